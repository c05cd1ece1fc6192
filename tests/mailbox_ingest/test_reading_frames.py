"""What goes to a worker and back comes out as it went in, and nothing else is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.reading_frames import (
    LENGTH_BYTES,
    Answer,
    Task,
    Work,
    decode_answer,
    decode_task_head,
    encode_answer,
    encode_task,
    with_contents,
)
from parsers import Piece, Reading, ReadingError
from parsers.facts import Evidence, Facts

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
PIECES = st.builds(
    Piece,
    content=st.binary(max_size=60),
    name=TEXT,
    part=st.none() | st.integers(0, 200),
    pages=st.none() | st.lists(st.integers(1, 60), min_size=1, max_size=4).map(tuple),
)
TASKS = st.builds(
    Task,
    work=st.sampled_from(Work),
    name=TEXT,
    received=st.none() | st.dates(),
    pieces=st.lists(PIECES, min_size=1, max_size=3).map(tuple),
)
READINGS = st.builds(
    Reading,
    part=st.integers(0, 200),
    name=TEXT,
    pages=st.integers(0, 60),
    facts=st.builds(Facts, sender=st.none() | TEXT, amount_due_cents=st.none() | st.integers(0, 10**8)),
    error=st.none(),
) | st.builds(
    Reading,
    part=st.integers(0, 200),
    name=TEXT,
    pages=st.just(0),
    facts=st.none(),
    error=st.builds(ReadingError, code=TEXT, message=TEXT),
)
ANSWERS = st.builds(
    Answer,
    readings=st.lists(READINGS, min_size=1, max_size=3).map(tuple),
    likeness=st.none() | st.binary(min_size=32, max_size=32).map(b"postkluis mail likeness 1\n".__add__),
    exhausted=st.booleans(),
    resident_bytes=st.integers(0, 2**40),
    peak_bytes=st.integers(0, 2**40),
)
ANSWER = Answer(
    readings=(Reading(part=0, name="brief.pdf", pages=1, facts=Facts(sender="Zilverbeek"), error=None),)
)


def _payload(answer: Answer) -> bytes:
    frame = encode_answer(answer)
    assert int.from_bytes(frame[:LENGTH_BYTES], "big") == len(frame) - LENGTH_BYTES
    return frame[LENGTH_BYTES:]


@given(TASKS)
def test_a_task_comes_out_as_it_went_in(task: Task) -> None:
    _, head, *frames = encode_task(task)
    bare, count = decode_task_head(head)
    contents = frames[1::2]
    assert [int.from_bytes(length, "big") for length in frames[::2]] == [len(one) for one in contents]
    assert count == len(contents)
    assert with_contents(bare, contents) == task


@given(ANSWERS)
def test_an_answer_comes_out_as_it_went_in(answer: Answer) -> None:
    assert decode_answer(_payload(answer)) == answer


def test_half_a_character_in_a_letter_becomes_a_question_mark() -> None:
    facts = Facts(sender="Zilver\ud800beek", evidence={"sender": Evidence(text="\udfff")})
    odd = Answer(readings=(Reading(part=0, name="\ud83d.pdf", pages=1, facts=facts, error=None),))
    (reading,) = decode_answer(_payload(odd)).readings
    assert reading.name == "?.pdf"
    assert reading.facts is not None
    assert (reading.facts.sender, reading.facts.evidence["sender"].text) == ("Zilver?beek", "?")


@given(st.integers(0, 400), st.integers(0, 255))
def test_a_changed_answer_is_refused_or_is_another_answer(at: int, value: int) -> None:
    payload = bytearray(_payload(ANSWER))
    payload[at % len(payload)] = value
    try:
        answer = decode_answer(bytes(payload))
    except PayloadError:
        return
    assert _payload(answer) == bytes(payload)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"null",
        b"\x80\x04N.",
        _payload(replace(ANSWER, readings=())),
        _payload(replace(ANSWER, likeness=b"the bytes of a letter that is still to come")),
        _payload(ANSWER).replace(b'"likeness":null', b'"likeness":"eA"'),
        _payload(ANSWER).replace(b'"likeness":null', b'"likeness":"eA=="'),
        _payload(ANSWER).replace(b'"part":0', b'"part":-1'),
        _payload(ANSWER).replace(b'"error":null', b'"error":{"code":"x","message":"y"}'),
        _payload(ANSWER).replace(b'"version":1}', b'"version":2}'),
        _payload(ANSWER)[:-1],
        _payload(ANSWER) + b" ",
    ],
)
def test_what_is_no_answer_is_refused(payload: bytes) -> None:
    with pytest.raises(PayloadError):
        decode_answer(payload)


def test_a_task_shows_nothing_of_a_letter() -> None:
    piece = Piece(content=b"geheim", name="brief.pdf")
    task = Task(work=Work.READ_SOURCE, name="brief.pdf", received=date(2026, 3, 4), pieces=(piece,))
    assert "brief" not in repr(task)
    assert "Zilverbeek" not in repr(ANSWER)
