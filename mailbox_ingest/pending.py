"""Reading later: what was pushed is stored first, and read by the host's reader or at the owner's unlock.

Both may be at it at once. The letters of a pushed source have ids that follow from the source, so that
whoever comes second finds them there, and none comes in twice.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from mailbox_ingest.accept import letter_of
from mailbox_ingest.errors import EvidenceError, PayloadError, PushMetadataError
from mailbox_ingest.letters import StoredLetter
from mailbox_ingest.origin_signals import with_origin_signals
from mailbox_ingest.payloads import (
    Provenance,
    ReadFacts,
    decode_provenance,
    encode_letter,
    encode_provenance,
    encode_read_facts,
)
from mailbox_ingest.pushed import parcel_source
from mailbox_ingest.reading_pool import ReaderPool, SourceReading
from mailbox_ingest.sources import Channel
from mailbox_ingest.windowed import as_ready
from parsers import READER_VERSION
from store import (
    AddressAlteredError,
    AlreadyKnownError,
    Host,
    IntakeTransaction,
    ParcelUnreadableError,
    PartExistsError,
    PartKind,
    PartMissingError,
    PartRef,
    PartUnreadableError,
    ReaderKey,
    ReaderKeyFolder,
    SubjectId,
    UnlockedVault,
    UnreadSource,
    VaultAlteredError,
    VaultId,
    VaultMissingError,
    Waiting,
    new_subject_id,
)
from store.canonical import encode

LETTER_OF_SOURCE = "postkluis/1/letter of source"
_ROWS_AT_ONCE = 100

_Add = Callable[[SubjectId, PartKind, bytes], Awaitable[PartRef]]


def letter_of_source(vault: VaultId, source: SubjectId, index: int) -> SubjectId:
    """Return the id of the letter that is number `index`, from 0, of a pushed source."""
    return SubjectId(hashlib.sha256(encode(LETTER_OF_SOURCE, vault, source, index)).hexdigest()[:32])


@dataclass(slots=True, kw_only=True)
class HostReading:
    """What one round of a host's reader came to."""

    sources: int = 0
    """Sources that were read."""
    letters: int = 0
    left: int = 0
    """Sources that it could not open or store, and left to their owners."""


async def read_as_host(host: Host, folder: ReaderKeyFolder, pool: ReaderPool) -> HostReading:
    """Read everything that the reader keys in a folder open, and return what came of it.

    What cannot be opened is left to its owner: nothing on the host waits for it. Being cancelled leaves the
    rest for the next round.

    Raises:
        KeyFileError: A reader key cannot be read.
        ReadingPoolError: No reading worker can be started.
        StoreError: The store does not answer, or nothing more can be stored.
    """
    done = HostReading()
    for reader in await asyncio.to_thread(folder.load):
        seen: set[UnreadSource] = set()
        while rows := [
            row for row in await host.unread_of(reader.reader, limit=_ROWS_AT_ONCE) if row not in seen
        ]:
            seen.update(rows)
            await _read_rows(host, reader, pool, rows, done)
    return done


async def _read_rows(
    host: Host, reader: ReaderKey, pool: ReaderPool, rows: Sequence[UnreadSource], done: HostReading
) -> None:
    async def jobs() -> AsyncGenerator[Coroutine[Any, Any, int | None]]:
        for row in rows:
            yield _read_row(host, reader, pool, row)

    async with aclosing(jobs()) as asked, aclosing(as_ready(asked, at_once=pool.at_once)) as ready:
        async for letters in ready:
            if letters is None:
                done.left += 1
            else:
                done.sources += 1
                done.letters += letters


