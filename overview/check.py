"""One thing that a person should check in an overview: the value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parsers.directory import OrganisationKind


class CheckKind(StrEnum):
    """What there is to check."""

    NO_LETTER_OF = "no_letter_of"
    """No letter of this kind of organisation is in the vault; `kind` names it."""
    EARLIER_LETTERS = "earlier_letters"
    """The first letter of the claim is no first bill."""
    SILENT = "silent"
    """The newest letter of the claim is more than half a year old."""
    LOOK = "look"
    """Something in the claim is not sure."""
    UNREAD = "unread"
    """A letter could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing to check: about a claim, a letter, or a kind of organisation."""

    kind: CheckKind
    claim_id: str | None = None
    letter_id: str | None = None
    organisation: OrganisationKind | None = None
    since: date | None = None
