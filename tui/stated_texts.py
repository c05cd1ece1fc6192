"""What a sender states of its letter otherwise than the letter itself, in words and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from mailbox_ingest.stated_claims import Difference, StatedValue
from tui.formatting import format_day, format_iban, format_money
from tui.i18n import gettext as _
from tui.labels import field_label


def difference_line(difference: Difference, *, hidden: bool = False) -> str:
    """Return one difference as a sentence."""
    stated = _value(difference.path, difference.stated, hidden=hidden)
    if difference.read is None:
        return _("{field}: the sender says {stated}, and the letter was not seen to say it.").format(
            field=field_label(difference.path), stated=stated
        )
    return _("{field}: the sender says {stated}, the letter says {read}.").format(
        field=field_label(difference.path),
        stated=stated,
        read=_value(difference.path, difference.read, hidden=hidden),
    )


def difference_rows(differences: Sequence[Difference]) -> list[dict[str, Any]]:
    """Return differences as JSON: the path of the fact, and both values."""
    return [
        {
            "field": one.path,
            "stated": _plain(one.stated),
            "read": None if one.read is None else _plain(one.read),
        }
        for one in differences
    ]


def _value(path: str, value: StatedValue, *, hidden: bool) -> str:
    match value:
        case date():
            return format_day(value)
        case int():
            return format_money(value, hidden=hidden)
        case _:
            return format_iban(value) if path == "iban" else value


def _plain(value: StatedValue | None) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value
