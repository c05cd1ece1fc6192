"""Names on whose behalf a letter was written, and to whom its claim was sold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.context import ContextReader
from parsers.facts import Evidence
from parsers.folding import fold
from parsers.layout import Layout
from parsers.letter_text import LetterText
from parsers.lexicon import parties as words
from parsers.party_names import (
    PartyName,
    clean_name,
    looks_like_organisation,
    looks_like_person_or_role,
    name_at,
)
from parsers.sender_names import span_of

# A value stands in line with the label that heads its column.
_ALIGNED: Final = 0.02


def represented_names(
    layout: Layout, text: LetterText, context: ContextReader
) -> Iterator[tuple[PartyName, Evidence, float]]:
    """Names on whose behalf the letter says it was written, with how much each place says."""
    for row in layout.rows:
        for cell in row:
            matter = words.MATTER_LABEL.match(cell.folded) is not None
            if not matter and not words.CREDITOR_LABEL.match(cell.folded):
                continue
            right = layout.right_of(cell)
            below = layout.below(cell)
            # In a row of labels the value stands under its label; the cell to the right is another label.
            in_line = below is not None and abs(below.x0 - cell.x0) < _ALIGNED
            heads = in_line and len(row) > 2 and not cell.text.endswith(":")
            heads = heads and below is not None and not words.OTHER_LABEL.match(below.folded)
            value = below if heads or not right else right[0]
            if value is None or (value.row != cell.row and value.middle - cell.middle > 0.06):
                continue
            name = clean_name(value.text)
            if name is not None and matter and not looks_like_organisation(name):
                continue
            if name is not None and not looks_like_person_or_role(name.text):
                block = layout.block_of(value)
                weight = 2.0 if matter or words.SHOP_LABEL.match(cell.folded) else 3.0
                weight = 6.0 if "nieuwe" in cell.folded else weight
                yield name, block.evidence(*span_of(block, value.text)), weight
    if text.subject and text.subject_cell is not None:
        yield from _from_subject(layout, text)
    count = 0
    for block in layout.blocks:
        flat = block.text.replace("\n", " ")
        folded = block.folded.replace("\n", " ")
        for match in words.CREDITOR_LEAD.finditer(folded):
            name = name_at(flat, match.end())
            person = name is not None and looks_like_person_or_role(name.text)
            if name is None or (
                person and not looks_like_organisation(name) and not words.FOR_A_PERSON.search(match.group())
            ):
                continue
            count += 1
            lead = match.group()
            weight = (
                3.0
                if re.search(
                    r"opdracht|verzoek|behalf|client|zaak|eiser|instructed|acting|crediteur|creditor", lead
                )
                else 2.0
            )
            if person:
                weight = 3.0
            elif "namens" in lead or "heft en int" in lead:
                weight = 3.0 if looks_like_organisation(name) or block.y0 < 0.6 else 1.5
            if re.search(r"schuld (?:aan|bij)|verschuldigd|factuur van|claim of|vordering", lead):
                weight = 1.5
            yield name, block.evidence(match.end(), match.end() + len(name.text)), weight
        for match in words.CREDITOR_BEHIND.finditer(folded):
            start = max(flat.rfind(mark, 0, match.start()) for mark in (". ", ", ", "\n", ": ")) + 2
            name = name_at(flat, max(0, start if start > 1 else 0))
            if name is not None and not looks_like_person_or_role(name.text):
                yield name, block.evidence(start, match.start()), 2.5


def _from_subject(layout: Layout, text: LetterText) -> Iterator[tuple[PartyName, Evidence, float]]:
    """The first party of "Inzake: X / u" or of "Betreft: uw schuld bij X"."""
    cell = text.subject_cell
    if cell is None:
        return
    raw = cell.text
    match = re.search(r"(?:^|\s)(?:inzake|betreft|betr\.?|re|onderwerp)\b\W+", fold(raw))
    rest = raw[match.end() :] if match else raw
    versus = re.split(r"\s(?:/|contra|c\.|tegen|vs\.?|–|—|-/-|\|)\s", rest, maxsplit=1)
    if len(versus) == 2:
        name = clean_name(versus[0])
        if name is not None and not looks_like_person_or_role(name.text):
            block = layout.block_of(cell)
            yield name, block.evidence(*span_of(block, cell.text)), 3.0


def transfer_of(
    layout: Layout, context: ContextReader
) -> tuple[str | None, bool, bool, tuple[PartyName, Evidence] | None]:
    """A sale or hand-over of the claim: the former creditor, whether there was one, whether to the sender,
    and to whom."""
    former: str | None = None
    new: tuple[PartyName, Evidence] | None = None
    to_us = False
    transferred = False
    for block in layout.blocks:
        for sentence in context.sentences(block):
            flat = block.text[sentence.start : sentence.end].replace("\n", " ")
            if words.ASSIGNED_TO_US.search(sentence.folded) and not re.search(
                r"ter incasso|incasso(?:opdracht)?\b|ter inning", sentence.folded
            ):
                to_us = transferred = True
                name = name_at(flat, 0)
                former = former or (name.text if name is not None else None)
                continue
            match = words.ASSIGNED_TO.search(sentence.folded)
            if match is not None and not re.search(
                r"\b(?:als|indien|kan|kunnen|mogen|may|if|incasso|deurwaarder|innen)\b",
                sentence.folded[: match.end()],
            ):
                name = name_at(flat, match.end())
                if name is not None:
                    transferred = True
                    new = (
                        name,
                        block.evidence(
                            sentence.start + match.end(), sentence.start + match.end() + len(name.text)
                        ),
                    )
                    first = name_at(flat, 0)
                    former = former or (first.text if first is not None else None)
    return former, transferred, to_us, new
