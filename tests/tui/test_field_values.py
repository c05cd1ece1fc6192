"""What a person types as the right value of a fact."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overview import CORRECTABLE
from tui.errors import FieldError
from tui.field_values import expected_of, parse_value


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("345,67", 34567),
        ("345.67", 34567),
        ("€ 1.234,56", 123456),
        ("€1.234,56", 123456),
        ("1 234,56", 123456),
        ("0,00", 0),
        ("12345,00", 1234500),
    ],
)
def test_an_amount_is_read_as_euros_with_cents(text: str, cents: int) -> None:
    assert parse_value("amount_due_cents", text) == cents


@pytest.mark.parametrize(
    "text", ["345", "34567", "345,6", "345,678", "1.23,45", "-5,00", "vijf", "1,234.56", "€"]
)
def test_an_amount_that_could_mean_two_things_is_refused(text: str) -> None:
    with pytest.raises(FieldError):
        parse_value("amount_due_cents", text)


@given(st.integers(min_value=0, max_value=10**11))
def test_any_amount_as_written_in_dutch_reads_back(cents: int) -> None:
    euros = f"{cents // 100:,}".replace(",", ".")
    assert parse_value("costs_cents", f"€ {euros},{cents % 100:02}") == cents


@given(st.dates(min_value=date(1900, 1, 1)))
def test_any_day_reads_back_in_both_spellings(day: date) -> None:
    assert parse_value("letter_date", day.isoformat()) == day.isoformat()
    assert parse_value("deadlines.0.date", f"{day.day}-{day.month}-{day.year:04}") == day.isoformat()


@pytest.mark.parametrize("text", ["31-02-2026", "2026-13-01", "3 maart", "03/04/2026", "tomorrow"])
def test_a_day_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(FieldError):
        parse_value("letter_date", text)


@pytest.mark.parametrize("text", ["-", "–", "geen", "none", ""])
def test_a_dash_says_that_the_letter_does_not_state_it(text: str) -> None:
    assert parse_value("iban", text) is None


def test_yes_and_no_are_understood_in_both_languages() -> None:
    assert [parse_value("disputed", text) for text in ("ja", "Yes", "nee", "NO")] == [
        True,
        True,
        False,
        False,
    ]
    with pytest.raises(FieldError):
        parse_value("disputed", "misschien")


def test_an_account_number_loses_its_spaces() -> None:
    assert parse_value("iban", "nl91 abna 0417 1643 00") == "NL91ABNA0417164300"


def test_every_fact_that_can_be_corrected_has_an_expectation() -> None:
    paths = (*CORRECTABLE, "deadlines.0", "deadlines.3.kind", "deadlines.1.amount_cents", "references.0")
    assert [path for path in paths if expected_of(path) is None] == []


@pytest.mark.parametrize("path", ["colour", "details", "review", "deadlines", "references", ""])
def test_what_is_no_fact_is_refused(path: str) -> None:
    with pytest.raises(FieldError) as caught:
        parse_value(path, "x")
    assert caught.value.expected is None
