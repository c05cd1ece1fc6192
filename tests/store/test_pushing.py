"""What is pushed: stored with receipt and nonce or not at all, once however often it comes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from store import (
    AddressMissingError,
    HostKeys,
    NonceSpentError,
    Parcel,
    ParcelContent,
    PartKind,
    PushedParcel,
    PushedSource,
    ReaderKey,
    RequestReusedError,
    Store,
    StoreDamagedError,
    StoreLockedError,
    Taken,
    VaultAlteredError,
    new_parcel_id,
    new_subject_id,
)
from store.schema import nonces, parcels, parts, receipts, recognised, unread, vaults, wraps
from tests.store.conftest import CHEAP, Vault, new_vault, raw_database
from tests.store.hosting import NOW, Hosted, a_delivery, host_of, new_sender_key


@pytest.fixture
async def hosted(vault: Vault) -> Hosted:
    """A vault with an address at a host."""
    return await host_of(vault)


async def _counts(url: str) -> dict[str, int]:
    async with raw_database(url) as connection:
        return {
            table.name: (await connection.execute(sa.select(sa.func.count()).select_from(table))).scalar_one()
            for table in (parts, wraps, recognised, unread, parcels, receipts, nonces)
        }


async def test_a_push_is_stored_with_its_receipt_and_opens_for_the_owner(hosted: Hosted) -> None:
    push = hosted.source(b"a letter", reader=ReaderKey.generate(NOW))
    taken = await hosted.host.take_in(push)
    assert taken == Taken(receipt=push.delivery.receipt, again=False)
    (source,) = await hosted.vault.unlocked.open_all(PartKind.SOURCE)
    assert source.payload == b"a letter"
    found = await hosted.host.find_by_delivery(hosted.sender.sender, taken.receipt.delivery_id)
    assert found == taken.receipt
    assert await hosted.host.count_unread() == 1


async def test_the_same_request_again_gets_the_same_receipt(hosted: Hosted) -> None:
    first = await hosted.host.take_in(hosted.source(b"a letter", key="k1"))
    counts = await _counts(hosted.vault.url)
    again = await hosted.host.take_in(hosted.source(b"a letter", key="k1"))
    assert (again.receipt, again.again) == (first.receipt, True)
    assert await _counts(hosted.vault.url) == {**counts, "nonces": 2}


async def test_the_same_letter_by_another_request_gets_the_same_receipt(hosted: Hosted) -> None:
    first = await hosted.host.take_in(hosted.source(b"a letter", key="k1"))
    counts = await _counts(hosted.vault.url)
    again = await hosted.host.take_in(hosted.source(b"a letter", key="k2"))
    third = await hosted.host.take_in(hosted.source(b"a letter", key="k2"))
    assert [one.receipt for one in (again, third)] == [first.receipt] * 2
    assert await _counts(hosted.vault.url) == {**counts, "nonces": 3, "receipts": 4}


async def test_an_idempotency_key_stands_for_one_letter(hosted: Hosted) -> None:
    await hosted.host.take_in(hosted.source(b"a letter", key="k1"))
    counts = await _counts(hosted.vault.url)
    with pytest.raises(RequestReusedError):
        await hosted.host.take_in(hosted.source(b"another letter", key="k1"))
    assert await _counts(hosted.vault.url) == {**counts, "nonces": 2}


async def test_a_nonce_is_spent_once(hosted: Hosted) -> None:
    await hosted.host.take_in(hosted.source(b"a letter", nonce="n1"))
    counts = await _counts(hosted.vault.url)
    with pytest.raises(NonceSpentError):
        await hosted.host.take_in(hosted.source(b"another letter", nonce="n1"))
    push = hosted.source(b"a third letter", nonce="n1")
    assert push.delivery.nonce is not None
    with pytest.raises(NonceSpentError):
        await hosted.host.spend_nonce(push.delivery.nonce)
    assert await _counts(hosted.vault.url) == counts


async def test_a_letter_that_came_by_another_door_is_stored_once_and_nobody_is_told(hosted: Hosted) -> None:
    async with hosted.vault.intake.adding() as transaction:
        source = new_subject_id()
        await transaction.recognise(b"a letter", source)
        await transaction.add(source, PartKind.SOURCE, b"a letter")
    counts = await _counts(hosted.vault.url)
    taken = await hosted.host.take_in(hosted.source(b"a letter", reader=ReaderKey.generate(NOW)))
    assert not taken.again
    assert await _counts(hosted.vault.url) == {**counts, "nonces": 1, "receipts": 3}


async def test_many_at_once_share_transactions_and_each_has_its_outcome(hosted: Hosted) -> None:
    pushes = [hosted.source(f"letter {number % 20}".encode(), key=f"k{number}") for number in range(60)]
    pushes += [hosted.source(b"replayed", nonce="same") for _ in range(3)]
    outcomes = await asyncio.gather(*map(hosted.host.take_in, pushes), return_exceptions=True)
    taken = [one for one in outcomes if isinstance(one, Taken)]
    assert (len(taken), sum(not one.again for one in taken)) == (61, 21)
    assert sum(isinstance(one, NonceSpentError) for one in outcomes) == 2
    assert len(await hosted.vault.unlocked.open_all(PartKind.SOURCE)) == 21


async def test_two_hosts_on_one_store_take_the_same_letter_once(hosted: Hosted) -> None:
    other = hosted.vault.store.host(hosted.keys)
    taken = await asyncio.gather(
        *(
            host.take_in(hosted.source(f"letter {number}".encode(), key=f"k{number}"))
            for number in range(10)
            for host in (hosted.host, other)
        )
    )
    assert sum(not one.again for one in taken) == 10
    assert len({one.receipt.text for one in taken}) == 10
    assert len(await hosted.vault.unlocked.open_all(PartKind.SOURCE)) == 10


async def test_a_closed_address_takes_nothing_more(hosted: Hosted) -> None:
    push = hosted.source(b"a letter")
    await hosted.vault.unlocked.close_address(hosted.own.address)
    counts = await _counts(hosted.vault.url)
    assert await hosted.host.find_address(hosted.own.address) is None
    with pytest.raises(AddressMissingError):
        await hosted.host.take_in(push)
    assert await _counts(hosted.vault.url) == counts


async def test_a_parcel_is_stored_unopened_and_once(hosted: Hosted) -> None:
    key = hosted.own.text.checked_key(hosted.address.encryption_key.raw)
    content = ParcelContent(metadata=b"{}", document=b"a letter")
    parcel = Parcel.seal(content, address=hosted.own.address, parcel=new_parcel_id(), key=key)
    delivery = hosted.delivery(parcel.encode(), key="k1")
    push = PushedParcel(delivery=delivery, parcel=parcel, proof=b"statement")
    first = await hosted.host.take_in(push)
    again = hosted.delivery(parcel.encode(), key="k1")
    assert (await hosted.host.take_in(replace(push, delivery=again))).receipt == first.receipt
    other = Parcel.seal(content, address=hosted.own.address, parcel=parcel.parcel, key=key)
    with pytest.raises(RequestReusedError):
        await hosted.host.take_in(
            PushedParcel(delivery=hosted.delivery(other.encode()), parcel=other, proof=b"statement")
        )
    assert parcel.open(hosted.own.setting.keys) == content
    assert (await _counts(hosted.vault.url))["parcels"] == 1


async def test_one_parcel_id_at_two_addresses_of_a_vault_tells_nothing(hosted: Hosted) -> None:
    second = await hosted.vault.unlocked.new_address(hosted.keys.card, label="Gemeente Voorbeeld")
    address = await hosted.host.find_address(second.address)
    assert address is not None
    parcel_id = new_parcel_id()
    for one in (hosted.address, address):
        parcel = Parcel.seal(
            ParcelContent(metadata=b"{}", document=b"a letter"),
            address=one.address,
            parcel=parcel_id,
            key=one.encryption_key,
        )
        delivery = a_delivery(hosted.sender, one, parcel.encode())
        taken = await hosted.host.take_in(PushedParcel(delivery=delivery, parcel=parcel, proof=b"statement"))
        assert not taken.again


async def test_a_receipt_is_not_found_by_another_sender(hosted: Hosted) -> None:
    taken = await hosted.host.take_in(hosted.source(b"a letter", key="k1"))
    other = await hosted.host.senders.add(name="Ander", kind=hosted.sender.kind, key=new_sender_key())
    delivery_id, address = taken.receipt.delivery_id, hosted.own.address
    assert await hosted.host.find_by_delivery(other.sender, delivery_id) is None
    assert await hosted.host.find_by_request(other.sender, address, "k1") is None
    assert await hosted.host.find_by_content(other.sender, address, taken.receipt.digest) is None
    mine = hosted.sender.sender
    assert await hosted.host.find_by_request(mine, address, "k1") == taken.receipt
    assert await hosted.host.find_by_content(mine, address, taken.receipt.digest) == taken.receipt


async def test_while_another_program_holds_the_store_each_push_is_told_and_then_taken(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/vault.db"
    async with await Store.open(url, passphrase_cost=CHEAP, busy_seconds=0.1) as store:
        hosted = await host_of(await new_vault(store, url))
        pushes = [hosted.source(f"letter {number}".encode(), key=f"k{number}") for number in range(5)]
        async with raw_database(url) as other:
            await other.exec_driver_sql("BEGIN IMMEDIATE")
            refused = await asyncio.gather(*map(hosted.host.take_in, pushes), return_exceptions=True)
        assert [type(one) for one in refused] == [StoreLockedError] * 5
        taken = await asyncio.gather(*map(hosted.host.take_in, pushes))
        assert not any(one.again for one in taken)


async def test_who_is_gone_before_the_commit_changes_nothing_for_the_others(hosted: Hosted) -> None:
    pushes = [hosted.source(f"letter {number}".encode(), key=f"k{number}") for number in range(6)]
    tasks = [asyncio.create_task(hosted.host.take_in(push)) for push in pushes]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [isinstance(one, Taken) for one in outcomes] == [False, True] * 3
    await hosted.host.finish()
    assert len(await hosted.vault.unlocked.open_all(PartKind.SOURCE)) == 6
    # Who asks again gets the receipt of the letter that was stored without them.
    again = await hosted.host.take_in(hosted.source(b"letter 0", key="k0"))
    assert (again.again, again.receipt) == (True, pushes[0].delivery.receipt)


async def test_a_receipt_that_somebody_broke_stops_no_other_push(hosted: Hosted) -> None:
    await hosted.host.take_in(hosted.source(b"a letter", key="k1"))
    async with raw_database(hosted.vault.url) as connection:
        await connection.execute(receipts.update().values(sealed=bytes(40)))
    both = await asyncio.gather(
        hosted.host.take_in(hosted.source(b"a letter", key="k1")),
        hosted.host.take_in(hosted.source(b"another letter", key="k2")),
        return_exceptions=True,
    )
    assert [type(one) for one in both] == [StoreDamagedError, Taken]


async def test_a_vault_whose_keys_were_changed_takes_nothing_and_others_do(hosted: Hosted) -> None:
    other = await host_of(await new_vault(hosted.vault.store, hosted.vault.url))
    # One host has addresses of both; its keys are those of the first.
    second = await other.vault.unlocked.new_address(hosted.keys.card, label="")
    address = await hosted.host.find_address(second.address)
    assert address is not None
    async with raw_database(hosted.vault.url) as connection:
        await connection.execute(
            vaults.update()
            .where(vaults.c.vault_id == other.vault.created.vault_id)
            .values(encryption_key=HostKeys.generate("a").encryption.public.raw)
        )
    delivery = a_delivery(hosted.sender, address, b"a letter")
    to_the_other = PushedSource(delivery=delivery, content=b"a letter", provenance=b"", reader=None)
    both = await asyncio.gather(
        hosted.host.take_in(to_the_other),
        hosted.host.take_in(hosted.source(b"a letter")),
        return_exceptions=True,
    )
    assert [type(one) for one in both] == [VaultAlteredError, Taken]


async def test_old_nonces_are_forgotten_and_young_ones_kept(store_url: str) -> None:
    now = NOW
    async with await Store.open(store_url, passphrase_cost=CHEAP, clock=lambda: now) as store:
        hosted = await host_of(await new_vault(store, store_url))
        await hosted.host.take_in(hosted.source(b"a letter", nonce="n1"))
        assert await hosted.host.forget_old_nonces() == 0
        now = NOW + timedelta(minutes=5)
        assert await hosted.host.forget_old_nonces() == 1
        assert (await _counts(store_url))["nonces"] == 0
