"""The envelope of one version of a part: sealing and opening it, and wrapping its key to a recipient."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from store.authorship import AuthorRole, Signature, Signer
from store.canonical import CanonicalError, Decoder, encode
from store.ids import PartRef, RecipientHandle
from store.keys import (
    SIGNATURE_BYTES,
    SIGNING_KEY_BYTES,
    EncryptionKeyPair,
    EncryptionPublicKey,
    KeyMaterialError,
)
from store.padding import PaddingError, pad, unpad

PART = "postkluis/1/part"
WRAP = "postkluis/1/wrap"
ENVELOPE = "postkluis/1/envelope"
SUITE = 1
"""First byte of what is sealed: AES-256-GCM, wraps by HPKE with X-Wing, HKDF-SHA-256 and AES-256-GCM."""
CONTENT_KEY_BYTES = 32
NONCE_BYTES = 12
MAX_PAYLOAD_BYTES = 256 * 1024 * 1024
"""Far above any letter; a database row of PostgreSQL or SQLite holds at most about 1 GB."""


class EnvelopeError(Exception):
    """The envelope does not open, whatever the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What stands in an envelope, opened and not yet verified."""

    payload: bytes = field(repr=False)
    signed: Signature = field(repr=False)


def seal(
    ref: PartRef, payload: bytes, *, signer: Signer, previous: bytes, made_at: int
) -> tuple[bytes, bytes]:
    """Sign and seal one version of a part.

    Returns:
        What is stored, and the content key that opens it, to be wrapped to each recipient.
    """
    if len(payload) > MAX_PAYLOAD_BYTES:
        raise ValueError("larger than a part may be")
    signed = signer.sign(ref, payload, previous=previous, made_at=made_at)
    envelope = encode(
        ENVELOPE,
        signed.previous,
        signed.made_at,
        signed.role.value,
        signed.public_key,
        signed.certificate,
        signed.signature,
        payload,
    )
    content_key, nonce = secrets.token_bytes(CONTENT_KEY_BYTES), secrets.token_bytes(NONCE_BYTES)
    ciphertext = AESGCM(content_key).encrypt(nonce, pad(envelope), associated_data(ref))
    return bytes((SUITE,)) + nonce + ciphertext, content_key


def open_envelope(ref: PartRef, sealed: bytes, content_key: bytes) -> Envelope:
    """Open a sealed part; `EnvelopeError` unless it is exactly what was sealed under this key for `ref`."""
    nonce, ciphertext = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    if sealed[:1] != bytes((SUITE,)) or len(nonce) != NONCE_BYTES:
        raise EnvelopeError("unknown suite")
    try:
        opened = AESGCM(content_key).decrypt(nonce, ciphertext, associated_data(ref))
        return _decode(unpad(opened))
    except (InvalidTag, PaddingError, CanonicalError, ValueError) as exc:
        raise EnvelopeError("does not open") from exc


def wrap(ref: PartRef, content_key: bytes, recipient: RecipientHandle, key: EncryptionPublicKey) -> bytes:
    """Return the content key of `ref` sealed to one recipient."""
    return key.seal(content_key, _wrap_info(ref, recipient))


def unwrap(ref: PartRef, wrapped: bytes, recipient: RecipientHandle, key: EncryptionKeyPair) -> bytes:
    """Return the content key of `ref`; `EnvelopeError` unless it was wrapped for exactly this."""
    try:
        content_key = key.open(wrapped, _wrap_info(ref, recipient))
    except KeyMaterialError as exc:
        raise EnvelopeError("the wrap does not open") from exc
    if len(content_key) != CONTENT_KEY_BYTES:
        raise EnvelopeError("the wrap holds no content key")
    return content_key


def sealed_hash(sealed: bytes) -> bytes:
    """Return what the next version names this one by; whoever can read the database can check it."""
    return hashlib.sha256(sealed).digest()


def associated_data(ref: PartRef) -> bytes:
    """Return what AES-GCM binds a sealed part to."""
    return encode(PART, ref.vault, ref.subject, ref.part, ref.kind.value, ref.version)


def _wrap_info(ref: PartRef, recipient: RecipientHandle) -> bytes:
    return encode(WRAP, ref.vault, ref.subject, ref.part, ref.version, recipient)


def _decode(envelope: bytes) -> Envelope:
    reader = Decoder(envelope, ENVELOPE)
    signed = Signature(
        previous=reader.octets(),
        made_at=reader.number(),
        role=AuthorRole(reader.text()),
        public_key=reader.octets(SIGNING_KEY_BYTES),
        certificate=reader.octets(),
        signature=reader.octets(SIGNATURE_BYTES),
    )
    payload = reader.octets()
    reader.end()
    return Envelope(payload=payload, signed=signed)
