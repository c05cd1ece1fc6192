"""What became of each message of the citizen's mailboxes: rows under keyed hashes, sealed by who asks.

The store knows neither key: what a mark is a hash of, and what is sealed under it, is the mailbox door's
(FORMAT.md, "Mailboxes").
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store.engine import Database
from store.ids import VaultId
from store.schema import mailbox_marks

MARK_BYTES = 32
_AT_ONCE = 400
"""Marks in one statement; SQLite takes at least 999 values, and each row has three."""
_ROWS_IN_MEMORY = 2000


class MailboxMarks:
    """The marks of one vault, to be read; they are written in the transaction of what they tell of."""

    def __init__(self, database: Database, vault: VaultId) -> None:
        self._database = database
        self._vault = vault

    async def find(self, marks: Iterable[bytes]) -> dict[bytes, bytes]:
        """Return what is sealed under these marks, for those that are there."""
        async with self._database.reading() as connection:
            return await find_marks(connection, self._vault, marks)

    async def every(self) -> AsyncIterator[tuple[bytes, bytes]]:
        """Yield each mark with what is sealed under it, in the order of the marks."""
        last = b""
        while True:
            statement = (
                sa.select(mailbox_marks.c.mark, mailbox_marks.c.sealed)
                .where(mailbox_marks.c.vault_id == self._vault, mailbox_marks.c.mark > last)
                .order_by(mailbox_marks.c.mark)
                .limit(_ROWS_IN_MEMORY)
            )
            async with self._database.reading() as connection:
                rows = (await connection.execute(statement)).all()
            for row in rows:
                yield row.mark, row.sealed
            if len(rows) < _ROWS_IN_MEMORY:
                return
            last = rows[-1].mark


async def find_marks(
    connection: AsyncConnection, vault: VaultId, marks: Iterable[bytes]
) -> dict[bytes, bytes]:
    """Return what is sealed under these marks, for those that are there."""
    wanted = sorted(set(marks))
    found: dict[bytes, bytes] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        statement = sa.select(mailbox_marks.c.mark, mailbox_marks.c.sealed).where(
            mailbox_marks.c.vault_id == vault, mailbox_marks.c.mark.in_(wanted[at : at + _AT_ONCE])
        )
        found.update({row.mark: row.sealed for row in await connection.execute(statement)})
    return found


async def put_marks(connection: AsyncConnection, vault: VaultId, rows: Mapping[bytes, bytes]) -> None:
    """Write these marks, in the place of those of the same name that are there."""
    if any(len(mark) != MARK_BYTES for mark in rows):
        raise ValueError("a mark has 32 bytes")
    await delete_marks(connection, vault, rows)
    if rows:
        await connection.execute(
            mailbox_marks.insert(),
            [{"vault_id": vault, "mark": mark, "sealed": sealed} for mark, sealed in sorted(rows.items())],
        )


async def delete_marks(connection: AsyncConnection, vault: VaultId, marks: Iterable[bytes]) -> None:
    """Forget these marks; those that are not there are no matter."""
    wanted = sorted(set(marks))
    for at in range(0, len(wanted), _AT_ONCE):
        await connection.execute(
            mailbox_marks.delete().where(
                mailbox_marks.c.vault_id == vault, mailbox_marks.c.mark.in_(wanted[at : at + _AT_ONCE])
            )
        )
