"""Everyday letters, invented: plain words, boxes beside the text, instalments in one sentence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from parsers.document import Document
from tests.parsers.invented_letters import InventedLetter, deadline
from tests.parsers.letter_pages import document_of, mail_of
from tests.parsers.test_invented_letters import mistakes

LETTERS: list[InventedLetter] = []


def _add(name: str, document: Document, **truth: object) -> None:
    LETTERS.append(InventedLetter(name=name, document=document, truth=truth))


_add(
    "excess of a health insurer",
    document_of("""
   Polder Zorgverzekeringen                                     Relatienummer
                                                                70448812
   De heer J. Prins                                             Kenmerk
   Havenstraat 12                                               ER-2026-118
   8601 AB SNEEK                                                Datum
                                                                3 maart 2026

   Eigen risico 2025

   Beste heer Prins,

   In 2025 maakte u zorgkosten die onder uw eigen risico vallen. Wij betaalden deze al aan uw zorgverleners.
   U betaalt het bedrag nog aan ons.

   Wat                          Datum           Bedrag
   Huisartsenlaboratorium       12-06-2025      €  48,20
   Ziekenhuis De Terp           03-09-2025      € 212,35
   Eigen risico dat u betaalt                   € 260,55

   We ontvangen het bedrag graag vóór 2 april 2026 op NL91 ABNA 0417 1643 00. Zet het kenmerk ER-2026-118
   erbij. Liever in delen betalen? Dat kan in 5 termijnen, kijk op polder.example/betalen.

   Polder Zorgverzekeringen N.V., Postbus 90, 8600 AA Sneek. KvK 55512345"""),
    is_claim=True,
    sender="Polder Zorgverzekeringen",
    letter_date="2026-03-03",
    stage="invoice",
    amount_due_cents=26055,
    iban="NL91ABNA0417164300",
    payment_reference="ER-2026-118",
    references=["70448812", "ER-2026-118"],
    deadlines=[deadline("payment", "2026-04-02")],
    principal_cents=None,
)
_add(
    "rent with the demand in a box",
    document_of("""
   WOONSTEE                                                       WAT MOET U NU BETALEN
   Postbus 12, 7400 AA Deventer                                   € 1.312,68
                                                                  vóór 16 juni 2026
   Mevrouw S. de Haan                                             op rekening
   Brink 40-2                                                     NL91 ABNA 0417 1643 00
   7411 BT DEVENTER                                               met kenmerk
                                                                  H.20447.06
   Deventer, 2 juni 2026

   Laatste waarschuwing: uw huur is niet betaald

   Beste mevrouw De Haan,

   De huur van april (€ 636,34) en mei (€ 636,34) hebben we niet ontvangen. Daar komen € 40,00 aan kosten bij,
   omdat u op onze brief van 4 mei niet reageerde. Samen is dat € 1.312,68.

   Betaalt u weer niet, dan gaat uw dossier naar gerechtsdeurwaarder Boskamp. Dat wordt duur: reken op zo'n
   € 400,00 extra. Ook kunt u dan uw woning kwijtraken.

   Woonstee, team Huurincasso"""),
    is_claim=True,
    sender="Woonstee",
    letter_date="2026-06-02",
    stage="final_notice",
    amount_due_cents=131268,
    iban="NL91ABNA0417164300",
    payment_reference="H.20447.06",
    deadlines=[deadline("payment", "2026-06-16")],
    costs_cents=4000,
)
_add(
    "seizure by a bailiff",
    document_of("""
   BOSKAMP & TEN HAVE                              Dossier      2026.11873
   gerechtsdeurwaarders                            Inzake       Woonstee / De Haan
   Postbus 600, 7400 AD Deventer                   Datum        18 september 2026

   Mevrouw S. de Haan
   Brink 40-2
   7411 BT DEVENTER

   Beslag op uw uitkering

   Geachte mevrouw De Haan,

   Op 15 september 2026 heb ik op verzoek van Woonstee beslag gelegd op uw uitkering bij de gemeente Deventer.
   Dat doe ik op grond van het vonnis van 20 augustus 2026, zaaknummer 11873345 CV EXPL 26-2210.

   Hoofdsom                          €  1.272,68
   Rente tot heden                   €     14,11
   Kosten tot vonnis                 €    412,20
   Kosten van betekening             €    118,40
   Kosten van dit beslag             €     96,75
   Ontvangen                         €    100,00 -/-
   Nog verschuldigd                  €  1.814,14

   De gemeente houdt elke maand een deel van uw uitkering in. Uw beslagvrije voet is € 1.480,02.
   Betaalt u het hele bedrag voor 2 oktober 2026 op NL91 ABNA 0417 1643 00 o.v.v. 2026.11873, dan hef ik het
   beslag op.

   mr. R. Boskamp"""),
    is_claim=True,
    sender="Boskamp & ten Have",
    creditor="Woonstee",
    stage="enforcement",
    amount_due_cents=181414,
    principal_cents=127268,
    interest_cents=1411,
    costs_cents=62735,
    paid_cents=10000,
    payment_reference="2026.11873",
    deadlines=[deadline("payment", "2026-10-02")],
    letter_date="2026-09-18",
)
_add(
    "childcare by mail",
    mail_of(
        """
   Hoi Bas,

   De opvang van Noor voor april, mei en juni staat nog open, samen 412 euro. Ik snap dat het druk is maar
   kun je het deze week, uiterlijk vrijdag 12 juni, overmaken? Rekening NL91ABNA0417164300 op naam van
   Kinderopvang Pluk, met factuurnr 26-338 erbij.

   Anders moet ik er helaas € 15 administratiekosten bij gaan rekenen.

   Groetjes!
   Marit van Pluk
