"""A claims document by the commands: in without the service number, a claim, and out again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.parsers.claims_documents import BSN, CASE, content, document, event, fine
from tests.tui.conftest import Person


@pytest.fixture
def overview_file(tmp_path: Path) -> Path:
    """Return a claims document of one fine, with an event that nobody knows."""
    case = fine()
    case["gebeurtenissen"].append(event("IetsNieuws", "n1", "2026-03-01"))
    path = tmp_path / "betaaloverzicht.json"
    path.write_bytes(content(document(case)))
    return path


def test_it_comes_in_and_is_a_claim(owner: Person, overview_file: Path) -> None:
    told = owner.json("import", str(overview_file))
    assert (told["taken"], told["letters"], told["needs_a_look"]) == (1, 1, [])
    found = owner.json("overview", "--as-of", "2026-03-15")
    (claim,) = [one for one in found["claims"] if CASE in one["references"]]
    assert (claim["amount_due_cents"], claim["stage"]) == (27900, "final_notice")
    assert "events" in claim["review"]
    assert BSN not in json.dumps(found)


def test_what_is_not_known_is_said_in_words(owner: Person, overview_file: Path) -> None:
    owner.run("import", str(overview_file))
    (letter,) = [one for one in owner.json("letter", "list")["letters"] if one["source"].endswith(".json")]
    shown = owner.run("letter", "show", letter["id"])
    assert shown.exit_code == 0
    assert "IetsNieuws (1)" in shown.stdout


def test_parse_reads_it_without_a_vault(person: Person, overview_file: Path) -> None:
    result = person.run("parse", str(overview_file), "--json")
    line = json.loads(result.stdout)
    assert (line["part"], line["amount_due_cents"]) == (0, 27900)
    assert BSN not in result.stdout


def test_it_goes_out_again(owner: Person, overview_file: Path, tmp_path: Path) -> None:
    owner.run("import", str(overview_file))
    written = tmp_path / "uit.fcid.json"
    assert owner.run("overview", "--as-of", "2026-03-15", "--export", str(written)).exit_code == 0
    (case,) = json.loads(written.read_bytes())["body"]["financiele_zaken"]
    assert (case["zaakkenmerk"], case["saldo"]) == (CASE, 27900)
    requests = tmp_path / "uit.saldo.csv"
    assert owner.run("overview", "--as-of", "2026-03-15", "--export", str(requests)).exit_code == 0
    assert CASE in requests.read_text(encoding="utf-8-sig")
