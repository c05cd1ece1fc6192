"""Our wraps are HPKE with X-Wing as its documents have it: opened here from their primitives alone.

RFC 9180, base mode, KEM 0x647a (draft-connolly-cfrg-xwing-kem), KDF 0x0001, AEAD 0x0002.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from store.keys import EncryptionKeyPair

_SUITE_ID = b"HPKE" + (0x647A).to_bytes(2, "big") + (1).to_bytes(2, "big") + (2).to_bytes(2, "big")


def _extract(salt: bytes, label: bytes, ikm: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + _SUITE_ID + label + ikm, "sha256")


def _expand(key: bytes, label: bytes, context: bytes, length: int) -> bytes:
    message = length.to_bytes(2, "big") + b"HPKE-v1" + _SUITE_ID + label + context
    return hmac.digest(key, message + b"\x01", "sha256")[:length]


def _decapsulate(seed: bytes, encapsulated: bytes) -> bytes:
    expanded = hashlib.shake_256(seed).digest(96)
    post_quantum = MLKEM768PrivateKey.from_seed_bytes(expanded[:64])
    classical = X25519PrivateKey.from_private_bytes(expanded[64:])
    share = encapsulated[1088:]
    return hashlib.sha3_256(
        post_quantum.decapsulate(encapsulated[:1088])
        + classical.exchange(X25519PublicKey.from_public_bytes(share))
        + share
        + classical.public_key().public_bytes_raw()
        + bytes.fromhex("5c2e2f2f5e5c")  # the label of X-Wing, which draws one
    ).digest()


def test_a_wrap_opens_with_hpke_written_out() -> None:
    pair = EncryptionKeyPair.from_seed(bytes(range(32)))
    sealed = pair.public.seal(b"thirty-two bytes of content key!", b"info of this wrap")
    encapsulated, ciphertext = sealed[:1120], sealed[1120:]
    shared_secret = _decapsulate(pair.seed, encapsulated)
    context = b"\0" + _extract(b"", b"psk_id_hash", b"") + _extract(b"", b"info_hash", b"info of this wrap")
    secret = _extract(shared_secret, b"secret", b"")
    key, nonce = _expand(secret, b"key", context, 32), _expand(secret, b"base_nonce", context, 12)
    assert AESGCM(key).decrypt(nonce, ciphertext, b"") == b"thirty-two bytes of content key!"
    assert len(sealed) == 1168


def test_the_key_of_a_seed_is_that_of_the_x_wing_draft() -> None:
    # First vector of draft-connolly-cfrg-xwing-kem, appendix C.
    seed = bytes.fromhex("7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26")
    raw = EncryptionKeyPair.from_seed(seed).public.raw
    assert raw.hex().startswith("e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5b19cfc3d")
    assert len(raw) == 1216
