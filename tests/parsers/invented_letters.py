"""Invented letters with what is true of each: senders, people, numbers and amounts are made up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from parsers import Document
from tests.parsers.letter_pages import document_of, mail_of


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedLetter:
    """A letter and the fields of its JSON that are true of it."""

    name: str
    document: Document
    truth: dict[str, object] = field(default_factory=dict)


def deadline(kind: str, day: str, cents: int | None = None) -> dict[str, object]:
    """A deadline as its JSON."""
    return {"kind": kind, "date": day, "amount_cents": cents}


_OVERDRAFT = """
                                                                        Veldbank N.V.
                                                                        Postbus 7001, 1000 CC Utrecht
   De heer P. Aalders                                                   veldbank.example
   Molenpad 9
   7411 AB DEVENTER

   Datum: 3 september 2026
   Ons kenmerk: BB-55-20931
   Onderwerp: opzegging van uw roodstand

   Geachte heer Aalders,

   Uw betaalrekening NL91 ABNA 0417 1643 00 staat al langer dan 90 dagen rood. Wij vroegen u op 4 juli
   en 1 augustus om dit te herstellen. Dat is niet gebeurd. Daarom zeggen wij de roodstand op en eisen
   wij het hele bedrag op.

   Debetstand per 1 september 2026                                       € 812,40
   Debetrente tot en met 1 september 2026                                €  21,65
   Totaal te voldoen                                                     € 834,05

   Vul uw rekening aan met € 834,05. Het bedrag moet uiterlijk op 17 september 2026 op uw rekening staan.
   Doet u dat niet, dan melden wij dit bij het BKR en dragen wij de vordering over aan een incassobureau.

   Met vriendelijke groet,

   J. de Ruiter
   Afdeling Bijzonder Beheer
   Veldbank N.V.
"""

_FINE = """
   Centraal Justitieel Incassobureau
   Ministerie van Justitie en Veiligheid

   Mevrouw S. El Idrissi                                      Datum beschikking     11 maart 2026
   Parklaan 12                                                CJIB-nummer           1109 4455 1200 7783
   3511 XS UTRECHT                                            Kenteken              XX-123-X

   Beschikking: verkeersboete

   U hebt een verkeersregel overtreden. Daarom krijgt u deze boete.

   Overtreding                  Te snel rijden binnen de bebouwde kom (12 km/u)
   Datum overtreding            24 februari 2026
   Boete                                                                  € 137,00
   Administratiekosten                                                    €   9,00
   Te betalen                                                             € 146,00

   Betaal € 146,00 uiterlijk op 6 mei 2026. Maak het bedrag over op rekeningnummer NL02 ABNA 0123 4567 89
   ten name van CJIB te Leeuwarden, onder vermelding van het CJIB-nummer.

   Bent u het niet eens met de boete? Dan kunt u in beroep gaan bij de officier van justitie. Uw
   beroepschrift moet uiterlijk 22 april 2026 binnen zijn. Betaalt u te laat, dan wordt de boete verhoogd
   met 50%.
"""

_GARAGE = """
   AUTOBEDRIJF VAN LAAR                                                 Industrieweg 44
   onderhoud - apk - banden                                             8013 PK Zwolle
                                                                        038 555 01 23
   K. Bosma                                                             KvK 12345678
   Havenstraat 3                                                        IBAN NL20INGB0001234567
   8011 BA Zwolle

   FACTUUR

   Factuurnummer      2026-0412
   Factuurdatum       7-4-2026
   Kenteken           12-ABC-3

   Omschrijving                            Aantal         Prijs         Bedrag
   Grote beurt                                  1        245,00         245,00
   Remblokken voor                              1         89,50          89,50
   Arbeid                                     1,5         72,00         108,00
   Subtotaal                                                            442,50
   BTW 21%                                                               92,93
   Totaal                                                               535,43

   Gelieve het totaalbedrag binnen 14 dagen na factuurdatum over te maken onder vermelding van het
   factuurnummer.
