"""All deadlines in order of day, what is late first."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Footer, Static

from overview import Claim
from overview.urgency import Urgency, by_urgency, urgency_of
from tui.desk import Situation
from tui.formatting import format_day
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.screens.base import PostkluisScreen
from tui.screens.claim import ClaimScreen
from tui.widgets.deadlines_table import DeadlinesTable
from tui.widgets.title_bar import TitleBar


def claims_with_a_day(situation: Situation) -> tuple[Claim, ...]:
    """Return the claims that ask for something on a day, the most urgent first."""
    overview = situation.overview
    dated = (Urgency.OVERDUE, Urgency.SOON, Urgency.LATER)
    return tuple(
        claim
        for claim in by_urgency(overview.claims, overview.as_of)
        if urgency_of(claim, overview.as_of) in dated
    )


class DeadlinesScreen(PostkluisScreen):
    """What has to happen, day by day."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,backspace",
            "back",
            N_("Back"),
            id="deadlines.back",
            key_display="esc",
            tooltip=N_("Go back to the list of claims."),
        ),
    ]

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self.situation = situation
        self.claims = claims_with_a_day(situation)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        as_of = self.situation.overview.as_of
        yield TitleBar("Postkluis › " + _("Deadlines"), _("on {day}").format(day=format_day(as_of)))
        yield DeadlinesTable()
        yield Static(
            _("No letter names a day on which something has to happen. Take a breath."),
            id="empty",
            markup=False,
        )
        yield Footer(compact=True)

    def show_content(self) -> None:
        """Fill the list."""
        table = self.query_one(DeadlinesTable)
        table.show(self.claims, as_of=self.situation.overview.as_of, hidden=self.amounts_hidden)
        table.display = bool(self.claims)
        self.query_one("#empty").display = not self.claims
        if self.claims:
            table.focus()

    @on(DeadlinesTable.Chosen)
    def _open_claim(self, message: DeadlinesTable.Chosen) -> None:
        self.open_screen(ClaimScreen(self.situation, message.claim))
