"""Amounts of a sentence that only tells how much something is, of what the sentence before it named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from parsers.context import Sentence
from parsers.lexicon import money, money_phrases
from parsers.lexicon.roles import Role

# "Die zijn 15%, dus € 111,00": the amount of what the sentence before names last.
_POINTS_BACK: Final = re.compile(
    r"^\W*(?:die|deze|dat|dit|these|this|they) (?:kosten |rente )?(?:zijn|is|bedragen|bedraagt|komen|komt|"
    r"belopen|beloopt|worden|wordt|are|amount)\b"
)
REFUSES: Final = re.compile(r"\b(?:niet|geen|te laat|pas|later|na \d|not|late)\b")
_ALWAYS: Final = re.compile(r"\b(?:steeds|telkens|altijd|maandelijkse?|(?:elke|iedere) maand|monthly)\b")
_MONEY: Final = re.compile(r"€ ?\d|\beur ?\d|\d(?:,\d\d|,-) euro\b")
_NAMED: Final = (Role.COSTS, Role.INTEREST, Role.PRINCIPAL, Role.PAID)


def meant_before(sentence: Sentence, previous: str) -> Role | None:
    """Costs or interest that the sentence before names last, where this one only tells how much they are.

    A threat where that one threatens with them; `None` where it names something else last.
    """
    if not _POINTS_BACK.match(sentence.folded):
        return None
    named = [
        (match.end(), role)
        for role, pattern in money.LABEL_ROLES
        if role in _NAMED
        for match in pattern.finditer(previous)
        if match.end() > match.start()
    ]
    if not named or max(named)[1] not in (Role.COSTS, Role.INTEREST):
        return None
    threat = money_phrases.CONDITIONAL_SENTENCE.search(previous) or money_phrases.CONDITIONAL_LEAD.search(
        previous
    )
    return Role.CONDITIONAL if threat else max(named)[1]


# "U dient dit bedrag uiterlijk ... te voldoen": it asks for what stands above.
_ASKS_FOR_IT: Final = re.compile(
    r"\b(?:dit|het (?:bovenstaande|bovengenoemde|genoemde|verschuldigde)|bovenstaand|this|the (?:above|"
    r"total)) ?"
    r"(?:totaal)?(?:bedrag|totaal|saldo|amount)?\b|\bhet (?:totaalbedrag|verschuldigde)\b|"
    r"\bthe amount above\b"
)


def asked_after(sentence: Sentence, following: Sequence[str]) -> bool:
    """Whether what follows asks to pay "this amount", and the sentence names one and asks nothing itself."""
    if len(_MONEY.findall(sentence.folded)) != 1 or money_phrases.CONDITIONAL_LEAD.search(sentence.folded):
        return False
    if (
        _ALWAYS.search(sentence.folded)
        or REFUSES.search(sentence.folded)
        or money_phrases.REFUND_SENTENCE.search(sentence.folded)
    ):
        return False
    for text in following:
        if _MONEY.search(text):
            return False
        if (
            _ASKS_FOR_IT.search(text)
            and money_phrases.PAYMENT_PHRASE.search(text)
            and not REFUSES.search(text)
        ):
            return True
    return False


def asked_before(sentence: Sentence, previous: str) -> bool:
    """Whether the sentence before asks to pay what this one tells: "U betaalt het nettobedrag terug. Dat is
    € 120,00."
    """
    if not money_phrases.POINTS_BACK.match(sentence.folded) or "€" in previous or REFUSES.search(previous):
        return False
    asks = money_phrases.PAYMENT_PHRASE.search(previous) is not None
    return asks and money_phrases.CONDITIONAL_LEAD.search(previous) is None
