"""Who may not look is refused by name, and who may is written down first."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from consent import (
    GrantDamagedError,
    GrantExpiredError,
    GrantNotStartedError,
    GrantWithdrawnError,
    LookedAt,
    LookKind,
    MadeGrant,
    OtherCounsellorError,
    Scope,
    TokenAlteredError,
    UnknownGrantError,
    list_looks,
    open_grant,
    withdraw,
)
from consent.grant import encode_grant
from consent.token import issue_token
from store import (
    PartKind,
    PartMissingError,
    Store,
    SubjectId,
    new_grant_id,
)
from tests.consent.cards import NOW, a_card, counsellor_keys
from tests.consent.posts import CHEAP, Post, change, raw


async def test_a_token_is_refused_before_its_start_and_after_its_end(post: Post) -> None:
    made = await post.grant()
    with pytest.raises(GrantNotStartedError):
        await open_grant(post.store, made.token, counsellor_keys(1), NOW - timedelta(seconds=1))
    for now in (made.grant.ends, made.grant.ends + timedelta(days=30)):
        with pytest.raises(GrantExpiredError) as refused:
            await open_grant(post.store, made.token, counsellor_keys(1), now)
        assert refused.value.ended == made.grant.ends
    await open_grant(post.store, made.token, counsellor_keys(1), made.grant.ends - timedelta(seconds=1))


async def test_another_counsellor_who_found_the_token_is_refused(post: Post) -> None:
    made = await post.grant()
    with pytest.raises(OtherCounsellorError):
        await open_grant(post.store, made.token, counsellor_keys(2), NOW)
    assert (await list_looks(post.vault)).looks == ()


async def test_another_counsellor_opens_nothing_even_with_the_raw_handle(post: Post) -> None:
    made = await post.grant()
    stranger = await raw(post, made.grant, number=2)
    for kind in PartKind:
        assert len(await stranger.open_all(kind)) == 0


async def test_an_altered_token_is_refused(post: Post) -> None:
    token = (await post.grant()).token
    signed, _, signature = token.rpartition(".")
    other_signature = ("B" if signature[0] == "A" else "A") + signature[1:]
    for altered in (f"{signed}.{other_signature}", token.replace(".", ".A", 1), token[1:], "", "hello"):
        with pytest.raises(TokenAlteredError):
            await open_grant(post.store, altered, counsellor_keys(1), NOW)


async def test_a_token_of_another_vault_in_the_same_store_opens_nothing(post: Post) -> None:
    """Its owner signs, with their own key, a token for a grant of ours: the key is not that of the vault."""
    made = await post.grant()
    created = await post.store.create_vault(passphrase="een ander", household=b"other household")
    other = await post.store.unlock(created.vault_id, passphrase="een ander")
    for vault in (post.vault_id, created.vault_id):
        forged = issue_token(
            grant=made.grant.id,
            vault=vault,
            counsellor_signing_key=counsellor_keys(1).signing_public_key,
            starts=NOW,
            ends=made.grant.ends,
            signing_public_key=other.signing_public_key,
            sign=other.sign,
        )
        with pytest.raises((TokenAlteredError, UnknownGrantError)):
            await open_grant(post.store, forged, counsellor_keys(1), NOW)


async def test_a_token_is_unknown_in_another_store(post: Post, tmp_path: Path) -> None:
    made = await post.grant()
    async with await Store.open(f"sqlite:///{tmp_path / 'other.db'}", passphrase_cost=CHEAP) as other:
        with pytest.raises(UnknownGrantError):
            await open_grant(other, made.token, counsellor_keys(1), NOW)


async def test_a_token_for_a_grant_that_was_never_made_is_unknown(post: Post) -> None:
    token = issue_token(
        grant=new_grant_id(),
        vault=post.vault_id,
        counsellor_signing_key=counsellor_keys(1).signing_public_key,
        starts=NOW,
        ends=NOW + timedelta(days=9),
        signing_public_key=post.vault.signing_public_key,
        sign=post.vault.sign,
    )
    with pytest.raises(UnknownGrantError):
        await open_grant(post.store, token, counsellor_keys(1), NOW)


async def test_a_token_that_says_other_times_than_its_grant_is_refused(post: Post) -> None:
    """Signed by the vault's own key, as after a mistake of ours: the sealed grant decides."""
    made = await post.grant()
    longer = issue_token(
        grant=made.grant.id,
        vault=post.vault_id,
        counsellor_signing_key=counsellor_keys(1).signing_public_key,
        starts=NOW,
        ends=made.grant.ends + timedelta(days=30),
        signing_public_key=post.vault.signing_public_key,
        sign=post.vault.sign,
    )
    with pytest.raises(GrantDamagedError):
        await open_grant(post.store, longer, counsellor_keys(1), NOW)


