"""Corrections that follow a letter which a person joined or split: what still holds, and what does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from overview.corrections import LOST, Correction, effective, item_of
from overview.tie_paths import Tied
from overview.ties import debts_of, tie
from parsers.facts import Facts

_PLAIN = (
    "addressee",
    "sender",
    "creditor",
    "iban",
    "payment_reference",
    "letter_date",
    "amount_due_cents",
    "principal_cents",
    "interest_cents",
    "costs_cents",
    "paid_cents",
    "refund_cents",
)
"""Facts whose value tells, when it is read again, that the same words were read wrongly again. That two
letters are both a reminder tells nothing of the kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """A letter that goes or comes, and what was read in it; `None` where nothing could be."""

    id: str
    facts: Facts | None


def carry(
    gone: Sequence[Arranged], come: Sequence[Arranged], corrections: Iterable[Correction]
) -> tuple[Correction, ...]:
    """Return the corrections for the letters that come, from those of the letters that go.

    A person's word about a letter that became part of one holds there. Of a letter that was split it holds
    for each part in which the same words were read wrongly in the same way: nobody can tell otherwise to
    which part it belongs. An item of a list is found again by what was read in it. What holds nowhere is
    given under ``lost.`` and its path, so that it is named until a person settles it. Who said it, why and
    when stays as it was.
    """
    every = tuple(corrections)
    said = effective(every)
    # Undoing brings letters back that have their corrections: those are not said of them once more.
    there = {_word(one) for one in every if one.letter_id in {letter.id for letter in come}}
    carried: list[Correction] = []
    added: dict[str, int] = {}
    for letter in gone:
        for one in said.get(letter.id, ()):
            if debts_of(one) is not None or _word(one) in there:
                continue
            if one.path.startswith(LOST):
                carried += [replace(one, letter_id=new.id) for new in come]
                continue
            whole = len(come) == 1
            found = _joined(one, letter, come[0], added) if whole else _split(one, letter, come)
            carried += found or [replace(one, letter_id=new.id, path=f"{LOST}{one.path}") for new in come]
        for name, count in _added(letter, said.get(letter.id, ())).items():
            added[name] = added.get(name, 0) + count
    ties = _ties(gone, come, [one for ones in said.values() for one in ones])
    held = {(one.letter_id, one.path, one.made_at, one.author) for one in every}
    fresh = (one for one in ties if (one.letter_id, one.path, one.made_at, one.author) not in held)
    return (*carried, *fresh)


def _word(one: Correction) -> tuple[object, ...]:
    """Return by what a correction is known on another letter, where its item may have another number."""
    path = one.path.removeprefix(LOST)
    name, _index, rest = item_of(path) or (path, 0, "")
    return one.made_at, one.author, one.reason, one.value, name, rest


def _joined(one: Correction, old: Arranged, new: Arranged, added: dict[str, int]) -> list[Correction]:
    """Return the correction as it holds for the whole that the letter became part of, if it does."""
    item = item_of(one.path)
    if item is None:
        return [replace(one, letter_id=new.id)]
    name, index, rest = item
    before, after = _items(old, name), _items(new, name)
    if index >= len(before):
        place = len(after) + added.get(name, 0) + index - len(before)
        return [replace(one, letter_id=new.id, path=f"{name}.{place}{rest}")]
    if before[index] in after:
        return [replace(one, letter_id=new.id, path=f"{name}.{after.index(before[index])}{rest}")]
    return []


def _split(one: Correction, old: Arranged, come: Sequence[Arranged]) -> list[Correction]:
    """Return the correction for each part in which the same was read at its place."""
    item = item_of(one.path)
    if item is None:
        read = getattr(old.facts, one.path, None) if one.path in _PLAIN else None
        return [
            replace(one, letter_id=new.id)
            for new in come
            if read is not None and new.facts is not None and getattr(new.facts, one.path) == read
        ]
    name, index, rest = item
    before = _items(old, name)
    return [
        replace(one, letter_id=new.id, path=f"{name}.{_items(new, name).index(before[index])}{rest}")
        for new in come
        if index < len(before) and before[index] in _items(new, name)
    ]


def _items(letter: Arranged, name: str) -> tuple[object, ...]:
    facts = letter.facts
    if facts is None:
        return ()
    return {
        "deadlines": facts.deadlines,
        "references": facts.references,
        "details.debts": facts.details.debts,
    }[name]


def _added(letter: Arranged, said: Iterable[Correction]) -> dict[str, int]:
    """Return by list how many items these corrections add to what was read."""
    most: dict[str, int] = {}
    for one in said:
        item = item_of(one.path)
        if item is not None:
            name, index, _rest = item
            most[name] = max(most.get(name, 0), index + 1 - len(_items(letter, name)))
    return most


def _ties(
    gone: Sequence[Arranged], come: Sequence[Arranged], said: Iterable[Correction]
) -> Iterator[Correction]:
    """Yield the ties of the letters that go for the one that comes; of several it cannot be told which."""
    ids = {letter.id for letter in gone}
    for one in said:
        debts = debts_of(one)
        if debts is None or not any(letter in ids for letter, _ in debts):
            continue
        if all(letter in ids for letter, _ in debts):
            continue
        (_, ours), (other, theirs) = debts if debts[0][0] in ids else (debts[1], debts[0])
        if len(come) == 1:
            yield tie(
                (come[0].id, ours),
                (other, theirs),
                Tied(str(one.value)),
                author=one.author,
                reason=one.reason,
                made_at=one.made_at,
            )
        else:
            for new in come:
                yield replace(one, letter_id=new.id, path=f"{LOST}tie.{ours}.{other}.{theirs}")
