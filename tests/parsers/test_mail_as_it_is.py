"""Mail as people and programs really send it: zipped, locked, pasted, forwarded, packed and broken."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import limits, read
from parsers.document import Document, UnreadPart
from parsers.errors import DamagedDocumentError, DocumentLimitError, PasswordProtectedError
from parsers.passwords import trying
from parsers.sources import read_documents
from parsers.zipped import Room, holds_files, unpack
from tests.parsers import sample_files


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return buffer.getvalue()


def locked_zip(name: str, content: bytes, password: str) -> bytes:
    """An archive with one stored file, locked by the old way of PKZIP, which the library only reads."""
    crc = zlib.crc32(content)
    keys = [0x12345678, 0x23456789, 0x34567890]

    def update(byte: int) -> None:
        keys[0] = (zlib.crc32(bytes([byte]), keys[0] ^ 0xFFFFFFFF) ^ 0xFFFFFFFF) & 0xFFFFFFFF
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = (zlib.crc32(bytes([keys[1] >> 24]), keys[2] ^ 0xFFFFFFFF) ^ 0xFFFFFFFF) & 0xFFFFFFFF

    def encrypt(byte: int) -> int:
        mixed = keys[2] | 2
        out = byte ^ (((mixed * (mixed ^ 1)) >> 8) & 0xFF)
        update(byte)
        return out

    for byte in password.encode():
        update(byte)
    sealed = bytes(encrypt(byte) for byte in bytes(11) + bytes([crc >> 24]) + content)
    encoded = name.encode()
    common = struct.pack("<HHHHHIIIHH", 20, 1, 0, 0, 33, crc, len(sealed), len(content), len(encoded), 0)
    local = b"PK\x03\x04" + common + encoded + sealed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + encoded
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def mail(*files: tuple[str, bytes], text: str = "Zie de bijlage.\n") -> bytes:
    """A mail with files."""
    return sample_files.mail_with_attachment(*files, text=text)


def parts(content: bytes) -> list[tuple[int, str, str | None]]:
    """Each letter of a mail: its number, its name, and the code of what went wrong."""
    return [
        (letter.part, letter.name, letter.error.code if isinstance(letter, UnreadPart) else None)
        for letter in read_documents(content, name="mail.eml")
    ]


def words(content: bytes) -> str:
    """All words of all letters of a mail."""
    return " ".join(
        word.text
        for letter in read_documents(content, name="mail.eml")
        if isinstance(letter, Document)
        for page in letter.pages
        for word in page.words
    )


def test_letters_in_a_zip_are_letters_of_the_mail() -> None:
    content = mail(
        ("post.zip", zipped(("map/brief.pdf", sample_files.letter_pdf()), ("map/lees.xyz", b"\x01\x02"))),
    )
    assert parts(content) == [(1, "post.zip › brief.pdf", None)]
    assert "124,45" in words(content)


def test_a_zip_is_counted_after_the_letters_beside_it() -> None:
    archive = zipped(("a.pdf", sample_files.letter_pdf()), ("b.pdf", sample_files.letter_pdf()))
    content = mail(("post.zip", archive), ("brief.pdf", sample_files.letter_pdf()))
    assert sorted(parts(content)) == [
        (1, "brief.pdf", None),
        (2, "post.zip › a.pdf", None),
        (3, "post.zip › b.pdf", None),
    ]


def test_a_zip_in_a_zip_is_opened_once_more_and_no_deeper() -> None:
    inner = zipped(("brief.pdf", sample_files.letter_pdf()))
    assert parts(mail(("a.zip", zipped(("b.zip", inner))))) == [(1, "a.zip › b.zip › brief.pdf", None)]
    deeper = mail(
        (
            "a.zip",
            zipped(("b.zip", zipped(("c.zip", inner)))),
        ),
        text="Betaal € 31,00.\n",
    )
    assert [name for _, name, _ in parts(deeper)] == ["mail.eml"]


def test_a_mail_in_a_zip_is_read() -> None:
    content = mail(("post.zip", zipped(("oud.eml", sample_files.html_mail()))))
    assert "124,45" in words(content)


def test_what_systems_leave_in_a_zip_is_passed_over() -> None:
    archive = zipped(
        ("__MACOSX/._brief.pdf", b"%PDF-junk"), (".DS_Store", b"x"), ("brief.pdf", sample_files.letter_pdf())
    )
    assert parts(mail(("post.zip", archive))) == [(1, "post.zip › brief.pdf", None)]


def test_a_path_in_a_zip_is_never_followed() -> None:
    archive = zipped(
        ("../../etc/brief.pdf", sample_files.letter_pdf()), ("..\\x\\nota.pdf", sample_files.letter_pdf())
    )
    assert [name for _, name, _ in parts(mail(("post.zip", archive)))] == [
        "post.zip › brief.pdf",
        "post.zip › nota.pdf",
    ]


def test_a_spreadsheet_is_no_bundle_of_letters() -> None:
    sheet = zipped(
        ("[Content_Types].xml", b"<x/>"),
        ("xl/workbook.xml", b"<x/>"),
        ("brief.pdf", sample_files.letter_pdf()),
    )
    assert not holds_files(sheet)
    assert [name for _, name, _ in parts(mail(("lijst.xlsx", sheet), text="Betaal € 31,00.\n"))] == [
        "mail.eml"
    ]


def test_a_broken_zip_needs_a_look_and_hides_nothing() -> None:
    archive = zipped(("brief.pdf", sample_files.letter_pdf()))
    content = mail(("kapot.zip", archive[: len(archive) // 2]), ("brief.pdf", sample_files.letter_pdf()))
    assert sorted(parts(content)) == [(1, "brief.pdf", None), (2, "kapot.zip", "damaged")]


def test_a_file_that_is_broken_within_a_zip_does_not_hide_the_next() -> None:
    archive = bytearray(
        zipped(("a.pdf", b"A" * 4000), ("brief.pdf", sample_files.letter_pdf()), method=zipfile.ZIP_STORED)
    )
    archive[200] ^= 1
    assert sorted(parts(mail(("post.zip", bytes(archive))))) == [
        (1, "post.zip › a.pdf", "damaged"),
        (2, "post.zip › brief.pdf", None),
    ]


def test_a_zip_that_unpacks_to_gigabytes_is_left_before_it_does() -> None:
    bomb = zipped(("groot.pdf", bytes(limits.ARCHIVE_BYTES + 1)))
    assert len(bomb) < 200_000
    assert parts(mail(("bom.zip", bomb), text="Betaal € 31,00.\n"))[1:] == [(1, "bom.zip", "too_large")]


def test_a_zip_that_lies_about_its_size_is_counted_as_it_comes() -> None:
    honest = zipped(("groot.pdf", bytes(9_000_000)))
    (crc, packed, size) = struct.unpack_from("<III", honest, 14)
    lying = honest.replace(struct.pack("<III", crc, packed, size), struct.pack("<III", crc, packed, 1000))
    room = Room(bytes=5_000_000)
    found = list(unpack(lying, room))
    assert [type(file.error) for file in found] == [DamagedDocumentError]
    with pytest.raises(DocumentLimitError):
        list(unpack(honest, Room(bytes=5_000_000)))


def test_one_room_holds_for_all_archives_of_a_mail() -> None:
    third = zipped(("groot.pdf", bytes(limits.ARCHIVE_BYTES // 3)))
    content = mail(
        ("a.zip", third), ("b.zip", third), ("c.zip", third), ("d.zip", third), text="Betaal € 31,00.\n"
    )
    assert [code for _, name, code in parts(content) if name == "d.zip"] == ["too_large"]


def test_a_zip_of_a_thousand_files_is_left() -> None:
    archive = zipped(*((f"{number}.xyz", b"x") for number in range(1000)))
    assert parts(mail(("veel.zip", archive), text="Betaal € 31,00.\n"))[1:] == [(1, "veel.zip", "too_large")]


def test_entries_that_lie_over_each_other_cost_no_more_than_there_is_room() -> None:
    one = zipped(("a.xyz", bytes(3_000_000)))
    end = one.rindex(b"PK\x05\x06")
    start = one.rindex(b"PK\x01\x02")
    central = one[start:end] * 60
    lying = (
        one[:start] + central + struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 60, 60, len(central), start, 0)
    )
    with pytest.raises(DocumentLimitError):
        list(unpack(lying, Room()))


@given(st.binary(max_size=600), st.integers(min_value=0, max_value=400))
def test_any_archive_is_unpacked_or_refused(noise: bytes, place: int) -> None:
    archive = bytearray(zipped(("brief.txt", b"U betaalt 12,50 euro " * 20)))
    archive[place % len(archive) : place % len(archive) + len(noise)] = noise
    for content in (bytes(archive), b"PK\x03\x04" + noise):
        try:
            assert all(file.name or file.error or True for file in unpack(content, Room(bytes=100_000)))
        except (DamagedDocumentError, DocumentLimitError):
            continue


LOCKED_PDF = sample_files.letter_pdf(password="geheim")


def test_a_locked_pdf_opens_with_its_password_and_only_while_it_is_tried() -> None:
    with trying("geheim"):
        (letter,) = read(LOCKED_PDF, name="brief.pdf")
    assert letter.facts is not None
    assert letter.facts.amount_due_cents == 12445
    (again,) = read(LOCKED_PDF, name="brief.pdf")
    assert again.error is not None
    assert again.error.code == "password_protected"


@pytest.mark.parametrize("password", ["fout", "", "geheim ", "é" * 90, "\x00"])
def test_a_wrong_password_says_that_it_is_locked(password: str) -> None:
    with trying(password):
        (letter,) = read(LOCKED_PDF, name="brief.pdf")
    assert letter.error is not None
    assert letter.error.code == "password_protected"


def test_a_password_for_a_pdf_without_one_does_no_harm() -> None:
    with trying("geheim"):
        (letter,) = read(sample_files.letter_pdf(), name="brief.pdf")
    assert letter.facts is not None


def test_a_locked_pdf_in_a_mail_is_kept_beside_the_mail() -> None:
    content = mail(("brief.pdf", LOCKED_PDF), text="Uw factuur is beveiligd met uw geboortedatum.\n")
    assert (1, "brief.pdf", "password_protected") in parts(content)
    with trying("geheim"):
        assert (1, "brief.pdf", None) in parts(content)


def test_a_locked_zip_opens_with_its_password() -> None:
    archive = locked_zip("brief.pdf", sample_files.letter_pdf(), "sleutel")
    content = mail(("post.zip", archive), text="De brief is beveiligd.\n")
    assert (1, "post.zip › brief.pdf", "password_protected") in parts(content)
    with trying("sleutel"):
        assert "124,45" in words(content)
    with trying("fout"):
        assert (1, "post.zip › brief.pdf", "password_protected") in parts(content)


def test_a_zip_locked_by_a_newer_way_is_kept_and_says_so() -> None:
    archive = bytearray(locked_zip("brief.pdf", b"x" * 100, "sleutel"))
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", archive, archive.index(mark) + offset, 99)
    with trying("sleutel"), pytest.raises(PasswordProtectedError):
        read_documents(mail(("post.zip", bytes(archive)), text=""), name="mail.eml")


def pasted(photo: bytes, text: str, *, inline: bool = True) -> bytes:
    """A mail with a photo in its text."""
    message = sample_files.new_mail(subject="Zie foto")
    message.set_content("Zie hieronder.")
    message.add_alternative(f"<p>{text}</p><img src='cid:foto'>", subtype="html")
    body = message.get_payload()
    assert isinstance(body, list)
    html = body[1]
    assert isinstance(html, EmailMessage)
    html.add_related(photo, "image", "jpeg", cid="<foto>", filename="IMG_2031.jpg", disposition="inline")
    return message.as_bytes()


def test_a_photo_pasted_into_an_empty_mail_is_the_letter() -> None:
    photo = sample_files.photo_jpg(height=2400)
    assert len(photo) > 60_000
    found = parts(pasted(photo, "Deze kreeg ik vandaag"))
    assert (1, "IMG_2031.jpg", None) in found


def test_a_picture_in_a_mail_that_says_something_is_no_letter() -> None:
    found = parts(pasted(sample_files.photo_jpg(height=2400), "Beste klant, hierbij ons nieuws. " * 30))
    assert [name for _, name, _ in found] == ["mail.eml"]


BILL = "Totaal te betalen: € 124,45. Betaal op NL13 TEST 0123 4567 89 voor 17 maart 2026."


def raw(headers: Sequence[str], body: bytes) -> bytes:
    """A mail exactly as its bytes are."""
    first = ["From: Zilverbeek <k@zilverbeek.example>", "To: t@post.example", "Subject: Factuur",
             "Date: Tue, 03 Mar 2026 09:12:00 +0100"]  # fmt: skip
    return "\r\n".join([*first, *headers]).encode("latin-1") + b"\r\n\r\n" + body


PDF64 = base64.encodebytes(sample_files.letter_pdf())
MIXED = "Content-Type: multipart/mixed; boundary=b"
PARTS = (
    b"--b\r\nContent-Type: text/plain\r\n\r\nZie bijlage.\r\n--b\r\n"
    b"Content-Type: application/pdf; name=brief.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n" + PDF64
)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(raw([MIXED], PARTS), id="no last boundary"),
        pytest.param(
            raw([MIXED, "Content-Transfer-Encoding: base64"], PARTS + b"--b--"), id="base64 multipart"
        ),
        pytest.param(
            raw(["MIME-Version: 1.0 (Mailer)", 'Content-Type: MULTIPART/MIXED; BOUNDARY="b"'], PARTS),
            id="capitals",
        ),
        pytest.param(raw([MIXED], PARTS.replace(b"\r\n", b"\n")), id="bare ends of lines"),
        pytest.param(
            raw(
                [MIXED], PARTS.replace(PDF64, b"!! junk !!\n" + PDF64[:76].replace(b"J", b"J ") + PDF64[76:])
            ),
            id="junk in base64",
        ),
        pytest.param(raw([MIXED], PARTS.replace(b"application/pdf", b"text/plain")), id="pdf called text"),
        pytest.param(
            raw([MIXED], PARTS.replace(b"application/pdf; name=brief.pdf", b"application/octet-stream")),
            id="no name and no type",
        ),
        pytest.param(raw(["Content-Type: multipart/signed; boundary=b; micalg=sha-256"], PARTS), id="signed"),
        pytest.param(raw(["Content-Type: multipart/appledouble; boundary=b"], PARTS), id="apple"),
        pytest.param(
            raw(["Content-Type: application/pdf", "Content-Transfer-Encoding: base64"], PDF64),
            id="the pdf is the mail",
        ),
        pytest.param(raw([MIXED, "Content-Type: text/plain"], PARTS), id="two types"),
        pytest.param(raw([MIXED, "X-Bad: \xff\xfe"], PARTS), id="raw bytes in header"),
        pytest.param(
            raw(
                ["Content-Type: multipart/digest; boundary=b"],
                b"--b\r\n\r\n"
                + raw(["Content-Type: multipart/mixed; boundary=c"], PARTS.replace(b"--b", b"--c")),
            ),
            id="digest",
        ),
        pytest.param(
            raw(
                ["Content-Type: message/rfc822", "Content-Transfer-Encoding: base64"],
                base64.encodebytes(raw([MIXED], PARTS)),
            ),
            id="forwarded in base64",
        ),
    ],
)
def test_broken_mail_gives_up_its_letter(content: bytes) -> None:
    assert "124,45" in words(content)


@pytest.mark.parametrize(
    ("charset", "body"),
    [
        ("windows-1252", BILL.encode("cp1252")),
        ("iso-8859-15", BILL.encode("iso-8859-15")),
        ("utf-16", BILL.encode("utf-16")),
        ("utf8mb4", BILL.encode()),
        ("x-unknown", BILL.encode()),
        ("us-ascii", BILL.encode("cp1252")),
        ("", BILL.encode()),
        ("windows-1252http-equivcontent-type", BILL.encode("cp1252")),
        ("utf-8; format=flowed", BILL.encode()),
        ("cp-850", BILL.replace("€", "EUR").encode("cp850")),
        ("iso-2022-jp", BILL.replace("€", "EUR").encode()),
        ("'utf-8'", BILL.encode()),
    ],
)
@pytest.mark.parametrize("encoding", ["8bit", "base64", "BASE64 ", "x-unknown"])
def test_odd_charsets_and_encodings_are_read(charset: str, body: bytes, encoding: str) -> None:
    written = base64.encodebytes(body) if encoding.strip().lower() == "base64" else body
    content = raw(
        [f"Content-Type: text/plain; charset={charset}", f"Content-Transfer-Encoding: {encoding}"], written
    )
    (letter,) = read(content, name="mail.eml")
    assert letter.facts is not None
    assert letter.facts.amount_due_cents == 12445


INVITE = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nSUMMARY:Gesprek 124,45\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def test_an_invitation_is_no_letter_of_its_own() -> None:
    message = sample_files.new_mail(subject="Gesprek over betaling")
    message.set_content(BILL)
    message.add_alternative(INVITE.decode(), subtype="calendar")
    message.add_attachment(INVITE, "application", "ics", filename="invite.ics")
    assert [name for _, name, _ in parts(message.as_bytes())] == ["mail.eml"]
