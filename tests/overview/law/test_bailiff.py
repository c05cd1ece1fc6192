"""The tariff of bailiffs, on amounts that bailiffs print for their years."""

from __future__ import annotations

from datetime import date

import pytest

from overview import LetterFacts, Outcome, Rule
from overview.law.bailiff import tariff_of
from parsers.facts import BailiffAct, CostKind, CostLine, Details, Stage
from tests.overview.law.found import finding, no_finding
from tests.overview.letters import BAILIFF, demand


@pytest.mark.parametrize(
    ("act", "day", "cents"),
    [
        (BailiffAct.SUMMONS, date(2026, 3, 1), 12557),
        (BailiffAct.SUMMONS, date(2024, 3, 1), 11237),
        (BailiffAct.SUMMONS, date(2023, 2, 1), 10402),
        (BailiffAct.SERVICE, date(2022, 6, 1), 11477),
        (BailiffAct.ATTACHMENT_BANK, date(2021, 12, 31), 20933),
        (BailiffAct.EVICTION, date(2026, 1, 1), 32259),
    ],
)
def test_the_tariff_of_a_known_year(act: BailiffAct, day: date, cents: int) -> None:
    tariff = tariff_of(act, day)
    assert tariff is not None
    assert (tariff.least_cents, tariff.most_cents) == (cents, cents)


def test_a_year_that_was_not_seen_lies_between_its_neighbours() -> None:
    tariff = tariff_of(BailiffAct.SUMMONS, date(2025, 5, 1))
    assert tariff is not None
    assert (tariff.least_cents, tariff.most_cents) == (11237, 12557)


def _summons(
    cents: int,
    on: str = "03-01",
    vat: int | None = None,
    act: BailiffAct | None = BailiffAct.SUMMONS,
    label: str = "exploot",
) -> LetterFacts:
    line = CostLine(kind=CostKind.BAILIFF, label=label, amount_cents=cents, vat_cents=vat, act=act)
    return demand(
        "a",
        on,
        Stage.COURT,
        40000,
        "DS-1",
        sender=BAILIFF,
        creditor="Kringloopwarenhuis Oost",
        details=Details(cost_lines=(line,)),
    )


def test_the_tariff_with_vat_inside_fits() -> None:
    assert finding(Rule.BAILIFF_TARIFF, _summons(15194)).outcome is Outcome.FITS


def test_more_than_the_tariff_and_the_usual_searches_conflicts() -> None:
    # 125.57 and at most 15.00 for extracts, with VAT.
    assert finding(Rule.BAILIFF_TARIFF, _summons(17010)).outcome is Outcome.CONFLICTS


def test_searches_in_one_line_with_the_act_need_a_specification() -> None:
    found = finding(Rule.BAILIFF_TARIFF, _summons(15420))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("specification_of_costs",))


@pytest.mark.parametrize(
    ("label", "act"),
    [
        ("kosten beslag en overbetekening", BailiffAct.SERVICE),
        ("beslag- en overbetekeningskosten", BailiffAct.ATTACHMENT_BANK),
        ("dagvaarding incl. informatiekosten", BailiffAct.SUMMONS),
        ("ontruiming", BailiffAct.EVICTION),
    ],
)
def test_a_line_that_can_stand_for_more_than_one_act_is_no_conflict(label: str, act: BailiffAct) -> None:
    found = finding(Rule.BAILIFF_TARIFF, _summons(60000, act=act, label=label))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("specification_of_costs",))


def test_vat_told_apart_leaves_no_room() -> None:
    assert finding(Rule.BAILIFF_TARIFF, _summons(14100, vat=2961)).outcome is Outcome.CONFLICTS


def test_a_sum_between_two_known_years_cannot_be_checked() -> None:
    found = finding(Rule.BAILIFF_TARIFF, _summons(14447, on="2025-05-01"))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("tariff",))


def test_an_act_that_the_line_does_not_name_cannot_be_checked() -> None:
    assert finding(Rule.BAILIFF_TARIFF, _summons(9000, act=None)).missing == ("kind_of_act",)


def test_what_was_laid_out_for_extracts_is_no_act() -> None:
    no_finding(Rule.BAILIFF_TARIFF, _summons(9000, act=BailiffAct.INFORMATION))
