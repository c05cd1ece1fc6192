"""What can happen on a claim if nothing is done, in the order in which counsellors deal with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from overview.finding import LegalSource


class ThreatKind(StrEnum):
    """What can happen, the worst first; the order is the practice of debt counsellors."""

    EVICTION = "eviction"
    CUT_OFF = "cut_off"
    RENT_IN_COURT = "rent_in_court"
    DETENTION = "detention"
    ATTACHMENT = "attachment"
    TITLE = "title"
    """A judgment or writ that can be enforced: attachment is next."""
    COURT = "court"
    HEALTH_INSURANCE = "health_insurance"
    RENT_ARREARS = "rent_arrears"
    SUPPLY_ARREARS = "supply_arrears"
    FINE_RAISED = "fine_raised"
    PUBLIC_RECOVERY = "public_recovery"
    MAINTENANCE = "maintenance"
    ORDINARY = "ordinary"

    @property
    def rank(self) -> int:
        """1 for what comes first."""
        return tuple(ThreatKind).index(self) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Threat:
    """What can happen on one claim.

    `strikes_on` is the day that a letter names for it, `None` where none does: it can then be any day.
    `threatening` is what the law calls a threatening situation, with a concrete announcement; the
    municipality must then talk with whoever asks for help by `first_talk_by`, if it is asked today.
    """

    kind: ThreatKind
    strikes_on: date | None
    threatening: bool
    first_talk_by: date | None
    source: LegalSource
