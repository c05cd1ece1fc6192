"""Files and folders that only their owner can read: made whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tui.errors import FileWriteError


def make_private_folder(folder: Path) -> None:
    """Make a folder that only its owner may enter, where there is none.

    Raises:
        FileWriteError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as exc:
        raise FileWriteError(str(folder)) from exc


def write_private_text(path: Path, text: str) -> None:
    """Write a text in UTF-8 to a file that only its owner can read.

    Raises:
        FileWriteError: it cannot be written; what was there before is as it was.
    """
    write_private(path, text.encode())


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, beside its place and then in it.

    Raises:
        FileWriteError: it cannot be written; what was there before is as it was.
    """
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
        temporary = None
    except OSError as exc:
        raise FileWriteError(str(path)) from exc
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
