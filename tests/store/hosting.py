"""A host beside a vault, as the tests of the push door need it: keys, an address, a sender, deliveries."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from store import (
    Delivery,
    Host,
    HostAddress,
    HostKeys,
    KeyAlgorithm,
    OwnAddress,
    PushedSource,
    ReaderKey,
    RequestNonce,
    Sender,
    SenderKind,
    SenderPublicKey,
    StoredReceipt,
)
from tests.store.conftest import Vault

AUTHORITY = "post.example.nl"
NOW = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)


def new_sender_key() -> SenderPublicKey:
    """Return the public key of a new sender."""
    raw = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    return SenderPublicKey.decode(KeyAlgorithm.ED25519, raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosted:
    """A vault with an address at a host, and a sender that may push to it."""

    vault: Vault
    keys: HostKeys
    host: Host
    own: OwnAddress
    address: HostAddress
    sender: Sender

    def delivery(self, content: bytes, *, key: str | None = None, nonce: str | None = None) -> Delivery:
        """Return a delivery of these bytes, with a new receipt."""
        return a_delivery(self.sender, self.address, content, key=key, nonce=nonce)

    def source(
        self,
        content: bytes,
        *,
        key: str | None = None,
        nonce: str | None = None,
        reader: ReaderKey | None = None,
    ) -> PushedSource:
        """Return a push of these bytes."""
        delivery = self.delivery(content, key=key, nonce=nonce)
        return PushedSource(delivery=delivery, content=content, provenance=b"provenance", reader=reader)


def a_delivery(
    sender: Sender, address: HostAddress, content: bytes, *, key: str | None = None, nonce: str | None = None
) -> Delivery:
    """Return a delivery of these bytes by a sender to an address."""
    delivery_id = secrets.token_hex(16)
    receipt = StoredReceipt(
        delivery_id=delivery_id,
        digest=hashlib.sha256(content).digest(),
        text=f"receipt of {delivery_id}",
    )
    return Delivery(
        sender=sender.sender,
        address=address,
        idempotency_key=key or secrets.token_hex(8),
        receipt=receipt,
        nonce=RequestNonce(
            key_id=sender.keys[0].key_id,
            nonce=nonce or secrets.token_hex(8),
            expires_at=NOW + timedelta(minutes=5),
        ),
    )


async def host_of(vault: Vault, *, label: str = "Energie Noorderhaven") -> Hosted:
    """Return a host with an address of this vault."""
    keys = HostKeys.generate(AUTHORITY)
    host = vault.store.host(keys)
    own = await vault.unlocked.new_address(keys.card, label=label)
    address = await host.find_address(own.address)
    assert address is not None
    sender = await host.senders.add(name=label, kind=SenderKind.CREDITOR, key=new_sender_key())
    return Hosted(vault=vault, keys=keys, host=host, own=own, address=address, sender=sender)
