"""The line at the top: where you are, and as of which day."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static


class TitleBar(Horizontal):
    """One line: a path on the left, a remark on the right."""

    def __init__(self, path: str, remark: str = "") -> None:
        super().__init__()
        self._path = path
        self._remark = remark

    def compose(self) -> ComposeResult:
        """Lay out both ends."""
        yield Static(self._path, classes="path", markup=False)
        yield Static(self._remark, classes="remark", markup=False)
