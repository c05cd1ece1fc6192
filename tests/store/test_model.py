"""A vault against a dictionary: whatever is done in whatever order, both hold the same."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from store import (
    CounsellorKeys,
    IntakeKeys,
    PartExistsError,
    PartKind,
    PartRef,
    RecipientHandle,
    Store,
    SubjectId,
    main_part,
    new_subject_id,
    sqlite_url,
)
from tests.store.conftest import CHEAP, PASSPHRASE

_Result = TypeVar("_Result")
_PAYLOADS = st.binary(max_size=50)
_PLACES = st.integers(0, 3)
_SUBJECTS = [new_subject_id() for _ in range(4)]


class VaultMachine(RuleBasedStateMachine):
    """Adds, replaces, shares, withdraws, fails halfway and opens again."""

    def __init__(self) -> None:
        super().__init__()
        self._runner = asyncio.Runner()
        self._folder = tempfile.TemporaryDirectory()
        self._url = sqlite_url(Path(self._folder.name) / "vault.db")
        self._versions: dict[SubjectId, list[bytes]] = {}
        self._shared: dict[SubjectId, bytes] = {}
        self._counsellor = CounsellorKeys.generate()
        self._handle: RecipientHandle

    def _run(self, work: Coroutine[Any, Any, _Result]) -> _Result:
        return self._runner.run(work)

    @initialize()
    def make(self) -> None:
        async def make() -> IntakeKeys:
            self._store = await Store.open(self._url, passphrase_cost=CHEAP)
            created = await self._store.create_vault(passphrase=PASSPHRASE, household=b"household")
            return created.intake_keys

        self._intake_keys = self._run(make())
        self._unlock()
        self._handle = self._vault.new_handle()

    def _unlock(self) -> None:
        self._vault = self._run(self._store.unlock(self._intake_keys.vault, passphrase=PASSPHRASE))
        self._intake = self._store.intake(self._intake_keys)

    @rule(place=_PLACES, payload=_PAYLOADS)
    def bring_in(self, place: int, payload: bytes) -> None:
        async def bring_in() -> bool:
            try:
                async with self._intake.adding() as transaction:
                    await transaction.add(_SUBJECTS[place], PartKind.FACTS, payload)
            except PartExistsError:
                return False
            return True

        added = self._run(bring_in())
        assert added == (_SUBJECTS[place] not in self._versions)
        if added:
            self._versions[_SUBJECTS[place]] = [payload]

    @rule(place=_PLACES, payload=_PAYLOADS)
    def replace(self, place: int, payload: bytes) -> None:
        ref = self._run(self._vault.put(_SUBJECTS[place], PartKind.FACTS, payload))
        versions = self._versions.setdefault(_SUBJECTS[place], [])
        versions.append(payload)
        assert ref.version == len(versions)

    @rule(payloads=st.lists(_PAYLOADS, min_size=1, max_size=4))
    def fail_halfway(self, payloads: list[bytes]) -> None:
        async def fail_halfway() -> None:
            try:
                async with self._vault.adding() as transaction:
                    for subject, payload in zip(_SUBJECTS, payloads, strict=False):
                        await transaction.add(subject, PartKind.FACTS, payload)
                    raise InterruptedError
            except InterruptedError:
                return

        self._run(fail_halfway())

    @rule(place=_PLACES)
    @precondition(lambda self: bool(self._versions))
    def share(self, place: int) -> None:
        subject = sorted(self._versions)[place % len(self._versions)]
        ref = PartRef(
            vault=self._vault.vault_id,
            subject=subject,
            part=main_part(self._vault.vault_id, subject, PartKind.FACTS),
            kind=PartKind.FACTS,
            version=len(self._versions[subject]),
        )
        self._run(self._vault.share([ref], self._counsellor.encryption_public_key, self._handle))
        self._shared[subject] = self._versions[subject][-1]

    @rule()
    def withdraw(self) -> None:
        self._run(self._vault.unshare(self._handle))
        self._shared = {}

    @rule()
    def open_again(self) -> None:
        async def open_again() -> None:
            await self._store.close()
            self._store = await Store.open(self._url, create=False, passphrase_cost=CHEAP)

        self._run(open_again())
        self._unlock()

    @invariant()
    def both_hold_the_same(self) -> None:
        async def read() -> tuple[
            dict[SubjectId, bytes], dict[SubjectId, bytes], dict[SubjectId, list[bytes]]
        ]:
            shared = await self._store.open_shared(
                self._vault.vault_id,
                keys=self._counsellor,
                handle=self._handle,
                vault_key_id=self._vault.vault_key_id,
            )
            own, given = await self._vault.open_all(PartKind.FACTS), await shared.open_all(PartKind.FACTS)
            assert (own.unreadable, given.unreadable) == ((), ())
            histories = {
                subject: [part.payload for part in await self._vault.history(subject, PartKind.FACTS)]
                for subject in self._versions
            }
            return (
                {part.ref.subject: part.payload for part in own},
                {part.ref.subject: part.payload for part in given},
                histories,
            )

        own, given, histories = self._run(read())
        assert own == {subject: versions[-1] for subject, versions in self._versions.items()}
        assert given == self._shared
        assert histories == self._versions

    def teardown(self) -> None:
        self._run(self._store.close())
        self._runner.close()
        self._folder.cleanup()


TestVaultMachine = VaultMachine.TestCase
TestVaultMachine.settings = settings(
    max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
