"""What a grant opens, and what it leaves shut."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from consent import (
    Action,
    GrantPeriodError,
    GrantStatus,
    LetterToShare,
    NothingToGrantError,
    OutsideGrantError,
    Scope,
    end_expired_grants,
    extend_grants,
    list_grants,
    make_grant,
    open_grant,
    seen_along,
    token_of,
    withdraw,
)
from consent.granting import extend_grant
from store import PartKind, Store, SubjectId
from tests.consent.cards import NOW, a_card, counsellor_keys
from tests.consent.posts import Post, add_letter, correct, raw


async def payloads(post: Post, token: str, kind: PartKind, number: int = 1) -> set[bytes]:
    """Return what the counsellor with that number gets to see of a kind."""
    granted = await open_grant(post.store, token, counsellor_keys(number), post.clock.now)
    return {part.payload for part in await granted.open_all(kind)}


async def test_a_grant_of_all_claims_opens_the_facts_of_all_letters(post: Post) -> None:
    made = await post.grant()
    assert await payloads(post, made.token, PartKind.FACTS) == {
        b"facts of rent 1",
        b"facts of rent 2",
        b"facts of fine",
    }
    assert await payloads(post, made.token, PartKind.LETTER) == {
        b"letter rent 1",
        b"letter rent 2",
        b"letter fine",
    }
    assert await payloads(post, made.token, PartKind.CORRECTION) == {b"correction of rent 1"}
    assert await payloads(post, made.token, PartKind.HOUSEHOLD) == {b"household"}
    assert not made.grant.part_of_whole


async def test_chosen_claims_open_their_letters_and_no_other(post: Post) -> None:
    made = await post.grant(post.fine, creditors=("Gemeente Zwolle",))
    assert await payloads(post, made.token, PartKind.FACTS) == {b"facts of fine"}
    assert await payloads(post, made.token, PartKind.LETTER) == {b"letter fine"}
    assert await payloads(post, made.token, PartKind.CORRECTION) == set()
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    assert granted.grant.part_of_whole
    assert granted.grant.creditors == ("Gemeente Zwolle",)
    for kind in (PartKind.FACTS, PartKind.LETTER):
        with pytest.raises(OutsideGrantError):
            await granted.open(post.first_rent.letter, kind)


async def test_facts_open_no_documents(post: Post) -> None:
    made = await post.grant()
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    with pytest.raises(OutsideGrantError):
        await granted.open(post.fine.sources[0], PartKind.SOURCE)
    with pytest.raises(OutsideGrantError):
        await granted.open_all(PartKind.SOURCE)
    with pytest.raises(OutsideGrantError):
        await granted.open_all(PartKind.PROVENANCE)


async def test_documents_open_the_sources_of_granted_letters_alone(post: Post) -> None:
    made = await post.grant(post.fine, scope=Scope.DOCUMENTS, creditors=("Gemeente Zwolle",))
    assert await payloads(post, made.token, PartKind.SOURCE) == {b"source of fine"}
    assert await payloads(post, made.token, PartKind.PROVENANCE) == {b"provenance of fine"}
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    assert (await granted.open(post.fine.sources[0], PartKind.SOURCE)).payload == b"source of fine"
    with pytest.raises(OutsideGrantError):
        await granted.open(post.first_rent.sources[0], PartKind.SOURCE)


def test_letters_that_came_in_one_scan_with_a_chosen_one_are_seen_along() -> None:
    scan, mail = SubjectId("a" * 32), SubjectId("b" * 32)
    in_scan = [LetterToShare(letter=SubjectId(f"{number:032x}"), sources=(scan,)) for number in range(3)]
    in_mail = LetterToShare(letter=SubjectId("f" * 32), sources=(mail,))
    every = [*in_scan, in_mail]
    assert seen_along(in_scan[:1], every) == (in_scan[1].letter, in_scan[2].letter)
    assert seen_along(in_scan, every) == ()
    assert seen_along([in_mail], every) == ()


async def test_the_grants_and_settings_of_others_stay_shut(post: Post) -> None:
    mine = await post.grant()
    other = await post.grant(card=a_card(2))
    granted = await open_grant(post.store, mine.token, counsellor_keys(1), NOW)
    seen = await granted.open_all(PartKind.GRANT)
    assert [part.ref.subject for part in seen] == [SubjectId(mine.grant.id)]
    with pytest.raises(OutsideGrantError):
        await granted.open(SubjectId(other.grant.id), PartKind.GRANT)


async def test_what_the_counsellor_reads_of_the_grant_is_what_the_owner_made(post: Post) -> None:
    made = await post.grant(scope=Scope.DOCUMENTS, creditors=("Woonstichting", "Gemeente Zwolle"))
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    assert granted.grant == made.grant
    assert granted.vault_id == post.vault_id


async def test_without_a_day_a_grant_lasts_three_months_to_midnight_in_amsterdam(post: Post) -> None:
    made = await post.grant()
    assert made.grant.starts == NOW
    assert made.grant.ends == datetime(2026, 9, 15, 22, tzinfo=UTC)


async def test_two_clients_of_one_counsellor_have_different_handles(post: Post) -> None:
    assert (await post.grant()).grant.handle != (await post.grant()).grant.handle


async def test_a_lost_token_can_be_given_again(post: Post) -> None:
    made = await post.grant()
    assert token_of(post.vault, made.grant) == made.token


async def test_a_grant_without_letters_is_refused_and_leaves_nothing(post: Post) -> None:
    for letters, creditors in (((), None), (post.letters, ())):
        with pytest.raises(NothingToGrantError):
            await make_grant(
                post.vault,
                a_card(),
                scope=Scope.FACTS,
                letters=letters,
                creditors=creditors,
                purpose="hulp",
                until=None,
                now=NOW,
            )
    assert (await list_grants(post.vault, NOW)).grants == ()


async def test_a_grant_for_a_day_that_is_past_is_refused(post: Post) -> None:
    with pytest.raises(GrantPeriodError):
        await make_grant(
            post.vault,
            a_card(),
            scope=Scope.FACTS,
            letters=post.letters,
            creditors=None,
            purpose="hulp",
            until=date(2026, 6, 14),
            now=NOW,
        )


async def test_a_grant_to_look_only_refuses_an_export(post: Post) -> None:
    made = await make_grant(
        post.vault,
        a_card(),
        scope=Scope.FACTS,
        letters=post.letters,
        creditors=None,
        purpose="hulp",
        until=None,
        now=NOW,
        actions=(Action.VIEW,),
    )
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    with pytest.raises(OutsideGrantError):
        await granted.record_export()


async def test_grants_are_listed_with_where_they_stand(post: Post) -> None:
    first = await post.grant()
    post.clock.forward(days=1)
    second = await post.grant(card=a_card(2))
    await withdraw(post.vault, second.grant.id, post.clock.now)
    listed = await list_grants(post.vault, post.clock.now)
    assert [(one.grant.id, one.status) for one in listed.grants] == [
        (first.grant.id, GrantStatus.ACTIVE),
        (second.grant.id, GrantStatus.WITHDRAWN),
    ]
    later = await list_grants(post.vault, NOW + timedelta(days=200))
    assert [one.status for one in later.grants] == [GrantStatus.EXPIRED, GrantStatus.WITHDRAWN]
    assert listed.unreadable == ()


async def test_letters_to_come_are_added_where_the_owner_said_so(post: Post) -> None:
    made = await post.grant(letters_to_come=True)
    new = await add_letter(post.vault, "energy")
    assert b"facts of energy" not in await payloads(post, made.token, PartKind.FACTS)
    changed = await extend_grants(post.vault, (*post.letters, new), NOW)
    assert changed == (made.grant.id,)
    assert b"facts of energy" in await payloads(post, made.token, PartKind.FACTS)
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    assert granted.grant.letters == (*made.grant.letters, new.letter)
    assert await extend_grants(post.vault, (*post.letters, new), NOW) == ()


async def test_letters_to_come_are_not_added_otherwise(post: Post) -> None:
    made = await post.grant()
    new = await add_letter(post.vault, "energy")
    assert await extend_grants(post.vault, (*post.letters, new), NOW) == ()
    assert b"facts of energy" not in await payloads(post, made.token, PartKind.FACTS)


async def test_of_chosen_claims_only_their_own_letters_to_come_are_added(post: Post) -> None:
    made = await post.grant(post.first_rent, creditors=("Woonstichting",), letters_to_come=True)
    stranger = await add_letter(post.vault, "energy")
    await extend_grants(post.vault, (*post.letters, stranger), NOW)
    assert await payloads(post, made.token, PartKind.FACTS) == {b"facts of rent 1", b"facts of rent 2"}


async def test_documents_of_letters_to_come_follow_the_scope(post: Post) -> None:
    documents = await post.grant(scope=Scope.DOCUMENTS, letters_to_come=True)
    facts = await post.grant(card=a_card(2), letters_to_come=True)
    new = await add_letter(post.vault, "energy")
    changed = await extend_grants(post.vault, (*post.letters, new), NOW)
    assert set(changed) == {documents.grant.id, facts.grant.id}
    assert b"source of energy" in await payloads(post, documents.token, PartKind.SOURCE)
    shared = await post.store.open_shared(
        post.vault_id,
        keys=counsellor_keys(2),
        handle=facts.grant.handle,
        vault_key_id=post.vault.vault_key_id,
    )
    assert len(await shared.open_all(PartKind.SOURCE)) == 0


async def test_a_correction_and_newer_facts_of_a_granted_letter_follow(post: Post) -> None:
    made = await post.grant(post.fine, creditors=("Gemeente Zwolle",))
    await correct(post.vault, post.fine.letter, "correction of fine")
    await correct(post.vault, post.first_rent.letter, "another correction of rent 1")
    await post.vault.put(post.fine.letter, PartKind.FACTS, b"facts of fine, read again")
    assert await payloads(post, made.token, PartKind.FACTS) == {b"facts of fine"}
    assert await extend_grants(post.vault, post.letters, NOW) == (made.grant.id,)
    assert await payloads(post, made.token, PartKind.FACTS) == {b"facts of fine, read again"}
    assert await payloads(post, made.token, PartKind.CORRECTION) == {b"correction of fine"}


async def test_a_letter_joined_from_granted_ones_takes_their_place(post: Post) -> None:
    made = await post.grant(post.first_rent, post.second_rent, creditors=("Woonstichting",))
    joined = replace(
        await add_letter(post.vault, "rent, joined"),
        replaces=(post.first_rent.letter, post.second_rent.letter),
    )
    half = replace(
        await add_letter(post.vault, "half granted"), replaces=(post.first_rent.letter, post.fine.letter)
    )
    await extend_grants(post.vault, (joined, half, post.fine), NOW)
    facts = await payloads(post, made.token, PartKind.FACTS)
    assert b"facts of rent, joined" in facts
    assert b"facts of half granted" not in facts


async def test_a_grant_that_is_over_is_not_extended(post: Post) -> None:
    expired = await post.grant(letters_to_come=True)
    withdrawn = await post.grant(card=a_card(2), letters_to_come=True)
    await withdraw(post.vault, withdrawn.grant.id, NOW)
    new = await add_letter(post.vault, "energy")
    assert await extend_grants(post.vault, (*post.letters, new), expired.grant.ends) == ()


async def test_a_grant_that_was_withdrawn_in_between_gets_no_wraps_back(post: Post) -> None:
    """Another window of the owner's withdraws after this one read the grant and before it extends it."""
    stale = (await post.grant(letters_to_come=True)).grant
    await withdraw(post.vault, stale.id, NOW)
    new = await add_letter(post.vault, "energy")
    assert await extend_grant(post.vault, stale, (*post.letters, new)) is False
    shared = await raw(post, stale)
    for kind in PartKind:
        assert len(await shared.open_all(kind)) == 0


