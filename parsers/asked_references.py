"""What a letter asks to write with a payment, told by the place where it asks and not by the words it uses.

The block that says how to pay is known by its account number. Within it a number, a code, or a few words in
quotes or behind a colon are what to write; where it only says which number ("het contractnummer noemen"),
that number stands elsewhere under a word with the same stem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from parsers.banking import IbanMention, is_betalingskenmerk
from parsers.context import ContextReader
from parsers.facts import ReferenceKind
from parsers.folding import letters_and_digits
from parsers.layout import Block, Cell, Layout
from parsers.lexicon.references import LABEL, NO_REFERENCE, OF_CONTACT
from parsers.reference_values import DATE_LIKE, FoundReference, offset_of

# To write, name or add something, in any form of the word.
_TELLING: Final = re.compile(
    r"\b(?:vermeld|noem|zet|schrijf|noteer|geef|gebruik|voeg|mention|quote|state|write|use)\w*\b|"
    r"\b(?:vermelding|opgave|omschrijving|mededeling)\b|\b(?:er|hier|daar) ?bij\b"
)
_WITH_PAYMENT: Final = re.compile(
    r"\b(?:omschrijving|mededeling|kenmerk|betal|betaal|overmak|overboek|overschrijv|storting|payment|"
    r"transfer)\w*|"
    r"\b(?:er|hier|daar) ?bij\b|\berbij\b|\bdaarbij\b|\bhierbij\b"
)
# A word for a number by its formation, and its stem.
_NUMBER_WORD: Final = re.compile(r"\b(?P<stem>[a-z]{3,20}?)-?s?-?(?:nummer|nr|kenmerk|code)\b\.?")
_QUOTED: Final = re.compile(r"[\"'‘“„](?P<text>(?=[^\"'’”\n]*\d)[\w][^\"'’”]{2,38}?)[\"'’”]")
_CODE: Final = re.compile(r"(?<![\w./-])(?=[\w./-]*\d)[A-Z0-9]+(?:[-./][A-Z0-9]+)*(?![\w/]|[.,-]\d)")
_IBAN: Final = re.compile(r"^[A-Z]{2}\d{2}[A-Z]{4}")
# Words in capitals behind a number belong to it: "714022918 HUUR".
_CAPITALS: Final = re.compile(r"^(?P<gap>[ \n])(?P<word>[A-Z]{4,20})(?![\w-])")
# Two numbers with a stroke between them are written both.
_AND_CODE: Final = re.compile(r"^ ?/ (?P<code>(?=[\w.-]*\d)[A-Z0-9][\w.-]{2,}\w)")
# Figures in groups are one number: "4410 8823".
_GROUPS: Final = re.compile(r"(?: \d{3,5}\b(?![,./-]\d))+")
_LONGEST_LABEL: Final = 40
_LONGEST_ENTRY: Final = 70
_FEWEST_DIGITS: Final = 3
_SIGNS_APART: Final = 300
# Further from the account the same words head a column of what was bought.
_ROWS_APART: Final = 5


def codes_beside_account(
    layout: Layout, context: ContextReader, ibans: Sequence[IbanMention]
) -> Iterator[FoundReference]:
    """Codes in a sentence that tells what to write with a payment, or that is near the account."""
    for block in layout.blocks:
        accounts = [mention.start for mention in ibans if mention.block is block]
        for sentence in context.sentences(block):
            paying = any(abs(start - sentence.start) < _SIGNS_APART for start in accounts)
            telling = _TELLING.search(sentence.folded)
            if telling is None or OF_CONTACT.search(sentence.folded):
                continue
            if not (paying or _WITH_PAYMENT.search(sentence.folded)):
                continue
            text = block.text[sentence.start : sentence.end]
            quoted = _QUOTED.search(text)
            if quoted is not None:
                yield _found(
                    block, sentence.start + quoted.start("text"), sentence.start + quoted.end("text")
                )
                continue
            colon = text.rfind(":")
            if colon < 0 or not (telling.start() < colon):
                continue
            start = sentence.start + colon + 1
            lead = len(block.text[start:]) - len(block.text[start:].lstrip(" \n"))
            code = _CODE.match(block.text, start + lead)
            if code is None or not _tells(code.group(), block.folded[sentence.start : start]):
                continue
            yield _found(block, code.start(), _end_of_words(block.text, code.end()))

    places = [(mention.block.page, mention.block.cell_at(mention.start).row) for mention in ibans]
    for row in layout.rows:
        for cell in row:
            if (
                len(cell.folded) > _LONGEST_LABEL
                or not _TELLING.search(cell.folded)
                or any(character.isdigit() for character in cell.text)
            ):
                continue
            if not any(page == cell.page and abs(at - cell.row) <= _ROWS_APART for page, at in places):
                continue
            right = layout.right_of(cell)
            # In a row of labels the value stands under its own.
            value = right[0] if right and _has_digit(right[0]) else layout.below(cell)
            code = _CODE.match(value.text) if value is not None else None
            if value is None or code is None or not _tells(code.group(), cell.folded):
                continue
            end = _end_of_words(value.text, code.end())
            if end == len(value.text) > code.end():
                home = layout.block_of(value)
                start = offset_of(home, value)
                yield _found(home, start, start + end)


def _has_digit(cell: Cell) -> bool:
    return any(character.isdigit() for character in cell.text)


def entries_behind_account(
    context: ContextReader, references: Sequence[FoundReference], ibans: Sequence[IbanMention]
) -> set[str]:
    """Numbers that follow the sentence with the account as an entry: "... van X. Dossier: 4471"."""
    found: set[str] = set()
    for mention in ibans:
        sentences = context.sentences(mention.block)
        place = sentences.index(context.sentence_at(mention.block, mention.start))
        for sentence in sentences[place + 1 : place + 2]:
            label = LABEL.match(sentence.folded)
            if label is None or len(sentence.folded) > _LONGEST_ENTRY:
                continue
            found |= {
                one.plain
                for one in references
                if letters_and_digits(sentence.folded).upper().endswith(one.plain)
            }
    return found


def _found(block: Block, start: int, end: int) -> FoundReference:
    raw = block.text[start:end].replace("\n", " ")
    return FoundReference(
        number=raw,
        kind=ReferenceKind.PAYMENT,
        label="omschrijving",
        block=block,
        start=start,
        end=end,
        sure=True,
    )


def bare_code(written: FoundReference) -> FoundReference:
    """Of what is to be written the code alone, by which the claim is known: "WS-12" of "WS-12 huur"."""
    code = _CODE.search(written.number)
    if code is None or code.group() == written.number:
        return written
    start = written.start + code.start()
    return replace(
        written, number=code.group(), start=start, end=start + len(code.group()), kind=ReferenceKind.OTHER
    )


def _end_of_words(text: str, end: int) -> int:
    """Where what is to be written ends: behind a word in capitals, or a second number behind a stroke."""
    capitals = _CAPITALS.match(text[end : end + 24])
    if capitals is not None:
        return end + capitals.end()
    groups = _GROUPS.match(text[end : end + 24]) if text[end - 1 : end].isdigit() else None
    end += groups.end() if groups is not None else 0
    second = _AND_CODE.match(text[end : end + 40])
    return end + second.end() if second is not None else end


def _tells(code: str, before: str) -> bool:
    plain = re.sub(r"\W", "", code)
    return (
        sum(character.isdigit() for character in plain) >= _FEWEST_DIGITS
        and not DATE_LIKE.match(code)
        and _IBAN.match(code) is None
        and (is_betalingskenmerk(plain) or NO_REFERENCE.search(re.sub(r"\bcode\W*$", "", before)) is None)
    )


def named_numbers(
    layout: Layout, context: ContextReader, references: Sequence[FoundReference], ibans: Sequence[IbanMention]
) -> set[str]:
    """Numbers of which the letter only says by their kind that they are to be written with a payment."""
    found: set[str] = set()
    for block in layout.blocks:
        for sentence in context.sentences(block):
            if not _TELLING.search(sentence.folded) or OF_CONTACT.search(sentence.folded):
                continue
            if not (_WITH_PAYMENT.search(sentence.folded) or _pays(sentence.folded, block, ibans)):
                continue
            for word in _NUMBER_WORD.finditer(sentence.folded):
                named = {one.plain for one in references if word["stem"][:5] in one.label}
                if len(named) == 1:
                    found |= named
    return found


def _pays(folded: str, block: Block, ibans: Sequence[IbanMention]) -> bool:
    return any(mention.block is block for mention in ibans) or re.search(r"\brekening\b", folded) is not None
