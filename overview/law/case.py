"""A claim as a rule sees it: what it has become, and what each of its letters said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from overview.claim import Claim
from overview.household import Household
from overview.references import Entry
from parsers.facts import Facts, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCase:
    """One claim with its entries, oldest first, on the day `as_of`."""

    claim: Claim
    entries: Sequence[Entry]
    household: Household
    as_of: date

    def newest(self, states: Callable[[Facts], bool]) -> Entry | None:
        """Return the newest entry whose facts state something, or `None`."""
        return next((entry for entry in reversed(self.entries) if states(entry.facts)), None)

    def at(self, *stages: Stage) -> tuple[Entry, ...]:
        """Return the entries of these stages, oldest first."""
        return tuple(entry for entry in self.entries if entry.facts.stage in stages)
