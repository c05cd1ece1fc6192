"""Interest that a letter asks for, reckoned again over its period and rate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from overview.creditor_kinds import creditor_kind
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.interest_bounds import Bounds, bounds_of, most, yearly_bp
from overview.law.reckon_interest import RateUnknownError, fixed, rates, rates_between
from overview.law.scope import is_business, is_public
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.directory import OrganisationKind
from parsers.facts import InterestKind, RatePer

_COLLECTED_AS_TAX: Final = frozenset(
    {OrganisationKind.TAX, OrganisationKind.MUNICIPALITY, OrganisationKind.WATER_BOARD}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """What came out of it, by which row of the table, and what was missing."""

    outcome: Outcome
    row: str
    missing: tuple[str, ...] = ()
    figures: tuple[tuple[str, int], ...] = ()


def check_interest(case: ClaimCase) -> tuple[Finding, ...]:
    """Hold the interest of the newest letter that asks for any against the rate that it names, or the law's.

    A conflict is found only where no reading of the letters explains the sum: not the earliest day on which
    the default can have begun, not the highest principal that was owed, not another way to count days, and
    not another ground than the law where the letter names none. What public bodies ask is never a conflict,
    since a letter seldom tells interest of an assessment from interest for paying late.
    """
    entry = case.newest(lambda facts: bool(facts.interest_cents))
    if entry is None or not entry.facts.interest_cents:
        return ()
    charged = entry.facts.interest_cents
    public = is_public(case)
    kind = creditor_kind(case.claim.creditor)
    row = "tax" if kind in _COLLECTED_AS_TAX else "statutory"
    bounds = bounds_of(case, entry)
    if isinstance(bounds, tuple):
        judged = _Judged(outcome=Outcome.CANNOT_BE_CHECKED, row=row, missing=bounds)
        figures: dict[str, int | date | str] = {"charged_cents": charged, "until_on": entry.day}
        return (_finding(entry, judged, figures),)
    figures = {
        "charged_cents": charged,
        "principal_cents": bounds.principal_cents,
        "from_on": bounds.starts,
        "until_on": bounds.ends,
    }
    by_law = rates(row)
    compounding = row != "tax"
    try:
        lawful = most(bounds.principal_cents, bounds.starts, bounds.ends, by_law, compounding=compounding)
        figures["allowed_cents"] = lawful
        if charged <= lawful:
            judged = _Judged(outcome=Outcome.FITS, row=row)
        elif public:
            judged = _Judged(outcome=Outcome.CANNOT_BE_CHECKED, row=row, missing=("kind_of_public_interest",))
        else:
            judged = _judge(case, entry, charged, bounds)
    except RateUnknownError:
        judged = _Judged(outcome=Outcome.CANNOT_BE_CHECKED, row=row, missing=("rate",))
    return (_finding(entry, judged, figures),)


def _judge(case: ClaimCase, entry: Entry, charged: int, bounds: Bounds) -> _Judged:
    """Judge interest above what the law gives over the sum and the days that the letter names."""
    details = entry.facts.details
    kind = details.interest_kind
    if kind is not InterestKind.STATUTORY and is_business(case):
        return _cannot("business")
    rate_bp = yearly_bp(details)
    by_law = rates("statutory")
    names_rate_of_law = rate_bp is not None and Decimal(rate_bp) / 100 in rates_between(
        by_law, bounds.starts, bounds.ends
    )
    if kind is InterestKind.STATUTORY or (names_rate_of_law and kind is None):
        if charged <= bounds.at_most(by_law):
            return _explained(bounds)
        if kind is InterestKind.STATUTORY or rate_bp is None:
            return _Judged(outcome=Outcome.CONFLICTS, row="statutory")
    if rate_bp is not None:
        # A higher rate that was agreed on holds; whether it was, the letters do not tell.
        whole_months = details.interest_per is RatePer.MONTH
        agreed = bounds.at_most(fixed(rate_bp), whole_months=whole_months)
        told = (("rate_bp", rate_bp), ("at_stated_rate_cents", agreed))
        if charged > agreed:
            return _Judged(outcome=Outcome.CONFLICTS, row="contractual", figures=told)
        return _Judged(
            outcome=Outcome.CANNOT_BE_CHECKED, row="contractual", missing=("contract",), figures=told
        )
    if kind is InterestKind.CONTRACTUAL:
        return _cannot("contract", row="contractual")
    if charged <= bounds.at_most(by_law):
        return _explained(bounds)
    # Without a ground it can rest on an agreement, or on a business: only what no rate gives is too much.
    if charged <= max(bounds.at_most(rates("commercial")), bounds.at_most(rates("highest_agreed"))):
        return _cannot("ground_of_interest")
    return _Judged(outcome=Outcome.CONFLICTS, row="statutory")


def _explained(bounds: Bounds) -> _Judged:
    """Return the outcome for what another first day, principal or count of days explains."""
    missing = bounds.unsure
    outcome = Outcome.CANNOT_BE_CHECKED if missing else Outcome.FITS
    return _Judged(outcome=outcome, row="statutory", missing=missing)


def _cannot(what: str, row: str = "statutory") -> _Judged:
    return _Judged(outcome=Outcome.CANNOT_BE_CHECKED, row=row, missing=(what,))


def _finding(entry: Entry, judged: _Judged, figures: dict[str, int | date | str]) -> Finding:
    return Finding(
        rule=Rule.INTEREST,
        outcome=judged.outcome,
        source=source_of(table("interest")[judged.row]),
        figures={**figures, **dict(judged.figures)},
        letters=(entry.letter_id,),
        missing=judged.missing,
    )
