"""Starts the process of a reading worker. It imports next to nothing, so that it can be the first thing done.

The workers are our own rather than those of multiprocessing, for three reasons. Their environment is made at
exec, so that a passphrase in ours never was in theirs. Each leads a process group, so that the OCR program it
called ends with it. And what they answer is decoded strictly: a worker that a hostile letter took over can
lie about that letter, and do nothing to the process that holds the keys.
"""

from __future__ import annotations

import os
import shutil
import site
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from mailbox_ingest.errors import ReadingPoolError
from mailbox_ingest.worker_folders import make_folder

MEMORY_BYTES = 640 * 1024 * 1024
"""What a worker may use unless told otherwise; see `worker_limits`."""

_ENVIRONMENT_KEPT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
_ENVIRONMENT_SET = {
    "LANG": "C.UTF-8",
    # One thread a worker: there are as many workers as cores, and tesseract's own threads cost more than they
    # give.
    "OMP_THREAD_LIMIT": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StartedWorker:
    """A process that is getting ready, our end of the line to it, and the folder that is its own."""

    process: subprocess.Popen[bytes]
    line: socket.socket
    folder: Path


def start_worker(memory_bytes: int = MEMORY_BYTES) -> StartedWorker:
    """Start a worker; it says by itself when it is ready.

    Raises:
        ReadingPoolError: it cannot be started.
    """
    try:
        folder = make_folder()
        try:
            return _start(memory_bytes, folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    except OSError as exc:
        raise ReadingPoolError(f"a reading worker cannot be started: {exc.strerror}") from exc


def _start(memory_bytes: int, folder: Path) -> StartedWorker:
    kept = {name: os.environ[name] for name in _ENVIRONMENT_KEPT if name in os.environ}
    # A folder within its folder: a worker whose owner is gone moves the inner one away, and may touch nothing
    # around the outer one.
    inner = folder / "work"
    inner.mkdir(mode=0o700)
    ours, theirs = socket.socketpair()
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and module, and a number
            [
                sys.executable,
                "-P",  # no module from the folder that we happen to be in, which may be one of downloads
                "-m",
                "mailbox_ingest.reading_worker",
                str(memory_bytes),
            ],
            stdin=theirs.fileno(),
            stdout=theirs.fileno(),
            stderr=subprocess.DEVNULL,
            env=kept
            | _ENVIRONMENT_SET
            | {
                "TMPDIR": str(inner),
                "HOME": str(inner),
                # Python looks for what a user installed below HOME, which is another one there.
                "PYTHONUSERBASE": site.getuserbase(),
            },
            cwd=inner,
            start_new_session=True,
        )
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    return StartedWorker(process=process, line=ours, folder=folder)
