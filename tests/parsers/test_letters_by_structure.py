"""What a letter shows by its structure: parties of deeds, clients in passing, whole euros, small print."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from parsers.document import Word
from parsers.facts import DeadlineKind, Direction, Facts, Stage
from parsers.facts_from import parse_facts
from parsers.layout import lay_out
from parsers.names import readdress
from tests.parsers.letter_pages import document_of, mail_of

_LETTER = """
   {head}

   De heer K. Voorbeeld
   Dorpsweg 3
   5011 AA TILBURG

   Tilburg, 2 maart 2026
   {about}

   Geachte heer Voorbeeld,

{body}

   Met vriendelijke groet,
   {closing}
"""


def _read(
    body: str, *, head: str = "Muziekhuis Andante B.V.", about: str = "", closing: str = "De administratie"
) -> Facts:
    return parse_facts(document_of(_LETTER.format(head=head, about=about, body=body, closing=closing)))


def _mail(body: str, *, sender: str, address: str, subject: str) -> Facts:
    sent = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return parse_facts(mail_of(body, sender=sender, address=address, subject=subject, sent_at=sent))


@pytest.mark.parametrize(
    "trade",
    [
        ", h.o.d.n. Fietsenmakerij De Ketting",
        ", tevens handelend onder de naam Bakkerij Het Broodje",
        ", voorheen handelend onder de naam Salon Knip",
        ", h.o.d.n. Lunchroom Aan Zee, gewezen vennoot van VOF Aan Zee",
        "",
    ],
)
def test_deed_is_served_on_the_person_and_not_on_the_trade_name(trade: str) -> None:
    facts = parse_facts(
        document_of(f"""
   MERELHOF GERECHTSDEURWAARDERS
   dossier 20261188

   DAGVAARDING

   Heden, de tweede maart tweeduizend zesentwintig, ten verzoeke van Anna Zomer, h.o.d.n. Atelier Zomer,
   wonende te Zwolle, heb ik, Pieter Merel, gerechtsdeurwaarder te Zwolle, GEDAGVAARD:
   Karel Voorbeeld{trade}, wonende te Tilburg aan de Dorpsweg 3,
   om op woensdag 1 april 2026 te 10.00 uur te verschijnen ter terechtzitting van de kantonrechter.
   Eiseres vordert betaling van de hoofdsom van € 812,50.
""")
    )
    assert facts.addressee == "Karel Voorbeeld"
    assert readdress(facts, ("K. Voorbeeld",)).direction is Direction.OWED


@pytest.mark.parametrize(
    "says",
    [
        "U schrijft dat u de rekening van Studio Zwaluw (klantnr. 4471-20) al hebt betaald.",
        "Het gaat om uw abonnement bij Studio Zwaluw, dat u in mei afsloot.",
        "Voor uw bestelling bij Studio Zwaluw staat nog een bedrag open.",
    ],
)
def test_collector_that_names_no_client_collects_for_who_is_named_in_passing(says: str) -> None:
    facts = _read(
        f"   {says}\n   De vordering bedraagt € 212,60. Betaal dit voor 20 maart 2026 op NL91 ABNA 0417 "
        f"1643 00.",
        head="Incassobureau Merelhof",
        closing="Incassobureau Merelhof",
    )
    assert facts.creditor == "Studio Zwaluw"
    assert "creditor" in facts.review


@pytest.mark.parametrize(
    "asks",
    [
        "Mevrouw A.B. Zomer heeft ons gevraagd de alimentatie voor haar te innen.",
        "De heer P. Zomer heeft ons opdracht gegeven de achterstand te innen.",
        "Mevrouw Zomer heeft ons verzocht de inning over te nemen.",
    ],
)
def test_person_who_asked_to_collect_is_the_creditor(asks: str) -> None:
    facts = _read(
        f"   {asks}\n   U hebt een achterstand van € 640,00. Betaal dit binnen 14 dagen na dagtekening "
        f"op rekening"
        "\n   NL91 ABNA 0417 1643 00 en stuur ons een bewijs daarvan.",
        head="Bureau Onderhoud Nederland",
        closing="Bureau Onderhoud Nederland",
    )
    assert facts.creditor is not None
    assert facts.creditor.endswith("Zomer")
    assert facts.stage is Stage.COLLECTION
    assert [(one.kind, one.day) for one in facts.deadlines] == [(DeadlineKind.PAYMENT, date(2026, 3, 16))]


def test_trade_under_a_letterhead_makes_a_bailiff_of_a_plain_name() -> None:
    facts = _read(
        "   Op 1 maart 2026 hebben wij voor Pensioenfonds Het Anker beslag gelegd op uw loon.\n"
        "   Het openstaande bedrag is € 912,50. U kunt dit betalen op NL91 ABNA 0417 1643 00 o.v.v. "
        "U26118-4.",
        head="MEREL & ZOMER\n   gerechtsdeurwaarders en incasso",
        about="Ons dossier: U26118 (Fonds Het Anker / Voorbeeld)",
    )
    assert facts.creditor in ("Pensioenfonds Het Anker", "Fonds Het Anker")
    assert facts.stage is Stage.ENFORCEMENT
    assert facts.payment_reference == "U26118-4"
    assert {"U26118", "U26118-4"} <= set(facts.references)


def test_fund_in_a_line_of_a_bill_is_not_the_creditor() -> None:
    facts = _read(
        "   Nota premie oktober\n\n"
        "   Ouderdomspensioen                             1.298,70\n"
        "   Sociaal fonds (geïnd namens SFK)                131,26\n"
        "   Te betalen                                    1.429,96\n\n"
        "   Betaal binnen 14 dagen na dagtekening op NL91 ABNA 0417 1643 00.",
        head="Pensioenfonds Het Anker",
    )
    assert facts.creditor == "Pensioenfonds Het Anker"


@pytest.mark.parametrize("street", ["Zomerhof 214 B", "Laan van Zomer 12-3", "Oude Erf 9 bis"])
def test_line_of_an_address_is_no_sender(street: str) -> None:
    facts = parse_facts(
        document_of(f"""
   ik Centraal Justitieel Incassobureau

   K. Voorbeeld
   {street}
   5011 AA TILBURG

   CJIB-nummer   1109 4455 1200 7783
   Datum         2 maart 2026

   Tweede aanmaning
   U hebt de boete nog steeds niet betaald. Betaal € 387,00 uiterlijk 30 maart 2026.
