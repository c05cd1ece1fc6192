"""Loose pages that seem to be one letter: which follows which, and why; pure, on the marks of their pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Final

from parsers.page_mark import PageMark
from parsers.several_letters import is_same_sender
from store import SubjectId


class JoinReason(StrEnum):
    """What shows that pages are of one letter."""

    PAGE_NUMBERS = "page_numbers"
    SHARED_REFERENCE = "shared_reference"
    SAME_SENDER = "same_sender"
    RUNS_ON = "runs_on"
    FILE_NAMES = "file_names"


_WEIGHTS: Final = {
    JoinReason.SHARED_REFERENCE: 4,
    JoinReason.PAGE_NUMBERS: 4,
    JoinReason.RUNS_ON: 4,
    JoinReason.SAME_SENDER: 2,
    JoinReason.FILE_NAMES: 1,
}
_IMPLIED: Final = 3
"""Of page numbers where the first page prints none and the next one is numbered as it would be."""

_ENOUGH: Final = 5
"""At least two reasons, one of them strong: that photos were taken one after the other proves little."""

_LAST_NUMBER: Final = re.compile(r"^(?P<stem>.*?)(?P<number>\d{1,9})(?P<rest>\D*)$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoosePages:
    """A letter as far as joining looks at it; `name` is that of its file, `marks` of each of its pages."""

    id: SubjectId
    name: str = field(repr=False)
    marks: tuple[PageMark, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinProposal:
    """Letters that seem to be one, in the order of their pages, and why."""

    letter_ids: tuple[SubjectId, ...]
    reasons: tuple[JoinReason, ...]


def propose_joins(
    letters: Collection[LoosePages], *, apart: Collection[frozenset[SubjectId]] = ()
) -> tuple[JoinProposal, ...]:
    """Return the letters that seem to be pages of one, whatever order they are given in.

    A letter that could equally well go with two others is in no proposal, nor is one that is whole; but a
    letter that is signed on a page without a number may go on, where a page 2 has its reference.

    Args:
        letters: Those that a person may still want to join.
        apart: Letters of which a person said, two or more at a time, that they are not one.
    """
    open_letters = sorted((letter for letter in letters if letter.marks), key=lambda one: one.id)
    links: dict[tuple[SubjectId, SubjectId], _Link] = {}
    # Names are few and compared often; they are forgotten when this returns.
    same_sender = cache(is_same_sender)
    for back in (letter for letter in open_letters if not _opens_itself(letter.marks)):
        for front in open_letters:
            if front is back or any(front.id in group and back.id in group for group in apart):
                continue
            link = _link(front, back, same_sender)
            if link is not None:
                links[front.id, back.id] = link
    next_of = dict(_clear_best(links, at=0) & _clear_best(links, at=1))
    followers = set(next_of.values())
    proposals = []
    for letter in open_letters:
        if letter.id in next_of and letter.id not in followers and letter.marks[0].opens:
            chain = tuple(_chain(letter.id, next_of))
            found = {reason for pair in pairwise(chain) for reason in links[pair].reasons}
            proposals.append(
                JoinProposal(letter_ids=chain, reasons=tuple(one for one in JoinReason if one in found))
            )
    return tuple(proposals)


def is_whole(marks: Sequence[PageMark]) -> bool:
    """Tell whether pages are a letter from its head to its end, as they say themselves."""
    numbers = [mark.number for mark in marks]
    totals = {mark.total for mark in marks if mark.total is not None}
    if len(totals) == 1 and None not in numbers:
        return set(numbers) >= set(range(1, totals.pop() + 1))
    if totals:
        return False
    last = marks[-1]
    return marks[0].opens and any(mark.has_closing for mark in marks) and not last.breaks_off


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """That one letter comes next after another: how much is for it, and what."""

    weight: int
    reasons: tuple[JoinReason, ...]


def _link(front: LoosePages, back: LoosePages, same_sender: Callable[[str, str], bool]) -> _Link | None:
    """Return why `back` comes next after `front`, or `None` where too little says so."""
    last, first = front.marks[-1], back.marks[0]
    numbers = _numbers_run_on(front.marks, first)
    signed = is_whole(front.marks)
    if numbers is None or (signed and numbers != _IMPLIED):
        return None
    pairs = [(one, other) for one in front.marks for other in back.marks]
    senders = [same_sender(one.sender, other.sender) for one, other in pairs if one.sender and other.sender]
    if not all(senders) or any(_days_differ(one, other) for one, other in pairs):
        return None
    if numbers <= _IMPLIED and any(mark.is_annex for mark in back.marks):
        return None
    if not numbers and last.has_closing and not last.breaks_off:
        return None
    reasons = {JoinReason.PAGE_NUMBERS} if numbers else set()
    known = {number for mark in front.marks for number in mark.references}
    theirs = {number for mark in back.marks for number in mark.references}
    runs_on = last.breaks_off and first.runs_on
    if known & theirs:
        reasons.add(JoinReason.SHARED_REFERENCE)
    elif known and theirs and not numbers and not runs_on:
        return None
    if senders:
        reasons.add(JoinReason.SAME_SENDER)
    if runs_on:
        reasons.add(JoinReason.RUNS_ON)
    if _is_next_name(front.name, back.name):
        reasons.add(JoinReason.FILE_NAMES)
    if signed and JoinReason.SHARED_REFERENCE not in reasons:
        return None
    weight = numbers + sum(_WEIGHTS[reason] for reason in reasons - {JoinReason.PAGE_NUMBERS})
    if weight < _ENOUGH:
        return None
    return _Link(weight=weight, reasons=tuple(reason for reason in JoinReason if reason in reasons))


def _numbers_run_on(front: Sequence[PageMark], first: PageMark) -> int | None:
    """Return how much the page numbers say that `first` is next: 0 for nothing, `None` where it is not."""
    last = front[-1]
    if last.total is not None and first.total is not None and last.total != first.total:
        return None
    before = last.number
    if before is None and first.number is not None and front[0].number is None:
        # A first page often prints no number, and the next one does.
        return _IMPLIED if len(front) + 1 == first.number and front[0].opens else None
    if before is None or first.number is None:
        return None if before is not None and before == last.total else 0
    return _WEIGHTS[JoinReason.PAGE_NUMBERS] if first.number == before + 1 else None


def _opens_itself(marks: Sequence[PageMark]) -> bool:
    """Tell whether pages are the start of a letter, or all of it, so that they come after no other."""
    return marks[0].number == 1 or marks[0].opens or is_whole(marks)


def _days_differ(one: PageMark, other: PageMark) -> bool:
    return (
        one.letter_date is not None and other.letter_date is not None and one.letter_date != other.letter_date
    )


def _is_next_name(front: str, back: str) -> bool:
    """Tell whether two names are alike but for their last numbers, one after the other: IMG_001, IMG_002."""
    one, other = _LAST_NUMBER.match(front), _LAST_NUMBER.match(back)
    if one is None or other is None:
        return False
    alike = (one["stem"], one["rest"]) == (other["stem"], other["rest"])
    return alike and int(other["number"]) == int(one["number"]) + 1


def _clear_best(
    links: dict[tuple[SubjectId, SubjectId], _Link], *, at: int
) -> set[tuple[SubjectId, SubjectId]]:
    """Return the links that have more for them than any other with the same letter at that end."""
    best: dict[SubjectId, int] = {}
    found: dict[SubjectId, set[tuple[SubjectId, SubjectId]]] = {}
    for pair, link in links.items():
        end = pair[at]
        if link.weight > best.get(end, 0):
            best[end], found[end] = link.weight, {pair}
        elif link.weight == best[end]:
            found[end].add(pair)
    return {pair for pairs in found.values() if len(pairs) == 1 for pair in pairs}


def _chain(start: SubjectId, next_of: dict[SubjectId, SubjectId]) -> Iterator[SubjectId]:
    seen = {start}
    yield start
    while next_of.get(start) is not None and next_of[start] not in seen:
        start = next_of[start]
        seen.add(start)
        yield start
