"""A vault from its making to what its two sides may do; the same on SQLite and on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from store import (
    AlreadyKnownError,
    AuthorRole,
    CounsellorKeys,
    GrantMissingError,
    KeyId,
    PartExistsError,
    PartKind,
    PartMissingError,
    RecoveryCodeError,
    Store,
    VaultAlteredError,
    VaultId,
    VaultMissingError,
    WrongPassphraseError,
    new_grant_id,
    new_handle,
    new_part_id,
    new_subject_id,
)
from store.authorship import CERTIFIED, STATEMENT
from store.canonical import encode
from store.keys import verify
from store.looks import LOOK_STATEMENT
from store.schema import grants
from store.vaultkeys import PUBLIC_KEYS
from tests.store.conftest import CHEAP, HOUSEHOLD, PASSPHRASE, Vault, raw_database


async def test_a_new_vault_holds_its_household_and_shows_no_secret(vault: Vault) -> None:
    part = await vault.unlocked.open(vault.unlocked.subject, PartKind.HOUSEHOLD)
    assert part.payload == HOUSEHOLD
    assert part.author.role is AuthorRole.OWNER
    assert part.author.key_id == vault.created.vault_key_id == vault.unlocked.vault_key_id
    assert await vault.store.vault_ids() == (vault.created.vault_id,)
    assert vault.created.recovery_code not in repr(vault.created)
    for secret in (vault.created.intake_keys.recognition_key, vault.created.intake_keys.signing_key.seed):
        assert repr(secret) not in repr(vault.created)
        assert secret.hex() not in repr(vault.created)


async def test_a_wrong_passphrase_or_code_opens_nothing(vault: Vault) -> None:
    vault_id = vault.created.vault_id
    with pytest.raises(WrongPassphraseError, match=r"^it does not open this$"):
        await vault.store.unlock(vault_id, passphrase=PASSPHRASE + ".")
    other = await vault.store.create_vault(passphrase=PASSPHRASE, household=HOUSEHOLD)
    with pytest.raises(WrongPassphraseError):
        await vault.store.unlock_with_recovery(vault_id, other.recovery_code)
    with pytest.raises(RecoveryCodeError):
        await vault.store.unlock_with_recovery(vault_id, vault.created.recovery_code[:-1])
    with pytest.raises(VaultMissingError):
        await vault.store.unlock(VaultId("0" * 32), passphrase=PASSPHRASE)
    with pytest.raises(ValueError, match="empty"):
        await vault.store.unlock(vault_id, passphrase="")


async def test_the_recovery_code_opens_the_same_vault_and_sets_a_passphrase(vault: Vault) -> None:
    vault_id, code = vault.created.vault_id, vault.created.recovery_code
    recovered = await vault.store.unlock_with_recovery(vault_id, code.lower().replace("-", " "))
    assert recovered.vault_key_id == vault.unlocked.vault_key_id
    await vault.store.reset_passphrase(vault_id, code=code, new_passphrase="een andere zin")
    with pytest.raises(WrongPassphraseError):
        await vault.store.unlock(vault_id, passphrase=PASSPHRASE)
    reopened = await vault.store.unlock(vault_id, passphrase="een andere zin")
    assert (await reopened.open(reopened.subject, PartKind.HOUSEHOLD)).payload == HOUSEHOLD


async def test_a_passphrase_is_changed_by_who_knows_it(vault: Vault) -> None:
    vault_id = vault.created.vault_id
    with pytest.raises(WrongPassphraseError):
        await vault.store.change_passphrase(vault_id, passphrase="geraden", new_passphrase="nieuw")
    await vault.store.change_passphrase(vault_id, passphrase=PASSPHRASE, new_passphrase="cafe\u0301 nieuw")
    assert (await vault.store.unlock(vault_id, passphrase="café nieuw")).vault_id == vault_id
    assert (
        await vault.store.unlock_with_recovery(vault_id, vault.created.recovery_code)
    ).vault_id == vault_id


async def test_intake_adds_what_the_owner_reads(vault: Vault) -> None:
    source = new_subject_id()
    async with vault.intake.adding() as transaction:
        await transaction.recognise(b"a scan", source)
        ref = await transaction.add(source, PartKind.SOURCE, b"a scan")
        await transaction.add(source, PartKind.PROVENANCE, b"where from")
    part = await vault.unlocked.open(source, PartKind.SOURCE)
    assert (part.payload, part.ref, part.author.role) == (b"a scan", ref, AuthorRole.INTAKE)
    assert part.author.key_id == vault.created.intake_keys.signing_key.key_id
    assert abs(datetime.now(UTC) - part.stored_at) < timedelta(minutes=1)
    assert await vault.intake.known_source(b"a scan") == source
    assert await vault.unlocked.known_source(b"a scan") == source
    assert await vault.intake.known_source(b"another scan") is None


async def test_the_same_source_is_known_and_its_second_transaction_leaves_nothing(vault: Vault) -> None:
    first, second = new_subject_id(), new_subject_id()
    async with vault.intake.adding() as transaction:
        await transaction.recognise(b"a scan", first)

    async def add_again() -> None:
        async with vault.intake.adding() as transaction:
            await transaction.add(second, PartKind.SOURCE, b"a scan")
            await transaction.recognise(b"a scan", second)

    with pytest.raises(AlreadyKnownError) as known:
        await add_again()
    assert known.value.source_id == first
    assert await vault.unlocked.refs(PartKind.SOURCE) == ()


async def test_a_block_that_raises_is_rolled_back_whole(vault: Vault) -> None:
    subject = new_subject_id()

    async def fail_halfway() -> None:
        async with vault.unlocked.adding() as transaction:
            await transaction.recognise(b"bytes", subject)
            await transaction.add(subject, PartKind.SOURCE, b"bytes")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail_halfway()
    assert await vault.unlocked.known_source(b"bytes") is None
    with pytest.raises(PartMissingError):
        await vault.unlocked.open(subject, PartKind.SOURCE)


async def test_intake_replaces_nothing_and_writes_no_part_of_the_owner(vault: Vault) -> None:
    subject = new_subject_id()
    async with vault.intake.adding() as transaction:
        await transaction.add(subject, PartKind.FACTS, b"first")
    with pytest.raises(PartExistsError):
        async with vault.intake.adding() as transaction:
            await transaction.add(subject, PartKind.FACTS, b"second")
    for kind in (PartKind.CORRECTION, PartKind.GRANT, PartKind.HOUSEHOLD, PartKind.LOOK, PartKind.SETTING):
        with pytest.raises(ValueError, match="the owner's to write"):
            async with vault.intake.adding() as transaction:
                await transaction.add(subject, kind, b"planted")
    assert (await vault.unlocked.open(subject, PartKind.FACTS)).payload == b"first"


async def test_versions_follow_on_each_other_and_the_newest_is_read(vault: Vault) -> None:
    subject = new_subject_id()
    async with vault.intake.adding() as transaction:
        await transaction.add(subject, PartKind.FACTS, b"read by a machine")
    second = await vault.unlocked.put(subject, PartKind.FACTS, b"read again")
    third = await vault.unlocked.put(subject, PartKind.FACTS, b"read once more")
    assert (second.version, third.version) == (2, 3)
    history = await vault.unlocked.history(subject, PartKind.FACTS)
    assert [part.payload for part in history] == [b"read by a machine", b"read again", b"read once more"]
    assert [part.author.role for part in history] == [AuthorRole.INTAKE, AuthorRole.OWNER, AuthorRole.OWNER]
    assert (await vault.unlocked.open(subject, PartKind.FACTS)).ref == third
    assert [part.ref for part in await vault.unlocked.open_all(PartKind.FACTS)] == [third]
    assert await vault.unlocked.refs(PartKind.FACTS) == (third,)


async def test_a_letter_has_several_corrections_each_with_its_versions(vault: Vault) -> None:
    letter, other = new_subject_id(), new_subject_id()
    one, two = new_part_id(), new_part_id()
    await vault.unlocked.put(letter, PartKind.CORRECTION, b"amount", one)
    await vault.unlocked.put(letter, PartKind.CORRECTION, b"creditor", two)
    await vault.unlocked.put(other, PartKind.CORRECTION, b"stage", new_part_id())
    await vault.unlocked.put(letter, PartKind.CORRECTION, b"amount, undone", one)
    found = await vault.unlocked.open_all(PartKind.CORRECTION, subject=letter)
    assert sorted(part.payload for part in found) == [b"amount, undone", b"creditor"]
    assert len(await vault.unlocked.open_all(PartKind.CORRECTION)) == 3
    assert (await vault.unlocked.open(letter, PartKind.CORRECTION, part_id=one)).ref.version == 2
    with pytest.raises(PartMissingError):
        await vault.unlocked.open(letter, PartKind.CORRECTION)


async def test_a_counsellor_reads_what_is_shared_and_nothing_else(vault: Vault) -> None:
    shared, kept = new_subject_id(), new_subject_id()
    first = await vault.unlocked.put(shared, PartKind.FACTS, b"facts to share")
    await vault.unlocked.put(kept, PartKind.FACTS, b"facts to keep")
    keys, handle = CounsellorKeys.generate(), vault.unlocked.new_handle()
    assert await vault.unlocked.share([first], keys.encryption_public_key, handle) == (first,)
    assert await vault.unlocked.share([first], keys.encryption_public_key, handle) == ()
    counsellor = await vault.store.open_shared(
        vault.created.vault_id, keys=keys, handle=handle, vault_key_id=vault.unlocked.vault_key_id
    )
    assert [part.payload for part in await counsellor.open_all(PartKind.FACTS)] == [b"facts to share"]
    assert (await counsellor.open(shared, PartKind.FACTS)).ref == first
    with pytest.raises(PartMissingError):
        await counsellor.open(kept, PartKind.FACTS)

    await vault.unlocked.put(shared, PartKind.FACTS, b"newer facts, not shared yet")
    assert (await counsellor.open(shared, PartKind.FACTS)).payload == b"facts to share"

    stranger = CounsellorKeys.generate()
    peeking = await vault.store.open_shared(
        vault.created.vault_id, keys=stranger, handle=handle, vault_key_id=vault.unlocked.vault_key_id
    )
    found = await peeking.open_all(PartKind.FACTS)
    assert (len(found), found.unreadable) == (0, (first,))

    assert await vault.unlocked.unshare(handle) == 1
    assert len(await counsellor.open_all(PartKind.FACTS)) == 0


async def test_what_cannot_be_shared_is_refused(vault: Vault) -> None:
    ref = await vault.unlocked.put(new_subject_id(), PartKind.FACTS, b"facts")
    keys, handle = CounsellorKeys.generate(), new_handle()
    owner_handle = vault.created.intake_keys.owner_handle
    with pytest.raises(ValueError, match="owner's handle"):
        await vault.unlocked.share([ref], keys.encryption_public_key, owner_handle)
    with pytest.raises(ValueError, match="owner's own wraps"):
        await vault.unlocked.unshare(owner_handle)
    with pytest.raises(ValueError, match="no encryption public key"):
        await vault.unlocked.share([ref], keys.encryption_public_key[:-1], handle)
    gone = await vault.unlocked.put(new_subject_id(), PartKind.FACTS, b"facts")
    missing = type(gone)(
        vault=gone.vault, subject=gone.subject, part=gone.part, kind=gone.kind, version=gone.version + 1
    )
    with pytest.raises(PartMissingError):
        await vault.unlocked.share([ref, missing], keys.encryption_public_key, handle)
    assert await vault.unlocked.unshare(handle) == 0


async def test_withdrawing_a_grant_deletes_its_wraps_and_keeps_its_first_time(vault: Vault) -> None:
    ref = await vault.unlocked.put(new_subject_id(), PartKind.FACTS, b"facts")
    keys, handle, grant_id = CounsellorKeys.generate(), new_handle(), new_grant_id()
    now = datetime.now(UTC)
    ends = datetime(2027, 3, 1, 23, 0, tzinfo=UTC)
    async with vault.unlocked.adding() as transaction:
        await transaction.register_grant(grant_id, handle, ends)
        await transaction.share([ref], keys.encryption_public_key, handle)
    state = await vault.store.grant_state(vault.created.vault_id, grant_id)
    assert (state.handle, state.expires_at, state.withdrawn_at) == (handle, ends, None)
    assert state.holds(ends - timedelta(seconds=1))
    assert not state.holds(ends)
    assert await vault.unlocked.withdraw_grant(grant_id) == 1
    withdrawn = await vault.store.grant_state(vault.created.vault_id, grant_id)
    assert not withdrawn.holds(now)
    assert await vault.unlocked.withdraw_grant(grant_id) == 0
    assert await vault.store.grant_state(vault.created.vault_id, grant_id) == withdrawn
    with pytest.raises(GrantMissingError):
        await vault.unlocked.withdraw_grant(new_grant_id())
    with pytest.raises(ValueError, match="there already"):
        await vault.unlocked.register_grant(grant_id, handle, ends)
    with pytest.raises(ValueError, match="time zone"):
        await vault.unlocked.register_grant(new_grant_id(), handle, ends.replace(tzinfo=None))


async def test_a_grant_ends_whatever_handle_its_row_was_changed_to(vault: Vault) -> None:
    ref = await vault.unlocked.put(new_subject_id(), PartKind.FACTS, b"facts")
    keys, handle, ends = CounsellorKeys.generate(), new_handle(), datetime(2027, 3, 1, tzinfo=UTC)
    for changed in (new_handle(), vault.created.intake_keys.owner_handle):
        grant_id = new_grant_id()
        await vault.unlocked.register_grant(grant_id, handle, ends)
        await vault.unlocked.share([ref], keys.encryption_public_key, handle)
        async with raw_database(vault.url) as connection:
            await connection.execute(
                grants.update().where(grants.c.grant_id == grant_id).values(recipient=changed)
            )
        assert await vault.unlocked.withdraw_grant(grant_id, handle) == 1
    assert (await vault.unlocked.open(ref.subject, ref.kind)).ref == ref


async def test_a_counsellor_pins_the_key_of_the_vault(vault: Vault) -> None:
    keys = CounsellorKeys.generate()
    with pytest.raises(VaultAlteredError):
        await vault.store.open_shared(
            vault.created.vault_id, keys=keys, handle=new_handle(), vault_key_id=KeyId("0" * 64)
        )


async def test_vaults_in_one_store_stay_apart(vault: Vault) -> None:
    created = await vault.store.create_vault(passphrase="van iemand anders", household=b"others")
    other = await vault.store.unlock(created.vault_id, passphrase="van iemand anders")
    await other.put(new_subject_id(), PartKind.FACTS, b"facts of another")
    await vault.unlocked.put(new_subject_id(), PartKind.FACTS, b"facts")
    assert [part.payload for part in await vault.unlocked.open_all(PartKind.FACTS)] == [b"facts"]
    assert [part.payload for part in await other.open_all(PartKind.FACTS)] == [b"facts of another"]


async def test_a_store_keeps_everything_over_closing(vault: Vault) -> None:
    subject = new_subject_id()
    ref = await vault.unlocked.put(subject, PartKind.LETTER, b"letter")
    async with await Store.open(vault.url, create=False, passphrase_cost=CHEAP) as again:
        unlocked = await again.unlock(vault.created.vault_id, passphrase=PASSPHRASE)
        assert (await unlocked.open(subject, PartKind.LETTER)).ref == ref
        await again.check()


async def test_another_machine_gets_intake_keys_of_its_own(vault: Vault) -> None:
    keys = vault.unlocked.issue_intake_keys()
    assert keys.signing_key.public != vault.created.intake_keys.signing_key.public
    subject = new_subject_id()
    async with vault.store.intake(keys).adding() as transaction:
        await transaction.recognise(b"bytes", subject)
        await transaction.add(subject, PartKind.SOURCE, b"bytes")
    assert await vault.intake.known_source(b"bytes") == subject
    assert (await vault.unlocked.open(subject, PartKind.SOURCE)).author.key_id == keys.signing_key.key_id


async def test_the_vault_signs_for_others_and_never_in_the_place_of_the_store(vault: Vault) -> None:
    message = b"eyJhbGciOiJFZDI1NTE5In0.e30"
    assert verify(vault.unlocked.signing_public_key, vault.unlocked.sign(message), message) == message
    for label in (STATEMENT, CERTIFIED, PUBLIC_KEYS, LOOK_STATEMENT):
        with pytest.raises(ValueError, match="the store's own"):
            vault.unlocked.sign(encode(label, b"anything"))
