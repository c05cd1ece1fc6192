"""The proof that comes with a parcel: what the host wrote down of who sent it, signed as intake and sealed.

Anybody can seal to a public key, and whoever writes the database can add rows. The signature by the keys that
the owner gave the host with this address is what tells a parcel that the host took in from a planted one.
"""

from __future__ import annotations

import hashlib

from store.authorship import AuthorshipError, IntakeCertificate
from store.canonical import CanonicalError, Decoder, encode
from store.errors import ParcelUnreadableError
from store.ids import AddressId, ParcelId, VaultId
from store.keyfile import IntakeKeys
from store.keys import (
    SIGNATURE_BYTES,
    EncryptionKeyPair,
    EncryptionPublicKey,
    KeyMaterialError,
    verify,
)

PARCEL_PROOF = "postkluis/1/parcel proof"
PROOF_SEAL = "postkluis/1/parcel proof seal"
PROOF_STATEMENT = "postkluis/1/parcel proof statement"


def seal_proof(
    statement: bytes,
    *,
    address: AddressId,
    parcel: ParcelId,
    digest: bytes,
    intake: IntakeKeys,
    owner: EncryptionPublicKey,
) -> bytes:
    """Return a statement signed with the host's intake keys of an address, and sealed to the vault.

    Args:
        statement: Who sent the parcel, as the owner will check it.
        address: To which address it came.
        parcel: The id that its sender chose.
        digest: SHA-256 of the parcel's bytes.
        intake: The keys that the owner gave the host with this address.
        owner: The vault's encryption key.
    """
    stated = _stated(intake.vault, address, parcel, digest, statement)
    proof = encode(PARCEL_PROOF, intake.certificate, intake.signing_key.sign(stated), statement)
    return owner.seal(proof, _info(intake.vault, address, parcel))


def open_proof(
    sealed: bytes,
    *,
    vault: VaultId,
    address: AddressId,
    parcel: ParcelId,
    digest: bytes,
    key: EncryptionKeyPair,
    owner_public_key: bytes,
) -> bytes:
    """Return the statement of a proof; `ParcelUnreadableError` unless a host of the vault made it so."""
    try:
        reader = Decoder(key.open(sealed, _info(vault, address, parcel)), PARCEL_PROOF)
        certificate, signature = reader.octets(), reader.octets(SIGNATURE_BYTES)
        statement = reader.octets()
        reader.end()
        certified = IntakeCertificate.decode(certificate, owner_public_key=owner_public_key)
        if certified.vault != vault:
            raise ParcelUnreadableError("the proof of a parcel is of another vault")
        verify(certified.public_key, signature, _stated(vault, address, parcel, digest, statement))
    except (KeyMaterialError, CanonicalError, AuthorshipError) as exc:
        raise ParcelUnreadableError("the proof of a parcel does not open or verify") from exc
    return statement


def parcel_digest(encoded: bytes) -> bytes:
    """Return what a proof names a parcel by."""
    return hashlib.sha256(encoded).digest()


def _info(vault: VaultId, address: AddressId, parcel: ParcelId) -> bytes:
    return encode(PROOF_SEAL, vault, address, parcel)


def _stated(vault: VaultId, address: AddressId, parcel: ParcelId, digest: bytes, statement: bytes) -> bytes:
    return encode(PROOF_STATEMENT, vault, address, parcel, digest, statement)
