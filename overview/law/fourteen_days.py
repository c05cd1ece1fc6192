"""The notice that must go before collection costs (art. 6:96 lid 6 BW), as far as it is in this vault."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.collection_costs import allowed_costs, charged_costs, is_consumer_debt, with_vat
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.facts import FourteenDayNotice, RunsFrom


def check_fourteen_days_notice(case: ClaimCase) -> tuple[Finding, ...]:
    """Hold the notice before the collection costs against what the law asks of it.

    Conflicts are: a term that counts from the date or the sending of the letter or is shorter than fourteen
    days, costs that are not named or more than the scale allows, and costs asked before the term can have
    ended. A notice that is not in the vault may have been sent all the same.
    """
    charged = charged_costs(case.entries) if is_consumer_debt(case) else None
    if charged is None:
        return ()
    source = source_of(table("wik")["notice"])
    found = _notice_before(case.entries, charged.entry)
    if found is None:
        return (
            Finding(
                rule=Rule.FOURTEEN_DAYS_NOTICE,
                outcome=Outcome.CANNOT_BE_CHECKED,
                source=source,
                letters=(charged.entry.letter_id,),
                missing=("fourteen_days_notice",),
            ),
        )
    entry, notice = found
    principal = entry.facts.principal_cents or entry.facts.amount_due_cents
    figures: dict[str, int] = {}
    if notice.term_days is not None:
        figures["term_days"] = notice.term_days
    if notice.costs_cents is not None:
        figures["announced_cents"] = notice.costs_cents
    defects = _defects(notice, principal)
    if charged.entry is not entry and _asked_too_soon(entry, charged.entry):
        defects.append("asked_too_soon")
    return (
        Finding(
            rule=Rule.FOURTEEN_DAYS_NOTICE,
            outcome=Outcome.CONFLICTS if defects else Outcome.FITS,
            source=source,
            figures={**figures, "sent_on": entry.day, **({"defects": " ".join(defects)} if defects else {})},
            letters=tuple(dict.fromkeys((entry.letter_id, charged.entry.letter_id))),
        ),
    )


def _notice_before(entries: Sequence[Entry], charged: Entry) -> tuple[Entry, FourteenDayNotice] | None:
    """Return the last notice up to the letter that asks for the costs."""
    for entry in reversed(entries):
        notice = entry.facts.details.notice_14_days
        if entry.order <= charged.order and notice is not None:
            return entry, notice
    return None


def _defects(notice: FourteenDayNotice, principal_cents: int | None) -> list[str]:
    terms = table("wik")["notice"]
    found = []
    if notice.runs_from is RunsFrom.DATE:
        found.append("counts_from_sending")
    if notice.term_days is not None and notice.term_days < terms["term_days"]:
        found.append("too_short")
    if notice.costs_cents is None:
        found.append("costs_not_named")
    elif principal_cents and notice.costs_cents > with_vat(allowed_costs(principal_cents)):
        found.append("costs_too_high")
    return found


def _asked_too_soon(notice: Entry, charged: Entry) -> bool:
    terms = table("wik")["notice"]
    earliest = notice.day + timedelta(days=terms["delivery_days"] + terms["term_days"])
    return notice.day < charged.day <= earliest
