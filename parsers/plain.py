"""Plain text letters: which characters the bytes stand for, and the lines as they were typed."""

from __future__ import annotations

import codecs
import re

from parsers import limits
from parsers.document import Origin, Page
from parsers.errors import DocumentLimitError, EmptyDocumentError
from parsers.grid import Block, Gap, Paragraph, Run, lay_page

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_MISREAD = re.compile(r"[\x80-\x9f]")
"""Controls that no letter holds: what quotes and euro signs of Windows-1252 look like in an ISO charset."""

_QUOTED = re.compile(r"^(?:>[ \t]?)+")


def decode_text(content: bytes, *, charset: str | None = None) -> str:
    """Return the text of `content`: by its byte order mark, as `charset` says, as UTF-8 or Windows-1252.

    Dutch letters come in no other charset, and each byte has a meaning in the last one, so this never fails.
    A `charset` that does not fit the bytes is not believed.
    """
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return content.decode(codec, errors="replace")
    for named in (charset, "utf-8"):
        if named is None or named.lower() in {"us-ascii", "ascii", "latin-1", "iso-8859-1"}:
            continue
        try:
            text = content.decode(named)
        except (LookupError, ValueError):
            continue
        if _MISREAD.search(text) is None:
            return text
    text = content.decode("cp1252", errors="replace")
    return text if "\ufffd" not in text else content.decode("latin-1")


def clean_text(text: str) -> str:
    """Return `text` without control characters and without marks that take no place."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\xad", ""))


def read_text_pages(content: bytes) -> tuple[Page, ...]:
    """Return the pages of a text file; a form feed starts a new one.

    Raises:
        EmptyDocumentError: it holds no word.
        DocumentLimitError: it holds far more than a letter.
    """
    pages: list[Page] = []
    for sheet in clean_text(decode_text(content)).split("\f"):
        blocks = lines_to_blocks(sheet)
        if any(isinstance(block, Paragraph) for block in blocks):
            pages.append(lay_page(blocks, origin=Origin.PLAIN, number=len(pages) + 1))
        if len(pages) > limits.PAGES:
            raise DocumentLimitError(f"The letter has more than {limits.PAGES} pages; bring it in in parts.")
    if not pages:
        raise EmptyDocumentError("The file holds no text; ask for it again or scan the letter anew.")
    return tuple(pages)


def lines_to_blocks(text: str) -> list[Block]:
    """Return one block a line, columns kept as typed; marks of quoting in front (`> `) are dropped."""
    blocks: list[Block] = []
    for line in text.split("\n"):
        bare = _QUOTED.sub("", line.rstrip())
        blocks.append(Paragraph((Run(bare),), keep=True) if bare.strip() else Gap())
    return blocks
