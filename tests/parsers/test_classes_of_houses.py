"""Classes of letters that senders of many kinds word alike: rests, overdrafts, settlements, debits, plans."""

from __future__ import annotations

import pytest

from parsers.facts_from import parse_facts
from parsers.facts_json import encode_facts
from tests.parsers.letter_pages import document_of
from tests.parsers.test_worded_demands import ACCOUNT, letter, read

PAY = f"\n\n   Wij ontvangen dit bedrag graag voor 20 mei 2026 op {ACCOUNT} onder vermelding van 55201-A."


@pytest.mark.parametrize(
    "thanks",
    [
        "Dank voor uw betaling van € 100,00. Er resteert nog € 84,20.",
        "Wij bevestigen de ontvangst van uw betaling van € 100,00. Nog te voldoen is € 84,20.",
        "Uw betaling van € 100,00 is binnen. Daarmee is nog niet alles voldaan: het restant is € 84,20.",
    ],
)
def test_thanks_for_a_part_leave_a_rest(thanks: str) -> None:
    facts = read(letter(thanks + PAY))
    assert (facts["stage"] == "settled", facts["amount_due_cents"]) == (False, 8420)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij schrijven u namens Dansschool De Pas. U heeft een rekening niet betaald.",
        "Wij schrijven u over een rekening van Dansschool De Pas die niet is betaald.",
    ],
)
def test_who_writes_does_not_debit(sentence: str) -> None:
    facts = read(letter(f"{sentence} U bent € 84,20 verschuldigd.{PAY}"))
    assert (facts["direct_debit"], facts["amount_due_cents"]) == (False, 8420)


@pytest.mark.parametrize(
    "plan",
    [
        "De regeling: 3 x € 50,00, steeds op de 15e van de maand, te beginnen op 15 juni 2026.",
        "U betaalt vanaf 15 juni 2026 3 maanden lang € 50,00 per maand.",
        "Vanaf 15 juni 2026 betaalt u maandelijks € 50,00 (2 keer) en tot slot € 50,00.",
        "U betaalt 3 maandelijkse termijnen van € 50,00, voor het eerst op 15 juni 2026.",
    ],
)
def test_plan_in_prose_has_its_instalments(plan: str) -> None:
    text = f"Wij gaan akkoord met uw voorstel om € 150,00 in termijnen te betalen. {plan}"
    facts = read(letter(text, subject="Betalingsregeling"))
    deadlines = facts["deadlines"]
    assert isinstance(deadlines, list)
    assert [item["amount_cents"] for item in deadlines] == [5000, 5000, 5000]
    assert facts["amount_due_cents"] == 15000


def test_settlement_asks_the_difference() -> None:
    text = """
   Woonstichting De Schakel                               Datum: 4 mei 2026
   Contractnummer: 44718-2

   Betreft: afrekening servicekosten 2025

   Omschrijving            Kosten      Voorschot      Saldo
   Schoonmaak              120,00         100,00      20,00
   Huismeester             260,50         240,00      20,50
   Bij te betalen          380,50         340,00      40,50

   Betaal dit bedrag voor 20 mei 2026 op NL91 ABNA 0417 1643 00 ten name van De Schakel.
"""
    facts = encode_facts(parse_facts(document_of(text)))
    assert (facts["amount_due_cents"], facts["stage"]) == (4050, "invoice")


@pytest.mark.parametrize("short", ["staat € 84,20 rood", "heeft een tekort van € 84,20"])
def test_overdraft_is_made_up_on_the_account_itself(short: str) -> None:
    text = f"Uw betaalrekening {ACCOUNT} {short}. Vul het tekort uiterlijk 20 mei 2026 aan."
    facts = read(letter(text, subject="U staat te veel rood"))
    assert (facts["amount_due_cents"], facts["iban"]) == (8420, ACCOUNT.replace(" ", ""))


@pytest.mark.parametrize(
    "sentence",
    [
        "Praktijk Het Web heeft Volant Facturatie gevraagd de rekening te versturen.",
        "De nota voor uw behandeling bij Praktijk Het Web is nog niet betaald.",
    ],
)
def test_who_bills_for_a_practice_is_not_owed(sentence: str) -> None:
    text = (
        "\n   Volant Facturatie                        Datum: 4 mei 2026\n\n   Betreft: nota 55201\n\n"
        f"   {sentence} U betaalt € 84,20 voor 20 mei 2026 op {ACCOUNT}.\n\n"
        "   Met vriendelijke groet,\n   Volant Facturatie\n"
    )
    assert "Het Web" in str(encode_facts(parse_facts(document_of(text)))["creditor"])
