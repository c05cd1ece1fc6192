"""Delivery receipts as a host keeps them: found by keyed marks, sealed under the host's secret."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.ext.asyncio import AsyncConnection

from store.canonical import CanonicalError, Decoder, encode
from store.errors import StoreDamagedError
from store.hostkeys import HostKeys
from store.ids import AddressId, SenderId
from store.schema import receipts

RECEIPT = "postkluis/1/receipt"
RECEIPT_SEAL = "postkluis/1/receipt seal"
BY_REQUEST = "postkluis/1/receipt by request"
BY_CONTENT = "postkluis/1/receipt by content"
BY_DELIVERY = "postkluis/1/receipt by delivery"
_NONCE_BYTES = 12
_DIGEST_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReceipt:
    """A delivery receipt: which delivery it is of, the SHA-256 of what came in, and the signed text."""

    delivery_id: str
    digest: bytes = field(repr=False)
    text: str = field(repr=False)
    """As the sender gets it, a JWS."""

    def __post_init__(self) -> None:
        """Refuse a digest that is none."""
        if len(self.digest) != _DIGEST_BYTES:
            raise ValueError("a digest has 32 bytes")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptMarks:
    """By what a receipt is found again."""

    by_request: bytes
    by_content: bytes
    by_delivery: bytes

    @property
    def all(self) -> tuple[bytes, bytes, bytes]:
        """Each of them."""
        return self.by_request, self.by_content, self.by_delivery


class ReceiptSealer:
    """Marks, seals and opens receipts; nobody does without the host's secret."""

    def __init__(self, keys: HostKeys) -> None:
        self._secret = keys.secret
        self._sealing = AESGCM(keys.receipt_sealing_key)

    def by_request(self, sender: SenderId, address: AddressId, idempotency_key: str) -> bytes:
        """Return the mark of a request: the same sender, address and key ask for the same receipt."""
        return self._mark(BY_REQUEST, sender, address, idempotency_key)

    def by_content(self, sender: SenderId, address: AddressId, digest: bytes) -> bytes:
        """Return the mark of a letter: the same bytes to the same address have one receipt."""
        return self._mark(BY_CONTENT, sender, address, digest)

    def by_delivery(self, sender: SenderId, delivery_id: str) -> bytes:
        """Return the mark of a delivery: whoever else asks for it finds nothing."""
        return self._mark(BY_DELIVERY, sender, delivery_id)

    def marks(
        self, *, sender: SenderId, address: AddressId, idempotency_key: str, receipt: StoredReceipt
    ) -> ReceiptMarks:
        """Return all marks of a receipt."""
        return ReceiptMarks(
            by_request=self.by_request(sender, address, idempotency_key),
            by_content=self.by_content(sender, address, receipt.digest),
            by_delivery=self.by_delivery(sender, receipt.delivery_id),
        )

    def seal(self, mark: bytes, receipt: StoredReceipt) -> bytes:
        """Return a receipt sealed for the row of one mark: in another row it does not open."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        plain = encode(RECEIPT, receipt.delivery_id, receipt.digest, receipt.text)
        return nonce + self._sealing.encrypt(nonce, plain, encode(RECEIPT_SEAL, mark))

    def open(self, mark: bytes, sealed: bytes) -> StoredReceipt:
        """Return the receipt of a row; `StoreDamagedError` where it was not sealed for this mark by us."""
        try:
            plain = self._sealing.decrypt(
                sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], encode(RECEIPT_SEAL, mark)
            )
            reader = Decoder(plain, RECEIPT)
            receipt = StoredReceipt(
                delivery_id=reader.text(), digest=reader.octets(_DIGEST_BYTES), text=reader.text()
            )
            reader.end()
        except (InvalidTag, CanonicalError, ValueError) as exc:
            raise StoreDamagedError("a delivery receipt does not open") from exc
        return receipt

    def _mark(self, label: str, *fields: str | bytes) -> bytes:
        return hmac.digest(self._secret, encode(label, *fields), "sha256")


async def fetch_receipts(connection: AsyncConnection, marks: Iterable[bytes]) -> dict[bytes, bytes]:
    """Return what is sealed under each of these marks, as far as it is there."""
    statement = sa.select(receipts.c.mark, receipts.c.sealed).where(receipts.c.mark.in_(set(marks)))
    return {row.mark: row.sealed for row in await connection.execute(statement)}


async def insert_receipts(connection: AsyncConnection, sealed: Mapping[bytes, bytes]) -> None:
    """Store sealed receipts by their marks."""
    rows: Sequence[dict[str, bytes]] = [{"mark": mark, "sealed": each} for mark, each in sealed.items()]
    if rows:
        await connection.execute(receipts.insert(), rows)
