"""Withdrawing ends a grant whatever state it is in, and can be done again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from consent import GrantStatus, list_grants, withdraw
from store import GrantMissingError, PartKind, SubjectId, new_grant_id, new_handle
from tests.consent.cards import NOW
from tests.consent.posts import Post, change, raw


async def test_a_withdrawn_grant_says_since_when(post: Post) -> None:
    made = await post.grant()
    withdrawal = await withdraw(post.vault, made.grant.id, NOW + timedelta(hours=1))
    assert withdrawal.grant is not None
    assert withdrawal.grant.withdrawn_at == NOW + timedelta(hours=1)
    ((listed,)) = (await list_grants(post.vault, NOW)).grants
    assert (listed.grant, listed.status) == (withdrawal.grant, GrantStatus.WITHDRAWN)


async def test_withdrawing_again_keeps_the_first_time(post: Post) -> None:
    made = await post.grant()
    first = await withdraw(post.vault, made.grant.id, NOW)
    again = await withdraw(post.vault, made.grant.id, NOW + timedelta(days=1))
    assert again.grant == first.grant
    assert again.wraps_deleted == 0


async def test_a_row_that_names_another_handle_does_not_keep_the_wraps(post: Post) -> None:
    """Who can write the database points the row elsewhere, so that withdrawing would miss the wraps."""
    made = await post.grant()
    change(post.path, "UPDATE grants SET recipient = ?", new_handle())
    assert (await withdraw(post.vault, made.grant.id, NOW)).wraps_deleted > 0
    shared = await raw(post, made.grant)
    for kind in PartKind:
        assert len(await shared.open_all(kind)) == 0


async def test_a_row_that_was_taken_away_does_not_keep_the_wraps(post: Post) -> None:
    made = await post.grant()
    change(post.path, "DELETE FROM grants")
    withdrawal = await withdraw(post.vault, made.grant.id, NOW)
    assert withdrawal.wraps_deleted > 0
    ((listed,)) = (await list_grants(post.vault, NOW)).grants
    assert listed.status is GrantStatus.WITHDRAWN


async def test_a_grant_that_cannot_be_read_can_still_be_withdrawn(post: Post) -> None:
    made = await post.grant()
    change(post.path, "UPDATE parts SET sealed = x'00' WHERE kind = 'grant'")
    withdrawal = await withdraw(post.vault, made.grant.id, NOW)
    assert withdrawal.grant is None
    assert withdrawal.wraps_deleted > 0
    state = await post.store.grant_state(post.vault_id, made.grant.id)
    assert state.withdrawn_at == NOW


async def test_a_grant_of_a_newer_version_hides_no_other_and_can_be_withdrawn(post: Post) -> None:
    newer, ours = await post.grant(), await post.grant()
    await post.vault.put(SubjectId(newer.grant.id), PartKind.GRANT, b'{"version":2}')
    listed = await list_grants(post.vault, NOW)
    assert [one.grant for one in listed.grants] == [ours.grant]
    assert [ref.subject for ref in listed.unreadable] == [SubjectId(newer.grant.id)]
    assert (await withdraw(post.vault, newer.grant.id, NOW)).grant is None


async def test_withdrawing_what_was_never_granted_is_refused(post: Post) -> None:
    with pytest.raises(GrantMissingError):
        await withdraw(post.vault, new_grant_id(), NOW)


async def test_an_expired_grant_can_be_withdrawn(post: Post) -> None:
    made = await post.grant()
    withdrawal = await withdraw(post.vault, made.grant.id, made.grant.ends + timedelta(days=1))
    assert withdrawal.wraps_deleted > 0
