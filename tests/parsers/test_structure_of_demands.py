"""Demands told by structure rather than words: sums, payment lines, matters and what a sentence points "
"back to."""

from __future__ import annotations

import pytest

from parsers.facts_from import parse_facts
from parsers.names import concerns_other_person
from tests.parsers.letter_pages import document_of
from tests.parsers.test_invented_letters import plain
from tests.parsers.test_worded_demands import ACCOUNT, END, UNPAID, letter, read

_ITEMS = "\n".join(
    f"   {label:<55}€ {amount}"
    for label, amount in (("Zadel", "31,50"), ("Ketting", "22,70"), ("Montage", "30,00"))
)
_HEADED = """
   Berkenhof Tuinmeubelen B.V.

   Mevrouw A.B. Terpstra
   Lindelaan 5
   3831 AB LEUSDEN

   {head}

   Geachte mevrouw Terpstra,

   Wij krijgen nog € 84,20 van u. Betaal voor 20 mei 2026 op NL91 ABNA 0417 1643 00.
"""
_OPEN = f"Wij krijgen nog € 84,20 van u. Betaal op {ACCOUNT}."


@pytest.mark.parametrize(
    "sentence",
    [
        "Samen is dat vierentachtig euro en twintig cent (€ 84,20).",
        "Bij elkaar komt dat neer op een bedrag van € 84,20.",
        "Dat maakt € 84,20 dat u ons nog verschuldigd bent.",
        "Alles bij elkaar opgeteld dus € 84,20.",
        "Wij brengen u daarom € 84,20 in rekening.",
    ],
)
@pytest.mark.parametrize(
    "rate", ["", " Opslag kost € 2,50 per stuk.", " U betaalt dan alleen € 90,00 per doos."]
)
def test_sum_of_a_table_may_stand_in_the_sentence_below_it(sentence: str, rate: str) -> None:
    body = f"Wij leverden u het volgende.\n\n{_ITEMS}\n\n   {sentence}{rate}"
    assert read(letter(body + END, subject="levering"))["amount_due_cents"] == 8420


def test_amount_that_wraps_to_its_own_line_belongs_to_its_sentence() -> None:
    body = (
        "Wij missen nog huur van u. Uw achterstand is nu € 84,20: de maand mei (€ 42,10) en de maand juni\n"
        "   (€ 42,10)."
    )
    assert read(letter(body + END))["amount_due_cents"] == 8420


@pytest.mark.parametrize(
    "body",
    [
        "U moet het nettobedrag aan ons terugbetalen. Dat is € 84,20.",
        "U betaalt alleen het verschil. Dat komt neer op € 84,20.",
        "You still have to pay the difference. That is € 84,20.",
    ],
)
def test_amount_in_a_sentence_that_points_back_is_what_was_asked(body: str) -> None:
    text = f"U kreeg € 300,10 en had recht op € 215,90. {body}"
    facts = read(letter(text + END, subject="U kreeg te veel"))
    assert (facts["direction"], facts["amount_due_cents"]) == ("owed", 8420)


@pytest.mark.parametrize(
    "label", ["Voldaan bij afhalen", "Deposito 3 april", "Per pin 3 april", "Eerste deel"]
)
def test_what_stands_below_a_sum_with_a_minus_was_paid(label: str) -> None:
    rows = f"{_ITEMS}\n   {'Totaal incl. btw':<55}€ 84,20\n   {label:<55}€ -20,00\n"
    rows += f"   {'Nog te voldoen':<55}€ 64,20"
    facts = read(letter(f"Hierbij de rekening.\n\n{rows}\n\n   Betaal op {ACCOUNT}.", subject="factuur"))
    assert (facts["amount_due_cents"], facts["principal_cents"], facts["paid_cents"]) == (6420, 8420, 2000)


def test_lowered_price_below_a_sum_is_no_payment() -> None:
    rows = f"{_ITEMS}\n   {'Totaal':<55}€ 84,20\n   {'Korting':<55}€ -20,00\n   {'Nog te voldoen':<55}€ 64,20"
    facts = read(letter(f"Hierbij de rekening.\n\n{rows}\n\n   Betaal op {ACCOUNT}.", subject="factuur"))
    assert (facts["amount_due_cents"], facts["paid_cents"]) == (6420, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Zet het factuurnummer erbij.",
        "Vermeld bij uw betaling het factuurnummer en uw naam.",
        "Wilt u het factuurnummer vermelden?",
        "Noem dan steeds uw factuurnummer.",
        "Gebruik hiervoor het factuurnummer.",
        "Please quote your invoice number.",
    ],
)
def test_number_to_mention_is_known_by_its_label_alone(sentence: str) -> None:
    facts = read(letter(f"{_OPEN}\n   {sentence}", references="Klantnr. 4471220     Factuur 2026-0441"))
    assert facts["payment_reference"] == "2026-0441"


