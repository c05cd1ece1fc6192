"""Account numbers and payment references: what check digits prove, and what they may repair."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import Document, Origin
from parsers.banking import find_ibans, is_betalingskenmerk, is_creditor_reference, repair_kenmerk
from parsers.layout import lay_out
from parsers.stated_payment import is_account
from tests.parsers.letter_generator import iban_of, kenmerk_of
from tests.parsers.letter_pages import document_of

IBAN = iban_of("RABO", 1234598760)


def scanned(text: str) -> Document:
    """The same letter as OCR would give it."""
    document = document_of(text)
    return replace(document, pages=tuple(replace(page, origin=Origin.OCR) for page in document.pages))


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_made_kenmerk_passes_and_any_other_first_digit_fails(number: int) -> None:
    kenmerk = kenmerk_of(number)

    assert is_betalingskenmerk(kenmerk)
    assert sum(is_betalingskenmerk(f"{digit}{kenmerk[1:]}") for digit in range(10)) == 1


@pytest.mark.parametrize("text", ["", "123", "12345678901234567", "ABCDEFGHIJKLMNOP"])
def test_no_kenmerk(text: str) -> None:
    assert not is_betalingskenmerk(text)


def test_letters_in_a_kenmerk_are_put_right_when_the_check_digit_proves_it() -> None:
    kenmerk = kenmerk_of(10508050108)
    misread = kenmerk.replace("0", "O").replace("1", "l")

    assert repair_kenmerk(misread) == kenmerk


@given(st.integers(min_value=10**9, max_value=10**10 - 1))
def test_made_iban_is_found_however_it_is_spaced(number: int) -> None:
    iban = iban_of("INGB", number)
    grouped = " ".join(iban[place : place + 4] for place in range(0, 18, 4))

    for text in (iban, grouped, f"naar {grouped} ten name van"):
        assert [mention.iban for mention in find_ibans(lay_out(document_of(text)))] == [iban]


def test_iban_over_a_line_end() -> None:
    grouped = " ".join(IBAN[place : place + 4] for place in range(0, 18, 4))
    text = (
        "U kunt het hele bedrag in een keer overmaken, zonder verdere kosten, op het rekeningnummer "
        f"{grouped[:9]}\n{grouped[10:]} van ons."
    )

    assert [mention.iban for mention in find_ibans(lay_out(document_of(text)))] == [IBAN]


def test_misread_iban_is_put_right_on_a_scan_and_never_in_a_text_layer() -> None:
    misread = IBAN.replace("0", "O", 1) if "0" in IBAN[4:] else IBAN
    wrong = IBAN[:-1] + str((int(IBAN[-1]) + 1) % 10)

    assert [(mention.iban, mention.valid) for mention in find_ibans(lay_out(scanned(misread)))] == [
        (IBAN, True)
    ]
    assert [mention.valid for mention in find_ibans(lay_out(document_of(wrong)))] == [False]


def test_foreign_iban_and_creditor_reference() -> None:
    assert is_account("DE89370400440532013000")
    assert not is_account("DE89370400440532013001")
    assert is_creditor_reference("RF18539007547034")
    assert not is_creditor_reference("RF19539007547034")


def test_groups_that_stand_apart_on_a_photo_are_put_together_when_the_check_digits_prove_it() -> None:
    groups = [IBAN[place : place + 4] for place in range(0, 18, 4)]
    text = f"t.n.v. {groups[0]} Rozen {groups[1]} Incasso {groups[2]} {groups[3]} {groups[4]}"

    assert [mention.iban for mention in find_ibans(lay_out(scanned(text)))] == [IBAN]
    assert find_ibans(lay_out(document_of(text))) == ()


def test_letters_among_the_check_digits_make_no_account() -> None:
    # Modulo 97 counts a letter as a number, so "A0" could pass for check digits.
    candidates = [f"NL{first}{second}ABNA0417164300" for first in "ABCDEFGHJK" for second in "0123456789"]

    assert not [text for text in candidates if is_account(text)]
