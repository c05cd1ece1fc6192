"""Opens a vault from its rows, written from store/FORMAT.md alone: it shares no line with the store.

`Tables` maps the name of a table to its rows; a row maps a column to text, a number or bytes.
"""

from __future__ import annotations

import hashlib
import hmac
import struct
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

Row = dict[str, Any]
Tables = dict[str, list[Row]]
_SUITE = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CERTIFIABLE = ("facts", "letter", "provenance", "source")


class Refused(Exception):
    """It does not open, or is not to be believed."""


@dataclass(frozen=True)
class Keys:
    """Private keys of a vault."""

    encryption: bytes
    signing: bytes
    recognition: bytes


@dataclass(frozen=True)
class Opened:
    """A part or a look."""

    payload: bytes
    role: str
    public_key: bytes
    made_at: int


def encode(label: str, *fields: bytes | str | int) -> bytes:
    """E(label, fields...), the label without its beginning."""
    name = b"postkluis/1/" + label.encode()
    encoded = b"\x01" + struct.pack("B", len(name)) + name + struct.pack("B", len(fields))
    for field in fields:
        if isinstance(field, bytes):
            tag, content = 1, field
        elif isinstance(field, str):
            tag, content = 2, field.encode()
        else:
            tag, content = 3, struct.pack(">Q", field)
        encoded += struct.pack(">BI", tag, len(content)) + content
    return encoded


def decode(encoded: bytes, label: str, shape: str) -> list[Any]:
    """The fields of E(label, ...), whose types are spelled by `shape`: o, t, n."""
    name = b"postkluis/1/" + label.encode()
    head = b"\x01" + struct.pack("B", len(name)) + name + struct.pack("B", len(shape))
    if not encoded.startswith(head):
        raise Refused("version, label or count")
    rest, fields = encoded[len(head) :], []
    for kind in shape:
        if len(rest) < 5:
            raise Refused("cut short")
        tag, length = struct.unpack(">BI", rest[:5])
        content, rest = rest[5 : 5 + length], rest[5 + length :]
        if tag != "?otn".index(kind) or len(content) != length:
            raise Refused("tag or length")
        if kind == "n":
            if length != 8:
                raise Refused("number")
            fields.append(struct.unpack(">Q", content)[0])
        elif kind == "t":
            try:
                fields.append(content.decode())
            except UnicodeDecodeError as exc:
                raise Refused("text") from exc
        else:
            fields.append(content)
    if rest:
        raise Refused("left over")
    return fields


def recovery_secret(code: str) -> bytes:
    """The 20 bytes of a recovery code as it is typed."""
    typed = code.upper().replace("-", "").replace("O", "0").replace("I", "1").replace("L", "1")
    digits = "".join(typed.split())
    if len(digits) != 36 or set(digits) - set(_BASE32):
        raise Refused("no code")
    number = 0
    for digit in digits:
        number = number * 32 + _BASE32.index(digit)
    secret = (number >> 20).to_bytes(20, "big")
    check = int.from_bytes(hashlib.sha256(b"postkluis/1/recovery code" + secret).digest(), "big") >> 236
    if number % (1 << 20) != check:
        raise Refused("checksum")
    return secret


def recognition_mark(key: bytes, content: bytes) -> bytes:
    """How a source is recognised."""
    return hmac.new(key, hashlib.sha256(content).digest(), hashlib.sha256).digest()


def open_vault(tables: Tables, vault: str, *, passphrase: str = "", code: str = "") -> Keys:
    """The private keys of a vault, by its passphrase or its recovery code."""
    slot = "recovery" if code else "passphrase"
    secret = recovery_secret(code) if code else unicodedata.normalize("NFC", passphrase).encode()
    row = one(tables["slots"], vault_id=vault, slot=slot)
    vault_key = _open_behind_argon2(row, secret, [vault, slot])
    public = one(tables["vaults"], vault_id=vault)
    stated = _stated(public)
    verify(public["signing_key"], public["keys_signature"], stated)
    opened = gcm(vault_key, public["private_keys"], stated)
    keys = Keys(*decode(opened, "private keys", "ooo"))
    if encryption_public(keys.encryption) != public["encryption_key"]:
        raise Refused("encryption key")
    if signing_public(keys.signing) != public["signing_key"]:
        raise Refused("signing key")
    return keys


