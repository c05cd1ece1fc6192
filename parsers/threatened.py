"""Amounts that a letter only threatens with over more than one sentence: "Lukt dat niet, dan komen er kosten
bij. Dat is € 40,00. U betaalt dan € 140,00"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.context import ContextReader, Sentence
from parsers.lexicon import money_phrases
from parsers.lexicon.roles import Role

# A condition without a word for it: the verb stands first, and what would go wrong behind it.
_VERB_FIRST: Final = re.compile(
    r"^\W*(?:[a-z]{2,}t|[a-z]{3,}en|is|ben|heb|doe|betaal|lukt) (?:u|je|jij|jullie|wij|we|ik|dat|dit|het|"
    r"er|de|uw|een|"
    r"deze|die|betaling)\b[^.?]{0,110}\b(?:niet|geen|niets|uit|achterwege|te laat|later)\b[^.?]{0,80}"
    r"(?:\?|, ?(?:dan|zal|zullen|moet|moeten|kan|kunnen|worden|wordt|volgt|komen|komt|bent|is|brengen|"
    r"rekenen|"
    r"betaalt|dragen|geven)\b|$)"
)
_OTHERWISE: Final = re.compile(
    r"^\W*(?:anders|zo niet|in het andere geval|bij gebreke|zonder (?:tijdige )?betaling|otherwise|"
    r"failing|if not|"
    r"after (?:that|this)|(?:na|vanaf) (?:die|deze) (?:datum|termijn|dag)|daarna)\b"
)
# What goes on about what the sentence before it said.
_GOES_ON: Final = re.compile(
    r"^\W*(?:dat|die|dit|deze|daar\w*|hier\w*|dan|alsdan|in dat geval|ook|bovendien|verder|samen|tezamen|"
    r"alles (?:bij elkaar|samen|opgeteld)|in totaal|het (?:gaat|totaal|totale|totaalbedrag|bedrag|wordt|"
    r"komt|geheel)|"
    r"de (?:\w+ )?\w*(?:kosten|verhoging|rente|boete|toeslag)|\w*(?:incasso)?kosten|buitengerechtelijke|"
    r"this|that|these|those|they|the (?:costs|total|charges|fee|amount)|in that case|together|in total)\b|"
    r"^[^.?!]{0,90}\b(?:dan|daarmee|alsdan|dat geval|daardoor|then|in that case)\b"
)
_NOW: Final = re.compile(
    r"^\W*(?:betaal|maak|stort|voldoe|zorg|wij (?:verzoeken|vragen|sommeren)|ik (?:verzoek|vraag|sommeer)|"
    r"please|"
    r"voorkom)\b"
)
_OF_A_CLAIM: Final = (Role.TOTAL, Role.WEAK_TOTAL, Role.COSTS, Role.INTEREST, Role.ITEM, Role.VAT)
_SUMS: Final = (Role.TOTAL, Role.WEAK_TOTAL, Role.PRINCIPAL)


def apart_from_threatened(amounts: Sequence[RoledAmount], context: ContextReader) -> tuple[RoledAmount, ...]:
    """The amounts, with those in sentences that go on about what follows when nothing is paid set apart.

    Only where the letter asks another sum outside of them.
    """
    threatened = {
        id(amount)
        for amount in amounts
        if amount.in_sentence and amount.role in _OF_A_CLAIM and _in_threat(amount, context)
    }
    firm = {one.cents for one in amounts if id(one) not in threatened and one.role in _SUMS and one.cents}
    if not threatened or not firm:
        return tuple(amounts)
    return tuple(
        replace(amount, role=Role.CONDITIONAL, conditional_role=amount.role)
        if id(amount) in threatened and amount.cents not in firm
        else amount
        for amount in amounts
    )


def _in_threat(amount: RoledAmount, context: ContextReader) -> bool:
    """Whether the sentence of an amount goes on about a condition that was named before it."""
    block = amount.mention.block
    sentences = context.sentences(block)
    here = sentences.index(context.sentence_at(block, amount.mention.start))
    while _goes_on(sentences[here]):
        before = sentences[here - 1] if here else _last_above(amount, context)
        if before is None or _is_condition(before.folded):
            return before is not None
        if not here:
            return False
        here -= 1
    return False


def _goes_on(sentence: Sentence) -> bool:
    return _GOES_ON.match(sentence.folded) is not None and _NOW.match(sentence.folded) is None


def _last_above(amount: RoledAmount, context: ContextReader) -> Sentence | None:
    """The last sentence of the paragraph above that of an amount."""
    above = context.layout.previous_block(amount.mention.block)
    return context.sentences(above)[-1] if above is not None else None


def _is_condition(folded: str) -> bool:
    """Whether a sentence says in which case what follows it holds."""
    return (
        _VERB_FIRST.match(folded) is not None
        or _OTHERWISE.match(folded) is not None
        or money_phrases.CONDITIONAL_LEAD.search(folded) is not None
    )
