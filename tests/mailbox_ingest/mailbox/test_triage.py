"""What is a likely letter by its header and structure alone: a table of invented messages, and real forms."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbox_ingest.mailbox.shapes import PartShape, shapes_of, shapes_of_mail
from mailbox_ingest.mailbox.triage import TRIAGE_FIELDS, TriageReason, triage
from mailbox_ingest.mailbox.triage_words import decode_words, find_word, load_words

HOUSEHOLDS = Path(__file__).parents[2] / "households"
TABLE = Path(__file__).parents[2] / "data" / "mailbox" / "triage.txt"
TEXT = PartShape(media_type="text/plain", size_bytes=900)
HTML = PartShape(media_type="text/html", size_bytes=9000)
UNSUBSCRIBE = "List-Unsubscribe: <mailto:u@post.example>"
FIELDS = {
    "bulk": (UNSUBSCRIBE,),
    "news": (UNSUBSCRIBE, "List-Id: <news.post.example>", "Precedence: bulk"),
    "list": ("List-Id: <lijst.example>", "List-Post: <mailto:buurt@lijst.example>", "Precedence: list"),
    "replied": ("In-Reply-To: <1@x.example>", "References: <1@x.example>"),
    "auto": ("Auto-Submitted: auto-generated",),
    "auto-replied": ("Auto-Submitted: auto-replied",),
    "to-self": ("To: Bo <bo@gmail.com>",),
}
KINDS = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "zip": "application/zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ics": "text/calendar",
    "dat": "application/ms-tnef",
    "eml": "message/rfc822",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One invented message: who, about what, fields more, what hangs on it, and what must come of it."""

    reason: TriageReason
    sender: str
    subject: str
    fields: tuple[str, ...]
    parts: tuple[PartShape, ...]


def file(written: str) -> PartShape:
    """An attachment as the table has it."""
    name, size, kind = (*written.split(":"), "", "")[:3]
    return PartShape(
        media_type=kind or KINDS.get(name.rsplit(".", 1)[-1].lower(), "application/octet-stream"),
        name=name or None,
        disposition="attachment",
        size_bytes=int(size or 80_000),
    )


def read_table() -> tuple[Case, ...]:
    """Every message of the table."""
    cases = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        reason, sender, subject, fields, files = (
            *(cell.strip() for cell in line.split("|")),
            *[""] * 4,
        )[:5]
        cases.append(
            Case(
                reason=TriageReason(reason),
                sender=sender,
                subject=subject,
                fields=tuple(field for name in fields.split() for field in FIELDS[name]),
                parts=(TEXT, HTML, *(file(written) for written in files.split(", ") if written)),
            )
        )
    return tuple(cases)


CASES = read_table()


def header_of(case: Case) -> bytes:
    """The header of a message as a server gives it."""
    lines = [f"From: {case.sender}", *case.fields, f"Subject: {case.subject}"]
    return "\r\n".join(lines).encode("utf-8") + b"\r\n\r\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.subject[:40]}-{case.reason.value}")
def test_each_invented_message_is_judged_for_the_right_reason(case: Case) -> None:
    verdict = triage(header_of(case), case.parts)
    assert verdict.reason is case.reason, verdict.detail


def test_the_table_is_wide() -> None:
    assert len(CASES) >= 150
    assert {case.reason for case in CASES} == set(TriageReason) - {TriageReason.BROKEN}


def mails_with_truth() -> list[tuple[Path, bool]]:
    """Each mail of the households, and whether it is about money."""
    truth = json.loads((HOUSEHOLDS / "truth.json").read_text(encoding="utf-8"))
    return [
        (HOUSEHOLDS / letter["file"], letter["truth"]["is_claim"] or letter["truth"]["direction"] != "none")
        for household in truth.values()
        for letter in household["letters"]
        if letter["form"] == "eml"
    ]


def test_no_mail_about_money_of_the_households_is_passed_over() -> None:
    mails = mails_with_truth()
    assert len(mails) > 50
    for path, about_money in mails:
        content = path.read_bytes().replace(b"\r\n", b"\n")
        verdict = triage(content.split(b"\n\n", 1)[0], shapes_of_mail(content))
        if about_money:
            assert verdict.likely, (path.name, verdict.reason)
            assert not verdict.reason.doubtful, path.name


@given(st.binary(max_size=400))
def test_any_header_gets_a_verdict(header: bytes) -> None:
    assert triage(header, ()).reason in TriageReason


