"""Debts that run their course, many at a time: each stays one claim, whoever writes, whatever the numbers."""

from __future__ import annotations

from datetime import date

import pytest

from overview import build
from tests.overview.letters import HOUSEHOLD
from tests.overview.lives import household


@pytest.mark.parametrize("seed", range(60))
def test_every_debt_of_a_made_up_household_is_one_claim(seed: int) -> None:
    letters, debts = household(seed)
    found = build(letters, (), HOUSEHOLD, date(2026, 6, 1))
    assert {frozenset(letter.id for letter in claim.letters) for claim in found.claims} == debts


@pytest.mark.long
@pytest.mark.parametrize("seed", range(60, 2_000))
def test_every_debt_of_very_many_households_is_one_claim(seed: int) -> None:
    letters, debts = household(seed)
    found = build(letters, (), HOUSEHOLD, date(2026, 6, 1))
    assert {frozenset(letter.id for letter in claim.letters) for claim in found.claims} == debts
