"""The one place that composes: settings to store, to vault, to letters, to an overview and an app."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from consent import (
    LetterToShare,
    end_expired_grants,
    end_to_last_day,
    extend_grants,
    open_grant,
)
from mailbox_ingest.letters import ReadsParts, StoredLetter, StoredLetters, list_letters
from overview import (
    Correction,
    Household,
    LetterFacts,
    OtherReason,
    build,
    decode_correction,
    decode_household,
    encode_household,
)
from overview.corrections import correct, effective
from overview.short_lines import with_colleagues
from store import (
    DEFAULT_COST,
    CounsellorKeys,
    Intake,
    IntakeKeys,
    KeyFileError,
    PartKind,
    PassphraseCost,
    Store,
    StoreMissingError,
    SubjectId,
    UnlockedVault,
    VaultId,
)
from tui.client_book import Client, find_client, load_card, load_clients, load_keys
from tui.contact_files import colleague_notes
from tui.desk import GrantShown, Situation
from tui.errors import NoVaultError, SeveralVaultsError, VaultExistsError
from tui.i18n import gettext as _
from tui.private_files import make_private_folder
from tui.session import Session, Settings
from tui.unlocking import unlock_typed
from tui.waiting import letters_once_read, read_what_waits

_Made = TypeVar("_Made")


def key_path(settings: Settings, vault: VaultId) -> Path:
    """Return the place of the file that brings letters into a vault."""
    return settings.key_folder / f"{vault}.keys"


@asynccontextmanager
async def open_store(settings: Settings) -> AsyncIterator[Store]:
    """Open the store that is there.

    Raises:
        NoVaultError: there is none.
        StoreError: it does not open.
    """
    try:
        store = await Store.open(settings.store_url, create=False)
    except StoreMissingError as exc:
        raise NoVaultError from exc
    async with store:
        yield store


async def find_vault(store: Store, settings: Settings) -> VaultId:
    """Return the vault of this machine: the one whose key file is here, or the only one in the store.

    Raises:
        NoVaultError: the store holds none.
        SeveralVaultsError: it cannot be told which.
    """
    vaults = await store.vault_ids()
    if not vaults:
        raise NoVaultError
    here = [vault for vault in vaults if key_path(settings, vault).exists()]
    if len(here) == 1:
        return here[0]
    if len(vaults) == 1:
        return vaults[0]
    raise SeveralVaultsError


async def check_vault(settings: Settings) -> None:
    """Make sure, before a passphrase is asked for, that there is a vault to open.

    Raises:
        NoVaultError, SeveralVaultsError, StoreError: there is none, or it cannot be reached.
    """
    async with open_store(settings) as store:
        await find_vault(store, settings)


async def refuse_second_vault(settings: Settings) -> None:
    """Make sure, before a passphrase is asked for, that there is no vault yet.

    A file is one citizen's. A database elsewhere holds vaults of many: there only one of this machine counts.

    Raises:
        VaultExistsError: there is one.
    """
    try:
        async with open_store(settings) as store:
            vaults = await store.vault_ids()
    except NoVaultError:
        return
    ours = [vault for vault in vaults if key_path(settings, vault).exists()]
    if ours or (vaults and settings.store_file is not None):
        raise VaultExistsError


async def create_vault(
    settings: Settings,
    *,
    passphrase: str,
    names: Sequence[str],
    passphrase_cost: PassphraseCost = DEFAULT_COST,
) -> str:
    """Make store, vault and key file, and return the recovery code."""
    if settings.store_file is not None:
        make_private_folder(settings.store_file.parent)
    make_private_folder(settings.key_folder)
    async with await Store.open(settings.store_url, passphrase_cost=passphrase_cost) as store:
        household = encode_household(Household(names=tuple(names)))
        created = await store.create_vault(passphrase=passphrase, household=household)
    # The vault is there now, and its recovery code must be shown whatever happens; the key file is made
    # anew at the next unlock.
    with suppress(KeyFileError):
        created.intake_keys.save(key_path(settings, created.vault_id))
    return created.recovery_code


@asynccontextmanager
async def open_vault(session: Session) -> AsyncIterator[UnlockedVault]:
    """Open the vault of this machine with the passphrase."""
    async with open_store(session.settings) as store:
        yield await _unlock(store, await find_vault(store, session.settings), session)


async def _unlock(store: Store, vault_id: VaultId, session: Session) -> UnlockedVault:
    """Unlock, end the grants whose time is over, and put back a key file that is gone."""
    vault = await unlock_typed(store, vault_id, session)
    keys = key_path(session.settings, vault_id)
    if not keys.exists():
        make_private_folder(session.settings.key_folder)
        vault.issue_intake_keys().save(keys)
    await end_expired_grants(vault, session.now())
    return vault


@asynccontextmanager
async def open_intake(session: Session) -> AsyncIterator[Intake | UnlockedVault]:
    """Open the side of the vault that only adds; where its key file is missing, the vault itself."""
    async with open_store(session.settings) as store:
        vault_id = await find_vault(store, session.settings)
        keys = key_path(session.settings, vault_id)
        if keys.exists():
            yield store.intake(IntakeKeys.load(keys))
        else:
            yield await _unlock(store, vault_id, session)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedLetters:
    """What was read of a vault: letters, corrections and household, as far as the reader may see them."""

    letters: tuple[StoredLetter, ...]
    corrections: tuple[Correction, ...]
    household: Household
    damaged: int
    "How many parts do not open or verify."
    unread: int = 0
    "How much came in that nobody read yet."


async def read_vault(vault: ReadsParts, subject: SubjectId) -> OpenedLetters:
    """Open everything an overview is folded from; `subject` is the vault as the subject of its household."""
    return await _open_beside(await list_letters(vault), vault, subject)


async def read_own_vault(vault: UnlockedVault, session: Session) -> OpenedLetters:
    """Read what was pushed and not read yet, and then open everything as `read_vault` does."""
    read = await letters_once_read(vault, session)
    standing = tuple(letter for letter in read.letters if not letter.record.gone)
    letters = StoredLetters(standing, read.letters.unreadable)
    return replace(await _open_beside(letters, vault, vault.subject), unread=read.unread)


async def _open_beside(letters: StoredLetters, vault: ReadsParts, subject: SubjectId) -> OpenedLetters:
    corrections = await vault.open_all(PartKind.CORRECTION)
    household = await vault.open(subject, PartKind.HOUSEHOLD)
    return OpenedLetters(
        letters=tuple(letters),
        corrections=tuple(decode_correction(part.payload) for part in corrections),
        household=decode_household(household.payload),
        damaged=len(letters.unreadable) + len(corrections.unreadable),
    )


def as_letter_facts(letter: StoredLetter) -> LetterFacts:
    """Return a stored letter as the overview takes it."""
    record = letter.record
    source = record.source if record.part_name is None else f"{record.source} › {record.part_name}"
    return LetterFacts(
        id=letter.id,
        source=source,
        received=record.received,
        facts=letter.facts,
        unread_reason=None if record.error is None else record.error.code,
    )


def fold(opened: OpenedLetters, as_of: date) -> Situation:
    """Fold letters into a situation; pure, and slow enough for a thread of its own."""
    letters = tuple(as_letter_facts(letter) for letter in opened.letters)
    overview = build(letters, opened.corrections, opened.household, as_of)
    if opened.damaged or opened.unread:
        overview = replace(overview, complete=False)
    standing = effective(opened.corrections)
    return Situation(
        overview=overview,
        letters={letter.id: _put_right(letter, standing.get(letter.id, ())) for letter in letters},
        as_read={letter.id: letter for letter in letters if letter.id in standing},
        person=opened.household.names[0] if opened.household.names else "",
        damaged=opened.damaged,
        unread=opened.unread,
        corrections=standing,
    )


def _put_right(letter: LetterFacts, corrections: Sequence[Correction]) -> LetterFacts:
    if letter.facts is None or not corrections:
        return letter
    return replace(letter, facts=correct(letter.facts, corrections).facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerLetters:
    """The owner's situation, every letter as a grant knows it, and those that may be shared."""

    situation: Situation
    every: tuple[LetterToShare, ...]
    shareable: tuple[LetterToShare, ...]


