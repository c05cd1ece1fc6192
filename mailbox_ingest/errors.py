"""What can go wrong while letters come in.

IngestError
├── PayloadError               a sealed payload is not what this version writes
├── ReadingPoolError           no reading worker can be started
├── SourceNotReadableError     a file that was named cannot be taken in: missing, too large, no file
├── ArrangementError           letters cannot be joined, split or undone as asked
│   └── LetterGoneError        the letter was joined or split before, and stands no longer by itself
├── NotLockedError             the letter that was to be opened with a password has none
├── WrongPasswordError         the letter does not open with this password
├── EvidenceError              a sender's signature that does not prove what it is kept for
├── PushMetadataError          what a sender says of a letter is not in the form that it should have
└── LetterMissingError         there is no letter with this id
"""

from __future__ import annotations

from collections.abc import Sequence

from mailbox_ingest.sources import NotTakenReason


class IngestError(Exception):
    """Letters cannot come in, or cannot be arranged, as asked."""


class PayloadError(IngestError):
    """A payload is not in the one spelling that this version writes."""

    def __init__(self, *, kind: str, problem: str) -> None:
        super().__init__(f"{kind} payload: {problem}")
        self.kind = kind
        self.problem = problem


class ReadingPoolError(IngestError):
    """No reading worker can be started on this machine."""


class SourceNotReadableError(IngestError):
    """A file cannot be taken in. `reason` says why; the file itself is left as it was."""

    def __init__(self, reason: NotTakenReason) -> None:
        super().__init__(f"not taken in: {reason.value}")
        self.reason = reason


class ArrangementError(IngestError):
    """Letters cannot be joined, split or undone as asked."""


class LetterGoneError(ArrangementError):
    """The letter was joined or split before; `replaced_by` names the letters that stand in its place."""

    def __init__(self, letter_id: str, *, replaced_by: Sequence[str]) -> None:
        super().__init__(f"letter {letter_id} was replaced by {', '.join(replaced_by)}")
        self.letter_id = letter_id
        self.replaced_by = tuple(replaced_by)


class EvidenceError(IngestError):
    """The kept statement of a sender does not prove who sent this source. `problem` names what fails."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"the sender's statement: {problem}")
        self.problem = problem


class NotLockedError(IngestError):
    """The letter is not locked with a password."""

    def __init__(self, letter_id: str) -> None:
        super().__init__(f"letter {letter_id} is not locked")
        self.letter_id = letter_id


class WrongPasswordError(IngestError):
    """The letter does not open with this password, or is locked in a way that cannot be opened here."""

    def __init__(self, letter_id: str) -> None:
        super().__init__(f"letter {letter_id} does not open with this password")
        self.letter_id = letter_id


class LetterMissingError(IngestError):
    """There is no letter with this id in the vault."""

    def __init__(self, letter_id: str) -> None:
        super().__init__(f"no letter {letter_id}")
        self.letter_id = letter_id


class PushMetadataError(IngestError):
    """The metadata of a push is not in its form; the message names fields, never what stands in them."""
