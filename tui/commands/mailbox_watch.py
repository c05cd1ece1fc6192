"""`postkluis mailbox watch`: letters come in by themselves, as long as it runs."""

from __future__ import annotations

import asyncio

import click

from tui.command import argument, command, json_option, session_of
from tui.i18n import N_


@command(
    "watch",
    help=N_(
        "Bring letters in as they come, until you stop it.\n\n"
        "The passphrase is asked once, at the start. When the connection breaks it is made again by itself, "
        "and nothing is missed. Ctrl-c stops it at any moment: a letter that was told is in your vault. "
        "The exit status is 1 when no mailbox can be watched any more."
    ),
    example="postkluis mailbox watch",
)
@argument(
    "name",
    metavar="[NAME]",
    required=False,
    help=N_("The mailbox, by its name or a part of it; without it, all of them."),
)
@json_option
@click.pass_context
def WATCH(ctx: click.Context, name: str | None, as_json: bool) -> None:
    """Watch until a signal comes."""
    from tui.mailbox_watching import Teller, watch_mailboxes

    stopped = asyncio.run(watch_mailboxes(session_of(ctx), name, Teller(as_json=as_json)))
    if not stopped:
        ctx.exit(1)
