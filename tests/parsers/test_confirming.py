"""Confirming: what a code or an invoice does to facts that were read from words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.confirming import confirm
from parsers.document import Document, Origin, Page
from parsers.facts import (
    Deadline,
    DeadlineKind,
    Details,
    Direction,
    Facts,
    Plan,
    Reference,
    ReferenceKind,
    Stage,
)
from parsers.stated_payment import StatedPayment, StatedSource
from tests.parsers.coded_letters import IBAN, KENMERK

OTHER_IBAN = "NL91ABNA0417164300"
CODE = StatedPayment(
    amount_cents=12445,
    iban=IBAN,
    payment_reference=KENMERK,
    creditor="Zwembad De Waterlelie",
    invoice_number=None,
    issue_date=None,
    due_date=None,
    source=StatedSource.PAYMENT_CODE,
)
INVOICE = replace(
    CODE,
    source=StatedSource.EINVOICE,
    invoice_number="ZW-2026-00417",
    issue_date=date(2026, 3, 3),
    due_date=date(2026, 4, 2),
)
FACTS = Facts(
    is_claim=True,
    direction=Direction.OWED,
    sender="Zwembad De Waterlelie",
    creditor="Zwembad De Waterlelie",
    letter_date=date(2026, 3, 3),
    stage=Stage.INVOICE,
    references=("ZW-2026-00417", KENMERK),
    amount_due_cents=12445,
    iban=IBAN,
    payment_reference=KENMERK,
    details=Details(
        references=(
            Reference(number="ZW-2026-00417", kind=ReferenceKind.INVOICE),
            Reference(number=KENMERK, kind=ReferenceKind.PAYMENT),
        )
    ),
)


def _document(*stated: StatedPayment, origin: Origin = Origin.TEXT_LAYER) -> Document:
    page = Page(number=1, width=595, height=842, words=(), origin=origin, stated=stated)
    return Document(part=0, name="brief.pdf", pages=(page,))


def _confirm(
    facts: Facts, *stated: StatedPayment, printed: frozenset[int] = frozenset(), ocr: bool = False
) -> Facts:
    document = _document(*stated, origin=Origin.OCR if ocr else Origin.TEXT_LAYER)
    return confirm(facts, document, printed=printed)


def test_without_anything_stated_nothing_changes() -> None:
    assert _confirm(FACTS) is FACTS


def test_what_agrees_leaves_the_review_and_the_rest_stays() -> None:
    doubtful = replace(
        FACTS,
        review=(
            "amount_due_cents",
            "creditor",
            "iban",
            "payment_reference",
            "references.1",
            "sender",
            "stage",
        ),
    )
    assert _confirm(doubtful, CODE).review == ("stage",)


def test_a_line_of_words_that_names_the_reference_agrees() -> None:
    facts = replace(FACTS, payment_reference="ZW-2026-00417", review=("payment_reference", "references.0"))
    assert _confirm(facts, replace(CODE, payment_reference="Factuur ZW 2026 00417, lid 88")).review == ()


def test_words_without_a_number_are_no_other_reference() -> None:
    assert _confirm(FACTS, replace(CODE, payment_reference="Zwemlessen februari")) == FACTS


@pytest.mark.parametrize(
    "facts",
    [
        replace(FACTS, details=replace(FACTS.details, suspicious=("sender_domain",)), iban=None),
        replace(FACTS, direction=Direction.RECEIVABLE, stage=Stage.REFUND, is_claim=False, iban=None),
        replace(FACTS, direction=Direction.NONE, stage=Stage.INFORMATION, is_claim=False, iban=None),
        replace(FACTS, stage=Stage.SETTLED, amount_due_cents=0, iban=None),
    ],
)
def test_a_code_where_nothing_is_asked_proves_nothing(facts: Facts) -> None:
    assert _confirm(facts, CODE) is facts


def test_an_invoice_beside_a_suspicious_mail_proves_nothing() -> None:
    facts = replace(
        FACTS,
        direction=Direction.NONE,
        stage=Stage.INFORMATION,
        is_claim=False,
        details=Details(suspicious=("odd_payment",)),
    )
    assert _confirm(facts, INVOICE) is facts


def test_the_amount_that_the_parts_make_is_kept() -> None:
    facts = replace(FACTS, principal_cents=10000, costs_cents=2445)
    kept = _confirm(facts, replace(CODE, amount_cents=99900))
    assert (kept.amount_due_cents, kept.review) == (12445, ("amount_due_cents",))


def test_the_amount_that_the_parts_make_is_taken() -> None:
    facts = replace(FACTS, amount_due_cents=10000, principal_cents=10000, costs_cents=2445)
    taken = _confirm(facts, CODE)
    assert (taken.amount_due_cents, taken.review) == (12445, ("amount_due_cents",))
    assert taken.evidence["amount_due_cents"].text == "QR code"


def test_a_doubtful_amount_gives_way_to_one_that_is_printed_and_stated() -> None:
    facts = replace(FACTS, amount_due_cents=9800, review=("amount_due_cents",))
    assert _confirm(facts, CODE, printed=frozenset({9800, 12445})).amount_due_cents == 12445
    assert _confirm(facts, CODE, printed=frozenset({9800})).amount_due_cents == 9800


def test_a_digit_that_ocr_misread_is_put_right_and_looked_at() -> None:
    facts = replace(FACTS, amount_due_cents=72445)
    assert _confirm(facts, CODE).amount_due_cents == 72445
    mended = _confirm(facts, CODE, ocr=True)
    assert (mended.amount_due_cents, mended.review) == (12445, ("amount_due_cents",))
    unanchored = replace(
        facts, iban=None, payment_reference=None, references=(), sender="Ander", creditor="Ander"
    )
    assert _confirm(unanchored, CODE, ocr=True).amount_due_cents == 72445


def test_a_reference_that_ocr_misread_is_put_right_everywhere() -> None:
    misread = "ZW-2O26-00417"
    facts = replace(
        FACTS,
        payment_reference=misread,
        references=(misread,),
        details=Details(references=(Reference(number=misread),)),
    )
    code = replace(CODE, payment_reference="ZW-2026-00417")
    mended = _confirm(facts, code, ocr=True)
    assert (mended.payment_reference, mended.references) == ("ZW-2026-00417", ("ZW-2026-00417",))
    assert mended.details.references == (Reference(number="ZW-2026-00417"),)
    assert mended.review == ("payment_reference",)
    assert _confirm(facts, code).payment_reference == misread


def test_the_reference_with_a_check_digit_goes_before_one_without() -> None:
    facts = replace(FACTS, payment_reference="70021948")
    taken = _confirm(facts, CODE)
    assert (taken.payment_reference, taken.review) == (KENMERK, ("payment_reference",))
    kept = _confirm(FACTS, replace(CODE, payment_reference="70021948"))
    assert (kept.payment_reference, kept.review) == (KENMERK, ("payment_reference",))


def test_an_account_with_wrong_check_digits_gives_way() -> None:
    taken = _confirm(replace(FACTS, iban="NL14TEST0123456789"), CODE)
    assert (taken.iban, taken.review) == (IBAN, ("iban",))
    kept = _confirm(replace(FACTS, iban=OTHER_IBAN), CODE)
    assert (kept.iban, kept.review) == (OTHER_IBAN, ("iban",))


def test_a_bill_that_is_collected_gets_no_account_to_pay_to() -> None:
    facts = replace(FACTS, direct_debit=True, iban=None, payment_reference=None)
    assert _confirm(facts, CODE) == facts


def test_codes_for_several_bills_together_make_the_total() -> None:
    facts = replace(FACTS, amount_due_cents=20000, review=("amount_due_cents",))
    codes = replace(CODE, amount_cents=12445), replace(CODE, amount_cents=7555)
    assert _confirm(facts, *codes).review == ()
    assert _confirm(replace(facts, amount_due_cents=21000), *codes).review == ("amount_due_cents",)


def test_a_code_for_an_instalment_is_no_other_amount() -> None:
    facts = replace(
        FACTS,
        stage=Stage.PAYMENT_PLAN,
        plan=Plan.AGREED,
        amount_due_cents=37335,
        deadlines=tuple(
            Deadline(kind=DeadlineKind.PAYMENT, day=date(2026, month, 1), amount_cents=12445)
            for month in (4, 5, 6)
        ),
    )
    assert _confirm(facts, CODE) == facts


def test_a_payment_that_nothing_ties_to_the_letter_is_looked_at() -> None:
    facts = Facts(
        is_claim=True, direction=Direction.OWED, stage=Stage.REMINDER, sender="Ander", creditor="Ander"
    )
    added = _confirm(facts, CODE)
    assert (added.amount_due_cents, added.iban, added.payment_reference) == (12445, IBAN, KENMERK)
    assert {"amount_due_cents", "iban", "payment_reference"} <= set(added.review)


def test_the_seller_of_an_invoice_that_the_letter_does_not_name_is_looked_at() -> None:
    assert (
        "creditor"
        in _confirm(replace(FACTS, creditor="Sporthal Oost", sender="Sporthal Oost"), INVOICE).review
    )
    # The holder of the account in a code can be the agency that collects.
    assert _confirm(replace(FACTS, creditor="Sporthal Oost", sender="Sporthal Oost"), CODE).review == ()


def test_the_day_of_another_letter_is_not_that_of_its_invoice() -> None:
    facts = replace(FACTS, stage=Stage.REMINDER, letter_date=date(2026, 5, 1))
    assert _confirm(facts, INVOICE) == facts


_cents = st.one_of(st.none(), st.integers(1, 10_000_00))
_stated = st.builds(
    StatedPayment,
    amount_cents=_cents,
    iban=st.sampled_from([None, IBAN, OTHER_IBAN]),
    payment_reference=st.sampled_from([None, KENMERK, "ZW-2026-00417", "Factuur 00417", "x"]),
    creditor=st.sampled_from([None, "Zwembad De Waterlelie", "Sporthal Oost B.V."]),
    invoice_number=st.sampled_from([None, "ZW-2026-00417", "1"]),
    issue_date=st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 12, 31))),
    due_date=st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 12, 31))),
    source=st.sampled_from(StatedSource),
    page=st.none(),
)
_facts = st.builds(
    Facts,
    is_claim=st.just(True),
    direction=st.sampled_from(Direction),
    stage=st.sampled_from(Stage),
    sender=st.sampled_from([None, "Zwembad De Waterlelie", "Ander"]),
    creditor=st.sampled_from([None, "Zwembad De Waterlelie", "Ander"]),
    letter_date=st.one_of(st.none(), st.just(date(2026, 3, 3))),
    references=st.sampled_from([(), ("ZW-2026-00417",), (KENMERK, "7002")]),
    amount_due_cents=_cents,
    principal_cents=_cents,
    costs_cents=_cents,
    iban=st.sampled_from([None, IBAN, OTHER_IBAN, "NL00"]),
    payment_reference=st.sampled_from([None, KENMERK, "ZW-2026-00417", "7002"]),
    direct_debit=st.booleans(),
)


@given(facts=_facts, stated=st.lists(_stated, max_size=3), ocr=st.booleans())
def test_whatever_is_stated_a_value_changes_only_with_its_evidence(
    facts: Facts, stated: list[StatedPayment], ocr: bool
) -> None:
    after = _confirm(facts, *stated, ocr=ocr)
    for name in ("amount_due_cents", "iban", "payment_reference", "creditor", "sender", "letter_date"):
        before, now = getattr(facts, name), getattr(after, name)
        if before != now:
            assert name in after.evidence
            assert before is None or name in after.review
    assert len(after.references) >= len(facts.references)
    assert list(after.review) == sorted(after.review)


@given(facts=_facts, stated=st.lists(_stated, max_size=2))
def test_the_same_stated_twice_says_no_more(facts: Facts, stated: list[StatedPayment]) -> None:
    once = _confirm(facts, *stated)
    assert _confirm(once, *stated).amount_due_cents == once.amount_due_cents
    assert _confirm(once, *stated).iban == once.iban
