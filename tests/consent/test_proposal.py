"""What a counsellor proposes opens for the owner alone, says whose it is, and passes in no other form."""

from __future__ import annotations

import base64

import pytest

from consent import MadeGrant, ProposalError, make_proposal, open_grant, open_proposal, withdraw
from consent.proposal import BEGIN_LINE, END_LINE, MAX_ITEMS, MAX_PROPOSAL_CHARS
from store import new_grant_id
from store.canonical import STORE_LABEL, encode
from tests.consent.cards import NOW, counsellor_keys, signing_keys
from tests.consent.posts import Post

ITEMS = (b'{"a":1}', b'{"b":2}')
INFO = b"sealed proposal of a counsellor, postkluis 1"


async def proposed(post: Post, made: MadeGrant) -> str:
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    return make_proposal(granted, counsellor_keys(1), ITEMS, NOW)


def armoured(octets: bytes) -> str:
    body = base64.b64encode(octets).decode()
    lines = [body[i : i + 64] for i in range(0, len(body), 64)]
    return "\n".join([BEGIN_LINE, *lines, END_LINE]) + "\n"


async def forged(post: Post, *fields: str | bytes, signer: int) -> str:
    """Return what somebody who has the vault's public key can seal, signed with keys of their own."""
    body = encode("postkluis/1/proposal", *fields)
    signed = encode("postkluis/1/signed proposal", body, signing_keys(signer).sign(body))
    public = await post.store.vault_public(post.vault_id)
    return armoured(public.encryption_key.seal(signed, INFO))


async def test_the_owner_opens_what_the_counsellor_of_a_grant_proposes(post: Post) -> None:
    made = await post.grant()
    opened = await open_proposal(post.vault, await proposed(post, made))
    assert (opened.grant, opened.made_at, opened.items) == (made.grant.id, NOW, ITEMS)
    assert opened.card == made.grant.card
    assert "items" not in repr(opened)


async def test_it_still_opens_after_the_grant_was_withdrawn(post: Post) -> None:
    made = await post.grant()
    text = await proposed(post, made)
    await withdraw(post.vault, made.grant.id, NOW)
    assert (await open_proposal(post.vault, text)).items == ITEMS


async def test_every_changed_byte_is_refused(post: Post) -> None:
    text = await proposed(post, await post.grant())
    octets = base64.b64decode("".join(text.splitlines()[1:-1]))
    for position in range(0, len(octets), 41):
        changed = bytearray(octets)
        changed[position] ^= 1 << (position % 8)
        with pytest.raises(ProposalError):
            await open_proposal(post.vault, armoured(bytes(changed)))


@pytest.mark.parametrize(
    "text", ["", "hello", f"{BEGIN_LINE}\nAAAA\n{END_LINE}", "x" * (MAX_PROPOSAL_CHARS + 1)]
)
async def test_what_is_no_proposal_is_refused(post: Post, text: str) -> None:
    with pytest.raises(ProposalError):
        await open_proposal(post.vault, text)


async def test_who_only_knows_the_public_key_cannot_propose_in_a_counsellors_name(post: Post) -> None:
    made = await post.grant()
    moment = "2026-06-15T09:30:00Z"
    right = (post.vault_id, made.grant.id, moment)
    assert (await open_proposal(post.vault, await forged(post, *right, *ITEMS, signer=1))).items == ITEMS
    for fields, signer in (
        ((*right, *ITEMS), 2),
        ((post.vault_id, new_grant_id(), moment, *ITEMS), 1),
        (("b2" * 16, made.grant.id, moment, *ITEMS), 1),
        (right, 1),
        ((post.vault_id, made.grant.id, "yesterday", *ITEMS), 1),
        ((post.vault_id, made.grant.id, moment, "text"), 1),
    ):
        with pytest.raises(ProposalError):
            await open_proposal(post.vault, await forged(post, *fields, signer=signer))


async def test_another_vault_does_not_open_it(post: Post) -> None:
    text = await proposed(post, await post.grant())
    created = await post.store.create_vault(passphrase="een ander", household=b"other household")
    other = await post.store.unlock(created.vault_id, passphrase="een ander")
    with pytest.raises(ProposalError):
        await open_proposal(other, text)


async def test_nothing_and_too_much_are_not_proposed_nor_with_other_keys(post: Post) -> None:
    made = await post.grant()
    granted = await open_grant(post.store, made.token, counsellor_keys(1), NOW)
    for items in ((), (b"x",) * (MAX_ITEMS + 1)):
        with pytest.raises(ProposalError):
            make_proposal(granted, counsellor_keys(1), items, NOW)
    with pytest.raises(ValueError, match="keys of its grant"):
        make_proposal(granted, counsellor_keys(2), ITEMS, NOW)


async def test_what_is_sealed_to_a_vault_opens_for_no_purpose_of_the_store(post: Post) -> None:
    with pytest.raises(ValueError, match="store's own"):
        post.vault.open_sealed(b"x" * 2000, b"\x01\x10" + STORE_LABEL + b"wrap")
