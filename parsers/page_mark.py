"""What a page shows of its place in a letter, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

MOST_PAGES: Final = 99
"""Of a letter that numbers them; held to, since a mark may come from a process that a letter took over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """What one page shows of its place in a letter.

    `number` counts from 1; `total` is `None` where the page does not print how many there are. `has_address`:
    the reader's address stands at its top. `runs_on` and `breaks_off`: its text starts, or ends, within a
    sentence, or it says that it continues. `is_annex`: it calls itself an enclosure, a form or a copy.
    `references` are without spaces and signs. `sender` and `letter_date` are only those that the page
    itself states.
    """

    number: int | None = None
    total: int | None = None
    has_address: bool = False
    has_salutation: bool = False
    has_closing: bool = False
    runs_on: bool = False
    breaks_off: bool = False
    is_annex: bool = False
    sender: str | None = field(default=None, repr=False)
    letter_date: date | None = field(default=None, repr=False)
    references: tuple[str, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        """A page is one of those that there are."""
        if self.number is None:
            if self.total is not None:
                raise ValueError("a total without a page number")
        elif not 1 <= self.number <= (MOST_PAGES if self.total is None else self.total) <= MOST_PAGES:
            raise ValueError("a page number is at least 1 and at most the total")

    @property
    def opens(self) -> bool:
        """Whether a letter can start here: it is addressed, and numbered 1 or not at all."""
        return (self.has_address or self.has_salutation) and self.number in (None, 1) and not self.is_annex
