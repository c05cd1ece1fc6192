"""Ruled tables in a PDF: words that run over the border between two cells are parted there.

In a table with narrow margins the last figure of one cell and the first of the next stand closer than two
letters of a word may, so that "118,40" and "9%" would read as one amount.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from parsers.document import Word
from parsers.passwords import password_at_hand
from parsers.pdf_text import TextLayer

_THICKEST_RULE_POINTS = 2.5
_LOWEST_CELL_POINTS = 6.0
_HIGHEST_CELL_POINTS = 90.0
_MOST_SHAPES = 4000
_INSIDE_POINTS = 0.8
"""A rule this far within a word crosses it; closer to its end it touches the margin of the last letter."""

_Rule = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Character:
    """A character and its box, in points from the top left of the page."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float


def part_at_rules(
    page: pypdfium2.PdfPage, layer: TextLayer, content: bytes, *, index: int
) -> tuple[Word, ...]:
    """Return the words of `layer`, those parted that stand in two cells of a ruled table.

    The characters in each cell are asked of pdfplumber, which takes longer than the whole of the rest, and so
    only where some word crosses a rule. `index` is that of the page in `content`, from 0.
    """
    if layer.quarter_turns:
        return layer.words
    rules = list(_find_rules(page, layer))
    crossing = [word for word in layer.words if _crosses(word, rules, layer)]
    if not crossing:
        return layer.words
    cells, characters = _open_cells(content, index)
    parted = {word: _part(word, cells, characters, layer) for word in crossing} if cells else {}
    return tuple(piece for word in layer.words for piece in parted.get(word, (word,)))


def _find_rules(page: pypdfium2.PdfPage, layer: TextLayer) -> Iterator[_Rule]:
    """Yield upright rules and sides of boxes: x, top and bottom, in points from the top left."""
    left, _, _, top = page.get_bbox()
    for number, shape in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if number >= _MOST_SHAPES:
            return
        x0, y0, x1, y1 = shape.get_bounds()
        if not y1 - y0 >= _LOWEST_CELL_POINTS:
            continue
        if x1 - x0 <= _THICKEST_RULE_POINTS:
            yield (x0 + x1) / 2 - left, top - y1, top - y0
        elif y1 - y0 <= _HIGHEST_CELL_POINTS and x1 - x0 < layer.width:
            yield x0 - left, top - y1, top - y0
            yield x1 - left, top - y1, top - y0


def _crosses(word: Word, rules: Sequence[_Rule], layer: TextLayer) -> bool:
    x0, x1 = word.x0 * layer.width + _INSIDE_POINTS, word.x1 * layer.width - _INSIDE_POINTS
    middle = (word.y0 + word.y1) / 2 * layer.height
    return any(x0 < x < x1 and above <= middle <= below for x, above, below in rules)


def _open_cells(
    content: bytes, index: int
) -> tuple[list[tuple[float, float, float, float]], list[_Character]]:
    import pdfplumber
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(io.BytesIO(content), pages=[index + 1], password=password_at_hand()) as document:
            (page,) = document.pages
            cells = [cell for table in page.find_tables() for cell in table.cells]
            return cells, [_character(found) for found in page.chars]
    except (
        PdfminerException,
        PSException,
        OSError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        ArithmeticError,
        AssertionError,
        RuntimeError,
        struct.error,
    ):
        # It is a second opinion on a page that was read already, by libraries that trust the file in every
        # way. Without it the words stay as they are.
        return [], []


def _character(found: Mapping[str, Any]) -> _Character:
    return _Character(
        text=str(found["text"]),
        x0=float(found["x0"]),
        x1=float(found["x1"]),
        top=float(found["top"]),
        bottom=float(found["bottom"]),
    )


def _part(
    word: Word,
    cells: Sequence[tuple[float, float, float, float]],
    characters: Sequence[_Character],
    layer: TextLayer,
) -> tuple[Word, ...]:
    x0, x1 = word.x0 * layer.width, word.x1 * layer.width
    middle = (word.y0 + word.y1) / 2 * layer.height
    inside = [
        character
        for character in characters
        if x0 - 0.5 <= (character.x0 + character.x1) / 2 <= x1 + 0.5
        and character.top <= middle <= character.bottom
        and not character.text.isspace()
    ]
    inside.sort(key=lambda character: character.x0)
    pieces: list[tuple[int, list[_Character]]] = []
    for character in inside:
        cell = _cell_of(character, cells)
        if not pieces or pieces[-1][0] != cell:
            pieces.append((cell, []))
        pieces[-1][1].append(character)
    if len(pieces) < 2 or "".join(character.text for character in inside) != word.text:
        return (word,)
    return tuple(
        replace(
            word,
            text="".join(character.text for character in piece),
            x0=max(piece[0].x0 / layer.width, 0.0),
            x1=min(piece[-1].x1 / layer.width, 1.0),
        )
        for _, piece in pieces
    )


def _cell_of(character: _Character, cells: Sequence[tuple[float, float, float, float]]) -> int:
    x, y = (character.x0 + character.x1) / 2, (character.top + character.bottom) / 2
    return next(
        (
            number
            for number, (x0, top, x1, bottom) in enumerate(cells)
            if x0 <= x <= x1 and top <= y <= bottom
        ),
        -1,
    )
