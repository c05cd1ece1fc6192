"""What single pages tell of their letter: page numbers, where it opens and closes, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parsers.lexicon.stages import CLOSING, SALUTATION
from parsers.page_mark import MOST_PAGES, PageMark

if TYPE_CHECKING:
    from parsers.choosing import Mentions
    from parsers.layout import Cell

_NUMBER: Final = r"(?P<number>\d{1,2})(?:\s?(?:van(?: de)?|/|of|-|uit)\s?(?P<total>\d{1,2}))?"
_LABELLED: Final = re.compile(
    rf"(?:^|[\s|(·•-])(?:pagina|pag\.?|paginanummer|blad(?:zijde|nummer|nr\.?)?|blz\.?|page|"
    rf"vel)\s?[:.]?\s?(?:nr\.?\s?)?"
    rf"{_NUMBER}(?=$|[\s|)·•.;-])"
)
_LABEL: Final = re.compile(r"^\W*(?:pagina|pag\.?|paginanummer|blad(?:zijde|nummer|nr\.?)?|blz\.?|page)\W*$")
_VALUE: Final = re.compile(rf"^\W?{_NUMBER}\W?$")
_BARE: Final = re.compile(r"^(?P<number>\d{1,2})\s?(?:/|van|of)\s?(?P<total>\d{1,2})$")
_DASHED: Final = re.compile(r"^[-–—]\s?(?P<number>\d{1,2})(?P<total>)\s?[-–—]$")
_LONGEST: Final = 160
"""Of a line that can hold a page number: a foot with an address and a phone number is that long."""

_EDGE: Final = 0.12
_TOP: Final = 0.42
_ADDRESS: Final = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b\s+[A-Z'(]")
_CONTINUES: Final = re.compile(
    r"^\W*(?:vervolg(?:blad|vel|pagina)?\b(?! op)|voortzetting|continued\b(?! on)|continuation)"
)
_TURNS_OVER: Final = re.compile(
    r"\bz\.? ?o\.? ?z\b\.?|\bzie (?:de |ook )?(?:ommezijde|achterkant|achterzijde|(?:volgende|andere) "
    r"(?:pagina|bladzijde|zijde))|\blees verder\b|\bvervolg op\b|\bplease turn over\b|\bcontinued on\b|"
    r"^p\.?t\.?o\.?$"
)
_ANNEX: Final = re.compile(
    r"^\W*(?:bijlage(?: ?[0-9a-e])?(?:$|\s?[:.–-]\s?[a-z]| bij\b| behorend)|appendix|annex\b|"
    r"(?:algemene|leverings|betalings|verkoop|huur|polis|(?:\w+ )?aanvullende )\s?voorwaarden|"
    r"(?:general )?terms and conditions|(?:nadere )?(?:specificatie|toelichting)\b(?! gevraagd)|"
    r"uitleg (?:bij|over)|"
    r"(?:bezwaar|antwoord|retour|machtigings|inlichtingen|reactie|aanvraag)\s?-?formulier|"
    r"acceptgiro|privacyverklaring)"
)
_COPY: Final = re.compile(r"^\W*(?:kopie|copie|duplicaat|copy)\b(?! van uw bankrekening).{0,50}$")
_ANNEX_DEPTH: Final = 0.33
_SHORT_LINE: Final = 60
_SHORTEST_REFERENCE: Final = 5
"""Of a number that shows that two pages belong together; a shorter one stands in other letters too."""

_BODY_WIDTH: Final = 0.3
_BODY_WORDS: Final = 5
_FULL_LINE: Final = 0.8
_HEAD: Final = 0.05
_FOOT: Final = 0.885


def find_page_marks(mentions: Mentions) -> tuple[PageMark, ...]:
    """Return the marks of each page, in order; none where the letter is a mail or a text without pages.

    Each page that could open a letter is read as if it were one by itself, so that the sender of the first
    letter in a scan is not taken for that of the second.
    """
    pages = mentions.document.pages
    if not pages or not all(page.has_positions for page in pages):
        return ()
    marks = [_mark_of(mentions, number, whose=number == 1) for number in range(1, len(pages) + 1)]
    if any(mark.has_address or mark.has_salutation or mark.number == 1 for mark in marks[1:]):
        from parsers.choosing import read_mentions

        for at, page in enumerate(pages):
            if at == 0 or marks[at].has_address or marks[at].has_salutation or marks[at].number == 1:
                alone = replace(mentions.document, pages=(replace(page, number=1),))
                marks[at] = _mark_of(read_mentions(alone, received=None), 1, whose=True)
    return tuple(marks)


def _mark_of(mentions: Mentions, page: int, *, whose: bool) -> PageMark:
    """Return the marks of a page; `whose` tells that sender and day of these mentions are its own."""
    cells = list(_cells(mentions, page))
    number, total = _page_number(cells, mentions)
    has_address = any(cell.middle < _TOP and _ADDRESS.search(cell.text) for cell in cells)
    if whose:
        # The sender's own address at the top has no name of a person above it.
        has_address = has_address and mentions.addressee is not None
    salutation = any(_is_salutation(cell) for cell in cells)
    # On a page that goes on, the likeliest day is one to pay on.
    day = mentions.letter_date if whose and number in (None, 1) and (has_address or salutation) else None
    body = _body(cells)
    starts_within = bool(body) and body[0].text[:1].islower()
    return PageMark(
        number=number,
        total=total,
        has_address=has_address,
        has_salutation=salutation,
        has_closing=any(CLOSING.match(cell.folded) and len(cell.text) < 70 for cell in cells),
        runs_on=not salutation
        and (starts_within or any(_CONTINUES.match(cell.folded) for cell in cells if cell.middle < 0.3)),
        breaks_off=_breaks_off(cells, body)
        or any(_TURNS_OVER.search(cell.folded) for cell in cells if cell.middle > 0.6),
        is_annex=_is_annex(cells, mentions, opens=has_address and salutation),
        sender=mentions.parties.sender if whose and mentions.parties.sender_sure else None,
        letter_date=day.day if day is not None and day.sure else None,
        references=tuple(
            dict.fromkeys(
                found.plain
                for found in mentions.references
                if found.block.page == page and len(found.plain) >= _SHORTEST_REFERENCE
            )
        ),
    )


def _cells(mentions: Mentions, page: int) -> Iterator[Cell]:
    first, last = mentions.layout.rows_of_page[page]
    for row in mentions.layout.rows[first:last]:
        yield from row


def _is_salutation(cell: Cell) -> bool:
    return SALUTATION.match(cell.folded) is not None and len(cell.text) < _SHORT_LINE and cell.middle < 0.75


def _page_number(cells: Sequence[Cell], mentions: Mentions) -> tuple[int | None, int | None]:
    """Return the number and total that the page prints; nothing where it prints two that differ."""
    labelled = {found for cell in cells for found in _labelled(cell, mentions)}
    found = labelled or {
        _numbers(match)
        for cell in cells
        if cell.middle < _EDGE or cell.middle > 1 - _EDGE
        for match in (_BARE.match(cell.folded.strip()) or _DASHED.match(cell.folded.strip()),)
        if match is not None
    }
    sound = {
        (number, total)
        for number, total in found
        if number and (total is None or number <= total <= MOST_PAGES)
    }
    whole = {(number, total) for number, total in sound if total is not None} or sound
    return next(iter(whole)) if len(whole) == 1 else (None, None)


def _labelled(cell: Cell, mentions: Mentions) -> Iterator[tuple[int, int | None]]:
    if len(cell.text) > _LONGEST:
        return
    if _LABEL.match(cell.folded):
        right = mentions.layout.right_of(cell)
        value = right[0] if right else mentions.layout.below(cell)
        match = _VALUE.match(value.folded.strip()) if value is not None else None
        if match is not None:
            yield _numbers(match)
        return
    # In running text ("zie pagina 2 van 3") it is not the number of this page: there words follow and lead.
    for match in _LABELLED.finditer(cell.folded):
        alone = match.end() == len(cell.folded.rstrip()) or match.start() == 0
        if alone and not re.search(
            r"\b(?:zie|ook|op|see|on|vanaf|tot|onderaan|lees|de)\W*$", cell.folded[: match.start()]
        ):
            yield _numbers(match)


def _numbers(match: re.Match[str]) -> tuple[int, int | None]:
    return int(match["number"]), int(match["total"]) if match["total"] else None


def _is_annex(cells: Sequence[Cell], mentions: Mentions, *, opens: bool) -> bool:
    """Tell whether the top of the page names it an enclosure; a line "Bijlage: 2" in a letter does not."""
    for cell in cells:
        if cell.middle > _ANNEX_DEPTH or len(cell.text) > _SHORT_LINE:
            continue
        if _COPY.match(cell.folded):
            return True
        if not opens and _ANNEX.match(cell.folded) and not mentions.layout.right_of(cell):
            return True
    return False


def _body(cells: Sequence[Cell]) -> list[Cell]:
    """Return the lines of running text."""
    return [
        cell
        for cell in cells
        if _HEAD < cell.middle < _FOOT
        and cell.x1 - cell.x0 > _BODY_WIDTH
        and sum(any(map(str.isalpha, word.text)) for word in cell.words) >= _BODY_WORDS
    ]


def _breaks_off(cells: Sequence[Cell], body: Sequence[Cell]) -> bool:
    """Tell whether the last line of the page is a full one that ends within a sentence."""
    if not body:
        return False
    last = body[-1]
    below = [cell for cell in cells if last.y1 < cell.y0 and cell.middle < _FOOT]
    if any(len(cell.text) > 3 and not _LABELLED.search(cell.folded) for cell in below):
        return False
    full = last.x1 - last.x0 > _FULL_LINE * max(cell.x1 - cell.x0 for cell in body)
    return full and (last.text[-1:].isalpha() or last.text[-1:] in ",-")
