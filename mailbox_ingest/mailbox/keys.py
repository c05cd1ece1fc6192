"""The mailbox key: what was seen is marked and sealed by it, so that the database tells nothing of it."""

from __future__ import annotations

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from mailbox_ingest.errors import PayloadError
from store.canonical import Field, encode

KEY_BYTES = 32
_SUITE = b"\x01"
_NONCE_BYTES = 12
_SEALING = b"postkluis/1/mailbox sealing"
ROW_BYTES = 512
"""What is sealed is filled up to a multiple of this: its length does not tell what became of a message."""


class MailboxKey:
    """Makes marks and seals rows; see FORMAT.md of the store, "Mailboxes"."""

    __slots__ = ("_key", "_sealing")

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a mailbox key has 32 bytes")
        self._key = key
        derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_SEALING).derive(key)
        self._sealing = AESGCM(derived)

    def __repr__(self) -> str:
        """Name what it is and not what it holds."""
        return "MailboxKey()"

    def mark(self, label: str, *fields: Field) -> bytes:
        """Return the keyed hash of something that was seen."""
        return hmac.digest(self._key, encode(label, *fields), "sha256")

    def seal(self, mark: bytes, content: bytes) -> bytes:
        """Return content sealed to stand under a mark and nowhere else."""
        framed = len(content).to_bytes(4, "big") + content
        nonce = secrets.token_bytes(_NONCE_BYTES)
        filled = framed.ljust(-(-len(framed) // ROW_BYTES) * ROW_BYTES, b"\0")
        return _SUITE + nonce + self._sealing.encrypt(nonce, filled, mark)

    def open(self, mark: bytes, sealed: bytes) -> bytes:
        """Return what was sealed to stand under a mark.

        Raises:
            PayloadError: It does not open under this key, or not under this mark.
        """
        nonce, ciphertext = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        if sealed[:1] != _SUITE or len(nonce) != _NONCE_BYTES:
            raise PayloadError(kind="mailbox mark", problem="unknown suite")
        try:
            filled = self._sealing.decrypt(nonce, ciphertext, mark)
        except InvalidTag as exc:
            raise PayloadError(kind="mailbox mark", problem="does not open") from exc
        length = int.from_bytes(filled[:4], "big")
        framed = filled[: 4 + length]
        if len(framed) != 4 + length or filled != framed.ljust(
            -(-len(framed) // ROW_BYTES) * ROW_BYTES, b"\0"
        ):
            raise PayloadError(kind="mailbox mark", problem="another filling")
        return framed[4:]
