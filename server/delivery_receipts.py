"""The delivery receipt: a JWS that proves which letter came in, where and when, never that it was read."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from server.errors import ReceiptRefusedError
from store import HostKeys, key_id

RECEIPT_TYPE = "postkluis-delivery-receipt+jws"
MAX_RECEIPT_CHARACTERS = 4096
_ALGORITHM = "Ed25519"
"""RFC 9864: the algorithm together with its curve."""
_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryReceipt:
    """What a receipt says.

    `document_digest` is as in the metadata (``sha-256=:...:``), of the document or of the sealed parcel;
    `address` is the text of the address as the host writes it; `received_at` has whole seconds.
    """

    delivery_id: str
    document_digest: str
    address: str = field(repr=False)
    host: str
    received_at: datetime
    text: str = field(repr=False)
    """The receipt itself, in JWS compact serialization (RFC 7515)."""


class ReceiptIssuer:
    """Signs receipts with the receipt key of a host."""

    def __init__(self, keys: HostKeys) -> None:
        self._authority = keys.authority
        self._header = {"alg": _ALGORITHM, "kid": keys.receipts.key_id, "typ": RECEIPT_TYPE}
        self._key = _key(keys.receipts.public, seed=keys.receipts.seed)

    def issue(
        self, *, delivery_id: str, document_digest: str, address: str, received_at: datetime
    ) -> DeliveryReceipt:
        """Return the receipt of a delivery."""
        received = received_at.astimezone(UTC).replace(microsecond=0)
        claims = {
            "address": address,
            "deliveryId": delivery_id,
            "documentDigest": document_digest,
            "host": self._authority,
            "receivedAt": format_instant(received),
            "version": _VERSION,
        }
        payload = json.dumps(claims, sort_keys=True, separators=(",", ":")).encode("utf-8")
        return DeliveryReceipt(
            delivery_id=delivery_id,
            document_digest=document_digest,
            address=address,
            host=self._authority,
            received_at=received,
            text=jws.serialize_compact(dict(self._header), payload, self._key, algorithms=[_ALGORITHM]),
        )


def read_receipt(text: str, *, receipt_public_key: bytes) -> DeliveryReceipt:
    """Return what a receipt says, once its signature holds under the receipt key of the host's card.

    Raises:
        ReceiptRefusedError: It is no receipt, or another key signed it.
    """
    if len(text) > MAX_RECEIPT_CHARACTERS or not text.isascii():
        raise ReceiptRefusedError("longer than a receipt, or of other characters")
    try:
        found = jws.deserialize_compact(text, _key(receipt_public_key), algorithms=[_ALGORITHM])
        header, claims = found.headers(), json.loads(found.payload)
    except (JoseError, ValueError) as exc:
        raise ReceiptRefusedError("no receipt of this host") from exc
    if header != {"alg": _ALGORITHM, "kid": key_id(receipt_public_key), "typ": RECEIPT_TYPE}:
        raise ReceiptRefusedError("signed for another purpose")
    return _decode(claims, text)


def receipt_members(text: str) -> dict[str, object]:
    """Return what is answered about a receipt that we signed ourselves: what it says, and the receipt."""
    claims = json.loads(_from_base64url(text.split(".")[1]))
    return {
        "deliveryId": claims["deliveryId"],
        "documentDigest": claims["documentDigest"],
        "receivedAt": claims["receivedAt"],
        "receipt": text,
    }


def format_instant(instant: datetime) -> str:
    """Return an instant as RFC 3339 has it, in UTC and whole seconds."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _decode(claims: object, text: str) -> DeliveryReceipt:
    if not isinstance(claims, Mapping) or claims.get("version") != _VERSION:
        raise ReceiptRefusedError("of another version")
    names = ("address", "deliveryId", "documentDigest", "host", "receivedAt")
    if set(claims) != {"version", *names} or not all(isinstance(claims[name], str) for name in names):
        raise ReceiptRefusedError("a member is missing or strange")
    try:
        received = datetime.strptime(claims["receivedAt"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as exc:
        raise ReceiptRefusedError("its time is none") from exc
    return DeliveryReceipt(
        delivery_id=claims["deliveryId"],
        document_digest=claims["documentDigest"],
        address=claims["address"],
        host=claims["host"],
        received_at=received,
        text=text,
    )


def _key(public: bytes, *, seed: bytes | None = None) -> OKPKey:
    members: dict[str, str | list[str]] = {"crv": "Ed25519", "kty": "OKP", "x": _to_base64url(public)}
    if seed is not None:
        members["d"] = _to_base64url(seed)
    return OKPKey.import_key(members)


def _to_base64url(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode("ascii")


def _from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
