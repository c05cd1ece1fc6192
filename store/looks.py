"""The log of looks: sealed to the owner by who looks, each line chained to the one before it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from store.authorship import Author, AuthorRole
from store.canonical import CanonicalError, Decoder, encode
from store.envelope import CONTENT_KEY_BYTES, NONCE_BYTES, SUITE
from store.ids import RecipientHandle, VaultId
from store.keys import (
    SIGNATURE_BYTES,
    SIGNING_KEY_BYTES,
    EncryptionKeyPair,
    KeyMaterialError,
    SigningKeyPair,
    key_id,
    verify,
)
from store.padding import PaddingError, pad, unpad
from store.vaultkeys import VaultPublic

LOOK = "postkluis/1/look"
LOOK_WRAP = "postkluis/1/look wrap"
LOOK_ENVELOPE = "postkluis/1/look envelope"
LOOK_STATEMENT = "postkluis/1/look statement"
LOOK_LINE = "postkluis/1/look line"
LOOKS_SEEN = "postkluis/1/looks seen"
HASH_BYTES = 32


class LookError(Exception):
    """A line of the log does not open or does not verify."""


class LookFlaw(StrEnum):
    """What can be wrong with the log."""

    MISSING = "missing"
    """This line is gone, and so may be others up to the next one that is there."""
    CHAIN = "chain"
    """The line does not follow on the one before it, which was changed or put in another place."""
    UNREADABLE = "unreadable"
    """The line does not open, or is not signed by who it says."""
    UNKNOWN_SIGNER = "unknown_signer"
    """The line is whole, but signed with a key that no grant names for this recipient."""
    TRUNCATED = "truncated"
    """Lines that the owner has seen before are gone from the end, or were replaced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookFinding:
    """Something wrong with the log, and at which line."""

    sequence: int
    flaw: LookFlaw


@dataclass(frozen=True, slots=True, kw_only=True)
class LookPlace:
    """Where a line stands: of which vault, the how-manieth, of which recipient, after which line."""

    vault: VaultId
    sequence: int
    recipient: RecipientHandle
    previous: bytes = field(repr=False)
    """Hash of the line before; empty for line 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedLook:
    """One line as the database has it."""

    place: LookPlace
    wrap: bytes = field(repr=False)
    sealed: bytes = field(repr=False)

    @property
    def line_hash(self) -> bytes:
        """What the next line names this one by."""
        place = self.place
        line = encode(
            LOOK_LINE, place.vault, place.sequence, place.recipient, place.previous, self.wrap, self.sealed
        )
        return hashlib.sha256(line).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One line, opened and verified: who looked, when by their clock, and what they say they looked at."""

    sequence: int
    recipient: RecipientHandle
    author: Author
    made_at: datetime
    payload: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksSeen:
    """How far the owner has read the log before; kept as a part, so that a cut at the end shows."""

    sequence: int
    line_hash: bytes = field(repr=False)

    def encode(self) -> bytes:
        """Return the payload of that part."""
        return encode(LOOKS_SEEN, self.sequence, self.line_hash)

    @classmethod
    def decode(cls, encoded: bytes) -> LooksSeen:
        """Return what that payload says."""
        reader = Decoder(encoded, LOOKS_SEEN)
        seen = cls(sequence=reader.number(), line_hash=reader.octets(HASH_BYTES))
        reader.end()
        return seen


