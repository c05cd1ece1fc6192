"""What a sync of a mailbox of 50,000 messages costs: the first time, and when nothing came in."""

from __future__ import annotations

import asyncio
import os
import secrets
import statistics
import sys
import tempfile
import time
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psutil

from mailbox_ingest.mailbox.account import Account, Folder, Password, Security
from mailbox_ingest.mailbox.accounts import new_account_id, open_mailbox_key
from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.events import FolderQuiet, SyncEvent
from mailbox_ingest.mailbox.sync import SyncTools, sync_account
from mailbox_ingest.mailbox.tokens import opened_mailbox
from mailbox_ingest.reading_pool import ReaderPool
from store import PassphraseCost, Store

_MESSAGES = 50_000
_LETTERS = 20
_TIMES = 9
_MEBIBYTE = 1024 * 1024


def _fill(maildir: Path, own: tuple[int, int] | None) -> None:
    """Write the messages into a Maildir, as a server would have them after years."""
    from tests.mailbox_ingest.mailbox.conftest import newsletter, text_letter

    place = maildir / "cur"
    for folder in (maildir, place, maildir / "new", maildir / "tmp"):
        folder.mkdir(parents=True, exist_ok=True)
        if own is not None:
            os.chown(folder, *own)
    sample = newsletter(987654)
    every = _MESSAGES // _LETTERS
    for number in range(_MESSAGES):
        content = (
            text_letter(number)
            if number % every == every - 1
            else sample.replace(b"987654", b"%06d" % number)
        )
        file = place / f"{1_500_000_000 + number}.M{number}P1.bench,S={len(content)}:2,S"
        file.write_bytes(content)
        if own is not None:
            os.chown(file, *own)


async def _sync(account: Account, tools: SyncTools) -> tuple[float, list[SyncEvent]]:
    """Connect, sync and say goodbye; return the seconds it took and what happened."""
    started = time.perf_counter()
    async with (
        opened_mailbox(account, tools.book, tools.now) as connection,
        aclosing(sync_account(account, connection, tools)) as events,
    ):
        happened = [event async for event in events]
    return time.perf_counter() - started, happened


async def _measure(place: Path) -> list[tuple[str, str, str]]:
    from tests.mailbox_ingest.mailbox.dovecot import PASSWORD, running_dovecot
    from tests.mailbox_ingest.mailbox.relay import relayed

    with running_dovecot() as server, relayed(server.plain_port) as relay:
        user = server.new_user()
        _fill(server.maildir(user), server.identity if os.getuid() == 0 else None)
        account = Account(
            id=new_account_id(),
            name="bench",
            host="127.0.0.1",
            port=relay.port,
            security=Security.NONE,
            user=user,
            login=Password(secret=PASSWORD),
            folders=(Folder.named("INBOX"),),
        )
        with server.client(user) as client:
            client.folder_status("INBOX")  # the server makes its index: that is not ours to count
        quick = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)
        async with (
            await Store.open(f"sqlite:///{place / 'kluis.db'}", passphrase_cost=quick) as store,
            ReaderPool() as pool,
        ):
            created = await store.create_vault(passphrase=(given := secrets.token_hex(8)), household=b"{}")
            vault = await store.unlock(created.vault_id, passphrase=given)
            book = MailboxBook(vault.as_intake(), await open_mailbox_key(vault))
            tools = SyncTools(book=book, pool=pool, now=lambda: datetime.now(UTC))
            first, happened = await _sync(account, tools)
            first_commands, first_bytes = len(relay.commands), relay.received_bytes
            peak = psutil.Process().memory_info().rss
            relay.commands.clear()
            quiet, events = await _sync(account, tools)
            trace = list(relay.commands)
            if events != [FolderQuiet(folder="INBOX")]:
                raise RuntimeError("the sync that was to be quiet was not")
            again = sorted([quiet, *[(await _sync(account, tools))[0] for _ in range(_TIMES - 1)]])
            direct = replace(account, port=server.plain_port)
            near = sorted([(await _sync(direct, tools))[0] for _ in range(_TIMES)])
    print("the commands of a quiet sync:", *trace, sep="\n  ", file=sys.stderr)
    if sum(type(event).__name__ == "MessageSeen" for event in happened) != _MESSAGES:
        raise RuntimeError("the first sync did not see every message")
    size = (place / "kluis.db").stat().st_size
    return [
        (
            f"first sync of {_MESSAGES:,} messages, {_LETTERS} of them letters",
            f"{first:.0f} s, {first_commands} commands, {first_bytes // _MEBIBYTE} MB",
            "",
        ),
        ("first sync: memory at its end", f"{peak // _MEBIBYTE} MB", "under 300 MB"),
        ("first sync: what is remembered takes", f"{size // _MEBIBYTE} MB", ""),
        (
            f"sync of {_MESSAGES:,} messages, nothing new",
            f"{statistics.median(again):.3f} s ({again[0]:.3f} to {again[-1]:.3f})",
            "under 1 s",
        ),
        ("the same, without the relay that counts", f"{statistics.median(near):.3f} s", "under 1 s"),
        ("the same: IMAP commands", f"{len(trace)}", "under 20"),
    ]


def rows() -> list[tuple[str, str, str]]:
    """Return what was measured: what, the figure, and what it has to be."""
    with tempfile.TemporaryDirectory(prefix="postkluis-bench-") as name:
        return asyncio.run(_measure(Path(name)))


if __name__ == "__main__":
    for row in rows():
        print(*row, sep=" | ")
