"""Putting claims together and taking one apart by hand: which ties between letters say so, for good."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise, product

from overview.claim import Claim
from overview.corrections import Correction, effective
from overview.errors import RegroupingError
from overview.tie_paths import Tied
from overview.ties import Debt, debts_of, tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Who says it, why, and when: all ties of one choice have the same, so that they are undone together."""

    author: str
    reason: str
    made_at: datetime


def join_claims(
    claims: Sequence[Claim], standing: Iterable[Correction], word: Word
) -> tuple[Correction, ...]:
    """Return the ties that make one claim of several, with or without what was said before.

    Raises:
        RegroupingError: fewer than two claims, or two that consist of one and the same letter.
    """
    every = {claim.id: _debts(claim) for claim in claims}
    if len(every) < 2:
        raise RegroupingError("joining takes at least two claims")
    first, *others = every.values()
    said = {_told(one, other) for one, other in (_apart(first, debts) for debts in others)}
    sides = [set(debts) for debts in every.values()]
    for one in _standing(standing, Tied.OTHER_DEBT):
        ends = [place for debt in one for place, side in enumerate(sides) if debt in side]
        if len(set(ends)) == len(one):
            said.add(one)
    return _ties(said, Tied.SAME_DEBT, word)


def split_claim(
    claim: Claim, letter_ids: Collection[str], standing: Iterable[Correction], word: Word
) -> tuple[Correction, ...]:
    """Return the ties that make a claim of its own of some letters of one; the others stay together.

    Raises:
        RegroupingError: a letter is not of this claim, or no letter stays behind, or none goes.
    """
    debts = _debts(claim)
    going = [debt for debt in debts if debt[0] in letter_ids]
    staying = [debt for debt in debts if debt[0] not in letter_ids]
    if not going or not staying or len(going) < len(set(letter_ids)):
        raise RegroupingError("some letters of one claim go, and some stay")
    together = {_told(*pair) for side in (going, staying) for pair in pairwise(side)}
    apart = {_told(going[0], staying[0])}
    for one in _standing(standing, Tied.SAME_DEBT):
        if len({*one} & {*going}) == len({*one} & {*staying}) == 1:
            apart.add(one)
    return (*_ties(together, Tied.SAME_DEBT, word), *_ties(apart, Tied.OTHER_DEBT, word))


def newest_choice(corrections: Iterable[Correction], letter_ids: Collection[str]) -> tuple[Correction, ...]:
    """Return the ties of the newest choice that names one of these letters and was not taken back."""
    ties = [(one, debts) for one in corrections if not one.undone and (debts := debts_of(one)) is not None]
    concerned = [one for one, debts in ties if any(letter in letter_ids for letter, _ in debts)]
    if not concerned:
        return ()
    newest = max(concerned, key=lambda one: (one.made_at, one.author))
    return tuple(one for one, _ in ties if (one.made_at, one.author) == (newest.made_at, newest.author))


def _debts(claim: Claim) -> tuple[Debt, ...]:
    return tuple((letter.id, letter.debt) for letter in claim.letters)


def _apart(first: Sequence[Debt], second: Sequence[Debt]) -> tuple[Debt, Debt]:
    """Return the first pair of two letters: one letter that carries two debts cannot be tied to itself."""
    for one, other in product(first, second):
        if one[0] != other[0]:
            return one, other
    raise RegroupingError("both claims are of one letter alone")


def _standing(corrections: Iterable[Correction], says: Tied) -> list[tuple[Debt, Debt]]:
    found = [one for ones in effective(corrections).values() for one in ones if one.value == says]
    return [debts for one in found if (debts := debts_of(one)) is not None]


def _told(one: Debt, other: Debt) -> tuple[Debt, Debt]:
    first, second = sorted((one, other))
    return first, second


def _ties(pairs: Iterable[tuple[Debt, Debt]], says: Tied, word: Word) -> tuple[Correction, ...]:
    return tuple(
        tie(one, other, says, author=word.author, reason=word.reason, made_at=word.made_at)
        for one, other in sorted(pairs)
    )
