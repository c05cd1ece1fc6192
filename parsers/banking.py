"""Account numbers and payment references: what their check digits prove."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from stdnum import iso11649

from parsers.document import Origin
from parsers.layout import Block, Layout
from parsers.stated_payment import is_account

# Length of the whole account number for countries whose banks turn up in Dutch post.
IBAN_LENGTHS: Final = {
    "NL": 18,
    "DE": 22,
    "BE": 16,
    "LU": 20,
    "FR": 27,
    "GB": 22,
    "IE": 22,
    "SE": 24,
    "LT": 20,
    "ES": 24,
    "IT": 27,
    "AT": 20,
    "DK": 18,
    "FI": 18,
    "PL": 28,
    "PT": 25,
    "CH": 21,
    "EE": 20,
    "LV": 21,
    "MT": 31,
    "CY": 28,
    "NO": 15,
}
_COUNTRY: Final = "|".join(IBAN_LENGTHS)
_IBAN_START: Final = re.compile(rf"(?<![A-Za-z0-9])(?:{_COUNTRY})[ \n.]?[0-9OoIlSB]{{2}}(?=[ \n.]?[A-Z0-9])")
# What OCR takes for each other; a repair counts only when exactly one makes the check digits right.
_DIGIT_FOR: Final = {
    "O": "0",
    "Q": "0",
    "D": "0",
    "I": "1",
    "L": "1",
    "l": "1",
    "|": "1",
    "S": "5",
    "B": "8",
    "Z": "2",
    "G": "6",
}
_LETTER_FOR: Final = {"0": "O", "1": "I", "5": "S", "8": "B", "6": "G", "2": "Z"}
_SWAPS: Final = {
    "8": "B38",
    "3": "38",
    "6": "65",
    "5": "56",
    "1": "17",
    "7": "71",
    "0": "06",
    "9": "94",
    "4": "49",
}
_FIRST_GROUP: Final = re.compile(r"^NL\d{2}$")
_GROUPS: Final = (
    re.compile(r"^[A-Z]{4}$"),
    re.compile(r"^\d{4}$"),
    re.compile(r"^\d{4}$"),
    re.compile(r"^\d{2}$"),
)
_SCATTER: Final = 14
KENMERK_WEIGHTS: Final = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
KENMERK_LENGTH: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class IbanMention:
    """An account number in a letter; `valid` by its check digits, `repaired` when OCR letters were put right
    to get there."""

    iban: str
    valid: bool
    repaired: bool
    block: Block
    start: int
    end: int


def is_betalingskenmerk(number: str) -> bool:
    """Whether a 16-digit payment reference has the right check digit.

    The first digit checks the other fifteen: weights 2, 4, 8, 5, 10, 9, 7, 3, 6, 1 from the right, modulo 11;
    the digit
    is 11 less the remainder, where a remainder of 0 gives 0 and of 1 gives 1.
    Source: acceptgiro payment reference, https://observablehq.com/@martien/betalingskenmerk.
    """
    if len(number) != KENMERK_LENGTH or not (number.isascii() and number.isdigit()):
        return False
    total = sum(
        int(digit) * KENMERK_WEIGHTS[place % len(KENMERK_WEIGHTS)]
        for place, digit in enumerate(reversed(number[1:]))
    )
    remainder = total % 11
    expected = remainder if remainder < 2 else 11 - remainder
    return int(number[0]) == expected


def is_creditor_reference(text: str) -> bool:
    """Whether `text` is a creditor reference by ISO 11649 (``RF18...``) with the right check digits."""
    return bool(iso11649.is_valid(text))


def repair_kenmerk(text: str) -> str | None:
    """Return the one 16-digit payment reference that OCR `text` can be by its check digit, or `None`."""
    plain = "".join(_DIGIT_FOR.get(character.upper(), character) for character in text if character.isalnum())
    return plain if is_betalingskenmerk(plain) else None


def find_ibans(layout: Layout) -> tuple[IbanMention, ...]:
    """Every account number in a letter, also those whose check digits fail."""
    found = [
        mention
        for block in layout.blocks
        for mention in _ibans_in(block, from_ocr=layout.pages[block.page - 1].origin is Origin.OCR)
    ]
    if not any(mention.valid for mention in found):
        found.extend(
            mention
            for block in layout.blocks
            if layout.pages[block.page - 1].origin is Origin.OCR
            for mention in _scattered(block)
        )
    return tuple(found)


def _scattered(block: Block) -> list[IbanMention]:
    """Account numbers whose groups stand apart, as when two lines of a curved photo run through each other.

    The check digits prove that the groups belong together.
    """
    mentions: list[IbanMention] = []
    for first, word in enumerate(block.words):
        if not _FIRST_GROUP.match(word.text):
            continue
        groups = [word.text]
        last = first
        for place in range(first + 1, min(first + _SCATTER, len(block.words))):
            if len(groups) < len(_GROUPS) + 1 and _GROUPS[len(groups) - 1].match(block.words[place].text):
                groups.append(block.words[place].text)
                last = place
        iban = "".join(groups)
        if is_account(iban):
            start, end = block.starts[first], block.starts[last] + len(block.words[last].text)
            mentions.append(
                IbanMention(iban=iban, valid=True, repaired=True, block=block, start=start, end=end)
            )
    return mentions


def _ibans_in(block: Block, *, from_ocr: bool) -> list[IbanMention]:
    mentions: list[IbanMention] = []
    last = 0
    for match in _IBAN_START.finditer(block.text):
        if match.start() < last:
            continue
        taken = _take(block.text, match.start())
        if taken is None:
            continue
        raw, end = taken
        plain = raw.upper()
        iban, repaired = (
            (plain, False) if is_account(plain) else _repair(plain) if from_ocr else (None, False)
        )
        if iban is None and not _looks_like_iban(raw):
            continue
        mentions.append(
            IbanMention(
                iban=iban or raw,
                valid=iban is not None,
                repaired=repaired,
                block=block,
                start=match.start(),
                end=end,
            )
        )
        last = end
    return mentions


def _take(text: str, start: int) -> tuple[str, int] | None:
    """The characters of one account number from `start`, over spaces and a line break, and where they end."""
    length = IBAN_LENGTHS[text[start : start + 2]]
    characters: list[str] = []
    index = start
    breaks = 0
    while index < len(text) and len(characters) < length:
        character = text[index]
        if character.isalnum():
            characters.append(character)
            breaks = 0
        elif character in " \n.-·" and breaks < 2:
            breaks += 1
        else:
            break
        index += 1
    if len(characters) < length or (
        index < len(text) and text[index].isalnum() and text[index - 1].isalnum()
    ):
        return None
    return "".join(characters), index


def _looks_like_iban(raw: str) -> bool:
    body = raw[4:]
    return raw[:2] == "NL" and body[:4].isalpha() and sum(character.isdigit() for character in body[4:]) >= 9


def _repair(plain: str) -> tuple[str | None, bool]:
    """The one account number that misread `plain` can be by its form and check digits, and that it took a
    repair."""
    if plain[:2] != "NL":
        return None, False
    shaped = (
        "NL"
        + "".join(_DIGIT_FOR.get(character, character) for character in plain[2:4])
        + "".join(_LETTER_FOR.get(character, character) for character in plain[4:8])
        + "".join(_DIGIT_FOR.get(character, character) for character in plain[8:])
    )
    if is_account(shaped):
        return shaped, True
    if not (shaped[2:4] + shaped[8:]).isdecimal() or not shaped[4:8].isalpha():
        return None, False
    # One digit misread: mod 97 tells every single swap apart, so exactly one can be right among the likely
    # ones.
    found = {
        candidate
        for place, character in enumerate(shaped)
        if place in (2, 3) or place >= 8
        for other in _SWAPS.get(character, "")
        if other != character
        and other.isdecimal()
        and is_account(candidate := shaped[:place] + other + shaped[place + 1 :])
    }
    return (found.pop(), True) if len(found) == 1 else (None, False)
