"""What Outlook packs in a ``winmail.dat``: the body and the attachments of the mail that it hangs on.

Source: MS-OXTNEF (Transport Neutral Encapsulation Format).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from parsers import limits
from parsers.errors import DamagedDocumentError, DocumentLimitError
from parsers.plain import clean_text, decode_text
from parsers.rtf import read_rich_body

_BROKEN: Final = "The mail is broken; ask for it again as a PDF, or bring in the letter itself."
_SIGNATURE: Final = 0x223E9F78
_BODY: Final = 0x0002800C
_MESSAGE_PROPERTIES: Final = 0x00069003
_ATTACHMENT_STARTS: Final = 0x00069002
_ATTACHMENT_TITLE: Final = 0x00018010
_ATTACHMENT_DATA: Final = 0x0006800F
_ATTACHMENT_PROPERTIES: Final = 0x00069005
_OF_ATTACHMENT: Final = (_ATTACHMENT_TITLE, _ATTACHMENT_DATA, _ATTACHMENT_PROPERTIES)
_TEXT_BODY, _RICH_BODY, _HTML_BODY = 0x1000, 0x1009, 0x1013
_SHORT_NAME, _LONG_NAME, _SHOWN_NAME, _DATA = 0x3704, 0x3707, 0x3001, 0x3701
_SUBJECT, _SENDER_NAME, _SENDER_ADDRESS, _SMTP_ADDRESS = 0x0037, 0x0C1A, 0x0C1F, 0x5D01
_STRING, _UNICODE, _OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_MANY: Final = 0x1000
_FIRST_NAMED: Final = 0x8000
# Bytes of a property of fixed size, each filled up to four.
_SIZES: Final = {
    0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16,
}  # fmt: skip


@dataclass(slots=True)
class PackedFile:
    """An attachment within the package."""

    name: str = ""
    content: bytes = b""


@dataclass(slots=True)
class Package:
    """What the package holds; what is not there is `None`.

    Subject and sender are told of a message that hangs on another; the mail around a package has its own.
    """

    text: str | None = None
    html: str | None = None
    subject: str | None = None
    sender_name: str | None = None
    sender_address: str | None = None
    files: list[PackedFile] = field(default_factory=list)


def is_package(content: bytes) -> bool:
    """Tell whether `content` is a ``winmail.dat``, as a message is that hangs on a packed mail."""
    return content.startswith(struct.pack("<I", _SIGNATURE))


def open_package(content: bytes) -> Package:
    """Take a ``winmail.dat`` apart.

    Raises:
        DamagedDocumentError: it is none, a checksum is wrong, or it ends half way.
        DocumentLimitError: it has more parts than a letter.
    """
    try:
        return _take_apart(content)
    except struct.error as exc:
        raise DamagedDocumentError(_BROKEN) from exc


def _take_apart(content: bytes) -> Package:
    package = Package()
    if len(content) < 6 or struct.unpack_from("<I", content)[0] != _SIGNATURE:
        raise DamagedDocumentError(_BROKEN)
    for number, value in _attributes(content):
        if number == _BODY:
            package.text = package.text or _text(value)
        elif number == _MESSAGE_PROPERTIES:
            _set_body(package, dict(_properties(value)))
        elif number == _ATTACHMENT_STARTS:
            package.files.append(PackedFile())
            if len(package.files) > limits.MAIL_PARTS:
                raise DocumentLimitError("The mail has too many parts; bring in the letter itself.")
        elif number in _OF_ATTACHMENT and package.files:
            _set_file(package.files[-1], number, value)
    return package


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = 6
    while place + 9 <= len(content):
        number, length = struct.unpack_from("<xII", content, place)
        value = content[place + 9 : place + 9 + length]
        (checksum,) = struct.unpack_from("<H", content, place + 9 + length)
        if sum(value) & 0xFFFF != checksum:
            raise DamagedDocumentError(_BROKEN)
        yield number, value
        place += 11 + length


def _set_body(package: Package, found: dict[int, bytes | str]) -> None:
    package.subject = _line(found, _SUBJECT) or package.subject
    package.sender_name = _line(found, _SENDER_NAME) or package.sender_name
    package.sender_address = _address(found) or package.sender_address
    text, markup, rich = found.get(_TEXT_BODY), found.get(_HTML_BODY), found.get(_RICH_BODY)
    if isinstance(text, str):
        package.text = text
    if isinstance(markup, bytes):
        package.html = clean_text(decode_text(markup))
    elif isinstance(rich, bytes):
        body = read_rich_body(rich)
        package.html, package.text = body.html, package.text or body.text


def _line(found: dict[int, bytes | str], number: int) -> str | None:
    value = found.get(number)
    return " ".join(clean_text(value).split()) or None if isinstance(value, str) else None


def _address(found: dict[int, bytes | str]) -> str | None:
    """The address for the net; within one house Outlook has another form of it."""
    written = (_line(found, _SMTP_ADDRESS), _line(found, _SENDER_ADDRESS))
    return next((address for address in written if address is not None and "@" in address), None)


def _set_file(packed: PackedFile, number: int, value: bytes) -> None:
    if number == _ATTACHMENT_TITLE:
        packed.name = packed.name or _text(value)
    elif number == _ATTACHMENT_DATA:
        packed.content = value
    else:
        found = dict(_properties(value))
        name = found.get(_LONG_NAME) or found.get(_SHORT_NAME) or found.get(_SHOWN_NAME)
        data = found.get(_DATA)
        packed.name = name if isinstance(name, str) and name else packed.name
        packed.content = packed.content or (data if isinstance(data, bytes) else b"")


def _properties(value: bytes) -> Iterator[tuple[int, bytes | str]]:
    """The texts and bytes among the properties, by number; others are passed over."""
    (count,) = struct.unpack_from("<I", value)
    place = 4
    for _ in range(min(count, limits.ARCHIVE_PARTS * 4)):
        kind, number = struct.unpack_from("<HH", value, place)
        place += 4
        if number >= _FIRST_NAMED:
            place = _after_name(value, place)
        many, kind = bool(kind & _MANY), kind & ~_MANY
        sized = kind in (_STRING, _UNICODE, _OBJECT, _BINARY)
        times = 1
        if many or sized:
            (times,) = struct.unpack_from("<I", value, place)
            place += 4
        if not sized and kind not in _SIZES:
            raise DamagedDocumentError(_BROKEN)
        for _ in range(min(times, len(value))):
            length = _SIZES.get(kind, 0)
            if sized:
                (length,) = struct.unpack_from("<I", value, place)
                place += 4
            data = value[place : place + length]
            if len(data) < length:
                raise DamagedDocumentError(_BROKEN)
            place += -(-length // 4) * 4
            if kind == _UNICODE:
                yield number, data.decode("utf-16-le", "replace").rstrip("\0")
            elif kind == _STRING:
                yield number, _text(data)
            elif kind == _BINARY:
                yield number, data
            elif kind == _OBJECT:
                # Sixteen bytes say of which kind the object is.
                yield number, data[16:]


def _after_name(value: bytes, place: int) -> int:
    (by_text,) = struct.unpack_from("<I", value, place + 16)
    if not by_text:
        return place + 24
    (length,) = struct.unpack_from("<I", value, place + 20)
    return place + 24 + -(-int(length) // 4) * 4


def _text(value: bytes) -> str:
    return clean_text(decode_text(value.rstrip(b"\0")))
