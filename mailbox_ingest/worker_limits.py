"""What a reading worker may use, and how long it may still take as it tells what it is at."""

from __future__ import annotations

from dataclasses import dataclass

from mailbox_ingest.worker_start import MEMORY_BYTES
from parsers.steps import Step

MOST_STEPS = 1_000
"""Steps that a worker tells of one source. A mail with 200 parts has 400, a page read by OCR has two, and
more pages than this leaves do not fit in the time that is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerLimits:
    """What one worker may use.

    `memory_bytes` bounds the memory that is the worker's own, and apart from that of each program it calls. A
    document may take `base_seconds`, and each page of it that is read by OCR `page_seconds` by itself; a
    source in all at most `most_seconds`, whatever it is made of. After `tasks` tasks, or when it holds
    `resident_bytes` after one, a worker is replaced: libraries leak. One that has both OCR engines open holds
    200 to 280 MB between letters and 330 MB while it reads a poor photo.
    """

    memory_bytes: int = MEMORY_BYTES
    base_seconds: float = 10.0
    page_seconds: float = 30.0
    most_seconds: float = 600.0
    tasks: int = 100
    resident_bytes: int = 400 * 1024 * 1024


class Allowance:
    """How long a worker may still take over a source.

    The time of a document stands still while a page of it is read by OCR, which has a time of its own. What a
    worker tells can stretch this to `most_seconds` and no further: it may have been taken over.
    """

    def __init__(self, limits: WorkerLimits, *, now: float) -> None:
        """Begin on a source at `now`, in seconds of any clock that never goes back."""
        self._limits = limits
        self._end = now + limits.most_seconds
        self._until = now + limits.base_seconds
        self._left_after_page: float | None = None

    @property
    def until(self) -> float:
        """The moment at which the worker is ended if it says nothing more."""
        return min(self._until, self._end)

    @property
    def exceeded(self) -> str:
        """What took too long, in a sentence for people, once that moment has come."""
        if self._end <= self._until:
            what, seconds = "the letter", self._limits.most_seconds
        elif self._left_after_page is not None:
            what, seconds = "a page", self._limits.page_seconds
        else:
            what, seconds = "the letter", self._limits.base_seconds
        return f"Reading {what} took more than {seconds:.0f} seconds; bring in a clearer scan of it."

    def hear(self, step: Step, *, now: float) -> None:
        """Take in what the worker tells at `now`."""
        left, self._left_after_page = self._left_after_page, None
        if left is None:
            left = max(self._until - now, 0.0)
        match step:
            case Step.DOCUMENT:
                self._until = now + self._limits.base_seconds
            case Step.PAGE:
                self._until, self._left_after_page = now + self._limits.page_seconds, left
            case Step.PAGE_DONE:
                self._until = now + left
