"""Storing what is pushed: sealed beforehand, committed with receipt and nonce, many in a transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store.engine import Database
from store.errors import (
    AddressMissingError,
    NonceSpentError,
    RequestReusedError,
    StoreDamagedError,
    StoreError,
    VaultAlteredError,
    VaultMissingError,
)
from store.ids import VaultId
from store.nonces import RequestNonce, find_spent, insert_nonces
from store.parcels import StoredParcel, insert_parcels
from store.push_sealing import SealedPush
from store.pushes import Taken
from store.receipts import ReceiptSealer, fetch_receipts, insert_receipts
from store.schema import addresses, parcels, parts, recognised, vaults, wraps
from store.unread import UnreadSource, insert_unread

_PINNED = (vaults.c.vault_id, vaults.c.signing_key, vaults.c.encryption_key, vaults.c.owner_handle)


class PushStore:
    """Stores pushes for many vaults; a group of them is one transaction, each with an outcome of its own."""

    def __init__(self, database: Database, *, sealer: ReceiptSealer) -> None:
        self._database = database
        self._sealer = sealer

    async def store(self, sealed: Sequence[SealedPush]) -> list[Taken | StoreError]:
        """Store pushes together, and return for each what became of it, in order.

        An outcome is an error where that one push is refused; the others are stored all the same.

        Raises:
            StoreError: Nothing was stored, of none of them.
            ValueError: Two processes stored the same at once; it can be tried again.
        """
        async with self._database.writing() as connection:
            return await self._store(connection, sealed)

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
            except (NonceSpentError, RequestReusedError, AddressMissingError, StoreDamagedError) as exc:
                # Damaged is a receipt of before that does not open: no reason to refuse the others.
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


async def _lock_vaults(connection: AsyncConnection, group: Sequence[SealedPush]) -> dict[VaultId, StoreError]:
    """Lock each vault of a group, in one order so that two groups never wait for each other.

    The keys of each are held against those that its owner gave the host; those pin every one of them, so that
    what the database says of them need not be verified by itself.

    Returns:
        Why a vault takes nothing: it is gone, or its keys in the database were changed.
    """
    asked = {one.intake.vault for one in group}
    statement = (
        sa.select(*_PINNED).where(vaults.c.vault_id.in_(asked)).order_by(vaults.c.vault_id).with_for_update()
    )
    there = {VaultId(row.vault_id): tuple(row)[1:] for row in await connection.execute(statement)}
    refused: dict[VaultId, StoreError] = {vault: VaultMissingError(vault) for vault in asked - set(there)}
    for one in group:
        keys = one.intake
        pinned = (keys.signing_public_key, keys.encryption_public_key, keys.owner_handle)
        if keys.vault in there and there[keys.vault] != pinned:
            refused[keys.vault] = VaultAlteredError(keys.vault, "encryption_key")
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
