"""Takes in one letter at a time: from metadata and document to a stored delivery with its receipt."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from mailbox_ingest.errors import PushMetadataError
from mailbox_ingest.payloads import Provenance, encode_provenance
from mailbox_ingest.push_metadata import PushMetadata, parse_metadata
from mailbox_ingest.push_types import ending_of, fits_media_type
from mailbox_ingest.sources import Channel, Evidence, EvidenceKind
from server.bodies import JSON_TYPE, Part
from server.checking import SignedRequest
from server.delivery_receipts import ReceiptIssuer
from server.known import Remembered
from server.metrics import Metrics
from server.problems import Problem, ProblemError
from store import (
    AddressAlteredError,
    AddressMissingError,
    AddressText,
    AddressTextError,
    Delivery,
    Host,
    HostAddress,
    NonceSpentError,
    Parcel,
    ParcelUnreadableError,
    PushedParcel,
    PushedSource,
    ReaderKey,
    RequestReusedError,
    StoredReceipt,
)

_LARGE_BYTES = 256 * 1024
"""From here on looking into a document is done beside the event loop, so that other requests go on."""
_ADDRESS_SECONDS = 60.0
"""An address that closes in this time is noticed when its letter is stored, in the same transaction."""
_MOST_ADDRESSES = 1000
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """A letter of which the metadata is in: it is signed, and its address takes letters."""

    request: SignedRequest
    metadata: PushMetadata
    address: HostAddress
    address_text: str = field(repr=False)
    idempotency_key: str
    manifest: str | None = field(default=None, repr=False)


class Readers(Protocol):
    """Who reads on the host what is pushed."""

    @property
    def current(self) -> ReaderKey | None:
        """The key to wrap to now; `None` leaves all for the owner."""
        ...

    def wake(self) -> None:
        """There is something to read."""
        ...


class LetterTaking:
    """Takes letters in for a host. Whoever answers 201 does so after `take`, and so after the commit."""

    def __init__(
        self,
        host: Host,
        *,
        authority: str,
        issuer: ReceiptIssuer,
        metrics: Metrics,
        readers: Readers,
        clock: Callable[[], datetime],
    ) -> None:
        self._host = host
        self._authority = authority
        self._issuer = issuer
        self._metrics = metrics
        self._readers = readers
        self._clock = clock
        self._addresses: Remembered[str, tuple[str, HostAddress]] = Remembered(
            self._find_typed, seconds=_ADDRESS_SECONDS, most=_MOST_ADDRESSES
        )

    async def announce(
        self, part: Part, request: SignedRequest, *, idempotency_key: str, manifest: str | None = None
    ) -> Announced:
        """Return a letter that may come: its metadata is as it should be and its address takes letters.

        That the metadata is the one that was signed is for the caller to check: it is signed alone, or with
        others in a manifest.

        Raises:
            ProblemError: It may not come.
        """
        if part.media_type != JSON_TYPE:
            raise ProblemError(Problem.INVALID_METADATA, detail="The part metadata is not application/json.")
        try:
            metadata = parse_metadata(part.content)
        except PushMetadataError as exc:
            raise ProblemError(Problem.INVALID_METADATA, detail=f"The metadata: {exc}.") from exc
        if (metadata.idempotency_key is not None) != (manifest is not None):
            where = "in each metadata" if manifest is not None else "in the header Idempotency-Key alone"
            detail = f"The idempotency key of a letter stands {where}."
            raise ProblemError(Problem.INVALID_METADATA, detail=detail)
        found = await self._addresses.get(metadata.address or "")
        if found is None:
            raise ProblemError(Problem.ADDRESS_UNKNOWN)
        text, address = found
        return Announced(
            request=request,
            metadata=metadata,
            address=address,
            address_text=text,
            idempotency_key=metadata.idempotency_key or idempotency_key,
            manifest=manifest,
        )

    async def check_document(self, announced: Announced, part: Part) -> Part:
        """Return the document, once it is the one that was announced.

        Raises:
            ProblemError: It is another one, or not what it says it is.
        """
        metadata = announced.metadata
        if part.media_type != metadata.document_type:
            detail = "The part document does not have the documentType of the metadata as its Content-Type."
            raise ProblemError(Problem.UNSUPPORTED_TYPE, detail=detail)
        if len(part.content) >= _LARGE_BYTES:
            await asyncio.to_thread(_check_content, metadata, part.content)
        else:
            _check_content(metadata, part.content)
        return part

    async def take(self, announced: Announced, document: bytes, *, spends_nonce: bool) -> StoredReceipt:
        """Store a letter and return its receipt; it is on the disk by then.

        Raises:
            ProblemError: It is refused.
            StoreError: It could not be stored.
        """
        delivery = self._delivery(announced, spends_nonce=spends_nonce)
        push = self._push(announced, document, delivery)
        try:
            taken = await self._host.take_in(push)
        except NonceSpentError as exc:
            self._metrics.signatures_refused.labels("nonce_replayed").inc()
            raise ProblemError(Problem.REPLAYED) from exc
        except RequestReusedError as exc:
            raise ProblemError(Problem.KEY_REUSED) from exc
        except (AddressMissingError, AddressAlteredError) as exc:
            self._addresses.forget(announced.metadata.address or "")
            raise ProblemError(Problem.ADDRESS_UNKNOWN) from exc
        outcome = "repeated" if taken.again else ("parcel" if announced.metadata.is_parcel else "stored")
        self._metrics.letters.labels(outcome).inc()
        self._metrics.letter_bytes.inc(len(document))
        if not taken.again and not announced.metadata.is_parcel:
            self._readers.wake()
        return taken.receipt

    async def find_address(self, text: AddressText) -> HostAddress | None:
        """Return an address as the database has it now; `None` where it is not there, closed or another one.

        No sender is told which of these it is.
        """
        if text.authority != self._authority:
            return None
        try:
            found = await self._host.find_address(text.address)
            if found is not None:
                text.checked_key(found.encryption_key.raw)
        except AddressAlteredError:
            self._metrics.addresses_altered.inc()
            return None
        except AddressTextError:
            return None
        return found

    async def _find_typed(self, typed: str) -> tuple[str, HostAddress] | None:
        """Return the text of an address in its one form, and the address, which is then remembered."""
        try:
            text = AddressText.parse(typed)
        except AddressTextError:
            return None
        found = await self.find_address(text)
        return None if found is None else (text.format(), found)

    def _delivery(self, announced: Announced, *, spends_nonce: bool) -> Delivery:
        digest = announced.metadata.document_sha256
        receipt = self._issuer.issue(
            delivery_id=secrets.token_hex(16),
            document_digest=announced.metadata.document_digest,
            address=announced.address_text,
            received_at=self._clock(),
        )
        return Delivery(
            sender=announced.request.known.sender.sender,
            address=announced.address,
            idempotency_key=announced.idempotency_key,
            receipt=StoredReceipt(delivery_id=receipt.delivery_id, digest=digest, text=receipt.text),
            nonce=announced.request.nonce if spends_nonce else None,
        )

    def _push(self, announced: Announced, document: bytes, delivery: Delivery) -> PushedSource | PushedParcel:
        statement = self._statement(announced)
        if announced.metadata.is_parcel:
            return PushedParcel(
                delivery=delivery, parcel=_parcel(announced, document), proof=statement.encode("utf-8")
            )
        received = self._clock().astimezone(_AMSTERDAM).date()
        sender = announced.request.known.sender.name
        ending = ending_of(announced.metadata.document_type)
        provenance = Provenance(
            name=announced.metadata.document_name or f"{sender} {received.isoformat()}{ending}",
            media_type=announced.metadata.document_type,
            channel=Channel.PUSH,
            received=received,
            size_bytes=len(document),
            evidence=Evidence(kind=EvidenceKind.SENDER_SIGNATURE, statement=statement),
        )
        return PushedSource(
            delivery=delivery,
            content=document,
            provenance=encode_provenance(provenance),
            reader=self._readers.current,
        )

    def _statement(self, announced: Announced) -> str:
        known = announced.request.known
        return announced.request.verified.statement(
            sender_id=known.sender.sender,
            sender_name=known.sender.name,
            key_version=known.key.version,
            metadata=announced.metadata.text,
            manifest=announced.manifest,
        ).encode()


def _check_content(metadata: PushMetadata, content: bytes) -> None:
    if hashlib.sha256(content).digest() != metadata.document_sha256:
        detail = "The document does not have the documentDigest that its metadata gives."
        raise ProblemError(Problem.DIGEST_MISMATCH, detail=detail)
    if not content:
        raise ProblemError(Problem.INVALID_BODY, detail="The document is empty.")
    if not metadata.is_parcel and not fits_media_type(content, metadata.document_type):
        raise ProblemError(Problem.UNSUPPORTED_TYPE)


def _parcel(announced: Announced, document: bytes) -> Parcel:
    try:
        parcel = Parcel.decode(document)
    except ParcelUnreadableError as exc:
        detail = "The document is no sealed parcel of this API."
        raise ProblemError(Problem.UNSUPPORTED_TYPE, detail=detail) from exc
    if (parcel.address, parcel.parcel) != (announced.address.address, announced.metadata.parcel_id):
        detail = "The parcel is sealed for another address or parcelId than its metadata gives."
        raise ProblemError(Problem.INVALID_METADATA, detail=detail)
    return parcel
