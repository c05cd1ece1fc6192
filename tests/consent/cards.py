"""Counsellors and instants that the tests of this package share; all invented."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from consent.card import CounsellorCard, make_card
from store import CounsellorKeys
from store.keys import EncryptionKeyPair, SigningKeyPair

NOW = datetime(2026, 6, 15, 9, 30, tzinfo=UTC)


@cache
def counsellor_keys(number: int) -> CounsellorKeys:
    """Return the same counsellor's keys for the same number."""
    return CounsellorKeys(
        encryption=EncryptionKeyPair.from_seed(bytes([number]) * 32), signing=signing_keys(number)
    )


@cache
def signing_keys(number: int) -> SigningKeyPair:
    """Return the same Ed25519 pair for the same number."""
    return SigningKeyPair.from_seed(bytes([number + 100]) * 32)


def a_card(
    number: int = 1, *, name: str = "Noor Terpstra", organisation: str = "Schuldhulp Zuiderdiep"
) -> CounsellorCard:
    """Return the card of the counsellor with that number."""
    return make_card(name=name, organisation=organisation, keys=counsellor_keys(number))
