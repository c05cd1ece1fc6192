"""What a person says of two letters holds whatever the evidence, in any order, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overview import (
    Correction,
    CorrectionError,
    DoubtReason,
    LinkReason,
    Overview,
    RegroupingError,
    build,
    checked,
    decode_correction,
    encode_correction,
)
from overview.regrouping import Word, join_claims, newest_choice, split_claim
from overview.tie_paths import Tied
from overview.ties import Debt, Ties, debts_of, hold, tie
from parsers.facts import Details, ListedDebt, Stage
from tests.overview.letters import AGENCY, AS_OF, ENERGY, HOUSEHOLD, LANDLORD, demand, groups, overview
from tests.overview.lives import household

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
BILL = "F-2026-00417"


def word(minutes: int = 0, author: str = "owner") -> Word:
    return Word(author=author, reason="seen on paper", made_at=NOON + timedelta(minutes=minutes))


def said(one: str, other: str, says: Tied, minutes: int = 0) -> Correction:
    return tie(
        (one, 0), (other, 0), says, author="owner", reason="", made_at=NOON + timedelta(minutes=minutes)
    )


def same(one: str, other: str, minutes: int = 0) -> Correction:
    return said(one, other, Tied.SAME_DEBT, minutes)


def other(one: str, another: str, minutes: int = 0) -> Correction:
    return said(one, another, Tied.OTHER_DEBT, minutes)


def lost(found: Overview) -> set[str | None]:
    return {
        doubt.letter_id
        for claim in found.claims
        for doubt in claim.doubts
        if (doubt.path, doubt.reason) == ("letters", DoubtReason.CORRECTION_NOT_APPLIED)
    }


LETTERS = (
    demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
    demand("reminder", "02-10", Stage.REMINDER, 12500, BILL),
    demand("agency", "03-10", Stage.COLLECTION, 16000, "DS-881200", sender=AGENCY, creditor="Onbekend"),
)


def test_letters_without_anything_in_common_become_one_debt_by_hand() -> None:
    assert groups(overview(*LETTERS).claims) == {("bill", "reminder"), ("agency",)}
    (found,) = overview(*LETTERS, corrections=[same("agency", "bill")]).claims
    assert [letter.why for letter in found.letters] == [None, LinkReason.NUMBER, LinkReason.BY_HAND]
    assert (found.id, found.amount_due_cents) == ("c-bill", 16000)


def test_what_is_one_debt_by_hand_is_no_sum_of_two() -> None:
    late = demand("late", "04-10", Stage.COLLECTION, 17000, "DS-881200", sender=AGENCY, creditor="Onbekend")
    (found,) = overview(*LETTERS, late, corrections=[same("late", "reminder")]).claims
    assert found.amount_due_cents == 17000
    assert DoubtReason.SUM_OF_JOINED not in {doubt.reason for doubt in found.doubts}


def test_letters_with_a_number_in_common_become_two_debts_by_hand() -> None:
    found = overview(*LETTERS, corrections=[other("reminder", "bill")])
    assert groups(found.claims) == {("bill",), ("reminder",), ("agency",)}
    assert lost(found) == set()


def test_two_debts_by_hand_are_no_longer_said_to_be_perhaps_one() -> None:
    bills = [
        demand("one", "01-10", Stage.REMINDER, 12000, "F-0001-26", customer="8812345"),
        demand("two", "02-10", Stage.REMINDER, 13000, "F-0002-26", customer="8812345"),
    ]
    doubts = {doubt.reason for claim in overview(*bills).claims for doubt in claim.doubts}
    assert DoubtReason.MAY_BE_SAME in doubts
    told = overview(*bills, corrections=[other("one", "two")])
    assert {doubt.reason for claim in told.claims for doubt in claim.doubts} == doubts - {
        DoubtReason.MAY_BE_SAME
    }


def test_a_later_letter_that_names_both_does_not_join_what_was_told_apart() -> None:
    letters = [
        demand("one", "01-10", Stage.INVOICE, 12000, "F-0001-26"),
        demand("two", "02-10", Stage.INVOICE, 13000, "F-0002-26"),
        demand("both", "03-10", Stage.REMINDER, 25000, "F-0001-26", "F-0002-26"),
    ]
    assert len(overview(*letters).claims) == 1
    apart = overview(*letters, corrections=[other("one", "two")])
    assert len(apart.claims) == 2


def test_of_two_letters_the_newest_word_holds_and_taking_it_back_restores_the_one_before() -> None:
    first, second = same("agency", "bill", 0), other("agency", "bill", 5)
    assert len(overview(*LETTERS, corrections=[first, second]).claims) == 2
    assert len(overview(*LETTERS, corrections=[first, replace(second, undone=True)]).claims) == 1


def test_a_word_that_newer_words_contradict_by_way_of_a_third_letter_is_named() -> None:
    older = same("agency", "bill", 0)
    newer = [same("bill", "reminder", 5), other("agency", "reminder", 6)]
    found = overview(*LETTERS, corrections=[older, *newer])
    assert groups(found.claims) == {("bill", "reminder"), ("agency",)}
    assert lost(found) == {"agency", "bill"}


def test_a_word_about_a_letter_that_is_in_no_claim_is_named_and_about_one_not_here_is_nothing() -> None:
    note = demand("note", "03-01", Stage.INFORMATION, None, is_claim=False)
    found = overview(*LETTERS, note, corrections=[same("bill", "note"), same("bill", "elsewhere")])
    assert groups(found.claims) == groups(overview(*LETTERS).claims)
    assert lost(found) == {"bill"}


def test_a_debt_that_a_letter_carries_beside_another_can_be_tied() -> None:
    both = Details(
        debts=(
            ListedDebt(creditor=ENERGY, references=("F-00017",), amount_due_cents=12000),
            ListedDebt(creditor=LANDLORD, references=("HF-00093",), amount_due_cents=70000),
        )
    )
    letters = [
        demand("rent", "01-10", Stage.INVOICE, 65000, "W-5512009", sender="Vastgoed Kade"),
        demand("list", "05-10", Stage.COLLECTION, 82000, sender=AGENCY, creditor=None, details=both),
    ]
    word_of_owner = tie(("list", 1), ("rent", 0), Tied.SAME_DEBT, author="owner", reason="", made_at=NOON)
    found = overview(*letters, corrections=[word_of_owner])
    assert groups(found.claims) == {("list",), ("rent", "list")}
    assert {one.amount_due_cents for one in found.claims} == {12000, 70000}
    gone = replace(word_of_owner, path="tie.7.rent.0")
    assert lost(overview(*letters, corrections=[gone])) == {"list", "rent"}


def test_a_tie_has_one_spelling() -> None:
    one = same("b", "a")
    assert one == same("a", "b")
    assert decode_correction(encode_correction(one)) == one
    assert debts_of(one) == (("a", 0), ("b", 0))
    with pytest.raises(CorrectionError):
        checked(replace(one, letter_id="c"))
    with pytest.raises(CorrectionError):
        checked(replace(one, value="perhaps"))
    with pytest.raises(ValueError, match="one letter"):
        tie(("a", 0), ("a", 1), Tied.SAME_DEBT, author="owner", reason="", made_at=NOON)


pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1])
words = st.lists(st.tuples(pairs, st.sampled_from(Tied), st.integers(0, 5)), max_size=14)


def corrections_of(
    spoken: Sequence[tuple[tuple[int, int], Tied, int]], ids: Sequence[str]
) -> list[Correction]:
    """Return what is said of these letters, of each pair the last word."""
    found: dict[frozenset[str], Correction] = {}
    for (one, two), says, minutes in spoken:
        first, second = ids[one % len(ids)], ids[two % len(ids)]
        if first != second:
            found[frozenset({first, second})] = said(first, second, says, minutes)
    return list(found.values())


@given(words, st.randoms(use_true_random=False))
def test_what_holds_never_contradicts_itself_and_depends_on_no_order(
    spoken: list[tuple[tuple[int, int], Tied, int]], random: Random
) -> None:
    ids = [f"l{number}" for number in range(8)]
    debts: list[Debt] = [(one, 0) for one in ids]
    ties = corrections_of(spoken, ids)
    shuffled = random.sample(ties, len(ties))
    known = frozenset(ids)
    held = hold(Ties(said=tuple(ties), known=known), debts)
    assert held == hold(Ties(said=tuple(shuffled), known=known), debts)
    for one in ties:
        first, second = (held.groups.get(ids.index(letter)) for letter, _ in debts_of(one) or ())
        if one in held.not_applied:
            continue
        assert first is not None
        assert second is not None
        if one.value == Tied.SAME_DEBT:
            assert first == second
        else:
            assert second in held.apart[first]
            assert first in held.apart[second]
    assert all(group not in others for group, others in held.apart.items())


@given(st.integers(0, 200), words, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_ties_hold_in_the_overview_in_any_order_and_taking_them_back_restores_it(
    seed: int, spoken: list[tuple[tuple[int, int], Tied, int]], random: Random
) -> None:
    letters, _ = household(seed)
    ties = corrections_of(spoken, [letter.id for letter in random.sample(letters, min(8, len(letters)))])
    found = build(letters, ties, HOUSEHOLD, AS_OF)
    mixed = build(random.sample(letters, len(letters)), random.sample(ties, len(ties)), HOUSEHOLD, AS_OF)
    assert mixed == found
    place = {letter.id: claim.id for claim in found.claims for letter in claim.letters}
    held = hold(Ties(said=tuple(ties), known=place.keys()), sorted((one, 0) for one in place))
    for one in ties:
        (first, _), (second, _) = debts_of(one) or (("", 0), ("", 0))
        if one not in held.not_applied:
            assert (place[first] == place[second]) is (one.value == Tied.SAME_DEBT)
    undone = [replace(one, undone=True) for one in ties]
    assert build(letters, undone, HOUSEHOLD, AS_OF) == build(letters, (), HOUSEHOLD, AS_OF)
    assert sum(len(claim.letters) for claim in found.claims) == len(letters)


@given(st.integers(0, 200), st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_claims_split_and_joined_again_by_hand_are_as_they_were_in_their_letters(
    seed: int, pick: int
) -> None:
    letters, debts = household(seed)
    found = build(letters, (), HOUSEHOLD, AS_OF)
    claim = next((one for one in found.claims if len(one.letters) > 1), None)
    if claim is None:
        return
    random = Random(pick)
    ids = [letter.id for letter in claim.letters]
    going = random.sample(ids, random.randint(1, len(ids) - 1))
    parted = split_claim(claim, going, (), word())
    apart = build(letters, parted, HOUSEHOLD, AS_OF)
    expected = debts - {frozenset(ids)} | {frozenset(going), frozenset(ids) - frozenset(going)}
    assert {frozenset(letter.id for letter in one.letters) for one in apart.claims} == expected
    two = [one for one in apart.claims if {letter.id for letter in one.letters} <= set(ids)]
    again = join_claims(two, parted, word(5))
    whole = build(letters, (*parted, *again), HOUSEHOLD, AS_OF)
    assert {frozenset(letter.id for letter in one.letters) for one in whole.claims} == debts
    assert not lost(whole)
    third = split_claim(
        next(one for one in whole.claims if one.id in {claim.id, *claim.formerly} or ids[0] in one.id),
        going,
        (*parted, *again),
        word(9),
    )
    once_more = build(letters, (*parted, *again, *third), HOUSEHOLD, AS_OF)
    assert {frozenset(letter.id for letter in one.letters) for one in once_more.claims} == expected
    assert not lost(once_more)


def test_a_choice_is_undone_as_a_whole() -> None:
    (claim,) = (one for one in overview(*LETTERS).claims if len(one.letters) == 2)
    first = split_claim(claim, ["reminder"], (), word(0))
    second = (same("agency", "bill", 5),)
    assert newest_choice((*first, *second), {"bill"}) == second
    assert newest_choice((*first, *second), {"reminder"}) == first
    assert newest_choice((*first, replace(second[0], undone=True)), {"bill"}) == first
    assert newest_choice(first, {"agency"}) == ()


@pytest.mark.parametrize("letter_ids", [[], ["bill", "reminder"], ["agency"], ["bill", "agency"]])
def test_a_claim_is_split_into_two_or_not_at_all(letter_ids: list[str]) -> None:
    (claim,) = (one for one in overview(*LETTERS).claims if len(one.letters) == 2)
    with pytest.raises(RegroupingError):
        split_claim(claim, letter_ids, (), word())


def test_one_claim_is_not_joined_to_itself() -> None:
    (claim, *_) = overview(*LETTERS).claims
    with pytest.raises(RegroupingError):
        join_claims([claim, claim], (), word())
