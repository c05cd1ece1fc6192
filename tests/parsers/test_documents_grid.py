"""Word, HTML and plain letters on the grid: columns stand under each other, what is hidden is left out."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Cm

from parsers.document import Document, Origin, Page, Word
from parsers.grid import Block, Cell, Gap, Paragraph, Run, Table, lay_page
from parsers.markup import parse_html
from parsers.plain import decode_text
from parsers.sources import read_documents
from tests.parsers import sample_files


def _read(content: bytes, name: str) -> Page:
    (letter,) = read_documents(content, name=name)
    assert isinstance(letter, Document)
    return letter.pages[0]


def _html(text: str) -> Page:
    return lay_page(parse_html(text), origin=Origin.MARKUP)


def _lines(page: Page) -> list[str]:
    lines: dict[float, list[Word]] = {}
    for word in page.words:
        lines.setdefault(round(word.y0, 5), []).append(word)
    return [
        " ".join(word.text for word in sorted(words, key=lambda word: word.x0))
        for _, words in sorted(lines.items())
    ]


def _word(page: Page, text: str) -> Word:
    return next(word for word in page.words if word.text == text)


def test_a_word_letter_has_its_paragraphs_tables_head_and_foot() -> None:
    page = _read(sample_files.letter_docx(head="Zilverbeek NV", foot="KvK 00000001"), "brief.docx")
    lines = _lines(page)
    assert lines[0] == "Zilverbeek NV"
    assert lines[-1] == "KvK 00000001"
    assert "Klantnummer 70021948" in lines
    assert "Totaal te betalen € 124,45" in lines
    assert _word(page, "Totaal").bold
    assert not _word(page, "Lindelaan").bold
    assert not page.has_positions


def test_cells_of_a_column_in_word_stand_under_each_other() -> None:
    page = _read(sample_files.letter_docx(), "brief.docx")
    assert _word(page, "70021948").x0 == pytest.approx(_word(page, "ZB-2026-00417").x0)
    assert _word(page, "70021948").x0 > _word(page, "Klantnummer").x1 + 0.03


def test_tabs_in_word_bring_text_to_their_stops() -> None:
    document = docx.Document()
    for label, amount in (("Hoofdsom", "€ 1.100,00"), ("Rente", "€ 9,00")):
        paragraph = document.add_paragraph(f"{label}\t{amount}")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(12), WD_TAB_ALIGNMENT.RIGHT)
    buffer = io.BytesIO()
    document.save(buffer)
    page = _read(buffer.getvalue(), "brief.docx")
    assert _lines(page) == ["Hoofdsom € 1.100,00", "Rente € 9,00"]
    assert _word(page, "1.100,00").x1 == pytest.approx(_word(page, "9,00").x1)


def test_rows_of_an_html_table_are_lines_and_columns() -> None:
    page = _html(
        "<table><tr><th>Omschrijving<th>Bedrag<tr><td>Nota 4<td align=right>€ 10,00<tr><td>Kosten"
        "<td align=right>€ 1,50</table>"
    )
    assert _lines(page) == ["Omschrijving Bedrag", "Nota 4 € 10,00", "Kosten € 1,50"]
    assert _word(page, "10,00").x1 == pytest.approx(_word(page, "1,50").x1)
    assert _word(page, "Bedrag").bold


def test_tables_for_layout_read_like_paragraphs() -> None:
    inner = "<table><tr><td>Te betalen</td><td>€ 61,00</td></tr></table>"
    rows = f"<tr><td>Beste Noor,</td></tr><tr><td>{inner}</td></tr>"
    page = _html(f"<table width=100%><tr><td align=center><table>{rows}</table></td></tr></table>")
    assert _lines(page) == ["Beste Noor,", "Te betalen € 61,00"]
    assert _word(page, "Beste").x0 == 0


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">geheim</div>',
        '<span style="font-size:0">geheim</span>',
        '<p style="color:red; VISIBILITY : hidden">geheim</p>',
        '<div style="max-height:0;overflow:hidden">geheim</div>',
        '<div style="mso-hide:all">geheim</div>',
        "<p hidden>geheim</p>",
        "<style>.a{color:geheim}</style>",
        "<script>geheim()</script>",
        "<title>geheim</title>",
        "<!-- geheim -->",
        "<template><p>geheim</p></template>",
    ],
)
def test_what_html_hides_is_left_out(hidden: str) -> None:
    page = _html(f"<html><body>{hidden}<p>Zichtbaar</p></body></html>")
    assert _lines(page) == ["Zichtbaar"]


def test_lines_and_inline_elements_of_html() -> None:
    page = _html(
        "<p>Naar <b>NL00</b> <b>TEST</b><br>ten name van<br><br>De Ketting <i>BV</i></p><p>Groet,</p>"
    )
    assert _lines(page) == ["Naar NL00 TEST", "ten name van", "De Ketting BV", "Groet,"]


def test_a_picture_with_a_name_stands_for_it() -> None:
    assert _lines(_html('<p><img src="a.png" alt="De Ketting"></p><p>Nota</p>')) == ["De Ketting", "Nota"]


def test_a_long_line_is_broken_at_the_edge_and_loses_nothing() -> None:
    words = [f"woord{number}" for number in range(60)]
    page = lay_page([Paragraph((Run(" ".join(words)),))], origin=Origin.PLAIN)
    assert [word.text for word in page.words] == words
    assert len(_lines(page)) > 4
    assert all(0 <= word.x0 < word.x1 <= 1 and 0 <= word.y0 < word.y1 <= 1 for word in page.words)


def test_columns_that_are_too_wide_give_way_to_narrow_ones() -> None:
    prose = Cell((Paragraph((Run("lange tekst " * 40),)),))
    amount = Cell((Paragraph((Run("€ 1.234,56"),)),))
    page = lay_page([Table(((prose, amount), (prose, amount)))], origin=Origin.MARKUP)
    euros = [word for word in page.words if word.text == "€"]
    amounts = [word for word in page.words if word.text == "1.234,56"]
    assert len(euros) == len(amounts) == 2
    assert [euro.y0 for euro in euros] == [amount.y0 for amount in amounts]


def test_empty_blocks_between_are_one_line() -> None:
    blocks: list[Block] = [Paragraph((Run("een"),)), Gap(), Gap(), Gap(), Paragraph((Run("twee"),))]
    one, two = lay_page(blocks, origin=Origin.PLAIN).words
    assert two.y0 - one.y0 == pytest.approx(2 * (two.y1 - two.y0) / 0.8)


def test_plain_text_keeps_its_columns() -> None:
    page = _read("Hoofdsom      € 90,00\nKosten\t      € 8,00\n".encode(), "brief.txt")
    assert page.origin is Origin.PLAIN
    assert _lines(page) == ["Hoofdsom € 90,00", "Kosten € 8,00"]
    assert _word(page, "90,00").x0 == pytest.approx(_word(page, "8,00").x0)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_each_charset_that_letters_come_in(codec: str) -> None:
    page = _read("Beste Noël, u moet € 12,00 betalen vóór vrijdag.".encode(codec), "brief.txt")
    assert _lines(page) == ["Beste Noël, u moet € 12,00 betalen vóór vrijdag."]


def test_every_byte_can_be_decoded() -> None:
    assert len(decode_text(bytes(range(256)))) == 256


def test_an_html_file_is_read_in_the_charset_that_it_names() -> None:
    content = '<html><head><meta charset="windows-1252"></head><body>€ 5,00 naar André</body></html>'
    assert _lines(_read(content.encode("cp1252"), "brief.html")) == ["€ 5,00 naar André"]


def test_a_form_feed_starts_a_page() -> None:
    (letter,) = read_documents(b"Eerste blad\n\x0cTweede blad\n", name="brief.txt")
    assert isinstance(letter, Document)
    assert [page.number for page in letter.pages] == [1, 2]
