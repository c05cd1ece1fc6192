"""The claims as CSV: one line each, for programs and for a spreadsheet."""

from __future__ import annotations

import csv
import io

from overview.exports.material import Material
from overview.urgency import by_urgency

_COLUMNS = (
    "creditor",
    "contact",
    "amount_due_cents",
    "amount_as_of",
    "principal_cents",
    "interest_cents",
    "costs_cents",
    "status",
    "stage",
    "next_deadline_kind",
    "next_deadline_date",
    "overdue_since",
    "iban",
    "payment_reference",
    "references",
    "letters",
    "review",
)


def table(material: Material) -> str:
    """Return the claims as CSV, the most urgent first, the keys of the JSON as heading.

    Amounts are whole cents. A text that a spreadsheet would take for a formula gets an apostrophe in front:
    letters come from strangers.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for claim in by_urgency(material.overview.claims, material.overview.as_of):
        deadline = claim.next_deadline
        row: list[str | int | None] = [
            claim.creditor,
            claim.contact,
            claim.amount_due_cents,
            None if claim.amount_as_of is None else claim.amount_as_of.isoformat(),
            claim.principal_cents,
            claim.interest_cents,
            claim.costs_cents,
            claim.status.value,
            claim.stage.value,
            None if deadline is None else deadline.kind.value,
            None if deadline is None else deadline.day.isoformat(),
            None if claim.overdue_since is None else claim.overdue_since.isoformat(),
            claim.iban,
            claim.payment_reference,
            "; ".join(material.references(claim)),
            "; ".join(letter.source for letter in claim.letters),
            "; ".join(claim.review),
        ]
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return buffer.getvalue()


def harmless(text: str) -> str:
    """Return a text so that no spreadsheet takes it for a formula: with an apostrophe in front."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
