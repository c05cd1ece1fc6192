"""Any order of granting, withdrawing, extending and waiting opens what was agreed, and nothing else."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from consent import (
    GrantExpiredError,
    GrantWithdrawnError,
    LetterToShare,
    MadeGrant,
    Scope,
    end_expired_grants,
    extend_grants,
    make_grant,
    open_grant,
    withdraw,
)
from store import PartKind, Store, SubjectId, UnlockedVault
from tests.consent.cards import a_card, counsellor_keys
from tests.consent.posts import CHEAP, PASSPHRASE, Clock, add_letter

Result = TypeVar("Result")


@dataclass(slots=True)
class Expected:
    """What one grant has to open, kept beside it by simple means."""

    made: MadeGrant
    counsellor: int
    whole: bool
    to_come: bool
    letters: set[SubjectId]
    withdrawn: bool = False
    wraps_gone: bool = False


@dataclass(slots=True)
class Kept:
    """A letter and the number of its claim."""

    letter: SubjectId
    sources: tuple[SubjectId, ...]
    claim: int


@dataclass(slots=True)
class World:
    """The store of one run and what should be in it."""

    folder: tempfile.TemporaryDirectory[str]
    clock: Clock
    store: Store
    vault: UnlockedVault
    letters: list[Kept] = field(default_factory=list)
    grants: list[Expected] = field(default_factory=list)


class Lifecycle(RuleBasedStateMachine):
    """Drives a real vault, and holds it after each step against `World`."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.world: World | None = None

    def run_async(self, step: Awaitable[Result]) -> Result:
        """Run one step on the loop that the store lives on."""

        async def waited() -> Result:
            return await step

        return self.runner.run(waited())

    @property
    def here(self) -> World:
        """The world of this run."""
        if self.world is None:
            raise RuntimeError("no rule runs before `start`")
        return self.world

    def shareable(self) -> tuple[LetterToShare, ...]:
        """Return every letter as the owner's program would give it."""
        return tuple(
            LetterToShare(
                letter=kept.letter,
                sources=kept.sources,
                claim=tuple(other.letter for other in self.here.letters if other.claim == kept.claim),
            )
            for kept in self.here.letters
        )

    @initialize()
    def start(self) -> None:
        """Make a vault with one letter."""
        folder = tempfile.TemporaryDirectory()
        clock = Clock()
        path = Path(folder.name) / f"{secrets.token_hex(4)}.db"
        store = self.run_async(Store.open(f"sqlite:///{path}", passphrase_cost=CHEAP, clock=clock))
        created = self.run_async(store.create_vault(passphrase=PASSPHRASE, household=b"household"))
        vault = self.run_async(store.unlock(created.vault_id, passphrase=PASSPHRASE))
        self.world = World(folder, clock, store, vault)
        self.bring_in(claim=0)

    @rule(claim=st.integers(0, 2))
    def bring_in(self, claim: int) -> None:
        """A letter comes in; nobody sees it yet."""
        added = self.run_async(add_letter(self.here.vault, f"letter {len(self.here.letters)}"))
        self.here.letters.append(Kept(added.letter, added.sources, claim))

    @rule(
        counsellor=st.integers(1, 2),
        claim=st.none() | st.integers(0, 2),
        scope=st.sampled_from(Scope),
        to_come=st.booleans(),
    )
    def grant(self, counsellor: int, claim: int | None, scope: Scope, to_come: bool) -> None:
        """The owner grants all claims, or one of them when it has a letter."""
        chosen = {kept.letter for kept in self.here.letters if claim is None or kept.claim == claim}
        if not chosen:
            return
        made = self.run_async(
            make_grant(
                self.here.vault,
                a_card(counsellor),
                scope=scope,
                letters=[letter for letter in self.shareable() if letter.letter in chosen],
                creditors=None if claim is None else (f"creditor {claim}",),
                purpose="hulp",
                until=None,
                now=self.here.clock.now,
                letters_to_come=to_come,
            )
        )
        self.here.grants.append(Expected(made, counsellor, claim is None, to_come, chosen))

    @precondition(lambda self: self.here.grants)
    @rule(which=st.integers(0, 99))
    def withdraw(self, which: int) -> None:
        """The owner takes one grant back, perhaps once more."""
        expected = self.here.grants[which % len(self.here.grants)]
        self.run_async(withdraw(self.here.vault, expected.made.grant.id, self.here.clock.now))
        expected.withdrawn = expected.wraps_gone = True

    @rule()
    def unlock(self) -> None:
        """What the owner's program does at an unlock: end what is over, and extend what goes on."""
        now = self.here.clock.now
        self.run_async(end_expired_grants(self.here.vault, now))
        self.run_async(extend_grants(self.here.vault, self.shareable(), now))
        claims = {kept.letter: kept.claim for kept in self.here.letters}
        for expected in self.here.grants:
            if now >= expected.made.grant.ends:
                expected.wraps_gone = True
            elif expected.to_come and not expected.withdrawn:
                granted = {claims[letter] for letter in expected.letters}
                expected.letters |= {
                    letter for letter, claim in claims.items() if expected.whole or claim in granted
                }

    @rule(days=st.sampled_from([1, 40, 60]))
    def wait(self, days: int) -> None:
        """Time goes by."""
        self.here.clock.now += timedelta(days=days)

    @invariant()
    def each_grant_opens_what_was_agreed(self) -> None:
        """Hold every grant against what it should open, through the front door and past it."""
        if self.world is not None:
            for expected in self.here.grants:
                self.run_async(self.check(expected))

    async def check(self, expected: Expected) -> None:
        """Hold one grant against what it should open."""
        grant, world = expected.made.grant, self.here
        keys = counsellor_keys(expected.counsellor)
        shared = await world.store.open_shared(
            grant.vault, keys=keys, handle=grant.handle, vault_key_id=world.vault.vault_key_id
        )
        raw = {part.ref.subject for part in await shared.open_all(PartKind.FACTS)}
        documents = {part.ref.subject for part in await shared.open_all(PartKind.SOURCE)}
        letters = set() if expected.wraps_gone else expected.letters
        assert raw == letters
        sources = {source for kept in world.letters if kept.letter in letters for source in kept.sources}
        assert documents == (sources if grant.scope is Scope.DOCUMENTS else set())
        if world.clock.now >= grant.ends:
            with pytest.raises(GrantExpiredError):
                await open_grant(world.store, expected.made.token, keys, world.clock.now)
        elif expected.withdrawn:
            with pytest.raises(GrantWithdrawnError):
                await open_grant(world.store, expected.made.token, keys, world.clock.now)
        else:
            granted = await open_grant(world.store, expected.made.token, keys, world.clock.now)
            assert {part.ref.subject for part in await granted.open_all(PartKind.FACTS)} == letters
            assert await granted.missing_letters() == ()

    def teardown(self) -> None:
        """Close the store and remove its folder."""
        if self.world is not None:
            self.run_async(self.world.store.close())
            self.world.folder.cleanup()
        self.runner.close()


def test_any_order_of_steps_opens_what_was_agreed() -> None:
    run_state_machine_as_test(
        Lifecycle, settings=settings(max_examples=6, stateful_step_count=10, deadline=None)
    )


@pytest.mark.long
def test_any_long_order_of_steps_opens_what_was_agreed() -> None:
    run_state_machine_as_test(
        Lifecycle, settings=settings(max_examples=300, stateful_step_count=40, deadline=None)
    )
