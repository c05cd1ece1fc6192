"""Who wrote a part: the statement that is signed, who signs it, and the certificate of an intake key."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from store.canonical import CanonicalError, Decoder, encode
from store.ids import KeyId, PartKind, PartRef, VaultId, main_part
from store.keys import SIGNATURE_BYTES, SIGNING_KEY_BYTES, KeyMaterialError, SigningKeyPair, key_id, verify

STATEMENT = "postkluis/1/statement"
CERTIFICATE = "postkluis/1/intake certificate"
CERTIFIED = "postkluis/1/intake certified"
HASH_BYTES = 32
INTAKE_KINDS = frozenset({PartKind.SOURCE, PartKind.PROVENANCE, PartKind.LETTER, PartKind.FACTS})
"""What may come from who brings letters in. A correction, a grant, a household are the owner's alone."""


class AuthorshipError(Exception):
    """The author of a part does not verify, or may not author such a part."""


class AuthorRole(StrEnum):
    """In what capacity somebody signs."""

    OWNER = "owner"
    INTAKE = "intake"
    COUNSELLOR = "counsellor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who signed a part, verified."""

    role: AuthorRole
    key_id: KeyId


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeCertificate:
    """The owner's word that a signing key may author parts of certain kinds in one vault."""

    vault: VaultId
    public_key: bytes
    kinds: frozenset[PartKind]
    signature: bytes = field(repr=False)

    @classmethod
    def issue(
        cls, *, vault: VaultId, public_key: bytes, kinds: Iterable[PartKind], owner: SigningKeyPair
    ) -> IntakeCertificate:
        """Return a certificate signed by the owner; `kinds` must be among `INTAKE_KINDS`."""
        allowed = frozenset(kinds)
        if not allowed <= INTAKE_KINDS:
            raise ValueError("an intake key may not author these kinds")
        signature = owner.sign(_certified(vault, public_key, allowed))
        return cls(vault=vault, public_key=public_key, kinds=allowed, signature=signature)

    def encode(self) -> bytes:
        """Return the certificate as it travels inside envelopes and key files."""
        return encode(CERTIFICATE, self.vault, self.public_key, _spell(self.kinds), self.signature)

    @classmethod
    def decode(cls, encoded: bytes, *, owner_public_key: bytes) -> IntakeCertificate:
        """Return the certificate that these bytes are; `AuthorshipError` unless the owner signed it."""
        try:
            reader = Decoder(encoded, CERTIFICATE)
            vault, public_key = VaultId(reader.text()), reader.octets(SIGNING_KEY_BYTES)
            spelled, signature = reader.text(), reader.octets(SIGNATURE_BYTES)
            reader.end()
            kinds = frozenset(PartKind(name) for name in spelled.split(","))
            verify(owner_public_key, signature, _certified(vault, public_key, kinds))
        except (CanonicalError, KeyMaterialError, ValueError) as exc:
            raise AuthorshipError("no certificate of this vault's owner") from exc
        if spelled != _spell(kinds) or not kinds <= INTAKE_KINDS:
            raise AuthorshipError("a certificate for kinds that no owner certifies")
        return cls(vault=vault, public_key=public_key, kinds=kinds, signature=signature)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """All that travels inside an envelope about its author."""

    previous: bytes
    made_at: int
    role: AuthorRole
    public_key: bytes
    certificate: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Signs parts in one capacity."""

    role: AuthorRole
    key: SigningKeyPair = field(repr=False)
    certificate: bytes = b""

    @property
    def author(self) -> Author:
        """Who this signer is."""
        return Author(role=self.role, key_id=self.key.key_id)

    def sign(self, ref: PartRef, payload: bytes, *, previous: bytes, made_at: int) -> Signature:
        """Sign one version of a part.

        Args:
            ref: Of which vault, subject, part, kind and version.
            payload: What the part holds.
            previous: SHA-256 of the sealed version before this one; empty for version 1.
            made_at: Seconds since 1970-01-01 UTC.
        """
        statement = _statement(ref, payload, previous, made_at, self.role, self.key.public)
        return Signature(
            previous=previous,
            made_at=made_at,
            role=self.role,
            public_key=self.key.public,
            certificate=self.certificate,
            signature=self.key.sign(statement),
        )


class AuthorVerifier:
    """Verifies who wrote the parts of one vault, given the owner's signing key.

    It keeps the certificates that verified, since thousands of parts carry the same one.
    """

    def __init__(self, *, vault: VaultId, owner_public_key: bytes) -> None:
        self._vault = vault
        self._owner_public_key = owner_public_key
        self._certificates: dict[bytes, IntakeCertificate] = {}

    def verify(self, ref: PartRef, payload: bytes, signed: Signature) -> Author:
        """Return the author of a part; `AuthorshipError` unless it is theirs and they may author it."""
        if ref.vault != self._vault:
            raise AuthorshipError("a part of another vault")
        match signed.role:
            case AuthorRole.OWNER:
                if signed.public_key != self._owner_public_key or signed.certificate:
                    raise AuthorshipError("not the owner's key")
            case AuthorRole.INTAKE:
                self._check_intake(ref, signed)
            case AuthorRole.COUNSELLOR:
                raise AuthorshipError("a counsellor writes looks and no parts")
        if len(signed.previous) != (0 if ref.version == 1 else HASH_BYTES):
            raise AuthorshipError("the version before is named where there is none, or the other way round")
        statement = _statement(ref, payload, signed.previous, signed.made_at, signed.role, signed.public_key)
        try:
            verify(signed.public_key, signed.signature, statement)
        except KeyMaterialError as exc:
            raise AuthorshipError("the signature does not verify") from exc
        return Author(role=signed.role, key_id=key_id(signed.public_key))

    def _check_intake(self, ref: PartRef, signed: Signature) -> None:
        certificate = self._certificates.get(signed.certificate)
        if certificate is None:
            certificate = IntakeCertificate.decode(
                signed.certificate, owner_public_key=self._owner_public_key
            )
            self._certificates[signed.certificate] = certificate
        if certificate.vault != self._vault or certificate.public_key != signed.public_key:
            raise AuthorshipError("a certificate of another vault or key")
        if ref.kind not in certificate.kinds:
            raise AuthorshipError("intake may not author this kind")
        # Intake adds and never replaces: with a stolen intake key one can bring in letters, as anybody with
        # a stamp can, and not change one that is there or put other facts beside it.
        if ref.version != 1 or ref.part != main_part(ref.vault, ref.subject, ref.kind):
            raise AuthorshipError("intake may only add")


def _statement(
    ref: PartRef, payload: bytes, previous: bytes, made_at: int, role: AuthorRole, public_key: bytes
) -> bytes:
    return encode(
        STATEMENT,
        ref.vault,
        ref.subject,
        ref.part,
        ref.kind.value,
        ref.version,
        previous,
        made_at,
        role.value,
        public_key,
        hashlib.sha256(payload).digest(),
    )


def _certified(vault: VaultId, public_key: bytes, kinds: frozenset[PartKind]) -> bytes:
    return encode(CERTIFIED, vault, public_key, _spell(kinds))


def _spell(kinds: Iterable[PartKind]) -> str:
    return ",".join(sorted(kinds))
