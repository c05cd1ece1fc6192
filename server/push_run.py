"""A run over letters to push: what has its receipt is passed over, the rest is sent a few at a time."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

from mailbox_ingest.errors import PushMetadataError
from mailbox_ingest.push_metadata import PARCEL_TYPE, parse_metadata
from mailbox_ingest.push_types import fits_media_type
from mailbox_ingest.sender_evidence import DOCUMENT_DIGEST, digest_text
from mailbox_ingest.sources import MAX_SOURCE_BYTES
from mailbox_ingest.windowed import as_ready
from server.delivery_receipts import DeliveryReceipt, read_receipt
from server.errors import (
    LetterRefusedError,
    LetterUnusableError,
    NotDeliveredError,
    ReceiptRefusedError,
    SendingError,
)
from server.message_signatures import SenderKey
from server.push_body import PushBody, encode_metadata, open_body, sealed_body
from server.push_journal import PushJournal
from server.push_list import LetterToPush, UnusableLine
from server.sending import PushClient, checked_receipt
from store import AddressTextError, Parcel, ParcelContent, new_parcel_id

DEFAULT_AT_ONCE = 4
_REQUEST_LABEL = "postkluis/1/push request"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDelivered:
    """A letter has its receipt; `earlier` when it had one before this run."""

    name: str = field(repr=False)
    receipt: DeliveryReceipt
    earlier: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWouldGo:
    """In a dry run: this letter would be sent."""

    name: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterNotSent:
    """A letter has no receipt, and why."""

    name: str = field(repr=False)
    error: SendingError | ReceiptRefusedError


PushEvent = LetterDelivered | LetterWouldGo | LetterNotSent


@dataclass(frozen=True, slots=True, kw_only=True)
class PushSettings:
    """What holds for every letter of a run. Without `client` nothing is sent: a dry run."""

    key: SenderKey
    authority: str
    receipt_public_key: bytes = field(repr=False)
    client: PushClient | None
    sealed: bool = False
    at_once: int = DEFAULT_AT_ONCE


async def push_letters(
    letters: Sequence[LetterToPush | UnusableLine],
    settings: PushSettings,
    journal_of: Callable[[LetterToPush], PushJournal],
) -> AsyncGenerator[PushEvent]:
    """Send letters and yield what became of each as soon as that is final; run it in an ``aclosing``.

    What is yielded as delivered is in its journal. One letter that cannot be sent never stops the others.

    Args:
        letters: In the order in which they are tried.
        settings: How.
        journal_of: Where the receipt of a letter is kept; opened already.

    Raises:
        JournalError: A receipt cannot be kept. Running it again goes on where this run stopped.
    """

    async def jobs() -> AsyncIterator[Coroutine[Any, Any, PushEvent]]:
        for letter in letters:
            yield _push(letter, settings, journal_of)

    async with aclosing(as_ready(jobs(), at_once=settings.at_once)) as ready:
        async for event in ready:
            yield event


async def _push(
    letter: LetterToPush | UnusableLine,
    settings: PushSettings,
    journal_of: Callable[[LetterToPush], PushJournal],
) -> PushEvent:
    if isinstance(letter, UnusableLine):
        return LetterNotSent(name=letter.name, error=letter.error)
    try:
        document = await asyncio.to_thread(_read, letter)
        key = _letter_key(letter, document, settings)
        journal = journal_of(letter)
        if letter.address.authority != settings.authority:
            raise LetterUnusableError("other_host")
        digests = journal.parcels(key) if settings.sealed else frozenset({digest_text(document)})
        earlier = _find_receipt(letter, journal.receipts(key), digests, settings)
        if earlier is not None:
            return LetterDelivered(name=letter.name, receipt=earlier, earlier=True)
        body = _open(letter, document, key)
        if settings.client is None:
            return LetterWouldGo(name=letter.name)
        if settings.sealed:
            body = await _sealed_body(letter, document, key, journal, settings.client)
        receipt = await settings.client.push(body, letter.address)
        await asyncio.to_thread(journal.add_receipt, key, file=letter.name, receipt=receipt.text)
    except (LetterUnusableError, LetterRefusedError, NotDeliveredError, ReceiptRefusedError) as exc:
        return LetterNotSent(name=letter.name, error=exc)
    return LetterDelivered(name=letter.name, receipt=receipt, earlier=False)


def _read(letter: LetterToPush) -> bytes:
    """Return the document, once it can be what its ending says."""
    try:
        with letter.path.open("rb") as stream:
            document = stream.read(MAX_SOURCE_BYTES + 1)
    except (OSError, ValueError) as exc:
        raise LetterUnusableError("file") from exc
    if not document:
        raise LetterUnusableError("empty")
    if len(document) > MAX_SOURCE_BYTES:
        raise LetterUnusableError("too_large")
    if not fits_media_type(document, letter.media_type):
        raise LetterUnusableError("media_type")
    return document


def _letter_key(letter: LetterToPush, document: bytes, settings: PushSettings) -> str:
    """Return the name of a letter: these bytes to this address, sealed or not; always the same one."""
    how = "sealed" if settings.sealed else "open"
    return settings.key.derive(_REQUEST_LABEL, how, letter.address.address, digest_text(document))


def _find_receipt(
    letter: LetterToPush, receipts: Iterable[str], digests: frozenset[str], settings: PushSettings
) -> DeliveryReceipt | None:
    """Return the first receipt that is of this letter and this host; what is not counts for nothing."""
    for text in receipts:
        try:
            receipt = read_receipt(text, receipt_public_key=settings.receipt_public_key)
            return checked_receipt(receipt, letter.address, digests)
        except ReceiptRefusedError:
            continue
    return None


def _open(letter: LetterToPush, document: bytes, key: str) -> PushBody:
    body = open_body(
        address=letter.address.format(),
        document=document,
        document_type=letter.media_type,
        document_name=letter.path.name,
        claims=letter.claims,
        idempotency_key=key,
        boundary=secrets.token_hex(16),
    )
    _check_metadata(body.metadata)
    return body


async def _sealed_body(
    letter: LetterToPush, document: bytes, key: str, journal: PushJournal, client: PushClient
) -> PushBody:
    """Return the sealing of a letter that was sent before without a receipt, or a new one, kept first."""
    kept = await asyncio.to_thread(journal.kept_body, key)
    if kept is not None:
        return kept
    body = await _seal(letter, document, client)
    await asyncio.to_thread(journal.keep_body, key, body)
    return body


async def _seal(letter: LetterToPush, document: bytes, client: PushClient) -> PushBody:
    """Seal a letter to the key that its address names, so that the host has nothing to read."""
    given = await client.address_key(letter.address)
    try:
        address_key = letter.address.checked_key(given)
    except AddressTextError as exc:
        raise LetterUnusableError("address_key") from exc
    inside = encode_metadata(
        {
            DOCUMENT_DIGEST: digest_text(document),
            "documentType": letter.media_type,
            "documentName": letter.path.name,
            "salt": secrets.token_urlsafe(32),
            "claims": letter.claims,
        }
    )
    _check_metadata(inside, sealed_inside=True)
    parcel_id = new_parcel_id()
    parcel = await asyncio.to_thread(
        Parcel.seal,
        ParcelContent(metadata=inside, document=document),
        address=letter.address.address,
        parcel=parcel_id,
        key=address_key,
    )
    return sealed_body(
        address=letter.address.format(),
        parcel=parcel.encode(),
        parcel_id=parcel_id,
        parcel_type=PARCEL_TYPE,
        sealed_metadata=inside,
        # Of this sealing: of another the host could not tell that it is the same letter.
        idempotency_key=parcel_id,
        boundary=secrets.token_hex(16),
    )


def _check_metadata(metadata: bytes, *, sealed_inside: bool = False) -> None:
    """Refuse here what the host would refuse, with the field that is wrong."""
    try:
        parse_metadata(metadata, sealed_inside=sealed_inside)
    except PushMetadataError as exc:
        raise LetterUnusableError("claim", str(exc)) from exc
