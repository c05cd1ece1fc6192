"""A counsellor's contacts on this machine: the own book and those of colleagues, beside the card."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from consent import (
    ContactBook,
    ContactBookError,
    ContactNote,
    Learned,
    decode_book,
    encode_book,
    make_book,
    merge,
)
from consent.contact_book import MAX_BOOK_CHARS
from overview.short_line import ShortLine, ShortLineKind
from overview.short_lines import ColleagueNote
from store import CounsellorKeys
from store.keys import key_id
from tui.client_book import load_card
from tui.errors import FileReadError, OlderContactsError
from tui.private_files import make_private_folder, write_private_text

CONTACT_FOLDER = "contacts"
_ENDING = ".contacts"


def load_books(folder: Path) -> tuple[ContactBook, ...]:
    """Return every book of this machine, the own one among them.

    Raises:
        ContactBookError: one of them was changed or is damaged.
        FileReadError: one of them cannot be read.
    """
    return tuple(_load(file) for file in sorted((folder / CONTACT_FOLDER).glob(f"*{_ENDING}")))


def load_own_notes(folder: Path) -> tuple[ContactNote, ...]:
    """Return the notes of this machine's counsellor.

    Raises:
        CardMissingError: there is no counsellor.
        ContactBookError: the book was changed or is damaged.
    """
    own = _file(folder, load_card(folder).signing_public_key)
    return _load(own).notes if own.exists() else ()


def save_own_notes(
    folder: Path, keys: CounsellorKeys, notes: tuple[ContactNote, ...], now: datetime
) -> ContactBook:
    """Sign these notes as the own book, in the place of the one before, and return it.

    Raises:
        CardMissingError: there is no counsellor.
        ContactBookError: there are too many.
        FileWriteError: it cannot be written; the one before stays.
    """
    book = make_book(card=load_card(folder), keys=keys, notes=notes, made_at=now)
    _save(folder, book)
    return book


def is_known(folder: Path, book: ContactBook) -> bool:
    """Tell whether a book of its author was taken before."""
    return _file(folder, book.card.signing_public_key).exists()


def take_book(folder: Path, book: ContactBook) -> None:
    """Keep the book of a colleague in the place of the one before; whose it is was settled by then.

    Raises:
        OlderContactsError: what is there of this author was made later.
        FileWriteError: it cannot be written.
    """
    there = _file(folder, book.card.signing_public_key)
    if there.exists() and _load(there).made_at > book.made_at:
        raise OlderContactsError
    _save(folder, book)


def read_book_text(path: Path) -> str:
    """Return the text of a file that somebody sent, no longer than a book can be.

    Raises:
        FileReadError: it cannot be read.
        ContactBookError: it is no text.
    """
    try:
        with path.open(encoding="ascii") as stream:
            return stream.read(MAX_BOOK_CHARS + 1)
    except UnicodeDecodeError as exc:
        raise ContactBookError("no text of ours") from exc
    except OSError as exc:
        raise FileReadError(str(path)) from exc


def learned_here(folder: Path) -> tuple[Learned, ...]:
    """Return what all books of this machine have, of each line the newest check."""
    return merge(load_books(folder))


def colleague_notes(folder: Path) -> tuple[ColleagueNote, ...]:
    """Return what is known on this machine, as the overview takes it."""
    return tuple(
        ColleagueNote(
            organisation=one.note.organisation,
            line=ShortLine(
                kind=ShortLineKind.COLLEAGUE,
                organisation=one.note.organisation,
                phone=one.note.phone or None,
                email=one.note.email or None,
                handler=one.note.role or None,
                note=one.note.note or None,
                checked_on=one.note.checked_on,
                author=f"{one.author.name}, {one.author.organisation}",
            ),
        )
        for one in learned_here(folder)
    )


def _file(folder: Path, signing_public_key: bytes) -> Path:
    return folder / CONTACT_FOLDER / f"{key_id(signing_public_key)}{_ENDING}"


def _load(file: Path) -> ContactBook:
    book = decode_book(read_book_text(file))
    # The name of the file says whose book was taken: another one put in its place was never agreed to.
    if file.name != _file(file.parent.parent, book.card.signing_public_key).name:
        raise ContactBookError("the book of somebody else")
    return book


def _save(folder: Path, book: ContactBook) -> None:
    make_private_folder(folder / CONTACT_FOLDER)
    write_private_text(_file(folder, book.card.signing_public_key), encode_book(book))
