"""Addresses that creditors push to: each with a key pair of its own, bound to its vault, closable one by one.

The row of an address is the database's, so nothing in it is believed by itself. The id is a hash of the
vault's signing key and of a salt that only owner and host have: whoever writes the database can put no other
vault behind it. The vault signs the address's public key, and its text carries a hash of that key.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store.addresstext import AddressText
from store.canonical import CanonicalError, Decoder, encode
from store.errors import AddressAlteredError, AddressMissingError, HostCardError, KeyFileError
from store.hostkeys import HostCard, HostKeys
from store.ids import AddressId, VaultId
from store.keyfile import IntakeKeys
from store.keys import (
    SEED_BYTES,
    EncryptionKeyPair,
    EncryptionPublicKey,
    KeyMaterialError,
    SigningKeyPair,
    verify,
)
from store.schema import addresses
from store.vaultkeys import VaultPublic

ADDRESS = "postkluis/1/address"
ADDRESS_ID = "postkluis/1/address id"
ADDRESS_SETTING = "postkluis/1/address setting"
HOST_ACCESS = "postkluis/1/host access"
HOST_ACCESS_SEAL = "postkluis/1/host access seal"
_SALT_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressRow:
    """An address as the database has it; nothing in it is verified."""

    address: AddressId
    vault: VaultId
    encryption_key: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    host_access: bytes = field(repr=False)
    closed_at: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressSetting:
    """What the owner keeps of an address, sealed in the vault: its private key, its name, and its host."""

    label: str = field(repr=False)
    card: HostCard = field(repr=False)
    """Of the host that it is at; a next address starts from the card of the newest one."""
    seed: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def encode(self) -> bytes:
        """Return the payload of the setting part."""
        return encode(ADDRESS_SETTING, self.label, self.card.encode(), self.seed, self.salt)

    @classmethod
    def find(cls, payload: bytes) -> AddressSetting | None:
        """Return the address that a setting part holds; `None` where it is a setting of another sort."""
        try:
            reader = Decoder(payload, ADDRESS_SETTING)
            setting = cls(
                label=reader.text(),
                card=HostCard.decode(reader.octets()),
                seed=reader.octets(SEED_BYTES),
                salt=reader.octets(_SALT_BYTES),
            )
            reader.end()
        except (CanonicalError, HostCardError):
            return None
        return setting

    @property
    def keys(self) -> EncryptionKeyPair:
        """The key pair that sealed pushes are opened with."""
        return EncryptionKeyPair.from_seed(self.seed)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAddress:
    """An address that was just made: its row, and what the owner keeps of it."""

    row: AddressRow
    setting: AddressSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class HostAddress:
    """An address as its host has opened and verified it: enough to bring letters in, nothing that opens."""

    address: AddressId
    encryption_key: EncryptionPublicKey = field(repr=False)
    """Of the address: what its sender may seal to."""
    intake: IntakeKeys = field(repr=False)
    intake_encoded: bytes = field(repr=False)
    """The same in the form in which they travel to who seals."""

    @property
    def vault(self) -> VaultId:
        """The vault behind it. No sender is told."""
        return self.intake.vault


class AddressState(StrEnum):
    """How an address fares in the database."""

    OPEN = "open"
    CLOSED = "closed"
    ALTERED = "altered"
    """Its row was changed or taken away: letters that are pushed to it do not arrive, or not here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAddress:
    """An address as its owner has it."""

    address: AddressId
    setting: AddressSetting
    state: AddressState
    made_at: datetime

    @classmethod
    def of(
        cls,
        address: AddressId,
        setting: AddressSetting,
        row: AddressRow | None,
        *,
        owner: VaultPublic,
        made_at: datetime,
    ) -> OwnAddress:
        """Return an address, its row held against what its owner sealed of it."""
        state = AddressState.ALTERED
        if row is not None and _holds(row, address, setting, owner):
            state = AddressState.OPEN if row.closed_at is None else AddressState.CLOSED
        return cls(address=address, setting=setting, state=state, made_at=made_at)

    @property
    def text(self) -> AddressText:
        """What a creditor is given."""
        return AddressText.of(self.address, self.setting.keys.public.raw, self.setting.card.authority)


