"""A sender's public key: Ed25519 or ECDSA on P-256, read from PEM or JWK, in the one form that is kept."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from store.errors import SenderKeyError
from store.ids import KeyId

MAX_KEY_FILE_BYTES = 16 * 1024
"""A public key has some hundred bytes in either form."""
_ED25519_BYTES = 32
_P256_COORDINATE_BYTES = 32
_P256_POINT_BYTES = 1 + 2 * _P256_COORDINATE_BYTES
_P256_SIGNATURE_BYTES = 64


class KeyAlgorithm(StrEnum):
    """How a request is signed, as the registry of HTTP Message Signatures (RFC 9421, 6.2.2) names it."""

    ED25519 = "ed25519"
    P256 = "ecdsa-p256-sha256"


@dataclass(frozen=True, slots=True)
class SenderPublicKey:
    """A public key: 32 bytes of RFC 8032, or an uncompressed point of P-256 (SEC 1, 65 bytes)."""

    algorithm: KeyAlgorithm
    raw: bytes
    key: ed25519.Ed25519PublicKey | ec.EllipticCurvePublicKey = field(repr=False, compare=False)

    @classmethod
    def decode(cls, algorithm: KeyAlgorithm, raw: bytes) -> SenderPublicKey:
        """Return the key that these bytes are; `SenderKeyError` where they are none."""
        try:
            match algorithm:
                case KeyAlgorithm.ED25519:
                    return cls(algorithm, raw, ed25519.Ed25519PublicKey.from_public_bytes(raw))
                case KeyAlgorithm.P256:
                    if len(raw) != _P256_POINT_BYTES:
                        raise SenderKeyError("a point of P-256 has another length")
                    point = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), raw)
                    return cls(algorithm, raw, point)
        except ValueError as exc:
            raise SenderKeyError("these bytes are no public key") from exc

    @property
    def key_id(self) -> KeyId:
        """SHA-256 of the key, in hex: the `keyid` that requests name it by."""
        return KeyId(hashlib.sha256(self.raw).hexdigest())

    def verify(self, signature: bytes, message: bytes) -> bytes:
        """Return `message` when the signature is that of this key, as RFC 9421 writes it.

        Raises:
            SenderKeyError: It is not.
        """
        try:
            if isinstance(self.key, ed25519.Ed25519PublicKey):
                self.key.verify(signature, message)
            else:
                if len(signature) != _P256_SIGNATURE_BYTES:
                    raise SenderKeyError("the signature does not verify")
                half = _P256_SIGNATURE_BYTES // 2
                r, s = int.from_bytes(signature[:half]), int.from_bytes(signature[half:])
                self.key.verify(encode_dss_signature(r, s), message, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature as exc:
            raise SenderKeyError("the signature does not verify") from exc
        return message

    def to_pem(self) -> str:
        """Return the key as PEM (SubjectPublicKeyInfo)."""
        encoded = self.key.public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
        return encoded.decode("ascii")


def read_sender_key(content: bytes) -> SenderPublicKey:
    """Return the public key that a PEM or JWK file holds.

    Raises:
        SenderKeyError: It is no such key, or a private one: that stays with its owner.
    """
    if len(content) > MAX_KEY_FILE_BYTES:
        raise SenderKeyError("too large for a public key")
    if b"PRIVATE KEY" in content:
        raise SenderKeyError("this is a private key; give the public one, and keep this one to yourself")
    return _from_jwk(content) if content.lstrip()[:1] == b"{" else _from_pem(content)


def _from_pem(content: bytes) -> SenderPublicKey:
    try:
        key = serialization.load_pem_public_key(content)
    except (ValueError, UnsupportedAlgorithm) as exc:
        raise SenderKeyError("neither PEM nor JWK") from exc
    if isinstance(key, ed25519.Ed25519PublicKey):
        return SenderPublicKey(KeyAlgorithm.ED25519, key.public_bytes_raw(), key)
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        point = key.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
        return SenderPublicKey(KeyAlgorithm.P256, point, key)
    raise SenderKeyError("a key is Ed25519 or P-256")


def _from_jwk(content: bytes) -> SenderPublicKey:
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError) as exc:
        raise SenderKeyError("neither PEM nor JWK") from exc
    if not isinstance(fields, dict):
        raise SenderKeyError("neither PEM nor JWK")
    if "d" in fields:
        raise SenderKeyError("this is a private key; give the public one, and keep this one to yourself")
    match fields:
        case {"kty": "OKP", "crv": "Ed25519", "x": str(x)}:
            return SenderPublicKey.decode(KeyAlgorithm.ED25519, _octets(x, _ED25519_BYTES))
        case {"kty": "EC", "crv": "P-256", "x": str(x), "y": str(y)}:
            point = b"\x04" + _octets(x, _P256_COORDINATE_BYTES) + _octets(y, _P256_COORDINATE_BYTES)
            return SenderPublicKey.decode(KeyAlgorithm.P256, point)
    raise SenderKeyError("a key is Ed25519 or P-256")


def _octets(text: str, size: int) -> bytes:
    try:
        octets = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as exc:
        raise SenderKeyError("a coordinate that is not base64url") from exc
    if len(octets) != size:
        raise SenderKeyError("a coordinate of another length")
    return octets
