"""The OCR program: what it may see and leave behind, and what is said when it is missing or fails."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

import pytesseract
import pytest
from PIL import Image

from parsers.errors import ReaderUnavailableError
from parsers.ocr import recognise
from tests.parsers import sample_files


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of tesseract, to be filled by the test."""
    program = tmp_path / "tesseract"
    monkeypatch.setattr(pytesseract.pytesseract, "tesseract_cmd", str(program))
    return program


def _write(program: Path, script: str) -> None:
    program.write_text(
        f'#!/bin/sh\nif [ "$1" = "--version" ]; then echo "tesseract 5.3.0"; exit 0; fi\n{script}\n'
    )
    program.chmod(0o700)


def _picture() -> Image.Image:
    return sample_files.pictures(["Nota 4471 van € 12,00"])[0]


def test_words_have_places_and_confidence() -> None:
    read = recognise(_picture(), dpi=200, seconds=30)
    assert [word.text for word in read.words] == ["Nota", "4471", "van", "€", "12,00"]
    assert read.confidence > 0.8
    assert all(0 < word.x0 < word.x1 < 1 and 0 < word.y0 < word.y1 < 1 for word in read.words)


def test_the_program_sees_no_secret_and_works_in_a_private_folder(
    engine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTKLUIS_PASSPHRASE", "paard-batterij-nietje")
    monkeypatch.setenv("POSTKLUIS_STORE", "sqlite:///geheim")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "geheim")
    seen = tmp_path / "seen"
    _write(
        engine,
        f'env > {seen}; echo "in=$1" >> {seen}; ls -ldn "$(dirname "$1")" >> {seen}; '
        'printf "kop\\n" > "$2.tsv"',
    )
    recognise(_picture(), dpi=200, seconds=30)
    text = seen.read_text()
    names = {line.split("=")[0] for line in text.splitlines() if "=" in line}
    assert names <= {
        "PATH",
        "TESSDATA_PREFIX",
        "LD_LIBRARY_PATH",
        "OMP_THREAD_LIMIT",
        "LC_ALL",
        "PWD",
        "SHLVL",
        "_",
        "in",
    }
    assert "OMP_THREAD_LIMIT=1" in text
    assert "geheim" not in text
    assert "paard" not in text
    assert "drwx------" in text
    folder = Path(
        next(line for line in text.splitlines() if line.startswith("in=")).removeprefix("in=")
    ).parent
    assert not folder.exists()


def test_nothing_stays_behind_and_the_process_is_as_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    private = Path(tempfile.mkdtemp(dir="/dev/shm"))
    try:
        monkeypatch.setattr(tempfile, "tempdir", str(private))
        before = dict(os.environ)
        recognise(_picture(), dpi=200, seconds=30)
        assert list(private.iterdir()) == []
        assert tempfile.tempdir == str(private)
        assert dict(os.environ) == before
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
    finally:
        private.rmdir()


def test_a_missing_program_says_what_to_install(engine: Path) -> None:
    assert not engine.exists()
    with pytest.raises(
        ReaderUnavailableError,
        match=r"^The program tesseract is not installed, so scans and photos cannot be read; "
        r"install tesseract-ocr and tesseract-ocr-nld\.$",
    ):
        recognise(_picture(), dpi=200, seconds=30)


def test_a_program_that_fails_says_what_to_check(engine: Path) -> None:
    _write(engine, 'echo "Error opening data file nld.traineddata with letter text" >&2; exit 1')
    with pytest.raises(ReaderUnavailableError) as caught:
        recognise(_picture(), dpi=200, seconds=30)
    assert str(caught.value) == (
        "The program tesseract failed on a page; check that tesseract-ocr-nld is installed, and try again."
    )


def test_a_program_that_takes_too_long_is_stopped(engine: Path) -> None:
    _write(engine, "exec sleep 60")
    with pytest.raises(
        ReaderUnavailableError,
        match=r"^Reading a page took more than 27 seconds; bring in a clearer scan of it\.$",
    ):
        recognise(_picture(), dpi=200, seconds=0.3)


def test_no_time_left_is_no_reading_without_end(engine: Path) -> None:
    _write(engine, "exec sleep 60")
    with pytest.raises(ReaderUnavailableError):
        recognise(_picture(), dpi=200, seconds=-1)
