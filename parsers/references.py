"""References: the numbers by which a claim is known, each with its kind, and the one to mention when
paying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.asked_references import bare_code, codes_beside_account
from parsers.banking import (
    IbanMention,
    is_betalingskenmerk,
)
from parsers.context import ContextReader
from parsers.dates import DateMention
from parsers.document import Origin
from parsers.facts import ReferenceKind
from parsers.folding import fold
from parsers.layout import Block, Cell, Layout
from parsers.lexicon.references import (
    ACCOUNT_LIKE,
    ASKING,
    BILL_ROW,
    COURT_CASE,
    FORMER,
    HEAD_CODE,
    LABEL,
    LONE_VALUE,
    MENTION,
    NO_REFERENCE,
    OF_CONTACT,
    OTHER_DEBT,
    SUBJECT_CODE,
)
from parsers.lexicon.stages import SUBJECT_LABEL
from parsers.payment_lines import described_numbers
from parsers.reference_values import (
    DATE_LIKE,
    PLAIN_VALUE,
    FoundReference,
    is_telling,
    offset_of,
    trim_value,
    value_of_cell,
    values_of,
)
from parsers.stray_references import stray_references, without_name_before

_QUOTED: Final = re.compile(r"^[\s:]{0,3}[\"'](?P<text>[^\"'\n]{2,40}(?:\n[^\"'\n]{1,30})?)[\"']")
_OVER_TWO_LINES: Final = re.compile(r"(?:\d{4}[ .\n]){3}\d{4}(?!\w)")
_BILL_OF_DAY: Final = re.compile(
    r"^(?:\d{1,2}[.)] )?\d{5,10} (?:d\.?d\.? )?\d{1,2}[-/. ](?:\d{1,2}|"
    r"[a-z]{3,9})[-/. ]\d{2,4} .{0,60}\d[.,]\d{2}\b"
)
_HANDLED: Final = re.compile(r"(?P<number>.*\d)\s/\s?[A-Z]{1,4}")
_LETTERS_FIRST: Final = re.compile(r"[A-Z]{1,4}\n\d")
_HEAD_DEPTH: Final = 0.3
_LONG_ENOUGH: Final = 6


def find_references(
    layout: Layout,
    context: ContextReader,
    *,
    dates: Sequence[DateMention],
    ibans: Sequence[IbanMention],
) -> tuple[FoundReference, ...]:
    """Every labelled number of the letter by which its claim can be known, each once, the best labelled place
    of it."""
    taken = [(mention.block.index, mention.start, mention.end) for mention in dates]
    taken += [(mention.block.index, mention.start, mention.end) for mention in ibans]
    found: dict[str, FoundReference] = {}
    for block in layout.blocks:
        for match in LABEL.finditer(block.folded):
            kind, label = kind_of(match)
            if (
                kind is ReferenceKind.OTHER
                and (match.lastgroup or "").startswith("bare")
                and _in_movement(block, match, layout)
            ):
                continue
            if of_other_debt(block, match.start(), context):
                continue
            if kind is ReferenceKind.PAYMENT and FORMER.search(block.folded[: match.start()]):
                continue
            for reference in values_of(block, match, kind, label, layout):
                if any(
                    index == reference.block.index and reference.start < end and start < reference.end
                    for index, start, end in taken
                ):
                    continue
                known = found.get(reference.plain)
                if known is None or _rank(reference) > _rank(known):
                    found[reference.plain] = reference
    asking = (
        *_in_asking_sentences(layout, context),
        *(bare_code(written) for written in codes_beside_account(layout, context, ibans)),
    )
    mentioned = (*described_numbers(layout, ibans), *_mentioned(layout, context, tuple(found.values())))
    for reference in (*mentioned, *_unlabelled(layout), *asking):
        spans = ((index, start, end) for index, start, end in taken if index == reference.block.index)
        if reference.plain not in found and not any(
            reference.start < end and start < reference.end for _, start, end in spans
        ):
            found[reference.plain] = reference
    for reference in stray_references(layout, context, tuple(found.values())):
        spans = ((index, start, end) for index, start, end in taken if index == reference.block.index)
        if not any(reference.start < end and start < reference.end for _, start, end in spans):
            found.setdefault(reference.plain, reference)
    found = {one.plain: one for one in (without_name_before(one, layout) for one in found.values())}
    asked = frozenset(reference.plain for reference in mentioned)
    kept = _without_handlers(_without_parts(list(found.values()), asked=asked))
    if any(page.origin is Origin.OCR for page in layout.pages):
        kept = _without_misreadings(kept, asked=frozenset(reference.plain for reference in mentioned))
    return tuple(kept)


def _without_misreadings(references: list[FoundReference], *, asked: frozenset[str]) -> list[FoundReference]:
    """Without numbers that differ by one sign from one that the letter asks to mention: OCR read one
    twice."""
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


def _begins(raw: str, known: Sequence[FoundReference]) -> bool:
    """Whether a labelled number goes on behind a sign after `raw`: with who handles it, say."""
    return any(
        one.number.startswith(raw) and one.number[len(raw) : len(raw) + 1] in (" ", "/", "-", ".")
        for one in known
    )


def _mentioned(
    layout: Layout, context: ContextReader, known: Sequence[FoundReference]
) -> Iterator[FoundReference]:
    """Numbers without a label that the letter asks to mention when paying: "o.v.v. 26-04417", "omschrijving:
    AB-12"; of a labelled number also its first part."""
    for block in layout.blocks:
        for match in MENTION.finditer(block.folded.replace("\n", " ")):
            if match.group() == "kenmerk" or of_other_debt(block, match.start(), context):
                continue
            lead = re.match(
                r"^[\s:,'\"]{0,4}(?:(?:het|uw|je|ons|onze|our|your|the|de|dit|nummer|number|no|nr|ref|"
                r"reference|file|case|kenmerk|code)[\s.:]{1,3}){0,3}",
                block.folded[match.end() : match.end() + 40],
            )
            start = match.end() + (lead.end() if lead else 0)
            yield from _quoted(block, match)
            window = block.text[start : start + 60]
            if _OVER_TWO_LINES.match(window) or _LETTERS_FIRST.match(window):
                window = window.replace("\n", " ")
            value = PLAIN_VALUE.match(window)
            if value is None:
                yield from _mentioned_beside(block, match.start(), match.end(), match.group(), layout)
                continue
            raw = trim_value(value.group(), ReferenceKind.OTHER)
            if raw is None and _begins(value.group(), known):
                raw = value.group()
            if raw is None or not is_telling(raw):
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


