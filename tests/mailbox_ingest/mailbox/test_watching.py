"""Watching against a real server, over a line that can be cut after any byte."""

from __future__ import annotations

import asyncio
import ssl
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

import pytest

from mailbox_ingest.letters import list_letters
from mailbox_ingest.mailbox.account import Account, Folder, Password, Security
from mailbox_ingest.mailbox.accounts import new_account_id
from mailbox_ingest.mailbox.connection import Connection, connected
from mailbox_ingest.mailbox.errors import MailboxAwayError, MailboxLoginError
from mailbox_ingest.mailbox.events import FolderFailed, MessageSeen
from mailbox_ingest.mailbox.outcomes import State
from mailbox_ingest.mailbox.sync import SyncTools
from mailbox_ingest.mailbox.watching import (
    Away,
    GivenUp,
    OpenMailbox,
    Pace,
    Synced,
    Waiting,
    WatchEvent,
    wait_seconds,
    watch_accounts,
)
from tests.mailbox_ingest.mailbox.conftest import Citizen, newsletter, text_letter
from tests.mailbox_ingest.mailbox.dovecot import PASSWORD
from tests.mailbox_ingest.mailbox.fault_proxy import fault_proxy

QUICK = Pace(
    idle_seconds=600,
    other_folders_seconds=600,
    without_idle_seconds=600,
    first_wait_seconds=0.001,
    longest_wait_seconds=0.01,
)
_PATIENCE_SECONDS = 120
"""For a machine that is busy: nothing waits this long, and a test that would hang fails."""


@dataclass(slots=True)
class Watch:
    """What a watch told so far, and a way to wait for what it tells next."""

    task: asyncio.Task[None]
    told: asyncio.Queue[WatchEvent]
    events: list[WatchEvent] = field(default_factory=list)

    async def until(self, wanted: Callable[[WatchEvent], bool]) -> WatchEvent:
        """Return the next event that is wanted; fails where the watch ends before it."""
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while True:
                coming = asyncio.create_task(self.told.get())
                await asyncio.wait({coming, self.task}, return_when=asyncio.FIRST_COMPLETED)
                if not coming.done():
                    coming.cancel()
                    self.task.result()
                    raise AssertionError("the watch ended")
                self.events.append(coming.result())
                if wanted(coming.result()):
                    return coming.result()

    async def until_waiting(self, account: Account | None = None) -> None:
        """Wait until everything is seen."""
        await self.until(
            lambda event: isinstance(event, Waiting) and (account is None or event.account.id == account.id)
        )


def is_taken(event: WatchEvent) -> bool:
    """Whether a letter was taken in."""
    return (
        isinstance(event, Synced)
        and isinstance(event.event, MessageSeen)
        and event.event.outcome.state is State.TAKEN
    )


@asynccontextmanager
async def watching(
    citizen: Citizen,
    *accounts: Account,
    pace: Pace = QUICK,
    open_mailbox: OpenMailbox | None = None,
    seconds: float = 60.0,
    tls: ssl.SSLContext | None = None,
) -> AsyncIterator[Watch]:
    """Watch mailboxes of a citizen while a test goes on."""
    told: asyncio.Queue[WatchEvent] = asyncio.Queue()

    def by_password(account: Account) -> AbstractAsyncContextManager[Connection]:
        assert isinstance(account.login, Password)
        return connected(
            account, account.login.secret, tls=tls, connect_seconds=seconds, answer_seconds=seconds
        )

    task = asyncio.create_task(
        watch_accounts(
            accounts,
            lambda account: SyncTools(book=citizen.book, pool=citizen.pool, now=citizen.clock),
            open_mailbox=open_mailbox or by_password,
            tell=told.put_nowait,
            pace=pace,
            draw=lambda: 0.0,
        )
    )
    try:
        yield Watch(task, told)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def through(account: Account, port: int) -> Account:
    """The same mailbox over another line."""
    return replace(account, port=port)


async def test_a_mail_that_comes_while_watching_is_taken_in(citizen: Citizen) -> None:
    citizen.receive(text_letter(1))
    async with watching(citizen, citizen.account) as watch:
        await watch.until_waiting()
        assert len(await list_letters(citizen.vault)) == 1
        await asyncio.to_thread(citizen.receive, newsletter(2), text_letter(3))
        await watch.until(is_taken)
    assert len(await list_letters(citizen.vault)) == 2


async def test_a_mail_that_comes_over_tls_is_taken_in(citizen: Citizen) -> None:
    tls = ssl.create_default_context()
    citizen.server.authority.configure_trust(tls)
    account = replace(citizen.account, host="localhost", port=citizen.server.tls_port, security=Security.TLS)
    async with watching(citizen, account, tls=tls) as watch:
        for number in range(2):
            await watch.until_waiting()
            await asyncio.to_thread(citizen.receive, text_letter(number))
            await watch.until(is_taken)


