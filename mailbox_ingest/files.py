"""The file door: which files in the paths that a person names may be letters, and the bytes of each."""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from mailbox_ingest.errors import SourceNotReadableError
from mailbox_ingest.sources import MAX_SOURCE_BYTES, Channel, IncomingSource, NotTakenReason

JSON_MEDIA_TYPE: Final = "application/json"
MEDIA_TYPES: Final = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".heic": "image/heic",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".htm": "text/html",
    ".txt": "text/plain",
    ".json": JSON_MEDIA_TYPE,
}
"""The endings of letters; in a folder other files are passed over."""

UNKNOWN_MEDIA_TYPE: Final = "application/octet-stream"

_JUNK_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx", "$recycle.bin"})
_JUNK_STARTS = ("~$", "~lock", ".~lock", "._")
_JUNK_ENDS = ("~", ".tmp", ".part", ".crdownload", ".swp", ".lnk", ".url")


class SkipReason(StrEnum):
    """Why something in a folder was passed over without looking into it."""

    HIDDEN = "hidden"
    JUNK = "junk"
    LINK = "link"
    NOT_A_FILE = "not_a_file"
    OTHER_ENDING = "other_ending"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file to be taken in. `name` is how it is shown; `named` tells that a person named this very file."""

    path: Path = field(repr=False)
    name: str = field(repr=False)
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedFile:
    """Something in a folder that was passed over."""

    name: str = field(repr=False)
    reason: SkipReason


@dataclass(frozen=True, slots=True, kw_only=True)
class LostFile:
    """A path that leads to nothing that can be read."""

    name: str = field(repr=False)
    reason: NotTakenReason


def find_files(paths: Sequence[Path]) -> Iterator[FoundFile | SkippedFile | LostFile]:
    """Yield what the paths hold, folders with all that is below them, in order of name.

    A named file is always found, whatever its ending; a link that is named is followed. Within a folder,
    hidden files, the leavings of systems and programs, links, and files with another ending are skipped: a
    link would lead out of what the person chose, or to a file that is found anyway.
    """
    for path in paths:
        name = shown_name(Path(os.path.abspath(path)).name)
        try:
            mode = path.stat().st_mode
        except (OSError, ValueError) as exc:
            yield LostFile(name=name, reason=_reason(exc))
            continue
        if stat.S_ISDIR(mode):
            yield from _find_in_folder(path, name)
        else:
            yield FoundFile(path=path, name=name, named=True)


def read_source(found: FoundFile, *, received: date) -> IncomingSource:
    """Return the file as an incoming source.

    Raises:
        SourceNotReadableError: It is empty, too large, no ordinary file, or cannot be read.
    """
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | (0 if found.named else os.O_NOFOLLOW)
    try:
        # A pipe or a device could block for ever; it is opened without waiting and refused before anything is
        # read.
        descriptor = os.open(found.path, flags)
        with open(descriptor, "rb") as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise SourceNotReadableError(NotTakenReason.NOT_A_FILE)
            if facts.st_size > MAX_SOURCE_BYTES:
                raise SourceNotReadableError(NotTakenReason.TOO_LARGE)
            content = file.read(MAX_SOURCE_BYTES + 1)
    except (OSError, ValueError) as exc:
        raise SourceNotReadableError(_reason(exc)) from exc
    if len(content) > MAX_SOURCE_BYTES:
        raise SourceNotReadableError(NotTakenReason.TOO_LARGE)
    if not content:
        raise SourceNotReadableError(NotTakenReason.EMPTY)
    return IncomingSource(
        content=content,
        name=found.name,
        media_type=MEDIA_TYPES.get(_ending(found.name), UNKNOWN_MEDIA_TYPE),
        channel=Channel.FILE,
        received=received,
    )


def has_letter_ending(name: str) -> bool:
    """Return whether a file of this name is a form of letter by its ending."""
    return _ending(name) in MEDIA_TYPES


def shown_name(name: str) -> str:
    """Return a file name that is safe to show and to store.

    Bytes that are no text, control characters and marks that turn the direction of writing become a
    replacement character: a name on a terminal must not move the cursor or make ``gpj.exe`` look like
    ``exe.jpg``.
    """
    # Bytes that are no text come from the system as lone surrogates, which are of category C too.
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(char)[0] == "C" else char
        for char in unicodedata.normalize("NFC", name)
    )


def _find_in_folder(folder: Path, shown: str) -> Iterator[FoundFile | SkippedFile | LostFile]:
    # Folders still to be looked into, the next one last: a chain of a thousand folders must not be a thousand
    # calls.
    waiting: list[tuple[str, str, os.DirEntry[str] | None]] = [(os.fspath(folder), shown, None)]
    while waiting:
        path, name, entry = waiting.pop()
        reason = None if entry is None else _skip_reason(entry)
        if reason is not None:
            yield SkippedFile(name=name, reason=reason)
        elif entry is None or entry.is_dir(follow_symlinks=False):
            try:
                with os.scandir(path) as listing:
                    below = sorted(listing, key=lambda item: item.name, reverse=True)
            except OSError as exc:
                yield LostFile(name=name, reason=_reason(exc))
                continue
            prefix = f"{name}/" if name else ""
            waiting.extend((item.path, f"{prefix}{shown_name(item.name)}", item) for item in below)
        else:
            yield FoundFile(path=Path(path), name=name, named=False)


def _skip_reason(entry: os.DirEntry[str]) -> SkipReason | None:
    folded = entry.name.casefold()
    if folded in _JUNK_NAMES or folded.startswith(_JUNK_STARTS) or folded.endswith(_JUNK_ENDS):
        return SkipReason.JUNK
    if folded.startswith("."):
        return SkipReason.JUNK if folded == ".ds_store" else SkipReason.HIDDEN
    if entry.is_symlink():
        return SkipReason.LINK
    if entry.is_dir(follow_symlinks=False):
        return None
    if not entry.is_file(follow_symlinks=False):
        return SkipReason.NOT_A_FILE
    return None if has_letter_ending(entry.name) else SkipReason.OTHER_ENDING


def _ending(name: str) -> str:
    return Path(name).suffix.casefold()


def _reason(exc: OSError | ValueError) -> NotTakenReason:
    if not isinstance(exc, OSError):
        # A path with a zero byte in it names nothing.
        return NotTakenReason.NOT_FOUND
    match exc.errno:
        case errno.ENOENT | errno.ENOTDIR | errno.ENAMETOOLONG:
            return NotTakenReason.NOT_FOUND
        case errno.EACCES | errno.EPERM:
            return NotTakenReason.NO_PERMISSION
        case errno.ELOOP | errno.ENXIO | errno.EISDIR | errno.ENODEV:
            return NotTakenReason.NOT_A_FILE
        case _:
            return NotTakenReason.READ_FAILED
