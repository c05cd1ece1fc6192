"""The workbook, as another library reads it."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl

from overview.exports.spreadsheet import workbook
from tests.overview.exports.material import material


def sheets(*, with_bsn: bool = False, formulas: bool = False) -> Any:
    """Return the workbook read back, with the values of formulas or the formulas themselves."""
    written = workbook(material(with_bsn=with_bsn))
    return openpyxl.load_workbook(io.BytesIO(written), data_only=not formulas)


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(head, map(_plain, row), strict=True)) for row in body]


def _plain(cell: Any) -> Any:
    return cell.date() if isinstance(cell, datetime) else cell


def test_each_creditor_has_a_line_in_euros_and_the_total_is_a_formula() -> None:
    *claims, total = rows(sheets()["Creditors"])
    assert [one["To pay"] for one in claims] == [2400, 160, 500]
    assert total["To pay"] == 3060
    assert sheets(formulas=True)["Creditors"]["F5"].value == "=SUM(F2:F4)"


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    cell = next(c for c in sheets(formulas=True)["Creditors"]["L"] if c.value == "=1+1")
    assert cell.data_type == "s"


def test_every_letter_has_a_line_with_its_file() -> None:
    files = {one["File"] for one in rows(sheets()["Letters"])}
    assert files == {"post/bill.pdf", "post/agency.pdf", "post/rent.pdf", "post/tax.pdf"}


def test_the_dossier_has_the_columns_and_the_days_of_the_debt() -> None:
    energy = next(one for one in rows(sheets()["Schulddossier"]) if one["Schuldeiser"] == "Lichtbaak Energie")
    assert energy == {
        "Schuldeiser": "Lichtbaak Energie",
        "Incassant": "Incassobureau Noordkaap",
        "Bedrag": 160,
        "Oorspronkelijk bedrag": 120,
        "Ontstaansdatum": date(2026, 1, 10),
        "Vaststeldatum": date(2026, 4, 2),
        "Referentie": "F-00017",
        "Type": "concurrent",
    }


def test_a_bsn_is_covered_unless_it_is_asked_for() -> None:
    def of_tax(book: Any) -> str:
        found = next(one for one in rows(book["Creditors"]) if one["Creditor"] == "Belastingdienst")
        return str(found["References"])

    assert of_tax(sheets()) == "••••.••.333.H.56.01"
    assert of_tax(sheets(with_bsn=True)) == "1112.22.333.H.56.01"
