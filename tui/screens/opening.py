"""The door: asks the passphrase where one is needed, opens the desk in a thread, and says why it fails."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Footer, Input, LoadingIndicator, Static
from textual.worker import Worker, WorkerState

from tui.desk import Desk, Situation
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.problems import find_problem
from tui.screens.base import PostkluisScreen
from tui.widgets.title_bar import TitleBar


class OpeningScreen(PostkluisScreen):
    """What a person sees until the overview is there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "app.quit",
            N_("Leave"),
            id="opening.leave",
            tooltip=N_("Close the app without opening anything."),
        ),
        Binding(
            "ctrl+r",
            "again",
            N_("Try again"),
            id="opening.again",
            tooltip=N_("Try once more to open the vault."),
        ),
    ]

    class Opened(Message):
        """The desk is open."""

        def __init__(self, situation: Situation) -> None:
            super().__init__()
            self.situation = situation

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._failed = False

    def compose(self) -> ComposeResult:
        """Lay out title, question, wait and problem; one of the last three shows at a time."""
        yield TitleBar("Postkluis")
        with Vertical(id="door"):
            yield Static(self._greeting(), id="greeting")
            yield Input(password=True, placeholder=_("passphrase"), id="passphrase")
            with Vertical(id="wait"):
                yield LoadingIndicator()
                yield Static(_("Opening, and adding up the letters. This takes a moment."), id="wait-text")
            yield Static("", id="problem")
        yield Footer(compact=True)

    def _greeting(self) -> str:
        if self.desk.client is None:
            return _("This is your vault. Only your passphrase opens it.")
        return _("You are about to look at the overview of {client}. They will see that you looked.").format(
            client=self.desk.client
        )

    def show_content(self) -> None:
        """Ask, or go straight in."""
        self.query_one("#wait").display = False
        self.query_one("#problem").display = False
        if self.desk.asks_passphrase:
            self.query_one(Input).focus()
        else:
            self._open(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to try again only after a failure."""
        if action == "again":
            return self._failed and not self.desk.asks_passphrase
        return True

    def action_again(self) -> None:
        """Try to open once more."""
        self._open(None)

    @on(Input.Submitted)
    def _submit(self, message: Input.Submitted) -> None:
        if message.value:
            self._open(message.value)

    def _open(self, passphrase: str | None) -> None:
        self._failed = False
        self.query_one(Input).display = False
        self.query_one("#problem").display = False
        self.query_one("#wait").display = True
        self.refresh_bindings()
        # A thread with a loop of its own: deriving a key and folding letters would freeze the screen
        # otherwise.
        self.run_worker(
            lambda: asyncio.run(self.desk.open(passphrase)), thread=True, exclusive=True, exit_on_error=False
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Go in, or say what went wrong and ask again."""
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, Situation):
            self.post_message(self.Opened(event.worker.result))
        elif event.state is WorkerState.ERROR and event.worker.error is not None:
            self._show_failure(event.worker.error)

    def _show_failure(self, error: BaseException) -> None:
        problem = find_problem(error)
        if problem is None:
            raise error
        self._failed = True
        self.query_one("#wait").display = False
        sentence = problem.sentence[:1].upper() + problem.sentence[1:] + "."
        hint = f"\n\n{problem.hint[:1].upper()}{problem.hint[1:]}." if problem.hint else ""
        said = self.query_one("#problem", Static)
        said.update(sentence + hint)
        said.display = True
        if self.desk.asks_passphrase:
            question = self.query_one(Input)
            question.display = True
            question.value = ""
            question.focus()
        self.refresh_bindings()
