"""A push and all the rows that it becomes, sealed before the database is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from store.ids import SubjectId, new_subject_id
from store.keyfile import IntakeKeys
from store.parcel_proof import parcel_digest
from store.parcels import StoredParcel, parcel_row_id
from store.pushes import Push, PushedParcel, PushedSource
from store.receipts import ReceiptMarks, ReceiptSealer
from store.sealing_process import Sealing
from store.source_sealing import (
    ProofToSeal,
    ReaderWrap,
    Sealed,
    SealedPart,
    SealedSource,
    SourceToSeal,
    ToSeal,
)
from store.unread import UnreadSource


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
    def intake(self) -> IntakeKeys:
        """The keys of the vault that it goes to."""
        return self.push.delivery.address.intake


class PushSealer:
    """Seals pushes to the vaults that they go to, with public keys alone."""

    def __init__(self, receipts: ReceiptSealer, *, sealing: Sealing, clock: Callable[[], datetime]) -> None:
        self._receipts = receipts
        self._sealing = sealing
        self._clock = clock

    async def seal_each(self, pushes: Sequence[Push]) -> list[SealedPush]:
        """Return pushes sealed, in order."""
        now = int(self._clock().timestamp())
        done = await self._sealing.seal([_task(push, now) for push in pushes])
        return [self._sealed(push, sealed, now) for push, sealed in zip(pushes, done, strict=True)]

    def _sealed(self, push: Push, sealed: Sealed, now: int) -> SealedPush:
        delivery = push.delivery
        marks = self._receipts.marks(
            sender=delivery.sender,
            address=delivery.address.address,
            idempotency_key=delivery.idempotency_key,
            receipt=delivery.receipt,
        )
        receipts = {mark: self._receipts.seal(mark, delivery.receipt) for mark in marks.all}
        if isinstance(push, PushedParcel):
            if not isinstance(sealed, bytes):
                raise TypeError("a proof is sealed to bytes")
            return SealedPush(push=push, marks=marks, receipts=receipts, parcel=_parcel(push, sealed))
        if not isinstance(sealed, SealedSource):
            raise TypeError("a source is sealed to parts")
        vault, source = delivery.address.vault, sealed.parts[0].ref.subject
        unread = None
        if push.reader is not None:
            unread = UnreadSource(vault=vault, source=source, reader=push.reader.reader, stored_at=now)
        return SealedPush(
            push=push,
            marks=marks,
            receipts=receipts,
            recognised_by=sealed.mark,
            source=source,
            parts=tuple(_part_row(part) for part in sealed.parts),
            wraps=tuple(row for part in sealed.parts for row in _wrap_rows(part)),
            unread=unread,
        )


def _task(push: Push, now: int) -> ToSeal:
    address = push.delivery.address
    match push:
        case PushedParcel():
            return ProofToSeal(
                intake=address.intake_encoded,
                statement=push.proof,
                address=address.address,
                parcel=push.parcel.parcel,
                digest=parcel_digest(push.parcel.encode()),
            )
        case PushedSource():
            reader = None
            if push.reader is not None:
                reader = ReaderWrap(
                    handle=push.reader.handle(address.vault), public_key=push.reader.encryption.public.raw
                )
            return SourceToSeal(
                intake=address.intake_encoded,
                source=new_subject_id(),
                content=push.content,
                provenance=push.provenance,
                made_at=now,
                reader=reader,
            )


def _parcel(push: PushedParcel, proof: bytes) -> StoredParcel:
    address, parcel = push.delivery.address, push.parcel
    return StoredParcel(
        row_id=parcel_row_id(address.address, parcel.parcel),
        vault=address.vault,
        address=address.address,
        sealed=parcel.encode(),
        proof=proof,
    )


def _part_row(part: SealedPart) -> dict[str, Any]:
    ref = part.ref
    return {
        "vault_id": ref.vault,
        "part_id": ref.part,
        "version": ref.version,
        "subject_id": ref.subject,
        "kind": ref.kind.value,
        "sealed": part.sealed,
    }


def _wrap_rows(part: SealedPart) -> Iterator[dict[str, Any]]:
    ref = part.ref
    for recipient, wrapped in part.wraps:
        yield {
            "vault_id": ref.vault,
            "part_id": ref.part,
            "version": ref.version,
            "recipient": recipient,
            "wrap": wrapped,
        }
