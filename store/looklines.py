"""The statements on the log of looks."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from store.ids import RecipientHandle, VaultId
from store.looks import LookPlace, SealedLook
from store.schema import looks


async def fetch_looks(connection: AsyncConnection, vault: VaultId) -> list[SealedLook]:
    """Return the whole log, ordered by sequence; lines are numbered from 1, so nothing else is one."""
    statement = (
        looks.select().where(looks.c.vault_id == vault, looks.c.sequence >= 1).order_by(looks.c.sequence)
    )
    return [
        SealedLook(
            place=LookPlace(
                vault=vault,
                sequence=row.sequence,
                recipient=RecipientHandle(row.recipient),
                previous=row.previous,
            ),
            wrap=row.wrap,
            sealed=row.sealed,
        )
        for row in await connection.execute(statement)
    ]


async def next_place(connection: AsyncConnection, vault: VaultId, recipient: RecipientHandle) -> LookPlace:
    """Return where the next line goes."""
    statement = looks.select().where(looks.c.vault_id == vault).order_by(looks.c.sequence.desc()).limit(1)
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        return LookPlace(vault=vault, sequence=1, recipient=recipient, previous=b"")
    last = SealedLook(
        place=LookPlace(
            vault=vault,
            sequence=row.sequence,
            recipient=RecipientHandle(row.recipient),
            previous=row.previous,
        ),
        wrap=row.wrap,
        sealed=row.sealed,
    )
    return LookPlace(vault=vault, sequence=row.sequence + 1, recipient=recipient, previous=last.line_hash)


async def insert_look(connection: AsyncConnection, line: SealedLook) -> None:
    """Append a line."""
    place = line.place
    await connection.execute(
        looks.insert().values(
            vault_id=place.vault,
            sequence=place.sequence,
            recipient=place.recipient,
            previous=place.previous,
            wrap=line.wrap,
            sealed=line.sealed,
        )
    )
