"""A sender that signs its pushes, written apart from the program: what it makes is checked by the program."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from mailbox_ingest.sender_evidence import SenderStatement
from store import KeyAlgorithm, OwnAddress, Parcel, ParcelContent, SenderPublicKey, new_parcel_id


def digest_of(content: bytes) -> str:
    """Return a digest as RFC 9530 spells it."""
    return f"sha-256=:{base64.b64encode(hashlib.sha256(content).digest()).decode()}:"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedParcel:
    """A sealed letter with the statement that a host makes of its request."""

    parcel: Parcel
    statement: SenderStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningSender:
    """A sender with a key."""

    name: str = "Energie Noorderhaven"
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    @property
    def public(self) -> SenderPublicKey:
        """Its public key."""
        return SenderPublicKey.decode(KeyAlgorithm.ED25519, self.key.public_key().public_bytes_raw())

    def statement(self, metadata: str, *, at: datetime) -> SenderStatement:
        """Return what a host writes down of a signed request with this metadata."""
        key_id = self.public.key_id
        signed = f'("@method" "postkluis-metadata-digest");created={int(at.timestamp())};keyid="{key_id}"'
        base = "\n".join(
            (
                '"@method": POST',
                f'"postkluis-metadata-digest": {digest_of(metadata.encode())}',
                f'"@signature-params": {signed}',
            )
        )
        return SenderStatement(
            sender_id="5" * 32,
            sender_name=self.name,
            key_id=key_id,
            key_version=1,
            algorithm=KeyAlgorithm.ED25519,
            public_key=self.public.raw,
            signature=self.key.sign(base.encode()),
            signature_input=signed,
            signature_base=base,
            metadata=metadata,
        )

    def parcel(
        self,
        document: bytes,
        address: OwnAddress,
        *,
        at: datetime,
        media_type: str = "text/plain",
        name: str | None = "brief.txt",
        said: bytes | None = None,
        named: str | None = None,
    ) -> PostedParcel:
        """Seal a document to an address and sign for it.

        Args:
            document: What is sealed.
            address: To which address.
            at: When it is signed.
            media_type: Of the document.
            name: Of the document.
            said: The document that the metadata speaks of, where that is another.
            named: The address that the metadata names, where that is another.
        """
        inner = {
            "version": 1,
            "documentDigest": digest_of(document if said is None else said),
            "documentType": media_type,
            "salt": secrets.token_urlsafe(24),
        }
        if name is not None:
            inner["documentName"] = name
        content = ParcelContent(metadata=json.dumps(inner).encode(), document=document)
        text = address.text
        key = text.checked_key(address.setting.keys.public.raw)
        parcel = Parcel.seal(content, address=address.address, parcel=new_parcel_id(), key=key)
        metadata = {
            "version": 1,
            "address": named or text.format(),
            "documentDigest": digest_of(parcel.encode()),
            "documentType": "application/vnd.postkluis.parcel",
            "parcelId": parcel.parcel,
            "sealedMetadataDigest": digest_of(content.metadata),
        }
        return PostedParcel(parcel=parcel, statement=self.statement(json.dumps(metadata), at=at))