async def test_a_mail_that_comes_between_sync_and_idle_is_not_missed(citizen: Citizen) -> None:
    await citizen.sync()
    async with connected(citizen.account, PASSWORD) as connection:
        citizen.receive(text_letter(1))
        assert await connection.wait_for_news("INBOX", next_uid=1, seconds=600)


async def test_idle_is_renewed_and_told_news_once(citizen: Citizen) -> None:
    async with (
        fault_proxy(citizen.server.plain_port) as proxy,
        connected(through(citizen.account, proxy.port), PASSWORD) as connection,
    ):
        assert not await connection.wait_for_news("INBOX", next_uid=1, seconds=0.01)
        assert not await connection.wait_for_news("INBOX", next_uid=1, seconds=0.01)
        assert await connection.offers("IDLE")
        asked = [command.split(b" ", 1)[-1] for command in proxy.commands]
        assert asked.count(b"IDLE") == asked.count(b"DONE") == 2


async def test_watching_renews_idle_long_before_29_minutes(citizen: Citizen) -> None:
    assert Pace().idle_seconds < 29 * 60
    assert Pace().other_folders_seconds < 29 * 60
    async with fault_proxy(citizen.server.plain_port) as proxy:
        pace = replace(QUICK, idle_seconds=0.01)
        async with watching(citizen, through(citizen.account, proxy.port), pace=pace) as watch:
            for _ in range(4):
                await watch.until_waiting()
            await asyncio.to_thread(citizen.receive, text_letter(1))
            await watch.until(is_taken)
        assert proxy.connections == 1


async def test_a_server_without_idle_is_asked_now_and_then(citizen: Citizen) -> None:
    def without_idle(said: bytes) -> bytes:
        return said.replace(b" IDLE", b" XDLE")

    async with fault_proxy(citizen.server.plain_port, heard=without_idle) as proxy:
        pace = replace(QUICK, without_idle_seconds=0.01)
        async with watching(citizen, through(citizen.account, proxy.port), pace=pace) as watch:
            await watch.until_waiting()
            await asyncio.to_thread(citizen.receive, text_letter(1))
            await watch.until(is_taken)
        assert b"IDLE" not in b" ".join(proxy.commands)
        assert proxy.connections == 1


async def test_a_server_that_does_not_let_idle_is_asked_now_and_then(citizen: Citizen) -> None:
    def refusing(said: bytes) -> bytes:
        # It offers IDLE, and then knows it not: the answer to a command that is none.
        return said.replace(b"+ idling\r\n", b"* OK Not now.\r\n")

    async with fault_proxy(citizen.server.plain_port, heard=refusing) as proxy:
        pace = replace(QUICK, without_idle_seconds=0.01)
        async with watching(citizen, through(citizen.account, proxy.port), pace=pace) as watch:
            for _ in range(3):
                await watch.until_waiting()
            await asyncio.to_thread(citizen.receive, text_letter(1))
            await watch.until(is_taken)
        assert proxy.connections == 2
        assert b" ".join(proxy.commands).count(b" IDLE") == 1


@pytest.mark.parametrize("politely", [False, True])
async def test_after_a_break_it_connects_again_and_misses_nothing(citizen: Citizen, politely: bool) -> None:
    async with (
        fault_proxy(citizen.server.plain_port) as proxy,
        watching(citizen, through(citizen.account, proxy.port)) as watch,
    ):
        for number in range(3):
            await watch.until_waiting()
            if politely:
                proxy.say_goodbye()
            else:
                proxy.cut()
            away = await watch.until(lambda event: isinstance(event, Away))
            assert isinstance(away, Away)
            assert isinstance(away.problem, MailboxAwayError)
            await asyncio.to_thread(citizen.receive, text_letter(number))
            await watch.until(is_taken)
    assert len(await list_letters(citizen.vault)) == 3


async def test_a_slow_greeting_is_waited_for(citizen: Citizen) -> None:
    citizen.receive(text_letter(1))
    async with fault_proxy(citizen.server.plain_port) as proxy:
        proxy.held.clear()
        async with watching(citizen, through(citizen.account, proxy.port)) as watch:
            while proxy.connections == 0:
                await asyncio.sleep(0)
            proxy.held.set()
            await watch.until(is_taken)
        assert proxy.connections == 1


async def test_a_server_that_never_greets_is_left_and_tried_again(citizen: Citizen) -> None:
    async with fault_proxy(citizen.server.plain_port) as proxy:
        proxy.held.clear()
        account = through(citizen.account, proxy.port)
        async with watching(citizen, account, seconds=0.05) as watch:
            for _ in range(3):
                await watch.until(lambda event: isinstance(event, Away))


async def test_where_nothing_listens_it_waits_longer_each_time(citizen: Citizen) -> None:
    async with fault_proxy(citizen.server.plain_port) as proxy:
        gone = through(citizen.account, proxy.port)
    async with watching(citizen, gone) as watch:
        waits = []
        for _ in range(6):
            away = await watch.until(lambda event: isinstance(event, Away))
            assert isinstance(away, Away)
            waits.append(away.seconds)
    assert waits == [0.0005, 0.001, 0.002, 0.004, 0.005, 0.005]


