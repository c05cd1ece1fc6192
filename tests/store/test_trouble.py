"""What goes wrong with a database, brought about for real: each has its name, and nothing is lost."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from store import (
    AlreadyKnownError,
    CounsellorKeys,
    PartKind,
    Store,
    StoreDamagedError,
    StoreFullError,
    StoreLockedError,
    StoreMissingError,
    StoreNewerError,
    StoreReadOnlyError,
    StoreUnreachableError,
    StoreUrlError,
    SubjectId,
    UnlockedVault,
    new_subject_id,
    sqlite_path,
    sqlite_url,
)
from store.engine import translated
from tests.store.conftest import CHEAP, HOUSEHOLD, PASSPHRASE, Vault, raw_database

_ROOT = Path(__file__).parents[2]


async def _fill(path: Path) -> None:
    async with await Store.open(f"sqlite:///{path}", passphrase_cost=CHEAP) as store:
        created = await store.create_vault(passphrase=PASSPHRASE, household=HOUSEHOLD)
        created.intake_keys.save(path.with_name("intake.key"))
        async with store.intake(created.intake_keys).adding() as transaction:
            for _ in range(40):
                await transaction.add(new_subject_id(), PartKind.FACTS, os.urandom(3000))


async def _unlock_only_vault(store: Store) -> UnlockedVault:
    (vault_id,) = await store.vault_ids()
    return await store.unlock(vault_id, passphrase=PASSPHRASE)


async def _open(path: Path, *, create: bool = True) -> None:
    async with await Store.open(f"sqlite:///{path}", create=create, busy_seconds=0.3):
        pass


def _execute(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


async def test_a_store_that_is_not_there_is_missing_and_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError):
        await _open(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


async def test_a_new_store_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "vault.db"
    async with await Store.open(f"sqlite:///{path}", passphrase_cost=CHEAP) as store:
        await store.create_vault(passphrase=PASSPHRASE, household=HOUSEHOLD)
        modes = {entry.name: entry.stat().st_mode & 0o777 for entry in path.parent.iterdir()}
    assert modes == {"vault.db": 0o600, "vault.db-wal": 0o600, "vault.db-shm": 0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "url",
    ["", "vault.db", "mysql://host/name", "sqlite://", "sqlite:///:memory:", "postgresql://h/n?options=x"],
)
async def test_an_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(StoreUrlError):
        await Store.open(url)
    with pytest.raises(StoreUrlError):
        sqlite_path(url)
    assert sqlite_path("postgresql://host/name") is None


@pytest.mark.parametrize("content", [b"no database at all " * 300, b"%PDF-1.7", b"\0" * 8192])
async def test_a_file_that_is_no_database_is_damaged_and_stays_as_it_is(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "vault.db"
    path.write_bytes(content)
    with pytest.raises(StoreDamagedError):
        await _open(path)
    assert path.read_bytes() == content


async def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreDamagedError):
        await _open(tmp_path)


async def test_a_database_of_something_else_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    _execute(path, "CREATE TABLE notes (text)")
    with pytest.raises(StoreDamagedError, match="a database of something else"):
        await _open(path)


async def test_a_file_cut_in_half_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    await _fill(path)
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(StoreDamagedError):
        async with await Store.open(f"sqlite:///{path}") as store:
            await store.check()


async def test_pages_overwritten_are_found(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    await _fill(path)
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 30] = b"\xa5" * (4096 * 27)
    path.write_bytes(content)

    async def read_everything() -> None:
        async with await Store.open(f"sqlite:///{path}", passphrase_cost=CHEAP) as store:
            await store.check()

    with pytest.raises(StoreDamagedError):
        await read_everything()


async def test_a_schema_or_a_text_that_is_no_utf8_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    await _fill(path)
    _execute(path, "UPDATE parts SET subject_id = CAST(x'ff' AS TEXT)")
    async with await Store.open(f"sqlite:///{path}", passphrase_cost=CHEAP) as store:
        unlocked = await _unlock_only_vault(store)
        with pytest.raises(StoreDamagedError):
            await unlocked.refs()
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE wraps", b"CREATE \xffABLE wraps"))
    with pytest.raises(StoreDamagedError, match="the schema is broken"):
        await _open(path)


async def test_tables_taken_away_are_damage(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    await _fill(path)
    _execute(path, "DROP TABLE looks")
    with pytest.raises(StoreDamagedError, match="tables are missing"):
        await _open(path)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE parts SET sealed = 1000000000000",
        "UPDATE parts SET sealed = 'text'",
        "UPDATE parts SET version = 'text' WHERE rowid = 2",
        "UPDATE parts SET subject_id = x'ff'",
    ],
)
async def test_a_column_of_another_type_is_damage_and_takes_no_memory(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "vault.db"
    await _fill(path)
    _execute(path, "DELETE FROM wraps", damage)
    async with await Store.open(f"sqlite:///{path}", passphrase_cost=CHEAP) as store:
        unlocked = await _unlock_only_vault(store)
        with pytest.raises(StoreDamagedError, match="of another type"):
            await unlocked.open_all(PartKind.FACTS)


async def test_a_store_from_a_newer_version_is_left_alone(vault: Vault) -> None:
    async with raw_database(vault.url) as connection:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9041'"))
    with pytest.raises(StoreNewerError) as newer:
        await Store.open(vault.url)
    assert newer.value.revision == "9041"


@contextmanager
def _held_by_another_process(path: Path) -> Iterator[None]:
    script = (
        "import sqlite3, sys\n"
        "connection = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "connection.execute('BEGIN EXCLUSIVE')\n"
        "print('held', flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        try:
            yield
        finally:
            other.communicate()


async def test_a_store_that_another_process_holds_is_locked_and_then_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    await _fill(path)
    async with await Store.open(f"sqlite:///{path}", passphrase_cost=CHEAP, busy_seconds=0.3) as store:
        unlocked = await _unlock_only_vault(store)
        subject = new_subject_id()
        with _held_by_another_process(path):
            assert len(await unlocked.open_all(PartKind.FACTS)) == 40
            with pytest.raises(StoreLockedError):
                await unlocked.put(subject, PartKind.FACTS, b"facts")
        await unlocked.put(subject, PartKind.FACTS, b"facts")
        assert len(await unlocked.open_all(PartKind.FACTS)) == 41


async def test_a_new_store_cannot_be_made_in_a_file_that_is_held(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    path.touch()
    with _held_by_another_process(path), pytest.raises(StoreLockedError):
        await _open(path)


async def test_a_vault_that_another_connection_holds_is_locked_on_postgresql(
    new_postgresql_url: str,
) -> None:
    async with await Store.open(new_postgresql_url, passphrase_cost=CHEAP, busy_seconds=0.3) as store:
        await store.create_vault(passphrase=PASSPHRASE, household=HOUSEHOLD)
        unlocked = await _unlock_only_vault(store)
        async with raw_database(new_postgresql_url) as connection:
            await connection.execute(sa.text("SELECT * FROM vaults FOR UPDATE"))
            with pytest.raises(StoreLockedError):
                await unlocked.put(new_subject_id(), PartKind.FACTS, b"facts")
        await unlocked.put(new_subject_id(), PartKind.FACTS, b"facts")


async def test_a_database_that_is_not_there_or_not_reachable_on_postgresql(
    new_postgresql_url: str, tmp_path: Path
) -> None:
    with pytest.raises(StoreMissingError):
        await Store.open(sa.make_url(new_postgresql_url).set(database="absent").render_as_string())
    with pytest.raises(StoreUnreachableError):
        await Store.open(f"postgresql://postgres@/postgres?host={tmp_path}")
    with pytest.raises(StoreUnreachableError):
        await Store.open("postgresql://postgres@127.0.0.1:1/postgres")


async def test_a_postgresql_that_may_only_be_read_says_so(new_postgresql_url: str) -> None:
    async with raw_database(new_postgresql_url) as connection:
        await connection.execute(sa.text("ALTER ROLE postgres SET default_transaction_read_only = on"))
    try:
        with pytest.raises(StoreReadOnlyError):
            await Store.open(new_postgresql_url)
    finally:
        async with raw_database(new_postgresql_url) as connection:
            await connection.execute(sa.text("SET TRANSACTION READ WRITE"))
            await connection.execute(sa.text("ALTER ROLE postgres RESET default_transaction_read_only"))


async def test_a_postgresql_that_goes_away_is_unreachable_and_then_goes_on(
    vault_on_postgresql: Vault,
) -> None:
    vault, subject = vault_on_postgresql, new_subject_id()

    async def add_while_it_goes_away() -> None:
        async with vault.intake.adding() as transaction:
            await transaction.add(subject, PartKind.SOURCE, b"a letter")
            async with raw_database(vault.url) as connection:
                await connection.execute(
                    sa.text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        " WHERE application_name = 'postkluis'"
                    )
                )
            await transaction.add(subject, PartKind.PROVENANCE, b"where from")

    with pytest.raises(StoreUnreachableError):
        await add_while_it_goes_away()
    assert await vault.unlocked.refs(PartKind.SOURCE) == ()
    async with vault.intake.adding() as transaction:
        await transaction.add(subject, PartKind.SOURCE, b"a letter")


async def test_an_error_of_the_caller_inside_a_transaction_stays_the_callers(vault: Vault) -> None:
    async def read_a_file_that_is_gone() -> None:
        async with vault.intake.adding() as transaction:
            await transaction.add(new_subject_id(), PartKind.SOURCE, Path("/nowhere/letter.pdf").read_bytes())

    with pytest.raises(FileNotFoundError):
        await read_a_file_that_is_gone()
    assert await vault.unlocked.refs(PartKind.SOURCE) == ()


async def test_a_file_left_empty_by_a_killed_start_becomes_a_store(tmp_path: Path) -> None:
    (tmp_path / "vault.db").touch()
    await _open(tmp_path / "vault.db", create=False)


@pytest.mark.parametrize("name", ["mijn kluis.db", "100%25 post.db", "poëzie & #1.db", "a?b=c.db"])
async def test_a_store_may_stand_in_any_file(tmp_path: Path, name: str) -> None:
    assert sqlite_path(sqlite_url(tmp_path / name)) == tmp_path / name
    async with await Store.open(sqlite_url(tmp_path / name)):
        assert {path.name for path in tmp_path.iterdir()} == {name, f"{name}-wal", f"{name}-shm"}


async def test_two_that_bring_in_the_same_letter_at_once_store_it_once(vault: Vault) -> None:
    async def bring_in(source: SubjectId) -> SubjectId:
        try:
            async with vault.intake.adding() as transaction:
                await transaction.recognise(b"the same bytes", source)
                await transaction.add(source, PartKind.SOURCE, b"the same bytes")
        except AlreadyKnownError as exc:
            return exc.source_id
        return source

    async with await Store.open(vault.url, passphrase_cost=CHEAP) as elsewhere:
        other = elsewhere.intake(vault.created.intake_keys)
        assert other.vault_id == vault.created.vault_id
        found = await asyncio.gather(*(bring_in(new_subject_id()) for _ in range(6)))
    assert len(set(found)) == 1
    assert [ref.subject for ref in await vault.unlocked.refs(PartKind.SOURCE)] == [found[0]]


async def test_many_versions_and_looks_at_once_queue_up(vault: Vault) -> None:
    subject, keys = new_subject_id(), CounsellorKeys.generate()
    handle = vault.unlocked.new_handle()
    shared = await vault.store.open_shared(
        vault.created.vault_id, keys=keys, handle=handle, vault_key_id=vault.created.vault_key_id
    )
    await asyncio.gather(
        *(vault.unlocked.put(subject, PartKind.FACTS, bytes([number])) for number in range(5)),
        *(shared.append_look(bytes([number])) for number in range(5)),
    )
    history = await vault.unlocked.history(subject, PartKind.FACTS)
    assert [part.ref.version for part in history] == [1, 2, 3, 4, 5]
    assert history.unreadable == ()
    log = await vault.unlocked.looks({handle: keys.signing_public_key})
    assert (log.intact, len(log.looks)) == (True, 5)


# Each script opens a store first, since root gives up the right to read this environment on the way.
_READ_ONLY = """
import asyncio, os, sys
from store import Store, StoreReadOnlyError
async def main():
    async with await Store.open(sys.argv[1]):
        pass
    os.chmod(sys.argv[2], 0o444)
    os.chmod(os.path.dirname(sys.argv[2]), 0o555)
    if os.geteuid() == 0:
        os.setuid(65534)
    try:
        await Store.open(sys.argv[1])
    except StoreReadOnlyError:
        print("read only")
