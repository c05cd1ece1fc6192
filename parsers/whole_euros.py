"""Whole euros without a sign: figures in a column that are money because they add up to an amount of the
letter."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import Final

from parsers.layout import Cell, Layout

_FIGURES: Final = re.compile(r"^(?P<before>[-−] ?)?(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})(?P<after> ?-)?$")
_YEAR: Final = range(1900, 2100)
_ALIGNED: Final = 0.012
_ROWS_APART: Final = 4
_FEWEST: Final = 2
_MOST_ROWS: Final = 40
_SMALLEST_SUM: Final = 10_00


def whole_euro_cells(layout: Layout, known_cents: Collection[int]) -> frozenset[int]:
    """The `id` of each cell that is a number of euros without sign or cents, as the tax office prints them.

    Args:
        layout: Of the letter.
        known_cents: The amounts that the letter prints with a sign. A run of two figures or more that stand
            under each other is money where it adds up to one of them, or to the last figure of the run.
    """
    return frozenset(id(cell) for run in _runs(layout) for cell in _proven(run, known_cents))


def _runs(layout: Layout) -> Iterator[list[Cell]]:
    """Figures that stand under each other in one column, right edges in line, rows not far apart."""
    cells = [
        cell for row in layout.rows for cell in row if (match := _FIGURES.match(cell.text)) and _counts(match)
    ]
    used: set[int] = set()
    for first in cells:
        if id(first) in used or not layout.block_of(first).has_positions:
            continue
        run = [first]
        for cell in cells:
            last = run[-1]
            if (
                cell.page == last.page
                and 0 < cell.row - last.row <= _ROWS_APART
                and abs(cell.x1 - first.x1) < _ALIGNED
                and len(run) < _MOST_ROWS
            ):
                run.append(cell)
        used |= {id(cell) for cell in run}
        yield run


def _counts(match: re.Match[str]) -> bool:
    number = match["number"]
    return not (number.isdigit() and len(number) == len("2026") and int(number) in _YEAR)


def _proven(run: Sequence[Cell], known_cents: Collection[int]) -> Sequence[Cell]:
    """The longest end of a run that adds up to a known amount, or to its own last figure."""
    values = [_cents(cell) for cell in run]
    for end in range(len(run), _FEWEST - 1, -1):
        sums = list(accumulate(reversed(values[:end])))
        for length in range(end, _FEWEST - 1, -1):
            total = sums[length - 1]
            if (
                total >= _SMALLEST_SUM
                and total in known_cents
                and sum(map(bool, values[end - length : end])) > 1
            ):
                return run[end - length : end]
    return ()


def _cents(cell: Cell) -> int:
    match = _FIGURES.match(cell.text)
    if match is None:
        return 0
    value = int(match["number"].replace(".", "")) * 100
    return -value if match["before"] or match["after"] else value
