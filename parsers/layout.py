"""Layout: the words of a page become rows, cells and blocks, so that labels find their values and sentences
hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from parsers.document import Document, Origin, Page, Word
from parsers.facts import Box, Evidence
from parsers.folding import fold
from parsers.lexicon.vocabulary import respell
from parsers.rows import LETTERSPACED_RUN, em_of, page_em, split_into_cells

# Lines of one paragraph stand at most this many ems apart, measured between their middles.
LINE_PITCH_EM: Final = 2.35
# Edges closer than this share of the page width stand in line.
EDGE_TOLERANCE: Final = 0.012
# A full page of small print has some 1,500 words and 90 lines; what is past these is no letter, and the
# patterns
# that run over a block take time with the square of its length.
MOST_WORDS: Final = 4000
MOST_LINES: Final = 90
MOST_LETTERS: Final = 200
"""Of a word: the longest link that a mail prints is cut in pieces, for those same patterns."""

SMALLEST_EM: Final = 1e-4
"""Of print that has no width at all, so that sizes can be compared."""

SOFT_HYPHENS: Final = ("\xad", "\ufffe", "\u2010", "\x02")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Cell:
    """Words of one row that belong together; `em` is the width of a capital M in it, as a share of the
    page."""

    page: int
    row: int
    words: tuple[Word, ...]
    text: str
    folded: str
    x0: float
    y0: float
    x1: float
    y1: float
    em: float

    @property
    def middle(self) -> float:
        """The height of its middle, as a share of the page."""
        return (self.y0 + self.y1) / 2

    @property
    def bold(self) -> bool:
        """Whether most of its words are bold."""
        return 2 * sum(word.bold for word in self.words) > len(self.words)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Block:
    """Lines that form one paragraph or one column: its text joins them with line breaks."""

    index: int
    page: int
    cells: tuple[Cell, ...]
    text: str
    folded: str
    starts: tuple[int, ...]
    words: tuple[Word, ...]
    cell_of_word: tuple[int, ...]
    has_positions: bool

    @property
    def x0(self) -> float:
        """Its left edge."""
        return min(cell.x0 for cell in self.cells)

    @property
    def x1(self) -> float:
        """Its right edge."""
        return max(cell.x1 for cell in self.cells)

    @property
    def y0(self) -> float:
        """Its upper edge."""
        return self.cells[0].y0

    @property
    def y1(self) -> float:
        """Its lower edge."""
        return self.cells[-1].y1

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that the characters from `start` to `end` (half open) touch."""
        first = max(0, bisect_right(self.starts, start) - 1)
        last = max(first + 1, bisect_right(self.starts, max(start, end - 1)))
        return self.words[first:last]

    def cell_at(self, offset: int) -> Cell:
        """The cell in which the character at `offset` stands."""
        index = max(0, bisect_right(self.starts, offset) - 1)
        return self.cells[self.cell_of_word[index]]

    def evidence(self, start: int, end: int) -> Evidence:
        """Where the characters from `start` to `end` stand on paper."""
        return evidence_of(
            self.words_between(start, end),
            page=self.page,
            text=" ".join(self.text[start:end].split()),
            has_positions=self.has_positions,
        )


