"""How a sender says it can be reached."""

from __future__ import annotations

import pytest

from parsers.facts import ContactDetails
from parsers.facts_from import parse_facts
from tests.parsers.letter_pages import document_of

_REST = """
   De heer P. Aalders
   Molenpad 9
   7411 AB DEVENTER

   Datum: 12 maart 2026

   Geachte heer Aalders,

   U moet nog € 120,00 betalen voor 26 maart 2026 op NL91 ABNA 0417 1643 00.
   {body}

   Met vriendelijke groet,
   Incassobureau Noordkaap B.V.
"""


@pytest.mark.parametrize(
    ("head", "body", "contact"),
    [
        (
            """
   Incassobureau Noordkaap B.V.                       Behandeld door:  mevrouw T. Visser
   Postbus 8100                                       Telefoon:        050 - 123 45 67
   9700 AG Groningen                                  E-mail:          dossier@noordkaap.example
                                                      Bereikbaar:      ma t/m vr 9.00 - 17.00 uur
""",
            "",
            ContactDetails(
                phone="050 - 123 45 67",
                email="dossier@noordkaap.example",
                handler="mevrouw T. Visser",
                address="Postbus 8100 9700 AG Groningen",
                opening_hours="ma t/m vr 9.00 - 17.00 uur",
            ),
        ),
        (
            """
   Gemeente Merenwaard
   Contactpersoon
   J. Pietersen
   Doorkiesnummer
   (0515) 48 91 23
   Openingstijden: maandag tot en met vrijdag van 08.30 tot 16.30 uur
""",
            "",
            ContactDetails(
                phone="(0515) 48 91 23",
                handler="J. Pietersen",
                opening_hours="maandag tot en met vrijdag van 08.30 tot 16.30 uur",
            ),
        ),
        (
            "   Incassobureau Noordkaap B.V.\n",
            """Heeft u vragen? Bel ons op werkdagen tussen 9.00 en 17.00 uur op 088 123 45 67.
   Heeft u schulden? Bel het Juridisch Loket: 0800 8020.""",
            ContactDetails(phone="088 123 45 67", opening_hours="werkdagen tussen 9.00 en 17.00 uur"),
        ),
        (
            "   Incassobureau Noordkaap B.V.\n",
            """Voor vragen kunt u contact opnemen met uw dossierbehandelaar, de heer K. de Boer,
   telefoon +31 (0)20 123 45 67.""",
            ContactDetails(phone="+31 (0)20 123 45 67", handler="de heer K. de Boer"),
        ),
        (
            "   Incassobureau Noordkaap B.V.\n",
            """Please call us on +31 20 123 4567 (Monday to Friday, 9 am to 5 pm).
   Case handler: Ms. A. Bakker""",
            ContactDetails(
                phone="+31 20 123 4567",
                handler="Ms. A. Bakker",
                opening_hours="Monday to Friday, 9 am to 5 pm",
            ),
        ),
        (
            "   Incassobureau Noordkaap B.V.\n",
            "Uw klantnummer is 0612345678. U kunt ons mailen: hulp@noordkaap.example.",
            ContactDetails(email="hulp@noordkaap.example"),
        ),
    ],
)
def test_ways_to_reach_the_sender(head: str, body: str, contact: ContactDetails) -> None:
    assert parse_facts(document_of(head + _REST.format(body=body))).details.contact_details == contact


@pytest.mark.parametrize("day", ["01-05-2026", "01.05.2026", "1 - 05 - 2026"])
def test_a_day_in_figures_is_no_telephone_number(day: str) -> None:
    facts = parse_facts(document_of(_REST.format(body=f"De premie van {day} is niet betaald.")))
    assert facts.details.contact_details is None


def test_a_number_behind_a_day_is_found() -> None:
    facts = parse_facts(document_of(_REST.format(body="Bel ons na 01-05-2026: 050 - 123 45 67.")))
    assert facts.details.contact_details == ContactDetails(phone="050 - 123 45 67")
