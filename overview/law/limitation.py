"""Limitation (verjaring): whether a claim may have lapsed, and what in this vault interrupts it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from overview.claim import ClaimStatus
from overview.creditor_kinds import PUBLIC_KINDS, creditor_kind
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.scope import first_title, is_public, is_title
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.directory import OrganisationKind
from parsers.facts import DeadlineKind, Stage

_DAY: Final = timedelta(days=1)
_SHORT_KINDS: Final = frozenset(
    {OrganisationKind.WEBSHOP_BNPL, OrganisationKind.ENERGY, OrganisationKind.WATER}
)
"""Of these the price can be that of a consumer's purchase, which lapses sooner; of none it is sure."""
_NO_DEMAND: Final = frozenset({Stage.SETTLED, Stage.REFUND, Stage.INFORMATION})
_SILENT_LONG: Final = relativedelta(years=2)
_NOT_HERE: Final = frozenset({OrganisationKind.FINE, OrganisationKind.EDUCATION})
"""Fines and study debts lapse by rules of their own, whose present text was not seen."""


def check_limitation(case: ClaimCase) -> tuple[Finding, ...]:
    """Tell since when a claim may have lapsed, as far as the letters in this vault go.

    A written demand and an arrangement begin a new period (art. 3:317 to 3:319 BW); a judgment begins twenty
    years. Letters that are not in this vault can have interrupted it, so a conflict is a question to ask
    and never a reason to pay or to promise anything first: that can revive the debt. Where the two years of
    a purchase may hold and the five of other agreements have not passed, it cannot be checked; nor where of
    several bills the oldest alone may have lapsed.
    """
    if case.claim.status is ClaimStatus.SETTLED or not case.entries:
        return ()
    kind = creditor_kind(case.claim.creditor)
    if kind in _NOT_HERE:
        return ()
    begun = _fell_due(case.entries)
    title = first_title(case)
    if begun is None and title is not None and not is_public(case):
        begun = _Begun(earliest=title.day, latest=title.day)
    newest = case.entries[-1].day
    if begun is None:
        return _unknown(case, newest)
    ends, governing = _lapse(case, begun.latest, _by(case, kind))
    missing: tuple[str, ...] = ()
    if ends >= case.as_of:
        if kind in _SHORT_KINDS and not is_public(case):
            sooner, by_purchase = _lapse(case, begun.latest, table("limitation")["consumer_sale"])
            if sooner < case.as_of:
                ends, governing, missing = sooner, by_purchase, ("kind_of_agreement",)
        if not missing and _lapse(case, begun.earliest, _by(case, kind))[0] < case.as_of:
            ends, missing = _lapse(case, begun.earliest, _by(case, kind))[0], ("days_of_bills",)
    elif not begun.sure:
        missing = ("first_bill",)
    if missing:
        outcome = Outcome.CANNOT_BE_CHECKED
    else:
        outcome = Outcome.CONFLICTS if ends < case.as_of else Outcome.FITS
    return (
        Finding(
            rule=Rule.LIMITATION,
            outcome=outcome,
            source=source_of(governing),
            figures={"due_on": begun.latest, "lapses_on": ends, "newest_on": newest},
            letters=tuple(dict.fromkeys(entry.letter_id for entry in case.entries)),
            missing=missing,
        ),
    )


def _lapse(case: ClaimCase, begun: date, by: Mapping[str, Any]) -> tuple[date, Mapping[str, Any]]:
    """Return the last day of the period with all that interrupts it, and the rule that governs it."""
    public = is_public(case)
    ends, governing = begun + relativedelta(years=by["years"]), by
    years = min(by["years"], table("limitation")["interruption"]["most_years"])
    for entry in case.entries:
        if not public and is_title(entry):
            governing = table("limitation")["judgment"]
            ends = max(ends, entry.day + relativedelta(years=governing["years"]))
        elif entry.day > ends:
            # What came after the period had passed revives nothing.
            break
        elif entry.facts.stage not in _NO_DEMAND or entry.facts.paid_cents or entry.facts.plan:
            ends = max(ends, *(day + relativedelta(years=years) for day in _instalment_days(entry)))
    return ends, governing


def _instalment_days(entry: Entry) -> list[date]:
    """Return the day of a letter and the instalments in it: as long as these run the debt is acknowledged."""
    if entry.facts.stage is not Stage.PAYMENT_PLAN:
        return [entry.day]
    return [entry.day] + [d.day for d in entry.facts.deadlines if d.kind is DeadlineKind.PAYMENT]


def _by(case: ClaimCase, kind: OrganisationKind | None) -> Mapping[str, Any]:
    public = kind in PUBLIC_KINDS or is_public(case)
    return dict(table("limitation")["public" if public else "general"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """The day after the debt fell due; of several bills after the first and the last of them.

    It is not `sure` where only the day is known on which the debt arose, and not that on which it was due.
    """

    earliest: date
    latest: date
    sure: bool = True


def _fell_due(entries: Sequence[Entry]) -> _Begun | None:
    """Return the day after the first day to pay of the first bill: from then on it can be asked for."""
    first = entries[0]
    details = first.facts.details
    days = [d.day for d in first.facts.deadlines if d.kind is DeadlineKind.PAYMENT]
    if first.facts.stage is Stage.INVOICE:
        due = max(days) if days else first.day
        return _Begun(earliest=due + _DAY, latest=due + _DAY)
    known = [invoice.day for invoice in details.invoices if invoice.day]
    if known:
        return _Begun(earliest=min(known) + _DAY, latest=max(known) + _DAY)
    if details.origin_date:
        # Of a loan it is the day of the agreement, of which the sum falls due much later.
        return _Begun(earliest=details.origin_date + _DAY, latest=details.origin_date + _DAY, sure=False)
    return None


def _unknown(case: ClaimCase, newest: date) -> tuple[Finding, ...]:
    """Return a finding only where years have gone by: of a fresh claim nobody asks whether it has lapsed."""
    if newest + _SILENT_LONG > case.as_of:
        return ()
    return (
        Finding(
            rule=Rule.LIMITATION,
            outcome=Outcome.CANNOT_BE_CHECKED,
            source=source_of(_by(case, creditor_kind(case.claim.creditor))),
            figures={"newest_on": newest},
            letters=(case.entries[-1].letter_id,),
            missing=("first_bill",),
        ),
    )
