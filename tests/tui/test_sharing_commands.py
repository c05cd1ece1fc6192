"""Card, grant, client and log on a real vault, from both sides."""

from __future__ import annotations

import base64
import json
import re
import sqlite3
import stat
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest

from consent import make_card
from store import CounsellorKeys
from tests.tui.conftest import CHEAP, SCHOOL, Person, post
from tests.tui.test_process import Terminal
from tui.client_book import save_card


@pytest.fixture
def counsellor(tmp_path: Path) -> Person:
    """A counsellor with a card, on a machine of their own."""
    made = Person(folder=tmp_path / "counsellor", passphrase="brievenweger zolder kompas")
    keys = CounsellorKeys.generate()
    card = make_card(name="A. Bakker", organisation="Kredietbank Voorbeeld", keys=keys)
    # As `card make` does, but for the price of a guess: the commands below each open these keys.
    save_card(made.data, card, keys.seal("brievenweger zolder kompas", cost=CHEAP))
    return made


def grant(owner: Person, counsellor: Person, *options: str) -> str:
    """Let the owner give the counsellor a grant, and return its token."""
    card = counsellor.json("card", "show")
    file = owner.folder / "card.txt"
    file.write_text(card["card"], encoding="utf-8")
    return owner.done(
        "grant", "new", "--to", str(file), "--fingerprint", card["fingerprint"], "--purpose", "help", *options
    ).strip()


def client_of(owner: Person, counsellor: Person, *options: str) -> None:
    """Give a grant and add the client."""
    token = grant(owner, counsellor, *options)
    counsellor.done("client", "add", "T. Appelhof", "-", "--store", owner.store_url, stdin=token)


def test_a_card_holds_no_secret_and_its_files_are_private(counsellor: Person) -> None:
    shown = counsellor.run("card", "show")
    assert shown.stdout.startswith("-----BEGIN POSTKLUIS CARD-----\n")
    assert shown.stdout.endswith("-----END POSTKLUIS CARD-----\n")
    assert re.search(r"Fingerprint: (\d{5} ){7}\d{5}", shown.stderr)
    files = [path for path in counsellor.data.rglob("*") if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


def test_card_make_makes_card_and_keys(person: Person) -> None:
    made = person.json("card", "make", "--name", "A. Bakker", "--organisation", "Kredietbank Voorbeeld")
    assert made == person.json("card", "show")
    assert person.json("client", "list") == {"version": 1, "clients": []}


def test_a_second_card_is_never_written_over_the_first(counsellor: Person) -> None:
    before = counsellor.json("card", "show")
    result = counsellor.run("card", "make", "--name", "X", "--organisation", "Y")
    assert result.exit_code == 1
    assert "is there already, and it stays as it is" in result.stderr
    assert counsellor.json("card", "show") == before


def test_without_a_card_the_counsellors_commands_say_so(person: Person) -> None:
    for command in (("card", "show"), ("client", "list"), ("client", "open", "x")):
        result = person.run(*command)
        assert result.exit_code == 1
        assert "there is no counsellor's card on this machine yet" in result.stderr


def test_a_counsellor_sees_what_the_owner_sees(owner: Person, counsellor: Person) -> None:
    client_of(owner, counsellor)
    seen = counsellor.json("client", "open", "appelhof", "--as-of", "2026-04-20")
    assert seen["overview"] == owner.json("overview", "--as-of", "2026-04-20")
    assert seen["grant"]["client"] == "T. Appelhof"
    assert seen["grant"]["purpose"] == "help"
    assert seen["grant"]["part_of_whole"] is False
    assert seen["grant"]["missing_letters"] == 0


def test_a_part_is_told_to_be_a_part(owner: Person, counsellor: Person) -> None:
    client_of(owner, counsellor, "--creditor", "otter")
    counsellor.language = "nl"
    shown = counsellor.done("client", "open", "T. Appelhof", "--as-of", "2026-04-20")
    assert "Dit is een deel: de cliënt heeft niet elke schuld met u gedeeld." in shown
    assert "Doel: help." in shown
    assert "Zwemschool" in shown
    assert "Waterbedrijf" not in shown


def test_a_name_that_fits_no_creditor_shares_nothing(owner: Person, counsellor: Person) -> None:
    card = counsellor.json("card", "show")
    file = owner.folder / "card.txt"
    file.write_text(card["card"], encoding="utf-8")
    result = owner.run(
        *("grant", "new", "--to", str(file), "--fingerprint", card["fingerprint"], "--purpose", "help"),
        *("--creditor", "otter", "--creditor", "nobody"),
    )
    assert result.exit_code == 1
    assert "there is no claim of that creditor in your overview" in result.stderr
    assert owner.json("grant", "list")["grants"] == []


def test_another_fingerprint_shares_nothing(owner: Person, counsellor: Person) -> None:
    file = owner.folder / "card.txt"
    file.write_text(counsellor.json("card", "show")["card"], encoding="utf-8")
    result = owner.run("grant", "new", "--to", str(file), "--fingerprint", "1" * 40, "--purpose", "help")
    assert result.exit_code == 1
    assert "the card does not have that fingerprint; nothing was shared" in result.stderr
    assert result.stdout == ""
    assert owner.json("grant", "list")["grants"] == []


def test_without_a_terminal_nobody_says_yes(owner: Person, counsellor: Person) -> None:
    file = owner.folder / "card.txt"
    file.write_text(counsellor.json("card", "show")["card"], encoding="utf-8")
    result = owner.run("grant", "new", "--to", str(file), "--purpose", "help", stdin="y\n")
    assert result.exit_code == 1
    assert "A. Bakker, Kredietbank Voorbeeld" in result.stderr
    assert counsellor.json("card", "show")["fingerprint"] in result.stderr
    assert "2 letters, of 2 of your 2 claims: what the letters say." in result.stderr
    assert "you did not say yes, so nothing was done" in result.stderr
    assert owner.json("grant", "list")["grants"] == []


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--until", "2020-01-01"), 2, "a grant ends today at the earliest"),
        (("--until", "2099-01-01"), 2, "in a year at the latest"),
        (("--purpose", " "), 2, "say in a few words what it is for"),
        (("--to", "no-such-card"), 1, "no-such-card cannot be read"),
    ],
)
def test_a_grant_that_cannot_be_made_says_why(
    owner: Person, counsellor: Person, options: tuple[str, ...], status: int, said: str
) -> None:
    card = counsellor.json("card", "show")
    file = owner.folder / "card.txt"
    file.write_text(card["card"], encoding="utf-8")
    result = owner.run(
        *("grant", "new", "--to", str(file), "--fingerprint", card["fingerprint"], "--purpose", "help"),
        *options,
    )
    assert result.exit_code == status
    assert said in result.stderr


