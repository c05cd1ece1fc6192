"""More invented letters: other layouts, other trades, and letters that ask for nothing."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.parsers.invented_letters import InventedLetter, deadline
from tests.parsers.letter_pages import document_of, mail_of

_COLUMNS = """
   LEXINGTON INCASSO                                    Uw partner in debiteurenbeheer

   T.a.v. de heer B. Otten                              Hengelo, 8 mei 2026
   Wilgenstraat 77                                      Ons kenmerk: LX/26/30117
   7551 EC HENGELO                                      Betreft: Huisartsenpost De Brug / Otten

   Geachte heer Otten,

   Ondanks aanmaning is onderstaande vordering van Huisartsenpost De Brug niet voldaan.

   Hoofdsom           Rente            Incassokosten      Betaald          Totaal
   € 212,00           € 3,18           € 48,40            € 50,00          € 213,58

   Voorkom een gerechtelijke procedure en betaal binnen zeven dagen na heden € 213,58 op rekeningnummer
   NL91 ABNA 0417 1643 00 van Lexington Incasso. Vermeld daarbij ons kenmerk.

   Hoogachtend,
   Lexington Incasso
"""

_PROSE = """
   Advocatenkantoor Van Dongen
   Oude Gracht 200, 3511 NR Utrecht

   Mevrouw L. de Beer
   Vlietstraat 9
   3521 VA UTRECHT

   Utrecht, 2 november 2026
   Dossier: 2026-0881
   Inzake: Van Wijk / De Beer

   Geachte mevrouw De Beer,

   Namens mijn cliënte, Meubelhuis Van Wijk B.V., bericht ik u het volgende. Cliënte leverde u op 3 juni
   2026 een
   bankstel. De factuur van € 1.950,00 heeft u tot op heden onbetaald gelaten. U bent daarover
   wettelijke rente
   verschuldigd, tot vandaag € 32,88. Ook bent u buitengerechtelijke kosten van € 292,50 verschuldigd.
   In totaal
   bent u cliënte € 2.275,38 verschuldigd.

   Ik sommeer u dit bedrag uiterlijk 16 november 2026 bij te schrijven op de derdengeldenrekening van
   mijn kantoor,
   NL20 INGB 0001 2345 67, onder vermelding van 2026-0881. Bij gebreke daarvan zal ik u zonder nadere
   aankondiging
   dagvaarden.

   Hoogachtend,

   mr. S. van Dongen
   advocaat
"""

_PROVISIONAL = """
   Belastingdienst                                               Postbus 2523
                                                                 6401 DA Heerlen
   De heer O. Vermeer
   Brink 5                                                       Aanslagnummer
   9401 HR ASSEN                                                 5512.88.120.H.60.01
                                                                 Dagtekening
                                                                 30 januari 2026

   Voorlopige aanslag inkomstenbelasting 2026

   U moet in 2026 inkomstenbelasting betalen.

   Verzamelinkomen                                               €  38.200
   Te betalen inkomstenbelasting                                 €   1.100

   U kunt dit bedrag in één keer betalen vóór 28 februari 2026. U kunt ook in termijnen betalen:

   Termijn           Uiterlijk              Bedrag
   1                 28 februari 2026       €   275
   2                 31 maart 2026          €   275
   3                 30 april 2026          €   275
   4                 31 mei 2026            €   275

   Maak het geld over naar NL86 INGB 0002 4455 88 van de Belastingdienst met betalingskenmerk
   2551 2881 2060 0010.
   Bent u het niet eens met deze aanslag? Maak dan bezwaar binnen 6 weken na de dagtekening.
