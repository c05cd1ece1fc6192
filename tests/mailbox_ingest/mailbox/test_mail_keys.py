"""Keys of signers: kept sealed, and looked up at a real name server only where that was allowed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

import dns.message
import dns.rcode
import dns.rdatatype
import dns.rrset
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.mailbox.dkim_check import DkimOutcome
from mailbox_ingest.mailbox.mail_keys import (
    KeyFinder,
    MailKeys,
    decode_mail_keys,
    encode_mail_keys,
    look_up_record,
    open_mail_keys,
    save_mail_keys,
)
from mailbox_ingest.mailbox.origin import Standing, decode_origin, find_evidence
from store import UnlockedVault
from tests.mailbox_ingest.mailbox.test_origin import KEY_NAME, mail, record_of, signed, signing_key

KEYS = MailKeys(lookup=True, records={KEY_NAME: "v=DKIM1; p=AA=="})


@contextmanager
def name_server(records: Mapping[str, list[str]]) -> Iterator[tuple[int, list[str]]]:
    """A name server on loopback with these TXT records; gives its port, and what it was asked."""
    asked: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))

        def serve() -> None:
            while True:
                content, client = sock.recvfrom(4096)
                if content == b"stop":
                    return
                query = dns.message.from_wire(content)
                name = query.question[0].name.to_text().rstrip(".")
                asked.append(name)
                answer = dns.message.make_response(query)
                if name in records:
                    texts = [f'"{text[:200]}" "{text[200:]}"' for text in records[name]]
                    answer.answer.append(dns.rrset.from_text(name + ".", 60, "IN", "TXT", *texts))
                else:
                    answer.set_rcode(dns.rcode.NXDOMAIN)
                sock.sendto(answer.to_wire(), client)

        thread = threading.Thread(target=serve)
        thread.start()
        port: int = sock.getsockname()[1]
        try:
            yield port, asked
        finally:
            with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ending:
                ending.sendto(b"stop", ("127.0.0.1", port))
            thread.join()


def test_a_key_is_looked_up_once_and_checks_the_signature() -> None:
    record = record_of(signing_key())
    with name_server({KEY_NAME: [record]}) as (port, asked):
        find = KeyFinder(MailKeys(lookup=True), partial(look_up_record, servers=["127.0.0.1"], port=port))
        for _ in range(2):
            origin = decode_origin(find_evidence(signed(mail()), trusted_host=None, find_key=find))
            assert origin is not None
            assert origin.checked is not None
            assert origin.checked.outcome is DkimOutcome.VALID
            assert origin.standing is Standing.VERIFIED
        assert asked == [KEY_NAME]
        assert find.found == {KEY_NAME: record}


def test_a_name_without_a_key_is_asked_once() -> None:
    with name_server({}) as (port, asked):
        find = KeyFinder(MailKeys(lookup=True), partial(look_up_record, servers=["127.0.0.1"], port=port))
        assert [find("a._domainkey.x.example"), find("a._domainkey.x.example")] == [None, None]
        assert asked == ["a._domainkey.x.example"]


def test_two_records_of_one_name_are_no_key() -> None:
    with name_server({KEY_NAME: ["v=DKIM1; p=AA==", "v=DKIM1; p=BB=="]}) as (port, _):
        assert look_up_record(KEY_NAME, servers=["127.0.0.1"], port=port) is None


def test_a_name_that_cannot_be_asked_has_no_key() -> None:
    assert look_up_record("a" * 300, servers=["127.0.0.1"], port=1) is None


def test_nobody_is_asked_where_that_was_not_allowed() -> None:
    def never(name: str) -> str:
        raise AssertionError("asked")

    find = KeyFinder(replace(KEYS, lookup=False), never)
    assert find(KEY_NAME) == "v=DKIM1; p=AA=="
    assert find("other._domainkey.x.example") is None
    assert find.found == {}


async def test_keys_are_kept_sealed_in_the_vault(vault: UnlockedVault) -> None:
    assert await open_mail_keys(vault) == MailKeys()
    await save_mail_keys(vault, KEYS)
    await save_mail_keys(vault, replace(KEYS, lookup=False))
    assert await open_mail_keys(vault) == replace(KEYS, lookup=False)


def test_the_newest_keys_stay() -> None:
    many = {f"k{number}._domainkey.x.example": "v=DKIM1" for number in range(1_200)}
    kept = MailKeys().with_records(many).with_records({KEY_NAME: "new"})
    assert len(kept.records) == 1_000
    assert list(kept.records)[-1] == KEY_NAME
    assert "k0._domainkey.x.example" not in kept.records


@given(st.booleans(), st.dictionaries(st.text(max_size=20), st.text(max_size=20), max_size=5))
def test_what_is_sealed_comes_out(lookup: bool, records: dict[str, str]) -> None:
    keys = MailKeys(lookup=lookup, records=records)
    try:
        payload = encode_mail_keys(keys)
    except UnicodeEncodeError:
        return
    assert decode_mail_keys(payload) == keys


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"{}",
        encode_mail_keys(KEYS) + b" ",
        encode_mail_keys(KEYS).replace(b'"version":1', b'"version":2'),
        encode_mail_keys(KEYS).replace(b"mail_keys", b"mail_kees"),
        encode_mail_keys(KEYS).replace(b'"lookup":true', b'"lookup":1'),
    ],
)
def test_what_is_no_setting_of_keys_is_refused(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        decode_mail_keys(payload)


def test_keys_show_nothing_of_who_writes() -> None:
    assert "vattenfall" not in repr(KEYS)