@pytest.mark.parametrize(
    "label",
    ["Omschrijving", "Mededeling", "Betaalcode", "Vermelden bij betaling", "O.v.v.", "Uw omschrijving"],
)
def test_description_among_the_payment_lines_is_to_be_mentioned(label: str) -> None:
    lines = [
        ("Naar rekening", ACCOUNT),
        ("Op naam van", "Berkenhof Tuinmeubelen B.V."),
        (label, "BK30077120"),
    ]
    table = "\n".join(f"   {name:<30}{value}" for name, value in lines)
    facts = read(letter(f"{UNPAID} Betaal het alsnog.\n\n{table}", references="Klantcode: C-4471220"))
    assert facts["payment_reference"] == "BK30077120"


def test_number_without_the_letters_of_the_clerk_is_to_be_mentioned() -> None:
    facts = read(letter(f"{_OPEN[:-1]} met vermelding van 4471220.", references="Dossier: 4471220/AB"))
    assert facts["payment_reference"] == "4471220"
    assert facts["references"] == ["4471220/AB", "4471220"]


@pytest.mark.parametrize(
    ("references", "number"),
    [
        ("Ons kenmerk: K-WB 218.0441 / C&D", "KWB2180441CD"),
        ("Ons nummer 48.2260.1 / AB", "4822601AB"),
        ("Huurder 0047216", "0047216"),
        ("Pasnummer: 2 9077 0051 3348", "2907700513348"),
        ("Voorheen bekend onder: C-8830 (De Linde) en 26118840 (Incassohuis)", "26118840"),
    ],
)
def test_numbers_are_whole_and_each_in_turn(references: str, number: str) -> None:
    found = read(letter(f"{UNPAID} Betaal op {ACCOUNT}.", references=references))["references"]
    assert isinstance(found, list)
    assert number in [plain(one) for one in found]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Staat het geld vóór 20 mei 2026 op {account}, dan laten wij u het weten.", "payment"),
        ("Wilt u het bewijs van opzegging uiterlijk 20 mei 2026 naar mij sturen?", "response"),
        (
            "Stuur ons een afschrift van uw bank. Dat moet uiterlijk 20 mei 2026 bij ons binnen zijn.",
            "response",
        ),
        ("Stuur ons een kopie van de brief. Wij ontvangen die graag uiterlijk 20 mei 2026.", "response"),
        ("We must receive this sum by 20 May 2026.", "payment"),
        ("Op woensdag 20 mei 2026 tussen 8 en 12 uur sluit de netbeheerder uw stroom af.", "enforcement"),
        ("Op 20 mei 2026 koppelt een technicus uw aansluiting af.", "enforcement"),
    ],
)
def test_day_has_the_kind_of_what_is_done_by_it(sentence: str, kind: str) -> None:
    body = f"{UNPAID} Ons rekeningnummer is {ACCOUNT}.\n   {sentence.format(account=ACCOUNT)}"
    days = read(letter(body))["deadlines"]
    assert days == [{"kind": kind, "date": "2026-05-20", "amount_cents": None}]


def test_answer_may_be_asked_within_the_same_term() -> None:
    body = (
        f"{UNPAID} Betaal binnen zestien dagen na vandaag op {ACCOUNT}. Bent u het er niet mee eens, laat\n"
        "   het ons dan binnen dezelfde termijn schriftelijk weten."
    )
    assert read(letter(body))["deadlines"] == [
        {"kind": kind, "date": "2026-05-20", "amount_cents": None} for kind in ("payment", "response")
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "Namens cliënte, Zwembad De Linde V.O.F.,",
        "Voor opdrachtgeefster Zwembad De Linde V.O.F.",
        "In opdracht van cliënt Zwembad De Linde V.O.F.",
    ],
)
def test_who_writes_for_a_client_collects(lead: str) -> None:
    facts = read(letter(f"{lead} vragen wij u € 84,20 te betalen." + END, subject="Zwembad De Linde"))
    assert facts["creditor"] == "Zwembad De Linde V.O.F."


