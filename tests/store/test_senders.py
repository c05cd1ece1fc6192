"""Senders and their keys: read from what people have, kept in one form, and changed over."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa, x25519
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from store import (
    KeyAlgorithm,
    KeyId,
    NumberKind,
    SenderError,
    SenderId,
    SenderKeyError,
    SenderKind,
    SenderMissingError,
    SenderPublicKey,
    Store,
    read_sender_key,
)
from store.schema import sender_keys
from tests.store.conftest import raw_database
from tests.store.hosting import new_sender_key

_ED25519 = ed25519.Ed25519PrivateKey.from_private_bytes(b"e" * 32)
_P256 = ec.derive_private_key(12345678901234567890, ec.SECP256R1())


def _url64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _pem(key: Any) -> bytes:
    encoded: bytes = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return encoded


def _ed25519_jwk(**more: object) -> dict[str, object]:
    x = _url64(_ED25519.public_key().public_bytes_raw())
    return {"kty": "OKP", "crv": "Ed25519", "x": x, **more}


def _p256_jwk(**more: object) -> dict[str, object]:
    numbers = _P256.public_key().public_numbers()
    x, y = (_url64(value.to_bytes(32, "big")) for value in (numbers.x, numbers.y))
    return {"kty": "EC", "crv": "P-256", "x": x, "y": y, **more}


@pytest.mark.parametrize("algorithm", list(KeyAlgorithm), ids=str)
def test_pem_and_jwk_of_one_key_are_one_key(algorithm: KeyAlgorithm) -> None:
    key, jwk = {KeyAlgorithm.ED25519: (_ED25519, _ed25519_jwk()), KeyAlgorithm.P256: (_P256, _p256_jwk())}[
        algorithm
    ]
    from_pem = read_sender_key(_pem(key))
    from_jwk = read_sender_key(json.dumps({**jwk, "kid": "mine", "use": "sig"}).encode())
    assert from_pem == from_jwk == SenderPublicKey.decode(algorithm, from_pem.raw)
    assert from_pem.algorithm is algorithm
    assert read_sender_key(from_pem.to_pem().encode()) == from_pem
    assert len(from_pem.key_id) == 64


def test_signatures_verify_as_rfc_9421_writes_them() -> None:
    signed = _ED25519.sign(b"message")
    assert read_sender_key(_pem(_ED25519)).verify(signed, b"message") == b"message"
    r, s = decode_dss_signature(_P256.sign(b"message", ec.ECDSA(hashes.SHA256())))
    signature = r.to_bytes(32, "big") + s.to_bytes(32, "big")
    assert read_sender_key(_pem(_P256)).verify(signature, b"message") == b"message"
    for wrong in (b"", bytes(64), signature[:-1], signature + b"\0", signed):
        for key in (_P256, _ED25519):
            with pytest.raises(SenderKeyError):
                read_sender_key(_pem(key)).verify(wrong, b"another message")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no key",
        b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
        b"[]",
        b"{" * 10_000,
        json.dumps({"kty": "oct", "k": "AAAA"}).encode(),
        json.dumps(_ed25519_jwk(crv="Ed448")).encode(),
        json.dumps(_ed25519_jwk(x="AAAA")).encode(),
        json.dumps(_ed25519_jwk(x="!" * 43)).encode(),
        json.dumps(_ed25519_jwk(x=5)).encode(),
        json.dumps(_p256_jwk(y=_url64(bytes(32)))).encode(),
        json.dumps(_p256_jwk(crv="P-384")).encode(),
        b"x" * 20_000,
    ],
    ids=range(13),
)
def test_what_is_no_public_key_is_refused(content: bytes) -> None:
    with pytest.raises(SenderKeyError):
        read_sender_key(content)


@pytest.mark.parametrize("form", ["pem", "jwk"])
def test_a_private_key_is_refused_with_advice(form: str) -> None:
    if form == "pem":
        content = _ED25519.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    else:
        content = json.dumps(_ed25519_jwk(d=_url64(b"e" * 32))).encode()
    with pytest.raises(SenderKeyError, match="this is a private key"):
        read_sender_key(content)


def test_a_key_of_another_sort_is_refused() -> None:
    for key in (
        rsa.generate_private_key(65537, 2048),
        ec.generate_private_key(ec.SECP384R1()),
        x25519.X25519PrivateKey.generate(),
    ):
        with pytest.raises(SenderKeyError, match="Ed25519 or P-256"):
            read_sender_key(_pem(key))


async def test_a_sender_changes_over_and_is_suspended(store: Store) -> None:
    book, first, second = store.senders, new_sender_key(), read_sender_key(_pem(_P256))
    added = await book.add(
        name="  Energie   Noorderhaven ",
        kind=SenderKind.CREDITOR,
        key=first,
        number_kind=NumberKind.KVK,
        number="12345678",
    )
    assert (added.name, added.number) == ("Energie Noorderhaven", "12345678")
    await book.add_key(added.sender, second)
    both = await book.end_key(added.sender, first.key_id)
    assert [(key.version, key.key_id, key.ended) for key in both.keys] == [
        (1, first.key_id, True),
        (2, second.key_id, False),
    ]
    old, new = await book.find_key(first.key_id), await book.find_key(second.key_id)
    assert old is not None
    assert new is not None
    assert (old.holds, new.holds) == (False, True)
    assert new.key.public == second
    ended_at = both.keys[0].ended_at
    assert (await book.end_key(added.sender, first.key_id)).keys[0].ended_at == ended_at

    suspended = await book.suspend(added.sender)
    assert suspended.suspended
    assert (await book.suspend(added.sender)).suspended_at == suspended.suspended_at
    found = await book.find_key(second.key_id)
    assert found is not None
    assert not found.holds
    assert not (await book.resume(added.sender)).suspended
    assert await book.list() == (await book.get(added.sender),)


async def test_a_key_is_of_one_sender(store: Store) -> None:
    book, key = store.senders, new_sender_key()
    first = await book.add(name="Een", kind=SenderKind.OTHER, key=key)
    with pytest.raises(SenderKeyError):
        await book.add(name="Twee", kind=SenderKind.OTHER, key=key)
    assert [one.name for one in await book.list()] == ["Een"]
    second = await book.add(name="Twee", kind=SenderKind.OTHER, key=new_sender_key())
    for sender in (first.sender, second.sender):
        with pytest.raises(SenderKeyError):
            await book.add_key(sender, key)
    with pytest.raises(SenderKeyError):
        await book.end_key(second.sender, key.key_id)


async def test_what_is_not_there(store: Store) -> None:
    book = store.senders
    assert await book.find_key(KeyId("0" * 64)) is None
    for ask in (book.get, book.suspend, book.resume):
        with pytest.raises(SenderMissingError):
            await ask(SenderId("0" * 32))
    with pytest.raises(SenderMissingError):
        await book.add_key(SenderId("0" * 32), new_sender_key())


@pytest.mark.parametrize(
    ("name", "number_kind", "number"),
    [
        ("", None, None),
        (" ", None, None),
        ("a" * 201, None, None),
        ("naam\u202e", None, None),
        ("naam\x1b[2J", None, None),
        ("naam", NumberKind.OIN, "1" * 19),
        ("naam", NumberKind.OIN, "١" * 20),
        ("naam", NumberKind.KVK, "1" * 9),
        ("naam", NumberKind.KVK, None),
        ("naam", None, "12345678"),
    ],
    ids=range(10),
)
async def test_a_name_or_number_that_is_none_is_refused(
    store: Store, name: str, number_kind: NumberKind | None, number: str | None
) -> None:
    with pytest.raises(SenderError):
        await store.senders.add(
            name=name, kind=SenderKind.OTHER, key=new_sender_key(), number_kind=number_kind, number=number
        )
    assert await store.senders.list() == ()


@pytest.mark.parametrize(
    "values",
    [
        {"public_key": bytes(32)},
        {"algorithm": "rsa"},
        {"algorithm": "ecdsa-p256-sha256"},
        {"public_key": b""},
    ],
    ids=range(4),
)
async def test_a_key_that_somebody_changed_is_refused(
    store: Store, store_url: str, values: dict[str, Any]
) -> None:
    key = new_sender_key()
    await store.senders.add(name="Een", kind=SenderKind.OTHER, key=key)
    async with raw_database(store_url) as connection:
        await connection.execute(sa.update(sender_keys).values(values))
    with pytest.raises(SenderKeyError):
        await store.senders.find_key(key.key_id)
