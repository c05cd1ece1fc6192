"""Letters as rows, one line each: date, sender, what kind, how much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

from overview import LetterFacts
from tui.formatting import format_money, format_short_day
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.labels import stage_label

_NUMBER, _DAY, _STAGE, _AMOUNT = 3, 11, 24, 12
_PADDING = 2
_SCROLLBAR = 1


class LettersTable(DataTable[Text]):
    """Letters as rows; posts which one was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select_cursor",
            N_("Open letter"),
            id="letters.open",
            tooltip=N_("Open the letter: what the program read in it, and where that stands."),
        ),
    ]

    class Chosen(Message):
        """A letter was chosen."""

        def __init__(self, letter: LetterFacts) -> None:
            super().__init__()
            self.letter = letter

    def __init__(self) -> None:
        super().__init__(cursor_type="row", id="letters")
        self._rows_shown: Sequence[tuple[LetterFacts, str]] = ()
        self._amounts_hidden = False
        self._numbered = False

    def show(self, rows: Sequence[tuple[LetterFacts, str]], *, hidden: bool, numbered: bool = False) -> None:
        """Fill the table with letters, each with what to say of its kind, and its number where asked."""
        self._rows_shown, self._amounts_hidden, self._numbered = rows, hidden, numbered
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """Give the sender all the room that is left."""
        self._fill()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Say which letter was chosen."""
        event.stop()
        self.post_message(self.Chosen(self._rows_shown[event.cursor_row][0]))

    def _fill(self) -> None:
        at = self.cursor_row
        self.clear(columns=True)
        fixed = _DAY + _STAGE + _AMOUNT + 4 * _PADDING + _SCROLLBAR
        if self._numbered:
            fixed += _NUMBER + _PADDING
            self.add_column("", width=_NUMBER)
        self.add_column(_("Date"), width=_DAY)
        self.add_column(_("Sender"), width=max(16, self.size.width - fixed))
        self.add_column(_("Kind"), width=_STAGE)
        self.add_column(_("Amount").rjust(_AMOUNT), width=_AMOUNT)
        for number, (letter, kind) in enumerate(self._rows_shown, start=1):
            cells = self._cells(letter, kind)
            if self._numbered:
                cells = (_line(str(number), right=True), *cells)
            self.add_row(*cells, key=letter.id)
        if self._rows_shown:
            self.move_cursor(row=min(at, len(self._rows_shown) - 1))

    def _cells(self, letter: LetterFacts, kind: str) -> tuple[Text, ...]:
        facts = letter.facts
        day = letter.received if facts is None or facts.letter_date is None else facts.letter_date
        sender = letter.source if facts is None or facts.sender is None else facts.sender
        cents = None if facts is None else facts.refund_cents or facts.amount_due_cents
        return (
            _line(format_short_day(day)),
            _line(sender),
            _line(kind),
            _line("" if cents is None else format_money(cents, hidden=self._amounts_hidden), right=True),
        )


def _line(text: str, *, right: bool = False) -> Text:
    return Text(text, justify="right" if right else "left", no_wrap=True, overflow="ellipsis")


def kind_of(letter: LetterFacts) -> str:
    """Return what to say of the kind of a letter."""
    return _("could not be read") if letter.facts is None else stage_label(letter.facts.stage)
