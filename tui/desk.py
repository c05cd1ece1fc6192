"""What the app needs of the world: somebody's overview on one day, opened by whoever sits at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from mailbox_ingest.payloads import Provenance
from overview import Correction, LetterFacts, Overview


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantShown:
    """What a counsellor is told about the grant under which they look."""

    client: str
    purpose: str
    last_day: date
    partial: bool
    missing: int = 0
    "How many letters were granted and are not in the store."


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """An overview with the letters that it was folded from; `grant` is set where a counsellor looks."""

    overview: Overview
    letters: Mapping[str, LetterFacts]
    grant: GrantShown | None = None
    person: str = ""
    "Whose debts these are, as an export names them."
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    "The corrections that hold, by letter."
    as_read: Mapping[str, LetterFacts] = field(default_factory=dict)
    "The letters that were corrected as they were read; `letters` are as corrected."
    origins: Mapping[str, Provenance] = field(default_factory=dict)
    "Where each letter came from, as far as it may be seen."
    unread: int = 0
    "How much came in that nobody read yet; the overview is then never complete."
    damaged: int = 0
    "How many parts of the vault do not open or verify; the overview is then never complete."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCorrection:
    """What a person typed to put one fact of one letter right."""

    letter_id: str
    path: str
    text: str
    reason: str


class Corrector(Protocol):
    """A way to put right what was read."""

    @property
    def asks_passphrase(self) -> bool:
        """Whether `correct` needs a passphrase: none is kept after the desk was opened."""

    async def correct(self, passphrase: str | None, correction: NewCorrection) -> Situation:
        """Write a correction beside the letter, and return the situation that follows.

        Runs and raises as `Desk.open` does; also `FieldError`, where the text is no value of the fact.
        """


class Desk(Protocol):
    """A way to somebody's situation: the citizen's own, or a client's."""

    @property
    def client(self) -> str | None:
        """Whose situation it is, where it is not one's own."""

    @property
    def asks_passphrase(self) -> bool:
        """Whether `open` needs a passphrase that was not given before."""

    @property
    def corrector(self) -> Corrector | None:
        """How to put right what was read; `None` where that is somebody else's to do."""

    async def open(self, passphrase: str | None) -> Situation:
        """Unlock, fold and close again. Runs in a thread and an event loop of its own.

        Raises the named errors of the packages, each of which `tui.problems` puts in words.
        """

    async def record_export(self) -> None:
        """Write in a client's log that an export is made; of one's own vault nothing is written.

        Runs and raises as `open` does.
        """
