"""A day that a person names ends at midnight in Amsterdam, in summer and in winter."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent.errors import GrantPeriodError
from consent.period import end_to_last_day, grant_period, last_day_to_end


@pytest.mark.parametrize(
    ("until", "end"),
    [
        (date(2026, 1, 31), datetime(2026, 1, 31, 23, tzinfo=UTC)),
        (date(2026, 7, 31), datetime(2026, 7, 31, 22, tzinfo=UTC)),
        # The night in which the clock goes forward, and the one in which it goes back.
        (date(2026, 3, 28), datetime(2026, 3, 28, 23, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),
        (date(2026, 10, 24), datetime(2026, 10, 24, 22, tzinfo=UTC)),
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),
    ],
)
def test_the_last_day_counts_to_midnight_in_amsterdam(until: date, end: datetime) -> None:
    assert last_day_to_end(until) == end


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_an_end_reads_back_as_its_last_day(day: date) -> None:
    assert end_to_last_day(last_day_to_end(day)) == day


@pytest.mark.parametrize(
    ("now", "last_day"),
    [
        (datetime(2026, 6, 15, 9, tzinfo=UTC), date(2026, 9, 15)),
        (datetime(2026, 11, 30, 9, tzinfo=UTC), date(2027, 2, 28)),
        # Half past eleven in the evening in UTC is the next day in Amsterdam.
        (datetime(2026, 6, 15, 23, 30, tzinfo=UTC), date(2026, 9, 16)),
    ],
)
def test_without_a_day_a_grant_lasts_three_months(now: datetime, last_day: date) -> None:
    starts, ends = grant_period(now=now, until=None)
    assert starts == now
    assert end_to_last_day(ends) == last_day


def test_a_grant_for_today_ends_tonight() -> None:
    now = datetime(2026, 6, 15, 9, tzinfo=UTC)
    assert grant_period(now=now, until=date(2026, 6, 15))[1] == datetime(2026, 6, 15, 22, tzinfo=UTC)


@pytest.mark.parametrize("until", [date(2026, 6, 14), date(2027, 6, 16)])
def test_a_period_in_the_past_or_beyond_a_year_is_refused(until: date) -> None:
    with pytest.raises(GrantPeriodError):
        grant_period(now=datetime(2026, 6, 15, 9, tzinfo=UTC), until=until)


def test_a_year_is_the_longest() -> None:
    starts, ends = grant_period(now=datetime(2026, 6, 15, 9, tzinfo=UTC), until=date(2027, 6, 15))
    assert ends - starts > timedelta(days=365)


def test_a_naive_instant_is_wrong_use() -> None:
    with pytest.raises(ValueError, match="time zone"):
        grant_period(now=datetime(2026, 6, 15, 9, tzinfo=UTC).replace(tzinfo=None), until=None)
