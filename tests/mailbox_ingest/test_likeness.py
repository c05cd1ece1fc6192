"""The same mail by two ways has one likeness; another mail never has it, whatever Message-ID it claims."""

from __future__ import annotations

import base64
import quopri
from email.message import EmailMessage
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbox_ingest.likeness import find_mail_likeness

BODY = "Beste heer Van Dongen,\n\nU heeft factuur 881 nog niet betaald. Het bedrag is € 61,20.\n"


def _mail(body: str = BODY, *, subject: str = "Herinnering factuur 881 – tweede keer") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Sportschool De Kring <administratie@dekring.example>"
    mail["To"] = "Pim van Dongen <pim@post.example>"
    mail["Date"] = "Mon, 02 Mar 2026 09:30:00 +0100"
    mail["Message-ID"] = "<881-2@dekring.example>"
    mail["Subject"] = subject
    mail.set_content(body)
    mail.add_attachment(b"%PDF-1.4 inhoud", maintype="application", subtype="pdf", filename="factuur.pdf")
    return mail


def _plain(headers: str, body: bytes) -> bytes:
    return (
        b"From: a@dekring.example\r\nTo: pim@post.example\r\nDate: Mon, 02 Mar 2026 09:30:00 +0100\r\n"
        b"Message-ID: <1@dekring.example>\r\n" + headers.encode() + b"\r\n" + body
    )


def _crlf(content: bytes) -> bytes:
    return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def test_the_way_a_mail_took_does_not_count() -> None:
    mail = _mail().as_bytes()
    likeness = find_mail_likeness(mail)
    received = (
        b"Return-Path: <bounce@dekring.example>\n"
        b"Received: from mx1.dekring.example by mx.post.example;\n\tMon, 02 Mar 2026 09:30:05 +0100\n"
        b"X-Spam-Status: No, score=-1.2\n"
    )
    assert likeness is not None
    assert find_mail_likeness(received + mail) == likeness
    assert find_mail_likeness(_crlf(mail)) == likeness
    assert find_mail_likeness(b"From bounce@dekring.example Mon Mar  2 08:30:00 2026\n" + mail) == likeness
    assert find_mail_likeness(_crlf(received + mail) + b"\r\n\r\n") == likeness


def test_the_encoding_of_the_transport_does_not_count() -> None:
    text = BODY.encode()
    as_base64 = _plain(
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n",
        base64.encodebytes(text),
    )
    as_quoted = _plain(
        'Content-Type: text/plain; charset="UTF-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n',
        quopri.encodestring(text),
    )
    as_latin = _plain(
        "Content-Type: text/plain; charset=cp1252\r\nContent-Transfer-Encoding: 8bit\r\n",
        BODY.encode("cp1252"),
    )
    likenesses = {find_mail_likeness(mail) for mail in (as_base64, as_quoted, as_latin)}
    assert len(likenesses) == 1
    assert None not in likenesses


def test_folded_and_encoded_headers_read_the_same() -> None:
    mail = _mail(subject="Herinnering").as_bytes()
    folded = mail.replace(b"Subject: Herinnering", b"Subject:\n =?utf-8?b?SGVyaW5uZXJpbmc=?=")
    assert folded != mail
    assert find_mail_likeness(folded) == find_mail_likeness(mail)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"61,20", b"61,21"),
        (b"<881-2@", b"<881-3@"),
        (b"Herinnering", b"Aanmaning"),
        (b"09:30:00", b"09:30:01"),
        (b"pim@post", b"pam@post"),
        (b"administratie@", b"nepadres@"),
        (b"factuur.pdf", b"factuur2.pdf"),
        (base64.b64encode(b"%PDF-1.4 inhoud"), base64.b64encode(b"%PDF-1.4 anders")),
    ],
)
def test_whatever_a_reader_sees_counts(old: bytes, new: bytes) -> None:
    mail = _mail("Het bedrag is 61,20 euro.\n", subject="Herinnering").as_bytes()
    assert old in mail
    assert find_mail_likeness(mail.replace(old, new)) not in (None, find_mail_likeness(mail))


def test_the_order_of_parts_counts() -> None:
    mails = []
    for names in (("a.pdf", "b.pdf"), ("b.pdf", "a.pdf")):
        mail = _mail()
        for name in names:
            mail.add_attachment(b"x", maintype="application", subtype="pdf", filename=name)
        mails.append(find_mail_likeness(mail.as_bytes()))
    assert mails[0] != mails[1]


def _nested(depth: int) -> bytes:
    mail: EmailMessage | MIMEMultipart = _mail()
    for _ in range(depth):
        outer = MIMEMultipart()
        outer["From"] = "doorsturen@post.example"
        outer["Date"] = "Tue, 03 Mar 2026 09:30:00 +0100"
        outer.attach(MIMEMessage(mail))
        mail = outer
    return mail.as_bytes()


def test_forwarded_mails_have_a_likeness_and_endless_ones_have_none() -> None:
    assert find_mail_likeness(_nested(10)) is not None
    assert find_mail_likeness(_nested(50)) is None


def test_a_mail_nested_beyond_what_a_parser_bears_has_none() -> None:
    mail = (
        b"From: a@b.example\nDate: Mon, 02 Mar 2026 09:30:00 +0100\nContent-Type: message/rfc822\n\n" * 5000
    )
    assert find_mail_likeness(mail + b"einde") is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7\n1 0 obj\n",
        b"Factuur: 881\nBedrag: 61,20\n\nBetaal voor 1 mei.",
        b"From: a@b.example\n\nGeen datum.",
        b"\x00" * 1000,
        b"PK\x03\x04" + b"a: b\nc: d\n" * 10,
    ],
)
def test_what_is_no_mail_has_none(content: bytes) -> None:
    assert find_mail_likeness(content) is None


@given(st.binary(max_size=2000))
def test_any_bytes_after_a_mail_header_give_a_likeness_or_none(body: bytes) -> None:
    find_mail_likeness(b"From: a@b.example\nDate: Mon, 02 Mar 2026 09:30:00 +0100\n" + body)
    find_mail_likeness(_plain("Content-Type: multipart/mixed; boundary=x\r\n", b"--x\r\n" + body))
