"""An import: every file that the paths hold is read, and taken in, known or refused, event by event."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Coroutine, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mailbox_ingest.accept import accept
from mailbox_ingest.errors import SourceNotReadableError
from mailbox_ingest.files import (
    JSON_MEDIA_TYPE,
    FoundFile,
    LostFile,
    SkippedFile,
    SkipReason,
    find_files,
    has_letter_ending,
    read_source,
)
from mailbox_ingest.reading_pool import ReaderPool, SourceReading
from mailbox_ingest.service_number import without_service_number
from mailbox_ingest.sources import IncomingSource, NotTakenReason
from mailbox_ingest.windowed import as_ready
from parsers import Reading, ReadingError
from parsers.fcid_json import holds_claims_document
from store import Intake, SubjectId, UnlockedVault

_NO_LETTER_CODE = "unsupported_type"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The first event: how many files will be looked into."""

    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLetter:
    """One letter of a source that was taken in; with `error` it needs a look."""

    letter_id: SubjectId
    part: int
    part_name: str = field(repr=False)
    error: ReadingError | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A source was taken in and is stored for good."""

    name: str = field(repr=False)
    source_id: SubjectId
    letters: tuple[TakenLetter, ...]

    @property
    def needs_a_look(self) -> bool:
        """Whether any of it could not be read."""
        return any(letter.error is not None for letter in self.letters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A source that was taken in before, and is left as it was."""

    name: str = field(repr=False)
    source_id: SubjectId


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """A file that was not taken in, and why."""

    name: str = field(repr=False)
    reason: NotTakenReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Things in a folder that were passed over for one reason; `names` holds each, in order."""

    reason: SkipReason
    names: tuple[str, ...] = field(repr=False)

    @property
    def count(self) -> int:
        """How many."""
        return len(self.names)


ImportEvent = Counted | Taken | Known | NotTaken | Skipped


async def import_paths(
    paths: Sequence[Path],
    *,
    intake: Intake | UnlockedVault,
    pool: ReaderPool,
    received: date | None,
    today: date,
) -> AsyncGenerator[ImportEvent]:
    """Take in what the paths hold, and yield what became of each file as soon as that is final.

    `Counted` comes first, then `Skipped` for each reason, then one event for each file in the order in which
    they get ready. One file that cannot be read never stops the others. What was yielded as `Taken` is in the
    store, also when the iterator is closed or fails after it; running the import again takes in the rest. Use
    it in an ``aclosing``: that is how an import is broken off.

    Args:
        paths: Files and folders.
        intake: Where letters go; the side that can only add is enough.
        pool: Who reads them.
        received: The day on which they came in; without it, `today`.
        today: The day of the import.

    Raises:
        StoreError: Nothing more can be stored: the store is full, locked or damaged.
        ReadingPoolError: No reading worker can be started.
    """
    found = await asyncio.to_thread(lambda: tuple(find_files(paths)))
    files = [item for item in found if isinstance(item, FoundFile)]
    lost = [item for item in found if isinstance(item, LostFile)]
    yield Counted(files=len(files) + len(lost))
    for skipped in _skipped(item for item in found if isinstance(item, SkippedFile)):
        yield skipped
    for item in lost:
        yield NotTaken(name=item.name, reason=item.reason)

    day = received or today

    async def jobs() -> AsyncGenerator[Coroutine[Any, Any, ImportEvent | _Read]]:
        for file in files:
            yield _read_file(file, intake=intake, pool=pool, received=day)

    async with aclosing(jobs()) as asked, aclosing(as_ready(asked, at_once=pool.at_once)) as ready:
        async for outcome in ready:
            if isinstance(outcome, _Read):
                yield await _take(outcome, intake=intake)
            else:
                yield outcome


def _open_source(file: FoundFile, received: date) -> IncomingSource:
    return without_service_number(read_source(file, received=received))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A source that was read and is not yet stored."""

    source: IncomingSource
    reading: SourceReading


async def _read_file(
    file: FoundFile, *, intake: Intake | UnlockedVault, pool: ReaderPool, received: date
) -> ImportEvent | _Read:
    try:
        source = await asyncio.to_thread(_open_source, file, received)
    except SourceNotReadableError as exc:
        return NotTaken(name=file.name, reason=exc.reason)
    known = await intake.known_source(source.content)
    if known is not None:
        return Known(name=source.name, source_id=known)
    reading = await pool.read(source)
    if _is_no_letter(source, reading.readings):
        return NotTaken(name=source.name, reason=NotTakenReason.NO_LETTER)
    return _Read(source=source, reading=reading)


async def _take(read: _Read, *, intake: Intake | UnlockedVault) -> Taken | Known:
    accepted = await accept(intake, read.source, read.reading.readings, likeness=read.reading.likeness)
    if accepted.known:
        return Known(name=read.source.name, source_id=accepted.source_id)
    return Taken(
        name=read.source.name,
        source_id=accepted.source_id,
        letters=tuple(
            TakenLetter(letter_id=letter_id, part=reading.part, part_name=reading.name, error=reading.error)
            for letter_id, reading in zip(accepted.letter_ids, read.reading.readings, strict=True)
        ),
    )


def _skipped(items: Iterator[SkippedFile]) -> list[Skipped]:
    by_reason: dict[SkipReason, list[str]] = {}
    for item in items:
        by_reason.setdefault(item.reason, []).append(item.name)
    return [Skipped(reason=reason, names=tuple(names)) for reason, names in by_reason.items()]


def _is_no_letter(source: IncomingSource, readings: Sequence[Reading]) -> bool:
    """Whether a file is no letter by its ending and none by its content: then there is nothing to look at.

    A file with the ending of a letter is kept whatever it holds, for whoever made it meant a letter. Many
    programs keep their data in JSON, so that its ending promises nothing.
    """
    is_data = source.media_type == JSON_MEDIA_TYPE and not holds_claims_document(source.content)
    if has_letter_ending(source.name) and not is_data:
        return False
    return all(reading.error is not None and reading.error.code == _NO_LETTER_CODE for reading in readings)
