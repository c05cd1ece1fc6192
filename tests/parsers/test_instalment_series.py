"""Payments in parts and debits that failed, as letters word them: each part with its day and amount."""

from __future__ import annotations

import pytest

from parsers.facts import Facts
from parsers.facts_from import parse_facts
from tests.parsers.letter_pages import document_of

_LETTER = """
   Waterbedrijf Zilverbeek N.V.
   Beekweg 1, 5000 AA Tilburg

   De heer K. Voorbeeld
   Dorpsweg 3
   5011 AA TILBURG

   Tilburg, 2 maart 2026

   Onderwerp: {subject}

   Geachte heer Voorbeeld,

{body}

   Met vriendelijke groet,
   Waterbedrijf Zilverbeek N.V.
"""
_ACCOUNT = "Rekening NL91 ABNA 0417 1643 00."


def _facts(body: str, subject: str = "betalingsregeling") -> Facts:
    lines = body.strip("\n") if body.startswith("\n") else "   " + body.replace("\n", "\n   ")
    return parse_facts(document_of(_LETTER.format(subject=subject, body=lines)))


def _parts(facts: Facts) -> list[tuple[str, int | None]]:
    return [(item.day.isoformat(), item.amount_cents) for item in facts.deadlines]


def _each_month(*cents: int) -> list[tuple[str, int | None]]:
    return [(f"2026-{month:02}-01", amount) for month, amount in enumerate(cents, start=4)]


@pytest.mark.parametrize(
    ("body", "cents"),
    [
        (
            "U betaalt uw schuld van € 300,00 in 6 termijnen van € 50,00, de eerste op 1 april 2026 en\n"
            "daarna elke maand.",
            (5000,) * 6,
        ),
        (
            "Uw schuld van € 300,00 mag u betalen in 6 termijnen van € 50. U begint op 1 april 2026. De\n"
            "volgende termijnen betaalt u steeds op de eerste van de maand.",
            (5000,) * 6,
        ),
        (
            "U lost uw schuld van € 300,00 af met € 50,00 per maand, voor het eerst op 1 april 2026,\n"
            "gedurende 6 maanden.",
            (5000,) * 6,
        ),
        (
            "U betaalt uw schuld van € 325,00 in 6 maandelijkse termijnen van € 50,00 en een laatste\n"
            "termijn van € 25,00. De eerste termijn moet op 1 april 2026 binnen zijn.",
            (*(5000,) * 6, 2500),
        ),
        (
            "U betaalt uw schuld van € 275,00 in 6 maandelijkse termijnen van € 50,00, de laatste\n"
            "termijn is € 25,00. De eerste termijn moet op 1 april 2026 binnen zijn.",
            (*(5000,) * 5, 2500),
        ),
        (
            "De schuld bedraagt € 320,00. U lost af in vijf maandtermijnen van € 55,00 en een slottermijn\n"
            "van € 45,00, telkens op de 1e van de maand, voor het eerst op 1 april 2026.",
            (*(5500,) * 5, 4500),
        ),
        (
            "Uw schuld is € 325,00. U betaalt een eerste termijn van € 75,00 op 1 april 2026 en daarna vijf\n"
            "termijnen van € 50,00, steeds op de 1e van de maand.",
            (7500, *(5000,) * 5),
        ),
    ],
)
def test_series_in_a_sentence_adds_up_to_the_debt(body: str, cents: tuple[int, ...]) -> None:
    facts = _facts(f"{body} {_ACCOUNT}")

    assert _parts(facts) == _each_month(*cents)
    assert facts.amount_due_cents == sum(cents)
    assert not [path for path in facts.review if path.startswith("deadlines")]


