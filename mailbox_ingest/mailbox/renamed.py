"""Finds a folder that was renamed, by its UIDVALIDITY and by messages that were seen in it."""

from __future__ import annotations

from mailbox_ingest.mailbox.account import Account
from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.connection import Connection, FolderStatus
from mailbox_ingest.mailbox.errors import FolderMissingError, MailboxAnswerError, MailboxRefusedError
from mailbox_ingest.mailbox.outcomes import FolderState, MessagePlace
from mailbox_ingest.mailbox.sifting import digest_of

_COMPARED = 5
"""Messages that are held against what was seen: some servers give the same UIDVALIDITY to every folder."""
_LOOKED_BACK = 1000
"""UIDs below the newest one seen, among which those messages are sought."""


async def find_renamed(
    account: Account, known: FolderState, connection: Connection, book: MailboxBook
) -> tuple[str, FolderStatus] | None:
    """Return the name that a folder has now, and how it stands; `None` where it is not to be found."""
    others = {folder.name for folder in account.folders if folder.id != known.folder}
    for name in await connection.folders():
        if name in others:
            continue
        try:
            status = await connection.status(name)
        except (FolderMissingError, MailboxRefusedError, MailboxAnswerError):
            continue
        if status.uid_validity != known.uid_validity or 0 < status.uid_next < known.next_uid:
            continue
        if await _is_same(name, status, known, connection, book):
            return name, status
    return None


async def _is_same(
    name: str, status: FolderStatus, known: FolderState, connection: Connection, book: MailboxBook
) -> bool:
    try:
        examined = await connection.examine(name)
        first = max(1, known.next_uid - _LOOKED_BACK)
        uids = [
            uid
            for uid in await connection.uids_from(first, messages=examined.messages)
            if uid < known.next_uid
        ]
        heads = await connection.heads(uids[-_COMPARED:])
    except (MailboxRefusedError, MailboxAnswerError):
        return False
    places = {
        head.uid: MessagePlace(
            account=known.account, folder=known.folder, uid_validity=known.uid_validity, uid=head.uid
        )
        for head in heads
    }
    outcomes = await book.outcomes(places.values())
    compared = [
        outcomes[places[head.uid]].content == book.content_mark(digest_of(head))
        for head in heads
        if places[head.uid] in outcomes and outcomes[places[head.uid]].content
    ]
    if compared:
        return all(compared)
    # Nothing is left of what was seen: then the numbers alone have to say it.
    return known.next_uid > 1 and status.uid_next == known.next_uid
