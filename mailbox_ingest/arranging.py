"""Joining and splitting letters by hand, undoing that, and reading a letter again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from mailbox_ingest.accept import letter_of
from mailbox_ingest.errors import (
    ArrangementError,
    LetterGoneError,
    NotLockedError,
    WrongPasswordError,
)
from mailbox_ingest.letters import StoredLetter, get_letter
from mailbox_ingest.origin_signals import with_origin_signals
from mailbox_ingest.payloads import (
    LetterPiece,
    LetterRecord,
    Provenance,
    ReadFacts,
    decode_provenance,
    encode_letter,
    encode_read_facts,
)
from mailbox_ingest.reading_pool import ReaderPool
from mailbox_ingest.sources import IncomingSource
from parsers import READER_VERSION, Piece, Reading, ReadingError
from parsers.errors import PasswordProtectedError
from store import OwnerTransaction, PartKind, SubjectId, UnlockedVault, new_part_id, new_subject_id

Follow = Callable[[Sequence[StoredLetter], Sequence[StoredLetter]], Iterable[tuple[SubjectId, bytes]]]
"""What becomes of corrections: from the letters that go and those that come, which payload to add to which
letter. They are stored together with the letters, or not at all."""


def nothing_follows(
    _gone: Sequence[StoredLetter], _come: Sequence[StoredLetter]
) -> tuple[tuple[SubjectId, bytes], ...]:
    """Add no correction: for whoever has none."""
    return ()


async def join_letters(
    vault: UnlockedVault,
    letter_ids: Sequence[SubjectId],
    pool: ReaderPool,
    *,
    follow: Follow = nothing_follows,
) -> StoredLetter:
    """Make one letter of several, in the order given, and read it as one; the old ones are gone, not deleted.

    Raises:
        ArrangementError: Fewer than two letters, one of them twice, or one that has no pages, as a case of a
            claims document.
        LetterMissingError: One of them is not there.
        LetterGoneError: One of them was joined or split before.
    """
    if len(letter_ids) < 2 or len(set(letter_ids)) != len(letter_ids):
        raise ArrangementError("joining takes at least two letters, each once")
    letters = [await _standing(vault, letter_id) for letter_id in letter_ids]
    if any(letter.record.error is None and letter.record.page_count is None for letter in letters):
        raise ArrangementError("a case of a claims document has no pages to join")
    records = [letter.record for letter in letters]
    new = _Formed(
        id=new_subject_id(),
        record=LetterRecord(
            source=records[0].source,
            part_name=records[0].part_name,
            received=min(record.received for record in records),
            pieces=tuple(piece for record in records for piece in record.pieces),
            formed_from=tuple(letter_ids),
        ),
    )
    return (await _form(vault, letters, [new], pool, follow))[0]


async def split_letter(
    vault: UnlockedVault,
    letter_id: SubjectId,
    groups: Sequence[Sequence[int]],
    pool: ReaderPool,
    *,
    follow: Follow = nothing_follows,
) -> tuple[StoredLetter, ...]:
    """Make a letter of each group of pages, counted from 1 over the whole letter; every page is in one group.

    Raises:
        ArrangementError: The groups are not all pages of the letter, each once, or it could never be read.
        LetterMissingError: The letter is not there.
        LetterGoneError: It was joined or split before.
    """
    letter = await _standing(vault, letter_id)
    count = letter.record.page_count
    if count is None:
        raise ArrangementError("a letter that could not be read has no known pages to split")
    chosen = [page for group in groups for page in group]
    if len(groups) < 2 or not all(groups) or sorted(chosen) != list(range(1, count + 1)):
        raise ArrangementError(f"splitting takes groups that hold each of the {count} pages once")
    new = [
        _Formed(
            id=new_subject_id(),
            record=replace(
                letter.record,
                pieces=_pieces_of_pages(letter.record, group),
                error=None,
                formed_from=(letter_id,),
                kept=False,
            ),
        )
        for group in groups
    ]
    return await _form(vault, [letter], new, pool, follow)


async def keep_letters(vault: UnlockedVault, letter_ids: Sequence[SubjectId]) -> tuple[StoredLetter, ...]:
    """Note that letters are right as they are, so that joining or splitting them is proposed no more.

    Raises:
        LetterMissingError: One of them is not there.
        LetterGoneError: One of them was joined or split.
    """
    letters = [await _standing(vault, letter_id) for letter_id in dict.fromkeys(letter_ids)]
    return await _note_kept(vault, letters, kept=True)


async def undo_arrangement(
    vault: UnlockedVault, letter_id: SubjectId, *, follow: Follow = nothing_follows
) -> tuple[StoredLetter, ...]:
    """Bring back the letters that this one was made from; it, and what was split with it, are gone.

    Of a letter that was kept as it is, that is undone: it may be in proposals again.

    Raises:
        ArrangementError: Nobody joined or split this letter.
        LetterMissingError: It is not there.
        LetterGoneError: It, or one split with it, was joined or split again: undo that first.
    """
    letter = await _standing(vault, letter_id)
    if letter.record.kept:
        return await _note_kept(vault, [letter], kept=False)
    if not letter.record.formed_from:
        raise ArrangementError(f"letter {letter_id} came in as it is")
    before = [await get_letter(vault, old_id) for old_id in letter.record.formed_from]
    beside = [await _standing(vault, other) for other in before[0].record.replaced_by]
    restored = tuple(replace(old, record=replace(old.record, replaced_by=())) for old in before)
    async with vault.adding() as adding:
        for old in restored:
            await adding.add(old.id, PartKind.LETTER, encode_letter(old.record))
        for other in beside:
            gone = replace(other.record, replaced_by=letter.record.formed_from)
            await adding.add(other.id, PartKind.LETTER, encode_letter(gone))
        await _add_following(adding, follow(beside, restored))
    return restored


async def read_again(
    vault: UnlockedVault, letter_id: SubjectId, pool: ReaderPool, *, password: str | None = None
) -> tuple[StoredLetter, ...]:
    """Read a letter again, as after an update, or once a missing program is there; corrections stay.

    With a `password` it is tried on what is locked, and kept nowhere.
    A source of which nothing could be read may now turn out to hold several letters: they all are returned,
    the one that was asked for first. A letter that was read before keeps its facts when reading it fails now.

    Raises:
        LetterMissingError: The letter is not there.
        LetterGoneError: It was joined or split.
        WrongPasswordError: It does not open with this password.
    """
    letter = await _standing(vault, letter_id)
    piece = letter.record.pieces[0]
    if len(letter.record.pieces) == 1 and piece.part is None:
        source = await _source(vault, piece.source_id)
        readings = tuple(
            with_origin_signals(reading, source.evidence)
            for reading in (await pool.read(source, password=password)).readings
        )
        records = [
            letter_of(source, piece.source_id, reading, alone=len(readings) == 1) for reading in readings
        ]
    else:
        readings = (await _read(vault, letter.record, pool, password),)
        records = [replace(letter.record, error=readings[0].error)]
    if letter.facts is not None and readings[0].facts is None:
        return (letter,)
    if password is not None and readings[0].error is not None and _is_locked(readings[0].error):
        raise WrongPasswordError(letter_id)
    found = tuple(
        _stored(letter_id if at == 0 else new_subject_id(), record, reading)
        for at, (record, reading) in enumerate(zip(records, readings, strict=True))
    )
    async with vault.adding() as adding:
        for one in found:
            await adding.add(one.id, PartKind.LETTER, encode_letter(one.record))
            if one.read_facts is not None:
                await adding.add(one.id, PartKind.FACTS, encode_read_facts(one.read_facts))
    return found


async def open_locked(
    vault: UnlockedVault, letter_id: SubjectId, password: str, pool: ReaderPool
) -> tuple[StoredLetter, ...]:
    """Read a letter that is locked with its password; what was read is sealed, the password is not kept.

    Raises:
        LetterMissingError: The letter is not there.
        LetterGoneError: It was joined or split.
        NotLockedError: It is not locked.
        WrongPasswordError: It does not open with this password; nothing was changed.
    """
    letter = await _standing(vault, letter_id)
    if letter.record.error is None or not _is_locked(letter.record.error):
        raise NotLockedError(letter_id)
    return await read_again(vault, letter_id, pool, password=password)


def _is_locked(error: ReadingError) -> bool:
    return error.code == PasswordProtectedError.code


async def _note_kept(
    vault: UnlockedVault, letters: Sequence[StoredLetter], *, kept: bool
) -> tuple[StoredLetter, ...]:
    noted = tuple(replace(letter, record=replace(letter.record, kept=kept)) for letter in letters)
    async with vault.adding() as adding:
        for letter in noted:
            await adding.add(letter.id, PartKind.LETTER, encode_letter(letter.record))
    return noted


@dataclass(frozen=True, slots=True, kw_only=True)
class _Formed:
    """A letter that a person makes, before it is read."""

    id: SubjectId
    record: LetterRecord = field(repr=False)


async def _form(
    vault: UnlockedVault,
    old: Sequence[StoredLetter],
    new: Sequence[_Formed],
    pool: ReaderPool,
    follow: Follow,
) -> tuple[StoredLetter, ...]:
    """Read the new letters, then store them in the place of the old ones, in one transaction."""
    formed: list[StoredLetter] = []
    for one in new:
        reading = await _read(vault, one.record, pool)
        formed.append(_stored(one.id, replace(one.record, error=reading.error), reading))
    new_ids = tuple(letter.id for letter in formed)
    async with vault.adding() as adding:
        for letter in formed:
            await adding.add(letter.id, PartKind.LETTER, encode_letter(letter.record))
            if letter.read_facts is not None:
                await adding.add(letter.id, PartKind.FACTS, encode_read_facts(letter.read_facts))
        for letter in old:
            gone = replace(letter.record, replaced_by=new_ids)
            await adding.add(letter.id, PartKind.LETTER, encode_letter(gone))
        await _add_following(adding, follow(old, formed))
    return tuple(formed)


async def _add_following(adding: OwnerTransaction, following: Iterable[tuple[SubjectId, bytes]]) -> None:
    for letter_id, payload in following:
        await adding.add(letter_id, PartKind.CORRECTION, payload, part_id=new_part_id())


def _stored(letter_id: SubjectId, record: LetterRecord, reading: Reading) -> StoredLetter:
    read_facts = None
    if reading.facts is not None:
        read_facts = ReadFacts(reader=READER_VERSION, facts=reading.facts, marks=reading.marks)
    return StoredLetter(id=letter_id, record=record, read_facts=read_facts)


async def _standing(vault: UnlockedVault, letter_id: SubjectId) -> StoredLetter:
    letter = await get_letter(vault, letter_id)
    if letter.record.gone:
        raise LetterGoneError(letter_id, replaced_by=letter.record.replaced_by)
    return letter


async def _read(
    vault: UnlockedVault, record: LetterRecord, pool: ReaderPool, password: str | None = None
) -> Reading:
    sources = {
        source_id: await _source(vault, source_id)
        for source_id in dict.fromkeys(piece.source_id for piece in record.pieces)
    }
    pieces = [
        Piece(
            content=sources[piece.source_id].content,
            name=sources[piece.source_id].name,
            part=piece.part,
            pages=piece.pages,
        )
        for piece in record.pieces
    ]
    reading = await pool.read_letter(pieces, name=record.source, received=record.received, password=password)
    for source in sources.values():
        reading = with_origin_signals(reading, source.evidence)
    return reading


async def _source(vault: UnlockedVault, source_id: SubjectId) -> IncomingSource:
    content = (await vault.open(source_id, PartKind.SOURCE)).payload
    provenance: Provenance = decode_provenance((await vault.open(source_id, PartKind.PROVENANCE)).payload)
    return IncomingSource(
        content=content,
        name=provenance.name,
        media_type=provenance.media_type,
        channel=provenance.channel,
        received=provenance.received,
        evidence=provenance.evidence,
    )


def _pieces_of_pages(record: LetterRecord, group: Sequence[int]) -> tuple[LetterPiece, ...]:
    """Return the pieces that hold these pages of the letter, in the order given."""
    places = [
        (at, page)
        for at, piece in enumerate(record.pieces)
        for page in (piece.pages or range(1, piece.page_count + 1))
    ]
    runs: list[tuple[int, list[int]]] = []
    for number in group:
        at, page = places[number - 1]
        if runs and runs[-1][0] == at:
            runs[-1][1].append(page)
        else:
            runs.append((at, [page]))
    return tuple(replace(record.pieces[at], pages=tuple(pages), page_count=len(pages)) for at, pages in runs)
