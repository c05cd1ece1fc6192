"""The facts of one letter as a table on the command line, with the words and the page that say so."""

from __future__ import annotations

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from parsers.facts import Facts
from tui.fact_rows import fact_rows, place_of
from tui.i18n import gettext as _


def letter_view(facts: Facts, *, with_paths: bool = False) -> RenderableType:
    """Return the facts as a table; `with_paths` adds the names that ``letter correct`` takes."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=True, header_style="bold")
    table.add_column(_("Fact"), no_wrap=True)
    table.add_column(_("In the letter"), overflow="fold")
    table.add_column(_("Where"), overflow="fold", style="dim")
    if with_paths:
        table.add_column(_("Name to correct it by"), style="dim", overflow="fold")
    for row in fact_rows(facts):
        value = Text(row.value, style="bold" if row.is_amount else "")
        if row.doubtful:
            value.append(f"  ← {_('please check')}", style="bold yellow")
        where = "" if row.evidence is None else f"{place_of(row.evidence)}: “{row.evidence.text}”"
        cells = [Text(row.label), value, Text(where)]
        table.add_row(*cells, *([Text(row.path)] if with_paths else []))
    return table
