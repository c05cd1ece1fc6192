"""The private person who wrote a letter that no organisation did: by account, signature or head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.layout import Layout
from parsers.letter_text import LetterText
from parsers.lexicon import parties as words
from parsers.party_names import PartyName, looks_like_role, person_of
from parsers.sender_lines import Candidate, span_of

_SIGNED: Final = re.compile(
    r"^(?:[A-Z][\w'’-]+|[A-Z]\.)(?: (?:van|de|der|den|ter|ten|el|"
    r"[A-Z][\w'’.-]*)){1,4}$"
)
_SENTENCE_END: Final = re.compile(r"(?<=[a-z])\.\s")
_HEAD_LINES: Final = 3


def private_senders(layout: Layout, text: LetterText) -> Iterator[Candidate]:
    """Persons in whose name the account stands, who sign, or whose name heads the letter; none is sure."""
    for block in layout.blocks:
        for match in words.ACCOUNT_HOLDER.finditer(block.folded):
            line = block.text[match.end() : match.end() + 60].replace("\n", " ")
            person = person_of(_SENTENCE_END.split(line, maxsplit=1)[0])
            if person is not None:
                evidence = block.evidence(match.end(), match.end() + len(person.text))
                yield Candidate(name=person, place="holder", weight=2.5, evidence=evidence)
    for cell in text.closing[1:]:
        line = re.split(r"[,(|]", cell.text, maxsplit=1)[0].strip()
        person = person_of(line)
        weight = 2.0
        if person is None and _SIGNED.match(line) and not looks_like_role(line):
            # A signature in full tells more than the initials of an account.
            person, weight = PartyName(text=line, known=None), 2.6
        if person is not None:
            block = layout.block_of(cell)
            evidence = block.evidence(*span_of(block, cell.text))
            yield Candidate(name=person, place="closing", weight=weight, evidence=evidence)
    for row in layout.rows[:_HEAD_LINES]:
        person = person_of(row[0].text) if row[0].page == 1 else None
        if person is not None:
            block = layout.block_of(row[0])
            evidence = block.evidence(*span_of(block, row[0].text))
            yield Candidate(name=person, place="head", weight=1.5, evidence=evidence)
