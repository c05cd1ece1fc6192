"""A book of contacts reads back as it was made, no changed one passes, and it has no room for a client."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consent import (
    ContactBook,
    ContactBookError,
    ContactNote,
    ContactNoteError,
    decode_book,
    encode_book,
    make_book,
    make_note,
    merge,
)
from consent.contact_book import BEGIN_LINE, END_LINE, MAX_BOOK_CHARS, MAX_NOTES
from tests.consent.cards import NOW, a_card, counsellor_keys

DOCUMENT = (Path(__file__).parents[2] / "docs" / "consent-format.md").read_text(encoding="utf-8")
MAY, JUNE = date(2026, 5, 4), date(2026, 6, 8)


def note(
    organisation: str = "Lichtbaak Energie", *, role: str = "", phone: str = "088 000 00 11", on: date = MAY
) -> ContactNote:
    return make_note(organisation=organisation, role=role, phone=phone, checked_on=on)


def book(*notes: ContactNote, number: int = 1, later: int = 0) -> ContactBook:
    moment = NOW + timedelta(minutes=later)
    return make_book(card=a_card(number), keys=counsellor_keys(number), notes=notes, made_at=moment)


def reader(text: str) -> bytes:
    return base64.b64decode("".join(text.splitlines()[1:-1]))


def armoured(octets: bytes) -> str:
    body = base64.b64encode(octets).decode()
    lines = [body[i : i + 64] for i in range(0, len(body), 64)]
    return "\n".join([BEGIN_LINE, *lines, END_LINE]) + "\n"


WORDS = st.text(st.characters(categories=("L", "P", "S")), min_size=1, max_size=30).filter(str.isprintable)


@given(
    st.lists(
        st.builds(
            lambda organisation, role, text, days: make_note(
                organisation=organisation, role=role, note=text, checked_on=MAY + timedelta(days=days)
            ),
            WORDS,
            WORDS,
            WORDS,
            st.integers(0, 900),
        ),
        max_size=6,
    )
)
@settings(max_examples=60, deadline=None)
def test_a_book_reads_back_as_it_was_made(notes: list[ContactNote]) -> None:
    made = book(*notes)
    assert decode_book(encode_book(made)) == made
    assert {one.subject for one in made.notes} == {one.subject for one in notes}


def test_the_text_survives_a_mail_program() -> None:
    made = book(note(), note("Wooncorporatie De Linde", role="incasso"))
    mangled = "\r\n" + encode_book(made).replace("\n", "  \r\n") + "\n\n"
    assert decode_book(mangled) == made


def test_every_changed_byte_is_refused() -> None:
    octets = reader(encode_book(book(note())))
    for position in range(0, len(octets), 5):
        changed = bytearray(octets)
        changed[position] ^= 1 << (position % 8)
        with pytest.raises(ContactBookError):
            decode_book(armoured(bytes(changed)))


@pytest.mark.parametrize("cut", [1, 64, 400])
def test_a_book_cut_short_or_with_more_behind_it_is_refused(cut: int) -> None:
    octets = reader(encode_book(book(note())))
    for wrong in (octets[:-cut], octets + octets[:cut]):
        with pytest.raises(ContactBookError):
            decode_book(armoured(wrong))


@pytest.mark.parametrize("text", ["", "hello", f"{BEGIN_LINE}\n{END_LINE}", "x" * (MAX_BOOK_CHARS + 1)])
def test_what_is_no_book_is_refused(text: str) -> None:
    with pytest.raises(ContactBookError):
        decode_book(text)


def test_a_book_signed_by_another_counsellor_is_refused() -> None:
    ours, theirs = book(note()), book(note(), number=2)
    with pytest.raises(ContactBookError):
        decode_book(encode_book(replace(ours, signature=theirs.signature)))
    with pytest.raises(ContactBookError):
        decode_book(encode_book(replace(ours, card=theirs.card)))
    with pytest.raises(ValueError, match="keys of its card"):
        make_book(card=a_card(1), keys=counsellor_keys(2), notes=[], made_at=NOW)


def test_notes_that_another_program_signed_are_held_to_the_same_rules() -> None:
    wrong = replace(note(), note="dossier 20260417")
    keys = counsellor_keys(1)
    made = make_book(card=a_card(1), keys=keys, notes=[wrong], made_at=NOW)
    with pytest.raises(ContactBookError, match="nobody may write"):
        decode_book(encode_book(made))
    twice = replace(made, notes=(note(), note()))
    with pytest.raises(ContactBookError):
        decode_book(encode_book(twice))


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"note": "dossier 2026 0417 88"}, "note"),
        ({"note": "betaal op NL13 TEST 0123 4567 89"}, "note"),
        ({"note": "BSN 123.456.782"}, "note"),
        ({"role": "klant 8812345"}, "role"),
        ({"organisation": "Lichtbaak 20260417"}, "organisation"),
        ({"email": "dossier881234@lichtbaak.example"}, "email"),
        ({"email": "not an address"}, "email"),
        ({"phone": "bel maar"}, "phone"),
        ({"phone": "0123456789012345"}, "phone"),
        ({"note": "two\nlines"}, "note"),
        ({"note": "\u202eright to left"}, "note"),
        ({"note": "x" * 301}, "note"),
        ({"organisation": "  "}, "organisation"),
        ({"phone": ""}, "note"),
    ],
)
def test_a_note_has_no_room_for_a_client_or_for_what_misleads(fields: dict[str, str], named: str) -> None:
    given_fields = {"organisation": "Lichtbaak Energie", "phone": "088 000 00 11", **fields}
    with pytest.raises(ContactNoteError) as caught:
        make_note(**given_fields, checked_on=MAY)
    assert caught.value.field == named
    assert all(value not in str(caught.value) for value in fields.values() if value.strip())


@pytest.mark.parametrize(
    "text", ["ma-vr 9-12 uur, toestel 214", "nagevraagd op 01-06-2026", "postbus 1068, 5200 BC"]
)
def test_hours_days_and_a_short_number_are_no_client(text: str) -> None:
    assert make_note(organisation="Lichtbaak", note=text, checked_on=MAY).note == text


def test_of_several_books_the_newest_check_of_a_line_counts_and_says_whose_it_is() -> None:
    first = book(note(phone="088 000 00 11", on=JUNE), note(role="incasso"))
    second = book(note("lichtbaak energie", phone="088 000 00 22", on=MAY), note("DUO"), number=2, later=5)
    for order in permutations((first, second)):
        found = merge(order)
        assert [(one.note.organisation, one.note.role) for one in found] == [
            ("DUO", ""),
            ("Lichtbaak Energie", ""),
            ("Lichtbaak Energie", "incasso"),
        ]
        assert [one.author.signing_public_key for one in found] == [
            counsellor_keys(number).signing_public_key for number in (2, 1, 1)
        ]


def test_of_two_checks_on_one_day_the_book_that_was_made_last_counts() -> None:
    older, newer = book(note(phone="088 000 00 11")), book(note(phone="088 000 00 22"), number=2, later=1)
    for order in permutations((older, newer)):
        assert [one.note.phone for one in merge(order)] == ["088 000 00 22"]


def test_a_book_has_an_end() -> None:
    notes = [
        note(f"Org {chr(97 + at // 676)}{chr(97 + at // 26 % 26)}{chr(97 + at % 26)}")
        for at in range(MAX_NOTES + 1)
    ]
    with pytest.raises(ContactBookError, match="too many"):
        book(*notes)
    full = encode_book(book(*notes[:-1]))
    assert len(decode_book(full).notes) == MAX_NOTES
    assert len(full) < MAX_BOOK_CHARS


def test_the_book_of_the_document_is_what_we_write() -> None:
    made = book(note(role="schuldhulp"))
    assert hashlib.sha256(encode_book(made).encode()).hexdigest() in DOCUMENT


def test_neither_error_nor_repr_of_a_book_holds_its_signature() -> None:
    made = book(note())
    assert made.signature.hex() not in repr(made)
