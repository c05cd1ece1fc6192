"""Names that come back: the sender's own stands in the letterhead and again below, as in the signature, the
foot, or the line with the account."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from parsers.document import Document, Origin
from parsers.folding import fold
from parsers.layout import Layout
from parsers.lexicon import parties as words
from parsers.lexicon.stage_titles import TITLE as STAGE_TITLES
from parsers.sender_lines import Candidate

_HEAD_ROWS: Final = 6
_SHORTEST: Final = 4
_AGAIN: Final = (0.0, 1.5, 2.5)
# A town stands behind a postcode, before the day of a letter, or behind "te".
_TOWN: Final = r"(?:\b\d{{4}} ?[a-z]{{2}},? {0}(?!\w)|^{0}, ?(?:d\.d\. ?)?\d|\b(?:te|in|uit) {0}(?!\w))"


def recurring(candidates: Iterable[Candidate], layout: Layout) -> list[Candidate]:
    """The candidates, and for each name of the letterhead that comes back below it one that says so."""
    found = list(candidates)
    cells = [cell.folded for row in layout.rows for cell in row]
    below = [cell.folded for row in layout.rows[_HEAD_ROWS:] for cell in row]
    heads = {fold(one.name.text): one for one in found if one.place == "head"}
    for name, candidate in heads.items():
        plain = re.escape(name)
        if len(name) < _SHORTEST or words.INITIALS.match(candidate.name.text):
            continue
        if any(pattern.search(name) for _, _, pattern in STAGE_TITLES):
            continue
        if any(re.search(_TOWN.format(plain), cell) for cell in cells):
            continue
        times = sum(1 for cell in below if re.search(rf"(?<!\w){plain}(?!\w)", cell))
        weight = _AGAIN[min(times, len(_AGAIN) - 1)]
        if weight:
            found.append(replace(candidate, place="again", weight=weight))
    return found


def read_once(document: Document, candidates: Iterable[Candidate]) -> bool:
    """Whether a name was read by OCR in the head alone, and nothing else in the letter bears it out."""
    scanned = any(page.origin is Origin.OCR for page in document.pages)
    return scanned and all(one.place == "head" and one.name.known is None for one in candidates)
