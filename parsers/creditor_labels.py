"""Names beside, under or behind the labels of those on whose behalf a letter was written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.facts import Evidence
from parsers.folding import fold
from parsers.layout import Cell, Layout
from parsers.lexicon import parties as words
from parsers.lexicon.stages import SALUTATION
from parsers.party_names import (
    PartyName,
    clean_name,
    looks_like_organisation,
    looks_like_person_or_role,
    person_of,
    same_party,
)
from parsers.sender_lines import span_of

# A label that names who gave the care or sold the goods: often, but not always, who is owed still.
BY_CARE_LABEL: Final = 2.9
_NO_NAME: Final = re.compile(
    r"^\W*(?:l\.? ?s|d\.? ?d|[a-z]*kosten|date|reference|(?:file|case|invoice|customer)"
    r"(?: number| reference)?)\b\W*$"
)
_PERSON: Final = 2.5
# A value stands in line with the label that heads its column.
_ALIGNED: Final = 0.02
_TABLE_CELLS: Final = 3
_WORDS_OF_TEXT: Final = 5


def beside_labels(layout: Layout) -> Iterator[tuple[PartyName, Evidence, float]]:
    """Names beside or under *opdrachtgever*, *schuldeiser* and the like."""
    for cell, value in labelled(layout, words.CREDITOR_LABEL):
        block = layout.block_of(value)
        name = clean_name(value.text)
        person = person_of(value.text)
        if person is not None:
            yield person, block.evidence(*span_of(block, value.text)), _PERSON
        elif name is not None and _may_be_party(name):
            if "behandelaar" in cell.folded and not looks_like_organisation(name):
                # Who handles the letter.
                continue
            weight = 2.0 if words.SHOP_LABEL.match(cell.folded) else 3.0
            weight = BY_CARE_LABEL if words.CARE_LABEL.match(cell.folded) else weight
            weight = 6.0 if "nieuwe" in cell.folded else weight
            yield name, block.evidence(*span_of(block, value.text)), weight


def in_entries(layout: Layout) -> Iterator[tuple[PartyName, Evidence, float]]:
    """Names behind such a label in the same line: "Opdrachtgever: X"."""
    for row in layout.rows:
        for cell in row:
            entry = words.CREDITOR_ENTRY.match(cell.folded)
            name = clean_name(cell.text[entry.end() :]) if entry is not None else None
            if entry is None or name is None or not _may_be_party(name):
                continue
            weight = 3.0
            if words.CARE_LABEL.match(entry["label"]):
                weight = BY_CARE_LABEL
                if not looks_like_organisation(name):
                    continue
            block = layout.block_of(cell)
            yield name, block.evidence(*span_of(block, name.text)), weight


def _may_be_party(name: PartyName) -> bool:
    """Whether a value is no person, no other label and no greeting."""
    folded = fold(name.text)
    return not (
        looks_like_person_or_role(name.text) or words.OTHER_LABEL.match(folded) or _NO_NAME.match(folded)
    )


def labelled(layout: Layout, label: re.Pattern[str]) -> Iterator[tuple[Cell, Cell]]:
    """Cells that are a label, each with the cell that holds its value."""
    for row in layout.rows:
        for cell in row:
            if not label.match(cell.folded):
                continue
            right = layout.right_of(cell)
            below = layout.below(cell)
            # In a row of labels the value stands under its label; the cell to the right is another label.
            in_line = below is not None and abs(below.x0 - cell.x0) < _ALIGNED
            heads = in_line and not cell.text.endswith(":")
            heads = heads and (len(row) > 2 or bool(right and words.OTHER_LABEL.match(right[0].folded)))
            heads = heads and below is not None and not words.OTHER_LABEL.match(below.folded)
            if heads and right and below is not None and _fits_better(right[0], below):
                heads = False
            # The running text of the column beside it is no value.
            heads = heads or (in_line and below is not None and bool(right) and _is_text(right[0], below))
            if heads and below is not None and _one_of_many(below, layout):
                continue
            value = below if heads or not right else right[0]
            if value is not None and (value.row == cell.row or value.middle - cell.middle <= 0.06):
                yield cell, value


def _is_text(right: Cell, below: Cell) -> bool:
    """Whether the cell beside a label is a line of text or of a greeting, and the one under it a name."""
    if words.OTHER_LABEL.match(below.folded) or clean_name(below.text) is None:
        return False
    return SALUTATION.match(right.folded) is not None or (
        clean_name(right.text) is None and len(right.text.split()) >= _WORDS_OF_TEXT
    )


def _fits_better(right: Cell, below: Cell) -> bool:
    """Whether the cell beside a label is its value rather than the one under it: an organisation there, and
    none, or another label, here."""
    beside, under = clean_name(right.text), clean_name(below.text)
    if beside is None or any(
        label.match(right.folded) for label in (words.OTHER_LABEL, words.CREDITOR_LABEL, words.MATTER_LABEL)
    ):
        return False
    return looks_like_organisation(beside) and (under is None or not looks_like_organisation(under))


def _one_of_many(first: Cell, layout: Layout) -> bool:
    """Whether a cell opens a column of a table with something else in each row: what was bought where, and no
    party of the letter."""
    second = layout.below(first)
    if second is None or abs(second.x0 - first.x0) > _ALIGNED or len(layout.rows[second.row]) < _TABLE_CELLS:
        return False
    one, other = clean_name(first.text), clean_name(second.text)
    return len(layout.rows[first.row]) >= _TABLE_CELLS and (
        one is None or other is None or not same_party(one, other)
    )