def _quoted(block: Block, match: re.Match[str]) -> Iterator[FoundReference]:
    """What stands in quotes behind the words that ask to mention it."""
    quoted = _QUOTED.match(block.folded[match.end() : match.end() + 60])
    if quoted is None:
        return
    start, end = match.end() + quoted.start("text"), match.end() + quoted.end("text")
    yield FoundReference(
        number=block.text[start:end].replace("\n", " "),
        kind=ReferenceKind.PAYMENT,
        label=match.group(),
        block=block,
        start=start,
        end=end,
        sure=True,
    )


def value_cell(block: Block, start: int, end: int, layout: Layout) -> Cell | None:
    """The cell beside or under words that fill a cell of their own."""
    cell = block.cell_at(start)
    rest = block.folded[end : end + 14].split("\n", 1)[0]
    if len(cell.text) > end - start + 14 or any(character.isdigit() for character in rest):
        return None
    right = layout.right_of(cell)
    return right[0] if right else layout.below(cell)


def _in_asking_sentences(layout: Layout, context: ContextReader) -> Iterator[FoundReference]:
    """The one number of a sentence that says what to put in the description of a payment, however worded."""
    for block in layout.blocks:
        for sentence in context.sentences(block):
            asking = ASKING.search(sentence.folded)
            if (
                asking is None
                or OF_CONTACT.search(sentence.folded)
                or of_other_debt(block, sentence.start, context)
            ):
                continue
            text = block.text[sentence.start : sentence.end].replace("\n", " ")
            numbers = []
            for match in LONE_VALUE.finditer(text):
                raw = trim_value(match.group(), ReferenceKind.OTHER)
                lead = fold(text[: match.start()])
                if raw is None or not is_telling(raw) or NO_REFERENCE.search(lead):
                    continue
                if not ACCOUNT_LIKE.search(text[: match.end()]):
                    numbers.append((sentence.start + match.start(), raw))
            if len(numbers) == 1:
                start, raw = numbers[0]
                yield FoundReference(
                    number=raw, kind=ReferenceKind.OTHER, label=asking.group(), block=block, start=start,
                    end=start + len(raw), sure=True,
                )  # fmt: skip


