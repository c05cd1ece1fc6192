"""Amounts of money as they are written in letters: found in a text, with their sign and their cents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from parsers.layout import Block, Cell, Layout
from parsers.lexicon.numerals import DUTCH_CARDINALS, SPELLED, parse_spelled
from parsers.whole_euros import whole_euro_cells

# More than this is no sum of a household's letter but a number read as one.
MOST_CENTS: Final = 100_000_000_00

_CURRENCY: Final = r"(?:€|(?<![a-z])eur(?:o)?\b\.?|e\s(?=\d{1,3}(?:\.\d{3})*,\d{2}\b))"
_ZERO_CENTS: Final = r"(?:,\s?|\.)(?:-{1,2}|={1,2})"
_NUMBER: Final = (
    r"(?:\d{1,3}(?:[.,]\d{3})+[.,]\d{2}(?!\d)"
    r"|\d{1,3}(?:\.\d{3})+(?:,\s?\d{2}(?!\d)|" + _ZERO_CENTS + r")?"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d{2}(?!\d))?"
    r"|\d{1,3}(?: \d{3})+(?:,\d{2}(?!\d)|(?![\d.,])(?= ?$|[ \n](?!\d)))"
    r"|\d{1,3}(?:'\d{3})+(?:[.,]\d{2}(?!\d))?"
    r"|\d+(?:,\s?\d{2}(?!\d)|\.\d{2}(?!\d)|" + _ZERO_CENTS + r")?)"
)
_MINUS: Final = r"(?:-/-|-|−)"
_WITH_SIGN: Final = re.compile(
    rf"(?P<before>{_MINUS} ?)?{_CURRENCY}[ \n]{{0,12}}(?P<inner>{_MINUS} ?|\((?=[\d.,=-]+\)))?"
    rf"(?P<number>{_NUMBER})"
    rf"(?P<after> ?-/-| ?-(?![\w-]| ?€)| ?(?:cr|credit)\b)?"
)
_SIGN_AFTER: Final = re.compile(
    rf"(?<![\w.,-])(?P<before>{_MINUS} ?)?(?P<number>{_NUMBER}) ?(?:€|euro?\b)(?! ?\d)(?P<after> ?-/-)?"
)
_BARE: Final = re.compile(
    rf"(?<![\w.,/-])(?P<before>{_MINUS} ?)?(?P<number>\d{{1,3}}(?:[.']\d{{3}})*,\d{{2}}|\d{{4,6}},\d{{2}}"
    r"|\d{1,3}(?:\.\d{3})*,(?:-{1,2}|={1,2}))"
    r"(?P<after> ?-/-|-(?![\w-])| -$| ?(?:cr|c)$)?"
    r"(?![\w,/]|\.\d|-\d| ?(?:%|procent|kwh|m3|m2|m³|m²|uur|km|gb|x ))",
    re.MULTILINE,
)
_BARE_CELL: Final = re.compile(
    rf"^(?P<before>{_MINUS} ?|\((?=[\d.,=-]+\)$))?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})*\.\d{{2}}|\d{{4,6}}\.\d{{2}}|\d{{1,3}}(?:\.\d{{3}})*{_ZERO_CENTS}"
    rf"|\d{{1,3}}(?:\.\d{{3}})*(?: ?, ?\d{{2}}))"
    rf"(?:\)|(?P<after> ?-/-| ?-))?$"
)
# "Drie euro vijftig" has its cents behind it without saying so.
_SPELLED_UNITS: Final = "|".join(sorted(DUTCH_CARDINALS, key=len, reverse=True))
# "honderdvijfentwintig euro en vijftig cent"
_IN_WORDS: Final = re.compile(
    rf"(?<![\w-])(?P<euros>{SPELLED})\s?euro\b(?!')(?: en (?P<cents>{SPELLED}|\d{{1,2}} )\s?(?:euro)?cent\b)?"
    rf"(?! (?:{_SPELLED_UNITS})\b)"
)
# "84 euro en 20 cent"
_IN_FIGURES: Final = re.compile(
    rf"(?<![\w.,-])(?P<euros>\d{{1,3}}(?:\.\d{{3}})+|\d{{1,7}})\s?euro (?:en )?"
    rf"(?P<cents>{SPELLED}|\d{{1,2}})\s?(?:euro)?cent\b"
)
_ARTICLE: Final = re.compile(r"(?:een|en)\b")
_SINGLE_SPACE_EM: Final = 0.7
_GOES_ON: Final = re.compile(r"[.,]\d|[.,][a-z0-9]{2}(?![a-z0-9])")
_NOT_MONEY_AFTER: Final = re.compile(r"^\s?(?:%|procent|kwh\b|m3\b|gb\b)")
_ONLY_CURRENCY: Final = re.compile(r"(?:^|\s)(?:€|eur)[\s|]*$")
_AFTER_CELL: Final = r"(?P<after> ?-/-| ?-| ?cr)?$"
_WHOLE_CELL: Final = re.compile(rf"^(?P<before>{_MINUS} ?)?(?P<number>{_NUMBER}){_AFTER_CELL}")
_SPACED_CELL: Final = re.compile(
    rf"^(?P<before>{_MINUS} ?)?(?P<number>\d{{1,3}}(?: \d{{3}})+,\d{{2}}){_AFTER_CELL}"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AmountMention:
    """An amount in a letter. `cents` is never negative; `negative` tells a minus. `start` and `end` are in
    the block."""

    cents: int
    negative: bool
    has_currency: bool
    block: Block
    cell: Cell
    start: int
    end: int

    @property
    def signed_cents(self) -> int:
        """Its cents, below nought where it has a minus."""
        return -self.cents if self.negative else self.cents


def parse_number(text: str) -> int | None:
    """Return the cents of a number as printed, Dutch or English, or `None` when it is no amount of money.

    A comma with two digits is the decimal sign, and so is a point with two; groups of three are thousands;
    ``,-`` and
    ``,=`` are no cents. ``0,247`` and other rates are no amounts.
    """
    text = text.replace(" ", "").replace("\n", "")
    text = text.replace("'", "")
    for ending in (",--", ",-", ",==", ",=", ".--", ".-", ".==", ".="):
        if text.endswith(ending):
            text = text.removesuffix(ending)
            return _whole(text)
    if len(text) > 3 and text[-3] in ",.":
        whole, cents = text[:-3], text[-2:]
        if not cents.isdecimal():
            return None
        euros = _whole(whole)
        return None if euros is None else euros + int(cents)
    return _whole(text)


def _whole(text: str) -> int | None:
    for separator in (".", ","):
        if separator in text:
            groups = text.split(separator)
            if len(groups[0]) > 3 or groups[0] in ("", "0") or any(len(group) != 3 for group in groups[1:]):
                return None
            text = "".join(groups)
    return int(text) * 100 if text.isdecimal() and len(text) <= 9 else None


def _parse_words(match: re.Match[str]) -> int | None:
    """Return the cents of an amount that is spelled out; a lone *een* is an article."""
    spelled = match["euros"].strip()
    plain = spelled.replace(".", "")
    euros = int(plain) if plain.isdecimal() else parse_spelled(spelled)
    if euros is None or _ARTICLE.fullmatch(spelled):
        return None
    part = (match["cents"] or "").strip()
    cents = 0 if not part else int(part) if part.isdigit() else parse_spelled(part)
    return None if cents is None or cents > 99 else 100 * euros + cents


def find_amounts(layout: Layout) -> tuple[AmountMention, ...]:
    """Every amount of money in a letter, in reading order of its blocks."""
    found: list[AmountMention] = []
    for block in layout.blocks:
        found.extend(_in_block(block, layout))
    signed = frozenset(
        mention.cents for mention in found if mention.has_currency and mention.cents % 100 == 0
    )
    whole = whole_euro_cells(layout, signed) if signed else frozenset()
    if not whole:
        return tuple(found)
    return tuple(mention for block in layout.blocks for mention in _with_whole_euros(block, found, whole))


def _with_whole_euros(
    block: Block, found: Sequence[AmountMention], whole: frozenset[int]
) -> list[AmountMention]:
    """The amounts of a block with those of its cells that are whole euros without a sign."""
    mentions = [mention for mention in found if mention.block is block]
    for start, cell in _cells_with_lines(block):
        match = _WHOLE_CELL.match(cell.folded)
        if id(cell) not in whole or match is None or any(mention.cell is cell for mention in mentions):
            continue
        cents = parse_number(match["number"])
        if cents is not None:
            negative = bool(match["before"] or match["after"])
            mentions.append(
                AmountMention(
                    cents=cents,
                    negative=negative,
                    has_currency=False,
                    block=block,
                    cell=cell,
                    start=start + match.start(),
                    end=start + match.end(),
                )
            )
    return sorted(mentions, key=lambda mention: mention.start)


def _in_block(block: Block, layout: Layout) -> list[AmountMention]:
    taken: list[tuple[int, int]] = []
    mentions: list[AmountMention] = []

    def add(match: re.Match[str], base: int, *, has_currency: bool, spelled: bool = False) -> None:
        start, end = base + match.start(), base + match.end()
        number_start = base + match.start("euros" if spelled else "number")
        if any(start < last and first < end for first, last in taken):
            return
        cents = _parse_words(match) if spelled else parse_number(match["number"])
        if cents is None or cents > MOST_CENTS or _NOT_MONEY_AFTER.match(block.folded[end : end + 10]):
            return
        groups = match.groupdict()
        negative = any(groups.get(name) for name in ("before", "inner", "after"))
        if groups.get("before") and not groups.get("after") and _is_dash_of_text(block.folded, start):
            negative = bool(groups.get("inner"))
        taken.append((start, end))
        mentions.append(
            AmountMention(
                cents=cents,
                negative=negative,
                has_currency=has_currency,
                block=block,
                cell=block.cell_at(number_start),
                start=start,
                end=end,
            )
        )

    folded = block.folded
    if "euro" in folded:
        for match in _IN_WORDS.finditer(folded.replace("\n", " ")):
            add(match, 0, has_currency=True, spelled=True)
        for match in _IN_FIGURES.finditer(folded.replace("\n", " ")):
            add(match, 0, has_currency=True, spelled=True)
    if not any(character.isdigit() for character in folded):
        return mentions
    if "€" in folded or "eur" in folded or " e " in folded or folded.startswith("e "):
        for match in _WITH_SIGN.finditer(folded):
            following = folded[match.end() : match.end() + 4]
            # A rate of more digits, or cents that OCR spoiled: a wrong amount would be worse than none.
            if not following[:1].isdigit() and not _GOES_ON.match(following):
                add(match, 0, has_currency=True)
        for match in _SIGN_AFTER.finditer(folded):
            add(match, 0, has_currency=True)
    cells = list(_cells_with_lines(block))
    for start, cell in cells:
        # "1 412,50" alone in its column is one amount, and not one thing of 412,50.
        beside_sign = _beside_sign(cell, layout)
        if beside_sign or _is_set_tight(cell):
            for match in _SPACED_CELL.finditer(cell.folded):
                add(match, start, has_currency=beside_sign)
    for match in _BARE.finditer(folded):
        add(match, 0, has_currency=False)
    for start, cell in cells:
        line = cell.folded
        if len(line) > 20 or (
            not line[-1:].strip(" -=/,.").isdigit() and not line.endswith(("-", "=", "r", ")"))
        ):
            continue
        beside_sign = _beside_sign(cell, layout)
        for match in (_WHOLE_CELL if beside_sign else _BARE_CELL).finditer(line):
            add(match, start, has_currency=beside_sign)
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _cells_with_lines(block: Block) -> Iterator[tuple[int, Cell]]:
    """The lines of a block that are as long as in its text, each with where it starts there."""
    position = 0
    for cell in block.cells:
        start = block.starts[position]
        position += len(cell.words)
        if block.folded.startswith(cell.folded, start):
            yield start, cell


def _beside_sign(cell: Cell, layout: Layout) -> bool:
    """Whether a sign of currency stands in a column of its own to the left."""
    left = layout.left_of(cell)
    return bool(left) and _ONLY_CURRENCY.search(left[0].folded) is not None


def _is_set_tight(cell: Cell) -> bool:
    """Whether its words stand a single space apart, so that none of them is a number of things."""
    return all(word.x0 - before.x1 < _SINGLE_SPACE_EM * cell.em for before, word in pairwise(cell.words))


def _is_dash_of_text(folded: str, start: int) -> bool:
    """Whether a dash before an amount separates it from words (``openstaand - € 25,00``) rather than negates
    it."""
    line_start = folded.rfind("\n", 0, start) + 1
    before = folded[line_start:start]
    return folded[start : start + 3] != "-/-" and before.endswith(" ") and before.strip() != ""