"""

_SERVICE = """
   Kamphuis & Terpstra Gerechtsdeurwaarders
   Stationsplein 5, 8911 AC Leeuwarden                          dossiernummer: 260.771/MK

   BETEKENING VONNIS MET BEVEL TOT BETALING

   Heden, de twaalfde mei tweeduizendzesentwintig,

   ten verzoeke van Zorgverzekeraar Noorderlicht N.V., gevestigd te Assen, te dezer zake woonplaats
   kiezende te Leeuwarden ten kantore van Kamphuis & Terpstra Gerechtsdeurwaarders,

   heb ik, Teun Kamphuis, gerechtsdeurwaarder te Leeuwarden,

   AAN: Johanna Elisabeth Wolters, wonende te 9401 AB ASSEN aan de Kloosterstraat 7,

   BETEKEND de grosse van een vonnis, door de kantonrechter te Assen op 21 april 2026 bij verstek tussen
   partijen gewezen onder zaaknummer 1122334 CV EXPL 26-881,

   en BEVEL GEDAAN om binnen twee dagen na heden te betalen:

   hoofdsom                                                      EUR    1.204,15
   rente tot heden                                               EUR       38,20
   buitengerechtelijke kosten                                    EUR      218,50
   proceskosten                                                  EUR      451,00
   nakosten                                                      EUR       67,50
   kosten van dit exploot                                        EUR       98,72
   af: betaald                                                   EUR      150,00 -/-
   TOTAAL                                                        EUR    1.928,07

   te voldoen op NL44 RABO 0123 4567 89 ten name van Kamphuis & Terpstra onder vermelding van 260.771/MK.
   Bij gebreke van tijdige betaling zal tot beslag op uw roerende zaken of inkomen worden overgegaan.
"""

_CESSION = """
   Polder Finance B.V.                                                   Datum       2 februari 2026
   Postbus 12, 2400 AA Alphen aan den Rijn                               Klantnr.    77 120 034

   Dhr. R. Smeets
   Dorpsstraat 101
   6041 CC ROERMOND

   Betreft: overdracht van uw lening

   Geachte heer Smeets,

   Wij hebben de vordering uit uw doorlopend krediet met contractnummer DK-90881 op 1 februari 2026 verkocht
   en overgedragen aan Zandkreek Capital B.V. te Breda. Zandkreek Capital is vanaf die datum uw nieuwe
   schuldeiser. Op het moment van overdracht stond er € 2.310,66 open.

   U hoeft nu niets te doen. Betaal voortaan alleen aan Zandkreek Capital; u ontvangt van hen binnen twee
   weken een brief met hun rekeningnummer.

   Met vriendelijke groet,
   Polder Finance B.V.
"""

_BROKEN_PLAN = """
   Gemeente Meerveen                                                     Belastingen en Invordering

   Mevrouw T. Janssen
   Lange Akker 40
   5401 DE MEERVEEN

   Datum 9 juni 2026           Aanslagnummer 2026.118822          Uw klantnummer 500981

   Onderwerp: uw betalingsregeling is vervallen

   Geachte mevrouw Janssen,

   Op 3 maart 2026 spraken wij met u af dat u uw aanslag in zes delen zou betalen. De termijn van 31 mei
   hebben wij niet ontvangen. De betalingsregeling is daarom per vandaag vervallen. U moet nu het hele
   restant ineens betalen.

   Oorspronkelijke aanslag                                     € 480,00
   Betaald in termijnen                                        € 160,00 -
   Nog te betalen                                              € 320,00

   Betaal dit bedrag vóór 24 juni 2026 op NL28 BNGH 0285 0000 12 ten name van Gemeente Meerveen, met
   betalingskenmerk 3261 0000 4811 8822. Betaalt u niet, dan volgt een dwangbevel. De kosten daarvan zijn
   minimaal € 53,00.

   Hoogachtend,
   namens het college van burgemeester en wethouders,
   de invorderingsambtenaar
