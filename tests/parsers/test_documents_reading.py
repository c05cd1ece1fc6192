"""Reading a source: the letter about payment first, failures as readings, letters put together by hand."""

from __future__ import annotations

import subprocess
import sys

import pytest

from parsers import Piece, Reading, join_documents, read, read_documents, read_letter
from parsers.document import Document
from tests.parsers import sample_files

_INFORMATION = (
    "# Woonbond Oosterwal",
    "",
    "Beste bewoner,",
    "",
    "Op donderdag is ons kantoor gesloten wegens een feestdag. Wij wensen u prettige dagen.",
    "U hoeft niets te doen.",
    "",
    "Met vriendelijke groet,",
    "Woonbond Oosterwal",
)


def test_one_file_gives_one_reading() -> None:
    (reading,) = read(sample_files.letter_pdf(), name="map/brief.pdf")
    assert (reading.part, reading.name, reading.pages, reading.error) == (0, "map/brief.pdf", 1, None)
    assert reading.facts is not None
    assert reading.facts.amount_due_cents == 12445


def test_the_letter_about_payment_comes_first() -> None:
    content = sample_files.mail_with_attachment(
        ("sluiting.pdf", sample_files.letter_pdf(_INFORMATION)), ("nota.pdf", sample_files.letter_pdf())
    )
    readings = read(content, name="mail.eml")
    assert [(reading.part, reading.name) for reading in readings] == [(2, "nota.pdf"), (1, "sluiting.pdf")]


def test_what_failed_comes_last_and_says_why() -> None:
    content = sample_files.mail_with_attachment(
        ("slot.pdf", sample_files.letter_pdf(password="geheim")), ("nota.pdf", sample_files.letter_pdf())
    )
    first, second = read(content, name="mail.eml")
    assert first.facts is not None
    assert (second.part, second.pages, second.facts) == (1, 0, None)
    assert second.error is not None
    assert second.error.code == "password_protected"
    assert second.error.message == (
        "The PDF is locked with a password; open the letter with it, or bring in one without."
    )


def test_a_file_that_cannot_be_read_is_a_reading_too() -> None:
    (reading,) = read(b"", name="leeg.pdf")
    assert reading.error is not None
    assert reading.error.code == "empty"


def test_pages_of_several_sources_are_one_letter() -> None:
    half = len(sample_files.LETTER) // 2
    pieces = [
        Piece(content=sample_files.letter_pdf(sample_files.LETTER[:half]), name="blad1.pdf"),
        Piece(content=sample_files.letter_pdf(sample_files.LETTER[half:]), name="blad2.pdf"),
    ]
    reading = read_letter(pieces, name="brief")
    assert (reading.part, reading.name, reading.pages) == (0, "brief", 2)
    assert reading.facts is not None
    assert reading.facts.amount_due_cents == 12445


def test_some_pages_of_a_source_are_a_letter() -> None:
    content = sample_files.letter_pdf([*_INFORMATION, "\f", *sample_files.LETTER])
    reading = read_letter([Piece(content=content, name="scan.pdf", pages=(2,))], name="brief")
    assert reading.pages == 1
    assert reading.facts is not None
    assert reading.facts.amount_due_cents == 12445


def test_one_part_of_a_mail_is_a_letter() -> None:
    content = sample_files.mail_with_attachment(
        ("sluiting.pdf", sample_files.letter_pdf(_INFORMATION)), ("nota.pdf", sample_files.letter_pdf())
    )
    reading = read_letter([Piece(content=content, name="mail.eml", part=2)], name="brief")
    assert reading.facts is not None
    assert reading.facts.amount_due_cents == 12445


def test_a_piece_that_cannot_be_read_fails_the_letter() -> None:
    reading = read_letter([Piece(content=b"%PDF-1.4 kapot", name="blad.pdf")], name="brief")
    assert reading.error is not None
    assert reading.error.code == "damaged"


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [Piece(content=sample_files.letter_pdf(), name="a.pdf", part=3)],
        [Piece(content=sample_files.letter_pdf(), name="a.pdf", pages=(2,))],
    ],
)
def test_pieces_that_do_not_exist_are_wrong_use(pieces: list[Piece]) -> None:
    with pytest.raises(ValueError, match=r"piece|part 3|page 2"):
        read_letter(pieces, name="brief")


def test_joined_documents_have_their_pages_numbered_anew() -> None:
    documents = [
        letter
        for content in (sample_files.html_mail(), sample_files.letter_pdf())
        for letter in read_documents(content, name="x")
        if isinstance(letter, Document)
    ]
    joined = join_documents(documents, name="brief")
    assert [page.number for page in joined.pages] == [1, 2]
    assert joined.is_mail_body
    with pytest.raises(ValueError, match="at least one document"):
        join_documents([], name="leeg")


def test_a_reading_shows_no_letter_in_its_errors() -> None:
    for reading in read(
        sample_files.mail_with_attachment(("kapot.pdf", b"%PDF- Appelhof 70021948")), name="m.eml"
    ):
        assert isinstance(reading, Reading)
        if reading.error is not None:
            assert "Appelhof" not in repr(reading.error)


def test_importing_the_package_loads_no_heavy_library() -> None:
    script = (
        "import sys, parsers\n"
        "heavy = {'cv2', 'numpy', 'PIL', 'pypdfium2', 'pdfplumber', 'pytesseract', 'docx', 'oxmsg', 'lxml'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"


def test_a_text_pdf_is_read_without_the_libraries_for_pictures() -> None:
    content = sample_files.letter_pdf()
    script = (
        "import sys\n"
        "from parsers import read_documents\n"
        "read_documents(sys.stdin.buffer.read(), name='a.pdf')\n"
        "print(sorted({'cv2', 'numpy', 'pytesseract', 'docx', 'oxmsg', 'lxml'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=content, capture_output=True, check=True, timeout=60
    )
    assert done.stdout.strip() == b"[]"
