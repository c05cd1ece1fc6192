"""A key behind a passphrase or a recovery code: Argon2id with its parameters, then AES-256-GCM."""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from store.canonical import encode
from store.errors import WrongPassphraseError

SLOT = "postkluis/1/slot"
SALT_BYTES = 16
NONCE_BYTES = 12
KEY_BYTES = 32
_MEMORY_KIB = range(8 * 1024, 1024 * 1024 + 1)
_ITERATIONS = range(1, 17)
_LANES = range(1, 17)


class PassphraseCostError(Exception):
    """Parameters that we do not compute with: whoever wrote them could ask for all memory there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseCost:
    """What one guess at a passphrase costs (Argon2id, RFC 9106)."""

    memory_kib: int = 128 * 1024
    iterations: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        """Refuse what lies outside the bounds, before a byte of memory is asked for."""
        if not (self.memory_kib in _MEMORY_KIB and self.iterations in _ITERATIONS and self.lanes in _LANES):
            raise PassphraseCostError("Argon2id parameters outside 8 MiB to 1 GiB, 1 to 16 passes and lanes")


DEFAULT_COST = PassphraseCost()
"""Twice the memory of the second choice of RFC 9106 (64 MiB, 3 passes, 4 lanes); about a quarter second."""
RECOVERY_COST = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)
"""A recovery code has 160 random bits: nobody tries those one by one, so stretching adds nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A secret sealed under a passphrase."""

    salt: bytes
    cost: PassphraseCost
    sealed: bytes = field(repr=False)


def seal_slot(secret: bytes, passphrase: bytes, *, cost: PassphraseCost, purpose: tuple[str, ...]) -> Slot:
    """Seal `secret` under a passphrase. `purpose` is bound in: of which vault, and for which slot."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    key = _derive(passphrase, salt, cost)
    sealed = AESGCM(key).encrypt(nonce, secret, _associated_data(purpose, salt, cost))
    return Slot(salt=salt, cost=cost, sealed=nonce + sealed)


def open_slot(slot: Slot, passphrase: bytes, *, purpose: tuple[str, ...]) -> bytes:
    """Return the secret of a slot. It takes a quarter second of computing: run it beside the event loop.

    Raises:
        WrongPassphraseError: It is another passphrase, or the slot was altered: the two cannot be told apart.
    """
    nonce, ciphertext = slot.sealed[:NONCE_BYTES], slot.sealed[NONCE_BYTES:]
    key = _derive(passphrase, slot.salt, slot.cost)
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, _associated_data(purpose, slot.salt, slot.cost))
    except (InvalidTag, ValueError) as exc:
        raise WrongPassphraseError("it does not open this") from exc


def passphrase_bytes(passphrase: str) -> bytes:
    """Return a passphrase as Argon2id gets it: in NFC, so that an é typed in two ways is one."""
    if not passphrase:
        raise ValueError("an empty passphrase")
    return unicodedata.normalize("NFC", passphrase).encode("utf-8")


def _derive(passphrase: bytes, salt: bytes, cost: PassphraseCost) -> bytes:
    if len(salt) != SALT_BYTES:
        raise WrongPassphraseError("it does not open this")
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.iterations,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(passphrase)


def _associated_data(purpose: tuple[str, ...], salt: bytes, cost: PassphraseCost) -> bytes:
    return encode(SLOT, *purpose, salt, cost.memory_kib, cost.iterations, cost.lanes)
