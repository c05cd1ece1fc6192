"""What is probably missing from an overview, and what needs a look, as a list to go through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

from overview.check import Check, CheckKind
from overview.claim import Claim, ClaimStatus, OtherLetter, OtherReason
from overview.creditor_kinds import creditor_kind
from parsers.directory import OrganisationKind
from parsers.facts import Stage

_SILENT: Final = relativedelta(months=6)
_HOUSEHOLD_POST: Final = (
    (OrganisationKind.HEALTH_INSURER,),
    (OrganisationKind.HOUSING, OrganisationKind.BANK),
    (OrganisationKind.ENERGY,),
    (OrganisationKind.WATER,),
    (OrganisationKind.MUNICIPALITY, OrganisationKind.WATER_BOARD),
    (OrganisationKind.TAX,),
)
"""Whom almost every household has letters of; one of each group is enough."""


def checklist(
    claims: Sequence[Claim], others: Sequence[OtherLetter], senders: Iterable[str | None], as_of: date
) -> tuple[Check, ...]:
    """Return what is probably missing and what needs a look.

    Args:
        claims: All claims.
        others: The letters that are in no claim.
        senders: The senders and creditors of all letters.
        as_of: The day of the overview.
    """
    seen = {creditor_kind(name) for name in set(senders)}
    unread = (
        Check(kind=CheckKind.UNREAD, letter_id=other.id)
        for other in others
        if other.reason is OtherReason.UNREADABLE
    )
    missing = (
        Check(kind=CheckKind.NO_LETTER_OF, organisation=kinds[0])
        for kinds in _HOUSEHOLD_POST
        if claims and not seen & set(kinds)
    )
    return (*unread, *(check for claim in claims for check in _of_claim(claim, as_of)), *missing)


def _of_claim(claim: Claim, as_of: date) -> Iterator[Check]:
    if claim.status is ClaimStatus.SETTLED:
        return
    if claim.doubts:
        yield Check(kind=CheckKind.LOOK, claim_id=claim.id)
    if claim.first_stage is not Stage.INVOICE:
        yield Check(kind=CheckKind.EARLIER_LETTERS, claim_id=claim.id)
    newest = max(letter.day for letter in claim.letters)
    if claim.status is ClaimStatus.OPEN and newest + _SILENT < as_of:
        yield Check(kind=CheckKind.SILENT, claim_id=claim.id, since=newest)
