"""What comes first: what can happen on a claim, and claims in the order in which to deal with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Final

import holidays

from overview.claim import Claim, ClaimStatus
from overview.creditor_kinds import PUBLIC_KINDS, can_fine_traffic, collects_maintenance, creditor_kind
from overview.law.tables import package_table, source_of
from overview.parties import same_party
from overview.threat import Threat, ThreatKind
from parsers.directory import OrganisationKind
from parsers.facts import Deadline, DeadlineKind, Stage


class Urgency(IntEnum):
    """How soon a claim asks for something; smaller comes first."""

    OVERDUE = 0
    SOON = 1
    LATER = 2
    NO_DAY = 3
    DONE = 4


SOON_DAYS: Final = 14
"""Two weeks: the term of most reminders, and about as long as it takes to get advice or an appointment."""
_STRIKES: Final = frozenset({DeadlineKind.COURT, DeadlineKind.ENFORCEMENT})
_SUPPLIERS: Final = frozenset({OrganisationKind.ENERGY, OrganisationKind.WATER})
_MORTGAGE: Final = re.compile(r"hypothe", re.IGNORECASE)
_ANNOUNCED: Final = frozenset({ThreatKind.EVICTION, ThreatKind.CUT_OFF})
_QUIET: Final = frozenset({ClaimStatus.UPCOMING, ClaimStatus.PAYMENT_PLAN})


def urgency_of(claim: Claim, as_of: date) -> Urgency:
    """Return how soon a claim asks for something, seen from `as_of`."""
    if claim.status is ClaimStatus.SETTLED:
        return Urgency.DONE
    if claim.overdue_since is not None:
        return Urgency.OVERDUE
    if claim.next_deadline is None:
        return Urgency.NO_DAY
    return Urgency.SOON if (claim.next_deadline.day - as_of).days <= SOON_DAYS else Urgency.LATER


def threat_of(claim: Claim, as_of: date) -> Threat | None:
    """Return what can happen on a claim, or `None` for one that is settled."""
    if claim.status is ClaimStatus.SETTLED:
        return None
    kind = _kind(claim)
    coming = [d.day for d in claim.deadlines if d.kind in _STRIKES] or [
        d.day for d in claim.deadlines if d.kind is DeadlineKind.PAYMENT
    ]
    named = _names_day(claim)
    threatening = kind in _ANNOUNCED and (named or claim.stage in (Stage.JUDGMENT, Stage.ENFORCEMENT))
    data = package_table("overview", "threats")
    return Threat(
        kind=kind,
        strikes_on=min(coming, default=None),
        threatening=threatening,
        first_talk_by=_working_day(as_of, data["first_talk"]["working_days"]) if threatening else None,
        source=source_of(data["threats"][kind.value]),
    )


def _kind(claim: Claim) -> ThreatKind:
    creditor, stage = creditor_kind(claim.creditor), claim.stage
    enforced = stage is Stage.ENFORCEMENT or _names_day(claim)
    if creditor is OrganisationKind.HOUSING and (enforced or stage is Stage.JUDGMENT):
        return ThreatKind.EVICTION
    if enforced and _MORTGAGE.search(claim.creditor or "") and _writes_itself(claim):
        # A mortgage bank needs no judgment to sell a home; what a bailiff enforces for it can be on income.
        return ThreatKind.EVICTION
    if creditor in _SUPPLIERS and enforced and (_names_day(claim) or _writes_itself(claim)):
        # A bailiff that enforces without a day attaches; a supplier that does can only cut off.
        return ThreatKind.CUT_OFF
    if creditor is OrganisationKind.HOUSING and stage is Stage.COURT:
        return ThreatKind.RENT_IN_COURT
    if can_fine_traffic(claim.creditor) and (enforced or stage is Stage.COURT):
        return ThreatKind.DETENTION
    if enforced:
        return ThreatKind.ATTACHMENT
    if stage is Stage.JUDGMENT:
        return ThreatKind.TITLE
    if stage is Stage.COURT:
        return ThreatKind.COURT
    return _by_creditor(claim, creditor)


def _names_day(claim: Claim) -> bool:
    return any(deadline.kind is DeadlineKind.ENFORCEMENT for deadline in claim.deadlines)


def _writes_itself(claim: Claim) -> bool:
    return bool(claim.contact and claim.creditor and same_party(claim.contact, claim.creditor))


def _by_creditor(claim: Claim, creditor: OrganisationKind | None) -> ThreatKind:
    if creditor in (OrganisationKind.HEALTH_INSURER, OrganisationKind.CAK):
        return ThreatKind.HEALTH_INSURANCE
    if creditor is OrganisationKind.HOUSING:
        return ThreatKind.RENT_ARREARS
    if creditor in _SUPPLIERS:
        return ThreatKind.SUPPLY_ARREARS
    if can_fine_traffic(claim.creditor):
        return ThreatKind.FINE_RAISED
    if creditor in PUBLIC_KINDS:
        return ThreatKind.PUBLIC_RECOVERY
    if collects_maintenance(claim.creditor) or collects_maintenance(claim.contact):
        return ThreatKind.MAINTENANCE
    return ThreatKind.ORDINARY


def by_urgency(claims: Iterable[Claim], as_of: date) -> tuple[Claim, ...]:
    """Return the claims that need something first at the top.

    A hearing, attachment or cut-off within two weeks goes before all else: it cannot be made up. Then come
    the claims that are due, by what can happen, and those that run as agreed; within these what has passed
    or comes first, the highest amount, and the name, so that the order never wavers.
    """

    def key(claim: Claim) -> tuple[int, int, int, date, int, str, str]:
        threat = claim.threat or threat_of(claim, as_of)
        near = irreversible_deadline(claim, as_of)
        deadline = claim.next_deadline.day if claim.next_deadline else date.max
        standing = 2 if threat is None else int(claim.status in _QUIET)
        return (
            1 if near is None else 0,
            standing,
            threat.kind.rank if threat else 0,
            near.day if near else claim.overdue_since or deadline,
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
        if deadline.kind in _STRIKES and 0 <= (deadline.day - as_of).days <= SOON_DAYS
    ]
    return min(coming, key=lambda deadline: deadline.day, default=None)


@lru_cache(maxsize=256)
def _working_day(day: date, count: int) -> date:
    """Return the day that is `count` working days after `day`."""
    found: date = holidays.country_holidays("NL").get_nth_working_day(day, count)
    return found
