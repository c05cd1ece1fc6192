"""Opens what the push door stores, written from store/FORMAT.md alone: it shares no line with the store."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hpke
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tests.store.opener import (
    Opened,
    Refused,
    Tables,
    decode,
    encode,
    encryption_public,
    gcm,
    main_part,
    one,
    open_newest,
    open_part,
    signing_public,
    verify,
    x_wing,
)

_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_AUTHORITY = re.compile(
    r"([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*|\[[0-9a-f:]+\])"
    r"(:[1-9][0-9]{0,4})?"
)


@dataclass(frozen=True)
class HostFile:
    """The keys of a host."""

    authority: str
    encryption: bytes
    receipts: bytes
    secret: bytes


@dataclass(frozen=True)
class Text:
    """The text of an address."""

    address: str
    key_hash: bytes
    authority: str


@dataclass(frozen=True)
class Sent:
    """What was in a parcel, and the proof that came with it."""

    metadata: bytes
    document: bytes
    statement: bytes


def open_host_file(content: bytes) -> HostFile:
    """The keys in a host key file."""
    return HostFile(*decode(content, "host keys", "tooo"))


def open_card(text: str) -> tuple[str, bytes, bytes]:
    """Where a host is, what to seal to, and what its receipts verify under."""
    lines = text.splitlines()
    if lines[:1] != ["-----BEGIN POSTKLUIS HOST-----"] or lines[-1:] != ["-----END POSTKLUIS HOST-----"]:
        raise Refused("armour")
    try:
        card = base64.b64decode("".join(lines[1:-1]), validate=True)
    except ValueError as exc:
        raise Refused("base64") from exc
    body, signature = decode(card, "signed host card", "oo")
    authority, encryption, receipts = decode(body, "host card", "too")
    verify(receipts, signature, body)
    if not _AUTHORITY.fullmatch(authority) or len(encryption) != 1216:
        raise Refused("card")
    return authority, encryption, receipts


def parse_address(typed: str) -> Text:
    """The address that a text names."""
    code, at, host = typed.strip().rpartition("@")
    authority = host.lower()
    if not at or not _AUTHORITY.fullmatch(authority):
        raise Refused("host")
    digits = "".join(code.split()).upper().replace("-", "").replace("O", "0")
    digits = digits.replace("I", "1").replace("L", "1")
    if len(digits) != 64 or set(digits) - set(_BASE32):
        raise Refused("code")
    number = 0
    for digit in digits:
        number = number * 32 + _BASE32.index(digit)
    content = number.to_bytes(40, "big")
    check = hashlib.sha256(b"postkluis/1/address text" + content[:36] + authority.encode()).digest()[:4]
    if content[36:] != check:
        raise Refused("checksum")
    return Text(content[:16].hex(), content[16:36], authority)


def key_hash(address: str, encryption_key: bytes) -> bytes:
    """What the text of an address carries of its key."""
    return hashlib.sha256(encode("address key", address, encryption_key)).digest()[:20]


def open_address_as_host(tables: Tables, address: str, host: HostFile) -> dict[str, object]:
    """The intake keys of the vault behind an address."""
    row = one(tables["addresses"], address_id=address)
    if row["closed_at"] is not None:
        raise Refused("closed")
    vault = row["vault_id"]
    access = _hpke(row["host_access"], host.encryption, encode("host access seal", vault, address))
    intake, salt = decode(access, "host access", "oo")
    names = ("vault", "handle", "encryption", "signing", "recognition", "seed", "certificate")
    keys = dict(zip(names, decode(intake, "intake keys", "ttooooo"), strict=True))
    if keys["vault"] != vault:
        raise Refused("vault")
    named = hashlib.sha256(encode("address id", vault, keys["signing"], salt)).hexdigest()[:32]
    if named != address:
        raise Refused("address id")
    verify(keys["signing"], row["signature"], encode("address", vault, address, row["encryption_key"]))
    return keys


def open_address_as_owner(tables: Tables, vault: str, address: str, *, seed: bytes) -> tuple[str, bytes]:
    """What the owner calls an address, and its private seed."""
    owner = one(tables["vaults"], vault_id=vault)
    opened = open_newest(tables, vault, address, "setting", handle=owner["owner_handle"], seed=seed)
    label, _card, address_seed, _salt = decode(opened.payload, "address setting", "tooo")
    row = one(tables["addresses"], address_id=address)
    public = encryption_public(address_seed)
    verify(owner["signing_key"], row["signature"], encode("address", vault, address, public))
    if (row["encryption_key"], row["vault_id"]) != (public, vault):
        raise Refused("address")
    return label, address_seed


def open_as_reader(tables: Tables, vault: str, source: str, kind: str, reader_file: bytes) -> Opened:
    """A pushed source, or its provenance, as a host's reader opens it."""
    reader, _made_at, seed, secret = decode(reader_file, "reader key", "tnoo")
    one(tables["unread"], vault_id=vault, source_id=source, reader_key=reader)
    named = hmac.new(secret, encode("reader handle", vault), hashlib.sha256)
    row = one(tables["parts"], vault_id=vault, part_id=main_part(vault, source, kind), kind=kind)
    return open_part(tables, row, handle=named.digest()[:16].hex(), seed=seed)


