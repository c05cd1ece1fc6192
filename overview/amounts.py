"""The amount of a claim as its letters come in: the newest that states it, less payments confirmed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from overview.claim import Doubt, DoubtReason
from overview.references import Entry
from parsers.facts import Stage

_PATH = "amount_due_cents"
_LASTING = frozenset({DoubtReason.LOWER_WITHOUT_PAYMENT, DoubtReason.FORMS_DIFFER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What is due after some letters. `payments` are those already taken off, by day and cents.

    `stage` is that of the letter that stated the amount.
    """

    cents: int | None = None
    day: date | None = None
    doubts: tuple[Doubt, ...] = ()
    payments: frozenset[tuple[date, int]] = frozenset()
    stage: Stage | None = None


def joined(amounts: Sequence[Amount], letter_id: str) -> Amount:
    """Return what is due on claims that a letter joins, as long as no letter names the whole: their sum."""
    if len(amounts) == 1:
        return amounts[0]
    stated = [a for a in amounts if a.cents is not None]
    if not stated:
        return Amount()
    total = sum(a.cents or 0 for a in stated)
    return Amount(
        cents=total,
        day=max(a.day for a in stated if a.day is not None),
        doubts=(Doubt(path=_PATH, reason=DoubtReason.SUM_OF_JOINED, letter_id=letter_id),),
        payments=frozenset[tuple[date, int]]().union(*(a.payments for a in amounts)),
    )


def after(amount: Amount, entry: Entry) -> Amount:
    """Return what is due after one more letter."""
    facts = entry.facts
    stated = 0 if facts.stage is Stage.SETTLED and facts.amount_due_cents is None else facts.amount_due_cents
    if stated is not None:
        return _stated(amount, entry, stated)
    payment = (entry.day, facts.paid_cents or 0)
    if payment[1] <= 0 or payment in amount.payments or amount.cents is None:
        return amount
    return replace(
        amount,
        cents=max(0, amount.cents - payment[1]),
        day=entry.day,
        payments=amount.payments | {payment},
        doubts=(_doubt(DoubtReason.PAYMENT_TAKEN_OFF, entry),),
    )


def _stated(amount: Amount, entry: Entry, stated: int) -> Amount:
    """Return the amount that the letter states, with a doubt where it is lower for no reason given."""
    facts = entry.facts
    doubts: tuple[Doubt, ...] = ()
    if stated < 0:
        doubts = (_doubt(DoubtReason.NEGATIVE, entry),)
    elif amount.cents is None or facts.stage is Stage.SETTLED:
        pass
    elif amount.cents != stated and (amount.day, amount.stage) == (entry.day, facts.stage):
        doubts = (_doubt(DoubtReason.FORMS_DIFFER, entry, amount.cents),)
    elif stated < amount.cents and not facts.paid_cents:
        doubts = (_doubt(DoubtReason.LOWER_WITHOUT_PAYMENT, entry, amount.cents),)
    elif amount.cents == stated:
        # The same amount again settles nothing: a doubt about it stays until a letter explains it.
        doubts = tuple(d for d in amount.doubts if d.reason in _LASTING)
    payments = amount.payments | ({(entry.day, facts.paid_cents)} if facts.paid_cents else set())
    return Amount(cents=max(0, stated), day=entry.day, doubts=doubts, payments=payments, stage=facts.stage)


def _doubt(reason: DoubtReason, entry: Entry, cents: int | None = None) -> Doubt:
    return Doubt(path=_PATH, reason=reason, letter_id=entry.letter_id, amount_cents=cents)