async def test_the_wraps_of_an_expired_grant_go_at_the_next_unlock(post: Post) -> None:
    made = await post.grant()
    assert await end_expired_grants(post.vault, made.grant.ends - timedelta(seconds=1)) == 0
    assert await end_expired_grants(post.vault, made.grant.ends) > 0
    assert await end_expired_grants(post.vault, made.grant.ends) == 0
    shared = await post.store.open_shared(
        post.vault_id,
        keys=counsellor_keys(1),
        handle=made.grant.handle,
        vault_key_id=post.vault.vault_key_id,
    )
    for kind in PartKind:
        assert len(await shared.open_all(kind)) == 0


async def test_a_granted_letter_that_the_store_does_not_give_is_named_as_missing(post: Post) -> None:
    ghost = LetterToShare(letter=SubjectId("0" * 32), sources=(SubjectId("1" * 32),))
    made = await post.grant(post.fine, ghost, scope=Scope.DOCUMENTS)
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    assert await granted.missing_letters() == (ghost.letter,)


async def test_a_damaged_part_is_left_out_and_does_not_keep_the_others_from_being_shared(post: Post) -> None:
    with sqlite3.connect(post.path) as database:
        (sealed,) = database.execute(
            "SELECT sealed FROM parts WHERE subject_id = ? AND kind = 'facts'", (post.fine.letter,)
        ).fetchone()
        database.execute(
            "UPDATE parts SET sealed = ? WHERE subject_id = ? AND kind = 'facts'",
            (sealed[:-1] + bytes([sealed[-1] ^ 1]), post.fine.letter),
        )
    database.close()
    made = await post.grant()
    assert [(ref.subject, ref.kind) for ref in made.left_out] == [(post.fine.letter, PartKind.FACTS)]
    assert await payloads(post, made.token, PartKind.FACTS) == {b"facts of rent 1", b"facts of rent 2"}


async def test_nothing_of_a_grant_stands_in_clear(post: Post) -> None:
    await make_grant(
        post.vault,
        a_card(name="Wietske Herfkens", organisation="Bureau Zonnedauw"),
        scope=Scope.FACTS,
        letters=post.letters,
        creditors=("Glazenwasserij Prent",),
        purpose="Doorlichting van achterstanden",
        until=None,
        now=NOW,
    )
    async with await Store.open(f"sqlite:///{post.path}"):
        stored = b"".join(path.read_bytes() for path in post.path.parent.iterdir())
    for secret in ("Wietske", "Herfkens", "Zonnedauw", "Glazenwasserij", "Doorlichting"):
        assert secret.encode() not in stored
        assert secret.encode("utf-16-le") not in stored
