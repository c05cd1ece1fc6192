"""An overview in a file."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from overview import encode_overview
from tests.tui.households import situation
from tui.errors import ExportFormatError, FileWriteError
from tui.export import export_overview
from tui.speaking import ActiveLanguage


def test_json_is_that_of_the_overview(tmp_path: Path) -> None:
    overview = situation().overview
    export_overview(situation(), tmp_path / "all.json")
    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8")) == encode_overview(
        overview, ActiveLanguage()
    )


@pytest.mark.parametrize("ending", [".json", ".csv", ".xlsx", ".pdf", ".ics"])
def test_every_form_that_is_offered_is_written(tmp_path: Path, ending: str) -> None:
    export_overview(situation(), tmp_path / f"all{ending}")
    starts = {".xlsx": b"PK", ".pdf": b"%PDF-", ".ics": b"BEGIN:VCALENDAR"}.get(ending, b"")
    content = (tmp_path / f"all{ending}").read_bytes()
    assert content
    assert content.startswith(starts)


def test_only_its_owner_can_read_an_export(tmp_path: Path) -> None:
    export_overview(situation(), tmp_path / "all.csv")
    assert stat.S_IMODE((tmp_path / "all.csv").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["all.docx", "all", "all.JSONX"])
def test_another_ending_is_refused_before_anything_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportFormatError):
        export_overview(situation(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileWriteError):
        export_overview(situation(), tmp_path / "missing" / "all.json")
    (tmp_path / "all.json").mkdir()
    with pytest.raises(FileWriteError):
        export_overview(situation(), tmp_path / "all.json")
    assert [path.name for path in tmp_path.iterdir()] == ["all.json"]
