"""A vault in a database of its own, both its sides, and workers to read with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from mailbox_ingest.reading_pool import ReaderPool
from mailbox_ingest.sources import Channel, IncomingSource
from store import CreatedVault, Intake, PassphraseCost, Store, UnlockedVault

PASSPHRASE = "vier losse fietsbanden"
DAY = date(2026, 3, 4)
QUICK = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)
"""What a guess costs here: tests make many vaults and guard nothing."""


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return the address of a database of this test alone."""
    return f"sqlite:///{tmp_path / 'kluis.db'}"


@pytest.fixture
async def store(url: str) -> AsyncIterator[Store]:
    """Give an open store."""
    async with await Store.open(url, passphrase_cost=QUICK) as store:
        yield store


@pytest.fixture
async def created(store: Store) -> CreatedVault:
    """Return a new vault."""
    return await store.create_vault(passphrase=PASSPHRASE, household=b"{}")


@pytest.fixture
def intake(store: Store, created: CreatedVault) -> Intake:
    """Return the side that brings letters in."""
    return store.intake(created.intake_keys)


@pytest.fixture
async def vault(store: Store, created: CreatedVault) -> UnlockedVault:
    """Return the owner's side."""
    return await store.unlock(created.vault_id, passphrase=PASSPHRASE)


@pytest.fixture
async def pool() -> AsyncIterator[ReaderPool]:
    """Give a pool of one worker."""
    async with ReaderPool(workers=1) as pool:
        yield pool


def incoming(content: bytes, name: str, *, received: date = DAY) -> IncomingSource:
    """Return a file that comes in."""
    return IncomingSource(
        content=content,
        name=name,
        media_type="application/octet-stream",
        channel=Channel.FILE,
        received=received,
    )
