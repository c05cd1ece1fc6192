"""`postkluis host`: the keys of a host that takes letters in, and its card."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.command import group, json_option, option, session_of
from tui.i18n import N_
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from store import HostKeys

HOST_KEYS_HELP = N_("The private folder of the host's keys; without it, `host` in the data folder.")


@group(
    "host",
    help=N_("For who runs a host: its keys, and the card that citizens make addresses with."),
    example="postkluis host show",
)
def COMMAND() -> None:
    """Group the commands about the host itself."""


@COMMAND.verb(
    "make",
    help=N_(
        "Make the keys of this host.\n\n"
        "They stay in a private folder outside the database. Keep a copy of that folder in a safe place, "
        "without the files that start with `reader-`: those are meant to be lost."
    ),
    example="postkluis host make --at post.example.nl",
)
@option(
    "--at",
    "authority",
    required=True,
    metavar="HOST[:PORT]",
    help=N_("Where senders reach this host; it stands in every address, so choose a name that stays."),
)
@option(
    "--host-keys",
    "keys_at",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help=HOST_KEYS_HELP,
)
@json_option
@click.pass_context
def make(ctx: click.Context, authority: str, keys_at: Path | None, as_json: bool) -> None:
    """Make keys and show the card."""
    from tui.host_files import host_folder, make_host_keys

    folder = host_folder(session_of(ctx).settings, keys_at)
    _print(make_host_keys(folder, authority), as_json)


@COMMAND.verb(
    "show",
    help=N_("Show the card of this host, which citizens on other machines make addresses with."),
    example="postkluis host show > host.txt",
)
@option(
    "--host-keys",
    "keys_at",
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help=HOST_KEYS_HELP,
)
@json_option
@click.pass_context
def show(ctx: click.Context, keys_at: Path | None, as_json: bool) -> None:
    """Show the card."""
    from tui.host_files import host_folder, load_host_keys

    _print(load_host_keys(host_folder(session_of(ctx).settings, keys_at)), as_json)


def _print(keys: HostKeys, as_json: bool) -> None:
    from store import card_fingerprint

    card = keys.card
    text, fingerprint = card.to_text(), card_fingerprint(card)
    if as_json:
        click.echo(
            json.dumps({"version": 1, "host": card.authority, "fingerprint": fingerprint, "card": text})
        )
        return
    click.echo(text, nl=False)
    click.echo(err=True)
    click.echo(card.authority, err=True)
    click.echo(_("Fingerprint: {fingerprint}").format(fingerprint=fingerprint), err=True)
    click.echo(_("The card holds no secret: put it where citizens of this host can find it."), err=True)
