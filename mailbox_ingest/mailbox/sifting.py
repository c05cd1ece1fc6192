"""Sifting: what is new in a folder is judged by its headers and structure, a batch of messages at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.connection import Connection, MessageHead
from mailbox_ingest.mailbox.errors import MailboxAnswerError, MailboxLostError, MailboxRefusedError
from mailbox_ingest.mailbox.heading import Heading
from mailbox_ingest.mailbox.outcomes import FolderState, MessagePlace, Outcome, State
from mailbox_ingest.mailbox.retrying import next_try
from mailbox_ingest.mailbox.triage import triage
from store import SubjectId

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_CAREFUL = 20
"""Messages at once after the connection broke on a batch; and after it broke again, one."""
_ENOUGH = 3
"""After breaking so often in a row, the last time on one message, that message is passed over for now."""


class Sifter:
    """Judges messages of the open folder and writes each judgement down before it goes on."""

    def __init__(
        self,
        connection: Connection,
        book: MailboxBook,
        state: FolderState,
        *,
        limit_bytes: int,
        now: Callable[[], datetime],
    ) -> None:
        self._connection = connection
        self._book = book
        self._state = state
        self._limit_bytes = limit_bytes
        self._now = now

    def batches(self, uids: Sequence[int], *, most: int) -> Iterator[Sequence[int]]:
        """Yield the messages in batches: small ones where headers broke the connection the last time."""
        match self._state.stumbles:
            case 0:
                size = most
            case 1:
                size = min(most, _CAREFUL)
            case _:
                size = 1
        for at in range(0, len(uids), size):
            yield uids[at : at + size]

    async def sift(self, batch: Sequence[int]) -> list[Outcome]:
        """Return what became of these messages, written down.

        Raises:
            MailboxLostError: The connection broke.
        """
        try:
            heads, unclear = await self._heads(batch)
        except MailboxLostError:
            await self._stumble(batch)
            raise
        outcomes = [self._judge(head) for head in heads]
        outcomes += [self._failed(uid, "answer") for uid in unclear]
        known = await self._book.contents({outcome.content for outcome in outcomes if outcome.content})
        outcomes = [_as_known(outcome, known) for outcome in outcomes]
        # One message at a time, the one that breaks the connection may still come.
        stumbles = self._state.stumbles if len(batch) == 1 else 0
        self._state = replace(
            self._state, next_uid=max(self._state.next_uid, batch[-1] + 1), stumbles=stumbles
        )
        await self._book.note(self._state, outcomes)
        return outcomes

    async def _stumble(self, batch: Sequence[int]) -> None:
        stumbles = self._state.stumbles + 1
        if stumbles < _ENOUGH or len(batch) > 1:
            await self._book.stumble(self._state, stumbles)
            return
        # It is this message, however often we try: it gets its turn again later, by itself.
        passed = replace(self._state, next_uid=max(self._state.next_uid, batch[0] + 1), stumbles=0)
        await self._book.note(passed, [self._failed(batch[0], "lost")])

    async def _heads(self, batch: Sequence[int]) -> tuple[list[MessageHead], list[int]]:
        """Return what stands in front of these messages, and those of which it cannot be read at all."""
        try:
            return await self._connection.heads(batch), []
        except (MailboxAnswerError, MailboxRefusedError):
            if len(batch) > 1:
                return await self._heads_one_by_one(batch)
        try:
            return await self._connection.heads(batch, plain=True), []
        except (MailboxAnswerError, MailboxRefusedError):
            return [], list(batch)

    async def _heads_one_by_one(self, batch: Sequence[int]) -> tuple[list[MessageHead], list[int]]:
        heads: list[MessageHead] = []
        unclear: list[int] = []
        for uid in batch:
            found, lost = await self._heads([uid])
            heads += found
            unclear += lost
        return heads, unclear

    def _judge(self, head: MessageHead) -> Outcome:
        verdict = triage(head.header, head.parts)
        heading = Heading(head.header)
        sender, subject = heading.shown_sender(), heading.text("Subject")
        if head.size_bytes > self._limit_bytes:
            state, reason = State.TOO_LARGE, State.TOO_LARGE.value
        elif not head.header:
            state, reason = State.WAITING, ""  # it is judged when it is fetched
        else:
            state = State.WAITING if verdict.likely else State.NO_LETTER
            reason = verdict.reason.value
        return Outcome(
            place=self._place(head.uid),
            state=state,
            reason=reason,
            content=self._book.content_mark(digest_of(head)) if head.header else b"",
            received=head.received_at.astimezone(_AMSTERDAM).date(),
            sender=sender,
            subject=subject,
            decided_at=self._now(),
        )

    def _failed(self, uid: int, failure: str) -> Outcome:
        now = self._now()
        return Outcome(
            place=self._place(uid),
            state=State.FAILED,
            reason="",
            failure=failure,
            content=b"",
            received=now.astimezone(_AMSTERDAM).date(),
            sender="",
            subject="",
            attempts=1,
            retry_at=next_try(now, attempts=1),
            decided_at=now,
        )

    def _place(self, uid: int) -> MessagePlace:
        state = self._state
        return MessagePlace(
            account=state.account, folder=state.folder, uid_validity=state.uid_validity, uid=uid
        )


def _as_known(outcome: Outcome, known: Mapping[bytes, tuple[State, SubjectId | None]]) -> Outcome:
    """Return an outcome as it is for a message that was seen elsewhere, or under another number."""
    if outcome.content not in known:
        return outcome
    _, source_id = known[outcome.content]
    return replace(outcome, state=State.KNOWN, source_id=source_id)


def digest_of(head: MessageHead) -> bytes:
    """Return what tells a message from every other: its header has who received it when, and as what."""
    return sha256(b"%d\n" % head.size_bytes + head.header).digest()
