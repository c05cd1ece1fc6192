"""Cents that stand apart from their euros, raised or in a column of their own: joined where that is proven.

A bill of an older kind sets ``70 | 82`` under *euro* and *ct*, or ``70`` with a small raised ``82``. To read
the first figure alone would be wrong by some cents, and both together wrong a hundredfold, so they are one
amount only where the print or a sum says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from parsers.document import Word
from parsers.folding import fold

_EUROS: Final = re.compile(r"(?P<before>(?:€|EUR)?-?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,6}),?$", re.I)
_CENTS: Final = re.compile(r"\d\d$")
_RULES: Final = frozenset("|¦│❘")
_RAISED: Final = re.compile(r"^(?P<whole>.*\d)[.,]?(?P<cents>[⁰¹²³⁴⁵⁶⁷⁸⁹]{2})$")
_NOTE: Final = re.compile(r"^(?P<whole>.*\d(?:,-)?)[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}\)?$")
_WHOLE: Final = re.compile(r"(?:€|EUR)?(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,6}),(?P<cents>\d\d)$", re.I)
_MOST_ROWS: Final = 40
# Less than this may be printed twice by chance.
_TELLING: Final = 1000
_HEAD: Final = re.compile(r"^\W*(?:ct|cts|cent|cents|eurocent)\W*$")
_TOTAL: Final = re.compile(
    r"\b(?:totaal\w*|saldo|samen|total|due|payable|"
    r"te (?:betalen|voldoen|incasseren|schrijven)|verschuldigd|rest\w*)\b"
)
# Over figures that are no cents, however they stand.
_OTHER_HEAD: Final = re.compile(r"btw|vat\b|%|perc|aantal|stuk|dagen|days|\bnr\b|week|maand|jaar|qty|eenhe")
# In line with each other, as a share of the width of the page.
_IN_LINE: Final = 0.008
# How far up a head may stand, as a share of the height of the page: a table of some twenty rows.
_HEAD_REACH: Final = 0.3
# Cents stand no further from their euros than this many times the width of both.
_FURTHEST: Final = 1.6
# Raised cents are so much smaller than their euros at most.
_SMALLER: Final = 0.8

Rows = list[list[list[Word]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Euros and cents in one row, with what the print says of them."""

    row: int
    euros: Word
    cents: Word
    between: tuple[Word, ...]
    whole: int
    has_sign: bool
    is_last: bool

    @property
    def in_cents(self) -> int:
        return self.whole * 100 + int(self.cents.text)

    @property
    def is_raised(self) -> bool:
        """Whether the cents are small and end well above the line of their euros."""
        height = self.euros.y1 - self.euros.y0
        return (
            self.cents.y1 - self.cents.y0 < _SMALLER * height and self.cents.y1 < self.euros.y1 - 0.1 * height
        )


def join_split_cents(rows: Rows) -> Rows:
    """The rows of a page with each proven pair of euros and cents as one word, written with a comma."""
    plain = [[[_without_raised_signs(word) for word in cell] for cell in cells] for cells in rows]
    pairs = [pair for number, cells in enumerate(plain) for pair in _pairs_of(number, cells)]
    if not pairs:
        return plain
    words = [word for cells in plain for cell in cells for word in cell]
    sums = _printed_sums(words)
    heads = [word for word in words if _HEAD.match(fold(word.text))]
    others = [word for word in words if _OTHER_HEAD.search(fold(word.text))]
    proven = [
        pair
        for column in _columns(pairs)
        if not any(_is_above(other, column[0].cents) for other in others)
        for pair in column
        if _is_proven(pair, column, heads)
        or pair.in_cents in sums
        or _in_named_sum(pair, column, plain)
        or _comes_to(pair, column, sums)
    ]
    for pair in proven:
        plain[pair.row] = _joined(plain[pair.row], pair)
    return plain


def _without_raised_signs(word: Word) -> Word:
    """A word with raised cents behind a comma, and without the raised number of a footnote."""
    found = _RAISED.match(word.text)
    if found is not None and _EUROS.match(found["whole"]):
        cents = "".join(str("⁰¹²³⁴⁵⁶⁷⁸⁹".index(figure)) for figure in found["cents"])
        return replace(word, text=f"{found['whole'].rstrip(',')},{cents}")
    note = _NOTE.match(word.text)
    return replace(word, text=note["whole"]) if note is not None else word


def _pairs_of(number: int, cells: Sequence[Sequence[Word]]) -> list[_Pair]:
    words = [word for cell in cells for word in cell]
    pairs: list[_Pair] = []
    for place, cents in enumerate(words):
        if not place or _CENTS.match(cents.text) is None:
            continue
        first = place - 1
        while first > 0 and words[first].text in _RULES:
            first -= 1
        euros = words[first]
        found = _EUROS.match(euros.text)
        width = (euros.x1 - euros.x0) + (cents.x1 - cents.x0)
        if found is None or cents.x0 - euros.x1 > _FURTHEST * max(width, 0.03) or euros.x1 > cents.x0 + 0.002:
            continue
        signs = [word for word in words[max(0, first - 2) : first] if word.text not in _RULES]
        after = [word for word in words[place + 1 :] if word.text not in _RULES]
        pairs.append(
            _Pair(
                row=number,
                euros=euros,
                cents=cents,
                between=tuple(words[first + 1 : place]),
                whole=int(found["whole"].replace(".", "")),
                has_sign=bool(found["before"].strip("-"))
                or bool(signs and signs[-1].text.casefold() in ("€", "eur", "euro")),
                is_last=not after,
            )
        )
    return pairs


