"""Cents that stand apart from their euros: joined where print or a sum proves it, and else left alone."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from parsers import Document
from parsers.amounts import find_amounts
from parsers.facts_from import parse_facts
from parsers.layout import lay_out
from parsers.markup import read_html_pages
from parsers.sources import read_documents
from tests.parsers.letter_pages import document_of

_HEAD = """
   Tandartspraktijk De Linde B.V.
   Lindelaan 4, 3511 AB Utrecht

   De heer K. Voorbeeld
   Dorpsweg 3
   3511 AA UTRECHT

   Utrecht, 4 maart 2026

   Onderwerp: tweede aanmaning

   Geachte heer Voorbeeld,

   Uw rekening is nog niet betaald.
"""
_TAIL = """
   Wij verzoeken u het totaal binnen 14 dagen na dagtekening te betalen op rekening
   NL91 ABNA 0417 1643 00 onder vermelding van 2026-118.

   Met vriendelijke groet,
   Tandartspraktijk De Linde B.V.
"""
_TABLES = {
    "columns alone": """
   Hoofdsom                             412     50
   Rente                                  7     18
   Incassokosten                         61     88
   Totaal te betalen                    481     56
""",
    "rules and a head": """
   Omschrijving                         euro   | ct
   Hoofdsom                              412   | 50
   Rente                                   7   | 18
   Incassokosten                          61   | 88
   Te betalen                            481   | 56
""",
    "rules and signs": """
   | Hoofdsom                          |  €   412   | 50 |
   | Rente                             |  €     7   | 18 |
   | Incassokosten                     |  €    61   | 88 |
   | Nu te betalen                     |  €   481   | 56 |
""",
    "a space": """
   Hoofdsom                         € 412 50
   Rente                              € 7 18
   Incassokosten                     € 61 88
   Totaal te voldoen                € 481 56
""",
    "raised signs": """
   Hoofdsom                         € 412⁵⁰
   Rente                              € 7¹⁸
   Incassokosten                     € 61⁸⁸
   Totaal te voldoen                € 481⁵⁶
""",
}


@pytest.mark.parametrize("table", _TABLES.values(), ids=_TABLES)
def test_cents_apart_are_read_with_their_euros(table: str) -> None:
    facts = parse_facts(document_of(_HEAD + table + _TAIL))

    assert (
        facts.amount_due_cents,
        facts.principal_cents,
        facts.interest_cents,
        facts.costs_cents,
    ) == (48156, 41250, 718, 6188)


def test_thousands_and_cents_apart() -> None:
    table = """
   Huur april                        1.212 50
   Huur mei                          1.212 50
   Totaal te betalen                 2.425 00
   Huur juni                           810 25
   Alles samen te betalen            3.235 25
"""

    found = find_amounts(lay_out(document_of(table)))

    # The first total has no cents that would prove it: its column is proven by the last.
    assert [mention.cents for mention in found] == [121250, 121250, 242500, 81025, 323525]


@pytest.mark.parametrize(
    "table",
    [
        """
   Omschrijving             bedrag   btw
   Controle                   € 70    21
   Vulling                   € 112    21
""",
        """
   Omschrijving               bedrag  aantal
   Koekjes                      € 70  12
   Taart                       € 112  15
""",
        """
   Stand oud       1204     12
   Stand nieuw     1310     18
""",
    ],
)
def test_figures_beside_an_amount_are_no_cents(table: str) -> None:
    found = find_amounts(lay_out(document_of(table)))

    assert not any(mention.cents % 100 for mention in found)


def test_number_of_a_footnote_is_no_part_of_an_amount() -> None:
    found = find_amounts(lay_out(document_of("Te betalen € 125,50¹ en daarna € 80² per keer")))

    assert [mention.cents for mention in found] == [12550, 8000]


@pytest.mark.parametrize("rise", [2.5, 4.0])
def test_small_raised_cents_in_a_pdf(rise: float) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    y = 700.0
    for label, euros, cents in (
        ("Hoofdsom", "412", "50"),
        ("Kosten", "61", "88"),
        ("Te betalen", "474", "38"),
    ):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(70, y, label)
        canvas.drawString(300, y, f"€ {euros}")
        end = 300 + canvas.stringWidth(f"€ {euros}", "Helvetica", 11)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(end + 0.4, y + rise, cents)
        y -= 20
    canvas.save()

    (letter,) = read_documents(buffer.getvalue(), name="nota.pdf")

    assert isinstance(letter, Document)
    assert [mention.cents for mention in find_amounts(lay_out(letter))] == [41250, 6188, 47438]


def test_raised_cents_in_html() -> None:
    pages = read_html_pages("<p>Te betalen: € 70<sup>82</sup> voor 1 mei</p>".encode())

    found = find_amounts(lay_out(Document(part=0, name="brief.html", pages=pages)))

    assert [mention.cents for mention in found] == [7082]
