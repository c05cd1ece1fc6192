"""Rich text of Outlook messages: unpacked, and taken back to the HTML or text that it was made from.

Sources: MS-OXRTFCP (compression) and MS-OXRTFEX (HTML and text within RTF).
"""

from __future__ import annotations

import re
import struct
import zlib
from codecs import lookup
from dataclasses import dataclass, field
from typing import Final

from parsers import limits
from parsers.errors import DamagedDocumentError, DocumentLimitError

_BROKEN: Final = "The mail is broken; save it again, or bring in the letter itself."
# The text with which each dictionary starts (MS-OXRTFCP 2.1.2.1); part of the format.
_DICTIONARY: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_WINDOW: Final = 4096
_TOKEN: Final = re.compile(
    r"\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_ASIDE: Final = frozenset(
    ["fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "fldinst", "mhtmltag"]
)
_WRITTEN: Final = {
    "par": "\n",
    "line": "\n",
    "row": "\n",
    "tab": "\t",
    "cell": "\t",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "endash": "–",
    "emdash": "—",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RichBody:
    """The body of a message that is there as rich text only; one of both is `None`."""

    html: str | None
    text: str | None


def read_rich_body(packed: bytes) -> RichBody:
    """Return the HTML that the packed rich text was made from, or its text.

    Raises:
        DamagedDocumentError: it cannot be unpacked.
        DocumentLimitError: it unpacks to more than a letter.
    """
    rtf = unpack(packed).decode("latin-1")
    head = rtf[:2000]
    reader = _Reader(from_html="\\fromhtml1" in head)
    reader.read(rtf)
    written = "".join(reader.written)
    return RichBody(html=written, text=None) if reader.from_html else RichBody(html=None, text=written)


def unpack(packed: bytes) -> bytes:
    """Return the rich text in `packed`, the bytes of a PidTagRtfCompressed property.

    Raises:
        DamagedDocumentError: its sizes or its checksum are wrong, or it ends half way.
        DocumentLimitError: it unpacks to more than a letter.
    """
    if len(packed) < 16:
        raise DamagedDocumentError(_BROKEN)
    size, raw_size, kind, checksum = struct.unpack("<II4sI", packed[:16])
    body = packed[16 : size + 4]
    if raw_size > limits.CONTENT_BYTES:
        raise DocumentLimitError("The mail unpacks to far more than a letter; bring in the letter itself.")
    if kind == b"MELA":
        return body[:raw_size]
    # The checksum is a CRC without the two inversions of the usual one.
    if kind != b"LZFu" or zlib.crc32(body, 0xFFFFFFFF) ^ 0xFFFFFFFF != checksum:
        raise DamagedDocumentError(_BROKEN)
    return _inflate(body, raw_size)


def _inflate(body: bytes, raw_size: int) -> bytes:
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
    write, place = len(_DICTIONARY), 0
    out = bytearray()
    while place < len(body):
        flags, place = body[place], place + 1
        for bit in range(8):
            if place >= len(body):
                break
            if not flags >> bit & 1:
                out.append(body[place])
                window[write] = body[place]
                write, place = (write + 1) % _WINDOW, place + 1
                continue
            if place + 1 >= len(body):
                raise DamagedDocumentError(_BROKEN)
            token, place = body[place] << 8 | body[place + 1], place + 2
            read = token >> 4
            if read == write:
                return bytes(out)
            for _ in range((token & 15) + 2):
                out.append(window[read])
                window[write] = window[read]
                read, write = (read + 1) % _WINDOW, (write + 1) % _WINDOW
            if len(out) > raw_size + _WINDOW:
                raise DamagedDocumentError(_BROKEN)
    return bytes(out)


@dataclass(slots=True)
class _Group:
    """What holds within one pair of braces."""

    aside: bool = False
    tag: bool = False
    hidden: bool = False
    rtf_only: bool = False
    skip: int = 1


@dataclass(slots=True)
class _Reader:
    """Reads rich text once from start to end."""

    from_html: bool
    written: list[str] = field(default_factory=list)
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    charset: str = "cp1252"
    pending: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    starred: bool = False

    def read(self, rtf: str) -> None:
        """Read all of it; what is no part of the format is passed over."""
        for token in _TOKEN.finditer(rtf):
            if token["byte"] is not None:
                self._byte(int(token["byte"], 16))
                continue
            self._flush()
            if token["brace"] is not None:
                self._brace(token["brace"])
            elif token["word"] is not None:
                self._word(token["word"], token["number"])
            elif token["sign"] is not None:
                self._sign(token["sign"])
            elif token["text"] is not None:
                self._text(token["text"])
        self._flush()

    def _brace(self, brace: str) -> None:
        self.starred = False
        self.to_skip = 0
        if brace == "{":
            if len(self.groups) > limits.MARKUP_DEPTH * 4:
                raise DocumentLimitError("The mail is nested too deep; bring in the letter itself.")
            now = self.groups[-1]
            self.groups.append(_Group(now.aside, now.tag, now.hidden, now.rtf_only, now.skip))
        elif len(self.groups) > 1:
            self.groups.pop()

    def _word(self, word: str, number: str | None) -> None:
        group = self.groups[-1]
        starred, self.starred = self.starred, False
        off = number == "0"
        if word == "htmltag" and starred:
            group.tag, group.aside = True, not self.from_html
        elif word in _ASIDE or starred:
            group.aside = True
        elif word == "htmlrtf":
            group.rtf_only = not off
        elif word == "v":
            group.hidden = not off
        elif word == "plain":
            group.hidden = False
        elif word == "ansicpg" and number:
            self._set_charset(number)
        elif word == "uc" and number:
            group.skip = max(0, min(int(number), 8))
        elif word == "u" and number:
            code = int(number) % 0x10000
            self._write(chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd")
            self.to_skip = group.skip
        elif word in _WRITTEN:
            self._write(_WRITTEN[word])

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.starred = True
        elif sign == "~":
            self._write("\u00a0")
        elif sign in "{}\\":
            self._text(sign)
        elif sign in "\r\n":
            self._write("\n")

    def _text(self, text: str) -> None:
        skipped = min(self.to_skip, len(text))
        self.to_skip -= skipped
        self._write(text[skipped:])

    def _byte(self, value: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        else:
            self.pending.append(value)

    def _flush(self) -> None:
        if self.pending:
            text = bytes(self.pending).decode(self.charset, "replace")
            self.pending.clear()
            self._write(text)

    def _write(self, text: str) -> None:
        group = self.groups[-1]
        if text and not (group.aside or group.hidden or (self.from_html and group.rtf_only)):
            self.written.append(text)

    def _set_charset(self, number: str) -> None:
        name = "utf-8" if number == "65001" else f"cp{number}"
        try:
            self.charset = lookup(name).name
        except LookupError:
            self.charset = "cp1252"
