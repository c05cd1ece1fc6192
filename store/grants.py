"""The little of a grant that stands in clear: its id, whose wraps it made, and its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from store.errors import GrantMissingError
from store.ids import GrantId, RecipientHandle, VaultId
from store.schema import grants


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantState:
    """What the database says of a grant. It is a policy check, not the lock: the wraps are."""

    grant_id: GrantId
    handle: RecipientHandle
    expires_at: datetime
    """First instant at which it no longer holds."""
    withdrawn_at: datetime | None

    def holds(self, now: datetime) -> bool:
        """Whether the grant is neither withdrawn nor past its end."""
        return self.withdrawn_at is None and now < self.expires_at


async def insert_grant(
    connection: AsyncConnection,
    vault: VaultId,
    grant_id: GrantId,
    handle: RecipientHandle,
    expires_at: datetime,
) -> None:
    """Register a grant. Its end is kept in whole seconds, rounded down: never longer than was granted."""
    if expires_at.tzinfo is None:
        raise ValueError("an instant without a time zone")
    await connection.execute(
        grants.insert().values(
            vault_id=vault, grant_id=grant_id, recipient=handle, expires_at=int(expires_at.timestamp())
        )
    )


async def mark_withdrawn(
    connection: AsyncConnection, vault: VaultId, grant_id: GrantId, now: datetime
) -> GrantState:
    """Write down that a grant is withdrawn; one that was withdrawn before keeps its time."""
    state = await get_grant_state(connection, vault, grant_id)
    await connection.execute(
        grants.update()
        .where(grants.c.vault_id == vault, grants.c.grant_id == grant_id, grants.c.withdrawn_at.is_(None))
        .values(withdrawn_at=int(now.timestamp()))
    )
    return state


async def get_grant_state(connection: AsyncConnection, vault: VaultId, grant_id: GrantId) -> GrantState:
    """Return what the database says of a grant; `GrantMissingError` where it has none."""
    statement = grants.select().where(grants.c.vault_id == vault, grants.c.grant_id == grant_id)
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        raise GrantMissingError(grant_id)
    withdrawn = row.withdrawn_at
    return GrantState(
        grant_id=grant_id,
        handle=RecipientHandle(row.recipient),
        expires_at=datetime.fromtimestamp(row.expires_at, UTC),
        withdrawn_at=None if withdrawn is None else datetime.fromtimestamp(withdrawn, UTC),
    )
