"""A sixth set of invented letters: decisions on requests, set-offs, joined debts and demands in few words."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.parsers.invented_letters import InventedLetter, deadline
from tests.parsers.letter_pages import document_of, mail_of

_REMISSION_REFUSED = """
   Belastingkantoor Rivierenland

   Dhr. P. Overbeek
   Waalstraat 4
   4001 AB TIEL

   Dagtekening: 9 september 2026
   Kenmerk: KW-2026-8812
   Aanslagnummer: 900221.26

   Beslissing op uw verzoek om kwijtschelding: afgewezen

   Geachte heer Overbeek,

   U heeft kwijtschelding gevraagd voor de aanslag 2026 van € 318,00. Uw verzoek is afgewezen, omdat uw
   inkomen te
   hoog is. U moet het bedrag van € 318,00 daarom alsnog betalen, uiterlijk 25 september 2026, op
   NL91 ABNA 0417 1643 00 onder vermelding van 900221.26.

   Bent u het niet eens met deze beslissing? U kunt binnen tien dagen na de dagtekening beroep instellen
   bij het
   dagelijks bestuur.
"""

_POSTPONED = """
Beste Linda,

Je hebt uitstel gevraagd voor de betaling van factuur TL-99120 (€ 64,95). Dat is goed. Je hoeft deze
factuur pas op
1 december 2026 te betalen. Maak het bedrag dan over op NL20 INGB 0001 2345 67 en vermeld TL-99120.

Groeten,
Tellink Mobiel
"""

_SET_OFF = """
   Pensioen- en Uitkeringsfonds Delta                                      Datum: 20 augustus 2026

   Mevr. T. Boersma                                                        Registratienr. 66120
   Kerkweg 18                                                              Kenmerk VO/2026/119
   8401 AB GORREDIJK

   Onderwerp: terugvordering teveel betaalde uitkering

   Geachte mevrouw Boersma,

   U heeft over juni en juli 2026 in totaal € 412,60 te veel ontvangen. Wij verrekenen daarvan € 120,00
   met uw uitkering
   van augustus. U moet nog € 292,60 terugbetalen.

   Te veel betaald                                € 412,60
   Verrekend met uw uitkering                     € 120,00 -
   Nog terug te betalen                           € 292,60

   Maak dit bedrag vóór 1 oktober 2026 over op NL91 ABNA 0417 1643 00 ten name van Uitkeringsfonds Delta
   onder vermelding
   van VO/2026/119.
"""

_SHORT_DEMAND = """
   DE GRAAF VERHUUR

   LAATSTE AANMANING

   Aan: R. Post, Havenweg 3, 1131 EP Volendam
   Datum: 3-2-2026
   Huurobject: opslagbox 41

   Openstaande huur november t/m januari: EUR 285,-
   Aanmaningskosten: EUR 15,-
   TOTAAL: EUR 300,-

   Betalen binnen 7 dagen op NL20INGB0001234567, o.v.v. box 41.
   Anders wordt uw box ontruimd en de inhoud verkocht.
"""

_JOINED = """
   Van Vliet & Zonen Gerechtsdeurwaarders en Incasso B.V.

   Postbus 3, 2600 AA Delft
   www.vanvlietgdw.example

   Mevrouw O. Petrova                                             Delft, 14 oktober 2026
   Voldersgracht 2
   2611 ET DELFT

   Dossiernummer          V26-88012
   Opdrachtgever          Zorgverzekeraar Zeker & Co
   Debiteurnummer         4019982

   Geachte mevrouw Petrova,

   Wij verwijzen naar onze eerdere brieven. De vordering bedraagt op dit moment:

   Premie maart t/m juni 2026                                       € 571,20
   Eigen risico 2025                                                € 214,33
   Rente                                                            €   9,81
   Incassokosten incl. btw                                          € 142,58
   Totaal                                                           € 937,92
   Ontvangen                                                        € 200,00 -/-
   Restant                                                          € 737,92

   Wij ontvangen het restant graag uiterlijk 28 oktober 2026 op NL91 ABNA 0417 1643 00. Vermeld het
   dossiernummer.
"""

_ENGLISH_TAX = """
   Municipality of Brouwersdam
   Taxes Department

   Mr. P. Kowalski                                              Assessment number
   Seafront 9                                                   2026-A-44102
   4301 AB ZIERIKZEE                                            Date
                                                                27 February 2026

   Tourist tax assessment 2025

   Dear Mr. Kowalski,

   For the nights in your holiday apartment in 2025 you owe tourist tax.

   Number of nights                          212
   Rate per night                            € 2.65
   Amount payable                            € 561.80

   Please pay by 30 April 2026 to NL20 INGB 0001 2345 67, reference 2026-A-44102. You may lodge an
   objection within six
   weeks of the date of this assessment.
