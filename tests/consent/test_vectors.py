"""The vectors of docs/consent-format.md: who changes them breaks what was compared, stored or sent before."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

from consent.card import encode_card
from consent.looks import LookedAt, LookKind, encode_look
from consent.token import issue_token, read_token, verify_token
from store import GrantId, VaultId
from tests.consent.cards import NOW, a_card, counsellor_keys, signing_keys

DOCUMENT = (Path(__file__).parents[2] / "docs" / "consent-format.md").read_text(encoding="utf-8")
FINGERPRINT = "24753 29797 33508 61781 33665 42132 96574 29735"


def test_the_card_of_the_document_has_its_fingerprint_and_text() -> None:
    assert a_card().fingerprint() == FINGERPRINT
    assert FINGERPRINT in DOCUMENT
    assert hashlib.sha256(encode_card(a_card()).encode()).hexdigest() in DOCUMENT


def test_the_token_of_the_document_is_what_we_write_and_verifies() -> None:
    vault_keys = signing_keys(50)
    token = issue_token(
        grant=GrantId("a1" * 16),
        vault=VaultId("b2" * 16),
        counsellor_signing_key=counsellor_keys(1).signing_public_key,
        starts=NOW,
        ends=NOW + timedelta(days=90),
        signing_public_key=vault_keys.public,
        sign=vault_keys.sign,
    )
    assert f"    {token}\n" in DOCUMENT
    verified = verify_token(
        read_token(token),
        signing_public_key=vault_keys.public,
        counsellor_signing_key=counsellor_keys(1).signing_public_key,
        now=NOW,
    )
    assert verified.ends == NOW + timedelta(days=90)


def test_the_look_of_the_document_is_what_we_write() -> None:
    assert f"    {encode_look(LookedAt(what=LookKind.OVERVIEW)).decode()}\n" in DOCUMENT
