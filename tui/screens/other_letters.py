"""Money to be received, and the letters that are part of no claim, with the reason why."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from overview import LetterFacts
from tui.desk import Situation
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.labels import reason_label
from tui.screens.base import PostkluisScreen
from tui.screens.letter import LetterScreen
from tui.widgets.letters_table import LettersTable
from tui.widgets.title_bar import TitleBar


class OtherLettersScreen(PostkluisScreen):
    """Every letter that is not in the list of claims, so that none is out of sight."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,backspace",
            "back",
            N_("Back"),
            id="other-letters.back",
            key_display="esc",
            tooltip=N_("Go back to the list of claims."),
        ),
    ]

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self.situation = situation

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield TitleBar("Postkluis › " + _("Other letters"))
        yield Static(
            _(
                "These letters ask you for no money, or could not be read. They are here so that you "
                "miss none."
            ),
            classes="heading",
            markup=False,
        )
        yield LettersTable()
        yield Static(_("There are no other letters."), id="empty", markup=False)
        yield Footer(compact=True)

    def show_content(self) -> None:
        """Fill the list, what could not be read first."""
        rows = self._letters()
        table = self.query_one(LettersTable)
        table.show(rows, hidden=self.amounts_hidden)
        table.display = bool(rows)
        self.query_one(".heading").display = bool(rows)
        self.query_one("#empty").display = not rows
        if rows:
            table.focus()

    def _letters(self) -> list[tuple[LetterFacts, str]]:
        letters = self.situation.letters
        others = sorted(self.situation.overview.other_letters, key=lambda one: one.reason != "unreadable")
        return [(letters[one.id], reason_label(one.reason)) for one in others if one.id in letters]

    @on(LettersTable.Chosen)
    def _open_letter(self, message: LettersTable.Chosen) -> None:
        self.open_screen(LetterScreen(self.situation, message.letter))
