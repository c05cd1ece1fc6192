"""The host's side: it takes in what is pushed for many vaults, and reads it while short-lived keys live."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Self

from store.addresses import HostAddress, fetch_addresses, find_address, open_host_access
from store.authorship import AuthorVerifier
from store.engine import Database
from store.errors import AddressAlteredError, NonceSpentError, StoreDamagedError, StoreError
from store.hostkeys import HostKeys
from store.ids import AddressId, PartKind, ReaderId, SenderId, VaultId
from store.intake import IntakeTransaction, check_pinned
from store.keyfile import IntakeKeys
from store.nonces import RequestNonce, delete_expired, find_spent, insert_nonces
from store.opening import PartOpener
from store.push_sealing import PushSealer, SealedPush
from store.pushes import Push, PushedParcel, Taken
from store.pushing import PushStore
from store.readerkeys import ReaderKey, ReaderKeyFolder
from store.reading import PartReader
from store.receipts import ReceiptSealer, StoredReceipt, fetch_receipts
from store.rows import delete_wraps, get_vault_public
from store.sealing_process import Sealing
from store.senders import SenderBook
from store.unread import (
    UnreadSource,
    count_unread,
    delete_reader_wraps,
    delete_unread,
    fetch_unread_of_reader,
    vaults_with_unread,
)

_GROUP_PUSHES = 64
_GROUP_BYTES = 32 * 1024 * 1024
"""Of one transaction: more would hold the lock longer without being faster for each."""
_TRIES = 3
"""How often a push is tried when another process stores the same at the same moment."""


_Waiting = tuple[Push, "asyncio.Future[Taken]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedUnread:
    """A pushed source as the host's reader has it, in memory and for as long as it reads."""

    row: UnreadSource
    content: bytes = field(repr=False)
    provenance: bytes = field(repr=False)


