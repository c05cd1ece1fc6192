"""What is sealed of a letter beside its source: where it came from, what it is made of, and what it says.

The bytes of each form are written down in docs/payloads.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.mark_fields import decode_mark, encode_marks
from mailbox_ingest.sources import Channel, Evidence, EvidenceKind, IncomingSource
from mailbox_ingest.strict_json import Fields, encode_object
from parsers import ReadingError
from parsers.facts import Facts
from parsers.facts_json import decode_facts, encode_facts
from parsers.page_mark import PageMark
from store import SubjectId

PAYLOAD_VERSION = 1
"""Of provenance."""

LETTER_VERSION = 2
"""Version 1 has no `kept`: nobody had said of a letter that it is right as it is."""

FACTS_VERSION = 3
"""Version 1 has no `marks`, and before version 3 details say less: reading again adds them."""


class LetterStatus(StrEnum):
    """Whether a letter was read, or waits for a person to look at it."""

    READ = "read"
    NEEDS_A_LOOK = "needs_a_look"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a source came from. `name` and `evidence` are as private as the source itself."""

    name: str = field(repr=False)
    media_type: str
    channel: Channel
    received: date
    size_bytes: int
    evidence: Evidence = field(default_factory=Evidence)

    @classmethod
    def of(cls, source: IncomingSource) -> Provenance:
        """Return the provenance of a source that comes in."""
        return cls(
            name=source.name,
            media_type=source.media_type,
            channel=source.channel,
            received=source.received,
            size_bytes=len(source.content),
            evidence=source.evidence,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPiece:
    """A stretch of a source that a letter is made of.

    `part` is the place within the source (0 is the source or mail body itself, attachments count from 1),
    `None` for a source of which nothing could be told apart. `pages` counts from 1 within that part; `None`
    is all of them. `page_count` is how many pages that is, 0 while nobody could read them.
    """

    source_id: SubjectId
    part: int | None
    pages: tuple[int, ...] | None = None
    page_count: int = 0

    def __post_init__(self) -> None:
        """Hold pages and their count together."""
        if self.part is not None and self.part < 0:
            raise ValueError("a part counts from 0")
        if self.page_count < 0:
            raise ValueError("a page count is at least 0")
        if self.pages is not None:
            if not self.pages or min(self.pages) < 1 or len(set(self.pages)) != len(self.pages):
                raise ValueError("pages count from 1, each once, and there is at least one")
            if self.page_count != len(self.pages):
                raise ValueError("page_count is the number of pages")


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRecord:
    """What a letter is made of and how it fares; what it says stands in its facts.

    `source` is the name shown for what it came in with, such as ``map/brief.pdf``; `part_name` the name of
    the attachment where it came as one. `formed_from` names the letters that a person joined or split to make
    this one. `replaced_by` names the letters that stand in its place since; a letter that was replaced is
    gone, not deleted, so that the choice can be undone. `kept`: a person said
    that it is one letter, and whole.
    """

    source: str = field(repr=False)
    part_name: str | None = field(default=None, repr=False)
    received: date
    pieces: tuple[LetterPiece, ...]
    error: ReadingError | None = None
    formed_from: tuple[SubjectId, ...] = ()
    replaced_by: tuple[SubjectId, ...] = ()
    kept: bool = False

    def __post_init__(self) -> None:
        """A letter is made of something."""
        if not self.pieces:
            raise ValueError("a letter has at least one piece")

    @property
    def status(self) -> LetterStatus:
        """Whether it was read."""
        return LetterStatus.READ if self.error is None else LetterStatus.NEEDS_A_LOOK

    @property
    def gone(self) -> bool:
        """Whether other letters stand in its place."""
        return bool(self.replaced_by)

    @property
    def page_count(self) -> int | None:
        """How many pages it has, `None` where a piece of it could not be read."""
        counts = [piece.page_count for piece in self.pieces]
        return sum(counts) if all(counts) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFacts:
    """The facts of a letter, and which version of the reader read them: a better one can read again.

    `marks` has what each page tells of its place in a letter, from which joins and splits are proposed.
    """

    reader: int
    facts: Facts
    marks: tuple[PageMark, ...] = ()


def encode_provenance(provenance: Provenance) -> bytes:
    """Return the payload of a provenance part."""
    return encode_object(
        {
            "version": PAYLOAD_VERSION,
            "name": provenance.name,
            "media_type": provenance.media_type,
            "channel": provenance.channel.value,
            "received": provenance.received.isoformat(),
            "size_bytes": provenance.size_bytes,
            "evidence": {"kind": provenance.evidence.kind.value, "statement": provenance.evidence.statement},
        }
    )


def decode_provenance(payload: bytes) -> Provenance:
    """Return the provenance of a payload.

    Raises:
        PayloadError: It is not in the one spelling that this version writes.
    """
    fields = Fields.decode("provenance", payload, version=PAYLOAD_VERSION)
    evidence_fields = fields.nested("evidence")
    if evidence_fields is None:
        raise fields.problem("evidence is not an object")
    try:
        evidence = Evidence(
            kind=evidence_fields.choice("kind", EvidenceKind),
            statement=evidence_fields.text_or_none("statement"),
        )
    except ValueError as exc:
        raise fields.problem("evidence and its statement do not go together") from exc
    evidence_fields.finish()
    provenance = Provenance(
        name=fields.text("name"),
        media_type=fields.text("media_type"),
        channel=fields.choice("channel", Channel),
        received=fields.day("received"),
        size_bytes=fields.integer("size_bytes"),
        evidence=evidence,
    )
    fields.finish()
    return provenance


def encode_letter(record: LetterRecord) -> bytes:
    """Return the payload of a letter part."""
    error = record.error
    return encode_object(
        {
            "version": LETTER_VERSION,
            "status": record.status.value,
            "source": record.source,
            "part_name": record.part_name,
            "received": record.received.isoformat(),
            "pieces": [
                {
                    "source_id": piece.source_id,
                    "part": piece.part,
                    "pages": None if piece.pages is None else list(piece.pages),
                    "page_count": piece.page_count,
                }
                for piece in record.pieces
            ],
            "error": None if error is None else {"code": error.code, "message": error.message},
            "formed_from": list(record.formed_from),
            "replaced_by": list(record.replaced_by),
            "kept": record.kept,
        }
    )


def decode_letter(payload: bytes) -> LetterRecord:
    """Return the letter record of a payload.

    Raises:
        PayloadError: It is not in the one spelling that this version writes.
    """
    fields = Fields.decode("letter", payload, version=LETTER_VERSION, oldest=1)
    status = fields.choice("status", LetterStatus)
    error = None
    error_fields = fields.nested("error")
    if error_fields is not None:
        error = ReadingError(code=error_fields.text("code"), message=error_fields.text("message"))
        error_fields.finish()
    try:
        record = LetterRecord(
            source=fields.text("source"),
            part_name=fields.text_or_none("part_name"),
            received=fields.day("received"),
            pieces=fields.items("pieces", _decode_piece),
            error=error,
            formed_from=fields.items("formed_from", _decode_id),
            replaced_by=fields.items("replaced_by", _decode_id),
            kept=fields.flag("kept") if fields.version > 1 else False,
        )
    except ValueError as exc:
        raise fields.problem("no letter is made like this") from exc
    fields.finish()
    if record.status is not status:
        raise fields.problem("status and error do not go together")
    return record


def encode_read_facts(read_facts: ReadFacts) -> bytes:
    """Return the payload of a facts part."""
    return encode_object(
        {
            "version": FACTS_VERSION,
            "reader": read_facts.reader,
            "facts": encode_facts(read_facts.facts),
            "marks": encode_marks(read_facts.marks),
        }
    )


def decode_read_facts(payload: bytes) -> ReadFacts:
    """Return the facts of a payload.

    Raises:
        PayloadError: It is not in the one spelling that this version writes.
    """
    fields = Fields.decode("facts", payload, version=FACTS_VERSION, oldest=1)
    reader = fields.integer("reader", least=1)
    mapping = fields.value("facts")
    if not isinstance(mapping, dict):
        raise fields.problem("facts is not an object")
    try:
        facts = decode_facts(mapping, before_version_3=fields.version < 3)
    except (ValueError, TypeError) as exc:
        raise fields.problem("facts that this version does not know") from exc
    marks = fields.items("marks", decode_mark) if fields.version > 1 else ()
    fields.finish()
    return ReadFacts(reader=reader, facts=facts, marks=marks)


def _decode_piece(entry: object) -> LetterPiece:
    fields = Fields("letter.pieces", entry)
    pages: tuple[int, ...] | None = None
    listed = fields.value("pages")
    if listed is not None:
        if not isinstance(listed, list) or not all(type(page) is int for page in listed):
            raise PayloadError(kind="letter.pieces", problem="pages is not a list of whole numbers")
        pages = tuple(listed)
    piece = LetterPiece(
        source_id=SubjectId(fields.text("source_id")),
        part=fields.integer_or_none("part"),
        pages=pages,
        page_count=fields.integer("page_count"),
    )
    fields.finish()
    return piece


def _decode_id(entry: object) -> SubjectId:
    if not isinstance(entry, str):
        raise PayloadError(kind="letter", problem="an id is not a string")
    return SubjectId(entry)