"""

_CLUB = """
   Zwemvereniging De Dolfijn
   secretariaat: Badweg 2, 1506 JH Zaandam

   Aan de ouders van Mees de Wit
   Sluisplein 8
   1506 AA Zaandam

   Zaandam, 4 januari 2026

   Contributie 2026                                                      lidnummer 3301

   Beste leden,

   De contributie voor 2026 is vastgesteld op € 186,00. U heeft een machtiging afgegeven. Wij schrijven het
   bedrag op of omstreeks 28 januari 2026 automatisch af van uw rekening NL69 INGB 0123 4567 89.
   U hoeft dus zelf niets over te maken.

   Met sportieve groet,
   De penningmeester
"""

_CREDIT_CARD = """
   Kaartservice Europa N.V.                                              Rekeningoverzicht

   Mw. D. Verhoeven                                                      Afschriftdatum 18 mei 2026
   Zonnehof 22                                                           Kaartnummer eindigend op 4411
   2251 BC VOORSCHOTEN                                                   Klantnummer 88140072

   Vorig saldo                                                           € 1.320,18
   Uw betalingen                                                         €    75,00-
   Aankopen                                                              €   141,90
   Kredietvergoeding                                                     €    14,52
   Nieuw saldo                                                           € 1.401,60
   Bestedingslimiet                                                      € 2.500,00
   Minimaal te betalen                                                   €    75,00

   Zorg dat het minimumbedrag uiterlijk 8 juni 2026 is bijgeschreven op NL02 ABNA 0123 4567 89 ten name van
   Kaartservice Europa, onder vermelding van uw klantnummer.
"""

_ENGLISH_NOTICE = """
   Harbour Broadband B.V.                                                harbour-broadband.example
   Keizersgracht 1000, 1017 AA Amsterdam

   Mr J. O'Connor
   Westerpark 15
   1013 RR AMSTERDAM

   Date                 9 October 2026
   Customer number      HB-448120
   Invoice number       INV-2026-09-3371

   Final reminder

   Dear Mr O'Connor,

   Despite our earlier reminder your invoice of 1 September 2026 remains unpaid. You have one last chance to
   pay EUR 1,064.50 without any extra costs. Please make sure that the amount reaches us no later than
   30 October 2026 on account NL44 RABO 0123 4567 89, quoting INV-2026-09-3371. If we do not receive your
   payment in time we will charge collection costs of EUR 159.68.

   Kind regards,
   Accounts Receivable
   Harbour Broadband B.V.
"""

_COLLECTION = """
   IncassoPunt Zuid                                                      Postbus 880, 5600 AW Eindhoven
                                                                         www.incassopuntzuid.example
   Familie K. Yildiz
   Esdoornlaan 6
   5613 CD EINDHOVEN                                                     22 juli 2026

   Dossiernummer:   IPZ-2026-18820
   Opdrachtgever:   Tandartspraktijk Het Gebit
   Uw kenmerk:      D-7781

   SOMMATIE

   Geachte familie Yildiz,

   Onze opdrachtgever Tandartspraktijk Het Gebit heeft ons gevraagd de onderstaande vordering te incasseren.

   Factuur           Datum            Bedrag
   F-26-119          12-03-2026       € 84,10
   F-26-187          02-04-2026       € 61,25
   Hoofdsom                                          € 145,35
   Wettelijke rente                                  €   2,04
   Incassokosten                                     €  40,00
   Totaal                                            € 187,39

   U dient het totaalbedrag binnen 5 dagen na dagtekening van deze brief te voldoen op
   NL69 INGB 0123 4567 89 t.n.v. IncassoPunt Zuid o.v.v. IPZ-2026-18820. Blijft betaling uit, dan
   adviseren wij
   onze opdrachtgever u te dagvaarden. De proceskosten bedragen al snel € 400,00.
