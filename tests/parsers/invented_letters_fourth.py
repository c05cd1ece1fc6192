"""A fourth set of invented letters: awkward layouts, two pages, terms and wording seldom met."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.parsers.invented_letters import InventedLetter, deadline
from tests.parsers.letter_pages import document_of, mail_of

_TWO_PAGES_ONE = """
   Waterschap De Linge                                                    Postbus 12, 4000 AB Tiel

   De heer A.B. Vermeulen                                                 Aanslagbiljetnummer
   Rivierdijk 61                                                          2026 0088 7712
   4024 BL ECK EN WIEL                                                    Dagtekening
                                                                          31 maart 2026
   AANSLAGBILJET WATERSCHAPSBELASTINGEN 2026

   Omschrijving                        Grondslag               Tarief            Bedrag
   Zuiveringsheffing                   3 v.e.                   68,10            204,30
   Watersysteemheffing gebouwd         WOZ € 312.000          0,0311 %            97,03
   Watersysteemheffing ingezetenen     1                       101,20            101,20
   Totaal van deze aanslag                                                       402,53

   U betaalt dit bedrag in twee gelijke termijnen:
   eerste termijn      € 201,27        uiterlijk 31 mei 2026
   tweede termijn      € 201,26        uiterlijk 31 juli 2026

   Rekeningnummer NL91 ABNA 0417 1643 00 t.n.v. Waterschap De Linge. Betalingskenmerk: zie ommezijde.
"""
_TWO_PAGES_TWO = """
   Aanslagbiljet 2026 0088 7712                                           blad 2

   Betalingskenmerk 1000 0000 8877 1226

   Niet eens met de aanslag? Tot zes weken na de dagtekening kunt u een bezwaarschrift indienen.
"""

_LANDLORD_NOTICE = """
   Verhuurkantoor Stadshart
   Brugstraat 2
   9711 HX Groningen

                                             Mevr. I. Mulder
                                             Nieuwe Ebbingestraat 109-3
                                             9712 NJ Groningen

   Groningen, 6 oktober 2026

   Betreft: huurachterstand, contract HC-2291

   Beste mevrouw Mulder,

   U heeft de huur van september (€ 715,00) en oktober (€ 715,00) nog niet betaald. In totaal gaat het om
   € 1.430,00. Ik verzoek u vriendelijk dit bedrag binnen een week na heden over te maken op NL20 INGB
   0001 2345 67
   van Verhuurkantoor Stadshart. Lukt dat niet, neem dan contact met mij op. Blijft het stil, dan ben ik
   genoodzaakt u in gebreke te stellen en breng ik € 214,50 incassokosten in rekening.

   Met vriendelijke groet,
   W. Hoekstra
"""

_HEALTH_EXCESS = """
   Zorgzeker                                                     Mijn Zorgzeker: zorgzeker.example

   Dhr. J.C. Blom                                  Datum              12-01-2026
   Ossenweide 3                                    Relatienummer      90 221 004
   6846 AA ARNHEM                                  Notanummer         ZN 2601 44120

   Uw zorgkostennota

   Wij hebben rekeningen van uw zorgverleners betaald. Een deel daarvan komt voor uw eigen rekening.

   Datum         Zorgverlener               Kosten      Vergoed     Eigen risico
   03-11-2025    Ziekenhuis Rijnoever       310,00       65,12         244,88
   19-11-2025    Apotheek Centrum            31,20        0,00          31,20
                                                        Totaal         276,08
   Van uw eigen risico van € 385,00 is nu € 276,08 gebruikt.

   Het bedrag schrijven wij op 26 januari 2026 af van rekening NL69 INGB 0123 4567 89.
"""

_AGENCY_ENGLISH = """
   CrossBorder Collect B.V.                                             P.O. Box 777, 1100 AB Amsterdam
                                                                        info@crossborder-collect.example
   Ms E. Moreau
   Rue Haute 14                                                         Amsterdam, August 21st, 2026
   1000 Brussels

   Our reference       CBC 2026.4419                                    Creditor: Hotel Zeezicht B.V.

   NOTICE OF DEFAULT AND DEMAND FOR PAYMENT

   Dear Ms Moreau,

   Our client Hotel Zeezicht B.V. has asked us to collect the following overdue claim:

   Invoice 2026-118 of June 3, 2026                                          € 1,140.00
   Statutory interest until August 21, 2026                                  €     8.45
   Collection costs                                                          €   171.00
   Payment received July 15, 2026                                            €   300.00-
   Amount due                                                                € 1,019.45

   Payment must be received within seven days from today on NL91 ABNA 0417 1643 00, in the name of CrossBorder
   Collect B.V., with reference CBC 2026.4419.
