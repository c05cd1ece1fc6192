"""The marks of the mailbox door: found, replaced and forgotten, each vault its own."""

from __future__ import annotations

import pytest

from tests.store.conftest import PASSPHRASE, Vault


def _mark(number: int) -> bytes:
    return number.to_bytes(32, "big")


async def test_a_mark_is_found_replaced_and_forgotten(vault: Vault) -> None:
    intake = vault.intake
    async with intake.adding() as adding:
        await adding.put_mailbox_marks({_mark(number): b"sealed %d" % number for number in range(2001)})
    async with intake.adding() as adding:
        await adding.put_mailbox_marks({_mark(1): b"anew", _mark(3000): b"more"})
        await adding.delete_mailbox_marks([_mark(2), _mark(9999)])
        assert await adding.find_mailbox_marks([_mark(2), _mark(1)]) == {_mark(1): b"anew"}
    marks = intake.mailbox_marks
    assert await marks.find([_mark(0), _mark(1), _mark(2), _mark(3000)]) == {
        _mark(0): b"sealed 0",
        _mark(1): b"anew",
        _mark(3000): b"more",
    }
    every = [mark async for mark, _ in marks.every()]
    assert every == sorted(every)
    assert len(every) == 2001


async def test_each_vault_has_its_own_marks(vault: Vault) -> None:
    other = await vault.store.create_vault(passphrase=PASSPHRASE, household=b"{}")
    async with vault.intake.adding() as adding:
        await adding.put_mailbox_marks({_mark(1): b"sealed"})
    assert await vault.store.intake(other.intake_keys).mailbox_marks.find([_mark(1)]) == {}


async def test_nothing_is_written_of_a_transaction_that_fails(vault: Vault) -> None:
    intake = vault.intake

    async def write() -> None:
        async with intake.adding() as adding:
            await adding.put_mailbox_marks({_mark(1): b"sealed"})
            await adding.put_mailbox_marks({b"short": b"sealed"})

    with pytest.raises(ValueError, match="32 bytes"):
        await write()
    assert await intake.mailbox_marks.find([_mark(1)]) == {}


async def test_the_owner_hands_out_a_side_that_only_adds(vault: Vault) -> None:
    intake = vault.unlocked.as_intake()
    assert intake.vault_id == vault.created.vault_id
    async with intake.adding() as adding:
        await adding.put_mailbox_marks({_mark(1): b"sealed"})
    assert not hasattr(intake, "open")
