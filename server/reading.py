"""The host's reader beside the API: it keeps short-lived keys, reads what was pushed, ends keys in time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime

from server.logs import Log, error_fields
from server.metrics import Metrics
from store import Host, ReaderKey, ReaderKeyFolder

_KEYS_SECONDS = 600.0
"""How often it is looked whether a key has to be made or ended; they live for a day, and end after three."""

ReadPass = Callable[[], Awaitable[Mapping[str, int]]]
"""Reads what is unread once, and returns how many sources had which outcome."""


class HostReader:
    """Reads in the background. What it did not come to, or may not open any more, stays for the owner.

    Without a `read_pass` it makes no key and reads nothing, but lets the keys end that an earlier run left.
    """

    def __init__(
        self,
        host: Host,
        folder: ReaderKeyFolder,
        *,
        read_pass: ReadPass | None,
        poll_seconds: float,
        metrics: Metrics,
        log: Log,
        clock: Callable[[], datetime],
    ) -> None:
        self._host = host
        self._folder = folder
        self._read_pass = read_pass
        self._poll_seconds = poll_seconds
        self._metrics = metrics
        self._log = log
        self._clock = clock
        self._current: ReaderKey | None = None
        self._something = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def current(self) -> ReaderKey | None:
        """The key to wrap to now."""
        return self._current

    def wake(self) -> None:
        """There is something to read."""
        self._something.set()

    async def start(self) -> None:
        """Take the key of today, end those whose time is over, and begin to read."""
        await self.keep_keys()
        self._tasks = [asyncio.create_task(self._keep())]
        if self._read_pass is not None:
            self._something.set()
            self._tasks.append(asyncio.create_task(self._read(self._read_pass)))

    async def stop(self) -> None:
        """Stop where it is: a source that is being read is unread until its letters are stored."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def keep_keys(self) -> None:
        """Destroy the keys that are three days old, and make one where the newest is a day old.

        In that order: a key that cannot be made or read keeps no old one alive.

        Raises:
            KeyFileError: A key cannot be made, read or destroyed.
            StoreError: Wraps of a key that ended could not be taken away; its file is gone all the same.
        """
        ended = await self._host.end_expired(self._folder)
        if ended:
            self._log.info("reader-keys-ended", count=ended)
        if self._read_pass is not None:
            self._current = await asyncio.to_thread(self._folder.current, self._clock())
        self._metrics.reader_keys.set(len(await asyncio.to_thread(self._folder.load)))

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(_KEYS_SECONDS)
            try:
                await self.keep_keys()
            except Exception as exc:  # it goes on, and the next time may do better
                self._log.error("reader-keys-failed", **error_fields(exc))

    async def _read(self, read_pass: ReadPass) -> None:
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._poll_seconds):
                    await self._something.wait()
            self._something.clear()
            try:
                outcomes = await read_pass()
            except Exception as exc:  # what is unread stays unread, and is tried again
                self._log.error("reading-failed", **error_fields(exc))
                await asyncio.sleep(self._poll_seconds)
                continue
            for outcome, count in outcomes.items():
                self._metrics.read.labels(outcome).inc(count)
