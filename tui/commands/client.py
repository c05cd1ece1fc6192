"""`postkluis client`: a counsellor's side: the grants that clients gave, and what they open."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.command import Day, argument, group, json_option, option, session_of
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.session import Session, without_password

if TYPE_CHECKING:
    from tui.client_book import Client

# A token has some 450 signs; more than this is something else, pasted by mistake.
MAX_TOKEN_CHARS = 4_096


@group(
    "client",
    help=N_("For counsellors: the clients who let you look, and their overviews."),
    example="postkluis client list",
)
def COMMAND() -> None:
    """Group the commands about clients."""


@COMMAND.verb(
    "add",
    help=N_(
        "Add a client with the text of the grant that they gave you.\n\n"
        "NAME is what you call the client. Give --store with the address of the client's vault, as "
        "the client gave it. "
        "The text is kept sealed to your own keys; no passphrase is needed to add one."
    ),
    example='postkluis client add "J. de Wit" - --store sqlite:////srv/post/dewit.sqlite3 < grant.txt',
)
@argument("name", metavar="NAME", help=N_("What you call the client."))
@argument("token", metavar="TOKEN", help=N_("The text of the grant, or - to read it from standard input."))
@json_option
@click.pass_context
def add(ctx: click.Context, name: str, token: str, as_json: bool) -> None:
    """Seal the token and keep it."""
    from tui.client_book import Client, save_client

    session = session_of(ctx)
    label = " ".join(name.split())
    if not label:
        raise click.BadParameter(_("a name has at least one letter"), ctx=ctx, param_hint="NAME")
    text = sys.stdin.read(MAX_TOKEN_CHARS) if token == "-" else token  # noqa: S105 - a dash, not a secret
    client = Client(
        label=label, token=text.strip(), store_url=session.settings.store_url, added=session.today()
    )
    save_client(session.settings.data_folder, client)
    if as_json:
        shown = without_password(client.store_url)
        click.echo(json.dumps({"version": 1, "client": label, "store": shown}, ensure_ascii=False))
    else:
        click.echo(_("Added. Open the overview with: postkluis client open {name}").format(name=f'"{label}"'))


@COMMAND.verb("list", help=N_("List your clients."), example="postkluis client list")
@json_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List the clients in order of name."""
    from tui.client_book import load_clients, load_keys
    from tui.wiring import ask_counsellor_passphrase

    session = session_of(ctx)
    folder = session.settings.data_folder
    clients = load_clients(folder, load_keys(folder, ask_counsellor_passphrase(session)))
    if as_json:
        rows = [
            {"client": c.label, "store": without_password(c.store_url), "added": c.added.isoformat()}
            for c in clients
        ]
        click.echo(json.dumps({"version": 1, "clients": rows}, ensure_ascii=False))
        return
    _show_list(clients)


def _show_list(clients: tuple[Client, ...]) -> None:
    from rich.console import Console
    from rich.table import Table

    from tui.formatting import format_short_day

    if not clients:
        click.echo(_("There are no clients yet. Add one with `postkluis client add`."))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Client"), overflow="fold")
    table.add_column(_("Added"), no_wrap=True)
    table.add_column(_("Vault"), overflow="fold", style="dim")
    for client in clients:
        table.add_row(client.label, format_short_day(client.added), without_password(client.store_url))
    Console().print(table)


@COMMAND.verb(
    "open",
    help=N_(
        "Open the overview of a client, as far as they let you look.\n\n"
        "The client sees in their log that you looked. When they shared only a part, the overview says so."
    ),
    example='postkluis client open "J. de Wit"',
)
@argument("name", metavar="NAME", help=N_("What you call the client; a part of it is enough."))
@option("--as-of", type=Day(), help=N_("The day of the overview; without it, today."))
@option(
    "--export",
    "export_to",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=N_(
        "Write the overview to a file: .pdf (a report), .xlsx, .csv, .json, .ics (the deadlines), "
        ".fcid.json (claims of public bodies, as Vorderingenoverzicht Rijk has them) or .saldo.csv (balance "
        "requests, as Schuldenknooppunt has them). It is not encrypted, and the client sees that you did."
    ),
)
@option("--tui", "full_screen", is_flag=True, help=N_("Open it in the full-screen app."))
@option(
    "--budget",
    metavar="EUROS",
    help=N_("Show what fits in this sum of what a payment would avert, as in 500 or 499,50."),
)
@json_option
@click.pass_context
def open_(
    ctx: click.Context,
    name: str,
    as_of: date | None,
    export_to: Path | None,
    full_screen: bool,
    budget: str | None,
    as_json: bool,
) -> None:
    """Open a client's overview."""
    if sum((as_json, full_screen, export_to is not None)) > 1:
        raise click.UsageError(_("choose one of --json, --export and --tui"), ctx=ctx)
    budget_cents = None
    if budget is not None:
        from tui.payment_texts import parse_budget

        budget_cents = parse_budget(budget)
        if budget_cents is None:
            raise click.BadParameter(
                _("an amount is written as 500 or 499,50"), ctx=ctx, param_hint="--budget"
            )
        if full_screen or export_to is not None:
            raise click.UsageError(_("--budget goes without --tui and --export"), ctx=ctx)
    session = session_of(ctx)
    day = as_of or session.today()
    if full_screen:
        _open_app(session, name, day)
    elif export_to is not None:
        _export(session, name, day, export_to)
    else:
        _print(session, name, day, as_json, budget_cents)


