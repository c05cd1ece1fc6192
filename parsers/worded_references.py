"""Words in quotes that a letter asks to write with a payment: zet erbij "huur mei"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.banking import IbanMention
from parsers.facts import ReferenceKind
from parsers.layout import Layout
from parsers.reference_values import FoundReference

_ASKED: Final = re.compile(
    r"\b(?:zet|vermeld|schrijf|noteer|gebruik|omschrijving|mededeling|kenmerk|"
    r"o\.? ?v\.? ?v\.?|vermelding van|"
    r"erbij|"
    r"daarbij|hierbij|reference|description|stating|quoting|mention|write)\b[^\"'‘’“”„.?!]{0,40}"
    r"[\"'‘“„](?P<text>[^\"'‘’“”„\n]{2,40}(?:\n[^\"'‘’“”„\n]{1,30})?)[\"'’”]"
)
_SIGNS_APART: Final = 400


def worded_references(layout: Layout, ibans: Sequence[IbanMention]) -> Iterator[FoundReference]:
    """What stands in quotes near the account, behind words that ask to write it."""
    for block in layout.blocks:
        places = [mention.start for mention in ibans if mention.block is block]
        for match in _ASKED.finditer(block.folded):
            if not any(abs(start - match.start()) < _SIGNS_APART for start in places):
                continue
            start, end = match.span("text")
            yield FoundReference(
                number=" ".join(block.text[start:end].split()), kind=ReferenceKind.PAYMENT,
                label="omschrijving", block=block, start=start, end=end, sure=True,
            )  # fmt: skip
