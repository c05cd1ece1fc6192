"""How much of what senders send may be in memory at a time: a budget in bytes, promised before reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Gauge

from server.problems import Problem, ProblemError

RETRY_AFTER_SECONDS = 2


class ByteBudget:
    """Promises room for bodies and takes it back. A request without a promise is not read at all."""

    def __init__(self, limit_bytes: int, gauge: Gauge) -> None:
        self._limit = limit_bytes
        self._gauge = gauge
        self._promised = 0

    @property
    def promised_bytes(self) -> int:
        """What is promised now."""
        return self._promised

    @contextmanager
    def promised(self, size_bytes: int) -> Iterator[None]:
        """Hold room for a body while the block runs.

        Raises:
            ProblemError: There is none now; the sender is to come back.
        """
        if self._promised + size_bytes > self._limit:
            raise ProblemError(Problem.BUSY, retry_after_seconds=RETRY_AFTER_SECONDS, must_close=True)
        self._promised += size_bytes
        self._gauge.set(self._promised)
        try:
            yield
        finally:
            self._promised -= size_bytes
            self._gauge.set(self._promised)
