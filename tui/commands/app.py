"""`postkluis tui`: the full-screen app on one's own vault."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import click

from tui.command import Day, command, option, session_of
from tui.i18n import N_


@command(
    "tui",
    help=N_(
        "Open the full-screen app on your vault.\n\n"
        "Everything works by keyboard; ? shows the keys, and h hides all amounts."
    ),
    example="postkluis tui",
)
@option("--as-of", type=Day(), help=N_("The day of the overview; without it, today."))
@click.pass_context
def COMMAND(ctx: click.Context, as_of: date | None) -> None:
    """Run the app."""
    from tui.app import PostkluisApp
    from tui.vault_desks import CitizenDesk
    from tui.wiring import check_vault

    session = replace(session_of(ctx), notice=lambda _line: None)
    asyncio.run(check_vault(session.settings))
    PostkluisApp(CitizenDesk(session, as_of=as_of or session.today())).run()
