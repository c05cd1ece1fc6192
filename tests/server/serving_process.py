"""A host in a process of its own, to be killed: prints its port, and runs until its standard input ends."""

from __future__ import annotations

import asyncio
import io
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from server.logs import make_log
from server.serving import serving
from server.settings import ServerSettings
from store import HostKeys, Store

ROOT = Path(__file__).parent.parent.parent
SETTINGS = ServerSettings(
    port=0,
    operations_port=0,
    letters_per_minute=1_000_000,
    poll_seconds=0.2,
    reader_workers=1,
    sealing_process=True,
)


async def serve(url: str, folder: Path, *, read_letters: bool) -> None:
    """Serve the store at `url` with the host's keys in `folder`."""
    async with (
        await Store.open(url, create=False) as store,
        serving(
            store,
            keys=HostKeys.load(folder),
            reader_folder=folder,
            settings=replace(SETTINGS, read_letters=read_letters),
            log=make_log(io.StringIO()),
            clock=lambda: datetime.now(UTC),
        ) as running,
    ):
        print(running.port, flush=True)
        await asyncio.to_thread(sys.stdin.read)


@asynccontextmanager
async def serving_process(
    url: str, folder: Path, *, read_letters: bool = False
) -> AsyncIterator[tuple[int, asyncio.subprocess.Process]]:
    """Run a host in a process of its own; give its port and the process, which may be killed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.server.serving_process",
        url,
        str(folder),
        "read" if read_letters else "keep",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        yield int(await process.stdout.readline()), process
    finally:
        process.stdin.close()
        await process.wait()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], Path(sys.argv[2]), read_letters=sys.argv[3] == "read"))
