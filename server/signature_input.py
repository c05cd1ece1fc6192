"""Reads headers that are dictionaries of structured fields (RFC 9651): of signatures, and Content-Digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

import http_sf

from server.errors import DigestMalformedError, SignatureMalformedError, SignatureMissingError

MAX_HEADER_CHARACTERS = 4096
"""Of Signature-Input and of Signature; ours take about 400. What is longer is not even read."""
Parameters = Mapping[str, object]
Members = Mapping[str, tuple[object, Parameters]]
"""By label: an inner list of names with parameters, or octets; and its own parameters."""


def read_members(lines: Iterable[tuple[str, str]], name: str) -> Members:
    """Return what a header of signatures says for each label; its lines are joined.

    Raises:
        SignatureMissingError: There is no such header.
        SignatureMalformedError: It cannot be read, has a label twice, or is longer than any of ours.
    """
    values = [value for field, value in lines if field.lower() == name]
    if not values:
        raise SignatureMissingError(f"no header {name}")
    header = ", ".join(values)
    if len(header) > MAX_HEADER_CHARACTERS:
        raise SignatureMalformedError(f"header {name} is too long")
    return _parse(header)


def read_digest(header: str | None) -> bytes:
    """Return the SHA-256 of a Content-Digest (RFC 9530); `DigestMalformedError` where it has none."""
    try:
        digest = _parse(header or "").get("sha-256", (None, {}))[0]
    except SignatureMalformedError as exc:
        raise DigestMalformedError("Content-Digest is none") from exc
    if not isinstance(digest, bytes) or len(digest) != hashlib.sha256().digest_size:
        raise DigestMalformedError("Content-Digest has no sha-256")
    return digest


def _parse(header: str) -> Members:
    try:
        parsed = http_sf.parse(header.encode("ascii"), tltype="dictionary", on_duplicate_key=_refuse)
    except (ValueError, TypeError) as exc:
        raise SignatureMalformedError("a header cannot be read") from exc
    if not isinstance(parsed, dict):
        raise SignatureMalformedError("a header is no dictionary")
    members: dict[str, tuple[object, Parameters]] = {}
    for key, member in parsed.items():
        value, parameters = member if isinstance(member, tuple) else (member, {})
        members[key] = value, dict(parameters)
    return members


def _refuse(key: str, context: str) -> None:
    raise ValueError("a name comes twice")
