"""Electronic invoices: read where they keep to their rules, without trust in what is around them."""

from __future__ import annotations

import gzip
import io
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import parsers
from parsers.document import Document
from parsers.einvoice import read_einvoice, read_pdf_einvoice
from parsers.errors import EmptyDocumentError
from parsers.facts import Deadline, DeadlineKind, Direction, Facts, Stage
from parsers.sources import read_documents
from parsers.stated_payment import StatedPayment, StatedSource
from tests.parsers import sample_files
from tests.parsers.coded_letters import BILL, IBAN, KENMERK, cross_industry, pdf_with_attachments, ubl

STATED = StatedPayment(
    amount_cents=12445,
    iban=IBAN,
    payment_reference=KENMERK,
    creditor="Zwembad De Waterlelie",
    invoice_number="ZW-2026-00417",
    issue_date=date(2026, 3, 3),
    due_date=date(2026, 4, 2),
    source=StatedSource.EINVOICE,
)


def _facts(content: bytes, *, name: str = "brief.pdf") -> Facts:
    reading = parsers.read(content, name=name)[0]
    assert reading.facts is not None
    return reading.facts


def _documents(content: bytes) -> list[Document]:
    letters = read_documents(content, name="bericht.eml")
    return [letter for letter in letters if isinstance(letter, Document)]


def _mail(
    *attachments: tuple[str, bytes], text: str = "Goedendag, in de bijlage vindt u onze factuur.\n"
) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Zwembad De Waterlelie <post@waterlelie.example>", "t.appelhof@post.example"
    mail["Subject"], mail["Date"] = "Uw factuur ZW-2026-00417", "Tue, 03 Mar 2026 09:12:00 +0100"
    mail.set_content(text)
    for name, content in attachments:
        subtype = "pdf" if name.endswith(".pdf") else "xml"
        mail.add_attachment(content, maintype="application", subtype=subtype, filename=name)
    return mail.as_bytes()


@pytest.mark.parametrize("content", [cross_industry(), ubl(), ubl().decode().encode("utf-16")])
def test_an_invoice_says_what_to_pay_to_whom(content: bytes) -> None:
    content = (
        content.replace(b'encoding="UTF-8"', b"")
        if content[:2] != b"\xff\xfe"
        else _without_encoding(content)
    )
    assert read_einvoice(content) == STATED


def _without_encoding(content: bytes) -> bytes:
    return content.decode("utf-16").replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def test_the_first_zugferd_has_other_names_for_the_same() -> None:
    content = (
        cross_industry()
        .replace(
            b"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
            b"urn:ferd:CrossIndustryDocument:invoice:1p0",
        )
        .replace(b"rsm:CrossIndustryInvoice", b"rsm:CrossIndustryDocument")
        .replace(b"rsm:ExchangedDocument", b"rsm:HeaderExchangedDocument")
        .replace(b"rsm:SupplyChainTradeTransaction", b"rsm:SpecifiedSupplyChainTradeTransaction")
        .replace(b"ApplicableHeaderTrade", b"ApplicableSupplyChainTrade")
        .replace(b"SpecifiedTradeSettlementHeaderMonetary", b"SpecifiedTradeSettlementMonetary")
    )
    assert read_einvoice(content) == STATED


@pytest.mark.parametrize("make", [cross_industry, ubl])
def test_what_is_no_bill_in_euros_says_nothing(make: object) -> None:
    assert callable(make)
    for odd in (
        {"kind": "381"},
        {"kind": "389"},
        {"kind": "999"},
        {"currency": "USD"},
        {"amount": "0.00"},
        {"amount": "-124.45"},
        {"amount": "124,45"},
        {"amount": "1e3"},
        {"amount": "124.455"},
        {"amount": "NaN"},
        {"amount": ""},
        {"amount": "9999999999.00"},
        {"number": ""},
        {"number": "x" * 200},
    ):
        assert read_einvoice(make(**odd)) is None, odd


@pytest.mark.parametrize("make", [cross_industry, ubl])
def test_cents_may_be_written_out_further(make: object) -> None:
    assert callable(make)
    assert read_einvoice(make(amount="124.4500")) == STATED
    assert read_einvoice(make(amount="124")) == replace(STATED, amount_cents=12400)


@pytest.mark.parametrize("make", [cross_industry, ubl])
def test_an_account_that_is_none_to_pay_to_is_left_out(make: object) -> None:
    assert callable(make)
    assert read_einvoice(make(iban="NL14TEST0123456789")) == replace(STATED, iban=None)
    assert read_einvoice(make(iban="NL13 TEST 0123 4567 89")) == STATED
    assert read_einvoice(make(means="59")) == replace(STATED, iban=None)


def test_a_credit_note_asks_nothing() -> None:
    assert read_einvoice(ubl(root="CreditNote")) is None


def test_who_is_to_be_paid_goes_before_who_sold() -> None:
    stated = read_einvoice(cross_industry(payee="Factormaatschappij Ooster B.V."))
    assert stated == replace(STATED, creditor="Factormaatschappij Ooster B.V.")


