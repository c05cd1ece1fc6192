"""The token that a citizen hands to a counsellor: which grant, of which vault, for whose key, and when.

A token opens nothing: the wraps in the store do. It tells the counsellor's program where to look, and lets
whoever serves a store refuse before anything is opened. It holds no name, no purpose and no letter, so that a
token in a mailbox says nothing about a debt.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwa import JWSAlgModel
from joserfc.jwk import OKPKey
from joserfc.jws import JWSRegistry
from joserfc.registry import Header

from consent.errors import (
    GrantExpiredError,
    GrantNotStartedError,
    OtherCounsellorError,
    TokenAlteredError,
)
from store.ids import GrantId, KeyId, VaultId, is_id
from store.keys import key_id

# RFC 9864 names the curve in the algorithm and withdraws the older, wider "EdDSA". One algorithm, one type,
# no key id, nothing critical: the header is a constant, so that no token can choose how it is checked.
_ALGORITHM = "Ed25519"
_TYPE = "postkluis-grant+jwt"
_CLAIMS = frozenset({"cnf", "exp", "grant", "iat", "nbf", "vault", "vault_key"})

# A token of ours has some 450 characters; what is longer is not decoded.
MAX_TOKEN_CHARS = 1_024


@dataclass(frozen=True, slots=True, kw_only=True)
class UnverifiedGrant:
    """What a token says of itself. It serves to find the vault whose key decides, and for nothing else."""

    grant: GrantId
    vault: VaultId
    vault_key: KeyId
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedGrant:
    """What a vault's owner signed, checked against the vault's key, the counsellor's key and the time."""

    grant: GrantId
    vault: VaultId
    vault_key: KeyId
    thumbprint: str
    starts: datetime
    ends: datetime


def thumbprint(signing_public_key: bytes) -> str:
    """Return the RFC 7638 thumbprint of a counsellor's Ed25519 key: what `cnf` holds under `jkt`."""
    return _verification_key(signing_public_key).thumbprint()


def issue_token(
    *,
    grant: GrantId,
    vault: VaultId,
    counsellor_signing_key: bytes,
    starts: datetime,
    ends: datetime,
    signing_public_key: bytes,
    sign: Callable[[bytes], bytes],
) -> str:
    """Return a token signed by the vault; `sign` gives the plain Ed25519 signature of the bytes it gets."""
    seconds = int(starts.timestamp())
    claims = {
        "cnf": {"jkt": thumbprint(counsellor_signing_key)},
        "exp": int(ends.timestamp()),
        "grant": grant,
        "iat": seconds,
        "nbf": seconds,
        "vault": vault,
        "vault_key": key_id(signing_public_key),
    }
    header: Header = {"alg": _ALGORITHM, "typ": _TYPE}
    key = _verification_key(signing_public_key)
    return jwt.encode(header, claims, key, registry=_SigningRegistry(sign), default_type=None)


def read_token(token: str) -> UnverifiedGrant:
    """Return what a token says of itself, unchecked but for its form.

    Raises:
        TokenAlteredError: it has not the one form in which tokens are written.
    """
    header, claims = _read_form(token.strip())
    if header != {"alg": _ALGORITHM, "typ": _TYPE}:
        raise TokenAlteredError("the token's header is not the one that we write")
    return UnverifiedGrant(
        grant=GrantId(_id(claims, "grant")),
        vault=VaultId(_id(claims, "vault")),
        vault_key=KeyId(_text(claims, "vault_key")),
        token=token.strip(),
    )


def verify_token(
    unverified: UnverifiedGrant,
    *,
    signing_public_key: bytes,
    counsellor_signing_key: bytes,
    now: datetime,
) -> VerifiedGrant:
    """Return what the vault signed, once key, signature, holder and time all fit.

    Args:
        signing_public_key: The Ed25519 key of the vault that the token names, as the store holds it. The
            token carries the id of that key, so that one swapped in the store is noticed.

    Raises:
        TokenAlteredError: another key signed it, or it was changed.
        OtherCounsellorError: it was made for another counsellor.
        GrantNotStartedError, GrantExpiredError: it holds, but not now.
    """
    if unverified.vault_key != key_id(signing_public_key):
        raise TokenAlteredError("the token names another key of this vault")
    try:
        decoded = jwt.decode(unverified.token, _verification_key(signing_public_key), algorithms=[_ALGORITHM])
    except (JoseError, ValueError) as exc:
        raise TokenAlteredError("the token's signature does not fit") from exc
    verified = _verified(decoded.claims)
    if verified.thumbprint != thumbprint(counsellor_signing_key):
        raise OtherCounsellorError("the token was made for the key of another counsellor")
    check_period(starts=verified.starts, ends=verified.ends, now=now)
    return verified


