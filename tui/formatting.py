"""Money, days and terms the way people write them, in the active language."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency

from tui.i18n import Language, active, ngettext
from tui.i18n import gettext as _

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_LOCALES = {Language.DUTCH: "nl_NL", Language.ENGLISH: "en_GB"}
HIDDEN_AMOUNT = "•••••"


def _locale() -> str:
    return _LOCALES[active()]


def format_money(cents: int | None, *, hidden: bool = False) -> str:
    """Return an amount with euro sign and two decimals; a dash where unknown, dots where hidden."""
    if cents is None:
        return "–"
    if hidden:
        return HIDDEN_AMOUNT
    return str(format_currency(Decimal(cents) / 100, "EUR", locale=_locale()))


def format_day(day: date | None) -> str:
    """Return a day in words, as in ``2 maart 2026``; a dash where none is known."""
    if day is None:
        return "–"
    return str(format_date(day, "d MMMM y", locale=_locale()))


def format_short_day(day: date | None) -> str:
    """Return a day short enough for a table, as in ``2 mrt 2026``; a dash where none is known."""
    if day is None:
        return "–"
    return str(format_date(day, "d MMM y", locale=_locale()))


def format_instant(instant: datetime) -> str:
    """Return an instant as the clock in Amsterdam shows it, as in ``2 maart 2026, 14:05``."""
    return str(format_datetime(instant, "d MMMM y, HH:mm", tzinfo=AMSTERDAM, locale=_locale()))


def format_term(day: date, as_of: date) -> str:
    """Return how far `day` lies from `as_of`, in words: today, tomorrow, in 5 days, 3 days ago."""
    days = (day - as_of).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days == -1:
        return _("yesterday")
    if days > 0:
        return ngettext("in {count} day", "in {count} days", days).format(count=days)
    return ngettext("{count} day ago", "{count} days ago", -days).format(count=-days)


def format_iban(iban: str | None) -> str:
    """Return an account number in groups of four, as it stands on a bank card; a dash where none is known."""
    if not iban:
        return "–"
    bare = "".join(iban.split())
    return " ".join(bare[start : start + 4] for start in range(0, len(bare), 4))
