"""Invented letters that carry several debts, and letters that only seem to; with the debts that are apart."""

from __future__ import annotations

from dataclasses import dataclass

from parsers import Document
from tests.parsers.letter_pages import document_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtLetter:
    """A letter, what it asks, and its debts: creditor, references and amount; none where it is one debt."""

    name: str
    document: Document
    amount_due_cents: int
    debts: tuple[tuple[str | None, tuple[str, ...], int], ...]
    invoices: int = 0


_HEAD = """
   Incassobureau Noordkaap B.V.                                       Postbus 8100
                                                                      9700 AG Groningen
   Mevrouw S. Terwolde
   Lindenlaan 12
   9721 XK GRONINGEN

   Groningen, 4 mei 2026

   Betreft: overzicht van uw openstaande dossiers

   Geachte mevrouw Terwolde,
"""
_FOOT = """
   Wij verzoeken u het totaal binnen 7 dagen te voldoen op rekening NL91 ABNA 0417 1643 00 ten name van
   Incassobureau Noordkaap B.V.

   Met vriendelijke groet,

   Incassobureau Noordkaap B.V.
"""

AGENCY_TABLE = DebtLetter(
    name="agency-table",
    document=document_of(
        _HEAD
        + """
   Bij ons staan de volgende vorderingen op uw naam open:

   Dossiernummer    Opdrachtgever              Hoofdsom        Rente      Kosten       Totaal

   NK-2026-00481    Lichtbaak Energie B.V.       212,40         3,11       40,00       255,51
   NK-2026-00733    Zilvermeeuw Telecom           89,95         1,02       40,00       130,97
   NK-2025-11902    Apotheek De Gouden Vijzel     31,20         0,88       40,00        72,08

   Totaal te voldoen                                                                   458,56
"""
        + _FOOT
    ),
    amount_due_cents=45856,
    debts=(
        ("Lichtbaak Energie B.V.", ("NK-2026-00481",), 25551),
        ("Zilvermeeuw Telecom", ("NK-2026-00733",), 13097),
        ("Apotheek De Gouden Vijzel", ("NK-2025-11902",), 7208),
    ),
)

AGENCY_TWO_DOSSIERS_ONE_CLIENT = DebtLetter(
    name="agency-two-dossiers-one-client",
    document=document_of(
        _HEAD
        + """
   Namens Lichtbaak Energie B.V. hebben wij twee dossiers van u in behandeling.

   Ons dossier              Uw klantnummer       Openstaand bedrag

   481.220                  7700123              € 181,20
   481.377                  7700123              €  94,05

   Totaal                                        € 275,25
"""
        + _FOOT
    ),
    amount_due_cents=27525,
    debts=(
        ("Lichtbaak Energie B.V.", ("481.220",), 18120),
        ("Lichtbaak Energie B.V.", ("481.377",), 9405),
    ),
)

BLOCKS = DebtLetter(
    name="blocks",
    document=document_of(
        """
   Pauw & Van Gent Gerechtsdeurwaarders                               Postbus 12
                                                                      6800 AA Arnhem
   De heer P. Aalders
   Molenpad 9
   7411 AB DEVENTER

   Datum: 12 maart 2026
   Betreft: stand van uw dossiers

   Geachte heer Aalders,

   Hieronder vindt u een overzicht van de dossiers die bij ons kantoor tegen u lopen.

   Dossiernummer:      2026.104.77
   Schuldeiser:        Wooncorporatie De Linde
   Hoofdsom            € 1.840,00
   Rente               €    22,15
   Kosten              €   276,00
   Openstaand          € 2.138,15

   Dossiernummer:      2025.981.20
   Schuldeiser:        Zorgverzekeraar Het Anker
   Hoofdsom            €   611,30
   Rente               €     9,04
   Kosten              €    91,70
   Openstaand          €   712,04

   Totaal van beide dossiers: € 2.850,19

   U kunt dit bedrag binnen 14 dagen na heden overmaken op NL02 ABNA 0123 4567 89.

   Hoogachtend,

   Pauw & Van Gent Gerechtsdeurwaarders
"""
    ),
    amount_due_cents=285019,
    debts=(
        ("Wooncorporatie De Linde", ("2026.104.77",), 213815),
        ("Zorgverzekeraar Het Anker", ("2025.981.20",), 71204),
    ),
)

SENTENCES = DebtLetter(
    name="bullets",
    document=document_of(
        _HEAD
        + """
   U heeft bij verschillende opdrachtgevers van ons nog rekeningen openstaan:

   - Lichtbaak Energie B.V., dossier 900412: € 120,10
   - Sportcentrum Zuiderdiep, dossier 900518: € 64,50

   In totaal bent u € 184,60 verschuldigd.
"""
        + _FOOT
    ),
    amount_due_cents=18460,
    debts=(
        ("Lichtbaak Energie B.V.", ("900412",), 12010),
        ("Sportcentrum Zuiderdiep", ("900518",), 6450),
    ),
)

CREDITORS_ONLY = DebtLetter(
    name="creditors-only",
    document=document_of(
        _HEAD
        + """
   Ons kenmerk: VS-88120

   Voor de volgende schuldeisers nemen wij de invordering waar:

   Schuldeiser                       Factuurnummer           Bedrag

   Tandartspraktijk Molenwiek        T20260311               €   84,20
   Boekhandel Vorst & Zn             2026-0931               €   45,00
   Stichting Muziekschool Aa         M-1188                  €  130,00

   Te betalen                                                €  259,20
"""
        + _FOOT
    ),
    amount_due_cents=25920,
    debts=(
        ("Tandartspraktijk Molenwiek", ("T20260311",), 8420),
        ("Boekhandel Vorst & Zn", ("2026-0931",), 4500),
        ("Stichting Muziekschool Aa", ("M-1188",), 13000),
    ),
)

