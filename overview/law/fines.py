"""The increases of a traffic fine after its reminders (art. 23 to 25 Wahv), reckoned again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from overview.creditor_kinds import creditor_kind
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.directory import OrganisationKind
from parsers.facts import CostKind, Stage


class FineStep(Enum):
    """How far a traffic fine has been raised; the value is its name in the table."""

    DECISION = None
    FIRST_REMINDER = "after_first_reminder"
    SECOND_REMINDER = "after_second_reminder"


def administration_costs(day: date) -> int:
    """Return the costs of administration of a decision of this day, in euro cents; once for each fine."""
    rows = table("fines")["traffic"]["administration"]
    amounts = [Decimal(row["amount"]) for row in rows if row["from"] <= day]
    return int(amounts[-1] * 100) if amounts else 0


def raised(sanction_cents: int, step: FineStep) -> int:
    """Return the sanction after a step, in euro cents, without costs of administration.

    After the first reminder it is half more, and that sum is then doubled: three times the sanction in all.
    """
    if step is FineStep.DECISION:
        return sanction_cents
    return int(sanction_cents * Decimal(table("fines")["traffic"][step.value]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fine:
    """A fine as its letters state it, in euro cents: sanction, costs of administration, what is asked now."""

    sanction_cents: int
    administration_cents: int
    asked_cents: int
    letters: tuple[str, ...]


def check_fine_increase(case: ClaimCase) -> tuple[Finding, ...]:
    """Hold what CJIB asks for a fine after a reminder against the steps of the law."""
    if creditor_kind(case.claim.creditor) is not OrganisationKind.FINE:
        return ()
    asking = [entry for entry in case.entries if entry.facts.amount_due_cents]
    if not asking or (len(asking) == 1 and asking[0].facts.stage is Stage.INVOICE):
        return ()
    source = source_of(table("fines")["traffic"])
    fine = fine_of(asking)
    if fine is None:
        return (
            Finding(
                rule=Rule.FINE_INCREASE,
                outcome=Outcome.CANNOT_BE_CHECKED,
                source=source,
                figures={"charged_cents": asking[-1].facts.amount_due_cents or 0},
                letters=(asking[-1].letter_id,),
                missing=("first_decision",),
            ),
        )
    steps = {
        step: raised(fine.sanction_cents, step) + fine.administration_cents
        for step in (FineStep.DECISION, FineStep.FIRST_REMINDER, FineStep.SECOND_REMINDER)
    }
    figures: dict[str, int | date | str] = {
        "charged_cents": fine.asked_cents,
        "sanction_cents": fine.sanction_cents,
        "administration_cents": fine.administration_cents,
        "after_first_cents": steps[FineStep.FIRST_REMINDER],
        "after_second_cents": steps[FineStep.SECOND_REMINDER],
    }
    missing: tuple[str, ...] = ()
    if fine.asked_cents in steps.values() or fine.asked_cents < steps[FineStep.DECISION]:
        outcome = Outcome.FITS
    elif fine.asked_cents in _penal_order_steps(fine):
        outcome, missing = Outcome.CANNOT_BE_CHECKED, ("kind_of_fine",)
    elif any(entry.facts.paid_cents for entry in asking):
        outcome, missing = Outcome.CANNOT_BE_CHECKED, ("payments",)
    else:
        outcome = Outcome.CONFLICTS
    return (
        Finding(
            rule=Rule.FINE_INCREASE,
            outcome=outcome,
            source=source,
            figures=figures,
            letters=fine.letters,
            missing=missing,
        ),
    )


def fine_of(entries: Sequence[Entry]) -> Fine | None:
    """Return the fine from the letter that specifies it, or else from the decision that began it.

    `None` where neither is among these entries.
    """
    asking = [entry for entry in entries if entry.facts.amount_due_cents]
    if not asking:
        return None
    newest = asking[-1]
    asked = newest.facts.amount_due_cents or 0
    for entry in reversed(asking):
        lines = [line for line in entry.facts.details.cost_lines if line.due]
        costs = [line.amount_cents for line in lines if line.kind is CostKind.ADMINISTRATION]
        if entry.facts.principal_cents and costs:
            return Fine(
                sanction_cents=entry.facts.principal_cents,
                administration_cents=sum(costs),
                asked_cents=asked,
                letters=tuple(dict.fromkeys((entry.letter_id, newest.letter_id))),
            )
    first = asking[0]
    if first.facts.stage is not Stage.INVOICE or first.facts.amount_due_cents is None:
        return None
    administration = administration_costs(first.day)
    return Fine(
        sanction_cents=first.facts.amount_due_cents - administration,
        administration_cents=administration,
        asked_cents=asked,
        letters=tuple(dict.fromkeys((first.letter_id, newest.letter_id))),
    )


def _penal_order_steps(fine: Fine) -> set[int]:
    """Return what a penal order of this sum can have become: it is raised by other steps."""
    by = table("fines")["penal_order"]
    start = fine.sanction_cents + fine.administration_cents
    first = [start + int(Decimal(add) * 100) for add in by["first_reminder_add"]]
    least = [int(Decimal(one) * 100) for one in by["second_reminder_least"]]
    share = Decimal(by["second_reminder_percent"]) / 100
    return {*first, *(one + max(int(one * share), floor) for one in first for floor in least)}
