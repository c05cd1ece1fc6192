"""Claims with their letters, for whoever decides which letters are one debt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from overview import Claim
from tui.claim_texts import contact_line, creditor_name
from tui.formatting import format_money, format_short_day
from tui.i18n import gettext as _
from tui.labels import link_label
from tui.letters_view import SHORT_ID


def claims_list(claims: Sequence[Claim]) -> RenderableType:
    """Return the claims, each with the numbers of its letters and what ties them to it."""
    if not claims:
        return Text(_("No letter asks for money."))
    return Group(*(block for claim in claims for block in _blocks(claim)))


def _blocks(claim: Claim) -> Iterator[RenderableType]:
    via = contact_line(claim)
    head = Text(creditor_name(claim), style="bold")
    head.append(f"  {format_money(claim.amount_due_cents)}", style="bold")
    if via:
        head.append(f"\n{via}", style="not bold dim")
    yield head
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for letter in claim.letters:
        tied = "" if letter.why is None else f"\n{link_label(letter.why)}"
        table.add_row(
            Text(letter.id[:SHORT_ID], style="bold"),
            format_short_day(letter.day),
            Text.assemble(letter.source, (tied, "dim")),
        )
    yield Padding(table, (0, 0, 1, 2))