""")
    )
    assert facts.sender in ("Centraal Justitieel Incassobureau", "CJIB")


def test_small_lines_beside_a_large_name_stay_lines() -> None:
    document = document_of("x\n\n   Geachte heer Voorbeeld,")
    page = document.pages[0]

    def word(text: str, x0: float, x1: float, y0: float, y1: float) -> Word:
        return Word(text=text, x0=x0, x1=x1, y0=y0, y1=y1)

    head = (
        word("Andante", 0.1, 0.3, 0.06, 0.09),
        word("Postbus", 0.70, 0.75, 0.062, 0.073),
        word("30144,", 0.76, 0.80, 0.062, 0.073),
        word("Almere", 0.81, 0.86, 0.062, 0.073),
        word("Mijn", 0.72, 0.745, 0.077, 0.088),
        word("nota:", 0.75, 0.78, 0.077, 0.088),
        word("andante.example", 0.79, 0.89, 0.077, 0.088),
    )
    laid = lay_out(replace(document, pages=(replace(page, words=head),)))
    texts = [cell.text for row in laid.rows for cell in row]
    assert "Postbus 30144, Almere" in texts
    assert "Mijn nota: andante.example" in texts


def test_whole_euros_without_a_sign_are_money_where_they_add_up() -> None:
    facts = _read(
        "   Aanslag inkomstenbelasting\n\n"
        "   Inkomstenbelasting                          1.881\n"
        "   Belastingrente                                 74\n"
        "   Te betalen                                € 1.955\n\n"
        "   Betaal dit bedrag voor 18 april 2026 op NL91 ABNA 0417 1643 00.",
        head="Belastingdienst",
    )
    assert (facts.amount_due_cents, facts.principal_cents, facts.interest_cents) == (195500, 188100, 7400)


def test_whole_euros_of_a_plan_add_up_to_the_debt() -> None:
    rows = "".join(
        f"   {n}     30-0{n + 3}-2026          {part}\n" for n, part in ((1, 120), (2, 120), (3, 121))
    )
    facts = _read(
        "   Wij stemmen in met uw verzoek om een betalingsregeling. U mag de schuld van € 361 betalen in 3\n"
        f"   termijnen, die uiterlijk op deze dagen zijn bijgeschreven:\n\n{rows}",
        about="Betreft: betalingsregeling",
        head="Belastingdienst",
    )
    assert [(one.day, one.amount_cents) for one in facts.deadlines] == [
        (date(2026, 4, 30), 12000),
        (date(2026, 5, 30), 12000),
        (date(2026, 6, 30), 12100),
    ]


def test_counts_in_a_column_are_no_money() -> None:
    facts = _read(
        "   Factuur 2026-0044\n\n"
        "   Lessen piano           12          € 240,00\n"
        "   Huur zaal               3           € 60,00\n"
        "   Te betalen                         € 300,00\n\n"
        "   Betaal binnen 14 dagen na dagtekening op NL91 ABNA 0417 1643 00."
    )
    assert facts.amount_due_cents == 30000


@pytest.mark.parametrize(
    "says",
    [
        "Eenmaal afgesloten betaal je € 25,00 om weer aangesloten te worden.",
        "Na afsluiting betaalt u € 25,00 voor een nieuwe aansluiting.",
        "Voor heraansluiting rekenen wij € 25,00.",
    ],
)
def test_price_of_being_connected_again_is_not_due(says: str) -> None:
    facts = _mail(
        "Beste klant,\n\nJe rekeningen van januari en februari zijn niet betaald. Daarom sluiten we je "
        "internet\n"
        "af op maandag 16 maart 2026.\nZorg dat € 118,50 op zaterdag 14 maart 2026 bij ons binnen is.\n"
        f"Rekeningnummer: NL91ABNA0417164300\nOmschrijving: 4410 8823\n{says}\n\nGroet,\nNetlijn",
        sender="Netlijn",
        address="klant@netlijn.example",
        subject="We sluiten je internet af",
    )
    assert facts.amount_due_cents == 11850


@pytest.mark.parametrize(
    ("says", "stage"),
    [
        ("Wij manen u hierbij aan de premie van € 214,36 alsnog te betalen.", Stage.FINAL_NOTICE),
        (
            "Daarom beëindigen wij uw leasecontract per vandaag. U betaalt ons nog € 214,36.",
            Stage.FINAL_NOTICE,
        ),
        ("Uw huur van maart is nog niet binnen. Wilt u € 214,36 betalen?", Stage.REMINDER),
        (
            "Uit de administratie blijkt dat u € 214,36 verschuldigd bent. Dit is direct opeisbaar.",
            Stage.INVOICE,
        ),
    ],
)
def test_stage_by_what_the_sender_does(says: str, stage: Stage) -> None:
    facts = _read(f"   {says}\n   Maak dit over voor 20 maart 2026 op NL91 ABNA 0417 1643 00.")
    assert facts.stage is stage


def test_seller_that_names_another_owner_and_no_account_tells_of_the_sale() -> None:
    facts = _read(
        "   Op 1 maart 2026 hebben wij een aantal vorderingen verkocht en geleverd (gecedeerd, artikel "
        "3:94 BW)\n"
        "   aan Zwaluw Capital B.V. te Hoorn. Ook uw nota 4471 2088, waarvan € 84,13 openstaat, hoort "
        "daarbij.\n"
        "   U kunt niet meer bij ons betalen.",
        about="Andere eigenaar van uw openstaande nota",
        closing="Muziekhuis Andante B.V.",
    )
    assert (facts.stage, facts.creditor) == (Stage.TRANSFER, "Zwaluw Capital B.V.")


def test_own_department_that_collects_is_no_agency() -> None:
    facts = _mail(
        "Beste huurder,\n\nUw huur van maart is nog niet binnen. Wilt u € 612,00 voor 16 maart 2026 "
        "betalen?\n"
        "Rekening: NL91 ABNA 0417 1643 00\nOmschrijving: 00418827\n\nGroet,\nteam Huurincasso",
        sender="Merelhof Huurincasso",
        address="huur@merelhof.example",
        subject="Uw huur van maart",
    )
    assert facts.stage is Stage.REMINDER


@pytest.mark.parametrize(
    ("printed", "reference"),
    [
        ("Onze ref.: 20260118 JB/mk", "20260118 JB/mk"),
        ("Dossier: 60.3318 KV", "60.3318 KV"),
        ("Insolventienr.: F.10/26/318", "F.10/26/318"),
        ("Licentienemer: 33018746", "33018746"),
        ("Debiteur 318", "318"),
        ("Zaaknummer C/10/612012 FA RK 25-1114", "C/10/612012 FA RK 25-1114"),
    ],
)
def test_numbers_by_the_form_of_their_label(printed: str, reference: str) -> None:
    facts = _read("   Betaal € 84,13 voor 20 maart 2026 op NL91 ABNA 0417 1643 00.", about=printed)
    assert facts.references == (reference,)


def test_vat_number_is_no_reference() -> None:
    facts = _read(
        "   Betaal € 84,13 voor 20 maart 2026 op NL91 ABNA 0417 1643 00.\n   Omzetbelastingnummer "
        "NL002188431B34"
    )
    assert facts.references == ()


def test_number_to_mention_in_an_answer_is_not_to_be_paid_with() -> None:
    facts = _mail(
        "Geachte heer Voorbeeld,\n\nU betwist de vordering van € 412,60 van Studio Zwaluw.\n"
        "Wilt u ons binnen 14 dagen na de datum van deze e-mail een kopie sturen? Vermeld steeds dossier\n"
        "W2617733.\n\nMet vriendelijke groet,\nIncassobureau Merelhof",
        sender="Incassobureau Merelhof",
        address="post@merelhof.example",
        subject="Dossier W2617733",
    )
    assert facts.payment_reference is None


def test_number_under_its_label_in_the_column_of_the_account_is_to_be_mentioned() -> None:
    facts = _read(
        "   Wij vragen u € 805,65 te betalen voor 20 maart 2026.\n\n"
        "                                                IBAN\n"
        "                                                NL91 ABNA 0417 1643 00\n"
        "                                                Kenmerk\n"
        "                                                AP5501928374\n",
        about="Klantnummer 20477193",
    )
    assert facts.payment_reference == "AP5501928374"


@pytest.mark.parametrize("label", ["Je krijgt terug", "U ontvangt terug", "U krijgt nog"])
def test_what_the_reader_gets_back_is_a_refund(label: str) -> None:
    facts = _read(
        f"   Uw retour is verwerkt.\n\n   Lamp               € 49,00\n   Kosten             - € 4,00\n"
        f"   {label:<19}€ 45,00\n",
        about="Uw retour is verwerkt",
    )
    assert (facts.direction, facts.refund_cents) == (Direction.RECEIVABLE, 4500)


def test_payment_told_in_a_sentence_is_taken_off() -> None:
    facts = _read(
        "   Over januari en februari had u € 435,00 moeten voldoen. Daarop is op 2 februari € 150,00 "
        "ontvangen.\n"
        "   De achterstand bedraagt thans € 285,00. Betaal deze voor 20 maart 2026 op NL91 ABNA 0417 1643 00."
    )
    assert (facts.amount_due_cents, facts.principal_cents, facts.paid_cents) == (28500, 43500, 15000)


def test_columns_of_billed_paid_and_open_give_the_parts() -> None:
    facts = _read(
        "   Betalingsherinnering\n\n"
        "   Omschrijving         Bedrag        Betaald        Open\n"
        "   Premie augustus      129,85          50,00       79,85\n"
        "   Premie september     129,85           0,00      129,85\n"
        "   Totaal               259,70          50,00      209,70\n\n"
        "   Wilt u € 209,70 uiterlijk 20 maart 2026 overmaken naar NL91 ABNA 0417 1643 00?"
    )
    assert (facts.amount_due_cents, facts.principal_cents, facts.paid_cents) == (20970, 25970, 5000)


@pytest.mark.parametrize(
    "asks",
    [
        "Betaal dit voor 20 maart 2026 op bovengenoemde rekening.",
        "Zorg dat dit voor 20 maart 2026 op onze rekening NL06 ING01774 staat.",
        "Maak dit over naar de rekening hierboven.",
    ],
)
def test_account_that_is_pointed_at_and_cannot_be_read_is_to_be_looked_at(asks: str) -> None:
    facts = _read(f"   U bent ons € 119,84 verschuldigd. {asks}")
    assert facts.iban is None
    assert "iban" in facts.review


def test_two_numbers_with_a_stroke_are_mentioned_both() -> None:
    facts = _read(
        "   Betaal € 78,50 binnen 30 dagen na dagtekening op NL91 ABNA 0417 1643 00, onder vermelding van\n"
        "   factuurnummer en debiteurnummer ZK-2610-3387 / D512290.",
        about="Factuurnummer: ZK-2610-3387    Debiteurnummer: D512290",
    )
    assert facts.payment_reference == "ZK-2610-3387 / D512290"


def test_number_in_groups_goes_on_below() -> None:
    facts = _read(
        "   Wij hebben geen betaling ontvangen van uw eindafrekening van 22 januari 2026, nota 9100\n"
        "   6627 14, waarvan € 84,13 openstaat. Betaal dit op NL91 ABNA 0417 1643 00."
    )
    assert "9100662714" in {number.replace(" ", "") for number in facts.references}


@pytest.mark.parametrize("label", ["Dagtekening", "Beschikkingsnummer", "Betaaltermijn", "Betalingskenmerk"])
def test_label_is_no_sender(label: str) -> None:
    facts = parse_facts(
        document_of(f"""
   {label}
   2 maart 2026

   De heer K. Voorbeeld
   Dorpsweg 3
   5011 AA TILBURG

   Aanmaning

   Betaal € 632,00 voor 20 maart 2026.
""")
    )
    assert facts.sender != label
