"""Amounts as they are spoken: drieënveertig euro en vijf cent."""

from __future__ import annotations

from typing import Final

_SMALL: Final = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
    "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
_TENS: Final = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


def spoken(cents: int) -> str:
    """An amount in Dutch words."""
    euros, rest = divmod(cents, 100)
    return f"{_number(euros)} euro" + (f" en {_number(rest)} cent" if rest else "")


def _number(n: int) -> str:
    if n < 20:
        return _SMALL[n]
    if n < 100:
        ten, one = divmod(n, 10)
        joint = "ën" if _SMALL[one].endswith("e") else "en"
        return (_SMALL[one] + joint if one else "") + _TENS[ten - 2]
    for size, name in ((1000, "duizend"), (100, "honderd")):
        if n >= size:
            many, rest = divmod(n, size)
            return ("" if many == 1 else _number(many)) + name + (_number(rest) if rest else "")
    raise ValueError(n)
