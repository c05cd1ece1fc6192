"""One letter that carries debts to several creditors: each debt is linked by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from overview.parties import same_party
from overview.references import Entry, plain_number
from parsers.facts import Facts, ListedDebt


def several_debts(entry: Entry) -> tuple[Entry, ...]:
    """Return an entry for each creditor that the letter lists debts to; the entry itself where that is one.

    Bills of one creditor in one letter are one claim from then on, so only another creditor makes another
    entry.
    """
    groups: list[list[ListedDebt]] = []
    for debt in entry.facts.details.debts:
        creditor = debt.creditor or entry.facts.creditor
        group = next(
            (g for g in groups if _same_creditor(creditor, g[0].creditor or entry.facts.creditor)), None
        )
        if group is None:
            groups.append([debt])
        else:
            group.append(debt)
    if len(groups) < 2:
        return (entry,)
    return tuple(
        replace(entry, index=index, facts=_facts_of(entry.facts, group)) for index, group in enumerate(groups)
    )


def _same_creditor(one: str | None, other: str | None) -> bool:
    return one == other or bool(one and other and same_party(one, other))


def _facts_of(facts: Facts, debts: Sequence[ListedDebt]) -> Facts:
    """Return the letter's facts as far as they are about these debts, without what is stated of the sum."""
    numbers = tuple(number for debt in debts for number in debt.references)
    amounts = [debt.amount_due_cents for debt in debts if debt.amount_due_cents is not None]
    plain = {plain_number(number) for number in numbers}
    own_payment = plain_number(facts.payment_reference or "") in plain
    return replace(
        facts,
        creditor=debts[0].creditor or facts.creditor,
        references=numbers,
        amount_due_cents=sum(amounts) if len(amounts) == len(debts) else None,
        principal_cents=None,
        interest_cents=None,
        costs_cents=None,
        paid_cents=None,
        payment_reference=facts.payment_reference if own_payment else None,
        deadlines=tuple(d for debt in debts for d in debt.deadlines) or facts.deadlines,
    )
