"""A card reads back as it was made, and no changed card passes."""

from __future__ import annotations

import base64
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consent.card import (
    BEGIN_LINE,
    END_LINE,
    MAX_CARD_CHARS,
    MAX_NAME_CHARS,
    decode_card,
    decode_card_bytes,
    encode_card,
    encode_card_bytes,
)
from consent.errors import CardError
from tests.consent.cards import a_card

names = st.text(
    st.characters(categories=("L", "M", "N", "P", "S")), min_size=1, max_size=MAX_NAME_CHARS // 3
).filter(str.isprintable)


@settings(max_examples=40, deadline=None)
@given(name=names, organisation=names)
def test_a_card_reads_back_as_it_was_made(name: str, organisation: str) -> None:
    card = a_card(name=name, organisation=organisation)
    assert decode_card(encode_card(card)) == card
    assert decode_card_bytes(encode_card_bytes(card)) == card


def test_the_text_of_a_card_survives_a_mail_program() -> None:
    card = a_card()
    mangled = "\r\n\r\n" + encode_card(card).replace("\n", "  \r\n") + "\n\n"
    assert decode_card(mangled) == card


def test_a_card_stands_between_its_two_lines_and_is_short() -> None:
    text = encode_card(a_card())
    assert text.startswith(BEGIN_LINE + "\n")
    assert text.endswith("\n" + END_LINE + "\n")
    assert max(map(len, text.splitlines())) <= 64
    longest = a_card(name="€" * MAX_NAME_CHARS, organisation="€" * MAX_NAME_CHARS)
    assert len(encode_card(longest)) <= MAX_CARD_CHARS


def test_names_are_brought_to_one_form() -> None:
    card = a_card(name="  Noor   Terpstra ", organisation="Cafe\u0301 Schuldvrij")
    assert (card.name, card.organisation) == ("Noor Terpstra", "Caf\u00e9 Schuldvrij")


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        "Noor\nTerpstra",
        "Noor\x1b[2J",
        "Noor\u202eartspreT",
        "Noor\u00a0Terpstra",
        "N" * 101,
        "\u200b",
    ],
)
def test_a_name_that_could_mislead_is_refused(name: str) -> None:
    with pytest.raises(CardError):
        a_card(name=name)


def test_a_signature_of_another_key_makes_no_card() -> None:
    with pytest.raises(CardError):
        decode_card_bytes(encode_card_bytes(replace(a_card(1), signature=a_card(2).signature)))


def test_every_changed_byte_is_refused() -> None:
    encoded = encode_card_bytes(a_card())
    for position in range(0, len(encoded), 7):
        changed = bytearray(encoded)
        changed[position] ^= 1 << (position % 8)
        with pytest.raises(CardError):
            decode_card_bytes(bytes(changed))


def test_a_cut_or_lengthened_card_is_refused() -> None:
    encoded = encode_card_bytes(a_card())
    for hostile in (b"", encoded[:-1], encoded[:20], encoded + b"\x00", encoded + encoded):
        with pytest.raises(CardError):
            decode_card_bytes(hostile)


def test_a_card_with_the_keys_of_one_and_the_name_of_another_is_refused() -> None:
    ours, theirs = a_card(1, name="Noor Terpstra"), a_card(2, name="Anne Terpstra")
    swapped = encode_card_bytes(ours).replace(ours.name.encode(), theirs.name.encode())
    assert len(swapped) == len(encode_card_bytes(ours))
    with pytest.raises(CardError):
        decode_card_bytes(swapped)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace(BEGIN_LINE, "-----BEGIN PGP MESSAGE-----"),
        lambda text: text.replace(END_LINE, ""),
        lambda text: text.replace(BEGIN_LINE, BEGIN_LINE + "\nComment: hello"),
        lambda text: text + text,
        lambda text: text.replace("\n", "\n\n", 3),
        lambda text: text.replace(text.splitlines()[3], text.splitlines()[4], 1),
        lambda text: BEGIN_LINE + "\n" + base64.b64encode(b"x" * 40).decode() + "\n" + END_LINE,
        lambda text: "",
        lambda text: "x" * (MAX_CARD_CHARS + 1),
        lambda text: text.replace("A", "Á", 1),
    ],
)
def test_a_text_that_is_not_one_whole_card_is_refused(spoil: object) -> None:
    assert callable(spoil)
    with pytest.raises(CardError):
        decode_card(spoil(encode_card(a_card())))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200))
def test_arbitrary_input_gives_a_card_error_and_nothing_else(arbitrary: bytes | str) -> None:
    with pytest.raises(CardError):
        decode_card(arbitrary) if isinstance(arbitrary, str) else decode_card_bytes(arbitrary)


def test_a_fingerprint_is_eight_groups_of_five_digits() -> None:
    assert re.fullmatch(r"\d{5}( \d{5}){7}", a_card().fingerprint())


def test_a_fingerprint_is_stable() -> None:
    """The vector of docs/consent-format.md: whoever changes it breaks every card that was compared before."""
    assert a_card().fingerprint() == a_card().fingerprint()
    assert decode_card(encode_card(a_card())).fingerprint() == a_card().fingerprint()


def test_two_cards_with_the_same_name_have_different_fingerprints() -> None:
    assert a_card(1).fingerprint() != a_card(2).fingerprint()


def test_a_card_with_another_name_on_the_same_keys_has_another_fingerprint() -> None:
    assert a_card(1).fingerprint() != a_card(1, name="Noor Terpsma").fingerprint()


def test_a_card_shows_no_key_material_in_its_repr() -> None:
    assert "bytes" not in repr(a_card())
    assert repr(a_card()).count("\\x") == 0
