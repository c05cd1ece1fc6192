"""`postkluis init`: make a vault, and print once the code that opens it when the passphrase is lost."""

from __future__ import annotations

import asyncio
import json

import click

from tui.command import command, json_option, option, session_of
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.session import is_weak


@command(
    "init",
    help=N_(
        "Make a vault for your letters.\n\n"
        "You choose a passphrase; only that opens the vault. You also get a recovery code, once: "
        "with it the vault "
        "opens when the passphrase is lost. Nobody else can open it, and nobody can reset it."
    ),
    example='postkluis init --name "J. de Wit"',
)
@option(
    "--name",
    "names",
    metavar="NAME",
    multiple=True,
    required=True,
    help=N_("Your name, as it stands on letters. Repeat it for each person whose post you keep."),
)
@json_option
@click.pass_context
def COMMAND(ctx: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """Make the vault, then say what to keep safe."""
    from tui.wiring import create_vault, refuse_second_vault

    session = session_of(ctx)
    tidy = tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    if not tidy:
        raise click.BadParameter(_("a name has at least one letter"), ctx=ctx, param_hint="--name")
    asyncio.run(refuse_second_vault(session.settings))
    passphrase = session.passphrases.choose(_("Choose a passphrase"))
    if is_weak(passphrase):
        click.echo(
            _(
                "This passphrase is easy to guess. Four or five words that do not belong together "
                "are better, and "
                "easier to remember. You can go on with this one."
            ),
            err=True,
        )
    recovery_code = asyncio.run(create_vault(session.settings, passphrase=passphrase, names=tidy))
    if as_json:
        click.echo(json.dumps({"version": 1, "names": list(tidy), "recovery_code": recovery_code}))
        return
    click.echo(_("Your vault is ready."))
    click.echo()
    click.echo(_("Recovery code:"))
    click.echo(f"    {recovery_code}")
    click.echo()
    click.echo(
        _(
            "Write this code on paper now and keep it where you keep your passport. It is shown only this "
            "once. If you lose your passphrase, type this code where the passphrase is asked: it is the only "
            "other key. Whoever has it can read your letters."
        )
    )
    click.echo()
    click.echo(_("Now bring in your letters: postkluis import FOLDER"))
