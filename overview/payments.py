"""What a small payment would avert, for a counsellor with a little money to spend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from overview.claim import Claim, ClaimStatus
from overview.creditor_kinds import creditor_kind
from overview.finding import Outcome, Rule
from overview.threat import ThreatKind
from parsers.directory import OrganisationKind

_LIVING: Final = frozenset(
    {
        OrganisationKind.HOUSING,
        OrganisationKind.ENERGY,
        OrganisationKind.WATER,
        OrganisationKind.HEALTH_INSURER,
    }
)
"""Rent, energy, water and premium are kept going first, so that no new arrears arise."""
_TOO_MUCH: Final = frozenset(
    {
        Rule.COLLECTION_COSTS,
        Rule.FOURTEEN_DAYS_NOTICE,
        Rule.VAT_ON_COSTS,
        Rule.INTEREST,
        Rule.FINE_INCREASE,
        Rule.BAILIFF_TARIFF,
    }
)


class LeftOutReason(StrEnum):
    """Why a claim is not among those that a payment could help."""

    DISPUTED = "disputed"
    MAY_HAVE_LAPSED = "may_have_lapsed"
    """A payment could revive it."""
    MAY_BE_TOO_HIGH = "may_be_too_high"
    NOT_OWN_DEBT = "not_own_debt"
    UNSURE = "unsure"
    """The amount itself has to be checked first, or whether it is asked for twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentOption:
    """Paying `pay_cents` on a claim before `before` averts about `averts_cents`; all in euro cents.

    `threat` is a threatening situation that it averts as well, such as an eviction or a cut-off that was
    announced; `before` is `None` where no letter names its day, so that it can be any day. `living`: it
    keeps a home, energy, water or care.
    """

    claim_id: str
    pay_cents: int
    before: date | None
    averts_cents: int
    living: bool
    threat: ThreatKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A claim that no payment should go to before something else is settled."""

    claim_id: str
    reason: LeftOutReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Payments:
    """The payments that would avert costs, the first to look at first, and what was left out."""

    options: tuple[PaymentOption, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def payments(claims: Sequence[Claim]) -> Payments:
    """Return what each payment of the whole of a claim would avert.

    What averts an eviction or cut-off that was announced comes first, then what keeps a home, energy, water
    and care, then what averts most for each euro. Paying one creditor can harm an arrangement with all of
    them, so this is for a counsellor to weigh.
    """
    options: list[PaymentOption] = []
    left_out: list[LeftOut] = []
    for claim in claims:
        if claim.status is ClaimStatus.SETTLED or not claim.amount_due_cents:
            continue
        reason = _reason(claim)
        if reason is not None:
            left_out.append(LeftOut(claim_id=claim.id, reason=reason))
        elif (option := _option(claim)) is not None:
            options.append(option)
    options.sort(
        key=lambda one: (
            one.threat is None,
            not one.living,
            -one.averts_cents / one.pay_cents,
            one.before or date.min,
            one.claim_id,
        )
    )
    return Payments(options=tuple(options), left_out=tuple(left_out))


def _option(claim: Claim) -> PaymentOption | None:
    """Return what paying a claim would avert; `None` where it is nothing that is known."""
    grave = claim.threat if claim.threat is not None and claim.threat.threatening else None
    if not claim.amount_due_cents or (claim.growth is None and grave is None):
        return None
    days = (claim.growth.not_before if claim.growth else None, grave.strikes_on if grave else None)
    return PaymentOption(
        claim_id=claim.id,
        pay_cents=claim.amount_due_cents,
        before=min((day for day in days if day is not None), default=None),
        averts_cents=claim.growth.by_cents if claim.growth else 0,
        living=creditor_kind(claim.creditor) in _LIVING,
        threat=grave.kind if grave else None,
    )


def affordable(found: Payments, budget_cents: int) -> tuple[PaymentOption, ...]:
    """Return the options that fit a budget together, taken in their order; a larger one is passed over."""
    chosen: list[PaymentOption] = []
    for option in found.options:
        if option.pay_cents <= budget_cents:
            chosen.append(option)
            budget_cents -= option.pay_cents
    return tuple(chosen)


def _reason(claim: Claim) -> LeftOutReason | None:
    if claim.status is ClaimStatus.DISPUTED:
        return LeftOutReason.DISPUTED
    for finding in claim.findings:
        if finding.rule is Rule.LIMITATION and finding.outcome is not Outcome.FITS:
            return LeftOutReason.MAY_HAVE_LAPSED
        if finding.rule is Rule.OTHER_DEBTOR:
            return LeftOutReason.NOT_OWN_DEBT
    if any(f.rule in _TOO_MUCH and f.outcome is Outcome.CONFLICTS for f in claim.findings):
        return LeftOutReason.MAY_BE_TOO_HIGH
    asked_twice = any(f.rule is Rule.DOUBLE_CLAIM for f in claim.findings)
    return LeftOutReason.UNSURE if asked_twice or "amount_due_cents" in claim.review else None
