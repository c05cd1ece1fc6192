"""One way to reach somebody about a claim, and where that is known from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ShortLineKind(StrEnum):
    """Who says that somebody can be reached so."""

    COLLEAGUE = "colleague"
    """A counsellor learned it."""
    DESK = "desk"
    """The organisation has a desk for debt counsellors."""
    LETTER = "letter"
    """The newest letter of the contact says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLine:
    """One way to reach the one who decides; what is not known is `None`.

    `handler` is a name or a role. `checked_on` is the day on which it held: that of the letter, or on which
    somebody tried or looked. `letter_id` is set for `LETTER`; `source`, `verified` and `desk` (what is done
    there) for `DESK`; `author` and `note` for `COLLEAGUE`.
    """

    kind: ShortLineKind
    organisation: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    address: str | None = None
    handler: str | None = None
    opening_hours: str | None = None
    note: str | None = None
    desk: str | None = None
    letter_id: str | None = None
    checked_on: date | None = None
    source: str | None = None
    verified: bool = False
    author: str | None = None

    @property
    def reaches(self) -> bool:
        """Whether it says more than a name and hours."""
        return any((self.phone, self.email, self.website, self.handler))
