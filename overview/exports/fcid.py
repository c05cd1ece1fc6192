"""The claims of public bodies as a financial claims document (Vorderingenoverzicht Rijk), version 4.

Only what letters say is in it. An amount is told by category where a letter splits it, and never as one
obligation with the total; type codes, numbers of organisations and moments that are not known are left out
or, for a type code, said to be unknown. docs/exchange.md has which names are verified.

Source: https://vorijk.nl/docs/financiele-verplichtingen/document_types/financial_claims_information_document/
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from overview.bsn import holds_bsn
from overview.claim import Claim
from overview.exports.material import Material
from overview.labels import STAGES
from overview.urgency import by_urgency
from parsers.facts import CostKind, CostLine, Deadline, DeadlineKind, Facts, ReferenceKind, Stage
from parsers.fcid_organisations import FcidOrganisation, find_by_name

_TYPE: Final = "FINANCIAL_CLAIMS_INFORMATION_DOCUMENT_V4"
_AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
_CATEGORIES: Final[Mapping[CostKind, str]] = {
    CostKind.ADMINISTRATION: "Administratiekosten",
    CostKind.STATUTORY_INCREASE: "Verhoging",
}
_DEMANDS: Final[Mapping[Stage, str]] = {
    Stage.INVOICE: "Aanschrijving",
    Stage.PAYMENT_PLAN: "Aanschrijving",
    Stage.REMINDER: "Herinnering",
    Stage.FINAL_NOTICE: "Aanmaning",
    Stage.COLLECTION: "Aanmaning",
    Stage.COURT: "Aanmaning",
    Stage.JUDGMENT: "Aanmaning",
    Stage.ENFORCEMENT: "Aanmaning",
}
"""There is no word for a writ, a summons or an attachment: the description has the step of the letter."""

_CASE_KINDS: Final = (
    ReferenceKind.CASE,
    ReferenceKind.DECISION,
    ReferenceKind.DOSSIER,
    ReferenceKind.INVOICE,
    ReferenceKind.PAYMENT,
    ReferenceKind.OTHER,
)
_BY_DEBIT: Final = "automatische incasso"

_Members = dict[str, object]


def claims_document(material: Material) -> bytes:
    """Return the claims of the bodies that give such documents, the most urgent first; others are left out.

    The same overview gives the same bytes. A reference that holds a BSN is left out unless
    `material.with_bsn`; the member `bsn` itself is never there, since the vault does not know it.
    """
    claims = by_urgency(material.overview.claims, material.overview.as_of)
    found = [(claim, by) for claim in claims if (by := _body_of(claim)) is not None]
    numbers = {_oin(by) for _, by in found}
    body: _Members = {
        "aangeleverd_door": numbers.pop() if len(numbers) == 1 else None,
        "document_datumtijd": _midnight(material.overview.as_of),
        "financiele_zaken": [_case(material, claim, organisation) for claim, organisation in found],
    }
    document = {"type": _TYPE, "body": _known(body)}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def _body_of(claim: Claim) -> FcidOrganisation | None:
    return find_by_name(claim.creditor) or find_by_name(claim.contact)


def _oin(organisation: FcidOrganisation | None) -> str | None:
    """Return the number of an organisation where a list of the government showed it."""
    return organisation.oin if organisation and organisation.oin_verified else None


def _case(material: Material, claim: Claim, organisation: FcidOrganisation) -> _Members:
    case_number = _case_number(material, claim)
    obligations = list(_obligations(material, claim, organisation, case_number))
    paid = _paid_cents(material, claim)
    whole = claim.principal_cents is not None and paid is not None
    imposed = sum(_cents(one["bedrag"]) for one in obligations)
    payments = [_event("BetalingVerwerkt", {"zaakkenmerk": case_number, "bedrag": paid})] if paid else []
    return _known(
        {
            "zaakkenmerk": case_number,
            "totaal_financieel_verplicht": imposed if whole else None,
            "totaal_financieel_vereffend": paid if whole else None,
            "saldo": claim.amount_due_cents,
            "saldo_datumtijd": _midnight(claim.amount_as_of),
            "gebeurtenissen": [
                *obligations,
                *payments,
                *_demands(material, claim, organisation, case_number),
            ],
        }
    )


def _obligations(
    material: Material, claim: Claim, organisation: FcidOrganisation, case_number: str
) -> Iterator[_Members]:
    """Yield a line for each part that letters tell apart; without a principal nothing was told apart."""
    if claim.principal_cents is None:
        return
    shared: _Members = {
        "datumtijd_opgelegd": _midnight(material.began_on(claim)),
        "zaakkenmerk": case_number,
        "beschikkingsnummer": _number(material, claim, (ReferenceKind.DECISION,)),
        "type": f"{organisation.prefix}_onbekend",
        "opgelegd_door": _oin(find_by_name(claim.creditor)),
        "uitgevoerd_door": _oin(find_by_name(claim.contact)),
    }
    kind = "FinancieleVerplichtingOpgelegd"
    principal = {"primaire_verplichting": True, "categorie": "Algemeen", "bedrag": claim.principal_cents}
    yield _event(kind, {**shared, **principal})
    later = {**shared, "primaire_verplichting": False, "datumtijd_opgelegd": None}
    for place, line in enumerate(_cost_lines(material, claim)):
        costs = {
            "categorie": _CATEGORIES.get(line.kind),
            "bedrag": line.amount_cents + (line.vat_cents or 0),
            "omschrijving": line.label or None,
        }
        yield _event(kind, {**later, **costs}, place=place)
    if claim.interest_cents:
        yield _event(kind, {**later, "categorie": "Rente", "bedrag": claim.interest_cents})


def _cost_lines(material: Material, claim: Claim) -> Sequence[CostLine]:
    """Return the lines of costs of the newest letter whose lines make up the costs of the claim.

    Without such a letter the costs are one line that says no more than that.
    """
    if not claim.costs_cents:
        return ()
    for facts in reversed(material.facts(claim)):
        lines = [line for line in facts.details.cost_lines if line.due and line.amount_cents > 0]
        if sum(line.amount_cents + (line.vat_cents or 0) for line in lines) == claim.costs_cents:
            return lines
    return (CostLine(kind=CostKind.OTHER, label="", amount_cents=claim.costs_cents),)


def _paid_cents(material: Material, claim: Claim) -> int | None:
    """Return what was paid, where the parts of the claim then add up to what is due."""
    if claim.principal_cents is None or claim.amount_due_cents is None:
        return None
    imposed = claim.principal_cents + (claim.interest_cents or 0) + (claim.costs_cents or 0)
    told = {0} | {facts.paid_cents for facts in material.facts(claim) if facts.paid_cents}
    paid = imposed - claim.amount_due_cents
    return paid if paid in told else None


def _demands(
    material: Material, claim: Claim, organisation: FcidOrganisation, case_number: str
) -> Iterator[_Members]:
    """Yield what each letter asks before which day; of letters about several debts only the newest."""
    for letter in claim.letters:
        read = material.letters.get(letter.id)
        facts = read.facts if read else None
        if facts is None or facts.stage not in _DEMANDS:
            continue
        newest = letter is claim.letters[-1]
        due = claim.amount_due_cents if newest or letter.day == claim.amount_as_of else facts.amount_due_cents
        if len(facts.details.debts) > 1 and not newest:
            continue
        of_this = claim.deadlines if len(facts.details.debts) > 1 else facts.deadlines
        deadlines: Sequence[Deadline | None] = [one for one in of_this if one.kind is DeadlineKind.PAYMENT]
        for place, deadline in enumerate(deadlines or [None]):
            asked = deadline.amount_cents if deadline and deadline.amount_cents is not None else due
            if asked is not None and asked > 0:
                yield _demand(
                    material, claim, organisation, facts, letter.day, deadline, asked, case_number, place
                )


def _demand(
    material: Material,
    claim: Claim,
    organisation: FcidOrganisation,
    facts: Facts,
    day: date,
    deadline: Deadline | None,
    asked_cents: int,
    case_number: str,
    place: int,
) -> _Members:
    reference = claim.payment_reference if len(facts.details.debts) > 1 else facts.payment_reference
    return _event(
        "BetalingsverplichtingOpgelegd",
        {
            "datumtijd_gebeurtenis": _midnight(day),
            "zaakkenmerk": case_number,
            "type": _DEMANDS[facts.stage],
            "omschrijving": material.say(STAGES[facts.stage]),
            "bedrag": asked_cents,
            "vervaldatum": deadline.day.isoformat() if deadline else None,
            "betaalwijze": _BY_DEBIT if facts.direct_debit else None,
            "betalingskenmerk": reference if reference and _may_go(material, claim, reference) else None,
            "te_betalen_aan": _oin(find_by_name(claim.contact)) or organisation.name,
            "rekeningnummer": facts.iban,
        },
        place=place,
    )


def _case_number(material: Material, claim: Claim) -> str:
    """Return the number of the case; where no letter tells one, one that is made of the claim's id."""
    told = _number(material, claim, _CASE_KINDS)
    if told is None and claim.payment_reference and _may_go(material, claim, claim.payment_reference):
        told = claim.payment_reference
    return told or hashlib.sha256(claim.id.encode()).hexdigest()[:32]


