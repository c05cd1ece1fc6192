"""Lines of a letterhead: trades, streets, labels and offices, and the name that a line belongs to."""

from __future__ import annotations

import re
from typing import Final

from parsers.folding import fold
from parsers.layout import Cell, Layout
from parsers.lexicon import parties as words
from parsers.party_names import clean_name

_ROWS_ABOVE: Final = 3
_IN_LINE: Final = 0.06
_POSTCODE: Final = re.compile(r"^\W*[1-9]\d{3} ?[A-Z]{2}\b")
_STREET: Final = re.compile(r"^[^\W\d][\w'’.\- ]+? \d{1,5}(?:[ -]?[A-Za-z]{1,4}|[ -]\d{1,4})?$")


def trade(text: str) -> str | None:
    """The first trade of a line that names nothing but trades and a town, as printed; `None` for others."""
    if not words.TRADES_ONLY.match(fold(text)):
        return None
    first = re.match(r"[^\W\d_]+", text.strip())
    return first.group().capitalize() if first is not None else None


def name_above(cell: Cell, layout: Layout) -> Cell | None:
    """The name that a line of trades belongs to: in line with it, at most three rows higher."""
    for row in reversed(layout.rows[max(0, cell.row - _ROWS_ABOVE) : cell.row]):
        for other in row:
            in_line = (
                abs(other.x0 - cell.x0) < _IN_LINE or abs(other.x0 + other.x1 - cell.x0 - cell.x1) < _IN_LINE
            )
            if other.page == cell.page and in_line:
                return (
                    other
                    if clean_name(other.text) is not None and not words.TRADES_ONLY.match(other.folded)
                    else None
                )
    return None


def name_beside(cell: Cell, layout: Layout) -> Cell | None:
    """The name just left of a line of trades, as in "De Wit & Zonen | gerechtsdeurwaarders te Goes"."""
    left = layout.left_of(cell)
    named = left[0] if left else None
    if named is None or clean_name(named.text) is None or words.TRADES_ONLY.match(named.folded):
        return None
    return named


def name_under(cell: Cell, layout: Layout) -> Cell | None:
    """The one word with a capital beside or under "gemeente" or the like, which makes its name."""
    right = layout.right_of(cell)
    for other in (*right[:1], layout.below(cell)):
        if other is not None and len(other.words) == 1 and other.text[:1].isupper() and other.text.isalpha():
            return other
    return None


def is_office(layout: Layout, cell: Cell) -> bool:
    """Whether a person's name heads a letter, with what he practises under it or beside it."""
    if not (words.TITLE_OF_PERSON.match(cell.folded) or words.INITIALS.match(cell.text)):
        return False
    below = layout.below(cell)
    near = [other for other in layout.rows[cell.row] if other is not cell] + ([below] if below else [])
    return any(words.PRACTISES.match(other.folded) for other in near)


def is_street(cell: Cell, layout: Layout) -> bool:
    """Whether a line is a street with its number, above the postcode and town of an address."""
    below = layout.below(cell)
    return (
        below is not None and _POSTCODE.match(below.text) is not None and _STREET.match(cell.text) is not None
    )


def labels_number(cell: Cell, layout: Layout) -> bool:
    """Whether a cell is the label of the number or day beside it, whatever its words."""
    right = layout.right_of(cell)
    if not right or words.LEGAL_FORM.search(cell.folded):
        return False
    signs = [sign for sign in right[0].text if sign.isalnum()]
    return len(signs) > 3 and sum(sign.isdigit() for sign in signs) > 0.6 * len(signs)
