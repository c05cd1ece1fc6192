"""A sync: what is new in each folder of a mailbox is judged, and the letters are fetched and taken in."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime

from mailbox_ingest.mailbox.account import Account, Folder
from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.connection import Connection, FolderStatus
from mailbox_ingest.mailbox.errors import (
    FolderMissingError,
    MailboxAnswerError,
    MailboxRefusedError,
)
from mailbox_ingest.mailbox.events import (
    FolderFailed,
    FolderLooked,
    FolderQuiet,
    FolderRenamed,
    FolderRenewed,
    LabelRefused,
    MessageSeen,
    SyncEvent,
)
from mailbox_ingest.mailbox.outcomes import FolderState, MessagePlace, State
from mailbox_ingest.mailbox.renamed import find_renamed
from mailbox_ingest.mailbox.sifting import Sifter
from mailbox_ingest.mailbox.taking import Taker
from mailbox_ingest.reading_pool import ReaderPool
from mailbox_ingest.sources import MAX_SOURCE_BYTES, Evidence

BATCH = 200
"""Messages of which the headers are asked for at once: some hundred kilobytes, a second or two."""


def no_evidence(content: bytes) -> Evidence:
    """Say nothing about where a message comes from."""
    return Evidence()


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncTools:
    """What a sync works with. `evidence` says of a message who vouches for its origin; it may block."""

    book: MailboxBook
    pool: ReaderPool
    now: Callable[[], datetime]
    evidence: Callable[[bytes], Evidence] = no_evidence
    limit_bytes: int = MAX_SOURCE_BYTES
    batch: int = field(default=BATCH)


async def sync_account(
    account: Account, connection: Connection, tools: SyncTools
) -> AsyncGenerator[SyncEvent]:
    """Bring in what is new in each folder of a mailbox, and yield what became of each message.

    What was yielded is in the store, also when the iterator is closed or fails after it; another sync goes on
    from there. Two at once, in one process or in several, take each letter once. Use it in an ``aclosing``.

    Args:
        account: Which mailbox.
        connection: A connection that is logged in to it.
        tools: What to work with.

    Raises:
        MailboxLostError: The connection broke; connect again and go on.
        StoreError: Nothing more can be stored.
        ReadingPoolError: No reading worker can be started.
        PayloadError: What is remembered does not open: a newer version wrote it, or somebody changed it.
    """
    for folder in account.folders:
        async with aclosing(_sync_folder(account, folder, connection, tools)) as events:
            async for event in events:
                yield event


async def _sync_folder(
    account: Account, folder: Folder, connection: Connection, tools: SyncTools
) -> AsyncGenerator[SyncEvent]:
    known = await tools.book.folder(account.id, folder.id)
    name = folder.name if known is None else known.name
    try:
        status = await connection.status(name)
    except FolderMissingError as missing:
        found = None if known is None else await find_renamed(account, known, connection, tools.book)
        if known is None or found is None:
            yield FolderFailed(folder=name, problem=missing)
            return
        yield FolderRenamed(folder=found[0], before=name)
        name, status = found
        known = replace(known, name=name)
        await tools.book.note(known, ())
    except (MailboxRefusedError, MailboxAnswerError) as refused:
        yield FolderFailed(folder=name, problem=refused)
        return
    if known is not None and known.uid_validity == status.uid_validity:
        state = known
    else:
        state = FolderState(
            account=account.id,
            folder=folder.id,
            name=name,
            uid_validity=status.uid_validity,
            seen_at=tools.now(),
        )
        if known is not None:
            await tools.book.renew(state)
            yield FolderRenewed(folder=name)
    due = await _due(state, tools)
    if not due and _is_seen(status, state):
        yield FolderQuiet(folder=name)
        return
    try:
        async with aclosing(_bring_in(account, state, connection, tools)) as events:
            async for event in events:
                yield event
    except (MailboxRefusedError, MailboxAnswerError) as refused:
        yield FolderFailed(folder=name, problem=refused)


async def _bring_in(
    account: Account, state: FolderState, connection: Connection, tools: SyncTools
) -> AsyncGenerator[SyncEvent]:
    """Open a folder, judge what is new in it, and take in what waits."""
    examined = await connection.examine(state.name)
    if examined.uid_validity != state.uid_validity:
        # It changed in this very moment; the next sync sees it from the start.
        raise MailboxAnswerError("UIDVALIDITY changed meanwhile")
    async with aclosing(_look(connection, examined, state, tools)) as looked:
        async for event in looked:
            yield event
    taken: list[int] = []
    async with aclosing(_take_open(connection, state, tools)) as seen:
        async for event in seen:
            if event.outcome.state is State.TAKEN:
                taken.append(event.outcome.place.uid)
            yield event
    if taken and account.keyword is not None:
        try:
            await connection.label(state.name, taken, account.keyword)
        except MailboxRefusedError:
            yield LabelRefused(folder=state.name)


def _is_seen(status: FolderStatus, state: FolderState) -> bool:
    """Whether a folder has nothing that was not seen. Every server tells UIDNEXT, but for a few old ones."""
    if status.uid_next:
        return status.uid_next <= state.next_uid
    return status.modseq != 0 and status.modseq == state.modseq


async def _due(state: FolderState, tools: SyncTools) -> list[int]:
    """Return the UIDs that wait, or failed and may be tried again now; those that failed come last."""
    places = [_place(state, uid) for uid in state.open]
    outcomes = await tools.book.outcomes(places)
    now = tools.now()
    due = [
        outcome
        for outcome in outcomes.values()
        if outcome.state.is_open and (outcome.retry_at is None or outcome.retry_at <= now)
    ]
    due.sort(key=lambda outcome: (outcome.attempts, outcome.place.uid))
    return [outcome.place.uid for outcome in due]


async def _look(
    connection: Connection, examined: FolderStatus, state: FolderState, tools: SyncTools
) -> AsyncGenerator[SyncEvent]:
    """Judge what is new in the open folder, and write it all down, batch by batch."""
    uids = await connection.uids_from(state.next_uid, messages=examined.messages)
    yield FolderLooked(folder=state.name, new=len(uids))
    sifter = Sifter(connection, tools.book, state, limit_bytes=tools.limit_bytes, now=tools.now)
    for batch in sifter.batches(uids, most=tools.batch):
        for outcome in await sifter.sift(batch):
            if not outcome.state.is_open:
                yield MessageSeen(outcome=outcome)
    last = uids[-1] + 1 if uids else 1
    seen = replace(
        state,
        next_uid=max(state.next_uid, examined.uid_next, last),
        modseq=examined.modseq,
        seen_at=tools.now(),
        stumbles=0,
    )
    await tools.book.note(seen, ())


async def _take_open(
    connection: Connection, state: FolderState, tools: SyncTools
) -> AsyncGenerator[MessageSeen]:
    """Fetch and take in what waits in the open folder."""
    now_known = await tools.book.folder(state.account, state.folder)
    if now_known is None or now_known.uid_validity != state.uid_validity:
        return
    due = await _due(now_known, tools)
    taker = Taker(
        connection,
        tools.book,
        tools.pool,
        evidence=tools.evidence,
        limit_bytes=tools.limit_bytes,
        now=tools.now,
    )
    async with aclosing(taker.take([_place(state, uid) for uid in due])) as seen:
        async for event in seen:
            yield event


def _place(state: FolderState, uid: int) -> MessagePlace:
    return MessagePlace(account=state.account, folder=state.folder, uid_validity=state.uid_validity, uid=uid)
