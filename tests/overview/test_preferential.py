"""Which creditors go before others when money is shared out."""

from __future__ import annotations

import pytest

from overview.preferential import is_preferential


@pytest.mark.parametrize(
    ("creditor", "preferential"),
    [
        ("Belastingdienst", True),
        ("Dienst Toeslagen", False),
        # The premium of defaulters goes first, what one pays for care does not; the name does not tell.
        ("CAK", None),
        ("UWV", True),
        ("Sociale Verzekeringsbank", True),
        ("CJIB", False),
        ("DUO", False),
        ("Waterschap De Veenstroom", False),
        ("Gemeente Nieuwkerk, afdeling Belastingen", False),
        # Its taxes have none, its social assistance has.
        ("Gemeente Nieuwkerk", None),
        ("Woonstichting De Linde", False),
        ("Kledinghuis Oost", None),
        (None, None),
    ],
)
def test_the_privilege_of_a_creditor(creditor: str | None, preferential: bool | None) -> None:
    assert is_preferential(creditor) is preferential
