"""Instalments that a sentence lists: days with one amount for each of them, or each day with its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.context import ContextReader
from parsers.dates import DateMention
from parsers.deadlines import FoundDeadline
from parsers.facts import DeadlineKind

_EACH_BEFORE: Final = re.compile(
    r"\b(?:telkens|steeds|elk|ieder|iedere keer|elke keer|per keer|each(?: time)?|"
    r"every time)\W+(?:van |een bedrag van )?$"
)
_EACH_AFTER: Final = re.compile(r"^\W+(?:per keer|elk\b|ieder\b|each\b|per termijn)")
_MOST: Final = 24
_MOST_LOOKED_AT: Final = 100


def listed_in_sentence(
    dates: Sequence[DateMention],
    amounts: Sequence[RoledAmount],
    context: ContextReader,
    *,
    letter_date: date | None,
) -> tuple[FoundDeadline, ...]:
    """The days and amounts of the first sentence that lists two or more of them; nothing where none does.

    Days without a year are the first such days on or after `letter_date`.
    """
    for amount in [item for item in amounts if item.in_sentence][:_MOST_LOOKED_AT]:
        block = amount.mention.block
        sentence = context.sentence_at(block, amount.mention.start)
        inside = [
            mention
            for mention in dates
            if mention.block is block and sentence.start <= mention.start < sentence.end
        ]
        days = [
            mention.day if letter_date is None else mention.in_or_after(letter_date) for mention in inside
        ]
        known = [day for day in days if day is not None and (letter_date is None or day >= letter_date)]
        if not 2 <= len(known) <= _MOST or len(known) != len(inside):
            continue
        if any(one >= other for one, other in pairwise(known)):
            continue
        parts = _parts(amount, amounts, inside, context)
        if parts:
            return tuple(
                FoundDeadline(
                    kind=DeadlineKind.PAYMENT,
                    day=day,
                    block=block,
                    start=mention.start,
                    end=mention.end,
                    sure=True,
                    strong=True,
                    computed=False,
                    amount_cents=cents,
                )
                for day, mention, cents in zip(known, inside, parts, strict=True)
            )
    return ()


def _parts(
    amount: RoledAmount,
    amounts: Sequence[RoledAmount],
    days: Sequence[DateMention],
    context: ContextReader,
) -> tuple[int, ...]:
    """One amount for each day: the same for all, or its own where days and amounts take turns."""
    block = amount.mention.block
    sentence = context.sentence_at(block, amount.mention.start)
    before = block.folded[sentence.start : amount.mention.start].replace("\n", " ")
    after = block.folded[amount.mention.end : sentence.end].replace("\n", " ")
    if _EACH_BEFORE.search(before) or _EACH_AFTER.match(after):
        return (amount.cents,) * len(days)
    inside = [
        other
        for other in amounts
        if other.mention.block is block and days[0].start <= other.mention.start < sentence.end
    ]
    if len(inside) != len(days):
        return ()
    turns = all(day.start < other.mention.start for day, other in zip(days, inside, strict=True)) and all(
        other.mention.start < day.start for other, day in zip(inside, days[1:], strict=False)
    )
    return tuple(other.cents for other in inside) if turns else ()
