"""For whom a collector writes, in ten ways of saying so."""

from __future__ import annotations

import pytest

from tests.parsers.letter_pages import document_of
from tests.parsers.short_letters import facts_of


@pytest.mark.parametrize(
    ("text", "creditor"),
    [
        (
            (
                "\n"
                "   INCASSOBUREAU VAN DALEN B.V.\n"
                "   Postbus 44, 6800 EK Arnhem\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Arnhem, 20 april 2026\n"
                "   Ons dossier: VD-308814\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Wij behartigen de belangen van Zonnepark Fitness B.V. te Arnhem. U heeft niet "
                "betaald.\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 t.n.v. "
                "Stichting Derdengelden\n"
                "   Van Dalen onder vermelding van VD-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   Incassobureau Van Dalen B.V.\n"
            ),
            "Zonnepark Fitness B.V.",
        ),
        (
            (
                "\n"
                "   INCASSOBUREAU VAN DALEN B.V.\n"
                "   Postbus 44, 6800 EK Arnhem\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Arnhem, 20 april 2026\n"
                "   Ons dossier: VD-308814\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Zonnepark Fitness B.V. (hierna: onze opdrachtgever) heeft ons verzocht haar "
                "vordering op u te incasseren.\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 t.n.v. "
                "Stichting Derdengelden\n"
                "   Van Dalen onder vermelding van VD-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   Incassobureau Van Dalen B.V.\n"
            ),
            "Zonnepark Fitness B.V.",
        ),
        (
            (
                "\n"
                "   INCASSOBUREAU VAN DALEN B.V.\n"
                "   Postbus 44, 6800 EK Arnhem\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Arnhem, 20 april 2026\n"
                "   Ons dossier: VD-308814       Opdrachtgever : Zonnepark Fitness B.V.\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Ondanks herinneringen van onze opdrachtgever heeft u niet betaald.\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 t.n.v. "
                "Stichting Derdengelden\n"
                "   Van Dalen onder vermelding van VD-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   Incassobureau Van Dalen B.V.\n"
            ),
            "Zonnepark Fitness B.V.",
        ),
        (
            (
                "\n"
                "   INCASSOBUREAU VAN DALEN B.V.\n"
                "   Postbus 44, 6800 EK Arnhem\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Arnhem, 20 april 2026\n"
                "   Crediteur       Zonnepark Fitness B.V.\n"
                "   Dossier         VD-308814\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Wij verzoeken u de vordering te voldoen.\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 t.n.v. "
                "Stichting Derdengelden\n"
                "   Van Dalen onder vermelding van VD-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   Incassobureau Van Dalen B.V.\n"
            ),
            "Zonnepark Fitness B.V.",
        ),
        (
            (
                "\n"
                "   INCASSOBUREAU VAN DALEN B.V.\n"
                "   Postbus 44, 6800 EK Arnhem\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Arnhem, 20 april 2026\n"
                "   Betreft: uw lidmaatschap bij Zonnepark Fitness\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Omdat u niet betaalde, heeft Zonnepark Fitness ons ingeschakeld.\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 t.n.v. "
                "Stichting Derdengelden\n"
                "   Van Dalen onder vermelding van VD-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   Incassobureau Van Dalen B.V.\n"
            ),
            "Zonnepark Fitness",
        ),
        (
            (
                "\n"
                "   INCASSOBUREAU VAN DALEN B.V.\n"
                "   Postbus 44, 6800 EK Arnhem\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Arnhem, 20 april 2026\n"
                "   Dossier: VD-308814\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   De heer P. Bos, handelend onder de naam Zonnepark Fitness, heeft zijn vordering "
                "bij ons ter incasso gegeven.\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 t.n.v. "
                "Stichting Derdengelden\n"
                "   Van Dalen onder vermelding van VD-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   Incassobureau Van Dalen B.V.\n"
            ),
            "Zonnepark Fitness",
        ),
        (
            (
                "\n"
                "   INCASSOBUREAU VAN DALEN B.V.\n"
                "   Postbus 44, 6800 EK Arnhem\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Arnhem, 20 april 2026\n"
                "   Dossier: VD-308814\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Uw schuld bij Zonnepark Fitness B.V. is nog niet betaald. Zij heeft ons de "
                "invordering opgedragen.\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 t.n.v. "
                "Stichting Derdengelden\n"
                "   Van Dalen onder vermelding van VD-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   Incassobureau Van Dalen B.V.\n"
            ),
            "Zonnepark Fitness B.V.",
        ),
        (
            (
                "\n"
                "   INCASSOBUREAU VAN DALEN B.V.\n"
                "   Postbus 44, 6800 EK Arnhem\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Arnhem, 20 april 2026\n"
                "   Ten behoeve van: Zonnepark Fitness B.V.\n"
                "   Ons nummer: VD-308814\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   U bent ons het volgende verschuldigd.\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 t.n.v. "
                "Stichting Derdengelden\n"
                "   Van Dalen onder vermelding van VD-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   Incassobureau Van Dalen B.V.\n"
            ),
            "Zonnepark Fitness B.V.",
        ),
        (
            (
                "\n"
                "   INCASSOBUREAU VAN DALEN B.V.\n"
                "   Postbus 44, 6800 EK Arnhem\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Arnhem, 20 april 2026\n"
                "   Vordering van: Zonnepark Fitness B.V.\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Deze vordering hebben wij in behandeling.\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 t.n.v. "
                "Stichting Derdengelden\n"
                "   Van Dalen onder vermelding van VD-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   Incassobureau Van Dalen B.V.\n"
            ),
            "Zonnepark Fitness B.V.",
        ),
        (
            (
                "\n"
                "   INCASSOBUREAU VAN DALEN B.V.\n"
                "   Postbus 44, 6800 EK Arnhem\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Arnhem, 20 april 2026\n"
                "   Dossier: VD-308814\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Tot ons wendde zich Zonnepark Fitness B.V. met het verzoek het door u "
                "verschuldigde te innen.\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 t.n.v. "
                "Stichting Derdengelden\n"
                "   Van Dalen onder vermelding van VD-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   Incassobureau Van Dalen B.V.\n"
            ),
            "Zonnepark Fitness B.V.",
        ),
    ],
)
def test_client_of_a_collector_is_owed(text: str, creditor: object) -> None:
    facts = facts_of(document_of(text))
    assert facts["creditor"] == creditor
    assert facts["sender"] == "INCASSOBUREAU VAN DALEN B.V."
    assert facts["stage"] == "collection"
    assert facts["amount_due_cents"] == 23435
