"""Mails: which of their parts are letters, what their header says, and broken ones read as far as they go."""

from __future__ import annotations

import io
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage

import pytest
from PIL import Image

from parsers.document import Document, Origin, Page, UnreadPart
from parsers.errors import EmptyDocumentError
from parsers.sources import read_documents
from tests.parsers import sample_files


def _read(content: bytes) -> list[Document]:
    letters = read_documents(content, name="mail.eml")
    assert all(isinstance(letter, Document) for letter in letters)
    return [letter for letter in letters if isinstance(letter, Document)]


def _text(page: Page) -> str:
    return " ".join(word.text for word in page.words)


def _png(width: int, height: int, *, size: int = 0) -> bytes:
    image = Image.effect_noise((width, height), 90).convert("RGB")
    buffer = io.BytesIO()
    image.save(buffer, format="PNG")
    return buffer.getvalue() + b"\x00" * size


def test_a_mail_that_is_the_letter_has_its_header() -> None:
    (letter,) = _read(sample_files.html_mail())
    assert letter.part == 0
    assert letter.is_mail_body
    assert letter.mail is not None
    assert letter.mail.sender_name == "Waterbedrijf Zilverbeek"
    assert letter.mail.sender_address == "klanten@zilverbeek.example"
    assert letter.mail.recipient == "t.appelhof@post.example"
    assert letter.mail.subject == "Herinnering"
    assert letter.mail.sent_at == datetime(2026, 3, 3, 9, 12, tzinfo=timezone(timedelta(hours=1)))
    assert letter.pages[0].origin is Origin.MARKUP
    assert "124,45" in _text(letter.pages[0])
    assert not letter.pages[0].has_positions


def test_a_body_that_only_points_to_its_attachment_is_left_out() -> None:
    (letter,) = _read(sample_files.mail_with_attachment(("brief.pdf", sample_files.letter_pdf())))
    assert (letter.part, letter.name, letter.is_mail_body) == (1, "brief.pdf", False)
    assert letter.mail is not None
    assert letter.pages[0].origin is Origin.TEXT_LAYER


def test_a_body_that_names_an_amount_stays_beside_its_attachment() -> None:
    content = sample_files.mail_with_attachment(
        ("brief.pdf", sample_files.letter_pdf()), text="Uw achterstand van € 31,00 moet nu worden betaald.\n"
    )
    assert [letter.part for letter in _read(content)] == [0, 1]


def test_each_attachment_that_is_a_letter_is_one() -> None:
    content = sample_files.mail_with_attachment(
        ("eerste.pdf", sample_files.letter_pdf()),
        ("tweede.docx", sample_files.letter_docx()),
        ("derde.txt", "Nota van € 12,50 voor het lidmaatschap".encode()),
    )
    assert [(letter.part, letter.name) for letter in _read(content)] == [
        (1, "eerste.pdf"),
        (2, "tweede.docx"),
        (3, "derde.txt"),
    ]


