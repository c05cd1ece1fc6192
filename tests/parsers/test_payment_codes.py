"""Payment codes: read strictly by their rules, found on pages and pictures, and never believed too much."""

from __future__ import annotations

import io
import random
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import parsers
from parsers.document import Document
from parsers.facts import Direction, Facts, Stage
from parsers.payment_codes import (
    decode_codes,
    decode_epc,
    decode_kenmerk,
    decode_payto,
    find_domain,
    read_codes,
)
from parsers.pdf_codes import read_pdf_codes
from parsers.sources import read_documents
from parsers.stated_payment import StatedPayment, StatedSource
from tests.parsers import sample_files
from tests.parsers.coded_letters import BILL, IBAN, KENMERK, epc, page_with_code, pdf_with_code, qr_picture

STATED = StatedPayment(
    amount_cents=12445,
    iban=IBAN,
    payment_reference="ZW-2026-00417",
    creditor="Zwembad De Waterlelie",
    invoice_number=None,
    issue_date=None,
    due_date=None,
    source=StatedSource.PAYMENT_CODE,
)


def _read(content: bytes, *, name: str = "brief.pdf") -> Document:
    (letter,) = read_documents(content, name=name)
    assert isinstance(letter, Document)
    return letter


def _facts(content: bytes, *, name: str = "brief.pdf") -> Facts:
    (reading,) = parsers.read(content, name=name)
    assert reading.facts is not None
    return reading.facts


def _jpeg(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.convert("RGB").save(buffer, "JPEG", quality=80, dpi=(200, 200))
    return buffer.getvalue()


def test_a_credit_transfer_code_says_what_to_pay_to_whom() -> None:
    assert decode_epc(epc().encode()) == STATED


@pytest.mark.parametrize(
    ("amount", "cents"),
    [
        ("EUR124.45", 12445),
        ("EUR1", 100),
        ("EUR12.3", 1230),
        ("EUR0.01", 1),
        ("EUR999999999.99", 99999999999),
        ("", None),
    ],
)
def test_amounts_have_a_point_and_at_most_two_decimals(amount: str, cents: int | None) -> None:
    stated = decode_epc(epc(amount=amount).encode())
    assert stated is not None
    assert stated.amount_cents == cents


@pytest.mark.parametrize(
    "broken",
    [
        epc(amount="EUR124,45"),
        epc(amount="EUR1.234"),
        epc(amount="EUR01.00"),
        epc(amount="EUR0"),
        epc(amount="EUR0.00"),
        epc(amount="EUR-5.00"),
        epc(amount="EUR1000000000"),
        epc(amount="USD124.45"),
        epc(amount="124.45"),
        epc(amount="EUR 124.45"),
        epc(amount="EUR١٢"),
        epc(iban="NL14TEST0123456789"),
        epc(iban="NL1LTEST0123456789"),
        epc(iban="NL13 TEST 0123 4567 89"),
        epc(iban="nl13test0123456789"),
        epc(iban=""),
        epc(name=""),
        epc(name="N" * 71),
        epc(unstructured="x" * 141),
        epc(version="003"),
        epc(version="001"),
        epc(charset="9"),
        epc(charset=""),
        epc(charset="11"),
        epc(bic="NOBIC"),
        epc(structured="RF18539007547035", unstructured=""),
        epc(structured="ZW-2026-00417", unstructured=""),
        epc(structured="RF18539007547034", unstructured="ZW-2026-00417"),
        epc().replace("SCT", "SDD"),
        epc().replace("BCD", "BCE"),
        epc().replace("BCD", "bcd"),
        " " + epc(),
        "\ufeff" + epc(),
        epc().replace("\n", "\r"),
        epc().replace("\n", "\r\n", 1),
        epc() + "\n" * 4,
        "\n".join(epc().split("\n")[:6]),
        epc(name="Zwembad\x00De Waterlelie"),
        epc(name="\N{RIGHT-TO-LEFT OVERRIDE}eilelretaW eD"),
        "",
        "BCD",
    ],
)
def test_a_code_that_breaks_any_rule_says_nothing(broken: str) -> None:
    assert decode_epc(broken.encode()) is None


def test_a_payload_larger_than_its_code_may_be_says_nothing() -> None:
    long = epc(charset="1", name="é" * 70, unstructured="é" * 140)
    assert len(long) < 331 < len(long.encode())
    assert decode_epc(long.encode()) is None


def test_the_first_version_has_the_bank_too() -> None:
    stated = decode_epc(epc(version="001", bic="BPOTBEB1", iban="BE72000000001616").encode())
    assert stated is not None
    assert stated.iban == "BE72000000001616"


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("1", "utf-8"),
        ("2", "iso8859-1"),
        ("3", "iso8859-2"),
        ("4", "iso8859-4"),
        ("7", "iso8859-10"),
        ("8", "iso8859-15"),
    ],
)
def test_the_character_set_is_the_one_it_names(charset: str, encoding: str) -> None:
    stated = decode_epc(epc(charset=charset, name="Café Ü").encode(encoding))
    assert stated is not None
    assert stated.creditor == "Café Ü"


