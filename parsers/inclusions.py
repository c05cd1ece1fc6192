"""What a sum is said to hold or be free of ("inclusief rente en kosten", "zonder kosten").

Such words name parts of a sum and tell of no amount.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from parsers.context import Sentence

_PART: Final = (
    r"(?:\w*kosten|\w*rente|btw|omzetbelasting|\w*verhoging(?:en)?|\w*toeslag(?:en)?|boete|vat|interest|"
    r"costs?|charges|fees?)"
)
_BETWEEN: Final = r"(?:(?!€|eur\b|\d)[\w'-]+ ){0,4}?"
_HELD: Final = re.compile(
    r"(?<!te )\b(?:inclusief|incl\b\.?|in(?:be)?begrepen|met inbegrip van|met inachtneming van|"
    r"vermeerderd met|"
    r"verhoogd met|met bijtelling van|met toevoeging van|waaronder|waarin|samen met|tezamen met|opgeteld bij|"
    r"including|inclusive of|together with|increased by)\s"
    rf"{_BETWEEN}{_PART}\b(?P<more>(?:(?:,| en| and| plus) {_BETWEEN}{_PART}\b)*)"
)
# An amount behind it is what the part comes to, unless a word of the whole stands before it.
_AMOUNT: Final = re.compile(r" ?(?:van|ad|a|of|:|ten bedrage van|ter hoogte van)? ?\(?(?:€|eur\b|\d)")
_WHOLE_IS: Final = re.compile(
    r"\b(?:bedraagt|beloopt|is|wordt|zijn|belopen|bedragen|bent u|u bent|ben je|moet u|u moet|"
    r"komt(?: \w+)? op|"
    r"resteert|totaal|due|owe|is now)\b[^.€\d]{0,40}$"
)
_FREE: Final = re.compile(
    r"\bkosteloos\b|\b(?:zonder|vrij van|without)\s(?:(?!dat\b)\w+ ){0,3}?(?:\w*kosten|\w*rente|costs|"
    r"charges|interest)\b"
    r"(?:(?: en| of|,| or| and) (?:\w+ )?(?:\w*kosten|\w*rente|costs|interest)\b)*"
)


def without_inclusions(sentence: Sentence) -> Sentence:
    """The sentence with what a sum holds, or is free of, made blank; every other sign keeps its place."""
    folded = _FREE.sub(_blank, _HELD.sub(_blank_held, sentence.folded))
    return sentence if folded == sentence.folded else replace(sentence, folded=folded)


def _blank_held(match: re.Match[str]) -> str:
    own_amount = _AMOUNT.match(match.string, match.end()) is not None
    whole = match["more"] or _WHOLE_IS.search(match.string[: match.start()])
    return match.group() if own_amount and not whole else " " * len(match.group())


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
