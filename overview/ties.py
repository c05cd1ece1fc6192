"""What a person says of two letters: that they are about one debt, or about two; the newest word holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias

from overview.corrections import Correction
from overview.tie_paths import TIE_PATH, Tied

Debt: TypeAlias = tuple[str, int]
"""A letter and which of its debts: 0 for a letter about one."""


def tie(
    one: Debt, other: Debt, says: Tied, *, author: str, reason: str, made_at: datetime, undone: bool = False
) -> Correction:
    """Return the correction that says it; which of the two comes first does not matter.

    Raises:
        ValueError: both are of one letter: what a letter carries is corrected there.
    """
    first, second = sorted((one, other))
    if first[0] == second[0]:
        raise ValueError("two debts of one letter are not tied")
    return Correction(
        letter_id=first[0],
        path=f"tie.{first[1]}.{second[0]}.{second[1]}",
        value=says.value,
        author=author,
        reason=reason,
        made_at=made_at,
        undone=undone,
    )


def debts_of(correction: Correction) -> tuple[Debt, Debt] | None:
    """Return the two debts that a correction ties, or `None` for one that is about a fact."""
    match = TIE_PATH.fullmatch(correction.path)
    return None if match is None else ((correction.letter_id, int(match[1])), (match[2], int(match[3])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """All that holds of what was said, and the letters that are there to say it of.

    `moved` tells under which debt of a letter another one of it stands, where they turned out to be one.
    """

    said: tuple[Correction, ...] = ()
    known: AbstractSet[str] = frozenset()
    moved: Mapping[Debt, Debt] = field(default_factory=dict)


NO_TIES: Final = Ties()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What was said, as far as it can hold, over entries by their places.

    `groups` gives for a place the debts that must be one with it, as a number; `apart` the groups that must
    not come into one claim; `not_applied` the ties that something newer contradicts, or that name a debt
    which is in no claim.
    """

    groups: Mapping[int, int] = field(default_factory=dict)
    apart: Mapping[int, AbstractSet[int]] = field(default_factory=dict)
    not_applied: tuple[Correction, ...] = ()

    def clash(self, ours: Iterable[int], theirs: AbstractSet[int]) -> bool:
        """Tell whether one of our groups must stay apart from one of theirs."""
        return any(not theirs.isdisjoint(self.apart.get(group, ())) for group in ours)


def hold(ties: Ties, debts: Sequence[Debt]) -> Held:
    """Hold what was said against each other and against the debts that are there, given by place.

    The newest word counts first, so that one that would contradict newer ones, also by way of others, is
    the one that does not hold. The order in which ties are given does not matter.
    """
    if not ties.said:
        return Held()
    places = {debt: place for place, debt in enumerate(debts)}
    root: dict[int, int] = {}
    apart: dict[int, set[int]] = {}
    lost: list[Correction] = []

    def find(place: int) -> int:
        root.setdefault(place, place)
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for one in sorted(ties.said, key=_age, reverse=True):
        both = debts_of(one)
        ends = [] if both is None else [_place(debt, places, ties.moved) for debt in both]
        found = [find(place) for place in ends if place is not None]
        if both is None or len(found) < len(ends):
            if both is not None and all(letter in ties.known for letter, _ in both):
                lost.append(one)
            continue
        first, second = sorted(found)
        same = one.value == Tied.SAME_DEBT
        if (first == second and not same) or (same and second in apart.get(first, ())):
            lost.append(one)
        elif not same:
            apart.setdefault(first, set()).add(second)
            apart.setdefault(second, set()).add(first)
        elif first != second:
            root[second] = first
            for other in apart.pop(second, set()):
                apart[other] = (apart[other] - {second}) | {first}
                apart.setdefault(first, set()).add(other)
    return Held(groups={place: find(place) for place in list(root)}, apart=apart, not_applied=tuple(lost))


def _age(one: Correction) -> tuple[datetime, str, str, str, str]:
    return one.made_at, one.author, one.reason, one.letter_id, one.path


def _place(debt: Debt, places: Mapping[Debt, int], moved: Mapping[Debt, Debt]) -> int | None:
    return places.get(moved.get(debt, debt))
