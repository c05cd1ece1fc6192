"""What lies in a ZIP file that hangs on a mail: its files one by one, within limits that hold."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Final

from parsers import limits
from parsers.errors import DamagedDocumentError, DocumentLimitError, ParserError, PasswordProtectedError
from parsers.passwords import password_at_hand

_START: Final = b"PK\x03\x04"
_ENCRYPTED: Final = 0x1
_OFFICE: Final = frozenset({"[content_types].xml", "mimetype", "meta-inf/manifest.xml", "index.xml"})
"""Names that say that the archive is one document, as a spreadsheet, and no bundle of letters."""

_BROKEN: Final = "The ZIP file is broken; ask for it again, or bring in the letters in it."
_LOCKED: Final = "The ZIP file is locked with a password; open the letter with it, or bring in what is in it."
_TOO_MUCH: Final = "The ZIP file unpacks to far more than a letter; bring in the letters in it one by one."
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ZippedFile:
    """One file of an archive: its content, or why it could not be unpacked."""

    name: str = field(repr=False)
    content: bytes = field(default=b"", repr=False)
    error: ParserError | None = None


@dataclass(slots=True)
class Room:
    """How much may still be unpacked of one source, all archives in it together."""

    files: int = limits.MAIL_PARTS
    bytes: int = limits.ARCHIVE_BYTES


def holds_files(content: bytes) -> bool:
    """Tell whether `content` is a ZIP file that is no office document; a broken one counts."""
    if not content.startswith(_START):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = {name.lower() for name in archive.namelist()}
    except _FOREIGN:
        return True
    return not names & _OFFICE


def unpack(content: bytes, room: Room) -> Iterator[ZippedFile]:
    """Yield each file of an archive, in its order; folders and what systems leave beside are passed over.

    What is unpacked is counted as it comes, whatever the table of the archive says of its size.

    Raises:
        DamagedDocumentError: it is broken as a whole.
        DocumentLimitError: it holds more files, or more bytes, than there is room for.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _FOREIGN as exc:
        raise DamagedDocumentError(_BROKEN) from exc
    with archive:
        for entry in archive.infolist():
            name = PurePosixPath(entry.filename.replace("\\", "/"))
            if entry.is_dir() or "__MACOSX" in name.parts or name.name.startswith("."):
                continue
            room.files -= 1
            if room.files < 0:
                raise DocumentLimitError(_TOO_MUCH)
            try:
                yield ZippedFile(name=name.name, content=_unpack_one(archive, entry, room))
            except (DamagedDocumentError, PasswordProtectedError) as exc:
                yield ZippedFile(name=name.name, error=exc)


def _unpack_one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: Room) -> bytes:
    password = password_at_hand()
    locked = bool(entry.flag_bits & _ENCRYPTED)
    if locked and password is None:
        raise PasswordProtectedError(_LOCKED)
    if entry.file_size > room.bytes:
        raise DocumentLimitError(_TOO_MUCH)
    pieces: list[bytes] = []
    try:
        with archive.open(
            entry, pwd=password.encode() if locked and password is not None else None
        ) as packed:
            while piece := packed.read(_PIECE):
                room.bytes -= len(piece)
                if room.bytes < 0:
                    raise DocumentLimitError(_TOO_MUCH)
                pieces.append(piece)
    except _FOREIGN as exc:
        # A wrong password shows as a wrong checksum, and locks of newer kinds are not known to the library.
        raise PasswordProtectedError(_LOCKED) if locked else DamagedDocumentError(_BROKEN) from exc
    return b"".join(pieces)


_FOREIGN: Final = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
    EOFError,
    OSError,
)
"""What the standard library lets out of broken archives."""
