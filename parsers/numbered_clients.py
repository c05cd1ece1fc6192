"""Names that stand with the number under which a letter is kept: "dossier 26.118 (Garage Hofman B.V.)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.facts import Evidence
from parsers.folding import fold
from parsers.layout import Cell, Layout
from parsers.letter_text import LetterText
from parsers.lexicon import parties as words
from parsers.lexicon.stage_titles import TITLE as STAGE_TITLES
from parsers.party_names import (
    PartyName,
    clean_name,
    looks_like_organisation,
    looks_like_person_or_role,
    looks_like_role,
)

# Enough for one who collects for others, and too little for who may write on his own behalf.
_NAMED: Final = 2.4
_NAMED_ORGANISATION: Final = 2.7
_NUMBERED: Final = re.compile(
    r"^\W*(?:(?:ons|onze|uw|je|jouw|our|your|mijn)\s)?"
    r"(?:[a-z]*dossier|zaak|kenmerk|ref\b|referentie|reference|file|case|[a-z]*vordering|opdracht|betreft|"
    r"inzake|betr\b|"
    r"re\b|onderwerp)[\s-]?(?:(?:nummer|nr|number|no)\b)?[.:]{0,2}\s+(?:(?:dossier|zaak|nr|"
    r"nummer)\b[.:]?\s+)?"
    r"(?P<number>(?=[\w./-]*\d)[\w./-]{3,}(?: \d[\d./-]*)*)"
    r"\s?(?P<sign>[(\[|,:;/–—-]|\s)\s?(?P<name>\S.{2,58}?)[)\]]?\s*$"
)
_DAY: Final = re.compile(r"\b\d{1,2}[ ./-](?:\d{1,2}|[a-z]{3,9})[ ./-]\d{2,4}\b|^\d{1,2}[-/.]\d{1,2}\b")
_HANDLER: Final = re.compile(
    r"^[A-Z]{1,4}$|^\W*(?:s\.?v\.?p|a\.?u\.?b|bij|graag|steeds|altijd|vermeld)\b", re.IGNORECASE
)


def from_own_numbers_in_head(layout: Layout, text: LetterText) -> Iterator[tuple[PartyName, Evidence, float]]:
    """The name behind the number of a file or case in the head of a letter, with how much that says."""
    for cell in text.head:
        named = _named(cell)
        if named is None:
            continue
        name, start = named
        block = layout.block_of(cell)
        place = max(0, block.text.find(cell.text)) + start
        weight = _NAMED_ORGANISATION if looks_like_organisation(name) else _NAMED
        yield name, block.evidence(place, place + len(name.text)), weight


def _named(cell: Cell) -> tuple[PartyName, int] | None:
    match = _NUMBERED.match(cell.folded)
    if match is None or _DAY.search(match["number"]):
        return None
    start = match.start("name")
    raw = cell.text[start : match.end("name")].strip(" ,;:")
    raw = re.sub(r"^(?:opdrachtgever|client|cliënte?|inzake|namens)\W+", "", raw, flags=re.IGNORECASE)
    if _HANDLER.match(raw) or not raw[:1].isupper() or any(sign.isdigit() for sign in raw):
        return None
    if any(pattern.search(fold(raw)) for _, _, pattern in STAGE_TITLES):
        return None
    # "Bakker / u", "X contra Y": who stands first of two that are set against each other.
    sides = words.VERSUS.split(raw, maxsplit=1)
    name = clean_name(sides[0])
    if name is None or looks_like_role(name.text) or looks_like_person_or_role(name.text):
        return None
    # With nothing between, the words behind a number may be anything.
    bare = not match["sign"].strip()
    return None if bare and not looks_like_organisation(name) else (name, start)
