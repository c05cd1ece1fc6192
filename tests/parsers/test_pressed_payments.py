"""Who presses an unnamed reader to pay abroad defrauds; a firm that reminds does not."""

from __future__ import annotations

import pytest

from tests.parsers.short_letters import club_mail, facts_of


@pytest.mark.parametrize(
    ("body", "subject", "sender", "address"),
    [
        (
            (
                "Geachte klant,\n"
                "\n"
                "Uit onze administratie is gebleken dat u een openstaand bedrag heeft van EUR 46,85. "
                "Om beslaglegging te voorkomen dient u het bedrag vandaag nog te betalen via "
                "onderstaande link: https://mijn-apotheek-nota.example/ideal?id=77120\n"
                "\n"
                "Of maak over naar LT60 3250 0123 4567 8901 t.n.v. B. Inkasso, kenmerk 77120.\n"
                "\n"
                "Indien u niet binnen 24 uur betaald worden uw bankrekeningen geblokkeerd."
            ),
            "LAATSTE HERINNERING: openstaande kosten",
            "Service Apotheek Nederland",
            "betaling@mijn-apotheek-nota.example",
        ),
        (
            (
                "Geachte heer/mevrouw,\n"
                "\n"
                "U heeft nog een schuld van € 189,55. Betaal binnen 24 uur via "
                "https://belasting-betaalportaal.example/betaal om beslag te voorkomen."
            ),
            "Openstaande belastingschuld",
            "Belastingdienst",
            "noreply@belasting-betaalportaal.example",
        ),
        (
            (
                "Beste burger,\n"
                "\n"
                "Uw boete van € 76,00 is nog niet voldaan. De deurwaarder komt morgen langs. Betaal "
                "direct via https://cjib-boete.example of naar IE29 AIBK 9311 5212 3456 78."
            ),
            "Uw boete",
            "CJIB Incasso",
            "info@cjib-boete.example",
        ),
        (
            (
                "Geachte klant,\n"
                "\n"
                "Uw rekening wordt geblokkeerd. Bevestig uw gegevens via "
                "https://ing-verificatie.example/login en betaal € 0,01."
            ),
            "Uw rekening wordt geblokkeerd",
            "ING Bank",
            "service@ing-verificatie.example",
        ),
        (
            (
                "Geachte relatie,\n"
                "\n"
                "Tegen u loopt een vordering van € 312,40. Als u vandaag nog betaalt naar LT12 3500 "
                "0100 1234 5678 op naam van J. Visser, wordt de deurwaarder geannuleerd. Anders "
                "worden uw goederen morgen in beslag genomen."
            ),
            "Dossier 88120: beslag",
            "Incasso Centrale",
            "dossier@incasso-centrale-nl.example",
        ),
    ],
)
def test_pressing_mail_is_a_fraud(body: str, subject: str, sender: str, address: str) -> None:
    facts = facts_of(club_mail(body, subject=subject, sender=sender, address=address))
    assert facts["direction"] == "none"
    assert facts["is_claim"] is False
    assert facts["amount_due_cents"] is None


@pytest.mark.parametrize(
    ("body", "subject", "sender", "address"),
    [
        (
            (
                "Dear Ms Terpstra,\n"
                "\n"
                "Please find your invoice 2026-118 of € 118.00. Please pay by 20 May 2026 to LT60 "
                "3250 0123 4567 8901 quoting 2026-118.\n"
                "\n"
                "Kind regards,\n"
                "Nordpay Europe UAB"
            ),
            "Invoice 2026-118",
            "Nordpay Europe",
            "billing@nordpay.example",
        ),
        (
            (
                "Beste Anna,\n"
                "\n"
                "Je hebt factuur FV-90311 van € 118,00 nog niet betaald. Betaal binnen 5 dagen via "
                "https://fietsvriend.example/betaal of naar NL91 ABNA 0417 1643 00 onder vermelding "
                "van FV-90311. Anders blokkeren we je fiets.\n"
                "\n"
                "Team Fietsvriend"
            ),
            "Laatste herinnering FV-90311",
            "Fietsvriend",
            "support@fietsvriend.example",
        ),
        (
            (
                "Geachte klant,\n"
                "\n"
                "Uw nota 2026-4471 van € 64,10 is nog niet betaald. Betaal vandaag nog op NL91 ABNA "
                "0417 1643 00 onder vermelding van 2026-4471.\n"
                "\n"
                "Waterbedrijf Noord"
            ),
            "Aanmaning",
            "Waterbedrijf Noord",
            "klant@waterbedrijfnoord.example",
        ),
    ],
)
def test_reminder_of_a_firm_is_none(body: str, subject: str, sender: str, address: str) -> None:
    facts = facts_of(club_mail(body, subject=subject, sender=sender, address=address))
    assert facts["direction"] == "owed"
    assert facts["is_claim"] is True
