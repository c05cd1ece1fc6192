"""What is remembered of a mailbox: an outcome for each message, how far each folder is seen, and tokens."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum

from mailbox_ingest.errors import PayloadError
from store import SubjectId
from store.canonical import CanonicalError, Decoder, encode

MESSAGE = "postkluis/1/mailbox message"
CONTENT = "postkluis/1/mailbox content"
FOLDER = "postkluis/1/mailbox folder"
TOKENS = "postkluis/1/mailbox tokens"
_OUTCOME = "postkluis/1/mailbox outcome"
_FIRST = datetime(1970, 1, 1, tzinfo=UTC)
_SENDER_BYTES, _SUBJECT_BYTES = 80, 120
"""What a row has room for. Enough to know a message by; the whole stands in the letter, or in the mailbox."""


class State(StrEnum):
    """What became of a message. The values are stored."""

    WAITING = "waiting"
    """Likely a letter, or asked for by the citizen, and not yet fetched."""
    TAKEN = "taken"
    KNOWN = "known"
    """The same mail was in the vault already."""
    NO_LETTER = "no_letter"
    TOO_LARGE = "too_large"
    GONE = "gone"
    """No longer in the mailbox when it was to be fetched."""
    FAILED = "failed"
    """To be tried again at `retry_at`."""

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self in (State.WAITING, State.FAILED)

    @property
    def by_content(self) -> bool:
        """Whether it would be the same for another copy of the message."""
        return self in (State.TAKEN, State.KNOWN)


ASKED = "asked"
"""The reason of a message that the citizen wants taken in, whatever it looks like."""
NOTHING_OF_MONEY = "nothing_of_money"
"""The reason of a message that was read in doubt, and said nothing about money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePlace:
    """Where a message is; a UID counts only with its UIDVALIDITY."""

    account: str
    folder: str
    uid_validity: int
    uid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one message, with what the citizen knows it by.

    `reason` is why: a word of the triage, `ASKED`, or another word that `mailbox seen` knows; empty while
    nobody could judge it. `failure` is what went wrong where it failed. `content` is the mark of its header
    and size: the same message in another folder, or after its UIDVALIDITY changed, has the same. `attempts`
    counts failures; `retry_at` is when it is tried again, `None` where it waits for nothing.
    """

    place: MessagePlace
    state: State
    reason: str
    failure: str = ""
    content: bytes = field(repr=False)
    received: date
    sender: str = field(repr=False)
    subject: str = field(repr=False)
    source_id: SubjectId | None = None
    attempts: int = 0
    retry_at: datetime | None = None
    decided_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderState:
    """How far a folder is seen.

    Every UID below `next_uid` has an outcome or was not there; those in `open` wait or failed. `modseq` is
    the HIGHESTMODSEQ at that moment, 0 where the server tells none. `stumbles` counts how often in a row the
    connection broke while headers were fetched. `name` is how the folder is called now.
    """

    account: str
    folder: str
    name: str = field(repr=False)
    uid_validity: int
    next_uid: int = 1
    modseq: int = 0
    open: tuple[int, ...] = ()
    stumbles: int = 0
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Tokens that the provider gave since: they count as long as `basis` is the hash of the setting's own."""

    account: str
    basis: bytes = field(repr=False)
    refresh_token: str = field(repr=False)
    access_token: str = field(repr=False)
    expires_at: datetime


def encode_outcome(outcome: Outcome) -> bytes:
    """Return the content of the row of a message."""
    place = outcome.place
    return encode(
        _OUTCOME,
        place.account,
        place.folder,
        place.uid_validity,
        place.uid,
        outcome.state.value,
        outcome.reason,
        outcome.failure,
        outcome.content,
        outcome.received.isoformat(),
        _cut(outcome.sender, _SENDER_BYTES),
        _cut(outcome.subject, _SUBJECT_BYTES),
        outcome.source_id or "",
        outcome.attempts,
        _seconds(outcome.retry_at),
        _seconds(outcome.decided_at),
    )


