"""Rows of a yearly settlement: what something cost, what was paid ahead for it, and the difference.

Of such a row the difference is what is due or comes back, whatever the row is called; in the rows above the
last one it is part of that difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.lexicon.roles import Role

_COLUMNS: Final = 3
_FEWEST_ROWS: Final = 2


def with_settlement_rows(amounts: Sequence[RoledAmount]) -> tuple[RoledAmount, ...]:
    """The amounts, those of settlement rows as costs made, advances and differences."""
    rows: dict[tuple[int, int], list[RoledAmount]] = defaultdict(list)
    for amount in amounts:
        if not amount.in_sentence:
            rows[amount.mention.cell.page, amount.mention.cell.row].append(amount)
    settled = [row for _, row in sorted(rows.items()) if _settles(row)]
    paid = any(amount.role is Role.PAID for row in settled for amount in row)
    if len(settled) < _FEWEST_ROWS or paid:
        # Bills with what was paid of each: those are parts of a claim, and no advances.
        return tuple(amounts)
    roles: dict[int, Role] = {}
    for place, row in enumerate(settled):
        cost, advance, difference = sorted(row, key=lambda one: one.mention.cell.x1)[-_COLUMNS:]
        roles[id(cost)], roles[id(advance)] = Role.SUBTOTAL, Role.ADVANCE
        if place < len(settled) - 1:
            roles[id(difference)] = Role.ITEM
        elif difference.role is Role.ITEM:
            roles[id(difference)] = Role.WEAK_TOTAL
    return tuple(
        replace(amount, role=roles[id(amount)]) if id(amount) in roles else amount for amount in amounts
    )


def _settles(row: Sequence[RoledAmount]) -> bool:
    """Whether the last three figures of a row are costs, advances and what lies between them."""
    if len(row) < _COLUMNS:
        return False
    cost, advance, difference = sorted(row, key=lambda one: one.mention.cell.x1)[-_COLUMNS:]
    return difference.cents > 0 and abs(cost.cents - advance.cents) == difference.cents
