"""How often a sender may come, and how often who does not sign well may try."""

from __future__ import annotations

import math
from time import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from server.problems import Problem, ProblemError


class Rates:
    """Counts by the minute, in memory: each process of a host has counts of its own."""

    def __init__(self, *, letters_per_minute: int, failures_per_minute: int) -> None:
        self._limiter = FixedWindowRateLimiter(MemoryStorage())
        self._letters = RateLimitItemPerMinute(letters_per_minute)
        self._failures = RateLimitItemPerMinute(failures_per_minute)

    def count_request(self, sender: str, *, cost: int = 1) -> None:
        """Count what a sender asks; a batch costs as much as the letters in it.

        Raises:
            ProblemError: It is more than a sender may ask in a minute.
        """
        if not self._limiter.hit(self._letters, "sender", sender, cost=cost):
            raise self._too_many(self._letters, "sender", sender)

    def check_failures(self, peer: str) -> None:
        """Refuse a peer of which too many signatures did not hold of late.

        Raises:
            ProblemError: It has to wait.
        """
        if not self._limiter.test(self._failures, "peer", peer):
            raise self._too_many(self._failures, "peer", peer)

    def count_failure(self, peer: str) -> None:
        """Count a signature that did not hold."""
        self._limiter.hit(self._failures, "peer", peer)

    def _too_many(self, item: RateLimitItemPerMinute, *names: str) -> ProblemError:
        resets_at = self._limiter.get_window_stats(item, *names).reset_time
        return ProblemError(
            Problem.TOO_MANY_REQUESTS,
            retry_after_seconds=max(1, math.ceil(resets_at - time())),
            must_close=True,
        )
