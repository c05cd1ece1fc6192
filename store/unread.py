"""Sources that were pushed and that nobody read yet: the rows, and taking them away with a reader's wraps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store.ids import PartKind, ReaderId, RecipientHandle, SubjectId, VaultId, main_part
from store.schema import unread, wraps

READ_KINDS = (PartKind.SOURCE, PartKind.PROVENANCE)
"""What is wrapped to a reader: what came in, and by what name and on which day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadSource:
    """A source of a vault that waits to be read, and which key of the host may open it."""

    vault: VaultId
    source: SubjectId
    reader: ReaderId
    stored_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What was pushed to a vault and not read: sources, and parcels by the keys of their rows."""

    sources: tuple[SubjectId, ...] = ()
    parcels: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything waits."""
        return bool(self.sources or self.parcels)


async def insert_unread(connection: AsyncConnection, rows: Sequence[UnreadSource]) -> None:
    """Note sources that are to be read."""
    if rows:
        await connection.execute(
            unread.insert(),
            [
                {
                    "vault_id": row.vault,
                    "source_id": row.source,
                    "reader_key": row.reader,
                    "stored_at": row.stored_at,
                }
                for row in rows
            ],
        )


async def fetch_unread_of_reader(
    connection: AsyncConnection, reader: ReaderId, *, limit: int
) -> list[UnreadSource]:
    """Return what a reader key may still open, longest waiting first."""
    statement = (
        unread.select().where(unread.c.reader_key == reader).order_by(unread.c.stored_at, unread.c.source_id)
    )
    return [_decode(row) for row in await connection.execute(statement.limit(limit))]


async def fetch_unread_of_vault(connection: AsyncConnection, vault: VaultId) -> list[UnreadSource]:
    """Return what is noted as unread in a vault, longest waiting first."""
    statement = unread.select().where(unread.c.vault_id == vault).order_by(unread.c.stored_at)
    return [_decode(row) for row in await connection.execute(statement)]


async def count_unread(connection: AsyncConnection) -> int:
    """Return how many sources of all vaults wait."""
    return int((await connection.execute(sa.select(sa.func.count()).select_from(unread))).scalar_one())


async def delete_unread(connection: AsyncConnection, vault: VaultId, source: SubjectId) -> bool:
    """Note that a source was read; return whether it was noted as unread."""
    statement = unread.delete().where(unread.c.vault_id == vault, unread.c.source_id == source)
    return (await connection.execute(statement)).rowcount > 0


async def delete_reader_wraps(
    connection: AsyncConnection, vault: VaultId, source: SubjectId, handle: RecipientHandle
) -> int:
    """Take away what one reader opened a source with."""
    return await _delete_wraps(connection, vault, source, wraps.c.recipient == handle)


async def delete_all_reader_wraps(
    connection: AsyncConnection, vault: VaultId, source: SubjectId, owner: RecipientHandle
) -> int:
    """Take away what anybody but the owner opens a source with that no letter was made of yet.

    No grant reaches such a source: a grant shares letters. So whoever has a wrap is a reader of the host.
    """
    return await _delete_wraps(connection, vault, source, wraps.c.recipient != owner)


async def vaults_with_unread(connection: AsyncConnection, reader: ReaderId) -> Iterable[VaultId]:
    """Return the vaults that have something for a reader key."""
    statement = sa.select(unread.c.vault_id).where(unread.c.reader_key == reader).distinct()
    return [VaultId(vault) for vault in (await connection.execute(statement)).scalars()]


async def _delete_wraps(
    connection: AsyncConnection, vault: VaultId, source: SubjectId, whose: sa.ColumnElement[bool]
) -> int:
    named = [main_part(vault, source, kind) for kind in READ_KINDS]
    statement = wraps.delete().where(wraps.c.vault_id == vault, wraps.c.part_id.in_(named), whose)
    return (await connection.execute(statement)).rowcount


def _decode(row: sa.Row[tuple[str, str, str, int]]) -> UnreadSource:
    return UnreadSource(
        vault=VaultId(row.vault_id),
        source=SubjectId(row.source_id),
        reader=ReaderId(row.reader_key),
        stored_at=row.stored_at,
    )
