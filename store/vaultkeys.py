"""The keys of one vault: the public half, which the database has signed, and the private half, sealed."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from store.canonical import CanonicalError, Decoder, encode
from store.errors import VaultAlteredError
from store.ids import KeyId, RecipientHandle, VaultId, new_handle, new_vault_id
from store.keyfile import RECOGNITION_KEY_BYTES, IntakeKeys, new_recognition_key
from store.keys import (
    SEED_BYTES,
    EncryptionKeyPair,
    EncryptionPublicKey,
    KeyMaterialError,
    SigningKeyPair,
    key_id,
    verify,
)

PUBLIC_KEYS = "postkluis/1/vault keys"
PRIVATE_KEYS = "postkluis/1/private keys"
VAULT_KEY_BYTES = 32
_NONCE_BYTES = 12


class SlotName(StrEnum):
    """By which way the vault key is reached."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way in
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultPublic:
    """The public half of a vault, its signature verified."""

    vault: VaultId
    owner_handle: RecipientHandle
    encryption_key: EncryptionPublicKey = field(repr=False)
    signing_key: bytes = field(repr=False)
    signature: bytes = field(repr=False)

    @classmethod
    def decode(
        cls, *, vault: VaultId, owner_handle: str, encryption_key: bytes, signing_key: bytes, signature: bytes
    ) -> VaultPublic:
        """Return the public half as a row of the database gives it.

        The signature shows that the parts of it belong together. That the signing key is the right one, only
        who has it from elsewhere can tell: a key file, a token, the unlocked private keys.
        """
        handle = RecipientHandle(owner_handle)
        try:
            verify(signing_key, signature, _public_keys(vault, handle, encryption_key, signing_key))
            key = EncryptionPublicKey.decode(encryption_key)
        except KeyMaterialError as exc:
            raise VaultAlteredError(vault, "keys_signature") from exc
        return cls(
            vault=vault, owner_handle=handle, encryption_key=key, signing_key=signing_key, signature=signature
        )

    @property
    def vault_key_id(self) -> KeyId:
        """The id of the vault's signing key; whoever has it from the owner can pin the vault by it."""
        return key_id(self.signing_key)


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultPrivate:
    """The private half of a vault, as the owner has it after unlocking."""

    public: VaultPublic
    encryption: EncryptionKeyPair = field(repr=False)
    signing: SigningKeyPair = field(repr=False)
    recognition_key: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> VaultPrivate:
        """Return the keys of a new vault."""
        encryption, signing = EncryptionKeyPair.generate(), SigningKeyPair.generate()
        vault, handle = new_vault_id(), new_handle()
        signature = signing.sign(_public_keys(vault, handle, encryption.public.raw, signing.public))
        public = VaultPublic(
            vault=vault,
            owner_handle=handle,
            encryption_key=encryption.public,
            signing_key=signing.public,
            signature=signature,
        )
        return cls(
            public=public, encryption=encryption, signing=signing, recognition_key=new_recognition_key()
        )

    def seal(self, vault_key: bytes) -> bytes:
        """Return the private keys sealed under the vault key, bound to the public ones."""
        secret = encode(PRIVATE_KEYS, self.encryption.seed, self.signing.seed, self.recognition_key)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(vault_key).encrypt(nonce, secret, _bound_to(self.public))

    @classmethod
    def open(cls, public: VaultPublic, sealed: bytes, vault_key: bytes) -> VaultPrivate:
        """Return the private keys; `VaultAlteredError` unless they are those of exactly these public keys."""
        nonce, ciphertext = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            reader = Decoder(AESGCM(vault_key).decrypt(nonce, ciphertext, _bound_to(public)), PRIVATE_KEYS)
            encryption = EncryptionKeyPair.from_seed(reader.octets(SEED_BYTES))
            signing = SigningKeyPair.from_seed(reader.octets(SEED_BYTES))
            recognition_key = reader.octets(RECOGNITION_KEY_BYTES)
            reader.end()
        except (InvalidTag, ValueError, CanonicalError, KeyMaterialError) as exc:
            raise VaultAlteredError(public.vault, "private_keys") from exc
        if encryption.public != public.encryption_key or signing.public != public.signing_key:
            raise VaultAlteredError(public.vault, "encryption_key")
        return cls(public=public, encryption=encryption, signing=signing, recognition_key=recognition_key)

    def issue_intake_keys(self) -> IntakeKeys:
        """Return keys for a machine that brings letters in, with a signing key of their own."""
        return IntakeKeys.issue(
            vault=self.public.vault,
            owner_handle=self.public.owner_handle,
            encryption_public_key=self.encryption.public.raw,
            recognition_key=self.recognition_key,
            owner=self.signing,
        )


def _public_keys(vault: VaultId, handle: RecipientHandle, encryption_key: bytes, signing_key: bytes) -> bytes:
    return encode(PUBLIC_KEYS, vault, handle, encryption_key, signing_key)


def _bound_to(public: VaultPublic) -> bytes:
    return _public_keys(public.vault, public.owner_handle, public.encryption_key.raw, public.signing_key)
