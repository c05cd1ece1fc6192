"""Proposals to join and split on the command line: shown with their reason, taken, refused, and not again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.parsers.sample_files import LETTER, letter_pdf
from tests.tui.conftest import Person, vault_of

FIRST = tuple(line.replace("Postbus 118, 3900 AB Veenendam", "Pagina 1 van 2") for line in LETTER[:15])
SECOND = ("Pagina 2 van 2", "Factuurnummer\tZB-2026-00417", "", *LETTER[15:])
SCHOOL = (
    "# Zwemschool De Otter",
    "Kade 3, 3900 AA Veenendam",
    "",
    "Mevrouw T. Appelhof",
    "Lindelaan 14",
    "3911 KL RHENENDAM",
    "",
    "Datum\t10 april 2026",
    "Factuurnummer\tZO-5512-26",
    "",
    "Geachte mevrouw Appelhof,",
    "",
    "Hierbij ontvangt u de factuur voor de zwemlessen.",
    "# Totaal te betalen\t€ 80,00",
    "Betaal uiterlijk 24 april 2026 op NL13 TEST 0123 4567 89.",
    "",
    "Met vriendelijke groet,",
    "Zwemschool De Otter",
)


@pytest.fixture(scope="module")
def _imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one vault with a scan of two letters, and one letter as two files; tests get copies of it."""
    folder = tmp_path_factory.mktemp("proposals")
    owner = vault_of(folder / "home")
    letters = folder / "post"
    letters.mkdir()
    (letters / "stapel.pdf").write_bytes(letter_pdf([*SCHOOL, "\f", *LETTER]))
    (letters / "a.pdf").write_bytes(letter_pdf(SECOND))
    (letters / "b.pdf").write_bytes(letter_pdf(FIRST))
    owner.done("import", str(letters))
    return owner.folder


@pytest.fixture
def owner(_imported: Path, tmp_path: Path) -> Person:
    """Return an owner whose vault holds a scan of two letters, and one letter as two files."""
    shutil.copytree(_imported, tmp_path / "owner")
    return Person(folder=tmp_path / "owner")


def _ids(owner: Person) -> dict[str, str]:
    return {Path(row["source"]).name: row["id"] for row in owner.json("letter", "list")["letters"]}


def test_proposals_are_shown_with_their_reasons_and_what_to_type(owner: Person) -> None:
    ids = _ids(owner)
    listed = owner.json("letter", "list")["proposals"]
    assert listed == {
        "splits": [
            {
                "letter": ids["stapel.pdf"],
                "letters": [
                    {"pages": [1], "reasons": []},
                    {
                        "pages": [2],
                        "reasons": [
                            "new_address",
                            "new_salutation",
                            "other_date",
                            "other_sender",
                            "other_references",
                        ],
                    },
                ],
            }
        ],
        "joins": [
            {
                "letters": [ids["b.pdf"], ids["a.pdf"]],
                "reasons": ["page_numbers", "shared_reference", "runs_on"],
            }
        ],
    }
    words = " ".join(owner.done("letter", "list").split())
    assert "Several letters in one scan?" in words
    assert "another date, another sender, other reference numbers" in words
    assert f"yes: postkluis letter split {ids['stapel.pdf'][:8]} --as-proposed" in words
    assert f"yes: postkluis letter join {ids['b.pdf'][:8]} --as-proposed" in words
    assert f"no: postkluis letter keep {ids['b.pdf'][:8]} {ids['a.pdf'][:8]}" in words
    dutch = owner.done("--lang", "nl", "letter", "list")
    assert "Meer brieven in één scan?" in dutch
    assert "de bladzijdenummers volgen elkaar op" in dutch


def test_what_is_proposed_is_done_and_an_undone_proposal_does_not_come_back(owner: Person) -> None:
    ids = _ids(owner)
    (joined,) = owner.json("letter", "join", ids["a.pdf"], "--as-proposed")["letters"]
    assert (joined["pages"], joined["amount_due_cents"]) == (2, 12445)
    made = owner.json("letter", "split", ids["stapel.pdf"], "--as-proposed")["letters"]
    assert [row["amount_due_cents"] for row in made] == [8000, 12445]
    nothing: dict[str, list[object]] = {"splits": [], "joins": []}
    assert owner.json("letter", "list")["proposals"] == nothing
    owner.done("letter", "undo", joined["id"])
    owner.done("letter", "undo", made[1]["id"])
    assert set(_ids(owner)) == {"a.pdf", "b.pdf", "stapel.pdf"}
    assert owner.json("letter", "list")["proposals"] == nothing
    assert "Several letters" not in owner.done("letter", "list")


def test_a_letter_that_is_kept_is_in_no_proposal_until_that_is_undone(owner: Person) -> None:
    ids = _ids(owner)
    before = owner.json("letter", "list")["proposals"]
    owner.done("letter", "keep", ids["a.pdf"], ids["stapel.pdf"])
    assert owner.json("letter", "list")["proposals"] == {"splits": [], "joins": []}
    refused = owner.run("letter", "split", ids["stapel.pdf"], "--as-proposed")
    assert refused.exit_code == 1
    assert "nothing is proposed about that letter" in refused.stderr
    assert owner.run("letter", "join", ids["a.pdf"], "--as-proposed").exit_code == 1
    owner.done("letter", "undo", ids["a.pdf"])
    owner.done("letter", "undo", ids["stapel.pdf"])
    assert owner.json("letter", "list")["proposals"] == before


def test_a_scan_of_two_letters_says_nothing_with_confidence(owner: Person) -> None:
    facts = owner.json("letter", "show", _ids(owner)["stapel.pdf"])["facts"]
    assert {"amount_due_cents", "creditor", "sender", "letter_date", "iban"} <= set(facts["review"])
    assert {f"references.{index}" for index in range(len(facts["references"]))} <= set(facts["review"])


def test_pages_and_a_proposal_are_not_given_together(owner: Person) -> None:
    ids = _ids(owner)
    for wrong in ([], ["--as-proposed", "--pages", "1", "--pages", "2"]):
        result = owner.run("letter", "split", ids["stapel.pdf"], *wrong)
        assert result.exit_code == 2
        assert "give either --pages, for each letter, or --as-proposed" in result.stderr
