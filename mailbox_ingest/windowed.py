"""A few jobs at a time, each result as soon as it is ready or in its turn: many letters, little memory."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, AsyncIterable, Coroutine, Iterable
from itertools import islice
from typing import Any, TypeVar

_ResultT = TypeVar("_ResultT")


async def as_ready(
    jobs: AsyncIterable[Coroutine[Any, Any, _ResultT]], *, at_once: int
) -> AsyncGenerator[_ResultT]:
    """Yield the result of each job in the order in which they get ready, never running more than `at_once`.

    A job is asked for when there is a place for it. When the iterator is closed, or a job fails, the jobs
    that still run are cancelled and waited for.
    """
    running: set[asyncio.Task[_ResultT]] = set()
    ready: set[asyncio.Task[_ResultT]] = set()
    asking = aiter(jobs)
    more = True
    try:
        while more or running:
            while more and len(running) < at_once:
                try:
                    job = await anext(asking)
                except StopAsyncIteration:
                    more = False
                else:
                    running.add(asyncio.create_task(job))
            if running:
                ready, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
                while ready:
                    yield ready.pop().result()
    finally:
        for task in running | ready:
            task.cancel()
        await asyncio.gather(*running, *ready, return_exceptions=True)


async def in_order(
    jobs: Iterable[Coroutine[Any, Any, _ResultT]], *, at_once: int
) -> AsyncGenerator[_ResultT]:
    """Yield the result of each job in the order in which they were given, never running more than `at_once`.

    A job is asked for when there is a place for it. When the iterator is closed, or a job fails, the jobs
    that still run are cancelled and waited for.
    """
    running: deque[asyncio.Task[_ResultT]] = deque()
    asking = iter(jobs)
    try:
        while True:
            for job in islice(asking, at_once - len(running)):
                running.append(asyncio.create_task(job))
            if not running:
                return
            result = await running[0]
            running.popleft()
            yield result
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
