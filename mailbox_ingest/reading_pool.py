"""Reads letters in worker processes, as many as there are cores, each with limits on time and memory."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import AsyncGenerator, AsyncIterable, Coroutine, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import date
from types import TracebackType
from typing import Any, Self

from mailbox_ingest.errors import PayloadError, ReadingPoolError
from mailbox_ingest.reading_frames import Answer, Task, Work
from mailbox_ingest.sources import IncomingSource
from mailbox_ingest.windowed import as_ready
from mailbox_ingest.worker import Worker, WorkerDiedError
from mailbox_ingest.worker_folders import remove_leftovers
from mailbox_ingest.worker_limits import Allowance, WorkerLimits
from mailbox_ingest.worker_start import StartedWorker, start_worker
from parsers import Piece, Reading, ReadingError
from parsers.steps import Step

_log = logging.getLogger(__name__)


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

    def __init__(
        self,
        *,
        workers: int | None = None,
        limits: WorkerLimits | None = None,
        started: Sequence[StartedWorker] = (),
    ) -> None:
        """Make a pool that starts its workers as they are needed; by default one for each core we may use.

        Args:
            workers: How many read at a time.
            limits: What each may use.
            started: Workers that were started before, with the usual `MEMORY_BYTES`; the pool ends them.
        """
        self.workers = workers or len(os.sched_getaffinity(0))
        self.limits = limits or WorkerLimits()
        self.peak_worker_bytes = 0
        """The most memory that any worker held."""
        self._started = list(started)
        self._places = asyncio.Semaphore(self.workers)
        self._idle: list[Worker] = []
        self._living: set[Worker] = set()
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
        while self._started:
            await self._end(await self._connect(self._started.pop()))
        while self._idle:
            await self._end(self._idle.pop())
        for worker in tuple(self._living):
            # Whoever reads with it notices, and ends it.
            worker.kill()
            await worker.ended.wait()

    async def read(self, source: IncomingSource, *, password: str | None = None) -> SourceReading:
        """Return the letters of a source; `password` is tried on what is locked, and kept by nothing.

        Raises:
            ReadingPoolError: No worker can be started.
        """
        return await self.read_content(
            source.content, name=source.name, received=source.received, password=password
        )

    async def read_content(
        self, content: bytes, *, name: str, received: date | None, password: str | None = None
    ) -> SourceReading:
        """Return the letters of a source that is not to be kept.

        Raises:
            ReadingPoolError: No worker can be started.
        """
        piece = Piece(content=content, name=name, part=None, pages=None)
        task = Task(work=Work.READ_SOURCE, name=name, received=received, pieces=(piece,), password=password)
        answer = await self._ask(task)
        return SourceReading(readings=answer.readings, likeness=answer.likeness)

    async def read_letter(
        self, pieces: Sequence[Piece], *, name: str, received: date | None, password: str | None = None
    ) -> Reading:
        """Return a letter that is put together from pieces.

        Raises:
            ReadingPoolError: No worker can be started.
        """
        task = Task(
            work=Work.READ_LETTER, name=name, received=received, pieces=tuple(pieces), password=password
        )
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
            except WorkerDiedError as death:
                if not death.killed_from_outside:
                    return _died(task, death)
            if self._closed:
                raise ReadingPoolError("the pool was closed while it read")
            # Somebody else ended the worker, most likely a system short of memory: the letter may be
            # innocent.
            try:
                return await self._ask_a_worker(task)
            except WorkerDiedError as death:
                return _died(task, death)

    async def _take_worker(self) -> Worker:
        while self._idle:
            worker = self._idle.pop()
            if worker.lives:
                return worker
            await self._end(worker)
        return await self._start()

    async def _ask_a_worker(self, task: Task) -> Answer:
        worker = await self._take_worker()
        clock = asyncio.get_running_loop().time
        allowance = Allowance(self.limits, now=clock())
        fit = False
        try:
            async with asyncio.timeout_at(allowance.until) as timeout:

                def heard(step: Step) -> None:
                    allowance.hear(step, now=clock())
                    timeout.reschedule(allowance.until)

                answer = await worker.ask(task, heard=heard)
            # A password is gone with the worker that had it.
            fit = task.password is None and self._is_fit(worker, answer)
        except TimeoutError:
            return _failed(task, "timed_out", allowance.exceeded)
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

    def _is_fit(self, worker: Worker, answer: Answer) -> bool:
        return (
            not answer.exhausted
            and worker.tasks < self.limits.tasks
            and answer.resident_bytes < self.limits.resident_bytes
        )

    async def _start(self) -> Worker:
        if self._closed:
            raise ReadingPoolError("the pool is closed")
        started = self._started.pop() if self._started else start_worker(self.limits.memory_bytes)
        worker = await self._connect(started)
        try:
            await worker.wait_until_ready()
        except BaseException:
            await self._end(worker)
            raise
        return worker

    async def _connect(self, started: StartedWorker) -> Worker:
        worker = await Worker.connect(started)
        self._living.add(worker)
        return worker

    async def _end(self, worker: Worker) -> None:
        # Shielded: being cancelled a second time must not leave a process or its folder behind.
        ending = asyncio.create_task(worker.end())
        ending.add_done_callback(lambda _: self._living.discard(worker))
        await asyncio.shield(ending)


def _died(task: Task, death: WorkerDiedError) -> Answer:
    problem = f"The reader broke down on this letter (status {death.status}); bring in a scan of it."
    return _failed(task, "reader_died", problem)


def _failed(task: Task, code: str, message: str) -> Answer:
    _log.warning("a source was not read: %s", message)
    error = ReadingError(code=code, message=message)
    return Answer(readings=(Reading(part=0, name=task.name, pages=0, facts=None, error=error),))
