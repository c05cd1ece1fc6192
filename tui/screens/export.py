"""Asks where to write the overview, writes it in a thread, and says what became of it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input, Static
from textual.worker import Worker, WorkerState

from tui.desk import Desk, Situation
from tui.errors import ExportFormatError
from tui.export import ENDINGS, check_ending, export_overview
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.problems import find_problem
from tui.screens.base import PostkluisScreen
from tui.widgets.title_bar import TitleBar


class ExportScreen(PostkluisScreen):
    """A field for the name of the file; its ending says which form it gets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "back",
            N_("Back"),
            id="export.back",
            key_display="esc",
            tooltip=N_("Go back to the list of claims; nothing is written."),
        ),
    ]

    def __init__(self, situation: Situation, desk: Desk) -> None:
        super().__init__()
        self.situation = situation
        self.desk = desk
        self._to_replace: Path | None = None

    def compose(self) -> ComposeResult:
        """Lay out the question, the field and what became of it."""
        day = self.situation.overview.as_of.isoformat()
        yield TitleBar("Postkluis › " + _("Export"))
        with Vertical(id="export"):
            yield Static(_("To what file? Its ending says the form:"), classes="heading", markup=False)
            yield Static(_endings(), id="endings", markup=False)
            yield Input(value=_("overview-{day}.pdf").format(day=day), id="file")
            yield Static(self._warning(), id="warning", markup=False)
            yield Static("", id="outcome", markup=False)
        yield Footer(compact=True)

    def _warning(self) -> str:
        words = _("The file is not encrypted: keep it safe. A BSN in a reference is covered.")
        if self.situation.grant is not None:
            words += " " + _("The client sees that you made it.")
        return words

    def show_content(self) -> None:
        """Ask."""
        self.query_one(Input).focus()

    @on(Input.Changed, "#file")
    def _forget(self) -> None:
        self._to_replace = None

    @on(Input.Submitted, "#file")
    def _write(self, message: Input.Submitted) -> None:
        # Those of os.path answer for a name that cannot be, too; writing then says what is wrong with it.
        path = Path(os.path.expanduser(message.value.strip()))
        try:
            check_ending(path)
        except ExportFormatError as error:
            self._fail(error)
            return
        if os.path.exists(path) and path != self._to_replace:
            self._to_replace = path
            self._say(_("There is a file of this name. Press enter once more to replace it."))
            return
        self._say(_("Writing."))
        # In a thread: drawing a report takes seconds, and the client's log is in a vault.
        self.run_worker(lambda: self._export(path), thread=True, exclusive=True, exit_on_error=False)

    def _export(self, path: Path) -> Path:
        asyncio.run(self.desk.record_export())
        export_overview(self.situation, path)
        return path

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say where it is, or what went wrong."""
        if event.state is WorkerState.SUCCESS:
            self._to_replace = None
            self._say(_("Saved in {path}.").format(path=event.worker.result))
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


def _endings() -> str:
    told = {
        ".pdf": _("a report to read or print"),
        ".xlsx": _("a spreadsheet"),
        ".csv": _("a table, one line a claim"),
        ".json": _("for other programs"),
        ".ics": _("the deadlines, for a calendar"),
        ".fcid.json": _("claims of public bodies, as Vorderingenoverzicht Rijk has them"),
        ".saldo.csv": _("balance requests, as Schuldenknooppunt has them"),
    }
    width = max(map(len, ENDINGS))
    return "\n".join(f"{ending:<{width}} {told.get(ending, '')}".rstrip() for ending in ENDINGS)
