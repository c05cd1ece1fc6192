"""Key pairs: X-Wing to seal to, Ed25519 to sign with, in the forms in which they are kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ed25519, mlkem, x25519

from store.ids import KeyId

SEED_BYTES = 32
ENCRYPTION_KEY_BYTES = 1184 + 32
SIGNING_KEY_BYTES = 32
SIGNATURE_BYTES = 64
WRAP_BYTES = 1120 + 32 + 16
"""Encapsulated key (ML-KEM-768 ciphertext 1,088 and X25519 share 32), 32 bytes of content key, and a tag."""

_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_MLKEM_PUBLIC_BYTES = 1184


class KeyMaterialError(Exception):
    """Bytes that are no key, do not open, or do not verify. The store turns it into an error with a name."""


@dataclass(frozen=True, slots=True)
class EncryptionPublicKey:
    """An X-Wing public key: ML-KEM-768 (1,184 bytes) and then X25519 (32 bytes)."""

    raw: bytes
    _key: hpke.MLKEM768X25519PublicKey = field(repr=False, compare=False)

    @classmethod
    def decode(cls, raw: bytes) -> EncryptionPublicKey:
        """Return the key that these 1,216 bytes are; `KeyMaterialError` where they are none."""
        if len(raw) != ENCRYPTION_KEY_BYTES:
            raise KeyMaterialError("an encryption public key has another length")
        try:
            post_quantum = mlkem.MLKEM768PublicKey.from_public_bytes(raw[:_MLKEM_PUBLIC_BYTES])
            classical = x25519.X25519PublicKey.from_public_bytes(raw[_MLKEM_PUBLIC_BYTES:])
        except ValueError as exc:
            raise KeyMaterialError("no encryption public key") from exc
        return cls(raw, hpke.MLKEM768X25519PublicKey(post_quantum, classical))

    def seal(self, plaintext: bytes, info: bytes) -> bytes:
        """Seal to this key with HPKE; `info` must be given again to open it."""
        return _SUITE.encrypt(plaintext, self._key, info=info)


@dataclass(frozen=True, slots=True)
class EncryptionKeyPair:
    """An X-Wing key pair, kept as its 32-byte seed (the decapsulation key of the X-Wing draft)."""

    seed: bytes = field(repr=False)
    public: EncryptionPublicKey
    _key: hpke.MLKEM768X25519PrivateKey = field(repr=False, compare=False)

    @classmethod
    def generate(cls) -> EncryptionKeyPair:
        """Return a new random pair."""
        return cls.from_seed(secrets.token_bytes(SEED_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> EncryptionKeyPair:
        """Return the pair of a seed; SHAKE-256 makes of it the ML-KEM-768 seed (64) and X25519 key (32)."""
        if len(seed) != SEED_BYTES:
            raise KeyMaterialError("an encryption seed has another length")
        expanded = hashlib.shake_256(seed).digest(96)
        post_quantum = mlkem.MLKEM768PrivateKey.from_seed_bytes(expanded[:64])
        classical = x25519.X25519PrivateKey.from_private_bytes(expanded[64:])
        raw = post_quantum.public_key().public_bytes_raw() + classical.public_key().public_bytes_raw()
        private = hpke.MLKEM768X25519PrivateKey(post_quantum, classical)
        return cls(seed, EncryptionPublicKey.decode(raw), private)

    def open(self, sealed: bytes, info: bytes) -> bytes:
        """Open what was sealed to the public half with this `info`; `KeyMaterialError` if it was not."""
        try:
            return _SUITE.decrypt(sealed, self._key, info=info)
        except InvalidTag as exc:
            raise KeyMaterialError("does not open with this key") from exc


@dataclass(frozen=True, slots=True)
class SigningKeyPair:
    """An Ed25519 key pair, kept as its 32-byte seed (the private key of RFC 8032)."""

    seed: bytes = field(repr=False)
    public: bytes
    _key: ed25519.Ed25519PrivateKey = field(repr=False, compare=False)

    @classmethod
    def generate(cls) -> SigningKeyPair:
        """Return a new random pair."""
        return cls.from_seed(secrets.token_bytes(SEED_BYTES))

    @classmethod
    def from_seed(cls, seed: bytes) -> SigningKeyPair:
        """Return the pair of a seed."""
        if len(seed) != SEED_BYTES:
            raise KeyMaterialError("a signing seed has another length")
        private = ed25519.Ed25519PrivateKey.from_private_bytes(seed)
        return cls(seed, private.public_key().public_bytes_raw(), private)

    @property
    def key_id(self) -> KeyId:
        """The id of the public half."""
        return key_id(self.public)

    def sign(self, message: bytes) -> bytes:
        """Return the 64-byte signature of `message`."""
        return self._key.sign(message)


def verify(public: bytes, signature: bytes, message: bytes) -> bytes:
    """Return `message` when the signature is that of the key; `KeyMaterialError` when not."""
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError) as exc:
        raise KeyMaterialError("the signature does not verify") from exc
    return message


def key_id(signing_public_key: bytes) -> KeyId:
    """Return SHA-256 of a signing public key in hex: short enough to print, long enough to pin a key by."""
    return KeyId(hashlib.sha256(signing_public_key).hexdigest())
