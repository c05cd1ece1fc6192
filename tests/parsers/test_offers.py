"""Advertising is told from what informs, and a demand is neither."""

from __future__ import annotations

import pytest

from parsers.facts_from import parse_facts
from tests.parsers.detail_letters import letter


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        (
            "stap nu over en krijg € 150 welkomstbonus",
            """   Energie kan goedkoper. Stap vandaag nog over naar Lichtbaak en ontvang een
   welkomstbonus van € 150. U betaalt
   dan vanaf € 89 per maand. Deze aanbieding is geldig tot 31 mei 2026.""",
        ),
        (
            "de nieuwe collectie is binnen",
            """   Shop nu online de nieuwe collectie met 20% korting. U kunt zich altijd afmelden
   voor deze nieuwsbrief.""",
        ),
        (
            "helpt u mee?",
            """   Met een gift van € 15 geven wij een gezin een week te eten. Steun ons vandaag nog
   met een gift, of word
   donateur. U ontvangt als dank een cadeau.""",
        ),
        (
            "three months for the price of one",
            """   Try our premium plan now: the first month is a free trial. This special offer
   ends on 31 May. Switch today!""",
        ),
    ],
)
def test_an_offer_demands_nothing_and_says_so(subject: str, body: str) -> None:
    facts = parse_facts(letter(body, sender="Lichtbaak Energie B.V.", subject=subject))

    assert not facts.is_claim
    assert facts.details.offer


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        (
            "wijziging van onze tarieven",
            """   Per 1 juli 2026 veranderen onze tarieven. U hoeft niets te doen. Wilt u weten of
   een ander contract
   voordeliger is? Bekijk dan uw mogelijkheden online.""",
        ),
        (
            "jaaropgave 2025",
            """   Hierbij ontvangt u de jaaropgave over 2025. Bewaar deze voor uw aangifte.""",
        ),
        (
            "werkzaamheden in uw straat",
            """   Van 8 tot 12 juni vervangen wij de leidingen in uw straat. U hebt dan enkele uren
   geen water. Bel ons
   gratis op 0800 0102 als u vragen hebt.""",
        ),
        (
            "uw afspraak",
            """   Op 12 mei 2026 om 10.30 uur verwachten wij u op onze polikliniek. Kunt u niet?
   Meld u dan op tijd af.""",
        ),
        (
            "betalingsherinnering",
            """   Wij hebben € 45,00 nog niet ontvangen. Betaal dit bedrag voor 20 mei 2026. Tip:
   met automatische incasso
   krijgt u € 1 korting, en u maakt kans op een cadeau.

   Te betalen: € 45,00""",
        ),
    ],
)
def test_what_informs_or_demands_is_no_offer(subject: str, body: str) -> None:
    facts = parse_facts(letter(body, sender="Lichtbaak Energie B.V.", subject=subject))

    assert not facts.details.offer
