"""What a person found wrong in a letter: strict when it is stored, forgiving when a better reader comes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overview import (
    ClaimStatus,
    Correction,
    CorrectionError,
    DoubtReason,
    PayloadError,
    checked,
    decode_correction,
    encode_correction,
)
from overview.corrections import Value, correct
from parsers.facts import Deadline, DeadlineKind, Facts, Stage
from tests.overview.letters import demand, overview, pay_by, term

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


def correction(
    path: str, value: Value, minutes: int = 0, letter_id: str = "bill", undone: bool = False
) -> Correction:
    return Correction(
        letter_id=letter_id,
        path=path,
        value=value,
        author="owner",
        reason="as printed",
        made_at=NOON + timedelta(minutes=minutes),
        undone=undone,
    )


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("amount_due_cents", 12345),
        ("amount_due_cents", None),
        ("stage", "reminder"),
        ("plan", "agreed"),
        ("plan", None),
        ("direction", "none"),
        ("is_claim", False),
        ("letter_date", "2026-02-28"),
        ("sender", "Lichtbaak"),
        ("deadlines.0.date", "2026-03-01"),
        ("deadlines.12.kind", "court"),
        ("deadlines.0.amount_cents", None),
        ("deadlines.3", None),
        ("references.2", "F-17"),
        ("references.0", None),
    ],
)
def test_what_can_be_corrected_survives_storing(path: str, value: Value) -> None:
    one = correction(path, value)
    assert decode_correction(encode_correction(one)) == one


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        ("amount", 1, "names no fact that can be corrected"),
        ("details.origin_date", "2026-01-01", "names no fact that can be corrected"),
        ("deadlines", None, "names no fact that can be corrected"),
        ("deadlines.x.date", "2026-01-01", "names no fact that can be corrected"),
        ("deadlines.01.date", "2026-01-01", "names no fact that can be corrected"),
        ("deadlines.500.date", "2026-01-01", "names no fact that can be corrected"),
        ("deadlines.0.day", "2026-01-01", "names no fact that can be corrected"),
        ("amount_due_cents", "12,50", "not a whole number of cents"),
        ("amount_due_cents", True, "not a whole number of cents"),
        ("amount_due_cents", -1, "not an amount that can be owed"),
        ("amount_due_cents", 10**13, "not an amount that can be owed"),
        ("is_claim", None, "not true or false"),
        ("is_claim", 1, "not true or false"),
        (
            "stage",
            None,
            "not one of invoice, reminder, final_notice, collection, court, judgment, enforcement, "
            "payment_plan, settled, refund, transfer, information",
        ),
        ("letter_date", "1-2-2026", "not a day as YYYY-MM-DD"),
        ("letter_date", "2026-02-30", "day is out of range for month"),
        ("sender", "  ", "not a text"),
        (
            "deadlines.0",
            "2026-01-01",
            "a whole deadline can only be taken out; correct its kind, date or amount_cents",
        ),
        ("deadlines.0.date", None, "not a day as YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_is_refused_by_name(path: str, value: Value, problem: str) -> None:
    with pytest.raises(CorrectionError) as caught:
        checked(correction(path, value))
    assert caught.value.path == path
    assert str(caught.value).startswith(f"{path}: {problem[:24]}")


def test_a_value_is_in_no_message() -> None:
    with pytest.raises(CorrectionError) as caught:
        checked(correction("letter_date", "Terwolde"))
    assert "Terwolde" not in str(caught.value)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"version":2}',
        b'{"version":true}',
        b"[" * 100_000,
        encode_correction(correction("sender", "A")) + b" ",
        encode_correction(correction("sender", "A")).replace(b'"undone":false', b'"undone":0'),
        encode_correction(correction("sender", "A")).replace(b'"reason":"as printed",', b""),
        encode_correction(correction("sender", "A")).replace(b"+00:00", b"+01:00"),
        encode_correction(correction("sender", "A")).replace(b"2026-05-01T12:00:00+00:00", b"noon"),
        encode_correction(correction("sender", "A")).replace(b'"value":"A"', b'"value":1.5'),
        encode_correction(correction("sender", "A")).replace(b'"value":"A"', b'"value":["A"]'),
    ],
)
def test_bytes_that_are_no_correction_are_refused(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        decode_correction(payload)


def test_a_stored_correction_of_no_fact_is_refused() -> None:
    fields = json.loads(encode_correction(correction("sender", "A")))
    fields["path"] = "password"
    payload = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    with pytest.raises(CorrectionError, match="password: names no fact"):
        decode_correction(payload)


def test_an_instant_is_stored_in_utc() -> None:
    local = datetime(2026, 5, 1, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    one = Correction(letter_id="a", path="sender", value="A", author="owner", reason="", made_at=local)
    assert decode_correction(encode_correction(one)).made_at == NOON


def test_an_instant_without_a_zone_is_a_mistake_of_the_program() -> None:
    one = replace(correction("sender", "A"), made_at=NOON.replace(tzinfo=None))
    with pytest.raises(ValueError, match="aware"):
        encode_correction(one)


def test_the_newest_correction_of_a_path_wins() -> None:
    found = overview(
        demand("bill", "05-10", Stage.REMINDER, 12000, "F-00017"),
        corrections=[correction("amount_due_cents", 300, 2), correction("amount_due_cents", 200, 1)],
    )
    assert found.claims[0].amount_due_cents == 300


def test_a_correction_taken_back_brings_back_the_one_before() -> None:
    found = overview(
        demand("bill", "05-10", Stage.REMINDER, 12000, "F-00017"),
        corrections=[
            correction("amount_due_cents", 200, 1),
            correction("amount_due_cents", 300, 2, undone=True),
        ],
    )
    assert found.claims[0].amount_due_cents == 200


def test_a_corrected_fact_needs_no_review() -> None:
    found = overview(
        demand("bill", "05-10", Stage.REMINDER, 12000, "F-00017", review=("amount_due_cents", "iban")),
        corrections=[correction("amount_due_cents", 12000)],
    )
    assert found.claims[0].review == ("iban",)


def test_a_correction_can_settle_a_claim() -> None:
    found = overview(
        demand("bill", "05-10", Stage.REMINDER, 12000, "F-00017"),
        corrections=[correction("stage", "settled"), correction("amount_due_cents", 0)],
    )
    assert found.claims[0].status is ClaimStatus.SETTLED


def test_a_corrected_number_links_the_letter() -> None:
    found = overview(
        demand("bill", "05-10", Stage.INVOICE, 12000, "F-00O99"),
        demand("reminder", "05-20", Stage.REMINDER, 13000, "F-00017"),
        corrections=[correction("references.0", "F-00017")],
    )
    assert len(found.claims) == 1


def test_a_correction_of_an_unknown_letter_changes_nothing() -> None:
    letter = demand("bill", "05-10", Stage.REMINDER, 12000, "F-00017")
    assert overview(letter, corrections=[correction("sender", "A", letter_id="gone")]) == overview(letter)


FACTS = Facts(references=("F-1", "F-2"), deadlines=(pay_by("03-01"), term(DeadlineKind.COURT, "04-01")))


def test_a_deadline_can_be_moved_added_and_taken_out() -> None:
    corrected = correct(
        FACTS,
        [
            correction("deadlines.0.date", "2026-03-09"),
            correction("deadlines.1", None),
            correction("deadlines.2.date", "2026-05-05"),
            correction("deadlines.2.kind", "objection"),
        ],
    )
    assert corrected.facts.deadlines == (pay_by("03-09"), term(DeadlineKind.OBJECTION, "05-05"))
    assert corrected.not_applied == ()


def test_a_new_deadline_is_one_to_pay_unless_said_otherwise() -> None:
    corrected = correct(Facts(), [correction("deadlines.0.date", "2026-05-05")])
    assert corrected.facts.deadlines == (Deadline(kind=DeadlineKind.PAYMENT, day=date(2026, 5, 5)),)


def test_numbers_can_be_changed_added_and_taken_out() -> None:
    corrected = correct(
        FACTS,
        [
            correction("references.0", None),
            correction("references.1", "F-9"),
            correction("references.2", "F-3"),
        ],
    )
    assert corrected.facts.references == ("F-9", "F-3")


def test_a_correction_whose_place_is_gone_is_not_dropped_in_silence() -> None:
    found = overview(
        demand("bill", "05-10", Stage.REMINDER, 12000, "F-00017"),
        corrections=[correction("deadlines.4.date", "2026-06-30")],
    )
    (doubt,) = found.claims[0].doubts
    assert (doubt.path, doubt.reason) == ("deadlines.4.date", DoubtReason.CORRECTION_NOT_APPLIED)


@given(st.permutations([correction("sender", name, minute) for minute, name in enumerate("ABCA")]))
def test_the_order_of_corrections_does_not_matter(corrections: list[Correction]) -> None:
    letter = demand("bill", "05-10", Stage.REMINDER, 12000, "F-00017")
    assert overview(letter, corrections=corrections).claims[0].contact == "A"


@given(st.text(), st.one_of(st.none(), st.booleans(), st.integers(), st.text()))
def test_any_path_and_value_is_taken_or_refused_by_name(path: str, value: Value) -> None:
    one = correction(path, value)
    try:
        checked(one)
    except CorrectionError:
        return
    assert decode_correction(encode_correction(one)) == one


@given(st.binary())
def test_any_bytes_are_a_correction_or_refused_by_name(payload: bytes) -> None:
    with pytest.raises((PayloadError, CorrectionError)):
        decode_correction(payload)