"""

_DEBT_HELP = """
   Kredietbank Oostwaarts                                                 3 juli 2026

   De heer J. Maas
   Industriestraat 5
   7411 CD DEVENTER

   Onderwerp: uw aanvraag schuldhulpverlening, cliëntnummer 7120

   Geachte heer Maas,

   Op 24 juni 2026 heeft u zich bij ons gemeld. U heeft op dinsdag 14 juli 2026 om 10.00 uur een gesprek
   met mevrouw
   Dijk. Neem een overzicht van uw schulden en uw loonstroken mee. Aan dit gesprek zijn geen kosten verbonden.

   Met vriendelijke groet,
   Kredietbank Oostwaarts
"""

SIXTH_LETTERS: tuple[InventedLetter, ...] = (
    InventedLetter(
        name="remission refused",
        document=document_of(_REMISSION_REFUSED),
        truth={
            "is_claim": True,
            "sender": "Belastingkantoor Rivierenland",
            "letter_date": "2026-09-09",
            "amount_due_cents": 31800,
            "payment_reference": "900221.26",
            "deadlines": [deadline("objection", "2026-09-19"), deadline("payment", "2026-09-25")],
        },
    ),
    InventedLetter(
        name="payment postponed",
        document=mail_of(
            _POSTPONED,
            sender="Tellink Mobiel",
            address="service@tellink.example",
            subject="Je krijgt uitstel van betaling",
            sent_at=datetime(2026, 10, 12, 9, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": True,
            "direction": "owed",
            "sender": "Tellink Mobiel",
            "amount_due_cents": 6495,
            "iban": "NL20INGB0001234567",
            "payment_reference": "TL-99120",
            "deadlines": [deadline("payment", "2026-12-01")],
        },
    ),
    InventedLetter(
        name="set off against benefit",
        document=document_of(_SET_OFF),
        truth={
            "is_claim": True,
            "sender": "Pensioen- en Uitkeringsfonds Delta",
            "letter_date": "2026-08-20",
            "stage": "invoice",
            "amount_due_cents": 29260,
            "principal_cents": 41260,
            "paid_cents": 12000,
            "payment_reference": "VO/2026/119",
            "deadlines": [deadline("payment", "2026-10-01")],
        },
    ),
    InventedLetter(
        name="demand in few words",
        document=document_of(_SHORT_DEMAND),
        truth={
            "is_claim": True,
            "sender": "DE GRAAF VERHUUR",
            "letter_date": "2026-02-03",
            "stage": "final_notice",
            "amount_due_cents": 30000,
            "principal_cents": 28500,
            "costs_cents": 1500,
            "iban": "NL20INGB0001234567",
            "deadlines": [deadline("payment", "2026-02-10")],
        },
    ),
    InventedLetter(
        name="two debts joined",
        document=document_of(_JOINED),
        truth={
            "is_claim": True,
            "sender": "Van Vliet & Zonen Gerechtsdeurwaarders en Incasso B.V.",
            "creditor": "Zorgverzekeraar Zeker & Co",
            "letter_date": "2026-10-14",
            "stage": "collection",
            "amount_due_cents": 73792,
            "principal_cents": 78553,
            "interest_cents": 981,
            "costs_cents": 14258,
            "paid_cents": 20000,
            "payment_reference": "V26-88012",
            "references": ["V26-88012", "4019982"],
            "deadlines": [deadline("payment", "2026-10-28")],
        },
    ),
    InventedLetter(
        name="english assessment",
        document=document_of(_ENGLISH_TAX),
        truth={
            "is_claim": True,
            "sender": "Municipality of Brouwersdam",
            "letter_date": "2026-02-27",
            "stage": "invoice",
            "amount_due_cents": 56180,
            "payment_reference": "2026-A-44102",
            "deadlines": [deadline("objection", "2026-04-10"), deadline("payment", "2026-04-30")],
        },
    ),
    InventedLetter(
        name="debt help",
        document=document_of(_DEBT_HELP),
        truth={
            "is_claim": False,
            "direction": "none",
            "stage": "information",
            "amount_due_cents": None,
            "sender": "Kredietbank Oostwaarts",
        },
    ),
)
