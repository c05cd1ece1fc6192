"""`postkluis card`: a counsellor's own public card, by which clients give access."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tui.command import group, json_option, option, session_of
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.session import is_weak

if TYPE_CHECKING:
    from consent import CounsellorCard


@group(
    "card",
    help=N_("For counsellors: your own card, by which clients give you access."),
    example="postkluis card show",
)
def COMMAND() -> None:
    """Group the commands about the card."""


@COMMAND.verb(
    "make",
    help=N_(
        "Make your card and the keys behind it.\n\n"
        "The card goes to clients; it holds no secret. The keys stay on this machine, behind a passphrase."
    ),
    example='postkluis card make --name "A. Bakker" --organisation "Kredietbank Voorbeeld"',
)
@option("--name", required=True, metavar="NAME", help=N_("Your name, as clients know you."))
@option("--organisation", required=True, metavar="NAME", help=N_("Whom you work for."))
@json_option
@click.pass_context
def make(ctx: click.Context, name: str, organisation: str, as_json: bool) -> None:
    """Make keys and card."""
    from consent import make_card
    from store import CounsellorKeys
    from tui.client_book import CARD_FILE, load_card, save_card
    from tui.errors import CardMissingError, FileExistsAlreadyError

    session = session_of(ctx)
    folder = session.settings.data_folder
    try:
        load_card(folder)
    except CardMissingError:
        pass
    else:
        raise FileExistsAlreadyError(str(folder / CARD_FILE))
    keys = CounsellorKeys.generate()
    card = make_card(name=name, organisation=organisation, keys=keys)
    passphrase = session.passphrases.choose(_("Choose a passphrase for your keys"))
    if is_weak(passphrase):
        click.echo(
            _(
                "This passphrase is easy to guess. These keys open the letters of your clients: take "
                "a longer one."
            ),
            err=True,
        )
    save_card(folder, card, keys.seal(passphrase))
    _print(card, as_json)


@COMMAND.verb(
    "show",
    help=N_("Show your card, to send to a client, and its fingerprint, to read out to them."),
    example="postkluis card show > my-card.txt",
)
@json_option
@click.pass_context
def show(ctx: click.Context, as_json: bool) -> None:
    """Print the card."""
    from tui.client_book import load_card

    _print(load_card(session_of(ctx).settings.data_folder), as_json)


def _print(card: CounsellorCard, as_json: bool) -> None:
    from consent import encode_card

    text = encode_card(card)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "version": 1,
                    "name": card.name,
                    "organisation": card.organisation,
                    "fingerprint": card.fingerprint(),
                    "card": text,
                },
                ensure_ascii=False,
            )
        )
        return
    click.echo(text, nl=False)
    click.echo(err=True)
    click.echo(f"{card.name}, {card.organisation}", err=True)
    click.echo(_("Fingerprint: {fingerprint}").format(fingerprint=card.fingerprint()), err=True)
    click.echo(
        _("Send the card to your client, and read the fingerprint out to them by telephone or face to face."),
        err=True,
    )
