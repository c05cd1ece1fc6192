"""A sync killed at any moment: what it told of is stored, nothing is there twice, and again completes it."""

from __future__ import annotations

import asyncio
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from mailbox_ingest.letters import list_letters
from mailbox_ingest.mailbox.account import encode_account
from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.keys import MailboxKey
from mailbox_ingest.mailbox.outcomes import State
from store import CreatedVault, PartKind, Store, UnlockedVault
from tests.mailbox_ingest.conftest import PASSPHRASE, QUICK
from tests.mailbox_ingest.mailbox.conftest import Citizen, newsletter, text_letter

ROOT = Path(__file__).parents[3]
LETTERS, OTHERS = 12, 4
_LONGEST_WAIT_SECONDS = 0.3
"""About as long as one letter takes, from its fetching to its commit."""


@dataclass(slots=True, kw_only=True)
class Scene:
    """A mailbox with letters and other mail, and vaults to bring them into."""

    citizen: Citizen
    folder: Path
    contents: set[bytes]
    vaults: int = 0

    async def new_vault(self) -> Vault:
        """Make a vault in which nothing is yet."""
        self.vaults += 1
        place = self.folder / str(self.vaults)
        place.mkdir()
        url = f"sqlite:///{place / 'kluis.db'}"
        async with await Store.open(url, passphrase_cost=QUICK) as store:
            created = await store.create_vault(passphrase=PASSPHRASE, household=b"{}")
        created.intake_keys.save(place / "intake.keys")
        (place / "mailbox.key").write_bytes(b"k" * 32)
        (place / "account").write_bytes(encode_account(self.citizen.account))
        return Vault(place=place, url=url, created=created)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """A vault and all that a sync into it needs."""

    place: Path
    url: str
    created: CreatedVault

    @contextmanager
    def syncing(self) -> Iterator[subprocess.Popen[str]]:
        """Sync in a process of its own, which is gone at the end."""
        files = [str(self.place / name) for name in ("intake.keys", "mailbox.key", "account")]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.mailbox_ingest.mailbox.run_sync", self.url, *files],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
        )
        try:
            yield process
        finally:
            process.kill()
            process.wait()
            if process.stdout is not None:
                process.stdout.close()


@pytest.fixture
def scene(citizen: Citizen, tmp_path: Path) -> Scene:
    """Fill a mailbox with letters that are read quickly."""
    citizen.receive(
        *(text_letter(number) for number in range(LETTERS)), *(newsletter(number) for number in range(OTHERS))
    )
    with citizen.mail_program() as client:
        client.select_folder("INBOX", readonly=True)
        kept = client.fetch(client.search(["SUBJECT", "Herinnering"]), ["BODY.PEEK[]"])
    return Scene(citizen=citizen, folder=tmp_path, contents={fields[b"BODY[]"] for fields in kept.values()})


def _kill_after(process: subprocess.Popen[str], *, lines: int, seconds: float) -> list[str]:
    """Kill a sync some time after it said so many lines, and return all that it said."""
    assert process.stdout is not None
    said = []
    for _ in range(lines):
        line = process.stdout.readline()
        if not line:
            break
        said.append(line.strip())
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    return said + [line.strip() for line in process.stdout]


def _taken(said: list[str]) -> list[str]:
    return [line.split()[2] for line in said if line.startswith("taken ")]


async def _check(scene: Scene, vault: Vault, told: list[str]) -> int:
    """Hold all that is stored against what was told, and return how many letters are in."""
    async with await Store.open(vault.url, create=False) as store:
        await store.check()
        unlocked = await store.unlock(vault.created.vault_id, passphrase=PASSPHRASE)
        return await _check_opened(scene, unlocked, told)


async def _check_opened(scene: Scene, vault: UnlockedVault, told: list[str]) -> int:
    sources = await vault.open_all(PartKind.SOURCE)
    letters = await list_letters(vault)
    assert (sources.unreadable, letters.unreadable) == ((), ())
    stored = [source.payload for source in sources]
    assert len(set(stored)) == len(stored), "a letter is there twice"
    assert set(stored) <= scene.contents
    ids = {source.ref.subject for source in sources}
    assert set(told) <= ids, "a letter that was told of is not there"
    assert len(set(told)) == len(told), "a letter was told of twice"
    assert sorted(letter.record.pieces[0].source_id for letter in letters) == sorted(ids)
    # On a machine that is busy enough a letter gets no time to be read: it is kept, and needs a look.
    assert {letter.record.error.code for letter in letters if letter.record.error is not None} <= {
        "timed_out"
    }
    # An outcome is written in the transaction of its letter: there is never one without the other.
    book = MailboxBook(vault.as_intake(), MailboxKey(b"k" * 32))
    outcomes = [outcome async for _, outcome in book.every_outcome()]
    taken = [outcome for outcome in outcomes if outcome.state is State.TAKEN]
    assert {outcome.source_id for outcome in taken} == ids
    assert len(taken) == len(ids)
    assert {outcome.state for outcome in outcomes} <= {State.TAKEN, State.WAITING, State.NO_LETTER}
    return len(sources)


async def _kill_again_and_again(scene: Scene, *, kills: int, seed: int) -> None:
    """Kill syncs of one vault until all letters are in, then those of the next, so many times in all."""
    chance = random.Random(seed)
    vault, told, before = await scene.new_vault(), list[str](), 0
    for _ in range(kills):
        with vault.syncing() as process:
            lines, seconds = chance.randint(0, 6), chance.uniform(0, _LONGEST_WAIT_SECONDS)
            told += _taken(await asyncio.to_thread(_kill_after, process, lines=lines, seconds=seconds))
        found = await _check(scene, vault, told)
        assert found >= before
        before = found
        if found == LETTERS:
            vault, told, before = await scene.new_vault(), [], 0
    with vault.syncing() as process:
        said, _ = await asyncio.to_thread(process.communicate, timeout=120)
    assert process.returncode == 0
    assert await _check(scene, vault, told + _taken(said.split("\n"))) == LETTERS


async def test_a_sync_that_is_killed_loses_and_doubles_nothing(scene: Scene) -> None:
    await _kill_again_and_again(scene, kills=10, seed=1)


@pytest.mark.long
async def test_a_sync_that_is_killed_200_times_loses_and_doubles_nothing(scene: Scene) -> None:
    await _kill_again_and_again(scene, kills=200, seed=random.SystemRandom().randrange(2**32))


async def test_two_processes_at_once_take_each_letter_once(scene: Scene) -> None:
    vault = await scene.new_vault()
    with vault.syncing() as one, vault.syncing() as other:
        said = await asyncio.gather(
            *(asyncio.to_thread(process.communicate, timeout=120) for process in (one, other))
        )
    assert (one.returncode, other.returncode) == (0, 0)
    told = [source for out, _ in said for source in _taken(out.split("\n"))]
    assert await _check(scene, vault, told) == LETTERS
    assert len(told) == LETTERS
