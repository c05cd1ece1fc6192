"""The notice that must go before collection costs (art. 6:96 lid 6 BW), as far as it is in this vault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.collection_costs import allowed_costs, charged_costs, costs_in, with_vat
from overview.law.scope import is_business, is_consumer_contract
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.facts import CostKind, FourteenDayNotice, RunsFrom


def check_fourteen_days_notice(case: ClaimCase) -> tuple[Finding, ...]:
    """Hold the notice before the collection costs against what the law asks of it.

    Conflicts are: a term that is shorter than fourteen days or counts from the date or the sending of the
    letter and is too short for that, costs announced above the scale, and costs asked before the term can
    have ended. A notice that is not in the vault may have been sent all the same.
    """
    concerns = is_consumer_contract(case) and not is_business(case)
    charged = charged_costs(case.entries) if concerns else None
    if charged is None:
        return ()
    found = _notice_before(case.entries, charged.entry)
    if found is None:
        return (_finding(Outcome.CANNOT_BE_CHECKED, (charged.entry,), missing=("fourteen_days_notice",)),)
    entry, notice = found
    figures: dict[str, int | date | str] = {"sent_on": entry.day}
    if notice.term_days is not None:
        figures["term_days"] = notice.term_days
    announced = _announced(entry, notice)
    if announced is not None:
        figures["announced_cents"] = announced
    first = next((e for e in case.entries if e.order > entry.order and costs_in(e) is not None), None)
    gap = None if first is None else (first.day - entry.day).days
    terms = table("wik")["notice"]
    defects = _defects(notice, announced, _owed(entry))
    if gap is not None and 0 < gap <= terms["term_days"]:
        defects.append("asked_too_soon")
    letters = (entry, first or charged.entry)
    if defects:
        return (_finding(Outcome.CONFLICTS, letters, {**figures, "defects": " ".join(defects)}),)
    missing = []
    if announced is None:
        # That none was read does not say that none stands there.
        missing.append("announced_costs")
    if notice.runs_from is None:
        missing.append("start_of_term")
    if notice.term_days is None:
        missing.append("length_of_term")
    if gap is not None and 0 < gap <= terms["term_days"] + terms["delivery_days"]:
        missing.append("day_of_receipt")
    outcome = Outcome.CANNOT_BE_CHECKED if missing else Outcome.FITS
    return (_finding(outcome, letters, figures, tuple(missing)),)


def _finding(
    outcome: Outcome,
    entries: Sequence[Entry],
    figures: Mapping[str, int | date | str] | None = None,
    missing: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        rule=Rule.FOURTEEN_DAYS_NOTICE,
        outcome=outcome,
        source=source_of(table("wik")["notice"]),
        figures=figures or {},
        letters=tuple(dict.fromkeys(entry.letter_id for entry in entries)),
        missing=missing,
    )


def _notice_before(entries: Sequence[Entry], charged: Entry) -> tuple[Entry, FourteenDayNotice] | None:
    """Return the last notice up to the letter that asks for the costs."""
    for entry in reversed(entries):
        notice = entry.facts.details.notice_14_days
        if entry.order <= charged.order and notice is not None:
            return entry, notice
    return None


def _announced(entry: Entry, notice: FourteenDayNotice) -> int | None:
    """Return the costs that the letter says will be asked, in its notice or in a line of costs to come."""
    if notice.costs_cents is not None:
        return notice.costs_cents
    lines = [line for line in entry.facts.details.cost_lines if line.kind is CostKind.COLLECTION]
    return sum(line.amount_cents for line in lines) if lines else None


def _owed(entry: Entry) -> int | None:
    """Return the most that can be the principal behind a notice, in euro cents."""
    stated = [entry.facts.principal_cents, entry.facts.amount_due_cents]
    return max((cents for cents in stated if cents), default=None)


def _defects(notice: FourteenDayNotice, announced: int | None, owed_cents: int | None) -> list[str]:
    terms = table("wik")["notice"]
    found = []
    if notice.term_days is not None:
        if notice.term_days < terms["term_days"]:
            found.append("too_short")
        elif (
            notice.runs_from is RunsFrom.DATE
            and notice.term_days < terms["term_days"] + terms["delivery_days"]
        ):
            found.append("counts_from_sending")
    if announced is not None and owed_cents and announced > with_vat(allowed_costs(owed_cents)) + 1:
        found.append("costs_too_high")
    return found