def test_a_card_that_was_changed_is_refused(owner: Person, counsellor: Person) -> None:
    text = counsellor.json("card", "show")["card"]
    file = owner.folder / "card.txt"
    file.write_text(text.replace("A", "B", 1).replace("\n", "\n", 1), encoding="utf-8")
    result = owner.run("grant", "new", "--to", str(file), "--purpose", "help")
    assert result.exit_code == 1
    assert "this is not a counsellor's card" in result.stderr


def test_a_withdrawn_grant_refuses_and_shows_nothing(owner: Person, counsellor: Person) -> None:
    client_of(owner, counsellor)
    number = owner.json("grant", "list")["grants"][0]["id"]
    assert owner.json("grant", "withdraw", number[:6])["keys_deleted"] > 0
    result = counsellor.run("client", "open", "T. Appelhof")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr == (
        "postkluis: error: you may no longer look: the client took this grant back\n"
        "hint: only the client can give a new one\n"
    )
    assert owner.json("grant", "show", number)["status"] == "withdrawn"
    assert "taken back" in owner.done("grant", "list")


def test_grant_show_gives_the_same_text_again(owner: Person, counsellor: Person) -> None:
    token = grant(owner, counsellor)
    number = owner.json("grant", "list")["grants"][0]["id"]
    assert owner.json("grant", "show", number)["token"] == token
    shown = owner.done("grant", "show", number)
    assert token in shown
    assert "A. Bakker, Kredietbank Voorbeeld" in shown


def test_the_token_says_nothing_of_the_debt(owner: Person, counsellor: Person) -> None:
    token = grant(owner, counsellor, "--creditor", "otter")
    for part in token.split(".")[:2]:
        clear = base64.urlsafe_b64decode(part + "==").decode()
        assert not any(word in clear for word in ("help", "Otter", "Appelhof", "Bakker"))


