"""What happens while a mailbox is synced, one value for each thing that a person may be told."""

from __future__ import annotations

from dataclasses import dataclass, field

from mailbox_ingest.mailbox.errors import MailboxError
from mailbox_ingest.mailbox.outcomes import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderQuiet:
    """Nothing came in since the folder was last seen, and nothing waits."""

    folder: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderLooked:
    """How many messages of a folder were never seen before; what became of each follows."""

    folder: str = field(repr=False)
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderRenamed:
    """A folder is called something else now; what was seen of it stays seen."""

    folder: str = field(repr=False)
    before: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderRenewed:
    """The server gave every message of a folder another number; they are known again by what they are."""

    folder: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderFailed:
    """A folder could not be looked through; the others were."""

    folder: str = field(repr=False)
    problem: MailboxError


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSeen:
    """What became of one message, and that is written down for good.

    `letters` is how many letters were taken in with it, `unread_letters` how many of those need a look.
    """

    outcome: Outcome
    letters: int = 0
    unread_letters: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelRefused:
    """The server does not label messages of this folder; they are taken in all the same."""

    folder: str = field(repr=False)


SyncEvent = (
    FolderQuiet | FolderLooked | FolderRenamed | FolderRenewed | FolderFailed | MessageSeen | LabelRefused
)
