"""PDF letters: words where they stand, upright, without what nobody can see, and OCR where it is needed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence

import pytest
from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from parsers.document import Document, Origin, Page
from parsers.errors import EmptyDocumentError
from parsers.sources import read_documents
from tests.parsers import sample_files


def _read(content: bytes) -> Document:
    (letter,) = read_documents(content, name="brief.pdf")
    assert isinstance(letter, Document)
    return letter


def _text(page: Page) -> str:
    return " ".join(word.text for word in page.words)


def _drawn(draw: Callable[[Canvas], None]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_every_word_of_the_text_layer_is_read_once_and_in_order() -> None:
    (page,) = _read(sample_files.letter_pdf()).pages
    expected = " ".join(" ".join(line.removeprefix("# ").split()) for line in sample_files.LETTER if line)
    assert page.origin is Origin.TEXT_LAYER
    assert _text(page) == expected
    assert (round(page.width), round(page.height)) == (595, 842)


def test_words_have_their_places_in_fractions_of_the_page() -> None:
    (page,) = _read(sample_files.letter_pdf()).pages
    word = next(word for word in page.words if word.text == "70021948")
    assert word.x0 == pytest.approx(330 / A4[0], abs=0.003)
    assert 0 < word.x0 < word.x1 < 1
    label = next(word for word in page.words if word.text == "Klantnummer")
    assert (label.y0, label.y1) == pytest.approx((word.y0, word.y1), abs=0.002)


def test_bold_is_told_from_the_font() -> None:
    (page,) = _read(sample_files.letter_pdf()).pages
    bold = [word.text for word in page.words if word.bold]
    assert bold == ["Waterbedrijf", "Zilverbeek", "Herinnering", "Totaal", "te", "betalen", "€", "124,45"]


def test_pages_are_numbered_from_one() -> None:
    letter = _read(
        sample_files.letter_pdf(
            ["# Eerste bladzijde van deze brief", "\f", "Tweede bladzijde van deze brief"]
        )
    )
    assert [page.number for page in letter.pages] == [1, 2]
    assert _text(letter.pages[1]) == "Tweede bladzijde van deze brief"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_whose_mark_and_text_are_turned_is_upright(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        # The library that draws swaps the sides of a page that gets a mark.
        width, height = A4 if turn == 180 else (A4[1], A4[0])
        match turn:
            case 90:
                canvas.translate(width, 0)
            case 180:
                canvas.translate(width, height)
            case _:
                canvas.translate(0, height)
        canvas.rotate(turn)
        canvas.drawString(60, 400, "Dossiernummer 4471902 van het kantoor")
        canvas.drawString(60, 380, "staat onder aan deze bladzijde")

    (page,) = _read(_drawn(draw)).pages
    assert _text(page) == "Dossiernummer 4471902 van het kantoor staat onder aan deze bladzijde"
    first, last = page.words[0], page.words[-1]
    assert first.y0 < last.y0
    assert page.words[0].x1 < page.words[1].x0


def test_text_turned_without_a_mark_is_upright_too() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        canvas.drawString(60, 500, "Liggende bladzijde zonder merkteken")
        canvas.drawString(60, 480, "maar met gewone regels")

    (page,) = _read(_drawn(draw)).pages
    assert _text(page) == "Liggende bladzijde zonder merkteken maar met gewone regels"
    assert page.width > page.height
    assert page.words[0].y0 < page.words[-1].y0


def test_letterspaced_headings_are_words() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        text.setFont("Helvetica", 12)
        text.setCharSpace(4.5)
        text.textOut("LAATSTE AANMANING")
        canvas.drawText(text)
        canvas.drawString(60, 660, "D E U R W A A R D E R   K R O O S")
        canvas.drawString(60, 600, "Een gewone regel met a b c erin")

    (page,) = _read(_drawn(draw)).pages
    assert _text(page) == "LAATSTE AANMANING DEURWAARDER KROOS Een gewone regel met a b c erin"


def test_text_that_nobody_can_see_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Zichtbare tekst van de brief staat hier")
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(60, 680, "Witte tekst op wit papier € 9.999,00")
        canvas.setFillColorRGB(0, 0, 0)
        hidden = canvas.beginText(60, 660)
        hidden.setTextRenderMode(3)
        hidden.textOut("Onzichtbare tekst € 8.888,00")
        canvas.drawText(hidden)
        canvas.setFont("Helvetica", 1)
        canvas.drawString(60, 640, "Tekst zo klein als stof")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, -40, "Tekst onder de rand")

    (page,) = _read(_drawn(draw)).pages
    assert _text(page) == "Zichtbare tekst van de brief staat hier"


def test_white_text_on_a_coloured_bar_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 720, "Gewone tekst boven de balk")
        canvas.setFillColorRGB(0.1, 0.3, 0.6)
        canvas.rect(50, 690, 400, 22, fill=1, stroke=0)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.drawString(60, 697, "Te betalen € 61,20")

    (page,) = _read(_drawn(draw)).pages
    assert _text(page) == "Gewone tekst boven de balk Te betalen € 61,20"


def test_text_printed_twice_to_make_it_bold_is_read_once() -> None:
    def draw(canvas: Canvas) -> None:
        for shift in (0.0, 0.3):
            canvas.drawString(60 + shift, 700, "Totaal te voldoen € 44,10 per direct")

    (page,) = _read(_drawn(draw)).pages
    assert _text(page) == "Totaal te voldoen € 44,10 per direct"


def test_vertical_print_in_the_margin_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        for number in range(6):
            canvas.drawString(60, 700 - 20 * number, "Een regel van de brief zelf")
        canvas.rotate(90)
        canvas.drawString(200, -20, "formulier 118-B")

    (page,) = _read(_drawn(draw)).pages
    assert "formulier" not in _text(page)
    assert len(page.words) == 36


def test_a_scan_with_an_invisible_layer_of_bad_text_is_read_from_its_picture() -> None:
    picture = sample_files.scanned(sample_files.pictures()[0])

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, width=A4[0], height=A4[1])
        hidden = canvas.beginText(60, 700)
        hidden.setTextRenderMode(3)
        for _ in range(30):
            hidden.textLine("Wateibcdrijf Zilvcrbcck 7OO2l948 € l24,4S onzin")
        canvas.drawText(hidden)

    (page,) = _read(_drawn(draw)).pages
    assert page.origin is Origin.OCR
    assert "70021948" in _text(page)
    assert "onzin" not in _text(page)


def test_a_page_of_print_drawn_as_a_picture_beside_a_page_of_text() -> None:
    picture = sample_files.pictures(["Bijlage met dossiernummer 5520417 en het bedrag € 310,00"])[0]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Dit is de eerste bladzijde van de brief")
        canvas.showPage()
        canvas.drawImage(ImageReader(picture), 0, 0, width=A4[0], height=A4[1])

    first, second = _read(_drawn(draw)).pages
    assert (first.origin, second.origin) == (Origin.TEXT_LAYER, Origin.OCR)
    assert "5520417" in _text(second)
    assert all(word.confidence == 1.0 for word in first.words)
    assert all(0 < word.confidence <= 1.0 for word in second.words)


def test_an_empty_back_page_costs_nothing_and_stays() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "De voorkant van deze brief is bedrukt")
        canvas.showPage()

    first, second = _read(_drawn(draw)).pages
    assert first.words
    assert second.words == ()


def test_a_picture_without_any_print_is_empty() -> None:
    picture = Image.new("L", (800, 1100), 240)
    ImageDraw.Draw(picture).ellipse((200, 300, 600, 700), outline=90, width=6)
    buffer = io.BytesIO()
    picture.save(buffer, format="PDF", resolution=96)
    with pytest.raises(
        EmptyDocumentError, match=r"^No text was found in the PDF; bring in a clearer scan of the letter\.$"
    ):
        read_documents(buffer.getvalue(), name="leeg.pdf")


def _with_wrong_letters(lines: Sequence[str]) -> bytes:
    """Return a PDF that shows `lines` and whose font says that each of its letters is the next one."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0)
    canvas.setFont("Vera", 9)
    for number, line in enumerate(lines):
        canvas.drawString(60, 780 - 17 * number, line.replace("\t", "    ").removeprefix("# "))
    canvas.showPage()
    canvas.save()

    def shift(match: re.Match[bytes]) -> bytes:
        return b"<%s> <%04X>" % (match.group(1), int(match.group(2), 16) + 5)

    return re.sub(rb"<([3-7][0-9A-F])> <(00[3-7][0-9A-F])>", shift, buffer.getvalue())


