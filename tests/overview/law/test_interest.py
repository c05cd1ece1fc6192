"""Statutory interest over rates that change, against sums worked out by hand, and as letters ask for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overview import LetterFacts, Outcome, Rule
from overview.law.reckon_interest import (
    RateUnknownError,
    compound_interest,
    fixed,
    rates,
    rates_between,
    simple_interest,
)
from parsers.facts import Details, InterestKind, RatePer, Stage
from tests.overview.law.found import finding
from tests.overview.letters import BAILIFF, demand

STATUTORY = rates("statutory")


@pytest.mark.parametrize(
    ("principal", "starts", "ends", "cents"),
    [
        # 365 days at 2 %.
        (100000, date(2017, 1, 1), date(2018, 1, 1), 2000),
        # A leap year is a year: 366 days at 2 %.
        (100000, date(2016, 1, 1), date(2017, 1, 1), 2000),
        # The second year is over 1,020.00: 20.00 + 20.40.
        (100000, date(2017, 1, 1), date(2019, 1, 1), 4040),
        # 90 days at 4 %, 2023-01-01 up to 04-01: 9.863 -> 9.86.
        (100000, date(2023, 1, 1), date(2023, 4, 1), 986),
        # 181 days at 4 % and 184 at 6 %: 19.836 + 30.247 = 50.08.
        (100000, date(2023, 1, 1), date(2024, 1, 1), 5008),
        # Two years over three changes of rate: 55.09 in the first, then 61.75 + 10.23 over 1,055.09.
        (100000, date(2023, 3, 1), date(2025, 3, 1), 12707),
        # 184 days at 6 % in 2025 and 31 at 4 % in 2026: 30.247 + 3.397 = 33.64.
        (100000, date(2025, 7, 1), date(2026, 2, 1), 3364),
        # 184 days at 6 % and 31 at 7 % of a leap year on 250.00: 7.562 + 1.482 = 9.04.
        (25000, date(2023, 7, 1), date(2024, 2, 1), 904),
        # One day.
        (100000, date(2025, 1, 1), date(2025, 1, 2), 16),
        (100000, date(2025, 1, 1), date(2025, 1, 1), 0),
    ],
)
def test_statutory_interest_over_rates_that_change(
    principal: int, starts: date, ends: date, cents: int
) -> None:
    assert compound_interest(principal, starts, ends, STATUTORY) == cents


def test_tax_interest_is_not_compounded() -> None:
    # 365 days of 2017 at 4 %, and again in 2018, both over the same base.
    assert simple_interest(100000, date(2017, 1, 1), date(2019, 1, 1), rates("tax")) == 8000


def test_a_day_without_a_known_rate_gives_no_figure() -> None:
    with pytest.raises(RateUnknownError):
        simple_interest(100000, date(2025, 1, 1), date(2025, 8, 1), rates("tax"))


def test_the_rates_of_a_period_are_named_in_order() -> None:
    assert [int(one) for one in rates_between(STATUTORY, date(2022, 6, 1), date(2024, 6, 1))] == [2, 4, 6, 7]


@given(
    st.integers(1, 10_000_000),
    st.dates(date(2003, 1, 1), date(2023, 6, 1)),
    st.integers(0, 900),
    st.integers(0, 300),
)
def test_more_days_never_give_less(principal: int, starts: date, days: int, more: int) -> None:
    ends = date.fromordinal(starts.toordinal() + days)
    later = date.fromordinal(ends.toordinal() + more)
    assert compound_interest(principal, starts, ends, STATUTORY) <= compound_interest(
        principal, starts, later, STATUTORY
    )


def test_a_fixed_rate_holds_for_all_days() -> None:
    assert compound_interest(100000, date(2021, 1, 1), date(2022, 1, 1), fixed(800)) == 8000


def _with_interest(cents: int, **details: Any) -> LetterFacts:
    told: dict[str, Any] = {
        "interest_from": date(2025, 1, 1),
        "interest_until": date(2026, 1, 1),
        **details,
    }
    return demand(
        "a",
        "2026-01-02",
        Stage.COLLECTION,
        100000 + cents,
        "DS-1",
        sender=BAILIFF,
        creditor="Kringloopwarenhuis Oost",
        principal_cents=100000,
        interest_cents=cents,
        details=Details(**told),
    )


def test_interest_at_the_rate_of_the_law_fits() -> None:
    assert finding(Rule.INTEREST, _with_interest(6000)).outcome is Outcome.FITS


def test_interest_above_the_rate_of_the_law_conflicts() -> None:
    found = finding(Rule.INTEREST, _with_interest(8000, interest_kind=InterestKind.STATUTORY))
    assert found.outcome is Outcome.CONFLICTS
    assert found.figures["from_on"] == date(2025, 1, 1)


def test_a_day_more_at_either_end_is_no_conflict() -> None:
    assert finding(Rule.INTEREST, _with_interest(6032)).outcome is Outcome.FITS


def test_a_higher_agreed_rate_has_to_be_seen() -> None:
    found = finding(
        Rule.INTEREST,
        _with_interest(12000, interest_rate_bp=1200, interest_kind=InterestKind.CONTRACTUAL),
    )
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("contract",))


def test_more_than_the_rate_that_the_letter_names_conflicts() -> None:
    found = finding(Rule.INTEREST, _with_interest(15000, interest_rate_bp=100, interest_per=RatePer.MONTH))
    assert found.outcome is Outcome.CONFLICTS


def test_without_a_first_day_nothing_is_checked() -> None:
    found = finding(Rule.INTEREST, _with_interest(8000, interest_from=None))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("interest_from",))
