"""Strict reading of JSON objects: exactly the keys that belong there, each with a value of its own kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

Kind = TypeVar("Kind", bound=StrEnum)


class ObjectReader:
    """Strict access to one JSON object: exactly its keys, each of its own kind. Messages name keys, never
    values."""

    def __init__(self, mapping: Mapping[str, object], keys: Sequence[str]) -> None:
        if set(mapping) != set(keys):
            raise ValueError(f"keys missing or unknown: {sorted(set(mapping) ^ set(keys))}")
        self._mapping = mapping

    def text(self, key: str) -> str | None:
        """A text, or `None`."""
        value = self._mapping[key]
        if value is not None and not isinstance(value, str):
            raise ValueError(f"{key} is no text")
        return value

    def stated(self, key: str) -> str:
        """A text."""
        value = self.text(key)
        if value is None:
            raise ValueError(f"{key} is missing")
        return value

    def number(self, key: str) -> int | None:
        """A whole number, or `None`."""
        value = self._mapping[key]
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise ValueError(f"{key} is no whole number")
        return value

    def whole(self, key: str) -> int:
        """A whole number."""
        value = self.number(key)
        if value is None:
            raise ValueError(f"{key} is missing")
        return value

    def flag(self, key: str) -> bool:
        """True or false."""
        value = self._mapping[key]
        if not isinstance(value, bool):
            raise ValueError(f"{key} is neither true nor false")
        return value

    def day(self, key: str) -> date | None:
        """A day, or `None`."""
        value = self.text(key)
        if value is None:
            return None
        found = date.fromisoformat(value)
        if found.isoformat() != value:
            raise ValueError(f"{key} is no day as days are spelled here")
        return found

    def stated_day(self, key: str) -> date:
        """A day."""
        value = self.day(key)
        if value is None:
            raise ValueError(f"{key} is missing")
        return value

    def kind(self, key: str, kind: type[Kind]) -> Kind:
        """One of a closed list."""
        return kind(self.stated(key))

    def kind_or_none(self, key: str, kind: type[Kind]) -> Kind | None:
        """One of a closed list, or `None`."""
        return None if self._mapping[key] is None else self.kind(key, kind)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._mapping[key]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ValueError(f"{key} is no list of texts")
        return tuple(value)

    def mapping(self, key: str) -> Mapping[str, object]:
        """An object."""
        value = self._mapping[key]
        if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
            raise ValueError(f"{key} is no object")
        return value

    def rows(self, key: str, keys: Sequence[str]) -> tuple[ObjectReader, ...]:
        """A list of objects, each with exactly these keys."""
        value = self._mapping[key]
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise ValueError(f"{key} is no list of objects")
        return tuple(ObjectReader(item, keys) for item in value)
