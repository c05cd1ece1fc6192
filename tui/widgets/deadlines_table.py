"""Deadlines as rows: the day, how far away, what, for whom, how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

from overview import Claim
from parsers.facts import DeadlineKind
from tui.claim_texts import creditor_name, deadline_name
from tui.formatting import format_money, format_short_day, format_term
from tui.i18n import N_
from tui.i18n import gettext as _

_DAY, _TERM, _KIND, _AMOUNT = 12, 17, 14, 12
_PADDING = 2
_SCROLLBAR = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    day: date
    what: str
    claim: Claim
    cents: int | None
    late: bool


class DeadlinesTable(DataTable[Text]):
    """Deadlines as rows; posts whose claim was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select_cursor",
            N_("Open"),
            id="deadlines.open",
            tooltip=N_("Open the claim of this deadline."),
        ),
    ]

    class Chosen(Message):
        """A deadline was chosen."""

        def __init__(self, claim: Claim) -> None:
            super().__init__()
            self.claim = claim

    def __init__(self) -> None:
        super().__init__(cursor_type="row", id="deadlines")
        self._deadline_lines: Sequence[_Line] = ()
        self._as_of = date.min
        self._amounts_hidden = False

    def show(self, claims: Sequence[Claim], *, as_of: date, hidden: bool) -> None:
        """Fill the table, in order of day."""
        self._as_of, self._amounts_hidden = as_of, hidden
        self._deadline_lines = sorted(
            (line for claim in claims for line in _lines_of(claim)),
            key=lambda line: (line.day, creditor_name(line.claim), line.claim.id),
        )
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """Give the creditor all the room that is left."""
        self._fill()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Say whose claim was chosen."""
        event.stop()
        self.post_message(self.Chosen(self._deadline_lines[event.cursor_row].claim))

    def _fill(self) -> None:
        at = self.cursor_row
        fixed = _DAY + _TERM + _KIND + _AMOUNT + 5 * _PADDING + _SCROLLBAR
        self.clear(columns=True)
        self.add_column(_("Day"), width=_DAY)
        self.add_column("", width=_TERM)
        self.add_column(_("What"), width=_KIND)
        self.add_column(_("Creditor"), width=max(14, self.size.width - fixed))
        self.add_column(_("Amount").rjust(_AMOUNT), width=_AMOUNT)
        for line in self._deadline_lines:
            style = "bold #f08a7b" if line.late else ""
            self.add_row(
                Text(format_short_day(line.day), style=style, no_wrap=True),
                Text(format_term(line.day, self._as_of), style=style, no_wrap=True),
                Text(line.what, no_wrap=True, overflow="ellipsis"),
                Text(creditor_name(line.claim), no_wrap=True, overflow="ellipsis"),
                Text(
                    format_money(line.cents, hidden=self._amounts_hidden),
                    justify="right",
                    no_wrap=True,
                ),
            )
        if self._deadline_lines:
            self.move_cursor(row=min(at, len(self._deadline_lines) - 1))


def _lines_of(claim: Claim) -> Iterator[_Line]:
    whole = claim.amount_due_cents
    if claim.overdue_since is not None:
        yield _Line(day=claim.overdue_since, what=_("too late"), claim=claim, cents=whole, late=True)
    for deadline in claim.deadlines:
        # A day to object, to respond or to appear in court is not a day on which money changes hands.
        cents = (deadline.amount_cents or whole) if deadline.kind is DeadlineKind.PAYMENT else None
        what = deadline_name(claim, deadline)
        yield _Line(day=deadline.day, what=what, claim=claim, cents=cents, late=False)
