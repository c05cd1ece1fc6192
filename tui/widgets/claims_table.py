"""The list of claims, the most urgent at the top, two lines each."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

from overview import Claim
from overview.urgency import Urgency, urgency_of
from tui.claim_texts import contact_line, creditor_name, doubt_line, due_lines, standing_lines, urgency_mark
from tui.formatting import format_money
from tui.i18n import N_
from tui.i18n import gettext as _

_MARK, _AMOUNT, _DUE, _STANDING = 1, 12, 23, 16
_PADDING = 2  # one blank on each side of a cell
_SCROLLBAR = 1
_STYLES = {Urgency.OVERDUE: "bold #f08a7b", Urgency.SOON: "bold #e3b76b", Urgency.DONE: "dim"}


class ClaimsTable(DataTable[Text]):
    """Claims as rows; posts which one was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select_cursor",
            N_("Open"),
            id="claims.open",
            tooltip=N_("Open the claim: its amount in parts, its deadlines and its letters."),
        ),
    ]

    class Chosen(Message):
        """A claim was chosen."""

        def __init__(self, claim: Claim) -> None:
            super().__init__()
            self.claim = claim

    class Pointed(Message):
        """The cursor stands on a claim."""

        def __init__(self, claim: Claim) -> None:
            super().__init__()
            self.claim = claim

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True, id="claims")
        self._claims_shown: Sequence[Claim] = ()
        self._as_of = date.min
        self._amounts_hidden = False

    def show(self, claims: Sequence[Claim], *, as_of: date, hidden: bool) -> None:
        """Fill the table, in the order given; the cursor stays where it is."""
        self._claims_shown, self._as_of, self._amounts_hidden = claims, as_of, hidden
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """Give the creditor all the room that is left."""
        self._fill()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Say which claim was chosen."""
        event.stop()
        self.post_message(self.Chosen(self._claims_shown[event.cursor_row]))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Say on which claim the cursor stands."""
        event.stop()
        if event.cursor_row < len(self._claims_shown):
            self.post_message(self.Pointed(self._claims_shown[event.cursor_row]))

    def _fill(self) -> None:
        at = self.cursor_row
        fixed = _MARK + _AMOUNT + _DUE + _STANDING + 5 * _PADDING + _SCROLLBAR
        room = max(14, self.size.width - fixed)
        self.clear(columns=True)
        self.add_column("", width=_MARK)
        self.add_column(_("Creditor"), width=room)
        self.add_column(_("Amount").rjust(_AMOUNT), width=_AMOUNT)
        self.add_column(_("What is due"), width=_DUE)
        self.add_column(_("Where it stands"), width=_STANDING)
        for claim in self._claims_shown:
            self.add_row(*self._cells(claim, room), height=2, key=claim.id)
        if self._claims_shown:
            self.move_cursor(row=min(at, len(self._claims_shown) - 1))

    def _cells(self, claim: Claim, room: int) -> tuple[Text, ...]:
        style = _STYLES.get(urgency_of(claim, self._as_of), "")
        due, distance = due_lines(claim, self._as_of, hidden=self._amounts_hidden)
        status, stage = standing_lines(claim)
        return (
            Text(urgency_mark(claim, self._as_of), style=style),
            _names(claim, room),
            _two_lines(
                format_money(claim.amount_due_cents, hidden=self._amounts_hidden),
                doubt_line(claim),
                "bold",
                right=True,
            ),
            _two_lines(due, distance, style),
            _two_lines(status, stage, ""),
        )


def _names(claim: Claim, room: int) -> Text:
    """Return creditor and contact; a long name takes both lines where there is no contact to name."""
    name, contact = creditor_name(claim), contact_line(claim)
    if contact:
        return _two_lines(name, contact, "bold")
    first, *rest = textwrap.wrap(name, room, break_long_words=False) or [name]
    text = _two_lines(first, "", "bold")
    text.append(" ".join(rest), style="bold")
    return text


def _two_lines(first: str, second: str, style: str, *, right: bool = False) -> Text:
    text = Text(justify="right" if right else "left", no_wrap=True, overflow="ellipsis")
    text.append(first, style=style)
    text.append(f"\n{second}", style="dim")
    return text
