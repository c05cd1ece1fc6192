"""An import killed at any point leaves a store that opens with no letter half in, and again completes it."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from mailbox_ingest.importing import Taken, import_paths
from mailbox_ingest.letters import list_letters
from mailbox_ingest.reading_pool import ReaderPool
from store import CreatedVault, IntakeKeys, PartKind, Store, UnlockedVault
from tests.mailbox_ingest.conftest import DAY, PASSPHRASE, QUICK
from tests.parsers.sample_files import LETTER, letter_pdf, mail_with_attachment, scan_pdf

ROOT = Path(__file__).parents[2]
SOURCES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A vault in which nothing is yet, the keys that bring letters in, and a folder of letters."""

    empty: Path
    created: CreatedVault
    keys: Path
    post: Path

    def fresh(self, folder: Path) -> Path:
        """Return a copy of the empty store."""
        folder.mkdir()
        return Path(shutil.copy(self.empty, folder / "kluis.db"))


@pytest.fixture
async def scene(tmp_path: Path) -> Scene:
    """Set up a folder of small letters in several forms, so that an import takes little time."""
    post = tmp_path / "post"
    post.mkdir()
    for number in range(5):
        (post / f"{number}.pdf").write_bytes(letter_pdf([*LETTER, f"Brief {number}"]))
    for number in range(3):
        (post / f"{number}.txt").write_text("\n".join([*LETTER, f"Bericht {number}"]).replace("\t", "  "))
    files = [(f"{n}.pdf", letter_pdf([*LETTER, f"Bijlage {n}"])) for n in range(4)]
    (post / "a.eml").write_bytes(mail_with_attachment(files[0], files[1], subject="Twee brieven"))
    (post / "b.eml").write_bytes(mail_with_attachment(files[2], files[3], subject="Nog twee"))
    empty = tmp_path / "leeg.db"
    async with await Store.open(f"sqlite:///{empty}", passphrase_cost=QUICK) as store:
        created = await store.create_vault(passphrase=PASSPHRASE, household=b"{}")
    keys = tmp_path / "intake.keys"
    created.intake_keys.save(keys)
    return Scene(empty=empty, created=created, keys=keys, post=post)


