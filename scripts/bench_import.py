"""How long an import of 500 letters takes, whether it uses every core, and how much memory it holds."""

from __future__ import annotations

import asyncio
import os
import secrets
import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import aclosing
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import psutil

from mailbox_ingest.importing import Taken, import_paths
from mailbox_ingest.reading_pool import ReaderPool
from mailbox_ingest.sources import Channel, IncomingSource
from store import Store

_LETTERS = 500
_SCANS = 20
_COMPARED = 120
"""Letters of the runs that compare one worker with two or all of them; a sixth of them is scanned.

With fewer, the last scan, for which only one of them is needed, would count for more than how fast they are.
"""

_TIMES = 3
_MEBIBYTE = 1024 * 1024


class _Meter:
    """Watches this process and those below it: the most memory of a worker, and of all else together."""

    def __init__(self) -> None:
        self.worker_bytes = 0
        self.rest_bytes = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Meter:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        own = psutil.Process()
        while not self._ended.wait(0.02):
            self.rest_bytes = max(self.rest_bytes, own.memory_info().rss)
            for worker in own.children():
                # A worker together with the program that it calls at this moment.
                try:
                    group = [worker, *worker.children(recursive=True)]
                    held = sum(process.memory_info().rss for process in group)
                except psutil.NoSuchProcess:
                    continue
                self.worker_bytes = max(self.worker_bytes, held)


def _write_letters(folder: Path, count: int, scans: int) -> None:
    """Write letters that differ, most of one page, some of two, with the scans spread evenly among them."""
    from tests.parsers.sample_files import LETTER, letter_pdf, scan_pdf

    folder.mkdir()
    for number in range(count):
        lines = [*LETTER, f"Volgnummer {number}", *(["\f", *LETTER] if number % 5 == 0 else [])]
        scanned = scans and number % (count // scans) == 0
        content = scan_pdf([*LETTER, f"Volgnummer {number}"]) if scanned else letter_pdf(lines)
        (folder / f"{number:04}.pdf").write_bytes(content)


def _in_a_process_of_its_own(work: Callable[..., None], *arguments: object) -> None:
    """Do work whose memory is not to be counted: what makes letters is large, and no part of an import."""
    process = get_context("spawn").Process(target=work, args=arguments)
    process.start()
    process.join()
    if process.exitcode != 0:
        raise RuntimeError("the letters to import could not be made")


async def _import(folder: Path, store_path: Path, *, workers: int | None) -> tuple[float, float]:
    """Import a folder into a new vault; return the seconds it took and how many cores had nothing to do."""
    async with await Store.open(f"sqlite:///{store_path}") as store:
        created = await store.create_vault(passphrase=secrets.token_hex(8), household=b"{}")
        intake = store.intake(created.intake_keys)
        before, started = psutil.cpu_times(), time.perf_counter()
        async with ReaderPool(workers=workers) as pool:
            events = import_paths([folder], intake=intake, pool=pool, received=None, today=date(2026, 3, 4))
            async with aclosing(events):
                taken = [event async for event in events if isinstance(event, Taken)]
        seconds, after = time.perf_counter() - started, psutil.cpu_times()
    if len(taken) != len(list(folder.iterdir())) or any(event.needs_a_look for event in taken):
        raise RuntimeError("the import that was to be measured did not go well")
    return seconds, (after.idle - before.idle) / seconds


async def _read(sources: tuple[IncomingSource, ...], *, workers: int) -> float:
    """Read letters without storing them; return the seconds it took, the start of the workers included."""
    started = time.perf_counter()
    async with ReaderPool(workers=workers) as pool:
        read = await asyncio.gather(*(pool.read(source) for source in sources))
    if any(reading.error is not None for each in read for reading in each.readings):
        raise RuntimeError("the reading that was to be measured did not go well")
    return time.perf_counter() - started


def _one_against_two(folder: Path) -> str:
    """Return how many times as fast two readers are as one; what takes them in is not counted."""
    sources = tuple(
        IncomingSource(
            content=file.read_bytes(),
            name=file.name,
            media_type="application/pdf",
            channel=Channel.FILE,
            received=date(2026, 3, 4),
        )
        for file in sorted(folder.iterdir())
    )
    ratios = sorted(
        asyncio.run(_read(sources, workers=1)) / asyncio.run(_read(sources, workers=2)) for _ in range(_TIMES)
    )
    return f"{statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"


def rows() -> list[tuple[str, str, str]]:
    """Return what was measured: what, the figure, and what it has to be."""
    cores = len(os.sched_getaffinity(0))
    with tempfile.TemporaryDirectory(prefix="postkluis-bench-") as name:
        place = Path(name)
        _in_a_process_of_its_own(_write_letters, place / "post", _LETTERS, _SCANS)
        _in_a_process_of_its_own(_write_letters, place / "some", _COMPARED, _COMPARED // 6)
        with _Meter() as meter:
            seconds, idle = asyncio.run(_import(place / "post", place / "post.db", workers=None))
        reading = _one_against_two(place / "some")
        one, _ = asyncio.run(_import(place / "some", place / "one.db", workers=1))
        every, _ = asyncio.run(_import(place / "some", place / "every.db", workers=None))
    worker, rest = meter.worker_bytes // _MEBIBYTE, meter.rest_bytes // _MEBIBYTE
    return [
        (f"import of {_LETTERS} letters, {_SCANS} of them scans", f"{seconds:.1f} s", ""),
        # Not how many it kept busy: on a machine that others use too, it cannot have them all.
        (f"import: cores left idle, of {cores}", f"{idle:.2f}", f"at most {0.25 * cores:.2f}"),
        ("reading: two processes against one", reading, "at least 1.8 on 2 free cores"),
        ("import: one worker against all of them", f"{one / every:.2f}", "at least 1.3 on 2 free cores"),
        ("import: most memory of a reading worker", f"{worker} MB", "under 350 MB"),
        ("import: most memory of everything else", f"{rest} MB", "under 300 MB"),
    ]


if __name__ == "__main__":
    for row in rows():
        print(*row, sep=" | ")
