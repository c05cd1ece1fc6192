"""Shared Hypothesis strategies: values that tests of more than one package draw."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from parsers.page_mark import PageMark


@st.composite
def page_marks(draw: st.DrawFn) -> PageMark:
    """What a page tells of its place in a letter, with few values so that pages agree often."""
    total = draw(st.none() | st.integers(1, 4))
    number = draw(st.none() | st.integers(1, total or 4))
    return PageMark(
        number=number,
        total=total if number is not None else None,
        has_address=draw(st.booleans()),
        has_salutation=draw(st.booleans()),
        has_closing=draw(st.booleans()),
        runs_on=draw(st.booleans()),
        breaks_off=draw(st.booleans()),
        is_annex=draw(st.integers(0, 3)) == 0,
        sender=draw(st.sampled_from([None, "Waterbedrijf Zilverbeek", "Gasbedrijf De Vlam"])),
        letter_date=draw(st.sampled_from([None, date(2026, 3, 3), date(2026, 5, 18)])),
        references=tuple(
            draw(st.lists(st.sampled_from(["70021948", "ZB417", "GV8802146"]), max_size=2, unique=True))
        ),
    )
