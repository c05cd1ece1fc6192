"""Whose post a vault holds: the names that decide which letters are this household's debts."""

from __future__ import annotations

from dataclasses import dataclass

from overview import _payload
from overview.errors import PayloadError


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """The owner's name first, then those of the people whose post the owner keeps."""

    names: tuple[str, ...]


def encode_household(household: Household) -> bytes:
    """Return the household as the bytes that are sealed in the vault."""
    return _payload.encode({"names": list(household.names)})


def decode_household(payload: bytes) -> Household:
    """Return the household in `payload`.

    Raises:
        PayloadError: The bytes are no household, or of a version that this program does not read.
    """
    names = _payload.decode(payload, "household", frozenset({"names"}))["names"]
    if not isinstance(names, list) or not names or not all(isinstance(n, str) and n.strip() for n in names):
        raise PayloadError("household", "names are not a list of names")
    return Household(names=tuple(names))