"""

_DISPUTE = """
   Credo Incasso B.V.
   Postbus 45
   3300 AA Dordrecht

   Mevrouw H. Vos
   Kade 3
   3311 AA DORDRECHT

   Dordrecht, 14 april 2026
   Ons dossier: 99-4412
   Cliënt: Fitnesscentrum Krachtig

   Betreft: uw betwisting

   Geachte mevrouw Vos,

   Op 8 april ontvingen wij uw brief. Daarin schrijft u dat u het abonnement op tijd hebt opgezegd en dat u de
   vordering van € 264,00 betwist. Wij leggen uw verweer voor aan onze cliënt. Tot die tijd schorten wij de
   incasso op. Wilt u ons uiterlijk 28 april 2026 een kopie van uw opzegging sturen?

   Met vriendelijke groet,
   Credo Incasso B.V.
"""

_EVICTION = """
   Brouwer & Sijtsma gerechtsdeurwaarders                                 Dossier 7719-B

   AANZEGGING ONTRUIMING

   Heden, 3 maart 2026, heb ik, L. Brouwer, gerechtsdeurwaarder te Hoorn, op verzoek van Stichting Woonbelang
   West-Friesland te Hoorn, aan

   Willem Adrianus de Groot, wonende te 1621 AB HOORN, Westerdijk 18,

   aangezegd dat op 26 maart 2026 om 9.30 uur de woning aan de Westerdijk 18 zal worden ontruimd op grond van
   het vonnis van 2 februari 2026.

   U kunt de ontruiming voorkomen door uiterlijk 24 maart 2026 het volledige verschuldigde bedrag van
   € 4.118,37 te betalen op rekening NL02 ABNA 0123 4567 89 t.n.v. Brouwer & Sijtsma o.v.v. 7719-B.
"""

_REFUND = """
   Stroomwijs Energie                                                    stroomwijs.example

   Dhr. A. Kok
   Kerkstraat 2
   9711 JJ GRONINGEN

   Factuurdatum      19 januari 2026
   Klantnummer       4410-2290
   Factuurnummer     900118273

   Uw jaarnota: u krijgt geld terug

   Beste heer Kok,

   Verbruik stroom en gas 2025                                           € 1.610,22
   Betaalde voorschotten (12 x € 150,00)                                 € 1.800,00-
   U ontvangt van ons                                                    €   189,78

   Wij maken dit bedrag binnen 10 dagen over op uw rekening NL44 RABO 0123 4567 89.
"""

_PAID = """
Beste Ilse,

Bedankt voor je betaling! We hebben € 59,90 ontvangen voor bestelling 2026-7781.
Factuur F2026-4410 is hiermee volledig betaald. Er staat niets meer open.

Groetjes,
Team Boekenkast
Boekenkast Online B.V. - KvK 87654321
"""

_PHISHING = """
Geachte klant,

Er staat nog een openstaande belastingschuld van € 94,20 op uw naam. Ondanks eerdere herinneringen hebben wij
geen betaling ontvangen. Betaal binnen 24 uur om beslaglegging op uw bankrekening te voorkomen.

Klik hier om direct te betalen: https://belasting-betaalportaal.info/ideal

Met vriendelijke groet,
Belastingdienst
"""

_ATTACHMENT_OF_INCOME = """
   Raadhuis Gerechtsdeurwaarders                                          Postbus 300, 2800 AH Gouda

   De heer M. Peeters
   Turfsingel 60
   2802 BE GOUDA

   Gouda, 17 november 2026
   Ons dossiernummer 331.904

   Inzake: Woningcorporatie De Sleutel / M. Peeters
   Betreft: beslag op uw loon

   Geachte heer Peeters,

   Op 16 november 2026 hebben wij executoriaal derdenbeslag gelegd onder uw werkgever, Bakkerij Zoet B.V.
   Uw beslagvrije voet is vastgesteld op € 1.684,12 per maand. Uw werkgever houdt het meerdere in en
   draagt dat
   aan ons af.

   Het beslag is gelegd voor:
   Hoofdsom volgens vonnis                              € 2.980,00
   Rente                                                €    61,14
   Proceskosten                                         €   612,00
   Kosten beslag                                        €   203,57
   Totale vordering                                     € 3.856,71

   U kunt het beslag beëindigen door het totale bedrag over te maken naar NL44 RABO 0123 4567 89 op naam van
   Raadhuis Gerechtsdeurwaarders onder vermelding van 331.904.
