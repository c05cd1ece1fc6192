"""Makes tests/data/store/pushed.json: `python -m tests.store.make_push_vectors`.

Made once for a format and then only read, as the vectors of `make_vectors`.
"""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from store import (
    AddressText,
    Delivery,
    HostKeys,
    KeyAlgorithm,
    NumberKind,
    Parcel,
    ParcelContent,
    PassphraseCost,
    PushedParcel,
    PushedSource,
    ReaderKey,
    RequestNonce,
    SenderKind,
    SenderPublicKey,
    Store,
    StoredReceipt,
    new_parcel_id,
)
from store.schema import metadata
from tests.store.conftest import raw_database
from tests.store.vectors import dump

_COST = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)
_NOW = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)
_PASSPHRASE = "de bus van kwart over acht"


async def _pushed(folder: Path) -> dict[str, Any]:
    url = f"sqlite:///{folder}/vault.db"
    host_keys, reader = HostKeys.generate("post.example.nl:8443"), ReaderKey.generate(_NOW)
    async with await Store.open(url, passphrase_cost=_COST, clock=lambda: _NOW) as store:
        created = await store.create_vault(passphrase=_PASSPHRASE, household=b"the household")
        unlocked = await store.unlock(created.vault_id, passphrase=_PASSPHRASE)
        own = await unlocked.new_address(host_keys.card, label="Energie Noorderhaven")
        other = await unlocked.new_address(host_keys.card, label="Gemeente Voorbeeld")
        theirs = await store.create_vault(passphrase="van een ander", household=b"the household")
        stranger = await store.unlock(theirs.vault_id, passphrase="van een ander")
        foreign = await stranger.new_address(host_keys.card, label="")
        async with store.host(host_keys) as host:
            address = await host.find_address(own.address)
            if address is None:
                raise ValueError("the address that was just made")
            key = SenderPublicKey.decode(
                KeyAlgorithm.ED25519, Ed25519PrivateKey.generate().public_key().public_bytes_raw()
            )
            sender = await host.senders.add(
                name="Energie Noorderhaven",
                kind=SenderKind.CREDITOR,
                key=key,
                number_kind=NumberKind.KVK,
                number="12345678",
            )

            def delivery(content: bytes, number: int) -> Delivery:
                receipt = StoredReceipt(
                    delivery_id=f"{number:032x}",
                    digest=hashlib.sha256(content).digest(),
                    text=f"receipt {number}",
                )
                nonce = RequestNonce(
                    key_id=key.key_id, nonce=f"nonce {number}", expires_at=_NOW + timedelta(minutes=5)
                )
                return Delivery(
                    sender=sender.sender,
                    address=address,
                    idempotency_key=f"key {number}",
                    receipt=receipt,
                    nonce=nonce,
                )

            document = b"a letter that was pushed"
            await host.take_in(
                PushedSource(
                    delivery=delivery(document, 1), content=document, provenance=b"pushed", reader=reader
                )
            )
            (row,) = await host.unread_of(reader.reader)
            content = ParcelContent(metadata=b'{"version":1}', document=b"a letter that was sealed")
            parcel = Parcel.seal(
                content, address=own.address, parcel=new_parcel_id(), key=address.encryption_key
            )
            await host.take_in(
                PushedParcel(delivery=delivery(parcel.encode(), 2), parcel=parcel, proof=b"the statement")
            )
    async with raw_database(url) as connection:
        tables = {
            table.name: [dict(row._mapping) for row in await connection.execute(sa.select(table))]
            for table in metadata.sorted_tables
        }
    (parcel_row,) = tables["parcels"]
    text = own.text
    return {
        "vault_id": created.vault_id,
        "passphrase": _PASSPHRASE,
        "host_key_file": host_keys.encode(),
        "host_card": host_keys.card.to_text(),
        "reader_key_file": reader.encode(),
        "address": {"id": own.address, "label": "Energie Noorderhaven", "text": text.format()},
        "other_address": other.address,
        "source": {"id": row.source, "content": document, "provenance": b"pushed"},
        "parcel": {
            "row": parcel_row["parcel_id"],
            "sent": parcel.encode(),
            "metadata": content.metadata,
            "document": content.document,
            "statement": b"the statement",
        },
        "receipt": {
            "sender": sender.sender,
            "key": "key 1",
            "digest": hashlib.sha256(document).digest(),
            "delivery": f"{1:032x}",
            "text": "receipt 1",
        },
        "nonce": {"key_id": key.key_id, "nonce": "nonce 1"},
        "texts": _texts(text),
        "hostile": _hostile(own.address, other.address, foreign.address, theirs.vault_id),
        "tables": tables,
    }