async def test_a_token_for_my_signing_key_on_a_grant_to_other_keys_is_refused(post: Post) -> None:
    theirs = await post.grant(card=a_card(2))
    token = issue_token(
        grant=theirs.grant.id,
        vault=post.vault_id,
        counsellor_signing_key=counsellor_keys(1).signing_public_key,
        starts=NOW,
        ends=theirs.grant.ends,
        signing_public_key=post.vault.signing_public_key,
        sign=post.vault.sign,
    )
    with pytest.raises(GrantDamagedError):
        await open_grant(post.store, token, counsellor_keys(1), NOW)


async def test_withdrawing_ends_everything_even_for_the_raw_handle_and_key(post: Post) -> None:
    made = await post.grant(scope=Scope.DOCUMENTS)
    before = await raw(post, made.grant)
    assert len(await before.open_all(PartKind.SOURCE)) == 3
    withdrawal = await withdraw(post.vault, made.grant.id, NOW)
    assert withdrawal.wraps_deleted > 0
    with pytest.raises(GrantWithdrawnError) as refused:
        await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    assert refused.value.withdrawn_at == NOW
    for shared in (before, await raw(post, made.grant)):
        for kind in PartKind:
            assert len(await shared.open_all(kind)) == 0
        with pytest.raises(PartMissingError):
            await shared.open(SubjectId(made.grant.id), PartKind.GRANT)


async def test_withdrawing_ends_a_session_that_is_open(post: Post) -> None:
    made = await post.grant()
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    await withdraw(post.vault, made.grant.id, NOW)
    with pytest.raises(GrantWithdrawnError):
        await granted.open_all(PartKind.FACTS)
    with pytest.raises(GrantWithdrawnError):
        await granted.open(post.fine.letter, PartKind.FACTS)
    with pytest.raises(GrantWithdrawnError):
        await granted.refs()


async def test_an_open_session_ends_with_the_grant(post: Post) -> None:
    made = await post.grant()
    seconds = [0.0]
    almost = made.grant.ends - timedelta(minutes=1)
    granted = await open_grant(post.store, made.token, counsellor_keys(1), almost, elapsed=lambda: seconds[0])
    seconds[0] = 59.0
    assert len(await granted.open_all(PartKind.FACTS)) == 3
    seconds[0] = 60.0
    with pytest.raises(GrantExpiredError):
        await granted.open_all(PartKind.FACTS)


async def test_withdrawing_one_grant_leaves_the_others(post: Post) -> None:
    mine = await post.grant()
    other = await post.grant(card=a_card(2))
    await withdraw(post.vault, mine.grant.id, NOW)
    granted = await open_grant(post.store, other.token, counsellor_keys(2), NOW)
    assert len(await granted.open_all(PartKind.FACTS)) == 3
    assert len(await post.vault.open_all(PartKind.FACTS)) == 3


async def test_clearing_the_withdrawal_in_the_database_gives_nothing_back(post: Post) -> None:
    made = await post.grant()
    await withdraw(post.vault, made.grant.id, NOW)
    change(post.path, "UPDATE grants SET withdrawn_at = NULL")
    with pytest.raises(UnknownGrantError):
        await open_grant(post.store, made.token, counsellor_keys(1), NOW)


async def test_a_later_end_in_the_database_does_not_lengthen_a_grant(post: Post) -> None:
    made = await post.grant()
    change(post.path, "UPDATE grants SET expires_at = expires_at + 100000000")
    with pytest.raises(GrantExpiredError):
        await open_grant(post.store, made.token, counsellor_keys(1), made.grant.ends)


async def test_an_earlier_end_in_the_database_is_kept_to(post: Post) -> None:
    made = await post.grant()
    change(post.path, "UPDATE grants SET expires_at = ?", int(NOW.timestamp()))
    with pytest.raises(GrantExpiredError):
        await open_grant(post.store, made.token, counsellor_keys(1), NOW)


async def test_a_copy_of_ciphertext_and_wraps_from_before_still_opens_after_withdrawal(
    post: Post, tmp_path: Path
) -> None:
    """What cannot be undone, as docs/consent-format.md says."""
    made = await post.grant()
    copy = tmp_path / "copy.db"
    source = sqlite3.connect(post.path)
    target = sqlite3.connect(copy)
    source.backup(target)
    source.close()
    target.close()
    await withdraw(post.vault, made.grant.id, NOW)
    async with await Store.open(f"sqlite:///{copy}", passphrase_cost=CHEAP) as kept:
        granted = await open_grant(kept, made.token, counsellor_keys(1), NOW)
        assert len(await granted.open_all(PartKind.FACTS)) == 3


