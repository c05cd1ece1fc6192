"""Households made up at random, with debts that run their course, and which letters belong to which debt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from overview import LetterFacts
from parsers.facts import Details, Direction, Facts, Reference, ReferenceKind, Stage

_FIRST = ("Licht", "Wind", "Zon", "Berg", "Veen", "Hei", "Klif", "Polder", "Wad", "Terp")
_LAST = ("baak Energie", "hoek Wonen", "kant Zorg", "zicht Telecom", "rand Krediet", "oord Kleding")
_COLLECTORS = ("Incassobureau Noordkaap", "Pauw Gerechtsdeurwaarders", "Kade Incasso B.V.")
_BUYERS = ("Zilvermeeuw Vorderingen B.V.", "Aalscholver Capital")
_LATER = (Stage.REMINDER, Stage.FINAL_NOTICE)
_AT_LAW = (Stage.COLLECTION, Stage.COURT, Stage.JUDGMENT, Stage.ENFORCEMENT)


@dataclass(slots=True, kw_only=True)
class _Debt:
    """A debt on its way: what its next letter can say."""

    name: str
    random: Random
    creditor: str
    customer: str
    bill: str
    day: date
    principal: int
    labelled: bool
    fixed_payment: str | None
    costs: int = 0
    owner: str = ""
    dossier: str | None = None
    collector: str | None = None
    count: int = 0
    under_dossier: int = 0

    def hand_over(self, dossier: str) -> None:
        """Give the debt a number of somebody else's."""
        self.dossier, self.under_dossier = dossier, 0

    def letter(self, stage: Stage, **facts: Any) -> LetterFacts:
        """Return the next letter of this debt."""
        self.count += 1
        self.day += timedelta(days=self.random.randint(12, 50))
        due = 0 if stage is Stage.SETTLED else self.principal + self.costs
        numbers = self._numbers()
        payment = self.dossier or self.fixed_payment or self.bill
        labels = tuple(Reference(number=n, kind=kind) for n, kind in numbers.items()) if self.labelled else ()
        made = Facts(
            addressee="S. Terwolde",
            is_claim=True,
            direction=Direction.OWED,
            sender=self.collector or self.owner or self.creditor,
            creditor=self.owner or self.creditor,
            letter_date=self.day,
            stage=stage,
            references=tuple(dict.fromkeys((*numbers, payment))),
            amount_due_cents=due,
            principal_cents=self.principal if self.costs else None,
            costs_cents=self.costs or None,
            payment_reference=payment,
            details=Details(references=labels),
        )
        return LetterFacts(
            id=f"{self.name}.{self.count:02}",
            source=f"post/{self.name}.{self.count:02}.pdf",
            received=self.day + timedelta(days=self.random.randint(0, 3)),
            facts=replace(made, **facts),
        )

    def _numbers(self) -> dict[str, ReferenceKind]:
        own = {self.customer: ReferenceKind.CUSTOMER, self.bill: ReferenceKind.INVOICE}
        if self.dossier is None:
            return own
        self.under_dossier += 1
        theirs = {self.dossier: ReferenceKind.DOSSIER}
        # Later letters of a collector need not name the creditor's numbers any more.
        return theirs if self.under_dossier > 1 and self.random.random() < 0.5 else theirs | own


def household(seed: int) -> tuple[list[LetterFacts], set[frozenset[str]]]:
    """Return the letters of a household and, for each debt, the ids of its letters."""
    random = Random(seed)
    letters: list[LetterFacts] = []
    for place in range(random.randint(2, 6)):
        creditor = f"{random.choice(_FIRST)}{random.choice(_LAST)} {place}"
        customer = str(random.randint(10**6, 10**8))
        labelled = random.random() < 0.6
        debts = random.randint(1, 4)
        # One payment reference for all that a customer owes makes it one claim: only a single debt has it.
        fixed = debts == 1 and random.random() < 0.5
        for number in range(debts):
            debt = _Debt(
                name=f"d{place}{number}",
                random=random,
                creditor=creditor,
                customer=customer,
                bill=f"F{random.randint(20, 26)}-{random.randint(10**4, 10**6)}",
                day=date(2025, 1, 1) + timedelta(days=random.randint(0, 300)),
                principal=random.randint(2_000, 200_000),
                labelled=labelled,
                fixed_payment=str(random.randint(10**15, 10**16 - 1)) if fixed else None,
            )
            letters += _life(debt)
    by_debt: dict[str, set[str]] = {}
    for letter in letters:
        by_debt.setdefault(letter.id.split(".")[0], set()).add(letter.id)
    return letters, {frozenset(ids) for ids in by_debt.values()}


def _life(debt: _Debt) -> list[LetterFacts]:
    """Let a debt run: a bill, reminders, a collector, perhaps a sale, and perhaps an end."""
    random = debt.random
    letters = [debt.letter(Stage.INVOICE)] if random.random() < 0.8 else []
    letters += [debt.letter(stage) for stage in _LATER if random.random() < 0.7]
    if random.random() < 0.3:
        debt.owner = random.choice(_BUYERS)
        debt.hand_over(f"ZM-{random.randint(10**5, 10**6)}")
        letters.append(debt.letter(Stage.TRANSFER))
    if random.random() < 0.5 or not letters:
        debt.collector = random.choice(_COLLECTORS)
        debt.hand_over(f"DS-{random.randint(10**5, 10**6)}")
        debt.costs = max(4_000, debt.principal * 15 // 100)
        letters += [debt.letter(stage) for stage in _AT_LAW[: random.randint(1, 4)]]
    if random.random() < 0.3:
        letters.append(debt.letter(Stage.SETTLED, paid_cents=debt.principal + debt.costs))
    return letters