@COMMAND.verb(
    "propose",
    help=N_(
        "Propose to a client to correct a fact of a letter.\n\n"
        "You can look, and only the client can change something: what this prints goes to the client, who "
        "takes it over with `postkluis letter accept`. Only they can open it. LETTER is the number of a "
        "letter in `postkluis client open --json`; FIELD and VALUE are as in `postkluis letter correct`."
    ),
    example='postkluis client propose "J. de Wit" 3f9a amount_due_cents 345,67 --reason "page 2"',
)
@argument("name", metavar="NAME", help=N_("What you call the client; a part of it is enough."))
@argument("letter", metavar="LETTER", help=N_("The number of the letter; the first signs are enough."))
@argument("field", metavar="FIELD", help=N_("The name of the fact."))
@argument("value", metavar="VALUE", help=N_("What the letter really says."))
@option("--reason", default="", metavar="TEXT", help=N_("Why; the client reads it."))
@json_option
@click.pass_context
def propose(
    ctx: click.Context, name: str, letter: str, field: str, value: str, reason: str, as_json: bool
) -> None:
    """Print a proposal for a client."""
    from tui.proposed import propose_typed
    from tui.wiring import find_typed_client

    session = session_of(ctx)
    client, keys = find_typed_client(session, name)
    text = asyncio.run(propose_typed(session, client, keys, letter, field, value, reason=reason))
    if as_json:
        click.echo(json.dumps({"version": 1, "client": client.label, "proposal": text}, ensure_ascii=False))
    else:
        click.echo(text, nl=False)


def _print(session: Session, name: str, day: date, as_json: bool, budget_cents: int | None) -> None:
    from tui.wiring import client_situation, find_typed_client

    client, keys = find_typed_client(session, name)
    situation = asyncio.run(client_situation(session, client, keys, as_of=day))
    if as_json:
        from overview import encode_overview
        from tui.payment_texts import encode_payments
        from tui.speaking import ActiveLanguage

        grant = situation.grant
        shown = None
        if grant is not None:
            shown = {
                "client": grant.client,
                "purpose": grant.purpose,
                "until": grant.last_day.isoformat(),
                "part_of_whole": grant.partial,
                "missing_letters": grant.missing,
            }
        click.echo(
            json.dumps(
                {
                    "version": 1,
                    "grant": shown,
                    "overview": encode_overview(situation.overview, ActiveLanguage()),
                    "payments": encode_payments(situation, budget_cents),
                },
                ensure_ascii=False,
            )
        )
        return
    from rich.console import Console

    from tui.overview_view import overview_view

    Console().print(overview_view(situation, budget_cents=budget_cents))


def _export(session: Session, name: str, day: date, path: Path) -> None:
    from tui.export import check_ending, export_overview
    from tui.wiring import client_situation, find_typed_client

    check_ending(path)
    client, keys = find_typed_client(session, name)
    situation = asyncio.run(client_situation(session, client, keys, as_of=day, exporting=True))
    export_overview(situation, path)
    click.echo(_("Written to {path}. This file is not encrypted: keep it safe.").format(path=path))


def _open_app(session: Session, name: str, day: date) -> None:
    from tui.app import PostkluisApp
    from tui.vault_desks import ClientDesk
    from tui.wiring import find_typed_client

    client, keys = find_typed_client(session, name)
    PostkluisApp(ClientDesk(session, client, keys, as_of=day)).run()
