"""Tesseract: the words of one upright page image, read in a private folder with a clean environment."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytesseract
from PIL import Image
from pytesseract import pytesseract as engine

from parsers import limits
from parsers.document import Word
from parsers.errors import ReaderUnavailableError

_LANGUAGE = "nld"
"""Dutch alone: with English beside it a page costs a fifth more and numbers are read no better."""

_INHERITED = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")
_SHARED_MEMORY = Path("/dev/shm")  # noqa: S108 - a private 0700 folder is made in it; it never reaches a disk
_lock = threading.Lock()


class Layout(Enum):
    """How tesseract looks for text on a page; the values are its page segmentation modes."""

    AUTOMATIC = 3
    SPARSE = 11


@dataclass(frozen=True, slots=True)
class Recognised:
    """Words in fractions of the image, and how sure the engine is of them.

    `confidence` is 0 to 1, long words counting more; `weight` is how many characters it is sure of, to
    compare two readings of one page by.
    """

    words: tuple[Word, ...]
    confidence: float
    weight: float


def recognise(
    image: Image.Image, *, dpi: int, seconds: float, layout: Layout = Layout.AUTOMATIC
) -> Recognised:
    """Return the words of `image`, an upright page in grey.

    Args:
        image: Grey or black and white.
        dpi: Dots an inch of `image`, which the engine needs to tell text from specks.
        seconds: After which it is stopped.
        layout: How the engine looks for text on the page.

    Raises:
        ReaderUnavailableError: tesseract is missing, lacks Dutch, failed, or took too long.
    """
    with _private_folder() as folder, _translated_errors():
        table = pytesseract.image_to_data(
            _write(image, folder),
            lang=_LANGUAGE,
            config=f"--psm {layout.value} --dpi {dpi}",
            timeout=_positive(seconds),
            output_type=pytesseract.Output.STRING,
        )
    return _parse_table(table, width=image.width, height=image.height)


def find_turn(image: Image.Image, *, dpi: int, seconds: float) -> int:
    """Return how many quarters clockwise `image` must be turned to be upright; 0 if that cannot be told.

    Raises:
        ReaderUnavailableError: tesseract is missing or took too long.
    """
    with _private_folder() as folder, _translated_errors():
        try:
            found = pytesseract.image_to_osd(
                _write(image, folder), config=f"--dpi {dpi}", timeout=_positive(seconds)
            )
        except pytesseract.TesseractError:
            # It refuses a page with too few characters on it.
            return 0
    match = re.search(r"^Rotate: (\d+)$", found, re.M)
    return int(match.group(1)) // 90 % 4 if match else 0


def _write(image: Image.Image, folder: Path) -> str:
    # Uncompressed. Of a PGM the program's library reads each dot by itself, which takes as long as unpacking.
    path = folder / "page.tif"
    image.save(path, format="TIFF")
    return str(path)


def _positive(seconds: float) -> float:
    """Return `seconds`, which pytesseract takes as no limit at all when they are none."""
    return max(seconds, 0.01)


@contextmanager
def _translated_errors() -> Iterator[None]:
    """Turn what pytesseract and the system raise into our own error."""
    try:
        yield
    except pytesseract.TesseractNotFoundError as exc:
        raise ReaderUnavailableError(
            "The program tesseract is not installed, so scans and photos cannot be read; "
            "install tesseract-ocr and tesseract-ocr-nld."
        ) from exc
    except pytesseract.TesseractError as exc:
        raise ReaderUnavailableError(
            "The program tesseract failed on a page; "
            "check that tesseract-ocr-nld is installed, and try again."
        ) from exc
    except RuntimeError as exc:
        raise ReaderUnavailableError(
            f"Reading a page took more than {limits.OCR_SECONDS:.0f} seconds; bring in a clearer scan of it."
        ) from exc
    except OSError as exc:
        raise ReaderUnavailableError(
            "The program tesseract could not be started; check memory and disk, and try again."
        ) from exc


@contextmanager
def _private_folder() -> Iterator[Path]:
    """Give a folder that only this user can enter, in memory where there is such a place; gone afterwards.

    The pictures and the words of a letter pass through it. Where `tempfile` points into memory already, it is
    made there, so that who started this process can clear it away after a kill. pytesseract puts its own
    files where `tempfile` points and hands its environment on, so both are set for the time of the call; the
    lock keeps two threads apart.
    """
    usual = Path(tempfile.gettempdir())
    with _lock:
        folder = _make_folder(usual if _SHARED_MEMORY in usual.parents else _SHARED_MEMORY, usual)
        before, inherited = tempfile.tempdir, engine.environ
        tempfile.tempdir = str(folder)
        engine.environ = _clean_environment()
        try:
            yield folder
        finally:
            tempfile.tempdir, engine.environ = before, inherited
            shutil.rmtree(folder, ignore_errors=True)


def _make_folder(*parents: Path) -> Path:
    """Make a private folder in the first of `parents` that lets us; a reader is held to one of its own."""
    for parent in parents[:-1]:
        with suppress(OSError):
            return Path(tempfile.mkdtemp(prefix="postkluis-", dir=parent))
    return Path(tempfile.mkdtemp(prefix="postkluis-", dir=parents[-1]))


def _clean_environment() -> dict[str, str]:
    """Return what tesseract may see: where programs and its own data are, and to use one core."""
    kept = {name: os.environ[name] for name in _INHERITED if name in os.environ}
    return {**kept, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}


def _parse_table(table: str, *, width: int, height: int) -> Recognised:
    """Return the words of tesseract's table: a row each, with place, size, confidence and text."""
    words: list[Word] = []
    weighted = weight = 0.0
    for row in table.splitlines()[1:]:
        columns = row.split("\t")
        if len(columns) != 12 or columns[0] != "5":
            continue
        text, confidence = columns[11].strip(), float(columns[10])
        if not text or confidence < 0:
            continue
        left, top, across, down = (int(column) for column in columns[6:10])
        words.append(
            Word(
                text=text,
                x0=min(left / width, 1.0),
                y0=min(top / height, 1.0),
                x1=min((left + across) / width, 1.0),
                y1=min((top + down) / height, 1.0),
                confidence=min(confidence / 100, 1.0),
            )
        )
        if any(character.isalnum() for character in text):
            weighted += len(text) * confidence / 100
            weight += len(text)
    return Recognised(tuple(words), weighted / weight if weight else 0.0, weighted)
