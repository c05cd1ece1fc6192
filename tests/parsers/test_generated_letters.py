"""Letters that nobody developed on, drawn by number with their truth: read from real files of every form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pytest

from tests.parsers.generated.cases import make_case, text_form
from tests.parsers.generated.scoring import Outcome, Tally, hold, read_case

_FIRST: Final = 300_000
_LONG: Final = range(310_000, 312_000)


def _tally(outcomes: Iterable[Outcome]) -> Tally:
    tally = Tally()
    for outcome in outcomes:
        tally.add(outcome)
    return tally


def _read(number: int, form: str) -> Outcome:
    case = make_case(number, form)
    return hold(case, read_case(case))


def _misses(outcomes: Iterable[Outcome]) -> str:
    return "\n".join(
        f"{o.number} {o.form} {o.story}: {' · '.join(o.wrongs)}" for o in outcomes if not o.exact
    )


def test_a_case_is_the_same_each_time() -> None:
    for form in ("pdf", "eml", "docx", "fax"):
        first, again = make_case(_FIRST, form), make_case(_FIRST, form)
        assert first.truth == again.truth
        if form != "docx":  # a ZIP holds the time of its making
            assert first.files == again.files


def test_the_truth_adds_up() -> None:
    for number in range(_FIRST, _FIRST + 300):
        truth = make_case(number, "txt").truth
        if truth.principal_cents is not None:
            parts = truth.principal_cents + (truth.interest_cents or 0) + (truth.costs_cents or 0)
            assert parts - (truth.paid_cents or 0) == truth.amount_due_cents
        instalments = [cents for kind, _, cents in truth.deadlines if kind == "payment" and cents]
        if truth.plan == "agreed":
            assert sum(instalments) == truth.amount_due_cents
        assert all(day >= truth.letter_date for _, day, _ in truth.deadlines)


def test_letters_with_text_are_read_exactly() -> None:
    outcomes = [_read(number, text_form(number)) for number in range(_FIRST, _FIRST + 60)]
    tally = _tally(outcomes)
    assert tally.exact >= 58, _misses(outcomes)
    assert tally.silent <= 3
    assert tally.right_in_review <= 0.1 * tally.right


@pytest.mark.parametrize(("form", "fewest"), [("scan", 7), ("fax", 7), ("photo", 7)])
def test_pictures_of_letters_are_read(form: str, fewest: int) -> None:
    outcomes = [_read(number, form) for number in range(_FIRST, _FIRST + 8)]
    assert _tally(outcomes).exact >= fewest, _misses(outcomes)


@pytest.mark.long
def test_two_thousand_letters_with_text_are_read_exactly() -> None:
    outcomes = [_read(number, text_form(number)) for number in _LONG]
    tally = _tally(outcomes)
    assert tally.exact >= 1960, _misses(outcomes)
    assert tally.silent <= 200
    assert tally.right_in_review <= 0.1 * tally.right


@pytest.mark.long
@pytest.mark.parametrize("form", ["scan", "fax", "photo"])
def test_a_hundred_pictures_of_letters_are_read(form: str) -> None:
    outcomes = [_read(number, form) for number in _LONG[:100]]
    assert _tally(outcomes).exact >= 90, _misses(outcomes)
