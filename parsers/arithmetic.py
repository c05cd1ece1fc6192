"""Arithmetic of a letter: which rows of a table add up to a total, and which parts make up a sum."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from parsers.amount_roles import PAID_BACK, RoledAmount, is_cost_label
from parsers.lexicon.roles import Role

_MOST_TABLE_ROWS: Final = 24
_ROWS_APART: Final = 5
_OVER_A_PAGE: Final = 14


_LOWERED: Final = re.compile(
    r"korting|credit|vermindering|correctie|compensatie|teruggaaf|teruggave|tegoed|bonus|toeslag|vergoeding|"
    r"verzekeraar|verrekening|voorschot|termijnbedrag|discount|rebate|deduction|subsid|aftrek|statiegeld"
)
_COSTS_ALONE: Final = re.compile(
    r"^\W*(?:[a-z]*kosten|kosten|rente|btw|(?:wettelijke )?verhoging|aanman|herinner|incasso|griffie|"
    r"salaris|nasalaris|[a-z]* ?(?:costs?|fees?)\b)"
)
_OPTIONAL: Final = (Role.SUBTOTAL, Role.VAT, Role.WEAK_TOTAL, Role.TOTAL, Role.INSTALMENT)


_NEGATIVE: Final = (Role.PAID, Role.ADVANCE, Role.CREDIT)


OUTSIDE: Final = (Role.PERIODIC, Role.CONDITIONAL, Role.OTHER, Role.MINIMUM, Role.REFUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """Rows of a table that add up to a total."""

    total: RoledAmount
    rows: tuple[RoledAmount, ...]


def signed_cents(amount: RoledAmount) -> int:
    if amount.mention.negative or amount.role in _NEGATIVE:
        return -amount.cents
    return amount.cents


def prove_by_table(total: RoledAmount, amounts: Sequence[RoledAmount]) -> Proof | None:
    """The rows just above `total`, in its column, that add up to it; at least two of them.

    A table may go on over the page, with the foot of one page and the head of the next between its rows.
    """
    if total.in_sentence or total.cents == 0 or total.role in OUTSIDE or total.mention.negative:
        return None
    column = [
        amount
        for amount in amounts
        if not amount.in_sentence
        and 0 <= total.mention.cell.page - amount.mention.cell.page <= 1
        and amount.mention.cell.row < total.mention.cell.row
        and same_column(amount, total)
    ]
    column = _last_in_row(column)
    column.sort(key=lambda item: -item.mention.cell.row)
    # A bank prints what is short with a minus, and asks for it without one.
    overdrawn = len(column) >= 2 and all(item.mention.negative for item in column[:2])
    sums: dict[int, tuple[RoledAmount, ...]] = {0: ()}
    row, page = total.mention.cell.row, total.mention.cell.page
    for amount in column[:_MOST_TABLE_ROWS]:
        if row - amount.mention.cell.row > (
            _ROWS_APART if amount.mention.cell.page == page else _OVER_A_PAGE
        ):
            break
        row, page = amount.mention.cell.row, amount.mention.cell.page
        if amount.role in (Role.CONDITIONAL, Role.OTHER):
            continue
        value = abs(signed_cents(amount)) if overdrawn else signed_cents(amount)
        grown: dict[int, tuple[RoledAmount, ...]] = {}
        for known, rows in sums.items():
            grown.setdefault(known + value, (amount, *rows))
        if amount.role in _OPTIONAL or amount.role is Role.PERIODIC:
            # The rent of each month may be what the rows add up, or stand beside them.
            for known, rows in sums.items():
                grown.setdefault(known, rows)
        sums = dict(list(grown.items())[:64])
        found = sums.get(total.cents)
        if found is None and amount.role is not Role.ADVANCE and PAID_BACK.search(total.label):
            # What was due less what was received before comes out below nought: that is to be paid back.
            found = sums.get(-total.cents)
        if found is not None and len(found) >= 2:
            return Proof(total=total, rows=found)
    return None


def prove_by_rows_below(total: RoledAmount, amounts: Sequence[RoledAmount]) -> Proof | None:
    """The rows just below a sum in a sentence ("in all you owe ...:") that add up to it; at least two."""
    if not total.in_sentence or total.cents == 0 or total.role not in (Role.TOTAL, Role.WEAK_TOTAL):
        return None
    cell = total.mention.cell
    below = [
        amount
        for amount in amounts
        if not amount.in_sentence
        and amount.mention.cell.page == cell.page
        and amount.mention.cell.row > cell.row
        and amount.role not in OUTSIDE
    ]
    below.sort(key=lambda item: item.mention.cell.row)
    row, sum_of_rows = cell.row, 0
    rows: list[RoledAmount] = []
    for amount in _last_in_row(below)[:_MOST_TABLE_ROWS]:
        if amount.mention.cell.row - row > _ROWS_APART or (rows and not same_column(amount, rows[0])):
            return None
        row = amount.mention.cell.row
        rows.append(amount)
        sum_of_rows += signed_cents(amount)
        if sum_of_rows == total.cents and len(rows) > 1:
            return Proof(total=total, rows=tuple(rows))
    return None


def prove_by_rows_above(total: RoledAmount, amounts: Sequence[RoledAmount]) -> Proof | None:
    """All rows of the table just above a sentence that names their sum; at least two."""
    if not total.in_sentence or total.cents == 0:
        return None
    cell = total.mention.cell
    above = [
        amount
        for amount in amounts
        if not amount.in_sentence
        and amount.mention.cell.page == cell.page
        and amount.mention.cell.row < cell.row
        and amount.role not in OUTSIDE
    ]
    column = _last_in_row(above)
    column.sort(key=lambda item: -item.mention.cell.row)
    row, sum_of_rows = cell.row, 0
    rows: list[RoledAmount] = []
    for amount in column[:_MOST_TABLE_ROWS]:
        if row - amount.mention.cell.row > _ROWS_APART or (rows and not same_column(amount, rows[0])):
            return None
        row = amount.mention.cell.row
        rows.insert(0, amount)
        sum_of_rows += signed_cents(amount)
        if sum_of_rows == total.cents and len(rows) > 1:
            return Proof(total=total, rows=tuple(rows))
    return None


def below_a_sum(rows: Sequence[RoledAmount]) -> tuple[RoledAmount, ...]:
    """Rows with a minus under a row that is a sum: what the reader paid on it already, unless they say that
    the price was lowered or that others paid."""
    for place, row in enumerate(rows):
        below = rows[place + 1 :]
        if row.role in (Role.TOTAL, Role.WEAK_TOTAL, Role.SUBTOTAL) and below:
            if all(one.mention.negative and one.role is Role.ITEM for one in below) and not any(
                _LOWERED.search(one.label) for one in below
            ):
                return tuple(below)
            return ()
    return ()


def claim_among_costs(rows: Sequence[RoledAmount]) -> RoledAmount | None:
    """The first row of a sum of which each row reads as costs: costs are made over something."""
    first = rows[0]
    if len(rows) < 2 or any(row.role not in (Role.COSTS, Role.VAT, Role.PAID) for row in rows):
        return None
    return None if _COSTS_ALONE.match(first.label) else first


def _last_in_row(amounts: Iterable[RoledAmount]) -> list[RoledAmount]:
    """One amount a row: the last, since an earlier one in the same row is a rate or a count."""
    last: dict[int, RoledAmount] = {}
    for amount in amounts:
        row = amount.mention.cell.row
        if row not in last or amount.mention.cell.x1 >= last[row].mention.cell.x1:
            last[row] = amount
    return list(last.values())


def same_column(one: RoledAmount, other: RoledAmount) -> bool:
    """Whether two amounts stand in one column; where a text has no places, any two may."""
    if not (one.mention.block.has_positions or other.mention.block.has_positions):
        return True
    first, second = one.mention.cell, other.mention.cell
    if abs(first.x1 - second.x1) < 0.035:
        return True
    return min(first.x1, second.x1) - max(first.x0, second.x0) > 0.4 * min(
        first.x1 - first.x0, second.x1 - second.x0
    )


def distinct(amounts: Sequence[RoledAmount], role: Role) -> list[RoledAmount]:
    """Amounts of one role, each value once; where only a threat gave the role, it does not count."""
    found: dict[int, RoledAmount] = {}
    for amount in amounts:
        if amount.role is role and amount.cents > 0:
            known = found.get(amount.cents)
            if known is None or (known.in_sentence and not amount.in_sentence):
                found[amount.cents] = amount
    return list(found.values())


def after_costs(vat: RoledAmount, amounts: Sequence[RoledAmount]) -> bool:
    if "kosten" in vat.label or "costs" in vat.label:
        return True
    return any(
        amount.role is Role.COSTS and 0 <= vat.mention.cell.row - amount.mention.cell.row <= 1
        for amount in amounts
    )


def without_sums(costs: Sequence[RoledAmount]) -> list[RoledAmount]:
    """Costs without those of which the parts are listed too would count double, so a sum of two others goes
    last."""
    values = {cost.cents for cost in costs}
    sums = {one + other for one in values for other in values if one != other}
    return sorted(costs, key=lambda cost: cost.cents in sums)


def subsets_by_sum(costs: Sequence[RoledAmount]) -> dict[int, tuple[RoledAmount, ...]]:
    """What can be added up of `costs`, nothing at all included: for each sum as many of them as can be."""
    found: dict[int, tuple[RoledAmount, ...]] = {0: ()}
    for mask in range(1, 1 << len(costs)):
        chosen = tuple(cost for place, cost in enumerate(costs) if mask >> place & 1)
        total = sum(cost.cents for cost in chosen)
        known = found.get(total)
        if known is None or len(chosen) > len(known):
            found[total] = chosen
    return found


def settled_parts(amounts: Sequence[RoledAmount], paid_cents: int) -> dict[str, tuple[RoledAmount, ...]]:
    """The rows that a payment wiped out, by the name of the fact that they are; none but where costs or
    interest stand among them and all of them add up to what was paid."""
    rows = [
        amount
        for amount in amounts
        if not amount.in_sentence and amount.cents and not amount.mention.negative
    ]
    by_name = {
        "principal_cents": tuple(row for row in rows if row.role in (Role.PRINCIPAL, Role.ITEM)),
        "interest_cents": tuple(row for row in rows if row.role is Role.INTEREST),
        "costs_cents": tuple(row for row in rows if row.role is Role.COSTS),
    }
    found = {name: parts for name, parts in by_name.items() if parts}
    adds_up = sum(row.cents for parts in found.values() for row in parts) == paid_cents
    return found if adds_up and "principal_cents" in found and len(found) > 1 else {}


def alone_in_column(amount: RoledAmount, amounts: Sequence[RoledAmount]) -> bool:
    """Whether a table has but one row, so that its row is its total."""
    return not any(
        other is not amount
        and not other.in_sentence
        and other.mention.cell.page == amount.mention.cell.page
        and (other.cents != amount.cents or other.role is Role.ITEM)
        and same_column(other, amount)
        for other in amounts
    )


def paid_in_row(due_cents: int, amounts: Sequence[RoledAmount]) -> tuple[RoledAmount, RoledAmount] | None:
    """What was billed and what was paid of it, in columns of a row in which the rest stands as due."""
    loose = [amount for amount in amounts if not amount.in_sentence]
    for due in (amount for amount in loose if amount.cents == due_cents):
        cell = due.mention.cell
        row = [
            amount
            for amount in loose
            if (amount.mention.cell.page, amount.mention.cell.row) == (cell.page, cell.row)
            and amount.mention.cell.x1 < cell.x1
        ]
        for paid in (amount for amount in row if amount.role is Role.PAID and amount.cents):
            for billed in row:
                if billed.cents - paid.cents == due_cents:
                    return billed, paid
    return None


def announced_costs(amounts: Sequence[RoledAmount]) -> tuple[RoledAmount, ...]:
    """Costs that the letter only threatens with."""
    return tuple(
        amount
        for amount in amounts
        if amount.role is Role.CONDITIONAL
        and (amount.conditional_role is Role.COSTS or is_cost_label(amount.label))
    )


def less_advances(amounts: Sequence[RoledAmount]) -> set[tuple[int, int]]:
    """Sums of a bill and what is left of each when all its advances are taken off, where both are named."""
    loose = [amount for amount in amounts if not amount.in_sentence and amount.cents]
    advances = {amount.mention.cell.row: amount.cents for amount in loose if amount.role is Role.ADVANCE}
    sums = [amount.cents for amount in loose if amount.role in (Role.TOTAL, Role.WEAK_TOTAL, Role.SUBTOTAL)]
    named = {amount.cents for amount in loose if amount.role in (Role.TOTAL, Role.WEAK_TOTAL)}
    off = sum(advances.values())
    return {(whole, whole - off) for whole in sums if off and whole - off in named}
