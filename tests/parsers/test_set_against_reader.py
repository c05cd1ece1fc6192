"""Names in lines of the head and in mails: the party set against the reader, the desk of a house."""

from __future__ import annotations

import pytest

from tests.parsers.letter_pages import document_of
from tests.parsers.short_letters import club_mail, facts_of


@pytest.mark.parametrize(
    ("text", "creditor"),
    [
        (
            (
                "\n"
                "   BROUWER & VAN ES\n"
                "   gerechtsdeurwaarders\n"
                "   Stationsplein 31, 6131 AT Sittard\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Sittard, 9 april 2026 — dossier 2507193 — Zonnepark Lease B.V. / Terpstra\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Ondanks onze brief is niet betaald. Wij sommeren u te betalen:\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder "
                "vermelding van NP-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   W. Brouwer\n"
            ),
            "Zonnepark Lease B.V.",
        ),
        (
            (
                "\n"
                "   BROUWER & VAN ES\n"
                "   gerechtsdeurwaarders\n"
                "   Stationsplein 31, 6131 AT Sittard\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Onze ref.: 2507193 | Zonnepark Lease / Terpstra | fact. 26-0517\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Ondanks onze brief is niet betaald. Wij sommeren u te betalen:\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder "
                "vermelding van NP-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   W. Brouwer\n"
            ),
            "Zonnepark Lease",
        ),
        (
            (
                "\n"
                "   BROUWER & VAN ES\n"
                "   gerechtsdeurwaarders\n"
                "   Stationsplein 31, 6131 AT Sittard\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Dossier: 2507193 (Zonnepark Lease B.V. contra Terpstra)\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Ondanks onze brief is niet betaald. Wij sommeren u te betalen:\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder "
                "vermelding van NP-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   W. Brouwer\n"
            ),
            "Zonnepark Lease B.V.",
        ),
        (
            (
                "\n"
                "   BROUWER & VAN ES\n"
                "   gerechtsdeurwaarders\n"
                "   Stationsplein 31, 6131 AT Sittard\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Zonnepark Lease B.V./Terpstra, ons nummer 2507193\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Ondanks onze brief is niet betaald. Wij sommeren u te betalen:\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder "
                "vermelding van NP-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   W. Brouwer\n"
            ),
            "Zonnepark Lease B.V.",
        ),
        (
            (
                "\n"
                "   BROUWER & VAN ES\n"
                "   gerechtsdeurwaarders\n"
                "   Stationsplein 31, 6131 AT Sittard\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Zaak: Zonnepark Lease B.V. tegen Terpstra       Datum: 9 april 2026\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Ondanks onze brief is niet betaald. Wij sommeren u te betalen:\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder "
                "vermelding van NP-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   W. Brouwer\n"
            ),
            "Zonnepark Lease B.V.",
        ),
        (
            (
                "\n"
                "   BROUWER & VAN ES\n"
                "   gerechtsdeurwaarders\n"
                "   Stationsplein 31, 6131 AT Sittard\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Inzake Zonnepark Lease B.V. -/- A.B. Terpstra\n"
                "   Ons kenmerk 2507193\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Ondanks onze brief is niet betaald. Wij sommeren u te betalen:\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder "
                "vermelding van NP-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   W. Brouwer\n"
            ),
            "Zonnepark Lease B.V.",
        ),
        (
            (
                "\n"
                "   BROUWER & VAN ES\n"
                "   gerechtsdeurwaarders\n"
                "   Stationsplein 31, 6131 AT Sittard\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Ons kenmerk: 2507193/AB\n"
                "   Inz.: Zonnepark Lease BV/Terpstra\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Ondanks onze brief is niet betaald. Wij sommeren u te betalen:\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder "
                "vermelding van NP-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   W. Brouwer\n"
            ),
            "Zonnepark Lease BV",
        ),
        (
            (
                "\n"
                "   BROUWER & VAN ES\n"
                "   gerechtsdeurwaarders\n"
                "   Stationsplein 31, 6131 AT Sittard\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   Betreft: vordering Zonnepark Lease B.V.\n"
                "   Dossiernummer: 2507193\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Ondanks onze brief is niet betaald. Wij sommeren u te betalen:\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder "
                "vermelding van NP-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   W. Brouwer\n"
            ),
            "vordering Zonnepark Lease B.V.",
        ),
        (
            (
                "\n"
                "   BROUWER & VAN ES\n"
                "   gerechtsdeurwaarders\n"
                "   Stationsplein 31, 6131 AT Sittard\n"
                "\n"
                "   Mevrouw A.B. Terpstra\n"
                "   Lindelaan 5\n"
                "   3831 AB LEUSDEN\n"
                "\n"
                "   9 april 2026 · 2507193 · Terpstra / Zonnepark Lease B.V.\n"
                "\n"
                "   Geachte mevrouw Terpstra,\n"
                "\n"
                "   Ondanks onze brief is niet betaald. Wij sommeren u te betalen:\n"
                "\n"
                "   Hoofdsom                        € 187,43\n"
                "   Rente tot vandaag                 € 6,92\n"
                "   Incassokosten                    € 40,00\n"
                "   Totaal te voldoen               € 234,35\n"
                "\n"
                "\n"
                "   Wilt u € 234,35 voor 20 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder "
                "vermelding van NP-308814?\n"
                "\n"
                "   Met vriendelijke groet,\n"
                "   W. Brouwer\n"
            ),
            "Zonnepark Lease B.V.",
        ),
    ],
)
def test_party_set_against_the_reader_is_owed(text: str, creditor: object) -> None:
    facts = facts_of(document_of(text))
    assert facts["creditor"] == creditor
    assert facts["sender"] == "BROUWER & VAN ES Gerechtsdeurwaarders"


