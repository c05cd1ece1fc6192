"""Terms to object (bezwaar, beroep, verzet): coming, missed, or ending on a free day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import holidays

from overview.claim import ClaimStatus
from overview.creditor_kinds import PUBLIC_KINDS, creditor_kind
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.scope import is_fine, is_public
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.directory import OrganisationKind
from parsers.facts import DeadlineKind, Stage

_SATURDAY: Final = 5
_TITLES: Final = frozenset({Stage.JUDGMENT, Stage.ENFORCEMENT})
_DECIDE: Final = PUBLIC_KINDS - {
    OrganisationKind.CAK,
    OrganisationKind.EDUCATION,
    OrganisationKind.FINE,
}


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    """Return the holidays of art. 3 Algemene termijnenwet: 5 May each year, and Good Friday too."""
    return frozenset(holidays.country_holidays("NL", years=year, categories=("public", "optional")))


def end_of_term(day: date) -> date:
    """Return the day on which a statutory term ends that would end on `day` (art. 1 Algemene termijnenwet).

    A term that a law sets runs on past a Saturday, a Sunday and a holiday. Terms to pay a tax or to repay an
    allowance, and days that a creditor names by itself, do not: this is not for those.
    """
    while day.weekday() >= _SATURDAY or day in _holidays(day.year):
        day += timedelta(days=1)
    return day


def check_objection_terms(case: ClaimCase) -> tuple[Finding, ...]:
    """Tell of each term to object whether it is coming or has passed, and where a free day moves its end.

    Only terms that a law sets are meant: against a decision of a public body, a writ or a judgment. What a
    private creditor writes of objecting sets no term, and to dispute a private claim stays possible after it.
    Whether a term was used the letters mostly do not tell, so one that has passed is never a conflict.
    """
    if case.claim.status is ClaimStatus.SETTLED:
        return ()
    public = is_public(case)
    found: dict[tuple[Rule, date], Finding] = {}
    for entry in case.entries:
        row = _row(entry, public=public)
        for deadline in entry.facts.deadlines:
            if deadline.kind is not DeadlineKind.OBJECTION or row is None:
                continue
            ends = end_of_term(deadline.day)
            missed = ends < case.as_of
            if missed and case.claim.status is ClaimStatus.DISPUTED:
                continue
            found[Rule.OBJECTION_TERM, deadline.day] = Finding(
                rule=Rule.OBJECTION_TERM,
                outcome=Outcome.CANNOT_BE_CHECKED if missed else Outcome.FITS,
                source=source_of(table("terms")[row]),
                figures={"passed_on" if missed else "ends_on": ends},
                letters=(entry.letter_id,),
                missing=("objection",) if missed else (),
            )
            if ends != deadline.day and not missed:
                found[Rule.TERM_ON_FREE_DAY, deadline.day] = Finding(
                    rule=Rule.TERM_ON_FREE_DAY,
                    outcome=Outcome.FITS,
                    source=source_of(table("terms")["free_days"]),
                    figures={"printed_on": deadline.day, "ends_on": ends},
                    letters=(entry.letter_id,),
                )
    return tuple(found.values()) or _not_named(case)


def _row(entry: Entry, *, public: bool) -> str | None:
    """Return the row of the table of terms that a term to object in this letter comes under, if any does."""
    title = entry.facts.stage in _TITLES
    if not public:
        return "judgment" if title else None
    if title:
        return "writ"
    return "fine" if is_fine(entry) else "objection"


def _not_named(case: ClaimCase) -> tuple[Finding, ...]:
    """Return the term that the law gives against a first decision of a public body that names none.

    Bills that follow an earlier decision are none themselves, and against a penal order two weeks can hold:
    so not of CAK and DUO, and not of a fine.
    """
    if creditor_kind(case.claim.creditor) not in _DECIDE:
        return ()
    by = table("terms")["objection"]
    entry = case.entries[0]
    ends = end_of_term(entry.day + timedelta(days=by["days"]))
    if entry.facts.stage is not Stage.INVOICE or ends < case.as_of:
        return ()
    return (
        Finding(
            rule=Rule.OBJECTION_TERM,
            outcome=Outcome.CANNOT_BE_CHECKED,
            source=source_of(by),
            figures={"ends_on": ends},
            letters=(entry.letter_id,),
            missing=("objection_term",),
        ),
    )
