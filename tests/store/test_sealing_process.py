"""A host may seal in a process of its own: the same comes out, and neither outlives or blocks the other."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil

from store import PartKind, ReaderKey, Taken
from store.sealing_process import Sealing
from tests.store.conftest import Vault
from tests.store.hosting import NOW, host_of

_ROOT = Path(__file__).parents[2]
_PARENT = """
import asyncio, sys, time
from store.sealing_process import Sealing

async def main() -> None:
    sealing = Sealing(own_process=True)
    await sealing.seal([])
    print("ready", flush=True)
    time.sleep(600)

if __name__ == "__main__":
    asyncio.run(main())
"""


async def test_a_process_of_its_own_seals_the_same(vault: Vault) -> None:
    hosted = await host_of(vault)
    reader = ReaderKey.generate(NOW)
    async with vault.store.host(hosted.keys, sealing_process=True) as host:
        pushes = [hosted.source(f"letter {number}".encode(), reader=reader) for number in range(8)]
        taken = await asyncio.gather(*map(host.take_in, pushes))
        assert not any(one.again for one in taken)
        rows = await host.unread_of(reader.reader)
        opened = {(await host.open_unread(row, reader)).content for row in rows}
    assert opened == {push.content for push in pushes}
    assert {part.payload for part in await vault.unlocked.open_all(PartKind.SOURCE)} == opened


async def test_where_that_process_is_killed_letters_are_taken_all_the_same(vault: Vault) -> None:
    hosted = await host_of(vault)
    async with vault.store.host(hosted.keys, sealing_process=True) as host:
        await host.take_in(hosted.source(b"before"))
        before = {child.pid for child in psutil.Process().children()}
        (worker,) = host._sealing.process_ids
        assert worker in before
        os.kill(worker, signal.SIGKILL)
        taken = await host.take_in(hosted.source(b"after"))
        assert isinstance(taken, Taken)
        assert host._sealing.process_ids == ()
    assert len(await vault.unlocked.open_all(PartKind.SOURCE)) == 2


async def test_a_host_that_is_closed_leaves_no_process(vault: Vault) -> None:
    hosted = await host_of(vault)
    async with vault.store.host(hosted.keys, sealing_process=True) as host:
        await host.take_in(hosted.source(b"a letter"))
        (worker,) = [psutil.Process(pid) for pid in host._sealing.process_ids]
    await asyncio.to_thread(worker.wait, 60)
    assert not worker.is_running()


def test_a_host_that_is_killed_leaves_no_process(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(_PARENT)
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    with subprocess.Popen(
        [sys.executable, str(program)], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        children = psutil.Process(parent.pid).children(recursive=True)
        assert children
        parent.kill()
    _, alive = psutil.wait_procs(children, timeout=60)
    assert alive == []


async def test_without_a_process_a_thread_seals() -> None:
    sealing = Sealing(own_process=False)
    assert await sealing.seal([]) == []
    assert sealing.process_ids == ()
    sealing.close()
