"""Single values of a claims document: cents, days and texts, each of its own kind or refused by name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from parsers.errors import DamagedDocumentError
from parsers.fcid_json import MASK

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_MOST_CENTS: Final = 10**12
"""Ten thousand million euros: no citizen owes it, and sums of it stay exact everywhere."""

_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ]\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:[Zz]|[+-]\d\d:\d\d)")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST_TEXT: Final = 2000

Members = Mapping[str, object]


def damaged(name: str) -> DamagedDocumentError:
    """Return the error for a member that is not what it should be; it names the member, never its value."""
    return DamagedDocumentError(
        f"The claims document has a member {name} of the wrong kind; ask for it again."
    )


def members(value: object, name: str) -> Members:
    """Return an object.

    Raises:
        DamagedDocumentError: it is something else.
    """
    if not isinstance(value, Mapping):
        raise damaged(name)
    return value


def items(of: Members, name: str) -> Sequence[Members]:
    """Return a list of objects; one that is not there is empty.

    Raises:
        DamagedDocumentError: it is no list, or holds something else.
    """
    value = of.get(name)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise damaged(name)
    return [members(one, name) for one in value]


def text(of: Members, name: str) -> str | None:
    """Return a text with its white space made single; `None` where there is none, or only a covered BSN.

    Raises:
        DamagedDocumentError: it is no text, or longer than any has reason to be.
    """
    value = of.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise damaged(name)
    plain = " ".join("".join(one if one.isprintable() else " " for one in value).split())
    return plain if plain not in ("", MASK) else None


def party(of: Members, name: str) -> str | None:
    """Return the OIN or name of an organisation, given as a text or as an object with one of these.

    Raises:
        DamagedDocumentError: it is something else.
    """
    value = of.get(name)
    if not isinstance(value, Mapping):
        return text(of, name)
    return text(value, "oin") or text(value, "naam")


def flag(of: Members, name: str) -> bool | None:
    """Return true or false, `None` where it is not there.

    Raises:
        DamagedDocumentError: it is something else.
    """
    value = of.get(name)
    if value is not None and not isinstance(value, bool):
        raise damaged(name)
    return value


def cents(of: Members, name: str, *, below_nought: bool = False) -> int | None:
    """Return a sum in whole euro cents, `None` where it is not there.

    Raises:
        DamagedDocumentError: it is no whole number, beyond reason, or negative where it may not be.
    """
    value = of.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _MOST_CENTS:
        raise damaged(name)
    if value < 0 and not below_nought:
        raise damaged(name)
    return value


def moment(of: Members, name: str) -> datetime | None:
    """Return an instant with its time zone (RFC 3339), `None` where it is not there.

    Raises:
        DamagedDocumentError: it is something else.
    """
    value = of.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value.isascii() or _MOMENT.fullmatch(value) is None:
        raise damaged(name)
    try:
        found = datetime.fromisoformat(value.upper())
        # Refused here rather than where it is reckoned with: the first and last years have no other zones.
        found.astimezone(AMSTERDAM)
    except (ValueError, OverflowError) as exc:
        raise damaged(name) from exc
    return found


def day(of: Members, name: str) -> date | None:
    """Return a day, or the day in Amsterdam of an instant; `None` where it is not there.

    Raises:
        DamagedDocumentError: it is something else.
    """
    value = of.get(name)
    if isinstance(value, str) and value.isascii() and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError as exc:
            raise damaged(name) from exc
    return day_of(moment(of, name))


def day_of(instant: datetime | None) -> date | None:
    """Return the day in Amsterdam of an instant."""
    return None if instant is None else instant.astimezone(AMSTERDAM).date()
