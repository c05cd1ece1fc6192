"""Time the folding of many letters into an overview; prints a row for each number of letters.

python -m scripts.bench_overview
"""

from __future__ import annotations

import time
from datetime import date, timedelta

from overview import Household, LetterFacts, build
from parsers.facts import Deadline, DeadlineKind, Details, Direction, Facts, Reference, ReferenceKind, Stage

_FIRST_DAY = date(2020, 1, 6)
_LIFE = (
    (Stage.INVOICE, 0),
    (Stage.REMINDER, 30),
    (Stage.FINAL_NOTICE, 50),
    (Stage.COLLECTION, 90),
    (Stage.JUDGMENT, 200),
)
_CREDITORS = 40
_AGENCIES = 7


def synthetic_letters(count: int) -> tuple[LetterFacts, ...]:
    """Return `count` letters of debts that each run from a bill to a judgment, to a few dozen creditors.

    Every creditor knows the citizen by one customer number, so that numbers that join nothing are common.
    """
    return tuple(_letter(number) for number in range(count))


def _letter(number: int) -> LetterFacts:
    debt, step = divmod(number, len(_LIFE))
    stage, after = _LIFE[step]
    creditor = debt % _CREDITORS
    day = _FIRST_DAY + timedelta(days=debt % 1500 + after)
    by_agency = step >= 3
    customer, bill, dossier = f"K{70000 + creditor}", f"F{debt:07}", f"D{debt:07}"
    references = (customer, bill, dossier) if by_agency else (customer, bill)
    cents = 5000 + debt * 37 % 90000
    costs = 4000 if by_agency else None
    facts = Facts(
        addressee="J. Voorbeeld",
        is_claim=True,
        direction=Direction.OWED,
        sender=f"Incasso Twaalf{debt % _AGENCIES}" if by_agency else f"Leverancier Acht{creditor}",
        creditor=f"Leverancier Acht{creditor}",
        letter_date=day,
        stage=stage,
        references=references,
        amount_due_cents=cents + (costs or 0),
        principal_cents=cents if by_agency else None,
        costs_cents=costs,
        payment_reference=dossier if by_agency else bill,
        deadlines=(Deadline(kind=DeadlineKind.PAYMENT, day=day + timedelta(days=14)),),
        details=Details(references=(Reference(number=customer, kind=ReferenceKind.CUSTOMER),)),
    )
    return LetterFacts(id=f"{number:08x}", source=f"map/{number}.pdf", received=day, facts=facts)


def seconds_to_build(count: int) -> tuple[float, int]:
    """Return the processor time of `build` over `count` letters, and how many claims come of it."""
    letters = synthetic_letters(count)
    household = Household(names=("J. Voorbeeld",))
    started = time.process_time()
    overview = build(letters, (), household, date(2026, 1, 1))
    return time.process_time() - started, len(overview.claims)


def rows() -> list[tuple[str, float | str, str]]:
    """Return what was measured: a label, the figure, and its unit or bound."""
    seconds_to_build(100)
    first, claims = seconds_to_build(1_000)
    tenfold, _ = seconds_to_build(10_000)
    lifelong, _ = seconds_to_build(100_000)
    return [
        ("overview of 1,000 letters", round(first * 1000, 1), f"ms (at most 150), {claims} claims"),
        ("overview of 10,000 letters", round(tenfold * 1000, 1), "ms"),
        ("10,000 letters against 1,000", round(tenfold / first, 1), "times (10 is linear)"),
        ("overview of 100,000 letters", round(lifelong, 1), "s (at most 20)"),
    ]


if __name__ == "__main__":
    for label, figure, unit in rows():
        print(f"{label:36} {figure:>10} {unit}")