def test_text_that_is_not_in_the_character_set_it_names_says_nothing() -> None:
    assert decode_epc(epc(name="Café").encode("iso8859-1")) is None


def test_lines_may_end_as_on_windows_and_the_last_may_end_too() -> None:
    assert decode_epc(epc().replace("\n", "\r\n").encode()) == STATED
    assert decode_epc((epc() + "\n").encode()) == STATED


@pytest.mark.parametrize(
    ("structured", "unstructured", "reference"),
    [
        ("RF18539007547034", "", "RF18539007547034"),
        ("RF18 5390 0754 7034", "", "RF18539007547034"),
        (KENMERK, "", KENMERK),
        ("", "8017 7002 1948 0417", KENMERK),
        ("", "4017 7002 1948 0417", "4017700219480417"),
        ("", "Factuur ZW-2026-00417  lid 88", "Factuur ZW-2026-00417 lid 88"),
        ("", "", None),
    ],
)
def test_a_reference_is_given_as_it_is_paid_with(
    structured: str, unstructured: str, reference: str | None
) -> None:
    stated = decode_epc(epc(structured=structured, unstructured=unstructured).encode())
    assert stated is not None
    assert stated.payment_reference == reference


@given(st.binary(max_size=400))
def test_no_content_of_a_code_is_too_odd(payload: bytes) -> None:
    decode_codes([payload, b"BCD\n002\n1\nSCT\n" + payload, b"payto://iban/" + payload], page=1)


@given(st.data())
def test_a_flipped_character_in_the_account_is_noticed(data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(IBAN) - 1))
    other = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
    changed = IBAN[:place] + other + IBAN[place + 1 :]
    stated = decode_epc(epc(iban=changed).encode())
    assert stated is None or stated.iban == IBAN


def test_a_payto_address_says_what_to_pay_to_whom() -> None:
    address = (
        f"payto://iban/{IBAN}?amount=EUR:124.45&receiver-name=Zwembad%20De%20Waterlelie&message=ZW-2026-00417"
    )
    assert decode_payto(address.encode()) == STATED


@pytest.mark.parametrize(
    "address",
    [
        "payto://iban/NL14TEST0123456789?amount=EUR:1",
        f"payto://iban/{IBAN}?amount=USD:1",
        f"payto://iban/{IBAN}?amount=EUR:1&amount=EUR:2",
        f"payto://iban/{IBAN}?amount=1",
        f"payto://iban/{IBAN}#x",
        f"payto://iban/a/b/{IBAN}",
        f"payto://bitcoin/{IBAN}",
        "payto://iban/",
    ],
)
def test_a_payto_address_that_breaks_a_rule_says_nothing(address: str) -> None:
    assert decode_payto(address.encode()) is None


def test_a_code_with_just_a_payment_reference_is_read_by_its_check_digit() -> None:
    stated = decode_kenmerk(KENMERK.encode())
    assert stated is not None
    assert (stated.payment_reference, stated.amount_cents, stated.iban) == (KENMERK, None, None)
    assert decode_kenmerk(b"7017700219480417") is None
    assert decode_kenmerk(b"0000000000000000") is None


