"""The database: opening it, transactions, migrations, and its errors turned into ours."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from store.errors import (
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreMissingError,
    StoreNewerError,
    StoreReadOnlyError,
    StoreUnreachableError,
    StoreUrlError,
)
from store.schema import ADDED, REVISIONS, metadata

BUSY_SECONDS = 5.0
"""How long to wait for another process before the store is called locked; an import commits in far less."""
_CONNECT_SECONDS = 10
_MIGRATION_LOCK = 0x506F73746B6C75
"""Any number, the same in every process: PostgreSQL's advisory lock while tables are made."""

# Extended result codes carry the reason in the low byte; the few that mean something else are named in full.
_SQLITE_ERRORS: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreLockedError,
    sqlite3.SQLITE_LOCKED: StoreLockedError,
    sqlite3.SQLITE_FULL: StoreFullError,
    sqlite3.SQLITE_IOERR_WRITE: StoreFullError,
    sqlite3.SQLITE_IOERR_FSYNC: StoreFullError,
    sqlite3.SQLITE_IOERR_TRUNCATE: StoreFullError,
    sqlite3.SQLITE_IOERR_SHMSIZE: StoreFullError,
    sqlite3.SQLITE_IOERR: StoreDamagedError,
    sqlite3.SQLITE_READONLY: StoreReadOnlyError,
    sqlite3.SQLITE_PERM: StoreReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: StoreUnreachableError,
    sqlite3.SQLITE_AUTH: StoreUnreachableError,
    sqlite3.SQLITE_NOTADB: StoreDamagedError,
    sqlite3.SQLITE_CORRUPT: StoreDamagedError,
    sqlite3.SQLITE_ERROR: StoreDamagedError,  # our own statements fail only on a schema that is not ours
}
_POSTGRESQL_ERRORS: tuple[tuple[str, type[StoreError]], ...] = (
    ("55P03", StoreLockedError),  # lock_not_available
    ("40", StoreLockedError),  # serialization failure, deadlock
    ("53300", StoreUnreachableError),  # too many connections
    ("53", StoreFullError),  # disk full, out of memory
    ("25006", StoreReadOnlyError),
    ("42501", StoreReadOnlyError),  # insufficient_privilege
    ("XX", StoreDamagedError),
    ("42", StoreDamagedError),  # our own statements fail only on a schema that is not ours
    ("08", StoreUnreachableError),
    ("28", StoreUnreachableError),  # who we say we are
    ("57", StoreUnreachableError),  # going down
    ("3D000", StoreMissingError),  # no such database
)
_SQLITE_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # what is acknowledged is on the disk
    "foreign_keys = ON",
    "secure_delete = ON",  # a wrap that is withdrawn is overwritten, not only forgotten
    "trusted_schema = OFF",  # the file may come from somebody else
    "cell_size_check = ON",
)
_POSTGRESQL_OPTIONS = {"host": "host", "port": "port", "sslmode": "ssl"}
"""Options of libpq that an address may carry, and their names in asyncpg; the values are the same."""


class Database:
    """One database and its transactions; those that write hold the write lock from their start."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    async def open(cls, url: str, *, create: bool, busy_seconds: float) -> Database:
        """Open the database at `url` and bring its schema up to date."""
        target = _parse(url)
        if target.get_backend_name() == "sqlite":
            _prepare_file(Path(target.database or ""), create=create)
            engine = _sqlite_engine(target, busy_seconds)
        else:
            engine = _postgresql_engine(target, busy_seconds)
        database = cls(engine)
        try:
            await database._migrate()
        except BaseException:
            await engine.dispose()
            raise
        return database

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that sees one state of the database and changes nothing."""
        async with self._connected() as connection:
            yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """A transaction that is committed at the end of the block, or rolled back whole when it raises."""
        async with self._connected() as connection:
            await connection.execution_options(postkluis_transaction="BEGIN IMMEDIATE")
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        connection = self._engine.connect()
        try:
            with translated():
                await connection.start()
        except OSError as exc:
            # Refused, an unknown host, no answer in time. Only here: in the block below an OSError can be the
            # caller's own, of a file that it reads between two statements, say.
            raise StoreUnreachableError("the database does not answer") from exc
        except UnicodeDecodeError as exc:
            # SQLite quotes what is broken in its schema, and Python cannot read that message.
            raise StoreDamagedError("the schema is broken") from exc
        with translated():
            try:
                yield connection
            finally:
                await connection.close()

    async def overwrite_deleted(self) -> None:
        """Let what was deleted leave the files of SQLite now, or later where another process is reading.

        Deleted rows are overwritten where they stood, but the log that SQLite writes ahead still has them.
        The deletion itself is committed by then, so a lock or a full disk here is no failure of it.
        """
        if self._engine.dialect.name == "sqlite":
            with suppress(StoreLockedError, StoreFullError):
                async with self._connected() as connection:
                    await connection.execution_options(postkluis_transaction=None)
                    await connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))

    async def check(self) -> None:
        """Read the whole database for damage; `StoreDamagedError` where there is some."""
        if self._engine.dialect.name != "sqlite":
            return  # PostgreSQL has its own checksums and tools
        async with self.reading() as connection:
            found = (await connection.execute(sa.text("PRAGMA integrity_check(1)"))).scalar_one()
        if found != "ok":
            raise StoreDamagedError("the integrity check found damage")

    async def _migrate(self) -> None:
        async with self.reading() as connection:
            current = await _revision(connection)
        if current == REVISIONS[-1]:
            return
        async with self.writing() as connection:
            if connection.dialect.name == "postgresql":
                await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
            # Another process may have made the tables while this one waited for the lock.
            if await _revision(connection) != REVISIONS[-1]:
                await connection.run_sync(_upgrade)


