"""Who seals what is pushed: a thread of this process, or a process beside it for a host with much to do.

Sealing holds Python's one lock for most of a millisecond a letter. In a process of its own it takes nothing
from the requests that come in meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import threading
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import parent_process
from multiprocessing.connection import wait

from store.source_sealing import Sealed, ToSeal, seal_each

_log = logging.getLogger(__name__)


class Sealing:
    """Seals groups of pushes beside the event loop."""

    def __init__(self, *, own_process: bool) -> None:
        self._executor: ProcessPoolExecutor | None = None
        if own_process:
            # Started anew rather than forked: what is forked has the sockets and locks of this process.
            self._executor = ProcessPoolExecutor(
                max_workers=1, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_parent
            )

    async def seal(self, tasks: Sequence[ToSeal]) -> list[Sealed]:
        """Seal each of these, in order; where the process for it was ended, a thread does it from then on."""
        if self._executor is not None:
            try:
                return await asyncio.get_running_loop().run_in_executor(
                    self._executor, seal_each, list(tasks)
                )
            except BrokenExecutor:
                _log.warning("the process that seals was ended; sealing goes on in this one")
                self.close()
        return await asyncio.to_thread(seal_each, list(tasks))

    @property
    def process_ids(self) -> tuple[int, ...]:
        """The process that seals, once it runs."""
        # The executor has no public way to ask; it ends and replaces nothing by itself.
        running = {} if self._executor is None else self._executor._processes or {}
        return tuple(running)

    def close(self) -> None:
        """End the process, if there is one."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """Let this process end when the one that started it is gone, however that ended.

    A killed parent cannot tell its child; and a child that waits for work holds both ends of its pipe.
    """
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_exit_after, args=(parent.sentinel,), daemon=True).start()


def _exit_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(0)
