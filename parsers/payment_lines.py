"""Payment lines: the small table of account, holder and description in which a letter says how to pay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.banking import IbanMention, is_betalingskenmerk
from parsers.facts import ReferenceKind
from parsers.layout import Cell, Layout
from parsers.reference_values import FoundReference, is_telling, value_of_cell

_ROWS_AROUND: Final = 5
_DESCRIPTION: Final = re.compile(
    r"^\W*(?:(?:uw|je|ons|de|het|in|bij|als|en|met|te|graag)\s)*(?:[a-z]*omschrijving|mededeling(?:en)?|"
    r"(?:onder )?vermelding(?: van)?|(?:te )?vermelden|[o0]\.?\s?v\.?\s?v\.?|"
    r"(?:betaal|betalings?)[ -]?(?:code|nummer|referentie|kenmerk)|description|message|remittance(?: "
    r"info\w*)?|"
    r"(?:your |our )?(?:payment )?ref(?:erence|\.)?)"
    r"(?: (?:bij|voor|van|in|for|with|when) (?:uw |de |je |your |the )?[a-z]+)?\s*(?:[:.]\s*)?$"
)
_HEADS_BILL: Final = 3


def described_numbers(layout: Layout, ibans: Sequence[IbanMention]) -> Iterator[FoundReference]:
    """Numbers beside or under *omschrijving*, *mededeling* and the like, in the lines about an account.

    Further from the account the same words head a column of what was bought.
    """
    seen: set[int] = set()
    for mention in ibans:
        place = mention.block.cell_at(mention.start)
        first = max(0, place.row - _ROWS_AROUND)
        for row in layout.rows[first : place.row + _ROWS_AROUND + 1]:
            for cell in row:
                if cell.page != place.page or id(cell) in seen or not _DESCRIPTION.match(cell.folded):
                    continue
                seen.add(id(cell))
                yield from _value_of(cell, layout)


def _value_of(cell: Cell, layout: Layout) -> Iterator[FoundReference]:
    right = layout.right_of(cell)
    if len(right) >= _HEADS_BILL:
        return
    for value in (*right[:1], layout.below(cell)):
        if value is None:
            continue
        found = value_of_cell(value, layout, ReferenceKind.OTHER, "omschrijving")
        if found is None or not is_telling(found.number):
            continue
        kind = ReferenceKind.PAYMENT if is_betalingskenmerk(found.plain) else ReferenceKind.OTHER
        yield FoundReference(
            number=found.number, kind=kind, label=found.label, block=found.block, start=found.start,
            end=found.end, sure=found.sure,
        )  # fmt: skip
        return