"""

_PARKING = """
   Gemeente Waterbeek                        Afdeling Parkeren

   Kenteken             KP-778-X
   Aanslagnummer        NP 2026 / 118840
   Dagtekening          12-05-2026

   Naheffingsaanslag parkeerbelasting

   Op 10 mei 2026 om 14.12 uur stond uw auto geparkeerd aan de Markt zonder dat parkeerbelasting was betaald.

   Parkeerbelasting (1 uur)                 2,80
   Kosten naheffing                        76,70
   Totaal te betalen                       79,50

   U moet dit bedrag binnen 14 dagen na de dagtekening betalen op rekeningnummer NL91 ABNA 0417 1643 00
   ten name van
   Gemeente Waterbeek onder vermelding van het aanslagnummer. Tegen deze aanslag kunt u binnen zes weken na
   dagtekening bezwaar maken.
"""

_FAILED_DEBIT = """
Beste Tom,

Op 27 augustus hebben we geprobeerd om € 38,50 af te schrijven voor je sportabonnement. Dat is helaas
niet gelukt,
want er stond te weinig geld op je rekening.

Te betalen: € 38,50
Betalen voor: 10 september 2026
IBAN: NL91ABNA0417164300 (FitPlus Nederland B.V.)
Omschrijving: FP-4471-0826

Je lidmaatschapsnummer is 4471882. Betaal je niet op tijd, dan kunnen we € 10,00 administratiekosten rekenen.

Sportieve groet,
FitPlus
"""

_INFORMATION = """
   Woningstichting Het Anker

   De bewoner van
   Ankerstraat 12
   1781 AB DEN HELDER

   Datum: 20 april 2026
   Onderwerp: huurverhoging per 1 juli 2026

   Beste huurder,

   Elk jaar passen wij de huur aan. Per 1 juli 2026 wordt uw huur € 612,44 per maand. Nu betaalt u €
   590,12 per
   maand. De huurverhoging is 3,78%. U hoeft niets te doen. Betaalt u via automatische incasso, dan
   passen wij het
   bedrag vanzelf aan. Bent u het niet eens met de huurverhoging? Dan kunt u tot 1 juli 2026 bezwaar maken.

   Met vriendelijke groet,
   Woningstichting Het Anker
"""

_PLAN_OFFER = """
   Noordzee Finance                                                  Postbus 4, 1940 AA Beverwijk

   Mevr. A. Koster
   Duinweg 30
   1949 AA WIJK AAN ZEE

   11 september 2026
   Dossiernummer 77-9912                      Schuldeiser: Telefoonwinkel Belmaar

   Voorstel betalingsregeling

   Geachte mevrouw Koster,

   U vroeg ons om een betalingsregeling voor uw schuld van € 240,00. Wij doen u het volgende voorstel:

   Termijn      Vervaldatum            Bedrag
   1            1 oktober 2026         € 80,00
   2            1 november 2026        € 80,00
   3            1 december 2026        € 80,00

   Gaat u akkoord? Stuur deze brief dan uiterlijk 25 september 2026 ondertekend terug. Betaal de termijnen op
   NL20 INGB 0001 2345 67 t.n.v. Noordzee Finance o.v.v. 77-9912.
"""

_WATER_CUT = """
   Waterbedrijf Veluwe                                                        2 juni 2026
   Klantnummer 330-1882
   Dhr. F. Dekker
   Bosrand 1
   8071 TT NUNSPEET

   Laatste waarschuwing: wij sluiten uw water af

   Geachte heer Dekker,

   U heeft onze facturen nog steeds niet betaald. Daarom sluit onze monteur op dinsdag 16 juni 2026
   tussen 8.00 en
   12.00 uur uw drinkwater af.

   Openstaande facturen                 € 168,20
   Aanmaningskosten                     €  15,00
   Totaal                               € 183,20

   U voorkomt de afsluiting door vóór 12 juni 2026 € 183,20 te betalen op NL91 ABNA 0417 1643 00 ten name van
   Waterbedrijf Veluwe, onder vermelding van uw klantnummer. Na afsluiting betaalt u ook € 95,00
   heraansluitkosten.
"""

_REMISSION = """
   Hoogheemraadschap Zuiderdiep

   Mw. N. Haddad
   Polderweg 6
   2771 AB BOSKOOP

   Datum            14 juli 2026
   Aanslagnummer    880.22.10
   Onderwerp        toekenning kwijtschelding

   Geachte mevrouw Haddad,

   Uw verzoek om kwijtschelding van de aanslag 2026 van € 241,19 is toegewezen. U hoeft deze aanslag
   niet meer te
   betalen. Er staat niets meer open.
