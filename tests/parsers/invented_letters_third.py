"""A third set of invented letters: public bodies, schools, insurers, and mails in plain words."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.parsers.invented_letters import InventedLetter, deadline
from tests.parsers.letter_pages import document_of, mail_of

_STUDENT_LOAN = """
   Dienst Uitvoering Onderwijs                                              Postbus 50081
                                                                            9702 EA Groningen
   Mevrouw C.A. Bakker
   Vijverlaan 18                                                            Datum
   3062 HJ ROTTERDAM                                                        16 september 2026
                                                                            Ons kenmerk
                                                                            SF-7729-0142
   Herinnering: u heeft een achterstand

   Geachte mevrouw Bakker,

   U betaalt uw studieschuld af in maandelijkse termijnen van € 81,06. Wij hebben drie termijnen niet
   ontvangen.
   Uw achterstand is € 243,18.

   Wij vragen u de achterstand vóór 7 oktober 2026 te betalen op NL45 INGB 0705 0019 03 ten name van Dienst
   Uitvoering Onderwijs. Vermeld hierbij uw kenmerk SF-7729-0142. Uw totale studieschuld bedraagt € 18.402,11.
   Daarnaast betaalt u gewoon uw lopende termijn.

   Met vriendelijke groet,
   Dienst Uitvoering Onderwijs
"""

_INSURANCE = """
   Schild Verzekeringen N.V.
   Postbus 100, 5000 AB Tilburg

   De heer Q. Martens                                           Polisnummer    88.1209.33
   Merelstraat 4                                                Relatienummer  551002
   5025 KL TILBURG                                              Datum          2 mei 2026

   Premienota autoverzekering

   Geachte heer Martens,

   Hierbij ontvangt u de nota voor uw autoverzekering over de periode 1 juni 2026 tot 1 juni 2027.

   Premie                                                       € 512,00
   Assurantiebelasting 21%                                      € 107,52
   Totaal                                                       € 619,52

   Het bedrag wordt rond 1 juni 2026 automatisch van uw rekening NL18 RABO 0123 4598 76 afgeschreven.
"""

_TELECOM = """
Beste Fatima,

Je factuur van € 32,50 staat nog steeds open. Omdat je ook na onze herinnering niet hebt betaald, rekenen we
€ 15,00 administratiekosten. Je moet nu dus € 47,50 betalen.

Doe dit voor 19 juni 2026, anders blokkeren we je nummer.

Rekeningnummer: NL91 ABNA 0417 1643 00
T.n.v.: BelBlij B.V.
Kenmerk: 5500 9912 3340 0187
Klantnummer: 20-441-882

Groeten van BelBlij
"""

_BANK_ATTACHMENT = """
   mr. H. Zandstra, gerechtsdeurwaarder                                     Zuiderstraat 1, 9401 AA Assen

   AAN: de heer P.J. Veenstra, wonende te 9405 TE ASSEN, Esweg 20

   Assen, 30 april 2026
   Dossier 26/0098

   Geachte heer Veenstra,

   In de zaak van Energiebedrijf Drenthe B.V. tegen u heb ik op 29 april 2026 executoriaal beslag gelegd op uw
   bankrekening bij Veldbank. De vordering bedraagt per vandaag € 1.733,90:

   - hoofdsom                     € 1.102,00
   - rente                        €    88,14
   - proceskosten                 €   380,00
   - executiekosten               €   163,76

   Wilt u dat het beslag wordt opgeheven? Betaal dan € 1.733,90 op rekening NL20 INGB 0001 2345 67 ten
   name van
   mr. H. Zandstra onder vermelding van 26/0098.
"""

_TUITION = """
   Delta International School                                    Coolsingel 400, 3011 AB Rotterdam

   Mr and Mrs T. Lindqvist
   Maasboulevard 90
   3063 NS ROTTERDAM

   5 November 2026

   Second reminder - tuition fee 2026/2027                       Student no. 2026-118

   Dear Mr and Mrs Lindqvist,

   According to our records the following invoices are still outstanding:

   Invoice           Date              Amount
   T-2026-0418       01-09-2026        EUR 1,250.00
   T-2026-0533       01-10-2026        EUR 1,250.00
   Total outstanding                   EUR 2,500.00

   We kindly request you to settle the outstanding amount within 14 days of the date of this letter by bank
   transfer to NL91 ABNA 0417 1643 00, stating student number 2026-118.

   Yours sincerely,
   Finance Department, Delta International School
"""

_TAX_REMINDER = """
   Belastingsamenwerking Rijnmonden

   Fam. De Jong                                  Dagtekening            28 augustus 2026
   Singel 300                                    Aanslagnummer          710022.4.26
   3112 GP SCHIEDAM                              Betalingskenmerk       3710 0224 0026 1121

   AANMANING

   U heeft de onderstaande aanslag niet op tijd betaald.

   Gemeentelijke heffingen 2026                                   312,45
   Reeds voldaan                                                  100,00 -
   Kosten aanmaning                                                 9,00
   Te voldoen                                                     221,45

   U moet dit bedrag binnen 14 dagen na dagtekening betalen op rekening NL20 INGB 0001 2345 67 ten name van
   Belastingsamenwerking Rijnmonden. Daarna volgt een dwangbevel; de kosten bedragen dan ten minste € 53.
