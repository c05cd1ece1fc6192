"""One run of the command line: the settings read from the environment, the passphrase, and the clock."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from tui.errors import PassphraseFileError, PassphraseMismatchError, PassphraseNeededError
from tui.i18n import gettext as _

STORE_VARIABLE = "POSTKLUIS_STORE"
LANGUAGE_VARIABLE = "POSTKLUIS_LANG"
SECRET_VARIABLE = "POSTKLUIS_PASSPHRASE"  # noqa: S105 - the name of a variable, no secret
SECRET_FILE_VARIABLE = "POSTKLUIS_PASSPHRASE_FILE"  # noqa: S105 - the same

# A passphrase is a line, not a document: more than this is a file named by mistake.
MAX_PASSPHRASE_BYTES = 4096
# The shortest passphrase that passes without a word of advice: four or five words.
COMFORTABLE_LENGTH = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things are kept on this machine."""

    store_given: str | None = None
    "The address of the store as it was given; `None` for a file in the data folder."
    data_folder: Path
    "The user's data folder of this program: a counsellor's card and clients, and keys of a remote store."

    @property
    def store_url(self) -> str:
        """The address of the store; that of a file is absolute, so that it means the same to a counsellor.

        Raises:
            StoreUrlError: what was given is no address.
        """
        from store import sqlite_path, sqlite_url

        if self.store_given is None:
            return sqlite_url(self.data_folder / "postkluis.sqlite3")
        file = sqlite_path(self.store_given)
        return self.store_given if file is None else sqlite_url(file.absolute())

    @property
    def store_file(self) -> Path | None:
        """The file of the store; `None` where it is a database elsewhere."""
        from store import sqlite_path

        return sqlite_path(self.store_url)

    @property
    def key_folder(self) -> Path:
        """The folder of the files that bring letters in: beside an SQLite store, else in the data folder.

        Beside the store, so that moving or removing a folder moves or removes a vault whole; never inside the
        database, because the recognition key must not stand where the recognised is.
        """
        file = self.store_file
        return (self.data_folder if file is None else file.parent) / "keys"


def without_password(store_url: str) -> str:
    """Return the address of a store as it may be shown and sent: a database password stays with its owner."""
    return re.sub(r"(?<=://)([^:@/]*):[^@]*@", r"\1@", store_url)


@dataclass(slots=True, kw_only=True)
class Passphrases:
    """The ways to a passphrase: a file, the environment, or a question on the terminal."""

    given: str | None = field(default=None, repr=False)
    file: Path | None = None

    @property
    def asks(self) -> bool:
        """Whether somebody sits at a terminal and is asked."""
        return not self.is_given and sys.stdin.isatty()

    @property
    def is_given(self) -> bool:
        """Whether nobody has to be asked."""
        return self.file is not None or self.given is not None

    def get(self, question: str) -> str:
        """Return the passphrase, asked for with `question` where none was given.

        Raises:
            PassphraseFileError: the file cannot be read or is empty.
            PassphraseNeededError: nothing was given and there is no terminal.
        """
        ready = self._ready()
        return self._ask(question) if ready is None else ready

    def choose(self, question: str) -> str:
        """Return a new passphrase: as given, or typed twice.

        Raises:
            PassphraseMismatchError: the two are not the same.
        """
        ready = self._ready()
        if ready is not None:
            return ready
        first = self._ask(question)
        if self._ask(_("The same passphrase once more")) != first:
            raise PassphraseMismatchError
        return first

    def _ready(self) -> str | None:
        if self.file is not None:
            try:
                with self.file.open("rb") as stream:
                    content = stream.read(MAX_PASSPHRASE_BYTES + 1)
                text = content.decode().rstrip("\r\n")
            except (OSError, UnicodeDecodeError) as exc:
                raise PassphraseFileError("unreadable") from exc
            if not text or len(content) > MAX_PASSPHRASE_BYTES:
                raise PassphraseFileError("empty or too long")
            return text
        return self.given

    def _ask(self, question: str) -> str:
        if not sys.stdin.isatty():
            raise PassphraseNeededError
        return str(click.prompt(question, hide_input=True, err=True))


def is_weak(passphrase: str) -> bool:
    """Return whether a passphrase deserves a word of advice: short, or made of very few different signs."""
    return len(passphrase) < COMFORTABLE_LENGTH or len(set(passphrase)) < 8


def echo_notice(line: str) -> None:
    """Say what goes on, on standard error."""
    click.echo(line, err=True)


@dataclass(slots=True, kw_only=True)
class Session:
    """What a command may use of the world around it."""

    settings: Settings
    passphrases: Passphrases
    now: Callable[[], datetime]
    notice: Callable[[str], None] = echo_notice
    "Where it says what takes time; the full-screen app shows that itself."

    def today(self) -> date:
        """The calendar day in Amsterdam."""
        return self.now().astimezone(ZoneInfo("Europe/Amsterdam")).date()

    def with_passphrase(self, passphrase: str) -> Session:
        """Return this session with a passphrase that was typed elsewhere."""
        return replace(self, passphrases=Passphrases(given=passphrase))

    def ask_yes(self, question: str) -> bool:
        """Ask a question that starts on "no"; without a terminal the answer is no."""
        return sys.stdin.isatty() and click.confirm(question, default=False, err=True)


def start_session(environment: MutableMapping[str, str] | None = None) -> Session:
    """Read the settings, and take the passphrase out of the environment before any worker starts."""
    from platformdirs import user_data_path

    surroundings = os.environ if environment is None else environment
    given = surroundings.pop(SECRET_VARIABLE, None) or None
    file = surroundings.get(SECRET_FILE_VARIABLE)
    data_folder = user_data_path("postkluis", appauthor=False)
    return Session(
        settings=Settings(
            store_given=surroundings.get(STORE_VARIABLE) or None,
            data_folder=data_folder,
        ),
        passphrases=Passphrases(given=given, file=Path(file) if file else None),
        now=lambda: datetime.now(UTC),
    )
