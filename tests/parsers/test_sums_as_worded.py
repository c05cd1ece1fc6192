"""Sums as letters word them: what they hold, what they are free of, what follows and what is asked back."""

from __future__ import annotations

import pytest

from parsers.facts_from import parse_facts
from parsers.facts_json import encode_facts
from tests.parsers.letter_pages import document_of
from tests.parsers.test_worded_demands import ACCOUNT, END, letter, read

PAY = f"\n\n   Wij ontvangen dit bedrag graag voor 20 mei 2026 op {ACCOUNT} onder vermelding van 55201-A."


@pytest.mark.parametrize(
    "sentence",
    [
        "Met inbegrip van de inmiddels verschenen rente bent u nu € 84,20 verschuldigd.",
        "Inclusief rente en kosten beloopt de vordering thans € 84,20.",
        "De vordering bedraagt inclusief wettelijke rente en incassokosten € 84,20.",
        "Vermeerderd met rente en kosten moet u ons nog € 84,20 betalen.",
        "U bent ons, incl. btw en administratiekosten, € 84,20 schuldig.",
        "Er staat nog € 84,20 open, inclusief aanmaningskosten.",
        "Op vandaag is uw schuld, rente en kosten inbegrepen, € 84,20.",
        "Samen met de rente komt het openstaande bedrag op € 84,20.",
        "Including interest and costs you now owe € 84,20.",
        "U kunt nu nog zonder bijkomende kosten € 84,20 betalen.",
        "U betaalt € 84,20, zonder rente en zonder extra kosten.",
        "Zonder verdere kosten kunt u deze zaak nog regelen door € 84,20 over te maken.",
    ],
)
def test_what_a_sum_holds_is_no_part_of_it(sentence: str) -> None:
    facts = read(letter(sentence + PAY))
    assert (facts["amount_due_cents"], facts["interest_cents"], facts["costs_cents"]) == (8420, None, None)


@pytest.mark.parametrize(
    "threat",
    [
        "Betaalt u niet, dan leggen wij beslag. De kosten daarvan, € 184,91, komen voor uw rekening.",
        "Dan schakelen wij een deurwaarder in. Daaraan zijn kosten verbonden: € 136,71 of meer.",
        "Blijft betaling uit, dan volgt een dagvaarding. De daaraan verbonden kosten, € 390,-, betaalt u.",
        "Anders sluiten wij u af. De kosten hiervan bedragen € 90,75.",
        "Ontvangen wij niets, dan dagvaarden wij u. De kosten van die procedure (€ 320,00) zijn voor u.",
        "Reageert u niet, dan gaat het dossier naar de deurwaarder. Dat kost u ten minste € 125,30 extra.",
        "Betaal op tijd, anders rekenen wij € 40,00 incassokosten.",
        "Bij te late betaling brengen wij € 15,00 aanmaningskosten in rekening.",
        "Zonder uw betaling komt er € 48,40 aan kosten bij.",
        "Na die datum verhogen wij het bedrag met € 40,00 aan kosten.",
    ],
)
def test_costs_of_what_is_threatened_are_not_due(threat: str) -> None:
    facts = read(letter(f"U moet ons nog € 84,20 betalen.{END}\n\n   {threat}"))
    assert (facts["amount_due_cents"], facts["costs_cents"]) == (8420, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij vorderen het te veel betaalde bedrag van € 84,20 van u terug.",
        "U moet € 84,20 aan te veel ontvangen toeslag terugbetalen.",
        "Te veel uitgekeerd is € 84,20. Dit bedrag dient u terug te betalen.",
        "De te hoog verleende tegemoetkoming, € 84,20, vorderen wij bij u terug.",
        "U had geen recht op € 84,20. Betaalt u dit bedrag aan ons terug.",
        "U ontving ten onrechte € 84,20 en bent verplicht dit terug te betalen.",
        "Het bedrag dat u terug moet betalen is € 84,20.",
        "Daarom eisen wij de lening van € 84,20 terug.",
        "You were overpaid by € 84,20 and must repay this.",
        "Wij hebben u € 84,20 te veel betaald. Wilt u dit terugstorten?",
    ],
)
def test_what_was_paid_out_too_much_is_owed(sentence: str) -> None:
    facts = read(letter(sentence + END, subject="besluit terugvordering"))
    assert (facts["direction"], facts["amount_due_cents"], facts["refund_cents"]) == ("owed", 8420, None)
    assert facts["iban"] == ACCOUNT.replace(" ", "")


@pytest.mark.parametrize(
    "label",
    [
        "Resterende termijnen toestel (8 x 24,00)",
        "Resterende looptijd 3 x 64,00",
        "Lesgeld 6 lessen a € 32,00",
        "Huur boormachine 4 dagen x 48,00",
        "Maaltijden (24 st. à 8,00)",
        "Restant contract: 2 x € 96,00",
        "Zaalhuur 12 uur à 16,00",
    ],
)
def test_price_of_one_is_no_sum(label: str) -> None:
    rows = (
        f"{label:<62} 192,00\n   {'Administratie':<62} 8,42\n   {'Kaartje':<62} 20,00\n"
        f"   {'Totaal factuur':<60} € 220,42"
    )
    facts = read(
        letter(f"Hieronder ziet u wat wij in rekening brengen.\n\n   {rows}\n{END}", subject="factuur")
    )
    assert facts["amount_due_cents"] == 22042


