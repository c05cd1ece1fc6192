"""The whole way of a grant on PostgreSQL: the locks there are others than SQLite's."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from consent import (
    GrantWithdrawnError,
    LookKind,
    Scope,
    end_expired_grants,
    extend_grants,
    list_looks,
    open_grant,
    withdraw,
)
from consent.granting import extend_grant
from store import PartKind, Store
from tests.consent.cards import NOW, counsellor_keys
from tests.consent.posts import CHEAP, Clock, add_letter, make_post
from tests.store.conftest import new_postgresql_url, postgresql_url

# The fixtures of the store's tests; naming them here is how pytest finds them.
__all__ = ["new_postgresql_url", "postgresql_url"]


async def test_a_grant_is_made_extended_looked_at_and_withdrawn(
    new_postgresql_url: str, tmp_path: Path
) -> None:
    clock = Clock()
    async with await Store.open(new_postgresql_url, passphrase_cost=CHEAP, clock=clock) as store:
        post = await make_post(store, clock, tmp_path)
        made = await post.grant(scope=Scope.DOCUMENTS, letters_to_come=True)
        new = await add_letter(post.vault, "energy")
        assert await extend_grants(post.vault, (*post.letters, new), NOW) == (made.grant.id,)
        granted = await open_grant(store, made.token, counsellor_keys(1), NOW)
        assert len(await granted.open_all(PartKind.FACTS)) == 4
        assert len(await granted.open_all(PartKind.SOURCE)) == 4
        assert [look.looked_at.what for look in (await list_looks(post.vault)).looks if look.looked_at] == [
            LookKind.OVERVIEW,
            LookKind.DOCUMENT,
        ]
        assert (await withdraw(post.vault, made.grant.id, NOW)).wraps_deleted > 0
        with pytest.raises(GrantWithdrawnError):
            await granted.open_all(PartKind.FACTS)
        assert await extend_grant(post.vault, granted.grant, post.letters) is False
        assert await end_expired_grants(post.vault, made.grant.ends) == 0


async def test_many_counsellors_and_windows_at_once_leave_a_whole_log_and_no_wrap_too_many(
    new_postgresql_url: str, tmp_path: Path
) -> None:
    clock = Clock()
    async with await Store.open(new_postgresql_url, passphrase_cost=CHEAP, clock=clock) as store:
        post = await make_post(store, clock, tmp_path)
        made = await post.grant(letters_to_come=True)
        new = await add_letter(post.vault, "energy")
        letters = (*post.letters, replace(new, claim=(new.letter,)))
        await asyncio.gather(
            *(open_grant(store, made.token, counsellor_keys(1), NOW) for _ in range(4)),
            *(extend_grants(post.vault, letters, NOW) for _ in range(3)),
        )
        seen = await list_looks(post.vault)
        assert (len(seen.looks), seen.findings) == (4, ())
        await asyncio.gather(
            withdraw(post.vault, made.grant.id, NOW),
            *(extend_grants(post.vault, letters, NOW) for _ in range(3)),
        )
        shared = await store.open_shared(
            post.vault_id,
            keys=counsellor_keys(1),
            handle=made.grant.handle,
            vault_key_id=post.vault.vault_key_id,
        )
        for kind in PartKind:
            assert len(await shared.open_all(kind)) == 0
