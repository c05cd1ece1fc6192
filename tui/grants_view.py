"""Grants as a table, one by one, and as rows of JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from tui.i18n import N_
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from consent import Grant, ListedGrant

STATUSES = {"active": N_("in force"), "expired": N_("over"), "withdrawn": N_("taken back")}
SCOPES = {
    "facts": N_("what the letters say"),
    "documents": N_("what the letters say, and the letters themselves"),
}


def show_grants(grants: Sequence[ListedGrant]) -> None:
    """Print grants as a table."""
    from rich.console import Console
    from rich.table import Table

    from consent import end_to_last_day
    from tui.formatting import format_short_day

    if not grants:
        click.echo(_("Nobody may look at your letters."))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Number"), no_wrap=True)
    table.add_column(_("Who"), overflow="fold")
    table.add_column(_("What for"), overflow="fold")
    table.add_column(_("Up to and including"), no_wrap=True)
    table.add_column(_("Now"), no_wrap=True)
    for one in grants:
        grant = one.grant
        table.add_row(
            grant.id[:8],
            f"{grant.card.name}, {grant.card.organisation}",
            grant.purpose,
            format_short_day(end_to_last_day(grant.ends)),
            _(STATUSES[one.status.value]),
        )
    Console().print(table)


def show_grant(listed: ListedGrant, token: str) -> None:
    """Print one grant, with its token while it holds."""
    from rich.console import Console
    from rich.table import Table

    from consent import end_to_last_day
    from tui.formatting import format_day, format_instant

    grant = listed.grant
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    table.add_row(_("Number"), grant.id)
    table.add_row(_("Now"), _(STATUSES[listed.status.value]))
    table.add_row(_("Who"), f"{grant.card.name}, {grant.card.organisation}")
    table.add_row(_("What for"), grant.purpose)
    table.add_row(_("What"), _(SCOPES[grant.scope.value]))
    table.add_row(_("Of whom"), _("all claims") if grant.creditors is None else "; ".join(grant.creditors))
    table.add_row(_("Letters"), str(len(grant.letters)))
    table.add_row(_("Later letters"), _("yes") if grant.letters_to_come else _("no"))
    table.add_row(_("From"), format_instant(grant.starts))
    table.add_row(_("Up to and including"), format_day(end_to_last_day(grant.ends)))
    if grant.withdrawn_at is not None:
        table.add_row(_("Taken back"), format_instant(grant.withdrawn_at))
    Console().print(table)
    if listed.status.value == "active":
        click.echo()
        click.echo(_("Text for the counsellor:"))
        click.echo(token)


def grant_row(grant: Grant) -> dict[str, Any]:
    """Return a grant as documented for JSON."""
    from consent import end_to_last_day

    return {
        "id": grant.id,
        "counsellor": grant.card.name,
        "organisation": grant.card.organisation,
        "fingerprint": grant.card.fingerprint(),
        "scope": grant.scope.value,
        "creditors": None if grant.creditors is None else list(grant.creditors),
        "purpose": grant.purpose,
        "letters": len(grant.letters),
        "letters_to_come": grant.letters_to_come,
        "starts": grant.starts.isoformat(),
        "until": end_to_last_day(grant.ends).isoformat(),
        "withdrawn_at": None if grant.withdrawn_at is None else grant.withdrawn_at.isoformat(),
    }
