"""The schema: migrations and tables agree, keys start with the vault, FORMAT.md lists every column."""

from __future__ import annotations

import re
from pathlib import Path

import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import store as store_package
from store import Store
from store.schema import GLOBAL, REVISIONS, metadata
from tests.store.conftest import raw_database

_PACKAGE = Path(store_package.__file__).parent


async def test_migrations_make_the_tables_that_the_program_uses(store_url: str) -> None:
    async with await Store.open(store_url):
        pass

    def differences(connection: sa.Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with raw_database(store_url) as connection:
        assert await connection.run_sync(differences) == []


def test_the_revisions_are_those_of_the_migrations_in_order() -> None:
    script = ScriptDirectory(str(_PACKAGE / "migrations"))
    assert tuple(revision.revision for revision in script.walk_revisions())[::-1] == REVISIONS


def test_the_key_of_every_table_of_a_vault_starts_with_the_vault() -> None:
    for table in metadata.sorted_tables:
        if table.name in GLOBAL:
            continue
        assert next(iter(table.primary_key.columns)).name == "vault_id", table.name
        for constraint in table.foreign_key_constraints:
            assert constraint.column_keys[0] == "vault_id", table.name


async def test_opening_twice_at_once_makes_one_schema(store_url: str) -> None:
    import asyncio

    stores = await asyncio.gather(*(Store.open(store_url) for _ in range(3)))
    for store in stores:
        assert await store.vault_ids() == ()
        await store.close()


def test_the_format_names_every_table_and_column() -> None:
    text = (_PACKAGE / "FORMAT.md").read_text(encoding="utf-8")
    for table in metadata.sorted_tables:
        section = re.search(rf"^### `{table.name}`$(.*?)(?=^#)", text, re.MULTILINE | re.DOTALL)
        assert section is not None, table.name
        listed = re.findall(r"^\| `(\w+)` \|", section.group(1), re.MULTILINE)
        assert listed == [column.name for column in table.columns], table.name
