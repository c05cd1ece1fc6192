"""Charges of a month still to come ("de huur van mei betaalt u gewoon"), beside what a letter asks now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.context import ContextReader
from parsers.deadlines import FoundDeadline
from parsers.facts import DeadlineKind
from parsers.lexicon.numerals import MONTHS
from parsers.lexicon.roles import Role

_CHARGE: Final = re.compile(
    r"\b(?:huur|\w*premie|\w*termijn(?:bedrag)?|voorschot|\w*contributie|\w*bijdrage|abonnement\w*|lesgeld|"
    r"servicekosten|maandbedrag|rent|premium|instal?ment|fee|subscription|advance)\b"
    r"(?:[^.;€\d]{0,24})?\b(?:van|voor|over|for|of)\s(?:de maand |the month of |the )?"
    r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?(?: (?P<year>20\d\d))?"
)
_AS_USUAL: Final = re.compile(
    r"\bgewoon\b|zoals (?:altijd|gebruikelijk|u gewend)|\bdaarnaast\b|daarbovenop|\bas (?:usual|always)\b|"
    r"\bin addition\b|(?:niet|not) (?:in|included in) (?:dit|this)|komt daar .{0,10}bij"
)
_AHEAD: Final = 4
_SUMS: Final = (Role.TOTAL, Role.WEAK_TOTAL, Role.SUBTOTAL, Role.PRINCIPAL)


def _comes(folded: str, letter_date: date) -> bool:
    """Whether a sentence speaks of the charge of a month after that of the letter, and of no month before."""
    found = list(_CHARGE.finditer(folded))
    least = 0 if _AS_USUAL.search(folded) else 1
    return bool(found) and all(least <= _months_ahead(match, letter_date) < _AHEAD for match in found)


def _months_ahead(match: re.Match[str], letter_date: date) -> int:
    month = MONTHS[match["month"]]
    if match["year"]:
        return 12 * (int(match["year"]) - letter_date.year) + month - letter_date.month
    return (month - letter_date.month) % 12


def apart_from_coming(
    amounts: Sequence[RoledAmount], context: ContextReader, *, letter_date: date | None
) -> tuple[RoledAmount, ...]:
    """The amounts, with those of a month still to come set apart, where the letter asks another sum too."""
    if letter_date is None:
        return tuple(amounts)
    coming = {
        id(amount)
        for amount in amounts
        if amount.in_sentence
        and _comes(context.sentence_at(amount.mention.block, amount.mention.start).folded, letter_date)
    }
    asked = {amount.cents for amount in amounts if id(amount) not in coming and amount.role in _SUMS}
    if not asked:
        return tuple(amounts)
    return tuple(replace(amount, role=Role.OTHER) if id(amount) in coming else amount for amount in amounts)


def without_coming(
    deadlines: Sequence[FoundDeadline],
    amounts: Sequence[RoledAmount],
    context: ContextReader,
    *,
    letter_date: date | None,
) -> tuple[FoundDeadline, ...]:
    """The days without those of a charge still to come, where the letter asks another sum too.

    Args:
        deadlines: The days that the letter prints.
        amounts: Its amounts, as `apart_from_coming` gave them.
        context: Of the same letter.
        letter_date: From which a month is still to come.
    """
    if letter_date is None or not any(amount.role in _SUMS for amount in amounts):
        return tuple(deadlines)
    kept = tuple(
        item
        for item in deadlines
        if not _comes(context.sentence_at(item.block, item.start).folded, letter_date)
    )
    apart = any(
        amount.role is Role.OTHER
        and amount.in_sentence
        and _comes(context.sentence_at(amount.mention.block, amount.mention.start).folded, letter_date)
        for amount in amounts
    )
    return kept if apart or any(item.kind is DeadlineKind.PAYMENT for item in kept) else tuple(deadlines)
