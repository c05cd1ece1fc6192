"""Outlook messages (.msg): the same mail taken apart, read from its compound file."""

from __future__ import annotations

import io
from datetime import datetime

from oxmsg import Message

from parsers import limits
from parsers.document import MailHeader
from parsers.errors import DamagedDocumentError, DocumentLimitError
from parsers.mail import Attachment, Mail
from parsers.plain import clean_text


def open_outlook(content: bytes) -> Mail:
    """Take an Outlook message apart.

    Raises:
        DamagedDocumentError: it is broken.
        DocumentLimitError: it has too many parts, or they are too large.
    """
    try:
        message = Message.load(io.BytesIO(content))
        attachments = tuple(_attachments(message))
        return Mail(
            header=_header(message),
            text=clean_text(message.body) if message.body else None,
            html=clean_text(message.html_body) if message.html_body else None,
            attachments=attachments,
        )
    except (
        OSError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        AssertionError,
        RecursionError,
    ) as exc:
        # The library and the compound file reader below it check nothing: broken offsets come out as any of
        # these.
        raise DamagedDocumentError(
            "The mail is broken; save it again, or bring in the letter itself."
        ) from exc


def _attachments(message: Message) -> list[Attachment]:
    if message.attachment_count > limits.MAIL_PARTS:
        raise DocumentLimitError(
            f"The mail has more than {limits.MAIL_PARTS} parts; bring in the letter itself as a file."
        )
    found = []
    for attachment in message.attachments:
        content = attachment.file_bytes
        found.append(
            Attachment(
                name=clean_text(attachment.file_name or "").replace("\\", "/").split("/")[-1],
                content=content or b"",
                media_type=attachment.mime_type or "application/octet-stream",
            )
        )
    return found


def _header(message: Message) -> MailHeader:
    name, _, address = (message.sender or "").rpartition("<")
    recipients = message.recipients
    recipient = recipients[0] if recipients else None
    sent_at: datetime | None = message.sent_date
    return MailHeader(
        sender_name=(name.strip(' "') if name else None) or None,
        sender_address=address.strip(" >") or None,
        recipient=(recipient.name or recipient.email_address) if recipient else None,
        subject=message.subject or None,
        sent_at=sent_at,
    )
