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
        Binding(
            "pagedown,space",
            "read_on",
            N_("Read on"),
            id="claim.read-on",
            key_display="pgdn",
            priority=True,
            tooltip=N_("Go a page down in the text above the letters."),
        ),
        Binding(
            "pageup",
            "read_back",
            N_("Up"),
            id="claim.read-back",
            key_display="pgup",
            show=False,
            priority=True,
            tooltip=N_("Go a page up in the text above the letters."),
        ),
        *(
            Binding(
                str(number),
                f"open_number({number})",
                N_("Letter"),
                id=f"claim.letter-{number}",
                show=False,
                tooltip=N_("Open the letter that has this number."),
            )
            for number in range(1, 10)
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
        yield Footer(compact=True)

    def show_content(self) -> None:
        """Fill the panel and the list."""
        panel = claim_panel(self.situation, self.claim, hidden=self.amounts_hidden)
        self.query_one("#claim-panel", Static).update(panel)
        letters = [self.situation.letters[one.id] for one in self.claim.letters]
        table = self.query_one(LettersTable)
        table.show(
            [(letter, kind_of(letter)) for letter in letters], hidden=self.amounts_hidden, numbered=True
        )
        table.focus()

    @on(LettersTable.Chosen)
    def _open_letter(self, message: LettersTable.Chosen) -> None:
        self.open_screen(LetterScreen(self.situation, message.letter))

    def action_read_on(self) -> None:
        """Go a page down in the panel, whatever has the focus."""
        self.query_one("#claim-scroll").scroll_page_down(animate=False)

    def action_read_back(self) -> None:
        """Go a page up in the panel, whatever has the focus."""
        self.query_one("#claim-scroll").scroll_page_up(animate=False)

    def action_open_number(self, number: int) -> None:
        """Open the letter that proves a figure, by its number; a number that no letter has does nothing."""
        if number <= len(self.claim.letters):
            letter = self.situation.letters[self.claim.letters[number - 1].id]
            self.open_screen(LetterScreen(self.situation, letter))
