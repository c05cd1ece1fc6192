"""Sums told in prose: what is only threatened, what is left after a payment, what the next sentence asks."""

from __future__ import annotations

import pytest

from tests.parsers.short_letters import club_mail, facts_of, firm_letter


@pytest.mark.parametrize(
    "body",
    [
        (
            "Er staat nog € 300,00 open voor de levering van maart. Wilt u dit bedrag voor 20 "
            "mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?\n"
            "\n"
            "Lukt dat niet, dan moeten wij buitengerechtelijke kosten in rekening brengen. Dat "
            "is 15% van het bedrag, dus € 45,00. U betaalt dan in totaal € 345,00, plus rente."
        ),
        (
            "Er staat nog € 300,00 open voor de levering van maart. Wilt u dit bedrag voor 20 "
            "mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?\n"
            "\n"
            "Ontvangen wij het bedrag niet op tijd, dan komen er incassokosten bij. Het gaat om "
            "€ 45,00. Het totaal komt daarmee op € 345,00."
        ),
        (
            "Er staat nog € 300,00 open voor de levering van maart. Wilt u dit bedrag voor 20 "
            "mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?\n"
            "\n"
            "Bij niet-betaling rekenen wij buitengerechtelijke kosten. Deze bedragen € 45,00. U "
            "bent ons in dat geval € 345,00 verschuldigd."
        ),
        (
            "Er staat nog € 300,00 open voor de levering van maart. Wilt u dit bedrag voor 20 "
            "mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?\n"
            "\n"
            "Betaalt u niet? Dan geven wij de vordering uit handen. De incassokosten bedragen € "
            "45,00. Alles bij elkaar betaalt u dan € 345,00."
        ),
        (
            "Er staat nog € 300,00 open voor de levering van maart. Wilt u dit bedrag voor 20 "
            "mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?\n"
            "\n"
            "Doet u dat niet, dan dragen wij de zaak over. De kosten daarvan, € 45,00, zijn voor "
            "uw rekening. Uw schuld loopt daarmee op tot € 345,00."
        ),
        (
            "Er staat nog € 300,00 open voor de levering van maart. Wilt u dit bedrag voor 20 "
            "mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?\n"
            "\n"
            "Betaalt u na die datum, dan verhogen wij het bedrag met € 45,00. U betaalt dan € "
            "345,00."
        ),
        (
            "Er staat nog € 300,00 open voor de levering van maart. Wilt u dit bedrag voor 20 "
            "mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?\n"
            "\n"
            "Anders volgt een incassobureau. Dat rekent € 45,00 aan kosten. Samen is dat € "
            "345,00."
        ),
        (
            "Er staat nog € 300,00 open voor de levering van maart. Wilt u dit bedrag voor 20 "
            "mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?\n"
            "\n"
            "Blijft uw betaling uit, dan zijn wij genoodzaakt kosten te rekenen. Die bedragen "
            "volgens de wet € 45,00. Daarmee wordt het totaal € 345,00."
        ),
        (
            "Er staat nog € 300,00 open voor de levering van maart. Wilt u dit bedrag voor 20 "
            "mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?\n"
            "\n"
            "Indien u niet binnen deze termijn betaalt, bent u incassokosten verschuldigd. Deze "
            "kosten bedragen € 45,00, zodat u dan € 345,00 moet voldoen."
        ),
        (
            "Er staat nog € 300,00 open voor de levering van maart. Wilt u dit bedrag voor 20 "
            "mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?\n"
            "\n"
            "Is het geld er dan niet, dan komt er € 45,00 bij. Het wordt dan € 345,00 bij elkaar."
        ),
    ],
)
def test_what_is_only_threatened_is_not_asked(body: str) -> None:
    facts = facts_of(firm_letter(body, subject="nog te betalen"))
    assert facts["amount_due_cents"] == 30000
    assert facts["costs_cents"] is None


