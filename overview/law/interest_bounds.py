"""Over what sum and which days a letter can have reckoned its interest: as it says, and at the most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from overview.law.case import ClaimCase
from overview.law.reckon_interest import Rates, compound_interest, simple_interest
from overview.law.scope import is_title
from overview.law.tables import table
from overview.references import Entry
from parsers.facts import DeadlineKind, Details, RatePer, Stage

_DAY: Final = timedelta(days=1)
_MONTH: Final = timedelta(days=31)
_MONTHS: Final = 12
_SEVERAL: Final = 2
_WHOLE: Final = 10_000
"""Hundredths of a percent in one."""
_JUST_NOW: Final = timedelta(days=45)
"""A first day so near to the letter is mostly that of the interest to come, and not of the sum asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The sum and days that a letter names for its interest, and how much more they can have been.

    `starts` is the first day named, or the earliest day of default that the letters tell; `earliest` is
    before which no default can have begun. `highest_cents` is the most that was owed in that time, in euro
    cents. `unsure` names what would tell which of these it was.
    """

    principal_cents: int
    highest_cents: int
    starts: date
    earliest: date
    ends: date
    latest: date
    unsure: tuple[str, ...]

    def at_most(self, by: Rates, *, whole_months: bool = False) -> int:
        """Return the most that these rates can give, in euro cents, however days are counted."""
        latest = self.latest + _MONTH if whole_months else self.latest
        highest = most(self.highest_cents, self.earliest, min(latest, by.known_until), by, compounding=True)
        leeway = Decimal(table("interest")["counting"]["leeway_percent"])
        return int((highest * (100 + leeway) / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def bounds_of(case: ClaimCase, entry: Entry) -> Bounds | tuple[str, ...]:
    """Return the bounds of the interest in a letter of a claim, or the names of what is missing for them."""
    facts, details = entry.facts, entry.facts.details
    periods = details.interest_periods
    until = max((d for d in (details.interest_until, *(p.until for p in periods)) if d), default=None)
    stated = min((d for d in (details.interest_from, *(p.starts for p in periods)) if d), default=None)
    ends = until or entry.day
    if stated is not None and (stated > ends or (until is None and ends - stated < _JUST_NOW)):
        stated = None
    starts = stated or _first_default(case, ends)
    principal = facts.principal_cents
    if principal is None or starts is None:
        absent = (("principal", principal), ("interest_from", starts))
        return tuple(name for name, value in absent if value is None)
    before = [e for e in case.entries if e.order <= entry.order]
    highest = max(principal + (facts.paid_cents or 0), *(e.facts.principal_cents or 0 for e in before))
    if is_title(entry) or any(is_title(e) for e in before):
        # What a judge awards carries interest too: the costs as well as the principal.
        highest += facts.costs_cents or 0
    earliest = min([starts, *(day for day in _first_days(case) if day <= ends)])
    payable = [d.day for d in facts.deadlines if d.kind is DeadlineKind.PAYMENT]
    latest = ends if until else max([ends, *(day for day in payable if day <= ends + _MONTH)])
    unsure = []
    if earliest < starts or stated is None:
        unsure.append("interest_from")
    if highest > principal:
        unsure.append("payments")
    return Bounds(
        principal_cents=principal,
        highest_cents=highest,
        starts=starts,
        earliest=earliest,
        ends=ends,
        latest=latest,
        unsure=tuple(unsure),
    )


def yearly_bp(details: Details) -> int | None:
    """Return the rate that a letter names, over a year; of several rates none. A month's rate compounds."""
    rate = details.interest_rate_bp
    if rate is None or len(details.interest_periods) >= _SEVERAL:
        return None
    if details.interest_per is not RatePer.MONTH:
        return rate
    grown = (1 + Decimal(rate) / _WHOLE) ** _MONTHS - 1
    return int((grown * _WHOLE).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def most(principal_cents: int, starts: date, ends: date, by: Rates, *, compounding: bool) -> int:
    """Return the interest from `starts` up to and with `ends`, in euro cents, with a day more at either end.

    The day on which a debtor falls into default counts for one creditor and not for another.

    Raises:
        RateUnknownError: the rate of some day is not known.
    """
    reckon = compound_interest if compounding else simple_interest
    begin = max(starts - _DAY, by.rows[0].starts) if starts > by.rows[0].starts else starts
    after = by.known_until + _DAY if by.known_until < date.max else date.max
    end = min(ends + 2 * _DAY, after) if ends <= after else ends
    return reckon(principal_cents, begin, end, by)


def _first_default(case: ClaimCase, ends: date) -> date | None:
    """Return the earliest day on which the debtor can have been in default: after the first day to pay."""
    if case.entries[0].facts.stage is not Stage.INVOICE:
        # Without the first bill in the vault the default may have begun before all days that are known.
        return None
    days = [d.day for e in case.entries for d in e.facts.deadlines if d.kind is DeadlineKind.PAYMENT]
    first = min(days) + _DAY if days else None
    return first if first is not None and first <= ends else None


def _first_days(case: ClaimCase) -> list[date]:
    """Return days on which the debt can have begun: of bills, of what they are for, and last days to pay."""
    days = [case.entries[0].day] if case.entries[0].facts.stage is Stage.INVOICE else []
    for entry in case.entries:
        details = entry.facts.details
        days += [d.day for d in entry.facts.deadlines if d.kind is DeadlineKind.PAYMENT]
        days += [invoice.day for invoice in details.invoices if invoice.day]
        days += [details.origin_date] if details.origin_date else []
    return days
