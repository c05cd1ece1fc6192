"""The calendar of deadlines."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from overview.exports.calendar import calendar
from tests.overview.exports.material import material


def test_every_deadline_to_come_is_a_whole_day_with_a_warning() -> None:
    events = Calendar.from_ical(calendar(material())).walk("VEVENT")
    assert [(event.decoded("dtstart"), str(event["summary"])) for event in events] == [
        (date(2026, 6, 10), "pay: Wooncorporatie De Linde"),
        (date(2026, 6, 18), "hearing: Wooncorporatie De Linde"),
        (date(2026, 6, 20), "pay: Lichtbaak Energie"),
    ]
    assert all(len(event.walk("VALARM")) == 1 for event in events)


def test_it_is_the_same_each_time_so_that_it_can_be_read_in_again() -> None:
    assert calendar(material()) == calendar(material())


def test_no_amount_leaves_with_it() -> None:
    assert b"2400" not in calendar(material())
    assert b"240000" not in calendar(material())
