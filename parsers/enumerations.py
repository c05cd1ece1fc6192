"""Enumerations: amounts in running text that add up to another amount, and so are its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.arithmetic import (
    OUTSIDE,
    Proof,
    prove_by_rows_above,
    prove_by_rows_below,
    signed_cents,
)
from parsers.context import ContextReader
from parsers.lexicon.roles import Role

_SUM_ROLES: Final = (Role.TOTAL, Role.WEAK_TOTAL, Role.SUBTOTAL, Role.PRINCIPAL, Role.ITEM)
_MOST: Final = 14
_MOST_SUMS: Final = 40
_NEAR_BY: Final = 500
_ROWS_ABOVE: Final = 12
_MOST_IN_TEXT: Final = 6


def prove_by_text(amounts: Sequence[RoledAmount], context: ContextReader) -> tuple[Proof, ...]:
    """Sums that running text explains, at most once each.

    One sentence names the parts ("€ 40 over mei, € 60 over juni", and € 100 in it or elsewhere), or the
    sentences before the sum do, or the rows above or below a sentence that names their sum.
    """
    sentences: dict[tuple[int, int], list[RoledAmount]] = defaultdict(list)
    for amount in amounts:
        if amount.in_sentence and amount.role not in OUTSIDE and amount.cents:
            sentence = context.sentence_at(amount.mention.block, amount.mention.start)
            sentences[amount.mention.block.index, sentence.start].append(amount)
    proofs = [proof for named in sentences.values() for proof in _sums(named, amounts)]
    totals = [amount for amount in amounts if amount.role in (Role.TOTAL, Role.WEAK_TOTAL) and amount.cents]
    for total in totals[:_MOST_SUMS]:
        told = prove_by_rows_below(total, amounts) or _by_what_stands_before(total, amounts)
        if told is not None and all(told.total.cents != proof.total.cents for proof in proofs):
            proofs.append(told)
    named = [
        amount for amount in amounts if amount.in_sentence and amount.role in _SUM_ROLES and amount.cents
    ]
    for total in named[:_MOST_SUMS]:
        told = prove_by_rows_above(total, amounts)
        if told is not None and all(told.total.cents != proof.total.cents for proof in proofs):
            proofs.append(told)
    return tuple(proofs)


def _by_what_stands_before(total: RoledAmount, amounts: Sequence[RoledAmount]) -> Proof | None:
    """The two to six amounts just before a sum: "The rent of May (€ 10) and of June (€ 10) is open; in all
    that is € 20."
    """
    place = total.mention
    before = [
        amount
        for amount in amounts
        if amount.in_sentence
        and amount.mention.cell.page == place.cell.page
        and _stands_before(amount, total)
        and amount.role not in OUTSIDE
    ]
    before.sort(key=lambda item: (-item.mention.cell.row, -item.mention.start))
    for rows in (before, [amount for amount in before if amount.role is not Role.PAID]):
        sum_of_parts = 0
        for count, amount in enumerate(rows[:_MOST_IN_TEXT], start=1):
            sum_of_parts += signed_cents(amount)
            if count > 1 and sum_of_parts == total.cents:
                return Proof(total=total, rows=tuple(rows[:count]))
    return None


def _stands_before(amount: RoledAmount, total: RoledAmount) -> bool:
    """Whether an amount stands before a sum in the same paragraph, or in the one or two just above it."""
    one, other = amount.mention, total.mention
    if one.block is other.block:
        return other.start - _NEAR_BY < one.start < other.start
    return one.block.has_positions and 0 < other.cell.row - one.cell.row <= _ROWS_ABOVE


def _sums(named: list[RoledAmount], amounts: Sequence[RoledAmount]) -> Iterator[Proof]:
    if not 2 <= len(named) <= _MOST:
        return
    *parts, last = named
    for total, rows in ((last, parts), (named[0], named[1:])):
        if len(rows) >= 2 and sum(signed_cents(row) for row in rows) == total.cents:
            yield Proof(total=total, rows=tuple(rows))
    whole = sum(signed_cents(row) for row in named)
    for amount in amounts:
        if amount.cents == whole and amount.role in _SUM_ROLES and amount not in named:
            yield Proof(total=amount, rows=tuple(named))
