"""A vault with three letters of two claims, in a real database, and what its owner may share."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from consent import Grant, LetterToShare, MadeGrant, Scope, make_grant
from consent.card import CounsellorCard
from store import (
    PartKind,
    PassphraseCost,
    SharedVault,
    Store,
    SubjectId,
    UnlockedVault,
    VaultId,
    new_part_id,
    new_subject_id,
)
from tests.consent.cards import NOW, a_card, counsellor_keys

PASSPHRASE = "vijf gele fietsen"
CHEAP = PassphraseCost(memory_kib=8 * 1024, iterations=1, lanes=1)


class Clock:
    """The present instant of a test: it stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **how_far: float) -> None:
        """Move the present on."""
        self.now += timedelta(**how_far)


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A vault and the letters in it: two of one claim that came in two sources, and one of another."""

    store: Store
    clock: Clock
    path: Path
    """Of the SQLite file; there is none behind it on PostgreSQL."""
    vault: UnlockedVault
    first_rent: LetterToShare
    second_rent: LetterToShare
    fine: LetterToShare

    @property
    def vault_id(self) -> VaultId:
        """The vault's id."""
        return self.vault.vault_id

    @property
    def letters(self) -> tuple[LetterToShare, ...]:
        """Every letter that came in."""
        return (self.first_rent, self.second_rent, self.fine)

    async def grant(
        self,
        *letters: LetterToShare,
        card: CounsellorCard | None = None,
        scope: Scope = Scope.FACTS,
        creditors: tuple[str, ...] | None = None,
        letters_to_come: bool = False,
    ) -> MadeGrant:
        """Grant some letters, or all of them where none is named."""
        return await make_grant(
            self.vault,
            card or a_card(),
            scope=scope,
            letters=letters or self.letters,
            creditors=creditors,
            purpose="Hulp bij het ordenen van de post",
            until=None,
            now=self.clock.now,
            letters_to_come=letters_to_come,
        )


async def add_letter(vault: UnlockedVault, name: str, *, claim: tuple[SubjectId, ...] = ()) -> LetterToShare:
    """Bring in a letter with a source of its own; the payloads say which part they are."""
    letter, source = new_subject_id(), new_subject_id()
    async with vault.adding() as transaction:
        await transaction.add(source, PartKind.SOURCE, f"source of {name}".encode())
        await transaction.add(source, PartKind.PROVENANCE, f"provenance of {name}".encode())
        await transaction.add(letter, PartKind.LETTER, f"letter {name}".encode())
        await transaction.add(letter, PartKind.FACTS, f"facts of {name}".encode())
    return LetterToShare(letter=letter, sources=(source,), claim=(*claim, letter))


async def make_post(store: Store, clock: Clock, path: Path) -> Post:
    """Make a vault with three letters and one correction, and unlock it."""
    created = await store.create_vault(passphrase=PASSPHRASE, household=b"household")
    vault = await store.unlock(created.vault_id, passphrase=PASSPHRASE)
    first = await add_letter(vault, "rent 1")
    second = await add_letter(vault, "rent 2", claim=(first.letter,))
    fine = await add_letter(vault, "fine")
    await correct(vault, first.letter, "correction of rent 1")
    return Post(
        store=store,
        path=path,
        clock=clock,
        vault=vault,
        first_rent=LetterToShare(letter=first.letter, sources=first.sources, claim=second.claim),
        second_rent=second,
        fine=fine,
    )


async def correct(vault: UnlockedVault, letter: SubjectId, content: str) -> None:
    """Write one correction of a letter."""
    await vault.put(letter, PartKind.CORRECTION, content.encode(), new_part_id())


async def raw(post: Post, grant: Grant, number: int = 1) -> SharedVault:
    """Return the store's own view under a grant's handle, past every check of this package."""
    return await post.store.open_shared(
        post.vault_id,
        keys=counsellor_keys(number),
        handle=grant.handle,
        vault_key_id=post.vault.vault_key_id,
    )


def change(path: Path, statement: str, *values: object) -> None:
    """Write to the database as somebody could who has the file."""
    database = sqlite3.connect(path)
    with database:
        database.execute(statement, values)
    database.close()
