"""The letters of a vault as their reader sees them: each with its record and, where it was read, facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, overload

from mailbox_ingest.errors import LetterMissingError, PayloadError
from mailbox_ingest.payloads import LetterRecord, ReadFacts, decode_letter, decode_read_facts
from parsers import READER_VERSION
from parsers.facts import Facts
from parsers.page_mark import PageMark
from store import OpenedPart, OpenedParts, PartKind, PartMissingError, PartRef, SubjectId


class ReadsParts(Protocol):
    """Who can open parts: the owner all of them, a counsellor those that were shared."""

    async def open(self, subject: SubjectId, kind: PartKind) -> OpenedPart:
        """Return the newest version of a part."""
        ...

    async def open_all(self, kind: PartKind) -> OpenedParts:
        """Return the newest version of every part of a kind."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLetter:
    """One letter; `read_facts` is `None` where it needs a look, or its facts are not open to who asks."""

    id: SubjectId
    record: LetterRecord
    read_facts: ReadFacts | None = field(repr=False)

    @property
    def facts(self) -> Facts | None:
        """What it says."""
        return None if self.read_facts is None else self.read_facts.facts

    @property
    def marks(self) -> tuple[PageMark, ...]:
        """What each of its pages tells of its place in a letter."""
        return () if self.read_facts is None else self.read_facts.marks

    @property
    def reads_better_now(self) -> bool:
        """Whether reading it again may help: it failed, or an older reader read it."""
        return self.read_facts is None or self.read_facts.reader < READER_VERSION


@dataclass(frozen=True, slots=True)
class StoredLetters(Sequence[StoredLetter]):
    """Letters, oldest first, and beside them the parts that do not open: without those nothing is whole."""

    letters: tuple[StoredLetter, ...]
    unreadable: tuple[PartRef, ...] = ()

    @overload
    def __getitem__(self, index: int) -> StoredLetter: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[StoredLetter, ...]: ...
    def __getitem__(self, index: int | slice) -> StoredLetter | tuple[StoredLetter, ...]:
        """Return one letter, or a slice of them."""
        return self.letters[index]

    def __len__(self) -> int:
        """How many letters there are."""
        return len(self.letters)

    def __iter__(self) -> Iterator[StoredLetter]:
        """Each letter."""
        return iter(self.letters)


async def list_letters(vault: ReadsParts, *, with_gone: bool = False) -> StoredLetters:
    """Return every letter that stands, in order of receipt; `with_gone` adds those joined or split since."""
    opened_letters = await vault.open_all(PartKind.LETTER)
    opened_facts = await vault.open_all(PartKind.FACTS)
    unreadable = [*opened_letters.unreadable, *opened_facts.unreadable]
    facts: dict[SubjectId, ReadFacts] = {}
    for part in opened_facts:
        try:
            facts[part.ref.subject] = decode_read_facts(part.payload)
        except PayloadError:
            unreadable.append(part.ref)
    letters: list[StoredLetter] = []
    for part in opened_letters:
        try:
            record = decode_letter(part.payload)
        except PayloadError:
            unreadable.append(part.ref)
            continue
        if with_gone or not record.gone:
            letter_id = part.ref.subject
            # A letter that needs a look again may have facts of an earlier reading: they no longer count.
            read_facts = facts.get(letter_id) if record.error is None else None
            letters.append(StoredLetter(id=letter_id, record=record, read_facts=read_facts))
    letters.sort(key=_place)
    return StoredLetters(tuple(letters), tuple(unreadable))


def _place(letter: StoredLetter) -> tuple[date, str, int, int, str]:
    """Return its place in the list: by day of receipt, then as it lies in its folder and in its source."""
    first = letter.record.pieces[0]
    page = first.pages[0] if first.pages else 0
    return letter.record.received, letter.record.source, first.part or 0, page, letter.id


async def get_letter(vault: ReadsParts, letter_id: SubjectId) -> StoredLetter:
    """Return one letter, also one that is gone.

    Raises:
        LetterMissingError: There is none with this id.
        PartUnreadableError: It does not open.
        PayloadError: A newer version wrote it.
    """
    try:
        part = await vault.open(letter_id, PartKind.LETTER)
    except PartMissingError as exc:
        raise LetterMissingError(letter_id) from exc
    record = decode_letter(part.payload)
    read_facts: ReadFacts | None = None
    if record.error is None:
        try:
            read_facts = decode_read_facts((await vault.open(letter_id, PartKind.FACTS)).payload)
        except PartMissingError:
            read_facts = None
    return StoredLetter(id=letter_id, record=record, read_facts=read_facts)
