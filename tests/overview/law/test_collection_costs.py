"""The statutory scale of collection costs, on the worked examples of the decree and of those who apply it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overview import LetterFacts, Outcome, Rule
from overview.law.collection_costs import allowed_costs, with_vat
from parsers.facts import CostKind, CostLine, Details, Stage
from tests.overview.law.found import finding, no_finding
from tests.overview.letters import AGENCY, ENERGY, demand


@pytest.mark.parametrize(
    ("principal", "allowed", "allowed_with_vat"),
    [
        (2500, 4000, 4840),
        (11900, 4000, 4840),
        (12500, 4000, 4840),
        (26667, 4000, 4840),
        (26670, 4001, 4841),
        (30000, 4500, 5445),
        (48735, 7310, 8845),
        (50000, 7500, 9075),
        (100000, 15000, 18150),
        (123456, 18518, 22407),
        (250000, 37500, 45375),
        (375000, 50000, 60500),
        (500000, 62500, 75625),
        (1000000, 87500, 105875),
        (2300000, 100500, 121605),
        (5000000, 127500, 154275),
        (20000000, 277500, 335775),
        (100000000, 677500, 819775),
        (150000000, 677500, 819775),
    ],
)
def test_the_scale_gives_the_published_amounts(principal: int, allowed: int, allowed_with_vat: int) -> None:
    assert (allowed_costs(principal), with_vat(allowed)) == (allowed, allowed_with_vat)


def test_three_instalments_in_one_reminder_have_the_minimum_once() -> None:
    assert allowed_costs(3 * 5000) == 4000


@given(st.integers(0, 200_000_000), st.integers(0, 1_000_000))
def test_more_principal_never_allows_less(principal: int, more: int) -> None:
    assert allowed_costs(principal) <= allowed_costs(principal + more)


def _collected(costs: int, principal: int | None = 30000) -> LetterFacts:
    lines = (CostLine(kind=CostKind.COLLECTION, label="incassokosten", amount_cents=costs),)
    return demand(
        "b",
        "03-01",
        Stage.COLLECTION,
        (principal or 0) + costs,
        "F-00017",
        sender=AGENCY,
        creditor=ENERGY,
        principal_cents=principal,
        details=Details(cost_lines=lines),
    )


def test_costs_on_the_scale_fit() -> None:
    assert finding(Rule.COLLECTION_COSTS, _collected(4500)).outcome is Outcome.FITS


def test_costs_above_the_scale_with_vat_conflict() -> None:
    found = finding(Rule.COLLECTION_COSTS, _collected(5447))
    assert found.outcome is Outcome.CONFLICTS
    assert found.figures["allowed_cents"] == 4500


def test_vat_told_apart_does_not_widen_the_scale() -> None:
    line = CostLine(kind=CostKind.COLLECTION, label="incassokosten", amount_cents=4502, vat_cents=945)
    letter = demand(
        "b",
        "03-01",
        Stage.COLLECTION,
        35446,
        "F-1",
        principal_cents=30000,
        details=Details(cost_lines=(line,)),
    )
    assert finding(Rule.COLLECTION_COSTS, letter).outcome is Outcome.CONFLICTS


def test_without_a_principal_nothing_is_checked() -> None:
    found = finding(Rule.COLLECTION_COSTS, _collected(4500, principal=None))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("principal",))


def test_reminder_and_collection_costs_are_one_compensation() -> None:
    lines = (
        CostLine(kind=CostKind.REMINDER, label="aanmaningskosten", amount_cents=1500),
        CostLine(kind=CostKind.COLLECTION, label="incassokosten", amount_cents=4500),
    )
    letter = demand(
        "b", "03-01", Stage.COLLECTION, 36000, "F-1", principal_cents=30000, details=Details(cost_lines=lines)
    )
    assert finding(Rule.COLLECTION_COSTS, letter).outcome is Outcome.CONFLICTS


def test_costs_that_are_only_announced_are_not_asked() -> None:
    lines = (CostLine(kind=CostKind.COLLECTION, label="incassokosten", amount_cents=9000, due=False),)
    letter = demand("b", "03-01", Stage.FINAL_NOTICE, 30000, "F-1", details=Details(cost_lines=lines))
    no_finding(Rule.COLLECTION_COSTS, letter)


def test_the_scale_is_not_for_taxes() -> None:
    letter = demand(
        "b",
        "03-01",
        Stage.FINAL_NOTICE,
        31900,
        "1",
        sender="Belastingdienst",
        principal_cents=30000,
        costs_cents=1900,
    )
    no_finding(Rule.COLLECTION_COSTS, letter)