"""

_OVERPAYMENT = """
   Uitvoeringsinstituut Werknemersverzekeringen

   De heer J. Brouwer                                           Datum
   Havenkade 14                                                 8 oktober 2026
   3012 AB ROTTERDAM                                            Ons kenmerk
                                                                TV-2026-55190
                                                                Betalingskenmerk
                                                                1000 0550 1900 2026

   U moet uitkering terugbetalen

   Geachte heer Brouwer,

   Over de maanden mei en juni 2026 kreeg u te veel WW-uitkering. U moet daarom € 1.318,46 bruto
   terugbetalen. Dat is
   netto € 1.102,90. Betaalt u in 2026, dan hoeft u alleen het nettobedrag te betalen.

   Terug te betalen: € 1.102,90

   Betaal binnen zes weken na de datum van deze brief op NL91 ABNA 0417 1643 00 ten name van UWV, met
   vermelding van het
   betalingskenmerk. Bent u het niet eens met deze beslissing? Stuur uw bezwaarschrift vóór 20 november 2026.
"""

_CLEARED_BY_CREDIT = """
   Kinderopvang Pippeloentje B.V.

   Fam. Van Es
   Lindelaan 3
   3971 AA DRIEBERGEN

   Factuurnummer 2026-3381
   Factuurdatum 1 maart 2026
   Klantnummer 1180

   Creditfactuur opvang februari 2026

   Opvang februari 2026                          -€ 220,00
   Totaal te ontvangen                            € 220,00

   Wij storten dit bedrag binnen 14 dagen terug op uw rekening.
"""

_TWO_TERMS = """
   Energie Oost                                                  Kenmerk: EO-2026/7712
   www.energieoost.example                                       Datum:   3 december 2026

   G. Visser
   Beukenlaan 4
   7573 AB Oldenzaal

   Betreft: Aanmaning

   Geachte heer/mevrouw Visser,

   Wij hebben nog geen betaling ontvangen van factuur 61002288 van 28 oktober 2026.

   Factuurbedrag                                  € 206,11
   Reeds betaald                                  €  56,11
   Openstaand bedrag                              € 150,00

   Wij verzoeken u € 150,00 binnen 15 dagen nadat deze brief bij u is bezorgd te betalen op NL20 INGB
   0001 2345 67
   t.n.v. Energie Oost, o.v.v. factuur 61002288. Betaalt u niet binnen deze termijn, dan bent u € 40,00 aan
   incassokosten verschuldigd. Het totaal wordt dan € 190,00.
"""

_SUMMONS_HEAD = """
   exploot van dagvaarding                                     ons nr. 44.1882

   Op verzoek van: Coöperatieve Bank De Eik U.A., gevestigd te Arnhem, ten deze vertegenwoordigd door
   haar gemachtigde
   Rijnstreek Gerechtsdeurwaarders, kantoorhoudende te Arnhem aan het Velperplein 8,

   is heden, zes augustus tweeduizend zesentwintig, gedagvaard:

   de heer Hendrik Jan Bos, wonende te 6811 AB ARNHEM, Rijnkade 100,

   om op dinsdag 8 september 2026 te 11.00 uur te verschijnen ter zitting van de rechtbank Gelderland,
   kamer voor
   kantonzaken, locatie Arnhem.

   De vordering luidt:
   Hoofdsom                                           € 3.140,00
   Rente tot 6 augustus 2026                          €   118,21
   Buitengerechtelijke incassokosten                  €   439,00
   Totaal                                             € 3.697,21

   Betaalt u voor 1 september 2026 een bedrag van € 3.842,64 (inclusief € 145,43 dagvaardingskosten) op
   NL91 ABNA 0417 1643 00 t.n.v. Rijnstreek Gerechtsdeurwaarders o.v.v. 44.1882, dan trekken wij de zaak in.
