"""The overview as a workbook (XLSX): creditors with formulas, letters, and the columns of a debt dossier."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import xlsxwriter

from overview.claim import Claim
from overview.exports.material import Material
from overview.field_labels import field_words
from overview.labels import DEADLINES, STAGES, STATUSES
from overview.urgency import by_urgency

_WIDEST: Final = 48
_Cell = str | int | date | None
_DOSSIER: Final = (
    "Schuldeiser",
    "Incassant",
    "Bedrag",
    "Oorspronkelijk bedrag",
    "Ontstaansdatum",
    "Vaststeldatum",
    "Referentie",
    "Type",
)
"""The columns of Amsterdam's debt dossier, in its own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Formats:
    head: Any
    money: Any
    day: Any
    text: Any
    total: Any


def workbook(material: Material) -> bytes:
    """Return the workbook.

    Amounts are numbers in euros and days are dates, so that a spreadsheet can reckon with them. Text from
    letters is never taken for a formula.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    formats = _Formats(
        head=book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        money=book.add_format({"num_format": "€ #,##0.00", "valign": "top"}),
        day=book.add_format({"num_format": "dd-mm-yyyy", "valign": "top", "align": "left"}),
        text=book.add_format({"valign": "top", "text_wrap": True}),
        total=book.add_format({"num_format": "€ #,##0.00", "bold": True, "top": 1}),
    )
    _creditors(book, formats, material)
    _letters(book, formats, material)
    _dossier(book, formats, material)
    book.close()
    return buffer.getvalue()


def _creditors(book: Any, formats: _Formats, material: Material) -> None:
    say = material.language.say
    head = [
        say("Creditor"), say("Contact"), say("Principal"), say("Interest"), say("Costs"), say("To pay"),
        say("Where it stands"), say("Last letter"), say("Next day"), say("What is due"), say("Goes first"),
        say("References"), say("Account"), say("Please check"),
    ]  # fmt: skip
    claims = by_urgency(material.overview.claims, material.overview.as_of)
    rows = [_creditor_row(material, claim) for claim in claims]
    sheet = _sheet(book, formats, say("Creditors"), head, rows, money=range(2, 6))
    last = len(rows) + 1
    sheet.write_string(last, 0, say("Total"), formats.total)
    for column in range(2, 6):
        letter = chr(ord("A") + column)
        cents = (row[column] for row in rows)
        total = sum(one for one in cents if isinstance(one, int))
        formula = f"=SUM({letter}2:{letter}{last})" if rows else "=0"
        sheet.write_formula(last, column, formula, formats.total, total / 100)


def _creditor_row(material: Material, claim: Claim) -> list[_Cell]:
    say = material.language.say
    deadline = claim.next_deadline
    first = {True: say("yes"), False: say("no"), None: ""}[claim.preferential]
    return [
        claim.creditor,
        claim.contact,
        claim.principal_cents,
        claim.interest_cents,
        claim.costs_cents,
        claim.amount_due_cents,
        say(STATUSES[claim.status]),
        max(letter.day for letter in claim.letters),
        deadline.day if deadline else claim.overdue_since,
        say(DEADLINES[deadline.kind]) if deadline else (say("overdue") if claim.overdue_since else ""),
        first,
        ", ".join(material.references(claim)),
        claim.iban,
        "; ".join(field_words(path, material.language) for path in claim.review),
    ]


def _letters(book: Any, formats: _Formats, material: Material) -> None:
    say = material.language.say
    head = [
        say("Creditor"), say("Date"), say("Sender"), say("Kind of letter"), say("Asked"), say("File"),
    ]  # fmt: skip
    rows: list[list[_Cell]] = []
    for claim in by_urgency(material.overview.claims, material.overview.as_of):
        for letter in claim.letters:
            read = material.letters.get(letter.id)
            facts = read.facts if read else None
            rows.append(
                [
                    claim.creditor,
                    letter.day,
                    facts.sender if facts else None,
                    say(STAGES[facts.stage]) if facts else "",
                    facts.amount_due_cents if facts else None,
                    letter.source,
                ]
            )
    _sheet(book, formats, say("Letters"), head, rows, money=range(4, 5))


def _dossier(book: Any, formats: _Formats, material: Material) -> None:
    rows: list[list[_Cell]] = [
        [
            claim.creditor,
            claim.contact if claim.contact != claim.creditor else None,
            claim.amount_due_cents,
            material.original_cents(claim),
            material.began_on(claim),
            claim.amount_as_of,
            claim.payment_reference or next(iter(material.references(claim)), None),
            {True: "preferent", False: "concurrent", None: None}[claim.preferential],
        ]
        for claim in by_urgency(material.overview.claims, material.overview.as_of)
    ]
    _sheet(book, formats, "Schulddossier", _DOSSIER, rows, money=range(2, 4))


def _sheet(
    book: Any,
    formats: _Formats,
    name: str,
    head: Sequence[str],
    rows: Sequence[Sequence[_Cell]],
    *,
    money: range,
) -> Any:
    """Add a sheet with a head that stays in sight, filters, and columns as wide as what stands in them."""
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for column, title in enumerate(head):
        sheet.write_string(0, column, title, formats.head)
        longest = max((len(str(row[column] or "")) for row in rows), default=0)
        sheet.set_column(column, column, min(_WIDEST, max(len(title), longest, 10) + 2))
    for at, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write(sheet, formats, at, column, cell, money=column in money)
    if rows:
        sheet.autofilter(0, 0, len(rows), len(head) - 1)
    return sheet


def _write(sheet: Any, formats: _Formats, row: int, column: int, cell: _Cell, *, money: bool) -> None:
    if cell is None or cell == "":
        sheet.write_blank(row, column, None, formats.text)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats.day)
    elif money and isinstance(cell, int):
        sheet.write_number(row, column, cell / 100, formats.money)
    else:
        sheet.write_string(row, column, str(cell), formats.text)
