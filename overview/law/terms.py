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
from overview.law.tables import source_of, table
from parsers.facts import DeadlineKind, Stage

_SATURDAY: Final = 5
_DECISIONS: Final = frozenset({Stage.INVOICE, Stage.JUDGMENT})


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
    """Tell of each term to object whether it is coming or has passed, and where a free day moves its end."""
    if case.claim.status is ClaimStatus.SETTLED:
        return ()
    found: dict[tuple[Rule, date], Finding] = {}
    for entry in case.entries:
        for deadline in entry.facts.deadlines:
            if deadline.kind is not DeadlineKind.OBJECTION:
                continue
            ends = end_of_term(deadline.day)
            missed = ends < case.as_of
            found[Rule.OBJECTION_TERM, deadline.day] = Finding(
                rule=Rule.OBJECTION_TERM,
                outcome=Outcome.CONFLICTS if missed else Outcome.FITS,
                source=source_of(table("terms")["objection"]),
                figures={"ends_on": ends},
                letters=(entry.letter_id,),
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


def _not_named(case: ClaimCase) -> tuple[Finding, ...]:
    """Return the term that the law gives against a decision of a public body that names none."""
    if creditor_kind(case.claim.creditor) not in PUBLIC_KINDS:
        return ()
    by = table("terms")["objection"]
    for entry in case.entries:
        ends = end_of_term(entry.day + timedelta(days=by["days"]))
        if entry.facts.stage in _DECISIONS and ends >= case.as_of:
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
    return ()