asyncio.run(main())
"""

# A limit on the size of files is how a full disk looks to one process, without being root.
_FULL = """
import asyncio, os, pathlib, resource, signal, sys
from store import IntakeKeys, PartKind, Store, StoreFullError, new_subject_id
async def main():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    path = pathlib.Path(sys.argv[2])
    async with await Store.open(sys.argv[1]) as store:
        intake = store.intake(IntakeKeys.load(path.with_name("intake.key")))
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 300_000,) * 2)
        for _ in range(200):
            subject = new_subject_id()
            try:
                async with intake.adding() as transaction:
                    await transaction.add(subject, PartKind.SOURCE, os.urandom(20_000))
                    await transaction.add(subject, PartKind.PROVENANCE, b"where from")
            except StoreFullError:
                print("full")
                break
            print(subject, flush=True)
asyncio.run(main())
"""


def _run(script: str, path: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", script, f"sqlite:///{path}", str(path)],
        capture_output=True,
        text=True,
        cwd=_ROOT,
        timeout=300,
        check=True,
    )
    return done.stdout.splitlines()


def test_a_store_that_may_not_be_written_is_read_only() -> None:
    # Not under tmp_path: pytest closes its folders to the user that root turns into.
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o755)
        assert _run(_READ_ONLY, folder / "vault.db") == ["read only"]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


async def test_a_full_disk_is_named_and_what_was_acknowledged_is_there(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    await _fill(path)
    *acknowledged, last = _run(_FULL, path)
    assert last == "full"
    async with await Store.open(f"sqlite:///{path}", passphrase_cost=CHEAP) as store:
        unlocked = await _unlock_only_vault(store)
        sources = await unlocked.open_all(PartKind.SOURCE)
        assert (len(sources) > 0, sources.unreadable) == (True, ())
        assert {part.ref.subject for part in sources} == set(acknowledged)
        provenances = await unlocked.open_all(PartKind.PROVENANCE)
        assert {part.ref.subject for part in provenances} == set(acknowledged)
        await unlocked.put(new_subject_id(), PartKind.SOURCE, b"and on it goes")


def test_a_database_that_may_not_grow_is_full(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "small.db")
    connection.execute("PRAGMA max_page_count = 4")
    connection.execute("CREATE TABLE t (content)")
    with pytest.raises(StoreFullError), translated():
        connection.execute("INSERT INTO t VALUES (randomblob(100000))")
    connection.close()


_ADD_FOREVER = """
import asyncio, os, pathlib, sys
from store import IntakeKeys, PartKind, Store, new_subject_id
async def main():
    path = pathlib.Path(sys.argv[2])
    async with await Store.open(sys.argv[1]) as store:
        intake = store.intake(IntakeKeys.load(path.with_name("intake.key")))
        while True:
            subject = new_subject_id()
            async with intake.adding() as transaction:
                await transaction.recognise(subject.encode(), subject)
                await transaction.add(subject, PartKind.SOURCE, os.urandom(30_000))
                await transaction.add(subject, PartKind.PROVENANCE, b"where from")
            print(subject, flush=True)
