"""Bottom lines: what a letter asks, told by its sums where its words do not tell it.

A figure under a table that is the sum of the rows above it is what they come to, whatever stands beside it;
so is the last amount of a sentence whose other amounts add up to it. A share of such a sum that the letter
asks for is what is due.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.arithmetic import Proof, prove_by_table
from parsers.context import ContextReader
from parsers.enumerations import prove_by_text
from parsers.lexicon.roles import Role

_ROWS_THAT_PROVE: Final = 3
# What a plain sum of goods has not: of a claim, one such row proves that a lone figure under it is its sum.
_OF_A_CLAIM: Final = (Role.COSTS, Role.INTEREST, Role.PAID, Role.PRINCIPAL)
_UNTOLD: Final = (Role.ITEM, Role.COSTS, Role.INTEREST, Role.PRINCIPAL)
_SHARE: Final = re.compile(
    r"\b(?:(?:waar|hier|daar)van|uw|jouw|your)\b.{0,30}\b(?:(?:aan|ge)?deel|helft|derde|kwart|share|half|"
    r"portion)\b"
)


def with_bottom_lines(amounts: Sequence[RoledAmount], context: ContextReader) -> tuple[RoledAmount, ...]:
    """The amounts, those that sums prove to be totals with that role, and the sums within them as rows."""
    totals: set[int] = set()
    rows: set[int] = set()
    for amount in amounts:
        if amount.role not in (Role.ITEM, Role.PERIODIC) or amount.in_sentence:
            continue
        # "Termijnbedrag" under what it is made of is what this bill comes to.
        told = replace(amount, role=Role.ITEM) if amount.role is Role.PERIODIC else amount
        proof = prove_by_table(told, amounts)
        if proof is not None and _is_bottom(amount, proof, amounts):
            totals.add(id(amount))
            rows |= {id(row) for row in proof.rows if row.role is Role.TOTAL}
    for proof in prove_by_text(amounts, context):
        if proof.total.in_sentence and proof.total.role in _UNTOLD and _last_of(proof):
            totals.add(id(proof.total))
    return tuple(
        replace(amount, role=Role.TOTAL if amount.in_sentence else Role.WEAK_TOTAL)
        if id(amount) in totals
        else replace(amount, role=Role.PRINCIPAL)
        if id(amount) in rows
        else amount
        for amount in amounts
    )


def _is_bottom(amount: RoledAmount, proof: Proof, amounts: Sequence[RoledAmount]) -> bool:
    """Whether a figure closes its table: the rows say enough, and no sum follows that holds it as a row."""
    told = any(row.role in _OF_A_CLAIM for row in proof.rows)
    if len(proof.rows) < _ROWS_THAT_PROVE and not told:
        return False
    below = (
        other
        for other in amounts
        if other.mention.cell.row > amount.mention.cell.row
        and not other.in_sentence
        and other.role in (Role.TOTAL, Role.WEAK_TOTAL)
        and other.cents != amount.cents
    )
    return not any(
        (later := prove_by_table(other, amounts)) is not None and amount in later.rows for other in below
    )


def _last_of(proof: Proof) -> bool:
    """Whether a sum in a sentence stands behind all its parts, in the block of the last of them."""
    total = proof.total.mention
    return all(
        row.mention.block is total.block and row.mention.start < total.start
        for row in proof.rows
        if row.in_sentence
    )


def asked_share(amounts: Sequence[RoledAmount]) -> int | None:
    """The cents of what a sentence asks as the reader's share of a sum that stands above; `None` without."""
    sums = [one for one in amounts if one.role in (Role.TOTAL, Role.WEAK_TOTAL) and not one.in_sentence]
    for amount in amounts:
        if not (amount.in_sentence and amount.role is Role.TOTAL and amount.asked):
            continue
        place = amount.mention
        before = place.block.folded[max(0, place.start - 120) : place.start]
        whole = any(0 < amount.cents < one.cents and one.mention.cell.row < place.cell.row for one in sums)
        if whole and _SHARE.search(before.replace("\n", " ")):
            return amount.cents
    return None
