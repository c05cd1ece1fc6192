"""Counsellors and instants that the tests of this package share; all invented."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from consent.card import CounsellorCard, make_card
from store.keys import EncryptionKeyPair, SigningKeyPair

NOW = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)


@cache
def encryption_keys(number: int) -> EncryptionKeyPair:
    """Return the same X-Wing pair for the same number."""
    return EncryptionKeyPair.from_seed(bytes([number]) * 32)


@cache
def signing_keys(number: int) -> SigningKeyPair:
    """Return the same Ed25519 pair for the same number."""
    return SigningKeyPair.from_seed(bytes([number + 100]) * 32)


def a_card(
    number: int = 1, *, name: str = "Noor Terpstra", organisation: str = "Schuldhulp Zuiderdiep"
) -> CounsellorCard:
    """Return the card of the counsellor with that number."""
    signing = signing_keys(number)
    return make_card(
        name=name,
        organisation=organisation,
        encryption_public_key=encryption_keys(number).public.raw,
        signing_public_key=signing.public,
        sign=signing.sign,
    )
