"""Taking in: a message that is likely a letter is fetched, read, and stored together with its outcome."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from mailbox_ingest.accept import accept
from mailbox_ingest.errors import SourceNotReadableError
from mailbox_ingest.mailbox.book import MailboxBook
from mailbox_ingest.mailbox.connection import Connection
from mailbox_ingest.mailbox.errors import MailboxAnswerError, MailboxLostError, MailboxRefusedError
from mailbox_ingest.mailbox.events import MessageSeen
from mailbox_ingest.mailbox.heading import Heading
from mailbox_ingest.mailbox.outcomes import NOTHING_OF_MONEY, MessagePlace, Outcome, State
from mailbox_ingest.mailbox.retrying import next_try
from mailbox_ingest.mailbox.shapes import shapes_of_mail
from mailbox_ingest.mailbox.triage import TriageReason, triage
from mailbox_ingest.reading_pool import ReaderPool, SourceReading
from mailbox_ingest.sources import Channel, Evidence, IncomingSource
from mailbox_ingest.windowed import as_ready
from parsers import Reading
from parsers.facts import Direction
from store import IntakeTransaction, SubjectId

_MEDIA_TYPE = "message/rfc822"
_NAMELESS = "mail"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A message that was fetched and read, and is not yet stored."""

    outcome: Outcome
    source: IncomingSource = field(repr=False)
    reading: SourceReading = field(repr=False)


class Taker:
    """Takes in messages of the open folder: the next is fetched while those before it are read."""

    def __init__(
        self,
        connection: Connection,
        book: MailboxBook,
        pool: ReaderPool,
        *,
        evidence: Callable[[bytes], Evidence],
        limit_bytes: int,
        now: Callable[[], datetime],
    ) -> None:
        self._connection = connection
        self._book = book
        self._pool = pool
        self._evidence = evidence
        self._limit_bytes = limit_bytes
        self._now = now
        self._fetching = asyncio.Lock()
        self._lost: MailboxLostError | None = None

    async def take(self, places: Sequence[MessagePlace]) -> AsyncGenerator[MessageSeen]:
        """Fetch, read and store these messages, and yield what became of each as soon as that is final.

        Raises:
            MailboxLostError: The connection broke; the message that it broke on is remembered as failed, and
                those that were fetched before it are taken in first.
        """

        async def jobs() -> AsyncGenerator[Coroutine[Any, Any, Outcome | _Read | None]]:
            for place in places:
                if self._lost is not None:
                    return
                yield self._fetch(place)

        async with (
            aclosing(jobs()) as asked,
            aclosing(as_ready(asked, at_once=self._pool.at_once)) as ready,
        ):
            async for result in ready:
                if isinstance(result, _Read):
                    yield await self._store(result)
                elif result is not None:
                    yield MessageSeen(outcome=result)
        if self._lost is not None:
            raise self._lost

    async def _fetch(self, place: MessagePlace) -> Outcome | _Read | None:
        async with self._fetching:
            outcome = (await self._book.outcomes([place])).get(place)
            if outcome is None or not outcome.state.is_open:
                return None  # another sync was first
            if self._lost is not None:
                return None
            try:
                content = await self._connection.message(place.uid, limit_bytes=self._limit_bytes)
            except MailboxLostError as lost:
                self._lost = lost
                return await self._settle(self._failed(outcome, "lost", at_once=True))
            except MailboxRefusedError:
                return await self._settle(self._failed(outcome, "refused"))
            except MailboxAnswerError:
                return await self._settle(self._failed(outcome, "answer"))
        if content is None:
            return await self._settle(self._decided(outcome, State.GONE, State.GONE.value))
        if not outcome.reason:
            outcome = _judged(outcome, content)
            if outcome.state is State.NO_LETTER:
                return await self._settle(self._decided(outcome, State.NO_LETTER, outcome.reason))
        if not content:
            return await self._settle(self._decided(outcome, State.NO_LETTER, "empty"))
        if len(content) > self._limit_bytes:
            return await self._settle(self._decided(outcome, State.TOO_LARGE, State.TOO_LARGE.value))
        known = await self._book.intake.known_source(content)
        if known is not None:
            return await self._settle(self._decided(outcome, State.KNOWN, outcome.reason, source_id=known))
        source = IncomingSource(
            content=content,
            name=outcome.subject or _NAMELESS,
            media_type=_MEDIA_TYPE,
            channel=Channel.MAILBOX,
            received=outcome.received,
            evidence=await asyncio.to_thread(self._evidence, content),
        )
        reading = await self._pool.read(source)
        if _is_doubtful(outcome.reason) and not any(_has_money(one) for one in reading.readings):
            return await self._settle(self._decided(outcome, State.NO_LETTER, NOTHING_OF_MONEY))
        return _Read(outcome=outcome, source=source, reading=reading)

    async def _store(self, read: _Read) -> MessageSeen:
        taken = self._decided(read.outcome, State.TAKEN, read.outcome.reason)

        async def also(adding: IntakeTransaction, source_id: SubjectId) -> None:
            await self._book.settle(replace(taken, source_id=source_id), adding)

        readings = read.reading.readings
        try:
            accepted = await accept(
                self._book.intake, read.source, readings, likeness=read.reading.likeness, also=also
            )
        except SourceNotReadableError:
            damaged = self._decided(read.outcome, State.NO_LETTER, "damaged")
            return MessageSeen(outcome=await self._settle(damaged))
        if accepted.known:
            known = self._decided(
                read.outcome, State.KNOWN, read.outcome.reason, source_id=accepted.source_id
            )
            return MessageSeen(outcome=await self._settle(known))
        return MessageSeen(
            outcome=replace(taken, source_id=accepted.source_id),
            letters=len(accepted.letter_ids),
            unread_letters=sum(reading.error is not None for reading in readings),
        )

    async def _settle(self, outcome: Outcome) -> Outcome:
        await self._book.settle_alone(outcome)
        return outcome

    def _decided(
        self, outcome: Outcome, state: State, reason: str, *, source_id: SubjectId | None = None
    ) -> Outcome:
        return replace(
            outcome,
            state=state,
            reason=reason,
            failure="",
            source_id=source_id,
            retry_at=None,
            decided_at=self._now(),
        )

    def _failed(self, outcome: Outcome, failure: str, *, at_once: bool = False) -> Outcome:
        now, attempts = self._now(), outcome.attempts + 1
        return replace(
            outcome,
            state=State.FAILED,
            failure=failure,
            attempts=attempts,
            retry_at=next_try(now, attempts=attempts, at_once=at_once),
            decided_at=now,
        )


def _judged(outcome: Outcome, content: bytes) -> Outcome:
    """Return the outcome of a message of which nothing was known but its number, after it was fetched."""
    verdict = triage(content, shapes_of_mail(content))
    heading = Heading(content)
    return replace(
        outcome,
        state=outcome.state if verdict.likely else State.NO_LETTER,
        reason=verdict.reason.value,
        sender=heading.shown_sender(),
        subject=heading.text("Subject"),
    )


def _is_doubtful(reason: str) -> bool:
    try:
        return TriageReason(reason).doubtful
    except ValueError:
        return False


def _has_money(reading: Reading) -> bool:
    """Whether a reading is worth a letter: it is about money, or nobody could read it."""
    facts = reading.facts
    return facts is None or facts.is_claim or facts.direction is not Direction.NONE
