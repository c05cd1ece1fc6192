"""Sealing what was pushed: all that costs computing, done before the database is touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from store.envelope import seal, wrap
from store.ids import PartKind, PartRef, RecipientHandle, SubjectId, main_part, new_subject_id
from store.keyfile import IntakeKeys, recognition_mark
from store.parcels import StoredParcel, parcel_row_id, proof_info
from store.pushes import Push, PushedParcel, PushedSource
from store.receipts import ReceiptMarks, ReceiptSealer
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
    def size_bytes(self) -> int:
        """How much of it goes to the database, about."""
        return sum(len(part["sealed"]) for part in self.parts) + len(
            self.parcel.sealed if self.parcel else b""
        )

    @property
    def intake(self) -> IntakeKeys:
        """The keys of the vault that it goes to."""
        return self.push.delivery.address.intake


class PushSealer:
    """Seals pushes to the vaults that they go to, with public keys alone."""

    def __init__(self, receipts: ReceiptSealer, *, clock: Callable[[], datetime]) -> None:
        self._receipts = receipts
        self._clock = clock

    def seal(self, push: Push) -> SealedPush:
        """Return a push sealed; it takes a millisecond or two of computing, so run it beside the event loop.

        Raises:
            ValueError: A parcel is of another address than the delivery.
        """
        delivery = push.delivery
        marks = self._receipts.marks(
            sender=delivery.sender,
            address=delivery.address.address,
            idempotency_key=delivery.idempotency_key,
            receipt=delivery.receipt,
        )
        receipts = {mark: self._receipts.seal(mark, delivery.receipt) for mark in marks.all}
        match push:
            case PushedParcel():
                return SealedPush(push=push, marks=marks, receipts=receipts, parcel=_seal_proof(push))
            case PushedSource():
                return self._seal_source(push, marks, receipts)

    def _seal_source(
        self, push: PushedSource, marks: ReceiptMarks, receipts: dict[bytes, bytes]
    ) -> SealedPush:
        intake, now = push.delivery.address.intake, int(self._clock().timestamp())
        source, owner = new_subject_id(), push.delivery.address.owner_key
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


def _seal_proof(push: PushedParcel) -> StoredParcel:
    delivery, parcel = push.delivery, push.parcel
    address, intake = delivery.address.address, delivery.address.intake
    if parcel.address != address:
        raise ValueError("a parcel of another address")
    return StoredParcel(
        row_id=parcel_row_id(address, parcel.parcel),
        vault=intake.vault,
        address=address,
        sealed=parcel.encode(),
        proof=delivery.address.owner_key.seal(push.proof, proof_info(intake.vault, address, parcel.parcel)),
    )


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