async def _read_row(host: Host, reader: ReaderKey, pool: ReaderPool, row: UnreadSource) -> int | None:
    """Read one source; return how many letters it had, `None` where it is left to its owner."""
    try:
        opened = await host.open_unread(row, reader)
        provenance = decode_provenance(opened.provenance)
        reading = await pool.read_content(opened.content, name=provenance.name, received=provenance.received)
        async with host.reading(row, reader) as transaction:
            await _add_letters(transaction, transaction.add, row.vault, row.source, provenance, reading)
    except (
        AddressAlteredError,
        PartExistsError,  # the owner was first
        PartMissingError,
        PartUnreadableError,
        PayloadError,
        VaultAlteredError,
        VaultMissingError,
    ):
        await host.leave_to_owner(row, reader)
        return None
    return len(reading.readings)


class Outcome(StrEnum):
    """What became of something that waited for its owner."""

    READ = "read"
    KNOWN = "known"
    """It was read in the meantime, or came in by another door too."""
    REFUSED = "refused"
    """It does not open, or is not what its sender signed: it stays, and nothing of it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WasWaiting:
    """One thing that waited, and what became of it."""

    outcome: Outcome
    letters: int = 0
    problem: str | None = field(default=None, repr=False)


def sources_without_letters(
    sources: Sequence[SubjectId], letters: Sequence[StoredLetter]
) -> tuple[SubjectId, ...]:
    """Return the sources that no letter was made of; `letters` has those that are gone too.

    The database notes what is unread, and whoever writes it can strike that out; this is told by what is
    sealed.
    """
    used = {piece.source_id for letter in letters for piece in letter.record.pieces}
    return tuple(source for source in sources if source not in used)


async def find_waiting(vault: UnlockedVault, letters: Sequence[StoredLetter]) -> Waiting:
    """Return everything that was pushed and not read, given every letter, those that are gone too.

    A source whose letter is there and does not open is no such thing: reading it again would not help.
    """
    noted = await vault.waiting()
    every = [ref.subject for ref in await vault.refs(PartKind.SOURCE)]
    candidates = set(sources_without_letters(every, letters)) - set(noted.sources)
    there = {ref.subject for ref in await vault.refs(PartKind.LETTER)} if candidates else set()
    unread = [
        source
        for source in sorted(candidates)
        if letter_of_source(vault.vault_id, source, 0) not in there and await _was_pushed(vault, source)
    ]
    return Waiting(sources=(*noted.sources, *unread), parcels=noted.parcels)


async def _was_pushed(vault: UnlockedVault, source: SubjectId) -> bool:
    """Whether a source came by this door, or nobody can tell."""
    try:
        provenance = decode_provenance((await vault.open(source, PartKind.PROVENANCE)).payload)
    except (PartMissingError, PartUnreadableError, PayloadError):
        return True
    return provenance.channel is Channel.PUSH


async def read_as_owner(
    vault: UnlockedVault, waiting: Waiting, pool: ReaderPool
) -> AsyncGenerator[WasWaiting]:
    """Read what waits in a vault, and yield what became of each, in the order in which they get ready.

    Raises:
        ReadingPoolError: No reading worker can be started.
        StoreError: The store does not answer, or nothing more can be stored.
    """

    async def jobs() -> AsyncGenerator[Coroutine[Any, Any, WasWaiting]]:
        for source in waiting.sources:
            yield _read_source(vault, source, pool)
        for parcel in waiting.parcels:
            yield _read_parcel(vault, parcel, pool)

    async with aclosing(jobs()) as asked, aclosing(as_ready(asked, at_once=pool.at_once)) as ready:
        async for outcome in ready:
            yield outcome


async def _read_source(vault: UnlockedVault, source: SubjectId, pool: ReaderPool) -> WasWaiting:
    try:
        provenance = decode_provenance((await vault.open(source, PartKind.PROVENANCE)).payload)
        if provenance.channel is not Channel.PUSH:
            # Other doors store source and letters together. Somebody planted this row.
            return await _read_before(vault, source)
        content = (await vault.open(source, PartKind.SOURCE)).payload
    except PartMissingError:
        return await _read_before(vault, source)
    except (PartUnreadableError, PayloadError):
        return WasWaiting(outcome=Outcome.REFUSED, problem="does not open")
    first = letter_of_source(vault.vault_id, source, 0)
    if await vault.refs(PartKind.LETTER, subject=first):
        return await _read_before(vault, source)
    reading = await pool.read_content(content, name=provenance.name, received=provenance.received)
    try:
        async with vault.adding() as transaction:
            await _add_letters(transaction, transaction.add_new, vault.vault_id, source, provenance, reading)
            await transaction.mark_read(source)
    except PartExistsError:  # the host's reader was first
        return await _read_before(vault, source)
    return WasWaiting(outcome=Outcome.READ, letters=len(reading.readings))


async def _read_before(vault: UnlockedVault, source: SubjectId) -> WasWaiting:
    async with vault.adding() as transaction:
        await transaction.strike_unread(source)
    return WasWaiting(outcome=Outcome.KNOWN)


async def _read_parcel(vault: UnlockedVault, row_id: str, pool: ReaderPool) -> WasWaiting:
    try:
        incoming = parcel_source(await vault.open_parcel(row_id))
    except (ParcelUnreadableError, EvidenceError, PushMetadataError) as exc:
        return WasWaiting(outcome=Outcome.REFUSED, problem=str(exc))
    known = await vault.known_source(incoming.content)
    if known is None:
        reading = await pool.read(incoming)
        source = new_subject_id()
        try:
            async with vault.adding() as transaction:
                await transaction.recognise(incoming.content, source)
                await transaction.add_new(source, PartKind.SOURCE, incoming.content)
                provenance = Provenance.of(incoming)
                await transaction.add_new(source, PartKind.PROVENANCE, encode_provenance(provenance))
                await _add_letters(
                    transaction, transaction.add_new, vault.vault_id, source, provenance, reading
                )
                await transaction.take_parcel(row_id)
        except AlreadyKnownError:
            known = source
        else:
            return WasWaiting(outcome=Outcome.READ, letters=len(reading.readings))
    async with vault.adding() as transaction:
        await transaction.take_parcel(row_id)
    return WasWaiting(outcome=Outcome.KNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedParcel:
    """A sealed letter that waits and cannot be taken in, and why: an error that has words for a person."""

    row_id: str
    problem: ParcelUnreadableError | EvidenceError | PushMetadataError


async def list_refused_parcels(vault: UnlockedVault) -> tuple[RefusedParcel, ...]:
    """Return the sealed letters that stay unread, whatever is tried: something with them is wrong."""
    refused: list[RefusedParcel] = []
    for row_id in (await vault.waiting()).parcels:
        try:
            parcel_source(await vault.open_parcel(row_id))
        except (ParcelUnreadableError, EvidenceError, PushMetadataError) as exc:
            refused.append(RefusedParcel(row_id=row_id, problem=exc))
    return tuple(refused)


async def _add_letters(
    transaction: IntakeTransaction,
    add: _Add,
    vault: VaultId,
    source: SubjectId,
    provenance: Provenance,
    reading: SourceReading,
) -> None:
    """Add a letter part, and facts where it could be read, for each reading of a pushed source."""
    if reading.likeness is not None:
        # Where a copy of this mail came by another door the mark is its. This one was taken in already,
        # with the proof of who sent it, and the overview sees that both say the same.
        with suppress(AlreadyKnownError):
            await transaction.recognise(reading.likeness, source)
    for index, read in enumerate(reading.readings):
        one = with_origin_signals(read, provenance.evidence)
        letter = letter_of_source(vault, source, index)
        record = letter_of(provenance, source, one, alone=len(reading.readings) == 1)
        await add(letter, PartKind.LETTER, encode_letter(record))
        if one.facts is not None:
            facts = ReadFacts(reader=READER_VERSION, facts=one.facts, marks=one.marks)
            await add(letter, PartKind.FACTS, encode_read_facts(facts))