OWN_PAYMENT_REFERENCES = DebtLetter(
    name="own-payment-references",
    document=document_of(
        """
   Gemeente Merenwaard                                                Postbus 40
   Belastingen                                                        8600 AA Sneek

   De heer P. Aalders
   Molenpad 9
   7411 AB DEVENTER

   Dagtekening: 2 februari 2026
   Onderwerp: herinnering openstaande aanslagen

   Geachte heer Aalders,

   Volgens onze administratie zijn deze aanslagen nog niet betaald. Betaal elke aanslag apart, met het eigen
   betalingskenmerk.

   Aanslag                     Betalingskenmerk           Nog te betalen    Betalen voor

   Afvalstoffenheffing 2025    4000 0000 1234 5678        €  312,00         16 februari 2026
   Hondenbelasting 2025        8000 0000 8765 4321        €   74,40         23 februari 2026

   Totaal                                                 €  386,40

   Maak de bedragen over op NL86 INGB 0002 4455 88 ten name van Gemeente Merenwaard.

   Met vriendelijke groet,

   Gemeente Merenwaard
"""
    ),
    amount_due_cents=38640,
    debts=(
        ("Gemeente Merenwaard", ("4000000012345678",), 31200),
        ("Gemeente Merenwaard", ("8000000087654321",), 7440),
    ),
)

COLLECTIVE_REMINDER = DebtLetter(
    name="collective-reminder",
    document=document_of(
        """
   Lichtbaak Energie B.V.                                             Postbus 300
                                                                      3800 AA Amersfoort
   Mevrouw S. Terwolde
   Lindenlaan 12
   9721 XK GRONINGEN

   Datum            4 mei 2026
   Klantnummer      7700123
   Onderwerp        Betalingsherinnering

   Beste mevrouw Terwolde,

   De volgende facturen staan nog open:

   Factuurnummer        Factuurdatum         Bedrag

   F26-00127            02-02-2026           €   91,10
   F26-00301            02-03-2026           €   91,10
   F26-00522            02-04-2026           €   95,45

   Totaal te betalen                         €  277,65

   Wilt u dit bedrag voor 18 mei 2026 overmaken op NL91 ABNA 0417 1643 00 onder vermelding van 7700123?

   Met vriendelijke groet,
   Lichtbaak Energie B.V.
"""
    ),
    amount_due_cents=27765,
    debts=(),
    invoices=3,
)

RENT_BY_MONTH = DebtLetter(
    name="rent-by-month",
    document=document_of(
        """
   Wooncorporatie De Linde                                            Postbus 77
                                                                      9700 AH Groningen
   Mevrouw S. Terwolde
   Lindenlaan 12
   9721 XK GRONINGEN

   Datum: 20 april 2026
   Contractnummer: HC-30012
   Onderwerp: huurachterstand

   Geachte mevrouw Terwolde,

   U heeft een huurachterstand. Het gaat om deze maanden:

   Huur februari 2026                        €  640,15
   Huur maart 2026                           €  640,15
   Huur april 2026                           €  640,15
   Totale huurachterstand                    € 1.920,45

   Betaal het hele bedrag voor 1 mei 2026 op rekening NL86 INGB 0002 4455 88.

   Met vriendelijke groet,
   Wooncorporatie De Linde
"""
    ),
    amount_due_cents=192045,
    debts=(),
)

ONE_DOSSIER_INVOICES = DebtLetter(
    name="one-dossier-several-invoices",
    document=document_of(
        _HEAD
        + """
   Dossiernummer: NK-2026-00999
   Opdrachtgever: Zilvermeeuw Telecom

   De vordering bestaat uit:

   Factuurnummer       Datum            Bedrag

   88-10231            12-01-2026       €   44,00
   88-10555            12-02-2026       €   44,00
   Hoofdsom                             €   88,00
   Rente                                €    0,91
   Incassokosten                        €   40,00
   Totaal te voldoen                    €  128,91
"""
        + _FOOT
    ),
    amount_due_cents=12891,
    debts=(),
    invoices=2,
)

NO_TOTAL = DebtLetter(
    name="no-total",
    document=document_of(
        _HEAD
        + """
   Hieronder de stand van uw dossiers. Betaal per dossier.

   Dossier             Schuldeiser                      Saldo

   55-3001             Lichtbaak Energie B.V.           €  310,75
   55-3002             Wooncorporatie De Linde          €  912,00
"""
        + _FOOT.replace("het totaal ", "de bedragen ")
    ),
    amount_due_cents=122275,
    debts=(
        ("Lichtbaak Energie B.V.", ("55-3001",), 31075),
        ("Wooncorporatie De Linde", ("55-3002",), 91200),
    ),
)

DEBT_LETTERS = (
    AGENCY_TABLE,
    AGENCY_TWO_DOSSIERS_ONE_CLIENT,
    BLOCKS,
    SENTENCES,
    CREDITORS_ONLY,
    OWN_PAYMENT_REFERENCES,
    COLLECTIVE_REMINDER,
    RENT_BY_MONTH,
    ONE_DOSSIER_INVOICES,
    NO_TOTAL,
)
