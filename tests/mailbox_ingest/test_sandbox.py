"""What a reader can still do once a letter took it over: read that letter, and nothing else."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mailbox_ingest.kernel_rules import landlock_version
from mailbox_ingest.reading_pool import ReaderPool
from mailbox_ingest.sandbox import protection
from tests.mailbox_ingest.conftest import incoming
from tests.parsers.sample_files import (
    letter_docx,
    letter_html,
    letter_pdf,
    mail_with_attachment,
    photo_jpg,
    scan_pdf,
)
from tests.parsers.sample_outlook import outlook_mail

OWN = {
    *("write in its own folder", "make a folder in it", "move it within", "remove it"),
    *("run the OCR program", "read a scan", "read lines by the second engine"),
}
"""What reading takes."""

ACROSS_DISKS = {"move away": "OSError", "link to it for good": "OSError"}
"""A file on another disk cannot be moved or linked, and the system says that before it asks who wants to."""

BY_CALLS = {"reach a server", "serve", "send a datagram", "reach a local service"}
"""What the filter of calls refuses; all else Landlock does."""

SINCE = {"cut off": 3, "signal its owner": 6}
"""The version of Landlock that can refuse it, where that is not the first: Linux 6.2 and 6.12."""


@pytest.fixture(params=["in memory", "on disk"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    parent = tmp_path if request.param == "on disk" else Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="postkluis-test-", dir=parent) as made:
        yield Path(made)


def _try_all(folder: Path, place: Path, port: int) -> dict[str, str | None]:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.mailbox_ingest.probe_reader", folder, str(port), place],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "TMPDIR": str(folder), "OMP_THREAD_LIMIT": "1"},
        timeout=300,
    )
    outcome: dict[str, str | None] = json.loads(ended.stdout)
    return outcome


def test_a_reader_that_was_taken_over_reaches_nothing_but_its_folder(folder: Path) -> None:
    version = landlock_version()
    with (
        tempfile.TemporaryDirectory(dir=Path.home()) as elsewhere,
        socket.create_server(("127.0.0.1", 0)) as server,
    ):
        place = Path(elsewhere, "kluis.db")
        place.write_text("a vault")
        outcome = _try_all(folder, place, server.getsockname()[1])
        left = {file.name: file.read_text() for file in Path(elsewhere).iterdir()}
        server.setblocking(False)
        with pytest.raises(BlockingIOError):
            server.accept()
    assert protection().calls
    # An older kernel refuses what it knows of; `postkluis doctor` says so on such a machine.
    beyond = {name for name in outcome if name not in OWN | BY_CALLS and version < SINCE.get(name, 1)}
    assert {name for name, error in outcome.items() if error is None} - beyond == OWN
    if "cut off" not in beyond:
        assert left == {"kluis.db": "a vault"}
    refused = {name: error for name, error in outcome.items() if name not in OWN | beyond}
    others = {"run a shell by the loader": "CalledProcessError", **ACROSS_DISKS}
    for name, error in refused.items():
        assert error in ("PermissionError", others.get(name)), name


async def test_each_worker_is_confined_from_before_its_first_letter_on() -> None:
    async with ReaderPool(workers=1) as pool:
        await pool.read(incoming(letter_pdf(), "brief.pdf"))
        (pid,) = pool.worker_pids
        for thread in Path(f"/proc/{pid}/task").iterdir():
            status = dict(line.split(":\t", 1) for line in (thread / "status").read_text().splitlines())
            assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")


async def test_every_form_is_read_under_confinement() -> None:
    heic = Path(__file__).parents[1] / "data" / "brief.heic"
    forms = {
        "brief.pdf": letter_pdf(),
        "scan.pdf": scan_pdf(),
        "foto.jpg": photo_jpg(height=1800),
        "foto.heic": heic.read_bytes(),
        "brief.docx": letter_docx(),
        "brief.html": letter_html().encode(),
        "brief.msg": outlook_mail(html=letter_html().encode()),
        "mail.eml": mail_with_attachment(("brief.pdf", letter_pdf())),
    }
    async with ReaderPool() as pool:
        read = await asyncio.gather(*(pool.read(incoming(content, name)) for name, content in forms.items()))
    for name, reading in zip(forms, read, strict=True):
        assert reading.readings[0].error is None, name
        assert reading.readings[0].facts is not None, name


def test_a_process_that_is_not_confined_keeps_what_it_had(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from mailbox_ingest.sandbox import confine; confine(pathlib.Path(sys.argv[1]))"
    )
    subprocess.run([sys.executable, "-c", code, tmp_path], check=True, cwd=Path(__file__).parents[2])
    assert Path("/etc/passwd").read_bytes()
