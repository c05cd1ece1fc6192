"""The private folders of reading workers: in memory where there is room, and none left behind."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - each folder in it is new, and for us alone
_MIN_BYTES = 256 * 1024 * 1024
"""Room for the pictures of a page or two on each of a few cores; a container may give far less."""
_NAME = re.compile(r"postkluis-reader-(\d+)-")


def make_folder() -> Path:
    """Return a new folder that only this user can enter. Its name says which process it is for."""
    folder = _place() / f"postkluis-reader-{os.getpid()}-{os.urandom(8).hex()}"
    folder.mkdir(mode=0o700)
    return folder


def remove_leftovers() -> None:
    """Remove folders whose process had no chance to: it was killed together with its workers."""
    for folder in _place().glob("postkluis-reader-*"):
        named = _NAME.match(folder.name)
        if named is not None and not _runs(int(named[1])):
            # Of another user's folder we may remove nothing, and of one that goes at this moment there is
            # nothing.
            shutil.rmtree(folder, ignore_errors=True)


def _place() -> Path:
    try:
        room = os.statvfs(_IN_MEMORY)
        if room.f_bavail * room.f_frsize >= _MIN_BYTES and os.access(_IN_MEMORY, os.W_OK | os.X_OK):
            return _IN_MEMORY
    except OSError:
        pass
    # Only here: it takes a while to import, and a worker is the first thing that `postkluis parse` starts.
    from tempfile import gettempdir

    return Path(gettempdir())


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
