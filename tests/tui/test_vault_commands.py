"""The citizen's commands on a real vault: init, import, overview, letter."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from tests.tui.conftest import OWNER, SCHOOL, WATER, Person, post


def test_init_shows_the_recovery_code_once_and_keeps_the_files_private(person: Person) -> None:
    made = person.json("init", "--name", OWNER, "--name", "K. Appelhof")
    assert made["version"] == 1
    assert made["names"] == [OWNER, "K. Appelhof"]
    assert len(made["recovery_code"]) > 20
    files = [path for path in person.data.rglob("*") if path.is_file()]
    assert len(files) == 2
    assert {stat.S_IMODE(path.stat().st_mode) & 0o077 for path in files} == {0}
    assert not any(made["recovery_code"].encode() in path.read_bytes() for path in files)


def test_init_speaks_kindly_of_a_weak_passphrase_and_goes_on(person: Person) -> None:
    person.passphrase = "welkom01"
    result = person.run("init", "--name", OWNER)
    assert result.exit_code == 0
    assert "Four or five words" in result.stderr
    assert "Recovery code:" in result.stdout


def test_a_second_init_leaves_the_vault_as_it_is(owner: Person) -> None:
    before = owner.json("overview", "--as-of", "2026-05-01")
    result = owner.run("init", "--name", "Someone Else")
    assert result.exit_code == 1
    assert result.stderr == (
        "postkluis: error: there is a vault here already, and it stays as it is\n"
        "hint: go on with `postkluis import` or `postkluis overview`; for another vault, give --store\n"
    )
    assert owner.json("overview", "--as-of", "2026-05-01") == before


def test_a_name_of_blanks_is_no_name(person: Person) -> None:
    result = person.run("init", "--name", "  ")
    assert result.exit_code == 2
    assert "a name has at least one letter" in result.stderr


def test_import_says_of_each_file_what_became_of_it(owner: Person, tmp_path: Path) -> None:
    folder = post(tmp_path / "more", again=WATER, gym="Sportschool De Halter\n\n" + SCHOOL.partition("\n")[2])
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    (folder / "empty.pdf").write_bytes(b"")
    result = owner.run("import", str(folder), "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [Path(name).name for name in told["known"]] == ["again.txt"]
    assert told["taken"] == 2
    assert [(Path(one["file"]).name, one["code"]) for one in told["needs_a_look"]] == [
        ("broken.pdf", "damaged")
    ]
    assert [(Path(one["file"]).name, one["code"]) for one in told["not_taken"]] == [("empty.pdf", "empty")]


def test_import_in_words_names_what_needs_a_look(owner: Person, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    result = owner.run("import", str(tmp_path / "broken.pdf"))
    assert result.exit_code == 1
    assert "Kept, but please look at these yourself:" in result.stdout
    assert "broken.pdf: this file is broken, or is not what its name says" in result.stdout
    overview = owner.json("overview")
    assert overview["complete"] is False
    assert [one["reason"] for one in overview["other_letters"]] == ["unreadable"]
    assert "Not complete: 1 letter could not be read." in owner.done("overview")


def test_a_path_that_is_not_there_does_not_stop_the_others(owner: Person, tmp_path: Path) -> None:
    folder = post(tmp_path / "more", bill=SCHOOL.replace("80,00", "91,00").replace("5512", "7781"))
    result = owner.run("import", str(tmp_path / "missing"), str(folder))
    assert result.exit_code == 1
    assert "1 file taken in, with 1 letter." in result.stdout
    assert "missing: there is no such file or folder" in result.stdout


def test_import_needs_no_passphrase(owner: Person, tmp_path: Path) -> None:
    owner.passphrase = None
    folder = post(tmp_path / "more", bill=SCHOOL.replace("80,00", "91,00").replace("5512", "7781"))
    assert "1 file taken in" in owner.done("import", str(folder))


def test_without_its_key_file_import_asks_the_passphrase_and_puts_the_file_back(
    owner: Person, tmp_path: Path
) -> None:
    keys = next((owner.data / "keys").iterdir())
    keys.unlink()
    folder = post(tmp_path / "more", again=WATER)
    assert owner.json("import", str(folder))["known"]
    assert keys.exists()


def test_the_overview_says_who_is_owed_what_and_what_is_late(owner: Person) -> None:
    overview = owner.json("overview", "--as-of", "2026-04-20")
    assert overview["as_of"] == "2026-04-20"
    assert overview["complete"] is True
    by_creditor = {claim["creditor"]: claim for claim in overview["claims"]}
    assert by_creditor["Waterbedrijf Zilverbeek"]["amount_due_cents"] == 12445
    assert by_creditor["Waterbedrijf Zilverbeek"]["overdue_since"] == "2026-03-17"
    assert by_creditor["Zwemschool De Otter"]["next_deadline"]["date"] == "2026-04-24"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("Overzicht op 20 april 2026", "€\xa0124,45", "te laat: 17 mrt 2026", "over 4 dagen")),
        ("en", ("Overview on 20 April 2026", "€124.45", "too late: 17 Mar 2026", "in 4 days")),
    ],
)
def test_the_table_reads_well_in_both_languages(owner: Person, language: str, words: tuple[str, ...]) -> None:
    owner.language = language
    shown = owner.done("overview", "--as-of", "2026-04-20")
    for word in words:
        assert word in shown
    assert shown.index("Waterbedrijf") < shown.index("Zwemschool")


@pytest.mark.parametrize("columns", ["40", "60", "80", "200"])
def test_the_table_loses_no_amount_on_a_narrow_terminal(owner: Person, columns: str) -> None:
    owner.extra["COLUMNS"] = columns
    shown = owner.done("overview", "--as-of", "2026-04-20")
    assert "€124.45" in shown
    assert "€80.00" in shown
    assert all(len(line.rstrip()) <= int(columns) for line in shown.splitlines())


def test_an_export_is_the_overview(owner: Person, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    said = owner.done("overview", "--as-of", "2026-04-20", "--export", str(file))
    assert "not encrypted" in said
    assert json.loads(file.read_text(encoding="utf-8")) == owner.json("overview", "--as-of", "2026-04-20")


def test_an_export_of_another_kind_is_refused(owner: Person, tmp_path: Path) -> None:
    result = owner.run("overview", "--export", str(tmp_path / "all.docx"))
    assert result.exit_code == 2
    assert "an overview cannot be exported as .docx" in result.stderr


def letter_number(person: Person, sender: str) -> str:
    rows = person.json("letter", "list")["letters"]
    return str(next(row["id"] for row in rows if sender in (row["sender"] or "")))


def test_letters_are_listed_and_shown_with_their_place(owner: Person) -> None:
    number = letter_number(owner, "Waterbedrijf")
    assert number[:8] in owner.done("letter", "list")
    shown = owner.done("letter", "show", number[:12])
    assert "“Totaal te betalen: € 124,45”" in shown or "€ 124,45" in shown
    assert "amount_due_cents" in shown
    detail = owner.json("letter", "show", number)
    assert detail["facts"]["amount_due_cents"] == 12445
    assert detail["corrections"] == []


def test_a_correction_changes_the_overview_and_undo_brings_back_what_was_read(owner: Person) -> None:
    number = letter_number(owner, "Waterbedrijf")
    corrected = owner.json(
        "letter", "correct", number, "amount_due_cents", "100,00", "--reason", "already paid a part"
    )
    assert (corrected["value"], corrected["undone"]) == (10000, False)
    overview = owner.json("overview", "--as-of", "2026-04-20")
    assert overview["totals"]["open_cents"] == 10000
    shown = owner.done("letter", "show", number)
    assert "amount to pay: €100.00" in shown
    assert "already paid a part" in shown
    assert "€124.45" in shown
    assert owner.json("letter", "undo", number, "amount_due_cents")["undone"] is True
    assert owner.json("overview", "--as-of", "2026-04-20")["totals"]["open_cents"] == 12445
    assert "taken back" in owner.done("letter", "show", number)


def test_of_two_corrections_undo_takes_back_the_newest(owner: Person) -> None:
    number = letter_number(owner, "Waterbedrijf")
    owner.done("letter", "correct", number, "amount_due_cents", "100,00")
    owner.done("letter", "correct", number, "amount_due_cents", "90,00")
    owner.done("letter", "undo", number, "amount_due_cents")
    assert owner.json("overview", "--as-of", "2026-04-20")["totals"]["open_cents"] == 10000


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("amount_due_cents", "100", "an amount in euros with two decimals"),
        ("letter_date", "gisteren", "a day such as 2026-03-02"),
        ("stage", "angry", "one of the words that docs/commands.md lists"),
        ("colour", "red", "a letter has no fact that is called colour"),
        ("amount_due_cents", "99999999999999,00", "an amount in euros with two decimals"),
        ("deadlines.0", "tomorrow", "a text; or a dash"),
    ],
)
def test_a_correction_that_cannot_be_says_what_it_should_be(
    owner: Person, field: str, value: str, said: str
) -> None:
    number = letter_number(owner, "Waterbedrijf")
    result = owner.run("letter", "correct", number, field, value)
    assert result.exit_code == 2
    assert said in result.stderr
    assert owner.json("letter", "show", number)["corrections"] == []


def test_there_is_nothing_to_undo_before_a_correction(owner: Person) -> None:
    result = owner.run("letter", "undo", letter_number(owner, "Waterbedrijf"), "iban")
    assert result.exit_code == 1
    assert "there is no correction of iban to undo" in result.stderr


def test_a_number_that_fits_none_or_several_is_refused(owner: Person) -> None:
    none = owner.run("letter", "show", "zzz")
    assert (none.exit_code, "there is no letter with that number" in none.stderr) == (1, True)
    several = owner.run("letter", "join", "", "")
    assert several.exit_code == 1
    rows = owner.json("letter", "list")["letters"]
    starts = [row["id"][0] for row in rows]
    if starts[0] == starts[1]:
        assert "that fits 2 at once" in owner.run("letter", "show", starts[0]).stderr


def test_letters_are_joined_and_that_is_undone(owner: Person) -> None:
    water, school = letter_number(owner, "Waterbedrijf"), letter_number(owner, "Zwemschool")
    joined = owner.json("letter", "join", water, school)["letters"]
    assert len(joined) == 1
    assert joined[0]["pages"] == 2
    assert len(owner.json("letter", "list")["letters"]) == 1
    gone = owner.run("letter", "show", water)
    assert gone.exit_code == 1
    back = owner.json("letter", "undo", joined[0]["id"])["letters"]
    assert {row["id"] for row in back} == {water, school}


def test_a_joined_letter_is_split_again_by_pages(owner: Person) -> None:
    water, school = letter_number(owner, "Waterbedrijf"), letter_number(owner, "Zwemschool")
    joined = owner.json("letter", "join", water, school)["letters"][0]["id"]
    made = owner.json("letter", "split", joined, "--pages", "1", "--pages", "2")["letters"]
    assert [row["sender"] for row in made] == ["Waterbedrijf Zilverbeek", "Zwemschool De Otter"]
    wrong = owner.run("letter", "split", made[0]["id"], "--pages", "1", "--pages", "2")
    assert wrong.exit_code == 1
    assert "give every page exactly once" in wrong.stderr
    spelled = owner.run("letter", "split", made[0]["id"], "--pages", "2-1")
    assert (spelled.exit_code, "pages are written as 1-2 or 3" in spelled.stderr) == (2, True)


def test_a_letter_alone_cannot_be_joined(owner: Person) -> None:
    result = owner.run("letter", "join", letter_number(owner, "Waterbedrijf"))
    assert result.exit_code == 1
    assert "nothing was changed" in result.stderr


def test_an_empty_vault_says_how_to_begin(person: Person) -> None:
    person.done("init", "--name", OWNER)
    assert "No letter asks for money." in person.done("overview")
    assert "postkluis import FOLDER" in person.done("letter", "list")
    assert person.json("overview")["claims"] == []


@pytest.fixture
def lost(person: Person) -> tuple[Person, str]:
    """Somebody who lost the passphrase and has the code on paper."""
    code = str(person.json("init", "--name", OWNER)["recovery_code"])
    person.passphrase = None
    return person, code


def test_the_recovery_code_opens_the_vault_as_the_passphrase_does(lost: tuple[Person, str]) -> None:
    person, code = lost
    for spelled in (code, code.lower(), code.replace("-", " ")):
        person.passphrase = spelled
        assert person.json("overview")["claims"] == []


def test_a_slip_in_the_recovery_code_is_told_from_a_wrong_passphrase(lost: tuple[Person, str]) -> None:
    person, code = lost
    person.passphrase = code[:-1] + ("0" if code[-1] != "0" else "1")
    result = person.run("overview")
    assert result.exit_code == 1
    assert "this is not a recovery code: one sign or more is wrong" in result.stderr


def test_the_recovery_code_of_another_vault_does_not_open_this_one(
    lost: tuple[Person, str], tmp_path: Path
) -> None:
    person, _code = lost
    other = Person(folder=tmp_path / "other")
    person.passphrase = other.json("init", "--name", "N. Buur")["recovery_code"]
    result = person.run("overview")
    assert result.exit_code == 1
    assert "this passphrase does not open it" in result.stderr


def test_one_claim_in_full_names_the_letter_behind_each_figure(owner: Person) -> None:
    shown = owner.done("overview", "--as-of", "2026-04-20", "--claim", "zilverbeek").replace("\xa0", " ")
    assert "amount to pay" in shown
    assert re.search(r"€124\.45 +letter 1", shown)
    assert "Costs come on top, and later the supply can be cut off." in " ".join(shown.split())
    assert "Stop it: arrange the arrears with the company" in " ".join(shown.split())
    assert "Zwemschool" not in shown


def test_a_claim_that_is_not_there_is_told(owner: Person) -> None:
    result = owner.run("overview", "--claim", "nobody")
    assert result.exit_code == 1
    assert result.stderr.startswith("postkluis: error: there is no claim of that creditor")


@pytest.mark.parametrize("other", [("--json",), ("--export", "all.csv")])
def test_one_claim_goes_without_json_and_export(owner: Person, other: tuple[str, ...]) -> None:
    result = owner.run("overview", "--claim", "zilverbeek", *other)
    assert result.exit_code == 2
    assert "--claim goes without --json and --export" in result.stderr


def test_the_overview_ends_with_a_short_checklist(owner: Person) -> None:
    shown = " ".join(owner.done("overview", "--as-of", "2026-04-20").split())
    checks = shown.partition("Still to check:")[2]
    assert "Ask the sender for a copy. (Waterbedrijf Zilverbeek)" in checks
    assert "There is no letter of a health insurer." in checks
    assert "What one payment would avert" not in shown
