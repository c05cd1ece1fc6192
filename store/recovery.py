"""The recovery code: 160 random bits in groups that a person can copy from paper, with a check on slips."""

from __future__ import annotations

import hashlib
import secrets

from store.base32 import Base32Error, format_base32, parse_base32
from store.errors import RecoveryCodeError

_SECRET_BYTES = 20
_CHECK_BITS = 20
_CHARACTERS = (_SECRET_BYTES * 8 + _CHECK_BITS) // 5


def new_recovery_secret() -> bytes:
    """Return 160 random bits."""
    return secrets.token_bytes(_SECRET_BYTES)


def format_recovery_code(secret: bytes) -> str:
    """Return the code of a secret: nine groups of four, the last one a checksum."""
    number = int.from_bytes(secret, "big") << _CHECK_BITS | _check(secret)
    return format_base32(number, characters=_CHARACTERS)


def parse_recovery_code(code: str) -> bytes:
    """Return the secret of a code as a person types it: any case, any spaces and dashes, O for 0, I for 1.

    Raises:
        RecoveryCodeError: A character is missing, strange or wrong. One wrong character is always noticed as
            such but for one chance in a million.
    """
    try:
        number = parse_base32(code, characters=_CHARACTERS)
    except Base32Error as exc:
        raise RecoveryCodeError(f"a recovery code {exc}") from exc
    secret = (number >> _CHECK_BITS).to_bytes(_SECRET_BYTES, "big")
    if number & ((1 << _CHECK_BITS) - 1) != _check(secret):
        raise RecoveryCodeError("its checksum does not match: one of the characters is another")
    return secret


def _check(secret: bytes) -> int:
    digest = hashlib.sha256(b"postkluis/1/recovery code" + secret).digest()
    return int.from_bytes(digest[:3], "big") >> 4