@pytest.mark.parametrize(
    "line",
    [
        "Dossier: 4471220 Inzake: Stichting De Linde / Terpstra Huurder 8812",
        "Dossier: 4471220   Inz. Stichting De Linde",
        "Zaak 4471220 inzake Stichting De Linde /Terpstra",
    ],
)
def test_matter_may_stand_behind_a_number(line: str) -> None:
    facts = read(letter("Wij vragen u € 84,20 te betalen voor Stichting De Linde." + END, references=line))
    assert facts["creditor"] == "Stichting De Linde"


def test_agreed_series_that_an_office_confirms_is_a_plan() -> None:
    rows = "\n".join(
        f"   {day:<30}€ 28,0{last}" for day, last in (("28 mei", 8), ("28 juni", 6), ("28 juli", 6))
    )
    body = (
        "Na ons gesprek bevestig ik dat u de vordering in drie keer mag betalen.\n\n"
        f"{rows}\n   {'samen':<30}€ 84,20\n\n   Graag telkens op {ACCOUNT} met kenmerk 55201-A."
    )
    facts = read(letter(body, subject="dossier 55201-A"))
    assert (facts["stage"], facts["amount_due_cents"]) == ("payment_plan", 8420)


@pytest.mark.parametrize("addressee", ["meneer Terpstra", "Mijnheer A.B. Terpstra", "de heren Terpstra"])
def test_any_title_leaves_the_reader_the_reader(addressee: str) -> None:
    assert not concerns_other_person(addressee, ("Anna Terpstra", "Arie Terpstra"))


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("o.v.v. REL 4471220 SOORT B", "REL 4471220 SOORT B"),
        ("onder vermelding van HUUR 4471220.", "HUUR 4471220"),
        ("met vermelding van 4471220 UNIT A", "4471220 UNIT A"),
        ("o.v.v. 4471220, dan komt het goed.", "4471220"),
        ("o.v.v. klantnummer 4471220.", "4471220"),
    ],
)
def test_capitals_around_a_number_are_mentioned_with_it(mark: str, said: str) -> None:
    assert read(letter(f"{UNPAID} Betaal op {ACCOUNT} {mark}"))["payment_reference"] == said


@pytest.mark.parametrize(
    "body",
    [
        "Wij ontvingen uw bezwaar tegen onze rekening van € 84,20. Zolang wij dat bekijken hoeft u niet "
        "te betalen.",
        "U betwist de factuur van € 84,20. Wij zetten de vordering daarom stil tot u van ons hoort.",
        "We have received your objection to the invoice of € 84,20. The claim is on hold.",
    ],
)
def test_claim_that_rests_while_it_is_disputed_asks_nothing(body: str) -> None:
    facts = read(letter(body, subject="uw bericht"))
    told = (facts["is_claim"], facts["stage"], facts["disputed"], facts["amount_due_cents"])
    assert told == (True, "information", True, 8420)


@pytest.mark.parametrize("booking", ["QX7LMP", "B2KLMN", "RTQ8WZ"])
def test_code_of_a_booking_may_be_letters(booking: str) -> None:
    found = read(letter(f"{UNPAID} Betaal op {ACCOUNT}.", references=f"Boekingsnummer: {booking}"))
    assert found["references"] == [booking]


def test_bill_with_costs_of_collecting_in_its_sum_is_no_first_demand() -> None:
    rows = f"   {'Premie mei':<55}€ 60,00\n   {'Incassokosten':<55}€ 24,20\n   {'Saldo':<55}€ 84,20"
    facts = read(letter(f"Dit is de stand van uw polis.\n\n{rows}" + END, subject="uw polis"))
    assert facts["stage"] == "final_notice"


@pytest.mark.parametrize("head", ["Datum : 4 mei 2026", "Datum      : 4 mei 2026", "Ede, _ 4 mei 2026"])
def test_specks_and_colons_before_the_day_leave_it_sure(head: str) -> None:
    facts = parse_facts(document_of(_HEADED.format(head=head)))
    assert (str(facts.letter_date), "letter_date" in facts.review) == ("2026-05-04", False)


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Gebruik bij uw betaling dit nummer: 88.201.44", "8820144"),
        ("Uw betaalnummer is 8812-4471.", "88124471"),
        ("Betaalcode: 8812-4471", "88124471"),
        ("Wij verzoeken u bij betaling nummer 8812-4471 op te geven.", "88124471"),
        ("Verwijs bij de betaling naar 8812-4471.", "88124471"),
        ("Refer to 8812-4471 with your payment.", "88124471"),
        ("De referentie voor uw bank is 8812-4471.", "88124471"),
        ("Graag onder vermelding van ons kenmerk.", "DOS4471"),
        ("Denk aan het klantnummer in de omschrijving!", "4471220"),
    ],
)
def test_number_of_a_payment_is_not_the_mark_of_the_letter(sentence: str, number: str) -> None:
    body = f"{UNPAID} Betaal op {ACCOUNT}.\n   {sentence}"
    facts = read(letter(body, references="Klantnummer: 4471220     Ons kenmerk: DOS-4471"))
    assert plain(facts["payment_reference"]) == number


