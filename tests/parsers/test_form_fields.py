"""Form fields: what is filled in is read where it stands, once, and only what a person would see."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

import parsers
from parsers.document import Document, Page
from parsers.form_fields import open_form, read_form_words
from parsers.pdf_text import read_text_layer
from parsers.sources import read_documents
from tests.parsers.coded_letters import form_pdf

MULTILINE, PASSWORD, COMB = 1 << 12, 1 << 13, 1 << 24
PRINTED, HIDDEN, NOT_VIEWED = 4, 2, 32


def _page(content: bytes) -> Page:
    (letter,) = read_documents(content, name="formulier.pdf")
    assert isinstance(letter, Document)
    (page,) = letter.pages
    return page


def _texts(content: bytes) -> list[str]:
    return [word.text for word in _page(content).words]


def test_values_are_words_in_their_place() -> None:
    page = _page(form_pdf([("Te betalen", "€ 124,45", (200, 600, 320, 618), 0, PRINTED)]))
    euro, amount = page.words[-2:]
    assert (euro.text, amount.text) == ("€", "124,45")
    assert 200 / 595 <= euro.x0 < euro.x1 < amount.x0 < amount.x1 <= 320 / 595
    assert (842 - 618) / 842 <= amount.y0 < amount.y1 <= (842 - 600) / 842


def test_the_facts_are_read_from_what_is_filled_in() -> None:
    content = form_pdf(
        [
            ("Datum:", "3 maart 2026", (200, 760, 320, 778), 0, PRINTED),
            ("Herinnering factuurnummer:", "ZW-2026-00417", (200, 730, 320, 748), 0, PRINTED),
            ("Totaal te betalen:", "€ 124,45", (200, 700, 320, 718), 0, PRINTED),
            ("Te betalen voor:", "2 april 2026", (200, 670, 320, 688), 0, PRINTED),
            ("Rekeningnummer:", "NL13 TEST 0123 4567 89", (200, 640, 360, 658), 0, PRINTED),
        ]
    )
    (reading,) = parsers.read(content, name="formulier.pdf")
    assert reading.facts is not None
    assert reading.facts.amount_due_cents == 12445
    assert reading.facts.iban == "NL13TEST0123456789"


def test_lines_of_a_field_stand_under_each_other() -> None:
    page = _page(
        form_pdf([("Adres", "Lindelaan 14\n3911 KL Rhenendam", (200, 500, 400, 560), MULTILINE, PRINTED)])
    )
    places = {word.text: word for word in page.words}
    assert places["Lindelaan"].y1 <= places["3911"].y0
    assert places["Lindelaan"].x0 == pytest.approx(places["3911"].x0)


def test_a_long_line_is_broken_as_a_viewer_would() -> None:
    value = " ".join(["termijn"] * 12)
    page = _page(form_pdf([("Tekst", value, (200, 500, 300, 640), MULTILINE, PRINTED)]))
    words = [word for word in page.words if word.text == "termijn"]
    assert len(words) == 12
    assert len({round(word.y0, 4) for word in words}) > 3
    assert all(word.x1 <= 301 / 595 for word in words)


def test_a_comb_is_one_word() -> None:
    page = _page(form_pdf([("IBAN", "NL13TEST0123456789", (200, 600, 500, 618), COMB, PRINTED)]))
    assert page.words[-1].text == "NL13TEST0123456789"
    assert page.words[-1].x1 == pytest.approx(500 / 595, abs=0.002)


@pytest.mark.parametrize("seen", [HIDDEN, NOT_VIEWED])
def test_a_field_that_nobody_sees_is_not_read(seen: int) -> None:
    assert "999,99" not in _texts(form_pdf([("Te betalen", "999,99", (200, 600, 320, 618), 0, seen)]))


def test_a_password_is_not_read() -> None:
    assert "geheim" not in _texts(form_pdf([("Code", "geheim", (200, 600, 320, 618), PASSWORD, PRINTED)]))


@pytest.mark.parametrize("value", ["", "   ", "\x00\x01", "x" * 5000])
def test_an_empty_or_endless_value_has_no_words(value: str) -> None:
    content = form_pdf([("Leeg", value, (200, 600, 320, 618), 0, PRINTED)])
    assert _texts(content)[-1] == "Leeg"


def test_a_field_without_room_has_no_words() -> None:
    content = form_pdf([("Punt", "124,45", (200, 600, 200, 600), 0, PRINTED)])
    assert "124,45" not in _texts(content)


def test_what_the_page_shows_already_is_not_read_twice() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    canvas.drawString(62, 700, "Formulier van Zwembad De Waterlelie voor betaling")
    canvas.drawString(202, 605, "EUR 124,45")
    canvas.acroForm.textfield(name="bedrag", value="EUR 124,45", x=200, y=600, width=120, height=18)
    canvas.acroForm.textfield(name="leeg", value="98,00", x=200, y=500, width=120, height=18)
    canvas.acroForm.checkbox(name="akkoord", checked=True, x=200, y=400)
    canvas.showPage()
    canvas.save()
    texts = _texts(buffer.getvalue())
    assert texts.count("124,45") == 1
    assert texts.count("98,00") == 1
    assert "Yes" not in texts


def test_a_pdf_without_a_form_has_none_to_open() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.drawString(62, 700, "Geen formulier")
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(buffer.getvalue())
    try:
        assert not open_form(document)
        page = document[0]
        assert read_form_words(page, read_text_layer(page)) == ()
    finally:
        document.close()


def test_a_form_of_hundreds_of_fields_ends() -> None:
    fields = [
        ("veld", str(index), (200, index % 800, 260, 12 + index % 800), 0, PRINTED) for index in range(900)
    ]
    document = pypdfium2.PdfDocument(form_pdf(fields))
    try:
        assert open_form(document)
        page = document[0]
        assert len(read_form_words(page, read_text_layer(page))) == 400
    finally:
        document.close()