async def owner_letters(vault: UnlockedVault, session: Session, *, as_of: date) -> OwnerLetters:
    """Return what the owner has; counsellors get the letters that a grant promised them."""
    opened = await read_own_vault(vault, session)
    situation = await asyncio.to_thread(fold, opened, as_of)
    every = letters_to_share(opened, situation)
    kept_back = {other.id for other in situation.overview.other_letters if other.reason in _NEVER_SHARED}
    shareable = tuple(letter for letter in every if letter.letter not in kept_back)
    await extend_grants(vault, shareable, session.now())
    return OwnerLetters(situation=situation, every=every, shareable=shareable)


async def owner_situation(vault: UnlockedVault, session: Session, *, as_of: date) -> Situation:
    """Return the owner's situation on a day."""
    return (await owner_letters(vault, session, as_of=as_of)).situation


async def citizen_situation(session: Session, *, as_of: date) -> Situation:
    """Open the vault of this machine, fold it, and close it."""
    async with open_vault(session) as vault:
        return await owner_situation(vault, session, as_of=as_of)


async def change_vault(session: Session, change: Callable[[UnlockedVault], Awaitable[_Made]]) -> _Made:
    """Open the vault, change something in it, and let grants follow what changed."""
    async with open_vault(session) as vault:
        await read_what_waits(vault, session)
        made = await change(vault)
        await owner_situation(vault, session, as_of=session.today())
        return made


