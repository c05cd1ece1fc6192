"""What was pushed is read later, by the host while its keys live or by the owner at the next unlock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbox_ingest.accept import accept
from mailbox_ingest.letters import list_letters
from mailbox_ingest.payloads import decode_provenance
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
from mailbox_ingest.sender_evidence import check_statement
from mailbox_ingest.sources import Channel, EvidenceKind
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
from store.keys import EncryptionPublicKey
from store.parcel_proof import parcel_digest, seal_proof
from store.parcels import parcel_row_id
from store.schema import parcels, parts, unread, wraps
from tests.mailbox_ingest.conftest import DAY, incoming
from tests.mailbox_ingest.doors import PUSHED_LETTER, Door, open_door
from tests.mailbox_ingest.senders import SigningSender
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


async def test_a_parcel_is_opened_checked_and_read_with_its_proof(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.post(door.sender.parcel(PUSHED_LETTER.encode(), door.own, at=_AT))
    assert await read_as_host(door.host, door.folder, pool) == HostReading()
    assert await _read_all(vault, pool) == [WasWaiting(outcome=Outcome.READ, letters=1)]
    (letter,) = await list_letters(vault)
    assert letter.facts is not None
    assert letter.facts.amount_due_cents == 12550
    assert letter.record.source == "brief.txt"
    # 22:59 UTC is a minute before midnight in the Netherlands in winter.
    assert letter.record.received == _AT.date()
    (part,) = await vault.open_all(PartKind.PROVENANCE)
    provenance = decode_provenance(part.payload)
    assert (provenance.channel, provenance.evidence.kind) == (Channel.PUSH, EvidenceKind.SENDER_SIGNATURE)
    statement = check_statement(provenance.evidence.statement or "", PUSHED_LETTER.encode())
    assert statement.sender_name == door.sender.name
    assert await door.rows(parcels) == 0


async def test_the_day_of_a_parcel_is_that_in_the_netherlands(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    late = _AT + timedelta(minutes=2)
    await door.post(door.sender.parcel(PUSHED_LETTER.encode(), door.own, at=late, name=None))
    await _read_all(vault, pool)
    (letter,) = await list_letters(vault)
    assert letter.record.received == late.date() + timedelta(days=1)
    assert letter.record.source == "Energie Noorderhaven 2026-03-05.txt"


async def test_a_parcel_with_a_letter_that_is_there_already_is_taken_away(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.push(PUSHED_LETTER)
    await door.post(door.sender.parcel(PUSHED_LETTER.encode(), door.own, at=_AT))
    outcomes = [one.outcome for one in await _read_all(vault, pool)]
    assert sorted(outcomes) == [Outcome.KNOWN, Outcome.READ]
    assert len(await list_letters(vault)) == 1
    assert await door.rows(parcels) == 0


async def test_two_programs_of_the_owner_at_once_take_a_parcel_once(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    for number in range(4):
        text = PUSHED_LETTER.replace("20260017", f"2026{number:04}")
        await door.post(door.sender.parcel(text.encode(), door.own, at=_AT))
    waiting = await vault.waiting()

    async def read() -> list[WasWaiting]:
        return [one async for one in read_as_owner(vault, waiting, pool)]

    both = [one for outcomes in await asyncio.gather(read(), read()) for one in outcomes]
    assert sum(one.outcome is Outcome.READ for one in both) == 4
    assert len(await list_letters(vault)) == 4
    assert await door.rows(parcels) == 0


async def _refused(door: Door, vault: UnlockedVault, pool: ReaderPool) -> str:
    (outcome,) = await _read_all(vault, pool)
    assert outcome.outcome is Outcome.REFUSED
    assert outcome.problem is not None
    assert await door.rows(parcels) == 1
    assert len(await list_letters(vault)) == 0
    return outcome.problem


async def test_a_parcel_that_was_moved_to_another_address_is_refused(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    other = await vault.new_address(door.keys.card, label="Gemeente Voorbeeld")
    await door.post(door.sender.parcel(PUSHED_LETTER.encode(), door.own, at=_AT))
    async with raw_database(door.url) as connection:
        await connection.execute(parcels.update().values(address_id=other.address))
    assert await _refused(door, vault, pool) == "a parcel in the row of another"


async def test_a_parcel_in_another_vault_is_refused(
    door: Door, store: Store, vault: UnlockedVault, pool: ReaderPool
) -> None:
    created = await store.create_vault(passphrase="een andere zin", household=b"{}")
    other = await store.unlock(created.vault_id, passphrase="een andere zin")
    await door.post(door.sender.parcel(PUSHED_LETTER.encode(), door.own, at=_AT))
    async with raw_database(door.url) as connection:
        await connection.execute(parcels.update().values(vault_id=created.vault_id))
    assert await _refused(door, other, pool) == "a parcel to an address that this vault does not have"


async def test_a_parcel_whose_metadata_names_another_address_is_refused(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    other = await vault.new_address(door.keys.card, label="Gemeente Voorbeeld")
    posted = door.sender.parcel(PUSHED_LETTER.encode(), door.own, at=_AT, named=other.text.format())
    await door.post(posted)
    assert (
        await _refused(door, vault, pool)
        == "the sender's statement: the parcel was sent to another address, or is another"
    )


async def test_a_parcel_with_the_proof_of_another_is_refused(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    first = door.sender.parcel(PUSHED_LETTER.encode(), door.own, at=_AT)
    second = door.sender.parcel(b"iets anders", door.own, at=_AT)
    await door.post(replace(first, statement=second.statement))
    assert await _refused(door, vault, pool) == "the sender's statement: the parcel is not what was signed"


async def test_a_parcel_with_another_document_than_was_signed_is_refused(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.post(door.sender.parcel(PUSHED_LETTER.encode(), door.own, at=_AT, said=b"iets anders"))
    assert await _refused(door, vault, pool) == "the sender's statement: the document is not what was signed"


async def test_a_parcel_with_another_kind_of_document_is_refused(
    door: Door, vault: UnlockedVault, pool: ReaderPool
) -> None:
    await door.post(
        door.sender.parcel(PUSHED_LETTER.encode(), door.own, at=_AT, media_type="application/pdf")
    )
    assert await _refused(door, vault, pool) == "the document in the parcel is not what its metadata says"


@pytest.mark.parametrize("stolen", [False, True], ids=["keys of a stranger", "certificate of the host"])
async def test_a_parcel_that_no_host_took_in_is_refused(
    door: Door, store: Store, vault: UnlockedVault, pool: ReaderPool, stolen: bool
) -> None:
    """Whoever writes the database can seal to every public key, and name any organisation in the proof."""
    posted = SigningSender(name="Belastingdienst").parcel(PUSHED_LETTER.encode(), door.own, at=_AT)
    intake = (await store.create_vault(passphrase="een andere zin", household=b"{}")).intake_keys
    if stolen:
        intake = replace(intake, certificate=door.address.intake.certificate)
    sealed = posted.parcel.encode()
    proof = seal_proof(
        posted.statement.encode().encode(),
        address=door.own.address,
        parcel=posted.parcel.parcel,
        digest=parcel_digest(sealed),
        intake=replace(intake, vault=vault.vault_id),
        owner=EncryptionPublicKey.decode(door.address.intake.encryption_public_key),
    )
    async with raw_database(door.url) as connection:
        await connection.execute(
            parcels.insert().values(
                vault_id=vault.vault_id,
                parcel_id=parcel_row_id(door.own.address, posted.parcel.parcel),
                address_id=door.own.address,
                sealed=sealed,
                proof=proof,
            )
        )
    assert await _refused(door, vault, pool) == "the proof of a parcel does not open or verify"


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