def check_period(*, starts: datetime, ends: datetime, now: datetime) -> None:
    """Refuse an instant outside `[starts, ends)`."""
    if now < starts:
        raise GrantNotStartedError(starts=starts)
    if now >= ends:
        raise GrantExpiredError(ended=ends)


def _verified(claims: dict[str, Any]) -> VerifiedGrant:
    confirmation = claims.get("cnf")
    if not isinstance(confirmation, dict) or set(confirmation) != {"jkt"}:
        raise TokenAlteredError("the token names no key of a counsellor")
    starts, ends = _instant(claims, "nbf"), _instant(claims, "exp")
    if _instant(claims, "iat") != starts or ends <= starts:
        raise TokenAlteredError("the token's times do not go together")
    return VerifiedGrant(
        grant=GrantId(_id(claims, "grant")),
        vault=VaultId(_id(claims, "vault")),
        vault_key=KeyId(_text(claims, "vault_key")),
        thumbprint=_text(confirmation, "jkt"),
        starts=starts,
        ends=ends,
    )


def _read_form(token: str) -> tuple[object, dict[str, Any]]:
    """Return header and claims of a token in its one form: no white space, no second spelling."""
    if len(token) > MAX_TOKEN_CHARS:
        raise TokenAlteredError(f"a token has at most {MAX_TOKEN_CHARS} characters")
    segments = token.split(".")
    if len(segments) != 3:
        raise TokenAlteredError("a token has three parts")
    try:
        header, payload, _signature = (_decode_segment(segment) for segment in segments)
        head: object = json.loads(header)
        claims: object = json.loads(payload)
        spelled = json.dumps(claims, separators=(",", ":"), sort_keys=True).encode("ascii")
    except (ValueError, RecursionError, binascii.Error) as exc:
        raise TokenAlteredError("a part of the token cannot be read") from exc
    if not isinstance(claims, dict) or set(claims) != _CLAIMS or spelled != payload:
        raise TokenAlteredError("the token's claims are not those that we write")
    return head, claims


def _decode_segment(segment: str) -> bytes:
    decoded = base64.urlsafe_b64decode(segment.encode("ascii") + b"=" * (-len(segment) % 4))
    if base64.urlsafe_b64encode(decoded).rstrip(b"=") != segment.encode("ascii"):
        raise ValueError("base64 in another spelling")
    return decoded


def _id(claims: dict[str, Any], name: str) -> str:
    value = _text(claims, name)
    if not is_id(value):
        raise TokenAlteredError(f"{name} is no id")
    return value


def _text(claims: dict[str, Any], name: str) -> str:
    value = claims.get(name)
    if not isinstance(value, str):
        raise TokenAlteredError(f"{name} is no text")
    return value


def _instant(claims: dict[str, Any], name: str) -> datetime:
    value = claims.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TokenAlteredError(f"{name} is no whole number of seconds")
    try:
        return datetime.fromtimestamp(value, tz=UTC)
    except (OverflowError, ValueError, OSError) as exc:
        raise TokenAlteredError(f"{name} lies outside the calendar") from exc


def _verification_key(signing_public_key: bytes) -> OKPKey:
    return OKPKey.import_key(Ed25519PublicKey.from_public_bytes(signing_public_key))


class _OwnerSigning(JWSAlgModel):
    """Ed25519 with a private key that stays in the store: joserfc gives the bytes, the vault signs them."""

    name = _ALGORITHM
    description = "Ed25519 by a key that only its vault holds"
    key_type = "OKP"

    def __init__(self, sign: Callable[[bytes], bytes]) -> None:
        self._sign = sign

    def sign(self, msg: bytes, key: object) -> bytes:
        return self._sign(msg)

    def verify(self, msg: bytes, sig: bytes, key: object) -> bool:
        raise NotImplementedError("tokens are verified by joserfc's own Ed25519")


class _SigningRegistry(JWSRegistry):
    """The algorithms to sign a token with: this one."""

    def __init__(self, sign: Callable[[bytes], bytes]) -> None:
        super().__init__(algorithms=[_ALGORITHM])
        self._signing = _OwnerSigning(sign)

    def get_alg(self, name: str) -> JWSAlgModel:
        """Return the owner's signing, whatever registry of algorithms joserfc keeps."""
        if name != _ALGORITHM:
            raise ValueError("tokens are signed with Ed25519 alone")
        return self._signing
