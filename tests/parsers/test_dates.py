"""Days and terms as they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.dates import find_dates, find_terms
from parsers.layout import lay_out
from tests.parsers.letter_pages import document_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 maart 2026", date(2026, 3, 12)),
        ("12 mrt. 2026", date(2026, 3, 12)),
        ("12 mrt '26", date(2026, 3, 12)),
        ("donderdag 12 maart 2026", date(2026, 3, 12)),
        ("1e maart 2026", date(2026, 3, 1)),
        ("12-3-2026", date(2026, 3, 12)),
        ("12/03/2026", date(2026, 3, 12)),
        ("12.03.2026", date(2026, 3, 12)),
        ("12.03.26", date(2026, 3, 12)),
        ("2026-03-12", date(2026, 3, 12)),
        ("March 12, 2026", date(2026, 3, 12)),
        ("12th of March 2026", date(2026, 3, 12)),
        ("12maart2026", date(2026, 3, 12)),
        ("l2 maart 2O26", date(2026, 3, 12)),
        ("de derde juni tweeduizendzesentwintig", date(2026, 6, 3)),
        ("negen juli tweeduizend zesentwintig", date(2026, 7, 9)),
        ("eenendertigste mei tweeduizend en vijfentwintig", date(2025, 5, 31)),
    ],
)
def test_day(text: str, day: date) -> None:
    assert [mention.day for mention in find_dates(lay_out(document_of(text)))] == [day]


@pytest.mark.parametrize(
    "text", ["31 februari 2026", "12-13-2026", "0800-0543", "artikel 3:94", "26.1.0448.7129", "1.50"]
)
def test_no_day(text: str) -> None:
    assert [mention.day for mention in find_dates(lay_out(document_of(text)))] == []


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2069, 12, 31)))
def test_what_is_formatted_reads_back(day: date) -> None:
    for text in (f"{day:%d-%m-%Y}", day.isoformat(), f"{day:%d/%m/%Y}"):
        assert [mention.day for mention in find_dates(lay_out(document_of(text)))] == [day]


def test_day_without_year_is_the_next_one() -> None:
    mention = find_dates(lay_out(document_of("uiterlijk 24 januari")))[0]

    assert mention.in_or_after(date(2026, 12, 20)) == date(2027, 1, 24)
    assert mention.nearest_to(date(2026, 2, 1)) == date(2026, 1, 24)


def test_weekday_that_does_not_fit_is_noticed() -> None:
    fits, not_fits = find_dates(lay_out(document_of("dinsdag 5 mei 2026 en maandag 12 mei 2026")))

    assert fits.weekday_fits
    assert not not_fits.weekday_fits


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("binnen 14 dagen", date(2026, 3, 15)),
        ("binnen veertien (14) dagen", date(2026, 3, 15)),
        ("binnen zes weken", date(2026, 4, 12)),
        ("binnen 5 werkdagen", date(2026, 3, 6)),
        ("within ten days", date(2026, 3, 11)),
        ("binnen een maand", date(2026, 4, 1)),
        ("binnen 3 maanden", date(2026, 6, 1)),
    ],
)
def test_term(text: str, last: date) -> None:
    assert [term.after(date(2026, 3, 1)) for term in find_terms(lay_out(document_of(text)))] == [last]


def test_a_month_from_the_last_day_of_january_ends_in_february() -> None:
    term = find_terms(lay_out(document_of("een maand")))[0]

    assert term.after(date(2026, 1, 31)) == date(2026, 2, 28)
