"""The owner's side: an unlocked vault reads everything, writes as the owner, shares and withdraws."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime

from store.addresses import (
    AddressSetting,
    OwnAddress,
    fetch_addresses,
    make_address,
)
from store.authorship import AuthorVerifier
from store.canonical import STORE_LABEL, CanonicalError
from store.engine import Database
from store.errors import ParcelUnreadableError, PartMissingError, PartUnreadableError
from store.hostkeys import HostCard
from store.ids import (
    AddressId,
    GrantId,
    KeyId,
    PartId,
    PartKind,
    PartRef,
    RecipientHandle,
    SubjectId,
    main_part,
    new_handle,
)
from store.intake import Clock, Intake
from store.keyfile import IntakeKeys, recognition_mark
from store.looklines import fetch_looks
from store.looks import LookLog, LooksSeen, read_log
from store.opening import OpenedParts, PartOpener
from store.owner_transaction import OwnerTransaction
from store.parcels import OpenedParcel, fetch_parcel_ids, find_parcel, open_stored_parcel
from store.reading import PartReader
from store.rows import (
    fetch_versions,
    find_recognised,
    lock_vault,
)
from store.unread import Waiting, fetch_unread_of_vault
from store.vaultkeys import VaultPrivate


class UnlockedVault(PartReader):
    """One vault with its private keys in memory. What is written through it is signed by the owner."""

    def __init__(self, database: Database, *, keys: VaultPrivate, clock: Clock) -> None:
        self._keys = keys
        self._clock = clock
        public = keys.public
        super().__init__(
            database,
            vault=public.vault,
            recipient=public.owner_handle,
            opener=PartOpener(
                recipient=public.owner_handle,
                key=keys.encryption,
                verifier=AuthorVerifier(vault=public.vault, owner_public_key=public.signing_key),
            ),
            shared=False,
        )

    @property
    def signing_public_key(self) -> bytes:
        """The vault's Ed25519 public key."""
        return self._keys.public.signing_key

    @property
    def vault_key_id(self) -> KeyId:
        """The id of that key: what a token names and a counsellor pins."""
        return self._keys.public.vault_key_id

    @property
    def subject(self) -> SubjectId:
        """The vault as the subject of its own parts: household, settings."""
        return SubjectId(self._vault)

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature of exactly these bytes by the vault's key.

        A caller sees to it that what it signs is nothing else's; `ValueError` where it is a statement of the
        store itself, so that no caller can be led into signing a part.
        """
        if message[2:].startswith(STORE_LABEL):
            raise ValueError("a statement of the store's own")
        return self._keys.signing.sign(message)

    def open_sealed(self, sealed: bytes, info: bytes) -> bytes:
        """Return what somebody sealed to this vault's public key for the purpose `info`.

        Anybody can seal to a public key: whoever calls this sees to it that what comes out is signed.

        Raises:
            KeyMaterialError: It was not sealed to this vault for this purpose.
            ValueError: The purpose is one of the store's own, as a wrap of a part.
        """
        if info[2:].startswith(STORE_LABEL):
            raise ValueError("a purpose of the store's own")
        return self._keys.encryption.open(sealed, info)

    def new_handle(self) -> RecipientHandle:
        """Return a fresh name for a recipient of this vault."""
        return new_handle()

    def issue_intake_keys(self) -> IntakeKeys:
        """Return keys for one more machine that brings letters in."""
        return self._keys.issue_intake_keys()

    def as_intake(self) -> Intake:
        """Return the side that only adds, for work that goes on when these private keys are gone."""
        return Intake(self._database, keys=self.issue_intake_keys(), clock=self._clock)

    async def known_source(self, content: bytes) -> SubjectId | None:
        """Return the source that these very bytes are stored as, `None` where they are new."""
        mark = recognition_mark(self._keys.recognition_key, content)
        async with self._database.reading() as connection:
            return await find_recognised(connection, self._vault, mark)

    async def history(
        self, subject: SubjectId, kind: PartKind, *, part_id: PartId | None = None
    ) -> OpenedParts:
        """Return every version of a part, oldest first."""
        part = main_part(self._vault, subject, kind) if part_id is None else part_id
        async with self._database.reading() as connection:
            stored = await fetch_versions(
                connection, self._vault, self._recipient, subject=subject, kind=kind, part=part
            )
        opened = await asyncio.to_thread(self._opener.open_each, stored)
        ordered = sorted(opened, key=lambda one: one.ref.version)
        return OpenedParts(tuple(ordered), opened.unreadable)

    @asynccontextmanager
    async def adding(self) -> AsyncIterator[OwnerTransaction]:
        """A transaction: committed when the block ends, rolled back whole when it raises."""
        async with self._database.writing() as connection:
            await lock_vault(connection, self._keys.public)
            transaction = OwnerTransaction(
                connection, keys=self._keys, opener=self._opener, clock=self._clock
            )
            yield transaction
        if transaction.deleted_wraps:
            await self._database.overwrite_deleted()

    async def put(
        self, subject: SubjectId, kind: PartKind, payload: bytes, part_id: PartId | None = None
    ) -> PartRef:
        """Store one part in a transaction of its own; see `OwnerTransaction.add`."""
        async with self.adding() as transaction:
            return await transaction.add(subject, kind, payload, part_id=part_id)

    async def share(
        self, refs: Iterable[PartRef], public_key: bytes, handle: RecipientHandle
    ) -> tuple[PartRef, ...]:
        """Wrap parts to one more recipient; see `OwnerTransaction.share`."""
        async with self.adding() as transaction:
            return await transaction.share(refs, public_key, handle)

    async def unshare(self, handle: RecipientHandle) -> int:
        """Delete every wrap of one recipient and return how many there were."""
        async with self.adding() as transaction:
            return await transaction.unshare(handle)

    async def register_grant(self, grant_id: GrantId, handle: RecipientHandle, expires_at: datetime) -> None:
        """Write down in clear what a host checks of a grant."""
        async with self.adding() as transaction:
            await transaction.register_grant(grant_id, handle, expires_at)

    async def withdraw_grant(self, grant_id: GrantId, handle: RecipientHandle | None = None) -> int:
        """End a grant and delete its wraps, in one transaction; see `OwnerTransaction.withdraw_grant`."""
        async with self.adding() as transaction:
            return await transaction.withdraw_grant(grant_id, handle)

    async def new_address(self, card: HostCard, *, label: str) -> OwnAddress:
        """Make an address at a host, with a key pair of its own; what opens it is sealed in this vault.

        Args:
            card: Of the host that letters come to.
            label: What the owner calls it, such as the creditor that it is for.
        """
        made = await asyncio.to_thread(
            make_address,
            label=label,
            card=card,
            intake=self._keys.issue_intake_keys(),
            owner=self._keys.signing,
        )
        async with self.adding() as transaction:
            await transaction.add(SubjectId(made.row.address), PartKind.SETTING, made.setting.encode())
            await transaction.register_address(made.row)
        return OwnAddress.of(
            made.row.address, made.setting, made.row, owner=self._keys.public, made_at=self._clock()
        )

    async def addresses(self) -> tuple[OwnAddress, ...]:
        """Return every address that this vault ever had, by label; closed ones too.

        What counts is what is sealed in the vault. A row that only the database has is none of ours, and one
        that it changed or took away is named as such.
        """
        settings = await self.open_all(PartKind.SETTING)
        async with self._database.reading() as connection:
            rows = {row.address: row for row in await fetch_addresses(connection, self._vault)}
        found: list[OwnAddress] = []
        for part in settings:
            setting, address = AddressSetting.find(part.payload), AddressId(part.ref.subject)
            if setting is not None:
                row, owner = rows.get(address), self._keys.public
                found.append(OwnAddress.of(address, setting, row, owner=owner, made_at=part.stored_at))
        return tuple(sorted(found, key=lambda one: (one.setting.label.casefold(), one.address)))

    async def close_address(self, address: AddressId) -> None:
        """Close an address, and take away what the host brings letters in with by it.

        Raises:
            AddressMissingError: This vault has no such address.
        """
        async with self.adding() as transaction:
            await transaction.close_address(address)

    async def waiting(self) -> Waiting:
        """Return what was pushed and not read yet, as far as the database says so."""
        async with self._database.reading() as connection:
            sources = await fetch_unread_of_vault(connection, self._vault)
            parcels = await fetch_parcel_ids(connection, self._vault)
        return Waiting(sources=tuple(row.source for row in sources), parcels=tuple(parcels))

    async def open_parcel(self, row_id: str) -> OpenedParcel:
        """Open a letter that its sender sealed to one of this vault's addresses.

        Who sent it stands in `proof`, which is for the caller to check: anybody can seal to a public key.

        Raises:
            ParcelUnreadableError: It is gone, or does not open, or is of another address or vault.
        """
        async with self._database.reading() as connection:
            row = await find_parcel(connection, self._vault, row_id)
        if row is None:
            raise ParcelUnreadableError("no such parcel")
        try:
            setting = (await self.open(SubjectId(row.address), PartKind.SETTING)).payload
        except (PartMissingError, PartUnreadableError) as exc:
            raise ParcelUnreadableError("a parcel to an address that this vault does not have") from exc
        return await asyncio.to_thread(
            open_stored_parcel,
            row,
            AddressSetting.find(setting),
            key=self._keys.encryption,
            owner_public_key=self._keys.signing.public,
        )

    async def looks(self, signers: Mapping[RecipientHandle, bytes]) -> LookLog:
        """Read and verify the log of looks, and remember how far it was read.

        Args:
            signers: For each recipient handle the signing key of the counsellor it was given to, as the
                owner's own sealed grants name it. A line of anybody else is a finding and no look.
        """
        seen = await self._looks_seen()
        async with self._database.reading() as connection:
            lines = await fetch_looks(connection, self._vault)
        log = await asyncio.to_thread(
            read_log,
            lines,
            owner_handle=self._recipient,
            key=self._keys.encryption,
            signers=signers,
            seen=seen,
        )
        if lines and log.intact and (seen is None or seen.sequence < lines[-1].place.sequence):
            last = lines[-1]
            now_seen = LooksSeen(sequence=last.place.sequence, line_hash=last.line_hash)
            await self.put(self.subject, PartKind.LOOK, now_seen.encode())
        return log

    async def _looks_seen(self) -> LooksSeen | None:
        try:
            part = await self.open(self.subject, PartKind.LOOK)
        except PartMissingError:
            return None
        try:
            return LooksSeen.decode(part.payload)
        except CanonicalError as exc:
            raise PartUnreadableError(part.ref) from exc
