"""Names on whose behalf a letter was written, and to whom its claim was sold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from parsers.context import ContextReader
from parsers.creditor_labels import beside_labels, in_entries, labelled
from parsers.facts import Evidence
from parsers.folding import fold
from parsers.layout import Cell, Layout
from parsers.letter_text import LetterText
from parsers.lexicon import parties as words
from parsers.lexicon.stage_titles import TITLE as STAGE_TITLES
from parsers.numbered_clients import from_own_numbers_in_head
from parsers.party_names import (
    PartyName,
    clean_name,
    looks_like_organisation,
    looks_like_person_or_role,
    looks_like_role,
    name_at,
    name_before,
    person_of,
    tokens_of,
)
from parsers.sender_lines import from_own_numbers, span_of
from parsers.set_against import NO_PARTY_OF_MATTER, set_against_reader

# What the places say: two parties set against each other, a person beside a label, a bare name in the matter
# that running text names as well, and one that stands there alone.
_VERSUS: Final = 3.0
_PERSON: Final = 2.5
_FOR_PERSON: Final = 3.0
_NAMED_TWICE: Final = 3.0
_IN_MATTER: Final = 2.0
_NAMED_ONCE: Final = 1.5
_OWNERS: Final = 3.0
_HEAD_ROWS: Final = 3
_FORMER_REACH: Final = 18
_RUNNING: Final = 40
# "Aanmelding CAK", "Registratie BKR": what is done, before with whom.
_ACT: Final = re.compile(r"^\W*(?!vereniging|stichting)[a-z]{4,}(?:ing|atie)\b")
_OF_MATTER: Final = re.compile(
    r"^\W*(?:uw|je|jouw|ons|onze|your|our|de|het|een|openstaande?|onbetaalde?|achterstallige?|eigen|laatste|"
    r"eerste|tweede|derde|nieuwe?|lopende?|niet|geen|definitieve?|voorlopige?|belangrijke?|urgent)\b"
)
_UNPAID_BILL: Final = 2.9
"""Enough to name a creditor and not to be sure of it: a shop that pays later bills for others as its own."""
_FULL_LINE: Final = 50
_ONE_MORE: Final = re.compile(
    r"\s?(?:,|en|&|alsmede|evenals|and)\s(?:(?:de|het|van|the) )?(?:gemeente|waterschap|hoogheemraadschap|"
    r"provincie|"
    r"stichting|vereniging|[A-Z][\w-]+ (?:B\.?V|N\.?V))",
)
_FIGURES_CELL: Final = re.compile(r"^[€\s-]*(?:eur ?)?\d[\d.]*(?:,\d{2}|,-)")


def represented_names(
    layout: Layout,
    text: LetterText,
    context: ContextReader,
    *,
    addressee_tokens: frozenset[str] = frozenset(),
) -> Iterator[tuple[PartyName, Evidence, float]]:
    """Names on whose behalf the letter says it was written, with how much each place says.

    The reader, whose telling words are `addressee_tokens`, is none of them: *client* is also what an office
    calls whom it writes to.
    """
    found = (
        *beside_labels(layout),
        *in_entries(layout),
        *_in_matters(layout, text, context, addressee_tokens),
        *_in_sentences(layout, context),
        *from_own_numbers_in_head(layout, text),
        *_owners(layout, text),
    )
    for name, evidence, weight in found:
        if not (addressee_tokens and name.tokens and name.tokens <= addressee_tokens):
            yield name, evidence, weight


def _in_matters(
    layout: Layout, text: LetterText, context: ContextReader, addressee_tokens: frozenset[str]
) -> Iterator[tuple[PartyName, Evidence, float]]:
    """Names in what a letter is about: "Inzake: X / u", "Betreft: X contra Y", "Inzake: X"."""
    values: dict[int, tuple[Cell, str]] = {}
    for _, value in labelled(layout, words.MATTER_LABEL):
        values[id(value)] = value, value.text
    for row in layout.rows:
        for cell in row:
            label = words.MATTER_LEAD.match(cell.folded)
            label = label or (words.MATTER_INSIDE.search(cell.folded) if cell in text.head else None)
            if label is not None and cell.text[label.end() :].strip():
                rest = cell.text[label.end() :]
                ended = words.NEXT_ENTRY.search(cell.folded[label.end() :])
                values[id(cell)] = cell, rest[: ended.start()] if ended else rest
    told = frozenset(values)
    yield from (
        (name, evidence, _VERSUS) for name, evidence in set_against_reader(layout, text, addressee_tokens)
    )
    subject = text.subject_cell
    if text.subject and subject is not None and id(subject) not in values:
        values[id(subject)] = subject, subject.text
    for cell, raw in values.values():
        block = layout.block_of(cell)
        evidence = block.evidence(*span_of(block, cell.text))
        versus = _first_party(raw, addressee_tokens)
        if versus is not None:
            yield versus, evidence, _VERSUS
            continue
        name = clean_name(raw)
        if name is not None and looks_like_organisation(name) and id(cell) in told:
            telling = not NO_PARTY_OF_MATTER.search(fold(raw)) and not any(
                sign.isdigit() for sign in name.text
            )
            twice = telling and _stands_elsewhere(name, layout, context)
            yield name, evidence, _NAMED_TWICE if twice else _IN_MATTER
            continue
        behind = words.MATTER_OF.search(fold(raw))
        bare = name_at(raw, behind.end()) if behind is not None else _bare_name(raw)
        if bare is None or looks_like_person_or_role(bare.text):
            continue
        yield bare, evidence, _NAMED_TWICE if _stands_elsewhere(bare, layout, context) else _NAMED_ONCE


def _first_party(raw: str, addressee_tokens: frozenset[str]) -> PartyName | None:
    """The party of "X / Y" that is not the reader; `None` where no two are set against each other."""
    sides = [side for side in words.VERSUS.split(raw, maxsplit=1) if side.strip()]
    if len(sides) != 2:
        tight = raw.split("/")
        # Without spaces a stroke stands in references too, but not beside the reader's own name.
        if len(tight) != 2 or not (addressee_tokens and tokens_of(tight[1]) & addressee_tokens):
            return None
        sides = tight
    first, second = sides
    if addressee_tokens and tokens_of(first) and tokens_of(first) <= addressee_tokens:
        first = second
    name = person_of(first) or clean_name(first)
    if name is None or looks_like_role(name.text) or NO_PARTY_OF_MATTER.search(fold(name.text)):
        return None
    # "Nalatenschap A / verklaring": a matter of two parts, in small letters, and no party.
    return None if name.text[:1].islower() and not looks_like_organisation(name) else name


def _bare_name(raw: str) -> PartyName | None:
    """A text that is a short name with capitals and nothing else, such as a brand."""
    tokens = raw.split()
    folded = fold(raw).strip()
    if not 1 <= len(tokens) <= 3 or not all(token[:1].isupper() for token in tokens):
        return None
    if _OF_MATTER.match(folded) or NO_PARTY_OF_MATTER.search(folded) or _ACT.match(folded):
        return None
    if any(pattern.search(folded) for _, _, pattern in STAGE_TITLES):
        return None
    return None if any(character.isdigit() for character in raw) else clean_name(raw)


def _stands_elsewhere(name: PartyName, layout: Layout, context: ContextReader) -> bool:
    """Whether running text names it too, as in "uw overeenkomst met X"."""
    written = fold(name.text)
    return any(
        re.search(rf"(?<!\w){re.escape(written)}(?!\w)", sentence.folded)
        for block in layout.blocks
        for sentence in context.sentences(block)
        if len(sentence.folded) > _RUNNING and not words.MATTER_LEAD.match(sentence.folded)
    )


def _in_sentences(layout: Layout, context: ContextReader) -> Iterator[tuple[PartyName, Evidence, float]]:
    """Names behind or before the words that tell for whom a letter was written."""
    for block in layout.blocks:
        flat = block.text.replace("\n", " ")
        folded = block.folded.replace("\n", " ")
        for match in words.CREDITOR_LEAD.finditer(folded):
            # A name goes on over a line that is full, and not into the next sentence or entry.
            until = context.sentence_at(block, max(match.start(), match.end() - 1)).end
            lead = match.group()
            if words.FORMER_LABEL.search(folded[max(0, match.start() - _FORMER_REACH) : match.end()]):
                # "Oude schuldeiser: X": who is owed no longer.
                continue
            if "namens" in lead and _in_table(block.cell_at(match.start()), layout):
                # "Sociaal fonds (namens X)  131,26": for whom one line of a bill is collected.
                continue
            line_end = block.text.find("\n", match.end())
            if ":" in lead and match.end() < line_end < match.end() + _FULL_LINE:
                # What stands beside a label ends with its line.
                until = min(until, line_end)
            office = words.FOR_THIS_OFFICE.match(folded, match.end())
            start = office.end() if office is not None else match.end()
            name = name_at(flat[: max(until, start)], start)
            if name is None or (looks_like_person_or_role(name.text) and not looks_like_organisation(name)):
                for_person = words.FOR_A_PERSON.search(lead) is not None
                person = person_of(flat[match.end() : until]) if ":" in lead or for_person else None
                if person is None and for_person:
                    person = name
                if person is not None:
                    weight = _FOR_PERSON if for_person else _PERSON
                    yield person, block.evidence(match.end(), match.end() + len(person.text)), weight
                continue
            weight = (
                3.0
                if re.search(
                    r"opdracht|verzoek|behalf|client|zaak|eis|instructed|acting|crediteur|creditor", lead
                )
                else 2.0
            )
            if "namens" in lead and _ONE_MORE.match(flat, match.end() + len(name.text)):
                # "Namens gemeente X en waterschap Y": who bills for several is owed itself.
                continue
            if "namens" in lead or "heft en int" in lead:
                weight = 3.0 if looks_like_organisation(name) or block.y0 < 0.6 else 1.5
            if re.search(r"schuld (?:aan|bij)|verschuldigd|factuur van|claim of|vordering", lead):
                weight = 1.5
            if words.BILL_OF.match(lead):
                # "van uw nota van Praktijk X zagen wij nog geen betaling": who sent it is owed.
                told = context.sentence_at(block, match.start()).folded
                if not looks_like_organisation(name) or not words.NO_PAYMENT_SEEN.search(told):
                    continue
                weight = _UNPAID_BILL
            yield name, block.evidence(match.end(), match.end() + len(name.text)), weight
        for match in (*words.CREDITOR_BEHIND.finditer(folded), *words.ASKS_AN_OFFICE.finditer(folded)):
            opened = context.sentence_at(block, match.start()).start
            near = name_before(flat[opened:], match.start() - opened)
            if near is not None and not words.NO_PARTY.match(fold(near.text)):
                start = max(0, flat.rfind(near.text, 0, match.start()))
                titled = words.COURTESY_BEFORE.search(folded[:start]) is not None
                if titled or not looks_like_person_or_role(near.text):
                    weight = (
                        _FOR_PERSON if titled or words.ASKED_TO_BILL.search(folded, match.start()) else 2.5
                    )
                    yield near, block.evidence(start, match.start()), weight
                    continue
            start = max(flat.rfind(mark, 0, match.start()) for mark in (". ", ", ", ": ")) + 2
            person = person_of(flat[opened : match.start()]) or person_of(flat[start : match.start()])
            if person is not None:
                # "Mevrouw A. Prins heeft ons gevraagd": for whom a letter is written, in so many words.
                yield person, block.evidence(opened, match.start()), _FOR_PERSON
                continue
            name = name_at(flat, start if start > 1 else opened)
            if name is not None and not looks_like_person_or_role(name.text):
                yield name, block.evidence(start, match.start()), 2.5


def names_in_passing(layout: Layout, context: ContextReader) -> Iterator[tuple[PartyName, Evidence]]:
    """Names of whom something was bought or is owed, for a letter that collects and names no client."""
    for block in layout.blocks:
        flat = block.text.replace("\n", " ")
        for match in words.OWED_IN_PASSING.finditer(block.folded.replace("\n", " ")):
            until = context.sentence_at(block, max(match.start(), match.end() - 1)).end
            name = name_at(flat[: max(until, match.end())], match.end())
            if name is not None and not looks_like_person_or_role(name.text):
                yield name, block.evidence(match.end(), match.end() + len(name.text))


def called_by_number(layout: Layout) -> Iterator[tuple[PartyName, Evidence]]:
    """Known bodies whose own number the letter bears ("CJIB-nummer"), for one that names no client."""
    for candidate in from_own_numbers(layout):
        yield candidate.name, candidate.evidence


def asked_to_collect(layout: Layout, context: ContextReader) -> bool:
    """Whether the letter says that somebody asked its writer to collect a claim that was not paid."""
    unpaid = any(words.NOT_PAID.search(block.folded) for block in layout.blocks)
    return unpaid and any(
        words.ASKED.search(match.group()) is not None
        and words.ASKED_TO_COLLECT.search(context.sentence_at(block, match.start()).folded) is not None
        for block in layout.blocks
        for match in words.CREDITOR_BEHIND.finditer(block.folded.replace("\n", " "))
    )


def _in_table(cell: Cell, layout: Layout) -> bool:
    """Whether a cell is the label of figures in its row."""
    return any(_FIGURES_CELL.match(other.folded) for other in layout.right_of(cell))


def _owners(layout: Layout, text: LetterText) -> Iterator[tuple[PartyName, Evidence, float]]:
    """The association of owners that a letter of its manager is about: contributions are owed to it."""
    if not words.RUNS_FOR.search(text.folded.replace("\n", " ")):
        return
    for block in layout.blocks:
        for match in words.OWNERS.finditer(block.folded.replace("\n", " ")):
            name = name_at(block.text[match.start() :], 0)
            if any(words.OWNERS.search(cell.folded) for row in layout.rows[:_HEAD_ROWS] for cell in row):
                # It writes itself.
                return
            if name is not None and len(name.text) > match.end() - match.start():
                evidence = block.evidence(match.start(), match.start() + len(name.text))
                yield name, evidence, _OWNERS
                return