@pytest.mark.parametrize(
    ("body", "amount_due_cents", "paid_cents"),
    [
        (
            (
                "De contributie is 135 euro. In februari heb je 45 euro betaald, waarvoor dank, dus "
                "er blijft nog 90 euro over.\n"
                "\n"
                "Maak je dat voor 20 mei over op NL91 ABNA 0417 1643 00, o.v.v. 55201-A?\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            9000,
            4500,
        ),
        (
            (
                "De rekening was 240 euro. Daarvan heb je 100 euro overgemaakt, dus resteert 140 "
                "euro.\n"
                "\n"
                "Maak je dat voor 20 mei over op NL91 ABNA 0417 1643 00, o.v.v. 55201-A?\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            14000,
            10000,
        ),
        (
            (
                "Van de € 320,00 hebben we € 120,00 ontvangen. Er staat dus nog € 200,00 open.\n"
                "\n"
                "Maak je dat voor 20 mei over op NL91 ABNA 0417 1643 00, o.v.v. 55201-A?\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            20000,
            12000,
        ),
        (
            (
                "Het cursusgeld bedraagt € 425,-. We ontvingen € 125,- als aanbetaling. Het restant "
                "is dus € 300,-.\n"
                "\n"
                "Maak je dat voor 20 mei over op NL91 ABNA 0417 1643 00, o.v.v. 55201-A?\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            30000,
            12500,
        ),
        (
            (
                "U betaalde vorige maand € 60,00 van de € 150,00. Er moet dus nog € 90,00 komen.\n"
                "\n"
                "Maak je dat voor 20 mei over op NL91 ABNA 0417 1643 00, o.v.v. 55201-A?\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            9000,
            6000,
        ),
        (
            (
                "Jullie lidmaatschap kost € 180,00 per jaar. Daarvan is € 80,00 binnen. Blijft over "
                "€ 100,00.\n"
                "\n"
                "Maak je dat voor 20 mei over op NL91 ABNA 0417 1643 00, o.v.v. 55201-A?\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            10000,
            8000,
        ),
        (
            (
                "Het lesgeld voor dit jaar is € 510,00. Op 3 maart kregen wij € 200,00 van u, zodat "
                "er nog € 310,00 te betalen is.\n"
                "\n"
                "Maak je dat voor 20 mei over op NL91 ABNA 0417 1643 00, o.v.v. 55201-A?\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            31000,
            20000,
        ),
        (
            (
                "Onze nota van € 275,50 is deels voldaan: op 2 april kwam € 75,50 binnen. Openstaand "
                "dus: € 200,00.\n"
                "\n"
                "Maak je dat voor 20 mei over op NL91 ABNA 0417 1643 00, o.v.v. 55201-A?\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            20000,
            7550,
        ),
        (
            (
                "Je hebt 50 euro gestort, maar de bijdrage is 125 euro. Er ontbreekt dus nog 75 "
                "euro.\n"
                "\n"
                "Maak je dat voor 20 mei over op NL91 ABNA 0417 1643 00, o.v.v. 55201-A?\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            7500,
            5000,
        ),
        (
            (
                "Wij ontvingen € 40,00 in plaats van € 95,00. Wij missen dus nog € 55,00.\n"
                "\n"
                "Maak je dat voor 20 mei over op NL91 ABNA 0417 1643 00, o.v.v. 55201-A?\n"
                "\n"
                "Groet,\n"
                "Henk de Wit, penningmeester"
            ),
            5500,
            4000,
        ),
    ],
)
def test_what_is_left_after_a_payment_is_asked(
    body: str, amount_due_cents: object, paid_cents: object
) -> None:
    facts = facts_of(club_mail(body, subject="contributie"))
    assert facts["amount_due_cents"] == amount_due_cents
    assert facts["paid_cents"] == paid_cents


@pytest.mark.parametrize(
    "body",
    [
        (
            "Uw huur over mei hebben wij nog niet ontvangen. Het gaat om € 687,41. Wilt u dit "
            "bedrag voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van "
            "55201-A?"
        ),
        (
            "Uw huur over mei hebben wij nog niet ontvangen. Dat is € 687,41. Wilt u dit bedrag "
            "voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?"
        ),
        (
            "Uw huur over mei hebben wij nog niet ontvangen. Het betreft € 687,41. Wilt u dit "
            "bedrag voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van "
            "55201-A?"
        ),
        (
            "Uw huur over mei hebben wij nog niet ontvangen. Openstaand: € 687,41. Wilt u dit "
            "bedrag voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van "
            "55201-A?"
        ),
        (
            "Uw huur over mei hebben wij nog niet ontvangen. U bent € 687,41 verschuldigd. Wilt "
            "u dit bedrag voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding "
            "van 55201-A?"
        ),
        (
            "Uw huur over mei hebben wij nog niet ontvangen. Bedrag: € 687,41. Wilt u dit bedrag "
            "voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?"
        ),
        (
            "Uw huur over mei hebben wij nog niet ontvangen. In totaal € 687,41. Wilt u dit "
            "bedrag voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van "
            "55201-A?"
        ),
        (
            "Uw huur over mei hebben wij nog niet ontvangen. Wij missen € 687,41. Wilt u dit "
            "bedrag voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van "
            "55201-A?"
        ),
        (
            "Uw huur over mei hebben wij nog niet ontvangen. Het bedrag is € 687,41. Wilt u dit "
            "bedrag voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van "
            "55201-A?"
        ),
        (
            "Uw huur over mei hebben wij nog niet ontvangen. De huur is € 687,41. Wilt u dit "
            "bedrag voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van "
            "55201-A?"
        ),
    ],
)
def test_amount_that_the_next_sentence_asks_is_due(body: str) -> None:
    facts = facts_of(firm_letter(body, subject="uw huur van mei"))
    assert facts["amount_due_cents"] == 68741
    assert facts["direction"] == "owed"
    assert facts["payment_reference"] == "55201-A"
    assert facts["iban"] == "NL91ABNA0417164300"
