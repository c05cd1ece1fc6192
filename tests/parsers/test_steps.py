"""What a reader tells on its way: documents, and pages that it reads by OCR."""

from __future__ import annotations

import pytest

from parsers import read
from parsers.steps import Step, telling
from tests.parsers.sample_files import (
    LETTER,
    letter_docx,
    letter_html,
    letter_pdf,
    mail_with_attachment,
    scan_pdf,
)

PAGE = (Step.PAGE, Step.PAGE_DONE)


def steps_of(content: bytes, name: str) -> tuple[Step, ...]:
    """Return what is told while a source is read, which must give a letter."""
    told: list[Step] = []
    with telling(told.append):
        assert read(content, name=name)[0].facts is not None
    return tuple(told)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (letter_pdf(), "brief.pdf"),
        (letter_docx(), "brief.docx"),
        (letter_html().encode(), "brief.html"),
        ("\n".join(LETTER).encode(), "brief.txt"),
        (mail_with_attachment(("a.pdf", letter_pdf()), ("b.pdf", letter_pdf())), "post.eml"),
    ],
)
def test_what_has_text_tells_of_no_page(content: bytes, name: str) -> None:
    assert set(steps_of(content, name)) <= {Step.DOCUMENT}


def test_each_page_of_a_scan_is_told_and_done() -> None:
    assert steps_of(scan_pdf([*LETTER, "\f", *LETTER]), "scan.pdf") == (Step.DOCUMENT, *PAGE, *PAGE)


def test_nobody_needs_to_listen() -> None:
    assert read(letter_pdf(), name="brief.pdf")[0].facts is not None
