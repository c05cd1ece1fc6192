"""What came in is settled; who is put in default has a final notice."""

from __future__ import annotations

import pytest

from tests.parsers.short_letters import club_mail, facts_of, firm_letter


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        (
            (
                "Gezien dat het fonds namens jou de contributie heeft overgemaakt: 181,50 euro, "
                "bijgeschreven op 8 januari. Lidnr. 1563-0288 staat daarmee op nul. Tijn kan "
                "zaterdag gewoon weer mee.\n"
                "\n"
                "Bedankt!"
            ),
            "contributie binnen!",
        ),
        (
            ("Je betaling van € 181,50 is binnen. Daarmee is alles weer in orde.\n\nGroet, Henk"),
            "contributie",
        ),
        (
            "Dank je wel voor het overmaken van € 181,50. Je bent helemaal bij.",
            "je contributie",
        ),
        (
            (
                "We hebben je € 181,50 ontvangen, dus factuur 2026-0331 is betaald. Je hoeft niets "
                "meer te doen."
            ),
            "factuur 2026-0331",
        ),
        (
            "Op 4 mei ontvingen wij € 181,50. Uw rekening is daarmee vereffend.",
            "uw rekening",
        ),
        (
            (
                "Uw laatste termijn is bijgeschreven: € 60,00. De schuld is nu volledig afgelost en "
                "wij sluiten uw dossier."
            ),
            "dossier 5520-1",
        ),
        (
            "Goed nieuws: de factuur van € 181,50 is voldaan. We staan quitte.",
            "factuur",
        ),
        (
            "Wij bevestigen de ontvangst van € 181,50. Er staat niets meer open op uw naam.",
            "bevestiging",
        ),
        (
            "Thanks, your payment of € 181,50 came through. Your account is now at zero.",
            "your account",
        ),
        (
            "Het bedrag van € 181,50 staat op onze rekening. Wij beschouwen de zaak als afgedaan.",
            "dossier 5520-1",
        ),
    ],
)
def test_what_came_in_is_settled(body: str, subject: str) -> None:
    facts = facts_of(club_mail(body, subject=subject))
    assert facts["stage"] == "settled"
    assert facts["amount_due_cents"] == 0
    assert facts["is_claim"] is True


@pytest.mark.parametrize(
    ("body", "subject"),
    [
        (
            (
                "Uw bijdrage over het vierde kwartaal, groot € 412,50, is niet ontvangen. Namens het "
                "bestuur stel ik u in gebreke. Wilt u dit bedrag voor 20 mei 2026 overmaken op NL91 "
                "ABNA 0417 1643 00 onder vermelding van 55201-A?"
            ),
            "achterstallige servicekosten",
        ),
        (
            (
                "Uw bijdrage over het vierde kwartaal, groot € 412,50, is niet ontvangen. Wij "
                "stellen u hierbij formeel in gebreke. Wilt u dit bedrag voor 20 mei 2026 overmaken "
                "op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?"
            ),
            "openstaande factuur",
        ),
        (
            (
                "Uw bijdrage over het vierde kwartaal, groot € 412,50, is niet ontvangen. Hierbij "
                "maan ik u aan tot betaling. Wilt u dit bedrag voor 20 mei 2026 overmaken op NL91 "
                "ABNA 0417 1643 00 onder vermelding van 55201-A?"
            ),
            "betalingsachterstand",
        ),
        (
            (
                "Uw bijdrage over het vierde kwartaal, groot € 412,50, is niet ontvangen. Met deze "
                "brief bent u in gebreke gesteld. Wilt u dit bedrag voor 20 mei 2026 overmaken op "
                "NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?"
            ),
            "herinnering",
        ),
        (
            (
                "Uw bijdrage over het vierde kwartaal, groot € 412,50, is niet ontvangen. Dit is de "
                "laatste keer dat wij u vragen te betalen. Wilt u dit bedrag voor 20 mei 2026 "
                "overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?"
            ),
            "openstaande nota",
        ),
        (
            (
                "Uw bijdrage over het vierde kwartaal, groot € 412,50, is niet ontvangen. Voor de "
                "laatste maal verzoeken wij u te betalen. Wilt u dit bedrag voor 20 mei 2026 "
                "overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?"
            ),
            "achterstallige bijdrage",
        ),
        (
            (
                "Uw bijdrage over het vierde kwartaal, groot € 412,50, is niet ontvangen. Beschouw "
                "deze brief als een ingebrekestelling. Wilt u dit bedrag voor 20 mei 2026 overmaken "
                "op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?"
            ),
            "achterstand",
        ),
        (
            (
                "Uw bijdrage over het vierde kwartaal, groot € 412,50, is niet ontvangen. Wij geven "
                "u nog één keer de gelegenheid om te betalen zonder extra kosten. Wilt u dit bedrag "
                "voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 55201-A?"
            ),
            "openstaande factuur",
        ),
        (
            (
                "Uw bijdrage over het vierde kwartaal, groot € 412,50, is niet ontvangen. U bent nu "
                "in verzuim. Wilt u dit bedrag voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 "
                "onder vermelding van 55201-A?"
            ),
            "openstaande bijdrage",
        ),
    ],
)
def test_default_is_a_final_notice(body: str, subject: str) -> None:
    facts = facts_of(firm_letter(body, subject=subject))
    assert facts["stage"] == "final_notice"
    assert facts["amount_due_cents"] == 41250
