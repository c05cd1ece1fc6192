"""Who can write the database: each thing they can do to it is noticed, or is one that FORMAT.md names."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store import (
    CounsellorKeys,
    PartKind,
    PartMissingError,
    PartRef,
    PartUnreadableError,
    RecipientHandle,
    UnlockedVault,
    VaultAlteredError,
    VaultId,
    VaultMissingError,
    WrongPassphraseError,
    new_part_id,
    new_subject_id,
)
from store.authorship import AuthorRole, Signer
from store.envelope import seal, wrap
from store.keys import EncryptionKeyPair, SigningKeyPair
from store.rows import insert_part
from store.schema import parts, slots, vaults, wraps
from store.vaultkeys import VaultPrivate
from tests.store.conftest import PASSPHRASE, Vault, raw_database

_OTHER_ID = "0123456789abcdef0123456789abcdef"


def _here(table: sa.Table, ref: PartRef) -> sa.ColumnElement[bool]:
    return sa.and_(table.c.vault_id == ref.vault, table.c.part_id == ref.part, table.c.version == ref.version)


async def _column(connection: AsyncConnection, column: sa.Column[bytes], ref: PartRef) -> bytes:
    value: bytes = (await connection.execute(sa.select(column).where(_here(column.table, ref)))).scalar_one()
    return value


async def _assert_unreadable(unlocked: UnlockedVault, ref: PartRef) -> None:
    with pytest.raises(PartUnreadableError) as unreadable:
        await unlocked.open(ref.subject, ref.kind)
    assert unreadable.value.ref == ref
    found = await unlocked.open_all(ref.kind)
    assert ref in found.unreadable
    assert ref not in [part.ref for part in found]


async def _two(vault: Vault) -> tuple[PartRef, PartRef]:
    async with vault.intake.adding() as transaction:
        return (
            await transaction.add(new_subject_id(), PartKind.FACTS, b"facts of one"),
            await transaction.add(new_subject_id(), PartKind.FACTS, b"facts of two"),
        )


@pytest.mark.parametrize("bit", [0, 8, 8 * 13, 8 * 200, -1])
async def test_a_changed_bit_in_a_sealed_part(vault: Vault, bit: int) -> None:
    ref, other = await _two(vault)
    async with raw_database(vault.url) as connection:
        sealed = await _column(connection, parts.c.sealed, ref)
        await connection.execute(parts.update().where(_here(parts, ref)).values(sealed=_flip(sealed, bit)))
    await _assert_unreadable(vault.unlocked, ref)
    assert (await vault.unlocked.open(other.subject, other.kind)).payload == b"facts of two"


@pytest.mark.parametrize("bit", [0, 8 * 1088, 8 * 1130, -1])
async def test_a_changed_bit_in_a_wrap(vault: Vault, bit: int) -> None:
    ref, _ = await _two(vault)
    async with raw_database(vault.url) as connection:
        wrapped = await _column(connection, wraps.c.wrap, ref)
        await connection.execute(wraps.update().where(_here(wraps, ref)).values(wrap=_flip(wrapped, bit)))
    await _assert_unreadable(vault.unlocked, ref)


async def test_swapped_parts_and_swapped_wraps(vault: Vault) -> None:
    one, two = await _two(vault)
    for column in (parts.c.sealed, wraps.c.wrap):
        async with raw_database(vault.url) as connection:
            of_one, of_two = await _column(connection, column, one), await _column(connection, column, two)
            for ref, value in ((one, of_two), (two, of_one)):
                table = column.table
                assert isinstance(table, sa.Table)
                await connection.execute(table.update().where(_here(table, ref)).values({column.name: value}))
        await _assert_unreadable(vault.unlocked, one)
        await _assert_unreadable(vault.unlocked, two)


async def test_parts_swapped_together_with_their_wraps(vault: Vault) -> None:
    one, two = await _two(vault)
    async with raw_database(vault.url) as connection:
        for table in (parts, wraps):
            for old, new in ((one.part, _OTHER_ID), (two.part, one.part), (_OTHER_ID, two.part)):
                await connection.execute(table.update().where(table.c.part_id == old).values(part_id=new))
    # Each row still names its own subject, so neither is the main part of the subject it names.
    for ref in (one, two):
        with pytest.raises(PartMissingError):
            await vault.unlocked.open(ref.subject, ref.kind)
    found = await vault.unlocked.open_all(PartKind.FACTS)
    assert (len(found), len(found.unreadable)) == (0, 2)


@pytest.mark.parametrize(
    ("column", "value"), [("subject_id", _OTHER_ID), ("kind", "letter"), ("part_id", _OTHER_ID)]
)
async def test_a_changed_identifier(vault: Vault, column: str, value: str) -> None:
    ref, other = await _two(vault)
    async with raw_database(vault.url) as connection:
        await connection.execute(parts.update().where(_here(parts, ref)).values({column: value}))
        if column == "part_id":
            await connection.execute(wraps.update().where(_here(wraps, ref)).values({column: value}))
    found = await vault.unlocked.open_all(PartKind.LETTER if column == "kind" else PartKind.FACTS)
    assert len(found.unreadable) == 1
    assert [part.ref for part in await vault.unlocked.open_all(PartKind.FACTS)] == [other]
    with pytest.raises(PartMissingError):
        await vault.unlocked.open(ref.subject, ref.kind)


async def test_a_kind_that_no_part_has_takes_the_part_away_and_breaks_nothing_else(vault: Vault) -> None:
    ref, other = await _two(vault)
    async with raw_database(vault.url) as connection:
        await connection.execute(parts.update().where(_here(parts, ref)).values(kind="poem"))
    assert [part.ref for part in await vault.unlocked.open_all(PartKind.FACTS)] == [other]
    assert ref not in await vault.unlocked.refs()


@pytest.mark.parametrize("version", [0, -1, 2**40])
async def test_a_version_that_no_part_has(vault: Vault, version: int) -> None:
    ref, other = await _two(vault)
    async with raw_database(vault.url) as connection:
        for table in (parts, wraps):
            await connection.execute(table.update().where(_here(table, ref)).values(version=version))
    found = await vault.unlocked.open_all(PartKind.FACTS)
    assert [part.ref for part in found] == [other]
    assert found.unreadable == (replace(ref, version=version),)


async def test_an_old_version_put_back_as_the_newest(vault: Vault) -> None:
    first, _ = await _two(vault)
    await vault.unlocked.put(first.subject, first.kind, b"second version")
    replayed = replace(first, version=3)
    async with raw_database(vault.url) as connection:
        sealed = await _column(connection, parts.c.sealed, first)
        wrapped = await _column(connection, wraps.c.wrap, first)
        owner = RecipientHandle((await connection.execute(sa.select(vaults.c.owner_handle))).scalar_one())
        await insert_part(connection, replayed, sealed, owner, wrapped)
    await _assert_unreadable(vault.unlocked, replayed)


async def test_an_old_version_put_in_the_place_of_the_newest(vault: Vault) -> None:
    first, _ = await _two(vault)
    second = await vault.unlocked.put(first.subject, first.kind, b"second version")
    async with raw_database(vault.url) as connection:
        for table, column in ((parts, parts.c.sealed), (wraps, wraps.c.wrap)):
            value = await _column(connection, column, first)
            await connection.execute(table.update().where(_here(table, second)).values({column.name: value}))
    await _assert_unreadable(vault.unlocked, second)


async def test_a_version_in_the_middle_taken_away_or_changed(vault: Vault) -> None:
    first, _ = await _two(vault)
    second = await vault.unlocked.put(first.subject, first.kind, b"second version")
    third = await vault.unlocked.put(first.subject, first.kind, b"third version")
    assert (await vault.unlocked.open(first.subject, first.kind)).ref == third
    async with raw_database(vault.url) as connection:
        for table in (wraps, parts):
            await connection.execute(table.delete().where(_here(table, second)))
    await _assert_unreadable(vault.unlocked, third)


async def test_the_newest_version_taken_away_is_the_rollback_that_no_one_part_can_show(vault: Vault) -> None:
    first, _ = await _two(vault)
    second = await vault.unlocked.put(first.subject, first.kind, b"second version")
    async with raw_database(vault.url) as connection:
        for table in (wraps, parts):
            await connection.execute(table.delete().where(_here(table, second)))
    assert (await vault.unlocked.open(first.subject, first.kind)).ref == first


async def test_a_wrap_of_the_owner_taken_away_shows(vault: Vault) -> None:
    ref, _ = await _two(vault)
    async with raw_database(vault.url) as connection:
        await connection.execute(wraps.delete().where(_here(wraps, ref)))
    await _assert_unreadable(vault.unlocked, ref)


async def _plant(vault: Vault, ref: PartRef, signer: Signer) -> None:
    """Seal to the owner's public key, as anybody can, and write it into the database."""
    public = await vault.store.vault_public(ref.vault)
    sealed, content_key = seal(ref, b"planted", signer=signer, previous=b"", made_at=1)
    wrapped = wrap(ref, content_key, public.owner_handle, public.encryption_key)
    async with raw_database(vault.url) as connection:
        await insert_part(connection, ref, sealed, public.owner_handle, wrapped)


