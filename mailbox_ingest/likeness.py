"""What stays the same of a mail that comes in twice by different ways, so that it is known the second time.

The same mail saved from two programs, or fetched after it went through another server, differs in bytes:
Received lines, spam scores, ends of lines, folding of headers, the encoding of the transport. Its sender, its
recipients, its moment, its Message-ID, its subject and what its parts decode to do not. The likeness is those
and nothing else, and all of them must be equal: a mail that reuses a Message-ID with other content is another
mail, for a letter that is wrongly taken for known would be lost, while one that is taken in twice only shows
up twice.
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from hashlib import sha256
from typing import cast

from mailbox_ingest.likeness_form import LABEL, starts_as_mail

_HEADERS = ("from", "to", "cc", "date", "message-id", "subject")
_REQUIRED = ("from", "date")
_MAX_DEPTH = 60
"""Deeper than any chain of forwarded mail that people send; beyond it the bytes alone tell mails apart."""


def find_mail_likeness(content: bytes) -> bytes | None:
    """Return what a mail has in common with every copy of it, or `None` where the content is no sound mail.

    The result is a label and a SHA-256. Anyone who has the mail can make it, so it is as private as the mail.
    """
    if not starts_as_mail(content):
        return None
    try:
        mail = email.message_from_bytes(content, policy=compat32)
        if not all(mail[name] for name in _REQUIRED):
            return None
        whole = sha256()
        for field in _mail_fields(mail, depth=0):
            whole.update(b"%d:" % len(field) + field)
    except (MessageError, RecursionError, LookupError, ValueError, TypeError, AttributeError):
        # The standard parser raises each of these on some hostile mail. Such a mail is known by its bytes
        # alone.
        return None
    return LABEL + whole.digest()


def _mail_fields(mail: Message, *, depth: int) -> Iterator[bytes]:
    for name in _HEADERS:
        for value in mail.get_all(name, ()):
            yield name.encode()
            yield _header_text(value).encode("utf-8", "surrogatepass")
    yield from _part_fields(mail, depth=depth)


def _part_fields(part: Message, *, depth: int) -> Iterator[bytes]:
    if depth > _MAX_DEPTH:
        raise ValueError("nested too deep")
    yield part.get_content_type().encode("utf-8", "surrogatepass")
    yield (part.get_filename() or "").encode("utf-8", "surrogatepass")
    if part.is_multipart():
        nested = cast("list[Message]", part.get_payload())
        yield b"%d" % len(nested)
        for inner in nested:
            if part.get_content_type() == "message/rfc822":
                yield from _mail_fields(inner, depth=depth + 1)
            else:
                yield from _part_fields(inner, depth=depth + 1)
        return
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise TypeError("a part without content")
    yield sha256(_text(part, content) if part.get_content_maintype() == "text" else content).digest()


def _text(part: Message, content: bytes) -> bytes:
    """Return a text as UTF-8 lines without trailing spaces, whatever its charset and ends of lines."""
    charset = part.get_content_charset("utf-8")
    try:
        text = content.decode(charset)
    except (LookupError, UnicodeDecodeError):
        text = content.decode("latin-1")
    return "\n".join(line.rstrip() for line in text.rstrip().splitlines()).encode("utf-8", "surrogatepass")


def _header_text(value: object) -> str:
    """Return a header as it reads: decoded, unfolded, runs of white space as one space."""
    raw = str(value)
    try:
        text = str(make_header(decode_header(raw)))
    except (MessageError, LookupError, ValueError):
        text = raw
    return " ".join(text.split())
