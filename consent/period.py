"""From the days that people name to the instants between which a grant holds: `[start, end)`, in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from consent.errors import GrantPeriodError

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

DEFAULT_MONTHS = 3

# A year covers the first months of debt counselling and a plan after it. Who needs longer asks again: a grant
# that nobody remembers is worse than one that has to be renewed.
LONGEST_MONTHS = 12


def check_instant(instant: datetime) -> datetime:
    """Return the instant in UTC, cut to whole seconds; a naive one is a mistake of the caller."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return instant.astimezone(UTC).replace(microsecond=0)


def last_day_to_end(until: date) -> datetime:
    """Return the instant at which a grant ends that holds up to and including the day `until` in Amsterdam.

    That is the midnight after it, as an exclusive UTC instant: 23:00 the same day in winter, 22:00 in summer.
    """
    following = until + timedelta(days=1)
    return datetime(following.year, following.month, following.day, tzinfo=AMSTERDAM).astimezone(UTC)


def end_to_last_day(end: datetime) -> date:
    """Return the last day, in Amsterdam, on which a grant still holds that ends (exclusively) at `end`."""
    return (end.astimezone(AMSTERDAM) - timedelta(microseconds=1)).date()


def grant_period(*, now: datetime, until: date | None) -> tuple[datetime, datetime]:
    """Return start and (exclusive) end of a grant made now; without `until` it lasts three months.

    Three months from 30 November is the last day of February: the day is cut, never carried into March.

    Raises:
        GrantPeriodError: `until` lies in the past, or further away than a grant may last.
    """
    starts = check_instant(now)
    today = starts.astimezone(AMSTERDAM).date()
    last_day = until if until is not None else today + relativedelta(months=DEFAULT_MONTHS)
    if last_day < today:
        raise GrantPeriodError(f"the last day {last_day.isoformat()} is in the past")
    if last_day > today + relativedelta(months=LONGEST_MONTHS):
        raise GrantPeriodError(f"a grant lasts at most {LONGEST_MONTHS} months")
    return starts, last_day_to_end(last_day)
