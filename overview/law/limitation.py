"""Limitation (verjaring): whether a claim may have lapsed, and what in this vault interrupts it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from dateutil.relativedelta import relativedelta

from overview.claim import ClaimStatus
from overview.creditor_kinds import PUBLIC_KINDS, creditor_kind
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.directory import OrganisationKind
from parsers.facts import DeadlineKind, Stage

_TITLES: Final = frozenset({Stage.JUDGMENT, Stage.ENFORCEMENT})
_SHORT_KINDS: Final = frozenset(
    {OrganisationKind.WEBSHOP_BNPL, OrganisationKind.ENERGY, OrganisationKind.WATER}
)
_DEMANDS: Final = frozenset(
    {Stage.REMINDER, Stage.FINAL_NOTICE, Stage.COLLECTION, Stage.COURT, Stage.PAYMENT_PLAN}
)
_SILENT_LONG: Final = relativedelta(years=2)


def check_limitation(case: ClaimCase) -> tuple[Finding, ...]:
    """Tell since when a claim may have lapsed, as far as the letters in this vault go.

    A written demand and an arrangement begin a new period (art. 3:317 to 3:319 BW); a judgment begins twenty
    years. Letters that are not in this vault can have interrupted it, so a conflict is a question to ask
    and never a reason to pay or to promise anything first: that can revive the debt. Fines have a rule of
    their own, whose present text was not seen.
    """
    if case.claim.status is ClaimStatus.SETTLED or not case.entries:
        return ()
    kind = creditor_kind(case.claim.creditor)
    if kind is OrganisationKind.FINE:
        return ()
    begun = _fell_due(case.entries)
    newest = case.entries[-1].day
    if begun is None:
        return _unknown(case, newest)
    by = _by(kind)
    ends, governing = begun + relativedelta(years=by["years"]), by
    for entry in case.entries:
        if entry.facts.stage in _TITLES and kind not in PUBLIC_KINDS:
            governing = table("limitation")["judgment"]
            ends = max(ends, entry.day + relativedelta(years=governing["years"]))
        elif entry.day > ends:
            # What came after the period had passed revives nothing.
            break
        elif entry.facts.stage in _DEMANDS or entry.facts.paid_cents:
            years = min(by["years"], table("limitation")["interruption"]["most_years"])
            ends = max(ends, entry.day + relativedelta(years=years))
    return (
        Finding(
            rule=Rule.LIMITATION,
            outcome=Outcome.CONFLICTS if ends < case.as_of else Outcome.FITS,
            source=source_of(governing),
            figures={"due_on": begun, "lapses_on": ends},
            letters=tuple(dict.fromkeys(entry.letter_id for entry in case.entries)),
        ),
    )


def _by(kind: OrganisationKind | None) -> Mapping[str, Any]:
    if kind in PUBLIC_KINDS:
        return dict(table("limitation")["public"])
    return dict(table("limitation")["consumer_sale" if kind in _SHORT_KINDS else "general"])


def _fell_due(entries: Sequence[Entry]) -> date | None:
    """Return the day after the first day to pay of the first bill: from then on it can be asked for."""
    first = entries[0]
    days = [d.day for d in first.facts.deadlines if d.kind is DeadlineKind.PAYMENT]
    if first.facts.stage is Stage.INVOICE:
        return (max(days) if days else first.day) + timedelta(days=1)
    details = first.facts.details
    known = [invoice.day for invoice in details.invoices if invoice.day]
    begun = details.origin_date or min(known, default=None)
    return begun + timedelta(days=1) if begun else None


def _unknown(case: ClaimCase, newest: date) -> tuple[Finding, ...]:
    """Return a finding only where years have gone by: of a fresh claim nobody asks whether it has lapsed."""
    if newest + _SILENT_LONG > case.as_of:
        return ()
    return (
        Finding(
            rule=Rule.LIMITATION,
            outcome=Outcome.CANNOT_BE_CHECKED,
            source=source_of(_by(creditor_kind(case.claim.creditor))),
            figures={"newest_on": newest},
            letters=(case.entries[-1].letter_id,),
            missing=("first_bill",),
        ),
    )