"""

_SECOND_SURCHARGE = """
   CJIB                                                           Centraal Justitieel Incassobureau

   De heer D. Wolf
   Rijnlaan 7
   3522 BA UTRECHT

   Datum                 5 oktober 2026
   CJIB-nummer           1088 2231 9904 5110
   Tweede aanmaning

   U hebt de verkeersboete nog niet (volledig) betaald. Daarom is de boete opnieuw verhoogd.

   Boete                                          € 120,00
   Eerste verhoging                               €  60,00
   Tweede verhoging                               € 180,00
   Administratiekosten                            €   9,00
   Totaal                                         € 369,00

   Betaal € 369,00 uiterlijk 2 november 2026. Doet u dit niet, dan kan het CJIB een deurwaarder inschakelen,
   uw rijbewijs innemen of u laten gijzelen.
"""

_PLAN_IN_PROSE = """
   Rivier Incasso & Gerechtsdeurwaarders                          20 mei 2026

   J.P. Scholten
   Waaldijk 3
   6511 AK NIJMEGEN

   Betreft: regeling dossier 5512-09, cliënt Sportcentrum Omnia

   Geachte heer Scholten,

   Wij bevestigen de betalingsregeling die wij vandaag met u hebben afgesproken. Het openstaande bedrag van
   € 300,00 betaalt u in 5 termijnen van € 60,00. De eerste termijn moet op 28 mei 2026 binnen zijn, de
   volgende
   termijnen telkens op de 28e van elke maand. Betaalt u één termijn niet, dan vervalt de regeling.

   U betaalt op NL91 ABNA 0417 1643 00, o.v.v. 5512-09.
"""

_NEW_ADDRESS = """
   Regionale Woningbouw Vechtdal

   Mevrouw P. Smit
   Beukenlaan 8
   7701 CE DEDEMSVAART

   15 januari 2026

   Wij verhuizen

   Beste mevrouw Smit,

   Vanaf 1 maart 2026 vindt u ons op een nieuw adres: Marktplein 2 in Ommen. Ons telefoonnummer blijft gelijk.
   Voor u verandert er niets. Uw huur van € 540,20 schrijven wij gewoon elke maand af.

   Met vriendelijke groet,
   Regionale Woningbouw Vechtdal
"""

_WITHDRAWN = """
   Parkeerbedrijf Stad Holm

   Mevr. B. Yildirim
   Kerkplein 1
   8011 CW ZWOLLE

   Datum: 11 november 2026
   Kenmerk: PB-33-8821

   Betreft: intrekking naheffingsaanslag

   Geachte mevrouw Yildirim,

   Uw bezwaar tegen de naheffingsaanslag van € 79,50 is gegrond. De naheffingsaanslag is ingetrokken. U
   hoeft niets
   meer te betalen. Als u al had betaald, storten wij het bedrag binnen twee weken terug.
"""

_FINAL_BILL = """
   Warmte & Stroom Holland                              Pagina 1 van 2

   T. Hendriksen                                        Klantnummer       3300-7712
   Kaasmarkt 40                                         Factuurnummer     26-0099812
   1441 BG Purmerend                                    Datum             12 juni 2026

   Eindafrekening

   Beste T. Hendriksen,

   U bent verhuisd. Daarom ontvangt u deze eindafrekening.

   Totale kosten 1 januari t/m 31 mei 2026              €   910,40
   Al betaalde voorschotten                             €   750,00-
   U moet bijbetalen                                    €   160,40

   U ontvangt hiervoor geen aparte acceptgiro. Maakt u het bedrag binnen 30 dagen na factuurdatum over op
   NL20 INGB 0001 2345 67, met vermelding van 26-0099812.
"""

_CREDIT_OFFER = """
Beste klant,

Droomt u van een nieuwe keuken? Profiteer nu van onze actie: een persoonlijke lening met 1% korting op
de rente.
Leen bijvoorbeeld € 10.000 voor € 187,50 per maand. Deze aanbieding loopt tot en met 31 maart 2026.

Let op! Geld lenen kost geld.

