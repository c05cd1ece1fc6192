"""A mail taken apart: its header, its own text, and what hangs on it, however broken or nested."""

from __future__ import annotations

import email
import email.policy
import re
from base64 import b64decode
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from quopri import decodestring
from typing import TYPE_CHECKING

from parsers import limits
from parsers.document import MailHeader
from parsers.errors import DamagedDocumentError, DocumentLimitError, ParserError
from parsers.plain import clean_text, decode_text

if TYPE_CHECKING:
    from parsers.tnef import PackedFile

_PACKAGES = ("application/ms-tnef", "application/vnd.ms-tnef")
_ENCODINGS = re.compile(r"\s*[\"']?(base64|quoted-printable|7bit|8bit|binary|x-uuencode|uuencode)\b", re.I)
_TOO_DEEP = "The mail holds mails within mails too deep; bring in the letter itself as a file."


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """What hangs on a mail: `is_inline` if its text shows it, as a logo; `mail` if it is a mail itself."""

    name: str
    content: bytes
    media_type: str
    is_inline: bool = False
    mail: Mail | None = None
    error: ParserError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail taken apart; `text` and `html` are the two forms of its own words, where it has them."""

    header: MailHeader
    text: str | None
    html: str | None
    attachments: tuple[Attachment, ...]


def open_mail(content: bytes) -> Mail:
    """Take a mail apart, with the mails in it down to the depth that is still a letter.

    Raises:
        DocumentLimitError: it has too many parts, or is nested so deep that it cannot be taken apart at all.
        DamagedDocumentError: it cannot be taken apart.
    """
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        return _take_apart(message, _Count(), depth=0)
    except RecursionError as exc:
        raise DocumentLimitError(_TOO_DEEP) from exc
    except (MessageError, ValueError, LookupError, AttributeError, TypeError, AssertionError) as exc:
        # The standard library lets these out of headers and parts that break its expectations.
        raise DamagedDocumentError(
            "The mail is broken; save it again, or bring in the letter itself."
        ) from exc


class _Count:
    """Parts seen so far in one mail, all levels together."""

    def __init__(self) -> None:
        self.parts = 0

    def add(self) -> None:
        self.parts += 1
        if self.parts > limits.MAIL_PARTS:
            raise DocumentLimitError(
                f"The mail has more than {limits.MAIL_PARTS} parts; bring in the letter itself as a file."
            )


def _take_apart(message: Message, count: _Count, *, depth: int) -> Mail:
    texts: list[str] = []
    htmls: list[str] = []
    attachments: list[Attachment] = []
    for part, within_related in _leaves(message, related=False, depth=0):
        count.add()
        media_type = part.get_content_type()
        if media_type == "message/rfc822" or (media_type == "message/global"):
            attachments.append(_nested(part, count, depth=depth))
            continue
        disposition = _disposition(part)
        name = _file_name(part)
        if media_type in ("text/plain", "text/html") and disposition != "attachment" and not name:
            (texts if media_type == "text/plain" else htmls).append(_text_of(part))
            continue
        if media_type in _PACKAGES or (name or "").lower() == "winmail.dat":
            attachments.extend(_unpacked(part, texts, htmls, count, depth=depth))
            continue
        inline = disposition != "attachment" and (within_related or part.get("Content-ID") is not None)
        attachments.append(
            Attachment(name=name or "", content=_bytes_of(part), media_type=media_type, is_inline=inline)
        )
    return Mail(
        header=read_header(message),
        text="\n".join(texts) if texts else None,
        html="\n".join(htmls) if htmls else None,
        attachments=tuple(attachments),
    )


def _unpacked(
    part: Message, texts: list[str], htmls: list[str], count: _Count, *, depth: int
) -> list[Attachment]:
    """Return what hangs on the mail within a package of Outlook; its body counts where there is no other."""
    from parsers.tnef import open_package

    content = _bytes_of(part)
    try:
        package = open_package(content)
    except ParserError as exc:
        return [Attachment(name="winmail.dat", content=b"", media_type="application/ms-tnef", error=exc)]
    if package.html is not None and not any(text.strip() for text in htmls):
        htmls.append(package.html)
    if package.text is not None and not any(text.strip() for text in texts):
        texts.append(package.text)
    return [_packed(packed, count, depth=depth) for packed in package.files]


def _packed(packed: PackedFile, count: _Count, *, depth: int) -> Attachment:
    """Return what hangs on a packed mail; a message that does is a package in the package."""
    from parsers.tnef import is_package, open_package

    count.add()
    name = file_name_of(packed.name)
    if not is_package(packed.content):
        return Attachment(name=name, content=packed.content, media_type="application/octet-stream")
    name = name or "mail.msg"
    error: ParserError = DocumentLimitError(_TOO_DEEP)
    if depth + 1 <= limits.MAIL_DEPTH:
        try:
            inner = open_package(packed.content)
        except ParserError as exc:
            error = exc
        else:
            mail = Mail(
                header=MailHeader(
                    sender_name=inner.sender_name,
                    sender_address=inner.sender_address,
                    recipient=None,
                    subject=inner.subject,
                    sent_at=None,
                ),
                text=inner.text,
                html=inner.html,
                attachments=tuple(_packed(one, count, depth=depth + 1) for one in inner.files),
            )
            return Attachment(name=name, content=b"", media_type="application/ms-tnef", mail=mail)
    return Attachment(name=name, content=b"", media_type="application/ms-tnef", error=error)


def _leaves(message: Message, *, related: bool, depth: int) -> list[tuple[Message, bool]]:
    """Return the parts that hold something, and whether each belongs to the text beside it."""
    if depth > limits.MAIL_DEPTH * 4:
        raise DocumentLimitError(_TOO_DEEP)
    if message.get_content_maintype() != "multipart":
        return [(message, related)]
    payload = message.get_payload()
    if not isinstance(payload, list):
        return [(message, related)]
    inside = related or message.get_content_subtype() == "related"
    return [
        leaf
        for part in payload
        if isinstance(part, Message)
        for leaf in _leaves(part, related=inside, depth=depth + 1)
    ]


def _nested(part: Message, count: _Count, *, depth: int) -> Attachment:
    payload = part.get_payload()
    inner = payload[0] if isinstance(payload, list) and payload else None
    media_type = part.get_content_type()
    if not isinstance(inner, Message):
        return Attachment(
            name=_file_name(part) or "", content=_bytes_of(part), media_type="application/octet-stream"
        )
    name = _file_name(part) or "mail.eml"
    if depth + 1 > limits.MAIL_DEPTH:
        return Attachment(name=name, content=b"", media_type=media_type, error=DocumentLimitError(_TOO_DEEP))
    if not inner.keys() and isinstance(inner.get_payload(), str):
        # The standard does not allow a mail in base64 within a mail, and some programs send it.
        inner = _decoded_mail(part, inner) or inner
    return Attachment(
        name=name, content=b"", media_type=media_type, mail=_take_apart(inner, count, depth=depth + 1)
    )


def _decoded_mail(part: Message, inner: Message) -> Message | None:
    written = (_field(part, "Content-Transfer-Encoding") or "").lower()
    text = str(inner.get_payload()).encode("ascii", "replace")
    try:
        content = b64decode(text) if written.startswith("base64") else decodestring(text)
    except ValueError:
        return None
    decoded = email.message_from_bytes(content, policy=email.policy.default)
    return decoded if decoded.keys() else None


def _bytes_of(part: Message) -> bytes:
    encoding = _ENCODINGS.match(_field(part, "Content-Transfer-Encoding") or "")
    if encoding is not None:
        # With a space, a quote or a comment around it the standard library does not know it.
        del part["Content-Transfer-Encoding"]
        part["Content-Transfer-Encoding"] = encoding.group(1)
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text_of(part: Message) -> str:
    charset = part.get_content_charset()
    return clean_text(decode_text(_bytes_of(part), charset=charset))


def _disposition(part: Message) -> str | None:
    try:
        return part.get_content_disposition()
    except (ValueError, LookupError, AttributeError, TypeError):
        return None


def _file_name(part: Message) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, AttributeError, TypeError):
        return "attachment"
    if not name:
        return None
    return file_name_of(str(name)) or None


def file_name_of(name: str) -> str:
    """Return the last part of a name given by a stranger: a path in it is never followed."""
    return clean_text(name).replace("\\", "/").split("/")[-1].strip()[:200]


def _field(message: Message, name: str) -> str | None:
    """Return a field of the header, decoded; broken ones as far as they can be read."""
    try:
        value = message[name]
    except (ValueError, LookupError, AttributeError, TypeError, ArithmeticError, MessageError):
        # A day of more digits than the clock of this machine has is an OverflowError.
        raw = next((text for key, text in message.raw_items() if key.lower() == name.lower()), None)
        value = raw
    if value is None:
        return None
    text = str(value)
    if "=?" in text:
        with suppress(ValueError, LookupError, MessageError):
            text = str(make_header(decode_header(text)))
    text = " ".join(clean_text(text.encode("utf-8", "replace").decode("utf-8")).split())
    return text or None


def read_header(message: Message) -> MailHeader:
    """Return what the header of `message` says; broken fields as far as they can be read."""
    sender = getaddresses([_field(message, "From") or ""])
    receivers = getaddresses([_field(message, "To") or ""])
    name, address = sender[0] if sender else ("", "")
    to_name, to_address = receivers[0] if receivers else ("", "")
    return MailHeader(
        sender_name=name or None,
        sender_address=address or None,
        recipient=to_name or to_address or None,
        subject=_field(message, "Subject"),
        sent_at=_sent_at(_field(message, "Date")),
    )


def _sent_at(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
