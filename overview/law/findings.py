"""Every rule held against a claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from overview.finding import Finding
from overview.law.bailiff import check_bailiff_tariff
from overview.law.case import ClaimCase
from overview.law.collection_costs import check_collection_costs
from overview.law.debtors import check_debtor, check_double
from overview.law.fines import check_fine_increase
from overview.law.fourteen_days import check_fourteen_days_notice
from overview.law.interest import check_interest
from overview.law.limitation import check_limitation
from overview.law.terms import check_objection_terms
from overview.law.vat_on_costs import check_vat_on_costs

RULES: Final[tuple[Callable[[ClaimCase], tuple[Finding, ...]], ...]] = (
    check_limitation,
    check_objection_terms,
    check_debtor,
    check_double,
    check_collection_costs,
    check_fourteen_days_notice,
    check_vat_on_costs,
    check_interest,
    check_fine_increase,
    check_bailiff_tariff,
)
"""In the order in which a counsellor asks: is it still owed, by whom, and how much of it."""


def findings_of(case: ClaimCase) -> tuple[Finding, ...]:
    """Return what each rule finds in a claim; a rule that does not concern it finds nothing."""
    return tuple(finding for rule in RULES for finding in rule(case))
