"""A seventh set of invented letters: the same matters once more in words not used before."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.parsers.invented_letters import InventedLetter, deadline
from tests.parsers.letter_pages import document_of, mail_of

_RENT_ARREARS = """
   Wooncoöperatie Hof van Delft                                         Afdeling Huurincasso
   Postbus 200, 2600 AE Delft                                           tel. 015 - 555 20 00

   De heer en mevrouw Bos-Peters
   Kastanjelaan 77
   2625 LM DELFT

   Delft, 11 juni 2026                      uw huurdernummer: 60.112.8          onze referentie: HI-2606-40

   Geachte heer en mevrouw Bos-Peters,

   Ondanks onze eerdere brieven loopt uw achterstand op. Op dit moment bent u ons € 1.886,24 schuldig: de huur
   over april, mei en juni 2026 plus € 18,50 aan aanmaningskosten.

   Wij stellen u voor de laatste maal in de gelegenheid te betalen. Uw betaling moet uiterlijk donderdag
   18 juni 2026
   op onze rekening NL91 ABNA 0417 1643 00 staan. Noem uw huurdernummer. Hebben wij dan niets ontvangen,
   dan dragen
   wij het dossier over aan de deurwaarder en vragen wij de rechter om ontbinding van de huurovereenkomst.

   Hof van Delft
"""

_HOSPITAL_AGENCY = """
   MEDIFACT FACTUREN                                            www.medifact.example

   Mw. J. Verhage                                               Factuurnummer    MF26.44.1180
   Zandpad 6                                                    Factuurdatum     03 april 2026
   3621 NE BREUKELEN                                            Debiteur         660018

   Uw rekening van Praktijk voor Diëtetiek Smakelijk

   Praktijk voor Diëtetiek Smakelijk heeft haar vordering op u overgedragen aan Medifact Facturen.
   Betaal daarom alleen aan
   ons.

   Datum           Omschrijving                                  Bedrag
   12-03-2026      Intakegesprek                                 € 62,10
   26-03-2026      Vervolgconsult                                € 31,05

   Totaalbedrag                                                  € 93,15
   Te voldoen voor                                               3 mei 2026

   Betaalgegevens: NL20 INGB 0001 2345 67, Medifact Facturen B.V., kenmerk 660018-4418.
"""

_STUDENT_FINE = """
   Universiteitsbibliotheek Noordstad

   Aan: T. Wouda, Plantage 4-12, 9711 ZZ Noordstad

   7 mei 2026

   Tweede herinnering

   Beste lezer,

   Je hebt nog geleende boeken in huis en een boete van € 23,60. Betaal de boete voor 21 mei 2026 via de
   website of op
   NL91 ABNA 0417 1643 00, onder vermelding van lenersnummer 30018827. Anders kun je niets meer lenen en
   brengen we
   € 15,00 administratiekosten in rekening.
"""

_JUDGMENT_PROSE = """
   GROSSE

   Rechtbank Zeeland-West-Brabant, team kanton, zaaknummer 11900122 CV EXPL 26-771

   vonnis van 18 maart 2026

   in de zaak van de besloten vennootschap Autolease Zuidwest B.V. te Goes, eisende partij, gemachtigde:
   Scheldestroom
   Gerechtsdeurwaarders, tegen Pieter Cornelis Dane, wonende te Middelburg, gedaagde partij.

   De kantonrechter:

   veroordeelt gedaagde om aan eiseres te betalen € 2.410,00, te vermeerderen met de wettelijke rente
   vanaf 1 januari
   2026 tot de dag van betaling;

   veroordeelt gedaagde in de proceskosten, aan de zijde van eiseres begroot op € 713,00;

   verklaart dit vonnis uitvoerbaar bij voorraad.
"""

_MOBILE_BLOCK = """
Hi Noor,

