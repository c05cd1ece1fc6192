"""A counsellor proposes by a file that is signed and sealed, and only the owner changes anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Person, vault_of
from tests.tui.test_contacts import made
from tests.tui.test_corrections_follow import number
from tests.tui.test_process import Terminal
from tests.tui.test_sharing_commands import client_of


@pytest.fixture
def counsellor(tmp_path: Path, owner: Person) -> Person:
    person = made(tmp_path / "counsellor", "A. Bakker")
    client_of(owner, person)
    return person


def proposal(counsellor: Person, owner: Person, *, value: str = "81,00") -> Path:
    letter = number(owner, "Zwemschool")
    text = counsellor.done(
        "client", "propose", "Appelhof", letter[:9], "amount_due_cents", value, "--reason", "page 1"
    )
    file = owner.folder / "proposal.txt"
    file.write_text(text, encoding="ascii")
    return file


def test_what_the_owner_takes_over_stands_with_the_counsellors_name_and_is_undone(
    owner: Person, counsellor: Person
) -> None:
    before = owner.json("overview", "--as-of", "2026-04-20")
    file = proposal(counsellor, owner)
    assert owner.json("overview", "--as-of", "2026-04-20") == before
    asked = owner.run("letter", "accept", str(file))
    assert asked.exit_code == 0
    assert "A. Bakker, Kredietbank Voorbeeld proposes for letter" in asked.stderr
    assert "81.00 (the program read: €80.00)" in asked.stderr
    assert "Not taken over: 1." in asked.stdout
    assert owner.json("overview", "--as-of", "2026-04-20") == before

    done = owner.json("letter", "accept", str(file), "--all")
    assert (done["author"], done["refused"], done["unknown"]) == ("A. Bakker, Kredietbank Voorbeeld", 0, 0)
    letter = number(owner, "Zwemschool")
    (correction,) = owner.json("letter", "show", letter)["corrections"]
    assert (correction["author"], correction["value"], correction["reason"]) == (
        "A. Bakker, Kredietbank Voorbeeld",
        8100,
        "page 1",
    )
    seen = counsellor.json("client", "open", "Appelhof", "--as-of", "2026-04-20")["overview"]
    assert 8100 in {claim["amount_due_cents"] for claim in seen["claims"]}
    owner.done("letter", "undo", letter, "amount_due_cents")
    assert owner.json("overview", "--as-of", "2026-04-20") == before


def test_a_proposal_says_nothing_to_who_finds_it_and_no_changed_one_passes(
    owner: Person, counsellor: Person
) -> None:
    file = proposal(counsellor, owner)
    text = file.read_text(encoding="ascii")
    for place in (100, len(text) // 2, len(text) - 60):
        other = "A" if text[place] != "A" else "B"
        file.write_text(text[:place] + other + text[place + 1 :], encoding="ascii")
        result = owner.run("letter", "accept", str(file), "--all")
        assert result.exit_code == 1
        assert "this is no proposal by a counsellor" in result.stderr
    assert owner.json("letter", "show", number(owner, "Zwemschool"))["corrections"] == []


def test_a_proposal_for_another_vault_is_refused(owner: Person, counsellor: Person, tmp_path: Path) -> None:
    file = proposal(counsellor, owner)
    other = vault_of(tmp_path / "other", "X. Ander")
    result = other.run("letter", "accept", str(file), "--all")
    assert result.exit_code == 1
    assert "this is no proposal by a counsellor" in result.stderr


def test_a_counsellor_proposes_only_what_can_be_and_only_while_the_grant_holds(
    owner: Person, counsellor: Person
) -> None:
    letter = number(owner, "Zwemschool")
    wrong = counsellor.run("client", "propose", "Appelhof", letter, "amount_due_cents", "much")
    assert wrong.exit_code == 2
    assert counsellor.run("client", "propose", "Appelhof", "zzz", "iban", "-").exit_code == 1
    (grant,) = owner.json("grant", "list")["grants"]
    file = proposal(counsellor, owner)
    owner.done("grant", "withdraw", grant["id"])
    assert counsellor.run("client", "propose", "Appelhof", letter, "iban", "-").exit_code == 1
    assert len(owner.json("letter", "accept", str(file), "--all")["accepted"]) == 1


def test_at_a_terminal_each_proposal_is_asked_about(owner: Person, counsellor: Person) -> None:
    file = proposal(counsellor, owner)
    terminal = Terminal(owner, "letter", "accept", str(file))
    terminal.wait_for("Take this over?")
    terminal.type("y\n")
    assert terminal.ended() == 0
    assert len(owner.json("letter", "show", number(owner, "Zwemschool"))["corrections"]) == 1
