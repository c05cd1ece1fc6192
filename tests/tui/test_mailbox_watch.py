"""`postkluis mailbox watch` as a process of its own: letters come in, and a signal ends it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from mailbox_ingest.mailbox.account import Account, Folder, Password
from mailbox_ingest.mailbox.errors import MailboxLoginError, MailboxLostError
from mailbox_ingest.mailbox.events import FolderFailed, FolderQuiet
from mailbox_ingest.mailbox.watching import Away, GivenUp, Synced, Waiting
from tests.mailbox_ingest.mailbox.conftest import dovecot, letter_mail, newsletter
from tests.mailbox_ingest.mailbox.dovecot import Dovecot
from tests.tui.test_mailbox_commands import Mail
from tests.tui.test_process import ROOT
from tui.i18n import Language, activate
from tui.mailbox_watching import Teller, as_row

__all__ = ["dovecot"]


@pytest.fixture
def mail(dovecot: Dovecot, tmp_path: Path) -> Mail:
    """Return a citizen with a mailbox that was added."""
    citizen = Mail(dovecot, tmp_path)
    citizen.add()
    return citizen


@contextmanager
def watching(mail: Mail, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run the command while a test goes on."""
    environment = {**os.environ, **{k: v for k, v in mail.person.environment.items() if v is not None}}
    process = subprocess.Popen(
        [sys.executable, "-c", "from tui.cli import main; main()", "mailbox", "watch", *arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def next_of(process: subprocess.Popen[str], event: str) -> dict[str, Any]:
    """Wait for the next line that tells this."""
    assert process.stdout is not None
    for line in process.stdout:
        told: dict[str, Any] = json.loads(line)
        if told["event"] == event:
            return told
    raise AssertionError(process.stderr.read() if process.stderr else "ended")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_letters_come_in_until_a_signal_ends_it(mail: Mail, number: signal.Signals) -> None:
    mail.receive(letter_mail(1))
    with watching(mail, "--json") as process:
        assert next_of(process, "message")["letters"] == 1
        next_of(process, "waiting")
        mail.receive(newsletter(2))
        assert next_of(process, "message")["state"] == "no_letter"
        mail.receive(letter_mail(3))
        assert next_of(process, "message")["state"] == "taken"
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        assert said == ""
        assert process.returncode == 0
    assert len(mail.person.json("letter", "list")["letters"]) == 2


def test_people_read_a_line_for_each_letter(mail: Mail) -> None:
    mail.receive(letter_mail(1, subject="Factuur mei"))
    with watching(mail) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "j.dewit@post.example: 1 letter taken in: Factuur mei\n"
        assert process.stderr.readline() == "j.dewit@post.example: watching; ctrl-c stops it\n"
        process.send_signal(signal.SIGINT)
        said, more = process.communicate(timeout=60)
        assert (said, more, process.returncode) == ("", "", 0)


def test_a_mailbox_that_is_not_there_is_named_at_once(mail: Mail) -> None:
    with watching(mail, "zolder") as process:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 1
        assert said.startswith("postkluis: error:")


ACCOUNT = Account(
    id="a" * 32,
    name="thuis",
    host="imap.post.example",
    port=993,
    user="j",
    login=Password(secret="x"),
    folders=(Folder.named("INBOX"),),
)


def test_a_break_is_told_once_and_its_end(capsys: pytest.CaptureFixture[str]) -> None:
    activate(Language.ENGLISH)
    teller = Teller(as_json=False)
    lost = MailboxLostError("the connection broke")
    for event in (
        Waiting(account=ACCOUNT),
        Waiting(account=ACCOUNT),
        Away(account=ACCOUNT, problem=lost, seconds=2.0),
        Away(account=ACCOUNT, problem=lost, seconds=4.0),
        Waiting(account=ACCOUNT),
        GivenUp(account=ACCOUNT, problem=MailboxLoginError("not let in")),
    ):
        teller(event)
    said = capsys.readouterr().err.splitlines()
    assert said[0] == said[-3] == "thuis: watching; ctrl-c stops it"
    assert "thuis: it is tried again by itself" in said
    assert sum(line.startswith("thuis:") for line in said) == 5
    assert said[-1].startswith("hint:")


def test_each_event_is_a_line_of_json() -> None:
    lost = MailboxLostError("the connection broke")
    assert as_row(Away(account=ACCOUNT, problem=lost, seconds=2.0)) == {
        "mailbox": "thuis",
        "event": "away",
        "problem": "lost",
        "seconds": 2.0,
    }
    assert as_row(GivenUp(account=ACCOUNT, problem=lost)) == {
        "mailbox": "thuis",
        "event": "given_up",
        "problem": "lost",
    }
    quiet = Synced(account=ACCOUNT, event=FolderQuiet(folder="INBOX"))
    assert as_row(quiet) is None
    failed = Synced(account=ACCOUNT, event=FolderFailed(folder="Weg", problem=lost))
    assert as_row(failed) == {
        "mailbox": "thuis",
        "event": "folder_failed",
        "folder": "Weg",
        "problem": "lost",
    }
