"""Reading: what came in becomes letters, and each letter its facts or the reason why it has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from parsers.document import Document, UnreadPart, join_documents
from parsers.errors import EmptyDocumentError, ParserError
from parsers.facts import Direction, Facts
from parsers.page_mark import PageMark
from parsers.sources import read_documents
from parsers.steps import tell_document

READER_VERSION = 5
"""Raised when the same letter may give other facts than before, so that it is read again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingError:
    """Why a letter has no facts: a stable `code` and one sentence that says what to do, without its text."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of one letter: its facts, or the error; `pages` is 0 where it could not be opened,
    or where the source states the facts itself.

    `marks` has what each page tells of its place in a letter, and nothing where there are no pages on paper.
    """

    part: int
    name: str
    pages: int
    facts: Facts | None
    error: ReadingError | None
    marks: tuple[PageMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a letter put together by hand: of a source the part, of that the pages (all: `None`)."""

    content: bytes
    name: str
    part: int | None = None
    pages: tuple[int, ...] | None = None


def read(content: bytes, *, name: str, received: date | None = None) -> tuple[Reading, ...]:
    """Return a reading for each letter in one source, payment first; raises no `ParserError`.

    Args:
        content: The bytes that came in.
        name: Of the file, for its ending and for people.
        received: The day on which it came in, where known.
    """
    try:
        letters = read_documents(content, name=name)
    except ParserError as exc:
        return (_failed(exc, part=0, name=name, pages=0),)
    readings = []
    for number, letter in enumerate(letters):
        if number:
            # Each letter of a mail has the time of a letter.
            tell_document()
        readings.append(
            _failed(letter.error, part=letter.part, name=letter.name, pages=0)
            if isinstance(letter, UnreadPart)
            else _read_facts(letter, received=received)
        )
    return tuple(sorted(readings, key=_payment_first))


def read_letter(pieces: Sequence[Piece], *, name: str, received: date | None = None) -> Reading:
    """Return the reading of one letter that a person put together of pieces; never raises a `ParserError`.

    Raises:
        ValueError: there is no piece, or one names a part or page that its source does not have.
    """
    if not pieces:
        raise ValueError("a letter is made of at least one piece")
    try:
        joined = join_documents([_read_piece(piece) for piece in pieces], name=name)
    except ParserError as exc:
        return _failed(exc, part=0, name=name, pages=0)
    return _read_facts(replace(joined, part=0), received=received)


def _read_piece(piece: Piece) -> Document:
    letters = read_documents(piece.content, name=piece.name)
    chosen = [letter for letter in letters if piece.part is None or letter.part == piece.part]
    if not chosen:
        raise ValueError(f"the source has no part {piece.part}")
    opened = []
    for letter in chosen:
        if isinstance(letter, UnreadPart):
            raise letter.error
        opened.append(letter)
    whole = join_documents(opened, name=piece.name)
    if piece.pages is None:
        return whole
    by_number = {page.number: page for page in whole.pages}
    missing = [number for number in piece.pages if number not in by_number]
    if missing:
        raise ValueError(f"the source has no page {missing[0]}")
    return replace(whole, pages=tuple(by_number[number] for number in piece.pages))


def _read_facts(document: Document, *, received: date | None) -> Reading:
    if document.told is not None:
        return Reading(part=document.part, name=document.name, pages=0, facts=document.told, error=None)
    from parsers.facts_from import parse_letter

    if not any(page.words for page in document.pages):
        error = EmptyDocumentError("The letter has no text; bring in a clearer scan of it.")
        return _failed(error, part=document.part, name=document.name, pages=len(document.pages))
    try:
        facts, marks = parse_letter(document, received=received)
    except ParserError as exc:
        return _failed(exc, part=document.part, name=document.name, pages=len(document.pages))
    return Reading(
        part=document.part,
        name=document.name,
        pages=len(document.pages),
        facts=facts,
        error=None,
        marks=marks,
    )


def _failed(error: ParserError, *, part: int, name: str, pages: int) -> Reading:
    return Reading(
        part=part, name=name, pages=pages, facts=None, error=ReadingError(code=error.code, message=str(error))
    )


def _payment_first(reading: Reading) -> tuple[int, int, int]:
    """Return a key that puts the letter that asks for money first, then other letters, then what failed."""
    facts = reading.facts
    if facts is None:
        return 3, 0, reading.part
    if facts.is_claim:
        return 0, 0 if facts.amount_due_cents is not None else 1, reading.part
    return (1 if facts.direction is not Direction.NONE else 2), 0, reading.part
