"""The mailboxes of the vault of this machine, opened: their settings, and the book of what was seen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from mailbox_ingest.mailbox.account import Account
from mailbox_ingest.mailbox.accounts import list_accounts, open_mailbox_key
from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.dkim_check import FindKey
from mailbox_ingest.mailbox.mail_keys import MailKeys, open_mail_keys
from mailbox_ingest.mailbox.origin import find_evidence
from mailbox_ingest.mailbox.outcomes import Outcome
from mailbox_ingest.mailbox.sync import SyncTools
from mailbox_ingest.reading_pool import ReaderPool
from store import UnlockedVault
from tui.errors import AmbiguousError, NotFoundError, Sought
from tui.session import Session
from tui.wiring import open_vault

SHOWN_DIGITS = 8
"""How much of the id of a message is shown: enough to tell a hundred thousand apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenMessage:
    """A message that was seen: its id, the mailbox, the folder as it is called now, and what became of it."""

    id: str
    account: Account
    folder: str
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailboxes:
    """What is known of mailboxes. `book` goes on to work when the vault itself is closed."""

    vault: UnlockedVault
    accounts: tuple[Account, ...]
    book: MailboxBook
    keys: MailKeys

    def find(self, typed: str) -> Account:
        """Return the mailbox that a person means by its name, or by a part of it that fits no other.

        Raises:
            NotFoundError, AmbiguousError: there is none, or more than one.
        """
        wanted = typed.strip().casefold()
        same = [account for account in self.accounts if account.name.casefold() == wanted]
        found = same or [account for account in self.accounts if wanted and wanted in account.name.casefold()]
        if not found:
            raise NotFoundError(Sought.MAILBOX)
        if len(found) > 1:
            raise AmbiguousError(Sought.MAILBOX, count=len(found))
        return found[0]

    def chosen(self, typed: str | None) -> tuple[Account, ...]:
        """Return the mailbox that was named, or all of them.

        Raises:
            NotFoundError, AmbiguousError: none is named so, or more than one; or there is no mailbox at all.
        """
        if typed is not None:
            return (self.find(typed),)
        if not self.accounts:
            raise NotFoundError(Sought.MAILBOX)
        return self.accounts

    async def seen(self, accounts: tuple[Account, ...]) -> list[SeenMessage]:
        """Return every message that was seen in these mailboxes, the newest first."""
        folders = {account.id: await self.folder_names(account) for account in accounts}
        by_id = {account.id: account for account in accounts}
        found = [
            SeenMessage(
                id=mark.hex(),
                account=by_id[outcome.place.account],
                folder=folders[outcome.place.account].get(outcome.place.folder, "?"),
                outcome=outcome,
            )
            async for mark, outcome in self.book.every_outcome()
            if outcome.place.account in by_id
        ]
        found.sort(key=lambda one: (one.outcome.received, one.outcome.place.uid, one.id), reverse=True)
        return found

    async def folder_names(self, account: Account) -> dict[str, str]:
        """Return how each folder of a mailbox is called now, by its id."""
        names = {}
        for folder in account.folders:
            state = await self.book.folder(account.id, folder.id)
            names[folder.id] = folder.name if state is None else state.name
        return names


def find_message(messages: list[SeenMessage], typed: str) -> SeenMessage:
    """Return the message that a person means by the first signs of its id.

    Raises:
        NotFoundError, AmbiguousError: there is none, or more than one.
    """
    wanted = typed.strip().lower()
    found = [message for message in messages if wanted and message.id.startswith(wanted)]
    if not found:
        raise NotFoundError(Sought.MESSAGE)
    if len(found) > 1:
        raise AmbiguousError(Sought.MESSAGE, count=len(found))
    return found[0]


@asynccontextmanager
async def open_mailboxes(session: Session) -> AsyncIterator[Mailboxes]:
    """Open the vault with the passphrase, and what it knows of mailboxes."""
    async with open_vault(session) as vault:
        key = await open_mailbox_key(vault)
        yield Mailboxes(
            vault=vault,
            accounts=await list_accounts(vault),
            book=MailboxBook(vault.as_intake(), key),
            keys=await open_mail_keys(vault),
        )


def sync_tools(
    account: Account, book: MailboxBook, pool: ReaderPool, session: Session, find_key: FindKey
) -> SyncTools:
    """Return what a sync of a mailbox works with; `find_key` finds the keys of those who signed."""
    return SyncTools(
        book=book,
        pool=pool,
        now=session.now,
        evidence=partial(find_evidence, trusted_host=account.host, find_key=find_key),
    )