async def test_a_planted_fact_is_not_shown_as_true(vault: Vault) -> None:
    stranger, intake = SigningKeyPair.generate(), vault.created.intake_keys.signer
    ref, _ = await _two(vault)
    subject = new_subject_id()
    for role in (AuthorRole.OWNER, AuthorRole.INTAKE, AuthorRole.COUNSELLOR):
        planted = replace(ref, part=new_part_id(), subject=subject)
        await _plant(vault, planted, Signer(role=role, key=stranger, certificate=intake.certificate))
        assert planted in (await vault.unlocked.open_all(PartKind.FACTS)).unreadable
    assert len(await vault.unlocked.open_all(PartKind.FACTS)) == 2


async def test_a_stolen_intake_key_writes_no_correction_and_no_second_set_of_facts(vault: Vault) -> None:
    ref, _ = await _two(vault)
    intake = vault.created.intake_keys.signer
    correction = replace(ref, kind=PartKind.CORRECTION, part=new_part_id())
    await _plant(vault, correction, intake)
    found = await vault.unlocked.open_all(PartKind.CORRECTION)
    assert (len(found), found.unreadable) == (0, (correction,))
    beside = replace(ref, part=new_part_id())
    await _plant(vault, beside, intake)
    facts = await vault.unlocked.open_all(PartKind.FACTS)
    assert (len(facts), facts.unreadable) == (2, (beside,))
    with pytest.raises(PartUnreadableError):
        await vault.unlocked.share([beside], CounsellorKeys.generate().encryption_public_key, _handle())


