"""What one counsellor learned about reaching organisations, signed, so that colleagues can use it too.

A book holds nothing about clients and lies outside every vault. Its signature says whose notes these are,
and nothing about whether they are right. docs/consent-format.md gives the form byte by byte.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from consent.canonical import decode_instant, decode_object, encode_instant, encode_object, text_of
from consent.card import CounsellorCard, decode_card_bytes, encode_card_bytes
from consent.contact_note import ContactNote, make_note
from consent.errors import CardError, ContactBookError, ContactNoteError, GrantDamagedError
from store import CounsellorKeys
from store.canonical import CanonicalError, Decoder, encode
from store.keys import SIGNATURE_BYTES, KeyMaterialError, verify

BEGIN_LINE = "-----BEGIN POSTKLUIS CONTACTS-----"
END_LINE = "-----END POSTKLUIS CONTACTS-----"
MAX_NOTES = 2_000
"""More than a municipality deals with; it keeps a hostile file from filling memory."""
MAX_BOOK_CHARS = 4_000_000
"""Above what that many of the longest notes take."""

_BODY_LABEL = "postkluis/1/contacts"
_BOOK_LABEL = "postkluis/1/signed contacts"
_VERSION = 1
_LINE_CHARS = 64
_BOOK_KEYS = frozenset({"version", "made_at", "notes"})
_NOTE_KEYS = frozenset({"organisation", "role", "phone", "email", "note", "checked_on"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBook:
    """The notes of one counsellor. Made by `make_book` and `decode_book` alone, which both check it."""

    card: CounsellorCard
    made_at: datetime
    notes: tuple[ContactNote, ...]
    signature: bytes = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A note and who wrote it."""

    note: ContactNote
    author: CounsellorCard


def make_book(
    *, card: CounsellorCard, keys: CounsellorKeys, notes: Iterable[ContactNote], made_at: datetime
) -> ContactBook:
    """Return a book signed with the keys behind the card; of two notes on one subject the newest check stays.

    Raises:
        ContactBookError: there are too many notes.
        ValueError: the keys are not those of the card, or the instant is not aware.
    """
    if keys.signing_public_key != card.signing_public_key:
        raise ValueError("a book is signed with the keys of its card")
    kept = _newest((note, card) for note in notes)
    ordered = tuple(one.note for one in kept)
    if len(ordered) > MAX_NOTES:
        raise ContactBookError("too many notes")
    moment = made_at.replace(microsecond=0)
    body = _encode_body(card, moment, ordered)
    return ContactBook(card=card, made_at=moment, notes=ordered, signature=keys.signing.sign(body))


def encode_book(book: ContactBook) -> str:
    """Return a book as text for a file or a mail: an armour line, base64, an armour line."""
    octets = encode(_BOOK_LABEL, _encode_body(book.card, book.made_at, book.notes), book.signature)
    body = base64.b64encode(octets).decode("ascii")
    lines = [body[i : i + _LINE_CHARS] for i in range(0, len(body), _LINE_CHARS)]
    return "\n".join([BEGIN_LINE, *lines, END_LINE]) + "\n"


def decode_book(text: str) -> ContactBook:
    """Return the book that a text holds, its card and its signature checked.

    Raises:
        ContactBookError: anything but one whole, unaltered book in its one form.
    """
    if len(text) > MAX_BOOK_CHARS:
        raise ContactBookError("too long for a book of contacts")
    lines = [line.strip(" \t\r") for line in text.strip().split("\n")]
    if len(lines) < 3 or lines[0] != BEGIN_LINE or lines[-1] != END_LINE:
        raise ContactBookError("no book of contacts: it starts and ends with a line of its own")
    try:
        book = _decode(base64.b64decode("".join(lines[1:-1]).encode("ascii"), validate=True))
    except (binascii.Error, ValueError, CanonicalError, GrantDamagedError, CardError) as exc:
        raise ContactBookError("cut off, damaged, or of another version") from exc
    except ContactNoteError as exc:
        raise ContactBookError("holds a note that nobody may write") from exc
    except KeyMaterialError as exc:
        raise ContactBookError("changed after it was signed") from exc
    if encode_book(book).splitlines() != lines:
        raise ContactBookError("not in its one form")
    return book


def merge(books: Iterable[ContactBook]) -> tuple[Learned, ...]:
    """Return the notes of several counsellors in order of organisation and role.

    Of two notes on one organisation and role the one that was checked last counts; where both were on one
    day, the one of the book that was made last. The order in which books are given does not matter.
    """
    ordered = sorted(books, key=lambda book: (book.made_at, book.card.fingerprint()))
    return _newest((note, book.card) for book in ordered for note in book.notes)


def _newest(notes: Iterable[tuple[ContactNote, CounsellorCard]]) -> tuple[Learned, ...]:
    found: dict[tuple[str, str], Learned] = {}
    for note, author in notes:
        there = found.get(note.subject)
        if there is None or there.note.checked_on <= note.checked_on:
            found[note.subject] = Learned(note=note, author=author)
    return tuple(found[subject] for subject in sorted(found))


def _decode(octets: bytes) -> ContactBook:
    outer = Decoder(octets, _BOOK_LABEL)
    body, signature = outer.octets(), outer.octets(SIGNATURE_BYTES)
    outer.end()
    inner = Decoder(body, _BODY_LABEL)
    card, payload = decode_card_bytes(inner.octets()), inner.octets()
    inner.end()
    verify(card.signing_public_key, signature, body)
    fields = decode_object(payload, keys=_BOOK_KEYS, version=_VERSION)
    listed = fields["notes"]
    if not isinstance(listed, list) or len(listed) > MAX_NOTES:
        raise ContactBookError("no list of notes")
    notes = tuple(_decode_note(one) for one in listed)
    if [note.subject for note in notes] != sorted({note.subject for note in notes}):
        raise ContactBookError("notes out of order, or two on one subject")
    return ContactBook(card=card, made_at=decode_instant(fields["made_at"]), notes=notes, signature=signature)


def _decode_note(entry: object) -> ContactNote:
    if not isinstance(entry, dict) or set(entry) != _NOTE_KEYS:
        raise ContactBookError("a note with a key too few or too many")
    texts = {key: text_of(entry, key) for key in _NOTE_KEYS}
    day = date.fromisoformat(texts["checked_on"])
    note = make_note(
        organisation=texts["organisation"],
        role=texts["role"],
        phone=texts["phone"],
        email=texts["email"],
        note=texts["note"],
        checked_on=day,
    )
    if _note_fields(note) != texts:
        raise ContactBookError("a note that is not in its one form")
    return note


def _note_fields(note: ContactNote) -> dict[str, str]:
    return {
        "organisation": note.organisation,
        "role": note.role,
        "phone": note.phone,
        "email": note.email,
        "note": note.note,
        "checked_on": note.checked_on.isoformat(),
    }


def _encode_body(card: CounsellorCard, made_at: datetime, notes: Sequence[ContactNote]) -> bytes:
    payload = encode_object(
        {
            "version": _VERSION,
            "made_at": encode_instant(made_at),
            "notes": [_note_fields(note) for note in notes],
        }
    )
    return encode(_BODY_LABEL, encode_card_bytes(card), payload)