def test_each_look_and_export_is_in_the_log(owner: Person, counsellor: Person, tmp_path: Path) -> None:
    assert "Nobody has looked at your letters." in owner.done("log")
    client_of(owner, counsellor)
    counsellor.done("client", "open", "T. Appelhof")
    counsellor.done("client", "open", "T. Appelhof", "--export", str(tmp_path / "client.csv"))
    log = owner.json("log")
    assert log["intact"] is True
    assert [look["what"] for look in log["looks"]] == ["overview", "overview", "export"]
    assert {look["counsellor"] for look in log["looks"]} == {"A. Bakker"}
    assert "took a copy of the overview" in owner.done("log")
    assert "Waterbedrijf" in (tmp_path / "client.csv").read_text(encoding="utf-8")


def test_letters_to_come_are_shared_only_where_the_grant_says_so(
    owner: Person, counsellor: Person, tmp_path: Path
) -> None:
    client_of(owner, counsellor)
    later = SCHOOL.replace("80,00", "91,00").replace("5512", "7781").replace("Otter", "Bever")
    owner.done("import", str(post(tmp_path / "later", bill=later)))
    owner.done("overview")
    assert len(counsellor.json("client", "open", "T. Appelhof")["overview"]["claims"]) == 2
    client_of(owner, counsellor, "--letters-to-come")
    even_later = SCHOOL.replace("80,00", "99,00").replace("5512", "9981").replace("Otter", "Snoek")
    owner.done("import", str(post(tmp_path / "even-later", bill=even_later)))
    owner.done("overview")
    rows = counsellor.json("client", "list")["clients"]
    assert len(rows) == 2


def test_clients_are_kept_sealed(owner: Person, counsellor: Person) -> None:
    client_of(owner, counsellor)
    for file in (counsellor.data / "clients").iterdir():
        assert b"Appelhof" not in file.read_bytes()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    rows = counsellor.json("client", "list")["clients"]
    assert [(row["client"], row["store"]) for row in rows] == [("T. Appelhof", owner.store_url)]
    assert "T. Appelhof" in counsellor.done("client", "list")


def test_a_damaged_list_of_clients_is_named(owner: Person, counsellor: Person) -> None:
    client_of(owner, counsellor)
    file = next((counsellor.data / "clients").iterdir())
    kept = file.read_bytes()
    file.write_bytes(kept[:-1] + bytes([kept[-1] ^ 1]))
    result = counsellor.run("client", "open", "T. Appelhof")
    assert result.exit_code == 1
    assert "the list of clients on this machine is damaged" in result.stderr


def test_what_is_no_token_is_not_added(counsellor: Person) -> None:
    result = counsellor.run("client", "add", "T. Appelhof", "abc.def.ghi")
    assert result.exit_code == 1
    assert "this is not the text of a grant" in result.stderr
    assert "There are no clients yet." in counsellor.done("client", "list")


def test_a_grant_for_another_counsellor_does_not_open(
    owner: Person, counsellor: Person, tmp_path: Path
) -> None:
    token = grant(owner, counsellor)
    other = Person(folder=tmp_path / "other", passphrase="een heel andere wachtzin")
    other.done("card", "make", "--name", "C. Dekker", "--organisation", "Elders")
    other.done("client", "add", "T. Appelhof", token, "--store", owner.store_url)
    result = other.run("client", "open", "T. Appelhof")
    assert result.exit_code == 1
    assert "this grant was given to another counsellor" in result.stderr


def test_the_wrong_passphrase_of_a_card_is_named(counsellor: Person) -> None:
    counsellor.passphrase = "iets anders"
    result = counsellor.run("client", "list")
    assert result.exit_code == 1
    assert "this passphrase does not open it" in result.stderr


def test_json_of_a_grant_has_the_documented_keys(owner: Person, counsellor: Person) -> None:
    card = counsellor.json("card", "show")
    file = owner.folder / "card.txt"
    file.write_text(card["card"], encoding="utf-8")
    made = json.loads(
        owner.done(
            *(
                "grant",
                "new",
                "--to",
                str(file),
                "--fingerprint",
                card["fingerprint"],
                "--purpose",
                "help",
                "--json",
            )
        )
    )
    assert set(made) == {
        *("version", "id", "counsellor", "organisation", "fingerprint", "scope", "creditors", "purpose"),
        *("letters", "letters_to_come", "starts", "until", "withdrawn_at", "token", "left_out"),
    }
    assert (made["scope"], made["creditors"], made["letters"]) == ("facts", None, 2)


