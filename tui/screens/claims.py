"""The list of all claims: totals, what is urgent first, and whether this is everything."""

from __future__ import annotations

from typing import ClassVar

from rich.console import Group
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Static

from overview import Claim
from overview.urgency import by_urgency
from tui.alarm_texts import alarms_of
from tui.desk import Desk, Situation
from tui.formatting import format_day
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.notices import grant_line, incomplete_lines, partial_line
from tui.screens.base import PostkluisScreen
from tui.screens.checks import ChecksScreen
from tui.screens.claim import ClaimScreen
from tui.screens.deadlines import DeadlinesScreen
from tui.screens.export import ExportScreen
from tui.screens.other_letters import OtherLettersScreen
from tui.screens.payments import PaymentsScreen
from tui.widgets.alarm_box import AlarmBox
from tui.widgets.claim_panel import claim_letters, claim_panel
from tui.widgets.claims_table import ClaimsTable
from tui.widgets.notice import Notice
from tui.widgets.title_bar import TitleBar
from tui.widgets.totals_bar import TotalsBar


class ClaimsScreen(PostkluisScreen):
    """Where a person lands: everything that is owed, on one screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "d",
            "deadlines",
            N_("Days"),
            id="claims.deadlines",
            tooltip=N_("Show all deadlines in order of day."),
        ),
        Binding(
            "c",
            "checks",
            N_("Check"),
            id="claims.checks",
            tooltip=N_("Show what is not sure and which letters are probably missing."),
        ),
        Binding(
            "o",
            "others",
            N_("Other"),
            id="claims.other-letters",
            tooltip=N_("Show money you get, and letters that ask for nothing or could not be read."),
        ),
        Binding(
            "p",
            "payments",
            N_("Payments"),
            id="claims.payments",
            tooltip=N_("For a counsellor: show what each small payment would avert."),
        ),
        Binding(
            "e",
            "export",
            N_("Export"),
            id="claims.export",
            tooltip=N_("Write the overview to a file: a report, a spreadsheet or the deadlines."),
        ),
    ]

    def __init__(self, situation: Situation, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide"), (140, "-broad")]
        self.situation = situation
        self.claims = by_urgency(situation.overview.claims, situation.overview.as_of)

    def compose(self) -> ComposeResult:
        """Lay out totals, notices and the list."""
        overview = self.situation.overview
        whose = _("Overview") if self.situation.grant is None else self.situation.grant.client
        yield TitleBar(f"Postkluis › {whose}", _("on {day}").format(day=format_day(overview.as_of)))
        yield Notice(id="grant-notice", markup=False)
        yield AlarmBox(id="alarm", markup=False)
        yield TotalsBar()
        yield Notice(id="incomplete-notice", markup=False)
        with Horizontal(id="body"):
            yield ClaimsTable()
            with VerticalScroll(id="side", can_focus=False):
                yield Static(id="side-panel", markup=False)
        yield Static(id="empty", markup=False)
        yield Footer(compact=True)

    def show_content(self) -> None:
        """Fill everything."""
        overview = self.situation.overview
        self.query_one("#grant-notice", Notice).say(self._grant_lines())
        self.query_one(AlarmBox).show(tuple(alarms_of(self.situation)))
        self.query_one(TotalsBar).show(overview.totals, hidden=self.amounts_hidden)
        self.query_one("#incomplete-notice", Notice).say("\n".join(incomplete_lines(self.situation)))
        table = self.query_one(ClaimsTable)
        table.show(self.claims, as_of=overview.as_of, hidden=self.amounts_hidden)
        self.query_one("#body").display = bool(self.claims)
        empty = self.query_one("#empty", Static)
        empty.display = not self.claims
        empty.update(self._empty_text())
        if self.claims:
            table.focus()
            self._show_beside(self.claims[table.cursor_row])

    def _show_beside(self, claim: Claim) -> None:
        """Show a claim beside the list; the style sheet gives it room on a wide terminal only."""
        panel = claim_panel(self.situation, claim, hidden=self.amounts_hidden)
        letters = claim_letters(claim, self.situation.letters, hidden=self.amounts_hidden)
        self.query_one("#side-panel", Static).update(Group(panel, "", letters))

    @on(ClaimsTable.Pointed)
    def _point(self, message: ClaimsTable.Pointed) -> None:
        self._show_beside(message.claim)

    def _grant_lines(self) -> str:
        grant = self.situation.grant
        if grant is None:
            return ""
        return "\n".join(line for line in (grant_line(grant), partial_line(grant)) if line)

    def _empty_text(self) -> str:
        if self.situation.letters:
            return _("No letter in this vault asks for money. Press o to see the letters that are there.")
        return _(
            "There are no letters here yet.\n\n"
            "Bring them in with `postkluis import` and the folder in which they are. "
            "A photo of a letter is fine, and so is a pile in any order."
        )

    @on(ClaimsTable.Chosen)
    def _open_claim(self, message: ClaimsTable.Chosen) -> None:
        self.open_screen(ClaimScreen(self.situation, message.claim))

    def action_deadlines(self) -> None:
        """Show all deadlines."""
        self.open_screen(DeadlinesScreen(self.situation))

    def action_checks(self) -> None:
        """Show the checklist."""
        self.open_screen(ChecksScreen(self.situation))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the payments to a counsellor alone: paying one creditor can harm an arrangement with all."""
        return self.situation.grant is not None if action == "payments" else True

    def action_payments(self) -> None:
        """Show what each small payment would avert."""
        self.open_screen(PaymentsScreen(self.situation))

    def action_export(self) -> None:
        """Ask where to write the overview."""
        self.open_screen(ExportScreen(self.situation, self.desk))

    def action_others(self) -> None:
        """Show receivables and other letters."""
        self.open_screen(OtherLettersScreen(self.situation))
