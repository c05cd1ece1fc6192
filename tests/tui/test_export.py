"""An overview in a file."""

from __future__ import annotations

import csv
import io
import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from overview import encode_overview
from tests.tui.households import situation
from tui.errors import ExportFormatError, FileWriteError
from tui.export import export_overview, overview_csv
from tui.speaking import ActiveLanguage


def test_json_is_that_of_the_overview(tmp_path: Path) -> None:
    overview = situation().overview
    export_overview(overview, tmp_path / "all.json")
    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8")) == encode_overview(
        overview, ActiveLanguage()
    )


def test_csv_has_a_line_for_each_claim_and_the_same_total() -> None:
    overview = situation().overview
    rows = list(csv.DictReader(io.StringIO(overview_csv(overview))))
    assert len(rows) == len(overview.claims)
    assert (
        sum(int(row["amount_due_cents"]) for row in rows if row["status"] == "open")
        == overview.totals.open_cents
    )


@pytest.mark.parametrize("creditor", ["=1+1", "@SUM(A1)", "+31", "-2", "\tx"])
def test_a_name_from_a_letter_is_never_a_formula(creditor: str) -> None:
    overview = situation().overview
    hostile = replace(overview, claims=(replace(overview.claims[0], creditor=creditor),))
    assert next(csv.DictReader(io.StringIO(overview_csv(hostile))))["creditor"] == "'" + creditor


def test_only_its_owner_can_read_an_export(tmp_path: Path) -> None:
    export_overview(situation().overview, tmp_path / "all.csv")
    assert stat.S_IMODE((tmp_path / "all.csv").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["all.xlsx", "all", "all.JSONX"])
def test_another_ending_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportFormatError):
        export_overview(situation().overview, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileWriteError):
        export_overview(situation().overview, tmp_path / "missing" / "all.json")
    (tmp_path / "all.json").mkdir()
    with pytest.raises(FileWriteError):
        export_overview(situation().overview, tmp_path / "all.json")
    assert [path.name for path in tmp_path.iterdir()] == ["all.json"]
