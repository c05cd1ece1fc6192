"""Numbers behind a bare label, and those that a letter asks to mention."""

from __future__ import annotations

import pytest

from tests.parsers.short_letters import club_mail, facts_of, firm_letter, numbers_of


@pytest.mark.parametrize(
    ("references", "numbers"),
    [
        (
            "Klant 8834          Dier: Snor, kat",
            ["8834"],
        ),
        (
            "Klant 8834 Dier: Snor, kat",
            ["8834"],
        ),
        (
            "Patiënt: 41827 T. Kempers",
            ["41827"],
        ),
        (
            "Patiënt 41827 T. Kempers",
            ["41827"],
        ),
        (
            "Member: 5510284",
            ["5510284"],
        ),
        (
            "Onze ref.: L26/0882 — Ter Aa/Terpstra — fact. 26-0517",
            ["26-0517", "L26/0882"],
        ),
        (
            "Vorig nummer F25-11902 (klant 8834)",
            ["8834", "F25-11902"],
        ),
        (
            "Subject: 630.418.7",
            ["630.418.7"],
        ),
        (
            "Pasnr. 2091 1774 03",
            ["2091 1774 03"],
        ),
        (
            "Leerling 120774",
            ["120774"],
        ),
        (
            "Debiteur 1188",
            ["1188"],
        ),
        (
            "Debiteur: 1188",
            ["1188"],
        ),
        (
            "Relatie: 2214",
            ["2214"],
        ),
        (
            "Lidnr. 0217",
            ["0217"],
        ),
        (
            "Cliënt: 90041",
            ["90041"],
        ),
        (
            "Abonnee 44718",
            ["44718"],
        ),
        (
            "Huurder: 300812",
            ["300812"],
        ),
        (
            "Fact.nr.: 2026-118",
            ["2026-118"],
        ),
        (
            "Factnr 2026-118     Deb.nr 4471",
            ["2026-118", "4471"],
        ),
        (
            "Dossier 2507193/WB",
            ["2507193/WB"],
        ),
        (
            "Ons kenmerk: INV/STR-2/2600774182",
            ["INV/STR-2/2600774182"],
        ),
        (
            "Verzekerde: 40.118.2207",
            ["40.118.2207"],
        ),
        (
            "Gast 55120, kamer 12",
            ["55120"],
        ),
        (
            "Ouder: 77120",
            ["77120"],
        ),
        (
            "Kaartnummer 3100 4471",
            ["3100 4471"],
        ),
        (
            "Oud dossiernummer: 44-2017-A",
            ["44-2017-A"],
        ),
        (
            "Eerder bekend als: F25-11902",
            ["F25-11902"],
        ),
        (
            "Aansluiting 871-44120",
            ["871-44120"],
        ),
        (
            "Student: s1044718",
            ["s1044718"],
        ),
        (
            "Customer ref. KX-44718",
            ["KX-44718"],
        ),
        (
            "Account: 8814-22",
            ["8814-22"],
        ),
        (
            "Deelnemer: 40771",
            ["40771"],
        ),
        (
            "Uw klantcode: 40771",
            ["40771"],
        ),
        (
            "Zaaknr.: 26.0518.8331",
            ["26.0518.8331"],
        ),
    ],
)
def test_number_behind_a_bare_label_is_a_reference(references: str, numbers: list[str]) -> None:
    facts = facts_of(
        firm_letter(
            "Wilt u € 234,35 voor 20 mei 2026 overmaken naar NL91 ABNA 0417 1643 00?",
            subject="openstaande rekening",
            references=references,
        )
    )
    assert sorted(numbers_of(facts)) == numbers


