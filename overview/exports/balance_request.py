"""The claims as questions for a balance: the columns of Schuldenknooppunt's saldoverzoek that are known.

The columns are A to V of the page "CSV Saldoverzoek Antwoord - Algemeen"; those from W on were not to be
seen, so that they are left out. What the facts of letters do not tell is an empty cell: the numbers of the
conversation, who asks, the address, and what only the creditor can answer. The headings of the composite
columns, the semicolon between cells, the comma between numbers and the decimal comma are our choice.

Source: https://schuldenknooppunt.atlassian.net/wiki/spaces/skp/pages/5741946
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Final

from overview.claim import Claim, ClaimStatus
from overview.exports.material import Material
from overview.exports.table import harmless
from overview.parties import same_party
from overview.urgency import by_urgency
from parsers.facts import ContactDetails, ReferenceKind

COLUMNS: Final = (
    "ConversatieReferentienummer",
    "Referentienummer",
    "Schuldhulpverlener",
    "Contactpersoon SHV",
    "KlantnummerSHV",
    "KlantnummerSEVolgensSHV",
    "TypeSchuldregeling",
    "Klant",
    "Partner",
    "Adres",
    "Vordering.FactuurnummerSEVolgensSHV",
    "Klantnummer SE",
    "Contactpersoon SE.Naam",
    "Contactpersoon SE.Email",
    "Contactpersoon SE.Telefoon",
    "Klant onbekend",
    "Standaard akkoord",
    "Datum",
    "Schuldtype",
    "FactuurnummerSE",
    "openstaand.Ontstaansdatum",
    "openstaand.Orginele vordering",
)
"""A to V, spelled as the page spells them."""

_OPEN: Final = "openstaande schuld"
_HANDED_OVER: Final = "overgedragen schuld"
_BILLS: Final = (ReferenceKind.INVOICE, ReferenceKind.DECISION)
_FILES: Final = (ReferenceKind.DOSSIER, ReferenceKind.CASE, ReferenceKind.CONTRACT, ReferenceKind.OTHER)


def balance_requests(material: Material) -> str:
    """Return a line for each claim that is not settled, the most urgent first, as CSV.

    Numbers are in the creditor's spelling, a BSN in them covered unless `material.with_bsn`; amounts are
    euros, days dd-mm-jjjj. A claim without the number of a bill is asked for by that of its file. A text that
    a spreadsheet would take for a formula gets an apostrophe in front.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, restval="", delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    for claim in by_urgency(material.overview.claims, material.overview.as_of):
        if claim.status is not ClaimStatus.SETTLED:
            cells = _cells(material, claim)
            writer.writerow({name: harmless(cell) for name, cell in cells.items()})
    return buffer.getvalue()


def _cells(material: Material, claim: Claim) -> dict[str, str]:
    began_on, original = material.began_on(claim), material.original_cents(claim)
    reach = _contact_details(material, claim)
    handed_over = claim.contact and claim.creditor and not same_party(claim.contact, claim.creditor)
    return {
        "KlantnummerSEVolgensSHV": ", ".join(_numbers(material, claim, (ReferenceKind.CUSTOMER,))),
        "Klant": material.person,
        "Vordering.FactuurnummerSEVolgensSHV": ", ".join(_bill_numbers(material, claim)),
        "Contactpersoon SE.Naam": ", ".join(filter(None, (reach.handler, claim.contact or claim.creditor))),
        "Contactpersoon SE.Email": reach.email or "",
        "Contactpersoon SE.Telefoon": reach.phone or "",
        "Schuldtype": _HANDED_OVER if handed_over else _OPEN,
        "openstaand.Ontstaansdatum": began_on.strftime("%d-%m-%Y") if began_on else "",
        "openstaand.Orginele vordering": f"{original // 100},{original % 100:02d}"
        if original is not None and original >= 0
        else "",
    }


def _contact_details(material: Material, claim: Claim) -> ContactDetails:
    """Return how to reach whom to deal with now, as the newest of its letters says."""
    for facts in reversed(material.facts(claim)):
        if claim.contact and facts.sender and not same_party(facts.sender, claim.contact):
            break
        if facts.details.contact_details is not None:
            return facts.details.contact_details
    return ContactDetails()


def _bill_numbers(material: Material, claim: Claim) -> Sequence[str]:
    listed = [one.number for facts in material.facts(claim) for one in facts.details.invoices if one.number]
    ours = {*claim.references}
    bills = [*_numbers(material, claim, _BILLS)]
    bills += [material.reference(one, claim) for one in dict.fromkeys(listed) if one in ours]
    return tuple(dict.fromkeys(bills)) or _numbers(material, claim, _FILES)


def _numbers(material: Material, claim: Claim, kinds: Sequence[ReferenceKind]) -> Sequence[str]:
    """Return the numbers of some kinds that letters of the claim tell, oldest letter first, each once."""
    ours = {*claim.references}
    told = [
        reference.number
        for facts in material.facts(claim)
        for reference in facts.details.references
        if reference.kind in kinds and reference.number in ours
    ]
    labelled = {one.number for facts in material.facts(claim) for one in facts.details.references}
    if ReferenceKind.OTHER in kinds:
        told += [number for number in claim.references if number not in labelled]
    return tuple(material.reference(number, claim) for number in dict.fromkeys(told))
