"""What a sender states, beside what its letter says."""

from __future__ import annotations

from datetime import date

import pytest

from mailbox_ingest.push_metadata import SenderClaims
from mailbox_ingest.stated_claims import Difference, compare, marked
from parsers.facts import Deadline, DeadlineKind, Details, Facts, ListedInvoice, Reference

FACTS = Facts(
    is_claim=True,
    sender="Incassobureau De Wilg B.V.",
    creditor="Coöperatie Zonnewarmte U.A.",
    letter_date=date(2026, 3, 2),
    amount_due_cents=12_345,
    principal_cents=10_000,
    costs_cents=2_345,
    iban="NL91ABNA0417164300",
    payment_reference="1234 5678 9012 3456",
    references=("ZW-2026.001",),
    deadlines=(
        Deadline(kind=DeadlineKind.PAYMENT, day=date(2026, 3, 16)),
        Deadline(kind=DeadlineKind.OBJECTION, day=date(2026, 4, 13)),
    ),
    review=("costs_cents",),
    details=Details(
        references=(Reference(number="K 77"),),
        invoices=(ListedInvoice(number="F-12", day=None, amount_cents=None),),
    ),
)


def test_what_is_the_same_makes_no_difference() -> None:
    claims = SenderClaims(
        creditor="Zonnewarmte",
        letter_date=date(2026, 3, 2),
        amount_due_cents=12_345,
        principal_cents=10_000,
        interest_cents=0,
        costs_cents=2_345,
        paid_cents=0,
        payment_deadline=date(2026, 3, 16),
        payment_reference="1234567890123456",
        iban="NL91 ABNA 0417 1643 00",
        references=("zw2026001", "K77", "F12"),
    )
    assert compare(claims, FACTS) == ()
    assert marked(FACTS, ()) is FACTS


def test_a_creditor_may_be_named_by_whom_it_sends() -> None:
    assert compare(SenderClaims(creditor="De Wilg Incassobureau"), FACTS) == ()


@pytest.mark.parametrize(
    ("claims", "difference"),
    [
        (
            SenderClaims(amount_due_cents=12_346),
            Difference(path="amount_due_cents", stated=12_346, read=12_345),
        ),
        (SenderClaims(interest_cents=1), Difference(path="interest_cents", stated=1, read=None)),
        (SenderClaims(principal_cents=0), Difference(path="principal_cents", stated=0, read=10_000)),
        (
            SenderClaims(letter_date=date(2026, 3, 3)),
            Difference(path="letter_date", stated=date(2026, 3, 3), read=date(2026, 3, 2)),
        ),
        (
            SenderClaims(payment_deadline=date(2026, 4, 13)),
            Difference(path="deadlines", stated=date(2026, 4, 13), read=date(2026, 3, 16)),
        ),
        (
            SenderClaims(iban="NL20INGB0001234567"),
            Difference(path="iban", stated="NL20INGB0001234567", read="NL91ABNA0417164300"),
        ),
        (
            SenderClaims(payment_reference="K77"),
            Difference(path="payment_reference", stated="K77", read="1234 5678 9012 3456"),
        ),
        (SenderClaims(references=("X1",)), Difference(path="references", stated="X1", read=None)),
        (
            SenderClaims(creditor="Waterhuis"),
            Difference(path="creditor", stated="Waterhuis", read="Coöperatie Zonnewarmte U.A."),
        ),
        (
            SenderClaims(creditor="B.V."),
            Difference(path="creditor", stated="B.V.", read="Coöperatie Zonnewarmte U.A."),
        ),
    ],
)
def test_a_difference_has_both_sides_and_asks_for_a_look(
    claims: SenderClaims, difference: Difference
) -> None:
    (found,) = compare(claims, FACTS)
    assert found == difference
    assert marked(FACTS, (found,)).review == ("costs_cents", difference.path)


def test_what_the_letter_does_not_say_is_told_apart() -> None:
    claims = SenderClaims(
        amount_due_cents=1,
        payment_deadline=date(2026, 1, 1),
        iban="X",
        payment_reference="1",
        references=("1",),
    )
    assert {one.path: one.read for one in compare(claims, Facts())} == {
        "amount_due_cents": None,
        "deadlines": None,
        "iban": None,
        "payment_reference": None,
        "references": None,
    }


def test_a_field_is_asked_for_once() -> None:
    differences = compare(SenderClaims(costs_cents=1, references=("1", "2")), FACTS)
    assert marked(FACTS, differences).review == ("costs_cents", "references")
