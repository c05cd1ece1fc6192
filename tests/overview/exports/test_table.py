"""The claims as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from overview.exports.material import Material
from overview.exports.table import table
from tests.overview.exports.material import material


def lines(of: Material) -> list[dict[str, str]]:
    """Return the lines as a spreadsheet would read them."""
    return list(csv.DictReader(io.StringIO(table(of))))


def test_a_line_for_each_claim_and_the_same_total() -> None:
    made = material()
    rows = lines(made)
    assert len(rows) == len(made.overview.claims)
    assert sum(int(row["amount_due_cents"]) for row in rows) == made.overview.totals.open_cents


@pytest.mark.parametrize("creditor", ["=1+1", "@SUM(A1)", "+31", "-2", "\tx"])
def test_a_name_from_a_letter_is_never_a_formula(creditor: str) -> None:
    made = material()
    claims = (replace(made.overview.claims[0], creditor=creditor),)
    hostile = replace(made, overview=replace(made.overview, claims=claims))
    assert lines(hostile)[0]["creditor"] == "'" + creditor
