"""Who sent a mail: what the receiving server wrote, and signatures that are checked here."""

from __future__ import annotations

import base64
from dataclasses import replace
from functools import cache

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from hypothesis import given
from hypothesis import strategies as st

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.mailbox.authentication_results import Method, read_results
from mailbox_ingest.mailbox.dkim_check import DkimOutcome
from mailbox_ingest.mailbox.mail_domains import is_aligned, organisation_domain
from mailbox_ingest.mailbox.origin import MailOrigin, Standing, decode_origin, find_evidence, still_holds
from mailbox_ingest.sources import Evidence, EvidenceKind

PASSED = (
    "spf=pass smtp.mailfrom=x@vattenfall.nl; dkim=pass header.d=vattenfall.nl; "
    "dmarc=pass header.from=vattenfall.nl"
)
FAILED = "spf=fail smtp.mailfrom=x@elders.example; dkim=none; dmarc=fail (p=REJECT) header.from=vattenfall.nl"
BY_GOOGLE = "Received: by 2002:a05:1 with SMTP id a1; Mon, 2 Mar 2026 10:00:00 -0800\n"
TO_GOOGLE = "Received: from out.vattenfall.nl by mx.google.com with ESMTPS id b2; Mon, 2 Mar 2026 10:00:00\n"
KEY_NAME = "mei._domainkey.vattenfall.nl"


def mail(top: str = "", *, sender: str = "Vattenfall <no-reply@vattenfall.nl>", below: str = "") -> bytes:
    """An invented mail with `top` above what its sender wrote, and `below` in that."""
    text = (
        f"{top}DKIM-Place: none\nFrom: {sender}\nTo: bo@gmail.com\nDate: Mon, 2 Mar 2026 10:00:00 +0100\n"
        f"Subject: Uw factuur\nMessage-ID: <1@vattenfall.nl>\n{below}\nU betaalt 12,50 euro.\n"
    )
    return text.replace("\n", "\r\n").encode()


def origin_of(content: bytes, host: str | None = "imap.gmail.com") -> MailOrigin | None:
    """What is found of a mail in a mailbox at `host`."""
    return decode_origin(find_evidence(content, trusted_host=host))


def standing(content: bytes, host: str = "imap.gmail.com") -> Standing | None:
    """The standing of a mail in a mailbox at `host`, `None` where there is no evidence."""
    origin = origin_of(content, host)
    return None if origin is None else origin.standing


def results(text: str, server: str = "mx.google.com") -> str:
    """A field with results."""
    return f"Authentication-Results: {server}; {text}\n"


def test_results_of_the_receiving_server_verify_a_sender() -> None:
    content = mail(f"Delivered-To: bo@gmail.com\n{TO_GOOGLE}{results(PASSED)}")
    origin = origin_of(content)
    assert origin is not None
    assert origin.standing is Standing.VERIFIED
    assert [(one.method, one.result, one.domain) for one in origin.results] == [
        (Method.SPF, "pass", "vattenfall.nl"),
        (Method.DKIM, "pass", "vattenfall.nl"),
        (Method.DMARC, "pass", "vattenfall.nl"),
    ]
    assert still_holds(content, origin)
    assert not still_holds(mail(), origin)


def test_results_that_contradict_a_known_organisation_are_suspicious() -> None:
    origin = origin_of(mail(TO_GOOGLE + results(FAILED)))
    assert origin is not None
    assert origin.standing is Standing.CONTRADICTED
    assert origin.is_suspicious


def test_a_small_sender_whose_mail_is_set_up_wrongly_is_not_suspicious() -> None:
    failed = FAILED.replace("vattenfall.nl", "klussenbus.example")
    origin = origin_of(mail(TO_GOOGLE + results(failed), sender="Klus <x@klussenbus.example>"))
    assert origin is not None
    assert origin.standing is Standing.CONTRADICTED
    assert not origin.is_suspicious


def test_passed_for_another_domain_verifies_nobody() -> None:
    other = "spf=pass smtp.mailfrom=x@mailer.example; dkim=pass header.d=mailer.example; dmarc=none"
    assert standing(mail(TO_GOOGLE + results(other))) is Standing.UNKNOWN


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param(mail("", below=results(PASSED)), id="in the middle of its own header"),
        pytest.param(mail(results(PASSED, "mx.google.com.evil.example")), id="another name"),
        pytest.param(mail(results(PASSED, "evilmx.google.com.example")), id="a name like it"),
        pytest.param(
            mail(f"Received: from a by b.evil.example; x\n{results(PASSED)}"), id="after its server"
        ),
        pytest.param(
            mail(TO_GOOGLE + "Received: by evil.example; x\n" + results(PASSED)), id="one hop before"
        ),
        pytest.param(mail("DKIM-Signature: v=1\n" + results(PASSED)), id="below its signature"),
        pytest.param(mail("Authentication-Results: \n"), id="empty"),
        pytest.param(mail(f"ARC-{results(PASSED)}"), id="of a chain"),
        pytest.param(mail(f"X-{results(PASSED)}"), id="of another field"),
    ],
)
def test_results_that_a_sender_may_have_written_do_not_count(forged: bytes) -> None:
    assert find_evidence(forged, trusted_host="imap.gmail.com") == Evidence()


