"""Mails of which Outlook packed the body and the attachments in a winmail.dat."""

from __future__ import annotations

import struct
from email.message import EmailMessage

import pytest

from parsers.document import Document
from parsers.errors import DamagedDocumentError
from parsers.reading import read
from parsers.sources import read_documents
from parsers.tnef import open_package
from tests.parsers.sample_files import letter_pdf
from tests.parsers.sample_outlook import unpacked_rich_text

_RTF = (
    rb"{\rtf1\ansi\ansicpg1252 Waterbedrijf Zilverbeek N.V.\par Nog te betalen: \'80 225,50\par "
    rb"Betaal uiterlijk 16 maart 2026 op NL91 ABNA 0417 1643 00.\par }"
)


def _attribute(number: int, value: bytes) -> bytes:
    level = 1 if number & 0xF000 in (0x8000, 0x9000) and number not in (0x2800C, 0x69003) else 0
    return struct.pack("<BII", level, number, len(value)) + value + struct.pack("<H", sum(value) & 0xFFFF)


def _sized(kind: int, number: int, data: bytes) -> bytes:
    filled = data.ljust(-(-len(data) // 4) * 4, b"\0")
    return struct.pack("<HHII", kind, number, 1, len(data)) + filled


def _properties(*found: bytes) -> bytes:
    return struct.pack("<I", len(found)) + b"".join(found)


def _package(*attributes: bytes) -> bytes:
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(attributes)


def _mail(package: bytes, *, text: str = "") -> bytes:
    mail = EmailMessage()
    mail["From"] = "Waterbedrijf Zilverbeek <klanten@zilverbeek.example>"
    mail["To"] = "k.voorbeeld@post.example"
    mail["Subject"] = "Herinnering"
    mail["Date"] = "Tue, 03 Mar 2026 09:00:00 +0100"
    mail.set_content(text)
    mail.add_attachment(package, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return mail.as_bytes()


_NUMBER = struct.pack("<HHI", 0x03, 0x0E06, 7)
_NAMED = struct.pack("<HH16sIIHHI", 0x03, 0x8001, b"\0" * 16, 1, 4, 0x41, 0, 9)
_BODY = _attribute(0x69003, _properties(_NUMBER, _NAMED, _sized(0x102, 0x1009, unpacked_rich_text(_RTF))))


def _packed_file(name: str, content: bytes) -> bytes:
    return (
        _attribute(0x69002, b"\0" * 14)
        + _attribute(0x18010, b"KORT~1.PDF\0")
        + _attribute(0x6800F, content)
        + _attribute(0x69005, _properties(_sized(0x1F, 0x3707, name.encode("utf-16-le") + b"\0\0")))
    )


def test_body_in_rich_text_is_the_letter() -> None:
    (reading,) = read(_mail(_package(_BODY)), name="bericht.eml")

    assert reading.facts is not None
    assert (reading.facts.amount_due_cents, reading.facts.iban) == (22550, "NL91ABNA0417164300")


def test_attachment_in_the_package_is_a_letter_of_its_own() -> None:
    package = _package(_packed_file("Aanmaning maart.pdf", letter_pdf()))

    readings = read(_mail(package, text="Zie de bijlage."), name="bericht.eml")

    assert [reading.name for reading in readings] == ["Aanmaning maart.pdf"]
    assert readings[0].facts is not None


@pytest.mark.parametrize("place", [0, 40, 90])
def test_changed_byte_is_noticed(place: int) -> None:
    package = _package(_BODY)
    changed = package[:place] + bytes([package[place] ^ 1]) + package[place + 1 :]

    with pytest.raises(DamagedDocumentError):
        open_package(changed)


@pytest.mark.parametrize("left", [0, 5, 30, 80])
def test_package_that_is_cut_off_is_refused(left: int) -> None:
    with pytest.raises(DamagedDocumentError):
        open_package(_package(_BODY)[:left])


def test_broken_package_needs_a_look_and_does_not_hide_the_mail() -> None:
    text = "Nog te betalen: € 225,50 uiterlijk 16 maart 2026 op NL91 ABNA 0417 1643 00."

    readings = read(_mail(_package(_BODY)[:80], text=text), name="bericht.eml")

    assert [reading.error is None for reading in readings] == [True, False]
    assert readings[0].facts is not None
    assert readings[0].facts.amount_due_cents == 22550


def _packed_message(package: bytes, name: str = "Onze brief") -> bytes:
    """A message that hangs on a packed one: its package, after what says of which kind the object is."""
    return _attribute(0x69002, b"\0" * 14) + _attribute(
        0x69005,
        _properties(
            _sized(0x0D, 0x3701, b"\x07" * 16 + package),
            _sized(0x1F, 0x3001, name.encode("utf-16-le") + b"\0\0"),
        ),
    )


def _message_of(rtf: bytes, *files: bytes) -> bytes:
    head = (
        _sized(0x1F, 0x0037, "Herinnering 70021948".encode("utf-16-le") + b"\0\0"),
        _sized(0x1F, 0x0C1A, "Waterbedrijf Zilverbeek".encode("utf-16-le") + b"\0\0"),
        _sized(0x1F, 0x5D01, "klanten@zilverbeek.example".encode("utf-16-le") + b"\0\0"),
        _sized(0x102, 0x1009, unpacked_rich_text(rtf)),
    )
    return _package(_attribute(0x69003, _properties(*head)), *files)


def test_message_that_hangs_on_a_packed_one_is_a_letter_with_its_own_sender() -> None:
    package = _package(_packed_message(_message_of(_RTF)))
    letters = read_documents(_mail(package, text="Zie bijlage."), name="bericht.eml")
    (letter,) = [one for one in letters if one.part == 1]
    assert isinstance(letter, Document)
    assert letter.mail is not None
    assert (letter.mail.sender_name, letter.mail.sender_address, letter.mail.subject) == (
        "Waterbedrijf Zilverbeek",
        "klanten@zilverbeek.example",
        "Herinnering 70021948",
    )


def test_letter_two_packages_deep_is_found() -> None:
    inner = _message_of(rb"{\rtf1 Zie bijlage.}", _packed_file("Aanmaning maart.pdf", letter_pdf()))
    package = _package(_packed_message(_message_of(rb"{\rtf1 Doorgestuurd.}", _packed_message(inner))))
    readings = read(_mail(package, text="Zie bijlage."), name="bericht.eml")
    assert "Aanmaning maart.pdf" in [reading.name for reading in readings if reading.facts is not None]


def test_packages_within_packages_are_opened_only_so_deep() -> None:
    package = _message_of(_RTF)
    for _ in range(20):
        package = _package(_packed_message(package))
    readings = read(_mail(package, text="Zie bijlage."), name="bericht.eml")
    assert [reading.error.code for reading in readings if reading.error is not None] == ["too_large"]


def test_broken_package_in_a_package_needs_a_look() -> None:
    package = _package(_packed_message(_message_of(_RTF)[:60]))
    readings = read(_mail(package, text="Zie bijlage."), name="bericht.eml")
    assert "damaged" in [reading.error.code for reading in readings if reading.error is not None]