@pytest.mark.parametrize(
    ("body", "sender", "address", "writer", "creditor"),
    [
        (
            (
                "Zou je de contributie van € 181,50 voor 20 mei 2026 willen overmaken naar NL91 ABNA "
                "0417 1643 00? Graag je lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Ans\n"
                "ledenadministratie HC Rood-Wit"
            ),
            "Ledenadministratie HC Rood-Wit",
            "leden@roodwit.example",
            "HC Rood-Wit",
            "HC Rood-Wit",
        ),
        (
            (
                "Zou je de contributie van € 181,50 voor 20 mei 2026 willen overmaken naar NL91 ABNA "
                "0417 1643 00? Graag je lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Team Fietsplan\n"
                "\n"
                "Fietsplan B.V., Velperweg 8, 6824 BH Arnhem. KvK 70119283"
            ),
            "Fietsplan Support",
            "support@fietsplan.example",
            "Fietsplan B.V.",
            "Fietsplan B.V.",
        ),
        (
            (
                "Zou je de contributie van € 181,50 voor 20 mei 2026 willen overmaken naar NL91 ABNA "
                "0417 1643 00? Graag je lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Klantenservice\n"
                "Waterbedrijf Noord"
            ),
            "Klantenservice Waterbedrijf Noord",
            "klantenservice@waterbedrijfnoord.example",
            "Waterbedrijf Noord",
            "Waterbedrijf Noord",
        ),
        (
            (
                "Zou je de contributie van € 181,50 voor 20 mei 2026 willen overmaken naar NL91 ABNA "
                "0417 1643 00? Graag je lidnummer 1563-0288 erbij.\n"
                "\n"
                "Groet,\n"
                "Afdeling debiteuren\n"
                "Bakkerij Smit BV"
            ),
            "Debiteuren | Bakkerij Smit BV",
            "debiteuren@bakkerijsmit.example",
            "Bakkerij Smit BV",
            "Bakkerij Smit BV",
        ),
    ],
)
def test_desk_is_no_part_of_the_name_of_a_house(
    body: str, sender: str, address: str, writer: object, creditor: object
) -> None:
    facts = facts_of(club_mail(body, subject="contributie", sender=sender, address=address))
    assert facts["sender"] == writer
    assert facts["creditor"] == creditor
