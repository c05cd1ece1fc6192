"""Workers read, keep to their limits, end when they should, and never take the rest down with them."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import aclosing
from io import BytesIO
from pathlib import Path

import psutil
import pytest
from PIL import Image

from mailbox_ingest.errors import ReadingPoolError
from mailbox_ingest.reading_pool import ReaderPool, SourceReading
from mailbox_ingest.sources import IncomingSource
from mailbox_ingest.worker_folders import make_folder
from mailbox_ingest.worker_limits import WorkerLimits
from mailbox_ingest.worker_start import start_worker
from parsers import Piece
from tests.mailbox_ingest.conftest import DAY, incoming
from tests.parsers.sample_files import LETTER, letter_pdf, mail_with_attachment, scan_pdf

PDF = letter_pdf()
SCAN = scan_pdf([*LETTER, "\f", *LETTER, "\f", *LETTER])
"""Three pages: long enough to be ended in the middle."""


def _codes(reading: SourceReading) -> list[str | None]:
    return [None if one.error is None else one.error.code for one in reading.readings]


def _descendants() -> set[int]:
    return {process.pid for process in psutil.Process().children(recursive=True)}


def _take_over(answer: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each worker that is started be one that only answers what the lines of a shell script write."""
    taken_over = folder / "python"
    taken_over.write_text(f"#!/bin/sh\nprintf 'reading worker 2\\n'\n{answer}\nexec sleep 600\n")
    taken_over.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(taken_over))


def _message(reading: SourceReading) -> str | None:
    error = reading.readings[0].error
    return None if error is None else error.message


async def _until_reading(pool: ReaderPool) -> int:
    """Wait until the one worker calls a program to read a scan, and return its pid."""
    async with asyncio.timeout(120):
        while True:
            for pid in pool.worker_pids:
                if psutil.Process(pid).children():
                    return pid
            await asyncio.sleep(0.005)


async def test_a_letter_comes_back_with_what_it_says(pool: ReaderPool) -> None:
    reading = await pool.read(incoming(PDF, "brief.pdf"))
    (letter,) = reading.readings
    assert letter.error is None
    assert letter.facts is not None
    assert letter.facts.amount_due_cents == 12445
    assert reading.likeness is None


async def test_a_mail_comes_back_with_its_letters_and_its_likeness(pool: ReaderPool) -> None:
    reading = await pool.read(incoming(mail_with_attachment(("a.pdf", PDF), ("b.pdf", PDF)), "post.eml"))
    assert [letter.part for letter in reading.readings] == [1, 2]
    assert reading.likeness is not None


async def test_pieces_are_read_as_one_letter(pool: ReaderPool) -> None:
    pieces = [Piece(content=PDF, name="a.pdf"), Piece(content=SCAN, name="b.pdf", part=0, pages=(2,))]
    reading = await pool.read_letter(pieces, name="a.pdf", received=DAY)
    assert (reading.pages, reading.error) == (2, None)


