"""Context: the sentence, the label and the heading that tell what an amount, a day or a number stands for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from parsers.layout import Block, Cell, Layout
from parsers.lexicon.stages import SUBJECT_LABEL

_LONGEST_SENTENCE: Final = 800
_LONGEST_LINE: Final = 400
"""What stands further off in a line does not label an amount; paper has 150 characters in one."""

_ABBREVIATIONS: Final = frozenset(
    [
        "nr",
        "no",
        "tel",
        "art",
        "dhr",
        "mw",
        "mevr",
        "mr",
        "drs",
        "ir",
        "ing",
        "dr",
        "prof",
        "bijv",
        "bv",
        "nv",
        "jl",
        "t.n.v",
        "o.v.v",
        "d.d",
        "m.b.t",
        "i.v.m",
        "e.d",
        "b.v",
        "n.v",
        "incl",
        "excl",
        "btw",
        "jan",
        "feb",
        "febr",
        "mrt",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "okt",
        "nov",
        "dec",
        "oct",
        "mar",
        "st",
        "u.a",
        "ca",
        "resp",
        "max",
        "min",
        "pag",
        "blz",
        "vgl",
        "ms",
        "mrs",
        "inc",
        "ltd",
        "co",
        "ov",
        "tnv",
        "ovv",
        "dd",
        "zgn",
        "evt",
        "etc",
        "afd",
        "ref",
        "fact",
        "bedr",
        "rek",
    ]
)
_SENTENCE_END: Final = re.compile(r"(?:[.!?;](?=[\s\"')]*[\n ]+[\"'(]?[A-Z0-9€•\-])|:(?=\s*\n))")
_LETTERS: Final = re.compile(r"[a-z]{2,}")
_SHORT_LINE: Final = 0.72
_SPARE_EM: Final = 2.5
_NEXT: Final = 2
_RUNNING_WORDS: Final = 10
_PROSE_WORDS: Final = 7
_PROSE_LINES: Final = 3
_SENTENCE_WORDS: Final = 4
_AMOUNT_AT_END: Final = re.compile(r"(?:€|\beur) ?-?\d[\d.]*,(?:\d{2}|-)$")
_ENTRY: Final = re.compile(r":\s*(?:€|eur)?\s*-?\d[\d.,]*(?:,-)?-?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence in a block, half open, with its folded text (line breaks as spaces)."""

    start: int
    end: int
    folded: str


@dataclass(slots=True)
class ContextReader:
    """Finds sentences, labels and headings in one letter; keeps what it found."""

    layout: Layout
    _sentences: dict[int, tuple[Sentence, ...]] = field(default_factory=dict)
    _headings: dict[int, str] = field(default_factory=dict)

    def sentences(self, block: Block) -> tuple[Sentence, ...]:
        """The sentences of a block, in order."""
        found = self._sentences.get(block.index)
        if found is None:
            found = _split_sentences(block)
            self._sentences[block.index] = found
        return found

    def sentence_at(self, block: Block, offset: int) -> Sentence:
        """The sentence in which the character at `offset` stands."""
        sentences = self.sentences(block)
        index = bisect_right([sentence.start for sentence in sentences], offset) - 1
        return sentences[max(0, index)]

    def before_sentence(self, block: Block, sentence: Sentence) -> str:
        """The sentence before, or where it opens its block, the heading above the block."""
        sentences = self.sentences(block)
        index = sentences.index(sentence)
        return sentences[index - 1].folded if index else self.heading_of(block)

    def after_sentence(self, block: Block, sentence: Sentence) -> str:
        """The sentence that follows in the same block, or nothing."""
        sentences = self.sentences(block)
        index = sentences.index(sentence)
        return sentences[index + 1].folded if index + 1 < len(sentences) else ""

    def next_sentences(self, block: Block, sentence: Sentence) -> tuple[str, ...]:
        """The two sentences that are read next, in this block or the ones after it on the page."""
        sentences = self.sentences(block)
        found = [other.folded for other in sentences[sentences.index(sentence) + 1 :]]
        for other in self.layout.blocks[block.index + 1 : block.index + 3]:
            if other.page != block.page:
                break
            found += [one.folded for one in self.sentences(other)[:_NEXT]]
        return tuple(found[:_NEXT])

    def heading_of(self, block: Block) -> str:
        """The folded last line of the block read before, when it reads like a heading or leads into this
        block."""
        found = self._headings.get(block.index)
        if found is None:
            above = self.layout.previous_block(block)
            found = ""
            if above is not None:
                last = self.sentences(above)[-1].folded
                if len(last) < 110:
                    found = last
            self._headings[block.index] = found
        return found

    def line_before(self, block: Block, offset: int) -> str:
        """The folded text of the same line before `offset`."""
        start = block.folded.rfind("\n", 0, offset) + 1
        return block.folded[max(start, offset - _LONGEST_LINE) : offset]

    def line_after(self, block: Block, offset: int) -> str:
        """The folded text of the same line after `offset`."""
        until = min(offset + _LONGEST_LINE, len(block.folded))
        end = block.folded.find("\n", offset, until)
        return block.folded[offset : end if end >= 0 else until]

    def row_label(self, cell: Cell) -> str:
        """The folded text that labels a row: its first cell with words, to the left of `cell`."""
        labelled = [
            other.folded
            for other in self.layout.left_of(cell)
            if _LETTERS.search(other.folded) and not self._is_prose(other)
        ]
        return labelled[-1] if labelled else ""

    def left_label(self, cell: Cell) -> str:
        """The folded text of the nearest cell with words to the left of `cell`."""
        for other in self.layout.left_of(cell):
            if _LETTERS.search(other.folded) and not self._is_prose(other):
                return other.folded
        return ""

    def _is_prose(self, cell: Cell) -> bool:
        """Whether a line belongs to running text in a column of its own: it labels nothing beside it."""
        if len(cell.words) < _PROSE_WORDS or cell.folded.endswith(":"):
            return False
        block = self.layout.block_of(cell)
        long = [other for other in block.cells if len(other.words) >= _PROSE_WORDS]
        if len(long) < _PROSE_LINES:
            return False
        # Lines that go on where the one above broke off: rows of a table start anew.
        place = next(index for index, other in enumerate(block.cells) if other is cell)
        following = block.cells[place + 1].text[:1] if place + 1 < len(block.cells) else ""
        return cell.text[:1].islower() or following.islower()

    def above_label(self, cell: Cell, *, within_em: float = 3.2) -> str:
        """The folded text of the cell above, when that is a label (it has words and no longer sentence)."""
        above = self.layout.above(cell, within_em=within_em)
        if above is None or not _LETTERS.search(above.folded) or len(above.folded) > 60:
            return ""
        return "" if _heads_nothing(above) else above.folded

    def above_cell(self, cell: Cell, *, within_em: float = 3.2) -> str:
        """The folded text of the cell above, whatever it is."""
        above = self.layout.above(cell, within_em=within_em)
        return above.folded if above is not None else ""

    def column_head(self, cell: Cell) -> str:
        """The folded text that heads the column of `cell`: the first cell with words above figures in line
        with it."""
        current: Cell | None = cell
        for _ in range(30):
            current = self.layout.above(current, within_em=4.5) if current is not None else None
            if current is None:
                return ""
            text = current.folded
            if _LETTERS.search(text.replace("eur", "").replace("euro", "")) and not any(
                c.isdigit() for c in text
            ):
                return text if len(text) < 50 and not _heads_nothing(current) else ""
            if len(text) > 40:
                return ""
        return ""