def _columns(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Pairs whose cents stand under each other."""
    columns: list[list[_Pair]] = []
    for pair in pairs:
        home = next(
            (
                column
                for column in columns
                if abs(column[-1].cents.x0 - pair.cents.x0) < _IN_LINE
                and abs(column[-1].cents.x1 - pair.cents.x1) < _IN_LINE
            ),
            None,
        )
        if home is None:
            columns.append([pair])
        else:
            home.append(pair)
    return columns


def _is_proven(pair: _Pair, column: Sequence[_Pair], heads: Sequence[Word]) -> bool:
    """Whether two figures are one amount: by raised print, a head, a rule, a sign, or a sum of the column."""
    if pair.is_raised:
        return True
    if not pair.is_last:
        return False
    if any(_is_above(head, pair.cents) for head in heads):
        return True
    if pair.has_sign or (pair.between and any(other.has_sign for other in column)):
        return True
    return _adds_up(column)


def _printed_sums(words: Sequence[Word]) -> frozenset[int]:
    """What is printed whole elsewhere on the page, and what figures under each other add up to: a slip under
    a bill has its amount in boxes, and the bill has it too."""
    columns: list[list[tuple[Word, int]]] = []
    for word in words:
        found = _WHOLE.match(word.text)
        if found is None:
            continue
        cents = int(found["whole"].replace(".", "")) * 100 + int(found["cents"])
        home = next((column for column in columns if abs(column[-1][0].x1 - word.x1) < _IN_LINE), None)
        if home is None:
            columns.append([(word, cents)])
        else:
            home.append((word, cents))
    amounts = [[cents for _, cents in column][:_MOST_ROWS] for column in columns[:_MOST_ROWS]]
    sums = {cents for column in amounts for cents in column if cents >= _TELLING}
    for column in amounts:
        for first in range(len(column)):
            sums |= {
                total
                for last in range(first + 2, len(column) + 1)
                if (total := sum(column[first:last])) % 100
            }
    return frozenset(sums)


def _is_above(head: Word, cents: Word) -> bool:
    """Whether `head` stands over the column of `cents`, not far up the page."""
    over = 0 <= cents.y0 + 0.002 - head.y1 < _HEAD_REACH
    return over and head.x0 < cents.x1 + _IN_LINE and head.x1 > cents.x0 - _IN_LINE


def _adds_up(column: Sequence[_Pair]) -> bool:
    """Whether a figure of the column is the sum of two or more above it, cents and all."""
    amounts = [pair.in_cents for pair in column]
    return any(
        sum(amounts[first:last]) == amounts[last] > 0 and sum(amounts[first:last]) % 100
        for last in range(2, len(amounts))
        for first in range(last - 1)
    )


def _in_named_sum(pair: _Pair, column: Sequence[_Pair], rows: Rows) -> bool:
    """Whether the pair is in rows under each other of which the last is called the sum of those above it:
    round sums, and a bill of one row, prove nothing by their figures alone."""
    place = next(index for index, other in enumerate(column) if other is pair)
    for last in range(max(1, place), len(column)):
        total = column[last]
        if not total.is_last or not _TOTAL.search(
            fold(" ".join(w.text for cell in rows[total.row] for w in cell))
        ):
            continue
        for first in range(min(place, last - 1), -1, -1):
            above = column[first:last]
            if all(one.is_last for one in above) and sum(one.in_cents for one in above) == total.in_cents:
                return True
    return False


def _comes_to(pair: _Pair, column: Sequence[_Pair], sums: frozenset[int]) -> bool:
    """Whether rows under each other, the pair among them, come to an amount that is printed whole: the total
    of a bill in a frame of its own."""
    place = next(index for index, other in enumerate(column) if other is pair)
    return any(
        all(one.is_last for one in column[first:last])
        and sum(one.in_cents for one in column[first:last]) in sums
        for first in range(place + 1)
        for last in range(max(place + 1, first + 2), len(column) + 1)
    )


def _joined(cells: Sequence[Sequence[Word]], pair: _Pair) -> list[list[Word]]:
    """The cells of a row in which the pair is one word."""
    word = replace(
        pair.euros,
        text=f"{pair.euros.text.rstrip(',')},{pair.cents.text}",
        x1=pair.cents.x1,
        y0=min(pair.euros.y0, pair.cents.y0),
        y1=max(pair.euros.y1, pair.cents.y1),
    )
    gone = {id(other) for other in (pair.cents, *pair.between)}
    kept = [
        [word if other is pair.euros else other for other in cell if id(other) not in gone] for cell in cells
    ]
    return [cell for cell in kept if cell]