def test_mark_of_the_letter_alone_is_not_to_be_mentioned() -> None:
    facts = read(letter(f"{UNPAID} Betaal op {ACCOUNT}.", references="Ons kenmerk: DOS-4471"))
    assert facts["payment_reference"] is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij zien graag een betaling van € 84,20 tegemoet.",
        "Van u ontvangen wij nog graag 84,20 euro.",
        "Het bedrag van 84 euro en 20 cent is nog niet betaald.",
        "U heeft € 84,20 te veel ontvangen en moet dit terugbetalen.",
        "Gelieve € 84,20 te vereffenen.",
    ],
)
def test_amount_that_is_awaited_is_due(sentence: str) -> None:
    facts = read(letter(sentence + END, subject="uw rekening"))
    assert (facts["direction"], facts["amount_due_cents"]) == ("owed", 8420)


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Dit is ons tweede verzoek om € 84,20 te betalen.", "reminder"),
        ("Wij herhalen ons verzoek om € 84,20 te voldoen.", "reminder"),
        ("Helaas hebben wij nog steeds geen betaling van € 84,20 gezien.", "reminder"),
        ("Hierbij onze rekening van € 84,20 voor het schilderwerk.", "invoice"),
    ],
)
def test_request_that_is_made_again_is_a_reminder(sentence: str, stage: str) -> None:
    assert read(letter(sentence + END, subject="uw rekening"))["stage"] == stage


_UNSIGNED = """
   Mevrouw A.B. Terpstra
   Lindelaan 5
   3831 AB LEUSDEN

   Datum: 4 mei 2026

   Geachte mevrouw Terpstra,

   De bijdrage van € 84,20 is nog niet betaald. Maak dit voor 20 mei over op NL91 ABNA 0417 1643 00 met
   omschrijving 2026-0441.

   {closing}

   {foot}
"""


@pytest.mark.parametrize(
    ("closing", "foot", "sender"),
    [
        ("Met sportieve groet,\n   Piet de Boer\n   penningmeester VV De Meeuwen", "", "VV De Meeuwen"),
        ("Hartelijke groet,\n   Ans Kok, secretaris van Buurthuis Noord", "", "Buurthuis Noord"),
        ("Hoogachtend,\n   J. Smit", "Meubelhuis Oost · Kanaalweg 12 · KvK 12345678", "Meubelhuis Oost"),
        ("Hoogachtend,\n   J. Smit", "Kwikbanden | Havenlaan 3 | KvK-nummer 12345678", "Kwikbanden"),
    ],
)
def test_sender_may_be_named_by_an_office_or_a_register_line(closing: str, foot: str, sender: str) -> None:
    assert parse_facts(document_of(_UNSIGNED.format(closing=closing, foot=foot))).sender == sender


def test_person_with_a_trade_under_the_name_collects_for_another() -> None:
    facts = parse_facts(
        document_of(
            """
   mr. J. de Wit
   gerechtsdeurwaarder te Zwolle

   Mevrouw A.B. Terpstra
   Lindelaan 5
   3831 AB LEUSDEN

   4 mei 2026
   Dossiernummer 26-04417

   Geachte mevrouw Terpstra,

   Bij vonnis van 3 maart 2026 bent u veroordeeld aan Stichting Woonwijs € 84,20 te betalen. Betaal
   voor 20 mei 2026 op NL91 ABNA 0417 1643 00 met kenmerk 26-04417.

   Hoogachtend,
   mr. J. de Wit
"""
        )
    )
    assert facts.creditor == "Stichting Woonwijs"


def test_day_to_pay_beside_an_amount_is_not_the_day_of_the_letter() -> None:
    rows = "Nota 26-0441\n   4 mei 2026\n\n   Behandeling                     € 84,20\n"
    text = f"   Praktijk Zonneweide\n\n   {rows}   Te betalen voor 20 mei 2026     € 84,20\n\n   {ACCOUNT}"
    facts = parse_facts(document_of(text))
    assert str(facts.letter_date) == "2026-05-04"
    assert [str(one.day) for one in facts.deadlines] == ["2026-05-20"]