Uitschrijven voor deze nieuwsbrief
"""

THIRD_LETTERS: tuple[InventedLetter, ...] = (
    InventedLetter(
        name="student loan",
        document=document_of(_STUDENT_LOAN),
        truth={
            "is_claim": True,
            "sender": "Dienst Uitvoering Onderwijs",
            "letter_date": "2026-09-16",
            "stage": "reminder",
            "amount_due_cents": 24318,
            "iban": "NL45INGB0705001903",
            "payment_reference": "SF-7729-0142",
            "deadlines": [deadline("payment", "2026-10-07")],
        },
    ),
    InventedLetter(
        name="insurance debit",
        document=document_of(_INSURANCE),
        truth={
            "is_claim": True,
            "sender": "Schild Verzekeringen N.V.",
            "letter_date": "2026-05-02",
            "stage": "invoice",
            "amount_due_cents": 61952,
            "direct_debit": True,
            "iban": None,
            "references": ["88.1209.33", "551002"],
            "deadlines": [deadline("payment", "2026-06-01")],
        },
    ),
    InventedLetter(
        name="telecom mail",
        document=mail_of(
            _TELECOM,
            sender="BelBlij",
            address="facturen@belblij.example",
            subject="Laatste herinnering voor je factuur",
            sent_at=datetime(2026, 6, 5, 8, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": True,
            "sender": "BelBlij",
            "stage": "final_notice",
            "amount_due_cents": 4750,
            "principal_cents": 3250,
            "costs_cents": 1500,
            "payment_reference": "5500991233400187",
            "deadlines": [deadline("payment", "2026-06-19")],
        },
    ),
    InventedLetter(
        name="bank account attached",
        document=document_of(_BANK_ATTACHMENT),
        truth={
            "is_claim": True,
            "sender": "mr. H. Zandstra, gerechtsdeurwaarder",
            "creditor": "Energiebedrijf Drenthe B.V.",
            "letter_date": "2026-04-30",
            "stage": "enforcement",
            "amount_due_cents": 173390,
            "principal_cents": 110200,
            "interest_cents": 8814,
            "costs_cents": 54376,
            "payment_reference": "26/0098",
            "deadlines": [],
        },
    ),
    InventedLetter(
        name="tuition",
        document=document_of(_TUITION),
        truth={
            "is_claim": True,
            "sender": "Delta International School",
            "letter_date": "2026-11-05",
            "stage": "reminder",
            "amount_due_cents": 250000,
            "references": ["2026-118", "T-2026-0418", "T-2026-0533"],
            "payment_reference": "2026-118",
            "deadlines": [deadline("payment", "2026-11-19")],
        },
    ),
    InventedLetter(
        name="tax reminder",
        document=document_of(_TAX_REMINDER),
        truth={
            "is_claim": True,
            "sender": "Belastingsamenwerking Rijnmonden",
            "letter_date": "2026-08-28",
            "stage": "final_notice",
            "amount_due_cents": 22145,
            "principal_cents": 31245,
            "costs_cents": 900,
            "paid_cents": 10000,
            "payment_reference": "3710022400261121",
            "deadlines": [deadline("payment", "2026-09-11")],
        },
    ),
    InventedLetter(
        name="second surcharge",
        document=document_of(_SECOND_SURCHARGE),
        truth={
            "is_claim": True,
            "sender": "Centraal Justitieel Incassobureau",
            "letter_date": "2026-10-05",
            "stage": "final_notice",
            "amount_due_cents": 36900,
            "principal_cents": 12000,
            "costs_cents": 24900,
            "deadlines": [deadline("payment", "2026-11-02")],
        },
    ),
    InventedLetter(
        name="plan in prose",
        document=document_of(_PLAN_IN_PROSE),
        truth={
            "is_claim": True,
            "sender": "Rivier Incasso & Gerechtsdeurwaarders",
            "creditor": "Sportcentrum Omnia",
            "letter_date": "2026-05-20",
            "stage": "payment_plan",
            "plan": "agreed",
            "amount_due_cents": 30000,
            "payment_reference": "5512-09",
            "deadlines": [deadline("payment", f"2026-{month:02}-28", 6000) for month in range(5, 10)],
        },
    ),
    InventedLetter(
        name="new address",
        document=document_of(_NEW_ADDRESS),
        truth={
            "is_claim": False,
            "direction": "none",
            "stage": "information",
            "sender": "Regionale Woningbouw Vechtdal",
        },
    ),
    InventedLetter(
        name="withdrawn",
        document=document_of(_WITHDRAWN),
        truth={
            "is_claim": True,
            "sender": "Parkeerbedrijf Stad Holm",
            "letter_date": "2026-11-11",
            "stage": "settled",
            "amount_due_cents": 0,
            "references": ["PB-33-8821"],
            "deadlines": [],
        },
    ),
    InventedLetter(
        name="final bill",
        document=document_of(_FINAL_BILL),
        truth={
            "is_claim": True,
            "sender": "Warmte & Stroom Holland",
            "letter_date": "2026-06-12",
            "stage": "invoice",
            "amount_due_cents": 16040,
            "principal_cents": None,
            "paid_cents": None,
            "payment_reference": "26-0099812",
            "deadlines": [deadline("payment", "2026-07-12")],
        },
    ),
    InventedLetter(
        name="credit offer",
        document=mail_of(
            _CREDIT_OFFER,
            sender="Leenwijzer",
            address="nieuws@leenwijzer.example",
            subject="Nu extra voordelig lenen",
            sent_at=datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": False,
            "direction": "none",
            "stage": "information",
            "amount_due_cents": None,
            "deadlines": [],
        },
    ),
)
