"""Storing what is pushed: sealed beforehand, committed with receipt and nonce, many in a transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store.addresses import HostAddress
from store.engine import Database
from store.envelope import seal, wrap
from store.errors import (
    AddressMissingError,
    NonceSpentError,
    RequestReusedError,
    StoreError,
    VaultAlteredError,
    VaultMissingError,
)
from store.ids import (
    PartKind,
    PartRef,
    RecipientHandle,
    SenderId,
    SubjectId,
    VaultId,
    main_part,
    new_subject_id,
)
from store.intake import check_pinned
from store.keyfile import IntakeKeys, recognition_mark
from store.keys import EncryptionPublicKey
from store.nonces import RequestNonce, find_spent, insert_nonces
from store.parcels import Parcel, StoredParcel, insert_parcels, parcel_row_id, proof_info
from store.readerkeys import ReaderKey
from store.receipts import ReceiptMarks, ReceiptSealer, StoredReceipt, fetch_receipts, insert_receipts
from store.rows import get_vault_public
from store.schema import addresses, parcels, parts, recognised, wraps
from store.unread import UnreadSource, insert_unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One delivery of a sender to an address, with the receipt that it gets if it is the first such one."""

    sender: SenderId
    address: HostAddress
    idempotency_key: str = field(repr=False)
    receipt: StoredReceipt
    nonce: RequestNonce | None
    """Spent together with it; `None` where it was spent before, as of a batch of deliveries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedSource:
    """A source that came in by an address, not sealed by its sender."""

    delivery: Delivery
    content: bytes = field(repr=False)
    provenance: bytes = field(repr=False)
    """Payload of its provenance part."""
    reader: ReaderKey | None
    """Who may read it on the host; `None` leaves it for the owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedParcel:
    """A letter that its sender sealed to the address."""

    delivery: Delivery
    parcel: Parcel
    proof: bytes = field(repr=False)
    """Who sent it: the statement that the owner checks; it is sealed to the vault."""


