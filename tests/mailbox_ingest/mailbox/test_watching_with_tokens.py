"""Watching a mailbox with OAuth: tokens end while it waits, and are renewed when it connects again."""

from __future__ import annotations

import asyncio
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

from mailbox_ingest.mailbox.account import Account
from mailbox_ingest.mailbox.connection import Connection
from mailbox_ingest.mailbox.errors import MailboxTokenError
from mailbox_ingest.mailbox.tokens import opened_mailbox
from mailbox_ingest.mailbox.watching import Away, GivenUp
from tests.mailbox_ingest.mailbox.conftest import Citizen, text_letter
from tests.mailbox_ingest.mailbox.fault_proxy import fault_proxy
from tests.mailbox_ingest.mailbox.test_tokens import Provider, provider
from tests.mailbox_ingest.mailbox.test_watching import is_taken, through, watching

__all__ = ["provider"]


async def test_tokens_are_renewed_while_watching_until_access_is_taken_back(
    citizen: Citizen, provider: Provider
) -> None:
    def open_mailbox(account: Account) -> AbstractAsyncContextManager[Connection]:
        return opened_mailbox(account, citizen.book, citizen.clock)

    async with fault_proxy(citizen.server.plain_port) as proxy:
        account = through(citizen.account, proxy.port)
        async with watching(citizen, account, open_mailbox=open_mailbox) as watch:
            for number in range(2):
                await watch.until_waiting()
                assert provider.given == number + 1
                citizen.clock.pass_by(timedelta(hours=2))
                proxy.cut()
                await watch.until(lambda event: isinstance(event, Away))
                await asyncio.to_thread(citizen.receive, text_letter(number))
                await watch.until(is_taken)
            await watch.until_waiting()
            provider.refuses = "invalid_grant"
            citizen.clock.pass_by(timedelta(hours=2))
            proxy.cut()
            given_up = await watch.until(lambda event: isinstance(event, GivenUp))
            assert isinstance(given_up, GivenUp)
            assert isinstance(given_up.problem, MailboxTokenError)
    kept = await citizen.book.tokens(citizen.account.id)
    assert kept is not None
    assert kept.refresh_token == provider.refresh_token == "refresh-3"
