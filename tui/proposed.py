"""Corrections that a counsellor proposes to a client, and those that the client takes over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from consent import ProposalError, make_proposal, open_grant, open_proposal
from consent.proposal import MAX_PROPOSAL_CHARS
from mailbox_ingest.letters import StoredLetter, list_letters
from overview import Correction, CorrectionError, OverviewError, decode_correction, encode_correction
from overview.corrections import CORRECTABLE
from store import CounsellorKeys, PartKind, SubjectId, UnlockedVault, new_part_id
from tui.client_book import Client
from tui.errors import FieldError, FileReadError
from tui.field_values import expected_of, parse_value
from tui.session import Session
from tui.vault_letters import find_letter
from tui.wiring import open_store

_LISTS = ("deadlines.", "references.", "details.debts.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One correction that somebody proposes, and the letter that it is about."""

    letter: StoredLetter
    correction: Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What became of a proposal: by whom it is, what was taken over, and how much was not.

    `unknown` counts those about letters that are not in the vault any more.
    """

    author: str
    accepted: tuple[Correction, ...]
    refused: int
    unknown: int


async def propose_typed(
    session: Session, client: Client, keys: CounsellorKeys, typed: str, path: str, text: str, *, reason: str
) -> str:
    """Return the text of a proposal to correct one fact of one letter that the client shared.

    Raises:
        NotFoundError, AmbiguousError: the letter is not there, or it cannot be told which.
        FieldError: there is no such fact, or it cannot have this value.
        GrantRefusedError: the client may not be looked at (any more).
    """
    settings = replace(session.settings, store_given=client.store_url)
    async with open_store(settings) as store:
        granted = await open_grant(store, client.token, keys, session.now())
        letter = find_letter(await list_letters(granted), typed)
        card = granted.grant.card
        correction = Correction(
            letter_id=letter.id,
            path=path,
            value=parse_value(path, text),
            author=f"{card.name}, {card.organisation}",
            reason=reason,
            made_at=session.now(),
        )
        try:
            payload = encode_correction(correction)
        except CorrectionError as exc:
            raise FieldError(path, expected=expected_of(path)) from exc
        return make_proposal(granted, keys, [payload], session.now())


async def take_over(
    vault: UnlockedVault, text: str, agrees: Callable[[Proposed], bool], now: datetime
) -> TakenOver:
    """Ask of each proposed correction whether it is right, and store those that are, as the proposer's.

    Raises:
        ProposalError: it is no proposal for this vault, or holds something other than corrections of facts.
    """
    proposal = await open_proposal(vault, text)
    author = f"{proposal.card.name}, {proposal.card.organisation}"
    letters = {letter.id: letter for letter in await list_letters(vault)}
    corrections = [_checked(item) for item in proposal.items]
    accepted: list[Correction] = []
    there = [one for one in corrections if SubjectId(one.letter_id) in letters]
    for one in there:
        # Whose word it is says the signature, and that it holds from now on the owner's yes.
        named = replace(one, author=author, made_at=now, undone=False)
        if agrees(Proposed(letter=letters[SubjectId(one.letter_id)], correction=named)):
            accepted.append(named)
    async with vault.adding() as adding:
        for one in accepted:
            payload = encode_correction(one)
            await adding.add(SubjectId(one.letter_id), PartKind.CORRECTION, payload, part_id=new_part_id())
    return TakenOver(
        author=author,
        accepted=tuple(accepted),
        refused=len(there) - len(accepted),
        unknown=len(corrections) - len(there),
    )


def read_proposal_text(path: Path) -> str:
    """Return the text of a proposal that somebody sent.

    Raises:
        FileReadError: it cannot be read.
        ProposalError: it is no text.
    """
    try:
        with path.open(encoding="ascii") as stream:
            return stream.read(MAX_PROPOSAL_CHARS + 1)
    except UnicodeDecodeError as exc:
        raise ProposalError("no text of ours") from exc
    except OSError as exc:
        raise FileReadError(str(path)) from exc


def _checked(item: bytes) -> Correction:
    try:
        correction = decode_correction(item)
    except OverviewError as exc:
        raise ProposalError("holds what is no correction") from exc
    if correction.path not in CORRECTABLE and not correction.path.startswith(_LISTS):
        raise ProposalError("holds what is no correction of a fact")
    return correction
