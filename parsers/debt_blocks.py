"""Debts in blocks of labels and values under each other, each with its own creditor or dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from parsers.amount_roles import RoledAmount
from parsers.debt_tables import FILE_KINDS, DebtItem
from parsers.folding import letters_and_digits
from parsers.layout import Cell, Layout
from parsers.lexicon.parties import CREDITOR_LABEL
from parsers.lexicon.roles import Role
from parsers.party_names import clean_name, looks_like_person_or_role

if TYPE_CHECKING:
    from parsers.choosing import Mentions

_TOTALS: Final = (Role.TOTAL, Role.WEAK_TOTAL)
_PARTS: Final = (Role.PRINCIPAL, Role.INTEREST, Role.COSTS, Role.PAID)
_HEAD_LINES: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A row in which a creditor or a dossier is named with its label."""

    row: int
    value: str


def items_in_blocks(mentions: Mentions) -> tuple[DebtItem, ...]:
    """The blocks that each have a label for creditor or dossier and amounts of their own, in order."""
    creditors = _creditor_marks(mentions.layout)
    files = _file_marks(mentions)
    for marks in (creditors, files):
        if len({mark.value.casefold() for mark in marks}) == len(marks) >= 2:
            items = _items(mentions, marks, creditors, files)
            if len(items) >= 2:
                return items
    return ()


def _creditor_marks(layout: Layout) -> list[_Mark]:
    marks: list[_Mark] = []
    for row in layout.rows:
        for cell in row:
            name = _name_beside(cell, layout)
            if name is not None:
                marks.append(_Mark(row=cell.row, value=name))
    return marks


def _name_beside(cell: Cell, layout: Layout) -> str | None:
    """The name that a label of a creditor has behind it or to its right."""
    label, colon, behind = cell.text.partition(":")
    if not CREDITOR_LABEL.match(cell.folded[: len(label)] if colon else cell.folded):
        return None
    right = layout.right_of(cell)
    value = behind.strip() or (right[0].text if right else "")
    name = clean_name(value) if value else None
    return name.text if name is not None and not looks_like_person_or_role(name.text) else None


def _file_marks(mentions: Mentions) -> list[_Mark]:
    found: dict[int, _Mark] = {}
    for reference in mentions.references:
        row = reference.block.cell_at(reference.start).row
        if reference.kind in FILE_KINDS:
            found.setdefault(row, _Mark(row=row, value=reference.number))
    return [found[row] for row in sorted(found)]


def _items(
    mentions: Mentions, marks: Sequence[_Mark], creditors: Sequence[_Mark], files: Sequence[_Mark]
) -> tuple[DebtItem, ...]:
    items: list[DebtItem] = []
    before = marks[0].row - _HEAD_LINES
    ends = [*(mark.row for mark in marks[1:]), len(mentions.layout.rows)]
    for mark, end in zip(marks, ends, strict=True):
        amounts = [
            amount
            for amount in mentions.amounts
            if mark.row <= amount.mention.cell.row < end and amount.role in (*_TOTALS, *_PARTS, Role.ITEM)
        ]
        amounts.sort(key=lambda amount: amount.mention.cell.row)
        taken = _closed(amounts)
        if not taken:
            continue
        last = taken[-1].mention.cell.row
        # What belongs to a block may stand above its label, but below the block before it.
        name = [one.value for one in creditors if before < one.row <= last]
        file = [one.value for one in files if before < one.row <= last]
        items.append(
            DebtItem(
                creditor=name[-1] if name else None,
                file=file[-1] if file and len({letters_and_digits(one) for one in file}) == 1 else None,
                payment=None,
                due_cents=taken[-1].cents,
                first=max(0, before + 1),
                last=last,
                amounts={
                    role: rows
                    for role in _PARTS
                    if (rows := tuple(amount for amount in taken[:-1] if amount.role is role))
                },
            )
        )
        before = last
    return tuple(items)


def _closed(amounts: Sequence[RoledAmount]) -> list[RoledAmount]:
    """The amounts of a block up to its total; a block of one amount is its own total."""
    for index, amount in enumerate(amounts):
        if amount.role in _TOTALS:
            return list(amounts[: index + 1])
    own = [amount for amount in amounts if not amount.in_sentence]
    return own if len(own) == 1 else []