def _heads_nothing(cell: Cell) -> bool:
    """Whether a line above figures is about what it says itself: the last of a paragraph, or the subject of
    the letter."""
    ended = cell.folded.endswith((".", "?", "!")) and len(cell.words) >= _SENTENCE_WORDS
    return ended or SUBJECT_LABEL.match(cell.folded) is not None


def _split_sentences(block: Block) -> tuple[Sentence, ...]:
    cuts = {0}
    for match in _SENTENCE_END.finditer(block.text):
        if match.group() == "." and _is_abbreviation(block.folded, match.start()):
            continue
        cuts.add(match.end())
    cuts |= _line_cuts(block)
    ordered = _with_cuts_in_endless(sorted(cuts), block.text)
    sentences: list[Sentence] = []
    for start, end in zip(ordered, [*ordered[1:], len(block.text)], strict=True):
        while start < end and block.text[start].isspace():
            start += 1
        if start < end:
            sentences.append(
                Sentence(start=start, end=end, folded=block.folded[start:end].replace("\n", " ").rstrip())
            )
    return tuple(sentences) or (Sentence(start=0, end=len(block.text), folded=block.folded),)


def _with_cuts_in_endless(ordered: Sequence[int], text: str) -> list[int]:
    """Cuts with more of them, at spaces, where what should be a sentence goes on for longer than any does.

    Each amount in a sentence is looked at with all of its words: without an end that takes time with the
    square of its length.
    """
    found: list[int] = []
    for start, end in zip(ordered, [*ordered[1:], len(text)], strict=True):
        found.append(start)
        while end - found[-1] > _LONGEST_SENTENCE:
            reach = found[-1] + _LONGEST_SENTENCE
            space = text.rfind(" ", found[-1] + _LONGEST_SENTENCE // 2, reach)
            found.append(space + 1 if space >= 0 else reach)
    return found


def _is_abbreviation(folded: str, dot: int) -> bool:
    start = dot
    while start > 0 and not folded[start - 1].isspace() and folded[start - 1] not in "(":
        start -= 1
    word = folded[start:dot]
    return (
        len(word) == 1
        or word in _ABBREVIATIONS
        or word.endswith("nr")
        or ("." in word and all(len(part) < 3 and part.isalpha() for part in word.split(".")))
    )


def _line_cuts(block: Block) -> set[int]:
    """Line breaks where a new line is a new sentence: the line before stops short, or it is a row of a
    list."""
    cuts: set[int] = set()
    if len(block.cells) < 2:
        return cuts
    left, width = block.x0, max(block.x1 - block.x0, 1e-6)
    running = max(len(cell.words) for cell in block.cells) >= _RUNNING_WORDS
    position = 0
    previous: Cell | None = None
    for cell in block.cells:
        offset = block.starts[position]
        position += len(cell.words)
        if previous is not None:
            last = previous.text.rstrip()
            first = cell.text[:1]
            first_width = cell.words[0].x1 - cell.words[0].x0
            # The next word would have fitted well on the line before: the line was ended on purpose.
            ended_early = previous.x1 + first_width + _SPARE_EM * previous.em < left + width
            starts_new = first.isupper() or first in "-•*(\"'"
            # Figures open a row of a list; in running text that was wrapped twice they only go on.
            row = (first.isdigit() or first == "€") and previous.x1 - left < _SHORT_LINE * width
            row = row and not running
            # "Openstaand: € 12,50" is a row whatever its length.
            entry = _ENTRY.search(previous.folded) is not None and (starts_new or first.isdigit())
            # So is a line that ends with an amount, and the next one starts anew.
            entry = entry or (starts_new and _AMOUNT_AT_END.search(previous.folded) is not None)
            if entry or (ended_early and (row or (starts_new and not last.endswith((",", "-"))))):
                cuts.add(offset)
        previous = cell
    return cuts
