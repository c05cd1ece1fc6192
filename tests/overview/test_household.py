"""The names of a household as they are stored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overview import Household, PayloadError, decode_household, encode_household

NAMES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), min_size=1)


@given(NAMES)
def test_a_household_survives_storing(names: list[str]) -> None:
    household = Household(names=tuple(names))
    assert decode_household(encode_household(household)) == household


def test_the_bytes_are_these() -> None:
    assert encode_household(Household(names=("S. Terwolde",))) == b'{"names":["S. Terwolde"],"version":1}'


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"{}",
        b'{"names":[],"version":1}',
        b'{"names":[" "],"version":1}',
        b'{"names":[1],"version":1}',
        b'{"names":"S. Terwolde","version":1}',
        b'{"names":["S. Terwolde"],"version":2}',
        b'{"names":["S. Terwolde"]}',
        b'{"names":["S. Terwolde"],"town":"Verzonnen","version":1}',
        b'{"names":["S. Terwolde"],"version":1} ',
        b'{"version":1,"names":["S. Terwolde"]}',
        b'{"names":["S. Terwolde"],"names":["S. Terwolde"],"version":1}',
        b'{"names":["\\ud800"],"version":1}',
    ],
)
def test_bytes_that_are_no_household_are_refused(payload: bytes) -> None:
    with pytest.raises(PayloadError, match=r"^household: "):
        decode_household(payload)
