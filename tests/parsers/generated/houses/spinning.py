"""A small grammar for sentences: `[this|that|]` is one of the alternatives, and they may be nested."""

from __future__ import annotations

import re
from typing import Final

from tests.parsers.generated.drawing import Draw

_CHOICE: Final = re.compile(r"\[([^\[\]]*)\]")


def spin(d: Draw, text: str) -> str:
    """The text with every choice made, and tidy spaces where a choice was left empty."""
    text = f"[{text}]"
    while choice := _CHOICE.search(text):
        text = text[: choice.start()] + d.one(choice[1].split("|")) + text[choice.end() :]
    return re.sub(r" +([,.;:?])", r"\1", re.sub(r" {2,}", " ", text)).strip()


def capital(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
