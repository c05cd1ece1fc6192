"""Corrections follow a letter that is joined or split, as far as they still mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from overview import Correction, DoubtReason, LetterFacts, decode_correction, encode_correction
from overview.carrying import Arranged, carry
from overview.corrections import Value
from overview.tie_paths import Tied
from overview.ties import tie
from parsers.facts import Stage
from tests.overview.letters import demand, overview, pay_by

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


def says(letter: str, path: str, value: Value, minutes: int = 0) -> Correction:
    made_at = NOON + timedelta(minutes=minutes)
    return Correction(
        letter_id=letter, path=path, value=value, author="owner", reason="on paper", made_at=made_at
    )


def arranged(*letters: LetterFacts) -> list[Arranged]:
    return [Arranged(id=letter.id, facts=letter.facts) for letter in letters]


def told(found: Sequence[Correction]) -> set[tuple[str, str, Value]]:
    return {(one.letter_id, one.path, one.value) for one in found}


FRONT = demand(
    "front", "01-10", Stage.REMINDER, 84567, "F-00017", deadlines=(pay_by("02-01"), pay_by("03-01"))
)
BACK = demand("back", "01-10", Stage.INFORMATION, None, "K-00391", deadlines=(pay_by("04-01"),))
WHOLE = demand(
    "whole",
    "01-10",
    Stage.REMINDER,
    84567,
    "K-00391",
    "F-00017",
    deadlines=(pay_by("04-01"), pay_by("02-01"), pay_by("03-01")),
)


def test_what_is_said_of_a_page_holds_for_the_letter_that_it_became_part_of() -> None:
    said = [says("front", "amount_due_cents", 34567), says("back", "creditor", "Lichtbaak Energie")]
    found = carry(arranged(FRONT, BACK), arranged(WHOLE), said)
    assert told(found) == {("whole", "amount_due_cents", 34567), ("whole", "creditor", "Lichtbaak Energie")}
    (claim,) = overview(WHOLE, corrections=found).claims
    assert claim.amount_due_cents == 34567
    assert [(one.author, one.reason, one.made_at) for one in found] == [("owner", "on paper", NOON)] * 2


def test_of_two_pages_the_newest_word_on_one_fact_holds() -> None:
    said = [says("front", "amount_due_cents", 34567, 5), says("back", "amount_due_cents", 100, 1)]
    found = carry(arranged(FRONT, BACK), arranged(WHOLE), said)
    (claim,) = overview(WHOLE, corrections=found).claims
    assert claim.amount_due_cents == 34567


def test_an_item_is_found_again_by_what_was_read_in_it_and_added_ones_come_last() -> None:
    said = [
        says("front", "deadlines.1.date", "2026-03-11"),
        says("front", "deadlines.2.date", "2026-05-01"),
        says("back", "deadlines.1.date", "2026-06-01"),
        says("back", "references.0", None),
    ]
    found = carry(arranged(FRONT, BACK), arranged(WHOLE), said)
    assert told(found) == {
        ("whole", "deadlines.2.date", "2026-03-11"),
        ("whole", "deadlines.3.date", "2026-05-01"),
        ("whole", "deadlines.4.date", "2026-06-01"),
        ("whole", "references.0", None),
    }


def test_an_item_that_is_read_otherwise_now_is_named_as_not_applied() -> None:
    other = replace(WHOLE, facts=replace(WHOLE.facts, deadlines=(pay_by("09-09"),))) if WHOLE.facts else WHOLE
    found = carry(arranged(FRONT, BACK), arranged(other), [says("front", "deadlines.0.date", "2026-02-11")])
    assert told(found) == {("whole", "lost.deadlines.0.date", "2026-02-11")}
    assert [decode_correction(encode_correction(one)) for one in found] == list(found)
    (claim,) = overview(other, corrections=found, as_of=NOON.date()).claims
    lost = [one.path for one in claim.doubts if one.reason is DoubtReason.CORRECTION_NOT_APPLIED]
    assert lost == ["deadlines.0.date"]
    settled = [*found, says("whole", "deadlines.0.date", "2026-02-11", 9)]
    (claim,) = overview(other, corrections=settled, as_of=NOON.date()).claims
    assert not [one for one in claim.doubts if one.reason is DoubtReason.CORRECTION_NOT_APPLIED]


def test_of_a_letter_that_was_split_it_holds_where_the_same_was_read_wrongly() -> None:
    parts = (replace(FRONT, id="one"), replace(BACK, id="two"))
    said = [
        says("whole", "amount_due_cents", 34567),
        says("whole", "deadlines.0.date", "2026-04-11"),
        says("whole", "is_claim", False),
    ]
    found = carry(arranged(WHOLE), arranged(*parts), said)
    assert told(found) == {
        ("one", "amount_due_cents", 34567),
        ("two", "deadlines.0.date", "2026-04-11"),
        ("one", "lost.is_claim", False),
        ("two", "lost.is_claim", False),
    }


def test_an_amount_that_no_part_states_is_given_to_none_and_named() -> None:
    parts = (replace(FRONT, id="one"), replace(FRONT, id="two"))
    blank = demand("whole", "01-10", Stage.REMINDER, None, "F-00017")
    found = carry(arranged(blank), arranged(*parts), [says("whole", "amount_due_cents", 100)])
    assert {path for _, path, _ in told(found)} == {"lost.amount_due_cents"}


def test_a_tie_follows_a_joined_letter_and_is_named_of_a_split_one() -> None:
    word = tie(("front", 0), ("else", 0), Tied.SAME_DEBT, author="owner", reason="", made_at=NOON)
    within = tie(("front", 0), ("back", 0), Tied.OTHER_DEBT, author="owner", reason="", made_at=NOON)
    (followed,) = carry(arranged(FRONT, BACK), arranged(WHOLE), [word, within])
    assert (followed.letter_id, followed.path, followed.value) == ("else", "tie.0.whole.0", "same_debt")
    assert told(carry(arranged(FRONT), arranged(WHOLE, BACK), [word])) == {
        ("whole", "lost.tie.0.else.0", "same_debt"),
        ("back", "lost.tie.0.else.0", "same_debt"),
    }


PATHS = st.sampled_from(
    (
        ("amount_due_cents", 34567),
        ("sender", "Lichtbaak"),
        ("disputed", True),
        ("deadlines.0.date", "2026-07-01"),
        ("deadlines.1", None),
        ("references.0", "F-9"),
        ("references.4", "F-8"),
    )
)


@given(st.lists(st.tuples(st.sampled_from(("front", "back")), PATHS), max_size=8))
def test_undoing_a_join_says_nothing_twice_and_no_word_is_ever_dropped(
    spoken: list[tuple[str, tuple[str, Value]]],
) -> None:
    said = [says(letter, path, value, minutes) for minutes, (letter, (path, value)) in enumerate(spoken)]
    there = carry(arranged(FRONT, BACK), arranged(WHOLE), said)
    kept = {(one.letter_id, one.path): one.made_at for one in said}
    assert {one.made_at for one in there} == set(kept.values())
    assert carry(arranged(WHOLE), arranged(FRONT, BACK), [*said, *there]) == ()
    # The letters that are gone take nothing from those that came, and the other way round.
    assert overview(WHOLE, corrections=[*said, *there]) == overview(WHOLE, corrections=there)


def test_what_was_said_after_joining_follows_back() -> None:
    said = [says("front", "amount_due_cents", 34567)]
    there = [
        *carry(arranged(FRONT, BACK), arranged(WHOLE), said),
        says("whole", "iban", "NL13TEST0123456789", 30),
    ]
    back = carry(arranged(WHOLE), arranged(FRONT, BACK), [*said, *there])
    assert {path for _, path, _ in told(back)} == {"lost.iban"}
