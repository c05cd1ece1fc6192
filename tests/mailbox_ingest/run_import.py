"""An import in a process of its own, for tests that kill it: a line on standard output for each event.

Run as ``python -m tests.mailbox_ingest.run_import URL KEYS FOLDER``.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import aclosing
from datetime import date
from pathlib import Path

from mailbox_ingest.importing import Taken, import_paths
from mailbox_ingest.reading_pool import ReaderPool
from store import IntakeKeys, Store


async def run(url: str, keys: Path, folder: Path) -> None:
    """Import the folder and print what becomes of it."""
    async with await Store.open(url, create=False) as store, ReaderPool() as pool:
        events = import_paths(
            [folder],
            intake=store.intake(IntakeKeys.load(keys)),
            pool=pool,
            received=None,
            today=date(2026, 3, 4),
        )
        async with aclosing(events):
            async for event in events:
                told = f"taken {event.source_id}" if isinstance(event, Taken) else type(event).__name__
                print(told, flush=True)


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
