"""The one value that every door yields: what came in, by which door, when, and what proves its origin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

MAX_SOURCE_BYTES = 25 * 1024 * 1024
"""The largest source that is taken in. Mail providers stop near this size too; a letter is far smaller."""


class Channel(StrEnum):
    """The door that a source came in by."""

    FILE = "file"
    MAILBOX = "mailbox"
    PUSH = "push"


class EvidenceKind(StrEnum):
    """What speaks for the origin of a source."""

    NONE = "none"
    MAIL_AUTHENTICATION = "mail_authentication"
    SENDER_SIGNATURE = "sender_signature"


class NotTakenReason(StrEnum):
    """Why a source was not taken in at all."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NO_LETTER = "no_letter"
    NOT_FOUND = "not_found"
    NO_PERMISSION = "no_permission"
    NOT_A_FILE = "not_a_file"
    READ_FAILED = "read_failed"
    DAMAGED = "damaged"
    """A claims document that does not open: its BSN cannot be taken out, so that nothing of it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for the origin; `statement` is that evidence as it came, to be checked again."""

    kind: EvidenceKind = EvidenceKind.NONE
    statement: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Refuse evidence without a statement, and a statement without a kind."""
        if (self.kind is EvidenceKind.NONE) != (self.statement is None):
            raise ValueError("evidence has a statement exactly when it has a kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingSource:
    """What came in, before anything is known of it.

    `name` is what a person knows it by (``map/brief.pdf``, a mail's subject); it is as private as the
    content.
    """

    content: bytes = field(repr=False)
    name: str = field(repr=False)
    media_type: str
    channel: Channel
    received: date
    evidence: Evidence = field(default_factory=Evidence)
