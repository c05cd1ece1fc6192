"""What can be wrong with what is given to the overview from outside.

OverviewError
├── CorrectionError     a correction names no fact, or a value that the fact cannot have
├── RegroupingError     claims that cannot be joined, or letters that cannot be taken out of one, by hand
└── PayloadError        stored bytes are no household or correction of a version that we read
"""

from __future__ import annotations


class OverviewError(Exception):
    """Something given to the overview that it cannot use. No message holds a value of a letter."""


class CorrectionError(OverviewError):
    """A correction that cannot be: `path` names no fact, or one that cannot have the value."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}")
        self.path = path
        self.problem = problem


class RegroupingError(OverviewError):
    """Claims that cannot be joined so, or letters that cannot be taken out of a claim so."""


class PayloadError(OverviewError):
    """Stored bytes that are not what they should be; `what` is "household" or "correction"."""

    def __init__(self, what: str, problem: str) -> None:
        super().__init__(f"{what}: {problem}")
        self.what = what
        self.problem = problem
