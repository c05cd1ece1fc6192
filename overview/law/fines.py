"""The increases of a traffic fine after its reminders (art. 23 to 25 Wahv), reckoned again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final

from overview.claim import Claim, DoubtReason
from overview.creditor_kinds import can_fine_traffic
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.facts import CostKind, Facts, Stage

_EURO: Final = 100
_OF_THE_FINE: Final = frozenset({CostKind.ADMINISTRATION, CostKind.STATUTORY_INCREASE})
_OF_CJIB_ITSELF: Final = frozenset({Stage.INVOICE, Stage.REMINDER, Stage.FINAL_NOTICE})


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
    """Hold what CJIB asks for a fine after a reminder against the steps of the law.

    A bailiff adds costs of its own to a fine: those that its letter lists are left out, and where it lists
    none the sum cannot be checked. Several fines in one claim cannot be checked either, nor a sum that a
    penal order can have come to, since that is raised by other steps.
    """
    if not can_fine_traffic(case.claim.creditor):
        return ()
    asking = [entry for entry in case.entries if entry.facts.amount_due_cents]
    if not asking or (len(asking) == 1 and asking[0].facts.stage is Stage.INVOICE):
        return ()
    fine = fine_of(asking)
    if fine is None:
        return (_finding(asking[-1], Outcome.CANNOT_BE_CHECKED, missing=("first_decision",)),)
    steps = {step: raised(fine.sanction_cents, step) + fine.administration_cents for step in FineStep}
    figures: dict[str, int | date | str] = {
        "charged_cents": fine.asked_cents,
        "sanction_cents": fine.sanction_cents,
        "administration_cents": fine.administration_cents,
        "after_first_cents": steps[FineStep.FIRST_REMINDER],
        "after_second_cents": steps[FineStep.SECOND_REMINDER],
    }
    outcome, missing = _judge(case, asking, fine, steps)
    return (_finding(asking[-1], outcome, figures=figures, letters=fine.letters, missing=missing),)


def _judge(
    case: ClaimCase, asking: Sequence[Entry], fine: Fine, steps: Mapping[FineStep, int]
) -> tuple[Outcome, tuple[str, ...]]:
    newest = asking[-1].facts
    lawful = set(steps.values())
    paid = sum(entry.facts.paid_cents or 0 for entry in asking)
    beside = {0, *(sum(part) for part in _costs_of_bailiff(newest))}
    if any(_is_step(fine.asked_cents + (newest.paid_cents or 0) - costs, lawful) for costs in beside):
        return Outcome.FITS, ()
    if len({e.letter_id for e in asking if e.facts.stage is Stage.INVOICE}) > 1 or _is_sum(case.claim):
        return Outcome.CANNOT_BE_CHECKED, ("specification",)
    if paid or fine.asked_cents < steps[FineStep.DECISION] or newest.stage is Stage.PAYMENT_PLAN:
        return Outcome.CANNOT_BE_CHECKED, ("payments",)
    if newest.stage not in _OF_CJIB_ITSELF and fine.asked_cents > steps[FineStep.DECISION]:
        return Outcome.CANNOT_BE_CHECKED, ("specification_of_costs",)
    if fine.asked_cents <= _most_of_penal_order(fine):
        return Outcome.CANNOT_BE_CHECKED, ("kind_of_fine",)
    return Outcome.CONFLICTS, ()


def _finding(
    newest: Entry,
    outcome: Outcome,
    *,
    figures: Mapping[str, int | date | str] | None = None,
    letters: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
) -> Finding:
    return Finding(
        rule=Rule.FINE_INCREASE,
        outcome=outcome,
        source=source_of(table("fines")["traffic"]),
        figures=figures or {"charged_cents": newest.facts.amount_due_cents or 0},
        letters=letters or (newest.letter_id,),
        missing=missing,
    )


def _is_sum(claim: Claim) -> bool:
    return any(doubt.reason is DoubtReason.SUM_OF_JOINED for doubt in claim.doubts)


def _is_step(cents: int, lawful: set[int]) -> bool:
    """Tell whether a sum is one of the lawful ones, or one that was rounded to a whole euro."""
    return any(abs(cents - one) < _EURO and (cents == one or cents % _EURO == 0) for one in lawful)


def _costs_of_bailiff(facts: Facts) -> Iterator[tuple[int, ...]]:
    """Yield what a bailiff can have added: the costs that the letter lists, without and with VAT."""
    lines = [line for line in facts.details.cost_lines if line.due and line.kind not in _OF_THE_FINE]
    yield tuple(line.amount_cents for line in lines)
    yield tuple(line.amount_cents + (line.vat_cents or 0) for line in lines)


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


def _most_of_penal_order(fine: Fine) -> int:
    """Return the most that a penal order of this sum can have become, in euro cents, after two reminders."""
    by = table("fines")["penal_order"]
    start = fine.sanction_cents + fine.administration_cents
    first = start + max(_cents(add) for add in by["first_reminder_add"])
    least = max(_cents(one) for one in by["second_reminder_least"])
    return first + max(int(first * Decimal(by["second_reminder_percent"]) / 100), least)


def _cents(euros: str) -> int:
    return int(Decimal(euros) * 100)
