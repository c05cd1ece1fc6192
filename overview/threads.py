"""A claim in the making: what its letters so far say, for the next letter to be held against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from overview.amounts import Amount, after, joined
from overview.parties import party_words, same_party
from overview.references import Entry, Numbers
from parsers.facts import Stage

THIRD_PARTY = frozenset({Stage.COLLECTION, Stage.COURT, Stage.JUDGMENT, Stage.ENFORCEMENT, Stage.TRANSFER})
"""Stages in which somebody other than the creditor usually writes, under numbers of its own."""
_NAMES_COMPARED = 8
"""A claim with more spellings of its parties than this has been misread; the first ones are enough."""


@dataclass(slots=True, kw_only=True)
class Thread:
    """The state of one claim while letters are linked; `entries` are places in the order of days."""

    entries: list[int] = field(default_factory=list)
    last: Entry | None = None
    amount: Amount = field(default_factory=Amount)
    settled: bool = False
    billed: bool = False
    numbers: set[str] = field(default_factory=set)
    telling: set[str] = field(default_factory=set)
    bills: set[str] = field(default_factory=set)
    payments: set[str] = field(default_factory=set)
    names: dict[frozenset[str], str] = field(default_factory=dict)
    cents: set[int] = field(default_factory=set)
    may_be: list[int] = field(default_factory=list)
    tied: set[int] = field(default_factory=set)

    def add(self, at: int, entry: Entry, numbers: Numbers) -> None:
        """Take in one more entry, the newest so far."""
        facts = entry.facts
        self.entries.append(at)
        self.last = entry
        self.amount = after(self.amount, entry)
        self.settled = facts.stage is Stage.SETTLED or facts.amount_due_cents == 0
        self.billed = self.billed or facts.stage is Stage.INVOICE
        self.numbers |= numbers.all
        self.telling |= set(numbers.telling)
        self.bills |= numbers.bills
        self.payments |= {numbers.payment} if numbers.payment else set()
        self.cents |= {c for c in (facts.amount_due_cents, facts.principal_cents) if c}
        for name in (facts.creditor, facts.sender, facts.details.former_creditor):
            if name:
                self.names.setdefault(party_words(name), name)

    def knows(self, names: Iterable[str | None]) -> bool:
        """Tell whether one of `names` can be a creditor or sender here; unknown names may be anyone's."""
        asked = [name for name in names if name]
        if not self.names or not asked:
            return True
        if any(party_words(name) in self.names for name in asked):
            return True
        known = list(self.names.values())[:_NAMES_COMPARED]
        return any(same_party(a, b) for a in asked for b in known)

    def has_written(self, sender: str | None) -> bool:
        """Tell whether `sender` is a creditor or sender here, as far as both are known."""
        return bool(sender and self.names) and self.knows((sender,))


def join(threads: Sequence[Thread], letter_id: str) -> Thread:
    """Return one thread of these, of which a letter asks the sum."""
    live = [t.amount for t in threads if not t.settled]
    return _merged(threads, joined(live or [threads[0].amount], letter_id))


def as_one(first: Thread, second: Thread) -> Thread:
    """Return one thread of two that a person says are one debt: it is as much as the newer of them says."""
    newer = max((first, second), key=lambda t: (t.last is not None, t.last.order if t.last else ()))
    return _merged((first, second), newer.amount)


def _merged(threads: Sequence[Thread], amount: Amount) -> Thread:
    """Return the largest thread with the others taken in, so that joining stays cheap."""
    largest = max(threads, key=lambda t: len(t.entries))
    for thread in threads:
        if thread is largest:
            continue
        largest.entries = sorted(largest.entries + thread.entries)
        largest.billed = largest.billed or thread.billed
        largest.numbers |= thread.numbers
        largest.telling |= thread.telling
        largest.bills |= thread.bills
        largest.payments |= thread.payments
        largest.names |= thread.names
        largest.cents |= thread.cents
        largest.may_be += thread.may_be
        largest.tied |= thread.tied
    largest.amount = amount
    return largest