asyncio.run(main())
"""


@pytest.mark.parametrize("after", [1, 2, 7, 23])
async def test_a_killed_writer_leaves_what_it_acknowledged_and_no_half(tmp_path: Path, after: int) -> None:
    path = tmp_path / "vault.db"
    await _fill(path)
    with subprocess.Popen(
        [sys.executable, "-c", _ADD_FOREVER, f"sqlite:///{path}", str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=_ROOT,
    ) as writer:
        assert writer.stdout is not None
        acknowledged = {writer.stdout.readline().strip() for _ in range(after)}
        writer.kill()
        acknowledged |= {line.strip() for line in writer.stdout if line.endswith("\n")}
    async with await Store.open(f"sqlite:///{path}", passphrase_cost=CHEAP) as store:
        await store.check()
        unlocked = await _unlock_only_vault(store)
        sources = {part.ref.subject for part in await unlocked.open_all(PartKind.SOURCE)}
        provenances = {part.ref.subject for part in await unlocked.open_all(PartKind.PROVENANCE)}
        assert sources == provenances
        assert sources >= acknowledged
        assert len(sources - acknowledged) <= 1
        for subject in sources:
            assert await unlocked.known_source(subject.encode()) == subject


@pytest.mark.parametrize(
    "foreign",
    [sa.exc.DBAPIError, *sa.exc.DBAPIError.__subclasses__(), *sa.exc.DatabaseError.__subclasses__()],
)
def test_no_error_of_the_database_leaves_the_store_untranslated(foreign: type[sa.exc.DBAPIError]) -> None:
    expected = ValueError if foreign is sa.exc.IntegrityError else StoreUnreachableError
    with pytest.raises(expected), translated():
        raise foreign("SELECT 1", None, Exception())
