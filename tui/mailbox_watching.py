"""Watching mailboxes on the command line: a line for each letter that comes in, until somebody stops it."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Any

import click

from mailbox_ingest.mailbox.account import Account
from mailbox_ingest.mailbox.accounts import open_mailbox_key
from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.connection import Connection
from mailbox_ingest.mailbox.errors import MailboxError
from mailbox_ingest.mailbox.events import FolderFailed, MessageSeen
from mailbox_ingest.mailbox.mail_keys import KeyFinder
from mailbox_ingest.mailbox.outcomes import State
from mailbox_ingest.mailbox.tokens import opened_mailbox
from mailbox_ingest.mailbox.watching import Away, GivenUp, Synced, Waiting, WatchEvent, watch_accounts
from mailbox_ingest.reading_pool import ReaderPool
from store import Intake
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.mailbox_texts import outcome_text
from tui.mailboxes import open_mailboxes, sync_tools
from tui.problems import find_problem
from tui.session import Session
from tui.wiring import open_intake

_TOLD = frozenset({State.FAILED, State.TOO_LARGE})
_STOPPING = (signal.SIGINT, signal.SIGTERM)


async def watch_mailboxes(session: Session, name: str | None, tell: Callable[[WatchEvent], None]) -> bool:
    """Watch the mailbox that was named, or all, and return whether it was stopped rather than given up.

    The vault is unlocked once, at the start. What stays in memory is what it takes to look into the mailboxes
    and to add letters; nothing of the vault can be read with it.

    Raises:
        NotFoundError, AmbiguousError: no mailbox is named so, or more than one; or there is none.
        StoreError, ReadingPoolError: letters cannot be stored or read at all.
    """
    async with open_mailboxes(session) as mailboxes:
        accounts = mailboxes.chosen(name)
        key = await open_mailbox_key(mailboxes.vault)
        # What it looks up stays in memory: sealing it takes the vault itself.
        find_key = KeyFinder(mailboxes.keys)
    del mailboxes
    async with open_intake(session) as opened, ReaderPool() as pool:
        book = MailboxBook(opened if isinstance(opened, Intake) else opened.as_intake(), key)

        def open_mailbox(account: Account) -> AbstractAsyncContextManager[Connection]:
            return opened_mailbox(account, book, session.now)

        watching = asyncio.create_task(
            watch_accounts(
                accounts,
                lambda account: sync_tools(account, book, pool, session, find_key),
                open_mailbox=open_mailbox,
                tell=tell,
            )
        )
        with _stopped_by_signals(watching):
            try:
                await watching
            except asyncio.CancelledError:
                return True
    return False


@contextmanager
def _stopped_by_signals(task: asyncio.Task[None]) -> Iterator[None]:
    """Let a signal end the task, so that what is open is closed; letters that are in are in."""
    loop = asyncio.get_running_loop()
    for number in _STOPPING:
        loop.add_signal_handler(number, task.cancel)
    try:
        yield
    finally:
        for number in _STOPPING:
            loop.remove_signal_handler(number)


class Teller:
    """Says what happens while mailboxes are watched, each break once until it is over."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._quiet: set[str] = set()
        self._away: set[str] = set()

    def __call__(self, event: WatchEvent) -> None:
        """Say one thing, or nothing where a person need not know it."""
        if self._as_json:
            row = as_row(event)
            if row is not None:
                click.echo(json.dumps({"version": 1, **row}, ensure_ascii=False))
            return
        name, account = event.account.name, event.account.id
        match event:
            case Waiting():
                if account not in self._quiet or account in self._away:
                    click.echo(_("{name}: watching; ctrl-c stops it").format(name=name), err=True)
                self._quiet.add(account)
                self._away.discard(account)
            case Synced(event=MessageSeen() as seen):
                self._message(name, seen)
            case Synced(event=FolderFailed(folder=folder, problem=problem)):
                _show_problem(f"{name}, {folder}", problem)
            case Synced():
                pass
            case Away(problem=problem):
                if account not in self._away:
                    _show_problem(name, problem)
                    click.echo(_("{name}: it is tried again by itself").format(name=name), err=True)
                self._away.add(account)
            case GivenUp(problem=problem):
                _show_problem(name, problem)

    def _message(self, name: str, seen: MessageSeen) -> None:
        subject = seen.outcome.subject or "–"
        if seen.outcome.state is State.TAKEN:
            letters = ngettext("{count} letter taken in", "{count} letters taken in", seen.letters).format(
                count=seen.letters
            )
            click.echo(f"{name}: {letters}: {subject}")
        elif seen.outcome.state in _TOLD:
            click.echo(f"{name}: {subject}: {outcome_text(seen.outcome)}", err=True)


def as_row(event: WatchEvent) -> dict[str, Any] | None:
    """Return what happened as JSON, `None` where nobody needs it."""
    row: dict[str, Any] = {"mailbox": event.account.name}
    match event:
        case Waiting():
            return {**row, "event": "waiting"}
        case Away(problem=problem, seconds=seconds):
            return {**row, "event": "away", "problem": problem.code, "seconds": round(seconds, 3)}
        case GivenUp(problem=problem):
            return {**row, "event": "given_up", "problem": problem.code}
        case Synced(event=MessageSeen(outcome=outcome, letters=letters, unread_letters=unread)):
            told = {"state": outcome.state.value, "reason": outcome.reason, "subject": outcome.subject}
            return {**row, "event": "message", **told, "letters": letters, "needs_a_look": unread}
        case Synced(event=FolderFailed(folder=folder, problem=problem)):
            return {**row, "event": "folder_failed", "folder": folder, "problem": problem.code}
        case Synced():
            return None


def _show_problem(where: str, error: MailboxError) -> None:
    problem = find_problem(error)
    if problem is None:
        raise error
    click.echo(f"{where}: {problem.sentence}", err=True)
    if problem.hint:
        click.echo(f"hint: {problem.hint}", err=True)
