"""One reading worker as its owner sees it: what it is asked, what it says meanwhile, and its end."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Self

from mailbox_ingest.errors import PayloadError, ReadingPoolError
from mailbox_ingest.reading_frames import (
    LENGTH_BYTES,
    MAX_ANSWER_BYTES,
    READY,
    Answer,
    Task,
    decode_answer,
    encode_task,
    find_step,
)
from mailbox_ingest.worker_limits import MOST_STEPS
from mailbox_ingest.worker_start import StartedWorker
from parsers.steps import Step

_START_SECONDS = 60.0


class WorkerDiedError(Exception):
    """The worker ended while it was reading."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status
        self.killed_from_outside = status == -signal.SIGKILL


class Worker:
    """One process, the line to it, and its folder."""

    def __init__(
        self, started: StartedWorker, from_worker: asyncio.StreamReader, to_worker: asyncio.StreamWriter
    ) -> None:
        self.tasks = 0
        self.ended = asyncio.Event()
        self._process = started.process
        self._folder = started.folder
        self._from_worker = from_worker
        self._to_worker = to_worker

    @classmethod
    async def connect(cls, started: StartedWorker) -> Self:
        """Take up the line to a worker that was started."""
        from_worker, to_worker = await asyncio.open_unix_connection(sock=started.line)
        return cls(started, from_worker, to_worker)

    @property
    def pid(self) -> int:
        """The id of its process, which is that of its group too."""
        return self._process.pid

    @property
    def lives(self) -> bool:
        """Whether its process runs."""
        return self._process.poll() is None

    async def wait_until_ready(self) -> None:
        """Wait until it can be asked.

        Raises:
            ReadingPoolError: it ends, says something else, or nothing at all.
        """
        try:
            async with asyncio.timeout(_START_SECONDS):
                greeting = await self._from_worker.readexactly(len(READY))
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError) as exc:
            raise ReadingPoolError("a reading worker does not start: the installation is broken") from exc
        if greeting != READY:
            raise ReadingPoolError("a reading worker of another version answers")

    async def ask(self, task: Task, *, heard: Callable[[Step], None]) -> Answer:
        """Return the answer to a task; `heard` is told of each step on the way to it.

        Raises:
            PayloadError: it says what no worker says, or more steps than any source has.
            WorkerDiedError: it ended.
        """
        self.tasks += 1
        try:
            for chunk in encode_task(task):
                self._to_worker.write(chunk)
            await self._to_worker.drain()
            for _ in range(MOST_STEPS + 1):
                frame = await self._frame()
                step = find_step(frame)
                if step is None:
                    return decode_answer(frame)
                heard(step)
        except (asyncio.IncompleteReadError, ConnectionError) as exc:
            raise WorkerDiedError(await self._wait()) from exc
        raise PayloadError(kind="answer", problem="too many steps")

    async def _frame(self) -> bytes:
        length = int.from_bytes(await self._from_worker.readexactly(LENGTH_BYTES), "big")
        if length > MAX_ANSWER_BYTES:
            raise PayloadError(kind="answer", problem="too long")
        return await self._from_worker.readexactly(length)

    async def _wait(self) -> int:
        return await asyncio.to_thread(self._process.wait)

    def kill(self) -> None:
        """End it, and the programs that it called."""
        # The group outlives its leader while a program that the worker called still runs.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)

    async def end(self) -> None:
        """End it, wait until it is gone, and remove what it left."""
        self.kill()
        self._to_worker.close()
        await self._wait()
        with suppress(ConnectionError):
            await self._to_worker.wait_closed()
        shutil.rmtree(self._folder, ignore_errors=True)
        self.ended.set()
