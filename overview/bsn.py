"""Citizen service numbers (BSN) in references: some debts are numbered by them, so they are masked."""

from __future__ import annotations

import re
from typing import Final

from stdnum.nl import bsn

from overview.creditor_kinds import creditor_kind
from parsers.directory import OrganisationKind

_NUMBERED_BY_BSN: Final = frozenset(
    {OrganisationKind.TAX, OrganisationKind.EDUCATION, OrganisationKind.BENEFIT, OrganisationKind.CAK}
)
_DIGITS: Final = 9
_ASSESSMENT: Final = re.compile(r"\d{9}[A-Z]\d{2,}")
"""The number of a tax assessment: the BSN, a letter for the tax, and figures for the year."""
_SHOWN: Final = 3
MASK: Final = "•"


def holds_bsn(reference: str, creditor: str | None) -> bool:
    """Tell whether a reference seems to hold a BSN.

    Nine figures that pass its check digit prove little by themselves, so that counts for bodies that number
    by BSN alone; the form of a tax assessment counts for all.
    """
    plain = re.sub(r"[^0-9A-Z]", "", reference.upper())
    starts = plain[:_DIGITS]
    if not starts.isdecimal() or len(starts) < _DIGITS or not bsn.is_valid(starts):
        return False
    if _ASSESSMENT.fullmatch(plain):
        return True
    return len(plain) == _DIGITS and creditor_kind(creditor) in _NUMBERED_BY_BSN


def masked(reference: str, creditor: str | None) -> str:
    """Return a reference as it is shown: with the first figures of a BSN covered, or as it is."""
    if not holds_bsn(reference, creditor):
        return reference
    covered, seen = [], 0
    for character in reference:
        if character.isdecimal() and seen < _DIGITS - _SHOWN:
            covered.append(MASK)
            seen += 1
        else:
            covered.append(character)
    return "".join(covered)
