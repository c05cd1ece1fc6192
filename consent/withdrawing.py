"""Taking a grant back: its wraps go and its token ends, in one transaction.

What was opened before cannot be undone. A counsellor who read a letter knows it, and one who kept a copy of
what was stored together with its wraps can still open that copy with their own key. The app says so before
it asks to confirm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from consent.grant import Grant, encode_grant
from consent.period import check_instant
from consent.stored import find_grant
from store import GrantId, GrantMissingError, OwnerTransaction, PartKind, SubjectId, UnlockedVault


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """What withdrawing did. `grant` is `None` where it could not be read; it ended all the same."""

    grant: Grant | None
    wraps_deleted: int


async def withdraw(vault: UnlockedVault, grant_id: GrantId, now: datetime) -> Withdrawal:
    """End a grant: nothing that is stored can be opened with it any more.

    Once more for a grant that was withdrawn before changes nothing but deletes what wraps there may be.

    Raises:
        GrantMissingError: The vault has no such grant.
    """
    grant = await find_grant(vault, grant_id)
    async with vault.adding() as transaction:
        # The row and the wraps first: a grant that cannot be read any more still has to end.
        wraps = await _end(transaction, grant_id, grant)
        if grant is not None and grant.withdrawn_at is None:
            grant = replace(grant, withdrawn_at=check_instant(now))
            await transaction.add(SubjectId(grant_id), PartKind.GRANT, encode_grant(grant))
    return Withdrawal(grant=grant, wraps_deleted=wraps)


async def _end(transaction: OwnerTransaction, grant_id: GrantId, grant: Grant | None) -> int:
    """Mark the row and delete the wraps; the row stands in clear, and others may have changed or taken it."""
    if grant is None:
        return await transaction.withdraw_grant(grant_id)
    try:
        return await transaction.withdraw_grant(grant_id, grant.handle)
    except GrantMissingError:
        return await transaction.unshare(grant.handle)
