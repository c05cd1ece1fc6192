"""Addressee: the name above the address to which a letter was sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from parsers.facts import Evidence
from parsers.layout import Block, Cell, Layout
from parsers.letter_text import LetterText
from parsers.lexicon import parties as words
from parsers.lexicon.stages import CLOSING, SALUTATION

_POSTCODE: Final = re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b\s+[A-Z'(]")
_STREET: Final = re.compile(r"^[A-Za-zÀ-ÿ'’. -]{3,}\s\d{1,5}\b")
_NO_NAME: Final = re.compile(
    r"postbus|retour|antwoordnummer|p\.?o\.? ?box|@|www\.|\.nl\b|tel|kvk|^\W*\d|betreft|datum|"
    r"pagina|kenmerk|nummer|factuur|port betaald"
)
_SALUTATION_NAME: Final = re.compile(
    r"^\W*(?:geachte?|beste|dear|aan)\s(?P<name>(?:(?:de\s)?(?:heer|mevrouw|mevr\.?|mw\.?|dhr\.?|"
    r"meneer|mijnheer|ms\.?|mrs\.?|mr\.?|familie)(?:\s?/\s?(?:mevrouw|heer))?\s)+[^,;:!]{2,40})"
)
# Behind a name in a deed: under which other name he trades, or in which capacity he is served.
_TRADING_AS: Final = (
    r"(?:,?\s\(?(?:(?:tevens|mede|voorheen|eerder|thans|destijds|al dan niet)\s){0,2}"
    r"(?:h\.?\s?o\.?\s?d\.?\s?n\b\.?|handelende?\sonder\s(?:de|den)\snaam|tevens\sbekend\sals|trading\sas|"
    r"(?:gewezen\s|voormalig\s)?(?:eigenaar|vennoot|bestuurder|ondernemer)\s)[^;]{2,80}?)?"
)
_PERSON_IN_DEED: Final = re.compile(
    r"(?P<name>(?:(?:de heer|mevrouw|dhr\.|mw\.)\s)?(?:[A-Z][\w.'-]{0,24}\s){1,4}"
    rf"(?:(?:van|de|der|den|ten|ter|el|al)\s){{0,3}}[A-Z][\w'-]{{1,30}}){_TRADING_AS},?\s"
    r"(?:wonende|geboren|verblijvende|laatstelijk wonende|woonachtig|ingeschreven|residing)"
)
# Before it too, when the word of a heading or sentence runs on into the name.
_WORD_OF_DEED: Final = re.compile(
    r"^(?:(?:ge|over)?(?:gedagvaarde?|dagvaard|opgeroepen|betekend|aangezegd|bevolen|gesommeerd|"
    r"gedaagden?|aan|tegen|"
    r"jegens|schuldenaar|geexecuteerde|geëxecuteerde|heden|exploot|bevel|gelast|verweerder|verweerster|"
    r"wederpartij)\W+)+"
    r"(?=\S+\s)",
    re.IGNORECASE,
)
# Before a name in a deed: he is the one who asked for it, and not on whom it is served.
_AT_REQUEST_OF: Final = re.compile(
    r"(?:\b(?:ver[sz]oeke?n? van|in opdracht van|namens|eis(?:er|eres|ende partij)(?: is)?)\b)"
    r"(?:(?!\b(?:aan|gedagvaard|opgeroepen|gedaagde|tegen|betekend|aangezegd|heb ik)\b).){0,160}$"
)
_FURTHEST: Final = 0.48
_FIRST_LINES: Final = 12
_HEAD_LINES: Final = 2
_DATE_LINES: Final = 5
_NAME_WORDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """A name as printed, with its place, and whether the name is sure to be the reader's."""

    name: str
    evidence: Evidence
    sure: bool


def find_addressee(
    layout: Layout, text: LetterText, *, sender_names: frozenset[str] = frozenset()
) -> Addressee | None:
    """Return the addressee, from the address block, the deed, or the salutation with a title and surname."""
    best: tuple[float, Addressee] | None = None
    for block in layout.blocks:
        if block.page != 1 or (block.has_positions and block.y0 > _FURTHEST):
            continue
        found = _from_block(block, sender_names)
        if found is not None and (best is None or found[0] > best[0]):
            best = found
    if best is not None and best[0] >= 2 and best[1].name != own_letterhead(layout):
        return best[1]
    return _from_deed(layout) or _from_salutation(layout)


