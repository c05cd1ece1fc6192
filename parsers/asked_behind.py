"""Amounts that the sentence behind them asks for: "De huur is € 640,00. Maakt u dit bedrag over?"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.context import ContextReader
from parsers.lexicon import money_phrases
from parsers.lexicon.deadlines import DEBIT_SENTENCE
from parsers.lexicon.roles import Role

_THIS_SUM: Final = re.compile(
    r"\b(?:dit|dat|die|deze|this|that)\s(?:[a-z]+e )?(?:[a-z]*bedrag|som|totaal|saldo|geld|achterstand|"
    r"amount|sum|"
    r"total|balance)\b|"
    r"\b(?:het(?:zelfde)?|the)\s(?:(?:hele|gehele|volledige|totale|openstaande|genoemde|bovenstaande|"
    r"resterende|full|whole|total|outstanding) )?(?:bedrag|totaal|totaalbedrag|saldo|geld|amount|sum|"
    r"total|balance)\b|"
    r"\b(?:maakt?|boekt?|betaalt?|voldoet|voldoe|stort|pay|transfer) (?:u |je |jij |jullie )?"
    r"(?:dit|dat|het|deze|die|it|this)\b|"
    r"\b(?:wilt|wil|kunt|kun|zou|zult|gelieve|will|would|could) (?:u|je|jij|jullie|you) "
    r"(?:\w+ ){0,3}?(?:dit|dat|het|deze|die|this|that|it)\b"
)
_ASKS: Final = re.compile(
    r"\b(?:wilt|wil|kunt|kun|zou|graag|gelieve|verzoek\w*|vragen|vraag|maakt?|boekt?|betaalt?|voldoet?|"
    r"stort|zorgt?|please|"
    r"kindly|would|could|transfer|pay|dient|moet|overmaken|betalen|voldoen|overboeken|storten)\b"
)
_TO_PAY: Final = re.compile(
    r"betal|betaal|overma|\bover\b|voldoe|stort|overboek|bijgeschreven|rekening|\bpay\b|transfer|settle"
)
_POINTS: Final = re.compile(
    r"^\W*(?:dat|dit|die|deze|het|this|that|it)\b|\b(?:dit|dat|het) (?:\w+e )?bedrag\b|\bdan\b|\bthen\b"
)
_FAILS: Final = re.compile(r"\b(?:niet|geen|not)\b|\?$")
_ENDS: Final = re.compile(r"^[\s\d.,=)-]*(?:euro)?\W*$")
_OPEN: Final = (Role.ITEM, Role.PRINCIPAL)


def asked_behind(amounts: Sequence[RoledAmount], context: ContextReader) -> tuple[RoledAmount, ...]:
    """The amounts; those that end a sentence and are asked in the next one are what is asked."""
    return tuple(
        replace(amount, role=Role.TOTAL, in_sentence=True, asked=True)
        if amount.role in _OPEN and amount.cents and _is_asked(amount, context)
        else amount
        for amount in amounts
    )


def _is_asked(amount: RoledAmount, context: ContextReader) -> bool:
    mention = amount.mention
    block = mention.block
    here = context.sentence_at(block, mention.start)
    before = here.folded[: max(0, mention.start - here.start)]
    behind = here.folded[max(0, mention.end - here.start) :]
    if (
        not before.strip(" €:")
        or not _ENDS.match(behind)
        or money_phrases.CONDITIONAL_LEAD.search(here.folded)
    ):
        return False
    following = context.after_sentence(block, here)
    debited = (
        _POINTS.search(following) is not None
        and DEBIT_SENTENCE.search(following) is not None
        and _FAILS.search(following) is None
    )
    return (debited and "€" not in following) or (
        _THIS_SUM.search(following) is not None
        and _ASKS.search(following) is not None
        and _TO_PAY.search(following) is not None
        and money_phrases.CONDITIONAL_LEAD.search(following) is None
        and "€" not in following
    )
