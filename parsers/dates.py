"""Days as they are written in letters: in figures, with a month's name, in words; and terms such as "binnen
14 dagen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from parsers.layout import Block, Layout
from parsers.lexicon.numerals import (
    CARDINALS,
    DUTCH_CARDINALS,
    DUTCH_ORDINALS,
    MONTHS,
    WEEKDAYS,
    parse_count,
    parse_year_words,
)

EARLIEST_YEAR: Final = 1990
LATEST_YEAR: Final = 2069

_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
# Whole names alone: "een mei" is a day, "een sep" is none.
_MONTH_NAMES: Final = "|".join(
    name for name in sorted(MONTHS, key=len, reverse=True) if len(name) > 3 or name == "mei"
)
_DAY_WORDS: Final = "|".join(
    sorted(
        {word for word, value in (DUTCH_CARDINALS | DUTCH_ORDINALS).items() if value <= 31},
        key=len,
        reverse=True,
    )
)
_COUNT_WORDS: Final = "|".join(sorted(CARDINALS, key=len, reverse=True))
_WEEKDAY: Final = "|".join(WEEKDAYS)
# Figures in which OCR puts letters; a month's name or the form of a date around them proves what they are.
_DIGIT: Final = r"[\dloi]"
_NAMED: Final = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s+(?:de\s+|the\s+)?)?(?<![\w.,-])(?P<day>{_DIGIT}{{1,2}})(?:e|ste|"
    rf"de|st|nd|rd|th)?\.?"
    rf"\s?(?:of\s)?(?P<month>{_MONTH})(?![a-z])\.?,?(?:\s?(?P<year>(?:19|20|2o)\s?{_DIGIT}{{2}}\b|"
    rf"'\s?\d{{2}}\b|[23]\d(?=[ ]*(?:\n|$|[),;](?!\d)))))?"
)
_MONTH_FIRST: Final = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s+)?\b(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|"
    rf"th)?,?\s(?P<year>20\d{{2}})\b"
)
_FIGURES: Final = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s+)?(?<![\w/.,-])(?P<day>{_DIGIT}{{1,2}})(?P<sep>\s?[-/.]\s?)(?P<month>{_DIGIT}{{1,2}})\s?[-/.]\s?"
    rf"(?P<year>(?:19|20|2o){_DIGIT}{{2}}|'?\d{{2}})(?![\w/]|[-.]\d)"
)
_ISO: Final = re.compile(r"(?<![\w-])(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})(?![\w-])")
_WORDS: Final = re.compile(
    rf"\b(?P<day>{_DAY_WORDS})\s(?P<month>{_MONTH})\s(?P<year>tweeduizend(?:\s?(?:en)?\s?[a-z]+)?)"
)
# "uiterlijk achtentwintig april", with or without a year in figures.
_DAY_IN_WORDS: Final = re.compile(
    rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s+(?:de\s+)?)?\b(?P<day>{_DAY_WORDS})\s(?P<month>{_MONTH_NAMES})(?![a-z])"
    r"(?!\s?tweeduizend)(?:\s(?P<year>20\d{2})\b)?"
)
# "tussen 25 en 28 maart 2026": the first day of it is when the money has to be there.
_WINDOW: Final = re.compile(
    rf"\b(?:tussen|between)\s(?:de\s)?(?P<day>\d{{1,2}})(?:e)?\s(?:en|and)\s(?:de\s)?\d{{1,2}}(?:e)?"
    rf"\s(?P<month>{_MONTH})(?![a-z])\.?(?:\s(?P<year>20\d{{2}})\b)?"
)
_END_OF: Final = re.compile(
    rf"\b(?:(?:het\s)?einde?(?:\svan)?(?:\sde\smaand)?|ultimo|the\send\sof)\s(?P<month>{_MONTH})(?![a-z])\.?"
    r"(?:\s(?P<year>20\d{2})\b)?"
)
_OF_MONTH: Final = (
    r"(?:van\s)?(?P<which>deze|de\slopende|de\skomende|de\svolgende|volgende|komende|this|next)"
    r"\s(?:maand|month)"
)
_END_OF_MONTH: Final = re.compile(
    rf"\b(?:(?:het\s)?einde?|the\send\sof)\s{_OF_MONTH}\b|\b(?:het\s)?eind(?:e)?\svan\sde\smaand\b"
)
# "de 25e", "de 25e van deze maand": no "de 2e herinnering".
_DAY_OF_MONTH: Final = re.compile(
    rf"\b(?:de|the)\s(?P<day>\d{{1,2}})(?:e|ste|de|st|nd|rd|th)(?:\s{_OF_MONTH}\b|\svan\sde\smaand\b"
    r"|(?=[.,;:)]|$|\n|\s(?:te|van\s(?:uw|je|jouw)|op|bij|hebben|moet|dient|af|automatisch|zijn|is)\b))"
)
_TERM: Final = re.compile(
    rf"\b(?P<count>\d{{1,3}}|{_COUNT_WORDS})\s(?:\((?:\d{{1,3}}|[a-z]+)\)\s)?(?P<kind>(?:volle\s|hele\s|"
    rf"gehele\s)?(?:kalender|werk|calendar\s|working\s|business\s)?)"
    r"(?P<unit>dagen|dag|dgn|wkn|wk|mnd|weken|week|maanden|maand|days|day|weeks|months|month)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DateMention:
    """A day in a letter. `day` is `None` where no year is printed: then only `month_day` is known.

    The month is 0 where it is counted from that of the letter: `months_ahead` of it, or the first month in
    which the day is still to come (`None`). The day is 0 for the last of a month. `exact` is false for a day
    without a month, and for the first day of a window.
    """

    day: date | None
    month_day: tuple[int, int]
    weekday: int | None
    block: Block
    start: int
    end: int
    months_ahead: int | None = None
    exact: bool = True

    @property
    def weekday_fits(self) -> bool:
        """Whether the weekday that is printed before it, if any, is that of the day."""
        return self.weekday is None or self.day is None or self.day.weekday() == self.weekday

    def in_or_after(self, start: date) -> date | None:
        """The day itself, or where no year is printed the first such day on or after `start`."""
        if self.day is not None:
            return self.day
        month, printed = self.month_day
        if month == 0:
            ahead = (0, 1) if self.months_ahead is None else (self.months_ahead,)
            counted = [_in_month(start, step, printed) for step in ahead]
            return next((day for day in counted if day is not None and day >= start), None)
        for year in (start.year, start.year + 1):
            day = _last_of(year, month) if printed == 0 else make_day(year, month, printed)
            if day is not None and day >= start:
                return day
        return None

    def nearest_to(self, other: date) -> date | None:
        """The day itself, or where no year is printed the one nearest to `other`."""
        if self.day is not None:
            return self.day
        month, printed = self.month_day
        if month == 0 or printed == 0:
            return self.in_or_after(other)
        days = [make_day(other.year + step, month, printed) for step in (-1, 0, 1)]
        known = [day for day in days if day is not None]
        return min(known, key=lambda day: abs((day - other).days)) if known else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TermMention:
    """A number of days, weeks or months in a letter; `working_days` where it says so."""

    count: int
    unit: str
    working_days: bool
    block: Block
    start: int
    end: int

    def after(self, day: date) -> date:
        """The last day of the term when it starts to count on `day`."""
        match self.unit:
            case "day":
                return _add_working_days(day, self.count) if self.working_days else _add_days(day, self.count)
            case "week":
                return _add_days(day, 7 * self.count)
            case _:
                return _add_months(day, self.count)

    @property
    def days(self) -> int | None:
        """Its length in days; `None` for months and working days."""
        if self.working_days or self.unit == "month":
            return None
        return self.count * (7 if self.unit == "week" else 1)


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or `None` when there is no such day or no letter would name it."""
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _last_of(year: int, month: int) -> date | None:
    return next((day for last in (31, 30, 29, 28) if (day := make_day(year, month, last))), None)


