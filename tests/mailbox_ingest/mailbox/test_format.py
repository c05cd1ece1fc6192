"""What is remembered of mailboxes, opened from FORMAT.md with HMAC, AES-GCM and struct alone."""

from __future__ import annotations

import hmac
import struct
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.mailbox.account import (
    Account,
    Folder,
    OAuth,
    Password,
    Security,
    decode_account,
    encode_account,
    encode_removed_account,
)
from mailbox_ingest.mailbox.keys import MailboxKey
from mailbox_ingest.mailbox.outcomes import (
    CONTENT,
    FOLDER,
    MESSAGE,
    TOKENS,
    FolderState,
    MessagePlace,
    Outcome,
    State,
    Tokens,
    decode_content,
    decode_folder,
    decode_outcome,
    decode_tokens,
    encode_content,
    encode_folder,
    encode_outcome,
    encode_tokens,
)
from store import SubjectId

KEY = bytes(range(32))
SEEN = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
PLACE = MessagePlace(account="a" * 32, folder="0123abcd", uid_validity=7, uid=42)
OUTCOME = Outcome(
    place=PLACE,
    state=State.FAILED,
    reason="attachment",
    failure="lost",
    content=b"c" * 32,
    received=date(2026, 3, 4),
    sender="Waterbedrijf <post@water.example>",
    subject="Factuur",
    source_id=SubjectId("b" * 32),
    attempts=2,
    retry_at=SEEN,
    decided_at=SEEN,
)
FOLDER_STATE = FolderState(
    account="a" * 32, folder="0123abcd", name="Post", uid_validity=7, next_uid=43, open=(5, 42), seen_at=SEEN
)
TOKENS_KEPT = Tokens(account="a" * 32, basis=b"b" * 32, refresh_token="r", access_token="t", expires_at=SEEN)


def _encoded(label: str, *fields: bytes | str | int) -> bytes:
    """Write the canonical encoding from its description."""
    pieces = [bytes((1, len(label))), label.encode(), bytes((len(fields),))]
    for field in fields:
        match field:
            case bytes():
                pieces.append(b"\x01" + struct.pack(">I", len(field)) + field)
            case str():
                pieces.append(b"\x02" + struct.pack(">I", len(field.encode())) + field.encode())
            case int():
                pieces.append(b"\x03" + struct.pack(">IQ", 8, field))
    return b"".join(pieces)


def _opened(mark: bytes, sealed: bytes) -> bytes:
    """Open a row from its description."""
    extracted = hmac.digest(b"\0" * 32, KEY, "sha256")
    sealing = hmac.digest(extracted, b"postkluis/1/mailbox sealing\x01", "sha256")
    assert sealed[0] == 1
    filled = AESGCM(sealing).decrypt(sealed[1:13], sealed[13:], mark)
    (length,) = struct.unpack(">I", filled[:4])
    assert len(filled) % 512 == 0
    assert not any(filled[4 + length :])
    return filled[4 : 4 + length]


def test_a_mark_is_as_it_is_written_down() -> None:
    mark = MailboxKey(KEY).mark(MESSAGE, "a" * 32, "0123abcd", 7, 42)
    encoded = _encoded("postkluis/1/mailbox message", "a" * 32, "0123abcd", 7, 42)
    assert mark == hmac.digest(KEY, encoded, "sha256")
    assert mark.hex() == "02c53d4ac4263dacbb7b9a40c1db6701da3f1e8fb37241efd6e7181a27780df6"


def test_each_row_opens_as_it_is_written_down() -> None:
    key = MailboxKey(KEY)
    rows = (
        (
            key.mark(MESSAGE, "a" * 32, "0123abcd", 7, 42),
            encode_outcome(OUTCOME),
            _encoded(
                "postkluis/1/mailbox outcome", "a" * 32, "0123abcd", 7, 42, "failed", "attachment",
                "lost", b"c" * 32,
                "2026-03-04", "Waterbedrijf <post@water.example>", "Factuur", "b" * 32, 2,
                1772625600, 1772625600,
            ),
        ),
        (
            key.mark(CONTENT, b"d" * 32),
            encode_content(State.TAKEN, SubjectId("b" * 32)),
            _encoded("postkluis/1/mailbox content", "taken", "b" * 32),
        ),
        (
            key.mark(FOLDER, "a" * 32, "0123abcd"),
            encode_folder(FOLDER_STATE),
            _encoded(
                "postkluis/1/mailbox folder", "a" * 32, "0123abcd", "Post", 7, 43, 0,
                struct.pack(">II", 5, 42), 0, 1772625600,
            ),
        ),
        (
            key.mark(TOKENS, "a" * 32),
            encode_tokens(TOKENS_KEPT),
            _encoded("postkluis/1/mailbox tokens", "a" * 32, b"b" * 32, "r", "t", 1772625600),
        ),
    )  # fmt: skip
    for mark, content, written in rows:
        sealed = key.seal(mark, content)
        assert content == written
        assert _opened(mark, sealed) == written
        assert key.open(mark, sealed) == written