"""

_INSTALMENT_SERIES = """
   Ziekenhuis Duinrand                                                   Afdeling Debiteuren

   Mevrouw G. Prins
   Zeeweg 5
   1976 BX IJMUIDEN

   Datum          6 augustus 2026
   Debiteurnummer 20118
   Factuurnummer  Z26-55102

   Bevestiging betalingsregeling

   Geachte mevrouw Prins,

   Zoals telefonisch besproken betaalt u de openstaande factuur van € 385,00 in 4 termijnen van € 96,25. De
   eerste termijn betaalt u uiterlijk 1 september 2026 en daarna elke maand op de eerste. Gebruik
   rekeningnummer
   NL69 INGB 0123 4567 89 en vermeld factuurnummer Z26-55102.
"""

_WATER_REMINDER = """
   Drinkwaterbedrijf Lek                                                 lekwater.example

   B. van Rijn
   Kanaaldijk 91
   3433 AA NIEUWEGEIN

   Nieuwegein, 20 februari 2026

   Klantnummer 5008812                                   Betalingsherinnering

   Beste heer Van Rijn,

   Misschien is het u ontgaan, maar wij hebben uw betaling nog niet ontvangen.

   Notanummer            Notadatum            Vervaldatum          Bedrag
   N2025-90011           15-11-2025           15-12-2025            41,17
   N2026-00218           15-01-2026           14-02-2026            43,80
                                              Totaal                84,97

   Wilt u dit bedrag binnen tien dagen na de datum van deze brief betalen op NL66 BNGH 0123 4567 89 ten
   name van
   Drinkwaterbedrijf Lek? Vermeld daarbij betalingskenmerk 1000 0500 8812 0218. Uw volgende voorschot
   van € 43,80
   vervalt op 15 april 2026.
