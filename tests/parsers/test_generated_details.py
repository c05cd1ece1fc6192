"""Generated letters of which the details are known: debts, bills, costs, interest and notices."""

from __future__ import annotations

import pytest

from tests.parsers.generated.cases import make_case, text_form
from tests.parsers.generated.scoring import read_case, wrong_details

FIRST = 710_000
SHORT = 40
LONG = 1000
LEAST_RIGHT = 0.9


def share_right(count: int) -> tuple[float, dict[int, tuple[str, ...]]]:
    """How many of these letters have all known details right, and what is wrong with the others."""
    wrong: dict[int, tuple[str, ...]] = {}
    for number in range(FIRST, FIRST + count):
        case = make_case(number, text_form(number), "details")
        if found := wrong_details(case, read_case(case)):
            wrong[number] = found
    return 1 - len(wrong) / count, wrong


def test_details_are_read_as_they_are_known() -> None:
    share, wrong = share_right(SHORT)

    assert share >= LEAST_RIGHT, wrong


@pytest.mark.long
def test_details_of_many_letters() -> None:
    share, wrong = share_right(LONG)

    assert share >= LEAST_RIGHT, wrong
