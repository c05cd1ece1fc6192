"""The written form of the payloads: its examples are decoded, and its table names every path."""

from __future__ import annotations

from pathlib import Path

import overview
from overview import (
    CORRECTABLE,
    decode_correction,
    decode_household,
    encode_correction,
    encode_household,
)

FORMAT = (Path(overview.__file__).parent / "FORMAT.md").read_text(encoding="utf-8")
EXAMPLES = [line.strip().encode() for line in FORMAT.splitlines() if line.startswith("    {")]


def test_the_example_of_a_household_is_one() -> None:
    assert encode_household(decode_household(EXAMPLES[0])) == EXAMPLES[0]


def test_the_example_of_a_correction_is_one() -> None:
    assert encode_correction(decode_correction(EXAMPLES[1])) == EXAMPLES[1]


def test_every_path_that_can_be_corrected_is_written_down() -> None:
    assert [path for path in CORRECTABLE if f"`{path}`" not in FORMAT] == []