def _handle() -> RecipientHandle:
    return RecipientHandle(_OTHER_ID)


async def test_a_part_of_another_vault_of_the_same_passphrase(vault: Vault) -> None:
    created = await vault.store.create_vault(passphrase=PASSPHRASE, household=b"household of another")
    other = await vault.store.unlock(created.vault_id, passphrase=PASSPHRASE)
    moved = await other.put(new_subject_id(), PartKind.FACTS, b"facts of another")
    async with raw_database(vault.url) as connection:
        for table in (parts, wraps):
            await connection.execute(
                table.update().where(_here(table, moved)).values(vault_id=vault.created.vault_id)
            )
    found = await vault.unlocked.open_all(PartKind.FACTS)
    assert (len(found), found.unreadable) == (0, (replace(moved, vault=vault.created.vault_id),))


@pytest.mark.parametrize("field", ["encryption_key", "signing_key", "owner_handle", "keys_signature"])
async def test_a_swapped_public_key_is_noticed_by_each_side(vault: Vault, field: str) -> None:
    values: dict[str, str | bytes] = {
        "encryption_key": EncryptionKeyPair.generate().public.raw,
        "signing_key": SigningKeyPair.generate().public,
        "owner_handle": _OTHER_ID,
        "keys_signature": bytes(64),
    }
    await _swap_keys(vault, {field: values[field]})
    await _assert_altered_for_each_side(vault)


async def test_a_whole_other_vault_under_the_same_id_is_noticed_by_each_side(vault: Vault) -> None:
    generated = VaultPrivate.generate()
    public = generated.public
    await _swap_keys(
        vault,
        {
            "encryption_key": public.encryption_key.raw,
            "signing_key": public.signing_key,
            "owner_handle": public.owner_handle,
            "keys_signature": generated.signing.sign(
                _public_keys_statement(vault.created.vault_id, public.owner_handle, public)
            ),
            "private_keys": generated.seal(bytes(32)),
        },
    )
    assert (await vault.store.vault_public(vault.created.vault_id)).vault_key_id == public.vault_key_id
    await _assert_altered_for_each_side(vault)


