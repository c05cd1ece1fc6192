"""Asks for the right value of one fact of a letter, and writes it beside what the program read."""

from __future__ import annotations

import asyncio
import re
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Footer, Input, Static
from textual.worker import Worker, WorkerState

from overview import LetterFacts
from tui.desk import Corrector, NewCorrection, Situation
from tui.errors import FieldError
from tui.fact_rows import FactRow
from tui.field_values import expected_of, parse_value
from tui.formatting import HIDDEN_AMOUNT
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.problems import find_problem
from tui.screens.base import PostkluisScreen
from tui.widgets.title_bar import TitleBar

_DEADLINE: Final = re.compile(r"deadlines\.\d+")
_BY_COMMAND: Final = frozenset({"is_claim", "direction", "stage", "plan", "references", "deadlines"})
"""What takes a word of a list, or is several facts in one: the command line explains these."""


def correctable_path(row: FactRow) -> str | None:
    """Return the path that a correction of a row takes here; `None` where the command line has to do it."""
    path = f"{row.path}.date" if _DEADLINE.fullmatch(row.path) else row.path
    return None if path in _BY_COMMAND or expected_of(path) is None else path


class CorrectionScreen(PostkluisScreen):
    """Fields for the value, the reason, and the passphrase where one is needed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "back",
            N_("Back"),
            id="correction.back",
            key_display="esc",
            tooltip=N_("Go back to the letter; nothing is changed."),
        ),
    ]

    class Corrected(Message):
        """The correction is written; this is what follows from it."""

        def __init__(self, situation: Situation, letter_id: str) -> None:
            super().__init__()
            self.situation = situation
            self.letter_id = letter_id

    def __init__(self, corrector: Corrector, letter: LetterFacts, row: FactRow) -> None:
        super().__init__()
        self.corrector = corrector
        self.letter = letter
        self.row = row
        self.path = correctable_path(row)

    def compose(self) -> ComposeResult:
        """Lay out what was read, the fields, and what became of it."""
        yield TitleBar("Postkluis › " + _("Correct"), self.letter.source)
        with VerticalScroll(id="correction", can_focus=False):
            yield Static(id="as-read", classes="heading", markup=False)
            if self.path is None:
                yield Static(self._by_command(), id="outcome", markup=False)
            else:
                yield Input(placeholder=_("what the letter says"), id="value", max_length=200)
                expected = expected_of(self.path)
                yield Static("" if expected is None else _(expected), classes="expected", markup=False)
                yield Input(placeholder=_("why; may stay empty"), id="reason", max_length=200)
                if self.corrector.asks_passphrase:
                    yield Input(password=True, placeholder=_("passphrase"), id="secret")
                yield Static("", id="outcome", markup=False)
        yield Footer(compact=True)

    def _by_command(self) -> str:
        return _("This is put right with: {command}").format(
            command=f"postkluis letter correct {self.letter.id[:8]} {self.row.path} ..."
        )

    def show_content(self) -> None:
        """Say what stands there now, and ask."""
        value = HIDDEN_AMOUNT if self.row.is_amount and self.amounts_hidden else self.row.value
        self.query_one("#as-read", Static).update(
            _("{fact}: it says {value} now. Enter goes on.").format(fact=self.row.label, value=value)
        )
        if self.path is not None and self.focused is None:
            self.query_one("#value", Input).focus()

    @on(Input.Submitted)
    def _go_on(self, message: Input.Submitted) -> None:
        if self.path is None:
            return
        fields = list(self.query(Input))
        at = fields.index(message.input)
        if message.input.id == "value":
            try:
                parse_value(self.path, message.value)
            except FieldError as error:
                self._fail(error)
                return
            self._say("")
        if at + 1 < len(fields):
            fields[at + 1].focus()
        else:
            self._write(self.path)

    def _write(self, path: str) -> None:
        typed = {field.id: field.value for field in self.query(Input)}
        correction = NewCorrection(
            letter_id=self.letter.id, path=path, text=typed["value"], reason=typed["reason"].strip()
        )
        passphrase = typed.get("secret")
        self._say(_("Writing."))
        # A thread with a loop of its own: a key is derived and all letters are folded anew.
        self.run_worker(
            lambda: asyncio.run(self.corrector.correct(passphrase, correction)),
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Go on with what follows, or say what went wrong."""
        if event.state is WorkerState.SUCCESS and isinstance(event.worker.result, Situation):
            self.post_message(self.Corrected(event.worker.result, self.letter.id))
        elif event.state is WorkerState.ERROR and event.worker.error is not None:
            self._fail(event.worker.error)

    def _fail(self, error: BaseException) -> None:
        problem = find_problem(error)
        if problem is None:
            raise error
        hint = f" {problem.hint[:1].upper()}{problem.hint[1:]}." if problem.hint else ""
        self._say(problem.sentence[:1].upper() + problem.sentence[1:] + "." + hint)

    def _say(self, words: str) -> None:
        self.query_one("#outcome", Static).update(words)
