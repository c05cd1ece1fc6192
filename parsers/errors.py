"""What can go wrong while reading a letter.

ParserError
├── UnsupportedTypeError       not a form of letter that we read
├── EmptyDocumentError         nothing in it: no bytes, no page, no words
├── DamagedDocumentError       broken, or not what it says it is
├── PasswordProtectedError     needs a password
├── DocumentLimitError         larger, longer or deeper than a letter may be
└── ReaderUnavailableError     a program that reading needs is missing or failed
"""

from __future__ import annotations


class ParserError(Exception):
    """A document that cannot be read. `code` is stable and goes into JSON; no message holds letter text."""

    code = "unreadable"


class UnsupportedTypeError(ParserError):
    """The content is no form of letter that Postkluis reads."""

    code = "unsupported_type"


class EmptyDocumentError(ParserError):
    """There is nothing in the document to read."""

    code = "empty"


class DamagedDocumentError(ParserError):
    """The document is broken, or is not what it says it is."""

    code = "damaged"


class PasswordProtectedError(ParserError):
    """The document opens only with a password."""

    code = "password_protected"


class DocumentLimitError(ParserError):
    """The document is larger, longer or deeper than one letter may be."""

    code = "too_large"


class ReaderUnavailableError(ParserError):
    """A program that reading needs is missing, timed out or failed."""

    code = "reader_unavailable"
