"""The totals of an overview: what is open, arranged, disputed, to come, and to be received."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from overview import Totals
from tui.formatting import format_money
from tui.i18n import gettext as _


class TotalsBar(Horizontal):
    """One cell for each total; those that are nothing are left out, what is open always stands."""

    def compose(self) -> ComposeResult:
        """Lay out a cell for each total."""
        for name in ("open", "plan", "disputed", "upcoming", "receivable"):
            yield Static(id=f"total-{name}", classes="total")

    def show(self, totals: Totals, *, hidden: bool) -> None:
        """Fill the cells."""
        amounts = {
            "open": (_("to be paid"), totals.open_cents),
            "plan": (_("in arrangements"), totals.payment_plan_cents),
            "disputed": (_("disputed"), totals.disputed_cents),
            "upcoming": (_("not yet due"), totals.upcoming_cents),
            "receivable": (_("you get"), totals.receivable_cents),
        }
        for name, (label, cents) in amounts.items():
            cell = self.query_one(f"#total-{name}", Static)
            text = Text(justify="left")
            text.append(format_money(cents, hidden=hidden) + "\n", style="bold")
            text.append(label, style="dim")
            cell.update(text)
            cell.display = bool(cents) or name == "open"
