"""JSON with one spelling for one value: what is sealed must mean the same to whoever opens it later."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from mailbox_ingest.errors import PayloadError

_EnumT = TypeVar("_EnumT", bound=StrEnum)
_ItemT = TypeVar("_ItemT")


def encode_object(fields: Mapping[str, object], *, replace_surrogates: bool = False) -> bytes:
    """Return the one spelling of an object: keys sorted, no spaces, UTF-8 as it is.

    With `replace_surrogates`, half a character becomes a question mark, as it may stand in what strangers
    wrote.

    Raises:
        ValueError: The object holds text that has no UTF-8 form, or a number that JSON does not know.
    """
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "replace" if replace_surrogates else "strict")


class Fields:
    """The fields of one object, taken one by one; one missing, left over or of another type is an error."""

    def __init__(self, kind: str, fields: object) -> None:
        """Start on `fields`, which must be an object; `kind` names the payload in errors."""
        self._kind = kind
        self.version = 0
        if not isinstance(fields, dict):
            raise self.problem("not an object")
        self._left: dict[str, object] = dict(fields)

    @classmethod
    def decode(cls, kind: str, payload: bytes, *, version: int, oldest: int | None = None) -> Fields:
        """Start on a payload, which must be in the one spelling and of this version, or one since `oldest`.

        Raises:
            PayloadError: It is not.
        """
        try:
            value = json.loads(payload.decode("utf-8"))
            spelling = encode_object(value) if isinstance(value, dict) else b""
        except (ValueError, RecursionError) as exc:
            raise PayloadError(kind=kind, problem="not JSON") from exc
        if spelling != payload:
            raise PayloadError(kind=kind, problem="not in the one spelling")
        fields = cls(kind, value)
        found = fields.integer("version")
        if not (version if oldest is None else oldest) <= found <= version:
            raise fields.problem(f"version {found}, this program knows {version}")
        fields.version = found
        return fields

    def problem(self, problem: str) -> PayloadError:
        """Return an error about this payload; `problem` names fields, never what stands in them."""
        return PayloadError(kind=self._kind, problem=problem)

    def finish(self) -> None:
        """Refuse fields that nobody took."""
        if self._left:
            raise self.problem(f"{len(self._left)} unknown fields")

    def value(self, name: str) -> object:
        """Take a field as it stands."""
        if name not in self._left:
            raise self.problem(f"no field {name}")
        return self._left.pop(name)

    def text(self, name: str) -> str:
        """Take a string."""
        value = self.value(name)
        if not isinstance(value, str):
            raise self.problem(f"{name} is not a string")
        return value

    def text_or_none(self, name: str) -> str | None:
        """Take a string or null."""
        value = self.value(name)
        if value is not None and not isinstance(value, str):
            raise self.problem(f"{name} is neither a string nor null")
        return value

    def integer(self, name: str, *, least: int = 0) -> int:
        """Take a whole number of at least `least`."""
        value = self.value(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.problem(f"{name} is not a whole number of at least {least}")
        return value

    def integer_or_none(self, name: str) -> int | None:
        """Take a whole number of at least 0, or null."""
        if name in self._left and self._left[name] is None:
            del self._left[name]
            return None
        return self.integer(name)

    def flag(self, name: str) -> bool:
        """Take true or false."""
        value = self.value(name)
        if not isinstance(value, bool):
            raise self.problem(f"{name} is neither true nor false")
        return value

    def day_or_none(self, name: str) -> date | None:
        """Take an ISO date or null."""
        if name in self._left and self._left[name] is None:
            del self._left[name]
            return None
        return self.day(name)

    def day(self, name: str) -> date:
        """Take an ISO date."""
        text = self.text(name)
        try:
            day = date.fromisoformat(text)
        except ValueError as exc:
            raise self.problem(f"{name} is not a date") from exc
        if day.isoformat() != text:
            raise self.problem(f"{name} is not a date as we write it")
        return day

    def choice(self, name: str, choices: type[_EnumT]) -> _EnumT:
        """Take one of a closed list."""
        text = self.text(name)
        try:
            return choices(text)
        except ValueError as exc:
            raise self.problem(f"{name} is not one of the list") from exc

    def items(self, name: str, item: Callable[[object], _ItemT]) -> tuple[_ItemT, ...]:
        """Take a list, each of its items through `item`."""
        value = self.value(name)
        if not isinstance(value, list):
            raise self.problem(f"{name} is not a list")
        return tuple(item(entry) for entry in value)

    def nested(self, name: str) -> Fields | None:
        """Take an object within this one, or `None` for null."""
        value = self.value(name)
        return None if value is None else Fields(f"{self._kind}.{name}", value)
