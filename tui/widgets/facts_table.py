"""The facts of a letter as rows: what, how much, and what to check."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual import events
from textual.widgets import DataTable

from tui.fact_rows import FactRow
from tui.formatting import HIDDEN_AMOUNT
from tui.i18n import gettext as _

_LABEL, _CHECK = 25, 12
_PADDING = 2
_SCROLLBAR = 1


class FactsTable(DataTable[Text]):
    """Facts as rows; the row under the cursor is quoted by the screen."""

    @property
    def row_under_cursor(self) -> FactRow | None:
        """The fact that the cursor stands on."""
        at = self.cursor_row
        return self._rows_shown[at] if 0 <= at < len(self._rows_shown) else None

    def __init__(self) -> None:
        super().__init__(cursor_type="row", id="facts")
        self._rows_shown: Sequence[FactRow] = ()
        self._amounts_hidden = False

    def show(self, rows: Sequence[FactRow], *, hidden: bool) -> None:
        """Fill the table; the cursor stays where it is."""
        self._rows_shown, self._amounts_hidden = rows, hidden
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """Give the value all the room that is left."""
        self._fill()

    def _fill(self) -> None:
        at = self.cursor_row
        fixed = _LABEL + _CHECK + 3 * _PADDING + _SCROLLBAR
        self.clear(columns=True)
        self.add_column(_("Fact"), width=_LABEL)
        self.add_column(_("In the letter"), width=max(16, self.size.width - fixed))
        self.add_column("", width=_CHECK)
        for row in self._rows_shown:
            value = HIDDEN_AMOUNT if row.is_amount and self._amounts_hidden else row.value
            check = _("please check") if row.doubtful else ""
            if row.correction is not None:
                check = _("corrected")
            self.add_row(
                Text(row.label, style="dim", no_wrap=True, overflow="ellipsis"),
                Text(value, style="bold" if row.is_amount else "", no_wrap=True, overflow="ellipsis"),
                Text(check, style="bold #e3b76b", no_wrap=True),
                key=row.path,
            )
        if self._rows_shown:
            self.move_cursor(row=min(at, len(self._rows_shown) - 1))