""",
        sender="Marit | Pluk",
        address="marit@kinderopvangpluk.example",
        subject="opvang april-juni nog open",
        sent_at=datetime(2026, 6, 8, tzinfo=UTC),
    ),
    is_claim=True,
    sender="Kinderopvang Pluk",
    stage="reminder",
    amount_due_cents=41200,
    costs_cents=None,
    payment_reference="26-338",
    deadlines=[deadline("payment", "2026-06-12")],
    letter_date="2026-06-08",
)
_add(
    "municipal taxes",
    document_of("""
                                                         Gemeente Veenrade
                                                         Team Invordering
   De heer K. Wolters                                    Postbus 1, 9400 AA Veenrade
   Sluisweg 3
   9403 XB VEENRADE

   Dagtekening        Aanslagnummer        Vorderingsnummer      Uiterste betaaldatum
   12 juni 2026       260044817            5512.08.331           26 juni 2026

   AANMANING gemeentelijke belastingen 2026

   U bent nog belasting verschuldigd. Volgens onze administratie is het bedrag niet of niet geheel voldaan.

   Onroerendezaakbelasting                      €  312,00
   Rioolheffing                                 €  168,50
   Afvalstoffenheffing                          €  240,10
   Reeds betaald                                €  300,00 -
   Kosten van deze aanmaning                    €    9,00
   Te betalen                                   €  429,60

   Betaal op NL91 ABNA 0417 1643 00 t.n.v. Gemeente Veenrade onder vermelding van 5512.08.331. Betaalt u niet
   binnen twee weken na dagtekening, dan vaardigen wij een dwangbevel uit.

   De invorderingsambtenaar"""),
    is_claim=True,
    sender="Gemeente Veenrade",
    stage="final_notice",
    amount_due_cents=42960,
    principal_cents=72060,
    costs_cents=900,
    paid_cents=30000,
    payment_reference="5512.08.331",
    references=["260044817", "5512.08.331"],
    deadlines=[deadline("payment", "2026-06-26")],
    letter_date="2026-06-12",
)
_add(
    "English landlord",
    document_of("""
   CITYROOMS HOUSING B.V.
   Keizersgracht 800, 1017 ED Amsterdam

   To: Mr. D. Silva, Room 12, Vondelweg 44, 1054 GH Amsterdam

   Date: 9 July 2026
   Tenant no. CR-4471

   Second reminder - rent July 2026

   Dear Mr. Silva,

   According to our books you have not yet paid the rent for July. The amount outstanding is:

   Rent July 2026                        EUR 845.00
   Service costs                         EUR  60.00
   Reminder fee                          EUR  15.00
   Total due                             EUR 920.00

   Please make sure the money is in our account NL91 ABNA 0417 1643 00 by 16 July 2026. Use your tenant number
   as description. If you already paid, please ignore this letter.

   Kind regards,
   Anouk Visser
   Cityrooms Housing B.V."""),
    is_claim=True,
    sender="Cityrooms Housing B.V.",
    stage="reminder",
    amount_due_cents=92000,
    costs_cents=1500,
    principal_cents=90500,
    payment_reference="CR-4471",
    deadlines=[deadline("payment", "2026-07-16")],
    letter_date="2026-07-09",
)
_add(
    "agency with labels above",
    document_of("""
   INCASSO PUNT NOORD                       dossiernummer          datum
   Postbus 77                               P26-5581               21-05-2026
   8900 AB LEEUWARDEN

   Mw. F. Dijkstra
   Oostersingel 8
   8921 GA LEEUWARDEN

   Onze opdrachtgever: Sportschool Fitpoint
   Betreft: openstaande contributie, lidnummer 20933

   Geachte mevrouw Dijkstra,

   Sportschool Fitpoint vroeg ons haar vordering op u te incasseren.

   De vordering bestaat uit:
   contributie jan t/m apr 2026             139,80
   incassokosten incl. btw                   48,40
   rente                                      1,05
   te voldoen                               189,25

   Wij verzoeken en zo nodig sommeren wij u dit bedrag binnen 5 dagen na heden bij te schrijven op rekening
   NL91 ABNA 0417 1643 00 t.n.v. Incasso Punt Noord, kenmerk P26-5581.

   Blijft uw betaling uit, dan leggen wij de zaak aan de rechter voor. De proceskosten (minimaal € 250,00)
   komen dan voor uw rekening.

   Hoogachtend,
   Incasso Punt Noord"""),
    is_claim=True,
    sender="Incasso Punt Noord",
    creditor="Sportschool Fitpoint",
    stage="collection",
    amount_due_cents=18925,
    principal_cents=13980,
    costs_cents=4840,
    interest_cents=105,
    payment_reference="P26-5581",
    references=["P26-5581", "20933"],
    deadlines=[deadline("payment", "2026-05-26")],
    letter_date="2026-05-21",
)
_add(
    "arrangement in one sentence",
    mail_of(
        """
   Beste Anneke,

   Zoals telefonisch besproken mag je de factuur van 360 euro in drie keer betalen: op 1 juli, 1 augustus en
   1 september telkens 120 euro. Maak het over op NL91 ABNA 0417 1643 00, omschrijving F26-091.
   Komt een betaling niet op tijd, dan vervalt de afspraak en moet je alles ineens betalen.

   Hartelijke groet,
   Rijschool De Bocht
   Willem
