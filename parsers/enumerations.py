"""Enumerations: amounts in one sentence that add up to another amount, and so are its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.arithmetic import OUTSIDE, Proof, signed_cents
from parsers.context import ContextReader
from parsers.lexicon.roles import Role

_SUM_ROLES: Final = (Role.TOTAL, Role.WEAK_TOTAL, Role.SUBTOTAL, Role.PRINCIPAL, Role.ITEM)
_MOST: Final = 14


def prove_by_sentence(amounts: Sequence[RoledAmount], context: ContextReader) -> tuple[Proof, ...]:
    """Sums whose parts one sentence names: "€ 40 over mei, € 60 over juni", and € 100 in the same sentence or
    elsewhere."""
    sentences: dict[tuple[int, int], list[RoledAmount]] = defaultdict(list)
    for amount in amounts:
        if amount.in_sentence and amount.role not in OUTSIDE and amount.cents:
            sentence = context.sentence_at(amount.mention.block, amount.mention.start)
            sentences[amount.mention.block.index, sentence.start].append(amount)
    return tuple(proof for named in sentences.values() for proof in _sums(named, amounts))


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