def open_counsellor_file(content: bytes, passphrase: str) -> tuple[bytes, bytes]:
    """Both seeds of a counsellor."""
    salt, memory, iterations, lanes, sealed = decode(content, "counsellor key file", "onnno")
    row = {"salt": salt, "memory_kib": memory, "iterations": iterations, "lanes": lanes, "sealed": sealed}
    secret = unicodedata.normalize("NFC", passphrase).encode()
    opened = _open_behind_argon2(row, secret, ["postkluis/1/counsellor key file"])
    encryption, signing = decode(opened, "counsellor keys", "oo")
    return encryption, signing


def open_newest(
    tables: Tables, vault: str, subject: str, kind: str, *, handle: str, seed: bytes, part: str | None = None
) -> Opened:
    """The newest version of a part as the owner opens it."""
    wanted = part or main_part(vault, subject, kind)
    found = [
        row
        for row in tables["parts"]
        if (row["vault_id"], row["part_id"], row["subject_id"], row["kind"]) == (vault, wanted, subject, kind)
    ]
    if not found:
        raise Refused("missing")
    return open_part(tables, max(found, key=lambda row: row["version"]), handle=handle, seed=seed)


def open_part(tables: Tables, row: Row, *, handle: str, seed: bytes) -> Opened:
    """One row of `parts`, for the recipient of this handle and seed."""
    vault, subject, part = row["vault_id"], row["subject_id"], row["part_id"]
    kind, version, sealed = row["kind"], row["version"], row["sealed"]
    public = one(tables["vaults"], vault_id=vault)
    wrap = one(tables["wraps"], vault_id=vault, part_id=part, version=version, recipient=handle)["wrap"]
    content_key = _unwrap(wrap, seed, encode("wrap", vault, subject, part, version, handle))
    envelope = _open_sealed(sealed, content_key, encode("part", vault, subject, part, kind, version))
    previous, made_at, role, key, certificate, signature, payload = decode(envelope, "envelope", "ontoooo")
    if role == "owner":
        if key != public["signing_key"] or certificate:
            raise Refused("not the owner")
    elif role == "intake":
        of_vault, certified, kinds, by_owner = decode(certificate, "intake certificate", "toto")
        verify(public["signing_key"], by_owner, encode("intake certified", of_vault, certified, kinds))
        listed = kinds.split(",")
        if listed != sorted(set(listed) & set(_CERTIFIABLE)) or kind not in listed:
            raise Refused("not certified for this kind")
        if of_vault != vault or certified != key:
            raise Refused("another's certificate")
        if version != 1 or part != main_part(vault, subject, kind):
            raise Refused("intake adds only")
    else:
        raise Refused("role")
    before = b""
    if version != 1:
        older = one(tables["parts"], vault_id=vault, part_id=part, version=version - 1)
        before = hashlib.sha256(older["sealed"]).digest()
    if previous != before:
        raise Refused("chain")
    hashed = hashlib.sha256(payload).digest()
    verify(
        key,
        signature,
        encode("statement", vault, subject, part, kind, version, previous, made_at, role, key, hashed),
    )
    return Opened(payload, role, key, made_at)


