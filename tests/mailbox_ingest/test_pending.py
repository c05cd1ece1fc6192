"""What was pushed is read later, by the host while its keys live or by the owner at the next unlock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailbox_ingest.accept import accept
from mailbox_ingest.letters import list_letters
from mailbox_ingest.pending import (
    HostReading,
    Outcome,
    WasWaiting,
    find_waiting,
    letter_of_source,
    read_as_host,
    read_as_owner,
    sources_without_letters,
)
from mailbox_ingest.reading_pool import ReaderPool
from store import (
    CounsellorKeys,
    PartKind,
    PartMissingError,
    PartUnreadableError,
    Store,
    SubjectId,
    UnlockedVault,
    UnreadSource,
    Waiting,
    new_subject_id,
)
from store.schema import parts, unread, wraps
from tests.mailbox_ingest.conftest import DAY, incoming
from tests.mailbox_ingest.doors import PUSHED_LETTER, Door, open_door
from tests.store.conftest import raw_database

_AT = datetime(2026, 3, 4, 22, 59, tzinfo=UTC)


@pytest.fixture
async def door(store: Store, vault: UnlockedVault, url: str, tmp_path: Path) -> AsyncIterator[Door]:
    """A host with an address of the vault and a sender."""
    async with open_door(store, vault, url, tmp_path / "host") as opened:
        yield opened


async def _read_all(vault: UnlockedVault, pool: ReaderPool) -> list[WasWaiting]:
    return [one async for one in read_as_owner(vault, await vault.waiting(), pool)]


async def test_the_host_reads_what_was_pushed_and_then_has_no_access_any_more(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.push(PUSHED_LETTER)
    wraps_before = await door.rows(wraps)
    assert await read_as_host(door.host, door.folder, pool) == HostReading(sources=1, letters=1)
    (letter,) = await list_letters(vault)
    assert letter.facts is not None
    assert letter.facts.amount_due_cents == 12550
    assert (letter.record.source, letter.record.received) == ("brief.txt", DAY)
    assert letter.id == letter_of_source(vault.vault_id, letter.record.pieces[0].source_id, 0)
    assert await door.rows(unread) == 0
    # The reader's two wraps are gone; those of letter and facts have come.
    assert await door.rows(wraps) == wraps_before
    assert not await vault.waiting()
    (reader,) = door.folder.load()
    row = UnreadSource(
        vault=vault.vault_id, source=letter.record.pieces[0].source_id, reader=reader.reader, stored_at=0
    )
    with pytest.raises(PartMissingError):
        await door.host.open_unread(row, reader)


async def test_the_owner_reads_what_the_host_did_not(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.push(PUSHED_LETTER)
    (source,) = (await vault.waiting()).sources
    assert sources_without_letters([source], await list_letters(vault, with_gone=True)) == (source,)
    assert await _read_all(vault, pool) == [WasWaiting(outcome=Outcome.READ, letters=1)]
    (letter,) = await list_letters(vault)
    assert letter.facts is not None
    assert sources_without_letters([source], [letter]) == ()
    assert await door.rows(unread) == 0
    assert await read_as_host(door.host, door.folder, pool) == HostReading()


async def test_the_owner_and_the_host_at_once_make_one_letter(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    for number in range(6):
        await door.push(PUSHED_LETTER.replace("20260017", f"2026{number:04}"))
    waiting = await vault.waiting()

    async def as_owner() -> list[WasWaiting]:
        return [one async for one in read_as_owner(vault, waiting, pool)]

    by_host, by_owner = await asyncio.gather(read_as_host(door.host, door.folder, pool), as_owner())
    read = sum(one.outcome is Outcome.READ for one in by_owner)
    assert by_host.sources + read == 6
    assert len(await list_letters(vault)) == 6
    assert await door.rows(unread) == 0
    assert not await vault.waiting()


async def test_after_the_end_of_its_keys_the_host_opens_nothing_and_the_next_unlock_reads_it(
    door: Door, vault: UnlockedVault, pool: ReaderPool, tmp_path: Path
) -> None:
    await door.push(PUSHED_LETTER)
    (reader,) = door.folder.load()
    (file,) = (tmp_path / "host").iterdir()
    (row,) = await door.host.unread_of(reader.reader)
    assert (await door.host.open_unread(row, reader)).content == PUSHED_LETTER.encode()
    kept_open = file.open("rb")

    await door.host.end_reader(reader, door.folder)

    assert not file.exists()
    assert set(kept_open.read()) == {0}  # overwritten, not only unlinked
    kept_open.close()
    # Even with a copy of the key nothing opens: its wraps are gone.
    with pytest.raises(PartMissingError):
        await door.host.open_unread(row, reader)
    assert await read_as_host(door.host, door.folder, pool) == HostReading()
    assert await door.rows(unread) == 1
    assert await _read_all(vault, pool) == [WasWaiting(outcome=Outcome.READ, letters=1)]
    assert await door.rows(unread) == 0


async def test_a_letter_pushed_without_a_reader_key_waits_for_the_owner(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.push(PUSHED_LETTER, for_host=False)
    assert await door.rows(unread) == 0
    sources = tuple(ref.subject for ref in await vault.refs(PartKind.SOURCE))
    assert len(sources) == 1
    missing = await find_waiting(vault, await list_letters(vault, with_gone=True))
    assert missing == Waiting(sources=sources)
    read = [one async for one in read_as_owner(vault, missing, pool)]
    assert read == [WasWaiting(outcome=Outcome.READ, letters=1)]


async def test_a_letter_that_somebody_damaged_is_not_read_again_and_again(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    """It is damage, which is told; a second letter of the same source would be counted twice once mended."""
    source = incoming(b"Een brief in een map", "brief.txt")
    await accept(vault, source, (await pool.read(source)).readings)
    await door.push(PUSHED_LETTER)
    await read_as_host(door.host, door.folder, pool)
    async with raw_database(door.url) as connection:
        await connection.execute(parts.update().where(parts.c.kind == "letter").values(sealed=bytes(90)))
    letters = await list_letters(vault, with_gone=True)
    assert len(letters.unreadable) == 2
    assert not await find_waiting(vault, letters)


async def test_a_row_planted_for_another_vault_is_struck_off(
    door: Door, vault: UnlockedVault, store: Store, pool: ReaderPool
) -> None:
    await door.push(PUSHED_LETTER)
    other = await store.create_vault(passphrase="een andere zin", household=b"{}")
    (reader,) = door.folder.load()
    (source,) = (await vault.waiting()).sources
    async with raw_database(door.url) as connection:
        await connection.execute(
            unread.insert(),
            [
                {"vault_id": planted, "source_id": subject, "reader_key": reader.reader, "stored_at": 1}
                for planted, subject in (
                    (other.vault_id, source),
                    (other.vault_id, new_subject_id()),
                    (vault.vault_id, new_subject_id()),
                )
            ],
        )
    assert await read_as_host(door.host, door.folder, pool) == HostReading(sources=1, letters=1, left=3)
    assert await door.rows(unread) == 0
    assert len(await list_letters(vault)) == 1


async def test_a_row_planted_for_a_file_that_was_read_makes_no_second_letter(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    source = incoming(PUSHED_LETTER.encode(), "brief.txt")
    accepted = await accept(vault, source, (await pool.read(source)).readings)
    async with raw_database(door.url) as connection:
        await connection.execute(
            unread.insert().values(
                vault_id=vault.vault_id, source_id=accepted.source_id, reader_key="a" * 32, stored_at=1
            )
        )
    assert await _read_all(vault, pool) == [WasWaiting(outcome=Outcome.KNOWN)]
    assert len(await list_letters(vault)) == 1
    assert not await vault.waiting()


async def test_a_source_that_was_changed_stays_and_counts_for_nothing(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.push(PUSHED_LETTER)
    (source,) = (await vault.waiting()).sources
    async with raw_database(door.url) as connection:
        await connection.execute(
            parts.update().where(parts.c.subject_id == source).values(sealed=b"\x01" + bytes(2000))
        )
    with pytest.raises(PartUnreadableError):
        await vault.open(source, PartKind.SOURCE)
    assert [one.outcome for one in await _read_all(vault, pool)] == [Outcome.REFUSED]
    assert (await vault.waiting()).sources == (source,)
    assert await read_as_host(door.host, door.folder, pool) == HostReading(left=1)


async def test_a_closed_address_leaves_what_is_unread_to_the_owner(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.push(PUSHED_LETTER)
    await vault.close_address(door.own.address)
    assert await read_as_host(door.host, door.folder, pool) == HostReading(left=1)
    sources = tuple(ref.subject for ref in await vault.refs(PartKind.SOURCE))
    missing = sources_without_letters(sources, await list_letters(vault, with_gone=True))
    read = [one async for one in read_as_owner(vault, Waiting(sources=missing), pool)]
    assert [one.outcome for one in read] == [Outcome.READ]


async def test_a_letter_that_cannot_be_read_is_kept_and_needs_a_look(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.push("\x00\x01\x02", name="brief.pdf")
    assert await read_as_host(door.host, door.folder, pool) == HostReading(sources=1, letters=1)
    (letter,) = await list_letters(vault)
    assert letter.record.error is not None


async def test_a_planted_row_takes_no_access_from_a_counsellor(
    door: Door, store: Store, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.push(PUSHED_LETTER)
    await read_as_host(door.host, door.folder, pool)
    (ref,) = await vault.refs(PartKind.SOURCE)
    keys, handle = CounsellorKeys.generate(), vault.new_handle()
    await vault.share([ref], keys.encryption_public_key, handle)
    async with raw_database(door.url) as connection:
        await connection.execute(
            unread.insert().values(
                vault_id=vault.vault_id, source_id=ref.subject, reader_key="a" * 32, stored_at=1
            )
        )
    assert await _read_all(vault, pool) == [WasWaiting(outcome=Outcome.KNOWN)]
    assert not await vault.waiting()
    shared = await store.open_shared(
        vault.vault_id, keys=keys, handle=handle, vault_key_id=vault.vault_key_id
    )
    assert (await shared.open(ref.subject, PartKind.SOURCE)).payload == PUSHED_LETTER.encode()


async def test_a_planted_source_without_parts_is_struck_off(vault: UnlockedVault, pool: ReaderPool) -> None:
    waiting = Waiting(sources=(SubjectId("f" * 32),))
    assert [one.outcome async for one in read_as_owner(vault, waiting, pool)] == [Outcome.KNOWN]
