"""The log of looks: who may write the database can cut it only where that shows, or at its unread end."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from store import (
    AuthorRole,
    CounsellorKeys,
    LookFinding,
    LookFlaw,
    LookLog,
    PartKind,
    PartUnreadableError,
    RecipientHandle,
    SharedVault,
    new_handle,
)
from store.looklines import insert_look
from store.looks import LookPlace, seal_look
from store.schema import looks
from tests.store.conftest import Vault, raw_database


class Counsellor:
    """A counsellor to whom nothing needs to be shared: the log is open to each recipient."""

    def __init__(self) -> None:
        self.keys = CounsellorKeys.generate()
        self.handle = new_handle()

    async def open(self, vault: Vault) -> SharedVault:
        return await vault.store.open_shared(
            vault.created.vault_id,
            keys=self.keys,
            handle=self.handle,
            vault_key_id=vault.created.vault_key_id,
        )


@pytest.fixture
async def one(vault: Vault) -> Counsellor:
    """A counsellor who looked at one, two and three."""
    counsellor = Counsellor()
    shared = await counsellor.open(vault)
    for number, payload in enumerate((b"one", b"two", b"three"), start=1):
        assert await shared.append_look(payload) == number
    return counsellor


async def _read(vault: Vault, *counsellors: Counsellor) -> LookLog:
    signers: dict[RecipientHandle, bytes] = {
        counsellor.handle: counsellor.keys.signing_public_key for counsellor in counsellors
    }
    return await vault.unlocked.looks(signers)


def _finding(sequence: int, flaw: LookFlaw) -> LookFinding:
    return LookFinding(sequence=sequence, flaw=flaw)


async def test_the_owner_reads_each_look_and_by_whom(vault: Vault, one: Counsellor) -> None:
    two = Counsellor()
    await (await two.open(vault)).append_look(b"four")
    log = await _read(vault, one, two)
    assert log.intact
    assert [look.payload for look in log.looks] == [b"one", b"two", b"three", b"four"]
    assert [look.recipient for look in log.looks] == [one.handle] * 3 + [two.handle]
    assert {look.author.role for look in log.looks} == {AuthorRole.COUNSELLOR}
    assert b"three" not in repr(log).encode()
    assert (await _read(vault, one, two)) == log


async def test_a_line_of_somebody_without_a_grant_is_no_look(vault: Vault, one: Counsellor) -> None:
    stranger = Counsellor()
    await (await stranger.open(vault)).append_look(b"let nobody believe this")
    assert (await _read(vault, one)).findings == (_finding(4, LookFlaw.UNKNOWN_SIGNER),)
    stranger.handle = one.handle
    await (await stranger.open(vault)).append_look(b"nor this, in another's name")
    log = await _read(vault, one)
    assert log.findings == (_finding(4, LookFlaw.UNKNOWN_SIGNER), _finding(5, LookFlaw.UNKNOWN_SIGNER))
    assert len(log.looks) == 3


async def test_a_line_taken_out_of_the_middle_shows(vault: Vault, one: Counsellor) -> None:
    async with raw_database(vault.url) as connection:
        await connection.execute(looks.delete().where(looks.c.sequence == 2))
    log = await _read(vault, one)
    assert log.findings == (_finding(2, LookFlaw.MISSING), _finding(3, LookFlaw.CHAIN))
    assert [look.payload for look in log.looks] == [b"one", b"three"]


async def test_a_line_taken_out_with_the_others_moved_up_shows(vault: Vault, one: Counsellor) -> None:
    async with raw_database(vault.url) as connection:
        await connection.execute(looks.delete().where(looks.c.sequence == 2))
        await connection.execute(looks.update().where(looks.c.sequence == 3).values(sequence=2))
    assert (await _read(vault, one)).findings == (
        _finding(2, LookFlaw.CHAIN),
        _finding(2, LookFlaw.UNREADABLE),
    )


async def test_two_lines_in_each_others_place_show(vault: Vault, one: Counsellor) -> None:
    async with raw_database(vault.url) as connection:
        for old, new in ((1, 9), (2, 1), (9, 2)):
            await connection.execute(looks.update().where(looks.c.sequence == old).values(sequence=new))
    flaws = {finding.flaw for finding in (await _read(vault, one)).findings}
    assert flaws == {LookFlaw.CHAIN, LookFlaw.UNREADABLE}


@pytest.mark.parametrize("column", ["sealed", "wrap", "previous", "recipient"])
async def test_a_changed_column_shows_there_and_in_the_next_line(
    vault: Vault, one: Counsellor, column: str
) -> None:
    async with raw_database(vault.url) as connection:
        statement = sa.select(looks.c[column]).where(looks.c.sequence == 2)
        before = (await connection.execute(statement)).scalar_one()
        changed = new_handle() if isinstance(before, str) else bytes([before[0] ^ 1]) + before[1:]
        await connection.execute(looks.update().where(looks.c.sequence == 2).values({column: changed}))
    log = await _read(vault, one)
    assert _finding(2, LookFlaw.UNREADABLE) in log.findings
    assert _finding(3, LookFlaw.CHAIN) in log.findings
    assert [look.payload for look in log.looks] == [b"one", b"three"]


async def test_a_cut_at_the_end_shows_as_far_as_the_owner_has_read(vault: Vault, one: Counsellor) -> None:
    assert (await _read(vault, one)).intact
    shared = await one.open(vault)
    await shared.append_look(b"not read yet")
    async with raw_database(vault.url) as connection:
        await connection.execute(looks.delete().where(looks.c.sequence == 4))
    assert (await _read(vault, one)).intact  # what nobody read before leaves no trace: FORMAT.md says so
    async with raw_database(vault.url) as connection:
        await connection.execute(looks.delete().where(looks.c.sequence == 3))
    assert (await _read(vault, one)).findings == (_finding(3, LookFlaw.TRUNCATED),)
    await shared.append_look(b"another three")
    assert (await _read(vault, one)).findings == (_finding(3, LookFlaw.TRUNCATED),)


async def test_a_log_emptied_after_it_was_read_shows(vault: Vault, one: Counsellor) -> None:
    assert (await _read(vault, one)).intact
    async with raw_database(vault.url) as connection:
        await connection.execute(looks.delete())
    log = await _read(vault, one)
    assert (log.looks, log.findings) == ((), (_finding(3, LookFlaw.TRUNCATED),))


async def test_how_far_it_was_read_is_signed_by_the_owner(vault: Vault, one: Counsellor) -> None:
    await vault.unlocked.put(vault.unlocked.subject, PartKind.LOOK, b"no such thing")
    with pytest.raises(PartUnreadableError):
        await _read(vault, one)


async def test_a_line_that_follows_on_nothing_shows(vault: Vault) -> None:
    counsellor = Counsellor()
    public = await vault.store.vault_public(vault.created.vault_id)
    place = LookPlace(
        vault=vault.created.vault_id, sequence=5, recipient=counsellor.handle, previous=bytes(32)
    )
    line = seal_look(place, b"five", owner=public, signer=counsellor.keys.signing, made_at=1)
    async with raw_database(vault.url) as connection:
        await insert_look(connection, line)
    assert (await _read(vault, counsellor)).findings == (
        _finding(1, LookFlaw.MISSING),
        _finding(5, LookFlaw.CHAIN),
    )
