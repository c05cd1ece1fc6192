"""One letter in, its facts out: text layer, OCR, mail, then amounts, dates, parties, stage and deadlines."""

from parsers.document import Document, MailHeader, Origin, Page, UnreadPart, Word, join_documents
from parsers.errors import ParserError
from parsers.reading import READER_VERSION, Piece, Reading, ReadingError, read, read_letter
from parsers.sources import read_documents

__all__ = [
    "READER_VERSION",
    "Document",
    "MailHeader",
    "Origin",
    "Page",
    "ParserError",
    "Piece",
    "Reading",
    "ReadingError",
    "UnreadPart",
    "Word",
    "join_documents",
    "read",
    "read_documents",
    "read_letter",
]
