"""The active language as the overview speaks it: the catalog, and the local way to write money and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tui.formatting import format_day, format_money
from tui.i18n import gettext


@dataclass(frozen=True, slots=True, kw_only=True)
class ActiveLanguage:
    """What is chosen for this process; satisfies `overview.Language`. Amounts are covered where `hidden`."""

    hidden: bool = False

    def say(self, message: str) -> str:
        """Return `message` in the active language."""
        return gettext(message)

    def money(self, cents: int) -> str:
        """Return an amount of euro cents as the reader writes it."""
        return format_money(cents, hidden=self.hidden)

    def day(self, day: date) -> str:
        """Return a day as the reader writes it."""
        return format_day(day)
