"""Collection costs of a consumer's debt held against the statutory scale (art. 6:96 lid 5 and 7 BW)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from overview.creditor_kinds import PUBLIC_KINDS, creditor_kind
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.facts import CostKind, CostLine, Stage

_OUT_OF_COURT: Final = frozenset({CostKind.COLLECTION, CostKind.REMINDER, CostKind.ADMINISTRATION})
"""What a creditor asks for reminding and collecting is one compensation, whatever the lines are called."""
_BEFORE_COURT: Final = frozenset({Stage.REMINDER, Stage.FINAL_NOTICE, Stage.COLLECTION})
_CENTS: Final = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargedCosts:
    """The collection costs that a letter asks for, in euro cents; `vat_cents` where it is told apart.

    `may_hold_vat` where VAT can be in `cents`: the letter says so, or does not tell the lines apart.
    """

    entry: Entry
    cents: int
    vat_cents: int | None
    may_hold_vat: bool


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


def is_consumer_debt(case: ClaimCase) -> bool:
    """Tell whether the scale holds: not for what rests on public law, as taxes and fines do."""
    kinds = {creditor_kind(case.claim.creditor), *(creditor_kind(e.facts.creditor) for e in case.entries)}
    return not kinds & PUBLIC_KINDS


def charged_costs(entries: Sequence[Entry]) -> ChargedCosts | None:
    """Return the collection costs of the newest letter that asks for any, or `None`."""
    for entry in reversed(entries):
        facts = entry.facts
        lines = [line for line in facts.details.cost_lines if line.due and line.kind in _OUT_OF_COURT]
        if lines:
            return ChargedCosts(
                entry=entry,
                cents=sum(line.amount_cents for line in lines),
                vat_cents=_vat(facts.details.cost_lines, lines),
                may_hold_vat=not any(line.vat_cents for line in lines),
            )
        if facts.costs_cents and not facts.details.cost_lines and facts.stage in _BEFORE_COURT:
            return ChargedCosts(entry=entry, cents=facts.costs_cents, vat_cents=None, may_hold_vat=True)
    return None


def _vat(every: Sequence[CostLine], lines: Sequence[CostLine]) -> int | None:
    """Return the VAT over these lines; a line of VAT alone is theirs where there are no other costs."""
    stated = [line.vat_cents for line in lines if line.vat_cents]
    if len(every) == len(lines) + 1:
        stated += [line.amount_cents for line in every if line.kind is CostKind.VAT and line.due]
    return sum(stated) if stated else None


def check_collection_costs(case: ClaimCase) -> tuple[Finding, ...]:
    """Hold the collection costs that are asked for against the scale over the principal."""
    charged = charged_costs(case.entries) if is_consumer_debt(case) else None
    if charged is None:
        return ()
    source = source_of(table("wik")["scale"])
    letters = (charged.entry.letter_id,)
    principal = charged.entry.facts.principal_cents or case.claim.principal_cents
    if not principal:
        return (
            Finding(
                rule=Rule.COLLECTION_COSTS,
                outcome=Outcome.CANNOT_BE_CHECKED,
                source=source,
                figures={"charged_cents": charged.cents},
                letters=letters,
                missing=("principal",),
            ),
        )
    allowed = allowed_costs(principal)
    # Whether VAT may be asked is a question of its own.
    most = with_vat(allowed) if charged.may_hold_vat and charged.vat_cents is None else allowed
    return (
        Finding(
            rule=Rule.COLLECTION_COSTS,
            outcome=Outcome.CONFLICTS if charged.cents > most else Outcome.FITS,
            source=source,
            figures={
                "charged_cents": charged.cents,
                "allowed_cents": allowed,
                "allowed_with_vat_cents": with_vat(allowed),
                "principal_cents": principal,
            },
            letters=letters,
        ),
    )