@dataclass(frozen=True, slots=True, kw_only=True)
class LookLog:
    """The log as the owner reads it: every line that verifies, and everything that is wrong."""

    looks: tuple[Look, ...]
    findings: tuple[LookFinding, ...]

    @property
    def intact(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.findings


def seal_look(
    place: LookPlace, payload: bytes, *, owner: VaultPublic, signer: SigningKeyPair, made_at: int
) -> SealedLook:
    """Return a line signed by who looks and sealed to the owner."""
    signature = signer.sign(_statement(place, payload, made_at, signer.public))
    envelope = encode(LOOK_ENVELOPE, made_at, signer.public, signature, payload)
    content_key, nonce = secrets.token_bytes(CONTENT_KEY_BYTES), secrets.token_bytes(NONCE_BYTES)
    sealed = bytes((SUITE,)) + nonce + AESGCM(content_key).encrypt(nonce, pad(envelope), _bound_to(place))
    wrapped = owner.encryption_key.seal(content_key, _wrap_info(place, owner.owner_handle))
    return SealedLook(place=place, wrap=wrapped, sealed=sealed)


def open_look(line: SealedLook, *, owner_handle: RecipientHandle, key: EncryptionKeyPair) -> Look:
    """Return a line opened and its signature verified; `LookError` where that fails."""
    place, nonce = line.place, line.sealed[1 : 1 + NONCE_BYTES]
    try:
        if line.sealed[:1] != bytes((SUITE,)):
            raise LookError("unknown suite")
        content_key = key.open(line.wrap, _wrap_info(place, owner_handle))
        opened = AESGCM(content_key).decrypt(nonce, line.sealed[1 + NONCE_BYTES :], _bound_to(place))
        reader = Decoder(unpad(opened), LOOK_ENVELOPE)
        made_at, public_key = reader.number(), reader.octets(SIGNING_KEY_BYTES)
        signature, payload = reader.octets(SIGNATURE_BYTES), reader.octets()
        reader.end()
        verify(public_key, signature, _statement(place, payload, made_at, public_key))
        instant = datetime.fromtimestamp(made_at, UTC)
    except (
        InvalidTag,
        ValueError,
        OverflowError,
        OSError,
        PaddingError,
        CanonicalError,
        KeyMaterialError,
    ) as exc:
        raise LookError("does not open or verify") from exc
    author = Author(role=AuthorRole.COUNSELLOR, key_id=key_id(public_key))
    return Look(
        sequence=place.sequence,
        recipient=place.recipient,
        author=author,
        made_at=instant,
        payload=payload,
    )


def read_log(
    lines: Iterable[SealedLook],
    *,
    owner_handle: RecipientHandle,
    key: EncryptionKeyPair,
    signers: Mapping[RecipientHandle, bytes],
    seen: LooksSeen | None,
) -> LookLog:
    """Open and verify the log.

    Args:
        lines: All lines in the database, ordered by sequence.
        signers: For each recipient the signing key that the owner's grant names.
        seen: How far the owner read before.
    """
    looks: list[Look] = []
    findings: list[LookFinding] = []
    expected, previous = 1, b""
    confirmed = seen is None
    for line in lines:
        sequence = line.place.sequence
        if sequence > expected:
            findings.append(LookFinding(sequence=expected, flaw=LookFlaw.MISSING))
        if line.place.previous != previous:
            findings.append(LookFinding(sequence=sequence, flaw=LookFlaw.CHAIN))
        try:
            look = open_look(line, owner_handle=owner_handle, key=key)
        except LookError:
            findings.append(LookFinding(sequence=sequence, flaw=LookFlaw.UNREADABLE))
        else:
            signer = signers.get(look.recipient)
            if signer is not None and key_id(signer) == look.author.key_id:
                looks.append(look)
            else:
                findings.append(LookFinding(sequence=sequence, flaw=LookFlaw.UNKNOWN_SIGNER))
        expected, previous = sequence + 1, line.line_hash
        if seen is not None and seen.sequence == sequence:
            confirmed = seen.line_hash == previous
    if seen is not None and not confirmed:
        findings.append(LookFinding(sequence=seen.sequence, flaw=LookFlaw.TRUNCATED))
    return LookLog(looks=tuple(looks), findings=tuple(findings))


def _statement(place: LookPlace, payload: bytes, made_at: int, public_key: bytes) -> bytes:
    return encode(
        LOOK_STATEMENT,
        place.vault,
        place.sequence,
        place.recipient,
        place.previous,
        made_at,
        public_key,
        hashlib.sha256(payload).digest(),
    )


def _bound_to(place: LookPlace) -> bytes:
    return encode(LOOK, place.vault, place.sequence, place.recipient, place.previous)


def _wrap_info(place: LookPlace, owner_handle: RecipientHandle) -> bytes:
    return encode(LOOK_WRAP, place.vault, place.sequence, place.recipient, owner_handle)
