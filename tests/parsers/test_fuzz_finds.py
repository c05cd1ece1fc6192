"""What fuzzing found, each once: letters that broke a reader or held it for good, and do so no more."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest

import parsers
from parsers import Document, Origin, Page, Word
from parsers.banking import is_betalingskenmerk
from parsers.dates import EARLIEST_YEAR, LATEST_YEAR
from parsers.facts_from import parse_facts
from parsers.kinds import Kind, find_kind
from parsers.layout import MOST_LETTERS, lay_out
from parsers.mail import open_mail
from parsers.payment_codes import decode_codes
from parsers.two_readings import is_well_formed
from tests.parsers.letter_pages import document_of, mail_of
from tests.parsers.sample_files import letter_docx

_SEARCHED = 200_000
"""Characters that no pattern may need minutes for; a test that hangs is what a failure looks like."""


def test_print_without_width_or_height_has_facts() -> None:
    words = tuple(
        Word(text=text, x0=0.1, y0=0.1 + row / 50, x1=0.1, y1=0.1 + row / 50)
        for row, text in enumerate(("Te", "betalen", "€", "45,00", "vóór", "1", "mei", "2026"))
    )
    page = Page(number=1, width=595.0, height=842.0, words=words, origin=Origin.TEXT_LAYER)
    parse_facts(Document(part=0, name="brief.pdf", pages=(page,)))


def test_a_word_letter_that_names_no_head_for_its_pages_is_damaged() -> None:
    damaged = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(letter_docx(head="Zilverbeek"))) as whole,
        zipfile.ZipFile(damaged, "w") as archive,
    ):
        for name in whole.namelist():
            part = whole.read(name)
            archive.writestr(name, re.sub(rb'(<w:headerReference[^>]*?) r:id="[^"]*"', rb"\1", part))
    (reading,) = parsers.read(damaged.getvalue(), name="brief.docx")
    assert reading.error is not None
    assert reading.error.code == "damaged"


@pytest.mark.parametrize("year", [1, EARLIEST_YEAR - 1, LATEST_YEAR + 1, 9999])
def test_a_mail_sent_in_a_year_that_cannot_be_has_no_day(year: int) -> None:
    text = "Wij vragen u € 45,00 te betalen binnen veertien dagen na ontvangst van deze brief."
    facts = parse_facts(
        mail_of(
            text,
            sender="Waterbedrijf Zilverbeek",
            address="post@zilverbeek.example",
            subject="Herinnering",
            sent_at=datetime(year, 12, 31, tzinfo=UTC),
        )
    )
    assert facts.letter_date is None
    assert facts.amount_due_cents == 4500


def test_the_day_of_a_mail_has_more_digits_than_a_clock() -> None:
    for day in ("3" * 12, "3" * 40):
        mail = open_mail(
            b"From: a@post.example\r\nTo: b@post.example\r\nSubject: Herinnering\r\n"
            b"Date: Tue, " + day.encode() + b" Mar 2026 09:12:00 +0100\r\n\r\nTekst\r\n"
        )
        assert mail.header.sent_at is None
        assert mail.header.subject == "Herinnering"


def test_figures_that_are_raised_are_none_of_a_payment_reference() -> None:
    assert not is_betalingskenmerk("801770021948\u00b2417")
    assert decode_codes([b"8017700219480\xb917"], page=1).stated == ()


def test_a_letter_with_hundreds_of_parts_is_reckoned_up() -> None:
    def lines(label: str, first: int, count: int) -> list[str]:
        return [f"{label} {number} € {first + number},{number % 90 + 10}" for number in range(count)]

    text = "\n".join(
        [
            *lines("Hoofdsom factuur", 100, 30),
            *lines("Rente over factuur", 10, 30),
            *lines("Incassokosten dossier", 40, 30),
            *lines("Reeds betaald op factuur", 5, 30),
            *lines("Totaal te betalen", 900, 30),
        ]
    )
    parse_facts(document_of(text))


@pytest.mark.parametrize(
    "unit", ["a", "a-", "a.", "1.", "1 ", "€ 1,00 ", "a@", "www.a", "NL", "-", "1-1-", "B.V. "]
)
def test_a_line_without_end_is_read_to_its_end(unit: str) -> None:
    text = (unit * _SEARCHED)[:_SEARCHED]
    content = f"Geachte mevrouw,\n\nTe betalen € 45,00\n\n{text}\n".encode()
    (reading,) = parsers.read(content, name="brief.txt")
    assert (reading.facts is None) != (reading.error is None)


def test_a_word_without_end_is_cut_in_pieces_that_keep_its_place() -> None:
    word = Word(text="x" * (3 * MOST_LETTERS), x0=0.1, y0=0.1, x1=0.7, y1=0.12)
    page = Page(number=1, width=595.0, height=842.0, words=(word,), origin=Origin.TEXT_LAYER)
    layout = lay_out(Document(part=0, name="brief.pdf", pages=(page,)))
    pieces = [piece for row in layout.rows for cell in row for piece in cell.words]
    assert "".join(piece.text for piece in pieces) == word.text
    assert [round(piece.x0, 6) for piece in pieces] == [0.1, 0.3, 0.5]
    assert pieces[-1].x1 == pytest.approx(0.7)


def test_comments_before_a_page_that_never_comes_are_passed_over_once() -> None:
    assert find_kind(b"<!---->" * 500 + b"x", name="brief.txt") is Kind.TEXT
    assert find_kind(b"<!-- brief -->\r\n" * 200 + b"<html>", name="brief.html") is Kind.HTML


def test_a_row_of_figures_that_ends_badly_is_divided_in_one_way() -> None:
    assert is_well_formed("A" + "1" * 60)
    assert not is_well_formed("A" + "1" * 60 + "x")
    assert is_well_formed("ZB-2026-A00417")


def test_a_letter_of_thousands_of_amounts_in_one_line_is_read() -> None:
    document = document_of(" ".join(f"betaal € {number},00" for number in range(1, 1500)))
    assert parse_facts(document).is_claim in (True, False)
