"""Nonces of signed requests: each is spent once, and forgotten when its request is too old anyhow."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store.ids import KeyId
from store.schema import nonces


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestNonce:
    """The nonce of a request, of the key that signed it, and when the request is refused for its age."""

    key_id: KeyId
    nonce: str = field(repr=False)
    expires_at: datetime

    @property
    def digest(self) -> bytes:
        """What is kept of it: a sender's nonce may be of any length."""
        return hashlib.sha256(self.nonce.encode("utf-8")).digest()


async def find_spent(connection: AsyncConnection, asked: Sequence[RequestNonce]) -> set[tuple[str, bytes]]:
    """Return which of these were spent before, each as key id and digest."""
    statement = sa.select(nonces.c.key_id, nonces.c.nonce).where(
        nonces.c.nonce.in_({one.digest for one in asked})
    )
    return {(row.key_id, row.nonce) for row in await connection.execute(statement)}


async def insert_nonces(connection: AsyncConnection, spent: Sequence[RequestNonce]) -> None:
    """Spend nonces, each of them new to the database; its primary key decides where two are at it at once."""
    if spent:
        await connection.execute(
            nonces.insert(),
            [
                {
                    "key_id": one.key_id,
                    "nonce": one.digest,
                    "expires_at": int(one.expires_at.timestamp()),
                }
                for one in spent
            ],
        )


async def delete_expired(connection: AsyncConnection, now: datetime) -> int:
    """Forget the nonces of requests that are too old anyhow; return how many."""
    statement = nonces.delete().where(nonces.c.expires_at <= int(now.timestamp()))
    return (await connection.execute(statement)).rowcount
