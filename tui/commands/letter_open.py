"""`postkluis letter open`: read a letter that is locked with a password."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import click

from tui.command import argument, command, json_option, option, session_of
from tui.i18n import N_
from tui.i18n import gettext as _


@command(
    "open",
    help=N_(
        "Read a letter that is locked with a password.\n\n"
        "Some senders lock their PDF or ZIP file with something that you know, such as your date of birth. "
        "The password is asked for and used once; it is not kept. What was read is sealed in your vault "
        "like any other letter."
    ),
    example="postkluis letter open 3f9a",
)
@argument(
    "letter",
    metavar="LETTER",
    help=N_("The number of the letter, as `postkluis letter list` shows it; the first signs are enough."),
)
@option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=N_("A file with the password on one line; without it, it is asked for."),
)
@json_option
@click.pass_context
def OPEN(ctx: click.Context, letter: str, password_file: Path | None, as_json: bool) -> None:
    """Ask the password, read, and show what was read."""
    from tui.letter_passwords import ask_password
    from tui.vault_letters import open_locked_typed
    from tui.wiring import change_vault, check_vault

    session = session_of(ctx)
    asyncio.run(check_vault(session.settings))
    password = ask_password(password_file)
    letters = asyncio.run(change_vault(session, lambda vault: open_locked_typed(vault, letter, password)))
    if as_json:
        rows = [{"id": one.id, "status": one.record.status.value} for one in letters]
        click.echo(json.dumps({"version": 1, "letters": rows}, ensure_ascii=False))
        return
    from rich.console import Console

    from tui.letters_view import letters_view
    from tui.wiring import as_letter_facts

    click.echo(_("Opened:"))
    Console().print(letters_view([as_letter_facts(one) for one in letters]))
