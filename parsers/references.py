"""References: the numbers by which a claim is known, each with its kind, and the one to mention when paying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.banking import (
    IbanMention,
    is_betalingskenmerk,
    is_creditor_reference,
    kenmerk_repairs,
    repair_kenmerk,
)
from parsers.context import ContextReader
from parsers.dates import DateMention
from parsers.document import Origin
from parsers.facts import ReferenceKind
from parsers.layout import Block, Cell, Layout
from parsers.lexicon.references import (
    BILL_ROW,
    COURT_CASE,
    FORMER,
    HEAD_CODE,
    LABEL,
    MENTION,
    NO_REFERENCE,
    OTHER_DEBT,
)

# A number as printed: letters and digits with points, dashes and slashes, and digits in groups with single spaces.
_PLAIN_VALUE: Final = re.compile(
    r"(?:(?!EUR)[A-Z]{1,3} (?=\d))?(?:[A-Za-z]{1,8}[-/.]?)*\d[A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*(?: \d[\d.]*(?:[-./][A-Za-z0-9]+)*)*"
)
_LIST_NEXT: Final = re.compile(
    r"^\s?(?:,|;|&|/|\ben\b|\band\b|\bof\b)\s(?:nr\.? |nummer )?(?=[A-Za-z-]{0,8}\d)"
)
_BETWEEN: Final = re.compile(
    r"^[ :.#*_|~=>\-–]{0,4}(?:(?:is|zijn|nr|no|nummer|number|kenmerk|luidt|"
    r":)[ :.]{0,3}){0,2}(?:[a-z&.]{2,16}(?: [a-z&.]{2,14})?:[ ]{0,2})?(?:\([a-z .]{2,25}\)[ "
    r":]{0,3})?"
)
_DATE_LIKE: Final = re.compile(r"^\d{1,2}[-./]\d{1,2}[-./](?:\d{2}|\d{4})$|^(?:19\d\d|20[0-3]\d)$")
_TIME_LIKE: Final = re.compile(r"^\d{1,2}[.:]\d{2}$")
_POSTCODE: Final = re.compile(r"^\d{4} ?[A-Z]{2}$")
_AMOUNT_LIKE: Final = re.compile(r"^\d{1,3}(?:\.\d{3})*,\d{2}$|^\d+\.\d{2}$")
_AMOUNT_GOES_ON: Final = re.compile(r"^,\d{2}\b|^,-")
_BANK_LABEL: Final = re.compile(r"^(?:\w+ )?rekening")
_HEAD_DEPTH: Final = 0.3
_LONG_ENOUGH: Final = 6
_LONGEST: Final = 40
_FEWEST_DIGITS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FoundReference:
    """A number with its kind and place; `sure` is false where OCR or a weak label leaves doubt."""

    number: str
    kind: ReferenceKind
    label: str
    block: Block
    start: int
    end: int
    sure: bool

    @property
    def plain(self) -> str:
        """The number without spaces and signs, as numbers are compared."""
        return re.sub(r"[^A-Z0-9]", "", self.number.upper())


def find_references(
    layout: Layout,
    context: ContextReader,
    *,
    dates: Sequence[DateMention],
    ibans: Sequence[IbanMention],
) -> tuple[FoundReference, ...]:
    """Every labelled number of the letter by which its claim can be known, each once, the best labelled place of it."""
    taken = [(mention.block.index, mention.start, mention.end) for mention in (*dates, *ibans)]
    found: dict[str, FoundReference] = {}
    for block in layout.blocks:
        for match in LABEL.finditer(block.folded):
            kind, label = _kind_of(match)
            if (
                kind is ReferenceKind.OTHER
                and (match.lastgroup or "").startswith("bare")
                and _in_movement(block, match, layout)
            ):
                continue
            if _of_other_debt(block, match.start(), context):
                continue
            if kind is ReferenceKind.PAYMENT and FORMER.search(block.folded[: match.start()]):
                continue
            for reference in _values_of(block, match, kind, label, layout):
                if any(
                    index == reference.block.index and reference.start < end and start < reference.end
                    for index, start, end in taken
                ):
                    continue
                known = found.get(reference.plain)
                if known is None or _rank(reference) > _rank(known):
                    found[reference.plain] = reference
    for reference in (*_mentioned(layout, context), *_unlabelled(layout)):
        spans = ((index, start, end) for index, start, end in taken if index == reference.block.index)
        if reference.plain not in found and not any(
            reference.start < end and start < reference.end for _, start, end in spans
        ):
            found[reference.plain] = reference
    kept = _without_parts(list(found.values()))
    if any(page.origin is Origin.OCR for page in layout.pages):
        kept = _without_misreadings(
            kept, asked=frozenset(reference.plain for reference in _mentioned(layout, context))
        )
    return tuple(kept)


def _without_misreadings(references: list[FoundReference], *, asked: frozenset[str]) -> list[FoundReference]:
    """Without numbers that differ by one sign from one that the letter asks to mention: OCR read one twice."""
    from rapidfuzz.distance import Levenshtein

    firm = [
        reference.plain
        for reference in references
        if reference.plain in asked or reference.kind is ReferenceKind.PAYMENT
    ]
    return [
        reference
        for reference in references
        if reference.plain in firm
        or not any(
            len(other) >= _LONG_ENOUGH and Levenshtein.distance(reference.plain, other, score_cutoff=1) == 1
            for other in firm
        )
    ]


def _mentioned(layout: Layout, context: ContextReader) -> Iterator[FoundReference]:
    """Numbers without a label that the letter asks to mention when paying: "o.v.v. 26-04417", "omschrijving: AB-12"."""
    for block in layout.blocks:
        for match in MENTION.finditer(block.folded.replace("\n", " ")):
            if match.group() == "kenmerk" or _of_other_debt(block, match.start(), context):
                continue
            lead = re.match(
                r"^[\s:,'\"]{0,4}(?:(?:het|uw|de|dit|nummer|number|no|nr|kenmerk|code)[\s.:]{1,3}){0,3}",
                block.folded[match.end() : match.end() + 40],
            )
            start = match.end() + (lead.end() if lead else 0)
            value = _PLAIN_VALUE.match(block.text[start : start + 60])
            if value is None:
                yield from _mentioned_beside(block, match.start(), match.end(), match.group(), layout)
                continue
            raw = _trim(value.group(), ReferenceKind.OTHER)
            if raw is None or not _telling(raw):
                continue
            kind = (
                ReferenceKind.PAYMENT if is_betalingskenmerk(re.sub(r"\W", "", raw)) else ReferenceKind.OTHER
            )
            yield FoundReference(
                number=raw,
                kind=kind,
                label=match.group(),
                block=block,
                start=start,
                end=start + len(raw),
                sure=True,
            )


def _value_cell(block: Block, start: int, end: int, layout: Layout) -> Cell | None:
    """The cell beside or under words that fill a cell of their own."""
    cell = block.cell_at(start)
    rest = block.folded[end : end + 14].split("\n", 1)[0]
    if len(cell.text) > end - start + 14 or any(character.isdigit() for character in rest):
        return None
    right = layout.right_of(cell)
    return right[0] if right else layout.below(cell)


def _mentioned_beside(
    block: Block, start: int, end: int, label: str, layout: Layout
) -> Iterator[FoundReference]:
    value = _value_cell(block, start, end, layout)
    if value is None or label == "kenmerk":
        return
    found = _whole_cell(value, layout, ReferenceKind.OTHER, label)
    if found is not None and _telling(found.number):
        yield found


def _in_movement(block: Block, match: re.Match[str], layout: Layout) -> bool:
    """Whether a bare word stands in a line of a statement: with a day before it and an amount behind."""
    cell = block.cell_at(match.start())
    before = " ".join(other.folded for other in layout.left_of(cell))
    after = " ".join(other.folded for other in layout.right_of(cell))
    return (
        re.search(r"\d{1,2}[-/.]\d{1,2}", before) is not None
        and re.search(r"\d[.,]\d{2}\b", after) is not None
    )


def _unlabelled(layout: Layout) -> Iterator[FoundReference]:
    """Numbers that need no label: of a case at court, and of bills that open the rows of a list with amounts."""
    for block in layout.blocks:
        for match in COURT_CASE.finditer(block.text):
            yield FoundReference(
                number=" ".join(match.group().split()),
                kind=ReferenceKind.CASE,
                label="zaaknummer",
                block=block,
                start=match.start(),
                end=match.end(),
                sure=True,
            )
    for row in layout.rows:
        for cell in row:
            last = cell.words[-1].text
            if cell.page == 1 and cell.middle < _HEAD_DEPTH and HEAD_CODE.match(last):
                block = layout.block_of(cell)
                start = _offset_of(block, cell) + len(" ".join(word.text for word in cell.words)) - len(last)
                yield FoundReference(
                    number=last, kind=ReferenceKind.OTHER, label="", block=block, start=start,
                    end=start + len(last), sure=False,
                )  # fmt: skip
            first = cell.words[0].text.strip("():,")
            if not BILL_ROW.match(first) or _DATE_LIKE.match(first):
                continue
            rest = " ".join(other.folded for other in (cell, *layout.right_of(cell)))
            if re.search(r"\d,\d{2}\b|€|\beur\b", rest) and not re.search(r"\b(?:kwh|m3|m²|meter)", rest):
                block = layout.block_of(cell)
                start = _offset_of(block, cell)
                yield FoundReference(
                    number=first,
                    kind=ReferenceKind.INVOICE,
                    label="",
                    block=block,
                    start=start,
                    end=start + len(cell.words[0].text),
                    sure=True,
                )


def _rank(reference: FoundReference) -> tuple[bool, bool, bool]:
    return reference.kind is ReferenceKind.PAYMENT, reference.sure, reference.kind is not ReferenceKind.OTHER


def _without_parts(references: list[FoundReference]) -> list[FoundReference]:
    """Without those that are only a piece of a longer one, as when OCR or a line break cut a number."""
    return [
        one
        for one in references
        if not any(
            one is not other
            and len(one.plain) < len(other.plain)
            and one.plain in other.plain
            and len(one.plain) > 3
            and other.plain.startswith(one.plain)
            for other in references
        )
    ]


def _kind_of(match: re.Match[str]) -> tuple[ReferenceKind, str]:
    name = match.lastgroup or "other"
    return ReferenceKind(name.removeprefix("bare_").removeprefix("own_")), match.group().strip()


def _of_other_debt(block: Block, offset: int, context: ContextReader) -> bool:
    return OTHER_DEBT.search(context.sentence_at(block, offset).folded) is not None


def _values_of(
    block: Block, match: re.Match[str], kind: ReferenceKind, label: str, layout: Layout
) -> Iterator[FoundReference]:
    bare = (match.lastgroup or "").startswith("bare_")
    end = match.end()
    cell = block.cell_at(match.start())
    line_end = block.folded.find("\n", end)
    line_end = len(block.folded) if line_end < 0 else line_end
    rest = block.folded[end:line_end]
    inline = list(_inline(block, end, kind, label, bare=bare))
    if inline:
        yield from inline
        return
    if rest.strip(" :.*") and len(rest.strip(" :.*")) > 24 and kind is not ReferenceKind.PAYMENT:
        return
    if (kind is ReferenceKind.PAYMENT and rest.strip(" :") == "") or not rest.strip(" :.*"):
        following = (
            list(_inline(block, line_end + 1, kind, label, bare=bare)) if line_end < len(block.folded) else []
        )
        if following and _is_running(block, cell, label):
            yield from following
            return
    if (
        bare
        and label in ("aanslag", "nota", "factuur", "bill", "contract", "zaak", "case", "klant", "besluit")
        and len(cell.text) > 30
    ):
        return
    # The value stands in a cell of its own: to the right, or below.
    if len(cell.text) - len(label) > 30:
        return
    right = layout.right_of(cell)
    if right:
        value = _whole_cell(right[0], layout, kind, label)
        if value is not None:
            yield value
            return
    below = layout.below(cell)
    found = False
    while below is not None:
        value = _whole_cell(below, layout, kind, label)
        if value is None:
            break
        found = True
        yield value
        below = layout.below(below, within_em=2.6)
    above = layout.above(cell, within_em=2.4)
    if not found and not bare and len(cell.text) == len(label) and above is not None:
        # A number in large print with its label as a caption under it.
        value = _whole_cell(above, layout, kind, label)
        if value is not None:
            yield value


def _is_running(block: Block, cell: Cell, label: str) -> bool:
    """Whether the label ends a line of running text, so that its number opens the next line."""
    return len(cell.text) > len(label) + 12


def _inline(
    block: Block, offset: int, kind: ReferenceKind, label: str, *, bare: bool
) -> Iterator[FoundReference]:
    text = block.text[offset : offset + 90]
    between = _BETWEEN.match(block.folded[offset : offset + 90])
    start = between.end() if between else 0
    first = True
    while True:
        if not first:
            following = _LIST_NEXT.match(text[start:])
            if following is None:
                return
            start += following.end()
        line = text[start:].replace("\n", " ") if kind is ReferenceKind.PAYMENT else text[start:]
        value = _PLAIN_VALUE.match(line)
        if value is None:
            return
        raw = _trim(value.group(), kind)
        if raw is None or (bare and not _telling(raw)) or _AMOUNT_GOES_ON.match(line[value.end() :]):
            return
        if _BANK_LABEL.match(label) and raw.replace(".", "").replace(" ", "").isdigit():
            return
        raw = _over_line_end(raw, text, start + value.end())
        position = offset + start
        number, sure = _proven(raw, kind)
        yield FoundReference(
            number=number,
            kind=kind,
            label=label,
            block=block,
            start=position,
            end=position + len(raw),
            sure=sure,
        )
        start += len(raw)
        first = False


def _over_line_end(raw: str, text: str, end: int) -> str:
    """A number in groups of four, with the groups that stand on the next line."""
    groups = raw.split(" ")
    if (
        text[end : end + 1] != "\n"
        or len(groups) > 3
        or any(len(group) != 4 or not group.isdigit() for group in groups)
    ):
        return raw
    following = re.match(r"(?:\d{4}\b ?){1,3}", text[end + 1 :])
    if following is None or len(groups) + len(following.group().split()) > 4 or len(groups) < 2:
        return raw
    return f"{raw} {following.group().strip()}"


def _telling(raw: str) -> bool:
    """Whether a number behind a bare word ("factuur 2026") is long or mixed enough to be a reference."""
    digits = sum(character.isdigit() for character in raw)
    return digits >= 5 or (
        digits >= 3 and len(raw) >= 5 and any(character in "-/." or character.isalpha() for character in raw)
    )


def _trim(raw: str, kind: ReferenceKind) -> str | None:
    """A value without what does not belong to it, or `None` when it is no number of a claim."""
    raw = raw.rstrip(" .-/:")
    if kind is ReferenceKind.PAYMENT:
        groups = raw.split(" ")
        if len(groups) >= 4 and all(len(group) == 4 and group.isdigit() for group in groups[:4]):
            raw = " ".join(groups[:4])
    if len(raw) > _LONGEST or sum(character.isdigit() for character in raw) < _FEWEST_DIGITS:
        return None
    if _DATE_LIKE.match(raw) or _TIME_LIKE.match(raw) or _POSTCODE.match(raw) or _AMOUNT_LIKE.match(raw):
        return None
    groups = raw.split(" ")
    # "klantnummer 104882 2026 ..." cannot be told from grouped digits; groups of unlike length at the end are cut.
    while len(groups) > 1 and (
        len(groups[-1]) == 1 or (_DATE_LIKE.match(groups[-1]) and len(groups[0]) != len(groups[-1]))
    ):
        groups.pop()
    return " ".join(groups)


def _proven(raw: str, kind: ReferenceKind) -> tuple[str, bool]:
    """A number with what its check digit proves: sure, put right, or in doubt."""
    plain = re.sub(r"[\s.]", "", raw)
    if kind is not ReferenceKind.PAYMENT or len(plain) != 16:
        return raw, True
    if is_betalingskenmerk(plain):
        return raw, True
    repaired = repair_kenmerk(plain)
    if repaired is not None:
        return repaired, True
    if plain.isdigit():
        return raw, False
    candidates = kenmerk_repairs(plain) if plain.isdigit() else frozenset()
    return (next(iter(candidates)), False) if len(candidates) == 1 else (raw, False)


def _whole_cell(cell: Cell, layout: Layout, kind: ReferenceKind, label: str) -> FoundReference | None:
    text = cell.text.strip()
    lead = len(text) - len(text.lstrip(" _*:|.-'\""))
    value = _PLAIN_VALUE.match(text, lead)
    if value is None or NO_REFERENCE.search(cell.folded[: value.start()]):
        return None
    if _AMOUNT_GOES_ON.match(text[value.end() :]):
        return None
    if _BANK_LABEL.match(label) and value.group().replace(".", "").replace(" ", "").isdigit():
        return None
    rest = text[value.end() :].strip()
    raw = _trim(value.group(), kind)
    if raw is None or (
        rest
        and not rest.startswith(("(", "/", ",", "|", "·"))
        and len(rest) > 6
        and len(rest) > 0.7 * len(raw)
    ):
        return None
    block = layout.block_of(cell)
    base = _offset_of(block, cell)
    number, sure = _proven(raw, kind)
    start = base + value.start()
    return FoundReference(
        number=number, kind=kind, label=label, block=block, start=start, end=start + len(raw), sure=sure
    )


def _offset_of(block: Block, cell: Cell) -> int:
    index = next(place for place, other in enumerate(block.cells) if other is cell)
    return block.starts[block.cell_of_word.index(index)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentReference:
    """What to mention when paying, and whether that is sure."""

    number: str
    source: FoundReference
    sure: bool


def find_payment_reference(
    layout: Layout,
    context: ContextReader,
    references: Sequence[FoundReference],
    ibans: Sequence[IbanMention],
) -> PaymentReference | None:
    """Return what the letter asks to mention when paying, or `None`."""
    scored: list[tuple[float, FoundReference]] = []
    asked, by_label = _asked_numbers(layout, context, references)
    for reference in references:
        plain = reference.plain
        score = 0.0
        if reference.kind is ReferenceKind.PAYMENT:
            score += 10.0
        if is_betalingskenmerk(plain) or is_creditor_reference(plain):
            score += 4.0
        if plain in asked:
            score += 9.0
        elif plain in by_label:
            score += 6.0
        if any(mention.block is reference.block for mention in ibans):
            score += 2.0
        if score >= 4.0:
            scored.append((score, reference))
    if not scored:
        return None
    scored.sort(key=lambda item: -item[0])
    score, best = scored[0]
    rival = next((other for other, reference in scored[1:] if reference.plain != best.plain), 0.0)
    plain = best.plain
    checked = is_betalingskenmerk(plain) if len(plain) == 16 and plain.isdigit() else best.sure
    number = plain if len(plain) == 16 and plain.isdigit() else best.number
    return PaymentReference(
        number=number,
        source=best,
        sure=checked and ((score >= 8.0 and score - rival >= 2.0) or (score >= 6.0 and rival == 0.0)),
    )


def _asked_numbers(
    layout: Layout, context: ContextReader, references: Sequence[FoundReference]
) -> tuple[set[str], set[str]]:
    """Numbers that stand just behind "onder vermelding van" and the like, and those whose label stands there."""
    asked: set[str] = set()
    by_label: set[str] = set()
    for block in layout.blocks:
        for match in MENTION.finditer(block.folded.replace("\n", " ")):
            if _of_other_debt(block, match.start(), context):
                continue
            beside = _value_cell(block, match.start(), match.end(), layout)
            window = block.text[match.end() : match.end() + 70] if beside is None else beside.text
            near = re.sub(r"[^A-Z0-9]", "", window.upper())
            hits = [reference for reference in references if 0 <= near.find(reference.plain) <= 34]
            if match.group() == "kenmerk":
                hits = [
                    hit for hit in hits if hit.kind is ReferenceKind.PAYMENT or is_betalingskenmerk(hit.plain)
                ]
            if hits:
                asked.add(min(hits, key=lambda hit: near.find(hit.plain)).plain)
                continue
            if match.group() == "kenmerk":
                continue
            # "onder vermelding van uw klantnummer": the number stands elsewhere under that label.
            label = LABEL.search(block.folded[match.end() : match.end() + 50].replace("\n", " "))
            if label is not None:
                kind, _ = _kind_of(label)
                same = [reference for reference in references if reference.kind is kind]
                if len(same) == 1:
                    by_label.add(same[0].plain)
    return asked, by_label
