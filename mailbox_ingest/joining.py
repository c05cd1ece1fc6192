"""Loose pages that seem to be one letter: which follows which, and why; pure, on the marks of their pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Final

from parsers.page_marks import PageMark
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

    A letter that could equally well go with two others is in no proposal, nor is one that is whole.

    Args:
        letters: Those that a person may still want to join.
        apart: Letters of which a person said, two or more at a time, that they are not one.
    """
    open_letters = sorted(
        (letter for letter in letters if letter.marks and not is_whole(letter.marks)), key=lambda one: one.id
    )
    links: dict[tuple[SubjectId, SubjectId], tuple[JoinReason, ...]] = {}
    for front in open_letters:
        for back in open_letters:
            if front is back or any(front.id in group and back.id in group for group in apart):
                continue
            reasons = _reasons(front, back)
            if reasons:
                links[front.id, back.id] = reasons
    next_of = {
        front: back
        for front, back in links
        if _is_clear_best(links, (front, back), at=0) and _is_clear_best(links, (front, back), at=1)
    }
    followers = set(next_of.values())
    proposals = []
    for letter in open_letters:
        if letter.id in next_of and letter.id not in followers and letter.marks[0].opens:
            chain = tuple(_chain(letter.id, next_of))
            found = {reason for pair in pairwise(chain) for reason in links[pair]}
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


def _reasons(front: LoosePages, back: LoosePages) -> tuple[JoinReason, ...]:
    """Return why `back` comes next after `front`, or nothing where too little says so."""
    last, first = front.marks[-1], back.marks[0]
    in_order = _in_order(front.marks, first)
    if in_order is False or _opens_itself(first):
        return ()
    if not in_order and any(mark.is_annex for mark in back.marks):
        return ()
    if any(_differ(one, other) for one in front.marks for other in back.marks):
        return ()
    reasons = set()
    if in_order:
        reasons.add(JoinReason.PAGE_NUMBERS)
    elif last.has_closing and not last.breaks_off:
        # It is signed, and nothing says that more follows.
        return ()
    known = {number for mark in front.marks for number in mark.references}
    theirs = {number for mark in back.marks for number in mark.references}
    runs_on = last.breaks_off and first.runs_on
    if known & theirs:
        reasons.add(JoinReason.SHARED_REFERENCE)
    elif known and theirs and not in_order and not runs_on:
        return ()
    if _same_sender(front.marks, back.marks):
        reasons.add(JoinReason.SAME_SENDER)
    if runs_on:
        reasons.add(JoinReason.RUNS_ON)
    if _is_next_name(front.name, back.name):
        reasons.add(JoinReason.FILE_NAMES)
    if sum(_WEIGHTS[reason] for reason in reasons) < _ENOUGH:
        return ()
    return tuple(reason for reason in JoinReason if reason in reasons)


def _in_order(front: Sequence[PageMark], first: PageMark) -> bool | None:
    """Tell whether the page numbers run on; `None` where they do not tell."""
    last = front[-1]
    if last.total is not None and first.total is not None and last.total != first.total:
        return False
    before = last.number
    if before is None and first.number is not None and front[0].number is None:
        # A first page often prints no number, and the next one does: no reason by itself, nor one against.
        return None if len(front) + 1 == first.number and front[0].opens else False
    if before is None or first.number is None:
        return False if before is not None and before == last.total else None
    return first.number == before + 1


def _opens_itself(first: PageMark) -> bool:
    return first.number == 1 or (first.opens and first.number is None)


def _differ(one: PageMark, other: PageMark) -> bool:
    """Tell whether two pages say things that pages of one letter do not."""
    if one.letter_date is not None and other.letter_date is not None and one.letter_date != other.letter_date:
        return True
    return (
        one.sender is not None and other.sender is not None and not is_same_sender(one.sender, other.sender)
    )


def _same_sender(front: Sequence[PageMark], back: Sequence[PageMark]) -> bool:
    return any(
        is_same_sender(one.sender, other.sender)
        for one in front
        for other in back
        if one.sender is not None and other.sender is not None
    )


def _is_next_name(front: str, back: str) -> bool:
    """Tell whether two names are alike but for their last numbers, one after the other: IMG_001, IMG_002."""
    one, other = _LAST_NUMBER.match(front), _LAST_NUMBER.match(back)
    if one is None or other is None:
        return False
    alike = (one["stem"], one["rest"]) == (other["stem"], other["rest"])
    return alike and int(other["number"]) == int(one["number"]) + 1


def _is_clear_best(
    links: dict[tuple[SubjectId, SubjectId], tuple[JoinReason, ...]],
    link: tuple[SubjectId, SubjectId],
    *,
    at: int,
) -> bool:
    """Tell whether a link has more for it than any other with the same letter at that end."""
    own = _weight(links[link])
    return all(
        _weight(reasons) < own for other, reasons in links.items() if other != link and other[at] == link[at]
    )


def _weight(reasons: Sequence[JoinReason]) -> int:
    return sum(_WEIGHTS[reason] for reason in reasons)


def _chain(start: SubjectId, next_of: dict[SubjectId, SubjectId]) -> Iterator[SubjectId]:
    seen = {start}
    yield start
    while next_of.get(start) is not None and next_of[start] not in seen:
        start = next_of[start]
        seen.add(start)
        yield start