"""

_OWNERS = """
   VvE Residentie Parkzicht
   p/a Beheerkantoor Van Os, Laan 5, 2512 AA Den Haag

   Aan de eigenaar van appartement 14
   De heer L. Tan
   Parkzichtlaan 14
   2597 CB DEN HAAG

   Den Haag, 15 juli 2026
   Herinnering servicekosten

   Geachte heer Tan,

   Volgens onze boekhouding staat de bijdrage over het tweede kwartaal open: € 412,50. Wij rekenen
   hiervoor geen kosten.
   Wilt u dit bedrag vóór 1 augustus 2026 voldoen op rekening NL20 INGB 0001 2345 67 t.n.v. VvE
   Residentie Parkzicht
   onder vermelding van "appartement 14, kwartaal 2"?
"""

_BAILIFF_PARTIAL = """
   Noordhof & De Wit Gerechtsdeurwaarders                               Telefoon 0597 55 00 11
                                                                        ma-vr 9.00 - 17.00 uur
   Fam. Kramer
   Kanaalkade 8                                                         datum:      1 december 2026
   9671 GA WINSCHOTEN                                                   ons kenmerk: 2611-0042/TL
                                                                        inzake: Provinciale Energie / Kramer
   Geachte familie Kramer,

   Wij ontvingen van u op 27 november 2026 een betaling van € 100,00. Daarna staat nog open:

   Openstaand na verwerking van uw betaling                                       € 655,32

   Wij verzoeken u het restant uiterlijk 15 december 2026 te voldoen op NL91 ABNA 0417 1643 00.
"""

_CANCELLED_CONTRACT = """
Beste heer Simons,

Wij hebben de opzegging van uw internetabonnement ontvangen. Uw abonnement stopt op 30 april 2026. U ontvangt
rond 15 mei nog een eindfactuur. U hoeft nu niets te betalen.

Uw klantnummer is 771-220.

Met vriendelijke groet,
Glasnet Klantenservice
"""

_WRIT_TAX = """
   DWANGBEVEL                                                            In naam van de Koning

   De ontvanger van het Belastingkantoor Hollands Midden
   Postbus 9, 2300 AA Leiden

   Aan: mevrouw Z. Aydin, Hoge Rijndijk 77, 2313 KC LEIDEN

   Dagtekening dwangbevel       4 november 2026
   Aanslagnummer                2026-771-09
   Betalingskenmerk             0771 0920 2600 0011

   Ondanks aanmaning heeft u de onderstaande aanslag niet betaald. De ontvanger beveelt u om binnen twee
   dagen na
   betekening van dit dwangbevel te betalen.

   Onroerendezaakbelasting en afvalstoffenheffing 2026                  € 388,00
   Kosten aanmaning                                                     €   9,00
   Kosten dwangbevel                                                    €  53,00
   Totaal                                                               € 450,00

   Betaalt u niet, dan kan beslag worden gelegd. Dit dwangbevel is op 4 november 2026 per post betekend.
   Betalen: NL20 INGB 0001 2345 67.
"""

_MAIL_THREE = """
Hallo Bram,

Je boekenclub-abonnement is vandaag verlengd. Je betaalt € 47,88 voor het komende jaar.

Wij incasseren dit bedrag rond 1 december 2026 van je rekening eindigend op 551.

Factuur BK-2026-22981 vind je in je account.

