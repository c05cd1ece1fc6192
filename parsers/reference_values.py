"""Values of references: the number that belongs to a label, behind it, beside it, under it or above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from parsers.banking import is_betalingskenmerk, repair_kenmerk
from parsers.facts import ReferenceKind
from parsers.layout import Block, Cell, Layout
from parsers.lexicon.references import LABEL, NO_REFERENCE
from parsers.number_parts import over_break, over_line_end, with_handler

# A number as printed: letters and digits with points, dashes and slashes, and digits in groups with single
# spaces.
PLAIN_VALUE: Final = re.compile(
    r"(?:(?!EUR)[A-Z]{1,3} (?=\d))?(?:[A-Za-z]{1,10}[-/.]?|[A-Za-z]{1,8}[-/.][A-Za-z]{1,8}[-/.]?)?"
    r"\d[A-Za-z0-9]*(?:[-./][A-Za-z0-9]+)*"
    r"(?: \d[\d.]*(?:[-./][A-Za-z0-9]+)*)*"
)


# The letters of an office or clerk behind a number, with spaces around the stroke: "48.2260 / AB".
_HANDLED: Final = re.compile(r"\s/\s?[A-Z][A-Za-z]{0,4}(?=\s*(?:\n|$))")
# A code of capitals and figures in more than one piece, alone in its cell.
_FREE_CODE: Final = re.compile(
    r"(?=(?:\D*\d){4})(?=[^A-Z]*[A-Z])[A-Z0-9][A-Z0-9&._/-]*(?: [A-Z0-9&._/-]+){1,4}"
)
_OWN_MARK: Final = re.compile(r"^(?:uw|ons|onze|our|your)?\s?(?:kenmerk|referentie|reference|ref\.?)$")
# A code of a booking: capitals with a figure or two among them.
_LETTER_CODE: Final = re.compile(r"(?=[A-Z]*\d)(?=(?:\d*[A-Z]){4})[A-Z0-9]{6,8}")
_LIST_NEXT: Final = re.compile(
    r"^\s?(?:\([^()\d\n]{2,40}\)\s?)?(?:,|;|&|/|\ben\b|\band\b|\bof\b)\s(?:nr\.? |nummer "
    r")?(?=[A-Za-z-]{0,8}\d)"
)
_BETWEEN: Final = re.compile(
    r"^[ :;.#*_|~=>\-–]{0,6}(?:(?:is|zijn|nr|no|nummer|number|kenmerk|luidt|"
    r":)[ :.]{0,3}){0,2}(?:[a-z&.]{2,16}(?: [a-z&.]{2,14})?:[ ]{0,2})?(?:\([a-z .]{2,25}\)[ "
    r":]{0,3})?"
)
DATE_LIKE: Final = re.compile(
    r"^(?:[0-2]?\d|3[01])[-./](?:0?\d|1[0-2])[-./](?:\d{2}|(?:1[89]|20)\d{2})$|"
    r"^(?:19\d\d|20[0-3]\d)(?:[-/](?:19\d\d|20[0-3]\d))?$"
)


_DAY_AND_MONTH: Final = re.compile(r"^(?:0?[1-9]|[12]\d|3[01])[-/.](?:0[1-9]|1[0-2])$")

# The number of a firm for the VAT.
_VAT_LIKE: Final = re.compile(r"^NL ?\d{9}B\d{2}$", re.IGNORECASE)
_PHONE_LIKE: Final = re.compile(r"^0[1-9]\d{8}$")
_TIME_LIKE: Final = re.compile(r"^\d{1,2}[.:]\d{2}$")
_POSTCODE: Final = re.compile(r"^\d{4} ?[A-Z]{2}$")
_AMOUNT_LIKE: Final = re.compile(r"^\d{1,3}(?:\.\d{3})*,\d{2}$|^\d{1,4}\.\d{2}$")
_AMOUNT_GOES_ON: Final = re.compile(r"^,\d{2}\b|^,-")
_WHOSE: Final = re.compile(
    r"(?:(?:van |bij )?(?:de |het |uw )?[A-Za-z]{4,16} )(?=[A-Z]{1,4}[-/]?\d{4}|\d[\d.-]*\d{3})"
)
# Behind a number in its cell: of which day it is.
_DATED: Final = re.compile(r"(?:d\.?d\.?|van|of|dated)\s\d{1,2}[-/. ]", re.IGNORECASE)
_KENMERK_SHAPE: Final = re.compile(r"(?:[0-9OoQIlLSsBZzGD|]{4}[ .]?){3}[0-9OoQIlLSsBZzGD|]{4}(?![\w])")
_DOUBTFUL_SIGN: Final = re.compile(r"(?<=\d)[OolI|](?=\d|$)|(?<=[-/.])[OolI|](?=\d)")
_BANK_LABEL: Final = re.compile(r"^(?:\w+ )?rekening")


# "41827 T. Bakker": whose number it is.
_OF_PERSON: Final = re.compile(r"^(?:[A-Z]\.\s?){1,4}(?:[a-z]{2,4} ){0,2}[A-Z][\w'-]+$")
# What may stand around a number in its cell: the name of an office, and of which day it is.
_BEHIND_NAME: Final = re.compile(r"^[A-Z][^\d,:;]{3,40}[,:;] (?:nr\.? |no\.? )?(?=[A-Za-z./-]{0,8}\d)")
_OF_DAY: Final = re.compile(
    r"^(?:,? ?(?:of|van|d\.?d\.?|dated|from|per)\b\.? \d{1,2}[ ./-]\w+\.?[ ./-]\d{2,4})$"
)
_LONGEST: Final = 40
_UNDER: Final = 0.006
_LABEL_AND_NUMBER: Final = 2
_FEWEST_DIGITS: Final = 3
_FEWEST_OF_ENTRY: Final = 4
_ENTRY_SIGNS: Final = ("(", "|", "·", "•", "—", "–", "-", "/", ";", ",")


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


def values_of(
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
    if rest.strip(" :.*") and block.has_positions and not any(sign.isdigit() for sign in cell.text):
        under = _under_word(block, match, layout, kind, label)
        if under is not None:
            yield under
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
        value = value_of_cell(right[0], layout, kind, label)
        if value is not None:
            yield value
            return
    below = layout.below(cell)
    found = False
    while below is not None:
        value = value_of_cell(below, layout, kind, label)
        beside = layout.left_of(below)
        if value is None or (beside and beside[0] is not cell and LABEL.match(beside[0].folded)):
            # The number of another label, to its left.
            break
        found = True
        yield value
        below = layout.below(below, within_em=2.6)
    above = layout.above(cell, within_em=2.4)
    if not found and not bare and len(cell.text) == len(label) and above is not None:
        # A number in large print with its label as a caption under it.
        value = value_of_cell(above, layout, kind, label)
        if value is not None:
            yield value


def _under_word(
    block: Block, match: re.Match[str], layout: Layout, kind: ReferenceKind, label: str
) -> FoundReference | None:
    """The number right under a label in a line of labels set so close that they read as one cell."""
    named = block.words_between(match.start(), match.end())
    row = block.cell_at(match.start()).row + 1
    if not named or row >= len(layout.rows):
        return None
    for cell in layout.rows[row]:
        if cell.page != block.page:
            return None
        for word in cell.words:
            if abs(word.x0 - named[0].x0) > _UNDER or PLAIN_VALUE.fullmatch(word.text) is None:
                continue
            raw = trim_value(word.text, kind)
            if raw is None or not is_telling(raw):
                return None
            home = layout.block_of(cell)
            start = home.text.find(raw, offset_of(home, cell))
            return FoundReference(
                number=raw, kind=kind, label=label, block=home, start=start, end=start + len(raw), sure=True
            )
    return None


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
        read = _misread_kenmerk(line)
        if read is not None:
            number, length = read
            place = offset + start
            yield FoundReference(
                number=number,
                kind=ReferenceKind.PAYMENT,
                label=label,
                block=block,
                start=place,
                end=place + length,
                sure=True,
            )
            return
        value = PLAIN_VALUE.match(line)
        if first and _OWN_MARK.match(label) and "/" in (mark := line.split("\n", 1)[0].strip()):
            # A mark of an office, in more than one piece.
            value = _FREE_CODE.fullmatch(mark) or value
        whose = _WHOSE.match(line) if value is None and first else None
        if whose is not None:
            # "Bestelnummer winkel AB12345": whose number it is stands between.
            start += whose.end()
            line = line[whose.end() :]
            value = PLAIN_VALUE.match(line)
        if value is None:
            return
        raw = trim_value(over_break(value.group(), text, start + value.end()), kind)
        alone = kind is ReferenceKind.CUSTOMER and (
            _is_whole_cell(block, offset, text[: start + value.end()])
            or (raw is not None and _opens_entry(block, offset, label, raw))
        )
        if (
            raw is None
            or (bare and not alone and not is_telling(raw))
            or _AMOUNT_GOES_ON.match(line[value.end() :])
        ):
            return
        if _BANK_LABEL.match(label) and raw.replace(".", "").replace(" ", "").isdigit():
            return
        raw = over_line_end(raw, text, start + value.end())
        part = _HANDLED.match(line[len(raw) :]) if kind is not ReferenceKind.PAYMENT else None
        raw = raw + part.group() if part is not None else with_handler(raw, line[value.start() :], kind)
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


def _is_whole_cell(block: Block, offset: int, text: str) -> bool:
    """Whether a label and its number are all of a cell ("Debiteur 318"), so that a short number counts."""
    cell = block.cell_at(offset - 1)
    return cell.text.rstrip(" .").endswith(text.strip()) and len(cell.words) == _LABEL_AND_NUMBER


def _opens_entry(block: Block, offset: int, label: str, raw: str) -> bool:
    """Whether a label of one word opens its line or an entry between signs, so that a number of four figures
    counts: "Klant 8834  Dier: ...", "(klant 8834)"."""
    before = block.text[: max(0, offset - len(label))].rsplit("\n", 1)[-1]
    figures = sum(sign.isdigit() for sign in raw)
    return figures >= _FEWEST_OF_ENTRY and (not before.strip() or before.rstrip().endswith(_ENTRY_SIGNS))


def _misread_kenmerk(line: str) -> tuple[str, int] | None:
    """A payment reference in which OCR put letters for figures, put right where its check digit proves it."""
    match = _KENMERK_SHAPE.match(line)
    if match is None or re.sub(r"[\s.]", "", match.group()).isdigit():
        return None
    number = repair_kenmerk(match.group())
    return None if number is None else (number, match.end())


def is_telling(raw: str) -> bool:
    """Whether a number behind a bare word ("factuur 2026") is long or mixed enough to be a reference."""
    digits = sum(character.isdigit() for character in raw)
    return digits >= 5 or (
        digits >= 3 and len(raw) >= 5 and any(character in "-/." or character.isalpha() for character in raw)
    )


def trim_value(raw: str, kind: ReferenceKind) -> str | None:
    """A value without what does not belong to it, or `None` when it is no number of a claim."""
    raw = raw.rstrip(" .-/:")
    if kind is ReferenceKind.PAYMENT:
        groups = raw.split(" ")
        if len(groups) >= 4 and all(len(group) == 4 and group.isdigit() for group in groups[:4]):
            raw = " ".join(groups[:4])
    few = sum(character.isdigit() for character in raw) < _FEWEST_DIGITS
    if len(raw) > _LONGEST or (few and _LETTER_CODE.fullmatch(raw) is None):
        return None
    if kind is ReferenceKind.OTHER and _DAY_AND_MONTH.match(raw):
        return None
    if DATE_LIKE.match(raw) or _TIME_LIKE.match(raw) or _POSTCODE.match(raw) or _AMOUNT_LIKE.match(raw):
        return None
    if _VAT_LIKE.match(raw) or (
        kind is not ReferenceKind.PAYMENT and _PHONE_LIKE.match(re.sub(r"[ .-]", "", raw))
    ):
        return None
    groups = raw.split(" ")
    # "klantnummer 104882 2026 ..." cannot be told from grouped digits; groups of unlike length at the end are
    # cut.
    while len(groups) > 1 and (
        len(groups[-1]) == 1 or (DATE_LIKE.match(groups[-1]) and len(groups[0]) != len(groups[-1]))
    ):
        groups.pop()
    return " ".join(groups)


def _proven(raw: str, kind: ReferenceKind) -> tuple[str, bool]:
    """A number with what its check digit proves: sure, put right, or in doubt."""
    plain = re.sub(r"[\s.]", "", raw)
    if kind is not ReferenceKind.PAYMENT or len(plain) != 16:
        # A letter among figures that OCR takes for one cannot be proved either way.
        return raw, _DOUBTFUL_SIGN.search(raw) is None
    if is_betalingskenmerk(plain):
        return raw, True
    repaired = repair_kenmerk(plain)
    if repaired is not None:
        return repaired, True
    return raw, False


def value_of_cell(cell: Cell, layout: Layout, kind: ReferenceKind, label: str) -> FoundReference | None:
    text = cell.text.strip()
    lead = len(text) - len(text.lstrip(" _*:|.-'\""))
    value = PLAIN_VALUE.match(text, lead)
    free = _FREE_CODE.fullmatch(text) if _OWN_MARK.match(label) and "/" in text else None
    value = free or value
    if value is None and (named := _BEHIND_NAME.match(text)) and is_telling(text[named.end() :]):
        # "Vorig dossier   Incassohuis De Veste, 26-0188": the name of an office before its number.
        value = PLAIN_VALUE.match(text, named.end())
        value = value if value is not None and value.end() == len(text) else None
    if value is None or NO_REFERENCE.search(cell.folded[: value.start()]):
        return None
    if _AMOUNT_GOES_ON.match(text[value.end() :]):
        return None
    if _BANK_LABEL.match(label) and value.group().replace(".", "").replace(" ", "").isdigit():
        return None
    raw = trim_value(value.group(), kind)
    raw = raw if raw is None else with_handler(raw, text[value.start() :], kind)
    rest = _OF_DAY.sub("", text[value.start() + len(raw or value.group()) :].strip())
    if raw is None or (
        rest
        and not rest.startswith(("(", "/", ",", "|", "·"))
        and not _OF_PERSON.match(rest)
        and not _DATED.match(rest)
        and len(rest) > 6
        and len(rest) > 0.7 * len(raw)
    ):
        return None
    block = layout.block_of(cell)
    base = offset_of(block, cell)
    number, sure = _proven(raw, kind)
    start = base + value.start()
    return FoundReference(
        number=number, kind=kind, label=label, block=block, start=start, end=start + len(raw), sure=sure
    )


def offset_of(block: Block, cell: Cell) -> int:
    index = next(place for place, other in enumerate(block.cells) if other is cell)
    return block.starts[block.cell_of_word.index(index)]
