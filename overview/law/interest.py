"""Interest that a letter asks for, reckoned again over its period and rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from overview.creditor_kinds import creditor_kind
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.reckon_interest import (
    Rates,
    RateUnknownError,
    compound_interest,
    fixed,
    rates,
    rates_between,
    simple_interest,
)
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.directory import OrganisationKind
from parsers.facts import DeadlineKind, Details, InterestKind, RatePer, Stage

_DAY: Final = timedelta(days=1)
_MONTHS: Final = 12
_SEVERAL: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """Interest that a letter asks for, in euro cents, with what is known of its sum, period and rate."""

    entry: Entry
    cents: int
    principal_cents: int | None
    starts: date | None
    ends: date
    rate_bp: int | None


def check_interest(case: ClaimCase) -> tuple[Finding, ...]:
    """Hold the interest of the newest letter that asks for any against the rate that it names, or the law's.

    The day on which a debtor falls into default counts for one creditor and not for another; so no conflict
    is found in what a day more at either end would give.
    """
    entry = case.newest(lambda facts: bool(facts.interest_cents))
    if entry is None or not entry.facts.interest_cents:
        return ()
    details = entry.facts.details
    periods = details.interest_periods
    starts = [details.interest_from, *(period.starts for period in periods)]
    ends = [details.interest_until, *(period.until for period in periods)]
    asked = _Asked(
        entry=entry,
        cents=entry.facts.interest_cents,
        principal_cents=entry.facts.principal_cents,
        starts=min((day for day in starts if day), default=None) or _first_default(case.entries),
        ends=max((day for day in ends if day), default=entry.day),
        rate_bp=_yearly(details) if len(periods) < _SEVERAL else None,
    )
    is_tax = creditor_kind(case.claim.creditor) is OrganisationKind.TAX
    name = "tax" if is_tax else "statutory"
    missing = tuple(
        what
        for what, value in (("principal", asked.principal_cents), ("interest_from", asked.starts))
        if value is None or (what == "interest_from" and asked.starts and asked.starts > asked.ends)
    )
    if missing or asked.starts is None or asked.principal_cents is None:
        return (_unchecked(asked, name, missing),)
    by_law = rates(name)
    try:
        percents = rates_between(by_law, asked.starts, asked.ends)
        lawful = _most(asked.principal_cents, asked.starts, asked.ends, by_law, compounding=not is_tax)
    except RateUnknownError:
        return (_unchecked(asked, name, ("rate",)),)
    figures: dict[str, int | date | str] = {
        "charged_cents": asked.cents,
        "allowed_cents": lawful,
        "principal_cents": asked.principal_cents,
        "from_on": asked.starts,
        "until_on": asked.ends,
    }
    if asked.cents <= lawful:
        return (_found(asked, name, Outcome.FITS, figures),)
    if details.interest_kind is InterestKind.COMMERCIAL:
        return (_found(asked, name, Outcome.CANNOT_BE_CHECKED, figures, ("business",)),)
    if asked.rate_bp is None or Decimal(asked.rate_bp) / 100 in percents:
        return (_found(asked, name, Outcome.CONFLICTS, figures),)
    # A higher rate that was agreed on holds; whether it was, the letters do not tell.
    agreed = _most(
        asked.principal_cents, asked.starts, asked.ends, fixed(asked.rate_bp), compounding=not is_tax
    )
    figures |= {"rate_bp": asked.rate_bp, "at_stated_rate_cents": agreed}
    if asked.cents > agreed:
        return (_found(asked, "contractual", Outcome.CONFLICTS, figures),)
    return (_found(asked, "contractual", Outcome.CANNOT_BE_CHECKED, figures, ("contract",)),)


def _yearly(details: Details) -> int | None:
    rate = details.interest_rate_bp
    return rate * _MONTHS if rate is not None and details.interest_per is RatePer.MONTH else rate


def _first_default(entries: Sequence[Entry]) -> date | None:
    """Return the earliest day on which the debtor can have been in default: after the first day to pay."""
    if entries[0].facts.stage is not Stage.INVOICE:
        # Without the first bill in the vault the default may have begun before all days that are known.
        return None
    days = [d.day for e in entries for d in e.facts.deadlines if d.kind is DeadlineKind.PAYMENT]
    return min(days) + _DAY if days else None


def _most(principal_cents: int, starts: date, ends: date, by: Rates, *, compounding: bool) -> int:
    reckon = compound_interest if compounding else simple_interest
    begin = max(starts - _DAY, by.rows[0].starts) if starts > by.rows[0].starts else starts
    latest = by.known_until + _DAY if by.known_until < date.max else date.max
    end = min(ends + 2 * _DAY, latest) if ends <= latest else ends
    return reckon(principal_cents, begin, end, by)


def _unchecked(asked: _Asked, name: str, missing: tuple[str, ...]) -> Finding:
    return _found(
        asked,
        name,
        Outcome.CANNOT_BE_CHECKED,
        {"charged_cents": asked.cents, "until_on": asked.ends},
        missing,
    )


def _found(
    asked: _Asked,
    name: str,
    outcome: Outcome,
    figures: dict[str, int | date | str],
    missing: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        rule=Rule.INTEREST,
        outcome=outcome,
        source=source_of(table("interest")[name]),
        figures=figures,
        letters=(asked.entry.letter_id,),
        missing=missing,
    )
