"""Every number in the examples has check digits that fit, and no account in them can exist."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from stdnum import iban as iban_number

from examples.numbers import euro, iban, in_digits, in_words, payment_reference

TRUTH = json.loads((Path(__file__).parents[2] / "examples" / "truth.json").read_text(encoding="utf-8"))
LETTERS = TRUTH["van-elzen"]["letters"]
ACCOUNTS = [letter["truth"]["iban"] for letter in LETTERS if letter["truth"]["iban"]]


@pytest.mark.parametrize("account", ACCOUNTS)
def test_an_account_has_valid_check_digits_and_fails_the_eleven_test(account: str) -> None:
    assert iban_number.is_valid(account)
    assert sum((10 - place) * int(digit) for place, digit in enumerate(account[8:])) % 11


def test_each_sender_has_an_account_of_its_own() -> None:
    assert len(ACCOUNTS) == 11
    assert len(set(ACCOUNTS)) == 10  # the energy firm has two letters


def test_an_account_that_could_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="eleven test"):
        iban("INGB", "0000000000")


def test_a_payment_reference_has_its_check_digit_in_front() -> None:
    """The weights run from the right; r = 0 gives 0, r = 1 gives 1, else 11 - r."""
    assert payment_reference("000000000000001") == "9000 0000 0000 0001"
    assert payment_reference("000000000000000") == "0000 0000 0000 0000"
    with pytest.raises(ValueError, match="15 digits"):
        payment_reference("1")


def test_amounts_and_days_are_printed_as_letters_do() -> None:
    assert [euro(0), euro(5), euro(61240), euro(218709)] == ["€ 0,00", "€ 0,05", "€ 612,40", "€ 2.187,09"]
    assert in_words(date(2026, 8, 3)) == "3 augustus 2026"
    assert in_digits(date(2026, 8, 3)) == "03-08-2026"


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter["id"])
def test_the_parts_of_each_amount_add_up(letter: dict[str, dict[str, int | None]]) -> None:
    truth = letter["truth"]
    parts = [truth["principal_cents"], truth["interest_cents"], truth["costs_cents"]]
    if truth["principal_cents"] is not None:
        assert sum(part or 0 for part in parts) - (truth["paid_cents"] or 0) == truth["amount_due_cents"]