def test_the_topmost_results_count_when_the_sender_wrote_some_below() -> None:
    content = mail(TO_GOOGLE + results(FAILED) + results(PASSED))
    assert standing(content) is Standing.CONTRADICTED


def test_a_file_has_no_server_to_trust() -> None:
    assert find_evidence(mail(TO_GOOGLE + results(PASSED)), trusted_host=None) == Evidence()


def test_results_above_every_received_line_count_for_any_host() -> None:
    top = results(PASSED, "mx3.post.zonnehof.example") + "Received: from x by mx3.zonnehof.example; y\n"
    assert standing(mail(top), "imap.zonnehof.example") is Standing.VERIFIED
    assert standing(mail(top), "imap.elders.example") is None


def test_results_below_received_do_not_count_for_a_host_that_may_not_check() -> None:
    top = "Received: from x by mx3.zonnehof.example; y\n" + results(PASSED, "mx3.zonnehof.example")
    assert standing(mail(top), "imap.zonnehof.example") is None


def test_microsoft_writes_no_name() -> None:
    top = (
        "Received: from x by AM0.eurprd.prod.outlook.com with HTTPS; y\n"
        "Authentication-Results: spf=pass (sender IP is 1.2.3.4)\n smtp.mailfrom=vattenfall.nl; dkim=pass"
        " (signature was verified)\n header.d=vattenfall.nl;dmarc=pass action=none\n"
        " header.from=vattenfall.nl;compauth=pass reason=100\n"
    )
    assert standing(mail(top), "outlook.office365.com") is Standing.VERIFIED


def test_icloud_writes_a_field_for_each_method() -> None:
    top = (
        results("dmarc=pass header.from=vattenfall.nl", "dmarc.icloud.com")
        + results("dkim=pass header.d=vattenfall.nl", "dkim-verifier.icloud.com")
        + results("spf=pass smtp.mailfrom=x@vattenfall.nl", "spf.icloud.com")
    )
    origin = origin_of(mail(top), "imap.mail.me.com")
    assert origin is not None
    assert [one.method for one in origin.results] == [Method.DMARC, Method.DKIM, Method.SPF]


@pytest.mark.parametrize(
    "sender",
    [
        "a@vattenfall.nl, b@evil.example",
        "a@vattenfall.nl\nFrom: b@evil.example",
        "a@vattenfall.nl <b@evil.example>",
        "b@evil.example <a@vattenfall.nl>",
        "a@vattenfall.nl;b@evil.example",
        "b@evil.example@vattenfall.nl",
        "@vattenfall.nl",
        "Vattenfall",
        "",
    ],
)
def test_a_mail_with_no_or_two_senders_is_never_verified(sender: str) -> None:
    assert standing(mail(TO_GOOGLE + results(PASSED), sender=sender)) is Standing.UNKNOWN


def test_a_broken_clause_takes_nothing_from_the_others() -> None:
    told = read_results(("mx.google.com; spf==; dkim=pass (a;b) header.d=x.nl; dmarc=pass header.from=x.nl",))
    assert [one.method for one in told] == [Method.DKIM, Method.DMARC]


@cache
def made_key(bits: int) -> rsa.RSAPrivateKey:
    """A throw-away key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def signing_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    """The one key of that size."""
    return made_key(bits)


def record_of(key: rsa.RSAPrivateKey) -> str:
    """The TXT record of a key."""
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return "v=DKIM1; k=rsa; p=" + base64.b64encode(public).decode()


def signed(content: bytes, *, domain: str = "vattenfall.nl", length: bool = False, bits: int = 2048) -> bytes:
    """A mail with its signature above it."""
    pem = signing_key(bits).private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    field = dkim.sign(content, b"mei", domain.encode(), pem, length=length)
    assert isinstance(field, bytes)
    return field + content


def checked(content: bytes, record: str | None = None) -> MailOrigin | None:
    """What is found of a mail whose signer's key is at hand."""
    kept = record or record_of(signing_key())
    evidence = find_evidence(
        content, trusted_host=None, find_key=lambda name: kept if name == KEY_NAME else None
    )
    return decode_origin(evidence)


def test_a_signature_that_holds_verifies_and_can_be_checked_again_later() -> None:
    content = signed(mail())
    origin = checked(content)
    assert origin is not None
    assert origin.checked is not None
    assert origin.checked.outcome is DkimOutcome.VALID
    assert origin.standing is Standing.VERIFIED
    assert still_holds(content, origin)
    assert not still_holds(content.replace(b"12,50", b"92,50"), origin)


def test_a_mail_that_was_changed_is_not_verified_and_not_blamed() -> None:
    origin = checked(signed(mail()).replace(b"12,50", b"92,50"))
    assert origin is not None
    assert origin.checked is not None
    assert origin.checked.outcome is DkimOutcome.WRONG
    assert origin.standing is Standing.UNKNOWN
    assert not origin.is_suspicious


