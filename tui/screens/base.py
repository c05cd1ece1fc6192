"""What all screens share: key bindings in the active language, and amounts that can be hidden."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import ActiveBinding
from textual.reactive import reactive
from textual.screen import Screen

from tui.i18n import gettext as _


class PostkluisScreen(Screen[None]):
    """A screen whose bindings hold message ids, and which is filled anew when amounts are hidden or shown."""

    amounts_hidden: reactive[bool] = reactive(False, init=False)

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The bindings that work here, each with label and help in the active language."""
        return {
            key: ActiveBinding(
                active.node,
                replace(active.binding, description=_(active.binding.description)),
                active.enabled,
                _(active.tooltip),
            )
            for key, active in super().active_bindings.items()
        }

    def watch_amounts_hidden(self) -> None:
        """Show the content anew."""
        if self.is_mounted:
            self.show_content()

    def on_mount(self) -> None:
        """Show the content for the first time."""
        self.show_content()

    def show_content(self) -> None:
        """Fill the widgets; a screen without amounts needs nothing here."""

    def open_screen(self, screen: PostkluisScreen) -> None:
        """Put a screen on top, with amounts as hidden as here."""
        screen.set_reactive(PostkluisScreen.amounts_hidden, self.amounts_hidden)
        self.app.push_screen(screen)

    def action_back(self) -> None:
        """Go back to the screen below."""
        self.app.pop_screen()
