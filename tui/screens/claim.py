"""One claim: its amount in parts, deadlines, references, what is not sure, and its letters in order."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from overview import Claim
from tui.claim_texts import creditor_name
from tui.desk import Situation
from tui.formatting import format_day
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.screens.base import PostkluisScreen
from tui.screens.letter import LetterScreen
from tui.widgets.claim_panel import claim_panel
from tui.widgets.letters_table import LettersTable, kind_of
from tui.widgets.title_bar import TitleBar


class ClaimScreen(PostkluisScreen):
    """All that is known of one claim, and the letters that say so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,backspace",
            "back",
            N_("Back"),
            id="claim.back",
            key_display="esc",
            tooltip=N_("Go back to the list of claims."),
        ),
    ]

    def __init__(self, situation: Situation, claim: Claim) -> None:
        super().__init__()
        self.situation = situation
        self.claim = claim

    def compose(self) -> ComposeResult:
        """Lay out the claim above and its letters below."""
        as_of = self.situation.overview.as_of
        yield TitleBar(
            f"Postkluis › {creditor_name(self.claim)}", _("on {day}").format(day=format_day(as_of))
        )
        with VerticalScroll(id="claim-scroll", can_focus=True):
            yield Static(id="claim-panel", markup=False)
        yield Static(_("Letters of this claim, the oldest first"), classes="heading", markup=False)
        yield LettersTable()
        yield Footer()

    def show_content(self) -> None:
        """Fill the panel and the list."""
        panel = claim_panel(self.claim, self.situation.overview.as_of, hidden=self.amounts_hidden)
        self.query_one("#claim-panel", Static).update(panel)
        letters = [self.situation.letters[one.id] for one in self.claim.letters]
        table = self.query_one(LettersTable)
        table.show([(letter, kind_of(letter)) for letter in letters], hidden=self.amounts_hidden)
        table.focus()

    @on(LettersTable.Chosen)
    def _open_letter(self, message: LettersTable.Chosen) -> None:
        self.open_screen(LetterScreen(self.situation, message.letter))
