"""Interest over a sum of money, with rates that change and, by law, a base that grows each year."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from dateutil.relativedelta import relativedelta

from overview.law.tables import table

_CENT: Final = Decimal(1)


class RateUnknownError(ValueError):
    """A day lies outside the days for which the rates are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A rate a year, in percent, from a day until the next rate."""

    starts: date
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """Rates in order of their days, and the last day for which they are known."""

    rows: tuple[Rate, ...]
    known_until: date


def rates(name: str) -> Rates:
    """Return the rates with this name: ``statutory``, ``commercial``, ``tax`` or ``highest_agreed``."""
    one = table("interest")[name]
    points = one.get("points_above_statutory")
    if points is not None:
        by_law = rates("statutory")
        rows = tuple(Rate(starts=row.starts, percent=row.percent + Decimal(points)) for row in by_law.rows)
        return Rates(rows=rows, known_until=by_law.known_until)
    return Rates(
        rows=tuple(Rate(starts=row["from"], percent=Decimal(row["percent"])) for row in one["rows"]),
        known_until=one["known_until"],
    )


def fixed(rate_bp: int) -> Rates:
    """Return one rate for all days, from hundredths of a percent a year."""
    return Rates(rows=(Rate(starts=date.min, percent=Decimal(rate_bp) / 100),), known_until=date.max)


def compound_interest(principal_cents: int, starts: date, ends: date, by: Rates) -> int:
    """Return the interest in euro cents from `starts` up to, and without, `ends` (art. 6:119 lid 2 BW).

    At each anniversary of `starts` the interest of that year, rounded to the cent, is added to the base. A
    day counts as 1/365 of a year, in a leap year as 1/366; the law does not say, and others differ by cents.

    Raises:
        RateUnknownError: the rate of some day is not known.
    """
    base, total, year = Decimal(principal_cents), 0, 1
    begin = starts
    while begin < ends:
        anniversary = starts + relativedelta(years=year)
        earned = _rounded(_simple(base, begin, min(anniversary, ends), by))
        total += earned
        base += earned
        begin, year = anniversary, year + 1
    return total


def simple_interest(principal_cents: int, starts: date, ends: date, by: Rates) -> int:
    """Return the interest in euro cents from `starts` up to, and without, `ends`, never added to the base.

    Raises:
        RateUnknownError: the rate of some day is not known.
    """
    return _rounded(_simple(Decimal(principal_cents), starts, ends, by)) if starts < ends else 0


def rates_between(by: Rates, starts: date, ends: date) -> tuple[Decimal, ...]:
    """Return the different rates from `starts` up to `ends`, in percent, in order of time."""
    return tuple(dict.fromkeys(percent for _, _, percent in _periods(by.rows, starts, ends)))


def _simple(base: Decimal, starts: date, ends: date, by: Rates) -> Decimal:
    last_day = ends - timedelta(days=1)
    if starts < ends and (starts < by.rows[0].starts or last_day > by.known_until):
        raise RateUnknownError(f"no rate is known for all days from {starts} to {ends}")
    return sum(
        (
            base * percent / 100 * (end - begin).days / (366 if isleap(begin.year) else 365)
            for begin, end, percent in _periods(by.rows, starts, ends)
        ),
        Decimal(0),
    )


def _periods(rows: Sequence[Rate], starts: date, ends: date) -> Iterator[tuple[date, date, Decimal]]:
    """Cut a period where the rate or the calendar year changes."""
    begin = starts
    while begin < ends:
        place = max((at for at, row in enumerate(rows) if row.starts <= begin), default=0)
        changes = rows[place + 1].starts if place + 1 < len(rows) else date.max
        new_year = date(begin.year + 1, 1, 1) if begin.year < date.max.year else date.max
        end = min(ends, changes, new_year)
        yield begin, end, rows[place].percent
        begin = end


def _rounded(cents: Decimal) -> int:
    return int(cents.quantize(_CENT, rounding=ROUND_HALF_UP))