def open_parcel(tables: Tables, vault: str, row_id: str, *, address_seed: bytes, seed: bytes) -> Sent:
    """A parcel as its owner opens it."""
    row = one(tables["parcels"], vault_id=vault, parcel_id=row_id)
    address, parcel, sealed = decode(row["sealed"], "parcel", "tto")
    if row["address_id"] != address or parcel_row(address, parcel) != row_id:
        raise Refused("row")
    content = _hpke(sealed, address_seed, encode("parcel seal", address, parcel))
    metadata, document = decode(content, "parcel content", "oo")
    proof = _hpke(row["proof"], seed, encode("parcel proof seal", vault, address, parcel))
    certificate, signature, statement = decode(proof, "parcel proof", "ooo")
    of_vault, certified, kinds, by_owner = decode(certificate, "intake certificate", "toto")
    owner = one(tables["vaults"], vault_id=vault)
    verify(owner["signing_key"], by_owner, encode("intake certified", of_vault, certified, kinds))
    if of_vault != vault:
        raise Refused("another's certificate")
    digest = hashlib.sha256(row["sealed"]).digest()
    verify(certified, signature, encode("parcel proof statement", vault, address, parcel, digest, statement))
    return Sent(metadata, document, statement)


def parcel_row(address: str, parcel: str) -> str:
    """The key of a parcel's row."""
    return hashlib.sha256(encode("parcel row", address, parcel)).hexdigest()[:32]


def receipt_marks(
    host: HostFile, *, sender: str, address: str, key: str, digest: bytes, delivery: str
) -> list[bytes]:
    """By what a receipt is found: request, content, delivery."""
    stated = (
        encode("receipt by request", sender, address, key),
        encode("receipt by content", sender, address, digest),
        encode("receipt by delivery", sender, delivery),
    )
    return [hmac.new(host.secret, one_of, hashlib.sha256).digest() for one_of in stated]


def open_receipt(tables: Tables, host: HostFile, mark: bytes) -> tuple[str, bytes, str]:
    """Delivery id, digest and text of a receipt."""
    sealed = one(tables["receipts"], mark=mark)["sealed"]
    key = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"postkluis/1/receipt key")
    opened = gcm(key.derive(host.secret), sealed, encode("receipt seal", mark))
    delivery, digest, text = decode(opened, "receipt", "tot")
    return delivery, digest, text


def letter_of_source(vault: str, source: str, index: int) -> str:
    """The id of a letter of a pushed source."""
    return hashlib.sha256(encode("letter of source", vault, source, index)).hexdigest()[:32]


def receipt_key(host: HostFile) -> bytes:
    """What the receipts of a host verify under."""
    return signing_public(host.receipts)


def _hpke(sealed: bytes, seed: bytes, bound_to: bytes) -> bytes:
    try:
        opened: bytes = _SUITE.decrypt(sealed, hpke.MLKEM768X25519PrivateKey(*x_wing(seed)), info=bound_to)
    except (InvalidTag, ValueError) as exc:
        raise Refused("seal") from exc
    return opened
