"""Counts of a minute, kept in memory for the library `limits`.

Its own storage in memory starts a thread every few hits, to forget what ended; here that is done in passing.
"""

from __future__ import annotations

from time import time

from limits.storage import Storage

_MOST_COUNTS = 10_000
"""Then those that ended are forgotten, and where none ended, all of them: peers can be made up at will."""


class MinuteCounts(Storage):
    """Counters that end. It is used from the event loop alone, and needs no lock."""

    STORAGE_SCHEME = None

    def __init__(self) -> None:
        super().__init__()
        self._counts: dict[str, tuple[int, float]] = {}

    @property
    def base_exceptions(self) -> type[Exception]:
        """What it may raise: nothing of its own."""
        return ValueError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Add to a counter, which ends `expiry` seconds after its first hit, and return it."""
        now = time()
        count, ends = self._counts.get(key, (0, 0.0))
        if ends <= now:
            if len(self._counts) >= _MOST_COUNTS:
                self._forget(now)
            count, ends = 0, now + expiry
        self._counts[key] = count + amount, ends
        return count + amount

    def get(self, key: str) -> int:
        """Return a counter, 0 where it ended."""
        count, ends = self._counts.get(key, (0, 0.0))
        return count if ends > time() else 0

    def get_expiry(self, key: str) -> float:
        """Return when a counter ends, in seconds since 1970."""
        return self._counts.get(key, (0, time()))[1]

    def check(self) -> bool:
        """Say that it works."""
        return True

    def reset(self) -> int | None:
        """Forget all counters, and return how many there were."""
        count = len(self._counts)
        self._counts.clear()
        return count

    def clear(self, key: str) -> None:
        """Forget a counter."""
        self._counts.pop(key, None)

    def _forget(self, now: float) -> None:
        self._counts = {key: value for key, value in self._counts.items() if value[1] > now}
        if len(self._counts) >= _MOST_COUNTS:
            self._counts.clear()
