"""What a sender says of a letter that it pushes: strict JSON, signed by the sender, kept as it came.

`docs/push.md` describes the fields for whoever writes them. The metadata of a sealed push says no more than
the host must know; the rest lies in the parcel, in the same form without `address`.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import NoReturn

from mailbox_ingest.errors import PushMetadataError

METADATA_VERSION = 1
MAX_METADATA_BYTES = 16 * 1024
"""A metadata with fifty references has some 4 kB."""
MAX_MANIFEST_BYTES = 16 * 1024
MAX_BATCH_LETTERS = 100
"""So many answers are held until the last letter of a batch is in."""
PARCEL_TYPE = "application/vnd.postkluis.parcel"

_MAX_DEPTH = 5
_MAX_CENTS = 10**12
_MAX_REFERENCES = 50
_DIGEST = re.compile(r"sha-256=:([A-Za-z0-9+/]{43}=):")
_IDEMPOTENCY_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")
_PARCEL_ID = re.compile(r"[0-9a-f]{32}")
_SALT = re.compile(r"[A-Za-z0-9_+/=-]{22,64}")
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]{0,63}/[a-z0-9][a-z0-9.+-]{0,126}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderClaims:
    """What the sender says stands in the letter. It is held against the document, never believed."""

    letter_date: date | None = None
    amount_due_cents: int | None = field(default=None, repr=False)
    principal_cents: int | None = field(default=None, repr=False)
    interest_cents: int | None = field(default=None, repr=False)
    costs_cents: int | None = field(default=None, repr=False)
    paid_cents: int | None = field(default=None, repr=False)
    payment_deadline: date | None = None
    payment_reference: str | None = field(default=None, repr=False)
    iban: str | None = field(default=None, repr=False)
    creditor: str | None = field(default=None, repr=False)
    references: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PushMetadata:
    """The metadata of one letter. `text` is what was hashed and signed; it is as private as the letter."""

    text: str = field(repr=False)
    address: str | None = field(repr=False)
    """As the sender was given it; `None` only inside a parcel, which is bound to its address."""
    document_sha256: bytes
    document_type: str
    document_name: str | None = field(default=None, repr=False)
    idempotency_key: str | None = None
    parcel_id: str | None = None
    sealed_metadata_digest: str | None = None
    salt: str | None = field(default=None, repr=False)
    """Only inside a parcel: keeps the host from guessing at what it knows only the digest of."""
    claims: SenderClaims | None = field(default=None, repr=False)

    @property
    def document_digest(self) -> str:
        """The digest as the metadata spells it."""
        return "sha-256=:" + base64.b64encode(self.document_sha256).decode("ascii") + ":"

    @property
    def is_parcel(self) -> bool:
        """Whether the document was sealed by the sender."""
        return self.document_type == PARCEL_TYPE


@dataclass(frozen=True, slots=True, kw_only=True)
class PushManifest:
    """What a batch will hold: the digest of the metadata of each letter, in order."""

    text: str = field(repr=False)
    metadata_digests: tuple[str, ...]


def parse_metadata(content: bytes, *, sealed_inside: bool = False) -> PushMetadata:
    """Return the metadata that these bytes are.

    Args:
        content: JSON, as it was hashed and signed.
        sealed_inside: It lay in a parcel: then it names no address and no parcel.

    Raises:
        PushMetadataError: It is too large, no JSON, or a field is missing, unknown or not as it should be.
            The message names fields and never what stands in them.
    """
    fields = _Members(_decode(content, limit=MAX_METADATA_BYTES))
    fields.version()
    metadata = PushMetadata(
        text=content.decode("utf-8"),
        address=None if sealed_inside else fields.need("address", fields.words("address", 400)),
        document_sha256=parse_digest(fields.need("documentDigest", fields.words("documentDigest", 60))),
        document_type=fields.need("documentType", fields.pattern("documentType", _MEDIA_TYPE)),
        document_name=fields.words("documentName", 200),
        idempotency_key=fields.pattern("idempotencyKey", _IDEMPOTENCY_KEY),
        parcel_id=fields.pattern("parcelId", _PARCEL_ID),
        sealed_metadata_digest=fields.words("sealedMetadataDigest", 60),
        salt=fields.need("salt", fields.pattern("salt", _SALT)) if sealed_inside else None,
        claims=_parse_claims(fields.take("claims")),
    )
    fields.finish()
    if metadata.sealed_metadata_digest is not None:
        parse_digest(metadata.sealed_metadata_digest, name="sealedMetadataDigest")
    sealed = {metadata.parcel_id is None, metadata.sealed_metadata_digest is None}
    if sealed != {not metadata.is_parcel} or (sealed_inside and metadata.is_parcel):
        raise PushMetadataError(
            "parcelId and sealedMetadataDigest come with a documentType of a parcel, and not without"
        )
    if metadata.document_name is not None and ({"/", "\\"} & set(metadata.document_name)):
        raise PushMetadataError("documentName is the name of a file, without a folder")
    if metadata.is_parcel and (metadata.claims is not None or metadata.document_name is not None):
        raise PushMetadataError("claims and documentName of a sealed letter belong inside its parcel")
    return metadata


def parse_manifest(content: bytes) -> PushManifest:
    """Return the manifest of a batch.

    Raises:
        PushMetadataError: As for `parse_metadata`.
    """
    fields = _Members(_decode(content, limit=MAX_MANIFEST_BYTES))
    fields.version()
    digests = fields.texts("metadataDigests", most=MAX_BATCH_LETTERS, longest=60)
    fields.finish()
    if not digests:
        raise PushMetadataError("metadataDigests is empty")
    for digest in digests:
        parse_digest(digest, name="metadataDigests")
    if len(set(digests)) != len(digests):
        raise PushMetadataError("metadataDigests has one twice")
    return PushManifest(text=content.decode("utf-8"), metadata_digests=digests)


def parse_digest(text: str, *, name: str = "documentDigest") -> bytes:
    """Return the SHA-256 that ``sha-256=:<base64>:`` spells; `PushMetadataError` where it spells none."""
    found = _DIGEST.fullmatch(text)
    if found is None:
        raise PushMetadataError(f"{name} is not sha-256=:...: with 44 characters of base64")
    try:
        digest = base64.b64decode(found.group(1), validate=True)
    except binascii.Error as exc:
        raise PushMetadataError(f"{name} is not base64") from exc
    if base64.b64encode(digest).decode("ascii") != found.group(1):
        raise PushMetadataError(f"{name} is base64 in another spelling")
    return digest


def is_idempotency_key(text: str) -> bool:
    """Whether a text can be an idempotency key: 16 to 64 letters, digits, dashes and underscores."""
    return _IDEMPOTENCY_KEY.fullmatch(text) is not None


def _parse_claims(value: object) -> SenderClaims | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise PushMetadataError("claims is not an object")
    fields = _Members(value, within="claims.")
    claims = SenderClaims(
        letter_date=fields.day("letterDate"),
        amount_due_cents=fields.cents("amountDueCents"),
        principal_cents=fields.cents("principalCents"),
        interest_cents=fields.cents("interestCents"),
        costs_cents=fields.cents("costsCents"),
        paid_cents=fields.cents("paidCents"),
        payment_deadline=fields.day("paymentDeadline"),
        payment_reference=fields.words("paymentReference", 60),
        iban=fields.words("iban", 42),
        creditor=fields.words("creditor", 200),
        references=fields.texts("references", most=_MAX_REFERENCES, longest=60),
    )
    fields.finish()
    return claims


class _Members:
    """The members of one object, taken one by one."""

    def __init__(self, members: dict[str, object], *, within: str = "") -> None:
        self._left = dict(members)
        self._within = within

    def _refuse(self, name: str, problem: str) -> NoReturn:
        raise PushMetadataError(f"{self._within}{name} {problem}")

    def take(self, name: str) -> object:
        """Take a member; null and missing are the same to nobody but JSON, so null is refused."""
        if name not in self._left:
            return None
        value = self._left.pop(name)
        if value is None:
            self._refuse(name, "is null; leave it out instead")
        return value

    def need(self, name: str, value: str | None) -> str:
        """Return a value that must be there."""
        if value is None:
            self._refuse(name, "is missing")
        return value

    def version(self) -> None:
        """Take the version, which comes with every form."""
        value = self.take("version")
        if type(value) is not int or value != METADATA_VERSION:
            self._refuse("version", f"is not {METADATA_VERSION}")

    def words(self, name: str, longest: int) -> str | None:
        """Take a short text that can be shown as it is."""
        value = self.take(name)
        return None if value is None else self._word(name, value, longest)

    def pattern(self, name: str, pattern: re.Pattern[str]) -> str | None:
        """Take a text of a form."""
        value = self.words(name, 200)
        if value is not None and pattern.fullmatch(value) is None:
            self._refuse(name, "is not of the form that it should have")
        return value

    def texts(self, name: str, *, most: int, longest: int) -> tuple[str, ...]:
        """Take a list of short texts."""
        value = self.take(name)
        if value is None:
            return ()
        if not isinstance(value, list) or len(value) > most:
            self._refuse(name, f"is not a list of at most {most}")
        return tuple(self._word(name, entry, longest) for entry in value)

    def cents(self, name: str) -> int | None:
        """Take an amount in whole euro cents."""
        value = self.take(name)
        if value is None:
            return None
        if type(value) is not int or not 0 <= value <= _MAX_CENTS:
            self._refuse(name, "is not a whole number of euro cents")
        return value

    def day(self, name: str) -> date | None:
        """Take a date as ``2026-03-02``."""
        value = self.words(name, 10)
        if value is None:
            return None
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self._refuse(name, "is not a date as 2026-03-02")
        if day.isoformat() != value:
            self._refuse(name, "is not a date as 2026-03-02")
        return day

    def finish(self) -> None:
        """Refuse what nobody took; such names may hold anything, so they stay unsaid."""
        if self._left:
            where = f" in {self._within.rstrip('.')}" if self._within else ""
            raise PushMetadataError(f"there are {len(self._left)} unknown members{where}")

    def _word(self, name: str, value: object, longest: int) -> str:
        if not isinstance(value, str) or not value or len(value) > longest:
            self._refuse(name, f"is not a text of 1 to {longest} characters")
        if not value.isprintable() or value != value.strip():
            self._refuse(name, "has characters that cannot be shown, or white space around it")
        return value


def _decode(content: bytes, *, limit: int) -> dict[str, object]:
    if len(content) > limit:
        raise PushMetadataError(f"it is larger than {limit} bytes")
    try:
        text = content.decode("utf-8")
        _check_depth(text)
        value = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_float=_no_fraction,
            parse_int=_number,
            parse_constant=_no_fraction,
        )
    except (ValueError, RecursionError) as exc:
        raise PushMetadataError("it is not JSON in UTF-8 with each name once and whole numbers only") from exc
    if not isinstance(value, dict):
        raise PushMetadataError("it is not an object")
    return value


def _check_depth(text: str) -> None:
    """Refuse what nests deeper than any metadata, before it is decoded; a bracket in a text counts too."""
    depth = deepest = 0
    for found in _BRACKET.finditer(text):
        depth += 1 if found.group() in "[{" else -1
        deepest = max(deepest, depth)
    if deepest > _MAX_DEPTH:
        raise ValueError("nested too deep")


_BRACKET = re.compile(r"[][{}]")


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name comes twice")
    return found


def _number(digits: str) -> int:
    if len(digits) > 14:
        raise ValueError("no number that we know has so many digits")
    return int(digits)


def _no_fraction(digits: str) -> NoReturn:
    raise ValueError("money is whole cents")