def _in_month(start: date, ahead: int, day: int) -> date | None:
    """The day of the month that comes `ahead` months after that of `start`; its last day where `day` is 0."""
    year, month = start.year + (start.month - 1 + ahead) // 12, (start.month - 1 + ahead) % 12 + 1
    return _last_of(year, month) if day == 0 else make_day(year, month, day)


def _add_days(day: date, count: int) -> date:
    return date.fromordinal(min(day.toordinal() + count, date.max.toordinal()))


def _add_working_days(day: date, count: int) -> date:
    while count > 0:
        day = _add_days(day, 1)
        count -= day.weekday() < 5
    return day


def _add_months(day: date, count: int) -> date:
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    for last in range(day.day, 27, -1):
        found = make_day(year, month, last)
        if found is not None:
            return found
    return date(min(year, 9999), month, min(day.day, 28))


def _figures(text: str) -> int:
    return int(text.replace("l", "1").replace("i", "1").replace("o", "0").replace(" ", ""))


def find_dates(layout: Layout) -> tuple[DateMention, ...]:
    """Every day in a letter, in reading order of its blocks."""
    return tuple(mention for block in layout.blocks for mention in dates_in(block))


def dates_in(block: Block) -> tuple[DateMention, ...]:
    """The days in one block."""
    taken: list[tuple[int, int]] = []
    mentions: list[DateMention] = []
    for match, year, month, day in _matches(block.folded):
        if any(match.start() < last and first < match.end() for first, last in taken):
            continue
        if not 1 <= month <= 12 or not 1 <= day <= 31:
            continue
        found = None if year is None else make_day(year, month, day)
        if (year is not None and found is None) or (year is None and make_day(2024, month, day) is None):
            continue
        taken.append(match.span())
        groups = match.groupdict()
        weekday = groups.get("weekday")
        mentions.append(
            DateMention(
                day=found,
                month_day=(month, day),
                weekday=WEEKDAYS[weekday] if weekday else None,
                block=block,
                start=match.start(),
                end=match.end(),
                exact=match.re is not _WINDOW,
            )
        )
    mentions.extend(
        mention
        for mention in _counted_from_letter(block)
        if not any(mention.start < last and first < mention.end for first, last in taken)
    )
    mentions.sort(key=lambda mention: mention.start)
    return tuple(mentions)


