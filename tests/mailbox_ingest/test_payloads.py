"""Every payload decodes to what was encoded, and nothing but its one spelling is taken."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbox_ingest.errors import PayloadError
from mailbox_ingest.payloads import (
    LetterPiece,
    LetterRecord,
    LetterStatus,
    Provenance,
    ReadFacts,
    decode_letter,
    decode_provenance,
    decode_read_facts,
    encode_letter,
    encode_provenance,
    encode_read_facts,
)
from mailbox_ingest.sources import Channel, Evidence, EvidenceKind
from mailbox_ingest.strict_json import encode_object
from parsers import ReadingError
from parsers.facts import (
    ContactDetails,
    CostKind,
    CostLine,
    Deadline,
    DeadlineKind,
    Details,
    Direction,
    Facts,
    FourteenDayNotice,
    ListedDebt,
    Stage,
)
from parsers.facts import Evidence as FactEvidence
from parsers.page_mark import PageMark
from store import SubjectId

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
IDS = st.uuids().map(lambda value: SubjectId(value.hex))
PAGES = st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True).map(tuple)


@st.composite
def pieces(draw: st.DrawFn) -> LetterPiece:
    """A stretch of a source."""
    pages = draw(st.none() | PAGES)
    count = draw(st.integers(0, 60)) if pages is None else len(pages)
    return LetterPiece(
        source_id=draw(IDS), part=draw(st.none() | st.integers(0, 200)), pages=pages, page_count=count
    )


RECORDS = st.builds(
    LetterRecord,
    source=TEXT,
    part_name=st.none() | TEXT,
    received=st.dates(),
    pieces=st.lists(pieces(), min_size=1, max_size=4).map(tuple),
    error=st.none() | st.builds(ReadingError, code=TEXT, message=TEXT),
    formed_from=st.lists(IDS, max_size=3).map(tuple),
    replaced_by=st.lists(IDS, max_size=3).map(tuple),
    kept=st.booleans(),
)
EVIDENCE = st.just(Evidence()) | st.builds(
    Evidence,
    kind=st.sampled_from([EvidenceKind.MAIL_AUTHENTICATION, EvidenceKind.SENDER_SIGNATURE]),
    statement=TEXT,
)
PROVENANCES = st.builds(
    Provenance,
    name=TEXT,
    media_type=TEXT,
    channel=st.sampled_from(Channel),
    received=st.dates(),
    size_bytes=st.integers(0, 2**40),
    evidence=EVIDENCE,
)
FACTS = st.builds(
    Facts,
    sender=st.none() | TEXT,
    is_claim=st.booleans(),
    direction=st.sampled_from(Direction),
    stage=st.sampled_from(Stage),
    letter_date=st.none() | st.dates(),
    amount_due_cents=st.none() | st.integers(0, 10**9),
    deadlines=st.lists(st.builds(Deadline, kind=st.sampled_from(DeadlineKind), day=st.dates())).map(tuple),
    evidence=st.dictionaries(st.sampled_from(["sender", "iban"]), st.builds(FactEvidence, text=TEXT)),
)


@given(RECORDS)
def test_a_letter_comes_back_as_it_was(record: LetterRecord) -> None:
    assert decode_letter(encode_letter(record)) == record


@given(PROVENANCES)
def test_a_provenance_comes_back_as_it_was(provenance: Provenance) -> None:
    assert decode_provenance(encode_provenance(provenance)) == provenance


MARKS = st.builds(
    PageMark,
    number=st.integers(1, 9),
    total=st.none() | st.integers(9, 99),
    has_address=st.booleans(),
    has_salutation=st.booleans(),
    has_closing=st.booleans(),
    runs_on=st.booleans(),
    breaks_off=st.booleans(),
    is_annex=st.booleans(),
    sender=st.none() | TEXT,
    letter_date=st.none() | st.dates(),
    references=st.lists(TEXT, max_size=3).map(tuple),
)


@given(
    st.builds(
        ReadFacts, reader=st.integers(1, 10**6), facts=FACTS, marks=st.lists(MARKS, max_size=3).map(tuple)
    )
)
def test_facts_come_back_as_they_were(read_facts: ReadFacts) -> None:
    assert decode_read_facts(encode_read_facts(read_facts)) == read_facts


RECORD = LetterRecord(
    source="map/brief.pdf",
    received=date(2026, 3, 4),
    pieces=(LetterPiece(source_id=SubjectId("5" * 32), part=0, page_count=2),),
)
LETTER_VECTOR = (
    b'{"error":null,"formed_from":[],"kept":false,"part_name":null,"pieces":[{"page_count":2,"pages":null,'
    b'"part":0,"source_id":"55555555555555555555555555555555"}],"received":"2026-03-04","replaced_by":[],'
    b'"source":"map/brief.pdf","status":"read","version":2}'
)
LETTER_VECTOR_1 = LETTER_VECTOR.replace(b'"kept":false,', b"").replace(b'"version":2', b'"version":1')
PROVENANCE_VECTOR = (
    b'{"channel":"file","evidence":{"kind":"none","statement":null},"media_type":"application/pdf",'
    b'"name":"map/brief.pdf","received":"2026-03-04","size_bytes":2175,"version":1}'
)


def test_the_bytes_of_a_letter_do_not_change() -> None:
    assert encode_letter(RECORD) == LETTER_VECTOR
    assert decode_letter(LETTER_VECTOR) == RECORD


def test_what_an_older_version_sealed_still_opens() -> None:
    assert decode_letter(LETTER_VECTOR_1) == RECORD
    with pytest.raises(PayloadError, match="1 unknown fields"):
        decode_letter(LETTER_VECTOR.replace(b'"version":2', b'"version":1'))
    facts = ReadFacts(reader=1, facts=Facts(sender="Waterbedrijf Zilverbeek"))
    older: dict[str, Any] = _with_details_of_version_2({**json.loads(encode_read_facts(facts)), "version": 1})
    del older["marks"]
    assert decode_read_facts(encode_object(older)) == facts
    marked = {**older, "marks": []}
    with pytest.raises(PayloadError, match="1 unknown fields"):
        decode_read_facts(encode_object(marked))


def _with_details_of_version_2(tree: dict[str, Any]) -> dict[str, Any]:
    """What was sealed before details told of kinds of interest, acts and offers."""
    details = tree["facts"]["details"]
    for key in ("interest_kind", "interest_per", "interest_periods", "offer"):
        del details[key]
    for line in details["cost_lines"]:
        del line["includes_vat"], line["act"]
    for debt in details["debts"]:
        for key in ("principal_cents", "interest_cents", "costs_cents", "paid_cents"):
            del debt[key]
    if details["notice_14_days"] is not None:
        del details["notice_14_days"]["vat_cents"], details["notice_14_days"]["runs_from"]
    if details["contact_details"] is not None:
        del details["contact_details"]["opening_hours"]
    return tree


def test_facts_of_version_2_open_with_what_they_said() -> None:
    details = Details(
        cost_lines=(CostLine(kind=CostKind.COLLECTION, label="incassokosten", amount_cents=4000),),
        debts=(ListedDebt(creditor="Waterbedrijf Zilverbeek", references=("Z-1",), amount_due_cents=900),),
        notice_14_days=FourteenDayNotice(costs_cents=4000, term_days=14, wording="binnen 14 dagen"),
        contact_details=ContactDetails(phone="0800 1234"),
    )
    facts = ReadFacts(reader=2, facts=Facts(sender="Waterbedrijf Zilverbeek", details=details))
    now: dict[str, Any] = {**json.loads(encode_read_facts(facts)), "version": 2}
    with pytest.raises(PayloadError, match="facts that this version does not know"):
        decode_read_facts(encode_object(now))
    assert decode_read_facts(encode_object(_with_details_of_version_2(now))) == facts
    then = {**now, "version": 3}
    with pytest.raises(PayloadError, match="facts that this version does not know"):
        decode_read_facts(encode_object(then))


def test_marks_that_no_page_can_have_are_refused() -> None:
    facts = ReadFacts(reader=2, facts=Facts(), marks=(PageMark(number=2, total=3),))
    for wrong in ({"number": 4}, {"number": None}, {"number": 0}, {"references": [7]}, {"runs_on": 1}):
        tree: dict[str, Any] = json.loads(encode_read_facts(facts))
        tree["marks"][0].update(wrong)
        with pytest.raises(PayloadError):
            decode_read_facts(encode_object(tree))


def test_the_bytes_of_a_provenance_do_not_change() -> None:
    provenance = Provenance(
        name="map/brief.pdf",
        media_type="application/pdf",
        channel=Channel.FILE,
        received=date(2026, 3, 4),
        size_bytes=2175,
    )
    assert encode_provenance(provenance) == PROVENANCE_VECTOR
    assert decode_provenance(PROVENANCE_VECTOR) == provenance


def _changed(path: str, value: object) -> bytes:
    tree: Any = json.loads(LETTER_VECTOR)
    *way, last = path.split("/")
    node = tree
    for step in way:
        node = node[int(step) if step.isdigit() else step]
    node[last] = value
    return json.dumps(tree, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("payload", "problem"),
    [
        (b"", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not in the one spelling"),
        (LETTER_VECTOR + b"\n", "not in the one spelling"),
        (LETTER_VECTOR.replace(b":0,", b":0.0,"), "part is not a whole number of at least 0"),
        (LETTER_VECTOR.replace(b'"version":2', b'"version":2,"version":2'), "not in the one spelling"),
        (LETTER_VECTOR.replace(b"map/", b"map\\u002f"), "not in the one spelling"),
        (_changed("version", 3), "version 3, this program knows 2"),
        (_changed("version", True), "version is not a whole number of at least 0"),
        (_changed("extra", 1), "1 unknown fields"),
        (_changed("received", "2026-3-4"), "received is not a date"),
        (_changed("received", "20260304"), "received is not a date as we write it"),
        (_changed("status", "gone"), "status is not one of the list"),
        (_changed("status", "needs_a_look"), "status and error do not go together"),
        (_changed("source", None), "source is not a string"),
        (_changed("pieces", []), "no letter is made like this"),
        (_changed("pieces/0/pages", [0]), "no letter is made like this"),
        (_changed("pieces/0/pages", [1]), "no letter is made like this"),
        (_changed("pieces/0/pages", [True, 2]), "pages is not a list of whole numbers"),
        (_changed("formed_from", [1]), "an id is not a string"),
        (_changed("error", {"code": "x"}), "no field message"),
    ],
)
def test_anything_but_the_one_spelling_is_refused(payload: bytes, problem: str) -> None:
    with pytest.raises(PayloadError) as refused:
        decode_letter(payload)
    assert refused.value.problem == problem


@given(st.integers(0, len(LETTER_VECTOR) - 1), st.integers(0, 255))
def test_a_changed_byte_is_refused_or_says_something_else(at: int, value: int) -> None:
    payload = LETTER_VECTOR[:at] + bytes([value]) + LETTER_VECTOR[at + 1 :]
    try:
        record = decode_letter(payload)
    except PayloadError:
        return
    assert encode_letter(record) == payload


def test_evidence_without_a_statement_is_refused() -> None:
    payload = PROVENANCE_VECTOR.replace(b'"kind":"none"', b'"kind":"sender_signature"')
    with pytest.raises(PayloadError, match="evidence and its statement do not go together"):
        decode_provenance(payload)


def test_what_stands_in_a_letter_is_not_in_its_repr_or_in_errors() -> None:
    assert "brief" not in repr(RECORD)
    with pytest.raises(PayloadError) as refused:
        decode_letter(_changed("received", "geheim"))
    assert "geheim" not in str(refused.value)


def test_a_letter_knows_how_it_fares() -> None:
    assert RECORD.status is LetterStatus.READ
    assert not RECORD.gone
    assert RECORD.page_count == 2
    unread = replace(RECORD, error=ReadingError(code="damaged", message="broken"))
    assert unread.status is LetterStatus.NEEDS_A_LOOK
    unknown = LetterPiece(source_id=SubjectId("6" * 32), part=None)
    assert replace(RECORD, pieces=(*RECORD.pieces, unknown)).page_count is None
    assert replace(RECORD, replaced_by=(SubjectId("7" * 32),)).gone
