"""Collection costs of a consumer's debt held against the statutory scale (art. 6:96 lid 5 and 7 BW)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from overview.creditor_kinds import creditor_kind
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.scope import is_business, is_consumer_contract
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.directory import OrganisationKind
from parsers.facts import CostKind, CostLine, Stage

_OUT_OF_COURT: Final = frozenset({CostKind.COLLECTION, CostKind.REMINDER, CostKind.ADMINISTRATION})
"""What a creditor asks for reminding and collecting is one compensation, whatever the lines are called."""
_BEFORE_COURT: Final = frozenset({Stage.REMINDER, Stage.FINAL_NOTICE, Stage.COLLECTION})
_NOT_REMINDING: Final = frozenset({Stage.INVOICE, Stage.PAYMENT_PLAN, Stage.INFORMATION})
_FIRST_DEMANDS: Final = frozenset({Stage.INVOICE, Stage.REMINDER, Stage.FINAL_NOTICE})
_ROUNDING: Final = 1
"""How cents are rounded does not stand in the decree."""
_CENTS: Final = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargedCosts:
    """The collection costs that a letter asks for, in euro cents; `vat_cents` where it is told apart.

    `may_hold_vat` where VAT can be in `cents`. `administration_cents` is the part that is asked as costs of
    administration, which can rest on something else. `listed` where lines of their own say what they are:
    in a sum alone there can be other costs.
    """

    entry: Entry
    cents: int
    vat_cents: int | None
    may_hold_vat: bool
    administration_cents: int = 0
    listed: bool = True


def allowed_costs(principal_cents: int) -> int:
    """Return the most that may be asked over a principal, in euro cents without VAT (art. 2 BIK).

    Each percentage holds for its own slice; the minimum and the maximum for the whole. Several claims that
    can be asked for in one reminder are added up first (art. 6:96 lid 7 BW): `principal_cents` is their sum.
    """
    scale = table("wik")["scale"]
    left = Decimal(max(0, principal_cents))
    total = Decimal(0)
    for one in scale["slices"]:
        width = left if one["width"] is None else min(left, Decimal(one["width"]) * 100)
        total += width * Decimal(one["percent"]) / 100
        left -= width
    within = min(max(total, Decimal(scale["minimum"]) * 100), Decimal(scale["maximum"]) * 100)
    return int(within.quantize(_CENTS, rounding=ROUND_HALF_UP))


def with_vat(cents: int) -> int:
    """Return an amount in euro cents raised with the general rate of VAT."""
    percent = Decimal(table("wik")["vat"]["percent"])
    return int((cents * (100 + percent) / 100).quantize(_CENTS, rounding=ROUND_HALF_UP))


def charged_costs(entries: Sequence[Entry]) -> ChargedCosts | None:
    """Return the collection costs of the newest letter that asks for any, or `None`."""
    return next((found for entry in reversed(entries) if (found := costs_in(entry)) is not None), None)


def costs_in(entry: Entry) -> ChargedCosts | None:
    """Return the collection costs that one letter asks for, or `None` where it asks for none."""
    facts = entry.facts
    # In a first bill or an arrangement, costs of administration are a price and not for reminding.
    kinds = {CostKind.COLLECTION} if facts.stage in _NOT_REMINDING else _OUT_OF_COURT
    lines = [line for line in facts.details.cost_lines if line.due and line.kind in kinds]
    if lines:
        vat_cents = _vat(facts.details.cost_lines, lines)
        return ChargedCosts(
            entry=entry,
            cents=sum(line.amount_cents for line in lines),
            vat_cents=vat_cents,
            may_hold_vat=vat_cents is None,
            administration_cents=sum(
                line.amount_cents for line in lines if line.kind is CostKind.ADMINISTRATION
            ),
        )
    if facts.costs_cents and not facts.details.cost_lines and facts.stage in _BEFORE_COURT:
        return ChargedCosts(
            entry=entry, cents=facts.costs_cents, vat_cents=None, may_hold_vat=True, listed=False
        )
    return None


def _vat(every: Sequence[CostLine], lines: Sequence[CostLine]) -> int | None:
    """Return the VAT over these lines; a line of VAT alone is theirs where there are no other costs."""
    stated = [line.vat_cents for line in lines if line.vat_cents]
    if len(every) == len(lines) + 1:
        stated += [line.amount_cents for line in every if line.kind is CostKind.VAT and line.due]
    return sum(stated) if stated else None


def check_collection_costs(case: ClaimCase) -> tuple[Finding, ...]:
    """Hold the collection costs that are asked for against the scale over the principal.

    A conflict is found only where no reading of the letters explains the costs: not VAT that may be in them,
    not a higher principal that was owed before a payment, not costs of another kind in one sum, and not an
    agreement with a business, to which the scale does not hold.
    """
    charged = charged_costs(case.entries) if is_consumer_contract(case) else None
    if charged is None:
        return ()
    principal = charged.entry.facts.principal_cents or case.claim.principal_cents
    if not principal:
        return (_without_principal(charged),)
    allowed = allowed_costs(principal)
    figures = {
        "charged_cents": charged.cents,
        "allowed_cents": allowed,
        "allowed_with_vat_cents": with_vat(allowed),
        "principal_cents": principal,
    }
    missing: tuple[str, ...] = ()
    if charged.cents <= allowed + _ROUNDING or (charged.may_hold_vat and holds_vat(charged.cents, allowed)):
        outcome = Outcome.FITS
    elif unsure := _what_may_explain(case, charged, principal):
        outcome, missing = Outcome.CANNOT_BE_CHECKED, (unsure,)
    else:
        outcome = Outcome.CONFLICTS
    return (_finding(charged, outcome, figures, missing),)


def holds_vat(charged_cents: int, allowed_cents: int) -> bool:
    """Tell whether costs are just what the scale allows with VAT on top, but for a cent of rounding."""
    return abs(charged_cents - with_vat(allowed_cents)) <= _ROUNDING


def _what_may_explain(case: ClaimCase, charged: ChargedCosts, principal_cents: int) -> str | None:
    """Name what would have to be seen before costs above the scale can be called too high."""
    if is_business(case):
        return "business"
    most = _most(charged, principal_cents)
    if charged.cents <= most:
        return "specification_of_costs"
    if charged.cents <= _most(charged, _highest_principal(case, charged)):
        return "payments"
    if charged.cents - charged.administration_cents <= most < charged.cents:
        return "ground_of_administration"
    other = int(Decimal(table("wik")["scale"]["administration_most"]) * 100)
    if not charged.listed and charged.cents <= most + other:
        return "specification_of_costs"
    if not charged.listed and creditor_kind(charged.entry.facts.sender) is OrganisationKind.BAILIFF:
        return "specification_of_costs"
    return None


def _most(charged: ChargedCosts, principal_cents: int) -> int:
    allowed = allowed_costs(principal_cents)
    return with_vat(allowed) if charged.may_hold_vat else allowed


def _highest_principal(case: ClaimCase, charged: ChargedCosts) -> int:
    """Return the most that was owed before these costs; they stay due where a part is paid later."""
    stated = [0]
    for entry in case.entries:
        facts = entry.facts
        if entry.order <= charged.entry.order:
            stated.append((facts.principal_cents or 0) + (facts.paid_cents or 0))
            if facts.stage in _FIRST_DEMANDS and not facts.costs_cents:
                stated.append(facts.amount_due_cents or 0)
    return max(stated)


def _without_principal(charged: ChargedCosts) -> Finding:
    """Return the finding where no letter states a principal: it can be no more than what is asked in all."""
    facts = charged.entry.facts
    figures = {"charged_cents": charged.cents}
    if facts.amount_due_cents is not None and charged.listed:
        rest = facts.amount_due_cents + (facts.paid_cents or 0) - charged.cents - (charged.vat_cents or 0)
        allowed = allowed_costs(rest)
        if rest > 0 and charged.cents - charged.administration_cents > _most(charged, rest):
            figures |= {
                "allowed_cents": allowed,
                "allowed_with_vat_cents": with_vat(allowed),
                "principal_cents": rest,
            }
            return _finding(charged, Outcome.CONFLICTS, figures, ())
    return _finding(charged, Outcome.CANNOT_BE_CHECKED, figures, ("principal",))


def _finding(
    charged: ChargedCosts, outcome: Outcome, figures: Mapping[str, int], missing: tuple[str, ...]
) -> Finding:
    return Finding(
        rule=Rule.COLLECTION_COSTS,
        outcome=outcome,
        source=source_of(table("wik")["scale"]),
        figures=figures,
        letters=(charged.entry.letter_id,),
        missing=missing,
    )