def test_two_amounts_are_none() -> None:
    twice = cross_industry().replace(
        b"<ram:DuePayableAmount>", b"<ram:DuePayableAmount>1.00</ram:DuePayableAmount><ram:DuePayableAmount>"
    )
    assert read_einvoice(twice) is None


def test_a_due_day_before_the_invoice_is_none() -> None:
    assert read_einvoice(ubl().replace(b"2026-04-02", b"2026-02-30")) == replace(STATED, due_date=None)
    assert read_einvoice(ubl().replace(b"2026-04-02", b"2025-04-02")) == replace(STATED, due_date=None)


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        "<!DOCTYPE x>",
        "<!doctype x>",
    ],
)
def test_a_document_type_is_refused(before: str) -> None:
    assert read_einvoice(cross_industry(before=before)) is None
    in_utf16 = cross_industry(before=before).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert read_einvoice(in_utf16) is None


def test_no_other_file_gets_into_an_invoice(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("GEHEIM-417")
    before = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    assert read_einvoice(cross_industry(number="&e;", before=before)) is None
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}" parse="text"/>'
    )
    stated = read_einvoice(cross_industry(number=f"A1{include}"))
    assert stated is None or stated.invoice_number == "A1"


def test_an_invoice_that_is_cut_off_says_nothing() -> None:
    content = ubl()
    assert all(read_einvoice(content[:length]) is None for length in range(0, len(content) - 12, 7))


def test_too_many_or_too_deep_elements_say_nothing() -> None:
    assert read_einvoice(ubl().replace(b"</Invoice>", b"<a/>" * 100_001 + b"</Invoice>")) is None
    assert read_einvoice(b"<a>" * 40_000 + b"</a>" * 40_000) is None
    assert read_einvoice(b" " * (24 * 1024 * 1024) + ubl()) is None


@pytest.mark.parametrize(
    "content", [b"", b"<", b"%PDF-1.7", gzip.compress(ubl(), mtime=0), b"<html/>", b"\xff\xfe<", b"\x00" * 40]
)
def test_what_is_no_xml_says_nothing(content: bytes) -> None:
    assert read_einvoice(content) is None


