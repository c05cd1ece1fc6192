"""A Dovecot for all tests of a process, and a citizen with a vault and a mailbox of their own for each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from imapclient import IMAPClient

from mailbox_ingest.mailbox.account import Account, Folder, Password, Security
from mailbox_ingest.mailbox.accounts import new_account_id, open_mailbox_key
from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.connection import connected
from mailbox_ingest.mailbox.events import MessageSeen, SyncEvent
from mailbox_ingest.mailbox.outcomes import Outcome, State
from mailbox_ingest.mailbox.sync import SyncTools, sync_account
from mailbox_ingest.reading_pool import ReaderPool
from store import Intake, UnlockedVault
from tests.mailbox_ingest.mailbox.dovecot import PASSWORD, Dovecot, running_dovecot
from tests.parsers.sample_files import LETTER, letter_pdf

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """Give a server that runs."""
    with running_dovecot() as server:
        yield server


@dataclass(slots=True, kw_only=True)
class Clock:
    """A clock that stands still until a test moves it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now

    def pass_by(self, time: timedelta) -> None:
        """Let time pass."""
        self.now += time


@dataclass(slots=True, kw_only=True)
class Citizen:
    """Somebody with a vault and a mailbox, and the mail program that they have beside Postkluis."""

    server: Dovecot
    account: Account
    vault: UnlockedVault
    book: MailboxBook
    pool: ReaderPool
    clock: Clock = field(default_factory=Clock)

    @property
    def user(self) -> str:
        """The name of the mailbox."""
        return self.account.user

    def mail_program(self) -> IMAPClient:
        """Connect as any mail program would."""
        return self.server.client(self.user)

    def receive(self, *mails: bytes, folder: str = "INBOX") -> None:
        """Let mails come in."""
        with self.mail_program() as client:
            if not client.folder_exists(folder):
                client.create_folder(folder)
            for mail in mails:
                client.append(folder, mail, msg_time=NOON)

    def with_label(self, keyword: str) -> None:
        """Ask for a label on what is taken in."""
        self.account = replace(self.account, keyword=keyword)

    async def sync(self, **changed: Any) -> list[SyncEvent]:
        """Sync once over a connection of its own and return what happened."""
        tools = SyncTools(book=self.book, pool=self.pool, now=self.clock)
        async with (
            connected(self.account, PASSWORD) as connection,
            aclosing(sync_account(self.account, connection, replace(tools, **changed))) as events,
        ):
            return [event async for event in events]

    async def outcomes(self) -> list[Outcome]:
        """Return what is remembered of all messages, in the order of folder and UID."""
        found = [outcome async for _, outcome in self.book.every_outcome()]
        return sorted(found, key=lambda outcome: (outcome.place.folder, outcome.place.uid))


@pytest.fixture
async def citizen(dovecot: Dovecot, vault: UnlockedVault, intake: Intake, pool: ReaderPool) -> Citizen:
    """Return somebody with an empty vault and an empty mailbox."""
    user = dovecot.new_user()
    account = Account(
        id=new_account_id(),
        name="thuis",
        host="127.0.0.1",
        port=dovecot.plain_port,
        security=Security.NONE,
        user=user,
        login=Password(secret=PASSWORD),
        folders=(Folder.named("INBOX"),),
    )
    book = MailboxBook(intake, await open_mailbox_key(vault))
    return Citizen(server=dovecot, account=account, vault=vault, book=book, pool=pool)


def seen(events: list[SyncEvent]) -> list[tuple[str, State]]:
    """Return subject and state of each message of which the sync told, in the order of subjects."""
    return sorted(
        (event.outcome.subject, event.outcome.state) for event in events if isinstance(event, MessageSeen)
    )


def letter_mail(number: int, *, subject: str | None = None, lines: tuple[str, ...] = ()) -> bytes:
    """Return a mail with a letter about money attached; each number is another letter."""
    mail = _mail(subject or f"Factuur {number}", number)
    mail.set_content("In de bijlage vindt u uw factuur.")
    content = letter_pdf([*LETTER, f"Volgnummer {number}", *lines])
    mail.add_attachment(content, maintype="application", subtype="pdf", filename=f"factuur-{number}.pdf")
    return mail.as_bytes()


def text_letter(number: int) -> bytes:
    """Return a mail that is a letter about money itself; it is read faster than a file."""
    mail = _mail(f"Herinnering {number}", number)
    mail.set_content("\n".join([*LETTER, f"Volgnummer {number}"]).replace("\t", "  "))
    return mail.as_bytes()


def newsletter(number: int) -> bytes:
    """Return a mail that is no letter and says so in its header."""
    mail = _mail(f"Nieuws van de tuin {number}", number, sender="De Tuin <nieuwsbrief@tuin.example>")
    mail["List-Unsubscribe"] = "<https://tuin.example/af>"
    mail["Precedence"] = "bulk"
    mail.set_content("De bloembollen zijn er weer, tien procent korting.")
    return mail.as_bytes()


def plain_mail(number: int) -> bytes:
    """Return a mail of which nobody can say from outside whether it is a letter, and which is none."""
    mail = _mail(f"Groeten {number}", number, sender="Ria Bos <ria@bos-en-zee.example>")
    mail.set_content("Tot zondag, dan nemen wij de hond mee.")
    return mail.as_bytes()


def _mail(subject: str, number: int, *, sender: str = "Waterbedrijf <post@water.example>") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = "J. de Wit <j.dewit@post.example>"
    mail["Subject"] = subject
    mail["Date"] = "Tue, 03 Mar 2026 10:00:00 +0100"
    mail["Message-ID"] = f"<{number}@{subject.replace(' ', '.')}.example>"
    return mail
