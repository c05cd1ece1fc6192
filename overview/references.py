"""The numbers of a letter as evidence: which of them mean one debt, and which only mean one customer."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from overview.parties import same_party
from parsers.facts import Facts, ReferenceKind, Stage

SHORTEST_NUMBER = 5
"""Fewer characters than this come up by chance: "0174" may be a member, a house or a bill."""
_SHORTEST_MISREAD = 8
_GROUPED, _GROUP = 16, 4
"""A payment reference is printed as sixteen figures in groups of four."""
_MEANS_A_PERSON = frozenset({ReferenceKind.CUSTOMER, ReferenceKind.POLICY})
# A contract can be the debt itself (a loan) or what bills come from (a telephone): like no label at all.
_UNTOLD = frozenset({ReferenceKind.OTHER, ReferenceKind.CONTRACT})
_STAGES = {stage: place for place, stage in enumerate(Stage)}
_MEANS_A_BILL = frozenset({ReferenceKind.INVOICE, ReferenceKind.DECISION})
# What scans confuse most, folded to one spelling.
_CONFUSED = str.maketrans("OQDILZSBG", "000112586")


@lru_cache(maxsize=65536)
def plain_number(number: str) -> str:
    """Return a number as it is compared: capitals and digits alone."""
    return re.sub(r"[^A-Z0-9]", "", number.upper())


@lru_cache(maxsize=65536)
def misread_key(number: str) -> str | None:
    """Return what a plain number and its usual misreadings have in common; `None` for a short one."""
    return number.translate(_CONFUSED) if len(number) >= _SHORTEST_MISREAD else None


def misread_keys(number: str) -> tuple[str, ...]:
    """Return all by which a misread number can be found again, also when a group of four got lost."""
    key = misread_key(number)
    if key is None:
        return ()
    return (key, key[:-_GROUP], key[_GROUP:]) if len(key) == _GROUPED else (key,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One demand as it is linked: a letter, or the part of it about one of several debts (`index` > 0)."""

    letter_id: str
    source: str
    received: date
    day: date
    index: int
    facts: Facts

    @property
    def order(self) -> tuple[date, int, int, date, str, int]:
        """Oldest first, by the day of the letter, and of one day the later stage last.

        Of two forms of one letter the one that was read with less doubt comes last, so that it counts as
        the newest. The id settles what else would be chance.
        """
        stage, doubts = _STAGES[self.facts.stage], -len(self.facts.review)
        return self.day, stage, doubts, self.received, self.letter_id, self.index

    @property
    def arrival(self) -> tuple[date, date, str, int]:
        """First come first."""
        return self.received, self.day, self.letter_id, self.index


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The plain numbers of one entry by what they prove.

    `telling` mean one debt; `weak` mean a customer, or are too short to mean anything without the creditor.
    `bills` are those known to be of an invoice or decision; `unlabelled` those that the letter gives no
    label.
    """

    payment: str | None
    telling: tuple[str, ...]
    weak: tuple[str, ...]
    bills: frozenset[str]
    unlabelled: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """Every number of the entry."""
        return frozenset(self.telling) | frozenset(self.weak)


def numbers_of(entries: Sequence[Entry]) -> list[Numbers]:
    """Return the numbers of each entry, with what all letters together tell of their meaning."""
    kinds = [_labelled(entry.facts) for entry in entries]
    persons = _customer_numbers(entries, kinds)
    return [_numbers(entry.facts, labels, persons) for entry, labels in zip(entries, kinds, strict=True)]


def _labelled(facts: Facts) -> dict[str, ReferenceKind]:
    """Return the plain numbers of a letter with the kind that it gives them, in a stable order."""
    labels = {plain_number(r.number): r.kind for r in facts.details.references}
    found = {plain_number(n): ReferenceKind.OTHER for n in facts.references}
    found = {number: labels.get(number, ReferenceKind.OTHER) for number in found if number}
    payment = plain_number(facts.payment_reference or "")
    if payment and found.get(payment, ReferenceKind.OTHER) is ReferenceKind.OTHER:
        found[payment] = ReferenceKind.PAYMENT
    return found


def _numbers(facts: Facts, labels: dict[str, ReferenceKind], persons: frozenset[str]) -> Numbers:
    telling = [n for n in labels if len(n) >= SHORTEST_NUMBER and n not in persons]
    payment = plain_number(facts.payment_reference or "") or None
    return Numbers(
        payment=payment if payment not in persons else None,
        telling=tuple(telling),
        weak=tuple(n for n in labels if n in persons or 2 <= len(n) < SHORTEST_NUMBER),
        bills=frozenset(n for n in telling if labels[n] in _MEANS_A_BILL),
        unlabelled=frozenset(n for n in telling if labels[n] in _UNTOLD),
    )


def _customer_numbers(entries: Sequence[Entry], kinds: Sequence[dict[str, ReferenceKind]]) -> frozenset[str]:
    """Return the numbers that stand for a person rather than a debt.

    Either most letters that label the number say so, or no letter labels it and it comes back on a first
    demand of its sender beside numbers that are all new: another bill to the same customer.
    """
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    carriers: dict[str, list[int]] = defaultdict(list)
    for at, labels in enumerate(kinds):
        for number, kind in labels.items():
            carriers[number].append(at)
            if kind not in _UNTOLD:
                votes[number][kind in _MEANS_A_PERSON] += 1
    labelled = {number for number, vote in votes.items() if vote[True] > 0 and vote[True] >= vote[False]}
    repeated = {
        number
        for number, carrying in carriers.items()
        if number not in votes and len(carrying) > 1 and _is_repeated(carrying, entries, kinds)
    }
    return frozenset(labelled | repeated)


def _is_repeated(
    carrying: Sequence[int], entries: Sequence[Entry], kinds: Sequence[dict[str, ReferenceKind]]
) -> bool:
    """Tell whether one of these entries is a new bill beside one before it that only shares this number."""
    before: list[int] = []
    for at in sorted(carrying, key=lambda one: entries[one].order):
        bill = entries[at].facts.stage is Stage.INVOICE
        if bill and any(
            _is_new_bill(entries[at].facts, entries[one].facts, kinds[at], kinds[one]) for one in before
        ):
            return True
        # The last letter and the last bill are enough to compare with: more would make the work grow.
        before = [at] if bill or not before else [before[0], at]
    return False


def _is_new_bill(
    bill: Facts, earlier: Facts, ours: Mapping[str, ReferenceKind], theirs: Mapping[str, ReferenceKind]
) -> bool:
    """Tell whether a bill is another than the earlier letter is about, although both carry one number."""
    if not _one_sender(bill, earlier) or ours.keys() <= theirs.keys() or theirs.keys() <= ours.keys():
        return False
    first, second = plain_number(earlier.payment_reference or ""), plain_number(bill.payment_reference or "")
    if first and second:
        return first != second
    return earlier.stage is Stage.INVOICE


def _one_sender(first: Facts, second: Facts) -> bool:
    return first.sender is None or second.sender is None or same_party(first.sender, second.sender)


def shown_references(entries: Iterable[Entry]) -> tuple[str, ...]:
    """Return every number of these entries as printed, newest letter first, each once."""
    found: dict[str, str] = {}
    for entry in sorted(entries, key=lambda e: e.order, reverse=True):
        for number in (*entry.facts.references, entry.facts.payment_reference):
            if number and plain_number(number):
                found.setdefault(plain_number(number), number)
    return tuple(found.values())
