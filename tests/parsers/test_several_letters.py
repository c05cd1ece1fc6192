"""One scan that holds several letters is found, and one letter of several pages is left whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import Document, read, read_documents
from parsers.facts_from import parse_letter
from parsers.page_mark import PageMark
from parsers.several_letters import SplitProposal, SplitReason, propose_split
from tests.parsers.sample_files import LETTER, letter_docx, letter_html, letter_pdf, scan_pdf
from tests.strategies import page_marks

GAS = (
    "# Energiebedrijf Vlamveld",
    "Stookweg 9, 7311 AB Gloeiendorp",
    "",
    "Mevrouw T. Appelhof",
    "Lindelaan 14",
    "3911 KL RHENENDAM",
    "",
    "Gloeiendorp, 18 mei 2026",
    "Relatienummer\tGV 880.214.6",
    "Dossiernummer\t2026-55120-GV",
    "",
    "# Aanmaning",
    "Geachte mevrouw Appelhof,",
    "",
    "Onze vordering van 2 april 2026 hebt u nog niet voldaan. Wij verzoeken u het bedrag",
    "binnen veertien dagen na de datum van deze brief over te maken op onze rekening.",
    "",
    "Levering maart 2026\t€ 201,10",
    "Aanmaningskosten\t€ 15,00",
    "# Totaal te betalen\t€ 216,10",
    "",
)
GAS_END = (
    "Betaal op NL56 TEST 0987 6543 21 onder vermelding van 2026-55120-GV. Hebt u vragen, dan",
    "kunt u ons op werkdagen bellen.",
    "",
    "Hoogachtend,",
    "Energiebedrijf Vlamveld",
)
WATER_HEAD, WATER_END = LETTER[:21], LETTER[21:]


def _numbered(lines: Sequence[str], text: str) -> tuple[str, ...]:
    return (*lines, "", "", f"\t{text}")


def _proposal(content: bytes, name: str = "stapel.pdf") -> SplitProposal | None:
    (document,) = read_documents(content, name=name)
    assert isinstance(document, Document)
    return propose_split(parse_letter(document)[1])


def _groups(content: bytes) -> tuple[tuple[int, ...], ...] | None:
    proposal = _proposal(content)
    return None if proposal is None else proposal.groups


def test_two_letters_of_two_pages_in_one_scan_without_page_numbers() -> None:
    lines = [*WATER_HEAD, "\f", *WATER_END, "\f", *GAS, "\f", *GAS_END]
    proposal = _proposal(scan_pdf(lines))
    assert proposal is not None
    assert proposal.groups == ((1, 2), (3, 4))
    assert proposal.letters[0].reasons == ()
    assert {SplitReason.NEW_ADDRESS, SplitReason.NEW_SALUTATION, SplitReason.OTHER_DATE} <= set(
        proposal.letters[1].reasons
    )


def test_three_letters_each_numbered() -> None:
    lines = [
        *_numbered(WATER_HEAD, "Pagina 1 van 2"),
        "\f",
        *_numbered(WATER_END, "Pagina 2 van 2"),
        "\f",
        *_numbered((*GAS, *GAS_END), "Pagina 1 van 1"),
        "\f",
        *_numbered(LETTER, "Pagina 1 van 1"),
    ]
    # The last is a copy of the first, which is no part of the one between them.
    assert _groups(letter_pdf(lines)) == ((1, 2), (3,), (4,))


@pytest.mark.parametrize("numbered", [True, False])
def test_two_invoices_of_one_sender_in_one_scan(numbered: bool) -> None:
    later = tuple(
        line.replace("3 maart", "3 april").replace("17 maart", "17 april").replace("2026-00417", "2026-00638")
        for line in LETTER
    )
    mark = "1/1" if numbered else ""
    assert _groups(letter_pdf([*_numbered(LETTER, mark), "\f", *_numbered(later, mark)])) == ((1,), (2,))


def test_what_several_letters_say_is_in_doubt_and_what_one_says_is_not() -> None:
    (several,) = read(letter_pdf([*LETTER, "\f", *GAS, *GAS_END]), name="stapel.pdf")
    (one,) = read(letter_pdf(LETTER), name="brief.pdf")
    assert several.facts is not None
    assert one.facts is not None
    assert {"amount_due_cents", "creditor", "sender", "stage", "pages", "deadlines.0.date"} <= set(
        several.facts.review
    )
    assert "amount_due_cents" not in one.facts.review
    assert (len(several.marks), len(one.marks)) == (2, 1)


@pytest.mark.parametrize(
    ("marks", "lacks"),
    [
        (["blad 1/1"], False),
        (["blad 1/2"], True),
        (["blad 2/2"], True),
        (["blad 1/2", "blad 2/2"], False),
        (["", "blad 2/2"], False),
        ([""], False),
    ],
)
def test_a_letter_that_lacks_pages_says_so(marks: list[str], lacks: bool) -> None:
    halves = (WATER_HEAD, WATER_END) if len(marks) == 2 else (LETTER,)
    pages = [_numbered(half, mark) for half, mark in zip(halves, marks, strict=True)]
    (reading,) = read(letter_pdf([line for page in pages for line in ("\f", *page)][1:]), name="a.pdf")
    assert reading.facts is not None
    assert ("pages" in reading.facts.review) == lacks
    assert "amount_due_cents" not in reading.facts.review


ANNEX = ("# Bijlage", "", "Specificatie van uw verbruik", "Februari 2026\t14 m3", "Januari 2026\t16 m3")
TERMS = (
    "# Algemene voorwaarden",
    "Pagina 1 van 2",
    "",
    "Artikel 1. Deze voorwaarden gelden voor elke overeenkomst met Waterbedrijf Zilverbeek,",
    "gevestigd te Veenendam. Rekeningen worden betaald binnen 14 dagen na de datum ervan.",
)
COPY = ("# Kopie factuur", *GAS, *GAS_END)
ENCLOSED_BILL = (
    "# Zwemschool De Otter",
    "Mevrouw T. Appelhof",
    "Lindelaan 14",
    "3911 KL RHENENDAM",
    "",
    "Factuurdatum\t10 januari 2026",
    "Factuurnummer\tZB-2026-00417",
    "# Te betalen\t€ 118,40",
)
FORM = (
    "# Antwoordformulier",
    "Aan: Waterbedrijf Zilverbeek",
    "Naam:\tMevrouw T. Appelhof",
    "Adres:\tLindelaan 14",
    "Klantnummer:\t70021948",
    "Geachte heer, mevrouw,",
    "Ik betaal in termijnen van\t€ ........",
)


@pytest.mark.parametrize(
    "lines",
    [
        [*LETTER, "\f", *ANNEX],
        [*LETTER, "\f", *TERMS, "\f", "Pagina 2 van 2", "Artikel 2. Nederlands recht geldt."],
        [*LETTER, "\f", *COPY],
        [*LETTER, "\f", *ENCLOSED_BILL],
        [*LETTER, "\f", *FORM],
        [*WATER_HEAD, "\f", *WATER_END],
        [*_numbered(WATER_HEAD, "blad 1/2"), "\f", *_numbered(WATER_END, "blad 2/2")],
        # The whole head again on the second page, as some print it.
        [*_numbered(WATER_HEAD, "blad 1/2"), "\f", *WATER_HEAD[:9], *_numbered(WATER_END, "blad 2/2")],
        [*WATER_HEAD, "\f", *WATER_HEAD[:9], *WATER_END],
    ],
    ids=["annex", "terms", "copy", "enclosed", "form", "plain", "numbered", "head twice", "head twice plain"],
)  # fmt: skip
def test_one_letter_stays_whole(lines: list[str]) -> None:
    assert _proposal(letter_pdf(lines)) is None


def test_a_letter_without_pages_on_paper_has_no_marks() -> None:
    for content, name in ((letter_docx([*LETTER, *GAS]), "a.docx"), (letter_html(LETTER).encode(), "a.html")):
        (reading,) = read(content, name=name)
        assert reading.marks == ()


@pytest.mark.parametrize(
    ("line", "number", "total"),
    [
        ("Pagina 2 van 3", 2, 3),
        ("pag. 2/3", 2, 3),
        ("Blad 2 van 3", 2, 3),
        ("blz. 2", 2, None),
        ("Page 2 of 3", 2, 3),
        ("Kenmerk 4471 | Pagina 2 van 3", 2, 3),
        ("Pagina\t2 van 3", 2, 3),
        ("Pagina:\t2/3", 2, 3),
        ("2/3", 2, 3),
        ("- 2 -", 2, None),
        ("Pagina 4 van 3", None, None),
        ("Pagina 0 van 3", None, None),
        ("Zie ook pagina 2", None, None),
        ("Lees hoe u bezwaar maakt op pagina 2 van 3", None, None),
        ("Termijn 2/3", None, None),
        ("Blad 2 van 3 en pagina 1 van 4", None, None),
    ],
)
def test_page_numbers(line: str, number: int | None, total: int | None) -> None:
    (document,) = read_documents(letter_pdf([line, *LETTER]), name="a.pdf")
    assert isinstance(document, Document)
    (mark,) = parse_letter(document)[1]
    assert (mark.number, mark.total) == (number, total)


def test_a_page_that_ends_within_a_sentence_and_one_that_goes_on() -> None:
    (document,) = read_documents(letter_pdf([*LETTER[:15], "\f", *LETTER[15:]]), name="a.pdf")
    assert isinstance(document, Document)
    front, back = parse_letter(document)[1]
    assert (front.breaks_off, front.runs_on, front.has_salutation, front.has_closing) == (
        True,
        False,
        True,
        False,
    )
    assert (back.breaks_off, back.runs_on, back.has_salutation, back.has_closing) == (
        False,
        True,
        False,
        True,
    )


def test_marks_state_whose_each_letter_is() -> None:
    (reading,) = read(letter_pdf([*LETTER, "\f", *GAS, *GAS_END]), name="stapel.pdf")
    assert [mark.sender for mark in reading.marks] == ["Waterbedrijf Zilverbeek", "Energiebedrijf Vlamveld"]
    assert [mark.letter_date for mark in reading.marks] == [date(2026, 3, 3), date(2026, 5, 18)]


@given(st.lists(page_marks(), max_size=8))
def test_a_proposal_partitions_the_pages(marks: list[PageMark]) -> None:
    proposal = propose_split(marks)
    if proposal is None:
        return
    assert [page for group in proposal.groups for page in group] == list(range(1, len(marks) + 1))
    assert len(proposal.letters) >= 2
    assert all(proposal.groups)
    assert proposal.letters[0].reasons == ()
    for letter in proposal.letters[1:]:
        assert letter.reasons
        assert marks[letter.pages[0] - 1].opens


@given(st.lists(page_marks(), max_size=8))
def test_a_letter_of_a_proposal_is_not_proposed_to_be_several(marks: list[PageMark]) -> None:
    proposal = propose_split(marks)
    for group in () if proposal is None else proposal.groups:
        assert propose_split([marks[page - 1] for page in group]) is None


@pytest.mark.parametrize(("number", "total"), [(0, 2), (3, 2), (1, 0), (1, 100), (100, None), (None, 2)])
def test_a_page_is_one_of_those_that_there_are(number: int | None, total: int | None) -> None:
    with pytest.raises(ValueError, match=r"page number"):
        PageMark(number=number, total=total)
