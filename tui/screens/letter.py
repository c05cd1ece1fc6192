"""One letter: each fact that was read in it, and the place on the paper that says so."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DataTable, Footer, Static

from mailbox_ingest.stated_claims import Difference, differences
from overview import LetterFacts
from tui.correction_texts import correction_lines
from tui.desk import Situation
from tui.fact_rows import FactRow, conceal_digits, fact_rows, place_of
from tui.formatting import format_day
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.origin_texts import origin_lines
from tui.reading_problems import reading_problem
from tui.screens.base import PostkluisScreen
from tui.stated_texts import difference_line
from tui.widgets.facts_table import FactsTable
from tui.widgets.title_bar import TitleBar


class LetterScreen(PostkluisScreen):
    """The facts of a letter above, the words of the letter itself below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,backspace",
            "back",
            N_("Back"),
            id="letter.back",
            key_display="esc",
            tooltip=N_("Go back to where you came from."),
        ),
        Binding(
            "v",
            "correct",
            N_("Correct"),
            id="letter.correct",
            tooltip=N_("Put right the fact under the cursor. What the program read stays beside it."),
        ),
    ]

    class CorrectionAsked(Message):
        """A person wants to put a fact right."""

        def __init__(self, letter: LetterFacts, row: FactRow) -> None:
            super().__init__()
            self.letter = letter
            self.row = row

    def __init__(self, situation: Situation, letter: LetterFacts) -> None:
        super().__init__()
        self.situation = situation
        self.letter = letter
        self._fact_rows: tuple[FactRow, ...] = ()
        read = situation.as_read.get(letter.id, letter)
        self._differences: tuple[Difference, ...] = ()
        if read.facts is not None:
            self._fact_rows = fact_rows(read.facts, situation.corrections.get(letter.id, ()))
            origin = situation.origins.get(letter.id)
            if origin is not None:
                self._differences = differences(origin.evidence, read.facts)

    def compose(self) -> ComposeResult:
        """Lay out facts and quotation."""
        received = _("received {day}").format(day=format_day(self.letter.received))
        yield TitleBar(f"Postkluis › {self._sender()}", received)
        yield Static(_("File: {source}").format(source=self.letter.source), id="source", markup=False)
        if origin := self._origin():
            yield Static(origin, id="origin", markup=False)
        yield FactsTable()
        yield Static(id="quotation", markup=False)
        yield Static(id="unread", markup=False)
        yield Footer(compact=True)

    def _origin(self) -> str:
        provenance = self.situation.origins.get(self.letter.id)
        return "" if provenance is None else " ".join(origin_lines(provenance))

    def _sender(self) -> str:
        facts = self.letter.facts
        return facts.sender if facts is not None and facts.sender else _("letter")

    def show_content(self) -> None:
        """Fill the table, or say why the letter has no facts."""
        readable = self.letter.facts is not None
        table = self.query_one(FactsTable)
        table.display = self.query_one("#quotation").display = readable
        unread = self.query_one("#unread", Static)
        unread.display = not readable
        if readable:
            table.show(self._fact_rows, hidden=self.amounts_hidden)
            table.focus()
            self._quote(table.cursor_row)
            return
        problem = reading_problem(self.letter.unread_reason or "")
        hint = f" {problem.hint[:1].upper()}{problem.hint[1:]}." if problem.hint else ""
        unread.update(
            problem.sentence[:1].upper()
            + problem.sentence[1:]
            + f".{hint}\n\n"
            + _("The letter is kept. What it asks for is not in the overview.")
        )

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Show where the fact under the cursor stands."""
        self._quote(event.cursor_row)

    def _quote(self, place: int) -> None:
        if not 0 <= place < len(self._fact_rows):
            return
        row = self._fact_rows[place]
        lines = []
        if row.evidence is None:
            lines.append(_("The letter does not say this in so many words."))
        else:
            text = conceal_digits(row.evidence.text) if self.amounts_hidden else row.evidence.text
            lines.append(_("On {place} it says:").format(place=place_of(row.evidence)))
            lines.append(f"“{text}”")
        if row.correction is not None:
            read = conceal_digits(row.read or "") if self.amounts_hidden else row.read or ""
            lines += correction_lines(row.correction, read)
        lines += self._stated_otherwise(row.path)
        if row.doubtful:
            lines.append(_("The program is not sure of this. Please check it on the letter itself."))
        self.query_one("#quotation", Static).update("\n".join(lines))

    def _stated_otherwise(self, path: str) -> list[str]:
        """Return what the sender of a pushed letter states of a fact, where that is something else."""
        return [
            difference_line(one, hidden=self.amounts_hidden)
            for one in self._differences
            if path == one.path or path.startswith(f"{one.path}.")
        ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to correct to the owner of a letter that could be read."""
        if action == "correct":
            return self.situation.grant is None and self.letter.facts is not None
        return True

    def action_correct(self) -> None:
        """Ask to put right the fact under the cursor."""
        row = self.query_one(FactsTable).row_under_cursor
        if row is not None:
            self.post_message(self.CorrectionAsked(self.letter, row))
