"""What has the form of a likeness, and what might have one: to be asked without opening a mail."""

from __future__ import annotations

import re
from hashlib import sha256

LABEL = b"postkluis mail likeness 1\n"

_STARTS_AS_MAIL = re.compile(rb"\A(?:From [^\n]*\n)?(?:[!-9;-~]+[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2}")
_HEAD_BYTES = 64 * 1024


def starts_as_mail(content: bytes) -> bool:
    """Return whether `content` opens with header fields, as a mail does."""
    return _STARTS_AS_MAIL.match(content[:_HEAD_BYTES].replace(b"\r\n", b"\n")) is not None


def checked_likeness(value: bytes) -> bytes:
    """Return `value` if it has the form of a likeness; `ValueError` where it has not.

    What a worker says is checked with this, so that it cannot pass off the bytes of another letter as a
    likeness and so make that letter known before it comes.
    """
    if not value.startswith(LABEL) or len(value) != len(LABEL) + sha256().digest_size:
        raise ValueError("no likeness")
    return value
