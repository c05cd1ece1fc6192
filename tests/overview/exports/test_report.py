"""The report on paper, as a reader of PDF files sees it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, timedelta

import pdfplumber
import pypdfium2

from overview import LetterFacts
from overview.exports.material import Material
from overview.exports.report import report
from overview.exports.report_style import drawable
from parsers.facts import Stage
from tests.overview.exports.material import material
from tests.overview.letters import demand, overview


def pages(of: Material) -> list[str]:
    """Return the text of each page."""
    document = pypdfium2.PdfDocument(report(of))
    return [page.get_textpage().get_text_bounded() for page in document]


def test_one_page_for_the_whole_and_one_for_each_claim() -> None:
    told = pages(material())
    assert len(told) == 1 + 3
    assert "€3,060.00" in told[0]
    assert "Wooncorporatie De Linde\r\namount to pay" in told[1]


def test_the_page_of_a_claim_leads_to_its_letters() -> None:
    told = next(page for page in pages(material()) if "deal with: Incassobureau" in page)
    assert "post/bill.pdf" in told
    assert "post/agency.pdf" in told
    assert "€160.00" in told


def test_the_deadlines_stand_on_the_first_page() -> None:
    assert "18 June 2026" in pages(material())[0]


def test_a_bsn_is_covered() -> None:
    told = "".join(pages(material()))
    assert "333.H.56.01" in told
    assert "1112.22.333" not in told


def test_the_same_overview_gives_the_same_bytes() -> None:
    assert report(material()) == report(material())


def test_what_letters_say_is_never_taken_for_markup() -> None:
    letter = demand("a", "05-01", Stage.REMINDER, 100, "F-1", sender="<b>Kaas</b> & Zoon <img src='x'/>")
    made = replace(material(), overview=overview(letter), letters={"a": letter})
    assert "<b>Kaas</b> & Zoon <img src='x'/>" in "".join(pages(made)).replace("\r\n", " ")


def test_a_letter_that_the_font_lacks_becomes_its_plain_one() -> None:
    assert drawable("Wałęsa, Çelik, 李") == "Wałesa, Çelik, ?"


def test_a_claim_with_four_hundred_letters_runs_on_over_pages() -> None:
    first = date(2025, 1, 1)
    letters = [
        demand(f"l{n}", (first + timedelta(days=n)).isoformat(), Stage.REMINDER, 100 + n, "F-00017")
        for n in range(400)
    ]
    made = _of(letters)
    told = "".join(pages(made))
    assert all(f"post/l{n}.pdf" in told for n in (0, 200, 399))


def test_nothing_runs_off_the_paper() -> None:
    letters = [
        demand(
            f"l{n}",
            "05-01",
            Stage.REMINDER,
            10**8 + n,
            f"F-{n:05}-{'9' * 60}",
            sender=f"{'Zeer lange naam van een schuldeiser ' * 4}{n}",
        )
        for n in range(30)
    ]
    with pdfplumber.open(io.BytesIO(report(_of(letters)))) as document:
        for page in document.pages:
            assert max(char["x1"] for char in page.chars) <= page.width
            assert min(char["x0"] for char in page.chars) >= 0


def test_an_empty_vault_has_one_page() -> None:
    assert len(pages(_of([]))) == 1


def _of(letters: list[LetterFacts]) -> Material:
    return replace(material(), overview=overview(*letters), letters={letter.id: letter for letter in letters})
