"""The heading of a message, read quickly: a first sync reads tens of thousands, and a few fields of each.

Of the two ways in the standard library this is the older, which takes apart only what is asked for: the
header registry, by which letters are read, needs two milliseconds a message. What a stranger wrote raises
nothing here.
"""

from __future__ import annotations

from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.policy import compat32
from email.utils import getaddresses

from parsers.plain import clean_text

_LONGEST_HEADING = 256 * 1024
_LONGEST_FIELD = 20_000
_LONGEST_SENDER = 2000


class Heading:
    """Fields of a heading by name, in any case; of those that are there more than once, the first."""

    __slots__ = ("_fields",)

    def __init__(self, header: bytes) -> None:
        self._fields: dict[str, str] = {}
        message = BytesHeaderParser(policy=compat32).parsebytes(header[:_LONGEST_HEADING])
        for name, value in message.raw_items():
            self._fields.setdefault(name.lower(), value)

    def raw(self, name: str) -> str:
        """Return a field as it stands there, on one line; empty where there is none."""
        return _readable(self._fields.get(name.lower(), "")[:_LONGEST_FIELD])

    def text(self, name: str) -> str:
        """Return a field with its encoded words (RFC 2047) decoded; empty where there is none."""
        return _decoded(self.raw(name))

    def sender(self) -> tuple[str, str]:
        """Return name and address of who sent it; each is empty where it is not told."""
        raw = self.raw("From")[:_LONGEST_SENDER]
        try:
            pairs = getaddresses([raw])
        except (ValueError, IndexError, TypeError, AttributeError):
            # The standard library lets these out of some addresses that are none.
            pairs = []
        name, address = pairs[0] if pairs else ("", "")
        return _decoded(name), address

    def shown_sender(self) -> str:
        """Return who sent it as a citizen knows them: name and address, or the one that is told."""
        name, address = self.sender()
        return _line(f"{name} <{address}>" if name and address else name or address)


def _readable(value: str) -> str:
    """Return a field in whose place of letters the parser left bytes: they are UTF-8, or from older days."""
    line = value.replace("\r", "").replace("\n", "")
    if line.isascii():
        return line.strip()
    content = line.encode("utf-8", "surrogateescape")
    try:
        return content.decode("utf-8").strip()
    except UnicodeDecodeError:
        return content.decode("latin-1").strip()


def _decoded(value: str) -> str:
    if "=?" in value:
        with suppress(MessageError, ValueError, LookupError, TypeError):
            value = str(make_header(decode_header(value)))
    # Half a character may come out of encoded words.
    return _line(clean_text(value.encode("utf-8", "replace").decode("utf-8")))


def _line(text: str) -> str:
    """Return a text that may be shown: on one line, and nothing in it that a terminal would obey."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