@given(st.text(max_size=200))
def test_any_subject_gets_a_verdict(subject: str) -> None:
    header = b"From: a@b.example\r\nSubject: " + subject.encode("utf-8", "surrogatepass")
    assert triage(header, (TEXT,)).reason in TriageReason


def test_a_header_that_breaks_the_standard_library_is_read_rather_than_lost() -> None:
    header = b"From: =?utf-8?b?" + b"\xff" * 30 + b"?= <a@b.example>\r\nSubject: =?x?q?" + b"(" * 3000
    assert triage(header, ()).likely


def test_reasons_are_short_and_what_is_private_is_not_shown() -> None:
    assert all(len(reason.value) <= 24 and reason.value.isascii() for reason in TriageReason)
    verdict = triage(b"From: a@b.example\r\nSubject: Factuur Janssen", ())
    assert "factuur" not in repr(verdict).lower()


def test_the_fields_asked_for_are_enough() -> None:
    for case in CASES:
        whole = header_of(case) + b""
        kept = [
            line
            for line in whole.splitlines(keepends=True)
            if line.split(b":")[0].decode().lower() in {name.lower() for name in TRIAGE_FIELDS}
        ]
        assert triage(b"".join(kept), case.parts).reason is triage(whole, case.parts).reason


def test_words_are_found_by_formation() -> None:
    rules = load_words().plain_money
    assert find_word(rules, "uw jaarfactuurtje") == "jaarfactuurtje"
    assert find_word(rules, "notaris") is None
    assert find_word(rules, "fact") is None


@pytest.mark.parametrize(
    ("loaded", "problem"),
    [
        (None, "unknown version"),
        ({"version": 2}, "unknown version"),
        ({"version": 1}, "other groups"),
    ],
)
def test_words_of_another_form_are_refused(loaded: object, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        decode_words(loaded)


def test_a_structure_of_imap_gives_the_parts() -> None:
    structure = (
        [
            (
                [
                    (
                        b"TEXT",
                        b"PLAIN",
                        (b"CHARSET", b"utf-8"),
                        None,
                        None,
                        b"7BIT",
                        10,
                        1,
                        None,
                        None,
                        None,
                        None,
                    )
                ],
                b"ALTERNATIVE",
                None,
                None,
                None,
                None,
            ),
            (
                b"APPLICATION",
                b"PDF",
                (b"NAME", b"=?utf-8?q?nota_m=C3=A9i=2Epdf?="),
                None,
                None,
                b"BASE64",
                4000,
                None,
                (b"ATTACHMENT", None),
                None,
                None,
            ),
            (
                b"IMAGE",
                b"PNG",
                None,
                b"<logo>",
                None,
                b"BASE64",
                900,
                None,
                (b"INLINE", (b"FILENAME", b"l.png")),
            ),
            (
                b"APPLICATION",
                b"PDF",
                None,
                None,
                None,
                b"BASE64",
                4000,
                None,
                (b"attachment", (b"FILENAME*0*", b"utf-8''brief%20", b"FILENAME*1", b"mei.pdf")),
                None,
                None,
            ),
            (
                b"MESSAGE",
                b"RFC822",
                None,
                None,
                None,
                b"7BIT",
                700,
                (b"", b""),
                (b"TEXT", b"HTML", None, None, None, b"7BIT", 10, 1),
                20,
                None,
                (b"attachment", None),
            ),
        ],
        b"MIXED",
    )
    found = shapes_of(structure)
    assert [(part.media_type, part.name) for part in found] == [
        ("text/plain", None),
        ("application/pdf", "nota méi.pdf"),
        ("image/png", "l.png"),
        ("application/pdf", "brief mei.pdf"),
        ("message/rfc822", None),
        ("text/html", None),
    ]
    assert found[2].in_text
    assert found[4].disposition == "attachment"


@given(
    st.recursive(
        st.none() | st.binary(max_size=6) | st.integers(),
        lambda inner: st.lists(inner, max_size=9) | st.lists(inner, max_size=12).map(tuple),
    )
)
def test_any_structure_gives_parts(structure: object) -> None:
    assert len(shapes_of(structure)) <= 200


def test_a_structure_without_end_is_bounded() -> None:
    nested: object = (b"TEXT", b"PLAIN", None, None, None, b"7BIT", 1, 1)
    for _ in range(500):
        nested = ([nested], b"MIXED")
    assert shapes_of(nested) == ()
    wide = ([(b"TEXT", b"PLAIN", None, None, None, b"7BIT", 1, 1)] * 1000, b"MIXED")
    assert len(shapes_of(wide)) == 200
