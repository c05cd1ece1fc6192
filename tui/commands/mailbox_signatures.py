"""`postkluis mailbox signatures`: whether keys of senders are looked up, to see who really sent a mail."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import click

from tui.command import command, json_option, option, session_of
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from mailbox_ingest.mailbox.mail_keys import MailKeys
    from tui.session import Session


@command(
    "signatures",
    help=N_(
        "Say whether the keys of senders may be looked up.\n\n"
        "Most organisations sign their mail. With their key Postkluis can check that signature itself. "
        "Looking up a key tells the name servers of your provider which organisations write to you, and so "
        "it happens only when you say yes. What your own mail server found is shown in any case."
    ),
    example="postkluis mailbox signatures --lookup yes",
)
@option(
    "--lookup",
    type=click.Choice(["yes", "no"]),
    help=N_("Whether keys may be looked up; without it, the choice of now is shown."),
)
@json_option
@click.pass_context
def SIGNATURES(ctx: click.Context, lookup: str | None, as_json: bool) -> None:
    """Show or change the choice."""
    keys = asyncio.run(_choose(session_of(ctx), lookup))
    if as_json:
        row = {"version": 1, "lookup": keys.lookup, "keys": len(keys.records)}
        click.echo(json.dumps(row))
        return
    if keys.lookup:
        click.echo(_("Keys of senders are looked up."))
    else:
        click.echo(_("Keys of senders are not looked up."))
    count = len(keys.records)
    click.echo(ngettext("{count} key is known.", "{count} keys are known.", count).format(count=count))


async def _choose(session: Session, lookup: str | None) -> MailKeys:
    from dataclasses import replace

    from mailbox_ingest.mailbox.mail_keys import open_mail_keys, save_mail_keys
    from tui.wiring import open_vault

    async with open_vault(session) as vault:
        keys = await open_mail_keys(vault)
        if lookup is not None and keys.lookup != (lookup == "yes"):
            keys = replace(keys, lookup=lookup == "yes")
            await save_mail_keys(vault, keys)
        return keys
