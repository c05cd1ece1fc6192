"""Text without places on paper laid on a grid of lines and columns, so that it reads like a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from parsers import limits
from parsers.document import Origin, Page, Word
from parsers.errors import DocumentLimitError, EmptyDocumentError

COLUMNS = 100
"""Characters across the page: about what a letter in a proportional face of 10 points has."""

_CHARACTER_POINTS = 5.5
_LINE_POINTS = 12.0
_GUTTER = 3


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight, without line breaks."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that flow over as many lines as they need; `keep` leaves spaces and columns as they are."""

    runs: tuple[Run, ...]
    keep: bool = False
    to_right: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """One empty line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Blocks in one cell of a table, over `span` columns."""

    blocks: tuple[Block, ...]
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; cells of one column stand under each other."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Gap | Table


@dataclass(slots=True)
class _Placed:
    """A word on the grid: line, first column, and the columns it takes."""

    text: str
    line: int
    column: float
    width: float
    bold: bool


@dataclass(slots=True)
class _Canvas:
    words: list[_Placed] = field(default_factory=list)
    characters: int = 0

    def put(self, text: str, *, line: int, column: float, bold: bool) -> None:
        self.characters += len(text)
        if self.characters > limits.TEXT_CHARACTERS:
            raise DocumentLimitError("The letter has far more text than a letter; bring in the letter alone.")
        self.words.append(_Placed(text, line, column, float(len(text)), bold))


def lay_page(blocks: Sequence[Block], *, origin: Origin, number: int = 1) -> Page:
    """Lay `blocks` from top to bottom on one page.

    Raises:
        EmptyDocumentError: there is not one word in them.
        DocumentLimitError: there is far more text than a letter has.
    """
    canvas = _Canvas()
    lines = _lay_blocks(blocks, canvas, line=0, left=0.0, right=float(COLUMNS))
    if not canvas.words:
        raise EmptyDocumentError("The letter has no text; bring in the letter itself, or a scan of it.")
    across = max(float(COLUMNS), *(word.column + word.width for word in canvas.words))
    down = max(lines, 1)
    words = tuple(
        Word(
            text=placed.text,
            x0=placed.column / across,
            x1=(placed.column + placed.width) / across,
            y0=(placed.line + 0.1) / down,
            y1=(placed.line + 0.9) / down,
            bold=placed.bold,
        )
        for placed in canvas.words
    )
    return Page(
        number=number,
        width=across * _CHARACTER_POINTS,
        height=down * _LINE_POINTS,
        words=words,
        origin=origin,
        has_positions=False,
    )


def _lay_blocks(blocks: Iterable[Block], canvas: _Canvas, *, line: int, left: float, right: float) -> int:
    """Lay blocks between two columns from `line` on; return the first line below them."""
    gap_above = True
    for block in blocks:
        if isinstance(block, Gap):
            if not gap_above:
                line += 1
            gap_above = True
            continue
        below = (
            _lay_table(block, canvas, line=line, left=left, right=right)
            if isinstance(block, Table)
            else _lay_paragraph(block, canvas, line=line, left=left, right=right)
        )
        gap_above = gap_above and below == line
        line = below
    return line


def _lay_paragraph(paragraph: Paragraph, canvas: _Canvas, *, line: int, left: float, right: float) -> int:
    if paragraph.keep:
        return _lay_kept(paragraph, canvas, line=line, left=left)
    room = max(right - left, 4.0)
    row: list[tuple[str, bool]] = []
    used = 0.0

    def flush() -> None:
        nonlocal line, used
        if not row:
            return
        start = left
        if paragraph.to_right:
            start = max(left, right - used)
        for text, bold in row:
            canvas.put(text, line=line, column=start, bold=bold)
            start += len(text) + 1
        row.clear()
        used = 0.0
        line += 1

    for text, bold in _split_words(paragraph.runs):
        needed = len(text) + (1 if row else 0)
        if row and used + needed > room:
            flush()
            needed = len(text)
        row.append((text, bold))
        used += needed
    flush()
    return line


def _lay_kept(paragraph: Paragraph, canvas: _Canvas, *, line: int, left: float) -> int:
    column = left
    for run in paragraph.runs:
        text = run.text.expandtabs(8)
        for match in re.finditer(r"\S+", text):
            canvas.put(match.group(), line=line, column=column + match.start(), bold=run.bold)
        column += len(text)
    return line + 1


def _split_words(runs: Sequence[Run]) -> Iterator[tuple[str, bool]]:
    """Yield words with their weight; a word that changes weight half way is one word."""
    pending, bold = "", False
    for run in runs:
        for piece in re.findall(r"\s+|\S+", run.text):
            if piece.isspace():
                if pending:
                    yield pending, bold
                pending = ""
            elif pending:
                pending += piece
            else:
                pending, bold = piece, run.bold
    if pending:
        yield pending, bold


def _lay_table(table: Table, canvas: _Canvas, *, line: int, left: float, right: float) -> int:
    edges = _column_edges(table, left=left, right=right)
    for row in table.rows:
        below = line
        column = 0
        for cell in row:
            until = min(column + max(cell.span, 1), len(edges) - 1)
            if column < until:
                inner_right = edges[until] - (_GUTTER if until < len(edges) - 1 else 0)
                bottom = _lay_blocks(
                    cell.blocks,
                    canvas,
                    line=line,
                    left=edges[column],
                    right=max(inner_right, edges[column] + 4),
                )
                below = max(below, bottom)
            column = until
        line = below
    return line


def _column_edges(table: Table, *, left: float, right: float) -> list[float]:
    """Return the left edge of each column and the right edge of the last.

    Columns get the width of their longest line where there is room, and what is over goes to all alike; where
    there is not, the widest columns give way first, since they hold prose and the narrow ones amounts and
    dates.
    """
    count = min(max((sum(max(cell.span, 1) for cell in row) for row in table.rows), default=0), 40)
    if count == 0:
        return [left, right]
    wishes = [0.0] * count
    for row in table.rows:
        column = 0
        for cell in row:
            span = max(cell.span, 1)
            if span == 1 and column < count:
                wishes[column] = max(wishes[column], natural_width(cell.blocks))
            column += span
    wishes = [wish + _GUTTER if wish else 0.0 for wish in wishes]
    room = right - left
    while sum(wishes) > room:
        widest = max(wishes)
        second = max((wish for wish in wishes if wish < widest), default=0.0)
        at_widest = [index for index, wish in enumerate(wishes) if wish == widest]
        cut = min(widest - second, (sum(wishes) - room) / len(at_widest))
        if cut < 0.01:
            break
        for index in at_widest:
            wishes[index] -= cut
    spare = max(room - sum(wishes), 0.0) / count
    edges = [left]
    for wish in wishes:
        edges.append(edges[-1] + wish + spare)
    return edges


def natural_width(blocks: Iterable[Block]) -> float:
    """Return how many columns blocks would take if no line were broken."""
    widest = 0.0
    for block in blocks:
        if isinstance(block, Paragraph):
            text = "".join(run.text for run in block.runs)
            widest = max(widest, float(len(text.expandtabs(8) if block.keep else " ".join(text.split()))))
        elif isinstance(block, Table):
            widest = max(
                widest,
                *(sum(natural_width(cell.blocks) + _GUTTER for cell in row) for row in block.rows),
                0.0,
            )
    return widest
