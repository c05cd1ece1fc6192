"""The keys of a host, kept outside the database, and its card: what an owner seals an address's access to."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from store.canonical import CanonicalError, Decoder, encode
from store.errors import HostCardError, KeyFileError
from store.ids import KeyId
from store.keyfile import read_private_file, write_private_file
from store.keys import (
    ENCRYPTION_KEY_BYTES,
    SEED_BYTES,
    SIGNATURE_BYTES,
    SIGNING_KEY_BYTES,
    EncryptionKeyPair,
    EncryptionPublicKey,
    KeyMaterialError,
    SigningKeyPair,
    key_id,
    verify,
)

HOST_KEYS = "postkluis/1/host keys"
HOST_CARD = "postkluis/1/host card"
SIGNED_HOST_CARD = "postkluis/1/signed host card"
RECEIPT_KEY = b"postkluis/1/receipt key"
HOST_FILE = "host.keys"
HOST_SECRET_BYTES = 32
BEGIN_LINE = "-----BEGIN POSTKLUIS HOST-----"
END_LINE = "-----END POSTKLUIS HOST-----"
_LINE_CHARS = 64
_MAX_CARD_CHARS = 4_000
"""A card has some 2,000 characters; more is not worth decoding."""

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_AUTHORITY = re.compile(rf"(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:]{{2,39}}\])(?::[1-9][0-9]{{0,4}})?")
_MAX_AUTHORITY_CHARS = 253 + 6


def checked_authority(authority: str) -> str:
    """Return where a host is reached, as ``post.example.nl`` or ``post.example.nl:8443``, in lower case.

    Names outside ASCII are written in their ``xn--`` form: two that look alike must not be one address.

    Raises:
        HostCardError: It is no such thing.
    """
    lower = authority.lower()
    port = re.search(r":([0-9]+)\Z", lower)
    if len(lower) > _MAX_AUTHORITY_CHARS or _AUTHORITY.fullmatch(lower) is None:
        raise HostCardError("a host is a name, or a name and a port")
    if port is not None and int(port.group(1)) > 65535:
        raise HostCardError("no such port")
    return lower


@dataclass(frozen=True, slots=True, kw_only=True)
class HostCard:
    """A host's public half: where it is reached, what to seal to, and what its receipts verify under.

    It is signed by its own receipt key, which shows that its parts belong together and no more.
    """

    authority: str
    encryption_public_key: bytes = field(repr=False)
    receipt_public_key: bytes = field(repr=False)
    signature: bytes = field(repr=False)

    @property
    def receipt_key_id(self) -> KeyId:
        """The id of the key that receipts are signed with."""
        return key_id(self.receipt_public_key)

    def encode(self) -> bytes:
        """Return the binary form."""
        body = _card_body(self.authority, self.encryption_public_key, self.receipt_public_key)
        return encode(SIGNED_HOST_CARD, body, self.signature)

    @classmethod
    def decode(cls, encoded: bytes) -> HostCard:
        """Return the card of its binary form; `HostCardError` unless it is exactly one."""
        try:
            outer = Decoder(encoded, SIGNED_HOST_CARD)
            body, signature = outer.octets(), outer.octets(SIGNATURE_BYTES)
            outer.end()
            inner = Decoder(body, HOST_CARD)
            authority = inner.text()
            encryption, receipt = inner.octets(ENCRYPTION_KEY_BYTES), inner.octets(SIGNING_KEY_BYTES)
            inner.end()
            EncryptionPublicKey.decode(encryption)
            verify(receipt, signature, body)
        except (CanonicalError, KeyMaterialError) as exc:
            raise HostCardError("cut off, altered or of another version") from exc
        if checked_authority(authority) != authority:
            raise HostCardError("where the host is reached is not in its one form")
        return cls(
            authority=authority,
            encryption_public_key=encryption,
            receipt_public_key=receipt,
            signature=signature,
        )

    def to_text(self) -> str:
        """Return the card as text for a file, a mail or a web page."""
        body = base64.b64encode(self.encode()).decode("ascii")
        lines = [body[at : at + _LINE_CHARS] for at in range(0, len(body), _LINE_CHARS)]
        return "\n".join([BEGIN_LINE, *lines, END_LINE]) + "\n"

    @classmethod
    def from_text(cls, text: str) -> HostCard:
        """Return the card that a text holds; white space at the ends of lines may differ, all else not.

        Raises:
            HostCardError: It is anything but one whole, unaltered card.
        """
        lines = [line.strip(" \t\r") for line in text.strip().split("\n")]
        if len(text) > _MAX_CARD_CHARS or len(lines) < 3 or lines[0] != BEGIN_LINE or lines[-1] != END_LINE:
            raise HostCardError("not the card of a host: it starts and ends with a line of its own")
        try:
            encoded = base64.b64decode("".join(lines[1:-1]).encode("ascii"), validate=True)
        except (binascii.Error, ValueError) as exc:
            raise HostCardError("characters that do not belong there") from exc
        card = cls.decode(encoded)
        if card.to_text().splitlines() != lines:
            raise HostCardError("not in its one form")
        return card


@dataclass(frozen=True, slots=True, kw_only=True)
class HostKeys:
    """All that a host keeps secret, beside its short-lived reader keys."""

    authority: str
    encryption: EncryptionKeyPair = field(repr=False)
    receipts: SigningKeyPair = field(repr=False)
    secret: bytes = field(repr=False)

    @classmethod
    def generate(cls, authority: str) -> HostKeys:
        """Return new random keys of the host that is reached at `authority`."""
        return cls(
            authority=checked_authority(authority),
            encryption=EncryptionKeyPair.generate(),
            receipts=SigningKeyPair.generate(),
            secret=secrets.token_bytes(HOST_SECRET_BYTES),
        )

    @property
    def card(self) -> HostCard:
        """The public half, signed."""
        encryption, receipt = self.encryption.public.raw, self.receipts.public
        return HostCard(
            authority=self.authority,
            encryption_public_key=encryption,
            receipt_public_key=receipt,
            signature=self.receipts.sign(_card_body(self.authority, encryption, receipt)),
        )

    @property
    def receipt_sealing_key(self) -> bytes:
        """The AES-256 key that stored receipts are sealed under."""
        return HKDF(algorithm=SHA256(), length=32, salt=None, info=RECEIPT_KEY).derive(self.secret)

    def encode(self) -> bytes:
        """Return the content of the key file."""
        return encode(HOST_KEYS, self.authority, self.encryption.seed, self.receipts.seed, self.secret)

    @classmethod
    def decode(cls, encoded: bytes) -> HostKeys:
        """Return the keys that a key file holds; `KeyFileError` where it is none."""
        try:
            reader = Decoder(encoded, HOST_KEYS)
            keys = cls(
                authority=checked_authority(reader.text()),
                encryption=EncryptionKeyPair.from_seed(reader.octets(SEED_BYTES)),
                receipts=SigningKeyPair.from_seed(reader.octets(SEED_BYTES)),
                secret=reader.octets(HOST_SECRET_BYTES),
            )
            reader.end()
        except (CanonicalError, KeyMaterialError, HostCardError) as exc:
            raise KeyFileError("these are no keys of a host") from exc
        return keys

    def save(self, folder: Path) -> None:
        """Write the key file into the host's private folder, whole or not at all."""
        write_private_file(folder / HOST_FILE, self.encode())

    @classmethod
    def load(cls, folder: Path) -> HostKeys:
        """Read the key file of a host's folder; `KeyFileError` where it is missing or none."""
        return cls.decode(read_private_file(folder / HOST_FILE))


def card_fingerprint(card: HostCard) -> str:
    """Return eight groups of five digits over a card, to be compared where the card came over a wire."""
    digits = str(int.from_bytes(hashlib.sha256(card.encode()).digest()) % 10**40).zfill(40)
    return " ".join(digits[at : at + 5] for at in range(0, 40, 5))


def _card_body(authority: str, encryption_public_key: bytes, receipt_public_key: bytes) -> bytes:
    return encode(HOST_CARD, authority, encryption_public_key, receipt_public_key)