def own_letterhead(layout: Layout) -> str | None:
    """The private person whose name and address head a letter, when they are the writer's.

    They are when the letter names no other address, and its place and day line ("Ede, 3 mei 2026") names the
    same town.
    """
    first = [cell for row in layout.rows for cell in row if cell.page == 1]
    codes = [(index, cell) for index, cell in enumerate(first) if _POSTCODE.search(cell.text)]
    if len(codes) != 1 or codes[0][0] != _HEAD_LINES:
        return None
    if any(
        (words.ORGANISATION_WORD.search(block.folded) and len(block.cells) <= _HEAD_LINES)
        or words.LEGAL_FORM.search(block.folded)
        for block in layout.blocks
    ):
        return None
    index, cell = codes[0]
    town = re.sub(r"^.*?\d{4} ?[a-z]{2}\s+", "", cell.folded).strip(" .,")
    name = first[index - 2]
    if not town or not _STREET.match(first[index - 1].text) or len(name.words) > _NAME_WORDS:
        return None
    placed = re.compile(rf"{re.escape(town)},?\s(?:de(?:n)?\s)?\d{{1,2}}[ ./-]")
    if words.TITLE_OF_PERSON.match(name.folded) or not any(
        placed.match(other.folded) for other in first[index + 1 : index + _DATE_LINES]
    ):
        return None
    return name.text.strip(" >*·|")


def _from_block(block: Block, sender_names: frozenset[str]) -> tuple[float, Addressee] | None:
    cells = block.cells
    if not block.has_positions:
        # Without places a mail is one block: the names of its signature stand above an address too.
        cells = cells[
            : next((at for at, cell in enumerate(cells) if _opens_or_closes(cell.folded)), len(cells))
        ]
    for index, cell in enumerate(cells):
        if not _POSTCODE.search(cell.text) or (
            _NO_NAME.search(cell.folded[:10]) and not cell.text[:4].isdigit()
        ):
            continue
        above = list(cells[max(0, index - 4) : index])
        while above and _NO_NAME.search(above[0].folded):
            above.pop(0)
        offices = [place for place, other in enumerate(above) if words.PRACTISES.match(other.folded)]
        above = above[offices[-1] + 1 :] if offices else above
        if not above or any("postbus" in other.folded or "retour" in other.folded for other in above):
            continue
        named = _name_line(above)
        if named is None:
            continue
        name = named.text.strip(" >*·|")
        score = 1.0
        if words.TITLE_OF_PERSON.match(named.folded):
            score += 3.0
        if words.INITIALS.match(re.sub(r"^(?:De heer|Mevrouw|Dhr\.?|Mw\.?|Ms\.?|Mrs\.?|Mr\.?)\s", "", name)):
            score += 2.0
        if any(_STREET.match(other.text) for other in above):
            score += 1.0
        if words.LEGAL_FORM.search(named.folded) or name.casefold() in sender_names:
            score -= 3.0
        elif words.ORGANISATION_WORD.search(named.folded) and not words.TITLE_OF_PERSON.match(named.folded):
            score -= 2.0
        if score >= 2 and not (
            re.match(r"^(?:team|afdeling|stichting|klant)", named.folded)
            or (not block.has_positions and score < 4)
        ):
            start = block.text.find(name)
            evidence = block.evidence(max(0, start), max(0, start) + len(name))
            return score, Addressee(
                name=re.sub(r"^(?:Aan\s*:?\s+)", "", name), evidence=evidence, sure=score >= 4
            )
    return None


def _opens_or_closes(folded: str) -> bool:
    """Whether a line is the salutation or the closing words, so that no address block follows."""
    return SALUTATION.match(folded) is not None or CLOSING.match(folded) is not None


def _name_line(lines: list[Cell]) -> Cell | None:
    for line in lines:
        if words.TITLE_OF_PERSON.match(line.folded) and not words.PROFESSION.search(line.folded):
            return line
    for line in lines:
        if words.INITIALS.match(line.text) and len(line.text) < 40:
            return line
    streets = [index for index, line in enumerate(lines) if _STREET.match(line.text)]
    first = lines[streets[0] - 1] if streets and streets[0] > 0 else lines[0]
    if words.PROFESSION.search(first.folded):
        return None
    if _STREET.match(first.text) or len(first.text) > 45:
        return None
    return first


def _from_deed(layout: Layout) -> Addressee | None:
    for block in layout.blocks:
        flat = block.text.replace("\n", " ")
        for match in _PERSON_IN_DEED.finditer(flat):
            if _AT_REQUEST_OF.search(flat[: match.start()].casefold()):
                continue
            evidence = block.evidence(match.start("name"), match.end("name"))
            return Addressee(name=_WORD_OF_DEED.sub("", match["name"].strip()), evidence=evidence, sure=True)
    return None


def _from_salutation(layout: Layout) -> Addressee | None:
    for block in layout.blocks:
        for line in block.cells[: 2 if block.has_positions else _FIRST_LINES]:
            if not SALUTATION.match(line.folded):
                continue
            match = _SALUTATION_NAME.match(line.folded)
            if match is None or re.search(
                r"heer\W*/\W*mevrouw|mevrouw\W*/\W*heer|heer,? mevrouw|sir|madam|klant|bewoner", line.folded
            ):
                continue
            name = line.text[match.start("name") : match.end("name")].strip()
            start = max(0, block.text.find(name))
            return Addressee(name=name, evidence=block.evidence(start, start + len(name)), sure=True)
    return None
