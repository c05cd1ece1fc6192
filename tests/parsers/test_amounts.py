"""Amounts as they are written: cents, signs, and what is no money."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.amounts import find_amounts, parse_number
from parsers.layout import lay_out
from tests.parsers.letter_pages import document_of


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1.234,56", 123456),
        ("1,234.56", 123456),
        ("1234,56", 123456),
        ("1.250", 125000),
        ("1.25", 125),
        ("125,-", 12500),
        ("2.500,--", 250000),
        ("6,=", 600),
        ("1 234,56", 123456),
        ("0,00", 0),
        ("15", 1500),
        ("0,247", None),
        ("1.2345", None),
        ("12.34.56", None),
        ("225.-", 22500),
        ("1.225,==", 122500),
        ("1'234,56", 123456),
    ],
)
def test_number_is_cents(text: str, cents: int | None) -> None:
    assert parse_number(text) == cents


@given(st.integers(min_value=0, max_value=10**10))
def test_what_is_formatted_the_dutch_way_reads_back(cents: int) -> None:
    euros = f"{cents // 100:,}".replace(",", ".")

    assert parse_number(f"{euros},{cents % 100:02}") == cents


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("Te betalen € 1.234,56", [123456]),
        ("Te betalen EUR 12,-", [1200]),
        ("€ 240,–", [24000]),
        ("€        600", [60000]),
        ("bedrag van 50 euro", [5000]),
        ("1.234,56 EUR", [123456]),
        ("Betaald    25,00-", [-2500]),
        ("In mindering    € -/- 25,00", [-2500]),
        ("Af    EUR 300,00 -/-", [-30000]),
        ("Belasting    € 10.200 -", [-1020000]),
        ("Korting    -€ 10,50", [-1050]),
        ("Payments received    EUR (25.00)", [-2500]),
        ("Reeds voldaan    € (1.250,-)", [-125000]),
        ("Borg (€ 12,50)", [1250]),
        ("TE VOLDOEN    1.904, 26", [190426]),
        ("Openstaand - € 25,00 voor 1 mei", [2500]),
        ("zonder teken    98,52", [9852]),
        ("om 10.00 uur, 21 % en 12,50 %", []),
        ("€ 0,24713 per kWh", []),
        ("12-03-2026 en 12.03.2026", []),
        ("€ 12,50 en € 7,25", [1250, 725]),
        ("Bedrag 225,-", [22500]),
        ("Te betalen € 225,= voor 1 mei", [22500]),
        ("Te betalen    225.-", [22500]),
        ("Totaal € 1'234,56", [123456]),
        ("Totaal    1'234,56", [123456]),
        ("Totaal    EUR    1 234,56", [123456]),
        ("Totaal    1 234,56", [123456]),
        ("Ontvangen    100,00 CR", [-10000]),
        ("Ontvangen    100,00CR", [-10000]),
        ("Ontvangen € 100,00 CR", [-10000]),
        ("Ontvangen    100,00-", [-10000]),
        ("Ontvangen    -/- 100,00", [-10000]),
        ("u bent honderdvijfentwintig euro schuldig", [12500]),
        ("zegge duizend tweehonderd vijftig euro en vijf cent", [125005]),
        ("twaalfhonderdvijftig euro of een euro minder", [125000]),
        ("vijfentwintigduizend driehonderdeenentwintig euro", [2532100]),
        ("binnen veertien dagen en in twee termijnen", []),
        ("drie euro vijftig, honderd euro's, een euro", []),
        ("Stoel    2  250,00", [25000]),
        ("artikel 6.- en om 10.- uur, versie 1'234", []),
    ],
)
def test_amounts_of_a_line(text: str, signed: list[int]) -> None:
    found = find_amounts(lay_out(document_of(text)))

    assert [mention.signed_cents for mention in found] == signed


def test_euro_sign_in_another_column_belongs_to_its_figure() -> None:
    found = find_amounts(lay_out(document_of("Totaal                      €                1.250")))

    assert [(mention.cents, mention.has_currency) for mention in found] == [(125000, True)]


def test_amount_over_a_line_end_is_one_amount() -> None:
    text = (
        "Wij verzoeken u om een bedrag te betalen dat in totaal en zonder verdere kosten uitkomt op EUR\n"
        "4,82 zoals u weet."
    )

    assert [mention.cents for mention in find_amounts(lay_out(document_of(text)))] == [482]