"""

_BNPL_MAIL = """
Hoi Sanne,

Je hebt nog 3 dagen om je aankoop bij Lampenland te betalen.

Openstaand bedrag    € 74,95
Uiterste betaaldatum 21 maart 2026
Rekeningnummer       NL20INGB0001234567
t.n.v.               Straxx Payments B.V.
Betalingskenmerk     1001 2233 4455 6677

Factuurnummer: SX-99120

Heb je al betaald? Dan hoef je niets te doen.
"""

MORE_LETTERS: tuple[InventedLetter, ...] = (
    InventedLetter(
        name="roles in columns",
        document=document_of(_COLUMNS),
        truth={
            "is_claim": True,
            "sender": "Lexington Incasso",
            "creditor": "Huisartsenpost De Brug",
            "letter_date": "2026-05-08",
            "stage": "collection",
            "amount_due_cents": 21358,
            "principal_cents": 21200,
            "interest_cents": 318,
            "costs_cents": 4840,
            "paid_cents": 5000,
            "payment_reference": "LX/26/30117",
            "deadlines": [deadline("payment", "2026-05-15")],
        },
    ),
    InventedLetter(
        name="lawyer in prose",
        document=document_of(_PROSE),
        truth={
            "is_claim": True,
            "sender": "Advocatenkantoor Van Dongen",
            "creditor": "Meubelhuis Van Wijk B.V.",
            "letter_date": "2026-11-02",
            "stage": "collection",
            "amount_due_cents": 227538,
            "principal_cents": 195000,
            "interest_cents": 3288,
            "costs_cents": 29250,
            "iban": "NL20INGB0001234567",
            "payment_reference": "2026-0881",
            "deadlines": [deadline("payment", "2026-11-16")],
        },
    ),
    InventedLetter(
        name="provisional assessment",
        document=document_of(_PROVISIONAL),
        truth={
            "is_claim": True,
            "sender": "Belastingdienst",
            "letter_date": "2026-01-30",
            "stage": "invoice",
            "amount_due_cents": 110000,
            "principal_cents": None,
            "iban": "NL86INGB0002445588",
            "references": ["5512.88.120.H.60.01", "2551288120600010"],
            "deadlines": [
                deadline("payment", "2026-02-28", 27500),
                deadline("objection", "2026-03-13"),
                deadline("payment", "2026-03-31", 27500),
                deadline("payment", "2026-04-30", 27500),
                deadline("payment", "2026-05-31", 27500),
            ],
        },
    ),
    InventedLetter(
        name="parking assessment",
        document=document_of(_PARKING),
        truth={
            "is_claim": True,
            "sender": "Gemeente Waterbeek",
            "letter_date": "2026-05-12",
            "stage": "invoice",
            "amount_due_cents": 7950,
            "iban": "NL91ABNA0417164300",
            "deadlines": [deadline("payment", "2026-05-26"), deadline("objection", "2026-06-23")],
        },
    ),
    InventedLetter(
        name="failed debit",
        document=mail_of(
            _FAILED_DEBIT,
            sender="FitPlus",
            address="administratie@fitplus.example",
            subject="Je betaling is niet gelukt",
            sent_at=datetime(2026, 8, 28, 8, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": True,
            "sender": "FitPlus",
            "letter_date": "2026-08-28",
            "stage": "reminder",
            "amount_due_cents": 3850,
            "costs_cents": None,
            "direct_debit": False,
            "iban": "NL91ABNA0417164300",
            "payment_reference": "FP-4471-0826",
            "deadlines": [deadline("payment", "2026-09-10")],
        },
    ),
    InventedLetter(
        name="rent rise",
        document=document_of(_INFORMATION),
        truth={
            "is_claim": False,
            "direction": "none",
            "stage": "information",
            "sender": "Woningstichting Het Anker",
            "letter_date": "2026-04-20",
        },
    ),
    InventedLetter(
        name="plan offered",
        document=document_of(_PLAN_OFFER),
        truth={
            "is_claim": True,
            "sender": "Noordzee Finance",
            "creditor": "Telefoonwinkel Belmaar",
            "letter_date": "2026-09-11",
            "stage": "payment_plan",
            "plan": "offered",
            "amount_due_cents": 24000,
            "payment_reference": "77-9912",
            "deadlines": [
                deadline("response", "2026-09-25"),
                deadline("payment", "2026-10-01", 8000),
                deadline("payment", "2026-11-01", 8000),
                deadline("payment", "2026-12-01", 8000),
            ],
        },
    ),
    InventedLetter(
        name="water cut off",
        document=document_of(_WATER_CUT),
        truth={
            "is_claim": True,
            "sender": "Waterbedrijf Veluwe",
            "letter_date": "2026-06-02",
            "stage": "enforcement",
            "amount_due_cents": 18320,
            "principal_cents": 16820,
            "costs_cents": 1500,
            "payment_reference": "330-1882",
            "deadlines": [deadline("payment", "2026-06-12"), deadline("enforcement", "2026-06-16")],
        },
    ),
    InventedLetter(
        name="remission",
        document=document_of(_REMISSION),
        truth={
            "is_claim": True,
            "sender": "Hoogheemraadschap Zuiderdiep",
            "letter_date": "2026-07-14",
            "stage": "settled",
            "amount_due_cents": 0,
            "iban": None,
            "deadlines": [],
            "references": ["880.22.10"],
        },
    ),
    InventedLetter(
        name="benefit to pay back",
        document=document_of(_OVERPAYMENT),
        truth={
            "is_claim": True,
            "sender": "UWV",
            "letter_date": "2026-10-08",
            "stage": "invoice",
            "amount_due_cents": 110290,
            "iban": "NL91ABNA0417164300",
            "payment_reference": "1000055019002026",
            "deadlines": [deadline("payment", "2026-11-19"), deadline("objection", "2026-11-20")],
        },
    ),
    InventedLetter(
        name="credit note",
        document=document_of(_CLEARED_BY_CREDIT),
        truth={
            "is_claim": False,
            "direction": "receivable",
            "stage": "refund",
            "refund_cents": 22000,
            "amount_due_cents": None,
            "sender": "Kinderopvang Pippeloentje B.V.",
            "letter_date": "2026-03-01",
            "deadlines": [],
        },
    ),
    InventedLetter(
        name="fifteen days from delivery",
        document=document_of(_TWO_TERMS),
        truth={
            "is_claim": True,
            "sender": "Energie Oost",
            "letter_date": "2026-12-03",
            "stage": "final_notice",
            "amount_due_cents": 15000,
            "principal_cents": 20611,
            "paid_cents": 5611,
            "costs_cents": None,
            "deadlines": [],
            "payment_reference": "61002288",
        },
    ),
    InventedLetter(
        name="summons",
        document=document_of(_SUMMONS_HEAD),
        truth={
            "is_claim": True,
            "sender": "Rijnstreek Gerechtsdeurwaarders",
            "creditor": "Coöperatieve Bank De Eik U.A.",
            "letter_date": "2026-08-06",
            "stage": "court",
            "amount_due_cents": 384264,
            "principal_cents": 314000,
            "interest_cents": 11821,
            "costs_cents": 58443,
            "payment_reference": "44.1882",
            "deadlines": [deadline("payment", "2026-09-01"), deadline("court", "2026-09-08")],
        },
    ),
    InventedLetter(
        name="pay later mail",
        document=mail_of(
            _BNPL_MAIL,
            sender="Straxx",
            address="no-reply@straxx.example",
            subject="Vergeet je betaling niet",
            sent_at=datetime(2026, 3, 18, 8, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": True,
            "sender": "Straxx",
            "letter_date": "2026-03-18",
            "stage": "reminder",
            "amount_due_cents": 7495,
            "iban": "NL20INGB0001234567",
            "payment_reference": "1001223344556677",
            "deadlines": [deadline("payment", "2026-03-21")],
        },
    ),
)