async def look_into_vault(session: Session, look: Callable[[UnlockedVault], Awaitable[_Made]]) -> _Made:
    """Open the vault and return what was looked up in it."""
    async with open_vault(session) as vault:
        await read_what_waits(vault, session)
        return await look(vault)


# Post for somebody else is not the owner's to share; advertising and fraud say nothing about a debt.
_NEVER_SHARED = frozenset({OtherReason.OTHER_PERSON, OtherReason.ADVERTISING, OtherReason.SUSPICIOUS})


def letters_to_share(opened: OpenedLetters, situation: Situation) -> tuple[LetterToShare, ...]:
    """Return every letter with its sources and its claim, as grants need them."""
    claim_of: dict[str, tuple[SubjectId, ...]] = {}
    for claim in situation.overview.claims:
        together = tuple(SubjectId(letter.id) for letter in claim.letters)
        claim_of.update({str(letter): together for letter in together})
    return tuple(
        LetterToShare(
            letter=letter.id,
            sources=tuple(dict.fromkeys(piece.source_id for piece in letter.record.pieces)),
            claim=claim_of.get(letter.id, ()),
            replaces=letter.record.formed_from,
        )
        for letter in opened.letters
    )


def ask_counsellor_passphrase(session: Session) -> str:
    """Return the passphrase of the counsellor's keys; that there are keys at all is checked before asking.

    Raises:
        CardMissingError: this machine has no counsellor.
    """
    load_card(session.settings.data_folder)
    return session.passphrases.get(_("The passphrase of your card"))


def find_typed_client(session: Session, typed: str) -> tuple[Client, CounsellorKeys]:
    """Return the client that a counsellor named, and the counsellor's keys."""
    folder = session.settings.data_folder
    keys = load_keys(folder, ask_counsellor_passphrase(session))
    return find_client(load_clients(folder, keys), typed), keys


async def client_situation(
    session: Session, client: Client, keys: CounsellorKeys, *, as_of: date, exporting: bool = False
) -> Situation:
    """Open what a client granted, fold it, and close it; an export is written in the client's log first.

    Raises:
        GrantRefusedError: the client may not be looked at (any more); each reason has a class of its own.
    """
    async with open_store(replace(session.settings, store_given=client.store_url)) as store:
        granted = await open_grant(store, client.token, keys, session.now())
        if exporting:
            await granted.record_export()
        opened = await read_vault(granted, SubjectId(granted.vault_id))
        missing = len(await granted.missing_letters())
        opened = replace(opened, unread=await store.count_waiting(VaultId(granted.vault_id)))
    situation = await asyncio.to_thread(fold, opened, as_of)
    overview = replace(situation.overview, complete=situation.overview.complete and not missing)
    overview = with_colleagues(overview, colleague_notes(session.settings.data_folder))
    grant = GrantShown(
        client=client.label,
        purpose=granted.grant.purpose,
        last_day=end_to_last_day(granted.grant.ends),
        partial=granted.grant.part_of_whole,
        missing=missing,
    )
    return replace(situation, overview=overview, grant=grant)


async def record_client_export(session: Session, client: Client, keys: CounsellorKeys) -> None:
    """Write in a client's log that an export is made.

    Raises:
        GrantRefusedError: the client may not be looked at (any more).
    """
    async with open_store(replace(session.settings, store_given=client.store_url)) as store:
        granted = await open_grant(store, client.token, keys, session.now())
        await granted.record_export()
