"""The one way in: a source is recognised, or stored whole with its provenance, letters and their facts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from mailbox_ingest.origin_signals import with_origin_signals
from mailbox_ingest.payloads import (
    LetterPiece,
    LetterRecord,
    Provenance,
    ReadFacts,
    encode_letter,
    encode_provenance,
    encode_read_facts,
)
from mailbox_ingest.service_number import without_service_number
from mailbox_ingest.sources import IncomingSource
from parsers import READER_VERSION, Reading
from store import (
    AlreadyKnownError,
    Intake,
    IntakeTransaction,
    PartKind,
    SubjectId,
    UnlockedVault,
    new_subject_id,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What became of a source: stored with its letters, or known already and left as it was."""

    source_id: SubjectId
    letter_ids: tuple[SubjectId, ...]
    known: bool


async def accept(
    vault: Intake | UnlockedVault,
    source: IncomingSource,
    readings: Sequence[Reading],
    *,
    likeness: bytes | None = None,
    also: Callable[[IntakeTransaction, SubjectId], Awaitable[None]] | None = None,
) -> Accepted:
    """Store a source with everything read of it, in one transaction; only what returns may be acknowledged.

    A source is known by its bytes, and a mail by its likeness too (`find_mail_likeness`). Of a known source
    nothing is stored again, so what a person joined, split or corrected stays. A letter that could not be
    read is stored without facts and needs a look.

    Args:
        vault: Where it goes; the side that can only add is enough.
        source: What came in.
        readings: What the parsers made of it, at least one.
        likeness: What a mail has in common with its copies.
        also: What a door writes down of the new source in the same transaction; not called for one that is
            known.

    Raises:
        ValueError: There is no reading.
        SourceNotReadableError: It is a claims document that does not open, so that its BSN would be kept.
        StoreError: It could not be stored; nothing of it was.
    """
    source = without_service_number(source)
    if not readings:
        raise ValueError("a source has at least one reading")
    source_id = new_subject_id()
    letters = [(new_subject_id(), with_origin_signals(reading, source.evidence)) for reading in readings]
    try:
        async with vault.adding() as adding:
            await adding.recognise(source.content, source_id)
            if likeness is not None:
                await adding.recognise(likeness, source_id)
            await adding.add(source_id, PartKind.SOURCE, source.content)
            await adding.add(source_id, PartKind.PROVENANCE, encode_provenance(Provenance.of(source)))
            for letter_id, reading in letters:
                record = letter_of(source, source_id, reading, alone=len(readings) == 1)
                await adding.add(letter_id, PartKind.LETTER, encode_letter(record))
                if reading.facts is not None:
                    read_facts = ReadFacts(reader=READER_VERSION, facts=reading.facts, marks=reading.marks)
                    await adding.add(letter_id, PartKind.FACTS, encode_read_facts(read_facts))
            if also is not None:
                await also(adding, source_id)
    except AlreadyKnownError as known:
        return Accepted(source_id=known.source_id, letter_ids=(), known=True)
    return Accepted(source_id=source_id, letter_ids=tuple(letter_id for letter_id, _ in letters), known=False)


def letter_of(
    source: IncomingSource | Provenance, source_id: SubjectId, reading: Reading, *, alone: bool
) -> LetterRecord:
    """Return the letter that one reading of a source makes; `alone` tells that it is the only one."""
    # Where nothing of a source could be read, nobody knows its parts: a better reader may find several
    # letters.
    whole = alone and reading.error is not None
    piece = LetterPiece(source_id=source_id, part=None if whole else reading.part, page_count=reading.pages)
    return LetterRecord(
        source=source.name,
        part_name=None if reading.name == source.name else reading.name,
        received=source.received,
        pieces=(piece,),
        error=reading.error,
    )
