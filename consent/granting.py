"""Making a grant real: what it opens is wrapped to the counsellor, and it is signed, sealed and listed.

All of one grant happens in one transaction: there is never a grant without its wraps, nor a wrap without
its grant.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from consent.card import CounsellorCard
from consent.errors import NothingToGrantError
from consent.grant import (
    Action,
    Grant,
    Scope,
    check_purpose,
    encode_grant,
    tidy_creditors,
)
from consent.period import grant_period
from consent.stored import find_grant, read_grants
from consent.token import issue_token
from store import (
    GrantId,
    OwnerTransaction,
    PartKind,
    PartRef,
    PartUnreadableError,
    SubjectId,
    UnlockedVault,
    new_grant_id,
)

# What a letter is to a counsellor in either scope. A correction is about the letter that it corrects.
_LETTER_KINDS = (PartKind.LETTER, PartKind.FACTS, PartKind.CORRECTION)
_DOCUMENT_KINDS = (PartKind.SOURCE, PartKind.PROVENANCE)


class GrantStatus(StrEnum):
    """Where a grant is in its life."""

    ACTIVE = "active"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterToShare:
    """A letter as a grant needs to know it.

    `sources` are what it came in; a source that holds several letters is opened whole. `claim` names every
    letter of its claim and `replaces` the letters that were joined or split into it: by those a letter to
    come is known to belong to a claim that was chosen.
    """

    letter: SubjectId
    sources: tuple[SubjectId, ...] = ()
    claim: tuple[SubjectId, ...] = ()
    replaces: tuple[SubjectId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeGrant:
    """A new grant, and the token that the citizen sends to the counsellor.

    `left_out` are parts that do not open or verify for the owner either; they are not passed on.
    """

    grant: Grant
    token: str = field(repr=False)
    left_out: tuple[PartRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedGrant:
    """A grant of this vault and where it stands."""

    grant: Grant
    status: GrantStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantList:
    """Every grant that the owner ever made, oldest first, and those that do not open or verify."""

    grants: tuple[ListedGrant, ...]
    unreadable: tuple[PartRef, ...] = ()


async def make_grant(
    vault: UnlockedVault,
    card: CounsellorCard,
    *,
    scope: Scope,
    letters: Sequence[LetterToShare],
    creditors: Iterable[str] | None,
    purpose: str,
    until: date | None,
    now: datetime,
    letters_to_come: bool = False,
    actions: tuple[Action, ...] = (Action.VIEW, Action.EXPORT),
) -> MadeGrant:
    """Let a counsellor look, and return the grant with its token.

    Args:
        card: Whose keys; a person has compared its fingerprint before.
        letters: All letters of the claims that were chosen, or of all claims.
        creditors: Names of the claims that were chosen, as shown to the counsellor; `None` for all claims.
        until: Last day on which the grant holds; `None` for three months.
        letters_to_come: Whether `extend_grants` may add later letters of the same claims.

    Raises:
        NothingToGrantError: No letter was chosen.
        GrantPeriodError: `until` is past, or too far away.
        PurposeError: The purpose is empty, too long, or no text that can be shown.
    """
    starts, ends = grant_period(now=now, until=until)
    chosen = None if creditors is None else tidy_creditors(creditors)
    if not letters or chosen == ():
        raise NothingToGrantError("no letter falls within what was chosen")
    grant = Grant(
        id=new_grant_id(),
        vault=vault.vault_id,
        handle=vault.new_handle(),
        card=card,
        scope=scope,
        actions=actions,
        creditors=chosen,
        purpose=check_purpose(purpose),
        letters=_once(letter.letter for letter in letters),
        sources=_sources(scope, letters),
        letters_to_come=letters_to_come,
        starts=starts,
        ends=ends,
    )
    refs = await _refs(vault, letters=grant.letters, sources=grant.sources)

    async def write(transaction: OwnerTransaction, readable: tuple[PartRef, ...]) -> None:
        await transaction.register_grant(grant.id, grant.handle, grant.ends)
        await _keep_and_share(transaction, grant, readable)

    left_out = await _without_unreadable(vault, refs, write)
    return MadeGrant(grant=grant, token=token_of(vault, grant), left_out=left_out)


def seen_along(
    letters: Iterable[LetterToShare], every_letter: Iterable[LetterToShare]
) -> tuple[SubjectId, ...]:
    """Return the letters that were not chosen and would be seen all the same, when documents are granted.

    They came in one source with a letter that was chosen: five letters in one scan, a mail with attachments.
    A source is opened whole, so a person is told before.
    """
    chosen = tuple(letters)
    granted = {letter.letter for letter in chosen}
    opened = {source for letter in chosen for source in letter.sources}
    return _once(
        letter.letter
        for letter in every_letter
        if letter.letter not in granted and not opened.isdisjoint(letter.sources)
    )


def token_of(vault: UnlockedVault, grant: Grant) -> str:
    """Return the token of a grant: the same each time, so that one that was lost can be given again."""
    return issue_token(
        grant=grant.id,
        vault=grant.vault,
        counsellor_signing_key=grant.card.signing_public_key,
        starts=grant.starts,
        ends=grant.ends,
        signing_public_key=vault.signing_public_key,
        sign=vault.sign,
    )


async def list_grants(vault: UnlockedVault, now: datetime) -> GrantList:
    """Return every grant of a vault, also those that are over."""
    grants, unreadable = await read_grants(vault)
    listed = tuple(ListedGrant(grant=grant, status=status_of(grant, now)) for grant in grants)
    return GrantList(grants=listed, unreadable=unreadable)


def status_of(grant: Grant, now: datetime) -> GrantStatus:
    """Return where a grant stands at an instant. One that was withdrawn stays so after its end."""
    if grant.withdrawn_at is not None:
        return GrantStatus.WITHDRAWN
    return GrantStatus.EXPIRED if now >= grant.ends else GrantStatus.ACTIVE


async def extend_grants(
    vault: UnlockedVault, letters: Sequence[LetterToShare], now: datetime
) -> tuple[GrantId, ...]:
    """Bring every active grant up to date with the letters there are now, and return the grants that changed.

    The letters of a grant stay open in their newest version: facts that were read again, and corrections.
    Letters that came later are added only where the owner's grant says so (`letters_to_come`): all of them
    where all claims were granted, else those of a claim that is in it. A letter that was joined from
    granted ones, or split from one, takes their place.

    Args:
        letters: All letters of the vault that may be shared at all, not only the new ones.
    """
    changed: list[GrantId] = []
    for listed in (await list_grants(vault, now)).grants:
        if listed.status is GrantStatus.ACTIVE and await extend_grant(vault, listed.grant, letters):
            changed.append(listed.grant.id)
    return tuple(changed)


async def end_expired_grants(vault: UnlockedVault, now: datetime) -> int:
    """Delete the wraps of grants whose period is over, and return how many wraps there were.

    Until then only the program of the counsellor refuses; with the wraps gone there is nothing left to open.
    """
    deleted = 0
    for listed in (await list_grants(vault, now)).grants:
        if listed.status is GrantStatus.EXPIRED:
            deleted += await vault.unshare(listed.grant.handle)
    return deleted


async def extend_grant(vault: UnlockedVault, grant: Grant, letters: Sequence[LetterToShare]) -> bool:
    """Bring one active grant up to date, and return whether anything was added; see `extend_grants`."""
    granted = set(grant.letters)
    added = [
        letter for letter in letters if letter.letter not in granted and _falls_within(grant, letter, granted)
    ]
    grown = replace(
        grant,
        letters=grant.letters + _once(letter.letter for letter in added),
        sources=_once((*grant.sources, *_sources(grant.scope, added))),
    )
    # A source never changes, so that those which are shared need no second look; all else may be newer.
    new_sources = grown.sources[len(grant.sources) :]
    refs = await _refs(vault, letters=grown.letters, sources=new_sources)
    changed = grown != grant

    async def write(transaction: OwnerTransaction, readable: tuple[PartRef, ...]) -> None:
        nonlocal changed
        # The vault is locked now. A withdrawal that came in between must not be undone by wraps of ours.
        if await find_grant(vault, grant.id) != grant:
            changed = False
        elif grown != grant:
            await _keep_and_share(transaction, grown, readable)
        elif await transaction.share(readable, grant.card.encryption_public_key, grant.handle):
            changed = True

    await _without_unreadable(vault, refs, write)
    return changed


def _falls_within(grant: Grant, letter: LetterToShare, granted: set[SubjectId]) -> bool:
    if letter.replaces and granted.issuperset(letter.replaces):
        return True
    return grant.letters_to_come and (not grant.part_of_whole or not granted.isdisjoint(letter.claim))


async def _without_unreadable(
    vault: UnlockedVault,
    refs: tuple[PartRef, ...],
    write: Callable[[OwnerTransaction, tuple[PartRef, ...]], Awaitable[None]],
) -> tuple[PartRef, ...]:
    """Write in one transaction; a part that does not open is left out and named, and the rest starts over.

    One damaged letter must not keep a citizen from sharing the others.
    """
    left_out: list[PartRef] = []
    while True:
        readable = tuple(ref for ref in refs if ref not in left_out)
        try:
            async with vault.adding() as transaction:
                await write(transaction, readable)
        except PartUnreadableError as exc:
            if exc.ref not in readable:
                raise
            left_out.append(exc.ref)
        else:
            return tuple(left_out)


async def _keep_and_share(transaction: OwnerTransaction, grant: Grant, refs: tuple[PartRef, ...]) -> None:
    part = await transaction.add(SubjectId(grant.id), PartKind.GRANT, encode_grant(grant))
    await transaction.share((part, *refs), grant.card.encryption_public_key, grant.handle)


async def _refs(
    vault: UnlockedVault, *, letters: Iterable[SubjectId], sources: Iterable[SubjectId]
) -> tuple[PartRef, ...]:
    """Return the newest versions of all parts that letters and sources consist of, and of the household."""
    wanted = set(letters)
    refs = list(await vault.refs(PartKind.HOUSEHOLD))
    for kind in _LETTER_KINDS:
        refs += [ref for ref in await vault.refs(kind) if ref.subject in wanted]
    for source in sources:
        for kind in _DOCUMENT_KINDS:
            refs += await vault.refs(kind, subject=source)
    return tuple(refs)


def _sources(scope: Scope, letters: Iterable[LetterToShare]) -> tuple[SubjectId, ...]:
    match scope:
        case Scope.FACTS:
            return ()
        case Scope.DOCUMENTS:
            return _once(source for letter in letters for source in letter.sources)


def _once(subjects: Iterable[SubjectId]) -> tuple[SubjectId, ...]:
    return tuple(dict.fromkeys(subjects))