def test_a_signature_that_holds_outweighs_what_forwarding_broke() -> None:
    content = (
        TO_GOOGLE.replace("\n", "\r\n").encode()
        + results(FAILED).replace("\n", "\r\n").encode()
        + signed(mail())
    )
    record = record_of(signing_key())
    origin = decode_origin(
        find_evidence(content, trusted_host="imap.gmail.com", find_key=lambda name: record)
    )
    assert origin is not None
    assert origin.standing is Standing.VERIFIED


@pytest.mark.parametrize(
    ("content", "record"),
    [
        pytest.param(signed(mail(), domain="evil.example"), None, id="of another organisation"),
        pytest.param(signed(mail(), length=True), None, id="of a part of the text"),
        pytest.param(signed(mail()), "v=DKIM1; k=rsa; p=", id="withdrawn key"),
        pytest.param(signed(mail()), record_of(signing_key()) + "; t=y", id="key on trial"),
        pytest.param(signed(mail()), "v=DKIM1; p=" + "A" * 5000, id="a record without end"),
        pytest.param(signed(mail()), "nonsense", id="no record"),
        pytest.param(signed(mail()), "v=DKIM1; p=é", id="no text"),
        pytest.param(mail(), None, id="no signature"),
    ],
)
def test_what_cannot_be_checked_soundly_is_no_evidence(content: bytes, record: str | None) -> None:
    assert checked(content, record) is None


def test_a_short_key_does_not_count() -> None:
    content = signed(mail(), bits=1024)
    assert checked(content, record_of(signing_key(1024))) is not None
    assert checked(content.replace(b"rsa-sha256", b"rsa-sha1"), record_of(signing_key(1024))) is None


def test_a_second_sender_added_above_a_signed_mail_verifies_nobody() -> None:
    origin = checked(b"From: evil@vattenfall.nl\r\n" + signed(mail()))
    assert origin is None


@given(st.binary(max_size=500))
def test_any_bytes_give_evidence_or_none(content: bytes) -> None:
    evidence = find_evidence(content, trusted_host="imap.gmail.com", find_key=lambda name: "v=DKIM1; p=AA==")
    origin = decode_origin(evidence)
    assert (origin is None) == (evidence.kind is EvidenceKind.NONE)


@given(st.text(max_size=300))
def test_any_results_are_read(text: str) -> None:
    assert all(one.result for one in read_results((text,)))


@given(st.text(alphabet="=;: vabdhsi1.,\t/+", max_size=200))
def test_any_signature_is_checked_or_passed_over(text: str) -> None:
    content = b"DKIM-Signature: " + text.encode() + b"\r\n" + mail()
    find_evidence(content, trusted_host=None, find_key=lambda name: record_of(signing_key()))


def test_the_statement_is_strict() -> None:
    evidence = find_evidence(mail(TO_GOOGLE + results(PASSED)), trusted_host="imap.gmail.com")
    assert evidence.statement is not None
    for broken in ("{}", evidence.statement + " ", evidence.statement.replace('"version":1', '"version":2')):
        with pytest.raises(PayloadError):
            decode_origin(replace(evidence, statement=broken))
    assert "vattenfall" not in repr(evidence)
    assert "vattenfall" not in repr(decode_origin(evidence))


def test_domains_are_of_one_organisation() -> None:
    assert organisation_domain("mail.service.vattenfall.nl") == "vattenfall.nl"
    assert organisation_domain("a.b.co.uk") == "b.co.uk"
    assert is_aligned("bounce.vattenfall.nl", "vattenfall.nl")
    assert not is_aligned("vattenfall.nl.evil.example", "vattenfall.nl")
    assert not is_aligned("nl", "vattenfall.nl")
    assert not is_aligned("", "")


@pytest.mark.parametrize(
    "lookalike", ["vattenfáll.nl", "vattenfaʟl.nl", "vаttenfall.nl", "vattenfall\u200b.nl"]
)
def test_a_domain_that_only_looks_like_another_is_not_it(lookalike: str) -> None:
    told = f"dmarc=pass header.from={lookalike}"
    content = mail(TO_GOOGLE + results(told), sender=f"Vattenfall <x@{lookalike}>")
    origin = origin_of(content)
    assert origin is None or origin.sender_domain != "vattenfall.nl"
    assert not is_aligned(lookalike, "vattenfall.nl")
    assert standing(mail(TO_GOOGLE + results(told))) is not Standing.VERIFIED


def test_the_statement_is_written_as_the_documentation_says() -> None:
    evidence = find_evidence(
        mail(TO_GOOGLE + results("dmarc=pass header.from=vattenfall.nl")), trusted_host="imap.gmail.com"
    )
    assert evidence.statement == (
        '{"dkim":null,"sender_domain":"vattenfall.nl","server_fields":'
        '["mx.google.com; dmarc=pass header.from=vattenfall.nl"],"server_host":"imap.gmail.com","version":1}'
    )
