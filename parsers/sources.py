"""One source, whatever its form, to the letters in it: the way in to all readers."""

from __future__ import annotations

from parsers.document import Document, Page, UnreadPart
from parsers.errors import DocumentLimitError, ParserError, UnsupportedTypeError
from parsers.kinds import Kind, find_kind


def read_documents(content: bytes, *, name: str) -> tuple[Document | UnreadPart, ...]:
    """Return the letters of one source, in the order in which they stand in it; at least one.

    A mail can hold several; what cannot be read beside others that can is an `UnreadPart`.

    Raises:
        ParserError: nothing of it can be read; the subclass says why.
    """
    kind = find_kind(content, name=name)
    try:
        if kind in (Kind.MAIL, Kind.OUTLOOK):
            return _read_mail_source(content, name=name, kind=kind)
        if kind is Kind.CLAIMS:
            from parsers.fcid import read_claims_document

            return read_claims_document(content, name=name)
        return (Document(part=0, name=name, pages=read_pages(content, kind=kind)),)
    except MemoryError as exc:
        raise DocumentLimitError(
            "The file takes too much memory to read; bring in a scan of the letter."
        ) from exc


def read_pages(content: bytes, *, kind: Kind) -> tuple[Page, ...]:
    """Return the pages of a source that is one letter; each reader is imported when its kind comes by.

    Raises:
        ParserError: it cannot be read.
        ValueError: `kind` is a mail.
    """
    match kind:
        case Kind.PDF:
            from parsers.pdf import read_pdf_pages

            return read_pdf_pages(content)
        case Kind.IMAGE:
            from parsers.image import read_image_pages

            return read_image_pages(content)
        case Kind.DOCX:
            from parsers.docx import read_docx_pages

            return read_docx_pages(content)
        case Kind.HTML:
            from parsers.markup import read_html_pages

            return read_html_pages(content)
        case Kind.TEXT:
            from parsers.plain import read_text_pages

            return read_text_pages(content)
        case Kind.MAIL | Kind.OUTLOOK:
            raise ValueError("a mail is more than one letter")
        case Kind.CLAIMS:
            # In a mail the service number could not be taken out of what is kept.
            raise UnsupportedTypeError(
                "A financial claims document within a mail is not read; save it and bring in that file."
            )


def _read_mail_source(content: bytes, *, name: str, kind: Kind) -> tuple[Document | UnreadPart, ...]:
    if kind is Kind.OUTLOOK:
        from parsers.msg import open_outlook

        mail = open_outlook(content)
    else:
        from parsers.mail import open_mail

        mail = open_mail(content)
    from parsers.mail_letters import read_mail_letters

    letters = read_mail_letters(mail, name=name)
    if all(isinstance(letter, UnreadPart) for letter in letters):
        raise _first_error(letters)
    return letters


def _first_error(letters: tuple[Document | UnreadPart, ...]) -> ParserError:
    return next(letter.error for letter in letters if isinstance(letter, UnreadPart))
