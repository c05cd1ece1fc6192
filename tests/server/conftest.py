"""A server of our own for the tests of the edge."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.settings import ServerSettings
from store import Store
from tests.server.hosting import Hosting, hosting


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with its tables and nothing in them, to be copied."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"

    async def make() -> None:
        async with await Store.open(f"sqlite:///{path}"):
            pass

    asyncio.run(make())
    return path


@pytest.fixture
async def host(tmp_path: Path, empty_store: Path) -> AsyncIterator[Hosting]:
    """A server that takes in letters and leaves them for their owner."""
    settings = ServerSettings(read_letters=False, known_seconds=0.0)
    async with hosting(tmp_path, settings=settings, empty_store=empty_store) as running:
        yield running
