"""Numbers without a label of their own, told by what stands around them.

A bill is named with its number, the subject of the letter ends with one, and an earlier letter of the sender
has one of the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from parsers.context import ContextReader
from parsers.facts import ReferenceKind
from parsers.layout import Layout
from parsers.lexicon.references import NO_REFERENCE, OTHER_DEBT
from parsers.lexicon.stages import SUBJECT_INSIDE, SUBJECT_LABEL
from parsers.reference_values import DATE_LIKE, FoundReference, is_telling, trim_value

_CODE: Final = r"(?=[\w./-]*\d)[A-Z0-9]+(?:[-./][A-Za-z0-9]+)*(?: \d{3,4}(?=[ ,;.)]|$))*"
# What a letter is about, named with its number: "de naheffingsaanslag parkeerbelasting 2026.0441.8273".
_NAMED: Final = re.compile(
    r"(?<![\w-])(?P<what>[a-z]*(?:aanslag|beschikking|factuur|nota|declaratie|polis|dossier|boete|"
    r"vordering|dwangbevel|"
    r"afrekening|overeenkomst|contract|(?<!ver)lening|bekeuring|invoice|bill|assessment|loan))"
    r"(?P<between>(?:,? (?!van\b|voor\b|over\b|tot\b|met\b|ad\b|uit\b|d\.?d\b|op\b|in\b|bij\b|per\b|of\b|"
    r"for\b|dated\b)[a-z][a-z'-]+)"
    r"{1,3}),? (?:nr\.? |nummer |no\.? )?(?=[a-z]{0,6}[-/.]?\d)"
)
# The label turned round: "Nummer dwangbevel: 26-D-00881", "Nr. van de beschikking 4471".
_TURNED: Final = re.compile(
    r"(?<![\w-])(?:nummer|nr\.?|kenmerk|number|no\.?) (?:van (?:de |het |uw |deze |dit )?|of (?:the |"
    r"your )?)?"
    r"(?P<what>[a-z]*(?:aanslag\w*|beschikking|factuur|nota|declaratie|polis|dossier|boete|vordering|"
    r"dwangbevel|besluit|"
    r"afrekening|overeenkomst|contract|(?<!ver)lening|zaak|klant|debiteur|invoice|policy|case|file|claim|"
    r"loan))\s?[:.]?\s{1,3}"
    r"(?=[a-z]{0,6}[-/.]?\d)"
)
_IN_BRACKETS: Final = re.compile(
    r"\((?:nr\.? |nummer |kenmerk:? )?(?P<code>(?=[^()]*\d{3})[A-Z0-9][\w./-]{4,24})\)"
)
_NAME_BEFORE: Final = re.compile(r"(?P<name>[A-Z][A-Za-z]{1,9}) (?=\d)")
_REGISTERED: Final = re.compile(r"regist|vergunning|licen|\bonder\W*$|\bwki\b|\blid\b|member")
_LETTERS: Final = re.compile(r"[A-Za-z]+")
_FIGURES: Final = re.compile(r"\d+")
_FEWEST_OF_SHAPE: Final = 7
_MOST: Final = 6


def stray_references(
    layout: Layout, context: ContextReader, known: Sequence[FoundReference]
) -> Iterator[FoundReference]:
    """The numbers that need no label, each as often as it stands; those already known may be among them."""
    for found in (*_named_with_number(layout), *_in_subject(layout), *_of_known_shape(layout, known)):
        if not OTHER_DEBT.search(context.sentence_at(found.block, found.start).folded):
            yield found


def without_name_before(reference: FoundReference, layout: Layout) -> FoundReference:
    """A number without the name that stands between its label and its figures: "Klantnummer DUO 60118 4472".

    Letters before figures are a name where the letter has them as a word too, and belong to the number else.
    """
    lead = _NAME_BEFORE.match(reference.number)
    if lead is None:
        return reference
    word = re.compile(rf"(?<![\w-]){re.escape(lead['name'])}(?![\w-])(?!\s?\d)")
    if not any(word.search(block.text) for block in layout.blocks):
        return reference
    return replace(
        reference,
        number=reference.number[lead.end() :],
        start=reference.start + lead.end(),
        label=reference.label,
    )


def _named_with_number(layout: Layout) -> Iterator[FoundReference]:
    for block in layout.blocks:
        flat = block.folded.replace("\n", " ")
        for pattern, kind in ((_NAMED, ReferenceKind.OTHER), (_TURNED, ReferenceKind.OTHER)):
            for match in pattern.finditer(flat):
                code = re.match(_CODE, block.text[match.end() :].replace("\n", " "))
                between = block.text[match.start() : match.end()]
                if pattern is _NAMED and not between[len(match["what"]) :].islower():
                    # Letters of the number itself, or of another name.
                    continue
                raw = trim_value(code.group(), kind) if code is not None else None
                if raw is None or not is_telling(raw) or DATE_LIKE.match(raw):
                    continue
                behind = flat[match.end() + len(raw) : match.end() + len(raw) + 4]
                if re.match(r",\d\d|,-| ?%| ?km| ?m[23]", behind):
                    continue
                yield FoundReference(
                    number=raw, kind=kind, label=match["what"], block=block, start=match.end(),
                    end=match.end() + len(raw), sure=True,
                )  # fmt: skip


def _in_subject(layout: Layout) -> Iterator[FoundReference]:
    """A number in brackets in the line that says what the letter is about."""
    for row in layout.rows:
        for cell in row:
            lead = SUBJECT_LABEL.match(cell.folded) or SUBJECT_INSIDE.search(cell.folded)
            found = _IN_BRACKETS.search(cell.text, lead.end()) if lead is not None else None
            if found is None or DATE_LIKE.match(found["code"]):
                continue
            block = layout.block_of(cell)
            start = block.text.find(found["code"])
            yield FoundReference(
                number=found["code"], kind=ReferenceKind.OTHER, label="betreft", block=block,
                start=max(0, start), end=max(0, start) + len(found["code"]), sure=True,
            )  # fmt: skip


def _of_known_shape(layout: Layout, known: Sequence[FoundReference]) -> Iterator[FoundReference]:
    """Numbers set as one under a label is, with the same letters: those of earlier letters of the sender."""
    shapes = {_shape(one.number) for one in known if _has_shape(one.number)}
    for shape in list(shapes)[:_MOST]:
        pattern = re.compile(rf"(?<![\w/.-]){shape}(?![\w/]|[.-]\w)")
        for block in layout.blocks:
            for match in pattern.finditer(block.text):
                lead = block.folded[max(0, match.start() - 40) : match.start()]
                if NO_REFERENCE.search(lead) or _REGISTERED.search(lead):
                    continue
                yield FoundReference(
                    number=match.group(), kind=ReferenceKind.OTHER, label="", block=block,
                    start=match.start(), end=match.end(), sure=True,
                )  # fmt: skip


def _has_shape(number: str) -> bool:
    """Whether the form of a number tells that it is one of its house: letters, signs and figures."""
    return (
        len(number) >= _FEWEST_OF_SHAPE
        and _LETTERS.match(number) is not None
        and sum(sign in "-/." for sign in number) >= 1
        and len(_FIGURES.findall(number)) >= 1
        and " " not in number
    )


def _shape(number: str) -> str:
    """The pattern of a number: its letters as they are, each run of figures as long as it is."""
    parts = re.split(r"(\d+)", number)
    return "".join(rf"\d{{{len(part)}}}" if part.isdigit() else re.escape(part) for part in parts)