def _counted_from_letter(block: Block) -> Iterator[DateMention]:
    """Days whose month or number is that of the letter's own month: "de 25e", "het einde van deze maand"."""
    for match in _END_OF.finditer(block.folded):
        month = MONTHS[match["month"]]
        year = match["year"]
        day = _last_of(int(year), month) if year else None
        yield DateMention(
            day=day, month_day=(month, 0), weekday=None, block=block, start=match.start(), end=match.end()
        )
    for pattern in (_END_OF_MONTH, _DAY_OF_MONTH):
        for match in pattern.finditer(block.folded):
            which = match["which"]
            number = int(match.groupdict().get("day") or 0)
            ahead = None if which is None else int("volgende" in which or which == "next")
            if ahead is None and number == 0:
                ahead = 0
            if number <= 31:
                yield DateMention(
                    day=None,
                    month_day=(0, number),
                    weekday=None,
                    block=block,
                    start=match.start(),
                    end=match.end(),
                    months_ahead=ahead,
                    exact=ahead is not None,
                )


def _matches(folded: str) -> Iterator[tuple[re.Match[str], int | None, int, int]]:
    for match in _ISO.finditer(folded):
        yield match, int(match["year"]), int(match["month"]), int(match["day"])
    for match in _WINDOW.finditer(folded):
        yield match, int(match["year"]) if match["year"] else None, MONTHS[match["month"]], int(match["day"])
    for match in _NAMED.finditer(folded):
        if not any(character.isdigit() for character in match["day"]):
            continue
        printed = match["year"]
        year = None
        if printed:
            year = _figures(printed.strip("' "))
            year = 2000 + year if year < 100 else year
        yield match, year, MONTHS[match["month"]], _figures(match["day"])
    for match in _MONTH_FIRST.finditer(folded):
        yield match, int(match["year"]), MONTHS[match["month"]], int(match["day"])
    for match in _FIGURES.finditer(folded):
        if not any(character.isdigit() for character in match["day"] + match["month"]):
            continue
        year = _figures(match["year"].lstrip("'"))
        if year < 100 and (len(match["day"]) != len(match["month"]) or not 20 <= year <= 40):
            continue
        yield match, year + 2000 if year < 100 else year, _figures(match["month"]), _figures(match["day"])
    for match in _DAY_IN_WORDS.finditer(folded):
        day = DUTCH_ORDINALS.get(match["day"]) or DUTCH_CARDINALS[match["day"]]
        yield match, int(match["year"]) if match["year"] else None, MONTHS[match["month"]], day
    if "tweeduizend" in folded:
        for match in _WORDS.finditer(folded):
            year, text = parse_year_words(match["year"]), match["year"]
            while year is None and " " in text:
                text = text.rsplit(" ", 1)[0]
                year = parse_year_words(text)
            day = DUTCH_ORDINALS.get(match["day"]) or DUTCH_CARDINALS[match["day"]]
            if year is not None:
                yield match, year, MONTHS[match["month"]], day


def find_terms(layout: Layout) -> tuple[TermMention, ...]:
    """Every term in a letter: a count of days, weeks or months."""
    mentions: list[TermMention] = []
    for block in layout.blocks:
        for match in _TERM.finditer(block.folded.replace("\n", " ")):
            count = parse_count(match["count"])
            if not count or count > 400:
                continue
            unit = match["unit"]
            mentions.append(
                TermMention(
                    count=count,
                    unit="day"
                    if unit.startswith(("dag", "day", "dgn"))
                    else "week"
                    if unit.startswith(("we", "wk"))
                    else "month",
                    working_days="werk" in match["kind"]
                    or "ing " in match["kind"]
                    or "business" in match["kind"],
                    block=block,
                    start=match.start(),
                    end=match.end(),
                )
            )
    return tuple(mentions)