We hebben je nummer vandaag geblokkeerd, omdat er nog € 71,30 openstaat. Dit bedrag bestaat uit je
facturen van
juli (€ 35,65) en augustus (€ 35,65).

Weer bellen? Betaal € 71,30 aan Zwaluw Mobiel, rekening NL20INGB0001234567, onder vermelding van
klantnummer 3390017.
Zodra je betaling binnen is, zetten we je nummer weer aan.
Betaal je niet vóór 30 september 2026, dan beëindigen we je abonnement en moet je ook de resterende
maanden betalen
(€ 142,60).

Zwaluw Mobiel
"""

_FRIEND_DISCOUNT = """
Beste klant,

Tot en met zondag 17 mei 2026 krijgt u 25% korting op alle tuinmeubelen. Bestel voor minimaal € 100,00
en ontvang een
cadeaubon van € 10,00. Uw klantnummer is 8827110. Shop nu via onze website.

U ontvangt deze nieuwsbrief omdat u klant bent. Uitschrijven kan altijd.
"""

SEVENTH_LETTERS: tuple[InventedLetter, ...] = (
    InventedLetter(
        name="rent arrears in prose",
        document=document_of(_RENT_ARREARS),
        truth={
            "is_claim": True,
            "sender": "Wooncoöperatie Hof van Delft",
            "letter_date": "2026-06-11",
            "stage": "final_notice",
            "amount_due_cents": 188624,
            "iban": "NL91ABNA0417164300",
            "payment_reference": "60.112.8",
            "references": ["60.112.8", "HI-2606-40"],
            "deadlines": [deadline("payment", "2026-06-18")],
        },
    ),
    InventedLetter(
        name="claim assigned to a billing office",
        document=document_of(_HOSPITAL_AGENCY),
        truth={
            "is_claim": True,
            "sender": "Medifact Facturen",
            "creditor": "Medifact Facturen",
            "letter_date": "2026-04-03",
            "stage": "invoice",
            "amount_due_cents": 9315,
            "principal_cents": None,
            "iban": "NL20INGB0001234567",
            "payment_reference": "660018-4418",
            "deadlines": [deadline("payment", "2026-05-03")],
        },
    ),
    InventedLetter(
        name="library fine",
        document=document_of(_STUDENT_FINE),
        truth={
            "is_claim": True,
            "sender": "Universiteitsbibliotheek Noordstad",
            "letter_date": "2026-05-07",
            "stage": "reminder",
            "amount_due_cents": 2360,
            "costs_cents": None,
            "payment_reference": "30018827",
            "deadlines": [deadline("payment", "2026-05-21")],
        },
    ),
    InventedLetter(
        name="judgment itself",
        document=document_of(_JUDGMENT_PROSE),
        truth={
            "is_claim": True,
            "creditor": "Autolease Zuidwest B.V.",
            "letter_date": "2026-03-18",
            "stage": "judgment",
            "deadlines": [],
        },
    ),
    InventedLetter(
        name="number blocked",
        document=mail_of(
            _MOBILE_BLOCK,
            sender="Zwaluw Mobiel",
            address="no-reply@zwaluwmobiel.example",
            subject="Je nummer is geblokkeerd",
            sent_at=datetime(2026, 9, 9, 9, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": True,
            "sender": "Zwaluw Mobiel",
            "letter_date": "2026-09-09",
            "amount_due_cents": 7130,
            "iban": "NL20INGB0001234567",
            "payment_reference": "3390017",
            "deadlines": [deadline("payment", "2026-09-30")],
        },
    ),
    InventedLetter(
        name="garden sale",
        document=mail_of(
            _FRIEND_DISCOUNT,
            sender="Tuinland",
            address="nieuws@tuinland.example",
            subject="25% korting, alleen dit weekend",
            sent_at=datetime(2026, 5, 14, 9, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": False,
            "direction": "none",
            "stage": "information",
            "amount_due_cents": None,
            "references": [],
            "deadlines": [],
        },
    ),
)
