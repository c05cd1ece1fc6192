"""Letters in the house styles of many senders, drawn by number: their truth holds, most are read exactly."""

from __future__ import annotations

from typing import Final

import pytest

from tests.parsers.generated.cases import make_case, text_form
from tests.parsers.generated.houses.styles import STYLES
from tests.parsers.generated.scoring import Outcome, Tally, hold, read_case

_FIRST: Final = 320_000
_LONG: Final = range(330_000, 332_000)


def _read(number: int, form: str) -> Outcome:
    case = make_case(number, form, "houses")
    return hold(case, read_case(case))


def _misses(outcomes: list[Outcome]) -> str:
    return "\n".join(
        f"{o.number} {o.form} {o.story}: {' · '.join(o.wrongs)}" for o in outcomes if not o.exact
    )


def _tally(outcomes: list[Outcome]) -> Tally:
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
    return tally


def test_there_are_many_styles() -> None:
    assert len({write.__name__ for write, _ in STYLES}) >= 50


def test_the_truth_of_each_adds_up() -> None:
    for number in range(_FIRST, _FIRST + 200):
        truth = make_case(number, "txt", "houses").truth
        if truth.principal_cents is not None:
            parts = truth.principal_cents + (truth.interest_cents or 0) + (truth.costs_cents or 0)
            assert parts - (truth.paid_cents or 0) == truth.amount_due_cents, number
        if truth.plan == "agreed":
            assert sum(cents or 0 for _, _, cents in truth.deadlines) == truth.amount_due_cents, number
        assert all(day >= truth.letter_date for _, day, _ in truth.deadlines), number


def test_letters_of_houses_are_read() -> None:
    outcomes = [_read(number, text_form(number)) for number in range(_FIRST, _FIRST + 40)]
    tally = _tally(outcomes)
    assert tally.exact >= 34, _misses(outcomes)
    assert tally.right_in_review <= 0.1 * tally.right


@pytest.mark.parametrize("form", ["scan", "fax", "photo"])
def test_pictures_of_letters_of_houses_are_read(form: str) -> None:
    outcomes = [_read(number, form) for number in range(_FIRST, _FIRST + 3)]
    assert _tally(outcomes).exact >= 1, _misses(outcomes)


@pytest.mark.long
def test_two_thousand_letters_of_houses_are_read() -> None:
    outcomes = [_read(number, text_form(number)) for number in _LONG]
    tally = _tally(outcomes)
    assert tally.exact >= 1760, _misses(outcomes)
    assert tally.right_in_review <= 0.1 * tally.right


@pytest.mark.long
@pytest.mark.parametrize("form", ["scan", "fax", "photo"])
def test_a_hundred_pictures_of_letters_of_houses_are_read(form: str) -> None:
    outcomes = [_read(number, form) for number in _LONG[:100]]
    assert _tally(outcomes).exact >= 75, _misses(outcomes)
