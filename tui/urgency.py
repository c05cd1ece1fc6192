"""What comes first: claims in the order in which a person has to deal with them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import IntEnum

from overview import Claim, ClaimStatus
from parsers.facts import Deadline, DeadlineKind


class Urgency(IntEnum):
    """How soon a claim asks for something; smaller comes first."""

    OVERDUE = 0
    SOON = 1
    LATER = 2
    NO_DAY = 3
    DONE = 4


# Two weeks: the term of most reminders, and about as long as it takes to get advice or an appointment.
SOON_DAYS = 14


def urgency_of(claim: Claim, as_of: date) -> Urgency:
    """Return how soon a claim asks for something, seen from `as_of`."""
    if claim.status is ClaimStatus.SETTLED:
        return Urgency.DONE
    if claim.overdue_since is not None:
        return Urgency.OVERDUE
    if claim.next_deadline is None:
        return Urgency.NO_DAY
    return Urgency.SOON if (claim.next_deadline.day - as_of).days <= SOON_DAYS else Urgency.LATER


def by_urgency(claims: Iterable[Claim], as_of: date) -> tuple[Claim, ...]:
    """Return the claims that need something first at the top.

    A hearing or an attachment within two weeks goes before what is merely late: it cannot be made up. Then
    by day, then the highest amount first, then by name, so that the order never wavers.
    """

    def key(claim: Claim) -> tuple[int, int, date, int, str, str]:
        urgency = urgency_of(claim, as_of)
        irreversible = irreversible_deadline(claim, as_of)
        deadline = claim.next_deadline.day if claim.next_deadline else date.max
        return (
            1 if irreversible is None else 0,
            int(urgency),
            irreversible.day if irreversible else claim.overdue_since or deadline,
            -(claim.amount_due_cents or 0),
            claim.creditor or "",
            claim.id,
        )

    return tuple(sorted(claims, key=key))


def irreversible_deadline(claim: Claim, as_of: date) -> Deadline | None:
    """Find the first hearing or attachment that is near; it can stand behind a day to pay."""
    coming = [
        deadline
        for deadline in claim.deadlines
        if deadline.kind in (DeadlineKind.COURT, DeadlineKind.ENFORCEMENT)
        and 0 <= (deadline.day - as_of).days <= SOON_DAYS
    ]
    return min(coming, key=lambda deadline: deadline.day, default=None)
