"""Money, days and terms in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.formatting import (
    format_day,
    format_iban,
    format_instant,
    format_money,
    format_short_day,
    format_term,
)
from tui.i18n import Language, activate

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "cents", "shown"),
    [
        (Language.DUTCH, 123456, f"€{NBSP}1.234,56"),
        (Language.DUTCH, 5, f"€{NBSP}0,05"),
        (Language.DUTCH, -100, f"€{NBSP}-1,00"),
        (Language.ENGLISH, 123456, "€1,234.56"),
        (Language.ENGLISH, 0, "€0.00"),
    ],
)
def test_money_is_written_as_people_write_it(language: Language, cents: int, shown: str) -> None:
    activate(language)
    assert format_money(cents) == shown


@given(st.integers(min_value=0, max_value=10**14))
def test_no_cent_is_lost_in_showing_money(cents: int) -> None:
    activate(Language.DUTCH)
    assert int("".join(sign for sign in format_money(cents) if sign.isdigit())) == cents


def test_a_hidden_amount_tells_nothing_of_its_size() -> None:
    assert format_money(1, hidden=True) == format_money(10**9, hidden=True)


def test_an_unknown_amount_is_a_dash_and_not_nothing() -> None:
    assert format_money(None) == "–"
    assert format_money(None, hidden=True) == "–"


def test_days_are_in_words_in_both_languages() -> None:
    day = date(2026, 3, 2)
    activate(Language.DUTCH)
    assert (format_day(day), format_short_day(day)) == ("2 maart 2026", "2 mrt 2026")
    activate(Language.ENGLISH)
    assert (format_day(day), format_short_day(day)) == ("2 March 2026", "2 Mar 2026")
    assert format_day(None) == format_short_day(None) == "–"


@pytest.mark.parametrize(
    ("days", "dutch", "english"),
    [
        (0, "vandaag", "today"),
        (1, "morgen", "tomorrow"),
        (-1, "gisteren", "yesterday"),
        (2, "over 2 dagen", "in 2 days"),
        (-73, "73 dagen geleden", "73 days ago"),
    ],
)
def test_a_term_says_how_far_away_it_is(days: int, dutch: str, english: str) -> None:
    today = date(2026, 6, 15)
    activate(Language.DUTCH)
    assert format_term(today + timedelta(days=days), today) == dutch
    activate(Language.ENGLISH)
    assert format_term(today + timedelta(days=days), today) == english


def test_an_instant_is_shown_on_the_clock_of_amsterdam() -> None:
    activate(Language.DUTCH)
    assert format_instant(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "2 juli 2026, 00:30"
    assert format_instant(datetime(2026, 1, 1, 22, 30, tzinfo=UTC)) == "1 januari 2026, 23:30"


def test_an_account_number_is_in_groups_of_four() -> None:
    assert format_iban("NL91ABNA0417164300") == "NL91 ABNA 0417 1643 00"
    assert format_iban(None) == "–"
