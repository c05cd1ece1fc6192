"""Pages for tests: a letter typed as lines and columns becomes a document of words with places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from parsers import Document, MailHeader, Origin, Page, Word

COLUMNS = 100
LINES = 72


def page_of(text: str, *, number: int = 1, origin: Origin = Origin.TEXT_LAYER) -> Page:
    """One page; a column of the text is a hundredth of the width, a line a 72nd of the height."""
    words: list[Word] = []
    lines = text.strip("\n").split("\n")
    height = max(LINES, len(lines) + 4)
    for row, line in enumerate(lines):
        for match in re.finditer(r"\S+", line):
            words.append(
                Word(
                    text=match.group(),
                    x0=0.04 + 0.92 * match.start() / COLUMNS,
                    x1=0.04 + 0.92 * match.end() / COLUMNS,
                    y0=(row + 2.1) / height,
                    y1=(row + 2.95) / height,
                )
            )
    return Page(number=number, width=595.0, height=842.0, words=tuple(words), origin=origin)


def document_of(*texts: str, name: str = "brief.pdf") -> Document:
    """A letter of one or more pages."""
    pages = tuple(page_of(text, number=number) for number, text in enumerate(texts, start=1))
    return Document(part=0, name=name, pages=pages)


def mail_of(
    text: str,
    *,
    sender: str,
    address: str,
    subject: str,
    sent_at: datetime,
    recipients: Sequence[str] = ("lezer@post.example",),
) -> Document:
    """A mail that is itself the letter."""
    page = page_of(text, origin=Origin.MARKUP)
    header = MailHeader(
        sender_name=sender, sender_address=address, recipient=recipients[0], subject=subject, sent_at=sent_at
    )
    plain = Page(
        number=1,
        width=page.width,
        height=page.height,
        words=page.words,
        origin=Origin.MARKUP,
        has_positions=False,
    )
    return Document(part=0, name="bericht.eml", pages=(plain,), mail=header, is_mail_body=True)
