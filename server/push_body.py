"""What a push looks like on the line: metadata and document as one multipart body, with its headers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from mailbox_ingest.sender_evidence import (
    DOCUMENT_DIGEST,
    METADATA_DIGEST,
    SEALED_METADATA_DIGEST,
    digest_text,
)

METADATA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PushBody:
    """A body that is ready to be signed and sent."""

    content: bytes = field(repr=False)
    metadata: bytes = field(repr=False)
    document_digest: str
    "Of what the host gets: the document, or the parcel that it was sealed in."
    headers: Mapping[str, str] = field(repr=False)

    def encode(self) -> bytes:
        """Return it as it is kept until there is a receipt: a line of JSON, and then the body."""
        head = {
            "document_digest": self.document_digest,
            "headers": dict(self.headers),
            "metadata": self.metadata.decode("utf-8"),
        }
        return json.dumps(head, sort_keys=True).encode() + b"\n" + self.content

    @classmethod
    def decode(cls, kept: bytes) -> PushBody | None:
        """Return the body that was kept; `None` where these bytes are none, or not all of it."""
        line, _, content = kept.partition(b"\n")
        try:
            match json.loads(line):
                case {"document_digest": str(digest), "headers": dict(headers), "metadata": str(metadata)}:
                    pass
                case _:
                    return None
        except (ValueError, RecursionError):
            return None
        given = {str(name): str(value) for name, value in headers.items()}
        if given.get("Content-Digest") != digest_text(content):
            return None
        return cls(content=content, metadata=metadata.encode(), document_digest=digest, headers=given)


def encode_metadata(members: Mapping[str, object]) -> bytes:
    """Return metadata as JSON, without the members that are `None`."""
    given = {name: value for name, value in members.items() if value is not None}
    return json.dumps({"version": METADATA_VERSION, **given}, ensure_ascii=False, sort_keys=True).encode()


def open_body(
    *,
    address: str,
    document: bytes,
    document_type: str,
    document_name: str | None,
    claims: Mapping[str, object] | None,
    idempotency_key: str,
    boundary: str,
) -> PushBody:
    """Return the body of a letter that the host may read for its owner."""
    metadata = encode_metadata(
        {
            "address": address,
            DOCUMENT_DIGEST: digest_text(document),
            "documentType": document_type,
            "documentName": document_name,
            "claims": claims,
        }
    )
    return _body(metadata, document, document_type, idempotency_key, boundary)


def sealed_body(
    *,
    address: str,
    parcel: bytes,
    parcel_id: str,
    parcel_type: str,
    sealed_metadata: bytes,
    idempotency_key: str,
    boundary: str,
) -> PushBody:
    """Return the body of a parcel; `sealed_metadata` is what lies in it, of which only the digest is told."""
    metadata = encode_metadata(
        {
            "address": address,
            DOCUMENT_DIGEST: digest_text(parcel),
            "documentType": parcel_type,
            "parcelId": parcel_id,
            SEALED_METADATA_DIGEST: digest_text(sealed_metadata),
        }
    )
    return _body(metadata, parcel, parcel_type, idempotency_key, boundary)


def _body(
    metadata: bytes, document: bytes, document_type: str, idempotency_key: str, boundary: str
) -> PushBody:
    """Join both parts; a random boundary of 128 bits does not stand in them."""
    opening = (
        f"--{boundary}\r\n"
        'Content-Disposition: form-data; name="metadata"\r\n'
        "Content-Type: application/json\r\n\r\n"
    )
    between = (
        f"\r\n--{boundary}\r\n"
        'Content-Disposition: form-data; name="document"; filename="document"\r\n'
        f"Content-Type: {document_type}\r\n\r\n"
    )
    content = b"".join(
        (opening.encode(), metadata, between.encode(), document, f"\r\n--{boundary}--\r\n".encode())
    )
    headers = {
        "Content-Type": f"multipart/form-data; boundary={boundary}",
        "Content-Length": str(len(content)),
        "Content-Digest": digest_text(content),
        "Idempotency-Key": idempotency_key,
        METADATA_DIGEST.title(): digest_text(metadata),
    }
    return PushBody(
        content=content, metadata=metadata, document_digest=digest_text(document), headers=headers
    )
