"""The store: opens a database, makes vaults in it, and hands out each vault's two sides."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store.authorship import AuthorRole, Signer
from store.engine import BUSY_SECONDS, Database
from store.envelope import seal, wrap
from store.errors import VaultAlteredError
from store.grants import GrantState, get_grant_state
from store.host import Host
from store.hostkeys import HostKeys
from store.ids import GrantId, KeyId, PartKind, PartRef, RecipientHandle, SubjectId, VaultId, main_part
from store.intake import Clock, Intake
from store.keyfile import CounsellorKeys, IntakeKeys
from store.parcels import fetch_parcel_ids
from store.passphrase import (
    DEFAULT_COST,
    RECOVERY_COST,
    PassphraseCost,
    PassphraseCostError,
    Slot,
    open_slot,
    passphrase_bytes,
    seal_slot,
)
from store.recovery import format_recovery_code, new_recovery_secret, parse_recovery_code
from store.rows import get_vault_public, insert_part
from store.schema import slots, vaults
from store.senders import SenderBook
from store.shared import SharedVault
from store.unread import fetch_unread_of_vault
from store.vault import UnlockedVault
from store.vaultkeys import VAULT_KEY_BYTES, SlotName, VaultPrivate, VaultPublic


def utc_now() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatedVault:
    """A new vault, with what is shown or given out once."""

    vault_id: VaultId
    vault_key_id: KeyId
    recovery_code: str = field(repr=False)
    intake_keys: IntakeKeys


class Store:
    """One database of vaults. `async with await Store.open(url) as store:` closes it at the end."""

    def __init__(self, database: Database, *, passphrase_cost: PassphraseCost, clock: Clock) -> None:
        self._database = database
        self._passphrase_cost = passphrase_cost
        self._clock = clock

    @classmethod
    async def open(
        cls,
        url: str,
        *,
        create: bool = True,
        passphrase_cost: PassphraseCost = DEFAULT_COST,
        busy_seconds: float = BUSY_SECONDS,
        clock: Clock = utc_now,
    ) -> Store:
        """Open the store at `url`, making it or bringing its schema up to date where need be.

        Args:
            url: `sqlite:///path` or `postgresql://host/name`.
            create: Whether a store that is not there is made; else `StoreMissingError`.
            passphrase_cost: What a guess at a passphrase set from now on costs.
            busy_seconds: How long to wait for another process before `StoreLockedError`.
            clock: Gives the present instant, aware.

        Raises:
            StoreUrlError, StoreMissingError, StoreUnreachableError, StoreNewerError, StoreLockedError,
            StoreFullError, StoreReadOnlyError, StoreDamagedError: As their names say.
        """
        database = await Database.open(url, create=create, busy_seconds=busy_seconds)
        return cls(database, passphrase_cost=passphrase_cost, clock=clock)

    async def close(self) -> None:
        """Close the database."""
        await self._database.close()

    async def __aenter__(self) -> Self:
        """Give the store itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the database."""
        await self.close()

    async def check(self) -> None:
        """Read the whole database for damage; `StoreDamagedError` where there is some."""
        await self._database.check()

    async def vault_ids(self) -> tuple[VaultId, ...]:
        """Return the vaults in this store, sorted."""
        async with self._database.reading() as connection:
            found = await connection.execute(sa.select(vaults.c.vault_id).order_by(vaults.c.vault_id))
            return tuple(VaultId(vault) for vault in found.scalars())

    async def create_vault(self, *, passphrase: str, household: bytes) -> CreatedVault:
        """Make a vault with its first part, in one transaction.

        Args:
            passphrase: Opens the vault from now on; not empty.
            household: Payload of the household part.
        """
        keys, vault_key = VaultPrivate.generate(), secrets.token_bytes(VAULT_KEY_BYTES)
        public, recovery_secret = keys.public, new_recovery_secret()
        by_passphrase = await asyncio.to_thread(
            self._seal_slot, public.vault, SlotName.PASSPHRASE, vault_key, passphrase_bytes(passphrase)
        )
        by_recovery = await asyncio.to_thread(
            self._seal_slot, public.vault, SlotName.RECOVERY, vault_key, recovery_secret
        )
        subject = SubjectId(public.vault)
        ref = PartRef(
            vault=public.vault,
            subject=subject,
            part=main_part(public.vault, subject, PartKind.HOUSEHOLD),
            kind=PartKind.HOUSEHOLD,
            version=1,
        )
        signer = Signer(role=AuthorRole.OWNER, key=keys.signing)
        made_at = int(self._clock().timestamp())
        sealed, content_key = seal(ref, household, signer=signer, previous=b"", made_at=made_at)
        wrapped = wrap(ref, content_key, public.owner_handle, public.encryption_key)
        async with self._database.writing() as connection:
            await _insert_vault(connection, keys, vault_key)
            await _insert_slot(connection, public.vault, SlotName.PASSPHRASE, by_passphrase)
            await _insert_slot(connection, public.vault, SlotName.RECOVERY, by_recovery)
            await insert_part(connection, ref, sealed, public.owner_handle, wrapped)
        return CreatedVault(
            vault_id=public.vault,
            vault_key_id=public.vault_key_id,
            recovery_code=format_recovery_code(recovery_secret),
            intake_keys=keys.issue_intake_keys(),
        )

    def intake(self, keys: IntakeKeys) -> Intake:
        """Return the side that brings letters in; it trusts the public keys in `keys`, not the database's."""
        return Intake(self._database, keys=keys, clock=self._clock)

    @property
    def senders(self) -> SenderBook:
        """Who may push to this host."""
        return SenderBook(self._database, clock=self._clock)

    def host(self, keys: HostKeys, *, sealing_process: bool = False) -> Host:
        """Return the host's side, which takes in what is pushed.

        Args:
            keys: The host's.
            sealing_process: Whether what is pushed is sealed by a process of its own, which ends with this
                one: for a host with much to do. Then leave the host as a context manager, always.
        """
        return Host(self._database, keys=keys, clock=self._clock, sealing_process=sealing_process)

    async def unlock(self, vault: VaultId, *, passphrase: str) -> UnlockedVault:
        """Open a vault with its passphrase.

        Raises:
            VaultMissingError: There is no such vault.
            WrongPassphraseError: It is another passphrase.
            VaultAlteredError: Somebody changed the vault's keys in the database.
        """
        return await self._unlock(vault, SlotName.PASSPHRASE, passphrase_bytes(passphrase))

    async def unlock_with_recovery(self, vault: VaultId, code: str) -> UnlockedVault:
        """Open a vault with its recovery code; `RecoveryCodeError` where what was typed is none."""
        return await self._unlock(vault, SlotName.RECOVERY, parse_recovery_code(code))

    async def change_passphrase(self, vault: VaultId, *, passphrase: str, new_passphrase: str) -> None:
        """Set another passphrase, given the present one. The recovery code stays what it was."""
        await self._change(vault, SlotName.PASSPHRASE, passphrase_bytes(passphrase), new_passphrase)

    async def reset_passphrase(self, vault: VaultId, *, code: str, new_passphrase: str) -> None:
        """Set another passphrase, given the recovery code. The code stays what it was."""
        await self._change(vault, SlotName.RECOVERY, parse_recovery_code(code), new_passphrase)

    async def vault_public(self, vault: VaultId) -> VaultPublic:
        """Return a vault's public keys as the database has them, to compare with a key id from outside."""
        async with self._database.reading() as connection:
            return await get_vault_public(connection, vault)

    async def open_shared(
        self, vault: VaultId, *, keys: CounsellorKeys, handle: RecipientHandle, vault_key_id: KeyId
    ) -> SharedVault:
        """Return a vault as far as it was shared with one counsellor.

        Args:
            vault: Which one.
            keys: The counsellor's.
            handle: Under which name the owner shared.
            vault_key_id: The vault's signing key, as the counsellor has it from the owner.

        Raises:
            VaultMissingError: There is no such vault.
            VaultAlteredError: The database has another signing key than the owner gave.
        """
        public = await self.vault_public(vault)
        if public.vault_key_id != vault_key_id:
            raise VaultAlteredError(vault, "signing_key")
        return SharedVault(self._database, public=public, keys=keys, handle=handle, clock=self._clock)

    async def grant_state(self, vault: VaultId, grant_id: GrantId) -> GrantState:
        """Return what the database says of a grant; `GrantMissingError` where it has none."""
        async with self._database.reading() as connection:
            return await get_grant_state(connection, vault, grant_id)

    async def count_waiting(self, vault: VaultId) -> int:
        """Return how much was pushed to a vault and not read yet, as far as the database says so."""
        async with self._database.reading() as connection:
            sources = await fetch_unread_of_vault(connection, vault)
            return len(sources) + len(await fetch_parcel_ids(connection, vault))

    def _seal_slot(self, vault: VaultId, name: SlotName, vault_key: bytes, secret: bytes) -> Slot:
        cost = self._passphrase_cost if name is SlotName.PASSPHRASE else RECOVERY_COST
        return seal_slot(vault_key, secret, cost=cost, purpose=(vault, name.value))

    async def _unlock(self, vault: VaultId, name: SlotName, secret: bytes) -> UnlockedVault:
        async with self._database.reading() as connection:
            public = await get_vault_public(connection, vault)
            sealed = (
                await connection.execute(sa.select(vaults.c.private_keys).where(vaults.c.vault_id == vault))
            ).scalar_one()
            slot = await _get_slot(connection, vault, name)
        vault_key = await asyncio.to_thread(open_slot, slot, secret, purpose=(vault, name.value))
        keys = VaultPrivate.open(public, sealed, vault_key)
        return UnlockedVault(self._database, keys=keys, clock=self._clock)

    async def _change(self, vault: VaultId, name: SlotName, secret: bytes, new_passphrase: str) -> None:
        new_secret = passphrase_bytes(new_passphrase)
        async with self._database.reading() as connection:
            slot = await _get_slot(connection, vault, name)
        vault_key = await asyncio.to_thread(open_slot, slot, secret, purpose=(vault, name.value))
        changed = await asyncio.to_thread(self._seal_slot, vault, SlotName.PASSPHRASE, vault_key, new_secret)
        async with self._database.writing() as connection:
            await get_vault_public(connection, vault, lock=True)
            await connection.execute(
                slots.delete().where(slots.c.vault_id == vault, slots.c.slot == SlotName.PASSPHRASE.value)
            )
            await _insert_slot(connection, vault, SlotName.PASSPHRASE, changed)