def test_logos_signatures_and_dots_are_no_letters() -> None:
    mail = sample_files.new_mail()
    mail.set_content("Zie de brief.\n")
    mail.add_alternative('<p>Zie de brief.</p><img src="cid:logo"><img src="cid:dot">', subtype="html")
    _, related = mail.iter_parts()
    assert isinstance(related, EmailMessage)
    related.add_related(_png(900, 700), "image", "png", cid="<logo>")
    related.add_related(_png(1, 1), "image", "png", cid="<dot>")
    mail.add_attachment(
        sample_files.letter_pdf(), maintype="application", subtype="pdf", filename="brief.pdf"
    )
    mail.add_attachment(b"BEGIN:VCARD\nEND:VCARD\n", maintype="text", subtype="vcard", filename="ons.vcf")
    mail.add_attachment(b"0\x82\x01", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    mail.add_attachment(_png(40, 40), maintype="image", subtype="png", filename="facebook.png")
    assert [letter.name for letter in _read(mail.as_bytes())] == ["brief.pdf"]


def test_a_photo_of_a_letter_in_a_mail_is_a_letter() -> None:
    (letter,) = _read(sample_files.mail_with_attachment(("foto.jpg", sample_files.photo_jpg())))
    assert letter.pages[0].origin is Origin.OCR
    assert "70021948" in _text(letter.pages[0])


def test_a_forwarded_mail_is_a_letter_with_its_own_header() -> None:
    inner = sample_files.new_mail(subject="Uw nota", sender="Fietsenmaker De Ketting <nota@ketting.example>")
    inner.set_content("Beste klant,\n\nUw nota van € 38,00 staat nog open.\n")
    outer = sample_files.new_mail(subject="Fwd: Uw nota", sender="t.appelhof@post.example")
    outer.set_content("Zie hieronder.\n")
    outer.add_attachment(inner)
    (letter,) = _read(outer.as_bytes())
    assert letter.is_mail_body
    assert letter.mail is not None
    assert letter.mail.sender_name == "Fietsenmaker De Ketting"
    assert "38,00" in _text(letter.pages[0])


def test_a_letter_three_mails_deep_is_found() -> None:
    letters = _read(sample_files.nested_mail(3, innermost=sample_files.letter_pdf()))
    assert any("70021948" in _text(letter.pages[0]) for letter in letters)


def test_an_attachment_that_cannot_be_read_stands_beside_those_that_can() -> None:
    content = sample_files.mail_with_attachment(
        ("goed.pdf", sample_files.letter_pdf()), ("kapot.pdf", b"%PDF-1.4 kapot"), ("leeg.pdf", b"   ")
    )
    letters = read_documents(content, name="mail.eml")
    assert [type(letter) for letter in letters] == [Document, UnreadPart, UnreadPart]
    broken = letters[1]
    assert isinstance(broken, UnreadPart)
    assert (broken.part, broken.name, broken.error.code) == (2, "kapot.pdf", "damaged")


def test_the_body_stays_where_its_attachment_cannot_be_read() -> None:
    letters = read_documents(
        sample_files.mail_with_attachment(("kapot.pdf", b"%PDF-1.4 kapot")), name="mail.eml"
    )
    assert [(type(letter), letter.part) for letter in letters] == [(Document, 0), (UnreadPart, 1)]


def test_html_goes_before_a_text_that_says_nothing_and_not_before_one_that_says_more() -> None:
    (letter,) = _read(sample_files.html_mail())
    assert "HTML." not in _text(letter.pages[0])
    mail = sample_files.new_mail()
    mail.set_content("\n".join(line.replace("\t", "   ") for line in sample_files.LETTER))
    mail.add_alternative("<html><body><img src='a.png'>Lees online</body></html>", subtype="html")
    (letter,) = _read(mail.as_bytes())
    assert letter.pages[0].origin is Origin.PLAIN
    assert "70021948" in _text(letter.pages[0])


@pytest.mark.parametrize(
    ("charset", "encoded"),
    [
        ("utf-8", "€ 45,00 vóór 1 mei".encode()),
        ("windows-1252", "€ 45,00 vóór 1 mei".encode("cp1252")),
        ("iso-8859-1", "€ 45,00 vóór 1 mei".encode("cp1252")),
        ("utf-8", "€ 45,00 vóór 1 mei".encode("cp1252")),
        ("x-onbekend", "€ 45,00 vóór 1 mei".encode()),
        ("us-ascii", "€ 45,00 vóór 1 mei".encode()),
    ],
)
def test_charsets_are_read_even_where_they_are_wrong(charset: str, encoded: bytes) -> None:
    content = (
        (
            f"From: a@post.example\r\nSubject: nota\r\nMIME-Version: 1.0\r\n"
            f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        ).encode()
        + b"U betaalt "
        + encoded
    )
    (letter,) = _read(content)
    assert _text(letter.pages[0]) == "U betaalt € 45,00 vóór 1 mei"


def test_broken_headers_are_read_as_far_as_they_go() -> None:
    content = (
        b"From: =?utf-8?Q?Gemeente_Zuiderk=C3=A9?= <belasting@zuiderke.example\r\n"
        b"To: undisclosed-recipients:;\r\nDate: 33 Foo 2026\r\n"
        b"Subject: =?utf-8?B?4oKsIGFhbm1hbmluZw==?=\r\n\r\n"
        b"Wij manen u aan tot betaling van 12 euro.\r\n"
    )
    (letter,) = _read(content)
    assert letter.mail is not None
    assert letter.mail.sender_name == "Gemeente Zuiderké"
    assert letter.mail.subject == "€ aanmaning"
    assert letter.mail.sent_at is None


def test_quoted_text_loses_its_marks() -> None:
    mail = sample_files.new_mail()
    mail.set_content("> Factuurnummer   ZB-118\n>> Bedrag          € 9,75\n")
    (letter,) = _read(mail.as_bytes())
    words = letter.pages[0].words
    assert [word.text for word in words] == ["Factuurnummer", "ZB-118", "Bedrag", "€", "9,75"]
    assert words[1].x0 == pytest.approx(words[3].x0)


def test_a_mail_with_nothing_in_it_is_empty() -> None:
    mail = sample_files.new_mail()
    mail.set_content("\n\n")
    with pytest.raises(
        EmptyDocumentError,
        match=r"^The mail holds no text and no letter; bring in the letter itself as a file\.$",
    ):
        read_documents(mail.as_bytes(), name="mail.eml")


def test_a_path_in_the_name_of_an_attachment_is_dropped() -> None:
    content = sample_files.mail_with_attachment(("../../etc/brief.pdf", sample_files.letter_pdf()))
    assert [letter.name for letter in _read(content)] == ["brief.pdf"]


@pytest.mark.parametrize(
    "header",
    [
        "---------- Forwarded message ---------\nVan: De Ketting <nota@ketting.example>\n"
        "Date: di 3 mrt 2026 om 09:12\nSubject: Uw nota\nTo: T. Appelhof <t.appelhof@post.example>\n",
        "Begin doorgestuurd bericht:\n\n> Van: De Ketting <nota@ketting.example>\n> Onderwerp: Uw nota\n"
        "> Datum: 3 maart 2026 om 09:12:00 CET\n> Aan: t.appelhof@post.example\n",
        "-----Oorspronkelijk bericht-----\nVan: De Ketting [mailto:nota@ketting.example]\n"
        "Verzonden: dinsdag 3 maart 2026 09:12\nAan: Appelhof\nOnderwerp: Uw nota\n",
        "From: De Ketting <nota@ketting.example>\nSent: Tuesday, March 3, 2026 9:12 AM\n"
        "To: me\nSubject: Uw nota\n",
    ],
)
def test_a_mail_forwarded_as_text_has_the_header_of_who_wrote_it(header: str) -> None:
    mail = sample_files.new_mail(subject="Fwd: Uw nota", sender="t.appelhof@post.example")
    mail.set_content(f"Kun jij hier naar kijken?\n\n{header}\nUw nota van € 38,00 staat nog open.\n")
    (letter,) = _read(mail.as_bytes())
    assert letter.mail is not None
    assert letter.mail.sender_name == "De Ketting"
    assert letter.mail.sender_address == "nota@ketting.example"
    assert letter.mail.subject == "Uw nota"
    assert letter.mail.sent_at is not None
    assert letter.mail.sent_at.date().isoformat() == "2026-03-03"


def test_a_mail_that_is_not_forwarded_keeps_its_sender_whatever_it_quotes() -> None:
    mail = sample_files.new_mail(subject="Uw nota", sender="Post <info@vreemd.example>")
    mail.set_content(
        "Van: De Bank <info@bank.example>\nAan: u\nDatum: 3-3-2026\nOnderwerp: nota\n\nBetaal nu.\n"
    )
    (letter,) = _read(mail.as_bytes())
    assert letter.mail is not None
    assert letter.mail.sender_address == "info@vreemd.example"


def test_labels_in_a_letter_are_no_forwarded_header() -> None:
    mail = sample_files.new_mail()
    mail.set_content("Datum: 3 maart 2026\nOnderwerp: nota 14\nKenmerk: 118\n\nU betaalt € 4,00.\n")
    (letter,) = _read(mail.as_bytes())
    assert letter.mail is not None
    assert letter.mail.sender_name == "Waterbedrijf Zilverbeek"
