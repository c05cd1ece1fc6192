"""Numbers and months as words: what is written out in terms, summonses and English mails."""

from __future__ import annotations

from typing import Final

_UNITS: Final = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS: Final = (
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
)
_TENS: Final = {
    20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig",
    90: "negentig",
}  # fmt: skip


def _dutch_cardinals() -> dict[str, int]:
    words = {name: value for value, name in enumerate(_UNITS, start=1)}
    words |= {name: value for value, name in enumerate(_TEENS, start=10)}
    for tens, name in _TENS.items():
        words[name] = tens
        for unit, unit_name in enumerate(_UNITS, start=1):
            # "tweeentwintig" is "tweeëntwintig" folded.
            words[f"{unit_name}en{name}"] = tens + unit
    return words


DUTCH_CARDINALS: Final = _dutch_cardinals()

DUTCH_ORDINALS: Final = (
    {
        "eerste": 1,
        "tweede": 2,
        "derde": 3,
        "vierde": 4,
        "vijfde": 5,
        "zesde": 6,
        "zevende": 7,
        "achtste": 8,
        "negende": 9,
        "tiende": 10,
        "elfde": 11,
        "twaalfde": 12,
        "dertiende": 13,
        "veertiende": 14,
        "vijftiende": 15,
        "zestiende": 16,
        "zeventiende": 17,
        "achttiende": 18,
        "negentiende": 19,
        "twintigste": 20,
        "dertigste": 30,
    }
    | {f"{unit}entwintigste": 20 + value for value, unit in enumerate(_UNITS, start=1)}
    | {
        "eenendertigste": 31,
    }
)

ENGLISH_CARDINALS: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "twenty-one": 21,
    "twenty-eight": 28,
    "thirty": 30,
    "forty-two": 42,
    "sixty": 60,
    "ninety": 90,
}

CARDINALS: Final = DUTCH_CARDINALS | ENGLISH_CARDINALS

MONTHS: Final = {
    "januari": 1,
    "februari": 2,
    "maart": 3,
    "april": 4,
    "mei": 5,
    "juni": 6,
    "juli": 7,
    "augustus": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mrt": 3,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "oct": 10,
    "nov": 11,
    "dec": 12,
    "january": 1,
    "february": 2,
    "march": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "october": 10,
}

WEEKDAYS: Final = {
    "maandag": 0, "dinsdag": 1, "woensdag": 2, "donderdag": 3, "vrijdag": 4, "zaterdag": 5, "zondag": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip


def parse_year_words(text: str) -> int | None:
    """Return the year that folded `text` spells, such as ``tweeduizend zesentwintig`` or
    ``tweeduizendenzesentwintig``."""
    joined = "".join(text.split()).replace("-", "")
    if not joined.startswith("tweeduizend"):
        return None
    rest = joined.removeprefix("tweeduizend")
    if not rest:
        return 2000
    value = DUTCH_CARDINALS.get(rest) or DUTCH_CARDINALS.get(rest.removeprefix("en"))
    return 2000 + value if value else None


def parse_spelled(text: str) -> int | None:
    """Return the whole number, below a million, that folded `text` spells in Dutch.

    ``honderdvijfentwintig``, ``duizend tweehonderd vijftig`` and ``twaalfhonderdvijftig`` are numbers; it may
    be spelled with spaces, hyphens and *en* between its parts.
    """
    joined = "".join(text.replace("-", " ").split())
    thousands, mark, rest = joined.rpartition("duizend")
    if not mark:
        return _below_thousand(joined)
    high = _below_thousand(thousands) if thousands else 1
    low = _below_thousand(rest.removeprefix("en")) if rest else 0
    return None if high is None or low is None else 1000 * high + low


def _below_thousand(text: str) -> int | None:
    """Return the number of folded `text`, in hundreds and what is below; ``twaalfhonderd`` is one too."""
    hundreds, mark, rest = text.partition("honderd")
    if not mark:
        return DUTCH_CARDINALS.get(text)
    high = DUTCH_CARDINALS.get(hundreds) if hundreds else 1
    low = (DUTCH_CARDINALS.get(rest) or DUTCH_CARDINALS.get(rest.removeprefix("en"))) if rest else 0
    return None if high is None or low is None else 100 * high + low


SPELLED: Final = (
    "(?:(?>" + "|".join(sorted({*DUTCH_CARDINALS, "honderd", "duizend"}, key=len, reverse=True)) + "|en)"
    "[ -]?){1,12}+"
)
"""A pattern for what `parse_spelled` reads, in folded text; what it matches need not be a number.

It never goes back over what it took, and takes no more than a number has: hostile text costs no time.
"""


def parse_count(text: str) -> int | None:
    """Return the number that folded `text` gives in figures or in words."""
    text = text.strip()
    if text.isdigit():
        return int(text)
    return CARDINALS.get(text) or CARDINALS.get(text.replace(" ", "-"))
