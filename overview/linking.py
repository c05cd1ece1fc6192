"""Which letters are about one debt: entries in the order of their days, each joined by evidence or by itself.

A number that means one debt joins at once, also several claims that one letter names together. A customer
number joins nothing by itself: it needs amounts that fit, and a demand that is no new bill. Work per letter
does not grow with the number of letters: everything is looked up by number, or by creditor and amount.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from overview.amounts import Amount, after, joined
from overview.claim import LinkReason
from overview.parties import party_words, same_party
from overview.references import Entry, Numbers, misread_key, numbers_of
from parsers.facts import Stage

_THIRD_PARTY = frozenset({Stage.COLLECTION, Stage.COURT, Stage.JUDGMENT, Stage.ENFORCEMENT, Stage.TRANSFER})
_LONG_NUMBER = 8
_REMEMBERED = 8
"""How many claims of one customer number, or of one amount, are kept in sight: the newest."""
_ENOUGH = 3
"""The weight of evidence from which a letter without a telling number in common is joined."""
_MOST_GROWTH = 5
"""A demand of more than this many times the claim is not that claim with costs and interest on top."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One letter's tie to an earlier one, both as places in the order of entries."""

    at: int
    to: int
    why: LinkReason


@dataclass(slots=True, kw_only=True)
class Thread:
    """A claim in the making: its entries so far, as places in order, and what the next may match."""

    entries: list[int]
    amount: Amount = field(default_factory=Amount)
    settled: bool = False
    numbers: set[str] = field(default_factory=set)
    bills: set[str] = field(default_factory=set)
    payments: set[str] = field(default_factory=set)
    names: dict[frozenset[str], str] = field(default_factory=dict)
    cents: set[int] = field(default_factory=set)
    may_be: list[int] = field(default_factory=list)

    def knows(self, names: Iterable[str]) -> bool:
        """Tell whether one of `names` can be a creditor or sender here; unknown names may be anyone's."""
        known = [*self.names.values()][:_REMEMBERED]
        asked = [name for name in names if name]
        if not known or not asked:
            return True
        return any(party_words(a) in self.names for a in asked) or any(
            same_party(a, b) for a in asked for b in known
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The claims that entries make: threads in order of first entries, and the links of each entry."""

    entries: tuple[Entry, ...]
    threads: tuple[Thread, ...]
    links: tuple[tuple[Link, ...], ...]


def link(entries: Sequence[Entry]) -> Linked:
    """Join entries into claims. The order in which they are given does not matter."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.order))
    linker = _Linker(ordered, numbers_of(ordered))
    for at in range(len(ordered)):
        linker.take(at)
    threads = sorted(linker.threads.values(), key=lambda thread: thread.entries[0])
    return Linked(entries=ordered, threads=tuple(threads), links=tuple(linker.links))


class _Linker:
    """The fold of entries into threads: state that lives for one call of `link`."""

    def __init__(self, entries: Sequence[Entry], numbers: Sequence[Numbers]) -> None:
        self.entries = entries
        self.numbers = numbers
        self.links: list[tuple[Link, ...]] = []
        self.threads: dict[int, Thread] = {}
        self._root: list[int] = []
        self._telling: dict[str, int] = {}
        self._persons: set[str] = set()
        self._doubted: set[str] = set()
        self._weak: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
        self._misread: dict[str, int] = {}
        self._by_day: dict[tuple[date, int], deque[int]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
        self._by_cents: dict[int, deque[int]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
        self._by_word: dict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))

    def take(self, at: int) -> None:
        """Join the entry at this place to the threads that the evidence points at, or let it begin one."""
        self._root.append(at)
        self._doubted = set()
        found = self._by_number(at) or self._same_letter(at) or self._by_misreading(at) or self._by_weight(at)
        roots = sorted({self._find(link.to) for link in found})
        thread = self._merge(roots, at) if roots else Thread(entries=[])
        if not roots:
            # Numbers that were too little to join by, and no amount spoke for it: they stand for the
            # customer.
            self._persons |= self._doubted
            thread.may_be = self._look_alikes(at)
        self.links.append(tuple(found))
        thread.entries.append(at)
        self.threads[self._find(at)] = thread
        self._remember(at, thread)

    def _find(self, at: int) -> int:
        while self._root[at] != at:
            self._root[at] = self._root[self._root[at]]
            at = self._root[at]
        return at

    def _thread(self, at: int) -> Thread:
        return self.threads[self._find(at)]

    def _merge(self, roots: Sequence[int], at: int) -> Thread:
        """Make one thread of these, the largest keeping its place, so that joining stays cheap."""
        threads = [self.threads.pop(root) for root in roots]
        due = [t.amount for t in threads if not t.settled] or [threads[0].amount]
        amount = joined(due, self.entries[at].letter_id)
        largest = max(threads, key=lambda t: len(t.entries))
        keeper = roots[threads.index(largest)]
        for root, thread in zip(roots, threads, strict=True):
            self._root[root] = keeper
            if thread is not largest:
                largest.entries = sorted(largest.entries + thread.entries)
                largest.numbers |= thread.numbers
                largest.bills |= thread.bills
                largest.payments |= thread.payments
                largest.names |= thread.names
                largest.cents |= thread.cents
                largest.may_be += thread.may_be
        self._root[at] = keeper
        largest.amount = amount
        return largest

    def _remember(self, at: int, thread: Thread) -> None:
        """Put what the entry says into its thread and into the look-ups."""
        entry, numbers = self.entries[at], self.numbers[at]
        facts = entry.facts
        thread.amount = after(thread.amount, entry)
        thread.settled = facts.stage is Stage.SETTLED or facts.amount_due_cents == 0
        thread.numbers |= numbers.all
        thread.bills |= numbers.bills
        thread.payments |= {numbers.payment} if numbers.payment else set()
        thread.cents |= {c for c in (facts.amount_due_cents, facts.principal_cents) if c}
        for name in (facts.creditor, facts.sender, facts.details.former_creditor):
            if name:
                thread.names.setdefault(party_words(name), name)
        for number in numbers.telling:
            self._telling[number] = at
            if (key := misread_key(number)) is not None:
                self._misread[key] = at
        for number in (*numbers.weak, *numbers.unlabelled):
            self._put(self._weak[number], at)
        if facts.amount_due_cents is not None:
            self._put(self._by_day[entry.day, facts.amount_due_cents], at)
            self._put(self._by_cents[facts.amount_due_cents], at)
        for word in _creditor_words(entry):
            self._put(self._by_word[word], at)

    def _put(self, places: deque[int], at: int) -> None:
        """Remember the newest place of a thread, in the stead of an older place of the same thread."""
        root = self._find(at)
        older = next((place for place in places if self._find(place) == root), None)
        if older is not None:
            places.remove(older)
        places.append(at)

    def _by_number(self, at: int) -> list[Link]:
        """Return links by numbers that mean one debt, one for each thread that they point at."""
        entry, numbers = self.entries[at], self.numbers[at]
        pointed: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for number in numbers.telling:
            if number not in self._persons and (to := self._telling.get(number)) is not None:
                pointed[self._find(to)].append((number, to))
        found: list[Link] = []
        for root, shared in pointed.items():
            thread = self.threads[root]
            named = [number for number, _ in shared]
            if self._holds(at, thread, named):
                number, to = next(((n, t) for n, t in shared if n == numbers.payment), shared[0])
                why = LinkReason.PAYMENT_REFERENCE if number == numbers.payment else LinkReason.NUMBER
                found.append(Link(at=at, to=to, why=why))
        live = [one for one in found if not self._thread(one.to).settled]
        if live and entry.facts.stage is not Stage.SETTLED:
            return live
        return found

    def _holds(self, at: int, thread: Thread, shared: Sequence[str]) -> bool:
        """Tell whether numbers in common mean that the entry is about this claim, not that it names it."""
        entry, numbers = self.entries[at], self.numbers[at]
        facts = entry.facts
        own = entry.facts.stage is Stage.INVOICE
        if own and thread.settled and not set(numbers.telling) <= thread.numbers:
            return False
        if self._only_a_customer(at, thread, shared):
            self._doubted.add(shared[0])
            return False
        if thread.knows(n for n in (facts.creditor, facts.sender, facts.details.former_creditor) if n):
            return True
        if facts.stage in _THIRD_PARTY or len(shared) > 1:
            return True
        if not own and numbers.payment in shared:
            return True
        return bool({facts.amount_due_cents, facts.principal_cents} & thread.cents)

    def _only_a_customer(self, at: int, thread: Thread, shared: Sequence[str]) -> bool:
        """Tell whether the one number in common, which no letter labels, may well stand for the customer.

        So it is where both sides carry other numbers of their own, the sender asks to pay under another
        payment reference, and the amounts do not tell that one grew out of the other.
        """
        entry, numbers = self.entries[at], self.numbers[at]
        if len(shared) > 1 or shared[0] not in numbers.unlabelled or not thread.payments:
            return False
        if not numbers.payment or numbers.payment in thread.payments:
            return False
        persons = {*numbers.weak, *(self._persons & set(numbers.telling))}
        if persons & thread.numbers:
            return False
        if entry.facts.stage in _THIRD_PARTY or not self._is_sender_of(entry, thread):
            return False
        cents = entry.facts.principal_cents or entry.facts.amount_due_cents
        return cents is None or cents not in thread.cents

    def _is_sender_of(self, entry: Entry, thread: Thread) -> bool:
        last = self.entries[thread.entries[-1]].facts.sender
        return bool(last and entry.facts.sender and same_party(last, entry.facts.sender))

    def _same_letter(self, at: int) -> list[Link]:
        """Return a link to the same letter in another form: same day, sender, amount, and numbers."""
        entry, numbers = self.entries[at], self.numbers[at]
        if entry.facts.amount_due_cents is None:
            return []
        for to in reversed(self._by_day.get((entry.day, entry.facts.amount_due_cents), ())):
            other, theirs = self.entries[to], self.numbers[to]
            alike = entry.facts.stage is other.facts.stage and _named_alike(entry, other)
            ours = {misread_key(n) or n for n in numbers.telling}
            known = {misread_key(n) or n for n in theirs.telling}
            if alike and other.letter_id != entry.letter_id and (not ours or not known or ours & known):
                return [Link(at=at, to=to, why=LinkReason.SAME_LETTER)]
        return []

    def _by_misreading(self, at: int) -> list[Link]:
        """Return a link by a long number that differs only in letters and figures that scans confuse."""
        entry, numbers = self.entries[at], self.numbers[at]
        for number in numbers.telling:
            key = misread_key(number)
            to = None if key is None else self._misread.get(key)
            if to is None:
                continue
            thread = self._thread(to)
            names = [n for n in (entry.facts.creditor, entry.facts.sender) if n]
            if (
                names
                and not thread.settled
                and thread.knows(names)
                and entry.facts.stage is not Stage.INVOICE
            ):
                return [Link(at=at, to=to, why=LinkReason.MISREAD_NUMBER)]
        return []

    def _by_weight(self, at: int) -> list[Link]:
        """Return a link by customer number, creditor and amounts, if one claim alone has enough."""
        entry, numbers = self.entries[at], self.numbers[at]
        if entry.facts.stage is Stage.INVOICE:
            return []
        seen: dict[int, tuple[int, bool]] = {}
        for number in (*numbers.weak, *numbers.unlabelled):
            for to in self._weak.get(number, ()):
                seen.setdefault(self._find(to), (to, True))
        for cents in {entry.facts.principal_cents, entry.facts.amount_due_cents} - {None, 0}:
            for to in self._by_cents.get(cents or 0, ()):
                seen.setdefault(self._find(to), (to, False))
        weighed = [
            (self._weight(at, self.threads[root], weak), to, weak) for root, (to, weak) in seen.items()
        ]
        enough = sorted((w for w in weighed if w[0] >= _ENOUGH), key=lambda w: (-w[0], w[1]))
        if not enough or (len(enough) > 1 and enough[0][0] == enough[1][0]):
            return []
        _, to, weak = enough[0]
        why = LinkReason.CUSTOMER_AND_AMOUNT if weak else LinkReason.CREDITOR_AND_AMOUNT
        return [Link(at=at, to=to, why=why)]

    def _weight(self, at: int, thread: Thread, weak: bool) -> int:
        """Weigh what speaks for this claim; a bill or payment reference of its own is against it."""
        entry, numbers = self.entries[at], self.numbers[at]
        facts = entry.facts
        if not thread.knows(n for n in (facts.creditor, facts.details.former_creditor) if n):
            return 0
        for_another = (
            facts.sender is None or facts.creditor is None or not same_party(facts.sender, facts.creditor)
        )
        due = thread.amount.cents
        asked = [c for c in (facts.principal_cents, facts.amount_due_cents) if c]
        weight = 2 if weak else 0
        weight += 2 if due is not None and due in asked else 0
        weight += 1 if due and asked and due < max(asked) <= _MOST_GROWTH * due else 0
        weight += 1 if for_another or facts.stage in _THIRD_PARTY else 0
        weight -= 3 if thread.settled and facts.stage is not Stage.SETTLED else 0
        weight -= 3 if numbers.bills and thread.bills and not numbers.bills & thread.bills else 0
        if self._is_sender_of(entry, thread):
            # The same sender keeps its numbers: only an agency or bailiff gives a debt new ones.
            own = set(numbers.telling) - self._persons - self._doubted
            weight -= 2 if own and not own & thread.numbers and thread.numbers - set(numbers.weak) else 0
        return weight

    def _look_alikes(self, at: int) -> list[int]:
        """Return entries of live claims of this creditor that a demand which is no bill may repeat."""
        entry, numbers = self.entries[at], self.numbers[at]
        if entry.facts.stage in (Stage.INVOICE, Stage.SETTLED):
            return []
        places = [to for n in (*numbers.weak, *self._doubted) for to in self._weak.get(n, ())]
        if entry.facts.stage in _THIRD_PARTY:
            places += [to for word in _creditor_words(entry) for to in self._by_word.get(word, ())]
        found: dict[int, int] = {}
        if entry.facts.creditor:
            for to in places:
                thread = self._thread(to)
                if not thread.settled and thread.knows([entry.facts.creditor]):
                    found.setdefault(self._find(to), to)
        return sorted(found.values())


def _creditor_words(entry: Entry) -> frozenset[str]:
    return party_words(entry.facts.creditor) if entry.facts.creditor else frozenset()


def _named_alike(one: Entry, other: Entry) -> bool:
    """Tell whether two entries can have the same sender and creditor."""
    pairs = ((one.facts.sender, other.facts.sender), (one.facts.creditor, other.facts.creditor))
    known = [(a, b) for a, b in pairs if a and b]
    return bool(known) and all(same_party(a, b) for a, b in known)
