"""Invented numbers whose check digits fit, and amounts and days as letters write them."""

from __future__ import annotations

from datetime import date

_MONTHS = [
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
]
# Betalingskenmerk of the acceptgiro form: weights over the 15 digits after the check digit, from the right.
_REFERENCE_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)


def iban(bank: str, account: str) -> str:
    """Return the Dutch IBAN of an invented account, in groups of four.

    The account number has to fail the eleven test that real ones pass, so that nobody can be paid on it.
    """
    weighted = sum((10 - place) * int(digit) for place, digit in enumerate(account))
    if len(account) != 10 or weighted % 11 == 0:
        raise ValueError("an invented account has ten digits and fails the eleven test")
    digits = "".join(str(int(sign, 36)) for sign in f"{bank}{account}NL00")
    whole = f"NL{98 - int(digits) % 97:02d}{bank}{account}"
    return " ".join(whole[i : i + 4] for i in range(0, len(whole), 4))


def payment_reference(digits: str) -> str:
    """Return a betalingskenmerk of 16 digits, its check digit in front, in groups of four."""
    if len(digits) != 15 or not digits.isdigit():
        raise ValueError("a payment reference has 15 digits beside its check digit")
    total = sum(
        int(digit) * _REFERENCE_WEIGHTS[place % len(_REFERENCE_WEIGHTS)]
        for place, digit in enumerate(reversed(digits))
    )
    rest = total % 11
    whole = f"{rest if rest < 2 else 11 - rest}{digits}"
    return " ".join(whole[i : i + 4] for i in range(0, 16, 4))


def euro(cents: int) -> str:
    """Return an amount as a Dutch letter prints it: € 1.837,20."""
    whole, rest = divmod(cents, 100)
    return f"€ {whole:,}".replace(",", ".") + f",{rest:02d}"


def in_words(day: date) -> str:
    """Return a day as a Dutch letter prints it: 22 september 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_digits(day: date) -> str:
    """Return a day as a Dutch table prints it: 22-09-2026."""
    return f"{day.day:02d}-{day.month:02d}-{day.year}"
