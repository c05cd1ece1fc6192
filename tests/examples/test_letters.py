"""The letters that are kept are those that the program makes, and each is small."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import pytest
from PIL import Image

from examples import copies, paper_letters
from examples.make_letters import LETTERS, make_letters

# What is drawn and then degraded may differ in a pixel between processors; the rest is the same to the byte.
_PICTURES = ("09-", "10-", "13-")


@pytest.fixture(scope="module")
def made() -> Mapping[str, bytes]:
    """Return the letters made anew."""
    return make_letters()


def test_the_folder_holds_these_letters_and_no_other(made: Mapping[str, bytes]) -> None:
    assert sorted(path.name for path in LETTERS.iterdir()) == sorted(made)
    assert len(made) == 14
    assert {name.rsplit(".", 1)[1] for name in made} == {"eml", "pdf", "txt", "jpg", "html", "docx"}


def test_the_letters_are_small(made: Mapping[str, bytes]) -> None:
    assert sum(path.stat().st_size for path in LETTERS.iterdir()) < 1_000_000


def test_text_is_kept_as_it_is_made(made: Mapping[str, bytes]) -> None:
    for name, content in made.items():
        if not name.startswith(_PICTURES) and not name.endswith(".docx"):
            assert (LETTERS / name).read_bytes() == content, name


def test_the_word_document_is_kept_as_it_is_made(made: Mapping[str, bytes]) -> None:
    name = "14-klankkast-factuur.docx"
    assert _entries((LETTERS / name).read_bytes()) == _entries(made[name])


def test_the_photograph_is_kept_as_it_is_made(made: Mapping[str, bytes]) -> None:
    name = "10-cjib-aanmaning.jpg"
    kept, fresh = Image.open(LETTERS / name), Image.open(io.BytesIO(made[name]))
    assert kept.size == fresh.size == (1500, 2060)
    assert kept.convert("L").resize((50, 50)).getextrema() == fresh.convert("L").resize((50, 50)).getextrema()


def test_a_scan_made_twice_is_the_same(made: Mapping[str, bytes]) -> None:
    again = copies.scan_bilevel(paper_letters.bailiff_demand(), seed=13, tilt_degrees=0.4)
    assert again == made["13-brandsma-sommatie.pdf"]


def _entries(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