def make_address(*, label: str, card: HostCard, intake: IntakeKeys, owner: SigningKeyPair) -> NewAddress:
    """Return a new address of a vault at a host.

    Args:
        label: What the owner calls it, the name of a creditor, say.
        card: Of the host that may bring letters in by it.
        intake: Keys made for this address alone.
        owner: The vault's signing key pair.
    """
    keys, salt = EncryptionKeyPair.generate(), secrets.token_bytes(_SALT_BYTES)
    vault = intake.vault
    address = address_id(vault, owner.public, salt)
    access = encode(HOST_ACCESS, intake.encode(), salt)
    host = EncryptionPublicKey.decode(card.encryption_public_key)
    row = AddressRow(
        address=address,
        vault=vault,
        encryption_key=keys.public.raw,
        signature=owner.sign(_stated(vault, address, keys.public.raw)),
        host_access=host.seal(access, encode(HOST_ACCESS_SEAL, vault, address)),
        closed_at=None,
    )
    setting = AddressSetting(label=label, card=card, seed=keys.seed, salt=salt)
    return NewAddress(row=row, setting=setting)


def open_host_access(row: AddressRow, host: HostKeys) -> HostAddress:
    """Return an address as its host may use it.

    Raises:
        AddressAlteredError: It is not what the owner of a vault made: another vault was put behind it,
            another key into it, or its access was sealed to another host. One error for all of these.
    """
    try:
        access = host.encryption.open(row.host_access, encode(HOST_ACCESS_SEAL, row.vault, row.address))
        reader = Decoder(access, HOST_ACCESS)
        encoded, salt = reader.octets(), reader.octets(_SALT_BYTES)
        reader.end()
        intake = IntakeKeys.decode(encoded)
        if intake.vault != row.vault or address_id(row.vault, intake.signing_public_key, salt) != row.address:
            raise AddressAlteredError(row.address)
        verify(intake.signing_public_key, row.signature, _stated(row.vault, row.address, row.encryption_key))
        key = EncryptionPublicKey.decode(row.encryption_key)
    except (KeyMaterialError, CanonicalError, KeyFileError) as exc:
        raise AddressAlteredError(row.address) from exc
    return HostAddress(address=row.address, encryption_key=key, intake=intake, intake_encoded=encoded)


def address_id(vault: VaultId, signing_public_key: bytes, salt: bytes) -> AddressId:
    """Return the id of an address: to whoever has no salt 128 random bits, to owner and host a commitment."""
    return AddressId(hashlib.sha256(encode(ADDRESS_ID, vault, signing_public_key, salt)).hexdigest()[:32])


async def insert_address(connection: AsyncConnection, row: AddressRow) -> None:
    """Store the row of a new address."""
    await connection.execute(
        addresses.insert().values(
            address_id=row.address,
            vault_id=row.vault,
            encryption_key=row.encryption_key,
            signature=row.signature,
            host_access=row.host_access,
            closed_at=None,
        )
    )


async def close_address(
    connection: AsyncConnection, vault: VaultId, address: AddressId, now: datetime
) -> None:
    """Close an address of a vault, and take away what the host brought letters in with.

    One that was closed before keeps its time.

    Raises:
        AddressMissingError: The vault has no such address.
    """
    row = await find_address(connection, address)
    if row is None or row.vault != vault:
        raise AddressMissingError(address)
    await connection.execute(
        addresses.update()
        .where(addresses.c.address_id == address, addresses.c.closed_at.is_(None))
        .values(closed_at=int(now.timestamp()), host_access=b"")
    )


async def find_address(connection: AsyncConnection, address: AddressId) -> AddressRow | None:
    """Return the row of an address, closed or not."""
    rows = await connection.execute(addresses.select().where(addresses.c.address_id == address))
    row = rows.one_or_none()
    return None if row is None else _decode(row)


async def fetch_addresses(connection: AsyncConnection, vault: VaultId) -> list[AddressRow]:
    """Return every address of a vault, closed ones too, sorted by id."""
    statement = addresses.select().where(addresses.c.vault_id == vault).order_by(addresses.c.address_id)
    return [_decode(row) for row in await connection.execute(statement)]


def _decode(row: sa.Row[Any]) -> AddressRow:
    return AddressRow(
        address=AddressId(row.address_id),
        vault=VaultId(row.vault_id),
        encryption_key=row.encryption_key,
        signature=row.signature,
        host_access=row.host_access,
        closed_at=row.closed_at,
    )


def _holds(row: AddressRow, address: AddressId, setting: AddressSetting, owner: VaultPublic) -> bool:
    public = setting.keys.public.raw
    if (row.address, row.vault, row.encryption_key) != (address, owner.vault, public):
        return False
    try:
        verify(owner.signing_key, row.signature, _stated(row.vault, row.address, public))
    except KeyMaterialError:
        return False
    return True


def _stated(vault: VaultId, address: AddressId, encryption_key: bytes) -> bytes:
    return encode(ADDRESS, vault, address, encryption_key)
