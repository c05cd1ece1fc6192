"""A parcel: a letter that its sender sealed to an address, bound to that address and to an id of its own.

The sender makes it, the host stores it unopened with a proof of who sent it, the owner opens it.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store.addresses import AddressSetting
from store.canonical import CanonicalError, Decoder, encode
from store.errors import ParcelUnreadableError
from store.ids import AddressId, ParcelId, VaultId, is_id
from store.keys import EncryptionKeyPair, EncryptionPublicKey, KeyMaterialError
from store.parcel_proof import open_proof, parcel_digest
from store.schema import parcels

PARCEL = "postkluis/1/parcel"
PARCEL_SEAL = "postkluis/1/parcel seal"
PARCEL_CONTENT = "postkluis/1/parcel content"
PARCEL_ROW = "postkluis/1/parcel row"


def new_parcel_id() -> ParcelId:
    """Return a random id for a parcel."""
    return ParcelId(secrets.token_hex(16))


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelContent:
    """What a sender sealed: the metadata exactly as written, and the document."""

    metadata: bytes = field(repr=False)
    document: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A sealed letter on its way. Address and id stand in clear, and are bound into the seal."""

    address: AddressId
    parcel: ParcelId
    sealed: bytes = field(repr=False)

    @classmethod
    def seal(
        cls, content: ParcelContent, *, address: AddressId, parcel: ParcelId, key: EncryptionPublicKey
    ) -> Parcel:
        """Seal a letter to the key of an address (`AddressText.checked_key` gives the true one)."""
        if not (is_id(address) and is_id(parcel)):
            raise ValueError("an id is 32 lowercase hex digits")
        plain = encode(PARCEL_CONTENT, content.metadata, content.document)
        return cls(
            address=address, parcel=parcel, sealed=key.seal(plain, encode(PARCEL_SEAL, address, parcel))
        )

    def encode(self) -> bytes:
        """Return what is sent and stored."""
        return encode(PARCEL, self.address, self.parcel, self.sealed)

    @classmethod
    def decode(cls, encoded: bytes) -> Parcel:
        """Return the parcel that these bytes are; `ParcelUnreadableError` where they are none."""
        try:
            reader = Decoder(encoded, PARCEL)
            found = cls(
                address=AddressId(reader.text()), parcel=ParcelId(reader.text()), sealed=reader.octets()
            )
            reader.end()
        except CanonicalError as exc:
            raise ParcelUnreadableError("these bytes are no parcel") from exc
        if not (is_id(found.address) and is_id(found.parcel)):
            raise ParcelUnreadableError("these bytes are no parcel")
        return found

    def open(self, keys: EncryptionKeyPair) -> ParcelContent:
        """Open it with the address's private key; `ParcelUnreadableError` where it is of another."""
        try:
            plain = keys.open(self.sealed, encode(PARCEL_SEAL, self.address, self.parcel))
            reader = Decoder(plain, PARCEL_CONTENT)
            content = ParcelContent(metadata=reader.octets(), document=reader.octets())
            reader.end()
        except (KeyMaterialError, CanonicalError) as exc:
            raise ParcelUnreadableError("a parcel that does not open") from exc
        return content


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredParcel:
    """A parcel as the database has it; nothing in it is verified."""

    row_id: str
    vault: VaultId
    address: AddressId
    sealed: bytes = field(repr=False)
    proof: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedParcel:
    """A parcel as its owner opened it. Who sent it is not checked yet."""

    row_id: str
    parcel: Parcel
    content: ParcelContent = field(repr=False)
    proof: bytes = field(repr=False)
    """The statement of who sent it, as the host wrote it down."""


def parcel_row_id(address: AddressId, parcel: ParcelId) -> str:
    """Return the key of a parcel's row.

    A hash with the address in it, not the id that the sender chose: two senders who take one id on purpose
    must not learn from a clash that their addresses are of one vault.
    """
    return hashlib.sha256(encode(PARCEL_ROW, address, parcel)).hexdigest()[:32]


def open_stored_parcel(
    row: StoredParcel,
    setting: AddressSetting | None,
    *,
    key: EncryptionKeyPair,
    owner_public_key: bytes,
) -> OpenedParcel:
    """Open a parcel and its proof; `ParcelUnreadableError` unless both are of this address, row and vault."""
    parcel = Parcel.decode(row.sealed)
    if parcel.address != row.address or parcel_row_id(row.address, parcel.parcel) != row.row_id:
        raise ParcelUnreadableError("a parcel in the row of another")
    if setting is None:
        raise ParcelUnreadableError("a parcel to an address that this vault does not have")
    proof = open_proof(
        row.proof,
        vault=row.vault,
        address=row.address,
        parcel=parcel.parcel,
        digest=parcel_digest(row.sealed),
        key=key,
        owner_public_key=owner_public_key,
    )
    content = parcel.open(setting.keys)
    return OpenedParcel(row_id=row.row_id, parcel=parcel, content=content, proof=proof)


async def find_parcel(connection: AsyncConnection, vault: VaultId, row_id: str) -> StoredParcel | None:
    """Return a parcel of a vault."""
    statement = parcels.select().where(parcels.c.vault_id == vault, parcels.c.parcel_id == row_id)
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else _decode(row)


async def fetch_parcel_ids(connection: AsyncConnection, vault: VaultId) -> list[str]:
    """Return which parcels wait, sorted, without their content."""
    statement = sa.select(parcels.c.parcel_id).where(parcels.c.vault_id == vault)
    return sorted((await connection.execute(statement)).scalars())


async def insert_parcels(connection: AsyncConnection, stored: Sequence[StoredParcel]) -> None:
    """Store parcels."""
    if stored:
        await connection.execute(
            parcels.insert(),
            [
                {
                    "vault_id": one.vault,
                    "parcel_id": one.row_id,
                    "address_id": one.address,
                    "sealed": one.sealed,
                    "proof": one.proof,
                }
                for one in stored
            ],
        )


async def delete_parcel(connection: AsyncConnection, vault: VaultId, row_id: str) -> bool:
    """Take a parcel away; return whether it was there."""
    statement = parcels.delete().where(parcels.c.vault_id == vault, parcels.c.parcel_id == row_id)
    return (await connection.execute(statement)).rowcount > 0


def _decode(row: sa.Row[Any]) -> StoredParcel:
    return StoredParcel(
        row_id=row.parcel_id,
        vault=VaultId(row.vault_id),
        address=AddressId(row.address_id),
        sealed=row.sealed,
        proof=row.proof,
    )
