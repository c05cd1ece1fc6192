"""Which letter of a claim says a figure: letters are numbered, the oldest is 1, wherever a claim is shown."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from overview import Claim
from tui.desk import Situation
from tui.i18n import gettext as _
from tui.i18n import ngettext

Figure = Literal["amount_due_cents", "principal_cents", "interest_cents", "costs_cents"]


def letter_numbers(claim: Claim) -> dict[str, int]:
    """Return the number of each letter of a claim, by its id."""
    return {letter.id: number for number, letter in enumerate(claim.letters, start=1)}


def proof_of(claim: Claim, figure: Figure, situation: Situation) -> str:
    """Return what says a figure of the claim: the newest letter, as in ``letter 2``, or a correction.

    Nothing where neither does: it is then a sum of our own, and a doubt tells of it.
    """
    cents = getattr(claim, figure)
    if cents is None:
        return ""
    numbers = letter_numbers(claim)
    for letter in reversed(claim.letters):
        if any(one.path == figure and one.value == cents for one in situation.corrections.get(letter.id, ())):
            return _("corrected")
        read = situation.letters.get(letter.id)
        facts = None if read is None else read.facts
        if facts is None:
            continue
        if getattr(facts, figure) == cents or any(
            getattr(debt, figure, None) == cents for debt in facts.details.debts
        ):
            return _("letter {number}").format(number=numbers[letter.id])
    return ""


def proofs_line(claim: Claim, letter_ids: Collection[str]) -> str:
    """Return letters of a claim by their numbers, as in ``letters 1 and 2``; nothing where none is of it."""
    numbers = letter_numbers(claim)
    found = sorted(numbers[one] for one in set(letter_ids) if one in numbers)
    if not found:
        return ""
    told = ", ".join(str(number) for number in found)
    return ngettext("letter {numbers}", "letters {numbers}", len(found)).format(numbers=told)
