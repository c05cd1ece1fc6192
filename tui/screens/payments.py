"""What each small payment would avert, and what fits a budget: for a counsellor alone."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Input, Static

from tui.desk import Situation
from tui.formatting import format_day
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.payment_texts import parse_budget, payments_view
from tui.screens.base import PostkluisScreen
from tui.widgets.title_bar import TitleBar


class PaymentsScreen(PostkluisScreen):
    """A field for the budget, and what it could do below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape",
            "back",
            N_("Back"),
            id="payments.back",
            key_display="esc",
            tooltip=N_("Go back to the list of claims."),
        ),
        Binding(
            "tab",
            "screen.focus_next",
            N_("Field or list"),
            id="payments.other",
            tooltip=N_("Go from the field to the list, to read on, and back."),
        ),
    ]

    def __init__(self, situation: Situation) -> None:
        super().__init__()
        self.situation = situation
        self._budget_cents: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out field and list."""
        as_of = self.situation.overview.as_of
        yield TitleBar("Postkluis › " + _("Payments"), _("on {day}").format(day=format_day(as_of)))
        yield Static(_("Budget in euros; may stay empty"), classes="heading", markup=False)
        yield Input(placeholder=_("for example 500"), id="budget", max_length=12)
        with VerticalScroll(id="payments-scroll", can_focus=True):
            yield Static(id="payments", markup=False)
        yield Footer(compact=True)

    def show_content(self) -> None:
        """Fill the list."""
        view = payments_view(self.situation, self._budget_cents, hidden=self.amounts_hidden)
        self.query_one("#payments", Static).update(view)
        if self.focused is None:
            self.query_one(Input).focus()

    @on(Input.Changed, "#budget")
    def _choose(self, message: Input.Changed) -> None:
        self._budget_cents = parse_budget(message.value)
        self.show_content()
