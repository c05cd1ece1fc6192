"""The vectors of the push door, held against the store and against an opener written from FORMAT.md alone."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from mailbox_ingest.pending import letter_of_source
from store import (
    AddressAlteredError,
    AddressId,
    AddressState,
    AddressText,
    AddressTextError,
    HostCard,
    HostKeys,
    Parcel,
    ParcelContent,
    ParcelUnreadableError,
    PartKind,
    PushedParcel,
    ReaderKey,
    SenderId,
    Store,
    SubjectId,
    VaultId,
    new_parcel_id,
)
from store.receipts import ReceiptSealer
from store.schema import metadata
from tests.store import opener, push_opener, vectors
from tests.store.conftest import CHEAP, PASSPHRASE, Vault, raw_database
from tests.store.hosting import NOW, host_of

PUSHED = vectors.load("pushed.json")
TEXTS, HOSTILE = PUSHED["texts"], PUSHED["hostile"]
VAULT, ADDRESS = VaultId(PUSHED["vault_id"]), AddressId(PUSHED["address"]["id"])
HOST = push_opener.open_host_file(PUSHED["host_key_file"])


@cache
def _keys() -> opener.Keys:
    return opener.open_vault(PUSHED["tables"], VAULT, passphrase=PUSHED["passphrase"])


def _names(cases: list[dict[str, Any]]) -> list[str]:
    return [case["name"] for case in cases]


@pytest.mark.parametrize("text", TEXTS["good"])
def test_a_good_text_of_an_address(text: str) -> None:
    expected = (TEXTS["address"], TEXTS["key_hash"], TEXTS["authority"])
    parsed, opened = AddressText.parse(text), push_opener.parse_address(text)
    assert (parsed.address, parsed.key_hash, parsed.authority) == expected
    assert (opened.address, opened.key_hash, opened.authority) == expected
    assert parsed.format() == TEXTS["good"][0]


@pytest.mark.parametrize("case", TEXTS["hostile"], ids=_names(TEXTS["hostile"]))
def test_a_hostile_text_of_an_address(case: dict[str, Any]) -> None:
    with pytest.raises(AddressTextError):
        AddressText.parse(case["text"])
    with pytest.raises(opener.Refused):
        push_opener.parse_address(case["text"])


def test_the_opener_opens_what_a_host_has() -> None:
    tables = PUSHED["tables"]
    authority, encryption, receipts = push_opener.open_card(PUSHED["host_card"])
    assert authority == HOST.authority
    assert encryption == opener.encryption_public(HOST.encryption)
    assert receipts == push_opener.receipt_key(HOST)
    intake = push_opener.open_address_as_host(tables, ADDRESS, HOST)
    owner = next(row for row in tables["vaults"] if row["vault_id"] == VAULT)
    assert (intake["encryption"], intake["signing"]) == (owner["encryption_key"], owner["signing_key"])
    source = PUSHED["source"]
    for kind, payload in (("source", source["content"]), ("provenance", source["provenance"])):
        opened = push_opener.open_as_reader(tables, VAULT, source["id"], kind, PUSHED["reader_key_file"])
        assert (opened.payload, opened.role) == (payload, "intake")
    known = opener.recognition_mark(_keys().recognition, source["content"])
    assert {"vault_id": VAULT, "mark": known, "source_id": source["id"]} in tables["recognised"]


def test_the_opener_opens_what_an_owner_has() -> None:
    tables, parcel = PUSHED["tables"], PUSHED["parcel"]
    label, seed = push_opener.open_address_as_owner(tables, VAULT, ADDRESS, seed=_keys().encryption)
    assert label == PUSHED["address"]["label"]
    public = opener.encryption_public(seed)
    assert push_opener.parse_address(PUSHED["address"]["text"]).key_hash == push_opener.key_hash(
        ADDRESS, public
    )
    sent = push_opener.open_parcel(tables, VAULT, parcel["row"], address_seed=seed, seed=_keys().encryption)
    assert (sent.metadata, sent.document, sent.statement) == (
        parcel["metadata"],
        parcel["document"],
        parcel["statement"],
    )


def test_the_opener_finds_receipts_and_nonces() -> None:
    tables, receipt = PUSHED["tables"], PUSHED["receipt"]
    marks = push_opener.receipt_marks(
        HOST,
        sender=receipt["sender"],
        address=ADDRESS,
        key=receipt["key"],
        digest=receipt["digest"],
        delivery=receipt["delivery"],
    )
    for mark in marks:
        opened = push_opener.open_receipt(tables, HOST, mark)
        assert opened == (receipt["delivery"], receipt["digest"], receipt["text"])
    edit = {"table": "receipts", "where": {"mark": marks[0]}, "do": "swap", "column": "sealed"}
    swapped = vectors.edited(tables, [{**edit, "with": {"mark": marks[1]}}])
    with pytest.raises(opener.Refused):
        push_opener.open_receipt(swapped, HOST, marks[0])
    nonce = PUSHED["nonce"]
    spent = {(row["key_id"], row["nonce"]) for row in tables["nonces"]}
    assert (nonce["key_id"], hashlib.sha256(nonce["nonce"].encode()).digest()) in spent
    key = next(row for row in tables["sender_keys"] if row["key_id"] == nonce["key_id"])
    assert hashlib.sha256(key["public_key"]).hexdigest() == nonce["key_id"]


def test_the_letters_of_a_source_have_ids_that_follow_from_it() -> None:
    source = SubjectId(PUSHED["source"]["id"])
    for index in (0, 1, 200):
        expected = push_opener.letter_of_source(VAULT, source, index)
        assert letter_of_source(VAULT, source, index) == expected


@pytest.mark.parametrize("case", HOSTILE, ids=_names(HOSTILE))
def test_the_opener_refuses_the_hostile(case: dict[str, Any]) -> None:
    with pytest.raises(opener.Refused):
        _ask_opener(vectors.edited(PUSHED["tables"], case["edits"]), case["ask"])


def _ask_opener(tables: opener.Tables, ask: str) -> None:
    seed, parcel = _keys().encryption, PUSHED["parcel"]
    match ask:
        case "host":
            push_opener.open_address_as_host(tables, ADDRESS, HOST)
        case "address":
            push_opener.open_address_as_owner(tables, VAULT, ADDRESS, seed=seed)
        case "parcel" | "parcel elsewhere":
            _, own = push_opener.open_address_as_owner(PUSHED["tables"], VAULT, ADDRESS, seed=seed)
            row = parcel["row"] if ask == "parcel" else "e" * 32
            push_opener.open_parcel(tables, VAULT, row, address_seed=own, seed=seed)
        case "reader":
            source = PUSHED["source"]["id"]
            push_opener.open_as_reader(tables, VAULT, source, "source", PUSHED["reader_key_file"])


@asynccontextmanager
async def _stored(tmp_path: Path, tables: opener.Tables) -> AsyncIterator[Store]:
    """A real store with these rows in it."""
    url = f"sqlite:///{tmp_path}/vault.db"
    async with await Store.open(url, passphrase_cost=CHEAP) as store:
        async with raw_database(url) as connection:
            for table in metadata.sorted_tables:
                if tables.get(table.name):
                    await connection.execute(table.insert(), tables[table.name])
        yield store


async def test_the_store_opens_the_vectors(tmp_path: Path) -> None:
    keys, reader = HostKeys.decode(PUSHED["host_key_file"]), ReaderKey.decode(PUSHED["reader_key_file"])
    assert HostCard.from_text(PUSHED["host_card"]) == keys.card
    async with _stored(tmp_path, PUSHED["tables"]) as store:
        unlocked = await store.unlock(VAULT, passphrase=PUSHED["passphrase"])
        host, source, parcel = store.host(keys), PUSHED["source"], PUSHED["parcel"]
        address = await host.find_address(ADDRESS)
        assert address is not None
        assert address.vault == VAULT
        (own,) = (one for one in await unlocked.addresses() if one.address == ADDRESS)
        assert (own.setting.label, own.state) == (PUSHED["address"]["label"], AddressState.OPEN)
        assert own.text.format() == PUSHED["address"]["text"]
        (row,) = await host.unread_of(reader.reader)
        opened = await host.open_unread(row, reader)
        assert (opened.row.source, opened.content) == (source["id"], source["content"])
        assert (await unlocked.open(row.source, PartKind.SOURCE)).payload == source["content"]
        sent = await unlocked.open_parcel(parcel["row"])
        assert sent.parcel == Parcel.decode(parcel["sent"])
        assert (sent.content.metadata, sent.content.document) == (parcel["metadata"], parcel["document"])
        assert sent.proof == parcel["statement"]
        receipt = PUSHED["receipt"]
        sender = SenderId(receipt["sender"])
        for found in (
            await host.find_by_request(sender, ADDRESS, receipt["key"]),
            await host.find_by_content(sender, ADDRESS, receipt["digest"]),
            await host.find_by_delivery(sender, receipt["delivery"]),
        ):
            assert found is not None
            assert (found.delivery_id, found.text) == (receipt["delivery"], receipt["text"])
    assert len(ReceiptSealer(keys).by_request(sender, ADDRESS, receipt["key"])) == 32


@pytest.mark.parametrize("case", HOSTILE, ids=_names(HOSTILE))
async def test_the_store_refuses_the_hostile(tmp_path: Path, case: dict[str, Any]) -> None:
    keys, reader = HostKeys.decode(PUSHED["host_key_file"]), ReaderKey.decode(PUSHED["reader_key_file"])
    async with _stored(tmp_path, vectors.edited(PUSHED["tables"], case["edits"])) as store:
        unlocked = await store.unlock(VAULT, passphrase=PUSHED["passphrase"])
        host = store.host(keys)
        match case["ask"]:
            case "host":
                if case["name"] == "a closed address":
                    assert await host.find_address(ADDRESS) is None
                    return
                with pytest.raises(AddressAlteredError):
                    await host.find_address(ADDRESS)
            case "address":
                (state,) = (one.state for one in await unlocked.addresses() if one.address == ADDRESS)
                assert state is AddressState.ALTERED
            case "parcel" | "parcel elsewhere" as ask:
                with pytest.raises(ParcelUnreadableError):
                    await unlocked.open_parcel(PUSHED["parcel"]["row"] if ask == "parcel" else "e" * 32)
            case "reader":
                assert await host.unread_of(reader.reader) == []


async def test_the_opener_opens_what_the_store_writes_today(vault: Vault) -> None:
    hosted, reader = await host_of(vault), ReaderKey.generate(NOW)
    await hosted.host.take_in(hosted.source(b"a letter", reader=reader))
    content = ParcelContent(metadata=b"{}", document=b"a sealed letter")
    parcel = Parcel.seal(
        content, address=hosted.own.address, parcel=new_parcel_id(), key=hosted.address.encryption_key
    )
    delivery = hosted.delivery(parcel.encode(), key="k1")
    await hosted.host.take_in(PushedParcel(delivery=delivery, parcel=parcel, proof=b"statement"))
    async with raw_database(vault.url) as connection:
        tables = {
            table.name: [dict(row._mapping) for row in await connection.execute(sa.select(table))]
            for table in metadata.sorted_tables
        }
    vault_id, address = vault.created.vault_id, hosted.own.address
    seed = opener.open_vault(tables, vault_id, passphrase=PASSPHRASE).encryption
    host = push_opener.open_host_file(hosted.keys.encode())
    assert push_opener.open_address_as_host(tables, address, host)["vault"] == vault_id
    label, address_seed = push_opener.open_address_as_owner(tables, vault_id, address, seed=seed)
    assert label == hosted.own.setting.label
    (row,) = tables["unread"]
    opened = push_opener.open_as_reader(tables, vault_id, row["source_id"], "source", reader.encode())
    assert opened.payload == b"a letter"
    sent = push_opener.open_parcel(
        tables,
        vault_id,
        push_opener.parcel_row(address, parcel.parcel),
        address_seed=address_seed,
        seed=seed,
    )
    assert (sent.document, sent.statement) == (b"a sealed letter", b"statement")
    for mark in push_opener.receipt_marks(
        host,
        sender=hosted.sender.sender,
        address=address,
        key="k1",
        digest=delivery.receipt.digest,
        delivery=delivery.receipt.delivery_id,
    ):
        assert push_opener.open_receipt(tables, host, mark)[2] == delivery.receipt.text


def test_there_are_hostile_vectors_of_every_sort() -> None:
    assert len(HOSTILE) == len({case["name"] for case in HOSTILE}) >= 30
    assert {case["ask"] for case in HOSTILE} == {"host", "address", "parcel", "parcel elsewhere", "reader"}