Push = PushedSource | PushedParcel


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A push that is stored for good; only now is anything acknowledged.

    `again` tells that the same letter was delivered before, and that `receipt` is the one of then. Whether
    the vault had the letter by another door nobody is told.
    """

    receipt: StoredReceipt
    again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPush:
    """A push with all that costs computing done, before the database is touched."""

    push: Push
    marks: ReceiptMarks
    receipts: dict[bytes, bytes] = field(repr=False)
    recognised_by: bytes | None = field(default=None, repr=False)
    source: SubjectId | None = None
    parts: tuple[dict[str, Any], ...] = field(default=(), repr=False)
    wraps: tuple[dict[str, Any], ...] = field(default=(), repr=False)
    unread: UnreadSource | None = None
    parcel: StoredParcel | None = None

    @property
    def size_bytes(self) -> int:
        """How much of it goes to the database, about."""
        return sum(len(part["sealed"]) for part in self.parts) + len(
            self.parcel.sealed if self.parcel else b""
        )

    @property
    def intake(self) -> IntakeKeys:
        """The keys of the vault that it goes to."""
        return self.push.delivery.address.intake


class PushStore:
    """Stores pushes for many vaults; a group of them is one transaction, each with an outcome of its own."""

    def __init__(self, database: Database, *, sealer: ReceiptSealer, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._sealer = sealer
        self._clock = clock

    async def store(self, sealed: Sequence[SealedPush]) -> list[Taken | StoreError]:
        """Store pushes together, and return for each what became of it, in order.

        An outcome is an error where that one push is refused; the others are stored all the same.

        Raises:
            StoreError: Nothing was stored, of none of them.
            ValueError: Two processes stored the same at once; it can be tried again.
        """
        async with self._database.writing() as connection:
            return await self._store(connection, sealed)

    def seal(self, push: Push) -> SealedPush:
        """Return a push sealed; it takes a millisecond or two of computing, so run it beside the event loop.

        Raises:
            ValueError: A parcel is of another address than the delivery.
        """
        delivery = push.delivery
        marks = self._sealer.marks(
            sender=delivery.sender,
            address=delivery.address.address,
            idempotency_key=delivery.idempotency_key,
            receipt=delivery.receipt,
        )
        receipts = {mark: self._sealer.seal(mark, delivery.receipt) for mark in marks.all}
        match push:
            case PushedParcel():
                return SealedPush(push=push, marks=marks, receipts=receipts, parcel=_seal_proof(push))
            case PushedSource():
                return self._seal_source(push, marks, receipts)

    def _seal_source(
        self, push: PushedSource, marks: ReceiptMarks, receipts: dict[bytes, bytes]
    ) -> SealedPush:
        intake, now = push.delivery.address.intake, int(self._clock().timestamp())
        source, owner = new_subject_id(), EncryptionPublicKey.decode(intake.encryption_public_key)
        part_rows: list[dict[str, Any]] = []
        wrap_rows: list[dict[str, Any]] = []
        for kind, payload in ((PartKind.SOURCE, push.content), (PartKind.PROVENANCE, push.provenance)):
            part = main_part(intake.vault, source, kind)
            ref = PartRef(vault=intake.vault, subject=source, part=part, kind=kind, version=1)
            sealed, content_key = seal(ref, payload, signer=intake.signer, previous=b"", made_at=now)
            part_rows.append(_part_row(ref, sealed))
            wrapped = wrap(ref, content_key, intake.owner_handle, owner)
            wrap_rows.append(_wrap_row(ref, intake.owner_handle, wrapped))
            if push.reader is not None:
                handle = push.reader.handle(intake.vault)
                wrapped = wrap(ref, content_key, handle, push.reader.encryption.public)
                wrap_rows.append(_wrap_row(ref, handle, wrapped))
        unread = None
        if push.reader is not None:
            unread = UnreadSource(vault=intake.vault, source=source, reader=push.reader.reader, stored_at=now)
        return SealedPush(
            push=push,
            marks=marks,
            receipts=receipts,
            recognised_by=recognition_mark(intake.recognition_key, push.content),
            source=source,
            parts=tuple(part_rows),
            wraps=tuple(wrap_rows),
            unread=unread,
        )

    async def _store(
        self, connection: AsyncConnection, group: Sequence[SealedPush]
    ) -> list[Taken | StoreError]:
        refused = await _lock_vaults(connection, group)
        asked = [one.push.delivery.nonce for one in group if one.push.delivery.nonce is not None]
        known = _Known(
            open_addresses=await _fetch_open(connection, group),
            spent=await find_spent(connection, asked),
            receipts=await fetch_receipts(connection, [mark for one in group for mark in one.marks.all]),
            recognised=await _fetch_recognised(connection, group),
            parcels=await _fetch_parcels(connection, group),
        )
        outcomes: list[Taken | StoreError] = []
        rows = _Rows()
        for one in group:
            if one.intake.vault in refused:
                outcomes.append(refused[one.intake.vault])
                continue
            try:
                outcomes.append(self._take(one, known, rows))
            except (NonceSpentError, RequestReusedError, AddressMissingError) as exc:
                outcomes.append(exc)
        await rows.insert(connection)
        return outcomes

    def _take(self, one: SealedPush, known: _Known, rows: _Rows) -> Taken:
        """Decide on one push, given what is known and what the group has taken so far."""
        delivery, marks = one.push.delivery, one.marks
        nonce, address = delivery.nonce, delivery.address.address
        if nonce is not None and (nonce.key_id, nonce.digest) in known.spent:
            raise NonceSpentError("a nonce that was used before")
        if address not in known.open_addresses:
            raise AddressMissingError(address)
        if nonce is not None:
            known.spent.add((nonce.key_id, nonce.digest))
            rows.nonces.append(nonce)
        if marks.by_request in known.receipts:
            before = self._sealer.open(marks.by_request, known.receipts[marks.by_request])
            if before.digest != delivery.receipt.digest:
                raise RequestReusedError("an idempotency key that stands for another letter")
            return Taken(receipt=before, again=True)
        if marks.by_content in known.receipts:
            before = self._sealer.open(marks.by_content, known.receipts[marks.by_content])
            pointer = {marks.by_request: self._sealer.seal(marks.by_request, before)}
            rows.receipts.update(pointer)
            known.receipts.update(pointer)
            return Taken(receipt=before, again=True)
        if one.parcel is not None:
            if (one.intake.vault, one.parcel.row_id) in known.parcels:
                raise RequestReusedError("a parcel's id that stands for another letter")
            known.parcels.add((one.intake.vault, one.parcel.row_id))
            rows.parcels.append(one.parcel)
        elif one.recognised_by is not None:
            mark = (one.intake.vault, one.recognised_by)
            if mark not in known.recognised:
                known.recognised.add(mark)
                rows.add_source(one, mark)
        rows.receipts.update(one.receipts)
        known.receipts.update(one.receipts)
        return Taken(receipt=delivery.receipt, again=False)


@dataclass(slots=True, kw_only=True)
class _Known:
    """What the database has of a group, and what the group has added so far."""

    open_addresses: set[str]
    spent: set[tuple[str, bytes]]
    receipts: dict[bytes, bytes]
    recognised: set[tuple[str, bytes]]
    parcels: set[tuple[str, str]]


@dataclass(slots=True, kw_only=True)
class _Rows:
    """What a group adds."""

    nonces: list[RequestNonce] = field(default_factory=list)
    receipts: dict[bytes, bytes] = field(default_factory=dict)
    recognised: list[dict[str, Any]] = field(default_factory=list)
    parts: list[dict[str, Any]] = field(default_factory=list)
    wraps: list[dict[str, Any]] = field(default_factory=list)
    unread: list[UnreadSource] = field(default_factory=list)
    parcels: list[StoredParcel] = field(default_factory=list)

    def add_source(self, one: SealedPush, mark: tuple[VaultId, bytes]) -> None:
        """Add all that a source is stored as."""
        self.recognised.append({"vault_id": mark[0], "mark": mark[1], "source_id": one.source})
        self.parts += one.parts
        self.wraps += one.wraps
        if one.unread is not None:
            self.unread.append(one.unread)

    async def insert(self, connection: AsyncConnection) -> None:
        """Store it all."""
        for table, rows in ((recognised, self.recognised), (parts, self.parts), (wraps, self.wraps)):
            if rows:
                await connection.execute(table.insert(), rows)
        await insert_unread(connection, self.unread)
        await insert_parcels(connection, self.parcels)
        await insert_receipts(connection, self.receipts)
        await insert_nonces(connection, self.nonces)


def _seal_proof(push: PushedParcel) -> StoredParcel:
    delivery, parcel = push.delivery, push.parcel
    address, intake = delivery.address.address, delivery.address.intake
    if parcel.address != address:
        raise ValueError("a parcel of another address")
    owner = EncryptionPublicKey.decode(intake.encryption_public_key)
    return StoredParcel(
        row_id=parcel_row_id(address, parcel.parcel),
        vault=intake.vault,
        address=address,
        sealed=parcel.encode(),
        proof=owner.seal(push.proof, proof_info(intake.vault, address, parcel.parcel)),
    )


async def _lock_vaults(connection: AsyncConnection, group: Sequence[SealedPush]) -> dict[VaultId, StoreError]:
    """Lock each vault of a group, in one order so that two groups never wait for each other.

    Returns:
        Why a vault takes nothing: it is gone, or its keys are not those that its owner gave the host.
    """
    refused: dict[VaultId, StoreError] = {}
    for vault in sorted({one.intake.vault for one in group}):
        try:
            public = await get_vault_public(connection, vault, lock=True)
            for one in group:
                if one.intake.vault == vault:
                    check_pinned(one.intake, public)
        except (VaultMissingError, VaultAlteredError) as exc:
            refused[vault] = exc
    return refused


async def _fetch_open(connection: AsyncConnection, group: Sequence[SealedPush]) -> set[str]:
    asked = {one.push.delivery.address.address for one in group}
    statement = sa.select(addresses.c.address_id).where(
        addresses.c.address_id.in_(asked), addresses.c.closed_at.is_(None)
    )
    return set((await connection.execute(statement)).scalars())


async def _fetch_recognised(
    connection: AsyncConnection, group: Sequence[SealedPush]
) -> set[tuple[str, bytes]]:
    marks = {one.recognised_by for one in group if one.recognised_by is not None}
    if not marks:
        return set()
    statement = sa.select(recognised.c.vault_id, recognised.c.mark).where(
        recognised.c.vault_id.in_({one.intake.vault for one in group}), recognised.c.mark.in_(marks)
    )
    return {(row.vault_id, row.mark) for row in await connection.execute(statement)}


async def _fetch_parcels(connection: AsyncConnection, group: Sequence[SealedPush]) -> set[tuple[str, str]]:
    rows = {one.parcel.row_id for one in group if one.parcel is not None}
    if not rows:
        return set()
    statement = sa.select(parcels.c.vault_id, parcels.c.parcel_id).where(
        parcels.c.vault_id.in_({one.intake.vault for one in group}), parcels.c.parcel_id.in_(rows)
    )
    return {(row.vault_id, row.parcel_id) for row in await connection.execute(statement)}


def _part_row(ref: PartRef, sealed: bytes) -> dict[str, Any]:
    return {
        "vault_id": ref.vault,
        "part_id": ref.part,
        "version": ref.version,
        "subject_id": ref.subject,
        "kind": ref.kind.value,
        "sealed": sealed,
    }


def _wrap_row(ref: PartRef, recipient: RecipientHandle, wrapped: bytes) -> dict[str, Any]:
    return {
        "vault_id": ref.vault,
        "part_id": ref.part,
        "version": ref.version,
        "recipient": recipient,
        "wrap": wrapped,
    }
