"""What reading pictures costs: photos, and pages that a second engine reads too, against tesseract alone."""

from __future__ import annotations

import io
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import numpy as np
from PIL import Image, ImageFilter

from parsers import scan
from parsers.document import Word
from parsers.image import read_image_pages
from tests.parsers.sample_files import LETTER, letter_pdf, photo_jpg, pictures, scanned

ROOT = Path(__file__).parent.parent
TIMES = 3


def rows() -> list[tuple[str, str, str]]:
    """Return what was measured, the figure, and what it has to be."""
    return [
        _line("photo of a letter", photo_jpg(), "-"),
        _line("poor photo, read by both engines", _poor_photo(), "-"),
        _line("doubtful scan (faint, specks), read by both", _faint_scan(), "-"),
        *_memory(),
    ]


def _line(what: str, content: bytes, target: str) -> tuple[str, str, str]:
    """Return the CPU of reading a picture, against that of tesseract alone on the same file."""
    read_image_pages(content)
    ours = statistics.median(_cpu(lambda: read_image_pages(content)) for _ in range(TIMES))
    theirs = statistics.median(_cpu(lambda: _plain_tesseract(content)) for _ in range(TIMES))
    second = ours - statistics.median(_cpu(lambda: _with_one_engine(content)) for _ in range(TIMES))
    return (
        f"{what}: CPU against plain tesseract",
        f"{ours / theirs:.2f} x ({ours:.2f} s; second engine {max(second, 0):.2f} s)",
        target,
    )


def _with_one_engine(content: bytes) -> None:
    with mock.patch.object(scan, "add_second_opinion", _first_alone):
        read_image_pages(content)


def _first_alone(
    picture: object, words: tuple[Word, ...], *, confidence: float, stop_at: float
) -> tuple[Word, ...]:
    return words


def _memory() -> list[tuple[str, str, str]]:
    return [
        ("memory of a worker: text PDF", _peak(letter_pdf(), "brief.pdf"), "<= 350 MB"),
        ("memory of a worker: photo", _peak(photo_jpg(), "foto.jpg"), "<= 350 MB"),
        ("memory of a worker: poor photo, both engines", _peak(_poor_photo(), "foto.jpg"), "<= 350 MB"),
        ("memory of a worker: PNG in colour, 600 dpi", _peak(_huge_scan(), "scan.png"), "<= 350 MB"),
    ]


def _peak(content: bytes, name: str) -> str:
    """Return the most memory that a process of its own held while it read `content`."""
    program = (
        "import sys, parsers\n"
        f"parsers.read(sys.stdin.buffer.read(), name={name!r})\n"
        "print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=content,
        cwd=ROOT,
        check=True,
        capture_output=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    return f"{int(done.stdout) / 1024:.0f} MB"


def _poor_photo() -> bytes:
    with Image.open(io.BytesIO(photo_jpg(height=2200))) as photo:
        return _jpeg(photo.filter(ImageFilter.GaussianBlur(2.4)), quality=60)


def _faint_scan() -> bytes:
    page = scanned(pictures(LETTER, dpi=150)[0].filter(ImageFilter.GaussianBlur(0.9)), noise=0)
    return _jpeg(page.point(lambda value: 150 + value * 90 // 255), quality=35)


def _huge_scan() -> bytes:
    """Return a page of 35 million dots in colour, of which every one differs a little."""
    page = np.asarray(pictures(LETTER, dpi=600)[0])[:, :, None]
    grain = np.random.default_rng(20260303).integers(-4, 5, (*page.shape[:2], 3), dtype=np.int16)
    buffer = io.BytesIO()
    Image.fromarray(np.clip(page + grain, 0, 255).astype(np.uint8)).save(
        buffer, "PNG", dpi=(600, 600), compress_level=1
    )
    return buffer.getvalue()


def _jpeg(picture: Image.Image, *, quality: int) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def _plain_tesseract(content: bytes) -> None:
    subprocess.run(
        ["tesseract", "stdin", "stdout", "-l", "nld", "tsv"],
        input=content,
        check=True,
        capture_output=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )


def _cpu(work: Callable[[], object]) -> float:
    before = _cpu_so_far()
    work()
    return _cpu_so_far() - before


def _cpu_so_far() -> float:
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime
