"""An eighth set of invented letters: sums in prose, lists of labels, marks of two lines, charges to come."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.parsers.invented_letters import InventedLetter, deadline
from tests.parsers.letter_pages import document_of, mail_of

_BAILIFF_PROSE = """
   DE RIDDER & POST                                             Ons nummer: 26/004417/MK
   gerechtsdeurwaarders | incasso                               Uw nummer: -
   Havenkade 12
   4331 AB Middelburg

   Mevr. C. Verstraete
   Kerkring 3
   4336 KL MIDDELBURG

   Middelburg, 12 februari 2026

   Betreft: Tandartspraktijk Zuidlandt / Verstraete

   Geachte mevrouw Verstraete,

   Cliënte, Tandartspraktijk Zuidlandt te Middelburg, heeft ons de incasso opgedragen van haar nota
   2025-7781
   ter grootte van € 412,60. Aan rente is daarover tot vandaag € 4,18 verschuldigd en aan
   buitengerechtelijke
   kosten € 74,88 (inclusief btw). U heeft op 3 januari een bedrag van € 100,00 aan cliënte voldaan,
   zodat thans
   nog openstaat € 391,66.

   Wij geven u nog één keer gelegenheid dit bedrag te voldoen, en wel uiterlijk 22 februari 2026,
   door
   overmaking naar NL91 ABNA 0417 1643 00 (t.n.v. derdengelden De Ridder & Post) met als kenmerk
   26/004417/MK.
   Blijft betaling uit, dan volgt een dagvaarding; de kosten daarvan bedragen al gauw € 350,00.
"""

_RENT_IN_PARTS = """
   Woonstede Rijnland
   Postbus 60, 2300 AC Leiden

   De heer A. Mulder
   Ketelweg 8
   2312 AB LEIDEN

   Datum: 18 november 2026                    Huurdersnummer: 31.447.2

   Laatste aanmaning

   Geachte heer Mulder,

   U loopt achter met de huur: over september € 95,20, over oktober € 702,15 en over november €
   702,15. U moet ons
   daarom € 1.499,50 betalen. Doe dat uiterlijk 2 december 2026 op rekening NL91 ABNA 0417 1643 00
   en zet in de
   omschrijving uw huurdersnummer. De huur van december (€ 702,15) betaalt u gewoon voor 1 december.
"""

_LABELS_IN_A_LIST = """
   Brandsma & Kok

   datum            4 mei 2026                            Mevrouw L. Tas
   dossier          991.204                               Zeedijk 4
   opdrachtgever    Autoverhuur Zuiderzee B.V.            1621 AB HOORN
   hun nota         ZZ-26-1181
   contract         K-20-3318
   behandelaar      team 3

   SOMMATIE

   Geachte mevrouw Tas,

   Onze opdrachtgever heeft ons verzocht de volgende vordering bij u te incasseren.

   Hoofdsom                                 €      640,00
   Rente                                    €       11,25
   Incassokosten                            €       96,00
   Betaald                                  €      (47,25)
   Nog te voldoen                           €      700,00

   Betaal binnen vijf dagen na dagtekening op NL20 INGB 0001 2345 67 ten name van Stichting
   Derdengelden Brandsma
   & Kok, dossier 991.204.

   Brandsma & Kok Incasso B.V.
"""

_CARE_BILL = """
   Polder Zorgverzekeringen N.V.

   De heer J. Vink                                    Datum           7 juli 2026
   Molenkade 2                                        Relatienummer   55018822
   3262 AC OUD-BEIJERLAND

   Nota eigen risico

   Geachte heer Vink,

   Datum           Zorgverlener                   Gedeclareerd      Vergoed       Eigen risico
   03-05-2026      Kliniek Hoekse Waard, foto     € 120,00          € 0,00        € 120,00
   11-05-2026      Laboratorium Delta, bloed      €  44,10          € 0,00        €  44,10
   Door u te betalen                                                              € 164,10

   Maak dit bedrag voor 28 juli 2026 over op NL91 ABNA 0417 1643 00 van Polder Zorgverzekeringen
   N.V. Uw relatienummer
   graag bij betaling vermelden.
"""

_ALLOWANCE_BACK = """
   Dienst Toeslagen

   K. Bouzid                                       Dagtekening          20 juli 2026
   Linde 12                                        Beschikkingsnummer   2204.11.887.T.25.7.1
   1441 XX PURMEREND

   Definitieve berekening zorgtoeslag 2025

   Definitieve zorgtoeslag 2025                    € 1.121
   Ontvangen voorschot                             € 1.480 -
   Terug te betalen                                €   359 -

   Zorg dat het bedrag uiterlijk 31 augustus 2026 op onze rekening NL91 ABNA 0417 1643 00 staat.

   Zo berekenden wij uw toeslag

   Januari tot en met juni                         €   560
   Juli tot en met december                        €   561
   Totaal                                          € 1.121
"""

_OWNERS = """
   Vereniging van Eigenaars Parkzicht II
   p/a Beheer & Zo, Laan van Nieuw 5, 7311 AA Apeldoorn

   Aan de heer en mevrouw Dekker
   Parkzicht 31
   7312 BB APELDOORN

   Apeldoorn, 20-01-2026
   Debiteurnr. 031

   Betreft: achterstallige bijdrage

   Geachte heer, mevrouw,

   Bij controle van onze administratie zagen wij dat de maandbijdragen over november en december
   2025 en januari 2026
   (3 x € 165,00 = € 495,00) nog niet zijn betaald. Wij verzoeken u vriendelijk dit bedrag binnen
   een week na heden
   over te maken op NL20INGB0001234567 ten name van VvE Parkzicht II, met vermelding van uw
   debiteurnummer.
"""

_LAWYERS = """
   Marden Lowe Advocaten
   Keizersgracht 900, 1017 EN Amsterdam

   Ms. A. Kowalska
   Transvaalkade 12-2
   1092 JK Amsterdam

   Amsterdam, 6 March 2026
   Our ref: 2026.0441/JL
   Re: Halden Residence B.V. / Kowalska

   Dear Ms. Kowalska,

   We act for Halden Residence B.V., your former landlord. Our client has informed us that you have
   failed to pay
   the service charges for 2025 in the amount of EUR 640.15, in spite of several reminders. On
   behalf of our
   client we hereby demand payment of the principal sum, statutory interest of EUR 11.02 and
   extrajudicial costs
   of EUR 116.19, a total of EUR 767.36, within fifteen days of the date of this letter, into our
   client account
   NL91 ABNA 0417 1643 00, stating 2026.0441/JL.

   Should you dispute the claim, we expect your substantiated reply by 20 March 2026.
"""

_HANDED_OVER = """
   Nutsbedrijf Het Net N.V.

   De heer O. Janssen
   Kade 22
   1975 AB IJMUIDEN

   4 februari 2026
   Klantnummer 99120031

   Overdracht aan incassobureau

   Beste heer Janssen,

   Omdat u niet reageerde op onze aanmaningen hebben wij uw dossier vandaag overgedragen aan
   Incassobureau Baken.
   Betalen aan ons kan niet meer. U krijgt van Baken bericht.

   Met vriendelijke groet,
   Nutsbedrijf Het Net
"""

_TOLD_OFF = """
   Hoi Samira,

   Op 26 augustus wilden we € 38,75 van je rekening afschrijven, maar dat lukte niet. Daarom vragen
   we je het
   bedrag zelf over te maken.

   Bedrag              € 38,75
   Uiterlijk           14 september 2026
   Rekening            NL20 INGB 0001 2345 67
   T.n.v.              Belvia

   Groetjes van Belvia
   2 september 2026
"""

_TWO_DAYS = """
   Waterschap De Lage Venen

   Mw. L. Schouten
   Dijkweg 2
   8302 AA EMMELOORD

   15 juni 2026
   Betreft: uw betalingsregeling, aanslag 2026.118.220

   Geachte mevrouw Schouten,

   Wij gaan akkoord met uw verzoek. U betaalt de aanslag in twee gelijke termijnen van € 142,50: de
   eerste uiterlijk op
   31 juli 2026, de tweede uiterlijk op 30 september 2026. Samen is dat € 285,00. Maak over op
   NL91ABNA0417164300.
"""

_PRETENDER = """
   Geachte inwoner,

   Er staat nog een heffing open. Betaal binnen 24 uur € 61,20, anders komt de deurwaarder.

   NU BETALEN
   Of maak over naar LT11 4410 0208 1177 9032 o.v.v. BH-4471903.

   Belastingdienst
"""

EIGHTH_LETTERS = (
    InventedLetter(
        name="what is left told in prose",
        document=document_of(_BAILIFF_PROSE),
        truth={
            "sender": "De Ridder & Post Gerechtsdeurwaarders",
            "stage": "collection",
            "amount_due_cents": 39166,
            "principal_cents": 41260,
            "interest_cents": 418,
            "costs_cents": 7488,
            "paid_cents": 10000,
            "payment_reference": "26/004417/MK",
            "deadlines": [deadline("payment", "2026-02-22")],
        },
    ),
    InventedLetter(
        name="months that add up and one to come",
        document=document_of(_RENT_IN_PARTS),
        truth={
            "sender": "Woonstede Rijnland",
            "stage": "final_notice",
            "amount_due_cents": 149950,
            "payment_reference": "31.447.2",
            "deadlines": [deadline("payment", "2026-12-02")],
        },
    ),
    InventedLetter(
        name="labels and values in a list",
        document=document_of(_LABELS_IN_A_LIST),
        truth={
            "creditor": "Autoverhuur Zuiderzee B.V.",
            "stage": "collection",
            "amount_due_cents": 70000,
            "principal_cents": 64000,
            "paid_cents": 4725,
            "payment_reference": "991.204",
            "deadlines": [deadline("payment", "2026-05-09")],
        },
    ),
    InventedLetter(
        name="who gave the care is not who is owed",
        document=document_of(_CARE_BILL),
        truth={
            "creditor": "Polder Zorgverzekeringen N.V.",
            "stage": "invoice",
            "amount_due_cents": 16410,
            "payment_reference": "55018822",
            "deadlines": [deadline("payment", "2026-07-28")],
        },
    ),
    InventedLetter(
        name="an allowance to pay back",
        document=document_of(_ALLOWANCE_BACK),
        truth={
            "direction": "owed",
            "stage": "invoice",
            "amount_due_cents": 35900,
            "deadlines": [deadline("payment", "2026-08-31")],
        },
    ),
    InventedLetter(
        name="three times a contribution",
        document=document_of(_OWNERS),
        truth={
            "sender": "Vereniging van Eigenaars Parkzicht II",
            "stage": "reminder",
            "amount_due_cents": 49500,
            "iban": "NL20INGB0001234567",
            "payment_reference": "031",
            "deadlines": [deadline("payment", "2026-01-27")],
        },
    ),
    InventedLetter(
        name="lawyers who act for a landlord",
        document=document_of(_LAWYERS),
        truth={
            "sender": "Marden Lowe Advocaten",
            "creditor": "Halden Residence B.V.",
            "stage": "collection",
            "amount_due_cents": 76736,
            "principal_cents": 64015,
            "payment_reference": "2026.0441/JL",
            "deadlines": [deadline("response", "2026-03-20"), deadline("payment", "2026-03-21")],
        },
    ),
    InventedLetter(
        name="handed over to an agency",
        document=document_of(_HANDED_OVER),
        truth={"stage": "transfer", "creditor": "Nutsbedrijf Het Net N.V.", "deadlines": []},
    ),
    InventedLetter(
        name="a debit that did not succeed",
        document=document_of(_TOLD_OFF),
        truth={
            "sender": "Belvia",
            "stage": "reminder",
            "amount_due_cents": 3875,
            "direct_debit": False,
            "deadlines": [deadline("payment", "2026-09-14")],
        },
    ),
    InventedLetter(
        name="instalments on days that are printed",
        document=document_of(_TWO_DAYS),
        truth={
            "stage": "payment_plan",
            "amount_due_cents": 28500,
            "deadlines": [
                deadline("payment", "2026-07-31", 14250),
                deadline("payment", "2026-09-30", 14250),
            ],
        },
    ),
    InventedLetter(
        name="who pretends to be the tax office",
        document=mail_of(
            _PRETENDER,
            sender="Belastingdienst",
            address="info@heffing-afronden.example",
            subject="Laatste bericht",
            sent_at=datetime(2026, 9, 8, 3, 0, tzinfo=UTC),
        ),
        truth={"is_claim": False, "direction": "none", "payment_reference": None, "deadlines": []},
    ),
)