"""

LETTERS: tuple[InventedLetter, ...] = (
    InventedLetter(
        name="overdraft",
        document=document_of(_OVERDRAFT),
        truth={
            "is_claim": True,
            "direction": "owed",
            "sender": "Veldbank N.V.",
            "creditor": "Veldbank N.V.",
            "letter_date": "2026-09-03",
            "stage": "final_notice",
            "amount_due_cents": 83405,
            "principal_cents": 81240,
            "interest_cents": 2165,
            "iban": "NL91ABNA0417164300",
            "references": ["BB-55-20931"],
            "deadlines": [deadline("payment", "2026-09-17")],
        },
    ),
    InventedLetter(
        name="fine",
        document=document_of(_FINE),
        truth={
            "is_claim": True,
            "sender": "Centraal Justitieel Incassobureau",
            "letter_date": "2026-03-11",
            "stage": "invoice",
            "amount_due_cents": 14600,
            "principal_cents": 13700,
            "costs_cents": 900,
            "payment_reference": "1109445512007783",
            "deadlines": [deadline("objection", "2026-04-22"), deadline("payment", "2026-05-06")],
        },
    ),
    InventedLetter(
        name="garage",
        document=document_of(_GARAGE),
        truth={
            "is_claim": True,
            "sender": "AUTOBEDRIJF VAN LAAR",
            "letter_date": "2026-04-07",
            "stage": "invoice",
            "amount_due_cents": 53543,
            "principal_cents": None,
            "costs_cents": None,
            "iban": "NL20INGB0001234567",
            "payment_reference": "2026-0412",
            "references": ["2026-0412"],
            "deadlines": [deadline("payment", "2026-04-21")],
        },
    ),
    InventedLetter(
        name="service of a judgment",
        document=document_of(_SERVICE),
        truth={
            "is_claim": True,
            "sender": "Kamphuis & Terpstra Gerechtsdeurwaarders",
            "creditor": "Zorgverzekeraar Noorderlicht N.V.",
            "letter_date": "2026-05-12",
            "stage": "judgment",
            "amount_due_cents": 192807,
            "principal_cents": 120415,
            "interest_cents": 3820,
            "costs_cents": 83572,
            "paid_cents": 15000,
            "iban": "NL44RABO0123456789",
            "payment_reference": "260.771/MK",
            "deadlines": [deadline("payment", "2026-05-14")],
        },
    ),
    InventedLetter(
        name="cession",
        document=document_of(_CESSION),
        truth={
            "is_claim": True,
            "sender": "Polder Finance B.V.",
            "creditor": "Zandkreek Capital B.V.",
            "letter_date": "2026-02-02",
            "stage": "transfer",
            "amount_due_cents": 231066,
            "iban": None,
            "deadlines": [],
        },
    ),
    InventedLetter(
        name="broken plan",
        document=document_of(_BROKEN_PLAN),
        truth={
            "is_claim": True,
            "sender": "Gemeente Meerveen",
            "creditor": "Gemeente Meerveen",
            "letter_date": "2026-06-09",
            "stage": "payment_plan",
            "plan": "broken",
            "amount_due_cents": 32000,
            "principal_cents": 48000,
            "paid_cents": 16000,
            "iban": "NL28BNGH0285000012",
            "deadlines": [deadline("payment", "2026-06-24")],
        },
    ),
    InventedLetter(
        name="club",
        document=document_of(_CLUB),
        truth={
            "is_claim": True,
            "sender": "Zwemvereniging De Dolfijn",
            "letter_date": "2026-01-04",
            "stage": "invoice",
            "amount_due_cents": 18600,
            "direct_debit": True,
            "iban": None,
            "references": ["3301"],
            "deadlines": [deadline("payment", "2026-01-28")],
        },
    ),
    InventedLetter(
        name="credit card",
        document=document_of(_CREDIT_CARD),
        truth={
            "is_claim": True,
            "sender": "Kaartservice Europa N.V.",
            "letter_date": "2026-05-18",
            "stage": "invoice",
            "amount_due_cents": 140160,
            "principal_cents": None,
            "interest_cents": None,
            "paid_cents": None,
            "iban": "NL02ABNA0123456789",
            "payment_reference": "88140072",
            "deadlines": [deadline("payment", "2026-06-08", 7500)],
        },
    ),
    InventedLetter(
        name="english notice",
        document=document_of(_ENGLISH_NOTICE),
        truth={
            "is_claim": True,
            "sender": "Harbour Broadband B.V.",
            "letter_date": "2026-10-09",
            "stage": "final_notice",
            "amount_due_cents": 106450,
            "costs_cents": None,
            "iban": "NL44RABO0123456789",
            "payment_reference": "INV-2026-09-3371",
            "deadlines": [deadline("payment", "2026-10-30")],
        },
    ),
    InventedLetter(
        name="collection",
        document=document_of(_COLLECTION),
        truth={
            "is_claim": True,
            "sender": "IncassoPunt Zuid",
            "creditor": "Tandartspraktijk Het Gebit",
            "letter_date": "2026-07-22",
            "stage": "collection",
            "amount_due_cents": 18739,
            "principal_cents": 14535,
            "interest_cents": 204,
            "costs_cents": 4000,
            "iban": "NL69INGB0123456789",
            "payment_reference": "IPZ-2026-18820",
            "deadlines": [deadline("payment", "2026-07-27")],
        },
    ),
    InventedLetter(
        name="dispute",
        document=document_of(_DISPUTE),
        truth={
            "is_claim": True,
            "sender": "Credo Incasso B.V.",
            "creditor": "Fitnesscentrum Krachtig",
            "letter_date": "2026-04-14",
            "stage": "collection",
            "amount_due_cents": 26400,
            "disputed": True,
            "deadlines": [deadline("response", "2026-04-28")],
        },
    ),
    InventedLetter(
        name="eviction",
        document=document_of(_EVICTION),
        truth={
            "is_claim": True,
            "sender": "Brouwer & Sijtsma gerechtsdeurwaarders",
            "creditor": "Stichting Woonbelang West-Friesland",
            "letter_date": "2026-03-03",
            "stage": "enforcement",
            "amount_due_cents": 411837,
            "payment_reference": "7719-B",
            "deadlines": [deadline("payment", "2026-03-24"), deadline("enforcement", "2026-03-26")],
        },
    ),
    InventedLetter(
        name="refund",
        document=document_of(_REFUND),
        truth={
            "is_claim": False,
            "direction": "receivable",
            "stage": "refund",
            "refund_cents": 18978,
            "amount_due_cents": None,
            "iban": None,
            "deadlines": [],
            "letter_date": "2026-01-19",
            "sender": "Stroomwijs Energie",
        },
    ),
    InventedLetter(
        name="paid",
        document=mail_of(
            _PAID,
            sender="Boekenkast Online",
            address="klantenservice@boekenkast.example",
            subject="Bedankt voor je betaling",
            sent_at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": True,
            "stage": "settled",
            "amount_due_cents": 0,
            "paid_cents": 5990,
            "iban": None,
            "sender": "Boekenkast Online",
            "letter_date": "2026-03-02",
            "deadlines": [],
        },
    ),
    InventedLetter(
        name="phishing",
        document=mail_of(
            _PHISHING,
            sender="Belastingdienst",
            address="info@belasting-betaalportaal.example",
            subject="Laatste herinnering belastingschuld",
            sent_at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC),
        ),
        truth={
            "is_claim": False,
            "direction": "none",
            "stage": "information",
            "amount_due_cents": None,
            "references": [],
            "deadlines": [],
            "sender": "Belastingdienst",
        },
    ),
    InventedLetter(
        name="attachment of income",
        document=document_of(_ATTACHMENT_OF_INCOME),
        truth={
            "is_claim": True,
            "sender": "Raadhuis Gerechtsdeurwaarders",
            "creditor": "Woningcorporatie De Sleutel",
            "letter_date": "2026-11-17",
            "stage": "enforcement",
            "amount_due_cents": 385671,
            "principal_cents": 298000,
            "interest_cents": 6114,
            "costs_cents": 81557,
            "iban": "NL44RABO0123456789",
            "payment_reference": "331.904",
        },
    ),
    InventedLetter(
        name="instalment series",
        document=document_of(_INSTALMENT_SERIES),
        truth={
            "is_claim": True,
            "sender": "Ziekenhuis Duinrand",
            "letter_date": "2026-08-06",
            "stage": "payment_plan",
            "plan": "agreed",
            "amount_due_cents": 38500,
            "iban": "NL69INGB0123456789",
            "payment_reference": "Z26-55102",
            "deadlines": [
                deadline("payment", "2026-09-01", 9625),
                deadline("payment", "2026-10-01", 9625),
                deadline("payment", "2026-11-01", 9625),
                deadline("payment", "2026-12-01", 9625),
            ],
        },
    ),
    InventedLetter(
        name="water reminder",
        document=document_of(_WATER_REMINDER),
        truth={
            "is_claim": True,
            "sender": "Drinkwaterbedrijf Lek",
            "letter_date": "2026-02-20",
            "stage": "reminder",
            "amount_due_cents": 8497,
            "references": ["5008812", "N2025-90011", "N2026-00218", "1000050088120218"],
            "payment_reference": "1000050088120218",
            "deadlines": [deadline("payment", "2026-03-02")],
        },
    ),
)
