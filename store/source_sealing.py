"""Sealing and wrapping what was pushed, from values alone, so that another process can do it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from store.envelope import seal, wrap
from store.ids import AddressId, ParcelId, PartKind, PartRef, RecipientHandle, SubjectId, main_part
from store.keyfile import IntakeKeys, recognition_mark
from store.keys import EncryptionPublicKey
from store.parcel_proof import seal_proof

_KEYS_KEPT = 1024
"""Keys that stay decoded: some thousand addresses push on a busy day, and each takes 4 kB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderWrap:
    """To whom a source is wrapped beside its owner: a reader's public key, and its name in the vault."""

    handle: RecipientHandle
    public_key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceToSeal:
    """A source and its provenance, before they are sealed; `intake` is `IntakeKeys.encode()`."""

    intake: bytes = field(repr=False)
    source: SubjectId
    content: bytes = field(repr=False)
    provenance: bytes = field(repr=False)
    made_at: int
    reader: ReaderWrap | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPart:
    """One part, first version, with its wraps by recipient."""

    ref: PartRef
    sealed: bytes = field(repr=False)
    wraps: tuple[tuple[RecipientHandle, bytes], ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedSource:
    """A source and its provenance, sealed, and the mark that the source is recognised by."""

    mark: bytes = field(repr=False)
    parts: tuple[SealedPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofToSeal:
    """The proof of a parcel, before it is signed with these intake keys and sealed to their vault."""

    intake: bytes = field(repr=False)
    statement: bytes = field(repr=False)
    address: AddressId
    parcel: ParcelId
    digest: bytes = field(repr=False)


ToSeal = SourceToSeal | ProofToSeal
Sealed = SealedSource | bytes


def seal_each(tasks: list[ToSeal]) -> list[Sealed]:
    """Seal each of these, in order."""
    return [_seal_source(task) if isinstance(task, SourceToSeal) else _seal_proof(task) for task in tasks]


def _seal_source(task: SourceToSeal) -> SealedSource:
    intake, owner = _intake(task.intake)
    recipients = [(intake.owner_handle, owner)]
    if task.reader is not None:
        recipients.append((task.reader.handle, _public(task.reader.public_key)))
    parts: list[SealedPart] = []
    for kind, payload in ((PartKind.SOURCE, task.content), (PartKind.PROVENANCE, task.provenance)):
        part = main_part(intake.vault, task.source, kind)
        ref = PartRef(vault=intake.vault, subject=task.source, part=part, kind=kind, version=1)
        sealed, content_key = seal(ref, payload, signer=intake.signer, previous=b"", made_at=task.made_at)
        wraps = tuple((handle, wrap(ref, content_key, handle, key)) for handle, key in recipients)
        parts.append(SealedPart(ref=ref, sealed=sealed, wraps=wraps))
    return SealedSource(mark=recognition_mark(intake.recognition_key, task.content), parts=tuple(parts))


def _seal_proof(task: ProofToSeal) -> bytes:
    intake, owner = _intake(task.intake)
    return seal_proof(
        task.statement,
        address=task.address,
        parcel=task.parcel,
        digest=task.digest,
        intake=intake,
        owner=owner,
    )


@lru_cache(_KEYS_KEPT)
def _intake(encoded: bytes) -> tuple[IntakeKeys, EncryptionPublicKey]:
    keys = IntakeKeys.decode(encoded)
    return keys, EncryptionPublicKey.decode(keys.encryption_public_key)


@lru_cache(8)
def _public(raw: bytes) -> EncryptionPublicKey:
    return EncryptionPublicKey.decode(raw)