@pytest.mark.parametrize(
    "offer",
    [
        "Stapt u over op automatische incasso, dan krijgt u € 5 korting en betaalt u per kwartaal € 31,25.",
        "Wilt u gespreid betalen? Dan betaalt u per maand slechts € 12,50.",
        "Liever in delen? Maandelijks € 25,00 kan ook.",
        "Als u ons machtigt, schrijven wij het bedrag in acht termijnen af (circa € 73,83 per maand).",
        "Een abonnement kost u daarna elke maand € 9,95.",
        "Betaalt u voortaan per jaar € 110,00, dan bespaart u € 8,50.",
    ],
)
def test_price_of_an_offer_is_not_due(offer: str) -> None:
    facts = read(letter(f"Voor het abonnement is € 84,20 nog niet betaald.{END}\n\n   {offer}"))
    assert facts["amount_due_cents"] == 8420


_SLIP = """
   De Groene Bode                                                    weekblad voor de Achterhoek

   Mevrouw A.B. Terpstra
   Lindelaan 5
   3831 AB LEUSDEN

   Leusden, 4 mei 2026                             Abonneenummer 226077

   Herinnering

   Geachte abonnee,

   Voor het jaarabonnement ontvingen wij nog geen betaling. De gegevens staan op de strook hieronder.
   {day} Met automatische incasso betaalt u per kwartaal € 31,25.

   Met vriendelijke groet,
   De Groene Bode

   {amount_label:<28} {number_label}
   118,50                       1310 0022 6077 1904

   VAN                          {account_label}
   A B TERPSTRA                 NL91 ABNA 0417 1643 00
"""


@pytest.mark.parametrize(
    "amount_label", ["BEDRAG EURO", "Bedrag", "Te betalen", "Bedrag in euro's", "EUR", "Totaal"]
)
@pytest.mark.parametrize(
    ("number_label", "account_label"), [("BETALINGSKENMERK", "NAAR IBAN"), ("Kenmerk", "IBAN")]
)
def test_amount_that_stands_on_a_slip_alone_is_due(
    amount_label: str, number_label: str, account_label: str
) -> None:
    text = _SLIP.format(
        amount_label=amount_label,
        number_label=number_label,
        account_label=account_label,
        day="Graag vóór 28 mei, anders moeten wij de bezorging staken.",
    )
    facts = encode_facts(parse_facts(document_of(text)))
    assert (facts["amount_due_cents"], facts["payment_reference"]) == (11850, "1310002260771904")
    assert facts["deadlines"] == [{"kind": "payment", "date": "2026-05-28", "amount_cents": None}]


@pytest.mark.parametrize(
    "sentence",
    [
        "U betaalt in totaal € 240,18, zonder extra kosten, in zes keer:",
        "Het hele bedrag van € 240,18 mag u in zes delen voldoen:",
        "Uw schuld van € 240,18 lost u als volgt af:",
        "Samen is dat € 240,18. U betaalt dit in zes termijnen:",
        "Wij spreiden de € 240,18 over zes maanden, kosteloos:",
    ],
)
def test_plan_keeps_its_whole(sentence: str) -> None:
    months = ("juni", "juli", "augustus", "september", "oktober", "november")
    rows = "\n".join(f"   {at + 1}     27 {month} 2026      € 40,03" for at, month in enumerate(months))
    text = f"U vroeg om in delen te betalen. Dat is goed. {sentence}\n\n{rows}"
    text += f"\n\n   Maak elke termijn over op {ACCOUNT}."
    facts = read(letter(text, subject="uw betalingsregeling"))
    assert (facts["stage"], facts["amount_due_cents"]) == ("payment_plan", 24018)
    deadlines = facts["deadlines"]
    assert isinstance(deadlines, list)
    assert [item["amount_cents"] for item in deadlines] == [4003] * 6


@pytest.mark.parametrize(
    "row",
    [
        "Kosten incl. btw",
        "Buitengerechtelijke kosten",
        "Kosten (inclusief 21% btw)",
        "Gemaakte kosten",
        "Kosten aanmaning en sommatie",
        "Verschotten en kosten",
        "Onze kosten excl. btw",
        "Deurwaarderskosten",
    ],
)
def test_costs_beside_a_principal_are_costs(row: str) -> None:
    table = "\n".join(
        f"   {label:<60} {value:>9}"
        for label, value in (
            ("Hoofdsom nota 2025", "346,32"), ("Rente t/m heden", "9,24"), (row, "62,86"),
            ("Voldaan", "100,00 -"),
            ("Te betalen", "€ 318,42"),
        )
    )  # fmt: skip
    facts = read(
        letter(f"De regeling is vervallen. U bent ons schuldig:\n\n{table}\n{END}", subject="sommatie")
    )
    parts = [facts[f"{name}_cents"] for name in ("amount_due", "principal", "interest", "costs", "paid")]
    assert parts == [31842, 34632, 924, 6286, 10000]


@pytest.mark.parametrize(
    "label",
    ["Openstaand kredietsaldo", "Openstaande lening", "Uitstaand saldo", "Openstaand bedrag van het krediet"],
)
def test_a_credit_called_in_is_due_whole(label: str) -> None:
    facts = read(
        letter(
            "U betaalde twee termijnen niet, samen € 84,20. Daarom eisen wij het hele saldo op.\n\n"
            f"   {label + ' per 30 april 2026':<50} € 1.200,00\n"
            f"   {'Kredietvergoeding mei 2026':<50} €    12,50\n"
            f"   {'Ineens te betalen':<50} € 1.212,50\n\n"
            f"   Betaal € 1.212,50 voor 20 mei 2026 op {ACCOUNT} onder vermelding van 55201-A."
        )
    )
    assert facts["amount_due_cents"] == 121250
