"""What an owner does with the claims of an open vault: find one, put some together, take one apart, undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from overview import Claim, Correction, encode_correction
from overview.corrections import OWNER, decode_correction
from overview.regrouping import Word, join_claims, newest_choice, split_claim
from store import PartId, PartKind, SubjectId, UnlockedVault, new_part_id
from tui.desk import Situation
from tui.errors import AmbiguousError, NotFoundError, NothingToUndoError, Sought
from tui.session import Session
from tui.wiring import OpenedLetters, fold, read_vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouped:
    """The situation after a choice, and the claims that it touched."""

    situation: Situation
    claims: tuple[Claim, ...]


def find_claim(claims: Sequence[Claim], typed: str) -> Claim:
    """Return the claim with this id, or of the letter with this number, or of this creditor or contact.

    The first signs of a number are enough, and so is a part of a name.

    Raises:
        NotFoundError: there is none.
        AmbiguousError: there are several.
    """
    sought = typed.strip().casefold()
    number = sought.removeprefix("c-")
    whole = [claim for claim in claims if claim.id == f"c-{number}"]
    by_letter = [
        claim for claim in claims if any(letter.id.startswith(number) for letter in claim.letters) and number
    ]
    by_name = [
        claim
        for claim in claims
        if sought and any(sought in name.casefold() for name in (claim.creditor, claim.contact) if name)
    ]
    found = whole or by_letter or by_name
    if not found:
        raise NotFoundError(Sought.CLAIM)
    if len(found) > 1:
        raise AmbiguousError(Sought.CLAIM, count=len(found))
    return found[0]


async def claims_of(vault: UnlockedVault, session: Session) -> Situation:
    """Return the situation with its claims as they are today."""
    return fold(await read_vault(vault, vault.subject), session.today())


async def join_typed(
    vault: UnlockedVault, typed: Sequence[str], *, reason: str, session: Session
) -> Regrouped:
    """Make one claim of several, for good.

    Raises:
        NotFoundError, AmbiguousError: one of them is not there, or it cannot be told which.
        RegroupingError: they cannot be one claim.
    """
    opened, claims = await _opened(vault, session)
    chosen = [find_claim(claims, one) for one in typed]
    ties = join_claims(chosen, opened.corrections, _word(reason, session.now()))
    return await _written(vault, ties, {letter.id for one in chosen for letter in one.letters}, session)


async def split_typed(
    vault: UnlockedVault, typed: Sequence[str], *, reason: str, session: Session
) -> Regrouped:
    """Make a claim of its own of some letters of one, for good.

    Raises:
        NotFoundError, AmbiguousError: a letter is in no claim, or it cannot be told which.
        RegroupingError: they are not some letters of one claim.
    """
    opened, claims = await _opened(vault, session)
    claim = find_claim(claims, typed[0])
    ids = {letter.id for letter in claim.letters}
    going = {_letter_of(claims, one) for one in typed}
    ties = split_claim(claim, going, opened.corrections, _word(reason, session.now()))
    return await _written(vault, ties, ids, session)


async def undo_typed(vault: UnlockedVault, typed: str, session: Session) -> Regrouped:
    """Take back the newest choice about a claim: what was put together or taken apart at that moment.

    Raises:
        NotFoundError, AmbiguousError: the claim is not there, or it cannot be told which.
        NothingToUndoError: nobody chose anything about it.
    """
    _opened_letters, claims = await _opened(vault, session)
    claim = find_claim(claims, typed)
    stored: dict[PartId, Correction] = {
        part.ref.part: decode_correction(part.payload) for part in await vault.open_all(PartKind.CORRECTION)
    }
    back = newest_choice(stored.values(), {letter.id for letter in claim.letters})
    if not back:
        raise NothingToUndoError("claim")
    async with vault.adding() as adding:
        for part, one in stored.items():
            if one in back:
                undone = encode_correction(replace(one, undone=True))
                await adding.add(SubjectId(one.letter_id), PartKind.CORRECTION, undone, part_id=part)
    touched = {letter.id for letter in claim.letters} | {one.letter_id for one in back}
    return await _touched(vault, touched, session)


def _letter_of(claims: Iterable[Claim], typed: str) -> str:
    """Return the id of the letter in a claim whose number starts with what was typed."""
    found = {
        letter.id
        for claim in claims
        for letter in claim.letters
        if typed and letter.id.startswith(typed.lower())
    }
    if not found:
        raise NotFoundError(Sought.LETTER)
    if len(found) > 1:
        raise AmbiguousError(Sought.LETTER, count=len(found))
    return found.pop()


def _word(reason: str, now: datetime) -> Word:
    return Word(author=OWNER, reason=reason, made_at=now)


async def _opened(vault: UnlockedVault, session: Session) -> tuple[OpenedLetters, tuple[Claim, ...]]:
    opened = await read_vault(vault, vault.subject)
    return opened, fold(opened, session.today()).overview.claims


async def _written(
    vault: UnlockedVault, ties: Iterable[Correction], letter_ids: set[str], session: Session
) -> Regrouped:
    async with vault.adding() as adding:
        for one in ties:
            payload = encode_correction(one)
            await adding.add(SubjectId(one.letter_id), PartKind.CORRECTION, payload, part_id=new_part_id())
    return await _touched(vault, letter_ids, session)


async def _touched(vault: UnlockedVault, letter_ids: set[str], session: Session) -> Regrouped:
    situation = await claims_of(vault, session)
    return Regrouped(
        situation=situation,
        claims=tuple(
            claim
            for claim in situation.overview.claims
            if any(letter.id in letter_ids for letter in claim.letters)
        ),
    )
