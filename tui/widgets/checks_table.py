"""The checklist as rows: about whom, and what to check."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable

from tui.check_texts import CheckTold
from tui.i18n import N_
from tui.i18n import gettext as _

_ABOUT = 24
_PADDING = 2
_SCROLLBAR = 1


class ChecksTable(DataTable[Text]):
    """Things to check as rows; posts which one was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "select_cursor",
            N_("Open"),
            id="checks.open",
            tooltip=N_("Open the claim or the letter that this is about."),
        ),
    ]

    class Chosen(Message):
        """One of the checklist was chosen."""

        def __init__(self, check: CheckTold) -> None:
            super().__init__()
            self.check = check

    def __init__(self) -> None:
        super().__init__(cursor_type="row", zebra_stripes=True, id="checks")
        self._checks_shown: Sequence[CheckTold] = ()

    def show(self, checks: Sequence[CheckTold]) -> None:
        """Fill the table, in the order given; the cursor stays where it is."""
        self._checks_shown = checks
        self._fill()

    def on_resize(self, event: events.Resize) -> None:
        """Give the sentences all the room that is left."""
        self._fill()

    def on_data_table_row_selected(self, event: DataTable.RowSelected) -> None:
        """Say which one was chosen."""
        event.stop()
        self.post_message(self.Chosen(self._checks_shown[event.cursor_row]))

    def _fill(self) -> None:
        at = self.cursor_row
        room = max(30, self.size.width - _ABOUT - 2 * _PADDING - _SCROLLBAR)
        self.clear(columns=True)
        self.add_column(_("About"), width=_ABOUT)
        self.add_column(_("What to check"), width=room)
        before: tuple[str, ...] = ()
        for check in self._checks_shown:
            # The doubts say what to look at, so they stand in the place of the sentence about them.
            told = check.doubts or (check.sentence,)
            # Who reads the same sentence of five creditors stops reading.
            told, before = ((_("the same"),) if told == before and check.claim else told), told
            lines = [line for one in told for line in textwrap.wrap(one, room)]
            about = textwrap.wrap(check.about, _ABOUT)[: max(2, len(lines))]
            self.add_row(
                Text("\n".join(about), no_wrap=True, overflow="ellipsis"),
                Text("\n".join(lines), no_wrap=True),
                height=max(len(lines), len(about)),
            )
        if self._checks_shown:
            self.move_cursor(row=min(at, len(self._checks_shown) - 1))