class Host:
    """Takes in pushes, finds receipts, and opens what its reader keys open; of a vault it reads nothing else.

    Use it as an async context manager: leaving it waits until everything that was begun is stored.
    """

    def __init__(
        self,
        database: Database,
        *,
        keys: HostKeys,
        clock: Callable[[], datetime],
        sealing_process: bool,
    ) -> None:
        self._database = database
        self._keys = keys
        self._clock = clock
        self._sealer = ReceiptSealer(keys)
        self._sealing = Sealing(own_process=sealing_process)
        self._push_sealer = PushSealer(self._sealer, sealing=self._sealing, clock=clock)
        self._pushes = PushStore(database, sealer=self._sealer)
        self._waiting: list[_Waiting] = []
        self._working: asyncio.Task[None] | None = None
        self.senders = SenderBook(database, clock=clock)
        """Who may push."""

    async def __aenter__(self) -> Self:
        """Give the host itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish what was begun, and end the process that seals."""
        try:
            await self.finish()
        finally:
            self._sealing.close()

    async def finish(self) -> None:
        """Wait until everything that was begun is stored."""
        while self._working is not None and not self._working.done():
            await asyncio.shield(self._working)

    async def find_address(self, address: AddressId) -> HostAddress | None:
        """Return an address that takes letters; `None` where there is none, or it is closed.

        Raises:
            AddressAlteredError: Somebody changed it in the database. Outside it looks like one that is not.
        """
        async with self._database.reading() as connection:
            row = await find_address(connection, address)
        if row is None or row.closed_at is not None:
            return None
        return await asyncio.to_thread(open_host_access, row, self._keys)

    async def take_in(self, push: Push) -> Taken:
        """Store a push with its receipt and nonce; what returns is on the disk and may be acknowledged.

        Pushes that come at the same time share a transaction. Being cancelled does not undo it.

        Raises:
            NonceSpentError: The request was seen before.
            RequestReusedError: Its idempotency key, or its parcel's id, stands for another letter.
            AddressMissingError: The address was closed in the meantime.
            VaultMissingError, VaultAlteredError: The vault is gone, or its keys in the database were changed.
            StoreError: It could not be stored.
        """
        if isinstance(push, PushedParcel) and push.parcel.address != push.delivery.address.address:
            raise ValueError("a parcel of another address")
        outcome: asyncio.Future[Taken] = asyncio.get_running_loop().create_future()
        self._waiting.append((push, outcome))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._take_waiting())
        return await outcome

    async def find_by_request(
        self, sender: SenderId, address: AddressId, idempotency_key: str
    ) -> StoredReceipt | None:
        """Return the receipt that a request got before."""
        return await self._find_receipt(self._sealer.by_request(sender, address, idempotency_key))

    async def find_by_content(
        self, sender: SenderId, address: AddressId, digest: bytes
    ) -> StoredReceipt | None:
        """Return the receipt that the same letter got before."""
        return await self._find_receipt(self._sealer.by_content(sender, address, digest))

    async def find_by_delivery(self, sender: SenderId, delivery_id: str) -> StoredReceipt | None:
        """Return the receipt of a delivery of this sender; of another sender's nothing is found."""
        return await self._find_receipt(self._sealer.by_delivery(sender, delivery_id))

    async def spend_nonce(self, nonce: RequestNonce) -> None:
        """Spend a nonce by itself, for a request that stores nothing or many things.

        Raises:
            NonceSpentError: It was used before.
        """
        try:
            async with self._database.writing() as connection:
                if await find_spent(connection, [nonce]):
                    raise NonceSpentError("a nonce that was used before")
                await insert_nonces(connection, [nonce])
        except ValueError as exc:  # another process was first
            raise NonceSpentError("a nonce that was used before") from exc

    async def forget_old_nonces(self) -> int:
        """Forget the nonces of requests that are too old anyhow; return how many."""
        async with self._database.writing() as connection:
            return await delete_expired(connection, self._clock())

    async def count_unread(self) -> int:
        """Return how many sources wait to be read, of all vaults."""
        async with self._database.reading() as connection:
            return await count_unread(connection)

    async def unread_of(self, reader: ReaderId, *, limit: int = 100) -> list[UnreadSource]:
        """Return what a reader key may still open, longest waiting first."""
        async with self._database.reading() as connection:
            return await fetch_unread_of_reader(connection, reader, limit=limit)

    async def open_unread(self, row: UnreadSource, reader: ReaderKey) -> OpenedUnread:
        """Open a source that was pushed.

        Raises:
            PartMissingError: It has no wrap for this reader: it was read, or nobody ever pushed it.
            PartUnreadableError: It does not open or verify.
            AddressAlteredError: No address of the vault gives this host access (any more).
        """
        intake = await self._intake_of(row.vault)
        handle = reader.handle(row.vault)
        parts = PartReader(
            self._database,
            vault=row.vault,
            recipient=handle,
            opener=PartOpener(
                recipient=handle,
                key=reader.encryption,
                verifier=AuthorVerifier(vault=row.vault, owner_public_key=intake.signing_public_key),
            ),
            shared=True,
        )
        source = await parts.open(row.source, PartKind.SOURCE)
        provenance = await parts.open(row.source, PartKind.PROVENANCE)
        return OpenedUnread(row=row, content=source.payload, provenance=provenance.payload)

    @asynccontextmanager
    async def reading(self, row: UnreadSource, reader: ReaderKey) -> AsyncIterator[IntakeTransaction]:
        """A transaction that adds the letters of a source, and takes the reader's access to it away.

        Raises:
            AddressAlteredError: No address of the vault gives this host access (any more).
            VaultMissingError, VaultAlteredError: The vault is gone, or its keys were changed.
        """
        intake = await self._intake_of(row.vault)
        async with self._database.writing() as connection:
            public = await get_vault_public(connection, row.vault, lock=True)
            check_pinned(intake, public)
            yield IntakeTransaction(
                connection,
                public=public,
                signer=intake.signer,
                recognition_key=intake.recognition_key,
                clock=self._clock,
            )
            await delete_unread(connection, row.vault, row.source)
            await delete_reader_wraps(connection, row.vault, row.source, reader.handle(row.vault))

    async def leave_to_owner(self, row: UnreadSource, reader: ReaderKey) -> None:
        """Strike a source off the host's list; the owner's program finds it by itself at the next unlock."""
        async with self._database.writing() as connection:
            await delete_unread(connection, row.vault, row.source)
            await delete_reader_wraps(connection, row.vault, row.source, reader.handle(row.vault))

    async def end_expired(self, folder: ReaderKeyFolder) -> int:
        """Destroy the reader keys whose time is over, with their wraps; return how many ended."""
        expired = folder.expired(self._clock())
        for reader in expired:
            await self.end_reader(reader, folder)
        return len(expired)

    async def end_reader(self, reader: ReaderKey, folder: ReaderKeyFolder) -> None:
        """Destroy one reader key and its wraps. What was unread stays unread, for the owner.

        The file goes even where the database does not answer: without it the wraps open for nobody.
        """
        try:
            async with self._database.writing() as connection:
                for vault in await vaults_with_unread(connection, reader.reader):
                    await delete_wraps(connection, vault, reader.handle(vault))
            await self._database.overwrite_deleted()
        finally:
            await asyncio.to_thread(folder.destroy, reader.reader)

    async def _find_receipt(self, mark: bytes) -> StoredReceipt | None:
        async with self._database.reading() as connection:
            found = await fetch_receipts(connection, [mark])
        return self._sealer.open(mark, found[mark]) if mark in found else None

    async def _intake_of(self, vault: VaultId) -> IntakeKeys:
        async with self._database.reading() as connection:
            rows = await fetch_addresses(connection, vault)
        altered: AddressAlteredError | None = None
        for row in rows:
            if row.closed_at is not None:
                continue
            try:
                return open_host_access(row, self._keys).intake
            except AddressAlteredError as exc:
                altered = exc
        raise altered or AddressAlteredError(rows[0].address if rows else AddressId(""))

    async def _take_waiting(self) -> None:
        """Seal one group of pushes while the one before it is being stored."""
        storing: asyncio.Task[None] | None = None
        group: list[_Waiting] = []
        try:
            while self._waiting or storing is not None:
                group = self._next_group()
                pushes = [push for push, _ in group]
                sealed = await self._push_sealer.seal_each(pushes) if group else []
                if storing is not None:
                    await storing
                storing = asyncio.create_task(self._store_group(sealed, group)) if group else None
        except BaseException:
            # Nobody may wait for ever, also where this is a mistake of ours or the loop is ending.
            _fail([*group, *self._waiting])
            self._waiting.clear()
            raise

    async def _store_group(self, sealed: Sequence[SealedPush], group: Sequence[_Waiting]) -> None:
        try:
            outcomes = await self._pushes.store(sealed)
        except ValueError:
            outcomes = [await self._store_alone(one) for one in sealed]
        except StoreError as exc:
            outcomes = [exc] * len(group)
        except BaseException:
            _fail(group)
            raise
        for (_, future), outcome in zip(group, outcomes, strict=True):
            if future.done():  # whoever asked is gone; it is stored all the same
                continue
            if isinstance(outcome, Taken):
                future.set_result(outcome)
            else:
                future.set_exception(outcome)

    async def _store_alone(self, sealed: SealedPush) -> Taken | StoreError:
        """Store one push; two processes may have been at the same nonce or receipt at once."""
        for _ in range(_TRIES):
            try:
                (outcome,) = await self._pushes.store([sealed])
            except ValueError:
                continue
            except StoreError as exc:
                return exc
            return outcome
        return StoreDamagedError("a row is there that was not found")

    def _next_group(self) -> list[_Waiting]:
        group: list[_Waiting] = []
        size = 0
        while self._waiting and len(group) < _GROUP_PUSHES:
            size += _size(self._waiting[0][0])
            if group and size > _GROUP_BYTES:
                break
            group.append(self._waiting.pop(0))
        return group


def _size(push: Push) -> int:
    return len(push.parcel.sealed) if isinstance(push, PushedParcel) else len(push.content)


def _fail(group: Sequence[_Waiting]) -> None:
    for _, future in group:
        if not future.done():
            future.set_exception(StoreDamagedError("the push could not be stored"))