def _public_keys_statement(vault: VaultId, handle: RecipientHandle, public: object) -> bytes:
    from store.canonical import encode
    from store.vaultkeys import VaultPublic

    assert isinstance(public, VaultPublic)
    return encode("postkluis/1/vault keys", vault, handle, public.encryption_key.raw, public.signing_key)


async def _swap_keys(vault: Vault, values: dict[str, str | bytes]) -> None:
    async with raw_database(vault.url) as connection:
        await connection.execute(
            vaults.update().where(vaults.c.vault_id == vault.created.vault_id).values(values)
        )


async def _assert_altered_for_each_side(vault: Vault) -> None:
    vault_id = vault.created.vault_id

    async def add_by_intake() -> None:
        async with vault.intake.adding() as transaction:
            await transaction.add(new_subject_id(), PartKind.SOURCE, b"a letter")

    with pytest.raises(VaultAlteredError):
        await add_by_intake()
    with pytest.raises(VaultAlteredError):
        await vault.store.unlock(vault_id, passphrase=PASSPHRASE)
    with pytest.raises(VaultAlteredError):
        await vault.unlocked.put(new_subject_id(), PartKind.FACTS, b"facts")
    with pytest.raises(VaultAlteredError):
        await vault.store.open_shared(
            vault_id,
            keys=CounsellorKeys.generate(),
            handle=_handle(),
            vault_key_id=vault.created.vault_key_id,
        )


async def test_changed_private_keys_are_noticed(vault: Vault) -> None:
    async with raw_database(vault.url) as connection:
        sealed: bytes = (await connection.execute(sa.select(vaults.c.private_keys))).scalar_one()
        await connection.execute(vaults.update().values(private_keys=_flip(sealed, 200)))
    with pytest.raises(VaultAlteredError, match="private_keys"):
        await vault.store.unlock(vault.created.vault_id, passphrase=PASSPHRASE)


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"memory_kib": 100 * 1024 * 1024}, VaultAlteredError),
        ({"iterations": 2**40}, VaultAlteredError),
        ({"lanes": 0}, VaultAlteredError),
        ({"iterations": 2}, WrongPassphraseError),
        ({"salt": b"s" * 16}, WrongPassphraseError),
        ({"salt": b""}, WrongPassphraseError),
        ({"sealed": b""}, WrongPassphraseError),
        ({"sealed": b"x" * 60}, WrongPassphraseError),
    ],
)
async def test_a_changed_slot_opens_nothing_and_costs_no_memory(
    vault: Vault, values: dict[str, object], error: type[Exception]
) -> None:
    async with raw_database(vault.url) as connection:
        await connection.execute(slots.update().where(slots.c.slot == "passphrase").values(values))
    with pytest.raises(error):
        await vault.store.unlock(vault.created.vault_id, passphrase=PASSPHRASE)
    assert await vault.store.unlock_with_recovery(vault.created.vault_id, vault.created.recovery_code)


async def test_slots_put_in_each_others_place_or_taken_away(vault: Vault) -> None:
    async with raw_database(vault.url) as connection:
        await connection.execute(slots.delete().where(slots.c.slot == "passphrase"))
        await connection.execute(slots.update().values(slot="passphrase"))
    with pytest.raises(WrongPassphraseError):
        await vault.store.unlock(vault.created.vault_id, passphrase=PASSPHRASE)
    with pytest.raises(VaultAlteredError, match="slot recovery"):
        await vault.store.unlock_with_recovery(vault.created.vault_id, vault.created.recovery_code)


async def test_a_vault_taken_away_is_missing(vault: Vault) -> None:
    async with raw_database(vault.url) as connection:
        for table in (wraps, parts, slots, vaults):
            await connection.execute(table.delete())
    with pytest.raises(VaultMissingError):
        await vault.store.unlock(vault.created.vault_id, passphrase=PASSPHRASE)

    async def add_by_intake() -> None:
        async with vault.intake.adding():
            pass

    with pytest.raises(VaultMissingError):
        await add_by_intake()


def _flip(content: bytes, bit: int) -> bytes:
    changed = bytearray(content)
    changed[bit // 8 if bit >= 0 else -1] ^= 1 << bit % 8
    return bytes(changed)
