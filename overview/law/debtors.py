"""Whose debt it is, and whether it is asked for twice: questions before anything is paid."""

from __future__ import annotations

from overview.claim import ClaimStatus, DoubtReason
from overview.finding import Finding, LegalSource, Outcome, Rule
from overview.law.case import ClaimCase
from parsers.names import matching_names

_PARTNERS = LegalSource(
    article="art. 1:85 en 1:102 BW",
    reference="general knowledge: partners answer together for the household, otherwise each alone",
    verified=False,
)
_PAID_ONCE = LegalSource(
    article="art. 6:203 BW",
    reference="general knowledge: what is paid without owing it can be asked back",
    verified=False,
)


def check_debtor(case: ClaimCase) -> tuple[Finding, ...]:
    """Ask whether the owner of the vault owes a claim that its letters address to another person."""
    owner = case.household.names[:1]
    if case.claim.status is ClaimStatus.SETTLED or not case.claim.debtors or not owner:
        return ()
    if any(matching_names(name, owner) for name in case.claim.debtors):
        return ()
    return (
        Finding(
            rule=Rule.OTHER_DEBTOR,
            outcome=Outcome.CANNOT_BE_CHECKED,
            source=_PARTNERS,
            figures={"debtors": ", ".join(case.claim.debtors)},
            letters=tuple(letter.id for letter in case.claim.letters),
            missing=("kind_of_household",),
        ),
    )


def check_double(case: ClaimCase) -> tuple[Finding, ...]:
    """Ask whether a claim is one with another claim of this overview."""
    return tuple(
        Finding(
            rule=Rule.DOUBLE_CLAIM,
            outcome=Outcome.CANNOT_BE_CHECKED,
            source=_PAID_ONCE,
            figures={"other_claim": doubt.other_claim},
            letters=tuple(letter.id for letter in case.claim.letters),
            missing=("specification",),
        )
        for doubt in case.claim.doubts
        if doubt.reason is DoubtReason.MAY_BE_SAME and doubt.other_claim
    )
