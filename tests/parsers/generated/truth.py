"""What is true about one generated letter, in the form in which the shared letters give theirs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(slots=True, kw_only=True)
class Truth:
    """What a careful reader gets out of the letter; money in euro cents, `None` where nothing is stated."""

    sender: tuple[str, ...]
    creditor: tuple[str, ...]
    letter_date: date
    stage: str
    is_claim: bool = True
    direction: str = "owed"
    references: list[str] = field(default_factory=list)
    amount_due_cents: int | None = None
    principal_cents: int | None = None
    interest_cents: int | None = None
    costs_cents: int | None = None
    paid_cents: int | None = None
    refund_cents: int | None = None
    iban: str | None = None
    payment_reference: str | None = None
    direct_debit: bool = False
    disputed: bool = False
    plan: str | None = None
    deadlines: list[tuple[str, date, int | None]] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)
    """Keys of `details` in `parse --json` with what is known of them, objects with the keys known."""

    def encoded(self) -> dict[str, object]:
        """The object of one letter in `truth.json`."""
        return {
            "is_claim": self.is_claim,
            "direction": self.direction,
            "sender": list(self.sender),
            "creditor": list(self.creditor),
            "letter_date": self.letter_date.isoformat(),
            "stage": self.stage,
            "references": self.references,
            "amount_due_cents": self.amount_due_cents,
            "principal_cents": self.principal_cents,
            "interest_cents": self.interest_cents,
            "costs_cents": self.costs_cents,
            "paid_cents": self.paid_cents,
            "refund_cents": self.refund_cents,
            "iban": self.iban,
            "payment_reference": self.payment_reference,
            "direct_debit": self.direct_debit,
            "disputed": self.disputed,
            "plan": self.plan,
            "deadlines": [
                {"kind": kind, "date": day.isoformat(), "amount_cents": cents}
                for kind, day, cents in self.deadlines
            ],
        }
