"""A fifth set of invented letters: plain mails, small firms, and facts in odd places."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.parsers.invented_letters import InventedLetter, deadline
from tests.parsers.letter_pages import document_of, mail_of

_MAIL_REMINDER = """
Goedemiddag mevrouw Terpstra,

In onze administratie zien wij dat de nota van uw behandeling van 3 februari nog niet is voldaan. Het gaat
om nota
2026-0331 met een bedrag van € 128,40. Wilt u het bedrag voor het einde van de week, uiterlijk vrijdag 20
maart 2026,
aan ons overmaken? Ons rekeningnummer is NL91 ABNA 0417 1643 00 ten name van Huidkliniek Noord. Vermeld het
notanummer.

Heeft u de betaling al gedaan, dan kunt u deze mail negeren.

Met vriendelijke groet,
Anja, financiële administratie
Huidkliniek Noord
"""

_TRAIN_FINE = """
   Spoor & Reis N.V.
   Afdeling Uitstel van Betaling
   Postbus 2025, 3500 HA Utrecht

   De heer M. Achterberg                                        Utrecht, 9 april 2026
   Stationsweg 1                                                UvB-nummer 7712-0098-1
   3972 KA DRIEBERGEN

   Onderwerp: Reizen zonder geldig vervoerbewijs op 2 april 2026

   Geachte heer Achterberg,

   Op 2 april 2026 reisde u van Utrecht naar Arnhem zonder geldig vervoerbewijs. U kreeg toen uitstel van
   betaling. U
   betaalt de ritprijs en de wettelijke verhoging:

   Ritprijs                              €   9,20
   Verhoging                             €  50,00
   Totaal                                €  59,20

   Betaal € 59,20 binnen 14 dagen na dagtekening. Gebruik rekening NL20 INGB 0001 2345 67 en vermeld
   7712-0098-1.
   Bent u het er niet mee eens? Dien dan binnen vier weken na dagtekening een bezwaar in via onze website.
"""

_CREDIT_STATEMENT = """
   KAARTPLUS                                                      Afschrift nr. 2026-05

   S. Wijaya                                                      Datum           21 mei 2026
   Bosweg 3                                                       Kaartrekening   5522 1100
   6721 ZZ BENNEKOM

   Overzicht
   Vorig openstaand saldo                                                         € 640,12
   Ontvangen betaling 28-04-2026                                                  € 640,12 -
   Uitgaven deze periode                                                          € 318,77
   Nieuw openstaand saldo                                                         € 318,77

   Wij incasseren € 318,77 omstreeks 4 juni 2026 van uw bankrekening. U hoeft niets te doen.
"""

_UTILITY_TABLE = """
   Hollandse Energiecompagnie                                                           pagina 1/1

   Klantnummer       Datum             Factuurnummer       Te betalen vóór
   4411 9920         18-02-2026        H26-0099184         11-03-2026

   Mevrouw W. van Dam
   Spuistraat 90
   2511 BE DEN HAAG

   AANMANING

   Beste mevrouw Van Dam,

   Wij hebben u op 20 januari een herinnering gestuurd. De termijnnota van januari is nog steeds niet betaald.

   Termijnbedrag januari                                 €              164,00
   Aanmaningskosten                                      €               12,50
   Totaal verschuldigd                                   €              176,50

   IBAN NL91 ABNA 0417 1643 00                Kenmerk 3000 4411 9920 0126

   Let op: het termijnbedrag van februari (€ 164,00) wordt gewoon afgeschreven.
"""

_COURT_INVITE = """
   Rechtbank Gelderland
   Team kanton, locatie Apeldoorn

   De heer F. Jacobs                                              datum           2 juni 2026
   Sprengenweg 8                                                  zaaknummer      11883321 CV EXPL 26-1102
   7314 PK APELDOORN                                              inzake          Woonmeij / Jacobs

   Oproep voor de zitting

   Geachte heer Jacobs,

   U wordt opgeroepen voor de mondelinge behandeling op donderdag 2 juli 2026 om 13.30 uur in het
   gerechtsgebouw te
   Apeldoorn. Stukken kunt u tot uiterlijk 22 juni 2026 toesturen.
"""

_SOLD_TO_AGENCY = """
   Kustlijn Portefeuilles B.V.                                     Postbus 60, 4380 AB Vlissingen

   Mevr. D. de Raad
   Boulevard 11
   4382 KA VLISSINGEN

   Vlissingen, 5 maart 2026
   Ons kenmerk KL-88120

   Geachte mevrouw De Raad,

   Met ingang van 1 maart 2026 heeft Postorderhuis Lely B.V. haar vordering op u verkocht en overgedragen
   aan ons. U
   kunt nog uitsluitend aan ons betalen.

   Overgenomen vordering                                 € 418,90
   Rente                                                 €   6,02
   Incassokosten                                         €  62,84
   Totaal te voldoen                                     € 487,76

   Wij verzoeken u dit bedrag binnen 10 dagen na heden te betalen op NL20 INGB 0001 2345 67 ten name van
   Kustlijn Portefeuilles, o.v.v. KL-88120.
