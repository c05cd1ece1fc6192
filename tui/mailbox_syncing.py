"""A sync of mailboxes on the command line: one after the other, with a bar, and a sum at the end."""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from mailbox_ingest.mailbox.errors import MailboxError
from mailbox_ingest.mailbox.events import (
    FolderFailed,
    FolderLooked,
    FolderQuiet,
    FolderRenamed,
    FolderRenewed,
    LabelRefused,
    MessageSeen,
    SyncEvent,
)
from mailbox_ingest.mailbox.mail_keys import KeyFinder, save_mail_keys
from mailbox_ingest.mailbox.outcomes import State
from mailbox_ingest.mailbox.sync import SyncTools, sync_account
from mailbox_ingest.mailbox.tokens import opened_mailbox
from mailbox_ingest.reading_pool import ReaderPool
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.mailbox_texts import outcome_text
from tui.mailboxes import Mailboxes, open_mailboxes, sync_tools
from tui.problems import find_problem
from tui.progress import progress_bar
from tui.session import Session
from tui.wiring import owner_situation

if TYPE_CHECKING:
    from rich.progress import Progress

    from mailbox_ingest.mailbox.account import Account

_TOLD = frozenset({State.FAILED, State.TOO_LARGE, State.GONE})
"""What a person is told of each message that it befell; why others were left, `mailbox seen` says."""


@dataclass(slots=True, kw_only=True)
class MailboxTally:
    """What a sync of one mailbox came to."""

    name: str
    seen: list[MessageSeen] = field(default_factory=list)
    new: int = 0
    letters: int = 0
    unread_letters: int = 0
    renamed: list[tuple[str, str]] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)
    failed_folders: list[tuple[str, MailboxError]] = field(default_factory=list)
    problem: MailboxError | None = None

    @property
    def complete(self) -> bool:
        """Whether all of it could be looked through."""
        return self.problem is None and not self.failed_folders

    def count(self, state: State) -> int:
        """Return how many messages this became of."""
        return sum(event.outcome.state is state for event in self.seen)

    def take(self, event: SyncEvent) -> None:
        """Count one thing that happened."""
        match event:
            case MessageSeen():
                self.seen.append(event)
                self.letters += event.letters
                self.unread_letters += event.unread_letters
            case FolderLooked():
                self.new += event.new
            case FolderRenamed():
                self.renamed.append((event.before, event.folder))
            case FolderFailed():
                self.failed_folders.append((event.folder, event.problem))
            case LabelRefused():
                self.unlabelled.append(event.folder)
            case FolderQuiet() | FolderRenewed():
                pass


async def sync_mailboxes(session: Session, name: str | None) -> list[MailboxTally]:
    """Sync the mailbox that was named, or all, and return what each came to.

    Raises:
        NotFoundError, AmbiguousError: no mailbox is named so, or more than one; or there is none.
        StoreError, ReadingPoolError: letters cannot be stored or read at all.
    """
    tallies = []
    async with open_mailboxes(session) as mailboxes, ReaderPool() as pool:
        find_key = KeyFinder(mailboxes.keys)
        with progress_bar() as progress:
            for account in mailboxes.chosen(name):
                tools = sync_tools(account, mailboxes.book, pool, session, find_key)
                tallies.append(await _sync_one(account, mailboxes, tools, session, progress))
        if find_key.found:
            await save_mail_keys(mailboxes.vault, mailboxes.keys.with_records(find_key.found))
        if any(tally.letters for tally in tallies):
            # Counsellors get the letters that a grant promised them.
            await owner_situation(mailboxes.vault, session, as_of=session.today())
    return tallies


async def _sync_one(
    account: Account, mailboxes: Mailboxes, tools: SyncTools, session: Session, progress: Progress
) -> MailboxTally:
    tally = MailboxTally(name=account.name)
    bar = progress.add_task(_("Looking through {name}").format(name=account.name), total=None)
    try:
        async with (
            opened_mailbox(account, mailboxes.book, session.now) as connection,
            aclosing(sync_account(account, connection, tools)) as events,
        ):
            async for event in events:
                tally.take(event)
                # A message that waited since an earlier sync is told of too, and was never new.
                progress.update(bar, completed=len(tally.seen), total=max(tally.new, len(tally.seen)) or None)
    except MailboxError as problem:
        tally.problem = problem
    progress.remove_task(bar)
    return tally


def tally_as_json(tally: MailboxTally) -> dict[str, Any]:
    """Return what a sync came to, with stable keys."""
    return {
        "name": tally.name,
        "problem": None if tally.problem is None else tally.problem.code,
        "new": tally.new,
        "letters": tally.letters,
        "needs_a_look": tally.unread_letters,
        "messages": {state.value: tally.count(state) for state in State},
        "renamed": [{"before": before, "folder": now} for before, now in tally.renamed],
        "unlabelled": tally.unlabelled,
        "failed_folders": [{"folder": name, "problem": error.code} for name, error in tally.failed_folders],
    }


def show_tally(tally: MailboxTally) -> None:
    """Say what a sync came to."""
    click.echo(
        f"{tally.name}: "
        + ngettext("{count} new mail", "{count} new mails", tally.new).format(count=tally.new)
        + ", "
        + ngettext("{count} letter taken in", "{count} letters taken in", tally.letters).format(
            count=tally.letters
        )
    )
    known = tally.count(State.KNOWN)
    if known:
        click.echo(
            "  "
            + ngettext(
                "{count} mail was in your vault already", "{count} mails were in your vault already", known
            ).format(count=known)
        )
    left = tally.count(State.NO_LETTER)
    if left:
        click.echo(
            "  "
            + ngettext(
                "{count} mail was left; `postkluis mailbox seen` says why",
                "{count} mails were left; `postkluis mailbox seen` says why",
                left,
            ).format(count=left)
        )
    for before, now in tally.renamed:
        click.echo("  " + _("the folder {before} is called {now} now").format(before=before, now=now))
    for event in tally.seen:
        if event.outcome.state in _TOLD:
            click.echo(f"  {event.outcome.subject or '–'}: {outcome_text(event.outcome)}")
    for folder in tally.unlabelled:
        click.echo("  " + _("the server gives no labels in {folder}").format(folder=folder))
    for name, error in tally.failed_folders:
        _show_problem(f"{tally.name}, {name}", error)
    if tally.problem is not None:
        _show_problem(tally.name, tally.problem)


def _show_problem(where: str, error: MailboxError) -> None:
    problem = find_problem(error)
    if problem is None:
        raise error
    click.echo(f"  {where}: {problem.sentence}", err=True)
    if problem.hint:
        click.echo(f"  hint: {problem.hint}", err=True)