def decode_outcome(content: bytes) -> Outcome | None:
    """Return the outcome that a row holds, `None` for a row that holds something else.

    Raises:
        PayloadError: It is not as this version writes it.
    """
    if not _is_a(content, _OUTCOME):
        return None
    try:
        reader = Decoder(content, _OUTCOME)
        place = MessagePlace(
            account=reader.text(), folder=reader.text(), uid_validity=reader.number(), uid=reader.number()
        )
        outcome = Outcome(
            place=place,
            state=State(reader.text()),
            reason=reader.text(),
            failure=reader.text(),
            content=reader.octets(),
            received=date.fromisoformat(reader.text()),
            sender=reader.text(),
            subject=reader.text(),
            source_id=SubjectId(reader.text()) or None,
            attempts=reader.number(),
            retry_at=_instant(reader.number()),
            decided_at=_instant(reader.number()) or _FIRST,
        )
        reader.end()
    except (CanonicalError, ValueError, OverflowError) as exc:
        raise PayloadError(kind="mailbox outcome", problem="another form") from exc
    return outcome


def encode_folder(state: FolderState) -> bytes:
    """Return the content of the row of a folder."""
    return encode(
        FOLDER,
        state.account,
        state.folder,
        state.name,
        state.uid_validity,
        state.next_uid,
        state.modseq,
        struct.pack(f">{len(state.open)}I", *state.open),
        state.stumbles,
        _seconds(state.seen_at),
    )


def decode_folder(content: bytes) -> FolderState | None:
    """Return the state of a folder that a row holds, `None` for a row that holds something else.

    Raises:
        PayloadError: It is not as this version writes it.
    """
    if not _is_a(content, FOLDER):
        return None
    try:
        reader = Decoder(content, FOLDER)
        account, folder, name = reader.text(), reader.text(), reader.text()
        uid_validity, next_uid, modseq = reader.number(), reader.number(), reader.number()
        packed = reader.octets()
        state = FolderState(
            account=account,
            folder=folder,
            name=name,
            uid_validity=uid_validity,
            next_uid=next_uid,
            modseq=modseq,
            open=struct.unpack(f">{len(packed) // 4}I", packed),
            stumbles=reader.number(),
            seen_at=_instant(reader.number()) or _FIRST,
        )
        reader.end()
    except (CanonicalError, ValueError, OverflowError, struct.error) as exc:
        raise PayloadError(kind="mailbox folder", problem="another form") from exc
    return state


def encode_content(state: State, source_id: SubjectId | None) -> bytes:
    """Return the content of the row of a content mark: what became of the message, wherever it was."""
    return encode(CONTENT, state.value, source_id or "")


def decode_content(content: bytes) -> tuple[State, SubjectId | None]:
    """Return what became of a message with this content.

    Raises:
        PayloadError: It is not as this version writes it.
    """
    try:
        reader = Decoder(content, CONTENT)
        state, source_id = State(reader.text()), SubjectId(reader.text()) or None
        reader.end()
    except (CanonicalError, ValueError) as exc:
        raise PayloadError(kind="mailbox content", problem="another form") from exc
    return state, source_id


def encode_tokens(tokens: Tokens) -> bytes:
    """Return the content of the row of the tokens of an account."""
    return encode(
        TOKENS,
        tokens.account,
        tokens.basis,
        tokens.refresh_token,
        tokens.access_token,
        _seconds(tokens.expires_at),
    )


def decode_tokens(content: bytes) -> Tokens | None:
    """Return the tokens that a row holds, `None` for a row that holds something else.

    Raises:
        PayloadError: They are not as this version writes them.
    """
    if not _is_a(content, TOKENS):
        return None
    try:
        reader = Decoder(content, TOKENS)
        tokens = Tokens(
            account=reader.text(),
            basis=reader.octets(),
            refresh_token=reader.text(),
            access_token=reader.text(),
            expires_at=_instant(reader.number()) or _FIRST,
        )
        reader.end()
    except (CanonicalError, ValueError, OverflowError) as exc:
        raise PayloadError(kind="mailbox tokens", problem="another form") from exc
    return tokens


def _is_a(content: bytes, label: str) -> bool:
    name = label.encode("ascii")
    return content[1 : 2 + len(name)] == bytes((len(name),)) + name


def _cut(text: str, size: int) -> str:
    """Return what of a text has room, without half a character or half a surrogate pair."""
    return text.encode("utf-8", "replace")[:size].decode("utf-8", "ignore")


def _seconds(instant: datetime | None) -> int:
    return 0 if instant is None else max(0, int(instant.timestamp()))


def _instant(seconds: int) -> datetime | None:
    return None if seconds == 0 else datetime.fromtimestamp(seconds, UTC)