@contextmanager
def _importing(scene: Scene, database: Path, post: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.mailbox_ingest.run_import"]
    process = subprocess.Popen(
        [*command, f"sqlite:///{database}", str(scene.keys), str(post)],
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


def _kill_after(process: subprocess.Popen[str], *, lines: int, seconds: float) -> tuple[list[str], list[int]]:
    """Kill the import `seconds` after it said so many lines; return those, and the processes it had."""
    assert process.stdout is not None
    said = []
    for _ in range(lines):
        line = process.stdout.readline()
        if not line:
            break
        said.append(line.strip())
    time.sleep(seconds)
    try:
        children = [child.pid for child in psutil.Process(process.pid).children(recursive=True)]
    except psutil.NoSuchProcess:
        children = []
    process.send_signal(signal.SIGKILL)
    process.wait()
    said += [line.strip() for line in process.stdout]
    return said, children


def _wait_until_gone(pids: list[int]) -> None:
    deadline = time.monotonic() + 20
    while any(_runs(pid) for pid in pids):
        assert time.monotonic() < deadline, "a process outlives its import"
        time.sleep(0.01)


def _runs(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


async def _check_whole(vault: UnlockedVault, scene: Scene) -> set[str]:
    """Hold everything in the store against the files that came in, and return the ids of the sources."""
    contents = {path.read_bytes(): path.name for path in scene.post.iterdir()}
    sources = await vault.open_all(PartKind.SOURCE)
    provenances = await vault.open_all(PartKind.PROVENANCE)
    letters = await list_letters(vault)
    assert (sources.unreadable, provenances.unreadable, letters.unreadable) == ((), (), ())
    ids = {source.ref.subject for source in sources}
    assert {provenance.ref.subject for provenance in provenances} == ids
    assert len({contents[source.payload] for source in sources}) == len(sources)
    for source in sources:
        assert await vault.known_source(source.payload) == source.ref.subject
        of_it = [letter for letter in letters if letter.record.pieces[0].source_id == source.ref.subject]
        assert len(of_it) == (2 if contents[source.payload].endswith(".eml") else 1)
    assert all(letter.record.pieces[0].source_id in ids for letter in letters)
    assert all(letter.facts is not None and letter.record.error is None for letter in letters)
    facts = await vault.open_all(PartKind.FACTS)
    assert {part.ref.subject for part in facts} == {letter.id for letter in letters}
    return set(ids)


async def _check_after_kill(scene: Scene, database: Path, said: list[str], pool: ReaderPool) -> int:
    """Check what a killed import left, complete it, check again, and return how many sources were in."""
    files = [path.suffix for path in scene.post.iterdir()]
    told = {line.removeprefix("taken ") for line in said if line.startswith("taken ")}
    async with await Store.open(f"sqlite:///{database}", create=False) as store:
        await store.check()
        vault = await store.unlock(scene.created.vault_id, passphrase=PASSPHRASE)
        found = await _check_whole(vault, scene)
        # What was said is in; what was stored in the very last moment may not have been said.
        assert told <= found
        assert len(found) - len(told) <= 1
        intake = store.intake(IntakeKeys.load(scene.keys))
        events = import_paths([scene.post], intake=intake, pool=pool, received=None, today=DAY)
        async with aclosing(events):
            taken = [event async for event in events if isinstance(event, Taken)]
        assert len(taken) == len(files) - len(found)
        assert len(await _check_whole(vault, scene)) == len(files)
        # Each mail carries two letters.
        assert len(await list_letters(vault)) == len(files) + files.count(".eml")
    return len(found)


async def _kill_at_random_points(scene: Scene, tmp_path: Path, *, times: int, seed: int) -> None:
    chance = random.Random(seed)
    found = []
    async with ReaderPool() as pool:
        for number in range(times):
            database = scene.fresh(tmp_path / f"keer{number}")
            # Stratified, so that the whole course is covered whatever the speed: from before the first line
            # to after the last but one, and then a moment within the time that one letter takes.
            lines = number * (SOURCES + 1) // times
            seconds = chance.random() * (0.04 if lines else 1.0)
            with _importing(scene, database, scene.post) as process:
                said, children = await asyncio.to_thread(_kill_after, process, lines=lines, seconds=seconds)
            await asyncio.to_thread(_wait_until_gone, children)
            found.append(await _check_after_kill(scene, database, said, pool))
    assert min(found) < SOURCES // 3
    assert max(found) > SOURCES // 2


async def test_killed_at_twenty_points(scene: Scene, tmp_path: Path) -> None:
    await _kill_at_random_points(scene, tmp_path, times=20, seed=20)


@pytest.mark.long
async def test_killed_at_two_hundred_points(scene: Scene, tmp_path: Path) -> None:
    await _kill_at_random_points(scene, tmp_path, times=200, seed=200)


async def test_one_store_killed_again_and_again_completes_in_the_end(scene: Scene, tmp_path: Path) -> None:
    database = scene.fresh(tmp_path / "steeds")
    said: list[str] = []
    for _ in range(4):
        with _importing(scene, database, scene.post) as process:
            more, children = await asyncio.to_thread(_kill_after, process, lines=len(said) + 4, seconds=0.0)
        await asyncio.to_thread(_wait_until_gone, children)
        said += [line for line in more if line.startswith("taken ")]
    async with ReaderPool() as pool, await Store.open(f"sqlite:///{database}", create=False) as store:
        vault = await store.unlock(scene.created.vault_id, passphrase=PASSPHRASE)
        intake = store.intake(IntakeKeys.load(scene.keys))
        async with aclosing(
            import_paths([scene.post], intake=intake, pool=pool, received=None, today=DAY)
        ) as events:
            assert [event async for event in events]
        assert len(await _check_whole(vault, scene)) == SOURCES


async def test_an_import_that_is_interrupted_ends_at_once_and_keeps_what_it_took(
    scene: Scene, tmp_path: Path
) -> None:
    database = scene.fresh(tmp_path / "onderbroken")
    # Reading a picture takes longer than it takes to interrupt, on a busy machine too.
    (scene.post / "laatste.pdf").write_bytes(scan_pdf())
    with _importing(scene, database, scene.post) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(4)]
        workers = [child.pid for child in psutil.Process(process.pid).children()]
        folders = [Path(os.readlink(f"/proc/{pid}/cwd")) for pid in workers]
        process.send_signal(signal.SIGINT)
        rest, _ = await asyncio.to_thread(process.communicate, timeout=60)
        said += rest.split("\n")
    assert process.returncode == -signal.SIGINT
    assert not any(_runs(pid) for pid in workers)
    assert not any(folder.exists() for folder in folders)
    async with ReaderPool() as pool:
        assert 3 <= await _check_after_kill(scene, database, said, pool) <= SOURCES


async def test_a_killed_import_leaves_no_program_and_no_picture_behind(scene: Scene, tmp_path: Path) -> None:
    scans = tmp_path / "scans"
    scans.mkdir()
    (scans / "scan.pdf").write_bytes(scan_pdf([*LETTER, *(["\f", *LETTER] * 5)]))
    with _importing(scene, scene.fresh(tmp_path / "scan"), scans) as process:
        async with asyncio.timeout(120):
            while not (programs := _programs(process.pid)):
                await asyncio.sleep(0.005)
        workers = [child.pid for child in psutil.Process(process.pid).children()]
        folders = [Path(os.readlink(f"/proc/{pid}/cwd")) for pid in workers]
        assert all(folder.is_dir() for folder in folders)
        process.kill()
        process.wait()
    await asyncio.to_thread(_wait_until_gone, [*workers, *programs])
    assert [left for folder in folders for left in folder.parent.glob(f"{folder.name}*")] == []


def _programs(pid: int) -> list[int]:
    """Return the programs that the workers of an import call at this moment."""
    workers = psutil.Process(pid).children()
    return [program.pid for worker in workers for program in worker.children()]
