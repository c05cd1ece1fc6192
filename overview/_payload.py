"""Strict reading of the small JSON payloads that the overview keeps in the vault."""

from __future__ import annotations

import json
from collections.abc import Mapping

from overview.errors import PayloadError

VERSION = 1


def encode(fields: Mapping[str, object]) -> bytes:
    """Return `fields` as canonical JSON bytes with the version of the format."""
    return json.dumps(
        {"version": VERSION, **fields}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def decode(payload: bytes, what: str, names: frozenset[str]) -> dict[str, object]:
    """Return the fields of a payload that has exactly `names`, in the one spelling that `encode` gives.

    Raises:
        PayloadError: Not JSON, another version, a missing or unknown field, or a second spelling.
    """
    try:
        fields = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise PayloadError(what, "not JSON") from error
    if not isinstance(fields, dict):
        raise PayloadError(what, "not an object")
    version = fields.pop("version", None)
    if version != VERSION or isinstance(version, bool):
        raise PayloadError(what, "a version that this program does not read")
    if set(fields) != names:
        raise PayloadError(what, "fields missing or unknown")
    try:
        same = encode(fields) == payload
    except UnicodeEncodeError as error:
        raise PayloadError(what, "text that is no text") from error
    if not same:
        raise PayloadError(what, "not in canonical form")
    return fields
