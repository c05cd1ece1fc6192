"""Days that a letter asks something by, and on which it collects."""

from __future__ import annotations

import pytest

from tests.parsers.short_letters import days_of, facts_of, firm_letter


@pytest.mark.parametrize(
    ("body", "subject", "days"),
    [
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. U wordt aangemaand dit bedrag te betalen binnen veertien dagen na de "
                "dagtekening van deze aanmaning."
            ),
            "aanmaning",
            [("payment", "2026-05-18")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. U wordt hierbij gesommeerd het bedrag binnen vijf dagen na heden te "
                "voldoen."
            ),
            "sommatie",
            [("payment", "2026-05-09")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. U wordt verzocht binnen 8 dagen na dagtekening te betalen."
            ),
            "herinnering",
            [("payment", "2026-05-12")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Tegen de WOZ-waarde en de aanslagen kunt u binnen zes weken na de "
                "dagtekening van dit aanslagbiljet bezwaar maken."
            ),
            "aanslagbiljet",
            [("objection", "2026-06-15")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Wil je het zelf even overboeken, liefst vóór woensdag 20 mei?"
            ),
            "niet gelukt: incasso",
            [("payment", "2026-05-20")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Boek het bedrag uiterlijk 20 mei 2026 over."
            ),
            "herinnering",
            [("payment", "2026-05-20")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Wel verzoeken wij u ons binnen 14 dagen na heden een afschrift van de "
                "offerte te doen toekomen."
            ),
            "uw betwisting",
            [("response", "2026-05-18")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Wij ontvangen graag vóór 20 mei 2026 een kopie van het betaalbewijs."
            ),
            "uw betwisting",
            [("response", "2026-05-20")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. U kunt tot en met 20 mei 2026 zonder kosten betalen."
            ),
            "laatste herinnering",
            [("payment", "2026-05-20")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Het geld moet er op 20 mei 2026 zijn."
            ),
            "herinnering",
            [("payment", "2026-05-20")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Betaal binnen twee weken na vandaag."
            ),
            "herinnering",
            [("payment", "2026-05-18")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Zorgt u ervoor dat wij het bedrag op 20 mei 2026 binnen hebben?"
            ),
            "herinnering",
            [("payment", "2026-05-20")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. U heeft tot 20 mei 2026 de tijd om te betalen."
            ),
            "herinnering",
            [("payment", "2026-05-20")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Bent u het er niet mee eens, laat dat dan voor 20 mei 2026 weten."
            ),
            "herinnering",
            [("response", "2026-05-20")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Graag zien wij uw betaling binnen tien dagen na heden tegemoet."
            ),
            "herinnering",
            [("payment", "2026-05-14")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Voldoening dient te geschieden uiterlijk op 20 mei 2026."
            ),
            "aanmaning",
            [("payment", "2026-05-20")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Wij geven u nog tien dagen, te rekenen vanaf de datum van deze brief."
            ),
            "aanmaning",
            [("payment", "2026-05-14")],
        ),
        (
            (
                "Er staat € 234,35 open, te betalen op NL91 ABNA 0417 1643 00 onder vermelding van "
                "55201-A. Please settle this amount within 10 days of the date of this letter."
            ),
            "reminder",
            [("payment", "2026-05-14")],
        ),
    ],
)
def test_day_is_of_its_kind(body: str, subject: str, days: list[tuple[str, str]]) -> None:
    facts = facts_of(firm_letter(body, subject=subject))
    assert days_of(facts) == days


@pytest.mark.parametrize(
    "body",
    [
        (
            "Op 24 mei gaat je Plus-abonnement een nieuw jaar in. De contributie is € 54,00. Dat "
            "bedrag schrijven we die dag af van je rekening. Je hoeft dus niets te doen."
        ),
        "Je lidmaatschap wordt op 24 mei verlengd. We incasseren dan € 54,00 van je rekening.",
        "Rond 24 mei 2026 schrijven wij € 54,00 van uw rekening af.",
        "Het bedrag van € 54,00 wordt op 24 mei 2026 automatisch geïncasseerd.",
        (
            "Uw nieuwe verzekeringsjaar begint op 24 mei 2026. De premie is € 54,00. Die "
            "incasseren wij op dezelfde dag van uw rekening."
        ),
        ("Incassodatum: 24 mei 2026. Bedrag: € 54,00. Dit wordt automatisch van uw rekening afgeschreven."),
    ],
)
def test_day_of_a_debit_that_was_named_before(body: str) -> None:
    facts = facts_of(firm_letter(body, subject="je abonnement loopt door"))
    assert facts["direct_debit"] is True
    assert facts["amount_due_cents"] == 5400
    assert days_of(facts) == [("payment", "2026-05-24")]
