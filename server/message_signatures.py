"""Signed requests (RFC 9421): a sender signs, the host verifies, and keeps what proves it later.

The host verifies in two steps, with its database in between: `read_signature` says which key a request
claims to be signed with; `verify_signature` checks it under that key. What neither knows is whether a nonce
was used before: the caller stores it in the transaction of the letter.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import ItemsView, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from http_message_signatures import (
    HTTPMessageSignaturesException,
    HTTPMessageSigner,
    HTTPMessageVerifier,
    HTTPSignatureAlgorithm,
    MappingKeyResolver,
)
from http_message_signatures.algorithms import ECDSA_P256_SHA256, ED25519

from mailbox_ingest.sender_evidence import METADATA_DIGEST, SenderStatement
from server.errors import (
    ComponentsNotCoveredError,
    SignatureAlgorithmError,
    SignatureMalformedError,
    SignatureMismatchError,
    SignatureMissingError,
    SignatureParameterError,
    SignatureTimeError,
)
from server.signature_input import read_members
from store import KeyAlgorithm, SenderKeyError, SenderPublicKey, read_sender_key
from store.canonical import encode

TAG = "postkluis-v1"
"""Marks the one signature among those of a request that is meant for us (RFC 9421 section 2.3)."""
PUSH_COMPONENTS = (
    "@method",
    "@target-uri",
    "content-digest",
    "content-length",
    "content-type",
    "idempotency-key",
    METADATA_DIGEST,
)
"""What a signature on a letter, a sealed letter or a batch covers at least."""
LOOK_UP_COMPONENTS = ("@method", "@target-uri")
"""What a signature on a request without a body covers at least."""
MAX_AGE = timedelta(minutes=5)
"""How old a signature may be; the host remembers nonces this long, and `MAX_CLOCK_SKEW` twice."""
MAX_CLOCK_SKEW = timedelta(minutes=1)
"""How far the clock of a sender may be off, in either direction."""
MAX_COMPONENTS = 24
_NONCE = re.compile(r"[\x21\x23-\x5b\x5d-\x7e]{16,128}")
_KEY_ID = re.compile(r"[0-9a-f]{64}")
_SIGNATURE_BYTES = 64
_PARAMETERS = '"@signature-params"'
_DERIVED = b"postkluis/1/derived by a sender"
_ALGORITHMS: Mapping[KeyAlgorithm, type[HTTPSignatureAlgorithm]] = {
    KeyAlgorithm.ED25519: ED25519,
    KeyAlgorithm.P256: ECDSA_P256_SHA256,
}


class Headers(Protocol):
    """Header fields as aiohttp has them: each line by itself, in order."""

    def items(self) -> ItemsView[str, str]:
        """Every line, as name and value."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedMessage:
    """What of a request a signature may cover. `url` is absolute, as the sender wrote it, escapes and all."""

    method: str
    url: str
    headers: Headers = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentedSignature:
    """What a request says of its own signature; nothing of it is verified."""

    label: str
    key_id: str
    nonce: str
    created: int
    expires: int | None
    algorithm: KeyAlgorithm | None
    components: tuple[str, ...]
    signature: bytes = field(repr=False)

    @property
    def nonce_digest(self) -> bytes:
        """SHA-256 of the nonce, under which it is remembered."""
        return hashlib.sha256(self.nonce.encode("ascii")).digest()

    @property
    def nonce_expires_at(self) -> int:
        """The second from which on the request is refused for its age, so that the nonce can be forgotten."""
        return self.created + int((MAX_AGE + 2 * MAX_CLOCK_SKEW).total_seconds()) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedSignature:
    """A signature that verifies, with the exact text that it signs."""

    presented: PresentedSignature
    key: SenderPublicKey
    signature_input: str = field(repr=False)
    signature_base: str = field(repr=False)
    covered: Mapping[str, str] = field(repr=False)
    "Component identifier, as ``content-digest``, to its signed value."

    def statement(
        self,
        *,
        sender_id: str,
        sender_name: str,
        key_version: int,
        metadata: str,
        manifest: str | None = None,
    ) -> SenderStatement:
        """Return what proves this request later; `metadata` and `manifest` are the exact text that came."""
        return SenderStatement(
            sender_id=sender_id,
            sender_name=sender_name,
            key_id=self.key.key_id,
            key_version=key_version,
            algorithm=self.key.algorithm,
            public_key=self.key.raw,
            signature=self.presented.signature,
            signature_input=self.signature_input,
            signature_base=self.signature_base,
            metadata=metadata,
            manifest=manifest,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderKey:
    """The private key of a sender, with its public half."""

    public: SenderPublicKey
    _key: ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey = field(repr=False)

    @classmethod
    def from_pem(cls, pem: bytes, *, password: bytes | None = None) -> SenderKey:
        """Return the key of a PEM file, as ``openssl genpkey -algorithm ed25519`` makes it.

        Raises:
            SenderKeyError: It is no such key, or opens only with another password.
        """
        try:
            key = load_pem_private_key(pem, password)
        except (ValueError, TypeError, UnsupportedAlgorithm) as exc:
            raise SenderKeyError("no private key in PEM, or one with another password") from exc
        if not isinstance(key, ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey):
            raise SenderKeyError("a key is Ed25519 or P-256")
        pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        return cls(public=read_sender_key(pem), _key=key)

    def derive(self, label: str, *fields: str) -> str:
        """Return 32 hex digits that follow from the key and these fields, and tell nobody else anything.

        A sender names a letter by it: the same letter always has the same name, with nothing to be kept.
        """
        private = self._key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        secret = hmac.digest(private, _DERIVED, "sha256")
        return hmac.digest(secret, encode(label, *fields), "sha256").hex()[:32]

    def sign(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        *,
        created: datetime,
        nonce: str,
        components: Sequence[str],
    ) -> dict[str, str]:
        """Return the headers that sign a request: Signature-Input and Signature.

        Args:
            method: In capitals.
            url: Absolute, as it goes over the line.
            headers: All that `components` names.
            created: Now.
            nonce: Random, 16 to 128 printable characters without quote or backslash, never used before.
            components: `PUSH_COMPONENTS` or `LOOK_UP_COMPONENTS`, and more where one likes.

        Raises:
            ValueError: A component is not among the headers, or something cannot be signed.
        """
        signing = dict(headers)
        key_id = self.public.key_id
        signer = HTTPMessageSigner(
            signature_algorithm=_ALGORITHMS[self.public.algorithm],
            key_resolver=MappingKeyResolver(public_keys={}, private_keys={key_id: self._key}),
        )
        try:
            signer.sign(
                SignedMessage(method=method, url=url, headers=signing),
                key_id=key_id,
                created=created,
                nonce=nonce,
                label="postkluis",
                tag=TAG,
                covered_component_ids=tuple(components),
                use_existing_digest=any(name.lower() == "content-digest" for name in headers),
            )
        except HTTPMessageSignaturesException as exc:
            raise ValueError("the request cannot be signed") from exc
        return {name: signing[name] for name in ("Signature-Input", "Signature")}


def read_signature(headers: Headers) -> PresentedSignature:
    """Return what a request says of its signature, with nothing verified.

    Raises:
        SignatureMissingError, SignatureMalformedError, SignatureParameterError: What is wrong with it.
    """
    inputs = read_members(headers.items(), "signature-input")
    signatures = read_members(headers.items(), "signature")
    ours = [label for label, (_, parameters) in inputs.items() if parameters.get("tag") == TAG]
    if not ours:
        raise SignatureMissingError("no signature with our tag")
    if len(ours) > 1:
        raise SignatureMalformedError("more than one signature with our tag")
    label = ours[0]
    listed, parameters = inputs[label]
    signature = signatures.get(label, (None, {}))[0]
    if not isinstance(signature, bytes) or len(signature) != _SIGNATURE_BYTES:
        raise SignatureMalformedError("no signature of 64 bytes")
    return PresentedSignature(
        label=label,
        key_id=_text_parameter(parameters, "keyid", _KEY_ID),
        nonce=_text_parameter(parameters, "nonce", _NONCE),
        created=_time_parameter(parameters, "created"),
        expires=_time_parameter(parameters, "expires") if "expires" in parameters else None,
        algorithm=_algorithm_parameter(parameters),
        components=_components(listed),
        signature=signature,
    )


def verify_signature(
    message: SignedMessage,
    presented: PresentedSignature,
    key: SenderPublicKey,
    *,
    components: Sequence[str],
    now: datetime,
) -> VerifiedSignature:
    """Return the signature of a request when it verifies under a key and covers all of `components`.

    In place of ``@target-uri`` it may cover ``@authority``, ``@path`` and, where there is one, ``@query``.
    Whoever gave the key has checked that it is the one of `presented.key_id`, in force, and of whom.

    Raises:
        SignatureTimeError, ComponentsNotCoveredError, SignatureAlgorithmError, SignatureMismatchError: In
            that order.
    """
    _check_time(presented, now)
    missing = _missing(presented.components, components, message.url)
    if missing:
        raise ComponentsNotCoveredError(missing)
    if presented.algorithm not in (None, key.algorithm):
        raise SignatureAlgorithmError("the signature names another algorithm than that of its key")
    verifier = _Verifier(
        signature_algorithm=_ALGORITHMS[key.algorithm],
        key_resolver=MappingKeyResolver(public_keys={key.key_id: key.key}, private_keys={}),
    )
    try:
        (result,) = verifier.verify(message, max_age=None, expect_tag=TAG)
    except HTTPMessageSignaturesException as exc:
        raise SignatureMismatchError("the signature does not verify") from exc
    covered = result.covered_components
    return VerifiedSignature(
        presented=presented,
        key=key,
        signature_input=covered[_PARAMETERS],
        signature_base="\n".join(f"{name}: {value}" for name, value in covered.items()),
        covered={name.strip('"'): value for name, value in covered.items() if name != _PARAMETERS},
    )


class _Verifier(HTTPMessageVerifier):
    """Leaves the time to `_check_time`, which is given the clock."""

    def validate_created_and_expires(self, sig_input: object, max_age: timedelta | None = None) -> None:
        """Check nothing."""


def _check_time(presented: PresentedSignature, now: datetime) -> None:
    created = datetime.fromtimestamp(presented.created, UTC)
    if not now - MAX_AGE - MAX_CLOCK_SKEW <= created <= now + MAX_CLOCK_SKEW:
        raise SignatureTimeError("created too long ago, or in the future")
    if presented.expires is not None and presented.expires < (now - MAX_CLOCK_SKEW).timestamp():
        raise SignatureTimeError("past its end")


def _missing(covered: Sequence[str], asked: Sequence[str], url: str) -> list[str]:
    parts = {"@authority", "@path"} | ({"@query"} if "?" in url else set())
    target_given = "@target-uri" in covered or parts <= set(covered)
    return [name for name in asked if name not in covered and not (name == "@target-uri" and target_given)]


def _components(listed: object) -> tuple[str, ...]:
    """Return the names of an inner list; those that we ask for have no parameters, so none may have any."""
    if not isinstance(listed, list) or len(listed) > MAX_COMPONENTS:
        raise SignatureMalformedError("no list of a few components")
    names: list[str] = []
    for name, parameters in listed:
        if parameters or not isinstance(name, str):
            raise SignatureMalformedError("components with parameters")
        names.append(name)
    return tuple(names)


def _text_parameter(parameters: Mapping[str, object], name: str, pattern: re.Pattern[str]) -> str:
    value = parameters.get(name)
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise SignatureParameterError(name)
    return value


def _time_parameter(parameters: Mapping[str, object], name: str) -> int:
    value = parameters.get(name)
    if type(value) is not int or not 0 <= value < 2**40:
        raise SignatureParameterError(name)
    return value


def _algorithm_parameter(parameters: Mapping[str, object]) -> KeyAlgorithm | None:
    value = parameters.get("alg")
    if value is None:
        return None
    if value not in set(KeyAlgorithm):
        raise SignatureAlgorithmError("an algorithm that we do not know")
    return KeyAlgorithm(str(value))
