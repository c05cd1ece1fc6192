"""A body that is checked against its Content-Digest (RFC 9530) while it streams by."""

from __future__ import annotations

import hashlib
import hmac

from server.errors import DigestMismatchError
from server.signature_input import read_digest


class BodyDigest:
    """Checks a body against its Content-Digest while it streams by."""

    def __init__(self, header: str | None) -> None:
        """Take the header's value.

        Raises:
            DigestMalformedError: It is missing, is no such header, or has no sha-256.
        """
        self._expected = read_digest(header)
        self._hash = hashlib.sha256()

    @property
    def expected(self) -> bytes:
        """The SHA-256 that the header gives."""
        return self._expected

    def update(self, chunk: bytes) -> None:
        """Add what came next."""
        self._hash.update(chunk)

    def finish(self) -> bytes:
        """Return the digest when the whole body has it; `DigestMismatchError` when not."""
        if not hmac.compare_digest(self._hash.digest(), self._expected):
            raise DigestMismatchError("the body is not the one whose digest was given")
        return self._expected
