"""What the owner writes in one transaction: parts of every kind, shares and withdrawals, addresses."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from store.addresses import AddressRow, close_address, insert_address
from store.authorship import AuthorRole, Signer
from store.envelope import wrap
from store.errors import PartMissingError
from store.grants import insert_grant, mark_withdrawn
from store.ids import AddressId, GrantId, PartId, PartKind, PartRef, RecipientHandle, SubjectId, main_part
from store.intake import Clock, IntakeTransaction
from store.keys import EncryptionPublicKey, KeyMaterialError
from store.opening import PartOpener
from store.parcels import delete_parcel
from store.rows import StoredPart, delete_wraps, fetch_refs, find_wrapped, insert_wraps
from store.unread import delete_all_reader_wraps, delete_unread
from store.vaultkeys import VaultPrivate

_SHARED_AT_ONCE = 20
"""Parts in memory at a time while sharing: each is opened and verified, and can be a scan of megabytes."""


class OwnerTransaction(IntakeTransaction):
    """Adds and replaces parts, shares and withdraws: all of it at the end of the block, or nothing."""

    def __init__(
        self, connection: AsyncConnection, *, keys: VaultPrivate, opener: PartOpener, clock: Clock
    ) -> None:
        super().__init__(
            connection,
            public=keys.public,
            signer=Signer(role=AuthorRole.OWNER, key=keys.signing),
            recognition_key=keys.recognition_key,
            clock=clock,
        )
        self._opener = opener
        self.deleted_wraps = 0
        """How many wraps this transaction took away."""

    async def add(
        self, subject: SubjectId, kind: PartKind, payload: bytes, *, part_id: PartId | None = None
    ) -> PartRef:
        """Sign, seal and store a part: a first version, or the next one of a part that is there.

        Args:
            subject: What the part is about.
            kind: What it holds.
            payload: Its content.
            part_id: For one of several of a kind about a subject (`new_part_id()` for a new one); `None` for
                *the* part of that kind.
        """
        part = main_part(self._public.vault, subject, kind) if part_id is None else part_id
        return await self._add(subject, kind, payload, part, replace=True)

    async def add_new(self, subject: SubjectId, kind: PartKind, payload: bytes) -> PartRef:
        """Sign, seal and store *the* part of a kind about a subject; `PartExistsError` where there is one."""
        return await self._add(subject, kind, payload, main_part(self._public.vault, subject, kind))

    async def mark_read(self, source: SubjectId) -> None:
        """Note that a pushed source was read, and take away what a host's reader would open it with."""
        vault, owner = self._public.vault, self._public.owner_handle
        await delete_unread(self._connection, vault, source)
        self.deleted_wraps += await delete_all_reader_wraps(self._connection, vault, source, owner)

    async def strike_unread(self, source: SubjectId) -> None:
        """Strike a source off what is noted as unread: it was read before, or never pushed.

        Its wraps stay: by now a grant may have given some.
        """
        await delete_unread(self._connection, self._public.vault, source)

    async def take_parcel(self, row_id: str) -> bool:
        """Take away a parcel whose letter is stored as parts; return whether it was there."""
        return await delete_parcel(self._connection, self._public.vault, row_id)

    async def share(
        self, refs: Iterable[PartRef], public_key: bytes, handle: RecipientHandle
    ) -> tuple[PartRef, ...]:
        """Wrap the keys of these versions to one more recipient and return those that had no such wrap yet.

        Raises:
            PartMissingError: One of them is not there.
            PartUnreadableError: One does not open or verify: what we cannot read ourselves is not passed on.
            ValueError: The public key is none, or the handle is the owner's.
        """
        if handle == self._public.owner_handle:
            raise ValueError("the owner's handle is no counsellor's")
        try:
            key = EncryptionPublicKey.decode(public_key)
        except KeyMaterialError as exc:
            raise ValueError("no encryption public key") from exc
        wanted = sorted(set(refs))
        shared: list[PartRef] = []
        for at in range(0, len(wanted), _SHARED_AT_ONCE):
            shared += await self._share(wanted[at : at + _SHARED_AT_ONCE], key, handle)
        return tuple(shared)

    async def _share(
        self, wanted: Sequence[PartRef], key: EncryptionPublicKey, handle: RecipientHandle
    ) -> list[PartRef]:
        vault, owner = self._public.vault, self._public.owner_handle
        there = {one.ref: one for one in await fetch_refs(self._connection, vault, owner, wanted)}
        for ref in wanted:
            if ref not in there:
                raise PartMissingError(ref.subject, ref.kind)
        already = await find_wrapped(self._connection, vault, handle, wanted)
        fresh = [there[ref] for ref in wanted if ref not in already]
        wrapped = await asyncio.to_thread(self._wrap_each, fresh, key, handle)
        await insert_wraps(self._connection, wrapped, handle)
        return [ref for ref, _ in wrapped]

    async def unshare(self, handle: RecipientHandle) -> int:
        """Delete every wrap of one recipient and return how many there were."""
        if handle == self._public.owner_handle:
            raise ValueError("the owner's own wraps stay")
        deleted = await delete_wraps(self._connection, self._public.vault, handle)
        self.deleted_wraps += deleted
        return deleted

    async def register_grant(self, grant_id: GrantId, handle: RecipientHandle, expires_at: datetime) -> None:
        """Write down in clear what a host checks of a grant; `expires_at` is the first instant it ends."""
        await insert_grant(self._connection, self._public.vault, grant_id, handle, expires_at)

    async def withdraw_grant(self, grant_id: GrantId, handle: RecipientHandle | None = None) -> int:
        """End a grant and delete its wraps; return how many there were.

        Args:
            grant_id: Which grant.
            handle: The recipient as the owner's sealed grant names it. The row in clear names one too, but
                somebody may have changed that; the wraps of both go.
        """
        state = await mark_withdrawn(self._connection, self._public.vault, grant_id, self._clock())
        named = {state.handle, handle} - {None, self._public.owner_handle}
        return sum([await self.unshare(RecipientHandle(one)) for one in sorted(filter(None, named))])

    async def register_address(self, row: AddressRow) -> None:
        """Write down in clear what a host needs of an address."""
        await insert_address(self._connection, row)

    async def close_address(self, address: AddressId) -> None:
        """Close an address; see `UnlockedVault.close_address`."""
        await close_address(self._connection, self._public.vault, address, self._clock())

    def _wrap_each(
        self, stored: Iterable[StoredPart], key: EncryptionPublicKey, handle: RecipientHandle
    ) -> list[tuple[PartRef, bytes]]:
        wrapped: list[tuple[PartRef, bytes]] = []
        for one in stored:
            self._opener.open(one)
            wrapped.append((one.ref, wrap(one.ref, self._opener.content_key(one), handle, key)))
        return wrapped
