"""Sentences that are wrapped for reading."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from tui.prose import Prose


def lines(text: Text, width: int) -> list[str]:
    console = Console(width=width)
    with console.capture() as caught:
        console.print(Prose(text))
    return [line.rstrip() for line in caught.get().splitlines()]


@pytest.mark.parametrize("width", range(10, 40))
def test_an_amount_is_never_torn_from_its_euro_sign(width: int) -> None:
    text = Text("er komt minstens €\xa0125,57 bij en dan €\xa0184,91")
    assert not any(line.endswith("€") for line in lines(text, width))


@given(st.text(alphabet="ab €\xa0-,\n", max_size=200), st.integers(1, 60))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    shown = lines(Text(text), width)
    assert all(len(line) <= width for line in shown)
    assert "".join("".join(shown).split()) == "".join(text.split())


def test_styles_stay_with_their_words() -> None:
    text = Text.assemble("a plain beginning ", ("and a loud end", "bold"))
    console = Console(width=18, force_terminal=True, color_system="standard")
    with console.capture() as caught:
        console.print(Prose(text))
    assert "\x1b[1mand a loud end" in caught.get()