"""

_PLUMBER = """
   Installatiebedrijf Ter Horst
   Nijverheidsstraat 12 - 7471 GX Goor - 0547 55 01 22 - KvK 06112233

   Mevr. G. Assink
   Iependijk 4
   7471 AA Goor

   Factuur 26.0418                                                       Goor, 22-04-'26

   Vervangen kraan keuken, materiaal                                          86,00
   Arbeidsloon 1,5 uur                                                        97,50
   Voorrijkosten                                                              25,00
                                                                    ----------------
                                                                             208,50
   21% btw                                                                    43,79
                                                                    ================
   Te voldoen                                                            €   252,29

   Betaling binnen 30 dagen na factuurdatum op NL91 ABNA 0417 1643 00 o.v.v. factuurnummer. Bedankt voor
   uw opdracht!
"""

_MUNICIPAL_BENEFIT = """
   Gemeente Wijdemeer                                              Sociaal Domein

   De heer K. Amrani
   Plein 40-45 nr. 2
   1241 AA WIJDEMEER

   Datum 13 november 2026           Kenmerk SD-2026/4410           Cliëntnummer 90221

   Onderwerp: boete wegens schending inlichtingenplicht

   Geachte heer Amrani,

   U heeft uw verhuizing te laat gemeld. Wij leggen u daarom een boete op van € 350,00. Betaal de boete
   binnen zes
   weken na verzending van dit besluit op NL20 INGB 0001 2345 67 t.n.v. Gemeente Wijdemeer o.v.v.
   SD-2026/4410.

   Bezwaar
   Bent u het niet eens met dit besluit, dan kunt u binnen zes weken na de verzenddatum bezwaar maken.

   namens burgemeester en wethouders,
   teamleider Handhaving
"""

FIFTH_LETTERS: tuple[InventedLetter, ...] = (
    InventedLetter(
        name="reminder by mail",
        document=mail_of(
            _MAIL_REMINDER,
            sender="Huidkliniek Noord",
            address="administratie@huidklinieknoord.example",
            subject="Openstaande nota",
            sent_at=datetime(2026, 3, 16, 13, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": True,
            "sender": "Huidkliniek Noord",
            "letter_date": "2026-03-16",
            "stage": "reminder",
            "amount_due_cents": 12840,
            "principal_cents": None,
            "iban": "NL91ABNA0417164300",
            "payment_reference": "2026-0331",
            "references": ["2026-0331"],
            "deadlines": [deadline("payment", "2026-03-20")],
        },
    ),
    InventedLetter(
        name="train without ticket",
        document=document_of(_TRAIN_FINE),
        truth={
            "is_claim": True,
            "sender": "Spoor & Reis N.V.",
            "letter_date": "2026-04-09",
            "stage": "invoice",
            "amount_due_cents": 5920,
            "payment_reference": "7712-0098-1",
            "deadlines": [deadline("payment", "2026-04-23"), deadline("objection", "2026-05-07")],
        },
    ),
    InventedLetter(
        name="card statement by debit",
        document=document_of(_CREDIT_STATEMENT),
        truth={
            "is_claim": True,
            "sender": "KAARTPLUS",
            "letter_date": "2026-05-21",
            "stage": "invoice",
            "amount_due_cents": 31877,
            "paid_cents": None,
            "principal_cents": None,
            "direct_debit": True,
            "iban": None,
            "deadlines": [deadline("payment", "2026-06-04")],
        },
    ),
    InventedLetter(
        name="facts in a row",
        document=document_of(_UTILITY_TABLE),
        truth={
            "is_claim": True,
            "sender": "Hollandse Energiecompagnie",
            "letter_date": "2026-02-18",
            "stage": "final_notice",
            "amount_due_cents": 17650,
            "principal_cents": 16400,
            "costs_cents": 1250,
            "direct_debit": False,
            "references": ["4411 9920", "H26-0099184", "3000441199200126"],
            "deadlines": [deadline("payment", "2026-03-11")],
        },
    ),
    InventedLetter(
        name="called to court",
        document=document_of(_COURT_INVITE),
        truth={
            "sender": "Rechtbank Gelderland",
            "letter_date": "2026-06-02",
            "stage": "court",
            "amount_due_cents": None,
            "deadlines": [deadline("court", "2026-07-02"), deadline("response", "2026-06-22")],
        },
    ),
    InventedLetter(
        name="sold to the sender",
        document=document_of(_SOLD_TO_AGENCY),
        truth={
            "is_claim": True,
            "sender": "Kustlijn Portefeuilles B.V.",
            "creditor": "Kustlijn Portefeuilles B.V.",
            "letter_date": "2026-03-05",
            "stage": "collection",
            "amount_due_cents": 48776,
            "principal_cents": 41890,
            "interest_cents": 602,
            "costs_cents": 6284,
            "payment_reference": "KL-88120",
            "deadlines": [deadline("payment", "2026-03-15")],
        },
    ),
    InventedLetter(
        name="plumber",
        document=document_of(_PLUMBER),
        truth={
            "is_claim": True,
            "sender": "Installatiebedrijf Ter Horst",
            "letter_date": "2026-04-22",
            "stage": "invoice",
            "amount_due_cents": 25229,
            "principal_cents": None,
            "payment_reference": "26.0418",
            "deadlines": [deadline("payment", "2026-05-22")],
        },
    ),
    InventedLetter(
        name="benefit fine",
        document=document_of(_MUNICIPAL_BENEFIT),
        truth={
            "is_claim": True,
            "sender": "Gemeente Wijdemeer",
            "letter_date": "2026-11-13",
            "stage": "invoice",
            "amount_due_cents": 35000,
            "references": ["SD-2026/4410", "90221"],
            "payment_reference": "SD-2026/4410",
            "deadlines": [deadline("payment", "2026-12-25"), deadline("objection", "2026-12-25")],
        },
    ),
)
