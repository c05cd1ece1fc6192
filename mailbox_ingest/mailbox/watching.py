"""Watching mailboxes: synced at once when a server tells that something came, and again after every break."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, aclosing
from dataclasses import dataclass, field
from random import SystemRandom
from typing import Final

from mailbox_ingest.mailbox.account import Account
from mailbox_ingest.mailbox.connection import Connection
from mailbox_ingest.mailbox.errors import (
    IdleRefusedError,
    MailboxAnswerError,
    MailboxAwayError,
    MailboxError,
    MailboxRefusedError,
)
from mailbox_ingest.mailbox.events import FolderFailed, SyncEvent
from mailbox_ingest.mailbox.sync import SyncTools, sync_account

_MOST_DOUBLINGS: Final = 16
_draw: Final = SystemRandom().random


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long to wait for what, in seconds.

    Servers end an IDLE after 30 minutes (RFC 2177 tells to renew it before 29), and some networks forget a
    quiet connection far sooner.
    """

    idle_seconds: float = 14 * 60
    """Of one IDLE, after which the mailbox is synced all the same: a message that failed may be due."""
    other_folders_seconds: float = 5 * 60
    """The same where there are more folders than the first, which alone is told of."""
    without_idle_seconds: float = 5 * 60
    """Between two looks where the server cannot tell by itself, or a folder cannot be looked through."""
    first_wait_seconds: float = 2.0
    """After the first break; each further one without a sync in between waits twice as long."""
    longest_wait_seconds: float = 10 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Everything that was there is seen; from now on the server tells what comes."""

    account: Account = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """Something happened while a mailbox was synced."""

    account: Account = field(repr=False)
    event: SyncEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """The mailbox cannot be used now, and is tried again in so many seconds; nothing is lost."""

    account: Account = field(repr=False)
    problem: MailboxError
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenUp:
    """A mailbox is watched no more: the citizen has to do something about it first."""

    account: Account = field(repr=False)
    problem: MailboxError


WatchEvent = Waiting | Synced | Away | GivenUp

OpenMailbox = Callable[[Account], AbstractAsyncContextManager[Connection]]
"""Connects and logs in."""


async def watch_accounts(
    accounts: Sequence[Account],
    tools: Callable[[Account], SyncTools],
    *,
    open_mailbox: OpenMailbox,
    tell: Callable[[WatchEvent], None],
    pace: Pace | None = None,
    draw: Callable[[], float] = _draw,
) -> None:
    """Watch mailboxes until every one is given up, or this is cancelled, which is how it is stopped.

    Letters are taken in as they come. What was told as taken in is in the store.

    Args:
        accounts: Which mailboxes; each has a connection of its own.
        tools: What to sync a mailbox with.
        open_mailbox: How to connect.
        tell: Is told everything that happens.
        pace: How long to wait.
        draw: Gives numbers from 0 to 1, so that not all programs come back at the same moment after a break.

    Raises:
        StoreError: Nothing more can be stored.
        ReadingPoolError: No reading worker can be started.
        PayloadError: What is remembered does not open.
    """
    watching = [
        asyncio.create_task(
            _watch(account, tools(account), open_mailbox, tell, pace=pace or Pace(), draw=draw)
        )
        for account in accounts
    ]
    try:
        await asyncio.gather(*watching)
    finally:
        for task in watching:
            task.cancel()
        await asyncio.gather(*watching, return_exceptions=True)


async def _watch(
    account: Account,
    tools: SyncTools,
    open_mailbox: OpenMailbox,
    tell: Callable[[WatchEvent], None],
    *,
    pace: Pace,
    draw: Callable[[], float],
) -> None:
    breaks = 0
    idles = True

    def synced() -> None:
        nonlocal breaks
        breaks = 0

    while True:
        try:
            async with open_mailbox(account) as connection:
                await _follow(account, connection, tools, tell, pace=pace, idles=idles, synced=synced)
        except IdleRefusedError:
            # Another connection, which is asked now and then.
            idles = False
        except (MailboxAwayError, MailboxRefusedError, MailboxAnswerError) as problem:
            breaks += 1
            seconds = wait_seconds(breaks, pace=pace, drawn=draw())
            tell(Away(account=account, problem=problem, seconds=seconds))
            await asyncio.sleep(seconds)
        except MailboxError as problem:
            tell(GivenUp(account=account, problem=problem))
            return


def wait_seconds(breaks: int, *, pace: Pace, drawn: float) -> float:
    """Return how long to wait after so many breaks in a row: twice as long each time, half of it drawn."""
    doublings = min(breaks - 1, _MOST_DOUBLINGS)
    longest = min(pace.longest_wait_seconds, pace.first_wait_seconds * float(1 << doublings))
    return longest * (0.5 + drawn / 2)


async def _follow(
    account: Account,
    connection: Connection,
    tools: SyncTools,
    tell: Callable[[WatchEvent], None],
    *,
    pace: Pace,
    idles: bool,
    synced: Callable[[], None],
) -> None:
    """Sync over one connection whenever something may have come, until it breaks."""
    first = account.folders[0]
    idle_seconds = pace.idle_seconds if len(account.folders) == 1 else pace.other_folders_seconds
    while True:
        failed = False
        async with aclosing(sync_account(account, connection, tools)) as events:
            async for event in events:
                failed = failed or isinstance(event, FolderFailed)
                tell(Synced(account=account, event=event))
        synced()
        tell(Waiting(account=account))
        state = await tools.book.folder(account.id, first.id)
        if failed or not idles or not await connection.offers("IDLE"):
            await asyncio.sleep(pace.without_idle_seconds)
            continue
        try:
            # Of a folder that is empty nothing is remembered.
            await connection.wait_for_news(
                first.name if state is None else state.name,
                next_uid=1 if state is None else state.next_uid,
                seconds=idle_seconds,
            )
        except IdleRefusedError:
            raise
        except MailboxRefusedError:
            # The folder is gone in this moment.
            await asyncio.sleep(pace.without_idle_seconds)
