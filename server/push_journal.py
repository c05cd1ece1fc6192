"""The journal of a sender: a file that keeps each receipt, so that no letter is sent again that has one.

It is lines of JSON, each written and synced whole before the next letter counts as delivered. A line that was
cut off when the program or the machine stopped is passed over: that letter is sent again, and the host, which
knows it, gives the same receipt.
"""

from __future__ import annotations

import fcntl
import json
import os
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from server.errors import JournalError
from server.push_body import PushBody
from store import KeyFileError
from store.keyfile import write_private_file

JOURNAL_VERSION = 1
MAX_JOURNAL_BYTES = 2 * 1024 * 1024 * 1024
_HEAD = {"journal": "postkluis push", "version": JOURNAL_VERSION}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    receipts: list[str] = field(default_factory=list)
    parcels: set[str] = field(default_factory=set)


class PushJournal:
    """Receipts by the idempotency key of their letter. One program at a time has it open."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Take its path; with `read_only` nothing is made or written, and a missing file is an empty one."""
        self._path = path
        self._read_only = read_only
        self._entries: dict[str, _Entry] = {}
        self._descriptor = -1
        self._writing = threading.Lock()

    def __enter__(self) -> PushJournal:
        """Open or make the file, lock it and read what it has.

        Raises:
            JournalError: Another program has it, it is no journal, or it cannot be read or written.
        """
        flags = os.O_RDONLY if self._read_only else os.O_RDWR | os.O_CREAT | os.O_APPEND
        try:
            self._descriptor = os.open(self._path, flags | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._read()
        except BlockingIOError as exc:
            self._close()
            raise JournalError("the journal is in use") from exc
        except OSError as exc:
            self._close()
            if not (self._read_only and isinstance(exc, FileNotFoundError)):
                raise JournalError("the journal cannot be read or written") from exc
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file, which lets it go."""
        self._close()

    def receipts(self, key: str) -> tuple[str, ...]:
        """Return the receipts of a letter, the newest first: as they came, to be verified again."""
        entry = self._entries.get(key)
        return () if entry is None else tuple(reversed(entry.receipts))

    def parcels(self, key: str) -> frozenset[str]:
        """Return the digests of the parcels that a letter was sent in."""
        entry = self._entries.get(key)
        return frozenset() if entry is None else frozenset(entry.parcels)

    def keep_body(self, key: str, body: PushBody) -> None:
        """Keep, before it is sent, what a sealed letter goes out in: no second sealing is the same.

        Without a receipt this very body is sent again, so that the host sees that it has it already.
        """
        try:
            write_private_file(self._body_path(key), body.encode())
        except KeyFileError as exc:
            raise JournalError("a sealed letter cannot be kept beside the journal") from exc
        self._add({"letter": key, "parcel": body.document_digest})

    def kept_body(self, key: str) -> PushBody | None:
        """Return what a sealed letter went out in before, when it has no receipt yet."""
        try:
            return PushBody.decode(self._body_path(key).read_bytes())
        except FileNotFoundError:
            return None
        except OSError as exc:
            raise JournalError("a sealed letter beside the journal cannot be read") from exc

    def add_receipt(self, key: str, *, file: str, receipt: str) -> None:
        """Keep a verified receipt; on the disk when this returns."""
        self._add({"letter": key, "file": file, "receipt": receipt})
        with suppress(OSError):  # what is left of a sealing does no harm
            self._body_path(key).unlink(missing_ok=True)

    def _body_path(self, key: str) -> Path:
        return self._path.with_name(f"{self._path.name}.{key}.sealed")

    def _add(self, line: dict[str, str]) -> None:
        with self._writing:
            try:
                _write(self._descriptor, line)
                os.fsync(self._descriptor)
            except OSError as exc:
                raise JournalError("the journal cannot be written") from exc
            self._note(line)

    def _read(self) -> None:
        """Read the file; the end of a line that was cut off is taken away, so that the next one is whole."""
        if os.fstat(self._descriptor).st_size > MAX_JOURNAL_BYTES:
            raise JournalError("larger than a journal may be")
        whole = 0
        with os.fdopen(os.dup(self._descriptor), "rb") as stream:
            stream.seek(0)
            for number, raw in enumerate(stream):
                if not raw.endswith(b"\n"):
                    break
                whole += len(raw)
                line = _line(raw)
                if number == 0:
                    if line != _HEAD:
                        raise JournalError("this file is no journal of this version")
                else:
                    self._note(line)
        if self._read_only:
            return
        os.ftruncate(self._descriptor, whole)
        if whole == 0:
            _write(self._descriptor, _HEAD)
            os.fsync(self._descriptor)

    def _note(self, line: object) -> None:
        match line:
            case {"letter": str(key), "receipt": str(receipt)}:
                self._entries.setdefault(key, _Entry()).receipts.append(receipt)
            case {"letter": str(key), "parcel": str(digest)}:
                self._entries.setdefault(key, _Entry()).parcels.add(digest)
            case _:
                raise JournalError("this file is no journal, or was changed")

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _line(raw: bytes) -> object:
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as exc:
        raise JournalError("this file is no journal, or was changed") from exc


def _write(descriptor: int, line: object) -> None:
    left = json.dumps(line, ensure_ascii=False).encode() + b"\n"
    while left:
        left = left[os.write(descriptor, left) :]
