"""The statements on vaults and parts that the two sides of the store share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from store.errors import VaultAlteredError, VaultMissingError
from store.ids import PartId, PartKind, PartRef, RecipientHandle, SubjectId, VaultId
from store.schema import parts, recognised, vaults, wraps
from store.vaultkeys import VaultPublic

_KINDS = frozenset(kind.value for kind in PartKind)
"""A kind that is none of these can only have been written by somebody else: the row is no part of ours."""
_NAMES = (parts.c.vault_id, parts.c.part_id, parts.c.version, parts.c.subject_id, parts.c.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPart:
    """One version of a part as the database has it, for one recipient."""

    ref: PartRef
    sealed: bytes = field(repr=False)
    wrap: bytes | None = field(repr=False)
    before: bytes | None = field(repr=False)
    """The sealed version before this one, which this one names by its hash."""


async def get_vault_public(connection: AsyncConnection, vault: VaultId, *, lock: bool = False) -> VaultPublic:
    """Return the public half of a vault; with `lock` nobody else writes to it until the transaction ends."""
    statement = sa.select(vaults).where(vaults.c.vault_id == vault)
    if lock:
        statement = statement.with_for_update()
    row = (await connection.execute(statement)).one_or_none()
    if row is None:
        raise VaultMissingError(vault)
    return VaultPublic.decode(
        vault=vault,
        owner_handle=row.owner_handle,
        encryption_key=row.encryption_key,
        signing_key=row.signing_key,
        signature=row.keys_signature,
    )


async def lock_vault(connection: AsyncConnection, expected: VaultPublic) -> None:
    """Lock a vault for writing, and check that its keys are still those that we seal to."""
    if await get_vault_public(connection, expected.vault, lock=True) != expected:
        raise VaultAlteredError(expected.vault, "signing_key")


async def find_newest(connection: AsyncConnection, vault: VaultId, part: PartId) -> tuple[int, bytes] | None:
    """Return version and sealed bytes of the newest version of a part."""
    statement = (
        sa.select(parts.c.version, parts.c.sealed)
        .where(parts.c.vault_id == vault, parts.c.part_id == part)
        .order_by(parts.c.version.desc())
        .limit(1)
    )
    row = (await connection.execute(statement)).one_or_none()
    return None if row is None else (row.version, row.sealed)


async def insert_part(
    connection: AsyncConnection, ref: PartRef, sealed: bytes, recipient: RecipientHandle, wrapped: bytes
) -> None:
    """Store one version of a part with the wrap of its first recipient."""
    await connection.execute(
        parts.insert().values(
            vault_id=ref.vault,
            part_id=ref.part,
            version=ref.version,
            subject_id=ref.subject,
            kind=ref.kind.value,
            sealed=sealed,
        )
    )
    await insert_wraps(connection, [(ref, wrapped)], recipient)


async def insert_wraps(
    connection: AsyncConnection, wrapped: Sequence[tuple[PartRef, bytes]], recipient: RecipientHandle
) -> None:
    """Store wraps of one recipient."""
    if wrapped:
        await connection.execute(
            wraps.insert(),
            [
                {
                    "vault_id": ref.vault,
                    "part_id": ref.part,
                    "version": ref.version,
                    "recipient": recipient,
                    "wrap": wrap,
                }
                for ref, wrap in wrapped
            ],
        )


async def find_wrapped(
    connection: AsyncConnection, vault: VaultId, recipient: RecipientHandle, refs: Sequence[PartRef]
) -> set[PartRef]:
    """Return which of these versions have a wrap for a recipient."""
    statement = sa.select(wraps.c.part_id, wraps.c.version).where(
        wraps.c.vault_id == vault,
        wraps.c.recipient == recipient,
        wraps.c.part_id.in_({ref.part for ref in refs}),
    )
    found = {(row.part_id, row.version) for row in await connection.execute(statement)}
    return {ref for ref in refs if (ref.part, ref.version) in found}


async def delete_wraps(connection: AsyncConnection, vault: VaultId, recipient: RecipientHandle) -> int:
    """Delete every wrap of one recipient and return how many there were."""
    statement = wraps.delete().where(wraps.c.vault_id == vault, wraps.c.recipient == recipient)
    return (await connection.execute(statement)).rowcount


async def find_recognised(connection: AsyncConnection, vault: VaultId, mark: bytes) -> SubjectId | None:
    """Return the source that carries a mark."""
    statement = sa.select(recognised.c.source_id).where(
        recognised.c.vault_id == vault, recognised.c.mark == mark
    )
    found = (await connection.execute(statement)).scalar_one_or_none()
    return None if found is None else SubjectId(found)


async def fetch_newest(
    connection: AsyncConnection,
    vault: VaultId,
    recipient: RecipientHandle,
    *,
    shared: bool,
    kind: PartKind | None = None,
    subject: SubjectId | None = None,
    part: PartId | None = None,
) -> list[StoredPart]:
    """Return the newest version of each part that fits.

    For the owner that is the newest there is, with or without a wrap: one that was taken away must show. With
    `shared` it is the newest that this recipient has a wrap of.
    """
    statement = _newest(_stored(recipient), vault, recipient, shared=shared)
    return await _fetch(connection, _fitting(statement, kind=kind, subject=subject, part=part))


async def fetch_newest_refs(
    connection: AsyncConnection,
    vault: VaultId,
    recipient: RecipientHandle,
    *,
    shared: bool,
    kind: PartKind | None = None,
    subject: SubjectId | None = None,
) -> list[PartRef]:
    """Return what `fetch_newest` would, by name only: scans of megabytes stay where they are."""
    statement = _newest(sa.select(*_NAMES), vault, recipient, shared=shared)
    rows = await connection.execute(_fitting(statement, kind=kind, subject=subject))
    return [_ref(row) for row in rows if row.kind in _KINDS]


async def fetch_versions(
    connection: AsyncConnection,
    vault: VaultId,
    recipient: RecipientHandle,
    *,
    subject: SubjectId,
    kind: PartKind,
    part: PartId,
) -> list[StoredPart]:
    """Return every version of a part, oldest first."""
    statement = _stored(recipient).where(parts.c.vault_id == vault).order_by(parts.c.version)
    return await _fetch(connection, _fitting(statement, kind=kind, subject=subject, part=part))


async def fetch_refs(
    connection: AsyncConnection, vault: VaultId, recipient: RecipientHandle, refs: Sequence[PartRef]
) -> list[StoredPart]:
    """Return these very versions, those that are there."""
    chosen = set(refs)
    statement = _stored(recipient).where(
        parts.c.vault_id == vault, parts.c.part_id.in_({ref.part for ref in chosen})
    )
    return [stored for stored in await _fetch(connection, statement) if stored.ref in chosen]


def _newest(
    statement: sa.Select[Any], vault: VaultId, recipient: RecipientHandle, *, shared: bool
) -> sa.Select[Any]:
    """Keep of each part the newest version, or the newest that was shared with this recipient."""
    newer = parts.alias("newer")
    is_newer = sa.and_(
        newer.c.vault_id == parts.c.vault_id,
        newer.c.part_id == parts.c.part_id,
        newer.c.version > parts.c.version,
    )
    statement = statement.where(parts.c.vault_id == vault)
    if shared:
        is_newer = sa.and_(is_newer, _wrapped(newer, recipient))
        statement = statement.where(_wrapped(parts, recipient))
    return statement.where(~sa.exists().where(is_newer).select_from(newer))


def _wrapped(versions: sa.FromClause, recipient: RecipientHandle) -> sa.ColumnElement[bool]:
    given = wraps.alias()
    return sa.exists().where(
        given.c.vault_id == versions.c.vault_id,
        given.c.part_id == versions.c.part_id,
        given.c.version == versions.c.version,
        given.c.recipient == recipient,
    )


def _stored(recipient: RecipientHandle) -> sa.Select[Any]:
    """Everything of a version, its wrap for one recipient, and the version that it names by its hash."""
    before = parts.alias("before")
    wrapped = sa.and_(
        wraps.c.vault_id == parts.c.vault_id,
        wraps.c.part_id == parts.c.part_id,
        wraps.c.version == parts.c.version,
        wraps.c.recipient == recipient,
    )
    preceding = sa.and_(
        before.c.vault_id == parts.c.vault_id,
        before.c.part_id == parts.c.part_id,
        before.c.version == parts.c.version - 1,
    )
    return sa.select(parts, wraps.c.wrap, before.c.sealed.label("before")).select_from(
        parts.outerjoin(wraps, wrapped).outerjoin(before, preceding)
    )


def _fitting(
    statement: sa.Select[Any],
    *,
    kind: PartKind | None = None,
    subject: SubjectId | None = None,
    part: PartId | None = None,
) -> sa.Select[Any]:
    if kind is not None:
        statement = statement.where(parts.c.kind == kind.value)
    if subject is not None:
        statement = statement.where(parts.c.subject_id == subject)
    if part is not None:
        statement = statement.where(parts.c.part_id == part)
    return statement


async def _fetch(connection: AsyncConnection, statement: sa.Select[Any]) -> list[StoredPart]:
    return [
        StoredPart(ref=_ref(row), sealed=row.sealed, wrap=row.wrap, before=row.before)
        for row in await connection.execute(statement)
        if row.kind in _KINDS
    ]


def _ref(row: sa.Row[Any]) -> PartRef:
    return PartRef(
        vault=VaultId(row.vault_id),
        subject=SubjectId(row.subject_id),
        part=PartId(row.part_id),
        kind=PartKind(row.kind),
        version=row.version,
    )
