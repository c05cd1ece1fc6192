"""Reads letters in worker processes, as many as there are cores, each with limits on time and memory.

The workers are our own rather than those of multiprocessing, for three reasons. Their environment is made at
exec, so that a passphrase in ours never was in theirs. Each leads a process group, so that the OCR program it
called ends with it. And what they answer is decoded strictly: a worker that a hostile letter took over can
lie about that letter, and do nothing to the process that holds the keys.
"""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import signal
import site
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, AsyncIterable, Coroutine, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from mailbox_ingest.errors import PayloadError, ReadingPoolError
from mailbox_ingest.reading_frames import (
    LENGTH_BYTES,
    MAX_ANSWER_BYTES,
    READY,
    Answer,
    Task,
    Work,
    decode_answer,
    encode_task,
)
from mailbox_ingest.sources import IncomingSource
from mailbox_ingest.windowed import as_ready
from mailbox_ingest.worker_folders import make_folder, remove_leftovers
from parsers import Piece, Reading, ReadingError

_START_SECONDS = 60.0
_MIN_SCANNED_PAGE_BYTES = 25_000
"""A scanned page of text is no smaller than this, so a file has at most size / this many pages for OCR."""
_ENVIRONMENT_KEPT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
_ENVIRONMENT_SET = {
    "LANG": "C.UTF-8",
    # One thread a worker: there are as many workers as cores, and tesseract's own threads cost more than they
    # give.
    "OMP_THREAD_LIMIT": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLimits:
    """What one worker may use.

    `memory_bytes` bounds the memory that is the worker's own, and apart from that of each program it calls. A
    task may take `base_seconds` and for each page that may need OCR `page_seconds`, together at most
    `most_seconds`. After `tasks` tasks, or when it holds `resident_bytes` after one, a worker is replaced:
    libraries leak. One that has both OCR engines open holds 200 to 280 MB between letters and 330 MB while it
    reads a poor photo.
    """

    memory_bytes: int = 640 * 1024 * 1024
    base_seconds: float = 10.0
    page_seconds: float = 30.0
    most_seconds: float = 600.0
    tasks: int = 100
    resident_bytes: int = 400 * 1024 * 1024

    def seconds_for(self, size_bytes: int) -> float:
        """Return how long reading this many bytes may take."""
        pages = 1 + size_bytes // _MIN_SCANNED_PAGE_BYTES
        return min(self.base_seconds + self.page_seconds * pages, self.most_seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReading:
    """What was read of a source: at least one reading, and for a mail its likeness (`find_mail_likeness`)."""

    readings: tuple[Reading, ...] = field(repr=False)
    likeness: bytes | None = field(default=None, repr=False)


class ReaderPool:
    """Reads sources in worker processes; use it as an async context manager.

    Whatever happens to a worker becomes a reading with an error of one of these codes, beside those of the
    parsers: ``timed_out``, ``reader_died``, ``reader_failed``.
    """

    def __init__(self, *, workers: int | None = None, limits: WorkerLimits | None = None) -> None:
        """Make a pool that starts its workers as they are needed; by default one for each core we may use."""
        self.workers = workers or len(os.sched_getaffinity(0))
        self.limits = limits or WorkerLimits()
        self.peak_worker_bytes = 0
        """The most memory that any worker held."""
        self._places = asyncio.Semaphore(self.workers)
        self._idle: list[_Worker] = []
        self._living: set[_Worker] = set()
        self._closed = False

    async def __aenter__(self) -> Self:
        """Open the pool, and remove what one that was killed may have left."""
        await asyncio.to_thread(remove_leftovers)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, exc: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End every worker and remove what it left."""
        await self.close()

    @property
    def at_once(self) -> int:
        """How many sources to have in hand: one for each worker, and as many that wait or are stored."""
        return self.workers * 2

    @property
    def worker_pids(self) -> tuple[int, ...]:
        """The process ids of the workers that run now."""
        return tuple(sorted(worker.pid for worker in self._living))

    async def close(self) -> None:
        """End every worker and remove what it left; whoever still reads gets a `ReadingPoolError`."""
        self._closed = True
        while self._idle:
            await self._end(self._idle.pop())
        for worker in tuple(self._living):
            # Whoever reads with it notices, and ends it.
            worker.kill()
            await worker.ended.wait()

    async def read(self, source: IncomingSource) -> SourceReading:
        """Return the letters of a source.

        Raises:
            ReadingPoolError: No worker can be started.
        """
        piece = Piece(content=source.content, name=source.name, part=None, pages=None)
        task = Task(work=Work.READ_SOURCE, name=source.name, received=source.received, pieces=(piece,))
        answer = await self._ask(task)
        return SourceReading(readings=answer.readings, likeness=answer.likeness)

    async def read_letter(self, pieces: Sequence[Piece], *, name: str, received: date | None) -> Reading:
        """Return a letter that is put together from pieces.

        Raises:
            ReadingPoolError: No worker can be started.
        """
        task = Task(work=Work.READ_LETTER, name=name, received=received, pieces=tuple(pieces))
        answer = await self._ask(task)
        return answer.readings[0]

    async def read_many(
        self, sources: AsyncIterable[IncomingSource]
    ) -> AsyncGenerator[tuple[IncomingSource, SourceReading]]:
        """Yield each source with what was read of it, in the order in which they get ready.

        Sources are asked for as places come free, so that only a few are in memory at a time. Closing the
        iterator ends the workers that are still reading for it.
        """

        async def jobs() -> AsyncGenerator[Coroutine[Any, Any, tuple[IncomingSource, SourceReading]]]:
            async for source in sources:
                yield self._read_with(source)

        async with aclosing(jobs()) as asked, aclosing(as_ready(asked, at_once=self.at_once)) as ready:
            async for pair in ready:
                yield pair

    async def _read_with(self, source: IncomingSource) -> tuple[IncomingSource, SourceReading]:
        return source, await self.read(source)

    async def _ask(self, task: Task) -> Answer:
        async with self._places:
            try:
                return await self._ask_a_worker(task)
            except _WorkerDiedError as death:
                if not death.killed_from_outside:
                    return _died(task, death)
            if self._closed:
                raise ReadingPoolError("the pool was closed while it read")
            # Somebody else ended the worker, most likely a system short of memory: the letter may be
            # innocent.
            try:
                return await self._ask_a_worker(task)
            except _WorkerDiedError as death:
                return _died(task, death)

    async def _take_worker(self) -> _Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.lives:
                return worker
            await self._end(worker)
        return await self._start()

    async def _ask_a_worker(self, task: Task) -> Answer:
        worker = await self._take_worker()
        seconds = self.limits.seconds_for(sum(len(piece.content) for piece in task.pieces))
        fit = False
        try:
            async with asyncio.timeout(seconds):
                answer = await worker.ask(task)
            fit = self._is_fit(worker, answer)
        except TimeoutError:
            problem = (
                f"Reading the letter took more than {seconds:.0f} seconds; bring in a clearer scan of it."
            )
            return _failed(task, "timed_out", problem)
        except PayloadError:
            return _failed(
                task, "reader_failed", "The reader gave no answer on this letter; please report it."
            )
        finally:
            if fit and not self._closed:
                self._idle.append(worker)
            else:
                await self._end(worker)
        self.peak_worker_bytes = max(self.peak_worker_bytes, answer.peak_bytes)
        for reading in answer.readings:
            if reading.error is not None and reading.error.code == "reader_failed":
                _log.error("part %d of a source: %s", reading.part, reading.error.message)
        return answer

    def _is_fit(self, worker: _Worker, answer: Answer) -> bool:
        return (
            not answer.exhausted
            and worker.tasks < self.limits.tasks
            and answer.resident_bytes < self.limits.resident_bytes
        )

    async def _start(self) -> _Worker:
        if self._closed:
            raise ReadingPoolError("the pool is closed")
        worker = await _start_worker(self.limits.memory_bytes)
        self._living.add(worker)
        try:
            await worker.wait_until_ready()
        except BaseException:
            await self._end(worker)
            raise
        return worker

    async def _end(self, worker: _Worker) -> None:
        # Shielded: being cancelled a second time must not leave a process or its folder behind.
        ending = asyncio.create_task(worker.end())
        ending.add_done_callback(lambda _: self._living.discard(worker))
        await asyncio.shield(ending)


class _WorkerDiedError(Exception):
    """The worker ended while it was reading."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.killed_from_outside = status == -signal.SIGKILL


class _Worker:
    """One process, the two pipes to it, and its folder."""

    def __init__(self, process: Process, folder: Path) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("a worker has two pipes")
        self.tasks = 0
        self.ended = asyncio.Event()
        self._process = process
        self._to_worker = process.stdin
        self._from_worker = process.stdout
        self._folder = folder

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def lives(self) -> bool:
        if self._process.returncode is not None:
            return False
        try:
            return os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None
        except ChildProcessError:
            # It was waited for, and the loop is told in a moment.
            return False

    async def wait_until_ready(self) -> None:
        try:
            async with asyncio.timeout(_START_SECONDS):
                greeting = await self._from_worker.readexactly(len(READY))
        except (TimeoutError, asyncio.IncompleteReadError) as exc:
            raise ReadingPoolError("a reading worker does not start: the installation is broken") from exc
        if greeting != READY:
            raise ReadingPoolError("a reading worker of another version answers")

    async def ask(self, task: Task) -> Answer:
        self.tasks += 1
        try:
            for chunk in encode_task(task):
                self._to_worker.write(chunk)
            await self._to_worker.drain()
            length = int.from_bytes(await self._from_worker.readexactly(LENGTH_BYTES), "big")
            if length > MAX_ANSWER_BYTES:
                raise PayloadError(kind="answer", problem="too long")
            return decode_answer(await self._from_worker.readexactly(length))
        except (asyncio.IncompleteReadError, ConnectionError) as exc:
            raise _WorkerDiedError(await self._process.wait()) from exc

    def kill(self) -> None:
        # The group outlives its leader while a program that the worker called still runs.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    async def end(self) -> None:
        self.kill()
        self._to_worker.close()
        # Until the pipe is read to its end the process does not count as ended; it is dead, so there is an
        # end.
        await self._from_worker.read()
        await self._process.wait()
        with suppress(ConnectionError):
            await self._to_worker.wait_closed()
        shutil.rmtree(self._folder, ignore_errors=True)
        self.ended.set()


async def _start_worker(memory_bytes: int) -> _Worker:
    try:
        folder = make_folder()
        try:
            return _Worker(await _start_process(memory_bytes, folder), folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    except OSError as exc:
        raise ReadingPoolError(f"a reading worker cannot be started: {exc.strerror}") from exc


async def _start_process(memory_bytes: int, folder: Path) -> Process:
    kept = {name: os.environ[name] for name in _ENVIRONMENT_KEPT if name in os.environ}
    # A folder within its folder: a worker whose owner is gone moves the inner one away, and may touch nothing
    # around the outer one.
    inner = folder / "work"
    inner.mkdir(mode=0o700)
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",  # no module from the folder that we happen to be in, which may be one of downloads
        "-m",
        "mailbox_ingest.reading_worker",
        str(memory_bytes),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        env=kept
        | _ENVIRONMENT_SET
        | {
            "TMPDIR": str(inner),
            "HOME": str(inner),
            # Python looks for what a user installed below HOME, which is another one there.
            "PYTHONUSERBASE": site.getuserbase(),
        },
        cwd=inner,
        start_new_session=True,
    )


def _died(task: Task, death: _WorkerDiedError) -> Answer:
    problem = f"The reader broke down on this letter (status {death.status}); bring in a scan of it."
    return _failed(task, "reader_died", problem)


def _failed(task: Task, code: str, message: str) -> Answer:
    _log.warning("a source was not read: %s", message)
    error = ReadingError(code=code, message=message)
    return Answer(readings=(Reading(part=0, name=task.name, pages=0, facts=None, error=error),))
