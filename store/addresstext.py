"""The text of an address: what a citizen gives a creditor, with a hash of its key against a swap."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from store.base32 import Base32Error, format_base32, parse_base32
from store.canonical import encode
from store.errors import AddressTextError, HostCardError
from store.hostkeys import checked_authority
from store.ids import AddressId
from store.keys import EncryptionPublicKey, KeyMaterialError

ADDRESS_KEY = "postkluis/1/address key"
KEY_HASH_BYTES = 20
"""160 bits: whoever would swap the key must find another one with the same hash."""
_ID_BYTES = 16
_CHECK_BYTES = 4
_CHECK_LABEL = b"postkluis/1/address text"
_CHARACTERS = (_ID_BYTES + KEY_HASH_BYTES + _CHECK_BYTES) * 8 // 5
MAX_TEXT_CHARS = 400
"""80 for the code and 259 for the host; nobody types more spaces than that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressText:
    """Where a sender pushes to: an address, at which host, and the hash of the key that it must have."""

    address: AddressId
    key_hash: bytes = field(repr=False)
    authority: str
    """Host, with a port where it has one of its own: ``post.example.nl:8443``."""

    @classmethod
    def of(cls, address: AddressId, encryption_public_key: bytes, authority: str) -> AddressText:
        """Return the text of an address with this key."""
        return cls(
            address=address, key_hash=address_key_hash(address, encryption_public_key), authority=authority
        )

    def format(self) -> str:
        """Return it as it is shown: 16 groups of four, an ``@`` and the host."""
        content = bytes.fromhex(self.address) + self.key_hash
        number = int.from_bytes(content + _check(content, self.authority), "big")
        return f"{format_base32(number, characters=_CHARACTERS)}@{self.authority}"

    @classmethod
    def parse(cls, typed: str) -> AddressText:
        """Return the address that somebody typed or pasted: any case, any spaces and dashes in its code.

        Raises:
            AddressTextError: A character is missing, strange or wrong; one wrong character anywhere is always
                noticed but for one chance in four thousand million.
        """
        if len(typed) > MAX_TEXT_CHARS:
            raise AddressTextError("longer than an address can be")
        code, at, host = typed.strip().rpartition("@")
        if not at:
            raise AddressTextError("it has no @ with a host after it")
        try:
            authority = checked_authority(host)
            number = parse_base32(code, characters=_CHARACTERS)
        except HostCardError as exc:
            raise AddressTextError("what stands after the @ is no host") from exc
        except Base32Error as exc:
            raise AddressTextError(f"the code of an address {exc}") from exc
        whole = number.to_bytes(_ID_BYTES + KEY_HASH_BYTES + _CHECK_BYTES, "big")
        content, check = whole[:-_CHECK_BYTES], whole[-_CHECK_BYTES:]
        if check != _check(content, authority):
            raise AddressTextError("its checksum does not match: one of the characters is another")
        return cls(
            address=AddressId(content[:_ID_BYTES].hex()), key_hash=content[_ID_BYTES:], authority=authority
        )

    def checked_key(self, encryption_public_key: bytes) -> EncryptionPublicKey:
        """Return the key that a host gave for this address, once it is the one that the text names.

        Raises:
            AddressTextError: It is another key: the host, or somebody between, put it in the place of the
                true one.
        """
        if address_key_hash(self.address, encryption_public_key) != self.key_hash:
            raise AddressTextError("the host gave another key than the address names")
        try:
            return EncryptionPublicKey.decode(encryption_public_key)
        except KeyMaterialError as exc:
            raise AddressTextError("the address names something that is no key") from exc


def address_key_hash(address: AddressId, encryption_public_key: bytes) -> bytes:
    """Return what the text of an address carries of its key."""
    return hashlib.sha256(encode(ADDRESS_KEY, address, encryption_public_key)).digest()[:KEY_HASH_BYTES]


def _check(content: bytes, authority: str) -> bytes:
    return hashlib.sha256(_CHECK_LABEL + content + authority.encode("ascii")).digest()[:_CHECK_BYTES]
