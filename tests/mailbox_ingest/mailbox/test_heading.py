"""A heading says the same as to the standard library, and whatever stands in it, nothing breaks."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mailbox_ingest.mailbox.heading import Heading
from parsers.mail import read_header

WORDS = st.text(st.characters(categories=("L", "Nd"), include_characters="€&-+.!"), min_size=1, max_size=12)


@given(subject=st.lists(WORDS, max_size=12), name=st.lists(WORDS, min_size=1, max_size=4))
@settings(max_examples=40)
def test_it_reads_the_same_as_the_reader_of_letters(subject: list[str], name: list[str]) -> None:
    mail = EmailMessage()
    mail["Subject"] = " ".join(subject)
    mail["From"] = f'"{" ".join(name)}" <post@water.example>'
    mail["To"] = "j.dewit@post.example"
    written = mail.as_bytes()
    read = read_header(email.message_from_bytes(written, policy=email.policy.default))
    heading = Heading(written)
    # Between encoded words the two differ in white space.
    assert "".join(heading.text("subject").split()) == "".join((read.subject or "").split())
    assert heading.sender()[1] == read.sender_address == "post@water.example"
    assert "".join(heading.sender()[0].split()) == "".join((read.sender_name or "").split())
    assert heading.raw("TO") == "j.dewit@post.example"
    assert heading.raw("Cc") == ""


@given(st.binary(max_size=2000))
def test_no_bytes_break_it(header: bytes) -> None:
    for given_header in (header, b"From: " + header, b"Subject: " + header):
        heading = Heading(given_header)
        name, address = heading.sender()
        for text in (name, heading.text("Subject")):
            assert text == " ".join(text.split())
            text.encode("utf-8")
        assert isinstance(address, str)


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        (b"Subject: =?utf-8?Q?Aanmaning_=E2=82=AC?=\r\n =?utf-8?Q?_12?=\r\n", "Aanmaning € 12"),
        (b"Subject: =?utf-8?B?4oKs?= en meer\r\n", "€ en meer"),
        (b"Subject: =?nonsense?B?4oKs?=\r\n", "=?nonsense?B?4oKs?="),
        ("Subject: Rekening café\r\n".encode(), "Rekening café"),
        ("Subject: Rekening café\r\n".encode("latin-1"), "Rekening café"),
        (b"subject:one\r\nSubject: two\r\n", "one"),
        (b"To: x\r\nSubject: a\tb\r\n\r\nSubject: body\r\n", "a b"),
        (b"", ""),
    ],
)
def test_subjects_as_they_come(header: bytes, subject: str) -> None:
    assert Heading(header).text("Subject") == subject
