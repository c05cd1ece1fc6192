"""The facts of one letter as a table on the command line, with the words and the page that say so."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from parsers.facts import Facts
from tui.fact_rows import FactRow, fact_rows, place_of
from tui.i18n import gettext as _


def letter_view(facts: Facts, *, with_paths: bool = False) -> RenderableType:
    """Return the facts as a table; `with_paths` adds the names that ``letter correct`` takes."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, min_width=22)
    table.add_column(overflow="fold")
    for row in fact_rows(facts):
        label = Text(row.label)
        if with_paths:
            label.append(f"\n  {row.path}", style="dim")
        table.add_row(label, _value(row))
    return table


def _value(row: FactRow) -> Text:
    value = Text(row.value, style="bold" if row.is_amount else "")
    if row.doubtful:
        value.append("  ← " + _("please check"), style="bold yellow")
    if row.evidence is None:
        return value
    said = " ".join(row.evidence.text.split())
    place = place_of(row.evidence)
    value.append(f"\n{place}" if said == row.value else f"\n{place}: “{said}”", style="not bold dim")
    return value