def test_waits_double_to_a_longest_and_half_is_drawn() -> None:
    pace = Pace()
    assert [wait_seconds(breaks, pace=pace, drawn=1.0) for breaks in (1, 2, 3, 9, 10, 1000)] == [
        2.0,
        4.0,
        8.0,
        512.0,
        600.0,
        600.0,
    ]
    assert wait_seconds(3, pace=pace, drawn=0.0) == 4.0


async def test_two_mailboxes_at_once_each_get_their_own(citizen: Citizen) -> None:
    other = replace(citizen.account, id=new_account_id(), user=citizen.server.new_user())
    beside = replace(citizen, account=other)
    async with watching(citizen, citizen.account, other) as watch:
        await watch.until_waiting(citizen.account)
        await asyncio.to_thread(beside.receive, text_letter(2))
        await watch.until(is_taken)
        await asyncio.to_thread(citizen.receive, text_letter(1))
        await watch.until(is_taken)
    taken = Counter(
        outcome.place.account for outcome in await citizen.outcomes() if outcome.state is State.TAKEN
    )
    assert taken == {citizen.account.id: 1, other.id: 1}


async def test_a_wrong_password_gives_up_that_mailbox_alone(citizen: Citizen) -> None:
    wrong = replace(citizen.account, id=new_account_id(), login=Password(secret="fout"))
    async with watching(citizen, wrong, citizen.account) as watch:
        given_up = await watch.until(lambda event: isinstance(event, GivenUp))
        assert isinstance(given_up, GivenUp)
        assert isinstance(given_up.problem, MailboxLoginError)
        assert given_up.account.id == wrong.id
        await asyncio.to_thread(citizen.receive, text_letter(1))
        await watch.until(is_taken)


async def test_when_every_mailbox_is_given_up_it_ends(citizen: Citizen) -> None:
    wrong = replace(citizen.account, login=Password(secret="fout"))
    async with watching(citizen, wrong) as watch:
        await watch.until(lambda event: isinstance(event, GivenUp))
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await watch.task


async def test_a_folder_that_is_gone_is_no_reason_to_hurry(citizen: Citizen) -> None:
    account = replace(citizen.account, folders=(Folder.named("Weg"), Folder.named("INBOX")))
    async with (
        fault_proxy(citizen.server.plain_port) as proxy,
        watching(citizen, through(account, proxy.port)) as watch,
    ):
        await watch.until_waiting()
        asked = len(proxy.commands)
        assert any(isinstance(one, Synced) and isinstance(one.event, FolderFailed) for one in watch.events)
        # Long enough for a loop without a wait to come round many times.
        for number in range(3):
            await asyncio.to_thread(citizen.receive, newsletter(number))
        assert len(proxy.commands) == asked


async def test_stopping_leaves_no_thread_and_no_line_behind(citizen: Citizen) -> None:
    async with fault_proxy(citizen.server.plain_port) as proxy:
        async with watching(citizen, through(citizen.account, proxy.port)) as watch:
            await watch.until_waiting()
            while b"IDLE" not in b" ".join(proxy.commands):
                await asyncio.sleep(0)
        assert watch.task.cancelled()
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while proxy.is_open:
                await asyncio.sleep(0)


async def _cut_at_each(citizen: Citizen, *, step: int) -> None:
    letters = 6
    citizen.receive(*(text_letter(number) for number in range(letters)))
    citizen.receive(*(newsletter(number) for number in range(letters)))
    async with (
        fault_proxy(citizen.server.plain_port, partial(_growing, step)) as proxy,
        watching(citizen, through(citizen.account, proxy.port)) as watch,
    ):
        taken = 0
        while taken < letters:
            event = await watch.until(lambda event: is_taken(event) or isinstance(event, Waiting))
            if is_taken(event):
                taken += 1
            else:
                # What failed twice waits for a while.
                citizen.clock.pass_by(timedelta(days=1))
                proxy.cut()
        await watch.until_waiting()
        # A message on which the line broke again and again was passed over, and has its turn later.
        while any(outcome.state.is_open for outcome in await citizen.outcomes()):
            citizen.clock.pass_by(timedelta(days=1))
            proxy.cut()
            await watch.until_waiting()
        assert proxy.connections > 20
    found = await list_letters(citizen.vault)
    assert len(found) == letters
    states = Counter(outcome.state for outcome in await citizen.outcomes())
    assert states == {State.TAKEN: letters, State.NO_LETTER: letters}


def _growing(step: int, connection: int) -> int:
    return 1 + connection * step


@pytest.mark.parametrize("step", [97, 149])
async def test_a_line_cut_after_ever_more_bytes_gets_everything_in_once(citizen: Citizen, step: int) -> None:
    await _cut_at_each(citizen, step=step)


@pytest.mark.long
@pytest.mark.parametrize("step", [5, 11, 23, 47])
async def test_a_line_cut_after_nearly_each_byte_gets_everything_in_once(citizen: Citizen, step: int) -> None:
    await _cut_at_each(citizen, step=step)
