"""Keys outside the database: of who brings letters in, of a counsellor, and the files they are kept in."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import stat
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from store.authorship import INTAKE_KINDS, AuthorRole, AuthorshipError, IntakeCertificate, Signer
from store.canonical import CanonicalError, Decoder, encode
from store.errors import KeyFileError
from store.ids import RecipientHandle, VaultId
from store.keys import (
    ENCRYPTION_KEY_BYTES,
    SEED_BYTES,
    SIGNING_KEY_BYTES,
    EncryptionKeyPair,
    EncryptionPublicKey,
    KeyMaterialError,
    SigningKeyPair,
)
from store.passphrase import (
    DEFAULT_COST,
    PassphraseCost,
    PassphraseCostError,
    Slot,
    open_slot,
    passphrase_bytes,
    seal_slot,
)

INTAKE_KEYS = "postkluis/1/intake keys"
COUNSELLOR_FILE = "postkluis/1/counsellor key file"
COUNSELLOR_KEYS = "postkluis/1/counsellor keys"
RECOGNITION_KEY_BYTES = 32
_MAX_FILE_BYTES = 64 * 1024
"""A key file has some 2 kB; whatever is larger is not one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeKeys:
    """What the machine that brings letters in keeps: enough to recognise, seal and sign, nothing that opens.

    It pins the public keys of the vault, so that a database in which they were swapped is noticed before a
    letter is sealed to somebody else.
    """

    vault: VaultId
    owner_handle: RecipientHandle
    encryption_public_key: bytes = field(repr=False)
    signing_public_key: bytes = field(repr=False)
    recognition_key: bytes = field(repr=False)
    signing_key: SigningKeyPair = field(repr=False)
    certificate: bytes = field(repr=False)

    @classmethod
    def issue(
        cls,
        *,
        vault: VaultId,
        owner_handle: RecipientHandle,
        encryption_public_key: bytes,
        recognition_key: bytes,
        owner: SigningKeyPair,
    ) -> IntakeKeys:
        """Return keys with a new signing key, certified by the owner."""
        signing_key = SigningKeyPair.generate()
        certificate = IntakeCertificate.issue(
            vault=vault, public_key=signing_key.public, kinds=INTAKE_KINDS, owner=owner
        )
        return cls(
            vault=vault,
            owner_handle=owner_handle,
            encryption_public_key=encryption_public_key,
            signing_public_key=owner.public,
            recognition_key=recognition_key,
            signing_key=signing_key,
            certificate=certificate.encode(),
        )

    def encode(self) -> bytes:
        """Return the content of the key file."""
        return encode(
            INTAKE_KEYS,
            self.vault,
            self.owner_handle,
            self.encryption_public_key,
            self.signing_public_key,
            self.recognition_key,
            self.signing_key.seed,
            self.certificate,
        )

    @classmethod
    def decode(cls, encoded: bytes) -> IntakeKeys:
        """Return the keys that a key file holds; `KeyFileError` where it is none or does not fit together."""
        try:
            reader = Decoder(encoded, INTAKE_KEYS)
            keys = cls(
                vault=VaultId(reader.text()),
                owner_handle=RecipientHandle(reader.text()),
                encryption_public_key=reader.octets(ENCRYPTION_KEY_BYTES),
                signing_public_key=reader.octets(SIGNING_KEY_BYTES),
                recognition_key=reader.octets(RECOGNITION_KEY_BYTES),
                signing_key=SigningKeyPair.from_seed(reader.octets(SEED_BYTES)),
                certificate=reader.octets(),
            )
            reader.end()
            EncryptionPublicKey.decode(keys.encryption_public_key)
            certificate = IntakeCertificate.decode(keys.certificate, owner_public_key=keys.signing_public_key)
        except (CanonicalError, KeyMaterialError, AuthorshipError) as exc:
            raise KeyFileError("these are no intake keys") from exc
        if certificate.vault != keys.vault or certificate.public_key != keys.signing_key.public:
            raise KeyFileError("the certificate in it is of other keys")
        return keys

    @property
    def signer(self) -> Signer:
        """Signs as intake."""
        return Signer(role=AuthorRole.INTAKE, key=self.signing_key, certificate=self.certificate)

    def save(self, path: Path) -> None:
        """Write the key file, whole or not at all, readable by its owner only."""
        write_private_file(path, self.encode())

    @classmethod
    def load(cls, path: Path) -> IntakeKeys:
        """Read a key file; `KeyFileError` where it is missing or none."""
        return cls.decode(read_private_file(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class CounsellorKeys:
    """A counsellor's own key pairs: one to open what citizens share, one to sign looks with."""

    encryption: EncryptionKeyPair
    signing: SigningKeyPair

    @classmethod
    def generate(cls) -> CounsellorKeys:
        """Return new random pairs."""
        return cls(encryption=EncryptionKeyPair.generate(), signing=SigningKeyPair.generate())

    @property
    def encryption_public_key(self) -> bytes:
        """What citizens seal to."""
        return self.encryption.public.raw

    @property
    def signing_public_key(self) -> bytes:
        """What looks verify under."""
        return self.signing.public

    def seal(self, passphrase: str, *, cost: PassphraseCost = DEFAULT_COST) -> bytes:
        """Return the content of the counsellor's key file, behind a passphrase. Takes a quarter second."""
        secret = encode(COUNSELLOR_KEYS, self.encryption.seed, self.signing.seed)
        slot = seal_slot(secret, passphrase_bytes(passphrase), cost=cost, purpose=(COUNSELLOR_FILE,))
        parameters = slot.cost.memory_kib, slot.cost.iterations, slot.cost.lanes
        return encode(COUNSELLOR_FILE, slot.salt, *parameters, slot.sealed)

    @classmethod
    def open(cls, sealed: bytes, passphrase: str) -> CounsellorKeys:
        """Return the keys of a counsellor's key file.

        Raises:
            KeyFileError: It is no such file.
            WrongPassphraseError: It does not open with this passphrase.
        """
        try:
            reader = Decoder(sealed, COUNSELLOR_FILE)
            salt = reader.octets()
            cost = PassphraseCost(
                memory_kib=reader.number(), iterations=reader.number(), lanes=reader.number()
            )
            slot = Slot(salt=salt, cost=cost, sealed=reader.octets())
            reader.end()
            secret = open_slot(slot, passphrase_bytes(passphrase), purpose=(COUNSELLOR_FILE,))
            opened = Decoder(secret, COUNSELLOR_KEYS)
            encryption = EncryptionKeyPair.from_seed(opened.octets(SEED_BYTES))
            signing = SigningKeyPair.from_seed(opened.octets(SEED_BYTES))
            opened.end()
        except (CanonicalError, PassphraseCostError, KeyMaterialError) as exc:
            raise KeyFileError("this is no key file of a counsellor") from exc
        return cls(encryption=encryption, signing=signing)


def new_recognition_key() -> bytes:
    """Return a random recognition key."""
    return secrets.token_bytes(RECOGNITION_KEY_BYTES)


def recognition_mark(key: bytes, content: bytes) -> bytes:
    """Return HMAC-SHA-256(K, SHA-256(content)); without K nobody can test a guess at a letter."""
    return hmac.digest(key, hashlib.sha256(content).digest(), "sha256")


def write_private_file(path: Path, content: bytes) -> None:
    """Write a file of mode 0600 that appears whole or not at all, replacing what was there."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
        directory = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
    except OSError as exc:
        raise KeyFileError(f"{path}: {exc.strerror}") from exc


def read_private_file(path: Path) -> bytes:
    """Read a key file; `KeyFileError` where it is missing, too large, or readable by others."""
    try:
        with path.open("rb") as stream:
            if stat.S_IMODE(os.fstat(stream.fileno()).st_mode) & 0o077:
                raise KeyFileError(f"{path}: others may read or change it; make it mode 600")
            content = stream.read(_MAX_FILE_BYTES + 1)
    except OSError as exc:
        raise KeyFileError(f"{path}: {exc.strerror}") from exc
    if len(content) > _MAX_FILE_BYTES:
        raise KeyFileError(f"{path}: too large for a key file")
    return content
