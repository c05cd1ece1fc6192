"""Interest: rate, basis, days and stretches."""

from __future__ import annotations

from datetime import date

import pytest

from parsers.facts import InterestKind, InterestPeriod, RatePer
from parsers.facts_from import parse_facts
from tests.parsers.detail_letters import letter


@pytest.mark.parametrize(
    ("body", "rate", "per", "kind", "starts", "until"),
    [
        (
            """   Hoofdsom                                                    € 1.000,00
   Contractuele rente 1,5% per maand vanaf 1 februari 2026     €    45,00
   Incassokosten                                               €   150,00
   Totaal                                                      € 1.195,00""",
            150,
            RatePer.MONTH,
            InterestKind.CONTRACTUAL,
            date(2026, 2, 1),
            None,
        ),
        (
            """   Over het bedrag van € 1.000,00 bent u de wettelijke handelsrente van 10,15% per
   jaar verschuldigd, te rekenen
   van 12 maart 2026 tot de dag van betaling.

   Hoofdsom                                     € 1.000,00
   Handelsrente                                 €   14,00
   Totaal te voldoen                            € 1.014,00""",
            1015,
            RatePer.YEAR,
            InterestKind.COMMERCIAL,
            date(2026, 3, 12),
            None,
        ),
        (
            """   Hoofdsom                                     € 1.000,00
   Rente van 01-02-2026 t/m 04-05-2026          €   10,19
   Incassokosten                                €   150,00
   Totaal te voldoen                            € 1.160,19

   Vanaf 5 mei 2026 komt hier € 0,11 rente per dag bij (4% per jaar).""",
            400,
            RatePer.YEAR,
            None,
            date(2026, 2, 1),
            date(2026, 5, 4),
        ),
        (
            """   Hoofdsom                                     €   300,00
   Wettelijke rente                             €     2,96
   Totaal te voldoen                            €   302,96

   De wettelijke rente is 4 procent en is berekend sinds 3 februari 2026 tot en met heden.""",
            400,
            RatePer.YEAR,
            InterestKind.STATUTORY,
            date(2026, 2, 3),
            date(2026, 5, 4),
        ),
        (
            """   Principal                                    €   300,00
   Statutory interest (4% p.a.) from 3 February 2026 until 4 May 2026       € 2,96
   Total amount due                             €   302,96""",
            400,
            RatePer.YEAR,
            InterestKind.STATUTORY,
            date(2026, 2, 3),
            date(2026, 5, 4),
        ),
        (
            """   Hoofdsom                                     €   300,00
   Incassokosten 15%                            €    45,00
   Totaal te voldoen                            €   345,00""",
            None,
            None,
            None,
            None,
            None,
        ),
    ],
)
def test_interest_as_a_letter_words_it(
    body: str,
    rate: int | None,
    per: RatePer | None,
    kind: InterestKind | None,
    starts: date | None,
    until: date | None,
) -> None:
    details = parse_facts(letter(body)).details

    assert (details.interest_rate_bp, details.interest_per, details.interest_kind) == (rate, per, kind)
    assert (details.interest_from, details.interest_until) == (starts, until)
    assert details.interest_periods == ()


@pytest.mark.parametrize(
    "table",
    [
        """   Van            Tot            Percentage     Rente

   01-07-2025     01-01-2026     6,00%          €   30,25
   01-01-2026     04-05-2026     4,00%          €   13,48
   Totaal rente                                 €   43,73""",
        """   1 juli 2025 tot 1 januari 2026: 6%           €   30,25
   1 januari 2026 tot 4 mei 2026: 4%            €   13,48""",
    ],
)
def test_stretches_with_their_own_rate(table: str) -> None:
    facts = parse_facts(
        letter(
            f"""   Wij berekenen wettelijke rente over € 1.000,00.

{table}

   Hoofdsom                                     € 1.000,00
   Rente                                        €   43,73
   Incassokosten                                €   150,00
   Totaal te voldoen                            € 1.193,73"""
        )
    )
    details = facts.details

    assert details.interest_periods == (
        InterestPeriod(starts=date(2025, 7, 1), until=date(2026, 1, 1), rate_bp=600, amount_cents=3025),
        InterestPeriod(starts=date(2026, 1, 1), until=date(2026, 5, 4), rate_bp=400, amount_cents=1348),
    )
    assert (details.interest_from, details.interest_until) == (date(2025, 7, 1), date(2026, 5, 4))
    assert details.interest_rate_bp is None
    assert details.interest_kind is InterestKind.STATUTORY
    assert (facts.amount_due_cents, facts.interest_cents) == (119373, 4373)
