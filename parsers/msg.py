"""Outlook messages (.msg): the same mail taken apart, read from its compound file."""

from __future__ import annotations

import email
import email.policy
import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from olefile import OleFileIO
from oxmsg.domain import constants as pid
from oxmsg.properties import Properties
from oxmsg.storage import Storage

from parsers import limits
from parsers.document import MailHeader
from parsers.errors import DamagedDocumentError, DocumentLimitError
from parsers.mail import Attachment, Mail, file_name_of, read_header
from parsers.plain import clean_text, decode_text
from parsers.rtf import RichBody, read_rich_body

_ROOT_HEADER, _EMBEDDED_HEADER, _PART_HEADER = 32, 24, 8
"""Bytes before the properties of a message, of a message in a message, and of an attachment."""

_RTF_COMPRESSED = 0x1009
"""The property with the body as packed rich text (PidTagRtfCompressed)."""

_EMBEDDED_STORAGE = "__substg1.0_3701000D"
_BROKEN = "The mail is broken; save it again, or bring in the letter itself."
_TOO_MANY = f"The mail has more than {limits.MAIL_PARTS} parts; bring in the letter itself as a file."


def open_outlook(content: bytes) -> Mail:
    """Take an Outlook message apart, with the messages in it down to the depth that is still a letter.

    Raises:
        DamagedDocumentError: it is broken.
        DocumentLimitError: it has too many parts, or unpacks to more than it holds.
    """
    try:
        with OleFileIO(io.BytesIO(content)) as compound:
            _check_sizes([compound.get_size(path) for path in compound.listdir()], len(content))
            root = Storage.from_ole(compound)
        return _take_apart(root, header_bytes=_ROOT_HEADER, depth=0)
    except RecursionError as exc:
        raise DocumentLimitError(
            "The mail holds mails within mails too deep; bring in the letter itself as a file."
        ) from exc
    except (
        OSError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        AssertionError,
        ArithmeticError,
        NotImplementedError,
        struct.error,
    ) as exc:
        # The two libraries check little: broken offsets and types come out as any of these.
        raise DamagedDocumentError(_BROKEN) from exc


def _check_sizes(streams: Sequence[int], size: int) -> None:
    """Refuse a file whose streams lie over each other, so that together they are far larger than it is."""
    if len(streams) > limits.ARCHIVE_PARTS * 4:
        raise DocumentLimitError(_TOO_MANY)
    if sum(streams) > 3 * size + (1 << 20):
        raise DamagedDocumentError(_BROKEN)


@dataclass(frozen=True, slots=True)
class _Bag:
    """The properties of a message or of something in it; what is not there or not of its kind is `None`."""

    properties: Properties

    def text(self, number: int) -> str | None:
        value = self.properties.str_prop_value(number)
        return (clean_text(value).strip() or None) if isinstance(value, str) else None

    def data(self, number: int) -> bytes | None:
        value = self.properties.binary_prop_value(number)
        return value if isinstance(value, bytes) else None

    def instant(self, number: int) -> datetime | None:
        try:
            value = self.properties.date_prop_value(number)
        except (OverflowError, ValueError):
            return None
        return value if isinstance(value, datetime) else None


def _take_apart(storage: Storage, *, header_bytes: int, depth: int) -> Mail:
    bag = _Bag(Properties(storage, properties_header_offset=header_bytes))
    parts = list(storage.iter_attachment_storages())
    if len(parts) > limits.MAIL_PARTS:
        raise DocumentLimitError(_TOO_MANY)
    text, markup = bag.text(pid.PID_BODY), _html(bag)
    if markup is None:
        rich = _rich_body(bag, needed=text is None and not parts)
        # Beside a plain body it has the tables and what is hidden; it may be all there is.
        markup, text = rich.html, text or rich.text
    return Mail(
        header=_header(bag, storage),
        text=text,
        html=markup,
        attachments=tuple(_attachment(part, depth=depth) for part in parts),
    )


def _rich_body(bag: _Bag, *, needed: bool) -> RichBody:
    """Return the body in rich text; nothing where there is none, or it is broken and not `needed`."""
    packed = bag.data(_RTF_COMPRESSED)
    if packed is None:
        return RichBody(html=None, text=None)
    try:
        return read_rich_body(packed)
    except DamagedDocumentError:
        if needed:
            raise
        return RichBody(html=None, text=None)


def _html(bag: _Bag) -> str | None:
    """Return the HTML of a message, which stands there as bytes in its code page, or as text."""
    packed = bag.data(pid.PID_HTML)
    if packed is None:
        return bag.text(pid.PID_BODY_HTML)
    return clean_text(decode_text(packed, charset=bag.properties.body_encoding or None))


def _attachment(storage: Storage, *, depth: int) -> Attachment:
    bag = _Bag(Properties(storage, properties_header_offset=_PART_HEADER))
    name = file_name_of(
        bag.text(pid.PID_ATTACH_LONG_FILENAME)
        or bag.text(pid.PID_ATTACH_FILENAME)
        or bag.text(pid.PID_DISPLAY_NAME)
        or ""
    )
    embedded = next((inner for inner in storage.storages if inner.name == _EMBEDDED_STORAGE), None)
    if embedded is not None:
        media_type = "application/vnd.ms-outlook"
        if depth + 1 > limits.MAIL_DEPTH:
            error = DocumentLimitError(
                "The mail holds mails within mails too deep; bring in the letter itself as a file."
            )
            return Attachment(name=name or "mail.msg", content=b"", media_type=media_type, error=error)
        inner_mail = _take_apart(embedded, header_bytes=_EMBEDDED_HEADER, depth=depth + 1)
        return Attachment(name=name or "mail.msg", content=b"", media_type=media_type, mail=inner_mail)
    return Attachment(
        name=name,
        content=bag.data(pid.PID_ATTACH_DATA_BINARY) or b"",
        media_type=(bag.text(pid.PID_ATTACH_MIME_TAG) or "application/octet-stream").lower(),
        is_inline=bag.text(pid.PID_ATTACH_CONTENT_ID) is not None,
    )


def _header(bag: _Bag, storage: Storage) -> MailHeader:
    """Return the header as it came over the net where that was kept, and else from properties."""
    kept = bag.text(pid.PID_TRANSPORT_MESSAGE_HEADERS)
    if kept is not None:
        header = read_header(email.message_from_string(kept + "\n\n", policy=email.policy.default))
        if header.sender_address is not None or header.sender_name is not None:
            return header
    recipients = [
        _Bag(Properties(part, properties_header_offset=_PART_HEADER))
        for part in storage.iter_recipient_storages()
    ]
    first = recipients[0] if recipients else None
    return MailHeader(
        sender_name=bag.text(pid.PID_SENDER_NAME) or bag.text(pid.PID_SENT_REPRESENTING_NAME),
        sender_address=bag.text(pid.PID_SENDER_SMTP_ADDRESS) or bag.text(pid.PID_SENDER_EMAIL_ADDRESS),
        recipient=(
            first.text(pid.PID_DISPLAY_NAME) or first.text(pid.PID_SMTP_ADDRESS)
            if first is not None
            else bag.text(pid.PID_DISPLAY_TO)
        ),
        subject=bag.text(pid.PID_SUBJECT),
        sent_at=bag.instant(pid.PID_CLIENT_SUBMIT_TIME),
    )
