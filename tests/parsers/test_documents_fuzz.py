"""Mutated real files of each form: letters or a `ParserError` come of them, and nothing else."""

from __future__ import annotations

import functools
import io

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from parsers.document import Document, UnreadPart
from parsers.errors import ParserError
from parsers.kinds import Kind, find_kind
from parsers.mail import open_mail
from parsers.mail_letters import read_mail_letters
from parsers.sources import read_pages
from tests.parsers import sample_files

Change = tuple[str, int, bytes]


@functools.cache
def _seed(form: str) -> bytes:
    match form:
        case "pdf":
            return sample_files.letter_pdf(sample_files.LETTER[:9])
        case "docx":
            return sample_files.letter_docx(sample_files.LETTER[:12])
        case "html":
            return sample_files.letter_html().encode()
        case "mail":
            return sample_files.mail_with_attachment(
                ("brief.html", sample_files.letter_html().encode()), ("a.txt", b"tekst")
            )
        case "nested":
            return sample_files.nested_mail(3)
        case _:
            return "\n".join(sample_files.LETTER).encode("cp1252")


def _changes() -> st.SearchStrategy[list[Change]]:
    """Return edits: at a place (in thousandths of the file) put, cut, double or flip some bytes."""
    kinds = st.sampled_from(["put", "over", "cut", "double", "flip"])
    return st.lists(
        st.tuples(kinds, st.integers(0, 999), st.binary(min_size=1, max_size=24)), min_size=1, max_size=6
    )


def _changed(content: bytes, changes: list[Change]) -> bytes:
    out = bytearray(content)
    for kind, thousandth, piece in changes:
        at = len(out) * thousandth // 1000
        match kind:
            case "put":
                out[at:at] = piece
            case "over":
                out[at : at + len(piece)] = piece
            case "cut":
                del out[at : at + len(piece) * 40]
            case "double":
                out[at:at] = out[at : at + len(piece) * 40]
            case _:
                for offset in range(at, min(at + len(piece), len(out))):
                    out[offset] ^= piece[offset - at]
    return bytes(out)


def _read(content: bytes, name: str) -> None:
    """Read as `read_documents` does, but for pictures: OCR of thousands of pages would take hours."""
    try:
        kind = find_kind(content, name=name)
        if kind is Kind.MAIL:
            letters: tuple[Document | UnreadPart, ...] = read_mail_letters(open_mail(content), name=name)
            pages = [page for letter in letters if isinstance(letter, Document) for page in letter.pages]
        elif kind in (Kind.IMAGE, Kind.OUTLOOK):
            return
        else:
            pages = list(read_pages(content, kind=kind))
    except ParserError:
        return
    for page in pages:
        for word in page.words:
            assert word.text
            assert 0 <= word.x0 <= word.x1 <= 1
            assert 0 <= word.y0 <= word.y1 <= 1


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "mail", "nested", "txt"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=_changes())
@example(changes=[("cut", 0, b"x" * 24)])
@example(changes=[("cut", 960, b"x" * 24)])
@example(changes=[("over", 22, b"\x00")])  # a packed part of a Word file that does not unpack
def test_a_mutated_letter_is_read_or_refused(form: str, changes: list[Change]) -> None:
    _read(_changed(_seed(form), changes), f"brief.{form}")


@settings(max_examples=150, deadline=None)
@given(
    content=st.binary(max_size=3000),
    name=st.sampled_from(["a.pdf", "a.eml", "a.docx", "a.txt", "a", "a.html"]),
)
@example(content=b"From: a\nTo: b\n\n", name="a.eml")
@example(
    content=b"Content-Type: multipart/mixed; boundary=\nFrom: x\nSubject: y\n\n--\n\n----\n", name="a.eml"
)
@example(
    content=b"From: a@b\nSubject: =?utf-8?q?=?=\nContent-Type: text/plain; charset*=x''%ff\n\nx", name="a.eml"
)
@example(content=b"%PDF-1.7\n%%EOF", name="a.pdf")
@example(content=b"<html></html>", name="a.html")
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    _read(content, name)


@settings(max_examples=80, deadline=None)
@given(
    header=st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "From",
                    "To",
                    "Subject",
                    "Date",
                    "Content-Type",
                    "Content-Disposition",
                    "Content-Transfer-Encoding",
                ]
            ),
            st.text(max_size=60),
        ),
        max_size=8,
    ),
    body=st.text(max_size=300),
)
def test_any_header_is_read_or_refused(header: list[tuple[str, str]], body: str) -> None:
    lines = "".join(f"{name}: {value}\r\n" for name, value in header)
    _read(f"Received: x\r\nMIME-Version: 1.0\r\n{lines}\r\n{body}".encode("utf-8", "surrogatepass"), "a.eml")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changes=_changes(), form=st.sampled_from(["PNG", "JPEG", "TIFF"]))
def test_a_mutated_picture_is_opened_or_refused(changes: list[Change], form: str) -> None:
    from parsers.image import open_frames

    buffer = io.BytesIO()
    Image.linear_gradient("L").resize((300, 400)).save(buffer, format=form)
    try:
        for frame in open_frames(_changed(buffer.getvalue(), changes)):
            assert frame.picture.width > 0
    except ParserError:
        return
