"""The one JSON spelling in which grants and looks are kept, and the strict way back."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from consent.errors import GrantDamagedError


def encode_object(fields: dict[str, object]) -> bytes:
    """Return an object as JSON in UTF-8: keys sorted, no white space, nothing escaped that need not be."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode("utf-8")


def encode_instant(instant: datetime) -> str:
    """Return an instant as `2026-06-15T22:00:00Z`: UTC, whole seconds."""
    if instant.tzinfo is None or instant.microsecond:
        raise ValueError("an instant is kept in UTC and whole seconds")
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def decode_instant(value: object) -> datetime:
    """Return the instant of `2026-06-15T22:00:00Z`; every other spelling is a `ValueError`."""
    if not isinstance(value, str):
        raise ValueError("an instant is a text")
    instant = datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    if encode_instant(instant) != value:
        raise ValueError("an instant has one spelling")
    return instant


def decode_object(encoded: bytes, *, keys: frozenset[str], version: int) -> dict[str, object]:
    """Return the JSON object of a part of ours: exactly these keys, none twice, and this version."""
    try:
        decoded: object = json.loads(encoded.decode("utf-8"), object_pairs_hook=_pairs_once)
    except (UnicodeDecodeError, ValueError, RecursionError) as exc:
        raise GrantDamagedError("not the JSON that we write") from exc
    if not isinstance(decoded, dict) or decoded.get("version") != version or set(decoded) != keys:
        raise GrantDamagedError("another version, or a key too few or too many")
    if isinstance(decoded["version"], bool):
        raise GrantDamagedError("another version")
    return decoded


def text_of(fields: dict[str, object], key: str) -> str:
    """Return a field that has to be a text."""
    value = fields[key]
    if not isinstance(value, str):
        raise ValueError(f"{key} is no text")
    return value


def texts_of(fields: dict[str, object], key: str) -> tuple[str, ...]:
    """Return a field that has to be a list of texts, none of them twice."""
    value = fields[key]
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ValueError(f"{key} is no list of texts")
    if len(set(value)) != len(value):
        raise ValueError(f"{key} names one thing twice")
    return tuple(value)


def flag_of(fields: dict[str, object], key: str) -> bool:
    """Return a field that has to be true or false."""
    value = fields[key]
    if not isinstance(value, bool):
        raise ValueError(f"{key} is neither true nor false")
    return value


def shown_text(value: str, limit: int) -> str:
    """Return a text fit to be shown in a terminal; empty, too long or not printed is a `ValueError`."""
    if not value or len(value) > limit or not value.isprintable():
        raise ValueError(f"a text of 1 to {limit} printed characters is needed")
    return value


def _pairs_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise ValueError("a key stands twice")
    return fields
