"""The notice before collection costs, as letters word it; and what is none."""

from __future__ import annotations

import pytest

from parsers import Document
from parsers.facts import RunsFrom
from parsers.facts_from import parse_facts
from tests.parsers.detail_letters import letter, reminder


@pytest.mark.parametrize(
    ("body", "costs", "vat", "days", "runs_from", "wording"),
    [
        (
            """   U krijgt nog één keer de gelegenheid om zonder extra kosten te betalen. Betaal
   binnen 14 dagen vanaf de dag
   nadat deze brief bij u is bezorgd. Doet u dat niet, dan brengen wij € 40,00 incassokosten in
   rekening, vermeerderd
   met € 8,40 btw. In totaal betaalt u dan € 260,80.

   Te betalen: € 212,40""",
            4840,
            840,
            14,
            RunsFrom.RECEIPT,
            "Betaal binnen 14 dagen vanaf de dag nadat deze brief bij u is bezorgd.",
        ),
        (
            """   Uw factuur F-2026-17 van € 212,40 staat nog open. Wij verzoeken u het bedrag
   alsnog binnen veertien dagen na
   dagtekening van deze brief te voldoen. Blijft betaling uit, dan zijn wij genoodzaakt de
   vordering uit handen te
   geven. De buitengerechtelijke kosten bedragen dan € 48,40 inclusief btw.

   Te betalen: € 212,40""",
            4840,
            None,
            14,
            RunsFrom.DATE,
            "Wij verzoeken u het bedrag alsnog binnen veertien dagen na dagtekening van deze brief "
            "te voldoen.",
        ),
        (
            """   Please pay € 212,40 within fourteen days after the day on which you received this
   letter. If you do not pay in
   time, we will charge collection costs of € 40.00 (15% of the principal, at least € 40).

   Amount due: € 212,40""",
            4000,
            None,
            14,
            RunsFrom.RECEIPT,
            "Please pay € 212,40 within fourteen days after the day on which you received this letter.",
        ),
        (
            """   Betaalt u niet binnen 15 dagen nadat u deze brief hebt gekregen? Dan komen er
   incassokosten bij:

   Incassokosten                          €   40,00
   BTW                                    €    8,40
   Totaal dan te betalen                  €  260,80

   Nu te betalen                          €  212,40""",
            4840,
            840,
            15,
            RunsFrom.RECEIPT,
            "Betaalt u niet binnen 15 dagen nadat u deze brief hebt gekregen?",
        ),
        (
            """   Het openstaande bedrag is € 212,40. Wij verzoeken u dit binnen 10 dagen na heden
   te betalen. Anders rekenen
   wij € 40,00 incassokosten.

   Te betalen: € 212,40""",
            4000,
            None,
            10,
            RunsFrom.DATE,
            "Wij verzoeken u dit binnen 10 dagen na heden te betalen.",
        ),
        (
            """   U heeft twee weken de tijd om te betalen, gerekend vanaf de dag na ontvangst van
   deze brief. Als u niet op
   tijd betaalt, dan moet u ook incassokosten betalen.

   Te betalen: € 212,40""",
            None,
            None,
            14,
            RunsFrom.RECEIPT,
            "U heeft twee weken de tijd om te betalen, gerekend vanaf de dag na ontvangst van deze brief.",
        ),
        (
            """   Wij geven u de gelegenheid om € 212,40 te voldoen binnen veertien dagen na de
   dag waarop u deze
   brief heeft ontvangen. Bij gebreke van betaling binnen deze termijn bent u, op grond van artikel 6:96 BW,
   buitengerechtelijke incassokosten verschuldigd ad € 40,00 (te vermeerderen met 21% btw: € 8,40).""",
            4840,
            840,
            14,
            RunsFrom.RECEIPT,
            "Wij geven u de gelegenheid om € 212,40 te voldoen binnen veertien dagen na de dag waarop u deze "
            "brief heeft ontvangen.",
        ),
        (
            """   Als u binnen 14 dagen na ontvangst van deze brief betaalt, brengen wij geen
   kosten in rekening.
   Daarna brengen wij 15% van de hoofdsom in rekening, met een minimum van € 40,-. In uw geval is dat € 96,-.

   Openstaand bedrag: € 640,-""",
            9600,
            None,
            14,
            RunsFrom.RECEIPT,
            "Als u binnen 14 dagen na ontvangst van deze brief betaalt, brengen wij geen kosten in rekening.",
        ),
        (
            """   U kunt dit bedrag nog binnen 15 dagen na bezorging van deze brief zonder
   incassokosten betalen.
   Betaalt u later, dan komt er € 96,00 (exclusief btw), € 116,16 (inclusief btw) aan incassokosten bij.

   Te betalen: € 640,00""",
            11616,
            2016,
            15,
            RunsFrom.RECEIPT,
            "U kunt dit bedrag nog binnen 15 dagen na bezorging van deze brief zonder incassokosten betalen.",
        ),
    ],
)
def test_a_notice_as_it_is_worded(
    body: str, costs: int | None, vat: int | None, days: int, runs_from: RunsFrom, wording: str
) -> None:
    notice = parse_facts(reminder(body)).details.notice_14_days

    assert notice is not None
    assert (notice.costs_cents, notice.vat_cents) == (costs, vat)
    assert (notice.term_days, notice.runs_from, notice.wording) == (days, runs_from, wording)


@pytest.mark.parametrize(
    "document",
    [
        letter(
            """   Hoofdsom                                   €  212,40
   Incassokosten                              €   40,00
   Totaal te voldoen                          €  252,40

   Betaal binnen 14 dagen na heden. Anders dagvaarden wij u. De kosten daarvan komen voor uw
   rekening."""
        ),
        letter(
            """   Aanslag gemeentelijke belastingen 2026           € 412,00
   Kosten aanmaning                                 €   9,00
   Te betalen                                       € 421,00

   Betaal binnen 14 dagen na dagtekening van deze aanmaning. Betaalt u niet, dan volgt een dwangbevel. De
   kosten daarvan bedragen ten minste € 48,00.""",
            sender="Gemeente Merenwaard",
            subject="aanmaning",
        ),
        reminder(
            """   Wilt u het bedrag binnen 14 dagen betalen?

   Te betalen: € 212,40"""
        ),
    ],
)
def test_what_is_no_notice(document: Document) -> None:
    assert parse_facts(document).details.notice_14_days is None
