"""The one model of a document that all readers make and all facts are read from: pages of words in place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from parsers.errors import ParserError, UnsupportedTypeError
from parsers.facts import Facts
from parsers.stated_payment import StatedPayment, StatedSource


class Origin(StrEnum):
    """How the words of a page were come by."""

    TEXT_LAYER = "text_layer"
    OCR = "ocr"
    MARKUP = "markup"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word and its place, in fractions (0 to 1) of the upright page, origin top left.

    `confidence` is 1.0 for a text layer and what the OCR engine gave (0 to 1) otherwise. Markup and plain
    text have positions too (a line is a row of a grid), so that one layout analysis serves every form;
    whether they are true places on paper is what `Page.has_positions` says.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    confidence: float = 1.0
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One upright page. `number` counts from 1; `width` and `height` are in points (1/72 inch).

    `stated` holds the payments that codes on it state, and on the first page those of an electronic invoice
    that came with the letter; `links` the domains of the web addresses in its codes.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    origin: Origin
    has_positions: bool = True
    stated: tuple[StatedPayment, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MailHeader:
    """What the header of a mail adds to a letter: who sent it, to whom, when, and about what."""

    sender_name: str | None
    sender_address: str | None
    recipient: str | None
    subject: str | None
    sent_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One letter to be read.

    `part` is its place in what came in (0 for a plain file; in a mail the body is 0 and attachments count
    from 1). `mail` is set where the document is a mail's own body, and also for an attachment (as a hint,
    never as its date). `told` are the facts of a source that states them itself, as a case of a claims
    document does; it has no pages then.
    """

    part: int
    name: str
    pages: tuple[Page, ...]
    mail: MailHeader | None = None
    is_mail_body: bool = False
    told: Facts | None = None

    @property
    def stated(self) -> tuple[StatedPayment, ...]:
        """What codes on the pages and electronic invoices ask to be paid; each with its page as it is now."""
        return tuple(
            replace(stated, page=page.number if stated.source is StatedSource.PAYMENT_CODE else None)
            for page in self.pages
            for stated in page.stated
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadPart:
    """A part of a source that cannot be read while other parts of it can, and why."""

    part: int
    name: str
    error: ParserError


def join_documents(documents: Sequence[Document], *, name: str) -> Document:
    """Make one letter of several documents: their pages one after the other, numbered from 1.

    The header of a mail is kept where the first document has one; part is that of the first.

    Raises:
        ValueError: `documents` is empty.
        UnsupportedTypeError: one of several states its facts itself, and so has no pages to join.
    """
    if not documents:
        raise ValueError("a letter is made of at least one document")
    if len(documents) > 1 and any(document.told is not None for document in documents):
        raise UnsupportedTypeError("A case of a claims document has no pages to put together with others.")
    pages = [page for document in documents for page in document.pages]
    first = documents[0]
    return Document(
        part=first.part,
        name=name,
        pages=tuple(replace(page, number=number) for number, page in enumerate(pages, start=1)),
        mail=first.mail,
        is_mail_body=first.is_mail_body,
        told=first.told,
    )
