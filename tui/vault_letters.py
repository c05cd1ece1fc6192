"""What an owner does with single letters of an open vault: find one, join, split, correct, undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from mailbox_ingest.arranging import (
    Follow,
    join_letters,
    keep_letters,
    open_locked,
    split_letter,
    undo_arrangement,
)
from mailbox_ingest.letters import StoredLetter, list_letters
from mailbox_ingest.proposals import Proposals, list_proposals, propose
from mailbox_ingest.reading_pool import ReaderPool
from overview import Correction, CorrectionError, decode_correction, encode_correction
from overview.carrying import Arranged, carry
from overview.corrections import OWNER
from store import PartId, PartKind, SubjectId, UnlockedVault, new_part_id
from tui.errors import (
    AmbiguousError,
    FieldError,
    NotFoundError,
    NothingProposedError,
    NothingToUndoError,
    Sought,
)
from tui.field_values import expected_of, parse_value


def find_letter(letters: Sequence[StoredLetter], typed: str) -> StoredLetter:
    """Return the letter whose number starts with what was typed.

    Raises:
        NotFoundError: there is none.
        AmbiguousError: there are several.
    """
    found = [letter for letter in letters if typed and letter.id.startswith(typed.lower())]
    if not found:
        raise NotFoundError(Sought.LETTER)
    if len(found) > 1:
        raise AmbiguousError(Sought.LETTER, count=len(found))
    return found[0]


async def letters_of(vault: UnlockedVault) -> tuple[StoredLetter, ...]:
    """Return the letters that stand, oldest first."""
    return tuple(await list_letters(vault))


async def letters_with_proposals(vault: UnlockedVault) -> tuple[tuple[StoredLetter, ...], Proposals]:
    """Return the letters that stand, oldest first, and what is proposed about them."""
    every = await list_letters(vault, with_gone=True)
    return tuple(letter for letter in every if not letter.record.gone), propose(every)


async def letter_with_corrections(
    vault: UnlockedVault, typed: str
) -> tuple[StoredLetter, tuple[Correction, ...]]:
    """Return one letter and its corrections, oldest first, undone ones included."""
    letter = find_letter(await letters_of(vault), typed)
    stored = await _stored_corrections(vault, letter.id)
    return letter, tuple(correction for _part, correction in stored)


async def correct_typed(
    vault: UnlockedVault, typed: str, path: str, text: str, *, reason: str, now: datetime
) -> Correction:
    """Store a correction of one fact of one letter; what the program read stays beside it.

    Raises:
        NotFoundError, AmbiguousError: the letter is not there, or it cannot be told which.
        FieldError: there is no such fact, or it cannot have this value.
    """
    letter = find_letter(await letters_of(vault), typed)
    correction = Correction(
        letter_id=letter.id,
        path=path,
        value=parse_value(path, text),
        author=OWNER,
        reason=reason,
        made_at=now,
    )
    try:
        payload = encode_correction(correction)
    except CorrectionError as exc:
        raise FieldError(path, expected=expected_of(path)) from exc
    await vault.put(letter.id, PartKind.CORRECTION, payload, part_id=new_part_id())
    return correction


async def undo_correction(vault: UnlockedVault, typed: str, path: str) -> Correction:
    """Take back the newest correction of a fact, so that the one before it holds again, and return it.

    Raises:
        NotFoundError, AmbiguousError: the letter is not there, or it cannot be told which.
        NothingToUndoError: no correction of that fact stands.
    """
    letter = find_letter(await letters_of(vault), typed)
    standing = [
        (part, correction)
        for part, correction in await _stored_corrections(vault, letter.id)
        if correction.path == path and not correction.undone
    ]
    if not standing:
        raise NothingToUndoError(path)
    part, newest = standing[-1]
    undone = replace(newest, undone=True)
    await vault.put(letter.id, PartKind.CORRECTION, encode_correction(undone), part_id=part)
    return undone


async def _stored_corrections(vault: UnlockedVault, letter: SubjectId) -> list[tuple[PartId, Correction]]:
    parts = await vault.open_all(PartKind.CORRECTION, subject=letter)
    stored = [(part.ref.part, decode_correction(part.payload)) for part in parts]
    return sorted(stored, key=lambda one: one[1].made_at)


async def _following(vault: UnlockedVault) -> Follow:
    """Return how corrections follow letters that are joined or split, from all that this vault has."""
    parts = await vault.open_all(PartKind.CORRECTION)
    corrections = tuple(decode_correction(part.payload) for part in parts)

    def follow(gone: Sequence[StoredLetter], come: Sequence[StoredLetter]) -> list[tuple[SubjectId, bytes]]:
        carried = carry(
            [Arranged(id=letter.id, facts=letter.facts) for letter in gone],
            [Arranged(id=letter.id, facts=letter.facts) for letter in come],
            corrections,
        )
        return [(SubjectId(one.letter_id), encode_correction(one)) for one in carried]

    return follow


async def join_typed(vault: UnlockedVault, typed: Sequence[str]) -> StoredLetter:
    """Make one letter of several, in the order typed."""
    letters = await letters_of(vault)
    chosen = [find_letter(letters, one).id for one in typed]
    follow = await _following(vault)
    async with ReaderPool(workers=1) as pool:
        return await join_letters(vault, chosen, pool, follow=follow)


async def join_as_proposed(vault: UnlockedVault, typed: Sequence[str]) -> StoredLetter:
    """Make one letter of those that are proposed to be joined with the letters typed, in the order proposed.

    Raises:
        NothingProposedError: no proposal has all of them.
    """
    letters = await letters_of(vault)
    chosen = {find_letter(letters, one).id for one in typed}
    for proposal in (await list_proposals(vault)).joins:
        if chosen <= set(proposal.letter_ids):
            follow = await _following(vault)
            async with ReaderPool(workers=1) as pool:
                return await join_letters(vault, proposal.letter_ids, pool, follow=follow)
    raise NothingProposedError


async def split_as_proposed(vault: UnlockedVault, typed: str) -> tuple[StoredLetter, ...]:
    """Make the letters that one is proposed to be.

    Raises:
        NothingProposedError: it is not proposed to be several.
    """
    letter = find_letter(await letters_of(vault), typed)
    proposal = (await list_proposals(vault)).splits.get(letter.id)
    if proposal is None:
        raise NothingProposedError
    follow = await _following(vault)
    async with ReaderPool(workers=1) as pool:
        return await split_letter(vault, letter.id, proposal.groups, pool, follow=follow)


async def keep_typed(vault: UnlockedVault, typed: Sequence[str]) -> tuple[StoredLetter, ...]:
    """Note that letters are right as they are."""
    letters = await letters_of(vault)
    return await keep_letters(vault, [find_letter(letters, one).id for one in typed])


async def split_typed(
    vault: UnlockedVault, typed: str, groups: Sequence[Sequence[int]]
) -> tuple[StoredLetter, ...]:
    """Make a letter of each group of pages."""
    letter = find_letter(await letters_of(vault), typed)
    follow = await _following(vault)
    async with ReaderPool(workers=1) as pool:
        return await split_letter(vault, letter.id, groups, pool, follow=follow)


async def open_locked_typed(vault: UnlockedVault, typed: str, password: str) -> tuple[StoredLetter, ...]:
    """Read a locked letter with its password.

    Raises:
        NotFoundError, AmbiguousError: the letter is not there, or it cannot be told which.
        NotLockedError, WrongPasswordError: it is not locked, or does not open with this password.
    """
    letter = find_letter(await letters_of(vault), typed)
    async with ReaderPool(workers=1) as pool:
        return await open_locked(vault, letter.id, password, pool)


async def undo_join_or_split(vault: UnlockedVault, typed: str) -> tuple[StoredLetter, ...]:
    """Bring back the letters that one was made from."""
    letter = find_letter(await letters_of(vault), typed)
    return await undo_arrangement(vault, letter.id, follow=await _following(vault))