async def _insert_vault(connection: AsyncConnection, keys: VaultPrivate, vault_key: bytes) -> None:
    public = keys.public
    await connection.execute(
        vaults.insert().values(
            vault_id=public.vault,
            owner_handle=public.owner_handle,
            encryption_key=public.encryption_key.raw,
            signing_key=public.signing_key,
            keys_signature=public.signature,
            private_keys=keys.seal(vault_key),
        )
    )


async def _insert_slot(connection: AsyncConnection, vault: VaultId, name: SlotName, slot: Slot) -> None:
    await connection.execute(
        slots.insert().values(
            vault_id=vault,
            slot=name.value,
            salt=slot.salt,
            memory_kib=slot.cost.memory_kib,
            iterations=slot.cost.iterations,
            lanes=slot.cost.lanes,
            sealed=slot.sealed,
        )
    )


async def _get_slot(connection: AsyncConnection, vault: VaultId, name: SlotName) -> Slot:
    statement = slots.select().where(slots.c.vault_id == vault, slots.c.slot == name.value)
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        await get_vault_public(connection, vault)  # VaultMissingError where there is no vault at all
        raise VaultAlteredError(vault, f"slot {name.value}")
    try:
        cost = PassphraseCost(memory_kib=row.memory_kib, iterations=row.iterations, lanes=row.lanes)
    except PassphraseCostError as exc:
        raise VaultAlteredError(vault, f"slot {name.value}") from exc
    return Slot(salt=row.salt, cost=cost, sealed=row.sealed)
