"""Jobs in a window: never more at once than asked, results as they get ready, and nothing left running."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import aclosing
from typing import Any

import pytest

from mailbox_ingest.windowed import as_ready, in_order


class _Counter:
    """How many jobs run, and ran at once at most."""

    def __init__(self) -> None:
        self.running = 0
        self.most = 0
        self.asked = 0
        self.go_on = asyncio.Event()

    async def job(self, number: int, seconds: float | None) -> int:
        """Take so many seconds, or until `go_on` is set."""
        self.running += 1
        self.most = max(self.most, self.running)
        try:
            if seconds is None:
                await self.go_on.wait()
            else:
                await asyncio.sleep(seconds)
        finally:
            self.running -= 1
        return number

    async def jobs(self, delays: Sequence[float | None]) -> AsyncIterator[Coroutine[Any, Any, int]]:
        for number, seconds in enumerate(delays):
            self.asked += 1
            yield self.job(number, seconds)


async def test_results_come_as_they_get_ready_and_few_run_at_once() -> None:
    counter = _Counter()
    results = []
    async for number in as_ready(counter.jobs([None, 0.0, 0.0, 0.0, 0.0, 0.0]), at_once=2):
        results.append(number)
        if len(results) == 5:
            counter.go_on.set()
    assert results == [1, 2, 3, 4, 5, 0]
    assert counter.most == 2


async def test_no_jobs_give_no_results() -> None:
    assert [number async for number in as_ready(_Counter().jobs([]), at_once=3)] == []


async def test_closing_early_leaves_nothing_running_and_asks_for_no_more() -> None:
    counter = _Counter()
    async with aclosing(as_ready(counter.jobs([0.0] + [30.0] * 9), at_once=3)) as results:
        assert await anext(results) == 0
    assert counter.running == 0
    assert counter.asked <= 4


async def test_a_job_that_fails_ends_the_others() -> None:
    counter = _Counter()

    async def failing() -> int:
        await asyncio.sleep(0)
        raise OSError("disk full")

    async def jobs() -> AsyncIterator[Coroutine[Any, Any, int]]:
        yield counter.job(0, 30.0)
        yield failing()
        yield failing()

    with pytest.raises(OSError, match="disk full"):
        async for _ in as_ready(jobs(), at_once=3):
            pass
    assert counter.running == 0


async def test_results_come_in_their_turn_and_few_run_at_once() -> None:
    counter = _Counter()
    jobs = (counter.job(number, seconds) for number, seconds in enumerate([0.2, 0.0, 0.1, 0.0, 0.0]))
    assert [number async for number in in_order(jobs, at_once=2)] == [0, 1, 2, 3, 4]
    assert counter.most == 2


async def test_closing_early_leaves_nothing_running_of_what_comes_in_turn() -> None:
    counter = _Counter()
    jobs = (counter.job(number, seconds) for number, seconds in enumerate([0.0, 30.0, 30.0]))
    async with aclosing(in_order(jobs, at_once=3)) as results:
        assert await anext(results) == 0
    assert counter.running == 0