@pytest.mark.parametrize(
    ("content", "domain"),
    [
        ("https://betalen.waterlelie.example/p/8f3a?amount=124.45", "betalen.waterlelie.example"),
        ("HTTPS://Betalen.Waterlelie.example", "betalen.waterlelie.example"),
        ("www.waterlelie.example/betaal", "www.waterlelie.example"),
        ("https://user:pw@waterlelie.example:8443/", "waterlelie.example"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://10.0.0.12/betaal", "10.0.0.12"),
        ("https://[::1/x", None),
        ("javascript:alert(1)", None),
        ("WIFI:S:thuis;P:geheim;;", None),
        ("https://localhost/x", None),
        ("zie https://waterlelie.example", None),
    ],
)
def test_of_a_web_address_only_its_domain_is_kept(content: str, domain: str | None) -> None:
    assert find_domain(content.encode()) == domain
    read = decode_codes([content.encode()], page=1)
    assert read.stated == ()
    assert read.links == ((domain,) if domain else ())


def test_the_same_code_twice_is_stated_once() -> None:
    read = decode_codes([epc().encode(), epc().encode()], page=2)
    assert read.stated == (replace(STATED, page=2),)


@pytest.mark.parametrize("turn", [0, 17, 90, 180, 270])
def test_a_code_is_found_in_any_turn(turn: int) -> None:
    page = page_with_code(epc()).rotate(turn, expand=True, fillcolor=255)
    assert read_codes(page, page=1).stated == (replace(STATED, page=1),)


def test_a_code_that_is_damaged_beyond_repair_says_nothing() -> None:
    picture = qr_picture(epc())
    chance = random.Random(4)
    for _ in range(400):
        place = chance.randrange(picture.width - 8), chance.randrange(picture.height - 8)
        picture.paste(chance.choice((0, 255)), (*place, place[0] + 8, place[1] + 8))
    assert read_codes(picture, page=1).stated == ()


@pytest.mark.parametrize("size", [(1, 1), (39, 600), (600, 20)])
def test_a_picture_too_small_for_a_code_is_left_alone(size: tuple[int, int]) -> None:
    assert read_codes(Image.new("L", size, 255), page=1).stated == ()


@pytest.mark.parametrize("drawn", ["image", "squares", "path", "form"])
def test_a_code_on_a_page_with_text_is_found_however_it_is_drawn(drawn: str) -> None:
    (page,) = _read(pdf_with_code(epc(), drawn=drawn)).pages
    assert page.stated == (replace(STATED, page=1),)


def test_a_code_on_a_page_that_is_marked_as_turned_is_found() -> None:
    (page,) = _read(pdf_with_code(epc(), rotate=90)).pages
    assert page.stated == (replace(STATED, page=1),)


def test_a_page_with_nothing_like_a_code_is_not_made_a_picture() -> None:
    document = pypdfium2.PdfDocument(sample_files.letter_pdf())
    page = document[0]
    page.render = None  # Would raise a TypeError when called.
    try:
        assert read_pdf_codes(page, number=1).stated == ()
    finally:
        document.close()


def test_a_page_of_many_pictures_and_lines_is_still_read() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for index in range(40):
        canvas.drawInlineImage(
            Image.new("RGB", (60, 60), (200, 40, 10)), 20 + 60 * (index % 8), 40 + 60 * (index // 8), 50, 50
        )
    for index in range(3000):
        canvas.rect(30 + index % 300, 500 + index // 300, 0.5, 0.5, stroke=0, fill=1)
    for index, line in enumerate(BILL[:12]):
        canvas.drawString(62, 800 - 14 * index, line)
    canvas.showPage()
    canvas.save()
    (page,) = _read(buffer.getvalue()).pages
    assert page.stated == ()


def test_nothing_is_drawn_of_a_page_with_a_picture_that_would_fill_the_memory() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    for index, line in enumerate(BILL):
        canvas.drawString(62, 800 - 14 * index, line)
    canvas.drawImage(ImageReader(qr_picture(epc())), 70, 60, 80, 80)
    canvas.drawImage(ImageReader(Image.new("1", (8000, 6000))), 300, 60, 10, 10)
    canvas.showPage()
    canvas.save()
    (page,) = _read(buffer.getvalue()).pages
    assert page.words
    assert page.stated == ()


def test_a_code_on_a_scan_and_on_a_photo_is_found() -> None:
    scan = sample_files.scanned(page_with_code(epc()), skew=1.2)
    (page,) = _read(_jpeg(scan), name="scan.jpg").pages
    assert page.stated == (replace(STATED, page=1),)


def test_a_code_seen_at_an_angle_and_one_on_a_fax_are_found() -> None:
    page = page_with_code(epc())
    width, height = page.size
    seen = (0, 0, -60, height + 90, width + 140, height - 50, width - 70, 40)
    aslant = page.transform(page.size, Image.Transform.QUAD, seen, Image.Resampling.BICUBIC, fillcolor=150)
    assert read_codes(aslant, page=1).stated == (replace(STATED, page=1),)
    fax = page.resize((1728, 1143)).point(lambda value: 255 if value > 140 else 0)
    assert read_codes(fax, page=1).stated == (replace(STATED, page=1),)


def test_pages_that_are_numbered_anew_give_their_codes_the_new_number() -> None:
    letter = _read(pdf_with_code(epc()))
    joined = parsers.join_documents([_read(sample_files.letter_pdf()), letter], name="samen")
    assert joined.stated == (replace(STATED, page=2),)


def test_what_the_letter_lacks_comes_from_its_code() -> None:
    without = _facts(sample_files.letter_pdf(BILL))
    assert (without.iban, without.payment_reference) == (None, None)
    facts = _facts(pdf_with_code(epc()))
    assert (facts.iban, facts.payment_reference) == (IBAN, "ZW-2026-00417")
    assert facts.amount_due_cents == 12445
    assert facts.evidence["iban"].text == "QR code"
    assert facts.evidence["iban"].page == 1
    assert not {"iban", "payment_reference", "amount_due_cents"} & set(facts.review)


def test_an_amount_that_differs_goes_to_review_and_stays_as_printed() -> None:
    facts = _facts(pdf_with_code(epc(amount="EUR142.45")))
    assert facts.amount_due_cents == 12445
    assert "amount_due_cents" in facts.review


def test_an_account_that_differs_goes_to_review_and_stays_as_printed() -> None:
    lines = [*BILL, "Ons rekeningnummer is NL91 ABNA 0417 1643 00 ten name van Zwembad De Waterlelie."]
    facts = _facts(pdf_with_code(epc(), lines=lines))
    assert facts.iban == "NL91ABNA0417164300"
    assert "iban" in facts.review


def test_a_code_for_something_else_is_not_believed_without_a_look() -> None:
    facts = _facts(pdf_with_code(epc(name="Stichting Vrienden", amount="EUR5", unstructured="gift")))
    assert facts.amount_due_cents == 12445
    assert {"amount_due_cents", "iban", "payment_reference"} <= set(facts.review)


def test_a_code_proves_nothing_in_a_letter_that_is_suspicious() -> None:
    lines = [
        "Belastingdienst",
        "Postbus 100, 6400 AA Heerlen",
        "",
        "Datum: 3 maart 2026",
        "",
        "Laatste herinnering",
        "Geachte heer, mevrouw,",
        "",
        "U moet nog € 124,45 betalen. Betaal dit bedrag met bitcoin of een cadeaukaart.",
        "Scan de code. Doet u dit niet vandaag nog, dan wordt beslag gelegd.",
    ]
    facts = _facts(pdf_with_code(epc(), lines=lines))
    assert facts.details.suspicious
    assert facts.iban is None
    assert facts.payment_reference is None


def test_a_link_that_only_looks_like_the_office_is_a_signal() -> None:
    lines = [
        "Belastingdienst",
        "Postbus 100, 6400 AA Heerlen",
        "",
        "Datum: 3 maart 2026",
        "Aanslagnummer 1234.56.789.H.56.0112",
        "",
        "Geachte heer, mevrouw,",
        "",
        "U moet nog € 124,45 betalen voor 17 maart 2026. Scan de code om te betalen.",
    ]
    honest = _facts(pdf_with_code("https://www.belastingdienst.nl/betalen", lines=lines))
    assert honest.details.suspicious == ()
    for domain in ("belastingdienst-betaal.example", "betalen.example", "10.1.2.3"):
        assert "link_domain" in _facts(pdf_with_code(f"https://{domain}/x", lines=lines)).details.suspicious


def test_a_payment_page_of_a_firm_is_no_signal_and_no_amount() -> None:
    facts = _facts(pdf_with_code("https://betaal.voorbeeldbank.example/ideal?amount=999.00"))
    assert facts.details.suspicious == ()
    assert facts.amount_due_cents == 12445
    assert "amount_due_cents" not in facts.review


def test_a_refund_is_not_made_a_debt_by_a_code() -> None:
    lines = [
        *BILL[:10],
        "# Creditnota",
        "Geachte mevrouw Appelhof,",
        "",
        "U heeft te veel betaald. U krijgt € 124,45 van ons terug op uw rekening.",
        "U hoeft niets te doen.",
    ]
    facts = _facts(pdf_with_code(epc(), lines=lines))
    assert facts.direction is not Direction.OWED
    assert facts.iban is None


def test_a_code_that_agrees_takes_doubt_away_from_a_scan() -> None:
    lines = [*BILL[:-3], f"Rekening {IBAN}, onder vermelding van ZW-2026-00417", *BILL[-3:]]
    facts = _facts(_jpeg(sample_files.scanned(page_with_code(epc(), lines=lines))), name="scan.jpg")
    assert (facts.amount_due_cents, facts.iban) == (12445, IBAN)
    assert facts.stage is Stage.INVOICE
    assert not {"iban", "amount_due_cents"} & set(facts.review)
