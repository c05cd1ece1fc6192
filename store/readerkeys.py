"""The short-lived keys by which a host reads what was pushed: made, kept in files, and destroyed in time."""

from __future__ import annotations

import hmac
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from store.canonical import CanonicalError, Decoder, encode
from store.errors import KeyFileError
from store.ids import ReaderId, RecipientHandle, VaultId, is_id
from store.keyfile import read_private_file, write_private_file
from store.keys import SEED_BYTES, EncryptionKeyPair, KeyMaterialError

READER_KEY = "postkluis/1/reader key"
READER_HANDLE = "postkluis/1/reader handle"
READER_SECRET_BYTES = 32
ROTATE_AFTER = timedelta(hours=24)
"""A key this old is not wrapped to any more."""
END_AFTER = timedelta(hours=72)
"""A key this old is destroyed, whatever is still unread."""
_PREFIX, _SUFFIX = "reader-", ".keys"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderKey:
    """One key of a host's reader. It is in no backup and in no database, only in a file of its own."""

    reader: ReaderId
    made_at: datetime
    encryption: EncryptionKeyPair = field(repr=False)
    secret: bytes = field(repr=False)

    @classmethod
    def generate(cls, now: datetime) -> ReaderKey:
        """Return a new random key."""
        return cls(
            reader=ReaderId(secrets.token_hex(16)),
            made_at=now.astimezone(UTC).replace(microsecond=0),
            encryption=EncryptionKeyPair.generate(),
            secret=secrets.token_bytes(READER_SECRET_BYTES),
        )

    def handle(self, vault: VaultId) -> RecipientHandle:
        """Return its name as a recipient in one vault: another in each, and none that others can tell."""
        named = hmac.digest(self.secret, encode(READER_HANDLE, vault), "sha256")
        return RecipientHandle(named[:16].hex())

    def encode(self) -> bytes:
        """Return the content of its file."""
        made_at = int(self.made_at.timestamp())
        return encode(READER_KEY, self.reader, made_at, self.encryption.seed, self.secret)

    @classmethod
    def decode(cls, encoded: bytes) -> ReaderKey:
        """Return the key that a file holds; `KeyFileError` where it is none."""
        try:
            reader = Decoder(encoded, READER_KEY)
            key = cls(
                reader=ReaderId(reader.text()),
                made_at=datetime.fromtimestamp(reader.number(), UTC),
                encryption=EncryptionKeyPair.from_seed(reader.octets(SEED_BYTES)),
                secret=reader.octets(READER_SECRET_BYTES),
            )
            reader.end()
        except (CanonicalError, KeyMaterialError, ValueError, OverflowError, OSError) as exc:
            raise KeyFileError("this is no key of a reader") from exc
        if not is_id(key.reader):
            raise KeyFileError("this is no key of a reader")
        return key


class ReaderKeyFolder:
    """The reader keys of a host, each a file in its private folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self) -> tuple[ReaderKey, ...]:
        """Return every key that is there, oldest first.

        Raises:
            KeyFileError: A file cannot be read, is no such key, or others may read it.
        """
        found = [self._read(path) for path in self._paths()]
        return tuple(sorted(filter(None, found), key=lambda key: (key.made_at, key.reader)))

    def current(self, now: datetime) -> ReaderKey:
        """Return the key to wrap to now, a new one where the newest is a day old (or lies in the future)."""
        fresh = [key for key in self.load() if timedelta() <= now - key.made_at < ROTATE_AFTER]
        if fresh:
            return fresh[-1]
        made = ReaderKey.generate(now)
        write_private_file(self._path(made.reader), made.encode())
        return made

    def expired(self, now: datetime) -> tuple[ReaderKey, ...]:
        """Return the keys whose time is over; one that says it is of the future counts as such too.

        A file that cannot be read does not keep the others alive.
        """
        over: list[ReaderKey] = []
        for path in self._paths():
            with suppress(KeyFileError):
                key = self._read(path)
                if key is not None and not timedelta(hours=-1) <= now - key.made_at < END_AFTER:
                    over.append(key)
        return tuple(sorted(over, key=lambda key: (key.made_at, key.reader)))

    def destroy(self, reader: ReaderId) -> None:
        """Overwrite the file of a key, and then take it away; one that is gone already is no error.

        On disks that never write twice in one place the first bytes may survive below what any program can
        read; FORMAT.md says so.

        Raises:
            KeyFileError: It cannot be overwritten.
        """
        path = self._path(reader)
        try:
            with path.open("r+b") as stream:
                size = stream.seek(0, os.SEEK_END)
                stream.seek(0)
                stream.write(bytes(size))
                stream.flush()
                os.fsync(stream.fileno())
            path.unlink()
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except FileNotFoundError:
            return
        except OSError as exc:
            raise KeyFileError(f"{path}: {exc.strerror}") from exc

    def _paths(self) -> list[Path]:
        return sorted(self._folder.glob(f"{_PREFIX}*{_SUFFIX}"))

    def _read(self, path: Path) -> ReaderKey | None:
        """Return the key in a file; `None` where it was overwritten before, and then take the file away."""
        content = read_private_file(path)
        if not any(content):
            path.unlink(missing_ok=True)  # whoever destroyed it was stopped halfway
            return None
        key = ReaderKey.decode(content)
        if path != self._path(key.reader):
            raise KeyFileError(f"{path}: the key in it has another name")
        return key

    def _path(self, reader: ReaderId) -> Path:
        return self._folder / f"{_PREFIX}{reader}{_SUFFIX}"
