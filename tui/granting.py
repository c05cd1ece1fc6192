"""From what a citizen chooses to what a grant opens: creditors to claims, claims to all their letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from consent import LetterToShare
from consent.granting import seen_along
from overview import Claim
from store import SubjectId
from tui.desk import Situation
from tui.errors import NotFoundError, Sought


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a grant will open: `creditors` is `None` for everything."""

    letters: tuple[LetterToShare, ...]
    creditors: tuple[str, ...] | None
    claims: int
    all_claims: int
    seen_along: int = 0
    "How many letters that were not chosen stand in the same scan or mail as one that was."


def choose_claims(
    situation: Situation,
    shareable: Sequence[LetterToShare],
    creditors: Sequence[str],
    *,
    every_letter: Sequence[LetterToShare],
) -> Chosen:
    """Return the letters of the claims whose creditor or contact holds one of the names; all without a name.

    Raises:
        NotFoundError: a name fits no claim: nothing is shared on a guess.
    """
    claims = situation.overview.claims
    if not creditors:
        return Chosen(
            letters=tuple(shareable),
            creditors=None,
            claims=len(claims),
            all_claims=len(claims),
            seen_along=len(seen_along(shareable, every_letter)),
        )
    chosen: dict[str, Claim] = {}
    for name in creditors:
        fitting = [claim for claim in claims if _fits(claim, name)]
        if not fitting:
            raise NotFoundError(Sought.CREDITOR)
        chosen.update({claim.id: claim for claim in fitting})
    wanted = {SubjectId(letter.id) for claim in chosen.values() for letter in claim.letters}
    letters = tuple(letter for letter in shareable if letter.letter in wanted)
    return Chosen(
        letters=letters,
        seen_along=len(seen_along(letters, every_letter)),
        creditors=tuple(dict.fromkeys(claim.creditor or claim.contact or "" for claim in chosen.values())),
        claims=len(chosen),
        all_claims=len(claims),
    )


def _fits(claim: Claim, name: str) -> bool:
    wanted = name.casefold().strip()
    names = (claim.creditor or "", claim.contact or "")
    return bool(wanted) and any(wanted in one.casefold() for one in names)
