"""Which letters are about one debt: entries in the order of their days, each joined by evidence or by itself.

A number that means one debt joins at once, also several claims that one letter names together. A customer
number joins nothing by itself: it needs amounts that fit, and a demand that is no new bill. Work per letter
does not grow with the number of letters: everything is looked up by number, by amount or by creditor.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from overview.claim import LinkReason
from overview.corrections import Correction
from overview.evidence import ENOUGH, Verdict, asked_cents, fits, is_same_letter, judge, weigh
from overview.parties import party_words
from overview.references import Entry, Numbers, misread_keys, numbers_of
from overview.threads import THIRD_PARTY, Thread, as_one, join
from overview.ties import NO_TIES, Held, Ties, hold
from parsers.facts import Stage

_IN_SIGHT = 8
"""How many claims of one customer, creditor or amount are kept in sight: the ones that changed last."""
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One letter's tie to an earlier one, both as places in the order of entries."""

    at: int
    to: int
    why: LinkReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The claims that entries make: threads in order of first entries, and the links of each entry.

    `not_applied` are the ties that could not hold.
    """

    entries: tuple[Entry, ...]
    threads: tuple[Thread, ...]
    links: tuple[tuple[Link, ...], ...]
    not_applied: tuple[Correction, ...] = ()


def link(entries: Sequence[Entry], ties: Ties = NO_TIES) -> Linked:
    """Join entries into claims, as evidence and people say; people have the last word.

    The order in which entries and ties are given does not matter.
    """
    ordered = tuple(sorted(entries, key=lambda entry: entry.order))
    held = hold(ties, [(entry.letter_id, entry.index) for entry in ordered])
    linker = _Linker(ordered, numbers_of(ordered), held)
    for at in range(len(ordered)):
        linker.take(at)
    threads = tuple(sorted(linker.threads.values(), key=lambda thread: thread.entries[0]))
    linker.forget_told_apart(threads)
    return Linked(entries=ordered, threads=threads, links=tuple(linker.links), not_applied=held.not_applied)


class _InSight(Generic[_Key]):
    """For each key the entries of the claims that changed last, one entry for each claim."""

    def __init__(self, find: Callable[[int], int]) -> None:
        self._find = find
        self._places: dict[_Key, deque[int]] = defaultdict(lambda: deque(maxlen=_IN_SIGHT))

    def put(self, key: _Key, at: int) -> None:
        places = self._places[key]
        root = self._find(at)
        for index in range(len(places) - 1, -1, -1):
            if self._find(places[index]) == root:
                del places[index]
                break
        places.append(at)

    def get(self, key: _Key) -> tuple[int, ...]:
        """Return the places, the newest first."""
        return tuple(reversed(self._places.get(key, ())))


class _Linker:
    """The fold of entries into threads: state that lives for one call of `link`."""

    def __init__(self, entries: Sequence[Entry], numbers: Sequence[Numbers], held: Held) -> None:
        self.links: list[tuple[Link, ...]] = []
        self.threads: dict[int, Thread] = {}
        self._entries = entries
        self._numbers = numbers
        self._held = held
        self._of_group: dict[int, int] = {}
        self._root: list[int] = []
        self._persons: set[str] = set()
        self._doubted: set[str] = set()
        self._telling: dict[str, int] = {}
        self._misread: dict[str, int] = {}
        self._shared: _InSight[str] = _InSight(self._find)
        self._days: _InSight[tuple[date, int]] = _InSight(self._find)
        self._cents: _InSight[int] = _InSight(self._find)
        self._creditors: _InSight[str] = _InSight(self._find)

    def take(self, at: int) -> None:
        """Join the entry at this place to the threads that the evidence points at, or let it begin one."""
        self._root.append(at)
        self._doubted = set()
        hand = self._by_hand(at)
        found = self._allowed(at, hand, self._by_number(at)) or self._same_letter(at)
        if not hand:
            found = found or self._allowed(at, (), self._by_misreading(at))
        alike = {self._find(one.to) for one in found}
        found = (*found, *(one for one in hand if self._find(one.to) not in alike))
        found = (*found, *self._allowed(at, found, self._by_sum(at, found))) or self._by_weight(at)
        roots = sorted({self._find(one.to) for one in found})
        thread = self._joined(roots, at, hand) if roots else Thread()
        if not roots:
            # Numbers that were too little to join by, and no amount spoke for it: they stand for the
            # customer.
            self._persons |= self._doubted
            thread.may_be = self._look_alikes(at)
        self.links.append(tuple(found))
        thread.add(at, self._entries[at], self._numbers[at])
        self.threads[self._find(at)] = thread
        if (group := self._held.groups.get(at)) is not None:
            thread.tied.add(group)
            self._of_group[group] = at
        self._remember(at)

    def forget_told_apart(self, threads: Iterable[Thread]) -> None:
        """Take out of what may be one debt those that a person says are two."""
        for thread in threads:
            if thread.tied and thread.may_be:
                thread.may_be = [to for to in thread.may_be if not self._clash(thread.tied, to)]

    def _clash(self, groups: Iterable[int], to: int) -> bool:
        return self._held.clash(groups, self._thread(to).tied)

    def _by_hand(self, at: int) -> tuple[Link, ...]:
        """Return a link to the earlier entry that a person says is of the same debt, if there is one."""
        to = self._of_group.get(self._held.groups.get(at, -1))
        return () if to is None else (Link(at=at, to=to, why=LinkReason.BY_HAND),)

    def _groups_at(self, at: int, beside: Iterable[Link]) -> set[int]:
        """Return what the entry stands for among what people said, also by way of links that it has."""
        groups = {self._held.groups[at]} if at in self._held.groups else set()
        return groups.union(*(self._thread(one.to).tied for one in beside))

    def _allowed(self, at: int, beside: Iterable[Link], links: Sequence[Link]) -> tuple[Link, ...]:
        """Leave out links that would bring into one claim what a person told apart."""
        if not self._held.apart or not links:
            return tuple(links)
        groups = self._groups_at(at, beside)
        kept: list[Link] = []
        for one in links:
            if not self._clash(groups, one.to):
                kept.append(one)
                groups |= self._thread(one.to).tied
        return tuple(kept)

    def _find(self, at: int) -> int:
        while self._root[at] != at:
            self._root[at] = self._root[self._root[at]]
            at = self._root[at]
        return at

    def _thread(self, at: int) -> Thread:
        return self.threads[self._find(at)]

    def _joined(self, roots: Sequence[int], at: int, hand: Sequence[Link]) -> Thread:
        """Return one thread of all these: a letter may ask a sum, a person's word does not."""
        by_hand = {self._find(one.to) for one in hand}
        told = [self.threads.pop(root) for root in roots if root in by_hand]
        named = [self.threads.pop(root) for root in roots if root not in by_hand]
        for root in (*roots, at):
            self._root[root] = roots[0]
        if not told:
            return join(named, self._entries[at].letter_id)
        return as_one(join(named, self._entries[at].letter_id), told[0]) if named else told[0]

    def _remember(self, at: int) -> None:
        """Put what the entry says into the look-ups."""
        entry, numbers = self._entries[at], self._numbers[at]
        for number in numbers.telling:
            self._telling[number] = at
            for key in misread_keys(number):
                self._misread[key] = at
        for number in (*numbers.weak, *numbers.unlabelled):
            self._shared.put(number, at)
        if entry.facts.amount_due_cents is not None:
            self._days.put((entry.day, entry.facts.amount_due_cents), at)
        for cents in asked_cents(entry.facts):
            self._cents.put(cents, at)
        for word in _creditor_words(entry):
            self._creditors.put(word, at)

    def _by_number(self, at: int) -> tuple[Link, ...]:
        """Return links by numbers that mean one debt, one for each thread that they point at."""
        entry, numbers = self._entries[at], self._numbers[at]
        pointed: dict[int, list[tuple[str, int]]] = {}
        for number in numbers.telling:
            if number not in self._persons and (to := self._telling.get(number)) is not None:
                pointed.setdefault(self._find(to), []).append((number, to))
        found: list[Link] = []
        for root, ties in pointed.items():
            shared = [number for number, _ in ties]
            verdict = judge(entry, numbers, self.threads[root], shared, self._persons)
            if verdict is Verdict.CUSTOMER:
                self._doubted.update(shared)
            elif verdict is Verdict.ABOUT:
                number, to = next((tie for tie in ties if tie[0] == numbers.payment), ties[0])
                why = LinkReason.PAYMENT_REFERENCE if number == numbers.payment else LinkReason.NUMBER
                found.append(Link(at=at, to=to, why=why))
        return self._best(found, entry)

    def _best(self, found: Sequence[Link], entry: Entry) -> tuple[Link, ...]:
        """Leave out claims that a letter only names beside its own: settled ones, those of other parties."""
        best = list(found)
        if entry.facts.stage is not Stage.SETTLED:
            best = [one for one in best if not self._thread(one.to).settled] or best
        best = [one for one in best if fits(entry.facts, self._thread(one.to))] or best
        return tuple(best)

    def _same_letter(self, at: int) -> tuple[Link, ...]:
        """Return a link to the same letter in another form."""
        entry, numbers = self._entries[at], self._numbers[at]
        if entry.facts.amount_due_cents is None:
            return ()
        for to in self._days.get((entry.day, entry.facts.amount_due_cents)):
            if is_same_letter(entry, numbers, self._entries[to], self._numbers[to]):
                one = (Link(at=at, to=to, why=LinkReason.SAME_LETTER),)
                if allowed := self._allowed(at, self._by_hand(at), one):
                    return allowed
        return ()

    def _by_misreading(self, at: int) -> tuple[Link, ...]:
        """Return a link by a long number that lacks a group, or has characters that scans confuse."""
        facts = self._entries[at].facts
        if facts.stage is Stage.INVOICE:
            return ()
        for number in self._numbers[at].telling:
            for key in misread_keys(number):
                to = self._misread.get(key)
                thread = None if to is None else self._thread(to)
                # A number that was read the same was judged by itself.
                if to is None or thread is None or thread.settled or number in thread.numbers:
                    continue
                named = bool(facts.creditor or facts.sender) and fits(facts, thread)
                if named or asked_cents(facts) & thread.cents:
                    return (Link(at=at, to=to, why=LinkReason.MISREAD_NUMBER),)
        return ()

    def _by_sum(self, at: int, found: Sequence[Link]) -> tuple[Link, ...]:
        """Return links to further claims of the creditor that make up, to the cent, what the letter asks."""
        entry = self._entries[at]
        asked = asked_cents(entry.facts)
        if not asked or entry.facts.stage in (Stage.INVOICE, Stage.SETTLED):
            return ()
        have = {self._find(one.to) for one in found}
        base = sum(self.threads[root].amount.cents or 0 for root in have)
        if base in asked or base >= max(asked):
            return ()
        pool = {
            root: (to, self.threads[root].amount.cents or 0)
            for root, to in self._of_creditor(at).items()
            if root not in have and self.threads[root].amount.cents
        }
        if not pool:
            return ()
        # What is asked on top of one claim may be its costs, which happen to be as much as another claim.
        needed = {cents - base for cents in asked} - {entry.facts.costs_cents, entry.facts.interest_cents}
        chosen: Iterable[tuple[int, int]] = ()
        if sum(cents for _, cents in pool.values()) in needed and len(pool) + len(have) > 1:
            chosen = pool.values()
        elif have:
            chosen = [one for one in pool.values() if one[1] in needed][:1]
        else:
            places = sorted(pool.values())
            pairs = [(a, b) for i, a in enumerate(places) for b in places[i + 1 :] if a[1] + b[1] in needed]
            chosen = pairs[0] if len(pairs) == 1 else ()
        return tuple(Link(at=at, to=to, why=LinkReason.CUSTOMER_AND_AMOUNT) for to, _ in sorted(chosen))

    def _by_weight(self, at: int) -> tuple[Link, ...]:
        """Return a link by customer number, creditor and amounts, if one claim alone has enough."""
        entry, numbers = self._entries[at], self._numbers[at]
        if entry.facts.stage is Stage.INVOICE:
            return ()
        seen: dict[int, tuple[int, bool]] = {}
        for number in (*numbers.weak, *numbers.unlabelled):
            for to in self._shared.get(number):
                seen.setdefault(self._find(to), (to, True))
        for cents in sorted(asked_cents(entry.facts)):
            for to in self._cents.get(cents):
                seen.setdefault(self._find(to), (to, False))
        if self._held.apart:
            ours = self._groups_at(at, ())
            seen = {root: found for root, found in seen.items() if not self._clash(ours, root)}
        persons = self._persons | self._doubted
        weighed = sorted(
            (-weigh(entry, numbers, self.threads[root], person=person, persons=persons), to, person)
            for root, (to, person) in seen.items()
        )
        enough = [one for one in weighed if -one[0] >= ENOUGH]
        if not enough or (len(enough) > 1 and enough[0][0] == enough[1][0]):
            return ()
        _, to, person = enough[0]
        why = LinkReason.CUSTOMER_AND_AMOUNT if person else LinkReason.CREDITOR_AND_AMOUNT
        return (Link(at=at, to=to, why=why),)

    def _of_creditor(self, at: int) -> dict[int, int]:
        """Return the live claims in sight of the creditor that the letter names, by root, a place in each."""
        entry, numbers = self._entries[at], self._numbers[at]
        if not entry.facts.creditor:
            return {}
        places = [to for n in (*numbers.weak, *numbers.unlabelled) for to in self._shared.get(n)]
        places += [to for word in sorted(_creditor_words(entry)) for to in self._creditors.get(word)]
        found: dict[int, int] = {}
        for to in places:
            thread = self._thread(to)
            if not thread.settled and thread.knows((entry.facts.creditor,)):
                found.setdefault(self._find(to), to)
        return found

    def _look_alikes(self, at: int) -> list[int]:
        """Return entries of live claims that a demand which is no bill may be asking for again."""
        entry, numbers = self._entries[at], self._numbers[at]
        if entry.facts.stage in (Stage.INVOICE, Stage.SETTLED):
            return []
        if entry.facts.stage in THIRD_PARTY:
            return sorted(self._of_creditor(at).values())
        persons = (*numbers.weak, *self._doubted)
        places = {self._find(to): to for n in persons for to in self._shared.get(n)}
        live = {root: to for root, to in places.items() if not self.threads[root].settled}
        return sorted(to for root, to in live.items() if self.threads[root].knows((entry.facts.creditor,)))


def _creditor_words(entry: Entry) -> frozenset[str]:
    return party_words(entry.facts.creditor) if entry.facts.creditor else frozenset()