@pytest.mark.parametrize(
    ("body", "references", "payment_reference"),
    [
        (
            "Er staat € 234,35 open. Betaal op NL91 ABNA 0417 1643 00 onder opgave van 25.06.1147.",
            "Dossier: 25.06.1147/MvB",
            "25.06.1147",
        ),
        (
            ("Er staat € 234,35 open. Betaal op NL91 ABNA 0417 1643 00 onder vermelding van 12.05.2291."),
            "Ons kenmerk: 12.05.2291",
            "12.05.2291",
        ),
        (
            (
                "Er staat € 234,35 open. Maak dit bedrag over naar NL91 ABNA 0417 1643 00 met "
                "omschrijving 300812. Anders dragen wij uw dossier over."
            ),
            "Huurdernummer: 300812",
            "300812",
        ),
        (
            (
                "Er staat € 234,35 open. Maak dit bedrag over naar NL91 ABNA 0417 1643 00.\n"
                "\n"
                "|   Omschrijving   300812\n"
                "|   T.n.v.         Berkenhof"
            ),
            "Huurdernummer: 300812",
            "300812",
        ),
        (
            (
                "Er staat € 234,35 open. Graag overmaken naar NL91 ABNA 0417 1643 00. Lidnummer "
                "erbij en dan komt het goed."
            ),
            "Lidnummer: 1563-0288",
            "1563-0288",
        ),
        (
            (
                "Er staat € 234,35 open. Dat kan op NL91 ABNA 0417 1643 00, onder vermelding van het "
                "leerlingnummer."
            ),
            "Leerlingnummer: 120774",
            "120774",
        ),
        (
            (
                "Er staat € 234,35 open. Betaal op NL91 ABNA 0417 1643 00 en vergeet het "
                "factuurnummer niet te vermelden."
            ),
            "Factuur: RC25-04418",
            "RC25-04418",
        ),
        (
            (
                "Er staat € 234,35 open. Betaal op NL91 ABNA 0417 1643 00 met in de omschrijving het "
                "nummer van de factuur."
            ),
            "Factuur: RC25-04418",
            "RC25-04418",
        ),
        (
            (
                "Er staat € 234,35 open. Ons rekeningnummer is NL91 ABNA 0417 1643 00 "
                "(penningmeester), graag met je lidnummer erbij."
            ),
            "Lidnr.: 0217",
            "0217",
        ),
        (
            (
                "Er staat € 234,35 open. Please transfer the amount to NL91 ABNA 0417 1643 00 "
                "(Fietsvriend B.V.), stating FV-90311."
            ),
            "Invoice: FV-90311       Member: 5510284",
            "FV-90311",
        ),
        (
            (
                "Er staat € 234,35 open. Rekening: NL91 ABNA 0417 1643 00 t.n.v. De Grift.\n"
                "\n"
                "Omschrijving: 2025.00873"
            ),
            "Nota: 2025.00873",
            "2025.00873",
        ),
        (
            "Er staat € 234,35 open. Betaal op NL91 ABNA 0417 1643 00.",
            "Betalingskenmerk 1200 4177 3362 0265",
            "1200417733620265",
        ),
        (
            "Er staat € 234,35 open. Betaal op NL91 ABNA 0417 1643 00 o.v.v. klant- en factuurnummer.",
            "Klantnummer 44-118    Factuur 2026-77120",
            "2026-77120",
        ),
    ],
)
def test_number_that_is_asked_for_is_the_one_to_pay_with(
    body: str, references: str, payment_reference: object
) -> None:
    facts = facts_of(firm_letter(body, subject="openstaande rekening", references=references))
    assert facts["payment_reference"] == payment_reference


@pytest.mark.parametrize(
    ("body", "payment_reference"),
    [
        (
            (
                "Je huur over mei van € 738,00 is nog niet binnen. Wil je het voor 20 mei overmaken "
                'op NL91 ABNA 0417 1643 00, zet erbij "achterstand mei".'
            ),
            "achterstand mei",
        ),
        (
            (
                "Je huur over mei van € 738,00 is nog niet binnen. Graag voor 20 mei op NL91 ABNA "
                "0417 1643 00 met omschrijving 'huur Lindelaan'."
            ),
            "huur Lindelaan",
        ),
        (
            (
                "Je huur over mei van € 738,00 is nog niet binnen. Maak het over naar NL91 ABNA 0417 "
                '1643 00 o.v.v. "Terpstra mei".'
            ),
            "Terpstra mei",
        ),
        (
            (
                "Je huur over mei van € 738,00 is nog niet binnen. Betaal op NL91 ABNA 0417 1643 00 "
                "onder vermelding van “lening zomer”."
            ),
            "lening zomer",
        ),
        (
            (
                "Je huur over mei van € 738,00 is nog niet binnen. Maak het over naar NL91 ABNA 0417 "
                "1643 00 en schrijf er 'kamp 2026' bij."
            ),
            "kamp 2026",
        ),
    ],
)
def test_words_in_quotes_are_what_to_pay_with(body: str, payment_reference: object) -> None:
    facts = facts_of(club_mail(body, subject="huur"))
    assert facts["payment_reference"] == payment_reference
