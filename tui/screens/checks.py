"""The checklist: what is probably missing, and what a person should look at."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from tui.check_texts import told_checks
from tui.desk import Situation
from tui.formatting import format_day
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.screens.base import PostkluisScreen
from tui.screens.claim import ClaimScreen
from tui.screens.letter import LetterScreen
from tui.widgets.checks_table import ChecksTable
from tui.widgets.title_bar import TitleBar


class ChecksScreen(PostkluisScreen):
    """A list to go through, one thing at a time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,backspace",
            "back",
            N_("Back"),
            id="checks.back",
            key_display="esc",
            tooltip=N_("Go back to the list of claims."),
        ),
    ]

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self.situation = situation

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        as_of = self.situation.overview.as_of
        yield TitleBar("Postkluis › " + _("To check"), _("on {day}").format(day=format_day(as_of)))
        yield Static(
            _("This need not all be done today. What can make the sums wrong stands first."),
            classes="heading",
            markup=False,
        )
        yield ChecksTable()
        yield Static(
            _("There is nothing to check. All that the letters say is clear."), id="empty", markup=False
        )
        yield Footer(compact=True)

    def show_content(self) -> None:
        """Fill the list."""
        checks = told_checks(self.situation, hidden=self.amounts_hidden)
        table = self.query_one(ChecksTable)
        table.show(checks)
        table.display = bool(checks)
        self.query_one(".heading").display = bool(checks)
        self.query_one("#empty").display = not checks
        if checks:
            table.focus()

    @on(ChecksTable.Chosen)
    def _open_chosen(self, message: ChecksTable.Chosen) -> None:
        check = message.check
        if check.claim is not None:
            self.open_screen(ClaimScreen(self.situation, check.claim))
        elif check.letter_id is not None:
            self.open_screen(LetterScreen(self.situation, self.situation.letters[check.letter_id]))