async def test_a_wrap_moved_to_another_part_opens_nothing(post: Post) -> None:
    """A wrap is bound to its part: that of a granted letter is no key to another letter."""
    made = await post.grant(post.fine, creditors=("Gemeente Zwolle",))
    database = sqlite3.connect(post.path)
    with database:
        (given,) = database.execute(
            "SELECT wrap FROM wraps NATURAL JOIN parts WHERE recipient = ? AND kind = 'facts'",
            (made.grant.handle,),
        ).fetchone()
        (vault, part, version) = database.execute(
            "SELECT vault_id, part_id, version FROM parts WHERE subject_id = ? AND kind = 'facts'",
            (post.first_rent.letter,),
        ).fetchone()
        database.execute(
            "INSERT INTO wraps (vault_id, part_id, version, recipient, wrap) VALUES (?, ?, ?, ?, ?)",
            (vault, part, version, made.grant.handle, given),
        )
    database.close()
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    facts = await granted.open_all(PartKind.FACTS)
    assert [part.payload for part in facts] == [b"facts of fine"]
    assert [ref.subject for ref in facts.unreadable] == [post.first_rent.letter]


async def test_the_owners_wrap_under_the_counsellors_handle_opens_nothing(post: Post) -> None:
    made = await post.grant(post.fine, creditors=("Gemeente Zwolle",))
    change(
        post.path,
        "INSERT INTO wraps SELECT vault_id, part_id, version, ?, wrap FROM wraps NATURAL JOIN parts"
        " WHERE subject_id = ? AND kind = 'facts'",
        made.grant.handle,
        post.first_rent.letter,
    )
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    assert [part.payload for part in await granted.open_all(PartKind.FACTS)] == [b"facts of fine"]


async def put_in_place_of(post: Post, made: MadeGrant, payload: bytes) -> None:
    """Replace the content of a grant by something else that the owner's key signed, and share it."""
    ref = await post.vault.put(SubjectId(made.grant.id), PartKind.GRANT, payload)
    await post.vault.share((ref,), counsellor_keys(1).encryption_public_key, made.grant.handle)


async def test_the_grant_of_another_put_in_its_place_is_refused(post: Post) -> None:
    mine = await post.grant(post.fine, creditors=("Gemeente Zwolle",))
    wider = await post.grant(scope=Scope.DOCUMENTS)
    await put_in_place_of(post, mine, encode_grant(wider.grant))
    with pytest.raises(GrantDamagedError):
        await open_grant(post.store, mine.token, counsellor_keys(1), NOW)


async def test_a_grant_that_is_no_grant_is_refused(post: Post) -> None:
    mine = await post.grant()
    await put_in_place_of(post, mine, b"{}")
    with pytest.raises(GrantDamagedError):
        await open_grant(post.store, mine.token, counsellor_keys(1), NOW)


async def test_an_older_version_of_a_grant_cannot_be_brought_back(post: Post) -> None:
    """Deleting the newest version from the database leaves the older one without the wrap that it lost."""
    made = await post.grant()
    await withdraw(post.vault, made.grant.id, NOW)
    change(
        post.path,
        "DELETE FROM wraps WHERE version = 2 AND part_id IN (SELECT part_id FROM parts WHERE kind = 'grant')",
    )
    change(post.path, "DELETE FROM parts WHERE version = 2 AND kind = 'grant'")
    change(post.path, "UPDATE grants SET withdrawn_at = NULL")
    with pytest.raises(UnknownGrantError):
        await open_grant(post.store, made.token, counsellor_keys(1), NOW)


async def test_a_vault_whose_key_was_swapped_in_the_store_is_refused(post: Post) -> None:
    made = await post.grant()
    change(post.path, "UPDATE vaults SET signing_key = ?", counsellor_keys(3).signing_public_key)
    with pytest.raises(TokenAlteredError):
        await open_grant(post.store, made.token, counsellor_keys(1), NOW)


async def test_a_look_is_in_the_log_before_its_content_is_handed_over(post: Post) -> None:
    made = await post.grant(scope=Scope.DOCUMENTS)
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    document = post.fine.sources[0]
    change(post.path, "UPDATE parts SET sealed = x'00' WHERE subject_id = ?", document)
    with pytest.raises(Exception, match="does not open"):
        await granted.open(document, PartKind.SOURCE)
    looks = (await list_looks(post.vault)).looks
    assert [look.looked_at for look in looks] == [
        LookedAt(what=LookKind.OVERVIEW),
        LookedAt(what=LookKind.DOCUMENT, subject=document),
    ]