def evidence_of(words: Sequence[Word], *, page: int, text: str, has_positions: bool) -> Evidence:
    """Evidence around `words`; without a place where the form of the letter has none."""
    if not words or not has_positions:
        return Evidence(text=text)
    box = Box(
        x0=round(min(word.x0 for word in words), 4),
        y0=round(min(word.y0 for word in words), 4),
        x1=round(max(word.x1 for word in words), 4),
        y1=round(max(word.y1 for word in words), 4),
    )
    return Evidence(text=text, page=page, box=box)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Layout:
    """A letter as rows of cells and as blocks in reading order."""

    rows: tuple[tuple[Cell, ...], ...]
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    block_of_cell: dict[int, Block]
    rows_of_page: dict[int, tuple[int, int]]

    def block_of(self, cell: Cell) -> Block:
        """The block that `cell` is a line of."""
        return self.block_of_cell[id(cell)]

    def left_of(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells before `cell` in its row, nearest first."""
        return tuple(other for other in reversed(self.rows[cell.row]) if other.x1 <= cell.x0 + 0.002)

    def right_of(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells after `cell` in its row, nearest first."""
        return tuple(other for other in self.rows[cell.row] if other.x0 >= cell.x1 - 0.002)

    def above(self, cell: Cell, *, within_em: float = 3.2) -> Cell | None:
        """The nearest cell above that overlaps `cell` sideways, no further up than `within_em`."""
        return self._neighbour(cell, -1, within_em)

    def below(self, cell: Cell, *, within_em: float = 3.2) -> Cell | None:
        """The nearest cell below that overlaps `cell` sideways, no further down than `within_em`."""
        return self._neighbour(cell, 1, within_em)

    def _neighbour(self, cell: Cell, step: int, within_em: float) -> Cell | None:
        first, last = self.rows_of_page[cell.page]
        limit = self._vertical(cell, within_em)
        index = cell.row + step
        while first <= index < last:
            row = self.rows[index]
            best: Cell | None = None
            for other in row:
                if abs(other.middle - cell.middle) > limit:
                    continue
                overlap = min(other.x1, cell.x1) - max(other.x0, cell.x0)
                if overlap > 0 and (best is None or overlap > min(best.x1, cell.x1) - max(best.x0, cell.x0)):
                    best = other
            if best is not None:
                return best
            if row and abs(row[0].middle - cell.middle) > 2 * limit:
                return None
            index += step
        return None

    def _vertical(self, cell: Cell, ems: float) -> float:
        page = self.pages[cell.page - 1]
        return ems * max(cell.em, 0.008) * page.width / page.height

    def previous_block(self, block: Block) -> Block | None:
        """The block read just before `block` in the same column of the same page, however far up."""
        best: Block | None = None
        for other in self.blocks:
            if other.page != block.page or other is block or other.y1 > block.y0 + 0.004:
                continue
            if min(other.x1, block.x1) - max(other.x0, block.x0) <= 0:
                continue
            if best is None or other.y1 > best.y1:
                best = other
        return best


def lay_out(document: Document) -> Layout:
    """Lay out every page of a letter."""
    rows: list[tuple[Cell, ...]] = []
    blocks: list[Block] = []
    block_of_cell: dict[int, Block] = {}
    rows_of_page: dict[int, tuple[int, int]] = {}
    for number, page in enumerate(document.pages, start=1):
        first = len(rows)
        rows.extend(_page_rows(page, number=number, first_row=first))
        rows_of_page[number] = (first, len(rows))
        for cells in _chain(rows[first:], page):
            block = _make_block(len(blocks), cells, page, number=number)
            blocks.append(block)
            for cell in cells:
                block_of_cell[id(cell)] = block
    return Layout(
        rows=tuple(rows),
        blocks=tuple(blocks),
        pages=document.pages,
        block_of_cell=block_of_cell,
        rows_of_page=rows_of_page,
    )


def _page_rows(page: Page, *, number: int, first_row: int) -> list[tuple[Cell, ...]]:
    words = [
        piece for word in page.words[:MOST_WORDS] if word.text.strip() for piece in _without_endless(word)
    ][:MOST_WORDS]
    if not words:
        return []
    em = page_em(words)
    split = split_into_cells(words, em, page)
    rows: list[tuple[Cell, ...]] = []
    for cells in split:
        index = first_row + len(rows)
        rows.append(
            tuple(_make_cell(number, index, group, em, scanned=page.origin is Origin.OCR) for group in cells)
        )
    return rows


def _make_cell(page: int, row: int, words: Sequence[Word], em: float, *, scanned: bool) -> Cell:
    text = _join_letterspaced(words)
    lettered = [em_of(word, em) for word in words if len(word.text) > 2]
    return Cell(
        page=page,
        row=row,
        words=tuple(words),
        text=text,
        folded=respell(fold(text)) if scanned else fold(text),
        x0=words[0].x0,
        y0=min(word.y0 for word in words),
        x1=max(word.x1 for word in words),
        y1=max(word.y1 for word in words),
        em=max(median(lettered) if lettered else em, SMALLEST_EM),
    )


def _without_endless(word: Word) -> Sequence[Word]:
    """A word as it is, or one that no letter has in pieces side by side."""
    count = -(-len(word.text) // MOST_LETTERS)
    if count <= 1:
        return (word,)
    share = (word.x1 - word.x0) / count
    pieces = (
        replace(
            word,
            text=word.text[at * MOST_LETTERS : (at + 1) * MOST_LETTERS],
            x0=word.x0 + at * share,
            x1=word.x0 + (at + 1) * share,
        )
        for at in range(count)
    )
    return tuple(piece for piece in pieces if piece.text.strip())


def _join_letterspaced(words: Sequence[Word]) -> str:
    """The text of a cell; a run of single letters is one word that was set wide."""
    texts = [word.text for word in words]
    joined: list[str] = []
    index = 0
    while index < len(texts):
        end = index
        while end < len(texts) and len(texts[end]) == 1 and texts[end].isalpha() and texts[end].isupper():
            end += 1
        if end - index > LETTERSPACED_RUN:
            joined.append("".join(texts[index:end]))
            index = end
        else:
            joined.append(texts[index])
            index += 1
    return " ".join(joined)


def _chain(rows: Sequence[Sequence[Cell]], page: Page) -> list[list[Cell]]:
    """Cells that stand in line under each other, close enough to be read on, in reading order."""
    chains: list[list[Cell]] = []
    open_chains: list[list[Cell]] = []
    scale = page.width / page.height
    for row in rows:
        for cell in row:
            best: list[Cell] | None = None
            best_distance = 1.0
            for chain in open_chains:
                above = chain[-1]
                distance = cell.middle - above.middle
                if (
                    len(chain) >= MOST_LINES
                    or above.row == cell.row
                    or distance > LINE_PITCH_EM * max(cell.em, above.em) * scale
                ):
                    continue
                if _in_line(above, cell) and distance < best_distance:
                    best, best_distance = chain, distance
            if best is None:
                best = []
                chains.append(best)
                open_chains.append(best)
            best.append(cell)
        if len(open_chains) > 40:
            open_chains = [chain for chain in open_chains if row and row[0].row - chain[-1].row < 8]
    chains.sort(key=lambda chain: (round(chain[0].y0, 2), chain[0].x0))
    return chains


def _in_line(above: Cell, below: Cell) -> bool:
    if not 0.6 < above.em / below.em < 1.65 or above.middle >= below.middle:
        return False
    overlap = min(above.x1, below.x1) - max(above.x0, below.x0)
    if overlap <= 0:
        return False
    return (
        abs(above.x0 - below.x0) < EDGE_TOLERANCE
        or abs(above.x1 - below.x1) < EDGE_TOLERANCE
        or abs(above.x0 + above.x1 - below.x0 - below.x1) < EDGE_TOLERANCE
        or overlap > 0.7 * min(above.x1 - above.x0, below.x1 - below.x0)
    )


def _make_block(index: int, cells: Sequence[Cell], page: Page, *, number: int) -> Block:
    parts: list[str] = []
    starts: list[int] = []
    words: list[Word] = []
    cell_of_word: list[int] = []
    length = 0
    for line, cell in enumerate(cells):
        for position, word in enumerate(cell.words):
            text = word.text
            single_run = position and _is_single(text) and _is_single(cell.words[position - 1].text)
            if parts:
                separator = "\n" if position == 0 else " "
                if position == 0 and parts[-1].endswith(SOFT_HYPHENS):
                    parts[-1] = parts[-1][:-1]
                    length -= 1
                    separator = ""
                elif (
                    single_run and len(cell.text) < sum(len(w.text) for w in cell.words) + len(cell.words) - 1
                ):
                    separator = ""
                parts.append(separator)
                length += len(separator)
            starts.append(length)
            parts.append(text)
            length += len(text)
            words.append(word)
            cell_of_word.append(line)
    text = "".join(parts)
    return Block(
        index=index,
        page=number,
        cells=tuple(cells),
        text=text,
        folded=respell(fold(text)) if page.origin is Origin.OCR else fold(text),
        starts=tuple(starts),
        words=tuple(words),
        cell_of_word=tuple(cell_of_word),
        has_positions=page.has_positions,
    )


def _is_single(text: str) -> bool:
    return len(text) == 1 and text.isalpha() and text.isupper()