def test_letters_in_one_mail_are_told_to_be_seen_along(
    owner: Person, counsellor: Person, tmp_path: Path
) -> None:
    def bill(name: str, number: str, amount: str) -> bytes:
        text = SCHOOL.replace("Zwemschool De Otter", name).replace("5512", number).replace("80,00", amount)
        return text.replace("de zwemlessen", "maart").encode()

    mail = EmailMessage()
    mail["From"], mail["To"] = "Scanner <scanner@huis.example>", "T. Appelhof <t@huis.example>"
    mail["Subject"], mail["Date"] = "scan", "Sun, 12 Apr 2026 10:00:00 +0200"
    mail.set_content("")
    for name, content in (
        ("gas.txt", bill("Gasbedrijf De Vlam", "8800", "61,00")),
        ("band.txt", bill("Fanfare De Bazuin", "8811", "62,00")),
    ):
        mail.add_attachment(content, maintype="text", subtype="plain", filename=name)
    (tmp_path / "two.eml").write_bytes(mail.as_bytes())
    assert owner.json("import", str(tmp_path / "two.eml"))["letters"] == 2
    card = counsellor.json("card", "show")
    file = owner.folder / "card.txt"
    file.write_text(card["card"], encoding="utf-8")
    new = ("grant", "new", "--to", str(file), "--fingerprint", card["fingerprint"], "--purpose", "help")
    said = "1 letter that you did not choose stands in the same scan or mail"
    chosen = ("--creditor", "De Vlam")
    assert said in owner.run(*new, *chosen, "--scope", "documents").stderr
    assert said not in owner.run(*new, *chosen).stderr
    assert said not in owner.run(*new, "--scope", "documents").stderr


def test_a_correction_reaches_the_counsellor(owner: Person, counsellor: Person) -> None:
    client_of(owner, counsellor)
    rows = owner.json("letter", "list")["letters"]
    number = next(row["id"] for row in rows if "Otter" in row["sender"])
    owner.done("letter", "correct", number, "amount_due_cents", "75,00")
    seen = counsellor.json("client", "open", "T. Appelhof", "--as-of", "2026-04-20")["overview"]
    assert 7500 in [claim["amount_due_cents"] for claim in seen["claims"]]


def test_a_letter_that_is_gone_from_the_store_makes_the_overview_incomplete(
    owner: Person, counsellor: Person
) -> None:
    client_of(owner, counsellor)
    with closing(sqlite3.connect(owner.data / "postkluis.sqlite3")) as connection, connection:
        connection.execute(
            "DELETE FROM wraps WHERE part_id IN (SELECT part_id FROM parts WHERE kind = 'letter' LIMIT 1)"
        )
    seen = counsellor.json("client", "open", "T. Appelhof")
    assert seen["grant"]["missing_letters"] == 1
    assert seen["overview"]["complete"] is False
    counsellor.language = "nl"
    shown = counsellor.done("client", "open", "T. Appelhof")
    assert "Niet volledig: 1 brief die de cliënt heeft gedeeld, zit niet in deze kluis." in shown


def test_the_app_of_a_counsellor_opens_on_a_real_grant(owner: Person, counsellor: Person) -> None:
    client_of(owner, counsellor, "--creditor", "otter")
    terminal = Terminal(counsellor, "client", "open", "T. Appelhof", "--tui", "--as-of", "2026-04-20")
    terminal.wait_for("Zwemschool")
    assert "This is a part" in terminal.shown
    terminal.type("q")
    assert terminal.ended() == 0
    assert [look["what"] for look in owner.json("log")["looks"]] == ["overview"]


def test_a_counsellor_sees_what_a_payment_would_avert_and_what_fits_a_budget(
    owner: Person, counsellor: Person
) -> None:
    client_of(owner, counsellor)
    opened = ("client", "open", "T. Appelhof", "--as-of", "2026-04-20")
    shown = counsellor.done(*opened, "--budget", "100").replace("\xa0", " ")
    assert "paying one creditor can harm an arrangement with all" in shown
    assert re.search(r"✓ +Zwemschool De Otter +€80\.00", shown)
    assert "€20.00 is left." in " ".join(shown.split())
    payments = counsellor.json(*opened, "--budget", "99,50")["payments"]
    assert payments["budget_cents"] == 9950
    assert [one["pay_cents"] for one in payments["options"] if one["chosen"]] == [8000]
    assert counsellor.json(*opened)["payments"]["budget_cents"] is None


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--budget", "veel"), "an amount is written as 500 or 499,50"),
        (("--budget", "5", "--tui"), "--budget goes without --tui and --export"),
    ],
)
def test_a_budget_that_cannot_be_is_wrong_use(
    counsellor: Person, options: tuple[str, ...], said: str
) -> None:
    result = counsellor.run("client", "open", "T. Appelhof", *options)
    assert result.exit_code == 2
    assert said in result.stderr
