"""Tests of the second OCR engine on pictures of print, and of what it leaves alone."""

from __future__ import annotations

import math
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from parsers.document import Word
from parsers.scan import PageSeconds, read_picture
from parsers.second_engine import Place, find_lines, read_lines
from parsers.second_opinion import add_second_opinion
from parsers.straighten import Grey
from tests.parsers.sample_files import LETTER, pictures, scanned

_ALONE = """
import sys
from pathlib import Path

def forbid(event, arguments):
    if event.startswith("socket.") or event in ("subprocess.Popen", "os.system"):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & 3:
        raise PermissionError("writes a file")

import numpy as np
from parsers.scan import read_picture
from parsers.second_engine import find_lines, read_lines
sys.addaudithook(forbid)
picture = np.load(sys.argv[1])
places = find_lines(picture)
texts = ["".join(sign.text for sign in line) for line in read_lines(picture, places)]
assert any("NL13" in text for text in texts)
assert not {"rapidocr", "requests", "urllib3", "omegaconf"} & set(sys.modules)
# Not ru_maxrss: that of a new program begins at what the program that started it held.
(most,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
assert int(most.split()[1]) < 450_000
"""


def page(*, blur: float = 0.0) -> Grey:
    """Return a picture of a letter, as the engine gets it."""
    picture = scanned(pictures(LETTER, dpi=150)[0], noise=4.0)
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(blur)), np.uint8)


def texts(picture: Grey) -> list[str]:
    """Return the lines that the engine finds and reads."""
    return ["".join(sign.text for sign in line) for line in read_lines(picture, find_lines(picture))]


def test_lines_of_a_page_are_found_and_read() -> None:
    found = texts(page())
    assert "Mevrouw T. Appelhof" in found
    assert any("124,45" in line for line in found)
    assert any("NL13 TEST 0123 4567 89" in line for line in found)


def test_print_that_is_out_of_focus_is_read() -> None:
    words = add_second_opinion(page(blur=1.6), (), confidence=0.0)
    read = "".join(word.text for word in words)
    assert "NL13TEST0123456789" in read
    assert "124,45" in read


def test_words_stand_where_they_are_printed() -> None:
    (amount,) = [
        word for word in add_second_opinion(page(), (), confidence=0.0) if word.text.endswith("118,40")
    ]
    assert amount.x0 == pytest.approx(0.555, abs=0.03)
    assert amount.x1 == pytest.approx(0.62, abs=0.03)


def test_a_place_without_print_gives_nothing() -> None:
    empty = np.full((400, 600), 245, np.uint8)
    assert find_lines(empty) == ()
    assert read_lines(empty, [Place(10, 10, 200, 40)]) == ((),)
    assert read_lines(empty, []) == ()


def test_a_misread_account_number_is_read_again_and_put_right() -> None:
    picture = Image.new("L", (1000, 300), 245)
    ImageDraw.Draw(picture).text((100, 100), "NL13 TEST 0123 4567 89", font_size=30, fill=20)
    wrong = ["NL13", "TEST", "O123", "4567", "69"]
    words = [
        Word(text=text, x0=x0, y0=0.345, x1=x1, y1=0.43, confidence=0.95)
        for text, (x0, x1) in zip(wrong, _places(wrong), strict=True)
    ]
    read = add_second_opinion(np.asarray(picture), words, confidence=0.95)
    assert " ".join(word.text for word in read) == "NL13 TEST 0123 4567 89"
    assert min(word.confidence for word in read) >= 0.9


def test_a_page_that_is_read_well_is_left_alone() -> None:
    words = (Word(text="€", x0=0.1, y0=0.1, x1=0.12, y1=0.12, confidence=0.95),)
    assert add_second_opinion(page(), words, confidence=0.95) == words


def test_nothing_is_fetched_written_printed_or_started(tmp_path: Path) -> None:
    np.save(tmp_path / "page.npy", page())
    done = subprocess.run(
        [sys.executable, "-c", _ALONE, str(tmp_path / "page.npy")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_faint_page_full_of_specks_is_read_where_the_first_engine_has_no_time_for_it() -> None:
    """Tesseract takes more than half a minute over such a page."""
    clean = pictures(LETTER, dpi=200)[0].filter(ImageFilter.GaussianBlur(1.0))
    grain = np.random.default_rng(7).normal(0, 12, (clean.height, clean.width))
    faint = np.clip(165 + np.asarray(clean) * (70 / 255) + grain, 0, 255).astype(np.uint8)
    # Not by the clock: on a machine that is busy the second engine may have no time left either.
    seconds = PageSeconds(first_engine=0.0, both=math.inf)
    read = read_picture(Image.fromarray(faint), number=1, dpi=(200, 200), seconds=seconds)
    assert "124,45" in "".join(word.text for word in read.words)


def _places(texts: list[str]) -> list[tuple[float, float]]:
    """Return where words of the line drawn above stand, as shares of its width."""
    board = ImageDraw.Draw(Image.new("L", (1000, 300)))
    places, before = [], ""
    for text in ("NL13", "TEST", "0123", "4567", "89"):
        start = 100 + board.textlength(before, font_size=30)
        before += text + " "
        places.append((start / 1000, (100 + board.textlength(before.rstrip(), font_size=30)) / 1000))
    return places[: len(texts)]
