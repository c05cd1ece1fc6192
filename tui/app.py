"""The full-screen app: opens a desk and shows what lies on it. Wires the screens, and stays small."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from tui.desk import Desk, Situation
from tui.i18n import N_
from tui.screens.base import PostkluisScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.correction import CorrectionScreen
from tui.screens.help import HelpScreen
from tui.screens.letter import LetterScreen
from tui.screens.opening import OpeningScreen
from tui.theme import THEME


class PostkluisApp(App[None]):
    """One person's overview, full screen."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    TITLE = "Postkluis"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "h",
            "toggle_amounts",
            N_("Hide"),
            id="app.hide-amounts",
            tooltip=N_("Hide or show all amounts, for when somebody looks over your shoulder."),
        ),
        Binding(
            "question_mark,f1",
            "help",
            N_("Help"),
            id="app.help",
            key_display="?",
            tooltip=N_("Show every key that works here, with what it does."),
        ),
        Binding("q", "quit", N_("Quit"), id="app.quit", tooltip=N_("Close the app. Nothing is lost.")),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.amounts_hidden = False

    def on_mount(self) -> None:
        """Start at the door."""
        self.register_theme(THEME)
        self.theme = THEME.name
        self.push_screen(OpeningScreen(self.desk))

    def on_opening_screen_opened(self, message: OpeningScreen.Opened) -> None:
        """Show the claims once the desk is open."""
        self.show_situation(message.situation)

    def show_situation(self, situation: Situation) -> None:
        """Put the list of claims in the place of the door."""
        screen = ClaimsScreen(situation, self.desk)
        screen.amounts_hidden = self.amounts_hidden
        self.switch_screen(screen)

    def on_letter_screen_correction_asked(self, message: LetterScreen.CorrectionAsked) -> None:
        """Ask for the right value, where this desk can write it."""
        corrector = self.desk.corrector
        if corrector is not None and isinstance(self.screen, PostkluisScreen):
            self.screen.open_screen(CorrectionScreen(corrector, message.letter, message.row))

    async def on_correction_screen_corrected(self, message: CorrectionScreen.Corrected) -> None:
        """Show everything anew, with the letter that was put right on top."""
        while not isinstance(self.screen, ClaimsScreen):
            await self.pop_screen()
        screen = ClaimsScreen(message.situation, self.desk)
        screen.amounts_hidden = self.amounts_hidden
        await self.switch_screen(screen)
        letter = message.situation.letters.get(message.letter_id)
        if letter is not None:
            screen.open_screen(LetterScreen(message.situation, letter))

    def action_toggle_amounts(self) -> None:
        """Hide or show the amounts on every screen."""
        self.amounts_hidden = not self.amounts_hidden
        for screen in self.screen_stack:
            if isinstance(screen, PostkluisScreen):
                screen.amounts_hidden = self.amounts_hidden

    def action_help(self) -> None:
        """Show the keys of the screen at hand."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen.active_bindings))
