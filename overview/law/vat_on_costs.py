"""VAT on collection costs (art. 2 lid 3 Besluit vergoeding voor buitengerechtelijke incassokosten)."""

from __future__ import annotations

from overview.creditor_kinds import RECLAIMS_VAT, creditor_kind
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.collection_costs import allowed_costs, charged_costs, holds_vat
from overview.law.scope import is_business, is_consumer_contract
from overview.law.tables import source_of, table


def check_vat_on_costs(case: ClaimCase) -> tuple[Finding, ...]:
    """Ask after VAT on the collection costs: in words, in a line of its own, or as the sum shows it.

    It may only be added where the creditor cannot reclaim it and says so. A shop or telephone company can;
    of most others the letters do not tell.
    """
    charged = charged_costs(case.entries) if is_consumer_contract(case) and not is_business(case) else None
    if charged is None:
        return ()
    figures = {"charged_cents": charged.cents}
    if charged.vat_cents is not None:
        figures["vat_cents"] = charged.vat_cents
    else:
        principal = charged.entry.facts.principal_cents or case.claim.principal_cents
        stated = any(line.includes_vat for line in charged.entry.facts.details.cost_lines)
        if not stated and (not principal or not holds_vat(charged.cents, allowed_costs(principal))):
            return ()
        if principal:
            figures["allowed_cents"] = allowed_costs(principal)
    reclaims = creditor_kind(case.claim.creditor) in RECLAIMS_VAT
    return (
        Finding(
            rule=Rule.VAT_ON_COSTS,
            outcome=Outcome.CONFLICTS if reclaims else Outcome.CANNOT_BE_CHECKED,
            source=source_of(table("wik")["vat"]),
            figures=figures,
            letters=(charged.entry.letter_id,),
            missing=() if reclaims else ("vat_statement",),
        ),
    )
