"""Debts that run their course, many at a time: each stays one claim, whoever writes, whatever the numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overview import build
from tests.overview.letters import AS_OF, HOUSEHOLD
from tests.overview.lives import household


@pytest.mark.parametrize("seed", range(60))
def test_every_debt_of_a_made_up_household_is_one_claim(seed: int) -> None:
    letters, debts = household(seed)
    found = build(letters, (), HOUSEHOLD, AS_OF)
    assert {frozenset(letter.id for letter in claim.letters) for claim in found.claims} == debts


@given(st.integers(0, 400), st.integers(0, 1_000))
@settings(max_examples=60)
def test_a_copy_of_a_letter_in_another_form_adds_nothing(seed: int, which: int) -> None:
    letters, debts = household(seed)
    letter = letters[which % len(letters)]
    copy = replace(letter, id="copy", source="post/copy.jpg", received=letter.received + timedelta(days=3))
    alone = build(letters, (), HOUSEHOLD, AS_OF)
    both = build([*letters, copy], (), HOUSEHOLD, AS_OF)
    assert both.totals == alone.totals
    assert len(both.claims) == len(debts)


@given(st.integers(0, 400), st.integers(0, 1_000))
@settings(max_examples=60)
def test_every_claim_keeps_its_id_or_names_it_as_letters_come_in(seed: int, how_many: int) -> None:
    letters, _ = household(seed)
    arrived = sorted(letters, key=lambda letter: (letter.received, letter.id))
    before = build(arrived[: how_many % len(arrived)], (), HOUSEHOLD, AS_OF)
    after = build(letters, (), HOUSEHOLD, AS_OF)
    known = {name for claim in after.claims for name in (claim.id, *claim.formerly)}
    assert {claim.id for claim in before.claims} <= known


@pytest.mark.long
@pytest.mark.parametrize("seed", range(60, 2_000))
def test_every_debt_of_very_many_households_is_one_claim(seed: int) -> None:
    letters, debts = household(seed)
    found = build(letters, (), HOUSEHOLD, AS_OF)
    assert {frozenset(letter.id for letter in claim.letters) for claim in found.claims} == debts
