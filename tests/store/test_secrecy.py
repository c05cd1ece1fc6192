"""What a thief of the database gets: a filled one is searched for everything that was put in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from store import (
    CounsellorKeys,
    HostKeys,
    Parcel,
    ParcelContent,
    PartKind,
    PushedParcel,
    PushedSource,
    ReaderKey,
    SenderKind,
    Store,
    UnlockedVault,
    new_grant_id,
    new_parcel_id,
    new_part_id,
    new_subject_id,
)
from store.schema import metadata, wraps
from tests.store.conftest import CHEAP, PASSPHRASE, raw_database
from tests.store.hosting import NOW, a_delivery, new_sender_key

_NAME = "Wilhelmina Oosterbaan-Kuipéri"
_SAID = (
    _NAME,
    "Oosterbaan",
    "Energie Noorderhaven",
    "NL91ABNA0417164300",
    "7.318,42",
    "731842",
    "brief-van-de-energie.pdf",
    "schuldhulp voor het gezin",
    "noorderhaven.example",
    PASSPHRASE,
)
_TEXT = " | ".join(_SAID)


async def _fill(url: str) -> list[bytes]:
    """Fill a store by each way in and return what must not be found in it."""
    async with await Store.open(url, passphrase_cost=CHEAP) as store:
        created = await store.create_vault(passphrase=PASSPHRASE, household=_TEXT.encode())
        intake = store.intake(created.intake_keys)
        for number in range(20):
            source, letter = new_subject_id(), new_subject_id()
            content = f"{_TEXT} {number}".encode() * 40
            async with intake.adding() as transaction:
                await transaction.recognise(content, source)
                await transaction.add(source, PartKind.SOURCE, content)
                await transaction.add(source, PartKind.PROVENANCE, _TEXT.encode())
                await transaction.add(letter, PartKind.LETTER, _TEXT.encode())
                await transaction.add(letter, PartKind.FACTS, _TEXT.encode("utf-16"))
        unlocked = await store.unlock(created.vault_id, passphrase=PASSPHRASE)
        await unlocked.put(letter, PartKind.CORRECTION, _TEXT.encode(), new_part_id())
        keys, handle, grant_id = CounsellorKeys.generate(), unlocked.new_handle(), new_grant_id()
        async with unlocked.adding() as owner:
            grant = await owner.add(new_subject_id(), PartKind.GRANT, _TEXT.encode())
            await owner.register_grant(grant_id, handle, datetime(2027, 1, 1, tzinfo=UTC))
            await owner.share([grant], keys.encryption_public_key, handle)
        shared = await store.open_shared(
            created.vault_id, keys=keys, handle=handle, vault_key_id=unlocked.vault_key_id
        )
        await shared.append_look(_TEXT.encode())
        log = await unlocked.looks({handle: keys.signing_public_key})
        assert [look.payload for look in log.looks] == [_TEXT.encode()]
        pushed = await _fill_by_pushes(store, unlocked)
        secrets = [
            *pushed,
            created.recovery_code.encode(),
            created.recovery_code.replace("-", "").encode(),
            created.intake_keys.recognition_key,
            created.intake_keys.signing_key.seed,
            keys.encryption.seed,
            keys.signing.seed,
            keys.encryption_public_key,  # joins the clients of one counsellor
            keys.signing_public_key,
        ]
    spelled = [said.encode(coding) for said in _SAID for coding in ("utf-8", "utf-16-le", "latin-1")]
    return [*spelled, *secrets]


async def _fill_by_pushes(store: Store, unlocked: UnlockedVault) -> list[bytes]:
    """Fill what the doors beside files use, and return what must not be found of it."""
    async with unlocked.adding() as transaction:
        await transaction.put_mailbox_marks({bytes(31) + b"\x01": b"sealed by the mailbox door"})
    keys, reader = HostKeys.generate("post.example.nl"), ReaderKey.generate(NOW)
    own = await unlocked.new_address(keys.card, label=_NAME)
    async with store.host(keys) as host:
        address = await host.find_address(own.address)
        assert address is not None
        # The name of an organisation stands in clear: it is as public as the organisation.
        sender = await host.senders.add(
            name="Een Organisatie", kind=SenderKind.CREDITOR, key=new_sender_key()
        )
        for number in range(5):
            content = f"{_TEXT} pushed {number}".encode()
            await host.take_in(
                PushedSource(
                    delivery=a_delivery(
                        sender, address, content, key=f"{_NAME} {number}", nonce=_NAME + "n" * number
                    ),
                    content=content,
                    provenance=_TEXT.encode(),
                    reader=reader,
                )
            )
        parcel = Parcel.seal(
            ParcelContent(metadata=_TEXT.encode(), document=_TEXT.encode()),
            address=own.address,
            parcel=new_parcel_id(),
            key=address.encryption_key,
        )
        delivery = a_delivery(sender, address, parcel.encode())
        await host.take_in(PushedParcel(delivery=delivery, parcel=parcel, proof=_TEXT.encode()))
    intake = address.intake
    return [
        *(keys.secret, keys.encryption.seed, keys.receipts.seed),
        *(reader.secret, reader.encryption.seed, reader.encryption.public.raw),
        *(own.setting.seed, own.setting.salt, intake.signing_key.seed, intake.encode()),
        delivery.receipt.text.encode(),
        delivery.receipt.delivery_id.encode(),
        delivery.receipt.digest,
    ]


async def test_the_files_of_sqlite_hold_nothing_that_was_put_in(tmp_path: Path) -> None:
    forbidden = await _fill(f"sqlite:///{tmp_path}/vault.db")
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert [word for word in forbidden if word in content or word.hex().encode() in content] == []


async def test_the_files_hold_nothing_while_the_store_is_open(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/vault.db"
    async with await Store.open(url, passphrase_cost=CHEAP):
        forbidden = await _fill(url)
        names = {path.name for path in tmp_path.iterdir()}
        assert names == {"vault.db", "vault.db-wal", "vault.db-shm"}
        for path in tmp_path.iterdir():
            content = path.read_bytes()
            assert [word for word in forbidden if word in content] == []


async def test_no_column_of_postgresql_holds_what_was_put_in(new_postgresql_url: str) -> None:
    forbidden = await _fill(new_postgresql_url)
    async with raw_database(new_postgresql_url) as connection:
        for table in metadata.sorted_tables:
            rows = (await connection.execute(sa.select(table))).all()
            assert rows, table.name
            for value in (value for row in rows for value in row):
                content = value if isinstance(value, bytes) else str(value).encode()
                assert [word for word in forbidden if word in content] == []


async def test_a_withdrawn_wrap_leaves_the_files_while_the_store_is_open(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/vault.db"
    async with await Store.open(url, passphrase_cost=CHEAP) as store:
        created = await store.create_vault(passphrase=PASSPHRASE, household=b"household")
        unlocked = await store.unlock(created.vault_id, passphrase=PASSPHRASE)
        keys, handle = CounsellorKeys.generate(), unlocked.new_handle()
        refs = [await unlocked.put(new_subject_id(), PartKind.FACTS, b"facts") for _ in range(30)]
        await unlocked.share(refs, keys.encryption_public_key, handle)
        async with raw_database(url) as connection:
            statement = sa.select(wraps.c.wrap).where(wraps.c.recipient == handle)
            given = list((await connection.execute(statement)).scalars())
        assert len(given) == 30
        assert await unlocked.unshare(handle) == 30
        left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert [wrap for wrap in given if wrap[100:400] in left] == []


async def test_withdrawing_does_not_wait_on_who_reads(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/vault.db"
    async with await Store.open(url, passphrase_cost=CHEAP, busy_seconds=0.3) as store:
        created = await store.create_vault(passphrase=PASSPHRASE, household=b"household")
        unlocked = await store.unlock(created.vault_id, passphrase=PASSPHRASE)
        keys, handle = CounsellorKeys.generate(), unlocked.new_handle()
        await unlocked.share(await unlocked.refs(), keys.encryption_public_key, handle)
        async with raw_database(url) as reader:
            await reader.exec_driver_sql("BEGIN")
            await reader.execute(sa.select(wraps))
            assert await unlocked.unshare(handle) == 1
