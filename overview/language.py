"""What the overview needs to speak to a person: a translator and the local way to write money and days."""

from __future__ import annotations

from datetime import date
from typing import Protocol


def say(message: str) -> str:
    """Mark a message for the catalog; it is translated where it is spoken."""
    return message


class Language(Protocol):
    """A language to speak. Messages in the code are English; `say` gives them in the language of the reader.

    Texts that are put through a method named `say` are collected for the message catalog.
    """

    def say(self, message: str) -> str:
        """Return `message` in this language; placeholders are left as they are."""

    def money(self, cents: int) -> str:
        """Return an amount of euro cents as a person writes it."""

    def day(self, day: date) -> str:
        """Return a day as a person writes it."""


class English:
    """The language of the code itself, for programs that have no catalog at hand."""

    def say(self, message: str) -> str:
        """Return `message`."""
        return message

    def money(self, cents: int) -> str:
        """Return an amount as in ``€1,234.50``."""
        return f"{'-' if cents < 0 else ''}€{abs(cents) // 100:,}.{abs(cents) % 100:02}"

    def day(self, day: date) -> str:
        """Return a day as in ``2 March 2026``."""
        return f"{day.day} {day:%B %Y}"