def _number(material: Material, claim: Claim, kinds: Sequence[ReferenceKind]) -> str | None:
    """Return the number of the first kind that letters of the claim tell, in the newest that does."""
    ours = set(claim.references)
    for kind in kinds:
        for facts in reversed(material.facts(claim)):
            for reference in facts.details.references:
                number = reference.number
                if reference.kind is kind and number in ours and _may_go(material, claim, number):
                    return number
    return None


def _may_go(material: Material, claim: Claim, number: str) -> bool:
    return material.with_bsn or not holds_bsn(number, claim.creditor)


def _event(kind: str, members: Mapping[str, object], *, place: int = 0) -> _Members:
    """Return an event; its reference is made of all else in it, and of its place among equal ones."""
    told = _known(members)
    spelling = json.dumps([kind, place, told], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    reference = hashlib.sha256(spelling.encode()).hexdigest()[:32]
    return {"gebeurtenis_type": kind, "gebeurtenis_kenmerk": reference, **told}


def _known(members: Mapping[str, object]) -> _Members:
    return {name: value for name, value in members.items() if value is not None}


def _midnight(day: date | None) -> str | None:
    """Return the start of a day in Amsterdam (RFC 3339)."""
    return None if day is None else datetime.combine(day, time(), tzinfo=_AMSTERDAM).isoformat()


def _cents(value: object) -> int:
    return value if isinstance(value, int) else 0
