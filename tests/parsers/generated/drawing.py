"""Chance that is the same for the same seed, and numbers that pass the checks which Dutch letters rely on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, TypeVar

_Drawn = TypeVar("_Drawn")
_BANKS: Final = ("RABO", "INGB", "ABNA", "BNGH", "TRIO", "SNSB", "ASNB", "KNAB", "BUNQ", "DEUT", "NWAB")
_WEIGHTS: Final = (2, 4, 8, 5, 10, 9, 7, 3, 6, 1)
_FIRST_DAY: Final = date(2025, 2, 3)
_DAYS: Final = 600
_LETTERS: Final = "ABCDEFGHJKLMNPRSTUVWXZ"


class Draw:
    """Everything that chance decides in one letter."""

    def __init__(self, seed: str) -> None:
        self._random = random.Random(seed)

    def one(self, choices: Sequence[_Drawn]) -> _Drawn:
        """One of them."""
        return choices[self._random.randrange(len(choices))]

    def weighted(self, choices: Sequence[tuple[_Drawn, int]]) -> _Drawn:
        """One of them, each as likely as its weight says."""
        return self._random.choices([c for c, _ in choices], [w for _, w in choices])[0]

    def some(self, choices: Sequence[_Drawn], count: int) -> list[_Drawn]:
        """So many different ones, in an order of chance."""
        return self._random.sample(list(choices), count)

    def chance(self, share: float) -> bool:
        """True in that share of draws."""
        return self._random.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self._random.randint(low, high)

    def real(self, low: float, high: float) -> float:
        """A fraction, for geometry and damage only."""
        return self._random.uniform(low, high)

    def cents(self, low: int, high: int) -> int:
        """An amount between two numbers of euros; now and then a round one."""
        euros = self.between(low, high - 1)
        return euros * 100 + self.weighted(((0, 2), (50, 1), (self.between(1, 99), 9)))

    def number(self, pattern: str) -> str:
        """A number after a pattern: # a digit, 9 a digit that is not zero, @ a capital."""
        drawn = {"#": "0123456789", "9": "123456789", "@": _LETTERS}
        return "".join(self.one(drawn[c]) if c in drawn else c for c in pattern)

    def day(self) -> date:
        """A working day on which a letter may have been written."""
        day = _FIRST_DAY + timedelta(days=self.between(0, _DAYS))
        return day - timedelta(days=max(0, day.weekday() - 4))

    def iban(self) -> str:
        """A Dutch account number whose check digits are right."""
        rest = self.one(_BANKS) + "0" + self.number("#########")
        digits = "".join(str(int(c, 36)) for c in rest + "NL00")
        return f"NL{98 - int(digits) % 97:02d}{rest}"

    def kenmerk(self) -> str:
        """A betalingskenmerk of sixteen digits with its check digit in front."""
        body = self.number("###############")
        total = sum(int(c) * _WEIGHTS[i % 10] for i, c in enumerate(reversed(body)))
        rest = 11 - total % 11
        return str({11: 0, 10: 1}.get(rest, rest)) + body
