"""Several debts in one letter: which they are, and that together they are what the letter asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parsers.amount_roles import RoledAmount
from parsers.debt_blocks import items_in_blocks
from parsers.debt_tables import DebtItem, items_in_lines, items_in_plain_rows, items_in_tables
from parsers.facts import Deadline, DeadlineKind, Direction, ListedDebt, ReferenceKind, Stage
from parsers.folding import letters_and_digits
from parsers.lexicon.roles import Role
from parsers.party_names import clean_name, same_party
from parsers.reckoning import Reckoning

if TYPE_CHECKING:
    from parsers.choosing import Choice, Mentions

_APART: Final = re.compile(
    r"\b(?:elke?|iedere?|ieder|per|alle|each|every)\b.{0,60}\b(?:apart|afzonderlijk|los|separately)\b|"
    r"\b(?:apart|afzonderlijk|separately)\b.{0,40}\b(?:betalen|betaal|over te maken|pay)\b|"
    r"\b(?:betaal|betalen|pay)\b.{0,40}\b(?:apart|afzonderlijk|separately)\b|"
    r"\b(?:eigen|own)\s(?:betalings?kenmerk|payment reference)"
)
_CLEAR: Final = 10.0
_SHARED: Final = (ReferenceKind.CUSTOMER, ReferenceKind.POLICY)


def find_debt_items(mentions: Mentions, choice: Choice) -> tuple[DebtItem, ...]:
    """Return the debts that a letter carries as they stand on paper, where it carries more than one.

    They are only told apart where they add up to what the letter asks, or where a table of them has no sum.
    """
    if choice.direction is not Direction.OWED or choice.stage.stage in (Stage.SETTLED, Stage.PAYMENT_PLAN):
        return ()
    asked = choice.reckoning.due_cents
    printed = {amount.cents for amount in mentions.amounts}
    for found, may_lack_sum in (
        (items_in_tables(mentions), True),
        (items_in_blocks(mentions), False),
        (items_in_plain_rows(mentions), False),
        (items_in_lines(mentions), False),
    ):
        if len(found) < 2 or not _are_apart(found, mentions):
            continue
        total = sum(item.due_cents for item in found)
        if total == asked or total in printed:
            return found
        if may_lack_sum and asked in (None, *(item.due_cents for item in found)):
            return found
    return ()


def with_debts(choice: Choice, items: Sequence[DebtItem], mentions: Mentions) -> Choice:
    """Return the choice with the sum of several debts as what is due, and the sums of their parts."""
    if not items:
        return choice
    return replace(choice, reckoning=_reckoning(items, choice.reckoning, mentions.amounts))


def listed_debts(items: Sequence[DebtItem], mentions: Mentions, choice: Choice) -> tuple[ListedDebt, ...]:
    """Return each debt with the creditor, the numbers and the days that stand in its rows."""
    return tuple(_debt_of(item, items, mentions, choice) for item in items)


def _are_apart(items: Sequence[DebtItem], mentions: Mentions) -> bool:
    """Whether the debts differ in creditor or in dossier, or are to be paid apart."""
    names = [item.creditor for item in items]
    parties = [clean_name(name) for name in names if name]
    firsts = [party for party in parties if party is not None]
    if len(parties) == len(items) and any(not same_party(firsts[0], other) for other in firsts[1:]):
        return True
    files = [letters_and_digits(item.file) for item in items if item.file]
    if len(files) == len(items) == len(set(files)):
        return True
    payments = [letters_and_digits(item.payment) for item in items if item.payment]
    apart = any(_APART.search(sentence.folded) for _, sentence in mentions.text.body)
    return apart and len(payments) == len(items) == len(set(payments))


def _debt_of(item: DebtItem, items: Sequence[DebtItem], mentions: Mentions, choice: Choice) -> ListedDebt:
    # Where other debts name their creditor, that of the letter is one of those and says nothing of this one.
    creditor = item.creditor or (None if any(one.creditor for one in items) else mentions.parties.creditor)
    deadlines = [
        Deadline(kind=found.kind, day=found.day)
        for found in choice.deadlines
        if item.first <= found.block.cell_at(found.start).row <= item.last
    ]
    if item.pay_by and all(one.day != item.pay_by for one in deadlines):
        deadlines.append(Deadline(kind=DeadlineKind.PAYMENT, day=item.pay_by))
    return ListedDebt(
        creditor=creditor,
        references=_references(item, mentions),
        amount_due_cents=item.due_cents,
        deadlines=tuple(deadlines),
        **_parts(item),
    )


def _parts(item: DebtItem) -> dict[str, int | None]:
    """Principal, interest, costs and payments of a debt, where they make up what is due of it."""
    parts = {
        "principal_cents": item.cents_of(Role.PRINCIPAL),
        "interest_cents": item.cents_of(Role.INTEREST),
        "costs_cents": item.cents_of(Role.COSTS),
        "paid_cents": item.cents_of(Role.PAID),
    }
    plus = sum(parts[name] or 0 for name in ("principal_cents", "interest_cents", "costs_cents"))
    if parts["principal_cents"] is None or plus - (parts["paid_cents"] or 0) != item.due_cents:
        return dict.fromkeys(parts)
    return parts


def _references(item: DebtItem, mentions: Mentions) -> tuple[str, ...]:
    """The numbers in the rows of a debt that no other debt has, as they stand in the letter's references."""
    own: dict[str, str] = {}
    for reference in mentions.references:
        row = reference.block.cell_at(reference.start).row
        if item.first <= row <= item.last and reference.kind not in _SHARED:
            plain = reference.kind is ReferenceKind.PAYMENT and reference.plain.isdigit()
            own.setdefault(reference.plain, reference.plain if plain else reference.number)
    for printed in (item.file, item.payment):
        if printed:
            own.setdefault(letters_and_digits(printed).upper(), printed)
    return tuple(own.values())


def _reckoning(items: Sequence[DebtItem], before: Reckoning, amounts: Sequence[RoledAmount]) -> Reckoning:
    total = sum(item.due_cents for item in items)
    due = next((amount for amount in amounts if amount.cents == total), None)
    if due is not None and before.due is not None and before.due_cents == total:
        due = before.due
    parts = [_parts(item) for item in items]
    whole = all(one["principal_cents"] is not None for one in parts)
    sums: dict[str, int | None] = {
        name: sum(one[name] or 0 for one in parts) or None if whole else None
        for name in ("principal_cents", "interest_cents", "costs_cents", "paid_cents")
    }
    if before.due_cents == total and before.proven and not whole:
        return before
    first = items[0].amounts
    sources = {
        name: first[role][0]
        for name, role in (
            ("principal_cents", Role.PRINCIPAL),
            ("interest_cents", Role.INTEREST),
            ("costs_cents", Role.COSTS),
            ("paid_cents", Role.PAID),
        )
        if first.get(role)
    }
    return Reckoning(
        due=due,
        due_cents=total,
        principal_cents=sums["principal_cents"],
        interest_cents=sums["interest_cents"],
        costs_cents=sums["costs_cents"],
        paid_cents=sums["paid_cents"],
        sources=sources if whole else {},
        cost_amounts=tuple(a for item in items for a in item.amounts.get(Role.COSTS, ()) if a.cents)
        if whole
        else (),
        proven=due is not None,
        margin=_CLEAR if due is not None else 0.0,
        candidates=before.candidates,
    )
