"""Which rules a claim can come under: what it rests on, whose debt it is, and whether a court has spoken."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

from overview.claim import Claim
from overview.creditor_kinds import PUBLIC_KINDS, collects_maintenance, creditor_kind
from overview.law.case import ClaimCase
from overview.law.tables import table
from overview.parties import same_party
from overview.references import Entry
from parsers.directory import OrganisationKind
from parsers.facts import BailiffAct, CostKind, InterestKind, Stage
from parsers.folding import fold

_OTHER_PUBLIC: Final = re.compile(
    r"\brvo\b|rijksdienst|huurcommissie|kamer van koophandel|\bkvk\b"
    r"|\bprovincie\b|\bminister(?:ie)?\b|omgevingsdienst|schadefonds|zorginstituut"
)
_TRADES: Final = re.compile(
    r"\bh\.?\s?o\.?\s?d\.?\s?n\b|\bhandelende? onder de naam|\beenmanszaak\b|\bb\.?v\.?$|\bv\.?o\.?f\b"
)
_CUTS_OFF: Final = frozenset({OrganisationKind.ENERGY, OrganisationKind.WATER, OrganisationKind.TELECOM})
_ATTACHMENTS: Final = frozenset(
    {
        BailiffAct.ATTACHMENT,
        BailiffAct.ATTACHMENT_BANK,
        BailiffAct.ATTACHMENT_INCOME,
        BailiffAct.ATTACHMENT_MOVABLES,
        BailiffAct.ATTACHMENT_REAL_ESTATE,
        BailiffAct.SALE,
        BailiffAct.EVICTION,
    }
)


def is_public(case: ClaimCase) -> bool:
    """Tell whether a claim rests on public law, as taxes, fines and benefits do, as far as the names tell."""
    return rests_on_public_law(case.claim, case.entries)


def rests_on_public_law(claim: Claim, entries: Iterable[Entry]) -> bool:
    """Tell of a claim and its letters whether it rests on public law, as far as the names tell."""
    names = {claim.creditor, *(entry.facts.creditor for entry in entries)}
    return any(creditor_kind(name) in PUBLIC_KINDS or _says(_OTHER_PUBLIC, name) for name in names)


def is_fine(entry: Entry) -> bool:
    """Tell whether a letter is about a fine or a penal order, by whom the money goes to."""
    return creditor_kind(entry.facts.creditor) is OrganisationKind.FINE


def is_maintenance(case: ClaimCase) -> bool:
    """Tell whether maintenance is asked for: by family law, with costs of LBIO by a law of its own."""
    return asks_maintenance(case.entries)


def asks_maintenance(entries: Iterable[Entry]) -> bool:
    """Tell whether letters ask for maintenance, as far as their names tell."""
    return any(collects_maintenance(name) for e in entries for name in (e.facts.sender, e.facts.creditor))


def is_business(case: ClaimCase) -> bool:
    """Tell whether letters say that it is the debt of a business: by its interest or by the addressee."""
    return any(
        e.facts.details.interest_kind is InterestKind.COMMERCIAL or _says(_TRADES, e.facts.addressee)
        for e in case.entries
    )


def is_consumer_contract(case: ClaimCase) -> bool:
    """Tell whether the rules for collection costs can hold: a debt under an agreement, before a judgment.

    They do not hold for what rests on public or family law, nor for debts from before the decree. A court
    judges the costs itself, so after a judgment there is nothing left to hold them against.
    """
    if is_public(case) or is_maintenance(case) or first_title(case):
        return False
    begins: date = table("wik")["scale"]["from"]
    return first_known_day(case) >= begins


def first_known_day(case: ClaimCase) -> date:
    """Return the first day of which the letters of a claim tell that the debt was there."""
    details = [entry.facts.details for entry in case.entries]
    days = [invoice.day for one in details for invoice in one.invoices if invoice.day]
    days += [one.origin_date for one in details if one.origin_date]
    return min([*days, *(entry.day for entry in case.entries)])


def first_title(case: ClaimCase) -> Entry | None:
    """Return the first letter of a private claim that tells of a judgment, or of what only one can lead to.

    To cut off a supply, or to announce that, takes no judgment.
    """
    return next((entry for entry in case.entries if is_title(entry)), None)


def is_title(entry: Entry) -> bool:
    """Tell whether a letter rests on a judgment or another title that can be enforced."""
    facts = entry.facts
    if facts.stage is Stage.JUDGMENT:
        return True
    if facts.stage is not Stage.ENFORCEMENT:
        return False
    if any(
        line.due and (line.act in _ATTACHMENTS or line.kind in (CostKind.SALARY, CostKind.COURT))
        for line in facts.details.cost_lines
    ):
        return True
    by_itself = bool(facts.sender and facts.creditor and same_party(facts.sender, facts.creditor))
    return not by_itself and creditor_kind(facts.creditor) not in _CUTS_OFF


def _says(pattern: re.Pattern[str], name: str | None) -> bool:
    return name is not None and pattern.search(fold(name)) is not None
