"""A sync in a process of its own, for tests that kill it: a line on standard output for each message.

Run as ``python -m tests.mailbox_ingest.mailbox.run_sync URL INTAKE_KEYS MAILBOX_KEY ACCOUNT``; the last three
are files.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import aclosing
from datetime import UTC, datetime
from pathlib import Path

from mailbox_ingest.mailbox.account import decode_account
from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.connection import connected
from mailbox_ingest.mailbox.events import MessageSeen
from mailbox_ingest.mailbox.keys import MailboxKey
from mailbox_ingest.mailbox.sync import SyncTools, sync_account
from mailbox_ingest.reading_pool import ReaderPool
from store import IntakeKeys, Store
from tests.mailbox_ingest.mailbox.dovecot import PASSWORD


async def run(url: str, intake_keys: Path, mailbox_key: Path, account_file: Path) -> None:
    """Sync once and print what became of each message."""
    account = decode_account(account_file.read_bytes())
    if account is None:
        raise ValueError("a mailbox that was removed")
    async with await Store.open(url, create=False) as store, ReaderPool(workers=1) as pool:
        intake = store.intake(IntakeKeys.load(intake_keys))
        tools = SyncTools(
            book=MailboxBook(intake, MailboxKey(mailbox_key.read_bytes())),
            pool=pool,
            now=lambda: datetime.now(UTC),
        )
        async with (
            connected(account, PASSWORD) as connection,
            aclosing(sync_account(account, connection, tools)) as events,
        ):
            print("connected", flush=True)
            async for event in events:
                if isinstance(event, MessageSeen):
                    outcome = event.outcome
                    print(outcome.state.value, outcome.place.uid, outcome.source_id, flush=True)


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], *(Path(argument) for argument in sys.argv[2:5])))
