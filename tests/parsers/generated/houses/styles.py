"""All house styles, and one letter of them by chance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.parsers.generated.content import Letter
from tests.parsers.generated.drawing import Draw
from tests.parsers.generated.houses import (
    arrangements,
    benefits,
    care,
    collectors,
    courts,
    daily,
    english,
    finance,
    harmless,
    housing,
    public,
    shops,
    utilities,
)

STYLES: Final[tuple[tuple[Callable[[Draw], Letter], int], ...]] = (
    *utilities.STYLES,
    *public.STYLES,
    *benefits.STYLES,
    *care.STYLES,
    *housing.STYLES,
    *daily.STYLES,
    *shops.STYLES,
    *collectors.STYLES,
    *arrangements.STYLES,
    *courts.STYLES,
    *finance.STYLES,
    *harmless.STYLES,
    *english.STYLES,
)


MAILED: Final = ("fraud", "short mail", "pay later", "advert")
"""Stories that come by mail, whatever form is asked; on a scan they were printed out."""


def house_letter(d: Draw) -> Letter:
    """A letter of one of the houses."""
    return d.weighted(STYLES)(d)