async def test_a_worker_sees_nothing_of_our_environment(
    pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTKLUIS_PASSPHRASE", "vier losse fietsbanden")
    await pool.read(incoming(PDF, "brief.pdf"))
    (pid,) = pool.worker_pids
    seen = Path(f"/proc/{pid}/environ").read_bytes()
    assert b"fietsbanden" not in seen
    names = {entry.partition(b"=")[0].decode() for entry in seen.split(b"\0") if entry}
    assert names <= {
        *("PATH", "PYTHONPATH", "PYTHONUSERBASE", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "LANG", "HOME"),
        *("TMPDIR", "MALLOC_ARENA_MAX"),
        *("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "PYTHONDONTWRITEBYTECODE"),
    }


async def test_a_worker_reads_no_module_from_the_folder_we_stand_in(
    pool: ReaderPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a trap in a folder of downloads')")
    monkeypatch.chdir(tmp_path)
    assert _codes(await pool.read(incoming(PDF, "brief.pdf"))) == [None]


async def test_a_worker_is_replaced_after_its_share_of_tasks() -> None:
    async with ReaderPool(workers=1, limits=WorkerLimits(tasks=2)) as pool:
        pids = []
        for _ in range(3):
            await pool.read(incoming(PDF, "brief.pdf"))
            pids.append(pool.worker_pids)
        assert pids[0] != ()
        assert pids[1] == ()
        assert pids[2] not in ((), pids[0])


async def test_a_worker_that_holds_much_is_replaced() -> None:
    async with ReaderPool(workers=1, limits=WorkerLimits(resident_bytes=1)) as pool:
        assert _codes(await pool.read(incoming(PDF, "brief.pdf"))) == [None]
        assert pool.worker_pids == ()


async def test_what_takes_too_long_is_given_up_with_the_program_that_reads_it() -> None:
    limits = WorkerLimits(most_seconds=2.0)
    before = _descendants()
    async with ReaderPool(workers=1, limits=limits) as pool:
        source = incoming(scan_pdf([*LETTER, *(["\f", *LETTER] * 7)]), "scan.pdf")
        reading = await pool.read(source)
        assert _codes(reading) == ["timed_out"]
        assert _descendants() == before
        pool.limits = WorkerLimits()
        assert _codes(await pool.read(incoming(PDF, "brief.pdf"))) == [None]
    assert _message(reading) == "Reading the letter took more than 2 seconds; bring in a clearer scan of it."


async def test_what_takes_too_much_memory_is_given_up_and_the_next_letter_is_read() -> None:
    # In colour it takes 115 MB as it is, and as much again to make it smaller; a PDF with text takes 50.
    picture = BytesIO()
    Image.new("RGB", (6200, 6200), "white").save(picture, "PNG")
    limits = WorkerLimits(memory_bytes=180 * 1024 * 1024)
    async with ReaderPool(workers=1, limits=limits) as pool:
        reading = await pool.read(incoming(picture.getvalue(), "foto.png"))
        assert _codes(reading) == ["too_large"]
        assert pool.peak_worker_bytes < 220 * 1024 * 1024
        assert _codes(await pool.read(incoming(PDF, "brief.pdf"))) == [None]


async def test_a_worker_that_breaks_down_costs_one_letter(pool: ReaderPool) -> None:
    reading = asyncio.create_task(pool.read(incoming(SCAN, "scan.pdf")))
    os.kill(await _until_reading(pool), signal.SIGSEGV)
    assert _codes(await reading) == ["reader_died"]
    assert _codes(await pool.read(incoming(PDF, "brief.pdf"))) == [None]


async def test_a_worker_ended_by_somebody_else_is_given_one_more_try(pool: ReaderPool) -> None:
    reading = asyncio.create_task(pool.read(incoming(SCAN, "scan.pdf")))
    first = await _until_reading(pool)
    os.kill(first, signal.SIGKILL)
    assert _codes(await reading) == [None]
    assert first not in pool.worker_pids


async def test_a_worker_ended_while_it_waits_costs_nothing(pool: ReaderPool) -> None:
    await pool.read(incoming(PDF, "brief.pdf"))
    (pid,) = pool.worker_pids
    os.kill(pid, signal.SIGSEGV)
    async with asyncio.timeout(60):
        # Its first thread may be gone before the others are, and it lives until they are too.
        while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            await asyncio.sleep(0.01)
    assert _codes(await pool.read(incoming(PDF, "brief.pdf"))) == [None]


async def test_reading_that_is_cancelled_leaves_no_process_and_no_file(pool: ReaderPool) -> None:
    before = _descendants()
    reading = asyncio.create_task(pool.read(incoming(SCAN, "scan.pdf")))
    pid = await _until_reading(pool)
    folder = Path(os.readlink(f"/proc/{pid}/cwd"))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert folder.parent.parent in (Path("/dev/shm"), Path(tempfile.gettempdir()))
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert _descendants() == before
    assert not folder.exists()


async def test_a_closed_pool_leaves_no_process_and_no_file() -> None:
    before = _descendants()
    async with ReaderPool(workers=2) as pool:
        await asyncio.gather(*(pool.read(incoming(PDF, f"{n}.pdf")) for n in range(4)))
        folders = [Path(os.readlink(f"/proc/{pid}/cwd")) for pid in pool.worker_pids]
        assert len(folders) == 2
    assert _descendants() == before
    assert not any(folder.exists() for folder in folders)


async def test_a_pool_removes_what_one_that_was_killed_left_behind() -> None:
    ended = subprocess.Popen(["true"])
    ended.wait()
    in_use, left = make_folder(), make_folder()
    dead = left.rename(left.with_name(f"postkluis-reader-{ended.pid}-x-ended"))
    (dead / "page.pgm").write_bytes(b"a picture of a letter")
    async with ReaderPool(workers=1):
        assert not dead.exists()
        assert in_use.exists()
    in_use.rmdir()


async def test_a_pool_that_is_closed_while_it_reads_says_so_and_leaves_nothing(pool: ReaderPool) -> None:
    before = _descendants()
    reading = asyncio.create_task(pool.read(incoming(SCAN, "scan.pdf")))
    waiting = asyncio.create_task(pool.read(incoming(PDF, "brief.pdf")))
    pid = await _until_reading(pool)
    folder = Path(os.readlink(f"/proc/{pid}/cwd"))
    await pool.close()
    assert _descendants() == before
    assert not folder.exists()
    with pytest.raises(ReadingPoolError, match="the pool was closed while it read"):
        await reading
    with pytest.raises(ReadingPoolError, match="the pool is closed"):
        await waiting


async def test_many_sources_are_asked_for_as_places_come_free(pool: ReaderPool) -> None:
    asked: list[int] = []
    seen: list[str] = []

    async def sources() -> AsyncIterator[IncomingSource]:
        for number in range(9):
            asked.append(number)
            yield incoming(PDF, f"{number}.pdf")

    async with aclosing(pool.read_many(sources())) as readings:
        async for source, reading in readings:
            assert _codes(reading) == [None]
            seen.append(source.name)
            assert len(asked) <= len(seen) + pool.at_once
    assert sorted(seen) == [f"{number}.pdf" for number in range(9)]


async def test_an_installation_that_is_broken_is_no_fault_of_the_letters(
    pool: ReaderPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ReadingPoolError, match="does not start: the installation is broken"):
        await pool.read(incoming(PDF, "brief.pdf"))
    monkeypatch.setattr(sys, "executable", "/nergens/python")
    with pytest.raises(ReadingPoolError, match="cannot be started: No such file or directory"):
        await pool.read(incoming(PDF, "brief.pdf"))
    assert pool.worker_pids == ()


@pytest.mark.parametrize(
    "answer",
    [
        "printf '\\377\\377\\377\\377'; cat /dev/zero",
        "printf '\\0\\0\\0\\2{}'",
        "printf '\\0\\0\\0\\4\\200\\4N.'",
        "cat /dev/zero",
        "while :; do printf '\\0\\0\\0\\4page'; done",
    ],
)
async def test_a_worker_that_was_taken_over_can_only_spoil_its_own_letter(
    answer: str, pool: ReaderPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _take_over(answer, tmp_path, monkeypatch)
    assert _codes(await pool.read(incoming(PDF, "brief.pdf"))) == ["reader_failed"]


_PAGE = "printf '\\0\\0\\0\\4page'"
_PAGE_DONE = "printf '\\0\\0\\0\\11page_done'"
_DOCUMENT = "printf '\\0\\0\\0\\10document'"


@pytest.mark.parametrize(
    ("says", "exceeded"),
    [
        ("", "Reading the letter took more than 1 seconds"),
        (_PAGE, "Reading a page took more than 2 seconds"),
        (f"{_PAGE}; {_PAGE_DONE}", "Reading the letter took more than 1 seconds"),
        (f"{_DOCUMENT}; {_DOCUMENT}", "Reading the letter took more than 1 seconds"),
        (f"while :; do {_PAGE}; sleep 0.1; done", "Reading the letter took more than 3 seconds"),
        (f"while :; do {_DOCUMENT}; sleep 0.1; done", "Reading the letter took more than 3 seconds"),
    ],
)
async def test_a_worker_cannot_talk_itself_into_more_time_than_there_is(
    says: str, exceeded: str, pool: ReaderPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool.limits = WorkerLimits(base_seconds=1.0, page_seconds=2.0, most_seconds=3.0)
    before = _descendants()
    _take_over(says, tmp_path, monkeypatch)
    reading = await pool.read(incoming(PDF, "brief.pdf"))
    assert _codes(reading) == ["timed_out"]
    assert _message(reading) == f"{exceeded}; bring in a clearer scan of it."
    assert _descendants() == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("brief.html", b"<table>" + b"<tr><td>a<td>b" * 40_000),
        ("brief.txt", b"Te betalen 10,00 voor 1 mei 2026\n" * 10_000),
        ("brief.pdf", PDF),
        ("post.eml", mail_with_attachment(("a.pdf", PDF))),
    ],
    ids=["html", "txt", "pdf", "eml"],
)
async def test_what_needs_no_ocr_gets_no_time_for_it(name: str, content: bytes) -> None:
    limits = WorkerLimits(base_seconds=0.001, page_seconds=600.0)
    async with ReaderPool(workers=1, limits=limits) as pool:
        reading = await pool.read(incoming(content, name))
    assert _codes(reading) == ["timed_out"]
    assert _message(reading) == "Reading the letter took more than 0 seconds; bring in a clearer scan of it."


async def test_a_worker_that_was_started_before_reads_and_is_ended() -> None:
    before = _descendants()
    used, unused = start_worker(), start_worker()
    async with ReaderPool(workers=1, started=[unused, used]) as pool:
        assert _codes(await pool.read(incoming(PDF, "brief.pdf"))) == [None]
        assert pool.worker_pids == (used.process.pid,)
    assert _descendants() == before
    assert not used.folder.exists()
    assert not unused.folder.exists()
