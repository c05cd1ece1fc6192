"""What all exports are made from: an overview with its letters, who it is for, and how it is spoken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from overview.bsn import masked
from overview.claim import Claim, LetterFacts, Overview
from overview.language import Language
from parsers.facts import Facts, Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """An overview to export. `letters` are by id; a BSN in a reference is covered unless `with_bsn`."""

    overview: Overview
    letters: Mapping[str, LetterFacts]
    person: str
    language: Language
    with_bsn: bool = False

    def say(self, message: str) -> str:
        """Return `message` in the language of the export."""
        return self.language.say(message)

    def reference(self, number: str, claim: Claim) -> str:
        """Return a reference as it may be shown."""
        return number if self.with_bsn else masked(number, claim.creditor)

    def references(self, claim: Claim) -> tuple[str, ...]:
        """Return the references of a claim as they may be shown."""
        return tuple(self.reference(number, claim) for number in claim.references)

    def facts(self, claim: Claim) -> tuple[Facts, ...]:
        """Return the facts of the letters of a claim, oldest first."""
        found = (self.letters[letter.id].facts for letter in claim.letters if letter.id in self.letters)
        return tuple(facts for facts in found if facts is not None)

    def original_cents(self, claim: Claim) -> int | None:
        """Return the sum that the claim began with, in euro cents: its principal, or the first bill."""
        if claim.principal_cents is not None:
            return claim.principal_cents
        stated = [facts.amount_due_cents for facts in self.facts(claim) if facts.amount_due_cents is not None]
        return stated[0] if stated else None

    def began_on(self, claim: Claim) -> date | None:
        """Return the day on which the debt arose: as a letter says, or that of the first bill."""
        facts = self.facts(claim)
        said = [one.details.origin_date for one in facts if one.details.origin_date]
        if said:
            return min(said)
        return facts[0].letter_date if facts and facts[0].stage is Stage.INVOICE else None
