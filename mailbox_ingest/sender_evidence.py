"""The proof of who sent a pushed source: kept as a statement, and checked again without the request.

A sender signs each request (RFC 9421). What the signature covers names the hash of the metadata, and the
metadata names the hash of the document, so that signature base, metadata and key together prove who sent
the document, when, and to which address. docs/payloads.md writes the statement down.

    signature -> postkluis-metadata-digest -> [manifest of a batch ->] metadata -> documentDigest -> source

For a sealed push the document of the last step is the parcel; its ``sealedMetadataDigest`` goes on to the
metadata that lay inside, which has a salt of its own, so that the host learns nothing from that hash.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass, field

from mailbox_ingest.errors import EvidenceError, PayloadError
from mailbox_ingest.strict_json import Fields, encode_object
from store import KeyAlgorithm, SenderKeyError, SenderPublicKey

STATEMENT_VERSION = 1
METADATA_DIGEST = "postkluis-metadata-digest"
"""The header whose value is the digest (RFC 9530) of the metadata, or of the manifest of a batch."""
DOCUMENT_DIGEST = "documentDigest"
SEALED_METADATA_DIGEST = "sealedMetadataDigest"
MANIFEST_DIGESTS = "metadataDigests"
MAX_STATEMENT_BYTES = 1024 * 1024


def digest_text(content: bytes) -> str:
    """Return the SHA-256 of content as header and metadata spell it: ``sha-256=:<base64>:`` (RFC 9530)."""
    return "sha-256=:" + base64.b64encode(hashlib.sha256(content).digest()).decode("ascii") + ":"


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderStatement:
    """What is kept of a signed request: enough to check it without the request.

    `sender_id`, `sender_name` and `key_version` are the host's word: they say whose key it took the key for.
    `signature_input` is the value of ``@signature-params``; `signature_base` the exact text that was signed.
    `metadata`, `manifest` and `sealed_metadata` are the exact text that was hashed; a manifest comes with a
    batch, sealed metadata with a sealed push once its owner opened it.
    """

    sender_id: str
    sender_name: str = field(repr=False)
    key_id: str
    key_version: int
    algorithm: KeyAlgorithm
    public_key: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    signature_input: str = field(repr=False)
    signature_base: str = field(repr=False)
    metadata: str = field(repr=False)
    manifest: str | None = field(default=None, repr=False)
    sealed_metadata: str | None = field(default=None, repr=False)

    def encode(self) -> str:
        """Return the one spelling of the statement."""
        return encode_object(
            {
                "version": STATEMENT_VERSION,
                "sender_id": self.sender_id,
                "sender_name": self.sender_name,
                "key_id": self.key_id,
                "key_version": self.key_version,
                "algorithm": self.algorithm.value,
                "public_key": base64.b64encode(self.public_key).decode("ascii"),
                "signature": base64.b64encode(self.signature).decode("ascii"),
                "signature_input": self.signature_input,
                "signature_base": self.signature_base,
                "metadata": self.metadata,
                "manifest": self.manifest,
                "sealed_metadata": self.sealed_metadata,
            }
        ).decode("utf-8")

    @property
    def letter_metadata(self) -> str:
        """What the sender says of the letter itself: of a sealed one that which lay inside."""
        return self.metadata if self.sealed_metadata is None else self.sealed_metadata

    @classmethod
    def decode(cls, text: str) -> SenderStatement:
        """Return the statement of a text; `EvidenceError` unless it is in the spelling of this version."""
        try:
            fields = Fields.decode("sender statement", text.encode("utf-8"), version=STATEMENT_VERSION)
            statement = cls(
                sender_id=fields.text("sender_id"),
                sender_name=fields.text("sender_name"),
                key_id=fields.text("key_id"),
                key_version=fields.integer("key_version", least=1),
                algorithm=fields.choice("algorithm", KeyAlgorithm),
                public_key=base64.b64decode(fields.text("public_key"), validate=True),
                signature=base64.b64decode(fields.text("signature"), validate=True),
                signature_input=fields.text("signature_input"),
                signature_base=fields.text("signature_base"),
                metadata=fields.text("metadata"),
                manifest=fields.text_or_none("manifest"),
                sealed_metadata=fields.text_or_none("sealed_metadata"),
            )
            fields.finish()
        except (PayloadError, UnicodeEncodeError, binascii.Error) as exc:
            raise EvidenceError("not in the form that this version writes") from exc
        return statement


def check_statement(text: str, content: bytes) -> SenderStatement:
    """Return the statement when it proves that its sender sent exactly this content.

    For a sealed push `content` is the document that was sealed.

    Raises:
        EvidenceError: A link of the chain does not hold; `problem` says which.
    """
    statement, metadata = _check_chain(text)
    if metadata.get(DOCUMENT_DIGEST) != digest_text(content):
        raise EvidenceError("the document is not what was signed")
    return statement


def read_statement(text: str) -> SenderStatement:
    """Return the statement when its signature and its metadata hold; of which document it is, is not checked.

    Raises:
        EvidenceError: A link of the chain does not hold; `problem` says which.
    """
    return _check_chain(text)[0]


def check_parcel_statement(text: str, parcel: bytes) -> SenderStatement:
    """Return the statement when it proves that its sender sent exactly this sealed parcel.

    Whoever opens the parcel keeps the statement with `sealed_metadata` put in, which `check_statement` then
    checks against the document.

    Raises:
        EvidenceError: A link of the chain does not hold; `problem` says which.
    """
    statement = _check_signature(SenderStatement.decode(text))
    if _check_metadata(statement).get(DOCUMENT_DIGEST) != digest_text(parcel):
        raise EvidenceError("the parcel is not what was signed")
    return statement


def _check_chain(text: str) -> tuple[SenderStatement, dict[str, object]]:
    """Return a statement with the metadata that names its document, once both hold."""
    statement = _check_signature(SenderStatement.decode(text))
    metadata = _check_metadata(statement)
    if statement.sealed_metadata is None:
        return statement, metadata
    if metadata.get(SEALED_METADATA_DIGEST) != digest_text(statement.sealed_metadata.encode("utf-8")):
        raise EvidenceError("the sealed metadata is not what was signed")
    return statement, _object(statement.sealed_metadata)


def _check_signature(statement: SenderStatement) -> SenderStatement:
    try:
        key = SenderPublicKey.decode(statement.algorithm, statement.public_key)
        if key.key_id != statement.key_id:
            raise EvidenceError("the key is not the one that it names")
        key.verify(statement.signature, statement.signature_base.encode("utf-8"))
    except SenderKeyError as exc:
        raise EvidenceError("the signature does not verify") from exc
    if f';keyid="{statement.key_id}"' not in statement.signature_input:
        raise EvidenceError("the signature names another key")
    if not statement.signature_base.endswith(f'\n"@signature-params": {statement.signature_input}'):
        raise EvidenceError("the signature base is of another signature")
    return statement


def _check_metadata(statement: SenderStatement) -> dict[str, object]:
    covered = _covered(statement.signature_base)
    if covered.get('"@method"') != "POST":
        raise EvidenceError("the signature is of no push")
    digest = covered.get(f'"{METADATA_DIGEST}"')
    metadata_digest = digest_text(statement.metadata.encode("utf-8"))
    if statement.manifest is None:
        if digest != metadata_digest:
            raise EvidenceError("the metadata is not what was signed")
    else:
        if digest != digest_text(statement.manifest.encode("utf-8")):
            raise EvidenceError("the manifest is not what was signed")
        listed = _object(statement.manifest).get(MANIFEST_DIGESTS)
        if not isinstance(listed, list) or metadata_digest not in listed:
            raise EvidenceError("the metadata is not in the manifest")
    return _object(statement.metadata)


def _covered(signature_base: str) -> dict[str, str]:
    """Return each covered component with its value; no line has a line break, RFC 9421 section 2.5."""
    return dict(line.split(": ", 1) for line in signature_base.split("\n") if ": " in line)


def _object(text: str) -> dict[str, object]:
    """Return the object of a text; a name that comes twice means two things and is refused."""
    try:
        value = json.loads(text, object_pairs_hook=_unique)
    except (ValueError, RecursionError) as exc:
        raise EvidenceError("the metadata is no JSON") from exc
    if not isinstance(value, dict):
        raise EvidenceError("the metadata is no object")
    return value


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name comes twice")
    return found
