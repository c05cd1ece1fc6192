"""Sizes: few of them, never smaller than the content, and one filling only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.padding import PaddingError, pad, padded_size, unpad


@given(st.binary(max_size=5000))
def test_what_is_padded_comes_back(content: bytes) -> None:
    padded = pad(content)
    assert unpad(padded) == content
    assert len(padded) == padded_size(len(content))


@given(st.integers(0, 2**28))
def test_a_padded_size_is_no_smaller_and_not_much_larger(size: int) -> None:
    padded = padded_size(size)
    assert padded >= size + 4
    assert padded <= 1024 or padded <= 2 * (size + 4)
    if size + 4 > 64 * 1024:
        assert padded <= (size + 4) * 1.032
    assert padded_size(padded - 4) == padded


def test_there_are_few_sizes() -> None:
    assert {padded_size(size) for size in range(64 * 1024 - 3)} == {1024 << step for step in range(7)}
    megabytes = {padded_size(size) for size in range(1 << 20, 8 << 20, 97)}
    assert len(megabytes) == 96


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        b"\0\0\0",
        pad(b"letter")[:-1],
        pad(b"letter") + b"\0",
        pad(b"letter")[:-1] + b"\1",
        b"\0\0\0\x07letter".ljust(1023, b"\0"),
        b"\xff\xff\xff\xff" + pad(b"letter")[4:],
        pad(b"letter").ljust(2048, b"\0"),
    ],
)
def test_any_other_filling_is_refused(padded: bytes) -> None:
    with pytest.raises(PaddingError):
        unpad(padded)
