"""Rows: the words of a page follow each other in lines, and lines fall apart in cells where columns part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from parsers.document import Origin, Page, Word
from parsers.folding import fold
from parsers.split_cents import join_split_cents

# A gap wider than this many ems starts a new cell. A space is 0.25 to 0.35 em; justified text rarely passes
# 0.9.
CELL_GAP_EM: Final = 1.05


# A gutter is believed when at least so many rows start a cell at it and nothing crosses it there.
GUTTER_ROWS: Final = 4


GUTTER_TOLERANCE: Final = 0.004


LETTERSPACED_RUN: Final = 3


# Rows nearer than this share of a letter's height are one row when nothing of them overlaps.
SAME_ROW_SHARE: Final = 0.6


# The same for a label and a lone figure beside it, which a curved photo sets further apart.
LONE_FIGURE_SHARE: Final = 1.05


# Type smaller than this share of that beside it, and so far from it, is a line of its own.
SMALL_PRINT_SHARE: Final = 0.55


APART_FROM_NAME: Final = 0.04
_LETTERS_OF_NAME: Final = 3
_LETTERHEAD: Final = 0.13


def split_into_cells(words: Sequence[Word], em: float, page: Page) -> list[list[list[Word]]]:
    """The rows of a page from top to bottom, each as its cells from left to right."""
    return join_split_cents(_split_at_gutters([_cells_of(row, em, page) for row in _word_rows(words)]))


def page_em(words: Sequence[Word]) -> float:
    """The width of a capital M in the usual type of a page, as a share of the page."""
    widths = [(word.x1 - word.x0) / len(word.text) for word in words if len(word.text) > 2]
    return 2 * median(widths) if widths else 0.016


def _word_rows(words: Sequence[Word]) -> list[list[Word]]:
    """Follow each line from left to right, so that a slightly skewed scan keeps its lines."""
    rows: list[list[Word]] = []
    ends: list[Word] = []
    buckets: dict[int, list[int]] = {}
    for word in sorted(words, key=lambda item: item.x0):
        height = max(word.y1 - word.y0, 1e-4)
        best, best_overlap = -1, 0.0
        key = int((word.y0 + word.y1) * 50)
        seen: set[int] = set()
        for near in (key - 1, key, key + 1):
            for index in buckets.get(near, ()):
                if index in seen:
                    continue
                seen.add(index)
                end = ends[index]
                if _small_print_beside(word, end, rows[index]):
                    continue
                overlap = min(word.y1, end.y1) - max(word.y0, end.y0)
                share = overlap / min(height, max(end.y1 - end.y0, 1e-4))
                if share > 0.45 and share > best_overlap + (0.15 if word.x0 < end.x1 - 0.01 else 0.0):
                    best, best_overlap = index, share
        if best < 0:
            best = len(rows)
            rows.append([])
            ends.append(word)
        rows[best].append(word)
        # A comma or dash is no measure of where its line runs.
        if height > 0.6 * (ends[best].y1 - ends[best].y0) or len(rows[best]) == 1:
            ends[best] = word
        bucket = buckets.setdefault(int((ends[best].y0 + ends[best].y1) * 50), [])
        if best not in bucket:
            bucket.append(best)
    rows.sort(key=_row_height)
    return _merge_side_by_side(rows)


def _small_print_beside(word: Word, end: Word, row: Sequence[Word]) -> bool:
    """Whether a word of small type stands apart from a row of large type, as a line of an address beside the
    name in a letterhead: that name is as tall as two such lines, and would join them into one.

    One tall box in a row is a word that OCR drew too tall.
    """
    height = (word.y1 - word.y0) / SMALL_PRINT_SHARE
    if (
        word.y0 > _LETTERHEAD
        or word.x0 - end.x1 <= APART_FROM_NAME
        or sum(sign.isalnum() for sign in word.text) <= 1
    ):
        return False
    lettered = [one for one in row if sum(sign.isalpha() for sign in one.text) >= _LETTERS_OF_NAME]
    return bool(lettered) and all(one.y1 - one.y0 > height for one in (end, *lettered))


def _label_and_figure(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether one row is words without figures and the other, to its right, figures without words."""
    label, figure = (one, other) if one[0].x0 < other[0].x0 else (other, one)
    return not any(character.isdigit() for word in label for character in word.text) and all(
        not any(character.isalpha() for character in word.text) or fold(word.text) in ("eur", "euro")
        for word in figure
    )