def _mentioned_beside(
    block: Block, start: int, end: int, label: str, layout: Layout
) -> Iterator[FoundReference]:
    value = value_cell(block, start, end, layout)
    if value is None or label == "kenmerk":
        return
    found = value_of_cell(value, layout, ReferenceKind.OTHER, label)
    if found is not None and is_telling(found.number):
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
    """Numbers that need no label: of a case at court, and of bills that open the rows of a list with
    amounts."""
    for cell in (cell for row in layout.rows for cell in row):
        last = cell.words[-1].text
        if SUBJECT_LABEL.match(cell.folded) and len(cell.words) > 2 and SUBJECT_CODE.match(last):
            block = layout.block_of(cell)
            start = block.text.find(last, offset_of(block, cell))
            yield FoundReference(
                number=last, kind=ReferenceKind.OTHER, label="betreft", block=block, start=start,
                end=start + len(last), sure=True,
            )  # fmt: skip
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
                start = offset_of(block, cell) + len(" ".join(word.text for word in cell.words)) - len(last)
                yield FoundReference(
                    number=last, kind=ReferenceKind.OTHER, label="", block=block, start=start,
                    end=start + len(last), sure=False,
                )  # fmt: skip
            # A list may open its rows with the day of the bill, and OCR adds specks.
            place = next(
                (at for at, word in enumerate(cell.words[:3]) if BILL_ROW.match(_bare(word.text))), 0
            )
            first = _bare(cell.words[place].text)
            listed = place == 0 and cell is row[0] and _opens_bill(row)
            if not (BILL_ROW.match(first) or listed) or DATE_LIKE.match(first):
                continue
            if any(
                len(_bare(word.text)) > 1 and not DATE_LIKE.match(_bare(word.text))
                for word in cell.words[:place]
            ):
                continue
            rest = " ".join(other.folded for other in (cell, *layout.right_of(cell)))
            if re.search(r"\d,\d{2}\b|€|\beur\b", rest) and not re.search(r"\b(?:kwh|m3|m²|meter)", rest):
                block = layout.block_of(cell)
                start = offset_of(block, cell)
                start += sum(len(word.text) + 1 for word in cell.words[:place])
                yield FoundReference(
                    number=first,
                    kind=ReferenceKind.INVOICE,
                    label="",
                    block=block,
                    start=start,
                    end=start + len(cell.words[place].text),
                    sure=True,
                )


def _opens_bill(row: Sequence[Cell]) -> bool:
    """Whether a row is a number, a day and an amount, as in a list of bills that are open."""
    return _BILL_OF_DAY.match(" ".join(cell.folded for cell in row)) is not None


def _bare(word: str) -> str:
    """A word of a list without the signs and specks around it."""
    return word.strip("():,.;„“”\"'")


def _rank(reference: FoundReference) -> tuple[bool, bool, bool]:
    return reference.kind is ReferenceKind.PAYMENT, reference.sure, reference.kind is not ReferenceKind.OTHER


def _without_parts(references: list[FoundReference], *, asked: frozenset[str]) -> list[FoundReference]:
    """Without those that are only a piece of a longer one, as when OCR or a line break cut a number.

    A number that is asked for is whole where the longer one adds but a part behind a sign: "4471/AB".
    """
    return [
        one
        for one in references
        if not any(
            one is not other
            and len(one.plain) < len(other.plain)
            and len(one.plain) > 3
            and other.plain.startswith(one.plain)
            and not _stands_apart(one, other)
            and not (one.plain in asked and _goes_on_behind_sign(one, other))
            for other in references
        )
    ]


def _without_handlers(references: list[FoundReference]) -> list[FoundReference]:
    """Without a number that has a handler's initials behind a stroke where it also stands without them."""
    plain = {one.plain for one in references}
    return [
        one
        for one in references
        if (told := _HANDLED.fullmatch(one.number)) is None
        or re.sub(r"[^A-Z0-9]", "", told["number"].upper()) not in plain
    ]


def _stands_apart(one: FoundReference, longer: FoundReference) -> bool:
    """Whether a number that begins a longer one is printed by itself with a label, and the longer one has a
    sign where it ends: a file and what is paid on it ("U26-118", "U26-118-3")."""
    if not one.label or not longer.number.startswith(one.number) or longer.number[len(one.number)].isalnum():
        return False
    text = one.block.text[one.start :].replace("\n", " ")
    behind = text[len(one.number) : len(one.number) + 2]
    return not text.startswith(longer.number) and (
        behind[:1] not in ("-", "/", ".") or not behind[1:].isalnum()
    )


def _goes_on_behind_sign(part: FoundReference, whole: FoundReference) -> bool:
    rest = whole.number[len(part.number) :]
    return whole.number.startswith(part.number) and rest[:1] in ("/", "-", " ", ".")


def kind_of(match: re.Match[str]) -> tuple[ReferenceKind, str]:
    name = match.lastgroup or "other"
    return ReferenceKind(name.removeprefix("bare_").removeprefix("own_")), match.group().strip()


def of_other_debt(block: Block, offset: int, context: ContextReader) -> bool:
    return OTHER_DEBT.search(context.sentence_at(block, offset).folded) is not None
