"""From what a person types as the right value of a fact to the value that a correction holds."""

from __future__ import annotations

import re
from datetime import date

from tui.errors import FieldError
from tui.i18n import N_

_AMOUNT = re.compile(r"(?:€\s*)?(\d{1,3}(?:[.\s]\d{3})+|\d+),(\d{2})|(?:€\s*)?(\d+)\.(\d{2})")
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_NOTHING = frozenset({"", "-", "–", "none", "geen", "niets"})
_YES = frozenset({"yes", "ja", "true", "y", "j"})
_NO = frozenset({"no", "nee", "false", "n"})

EXPECT_AMOUNT = N_(
    "an amount in euros with two decimals, such as 345,67; or a dash where the letter states none"
)
EXPECT_DAY = N_("a day such as 2026-03-02 or 2-3-2026; or a dash where the letter states none")
EXPECT_YES_NO = N_("yes or no")
EXPECT_LISTED = N_("one of the words that docs/commands.md lists for this fact")
EXPECT_TEXT = N_("a text; or a dash where the letter states none")

_FLAGS = ("is_claim", "direct_debit", "disputed")
_LISTED = ("direction", "stage", "plan")


def expected_of(path: str) -> str | None:
    """Return what a value of the fact at `path` looks like, as a message id; `None` for no such fact."""
    last = path.rsplit(".", 1)[-1]
    if last.endswith("_cents"):
        return EXPECT_AMOUNT
    if last in ("letter_date", "date"):
        return EXPECT_DAY
    if last in _FLAGS:
        return EXPECT_YES_NO
    if last in _LISTED or last == "kind":
        return EXPECT_LISTED
    if path in ("addressee", "sender", "creditor", "iban", "payment_reference") or path.startswith(
        "references."
    ):
        return EXPECT_TEXT
    if re.fullmatch(r"deadlines\.\d+|details\.debts\.\d+\.creditor", path):
        return EXPECT_TEXT
    return None


def parse_value(path: str, text: str) -> str | int | bool | None:
    """Return the value that `text` stands for; `None` for a dash: the letter does not state it.

    An amount needs its decimals: ``345`` could mean euros or cents, and a factor of a hundred is the
    worst mistake that can be made here.

    Raises:
        FieldError: there is no such fact, or the text is no value of it.
    """
    expected = expected_of(path)
    if expected is None:
        raise FieldError(path)
    tidy = " ".join(text.split())
    if tidy.lower() in _NOTHING:
        return None
    if expected == EXPECT_AMOUNT:
        return _cents(path, tidy)
    if expected == EXPECT_DAY:
        return _day(path, tidy)
    if expected == EXPECT_YES_NO:
        if tidy.lower() not in _YES | _NO:
            raise FieldError(path, expected=expected)
        return tidy.lower() in _YES
    if path == "iban":
        return tidy.replace(" ", "").upper()
    return tidy


def _cents(path: str, text: str) -> int:
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise FieldError(path, expected=EXPECT_AMOUNT)
    euros, cents = (match[1], match[2]) if match[1] else (match[3], match[4])
    return int(re.sub(r"\D", "", euros)) * 100 + int(cents)


def _day(path: str, text: str) -> str:
    dutch = _DUTCH_DAY.fullmatch(text)
    try:
        if dutch:
            return date(int(dutch[3]), int(dutch[2]), int(dutch[1])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError as exc:
        raise FieldError(path, expected=EXPECT_DAY) from exc
