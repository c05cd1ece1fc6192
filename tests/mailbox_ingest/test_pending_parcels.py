"""A letter that its sender sealed: taken in by its owner once all that was signed of it holds, or refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailbox_ingest.letters import list_letters
from mailbox_ingest.payloads import decode_provenance
from mailbox_ingest.pending import (
    HostReading,
    Outcome,
    WasWaiting,
    read_as_host,
    read_as_owner,
)
from mailbox_ingest.reading_pool import ReaderPool
from mailbox_ingest.sender_evidence import check_statement
from mailbox_ingest.sources import Channel, EvidenceKind
from store import (
    PartKind,
    Store,
    UnlockedVault,
)
from store.keys import EncryptionPublicKey
from store.parcel_proof import parcel_digest, seal_proof
from store.parcels import parcel_row_id
from store.schema import parcels
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
