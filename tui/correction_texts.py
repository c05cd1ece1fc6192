"""A correction in words: the value as a person writes it, and who said so why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from overview import Correction
from tui.formatting import format_day, format_iban, format_instant, format_money
from tui.i18n import gettext as _
from tui.labels import TIES, deadline_label, direction_label, plan_label, stage_label

_LISTED: Final[Mapping[str, Callable[[str], str]]] = {
    "stage": stage_label,
    "direction": direction_label,
    "plan": plan_label,
    "kind": deadline_label,
    "iban": format_iban,
    "letter_date": lambda text: format_day(date.fromisoformat(text)),
    "date": lambda text: format_day(date.fromisoformat(text)),
}


def corrected_value(correction: Correction) -> str:
    """Return what a fact was corrected to, as a person writes it."""
    value = correction.value
    if value is None:
        return _("the letter does not state it")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int):
        return format_money(value)
    if correction.path.startswith("tie."):
        return _(TIES[value])
    told = _LISTED.get(correction.path.rsplit(".", 1)[-1])
    return value if told is None else told(value)


def correction_lines(correction: Correction, read: str) -> list[str]:
    """Return what the program read before a correction, and when and why it was made."""
    made = _("Corrected on {instant}.").format(instant=format_instant(correction.made_at))
    lines = [f"{made} " + _("The program read: {value}.").format(value=read)]
    if correction.reason:
        lines.append(_("Reason: {reason}").format(reason=correction.reason))
    return lines
