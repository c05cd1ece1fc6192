"""A pushed letter as an incoming source: its name, its day, and the proof of who sent it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from mailbox_ingest.errors import EvidenceError, PushMetadataError
from mailbox_ingest.files import has_letter_ending
from mailbox_ingest.push_metadata import PushMetadata, parse_metadata
from mailbox_ingest.push_types import ending_of, fits_media_type
from mailbox_ingest.sender_evidence import SenderStatement, check_parcel_statement, check_statement
from mailbox_ingest.sources import MAX_SOURCE_BYTES, Channel, Evidence, EvidenceKind, IncomingSource
from parsers.fcid_json import holds_claims_document
from store import AddressText, AddressTextError, OpenedParcel

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_CREATED = re.compile(r";created=([0-9]{1,12})(?=;|\Z)")


def received_day(instant: datetime) -> date:
    """Return the day in the Netherlands on which something came in."""
    return instant.astimezone(_AMSTERDAM).date()


def pushed_source(
    content: bytes, metadata: PushMetadata, statement: SenderStatement, *, received: date
) -> IncomingSource:
    """Return a document that was pushed as the source that is stored.

    Args:
        content: The document.
        metadata: What its sender says of it; of a sealed push that which lay inside.
        statement: The proof of who sent it.
        received: The day on which it came in.
    """
    ending = ending_of(metadata.document_type)
    name = metadata.document_name or f"{statement.sender_name} {received.isoformat()}{ending}"
    return IncomingSource(
        content=content,
        name=name if has_letter_ending(name) else f"{name}{ending}",
        media_type=metadata.document_type,
        channel=Channel.PUSH,
        received=received,
        evidence=Evidence(kind=EvidenceKind.SENDER_SIGNATURE, statement=statement.encode()),
    )


def parcel_source(opened: OpenedParcel) -> IncomingSource:
    """Return the letter in a parcel, once everything that its sender signed of it holds.

    The day is that of the signature, which the host held against its clock when the parcel came in.

    Raises:
        EvidenceError: A link between signature, parcel and document does not hold.
        PushMetadataError: The metadata inside is not as it should be, or the document is no letter.
    """
    statement = check_parcel_statement(_utf8(opened.proof), opened.parcel.encode())
    outer = parse_metadata(statement.metadata.encode("utf-8"))
    if outer.parcel_id != opened.parcel.parcel or not _names(outer, opened):
        raise EvidenceError("the parcel was sent to another address, or is another")
    inner = parse_metadata(opened.content.metadata, sealed_inside=True)
    document = opened.content.document
    if len(document) > MAX_SOURCE_BYTES or not fits_media_type(document, inner.document_type):
        raise PushMetadataError("the document in the parcel is not what its metadata says")
    if holds_claims_document(document):
        # It holds a citizen service number, and without it it is no longer what was signed.
        raise PushMetadataError("a financial claims document is not taken in by this door")
    whole = replace(statement, sealed_metadata=inner.text)
    check_statement(whole.encode(), document)
    return pushed_source(document, inner, whole, received=received_day(_signed_at(statement)))


def _names(outer: PushMetadata, opened: OpenedParcel) -> bool:
    try:
        return outer.address is not None and (
            AddressText.parse(outer.address).address == opened.parcel.address
        )
    except AddressTextError:
        return False


def _signed_at(statement: SenderStatement) -> datetime:
    created = _CREATED.search(statement.signature_input)
    if created is None:
        raise EvidenceError("the signature does not say when it was made")
    return datetime.fromtimestamp(int(created.group(1)), UTC)


def _utf8(proof: bytes) -> str:
    try:
        return proof.decode("utf-8")
    except UnicodeDecodeError as exc:
        raise EvidenceError("the proof is no text") from exc