def test_each_row_comes_back_as_it_was() -> None:
    assert decode_outcome(encode_outcome(OUTCOME)) == OUTCOME
    waiting = replace(OUTCOME, state=State.WAITING, source_id=None, retry_at=None)
    assert decode_outcome(encode_outcome(waiting)) == waiting
    assert decode_folder(encode_folder(FOLDER_STATE)) == FOLDER_STATE
    assert decode_tokens(encode_tokens(TOKENS_KEPT)) == TOKENS_KEPT
    assert decode_content(encode_content(State.KNOWN, None)) == (State.KNOWN, None)


def test_a_row_of_another_kind_is_none_of_this() -> None:
    assert decode_outcome(encode_folder(FOLDER_STATE)) is None
    assert decode_folder(encode_outcome(OUTCOME)) is None
    assert decode_tokens(encode_outcome(OUTCOME)) is None


def test_a_row_opens_under_its_own_mark_and_key_alone() -> None:
    key = MailboxKey(KEY)
    mark = key.mark(MESSAGE, "x")
    sealed = key.seal(mark, b"content")
    for opener, under, row in (
        (key, key.mark(MESSAGE, "y"), sealed),
        (MailboxKey(bytes(32)), mark, sealed),
        (key, mark, b"\x02" + sealed[1:]),
        (key, mark, sealed[:-1]),
        (key, mark, b""),
    ):
        with pytest.raises(PayloadError):
            opener.open(under, row)


@given(place=st.integers(0, 12 + 512 + 15), bit=st.integers(0, 7))
def test_any_changed_bit_is_noticed(place: int, bit: int) -> None:
    key = MailboxKey(KEY)
    mark = sha256(b"mark").digest()
    sealed = bytearray(key.seal(mark, b"content"))
    sealed[place] ^= 1 << bit
    with pytest.raises(PayloadError):
        key.open(mark, bytes(sealed))


@given(subject=st.text(max_size=400), sender=st.text(max_size=400))
def test_whatever_a_message_says_its_row_has_the_same_length(subject: str, sender: str) -> None:
    key = MailboxKey(KEY)
    mark = sha256(b"mark").digest()
    longest = replace(OUTCOME, reason="nothing_of_money", failure="refused", state=State.TOO_LARGE)
    content = encode_outcome(replace(longest, subject=subject, sender=sender))
    assert len(key.seal(mark, content)) == 1 + 12 + 512 + 16
    back = decode_outcome(content)
    assert back is not None
    assert subject.encode("utf-8", "replace").startswith(back.subject.encode("utf-8"))


@given(st.binary(max_size=200))
def test_bytes_that_are_no_row_are_refused(content: bytes) -> None:
    for decode, label in (
        (decode_outcome, "postkluis/1/mailbox outcome"),
        (decode_folder, FOLDER),
        (decode_tokens, TOKENS),
        (decode_content, CONTENT),
    ):
        with pytest.raises(PayloadError):
            decode(bytes((1, len(label))) + label.encode() + content)


ACCOUNT = Account(
    id="a" * 32,
    name="thuis",
    host="imap.post.example",
    port=993,
    user="j.dewit",
    login=Password(secret="geheim"),
    folders=(Folder(id="0123abcd", name="INBOX"), Folder(id="4567cdef", name="Rekeningen/€")),
    keyword="Postkluis",
)
ACCESS = OAuth(
    token_url="https://login.example/token", client_id="id", client_secret=None, refresh_token="refresh"
)


@pytest.mark.parametrize(
    "account",
    [
        ACCOUNT,
        replace(ACCOUNT, login=ACCESS, keyword=None, security=Security.STARTTLS, port=143),
        replace(ACCOUNT, login=replace(ACCESS, client_secret="s"), host="127.0.0.1", security=Security.NONE),
    ],
    ids=["password", "oauth", "loopback"],
)
def test_a_mailbox_comes_back_as_it_was_and_shows_nothing(account: Account) -> None:
    assert decode_account(encode_account(account)) == account
    for secret in ("geheim", "refresh", "j.dewit", "imap.post.example", "Rekeningen"):
        assert secret not in repr(account)


def test_a_mailbox_that_was_removed_is_none() -> None:
    assert decode_account(encode_removed_account()) is None


@pytest.mark.parametrize(
    "change",
    [
        (b'"port":993', b'"port":0'),
        (b'"security":"tls"', b'"security":"none"'),
        (b'"version":1', b'"version":2'),
        (b'"kind":"password"', b'"kind":"sesame"'),
        (b'"label":"Postkluis"', b'"label":"a b"'),
        (b'"removed":false', b'"removed":0'),
        (b'"setting":"mailbox_account"', b'"setting":"other"'),
        (b'"user"', b'"use"'),
        (b"{", b"{ "),
    ],
)
def test_another_spelling_of_a_mailbox_is_refused(change: tuple[bytes, bytes]) -> None:
    with pytest.raises(PayloadError):
        decode_account(encode_account(ACCOUNT).replace(*change, 1))
