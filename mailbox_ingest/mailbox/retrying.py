"""When a message that failed is tried again: soon at first, then less and less often, never given up."""

from __future__ import annotations

from datetime import datetime, timedelta

_FIRST = timedelta(minutes=5)
_LONGEST = timedelta(days=1)
_MOST_DOUBLINGS = 12


def next_try(now: datetime, *, attempts: int, at_once: bool = False) -> datetime:
    """Return when to try again after so many failures.

    Args:
        now: The moment of the last failure.
        attempts: How many there were, at least 1.
        at_once: The first failure says nothing about the message, as when the connection broke.
    """
    failures = attempts - 1 if at_once else attempts
    if failures < 1:
        return now
    return now + min(_LONGEST, _FIRST * (1 << min(failures - 1, _MOST_DOUBLINGS)))