def _row_height(row: Sequence[Word]) -> float:
    return sum(word.y0 + word.y1 for word in row) / len(row)


def _merge_side_by_side(rows: list[list[Word]]) -> list[list[Word]]:
    """Join rows that stand at nearly the same height beside each other: a label and its figure on a skewed
    page."""
    merged: list[list[Word]] = []
    for row in rows:
        if merged:
            before = merged[-1]
            height = max(max(word.y1 - word.y0 for word in row), max(word.y1 - word.y0 for word in before))
            apart = before[-1].x1 < row[0].x0 or row[-1].x1 < before[0].x0
            share = LONE_FIGURE_SHARE if _label_and_figure(before, row) else SAME_ROW_SHARE
            if apart and abs(_row_height(row) - _row_height(before)) / 2 < share * height:
                merged[-1] = sorted([*before, *row], key=lambda word: word.x0)
                continue
        merged.append(row)
    return merged


def _cells_of(row: Sequence[Word], em: float, page: Page) -> list[list[Word]]:
    cells: list[list[Word]] = [[row[0]]]
    for word in row[1:]:
        before = cells[-1][-1]
        local = max(em, 0.8 * min(em_of(before, em), em_of(word, em)))
        limit = CELL_GAP_EM * local * (1.25 if page.origin is Origin.OCR else 1.0)
        if word.x0 - before.x1 > limit and not _letterspaced(cells[-1], word, em):
            cells.append([word])
        else:
            cells[-1].append(word)
    return cells


def em_of(word: Word, em: float) -> float:
    """The same for one word; `em` where it is too short to tell."""
    return 2 * (word.x1 - word.x0) / len(word.text) if len(word.text) > 2 else em


def _letterspaced(cell: Sequence[Word], word: Word, em: float) -> bool:
    """Whether `word` goes on a run of single letters set wide apart, as a letterhead or heading may be."""
    run = [item for item in cell[-LETTERSPACED_RUN:] if len(item.text) == 1 and item.text.isalpha()]
    return (
        len(word.text) == 1
        and word.text.isalpha()
        and len(run) == min(len(cell), LETTERSPACED_RUN)
        and word.x0 - cell[-1].x1 < 2.5 * em
    )


def _split_at_gutters(rows: list[list[list[Word]]]) -> list[list[list[Word]]]:
    """Split cells where a column starts although the gap before it is no wider than a space."""
    starts: list[tuple[float, int]] = sorted(
        (cell[0].x0, index) for index, cells in enumerate(rows) for cell in cells
    )
    gutters: list[tuple[float, int, int]] = []
    position = 0
    while position < len(starts):
        end = position
        while end < len(starts) and starts[end][0] - starts[position][0] <= GUTTER_TOLERANCE:
            end += 1
        members = sorted({index for _, index in starts[position:end]})
        if len(members) >= GUTTER_ROWS and starts[position][0] > 0.15:
            gutters.extend(_clear_stretches(starts[position][0], members, rows))
        position = end
    if not gutters:
        return rows
    result: list[list[list[Word]]] = []
    for index, cells in enumerate(rows):
        here = [place for place, first, last in gutters if first <= index <= last]
        result.append([part for cell in cells for part in _split_cell(cell, here)] if here else cells)
    return result


def _clear_stretches(
    place: float, members: Sequence[int], rows: Sequence[Sequence[Sequence[Word]]]
) -> list[tuple[float, int, int]]:
    """Stretches of rows, each with enough starts at `place`, in which no word crosses it."""
    stretches: list[tuple[float, int, int]] = []
    current: list[int] = []
    member_set = set(members)
    for index in range(members[0], members[-1] + 1):
        crossing = any(
            word.x0 < place - 0.006 and word.x1 > place + 0.002 for cell in rows[index] for word in cell
        )
        if crossing:
            if len(current) >= GUTTER_ROWS:
                stretches.append((place, current[0], current[-1]))
            current = []
        elif index in member_set:
            current.append(index)
    if len(current) >= GUTTER_ROWS:
        stretches.append((place, current[0], current[-1]))
    return stretches


def _split_cell(cell: list[Word], places: Iterable[float]) -> list[list[Word]]:
    parts: list[list[Word]] = [[cell[0]]]
    for before, word in pairwise(cell):
        at_gutter = any(-0.003 <= word.x0 - place <= GUTTER_TOLERANCE + 0.002 for place in places)
        # A currency sign or a minus belongs to the figure after it.
        if at_gutter and word.x0 > before.x1 and any(character.isalnum() for character in before.text):
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts
