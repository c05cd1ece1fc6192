"""What must not be overlooked, in a frame at the top of the list."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.widgets import Static

from tui.alarm_texts import Alarm
from tui.i18n import ngettext

_LOUD = "bold #f08a7b"


class AlarmBox(Static):
    """The first alarm in full and how many more there are; without any it takes no room."""

    def show(self, found: Sequence[Alarm]) -> None:
        """Show alarms, the most urgent first."""
        self.display = bool(found)
        if not found:
            return
        first, *more = found
        text = Text.assemble((first.headline, _LOUD), "\n" + " ".join(first.lines))
        if more:
            words = ngettext(
                "And {count} more that is urgent: marked ▲ in the list.",
                "And {count} more that are urgent: marked ▲ in the list.",
                len(more),
            )
            text.append("\n" + words.format(count=len(more)), style=_LOUD)
        self.update(text)