Veel leesplezier!
Boekenclub De Bladzij
"""

FOURTH_LETTERS: tuple[InventedLetter, ...] = (
    InventedLetter(
        name="two pages",
        document=document_of(_TWO_PAGES_ONE, _TWO_PAGES_TWO),
        truth={
            "is_claim": True,
            "sender": "Waterschap De Linge",
            "letter_date": "2026-03-31",
            "stage": "invoice",
            "amount_due_cents": 40253,
            "principal_cents": None,
            "iban": "NL91ABNA0417164300",
            "payment_reference": "1000000088771226",
            "deadlines": [
                deadline("payment", "2026-05-31", 20127),
                deadline("payment", "2026-07-31", 20126),
                deadline("objection", "2026-05-12"),
            ],
        },
    ),
    InventedLetter(
        name="private landlord",
        document=document_of(_LANDLORD_NOTICE),
        truth={
            "is_claim": True,
            "sender": "Verhuurkantoor Stadshart",
            "letter_date": "2026-10-06",
            "stage": "reminder",
            "amount_due_cents": 143000,
            "costs_cents": None,
            "references": ["HC-2291"],
            "iban": "NL20INGB0001234567",
            "deadlines": [deadline("payment", "2026-10-13")],
        },
    ),
    InventedLetter(
        name="own risk",
        document=document_of(_HEALTH_EXCESS),
        truth={
            "is_claim": True,
            "sender": "Zorgzeker",
            "letter_date": "2026-01-12",
            "stage": "invoice",
            "amount_due_cents": 27608,
            "direct_debit": True,
            "iban": None,
            "deadlines": [deadline("payment", "2026-01-26")],
        },
    ),
    InventedLetter(
        name="english agency",
        document=document_of(_AGENCY_ENGLISH),
        truth={
            "is_claim": True,
            "sender": "CrossBorder Collect B.V.",
            "creditor": "Hotel Zeezicht B.V.",
            "letter_date": "2026-08-21",
            "stage": "collection",
            "amount_due_cents": 101945,
            "principal_cents": 114000,
            "interest_cents": 845,
            "costs_cents": 17100,
            "paid_cents": 30000,
            "payment_reference": "CBC 2026.4419",
            "deadlines": [deadline("payment", "2026-08-28")],
        },
    ),
    InventedLetter(
        name="owners association",
        document=document_of(_OWNERS),
        truth={
            "is_claim": True,
            "sender": "VvE Residentie Parkzicht",
            "letter_date": "2026-07-15",
            "stage": "reminder",
            "amount_due_cents": 41250,
            "iban": "NL20INGB0001234567",
            "deadlines": [deadline("payment", "2026-08-01")],
        },
    ),
    InventedLetter(
        name="after a payment",
        document=document_of(_BAILIFF_PARTIAL),
        truth={
            "is_claim": True,
            "sender": "Noordhof & De Wit Gerechtsdeurwaarders",
            "creditor": "Provinciale Energie",
            "letter_date": "2026-12-01",
            "stage": "collection",
            "amount_due_cents": 65532,
            "references": ["2611-0042/TL"],
            "deadlines": [deadline("payment", "2026-12-15")],
        },
    ),
    InventedLetter(
        name="cancelled contract",
        document=mail_of(
            _CANCELLED_CONTRACT,
            sender="Glasnet",
            address="service@glasnet.example",
            subject="Uw opzegging",
            sent_at=datetime(2026, 3, 31, 8, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": False,
            "direction": "none",
            "stage": "information",
            "amount_due_cents": None,
            "deadlines": [],
            "sender": "Glasnet",
        },
    ),
    InventedLetter(
        name="tax writ",
        document=document_of(_WRIT_TAX),
        truth={
            "is_claim": True,
            "sender": "Belastingkantoor Hollands Midden",
            "letter_date": "2026-11-04",
            "stage": "judgment",
            "amount_due_cents": 45000,
            "principal_cents": 38800,
            "costs_cents": 6200,
            "payment_reference": "0771092026000011",
            "deadlines": [deadline("payment", "2026-11-06")],
        },
    ),
    InventedLetter(
        name="renewal by debit",
        document=mail_of(
            _MAIL_THREE,
            sender="Boekenclub De Bladzij",
            address="info@debladzij.example",
            subject="Je abonnement is verlengd",
            sent_at=datetime(2026, 11, 10, 8, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": True,
            "stage": "invoice",
            "amount_due_cents": 4788,
            "direct_debit": True,
            "iban": None,
            "references": ["BK-2026-22981"],
            "deadlines": [deadline("payment", "2026-12-01")],
            "sender": "Boekenclub De Bladzij",
        },
    ),
)
