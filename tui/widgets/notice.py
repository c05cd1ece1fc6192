"""A few lines that a person should not miss: what is partial, not complete, or empty."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static


class Notice(Static):
    """A notice; without text it takes no room."""

    def say(self, text: Text | str) -> None:
        """Show `text`, or nothing."""
        self.update(text)
        self.display = bool(str(text))