""",
        sender="Rijschool De Bocht",
        address="info@rijschooldebocht.example",
        subject="afspraak over je factuur",
        sent_at=datetime(2026, 6, 20, tzinfo=UTC),
    ),
    is_claim=True,
    sender="Rijschool De Bocht",
    stage="payment_plan",
    amount_due_cents=36000,
    plan="agreed",
    payment_reference="F26-091",
    deadlines=[deadline("payment", d, 12000) for d in ("2026-07-01", "2026-08-01", "2026-09-01")],
)
_add(
    "benefit paid back",
    document_of("""
   Uitkeringsbureau Zuid
   Postbus 400, 5600 AK Eindhoven

   De heer P. Sanders
   Rozenlaan 9
   5611 KL EINDHOVEN                                           Ons kenmerk: UZ/26/8821
                                                               Klantnr.: 3300.712
   Eindhoven, 30 april 2026

   Onderwerp: u moet uitkering terugbetalen

   Geachte heer Sanders,

   Van 1 januari tot 1 maart 2026 kreeg u te veel uitkering, omdat u ook werkte. Daarom vorderen wij
   € 618,40 van u terug. U moet dit binnen 6 weken na de datum van deze brief betalen op
   NL91 ABNA 0417 1643 00 onder vermelding van UZ/26/8821.

   Kunt u het niet in één keer betalen? Bel ons dan vóór 21 mei 2026.

   Bent u het niet eens met deze beslissing? U kunt binnen 6 weken na verzending van deze brief bezwaar maken.

   Uitkeringsbureau Zuid"""),
    is_claim=True,
    sender="Uitkeringsbureau Zuid",
    stage="invoice",
    amount_due_cents=61840,
    payment_reference="UZ/26/8821",
    references=["UZ/26/8821", "3300.712"],
    deadlines=[
        deadline("response", "2026-05-21"),
        deadline("payment", "2026-06-11"),
        deadline("objection", "2026-06-11"),
    ],
    letter_date="2026-04-30",
)


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_everyday_letter_is_read_as_it_is(letter: InventedLetter) -> None:
    assert mistakes(letter) == {}
