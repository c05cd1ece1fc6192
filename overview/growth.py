"""What makes a claim grow next: the value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from overview.finding import LegalSource


class GrowthKind(StrEnum):
    """What makes a claim grow."""

    FINE_RAISED = "fine_raised"
    COLLECTION_COSTS = "collection_costs"
    SUMMONS = "summons"
    SERVICE = "service"
    ATTACHMENT = "attachment"
    REMINDER_FEE = "reminder_fee"
    WRIT = "writ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The next step that makes a claim grow.

    `by_cents` is the least that comes on top, in euro cents, and `exact` tells whether it can be no more. For
    collection costs that no letter announces it is what the scale allows, which most creditors ask.
    `not_before` is the first day on which it can come; `named` tells whether a letter sets that day, or the
    law and the usual post do. `interest_cents` is what thirty days of statutory interest add, `None` where
    none runs.
    """

    kind: GrowthKind
    by_cents: int
    exact: bool
    not_before: date
    named: bool
    interest_cents: int | None
    source: LegalSource
