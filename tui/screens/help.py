"""Every key of the screen below, with what it does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from tui.i18n import N_
from tui.i18n import gettext as _
from tui.screens.base import PostkluisScreen
from tui.widgets.title_bar import TitleBar


class HelpScreen(PostkluisScreen):
    """A list of keys; any of the usual ways out closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", N_("Back"), id="help.back", tooltip=N_("Close this list of keys.")),
    ]

    def __init__(self, bindings: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._explained = bindings

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield TitleBar(_("Keys"))
        with VerticalScroll():
            yield Static(id="keys")
        yield Footer(compact=True)

    def show_content(self) -> None:
        """Fill the list, each action once with all its keys."""
        keys: dict[str, list[str]] = {}
        tooltips: dict[str, str] = {}
        for active in self._explained.values():
            binding = active.binding
            if not binding.id:
                continue
            shown = self.app.get_key_display(binding)
            # The same action on one thing or another is one line: `open_number(1)`, `open_number(2)`.
            action = binding.action.partition("(")[0]
            if shown not in keys.setdefault(action, []):
                keys[action].append(shown)
            tooltips[action] = active.tooltip
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        table.add_column()
        table.add_row(Text("↑ ↓", style="bold"), _("Go through a list."))
        for action, shown_keys in keys.items():
            table.add_row(Text(" ".join(shown_keys), style="bold"), tooltips[action])
        self.query_one("#keys", Static).update(table)