@pytest.mark.parametrize("total", ["   Totaal                           € 325,00\n", ""])
@pytest.mark.parametrize(
    "rows",
    [
        """
   Termijn      Uiterlijk betalen op     Bedrag
   1            1 april 2026             € 100,00
   2            1 mei 2026               € 100,00
   3            1 juni 2026              € 125,00
""",
        """
   Termijn      Datum                    Bedrag
   1e           01-04-2026               100,00
   2e           01-05-2026               100,00
   laatste      01-06-2026               125,00
""",
    ],
)
def test_table_with_another_last_term(rows: str, total: str) -> None:
    facts = _facts(f"\n   U betaalt uw schuld van € 325,00 in delen.\n{rows}{total}\n   {_ACCOUNT}")

    assert _parts(facts) == _each_month(10000, 10000, 12500)
    assert facts.amount_due_cents == 32500


def test_series_that_does_not_say_how_far_apart_is_shown_for_review() -> None:
    facts = _facts(
        f"Uw schuld is € 300,00. Regeling: 6 termijnen van € 50, de eerste op 1 april 2026. {_ACCOUNT}"
    )

    assert _parts(facts) == _each_month(*(5000,) * 6)
    assert "deadlines.0.date" in facts.review


def test_series_by_the_week() -> None:
    facts = _facts(
        "U betaalt uw schuld van € 100,00 in 4 termijnen van € 25,00, elke week, de eerste op 6 maart 2026.\n"
        + _ACCOUNT
    )

    assert [day for day, _ in _parts(facts)] == ["2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27"]


def test_series_that_does_not_add_up_is_shown_for_review() -> None:
    facts = _facts(
        "U betaalt uw schuld van € 400,00 in 6 termijnen van € 50,00 en een laatste termijn van € 25,00, de\n"
        f"eerste op 1 april 2026 en daarna elke maand. {_ACCOUNT}"
    )

    assert "deadlines.0.date" in facts.review


@pytest.mark.parametrize(
    "body",
    [
        "De incasso van € 70,82 is gestorneerd. Maak € 70,82 voor 16 maart 2026 over op\n"
        "NL91 ABNA 0417 1643 00.",
        "Uw bank heeft onze incasso van € 70,82 teruggeboekt. Betaal dit bedrag uiterlijk 16 maart 2026 op\n"
        "NL91 ABNA 0417 1643 00.",
    ],
)
def test_failed_debit_without_costs_is_paid_by_hand(body: str) -> None:
    facts = _facts(body, "incasso mislukt")

    assert (facts.amount_due_cents, facts.costs_cents, facts.direct_debit) == (7082, None, False)
    assert _parts(facts) == [("2026-03-16", None)]


def test_failed_debit_with_costs_in_a_table() -> None:
    facts = _facts(
        """
   Uw bank heeft onze incasso geweigerd. U bent ons daarom verschuldigd:

   Factuur 2026-118         €  70,82
   Storneringskosten        €   7,50
   Te betalen               €  78,32

   Betaal dit binnen 7 dagen na heden op NL91 ABNA 0417 1643 00.""",
        "stornering",
    )

    assert (facts.amount_due_cents, facts.principal_cents, facts.costs_cents) == (7832, 7082, 750)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wij schrijven het bedrag rond 12 maart 2026 opnieuw af van uw rekening NL20 INGB 0001 2345 67.",
        "Rond 12 maart 2026 schrijven wij het bedrag nogmaals af van uw rekening NL20 INGB 0001 2345 67.",
    ],
)
def test_failed_debit_that_is_tried_again_is_a_debit(sentence: str) -> None:
    facts = _facts(f"De afschrijving van € 70,82 op 27 februari is mislukt.\n{sentence}", "incasso mislukt")

    assert (facts.direct_debit, facts.iban) == (True, None)
    assert _parts(facts) == [("2026-03-12", None)]


def test_next_debit_that_goes_on_as_usual_is_not_that_of_the_failed_amount() -> None:
    facts = _facts(
        "Wij konden € 70,82 niet van uw rekening afschrijven. U dient dit voor 16 maart 2026 te voldoen.\n"
        f"De volgende termijn schrijven wij weer gewoon automatisch af. {_ACCOUNT}",
        "incasso mislukt",
    )

    assert (facts.direct_debit, facts.iban) == (False, "NL91ABNA0417164300")
