"""An overview in a file: JSON or CSV by the ending of the name, written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from overview import Overview, encode_overview
from overview.urgency import by_urgency
from tui.errors import ExportFormatError
from tui.private_files import write_private_text
from tui.speaking import ActiveLanguage

ENDINGS = (".json", ".csv")

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


def check_ending(path: Path) -> str:
    """Return the ending of `path` that says which form it gets.

    Raises:
        ExportFormatError: it is none that we write.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ExportFormatError(ending or path.name)
    return ending


def export_overview(overview: Overview, path: Path) -> None:
    """Write `overview` to `path` in the form that its ending names.

    Raises:
        ExportFormatError: the ending is none that we write.
        FileWriteError: the file cannot be written.
    """
    if check_ending(path) == ".json":
        text = json.dumps(encode_overview(overview, ActiveLanguage()), ensure_ascii=False, indent=2) + "\n"
    else:
        text = overview_csv(overview)
    write_private_text(path, text)


def overview_csv(overview: Overview) -> str:
    """Return the claims as CSV: one line each, the most urgent first, the keys of the JSON as heading.

    Amounts are whole cents. A text that a spreadsheet would take for a formula gets an apostrophe in front:
    letters come from strangers.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for claim in by_urgency(overview.claims, overview.as_of):
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
            "; ".join(claim.references),
            "; ".join(letter.source for letter in claim.letters),
            "; ".join(claim.review),
        ]
        writer.writerow([_harmless(cell) if isinstance(cell, str) else cell for cell in row])
    return buffer.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
