"""`postkluis mailbox`, as a citizen types it, with a real mail server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from imapclient import IMAPClient

from tests.mailbox_ingest.mailbox.conftest import dovecot, letter_mail, newsletter
from tests.mailbox_ingest.mailbox.dovecot import PASSWORD, Dovecot
from tests.tui.conftest import Person, vault_of

__all__ = ["dovecot"]


class Mail:
    """A citizen with a vault, and a mailbox at a server on this machine."""

    def __init__(self, server: Dovecot, folder: Path) -> None:
        self.server = server
        self.user = server.new_user()
        self.person = vault_of(folder / "home")
        self.password_file = folder / "password"
        self.password_file.write_text(PASSWORD + "\n")
        # Certificates are checked as the system does; here the system trusts the server's own.
        authority = folder / "authority.pem"
        server.authority.cert_pem.write_to_path(str(authority))
        self.person.extra["SSL_CERT_FILE"] = str(authority)

    def program(self) -> IMAPClient:
        """Connect as a mail program does."""
        return self.server.client(self.user)

    def receive(self, *mails: bytes) -> None:
        """Let mails come in."""
        with self.program() as client:
            for mail in mails:
                client.append("INBOX", mail)

    def adding(self, *more: str) -> list[str]:
        """Return what to type to add the mailbox."""
        server = ["--host", "localhost", "--port", str(self.server.tls_port), "--user", self.user]
        return ["mailbox", "add", "j.dewit@post.example", *server, *more]

    def add(self, *more: str) -> str:
        """Add the mailbox."""
        return self.person.done(*self.adding("--password-file", str(self.password_file), *more))


@pytest.fixture
def mail(dovecot: Dovecot, tmp_path: Path) -> Mail:
    """Return a citizen whose mailbox is empty."""
    return Mail(dovecot, tmp_path)


def test_from_a_mailbox_to_an_overview(mail: Mail) -> None:
    mail.receive(letter_mail(1), newsletter(2))
    assert "Added: j.dewit@post.example." in mail.add()
    said = mail.person.done("mailbox", "sync")
    assert said.splitlines() == [
        "j.dewit@post.example: 2 new mails, 1 letter taken in",
        "  1 mail was left; `postkluis mailbox seen` says why",
    ]
    assert mail.person.json("overview")["totals"]["claims"] == 1
    assert mail.person.done("mailbox", "sync").splitlines() == [
        "j.dewit@post.example: 0 new mails, 0 letters taken in"
    ]


def test_what_was_left_is_shown_and_can_be_taken_after_all(mail: Mail) -> None:
    mail.receive(newsletter(1))
    mail.add()
    mail.person.done("mailbox", "sync")
    assert "no letter: it is" in " ".join(mail.person.done("mailbox", "seen").split())
    (message,) = mail.person.json("mailbox", "seen")["messages"]
    assert message["state"] == "no_letter"
    assert message["subject"] == "Nieuws van de tuin 1"
    taken = mail.person.done("mailbox", "seen", "--take", message["id"][:6])
    assert taken == "1 mail comes in with the next sync.\n"
    assert mail.person.json("mailbox", "sync")["mailboxes"][0]["letters"] == 1
    assert mail.person.json("mailbox", "seen")["messages"] == []
    (message,) = mail.person.json("mailbox", "seen", "--all")["messages"]
    assert (message["state"], message["reason"]) == ("taken", "asked")
    assert mail.person.json("mailbox", "seen", "--take", message["id"])["asked"] == 0


def test_the_list_says_where_the_mail_is_and_never_how_it_opens(mail: Mail) -> None:
    mail.receive(letter_mail(1))
    mail.add("--name", "Thuis", "--folder", "INBOX")
    mail.person.done("mailbox", "sync")
    shown = mail.person.done("mailbox", "list")
    assert "Thuis" in shown
    assert "1 mail seen, 1 taken in" in shown
    (row,) = mail.person.json("mailbox", "list")["mailboxes"]
    assert row["host"] == "localhost"
    assert row["login"] == "password"
    assert row["messages"]["taken"] == 1
    assert row["folders"][0]["seen_at"] is not None
    assert PASSWORD not in shown + str(row)


def test_the_password_stands_nowhere_in_clear(mail: Mail) -> None:
    mail.add()
    kept = b"".join(path.read_bytes() for path in mail.person.data.rglob("*") if path.is_file())
    assert PASSWORD.encode() not in kept
    assert mail.user.encode() not in kept


def test_a_wrong_password_adds_nothing(mail: Mail) -> None:
    mail.password_file.write_text("iets anders")
    result = mail.person.run(*mail.adding("--password-file", str(mail.password_file)))
    assert result.exit_code == 1
    assert "does not open with this user and password" in result.stderr
    assert "iets anders" not in result.output
    assert mail.person.json("mailbox", "list")["mailboxes"] == []


def test_a_server_that_nobody_vouches_for_is_refused(mail: Mail) -> None:
    mail.person.extra["SSL_CERT_FILE"] = None
    result = mail.person.run(*mail.adding("--password-file", str(mail.password_file)))
    assert result.exit_code == 1
    assert "the connection is not safe" in result.stderr


def test_a_folder_that_is_not_there_is_told_at_once(mail: Mail) -> None:
    result = mail.person.run(*mail.adding("--password-file", str(mail.password_file), "--folder", "Weg"))
    assert result.exit_code == 1
    assert "has no such folder" in result.stderr


def test_a_mailbox_that_goes_wrong_later_does_not_stop_another(mail: Mail) -> None:
    mail.receive(letter_mail(1))
    with mail.program() as client:
        client.create_folder("Even")
    mail.add("--name", "een", "--folder", "Even")
    mail.add("--name", "twee")
    with mail.program() as client:
        client.delete_folder("Even")
    result = mail.person.run("mailbox", "sync", "--json")
    assert result.exit_code == 1
    first, second = json.loads(result.stdout)["mailboxes"]
    assert first["failed_folders"] == [{"folder": "Even", "problem": "folder_missing"}]
    assert second["letters"] == 1


def test_a_mailbox_is_forgotten_and_its_letters_stay(mail: Mail) -> None:
    mail.receive(letter_mail(1), newsletter(2))
    mail.add()
    mail.person.done("mailbox", "sync")
    refused = mail.person.run("mailbox", "remove", "j.dewit")
    assert refused.exit_code == 1
    assert mail.person.json("mailbox", "remove", "j.dewit", "--yes")["forgotten"] == 2
    assert mail.person.json("mailbox", "list")["mailboxes"] == []
    assert len(mail.person.json("letter", "list")["letters"]) == 1
    # Added again, the same mails are known again.
    mail.add()
    (row,) = mail.person.json("mailbox", "sync")["mailboxes"]
    assert (row["letters"], row["messages"]["known"]) == (0, 1)


USES = [
    (["j@eigen.example"], "it is not known where this mail is", 2),
    (["j@outlook.com"], "give access in the browser with `--oauth`", 1),
    (["j@ziggo.nl", "--security", "none"], "without TLS others on the way would read", 2),
    (["j@ziggo.nl"], "the password of the mailbox is needed", 1),
    (["j@gmail.com", "--oauth"], "it is not known as which program to ask", 2),
    (["j@ziggo.nl", "--oauth", "--client-id", "x"], "it is not known how to give access", 2),
    (["j@ziggo.nl", "--label", "twee woorden"], "a label is one word", 2),
    (["j@ziggo.nl", "--folder", "a", "--folder", "a"], "these folders cannot be used", 2),
    (["j@ziggo.nl", "--password-file", "/nergens"], "/nergens cannot be read", 1),
]


@pytest.mark.parametrize(("arguments", "said", "status"), USES)
def test_what_is_missing_is_told_before_anything_is_asked_of_a_server(
    tmp_path: Path, arguments: list[str], said: str, status: int
) -> None:
    result = vault_of(tmp_path / "home").run("mailbox", "add", *arguments)
    assert said in result.stderr
    assert result.exit_code == status


def test_without_a_mailbox_it_says_what_to_do(person: Person, tmp_path: Path) -> None:
    owner = vault_of(tmp_path / "owner")
    assert "Add one with" in owner.done("mailbox", "list")
    result = owner.run("mailbox", "sync")
    assert result.exit_code == 1
    assert "you have no such mailbox" in result.stderr
    assert "there is no vault here yet" in person.run("mailbox", "list").stderr


def test_keys_of_senders_are_looked_up_only_after_a_yes(mail: Mail) -> None:
    person = mail.person
    assert person.json("mailbox", "signatures") == {"version": 1, "lookup": False, "keys": 0}
    assert person.json("mailbox", "signatures", "--lookup", "yes")["lookup"]
    assert person.done("mailbox", "signatures").splitlines() == [
        "Keys of senders are looked up.",
        "0 keys are known.",
    ]
    assert not person.json("mailbox", "signatures", "--lookup", "no")["lookup"]