def test_a_text_layer_that_says_other_letters_than_the_page_shows_is_not_believed() -> None:
    (page,) = _read(_with_wrong_letters(sample_files.LETTER)).pages
    assert page.origin is Origin.OCR
    assert "70021948" in _text(page)


def test_print_drawn_as_outlines_is_read_from_the_picture() -> None:
    letters = {"1": [(4, 0, 4, 10)], "7": [(0, 10, 6, 10), (6, 10, 2, 0)], "L": [(0, 10, 0, 0), (0, 0, 6, 0)]}

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 60, "Dit staat onder aan het blad als voet")
        canvas.setLineWidth(1.4)
        for row in range(12):
            for column, letter in enumerate("LL7171771 17171 717171 7177"):
                for x0, y0, x1, y1 in letters.get(letter, []):
                    # Lines of type do not stand in columns, which would look like a page on its side.
                    x, y = 60 + 9 * column + 3.7 * row % 9, 700 - 22 * row
                    canvas.line(x + x0, y + y0, x + x1, y + y1)

    (page,) = _read(_drawn(draw)).pages
    assert page.origin is Origin.OCR
    assert "voet" in _text(page)


def test_a_table_of_numbers_is_believed_without_a_word_of_prose() -> None:
    def draw(canvas: Canvas) -> None:
        for row in range(20):
            for column in range(4):
                canvas.drawString(
                    60 + 90 * column, 760 - 20 * row, f"{row * 4 + column},50" if column else "Termijn"
                )

    (page,) = _read(_drawn(draw)).pages
    assert page.origin is Origin.TEXT_LAYER


