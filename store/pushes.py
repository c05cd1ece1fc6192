"""What a host hands to the store for each push: the delivery, and the source or the parcel that came in."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.addresses import HostAddress
from store.ids import SenderId
from store.nonces import RequestNonce
from store.parcels import Parcel
from store.readerkeys import ReaderKey
from store.receipts import StoredReceipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One delivery of a sender to an address, with the receipt that it gets if it is the first such one."""

    sender: SenderId
    address: HostAddress
    idempotency_key: str = field(repr=False)
    receipt: StoredReceipt
    nonce: RequestNonce | None
    """Spent together with it; `None` where it was spent before, as of a batch of deliveries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedSource:
    """A source that came in by an address, not sealed by its sender."""

    delivery: Delivery
    content: bytes = field(repr=False)
    provenance: bytes = field(repr=False)
    """Payload of its provenance part."""
    reader: ReaderKey | None
    """Who may read it on the host; `None` leaves it for the owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PushedParcel:
    """A letter that its sender sealed to the address."""

    delivery: Delivery
    parcel: Parcel
    proof: bytes = field(repr=False)
    """Who sent it: the statement that the owner checks; it is sealed to the vault."""


Push = PushedSource | PushedParcel


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A push that is stored for good; only now is anything acknowledged.

    `again` tells that the same letter was delivered before, and that `receipt` is the one of then. Whether
    the vault had the letter by another door nobody is told.
    """

    receipt: StoredReceipt
    again: bool
