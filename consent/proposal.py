"""What a counsellor proposes to correct: signed, sealed to the client's vault, and never written in it.

A grant lets a counsellor read. Only the owner writes, so a proposal goes as a file to the owner, who sees
whose it is and takes over what is right. docs/consent-format.md gives the form byte by byte.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from consent.canonical import decode_instant, encode_instant
from consent.card import CounsellorCard
from consent.errors import ProposalError
from consent.opening import GrantedVault
from consent.stored import read_grants
from store import CounsellorKeys, GrantId, UnlockedVault
from store.canonical import CanonicalError, Decoder, encode
from store.keys import SIGNATURE_BYTES, KeyMaterialError, verify

BEGIN_LINE = "-----BEGIN POSTKLUIS PROPOSAL-----"
END_LINE = "-----END POSTKLUIS PROPOSAL-----"
MAX_ITEMS = 200
"""More than a person can go through; it also keeps within the fields of one encoding."""
MAX_PROPOSAL_CHARS = 1_000_000

_BODY_LABEL = "postkluis/1/proposal"
_SIGNED_LABEL = "postkluis/1/signed proposal"
_INFO = b"sealed proposal of a counsellor, postkluis 1"
_LINE_CHARS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a counsellor proposes, as the owner opens it. `items` are the payloads that the caller put in."""

    grant: GrantId
    card: CounsellorCard
    made_at: datetime
    items: tuple[bytes, ...] = field(repr=False)


def make_proposal(granted: GrantedVault, keys: CounsellorKeys, items: Sequence[bytes], now: datetime) -> str:
    """Return a proposal under a grant as text for a file or a mail; only the owner's vault opens it.

    Raises:
        ProposalError: it proposes nothing, or too much.
        ValueError: the keys are not those of the grant.
    """
    if not 0 < len(items) <= MAX_ITEMS:
        raise ProposalError("proposes nothing, or too much")
    grant = granted.grant
    if keys.signing_public_key != grant.card.signing_public_key:
        raise ValueError("a proposal is signed with the keys of its grant")
    moment = encode_instant(now.replace(microsecond=0))
    body = encode(_BODY_LABEL, grant.vault, grant.id, moment, *items)
    signed = encode(_SIGNED_LABEL, body, keys.signing.sign(body))
    text = base64.b64encode(granted.seal_to_owner(signed, _INFO)).decode("ascii")
    lines = [text[i : i + _LINE_CHARS] for i in range(0, len(text), _LINE_CHARS)]
    return "\n".join([BEGIN_LINE, *lines, END_LINE]) + "\n"


async def open_proposal(vault: UnlockedVault, text: str) -> Proposal:
    """Return the proposal that a text holds, made by the counsellor of a grant that this vault gave.

    The grant may be over by now: what was seen under it can still be right.

    Raises:
        ProposalError: it is none, it was changed, or it is for another vault or by somebody else.
    """
    if len(text) > MAX_PROPOSAL_CHARS:
        raise ProposalError("too long for a proposal")
    lines = [line.strip(" \t\r") for line in text.strip().split("\n")]
    if len(lines) < 3 or lines[0] != BEGIN_LINE or lines[-1] != END_LINE:
        raise ProposalError("not a proposal: it starts and ends with a line of its own")
    try:
        sealed = base64.b64decode("".join(lines[1:-1]).encode("ascii"), validate=True)
        outer = Decoder(vault.open_sealed(sealed, _INFO), _SIGNED_LABEL)
        body, signature = outer.octets(), outer.octets(SIGNATURE_BYTES)
        outer.end()
        inner = Decoder(body, _BODY_LABEL)
        named_vault, grant_id, moment = inner.text(), inner.text(), decode_instant(inner.text())
        items = tuple(inner.octets() for _ in range(inner.left))
        inner.end()
    except (binascii.Error, ValueError, CanonicalError, KeyMaterialError) as exc:
        raise ProposalError("does not open: cut off, damaged, or for another vault") from exc
    grants, _unreadable = await read_grants(vault)
    grant = next((one for one in grants if one.id == grant_id), None)
    if grant is None or named_vault != grant.vault or not items:
        raise ProposalError("under no grant of this vault")
    try:
        verify(grant.card.signing_public_key, signature, body)
    except KeyMaterialError as exc:
        raise ProposalError("not signed by the counsellor of its grant") from exc
    return Proposal(grant=grant.id, card=grant.card, made_at=moment, items=items)
