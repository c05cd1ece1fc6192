"""What goes to a reading worker and what comes back, as bytes on two pipes.

A worker reads what strangers wrote. Its answers are therefore taken as strangers' words too: JSON that is
decoded strictly and bounded in size, never pickles.

A frame is a length of four bytes (big endian), then that many bytes. A task is a frame of JSON followed by
one frame for the content of each piece. What comes back is a frame for each step on the way, which is its
name and nothing else, and then the answer: one frame of JSON.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.likeness_form import checked_likeness
from mailbox_ingest.mark_fields import decode_mark, encode_marks
from mailbox_ingest.strict_json import Fields, encode_object
from parsers import Piece, Reading, ReadingError
from parsers.facts_json import decode_facts, encode_facts
from parsers.steps import Step

LENGTH_BYTES = 4
MAX_ANSWER_BYTES = 32 * 1024 * 1024
"""Of one answer. The facts of a letter are some ten thousand bytes; a mail may carry two hundred letters."""

READY = b"reading worker 2\n"
"""The first thing a worker writes. One that cannot say this is a broken installation, not a broken letter."""

_VERSION = 1
_STEPS = {step.value.encode("ascii"): step for step in Step}


class Work(StrEnum):
    """What a worker is asked to do."""

    READ_SOURCE = "read_source"
    READ_LETTER = "read_letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to read. A source is one piece with neither part nor pages.

    `password` is tried on what is locked; it goes to the worker and nowhere else.
    """

    work: Work
    name: str = field(repr=False)
    received: date | None
    pieces: tuple[Piece, ...] = field(repr=False)
    password: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a worker read.

    `likeness` is what the source has in common with its copies, if it is a mail. `exhausted` tells that the
    worker ran out of memory and should not be asked again. `resident_bytes` is what it holds now,
    `peak_bytes` the most it ever held.
    """

    readings: tuple[Reading, ...] = field(repr=False)
    likeness: bytes | None = field(default=None, repr=False)
    exhausted: bool = False
    resident_bytes: int = 0
    peak_bytes: int = 0


def encode_task(task: Task) -> tuple[bytes, ...]:
    """Return the byte strings of a task, to be written one after the other."""
    head = encode_object(
        {
            "version": _VERSION,
            "work": task.work.value,
            "name": task.name,
            "received": None if task.received is None else task.received.isoformat(),
            "password": task.password,
            "pieces": [
                {
                    "name": piece.name,
                    "part": piece.part,
                    "pages": None if piece.pages is None else list(piece.pages),
                }
                for piece in task.pieces
            ],
        }
    )
    frames = [_length(head), head]
    for piece in task.pieces:
        frames += [_length(piece.content), piece.content]
    return tuple(frames)


def decode_task_head(head: bytes) -> tuple[Task, int]:
    """Return the task of a head, its pieces without content yet, and how many contents follow.

    Raises:
        PayloadError: It is no head of a task.
    """
    fields = Fields.decode("task", head, version=_VERSION)
    received = fields.text_or_none("received")
    task = Task(
        work=fields.choice("work", Work),
        name=fields.text("name"),
        received=None if received is None else date.fromisoformat(received),
        pieces=fields.items("pieces", _decode_piece),
        password=fields.text_or_none("password"),
    )
    fields.finish()
    return task, len(task.pieces)


def with_contents(task: Task, contents: Sequence[bytes]) -> Task:
    """Return the task with the content of each piece in its place."""
    pieces = tuple(
        Piece(content=content, name=piece.name, part=piece.part, pages=piece.pages)
        for piece, content in zip(task.pieces, contents, strict=True)
    )
    return replace(task, pieces=pieces)


def encode_step(step: Step) -> bytes:
    """Return the frame of a step."""
    return _length(step.value.encode("ascii")) + step.value.encode("ascii")


def find_step(payload: bytes) -> Step | None:
    """Return the step that a frame without its length is, or `None` where it is none."""
    return _STEPS.get(payload)


def encode_answer(answer: Answer) -> bytes:
    """Return the frame of an answer."""
    payload = encode_object(
        {
            "version": _VERSION,
            "readings": [
                {
                    "part": reading.part,
                    "name": reading.name,
                    "pages": reading.pages,
                    "facts": None if reading.facts is None else encode_facts(reading.facts),
                    "error": None
                    if reading.error is None
                    else {"code": reading.error.code, "message": reading.error.message},
                    "marks": encode_marks(reading.marks),
                }
                for reading in answer.readings
            ],
            "likeness": None if answer.likeness is None else b64encode(answer.likeness).decode("ascii"),
            "exhausted": answer.exhausted,
            "resident_bytes": answer.resident_bytes,
            "peak_bytes": answer.peak_bytes,
        },
        replace_surrogates=True,
    )
    return _length(payload) + payload


def decode_answer(payload: bytes) -> Answer:
    """Return the answer of a frame without its length.

    Raises:
        PayloadError: It is no answer.
    """
    fields = Fields.decode("answer", payload, version=_VERSION)
    likeness = fields.text_or_none("likeness")
    exhausted = fields.value("exhausted")
    try:
        answer = Answer(
            readings=fields.items("readings", _decode_reading),
            likeness=None if likeness is None else checked_likeness(b64decode(likeness, validate=True)),
            exhausted=exhausted is True,
            resident_bytes=fields.integer("resident_bytes"),
            peak_bytes=fields.integer("peak_bytes"),
        )
    except (ValueError, TypeError) as exc:
        raise PayloadError(kind="answer", problem="no answer of a reader") from exc
    fields.finish()
    if not answer.readings:
        raise fields.problem("no reading")
    return answer


def _length(payload: bytes) -> bytes:
    return len(payload).to_bytes(LENGTH_BYTES, "big")


def _decode_piece(entry: object) -> Piece:
    fields = Fields("task.pieces", entry)
    listed = fields.value("pages")
    pages: tuple[int, ...] | None = None
    if isinstance(listed, list):
        pages = tuple(page for page in listed if isinstance(page, int))
    piece = Piece(content=b"", name=fields.text("name"), part=fields.integer_or_none("part"), pages=pages)
    fields.finish()
    return piece


def _decode_reading(entry: object) -> Reading:
    fields = Fields("answer.readings", entry)
    facts = fields.value("facts")
    error_fields = fields.nested("error")
    error = None
    if error_fields is not None:
        error = ReadingError(code=error_fields.text("code"), message=error_fields.text("message"))
        error_fields.finish()
    if facts is not None and not isinstance(facts, dict):
        raise fields.problem("facts is not an object")
    if (facts is None) == (error is None):
        raise fields.problem("a reading has either facts or an error")
    reading = Reading(
        part=fields.integer("part"),
        name=fields.text("name"),
        pages=fields.integer("pages"),
        facts=None if facts is None else decode_facts(facts),
        error=error,
        marks=fields.items("marks", decode_mark),
    )
    fields.finish()
    if reading.marks and (facts is None or len(reading.marks) != reading.pages):
        raise fields.problem("marks are not of its pages")
    return reading
