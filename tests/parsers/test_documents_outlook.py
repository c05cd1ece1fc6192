"""Outlook messages: the same letters come of them as of a mail, and broken ones are refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.document import Document
from parsers.errors import DamagedDocumentError, ParserError
from parsers.kinds import Kind, find_kind
from parsers.msg import open_outlook
from parsers.sources import read_documents
from tests.parsers import sample_files, sample_outlook

_HTML = sample_files.letter_html().encode("cp1252")


def _text(letter: object) -> str:
    assert isinstance(letter, Document)
    return " ".join(word.text for page in letter.pages for word in page.words)


def test_an_outlook_message_is_known_by_its_content() -> None:
    assert find_kind(sample_outlook.outlook_mail(text="Nota"), name="zonder-eind") is Kind.OUTLOOK


def test_a_message_that_is_the_letter_has_its_header() -> None:
    (letter,) = read_documents(sample_outlook.outlook_mail(text="Zie HTML", html=_HTML), name="mail.msg")
    assert isinstance(letter, Document)
    assert letter.is_mail_body
    assert letter.mail is not None
    assert letter.mail.sender_name == "Waterbedrijf Zilverbeek"
    assert letter.mail.sender_address == "klanten@zilverbeek.example"
    assert letter.mail.recipient == "T. Appelhof"
    assert letter.mail.subject == "Herinnering"
    assert letter.mail.sent_at == datetime(2026, 3, 3, 8, 12, tzinfo=UTC)
    assert "Totaal te betalen € 124,45" in _text(letter)


def test_attachments_are_letters_and_pictures_in_the_text_are_not() -> None:
    content = sample_outlook.outlook_mail(
        text="In de bijlage vindt u onze brief.",
        attachments={"brief.pdf": sample_files.letter_pdf(), "kaart.vcf": b"BEGIN:VCARD"},
        inline={"image001.jpg": sample_files.photo_jpg(height=800)},
    )
    (letter,) = read_documents(content, name="mail.msg")
    assert isinstance(letter, Document)
    assert (letter.part, letter.name) == (1, "brief.pdf")


def test_a_message_in_a_message_is_a_letter_with_its_own_header() -> None:
    inner = sample_outlook.message(
        "Uw nota",
        ("De Ketting", "nota@ketting.example"),
        ("T. Appelhof", "t@post.example"),
        "Nota van € 38,00",
        None,
        {},
        {},
    )
    content = sample_outlook.outlook_mail(text="Zie de mail.", attachments={"nota.msg": inner})
    (letter,) = read_documents(content, name="mail.msg")
    assert isinstance(letter, Document)
    assert letter.mail is not None
    assert letter.mail.sender_name == "De Ketting"
    assert _text(letter) == "Nota van € 38,00"


def test_a_message_hung_on_a_mail_is_read() -> None:
    content = sample_files.mail_with_attachment(
        ("nota.msg", sample_outlook.outlook_mail(text="Nota van € 38,00"))
    )
    (letter,) = read_documents(content, name="mail.eml")
    assert _text(letter) == "Nota van € 38,00"


def test_a_message_cut_short_is_broken() -> None:
    content = sample_outlook.outlook_mail(text="Nota", attachments={"brief.pdf": sample_files.letter_pdf()})
    with pytest.raises(
        DamagedDocumentError, match=r"^The mail is broken; save it again, or bring in the letter itself\.$"
    ):
        open_outlook(content[:1200])


@settings(max_examples=120, deadline=None)
@given(
    at=st.integers(0, 9999),
    piece=st.binary(min_size=1, max_size=12),
    cut=st.booleans(),
)
def test_a_mutated_message_is_read_or_refused(at: int, piece: bytes, cut: bool) -> None:
    content = bytearray(
        sample_outlook.outlook_mail(
            text="Nota van € 9,00", html=_HTML, attachments={"a.txt": b"tekst " * 900}
        )
    )
    place = len(content) * at // 10_000
    if cut:
        del content[place : place + 64 * len(piece)]
    else:
        content[place : place + len(piece)] = piece
    try:
        mail = open_outlook(bytes(content))
    except ParserError:
        return
    assert len(mail.attachments) <= 200