@given(st.data())
def test_a_changed_invoice_is_read_or_left(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([ubl(), cross_industry()])))
    for _ in range(data.draw(st.integers(1, 12))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    stated = read_einvoice(bytes(content))
    assert stated is None or (stated.amount_cents or 0) > 0


@pytest.mark.parametrize("name", ["factur-x.xml", "ZUGFeRD-invoice.xml", "xrechnung.xml", "FACTUUR.XML"])
def test_the_invoice_within_a_pdf_is_read(name: str) -> None:
    (letter,) = read_documents(pdf_with_attachments({name: cross_industry()}), name="brief.pdf")
    assert isinstance(letter, Document)
    assert letter.stated == (STATED,)


@pytest.mark.parametrize(
    "files",
    [
        {"factur-x.xml": b"<broken"},
        {"factur-x.txt": cross_industry()},
        {"a.xml": cross_industry(), "b.xml": cross_industry(amount="99.00")},
        {"factur-x.xml": cross_industry(kind="381")},
    ],
)
def test_a_pdf_without_one_sound_invoice_is_just_a_letter(files: dict[str, bytes]) -> None:
    (letter,) = read_documents(pdf_with_attachments(files), name="brief.pdf")
    assert isinstance(letter, Document)
    assert letter.stated == ()
    assert letter.pages[0].words


def test_a_pdf_whose_attachments_are_broken_is_just_a_letter() -> None:
    content = pdf_with_attachments({"factur-x.xml": cross_industry()}).replace(b"/EF", b"/EG")
    document = pypdfium2.PdfDocument(content)
    try:
        assert read_pdf_einvoice(document) is None
    finally:
        document.close()


def test_a_bill_gets_from_its_invoice_what_it_does_not_print() -> None:
    facts = _facts(pdf_with_attachments({"factur-x.xml": cross_industry()}))
    assert (facts.iban, facts.payment_reference) == (IBAN, KENMERK)
    assert facts.evidence["iban"].text == "e-invoice"
    assert facts.evidence["iban"].page is None
    assert facts.references == ("ZW-2026-00417", KENMERK)
    assert facts.deadlines == (Deadline(kind=DeadlineKind.PAYMENT, day=date(2026, 4, 2)),)
    assert facts.review == ()


def test_an_invoice_that_says_otherwise_is_a_reason_to_look() -> None:
    other = cross_industry(amount="142.45", number="ZW-2026-00418").replace(b"20260402", b"20260409")
    facts = _facts(pdf_with_attachments({"factur-x.xml": other}))
    assert facts.amount_due_cents == 12445
    assert facts.deadlines == (Deadline(kind=DeadlineKind.PAYMENT, day=date(2026, 4, 2)),)
    assert {"amount_due_cents", "deadlines.0.date"} <= set(facts.review)


def test_the_bill_beside_a_reminder_is_not_its_amount() -> None:
    lines = [line.replace("# Factuur", "# Aanmaning") for line in BILL[:13]]
    lines += [
        "Wij hebben de betaling van deze factuur nog niet ontvangen.",
        "",
        "Hoofdsom\t€ 124,45",
        "Incassokosten\t€ 40,00",
        "# Totaal te betalen\t€ 164,45",
        "",
        "Betaal dit bedrag voor 2 juni 2026.",
    ]
    facts = _facts(pdf_with_attachments({"factur-x.xml": cross_industry()}, lines=lines))
    assert facts.amount_due_cents == 16445
    assert facts.principal_cents == 12445
    assert "amount_due_cents" not in facts.review
    assert [deadline.day for deadline in facts.deadlines] == [date(2026, 6, 2)]


def test_an_invoice_on_a_mail_goes_with_the_letter_beside_it() -> None:
    letters = _documents(_mail(("factuur.pdf", sample_files.letter_pdf(BILL)), ("factuur.xml", ubl())))
    assert [letter.stated for letter in letters] == [(STATED,)]


def test_each_of_two_bills_on_a_mail_gets_its_own_invoice() -> None:
    second = [line.replace("00417", "00418") for line in BILL]
    letters = _documents(
        _mail(
            ("een.pdf", sample_files.letter_pdf(BILL)),
            ("twee.pdf", sample_files.letter_pdf(second)),
            ("twee.xml", ubl(number="ZW-2026-00418")),
            ("een.xml", ubl()),
        )
    )
    assert [letter.stated for letter in letters] == [
        (STATED,),
        (replace(STATED, invoice_number="ZW-2026-00418"),),
    ]


def test_a_mail_that_is_nothing_but_its_invoice_is_a_bill_to_look_at() -> None:
    facts = _facts(_mail(("factuur.xml", ubl())), name="bericht.eml")
    assert (facts.direction, facts.stage, facts.is_claim) == (Direction.OWED, Stage.INVOICE, True)
    assert (facts.amount_due_cents, facts.iban, facts.payment_reference) == (12445, IBAN, KENMERK)
    assert facts.deadlines == (Deadline(kind=DeadlineKind.PAYMENT, day=date(2026, 4, 2)),)
    assert {"direction", "stage"} <= set(facts.review)


def test_a_mail_without_a_word_is_read_by_its_invoice() -> None:
    (letter,) = _documents(_mail(("factuur.xml", ubl()), text=""))
    assert (letter.part, letter.name, letter.stated) == (0, "Uw factuur ZW-2026-00417", (STATED,))
    facts = _facts(_mail(("factuur.xml", ubl()), text=""), name="bericht.eml")
    assert (facts.direction, facts.stage) == (Direction.OWED, Stage.INVOICE)
    assert (facts.creditor, facts.letter_date) == ("Zwembad De Waterlelie", date(2026, 3, 3))
    assert (facts.amount_due_cents, facts.iban, facts.payment_reference) == (12445, IBAN, KENMERK)
    assert [deadline.day for deadline in facts.deadlines] == [date(2026, 4, 2)]


def test_a_letter_that_cannot_be_read_does_not_lose_its_invoice() -> None:
    letters = read_documents(
        _mail(("factuur.pdf", b"%PDF-1.7 broken"), ("factuur.xml", ubl()), text=""), name="bericht.eml"
    )
    assert [type(letter).__name__ for letter in letters] == ["Document", "UnreadPart"]


def test_a_mail_of_several_invoices_and_nothing_else_is_not_guessed_at() -> None:
    content = _mail(("een.xml", ubl()), ("twee.xml", ubl(number="ZW-2026-00418")), text="")
    with pytest.raises(EmptyDocumentError):
        read_documents(content, name="bericht.eml")


def test_an_invoice_within_a_forwarded_mail_goes_with_that_mail() -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "a@post.example", "b@post.example", "FW: factuur"
    outer["Date"] = "Wed, 04 Mar 2026 10:00:00 +0100"
    outer.set_content("Zie hieronder.\n")
    outer.add_attachment(_message(_mail(("factuur.xml", ubl()))))
    letters = _documents(outer.as_bytes())
    assert [(letter.part, letter.stated) for letter in letters if letter.stated] == [(1, (STATED,))]


def _message(content: bytes) -> EmailMessage:
    import email
    import email.policy

    return email.message_from_bytes(content, policy=email.policy.default)


def test_other_xml_on_a_mail_changes_nothing() -> None:
    (letter,) = _documents(_mail(("iets.xml", b"<iets/>"), text="Uw saldo is € 3,00.\n"))
    assert letter.stated == ()


def test_a_stated_payment_within_a_pdf_survives_saving() -> None:
    document = pypdfium2.PdfDocument(pdf_with_attachments({"factur-x.xml": cross_industry()}))
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    reopened = pypdfium2.PdfDocument(buffer.getvalue())
    try:
        assert read_pdf_einvoice(reopened) == STATED
    finally:
        reopened.close()