def test_what_is_filled_in_on_a_form_is_read_in_its_place() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "Acceptgiro van Stichting Oosterwal")
        canvas.drawString(60, 460, "Bedrag")
        form = canvas.acroForm
        form.textfield(name="bedrag", value="EUR 48,50", x=200, y=453, width=120, height=20)
        form.textfield(name="leeg", value="", x=10, y=10)
        form.textfield(name="geheim", value="verborgen", x=200, y=400, annotationFlags="hidden")

    (page,) = _read(_drawn(draw)).pages
    assert _text(page) == "Acceptgiro van Stichting Oosterwal Bedrag EUR 48,50"
    label = next(word for word in page.words if word.text == "Bedrag")
    value = next(word for word in page.words if word.text == "48,50")
    assert abs((label.y0 + label.y1) - (value.y0 + value.y1)) / 2 < 0.008
    assert label.x1 < value.x0


def test_figures_of_two_narrow_cells_are_two_words() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "Overzicht van de nota's in een tabel met lijnen")
        canvas.setFont("Helvetica", 10)
        for row, (amount, rate) in enumerate((("118,40", "9%"), ("1.040,00", "21%"), ("6,05", "0%"))):
            y = 700 - 16 * row
            canvas.rect(60, y - 4, 140, 16)
            canvas.rect(200, y - 4, 40, 16)
            canvas.drawString(63, y, "Nota")
            canvas.drawRightString(199, y, amount)
            canvas.drawString(201, y, rate)

    (page,) = _read(_drawn(draw)).pages
    assert _text(page).endswith("Nota 118,40 9% Nota 1.040,00 21% Nota 6,05 0%")
    border = 200 / A4[0]
    assert all(
        word.x1 <= border + 0.001 for word in page.words if word.text in {"118,40", "1.040,00", "6,05"}
    )


def test_a_word_struck_through_by_a_line_outside_any_table_stays_whole() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Dossiernummer 44711902 van het kantoor Oosterwal")
        canvas.line(170, 680, 170, 720)

    (page,) = _read(_drawn(draw)).pages
    assert _text(page) == "Dossiernummer 44711902 van het kantoor Oosterwal"