def sqlite_url(path: Path) -> str:
    """Return the address of a store in a file, whatever characters its name has."""
    return sa.URL.create("sqlite", database=str(path)).render_as_string()


def sqlite_path(url: str) -> Path | None:
    """Return the file that a store's address names; `None` for a store that is no file."""
    target = _parse(url)
    return Path(target.database or "") if target.get_backend_name() == "sqlite" else None


@contextmanager
def translated() -> Iterator[None]:
    """Turn errors of SQLAlchemy and of the drivers under it into errors of the store."""
    try:
        yield
    except sa.exc.IntegrityError as exc:
        raise ValueError("a row that is there already, or that refers to one that is not") from exc
    except sa.exc.DBAPIError as exc:
        raise _translate(exc.orig) from exc
    except sa.exc.SQLAlchemyError as exc:
        raise StoreUnreachableError("the database could not be used") from exc
    except sqlite3.Error as exc:  # from what runs on a new connection, before SQLAlchemy watches it
        raise _translate(exc) from exc


def _translate(original: BaseException | None) -> StoreError:
    code = getattr(original, "sqlite_errorcode", None)
    if isinstance(code, int):
        named = _SQLITE_ERRORS.get(code) or _SQLITE_ERRORS.get(code & 0xFF, StoreUnreachableError)
        return named(f"SQLite result {code}")
    if isinstance(original, sqlite3.OperationalError):
        return StoreDamagedError("a text that is not UTF-8")  # an error of Python itself, without a code
    state = getattr(original, "sqlstate", None)
    if isinstance(state, str):
        named = next(
            (error for head, error in _POSTGRESQL_ERRORS if state.startswith(head)), StoreDamagedError
        )
        return named(f"PostgreSQL state {state}")
    return StoreUnreachableError("the database could not be used")


def _parse(url: str) -> sa.URL:
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError as exc:
        raise StoreUrlError("no address of a store") from exc
    match parsed.drivername:
        case "sqlite" if parsed.database and parsed.database != ":memory:":
            return parsed.set(drivername="sqlite+aiosqlite")
        case "postgresql" | "postgres":
            unknown = sorted(set(parsed.query) - set(_POSTGRESQL_OPTIONS))
            if unknown:
                raise StoreUrlError(f"unknown option {unknown[0]} in the address")
            query = {_POSTGRESQL_OPTIONS[name]: value for name, value in parsed.query.items()}
            return parsed.set(drivername="postgresql+asyncpg", query=query)
    raise StoreUrlError("a store is sqlite:///path or postgresql://host/name")


def _prepare_file(path: Path, *, create: bool) -> None:
    """Make the file if need be, of mode 0600 from the start; SQLite gives its companions the same mode."""
    try:
        if not path.exists():
            if not create:
                raise StoreMissingError("there is no store there")
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        if not path.is_file():
            raise StoreDamagedError("not a file")
    except OSError as exc:
        raise StoreUnreachableError(f"the store cannot be made there: {exc.strerror}") from exc
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(path.parent, os.W_OK)):
        raise StoreReadOnlyError("the file of the store, or the folder it is in, may not be written")


def _sqlite_engine(url: sa.URL, busy_seconds: float) -> AsyncEngine:
    engine = create_async_engine(
        url, connect_args={"timeout": busy_seconds, "isolation_level": None}, hide_parameters=True
    )

    @event.listens_for(engine.sync_engine, "connect")
    def _on_connect(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in _SQLITE_PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.execute("SELECT count(*) FROM sqlite_schema")  # a broken schema shows here, not later
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _on_begin(connection: sa.Connection) -> None:
        # A writer takes the lock at once (BEGIN IMMEDIATE): one that read first and then finds another writer
        # ahead of it would fail without waiting.
        statement = connection.get_execution_options().get("postkluis_transaction", "BEGIN")
        if statement is not None:
            connection.exec_driver_sql(statement)

    return engine


def _postgresql_engine(url: sa.URL, busy_seconds: float) -> AsyncEngine:
    settings = {"lock_timeout": f"{int(busy_seconds * 1000)}ms", "application_name": "postkluis"}
    return create_async_engine(
        url,
        connect_args={"timeout": _CONNECT_SECONDS, "server_settings": settings},
        pool_pre_ping=True,
        hide_parameters=True,
    )


async def _revision(connection: AsyncConnection) -> str | None:
    """Return the revision of the schema, `None` for an empty database."""
    tables = set(await connection.run_sync(lambda sync: sa.inspect(sync).get_table_names()))
    if "alembic_version" not in tables:
        if tables & set(metadata.tables) or tables:
            raise StoreDamagedError("a database of something else")
        return None
    found = (await connection.execute(sa.text("SELECT version_num FROM alembic_version"))).scalars().all()
    match found:
        case [str(revision)] if revision in REVISIONS:
            later = REVISIONS[REVISIONS.index(revision) + 1 :]
            if not set(metadata.tables) - {table for one in later for table in ADDED[one]} <= tables:
                raise StoreDamagedError("tables are missing")
            return revision
        case [str(revision)]:
            raise StoreNewerError(revision=revision)
    raise StoreDamagedError("the revision of the schema is missing")


def _upgrade(connection: sa.Connection) -> None:
    # Alembic takes a fifth of a second to import, and an up-to-date store has no need of it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
