"""How one letter writes money and days: a hand drawn once, so that it is the same throughout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tests.parsers.generated.drawing import Draw

_MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_ENGLISH: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT: Final = (
    "jan.",
    "feb.",
    "mrt.",
    "apr.",
    "mei",
    "jun.",
    "jul.",
    "aug.",
    "sept.",
    "okt.",
    "nov.",
    "dec.",
)
_WEEK: Final = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """The habits of one writer."""

    english: bool
    sign: str
    round_end: str | None
    days: str
    grouped: bool

    def bare(self, cents: int) -> str:
        """An amount without a sign, always with its cents."""
        euros, rest = divmod(abs(cents), 100)
        if self.english:
            return f"{euros:,}.{rest:02d}"
        whole = f"{euros:,}".replace(",", ".") if self.grouped else str(euros)
        return f"{whole},{rest:02d}"

    def money(self, cents: int) -> str:
        """An amount as it stands in a sentence."""
        shown = self.bare(cents)
        if self.round_end and cents % 100 == 0 and not self.english:
            shown = shown[:-3] + self.round_end
        return f"{shown} euro" if self.sign == "euro" else f"{self.sign}{shown}"

    def full(self, day: date) -> str:
        """A day in full, as the letter writes its days."""
        if self.english:
            return f"{day.day} {_ENGLISH[day.month - 1]} {day.year}"
        if self.days == "words":
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        if self.days == "short":
            return f"{day.day} {_SHORT[day.month - 1]} {day.year}"
        return day.strftime(self.days)

    def weekday(self, day: date) -> str:
        """A day with the name of the day of the week before it."""
        return (
            self.full(day)
            if self.english
            else f"{_WEEK[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"
        )

    def month(self, day: date) -> str:
        """A month with its year."""
        return f"{(_ENGLISH if self.english else _MONTHS)[day.month - 1]} {day.year}"


def draw_saying(d: Draw, *, english: bool) -> Saying:
    """The habits of a writer."""
    sign = d.weighted((("€ ", 10), ("€", 4), ("EUR ", 2), ("€\u00a0", 2), ("euro", 1)))
    return Saying(
        english=english,
        sign="€" if english and sign == "euro" else sign,
        round_end=d.weighted(((None, 4), (",-", 2), (",--", 1), (",00", 2))),
        days=d.weighted((("words", 8), ("%d-%m-%Y", 5), ("short", 1), ("%d/%m/%Y", 1), ("%d.%m.%Y", 1))),
        grouped=d.chance(0.85),
    )
