"""Sentences to read: wrapped so that an amount is never torn from its euro sign."""

from __future__ import annotations

import textwrap

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text


class Prose:
    """A text that breaks at ordinary blanks alone; rich itself also breaks at the blank in ``€ 12,50``."""

    def __init__(self, text: Text) -> None:
        self._text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield each line as wide as there is room for."""
        for paragraph in self._text.split("\n"):
            yield from _lines(paragraph, max(1, options.max_width))


def _lines(paragraph: Text, width: int) -> RenderResult:
    plain, at = paragraph.plain, 0
    for line in textwrap.wrap(plain, width, expand_tabs=False, replace_whitespace=False) or [""]:
        start = plain.index(line, at)
        at = start + len(line)
        yield paragraph[start:at]
