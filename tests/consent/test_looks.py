"""The citizen reads who looked at what, and sees when the log was tampered with."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consent import LookedAt, LookKind, Scope, list_looks, open_grant, withdraw
from consent.errors import GrantDamagedError
from consent.looks import decode_look, encode_look
from store import LookFlaw, PartKind, SubjectId
from tests.consent.cards import NOW, a_card, counsellor_keys
from tests.consent.posts import Post, change, raw

subjects = st.none() | st.integers(0, 2**128 - 1).map(lambda number: SubjectId(f"{number:032x}"))


@given(what=st.sampled_from(LookKind), subject=subjects)
def test_a_look_reads_back_exactly(what: LookKind, subject: SubjectId | None) -> None:
    looked_at = LookedAt(what=what, subject=subject)
    assert decode_look(encode_look(looked_at)) == looked_at


@pytest.mark.parametrize(
    "fields",
    [
        {"version": 2, "what": "overview", "subject": None},
        {"version": 1, "what": "everything", "subject": None},
        {"version": 1, "what": None, "subject": None},
        {"version": 1, "what": "overview", "subject": "AB"},
        {"version": 1, "what": "overview", "subject": 3},
        {"version": 1, "what": "overview"},
        {"version": 1, "what": "overview", "subject": None, "more": 1},
    ],
)
def test_a_look_in_another_form_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(GrantDamagedError):
        decode_look(json.dumps(fields, separators=(",", ":"), sort_keys=True).encode())


def test_a_second_spelling_of_a_look_is_refused() -> None:
    encoded = encode_look(LookedAt(what=LookKind.OVERVIEW))
    for other in (encoded + b" ", json.dumps(json.loads(encoded)).encode(), b"", b"\xff"):
        with pytest.raises(GrantDamagedError):
            decode_look(other)


async def test_the_citizen_sees_who_looked_when_and_at_what(post: Post) -> None:
    noor = await post.grant(scope=Scope.DOCUMENTS)
    ilse = await post.grant(card=a_card(2, name="Ilse Vriezema"))
    first = await open_grant(post.store, noor.token, counsellor_keys(1), NOW)
    await first.open_all(PartKind.HOUSEHOLD)
    await first.open_all(PartKind.LETTER)
    await first.open_all(PartKind.FACTS)
    await first.open_all(PartKind.CORRECTION)
    post.clock.forward(minutes=5)
    await first.open(post.fine.letter, PartKind.FACTS)
    await first.open(post.fine.sources[0], PartKind.SOURCE)
    await first.record_export()
    post.clock.forward(hours=1)
    await open_grant(post.store, ilse.token, counsellor_keys(2), post.clock.now)
    post.clock.forward(hours=1)
    await first.open_all(PartKind.FACTS)
    seen = await list_looks(post.vault)
    assert seen.findings == ()
    assert [
        (look.grant.card.name, look.at - NOW, look.looked_at.what if look.looked_at else None)
        for look in seen.looks
    ] == [
        ("Noor Terpstra", timedelta(0), LookKind.OVERVIEW),
        ("Noor Terpstra", timedelta(minutes=5), LookKind.LETTER),
        ("Noor Terpstra", timedelta(minutes=5), LookKind.DOCUMENT),
        ("Noor Terpstra", timedelta(minutes=5), LookKind.EXPORT),
        ("Ilse Vriezema", timedelta(hours=1, minutes=5), LookKind.OVERVIEW),
        ("Noor Terpstra", timedelta(hours=2, minutes=5), LookKind.OVERVIEW),
    ]
    assert seen.looks[1].looked_at == LookedAt(what=LookKind.LETTER, subject=post.fine.letter)
    assert seen.looks[2].looked_at == LookedAt(what=LookKind.DOCUMENT, subject=post.fine.sources[0])


async def test_looks_stay_after_the_grant_was_withdrawn(post: Post) -> None:
    made = await post.grant()
    await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    await withdraw(post.vault, made.grant.id, NOW)
    (look,) = (await list_looks(post.vault)).looks
    assert look.grant.id == made.grant.id
    assert look.grant.withdrawn_at == NOW


async def test_refusing_writes_no_look(post: Post) -> None:
    made = await post.grant()
    await withdraw(post.vault, made.grant.id, NOW)
    for number in (1, 2):
        with pytest.raises(Exception, match=r"withdrawn|another counsellor"):
            await open_grant(post.store, made.token, counsellor_keys(number), NOW)
    assert (await list_looks(post.vault)).looks == ()


async def test_a_line_under_the_handle_of_another_is_no_look(post: Post) -> None:
    made = await post.grant()
    forger = await raw(post, made.grant, number=2)
    await forger.append_look(encode_look(LookedAt(what=LookKind.OVERVIEW)))
    seen = await list_looks(post.vault)
    assert seen.looks == ()
    assert [finding.flaw for finding in seen.findings] == [LookFlaw.UNKNOWN_SIGNER]


async def test_a_line_that_we_do_not_know_is_still_a_look(post: Post) -> None:
    made = await post.grant()
    await (await raw(post, made.grant)).append_look(b"something of a later version")
    (look,) = (await list_looks(post.vault)).looks
    assert look.looked_at is None


async def test_a_line_taken_from_the_log_shows(post: Post) -> None:
    made = await post.grant()
    for _ in range(3):
        await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    change(post.path, "DELETE FROM looks WHERE sequence = 2")
    seen = await list_looks(post.vault)
    assert len(seen.looks) == 2
    assert {finding.flaw for finding in seen.findings} == {LookFlaw.MISSING, LookFlaw.CHAIN}


async def test_a_line_cut_from_the_end_shows_once_the_owner_had_seen_it(post: Post) -> None:
    made = await post.grant()
    for _ in range(2):
        await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    assert (await list_looks(post.vault)).findings == ()
    change(post.path, "DELETE FROM looks WHERE sequence = 2")
    assert [finding.flaw for finding in (await list_looks(post.vault)).findings] == [LookFlaw.TRUNCATED]
