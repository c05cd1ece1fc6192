"""The grants that a vault keeps, read back; one that cannot be read never hides the others."""

from __future__ import annotations

from consent.errors import GrantDamagedError
from consent.grant import Grant, decode_grant
from store import (
    GrantId,
    PartKind,
    PartMissingError,
    PartRef,
    PartUnreadableError,
    SubjectId,
    UnlockedVault,
)


async def read_grants(vault: UnlockedVault) -> tuple[tuple[Grant, ...], tuple[PartRef, ...]]:
    """Return every grant, oldest first, and the parts that do not open, verify or decode."""
    opened = await vault.open_all(PartKind.GRANT)
    unreadable = list(opened.unreadable)
    grants: list[Grant] = []
    for part in opened:
        try:
            grants.append(decode_grant(part.payload))
        except GrantDamagedError:
            unreadable.append(part.ref)
    grants.sort(key=lambda grant: (grant.starts, grant.id))
    return tuple(grants), tuple(sorted(unreadable))


async def find_grant(vault: UnlockedVault, grant_id: GrantId) -> Grant | None:
    """Return one grant; `None` where there is none that can be read."""
    try:
        return decode_grant((await vault.open(SubjectId(grant_id), PartKind.GRANT)).payload)
    except (PartMissingError, PartUnreadableError, GrantDamagedError):
        return None
