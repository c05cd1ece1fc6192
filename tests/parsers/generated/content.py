"""A letter before it has a form: its words and figures in order, without a place on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tests.parsers.generated.saying import Saying
from tests.parsers.generated.senders import Person, Sender
from tests.parsers.generated.truth import Truth


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A paragraph in a frame, such as a hint or a summary."""

    text: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Labels with their values, one below the other."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """A table whose last column is money; `totals` stand under a rule."""

    columns: tuple[str, ...]
    amount_column: str
    rows: tuple[tuple[tuple[str, ...], int], ...]
    totals: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of which every cell is text; the last `right` columns stand to the right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """One amount in a frame, with its label."""

    label: str
    amount: str


@dataclass(frozen=True, slots=True)
class Small:
    """Small print."""

    text: str


@dataclass(frozen=True, slots=True)
class NextPage:
    """What follows stands on the next page."""


Block = Text | Box | Pairs | Rows | Grid | Sum | Small | NextPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What a payment strip at the foot of the page repeats."""

    amount_cents: int
    iban: str
    name: str
    reference: str | None


@dataclass(slots=True, kw_only=True)
class Letter:
    """One letter with its truth."""

    story: str
    english: bool
    say: Saying
    sender: Sender
    person: Person
    reader: str
    """Whose post is read; not the addressee where the letter is meant for another person."""

    day: date
    title: str | None
    subject: str
    meta: list[tuple[str, str]]
    body: list[Block] = field(default_factory=list)
    strip: Strip | None = None
    foot_notes: tuple[str, ...] = ()
    """Lines of the paper's foot beside those that every paper has, such as other accounts of the sender."""

    date_label: str | None = None
    """What the sender calls the date of its letters, where its house style says so."""

    truth: Truth

    @property
    def foot_account(self) -> bool:
        """Whether the foot may show an account: not where the letter asks for money but names none."""
        truth = self.truth
        return truth.iban is not None or truth.direct_debit or not truth.amount_due_cents
