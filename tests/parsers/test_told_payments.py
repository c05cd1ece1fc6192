"""What a letter states of a payment tells its stage."""

from __future__ import annotations

import pytest

from tests.parsers.short_letters import club_mail, facts_of, firm_letter


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        (
            (
                "Voor de tweede maal kon de termijn van uw nota 2026 niet worden afgeschreven: de "
                "termijn is door uw bank gestorneerd met als reden ‘saldo ontoereikend’.\n"
                "\n"
                "Wilt u € 43,60 zelf overmaken naar NL91 ABNA 0417 1643 00, onder vermelding van "
                "55201-A?"
            ),
            "einde automatische incasso nota 2600774182",
        ),
        (
            (
                "Wij wilden uw contributie van mei afschrijven. Helaas is dat niet gelukt.\n"
                "\n"
                "Wilt u € 43,60 zelf overmaken naar NL91 ABNA 0417 1643 00, onder vermelding van "
                "55201-A?"
            ),
            "uw contributie",
        ),
        (
            (
                "Uw bank gaf de incasso van 3 mei terug, omdat het saldo niet toereikend was.\n"
                "\n"
                "Wilt u € 43,60 zelf overmaken naar NL91 ABNA 0417 1643 00, onder vermelding van "
                "55201-A?"
            ),
            "uw factuur",
        ),
        (
            (
                "Op 28 april probeerden we het bedrag van uw rekening te halen. Dat mislukte.\n"
                "\n"
                "Wilt u € 43,60 zelf overmaken naar NL91 ABNA 0417 1643 00, onder vermelding van "
                "55201-A?"
            ),
            "uw factuur van april",
        ),
        (
            (
                "De automatische afschrijving van € 43,60 is door uw bank geweigerd.\n"
                "\n"
                "Wilt u € 43,60 zelf overmaken naar NL91 ABNA 0417 1643 00, onder vermelding van "
                "55201-A?"
            ),
            "uw premie",
        ),
        (
            (
                "Het is ons niet gelukt om de premie te incasseren.\n"
                "\n"
                "Wilt u € 43,60 zelf overmaken naar NL91 ABNA 0417 1643 00, onder vermelding van "
                "55201-A?"
            ),
            "uw premie van mei",
        ),
        (
            (
                "Uw bank heeft onze afschrijving teruggedraaid.\n"
                "\n"
                "Wilt u € 43,60 zelf overmaken naar NL91 ABNA 0417 1643 00, onder vermelding van "
                "55201-A?"
            ),
            "uw factuur",
        ),
        (
            (
                "We hebben geprobeerd het lesgeld te innen, maar er stond te weinig op uw rekening.\n"
                "\n"
                "Wilt u € 43,60 zelf overmaken naar NL91 ABNA 0417 1643 00, onder vermelding van "
                "55201-A?"
            ),
            "lesgeld mei",
        ),
        (
            (
                "Your direct debit of € 43,60 was returned by your bank.\n"
                "\n"
                "Wilt u € 43,60 zelf overmaken naar NL91 ABNA 0417 1643 00, onder vermelding van "
                "55201-A?"
            ),
            "your bill",
        ),
        (
            (
                "De incasso van april is teruggekomen met de melding dat de rekening is opgeheven.\n"
                "\n"
                "Wilt u € 43,60 zelf overmaken naar NL91 ABNA 0417 1643 00, onder vermelding van "
                "55201-A?"
            ),
            "uw factuur april",
        ),
    ],
)
def test_a_debit_that_failed_makes_a_reminder(body: str, subject: str) -> None:
    facts = facts_of(firm_letter(body, subject=subject))
    assert facts["stage"] == "reminder"
    assert facts["amount_due_cents"] == 4360


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        (
            (
                "Hierbij de factuur van mei: € 43,60.\n"
                "\n"
                "Wij schrijven dit bedrag rond 25 mei 2026 automatisch af van uw rekening. U hoeft "
                "niets te doen.\n"
                "\n"
                "Is de afschrijving niet gelukt? Dan proberen wij het na 15 dagen nog een keer."
            ),
            "factuur eigen bijdrage",
        ),
        (
            (
                "Het totaal van deze nota is € 43,60. Dit bedrag wordt op 25 mei 2026 automatisch "
                "van uw rekening afgeschreven. Lukt een afschrijving tweemaal niet, dan vervalt de "
                "machtiging."
            ),
            "nota mei",
        ),
        (
            (
                "U betaalt € 43,60. We incasseren dit bedrag op 25 mei 2026. Wordt de incasso "
                "gestorneerd, dan brengen wij € 5,00 in rekening."
            ),
            "uw factuur",
        ),
        (
            (
                "Te betalen: € 43,60. Het bedrag wordt automatisch geïncasseerd op 25 mei 2026. Bij "
                "een mislukte incasso ontvangt u van ons een herinnering."
            ),
            "factuur mei",
        ),
    ],
)
def test_a_debit_that_may_fail_is_still_to_come(body: str, subject: str) -> None:
    facts = facts_of(firm_letter(body, subject=subject))
    assert facts["stage"] == "invoice"
    assert facts["amount_due_cents"] == 4360
    assert facts["direct_debit"] is True


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        (
            (
                "Ik was de boel aan het bijwerken en zie dat de contributie voor Tijn nog niet "
                "binnen is. Het gaat om 181,50 euro.\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "Re: contributie Tijn",
        ),
        (
            (
                "Bij het nalopen van de kas zag ik dat jouw bijdrage van € 181,50 er nog niet bij "
                "staat.\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "contributie 2026",
        ),
        (
            (
                "Volgens mijn lijstje heb je de factuur van € 181,50 nog niet betaald.\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "factuur kamp",
        ),
        (
            (
                "Zou het kunnen dat je de contributie van € 181,50 bent vergeten?\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "contributie",
        ),
        (
            (
                "Van jou mis ik nog € 181,50 voor de contributie.\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "lidmaatschap 2026",
        ),
        (
            (
                "Er staat voor jou nog € 181,50 open, de factuur van maart.\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "factuur maart",
        ),
        (
            (
                "In maart stuurde ik je de rekening voor het zomerkamp. Die € 181,50 heb ik nog niet "
                "gezien.\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "rekening zomerkamp",
        ),
        (
            (
                "De contributie van € 181,50 had voor 1 april betaald moeten zijn.\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "contributie seizoen 2026",
        ),
        (
            (
                "Wil je nog even kijken naar de nota van € 181,50? Die is nog niet voldaan.\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "nota",
        ),
        (
            (
                "We wachten nog op je betaling van € 181,50.\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "cursusgeld",
        ),
        (
            (
                "Your membership fee of € 181,50 has not come in yet.\n"
                "\n"
                "Zou je het voor 20 mei 2026 willen overmaken naar NL91 ABNA 0417 1643 00? Graag je "
                "lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            "membership fee",
        ),
    ],
)
def test_what_did_not_come_is_reminded_of(body: str, subject: str) -> None:
    facts = facts_of(club_mail(body, subject=subject))
    assert facts["stage"] == "reminder"
    assert facts["amount_due_cents"] == 18150
