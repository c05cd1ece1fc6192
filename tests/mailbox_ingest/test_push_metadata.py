"""The metadata of a push is one strict form: what deviates is refused by field, never by value."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbox_ingest.errors import PushMetadataError
from mailbox_ingest.push_metadata import (
    MAX_BATCH_LETTERS,
    MAX_METADATA_BYTES,
    PARCEL_TYPE,
    SenderClaims,
    is_idempotency_key,
    parse_manifest,
    parse_metadata,
)
from mailbox_ingest.push_types import PUSH_MEDIA_TYPES, ending_of, fits_media_type
from mailbox_ingest.sender_evidence import digest_text

DIGEST = digest_text(b"a letter")
PLAIN = {
    "version": 1,
    "address": "AAAA@post.example.nl",
    "documentDigest": DIGEST,
    "documentType": "text/plain",
}
SEALED = {**PLAIN, "documentType": PARCEL_TYPE, "parcelId": "0f" * 16, "sealedMetadataDigest": DIGEST}


def _bytes(members: object) -> bytes:
    return json.dumps(members).encode()


def test_all_that_a_sender_may_say() -> None:
    claims = {
        "letterDate": "2026-06-02",
        "amountDueCents": 12345,
        "principalCents": 10000,
        "interestCents": 345,
        "costsCents": 2000,
        "paidCents": 0,
        "paymentDeadline": "2026-06-16",
        "paymentReference": "700123",
        "iban": "NL91ABNA0417164300",
        "creditor": "Energie Noorderhaven",
        "references": ["K-1", "F-2"],
    }
    content = _bytes({**PLAIN, "documentName": "brief.txt", "idempotencyKey": "k" * 16, "claims": claims})
    metadata = parse_metadata(content)
    assert metadata.text.encode() == content
    assert metadata.document_digest == DIGEST
    assert metadata.claims == SenderClaims(
        letter_date=date(2026, 6, 2),
        amount_due_cents=12345,
        principal_cents=10000,
        interest_cents=345,
        costs_cents=2000,
        paid_cents=0,
        payment_deadline=date(2026, 6, 16),
        payment_reference="700123",
        iban="NL91ABNA0417164300",
        creditor="Energie Noorderhaven",
        references=("K-1", "F-2"),
    )
    assert "12345" not in repr(metadata)


def test_sealed_metadata_tells_what_it_must() -> None:
    assert parse_metadata(_bytes(SEALED)).is_parcel
    inside = {"version": 1, "documentDigest": DIGEST, "documentType": "text/plain", "salt": "s" * 22}
    opened = parse_metadata(_bytes(inside), sealed_inside=True)
    assert (opened.address, opened.salt) == (None, "s" * 22)


@pytest.mark.parametrize(
    "members",
    [
        {**PLAIN, "version": 2},
        {**PLAIN, "version": True},
        {name: value for name, value in PLAIN.items() if name != "address"},
        {name: value for name, value in PLAIN.items() if name != "documentDigest"},
        {**PLAIN, "address": ""},
        {**PLAIN, "address": "A" * 500},
        {**PLAIN, "documentDigest": "sha-256=:AAAA:"},
        {**PLAIN, "documentDigest": DIGEST.replace("sha-256", "sha-512")},
        {**PLAIN, "documentDigest": DIGEST[:-3] + "B=:"},
        {**PLAIN, "documentType": "PDF"},
        {**PLAIN, "documentName": "../../etc/passwd"},
        {**PLAIN, "documentName": "..\\..\\x"},
        {**PLAIN, "documentName": "a\nb"},
        {**PLAIN, "documentName": " a"},
        {**PLAIN, "documentName": None},
        {**PLAIN, "idempotencyKey": "short"},
        {**PLAIN, "extra": 1},
        {**PLAIN, "parcelId": "0f" * 16},
        {**PLAIN, "sealedMetadataDigest": DIGEST},
        {name: value for name, value in SEALED.items() if name != "parcelId"},
        {**SEALED, "parcelId": "0F" * 16},
        {**SEALED, "sealedMetadataDigest": "x"},
        {**SEALED, "claims": {}},
        {**SEALED, "documentName": "x.pdf"},
        {**PLAIN, "claims": []},
        {**PLAIN, "claims": {"amountDueCents": -1}},
        {**PLAIN, "claims": {"amountDueCents": 12.5}},
        {**PLAIN, "claims": {"amountDueCents": "12345"}},
        {**PLAIN, "claims": {"amountDueCents": 10**13}},
        {**PLAIN, "claims": {"letterDate": "2-6-2026"}},
        {**PLAIN, "claims": {"letterDate": "20260602"}},
        {**PLAIN, "claims": {"references": "K-1"}},
        {**PLAIN, "claims": {"references": ["K"] * 51}},
        {**PLAIN, "claims": {"references": [1]}},
        {**PLAIN, "claims": {"unknown": 1}},
        {**PLAIN, "salt": "s" * 22},
        [PLAIN],
        "text",
        None,
    ],
)
def test_what_deviates_is_refused(members: object) -> None:
    with pytest.raises(PushMetadataError):
        parse_metadata(_bytes(members))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b'{"version":1,"version":1}',
        b'{"version":NaN}',
        b'{"version":1e3}',
        b'{"version":' + b"1" * 5000 + b"}",
        b"[" * 100_000,
        b'{"a":' * 1000,
        b'{"version":1,"address":"\\ud800"}',
        b" " * (MAX_METADATA_BYTES + 1),
    ],
    ids=["empty", "no utf-8", "cut", "twice", "nan", "float", "digits", "brackets", "deep", "half", "large"],
)
def test_what_is_no_such_json_is_refused(content: bytes) -> None:
    with pytest.raises(PushMetadataError):
        parse_metadata(content)


@given(content=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_whatever_comes_gives_metadata_or_a_refusal(content: bytes) -> None:
    for parse in (parse_metadata, parse_manifest):
        try:
            parse(content)
        except PushMetadataError:
            continue


def test_a_refusal_repeats_nothing_of_what_was_sent() -> None:
    for members in ({**PLAIN, "Jansen": 1}, {**PLAIN, "documentName": "Jansen\n"}, {"Jansen": {"Jansen": 1}}):
        with pytest.raises(PushMetadataError) as refused:
            parse_metadata(_bytes(members))
        assert "Jansen" not in str(refused.value)


def test_a_manifest_names_each_letter_once() -> None:
    digests = [digest_text(bytes([number])) for number in range(3)]
    assert parse_manifest(_bytes({"version": 1, "metadataDigests": digests})).metadata_digests == tuple(
        digests
    )
    for wrong in ([], digests + digests[:1], ["x"], digests[0], [DIGEST] * (MAX_BATCH_LETTERS + 1)):
        with pytest.raises(PushMetadataError):
            parse_manifest(_bytes({"version": 1, "metadataDigests": wrong}))


def test_idempotency_keys() -> None:
    assert is_idempotency_key("abcDEF-_01234567")
    assert not any(is_idempotency_key(key) for key in ("short", "k" * 65, "k" * 16 + " ", "k" * 15 + "é"))


@pytest.mark.parametrize(
    ("content", "media_type", "fits"),
    [
        (b"%PDF-1.7\nx", "application/pdf", True),
        (b"\x89PNG\r\n\x1a\nx", "image/png", True),
        (b"\xff\xd8\xffx", "image/jpeg", True),
        (b"Beste heer,", "text/plain", True),
        (b"<html><body>x", "text/html", True),
        (b"From: a@example.nl\nTo: b@example.nl\nSubject: x\n\nx", "message/rfc822", True),
        (b"\x89PNG\r\n\x1a\nx", "image/jpeg", False),
        (b"<html><body>x", "application/pdf", False),
        (b"MZ\x90\x00\x03" + bytes(range(32)) * 20, "application/pdf", False),
        (b"MZ\x90\x00\x03" + bytes(range(32)) * 20, "text/plain", False),
        (b"", "text/plain", False),
        (
            b"PK\x03\x04broken",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            False,
        ),
        (b"%PDF-1.7\nx", "application/x-unknown", False),
    ],
)
def test_a_document_is_held_against_its_media_type(content: bytes, media_type: str, fits: bool) -> None:
    assert fits_media_type(content, media_type) is fits


def test_each_media_type_has_an_ending() -> None:
    assert {ending_of(media_type) for media_type in PUSH_MEDIA_TYPES} >= {".pdf", ".jpg", ".docx"}
