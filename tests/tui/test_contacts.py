"""What counsellors learned, from the command line: written down, shared, and shown with claims."""

from __future__ import annotations

import stat
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from consent import encode_book, make_book, make_card, make_note
from store import CounsellorKeys
from tests.tui.conftest import CHEAP, Person
from tests.tui.test_process import Terminal
from tests.tui.test_sharing_commands import client_of
from tui.client_book import save_card

SECRET = "brievenweger zolder kompas"
LINE = ("contacts", "add", "Zwemschool De Otter", "--role", "administratie", "--phone", "088 000 00 11")


def made(folder: Path, name: str) -> Person:
    person = Person(folder=folder, passphrase=SECRET)
    keys = CounsellorKeys.generate()
    card = make_card(name=name, organisation="Kredietbank Voorbeeld", keys=keys)
    save_card(person.data, card, keys.seal(SECRET, cost=CHEAP))
    return person


@pytest.fixture
def counsellor(tmp_path: Path) -> Person:
    return made(tmp_path / "counsellor", "A. Bakker")


@pytest.fixture
def colleague(tmp_path: Path) -> Person:
    return made(tmp_path / "colleague", "N. Terpstra")


def exported(person: Person) -> Path:
    file = person.folder / "contacts.txt"
    person.done("contacts", "export", str(file))
    return file


def test_a_contact_is_written_down_renewed_and_taken_out(counsellor: Person) -> None:
    counsellor.done(*LINE, "--checked", "2026-05-04")
    counsellor.done(
        "contacts", "add", "zwemschool de otter", "--role", "Administratie", "--note", "vraag naar 214"
    )
    (found,) = counsellor.json("contacts", "list")["contacts"]
    assert (found["organisation"], found["phone"], found["note"]) == (
        "zwemschool de otter",
        None,
        "vraag naar 214",
    )
    assert found["author"] == "A. Bakker, Kredietbank Voorbeeld"
    assert "vraag naar 214" in counsellor.done("contacts", "list")
    counsellor.done("contacts", "remove", "Zwemschool De Otter")
    assert counsellor.json("contacts", "list")["contacts"] == []
    assert counsellor.run("contacts", "remove", "Zwemschool De Otter").exit_code == 1


def test_contacts_are_kept_private_and_outside_the_store(counsellor: Person) -> None:
    counsellor.done(*LINE)
    files = [path for path in (counsellor.data / "contacts").rglob("*") if path.is_file()]
    assert len(files) == 1
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert not list(counsellor.data.rglob("*.sqlite3"))


def test_what_looks_like_a_client_is_refused(counsellor: Person) -> None:
    result = counsellor.run(*LINE, "--note", "dossier 20260417")
    assert result.exit_code == 2
    assert "nothing about a client" in result.stderr
    assert "20260417" not in result.stderr
    assert counsellor.json("contacts", "list")["contacts"] == []


def test_nothing_is_checked_tomorrow(counsellor: Person) -> None:
    assert counsellor.run(*LINE, "--checked", "2999-01-01").exit_code == 2


def test_a_colleagues_contacts_need_a_yes_once_and_stand_with_the_claims_of_a_client(
    owner: Person, counsellor: Person, colleague: Person
) -> None:
    colleague.done(*LINE)
    file = exported(colleague)
    refused = counsellor.run("contacts", "import", str(file))
    fingerprint = colleague.json("card", "show")["fingerprint"]
    assert refused.exit_code == 1
    assert fingerprint in refused.stderr
    assert counsellor.json("contacts", "list")["contacts"] == []
    wrong = counsellor.run("contacts", "import", str(file), "--fingerprint", "1" * 40)
    assert wrong.exit_code == 1
    taken = counsellor.json("contacts", "import", str(file), "--fingerprint", fingerprint)
    assert taken["author"] == "N. Terpstra, Kredietbank Voorbeeld"
    counsellor.done("contacts", "import", str(file))

    client_of(owner, counsellor)
    claims = counsellor.json("client", "open", "Appelhof", "--as-of", "2026-04-20")["overview"]["claims"]
    lines = {claim["creditor"]: claim["short_lines"] for claim in claims}
    first = lines["Zwemschool De Otter"][0]
    assert (first["kind"], first["phone"], first["handler"]) == (
        "colleague",
        "088 000 00 11",
        "administratie",
    )
    assert first["author"] == "N. Terpstra, Kredietbank Voorbeeld"
    assert all(line["kind"] != "colleague" for line in lines["Waterbedrijf Zilverbeek"])
    shown = counsellor.done("client", "open", "Appelhof", "--as-of", "2026-04-20")
    assert "How to reach those who decide:" in shown
    assert "088 000 00 11" in shown
    assert all(
        line["kind"] != "colleague"
        for claim in owner.json("overview", "--as-of", "2026-04-20")["claims"]
        for line in claim["short_lines"]
    )


def test_an_older_file_of_a_colleague_takes_nothing_back(counsellor: Person) -> None:
    keys = CounsellorKeys.generate()
    card = make_card(name="N. Terpstra", organisation="Kredietbank Voorbeeld", keys=keys)
    note = make_note(organisation="Zwemschool De Otter", phone="088 000 00 11", checked_on=date(2026, 5, 4))
    newer = make_book(card=card, keys=keys, notes=[note], made_at=datetime(2026, 6, 2, tzinfo=UTC))
    older = make_book(card=card, keys=keys, notes=[], made_at=datetime(2026, 6, 1, tzinfo=UTC))
    for name, book in (("newer", newer), ("older", older)):
        (counsellor.folder / name).write_text(encode_book(book), encoding="ascii")
    counsellor.done(
        "contacts", "import", str(counsellor.folder / "newer"), "--fingerprint", card.fingerprint()
    )
    result = counsellor.run("contacts", "import", str(counsellor.folder / "older"))
    assert result.exit_code == 1
    assert "these contacts are older" in result.stderr
    assert len(counsellor.json("contacts", "list")["contacts"]) == 1


def test_a_book_put_in_the_place_of_another_is_found_out(counsellor: Person, colleague: Person) -> None:
    counsellor.done(*LINE)
    colleague.done(*LINE)
    own = next((counsellor.data / "contacts").iterdir())
    own.write_text(exported(colleague).read_text(encoding="ascii"), encoding="ascii")
    result = counsellor.run("contacts", "list")
    assert result.exit_code == 1
    assert "it was changed on the way" in result.stderr


def test_without_a_card_nothing_is_written_down(person: Person) -> None:
    assert person.run(*LINE).exit_code == 1
    assert person.json("contacts", "list") == {"version": 1, "contacts": []}


def test_at_a_terminal_a_colleague_is_taken_in_after_a_yes(counsellor: Person, colleague: Person) -> None:
    colleague.done(*LINE)
    file = exported(colleague)
    terminal = Terminal(counsellor, "contacts", "import", str(file))
    terminal.wait_for("Take in these contacts?")
    assert colleague.json("card", "show")["fingerprint"] in terminal.shown
    terminal.type("y\n")
    assert terminal.ended() == 0
    assert len(counsellor.json("contacts", "list")["contacts"]) == 1
