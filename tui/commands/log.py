"""`postkluis log`: who looked at what, and when."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import click

from tui.command import command, json_option, session_of
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from consent import LookList

_LOOKED_AT = {
    "overview": N_("the overview"),
    "letter": N_("the facts of a letter"),
    "document": N_("a letter itself"),
    "export": N_("took a copy of the overview"),
}


@command(
    "log",
    help=N_(
        "Show who looked at your letters, when, and at what.\n\n"
        "Each look of a counsellor is written down before they see anything. The exit status is 1 "
        "when a line is "
        "missing or was changed."
    ),
    example="postkluis log",
)
@json_option
@click.pass_context
def COMMAND(ctx: click.Context, as_json: bool) -> None:
    """List the looks, the oldest first."""
    from consent import list_looks
    from tui.wiring import look_into_vault

    found = asyncio.run(look_into_vault(session_of(ctx), list_looks))
    if as_json:
        click.echo(json.dumps(_as_json(found), ensure_ascii=False))
    else:
        _show(found)
    if found.findings:
        ctx.exit(1)


def _as_json(found: LookList) -> dict[str, object]:
    return {
        "version": 1,
        "intact": not found.findings,
        "looks": [
            {
                "at": look.at.isoformat(),
                "counsellor": look.grant.card.name,
                "organisation": look.grant.card.organisation,
                "grant": look.grant.id,
                "what": None if look.looked_at is None else look.looked_at.what.value,
                "subject": None if look.looked_at is None else look.looked_at.subject,
            }
            for look in found.looks
        ],
        "findings": [{"sequence": one.sequence, "flaw": one.flaw.value} for one in found.findings],
    }


def _show(found: LookList) -> None:
    from rich.console import Console
    from rich.table import Table

    from tui.formatting import format_instant

    if not found.looks:
        click.echo(_("Nobody has looked at your letters."))
    else:
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
        table.add_column(_("When"), no_wrap=True)
        table.add_column(_("Who"), overflow="fold")
        table.add_column(_("What"), overflow="fold")
        for look in found.looks:
            what = _("something this version does not know")
            if look.looked_at is not None:
                what = _(_LOOKED_AT[look.looked_at.what.value])
                if look.looked_at.subject is not None:
                    what += f" ({look.looked_at.subject[:8]})"
            table.add_row(
                format_instant(look.at), f"{look.grant.card.name}, {look.grant.card.organisation}", what
            )
        Console().print(table)
    if found.findings:
        count = len(found.findings)
        click.echo()
        click.echo(
            ngettext(
                "Careful: {count} line of this log is missing or was changed, so it may not tell everything.",
                "Careful: {count} lines of this log are missing or were changed, so it may not tell "
                "everything.",
                count,
            ).format(count=count)
        )
