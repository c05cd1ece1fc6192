"""The account to pay to: that of the demand, whatever accounts the foot of each page prints."""

from __future__ import annotations

import parsers
from tests.parsers.sample_files import letter_pdf

_FOOT = "KvK 17001122 | BTW NL800112233B01 | IBAN NL63 TRIO 0212 3456 78"


def _iban(*lines: str) -> tuple[str | None, bool]:
    facts = parsers.read(letter_pdf(lines), name="brief.pdf")[0].facts
    assert facts is not None
    return facts.iban, "iban" in facts.review


def test_the_account_of_the_demand_counts_before_one_at_the_foot_of_each_page() -> None:
    assert _iban(
        "Incassobureau Heidezicht",
        "Datum: 3 maart 2026",
        "Sommatie",
        "Onze opdrachtgever Drogisterij Vlierbes vraagt ons haar vordering te incasseren.",
        "Hoofdsom € 80,00",
        _FOOT,
        "\f",
        "Openstaand bedrag € 80,00",
        "U dient € 80,00 voor 17 maart 2026 te voldoen.",
        "Naar rekening: NL13 TEST 0123 4567 89",
        "Vermelden bij betaling: HZ-2026-119",
        _FOOT,
    ) == ("NL13TEST0123456789", False)


def test_an_account_at_the_foot_alone_is_the_one_to_pay_to() -> None:
    lines = ("Drogisterij Vlierbes", "Datum: 3 maart 2026", "Factuur 2026-77", "Te betalen € 80,00", _FOOT)
    assert _iban(*lines) == ("NL63TRIO0212345678", False)


def test_of_two_accounts_in_one_sentence_the_old_one_is_told_from_the_new() -> None:
    assert _iban(
        "Vereniging van Eigenaren De Vlierhof",
        "Datum: 3 maart 2026",
        "Factuur 2026-77",
        "Maak € 80,00 voor 17 maart 2026 over op NL13 TEST 0123 4567 89, en let op: niet meer op de",
        "oude rekening NL63 TRIO 0212 3456 78",
    ) == ("NL13TEST0123456789", False)
