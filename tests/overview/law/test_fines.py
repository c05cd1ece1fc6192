"""The steps of a traffic fine, on the worked examples of the reference: half more, then doubled."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from overview import LetterFacts, Outcome, Rule
from overview.law.fines import FineStep, administration_costs, raised
from parsers.facts import CostKind, CostLine, Details, Stage
from tests.overview.law.found import finding, no_finding
from tests.overview.letters import demand

CJIB = "Centraal Justitieel Incassobureau"
NUMBER = "4100002600417001"


@pytest.mark.parametrize(
    ("sanction", "day", "first_letter", "first_reminder", "second_reminder"),
    [
        (5000, date(2024, 5, 1), 5900, 8400, 15900),
        (12000, date(2025, 5, 1), 12900, 18900, 36900),
        (24000, date(2026, 5, 1), 24900, 36900, 72900),
        (39600, date(2014, 5, 1), 40300, 60100, 119500),
        (3500, date(2020, 5, 1), 4400, 6150, 11400),
        (2801, date(2021, 5, 1), 3701, 5101, 9303),
        (10000, date(2010, 5, 1), 10600, 15600, 30600),
    ],
)
def test_a_fine_rises_by_half_and_then_doubles_and_its_costs_do_not(
    sanction: int, day: date, first_letter: int, first_reminder: int, second_reminder: int
) -> None:
    costs = administration_costs(day)
    steps = [raised(sanction, step) + costs for step in FineStep]
    assert steps == [first_letter, first_reminder, second_reminder]


def _decision() -> LetterFacts:
    return demand("a", "01-10", Stage.INVOICE, 12900, NUMBER, sender=CJIB)


def _reminder(cents: int, **facts: Any) -> LetterFacts:
    return demand("b", "04-10", Stage.FINAL_NOTICE, cents, NUMBER, sender=CJIB, **facts)


@pytest.mark.parametrize("cents", [18900, 36900])
def test_a_reminder_on_a_step_of_the_law_fits(cents: int) -> None:
    found = finding(Rule.FINE_INCREASE, _decision(), _reminder(cents))
    assert found.outcome is Outcome.FITS
    assert found.figures["sanction_cents"] == 12000


def test_administration_costs_that_were_raised_too_conflict() -> None:
    assert finding(Rule.FINE_INCREASE, _decision(), _reminder(19350)).outcome is Outcome.CONFLICTS


def test_the_specification_of_a_reminder_does_without_the_decision() -> None:
    lines = (
        CostLine(kind=CostKind.ADMINISTRATION, label="administratiekosten", amount_cents=900),
        CostLine(kind=CostKind.STATUTORY_INCREASE, label="verhoging", amount_cents=6000),
    )
    letter = _reminder(18900, principal_cents=12000, details=Details(cost_lines=lines))
    assert finding(Rule.FINE_INCREASE, letter).outcome is Outcome.FITS


def test_a_reminder_alone_cannot_be_checked() -> None:
    found = finding(Rule.FINE_INCREASE, _reminder(18900))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("first_decision",))


def test_the_steps_of_a_penal_order_are_no_conflict() -> None:
    found = finding(Rule.FINE_INCREASE, _decision(), _reminder(14400))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("kind_of_fine",))


def test_a_decision_alone_asks_nothing_of_the_steps() -> None:
    no_finding(Rule.FINE_INCREASE, _decision())
