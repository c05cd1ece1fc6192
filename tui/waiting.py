"""What was pushed and not read yet is read when its owner unlocks: before anything is folded or listed."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass

from mailbox_ingest.letters import StoredLetters, list_letters
from mailbox_ingest.pending import Outcome, find_waiting, read_as_owner
from mailbox_ingest.reading_pool import ReaderPool
from store import UnlockedVault, Waiting
from tui.i18n import ngettext
from tui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersRead:
    """Every letter of a vault, those that are gone too, and how much is still unread."""

    letters: StoredLetters
    unread: int


async def read_what_waits(vault: UnlockedVault, session: Session) -> None:
    """Read what the database says is waiting; where nothing is, this costs two short looks."""
    waiting = await vault.waiting()
    if waiting:
        await _read(vault, waiting, session)


async def letters_once_read(vault: UnlockedVault, session: Session) -> LettersRead:
    """Return the letters of a vault, once everything that was pushed is read as far as it can be.

    What is unread is told from what is sealed, and not only from what the database says of it.
    """
    letters = await list_letters(vault, with_gone=True)
    waiting = await find_waiting(vault, letters)
    if waiting:
        await _read(vault, waiting, session)
        letters = await list_letters(vault, with_gone=True)
        waiting = await find_waiting(vault, letters)
    return LettersRead(letters=letters, unread=len(waiting.sources) + len(waiting.parcels))


async def _read(vault: UnlockedVault, waiting: Waiting, session: Session) -> None:
    count = len(waiting.sources) + len(waiting.parcels)
    session.notice(
        ngettext(
            "Reading {count} letter that came in since you were last here...",
            "Reading {count} letters that came in since you were last here...",
            count,
        ).format(count=count)
    )
    refused = 0
    async with ReaderPool() as pool, aclosing(read_as_owner(vault, waiting, pool)) as read:
        async for one in read:
            refused += one.outcome is Outcome.REFUSED
    if refused:
        session.notice(
            ngettext(
                "{count} letter that was sent to you does not open, or is not what its sender signed. "
                "It stays unread, and nothing of it counts.",
                "{count} letters that were sent to you do not open, or are not what their sender signed. "
                "They stay unread, and nothing of them counts.",
                refused,
            ).format(count=refused)
        )