def open_looks(tables: Tables, vault: str, *, seed: bytes, signers: Mapping[str, bytes]) -> list[Opened]:
    """The whole log; `Refused` at the first thing that is wrong with it."""
    owner = one(tables["vaults"], vault_id=vault)["owner_handle"]
    log: list[Opened] = []
    previous = b""
    for expected, row in enumerate(sorted(tables["looks"], key=lambda line: line["sequence"]), start=1):
        sequence, recipient, sealed = row["sequence"], row["recipient"], row["sealed"]
        if sequence != expected or row["previous"] != previous:
            raise Refused("chain")
        content_key = _unwrap(row["wrap"], seed, encode("look wrap", vault, sequence, recipient, owner))
        envelope = _open_sealed(sealed, content_key, encode("look", vault, sequence, recipient, previous))
        made_at, key, signature, payload = decode(envelope, "look envelope", "nooo")
        if signers.get(recipient) != key:
            raise Refused("signer")
        hashed = hashlib.sha256(payload).digest()
        stated = encode("look statement", vault, sequence, recipient, previous, made_at, key, hashed)
        verify(key, signature, stated)
        line = encode("look line", vault, sequence, recipient, previous, row["wrap"], sealed)
        previous = hashlib.sha256(line).digest()
        log.append(Opened(payload, "counsellor", key, made_at))
    return log


def main_part(vault: str, subject: str, kind: str) -> str:
    """The id of the main part of a kind about a subject."""
    return hashlib.sha256(encode("main part", vault, subject, kind)).hexdigest()[:32]


def encryption_public(seed: bytes) -> bytes:
    """The public key of an encryption seed."""
    post_quantum, classical = x_wing(seed)
    return post_quantum.public_key().public_bytes_raw() + classical.public_key().public_bytes_raw()


def signing_public(seed: bytes) -> bytes:
    """The public key of a signing seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def x_wing(seed: bytes) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
    expanded = hashlib.shake_256(seed).digest(96)
    classical = X25519PrivateKey.from_private_bytes(expanded[64:])
    return MLKEM768PrivateKey.from_seed_bytes(expanded[:64]), classical


def _stated(public: Row) -> bytes:
    names = ("vault_id", "owner_handle", "encryption_key", "signing_key")
    return encode("vault keys", *(public[name] for name in names))


def _unwrap(wrap: bytes, seed: bytes, bound_to: bytes) -> bytes:
    try:
        content_key = _SUITE.decrypt(wrap, hpke.MLKEM768X25519PrivateKey(*x_wing(seed)), info=bound_to)
    except InvalidTag as exc:
        raise Refused("wrap") from exc
    if len(content_key) != 32:
        raise Refused("content key")
    return content_key


def _open_sealed(sealed: bytes, content_key: bytes, aad: bytes) -> bytes:
    if sealed[:1] != b"\x01":
        raise Refused("suite")
    padded = gcm(content_key, sealed[1:], aad)
    (length,) = struct.unpack(">I", padded[:4])
    size = 4 + length
    if size <= 65536:
        expected = 1024
        while expected < size:
            expected *= 2
    else:
        exponent = size.bit_length() - 1
        step = 1 << (exponent - exponent.bit_length())
        expected = -(-size // step) * step
    if len(padded) != expected or padded[size:].strip(b"\0"):
        raise Refused("padding")
    return padded[4:size]


def _open_behind_argon2(row: Row, secret: bytes, names: Sequence[str]) -> bytes:
    memory, iterations, lanes = row["memory_kib"], row["iterations"], row["lanes"]
    if not (8192 <= memory <= 1048576 and 1 <= iterations <= 16 and 1 <= lanes <= 16):
        raise Refused("parameters")
    if len(row["salt"]) != 16:
        raise Refused("salt")
    derived = Argon2id(
        salt=row["salt"], length=32, iterations=iterations, lanes=lanes, memory_cost=memory
    ).derive(secret)
    return gcm(derived, row["sealed"], encode("slot", *names, row["salt"], memory, iterations, lanes))


def gcm(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], aad)
    except (InvalidTag, ValueError) as exc:
        raise Refused("seal") from exc


def verify(key: bytes, signature: bytes, stated: bytes) -> None:
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, stated)
    except (InvalidSignature, ValueError) as exc:
        raise Refused("signature") from exc


def one(rows: Sequence[Row], **where: object) -> Row:
    found = [row for row in rows if all(row[name] == value for name, value in where.items())]
    if len(found) != 1:
        raise Refused("missing")
    return found[0]