def _texts(text: AddressText) -> dict[str, Any]:
    written = text.format()
    code, _, host = written.partition("@")
    good = [
        written,
        written.lower(),
        f" {code.replace('-', ' ')} @{host}\n",
        code.replace("-", "").replace("0", "o").replace("1", "L") + "@" + host.upper(),
    ]
    moved = replace(text, authority="post.example.nl").format().partition("@")[0]
    other = "2" if code[7] != "2" else "3"
    hostile = [
        ("empty", ""),
        ("no host", code),
        ("no code", "@" + host),
        ("a character too few", written[1:]),
        ("a character too many", "0" + written),
        ("another character", code[:7] + other + code[8:] + "@" + host),
        ("groups in another order", "-".join(reversed(code.split("-"))) + "@" + host),
        ("a character of no code", "U" + written[1:]),
        ("another host", f"{code}@post.example.com:8443"),
        ("another port", f"{code}@post.example.nl:8444"),
        ("the code of another host", f"{moved}@{host}"),
        ("a host that is none", f"{code}@post_example.nl:8443"),
        ("a path", f"{written}/v1"),
    ]
    return {
        "good": good,
        "address": text.address,
        "key_hash": text.key_hash,
        "authority": text.authority,
        "hostile": [{"name": name, "text": typed} for name, typed in hostile],
    }


def _hostile(address: str, other: str, foreign: str, their_vault: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = []

    def case(name: str, ask: str, *edits: dict[str, Any]) -> None:
        cases.append({"name": name, "ask": ask, "edits": list(edits)})

    here: dict[str, Any] = {"table": "addresses", "where": {"address_id": address}}
    for column in ("encryption_key", "signature", "host_access"):
        for bit in (0, 77):
            edit = {**here, "do": "flip", "column": column, "bit": bit}
            case(f"bit {bit} of the {column} of an address", "host", edit)
        case(f"the {column} of an address cut", "host", {**here, "do": "cut", "column": column, "bytes": 1})
        for name, whose in (("another address", other), ("another vault's address", foreign)):
            edit = {**here, "do": "swap", "column": column, "with": {"address_id": whose}}
            case(f"the {column} of {name}", "host", edit)
            if column != "host_access":
                case(f"the {column} of {name}, for the owner", "address", edit)
    move = {**here, "do": "set", "column": "vault_id", "to": their_vault}
    case("an address in another vault", "host", move)
    case("an address in another vault, for its owner", "address", move)
    swaps = [
        {**here, "do": "swap", "column": column, "with": {"address_id": foreign}}
        for column in ("encryption_key", "signature", "host_access", "vault_id")
    ]
    case("all but the id of another vault's address", "host", *swaps)
    case("an access taken away", "host", {**here, "do": "set", "column": "host_access", "to": b""})
    case("a closed address", "host", {**here, "do": "set", "column": "closed_at", "to": 1})

    there: dict[str, Any] = {"table": "parcels", "where": {"address_id": address}}
    for column in ("sealed", "proof"):
        for bit in (3, 900):
            edit = {**there, "do": "flip", "column": column, "bit": bit}
            case(f"bit {bit} of the {column} of a parcel", "parcel", edit)
        case(f"the {column} of a parcel cut", "parcel", {**there, "do": "cut", "column": column, "bytes": 1})
    move = {**there, "do": "set", "column": "address_id", "to": other}
    case("a parcel moved to another address", "parcel", move)
    move = {**there, "do": "set", "column": "parcel_id", "to": "e" * 32}
    case("a parcel under another key", "parcel elsewhere", move)
    move = {**there, "do": "set", "column": "vault_id", "to": their_vault}
    case("a parcel in another vault", "parcel", move)

    waits: dict[str, Any] = {"table": "unread", "where": {}}
    case("no row of what is unread", "reader", {**waits, "do": "delete"})
    case("a row for another reader", "reader", {**waits, "do": "set", "column": "reader_key", "to": "e" * 32})
    return cases


async def main() -> None:
    """Make the file."""
    with tempfile.TemporaryDirectory() as folder:
        dump("pushed.json", await _pushed(Path(folder)))


if __name__ == "__main__":
    asyncio.run(main())
