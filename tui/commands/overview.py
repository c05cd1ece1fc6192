"""`postkluis overview`: all debts on one day, as a table, as JSON, or in a file."""

from __future__ import annotations

import asyncio
import json
from datetime import date
from pathlib import Path

import click

from tui.command import Day, command, json_option, option, session_of
from tui.i18n import N_
from tui.i18n import gettext as _


@command(
    "overview",
    help=N_(
        "Show who is owed what, what is urgent, and which letter says so.\n\n"
        "What is late comes first. What the program is not sure of is marked; check it on the letter."
    ),
    example="postkluis overview --as-of 2026-06-15",
)
@option("--as-of", type=Day(), help=N_("The day of the overview; without it, today."))
@option(
    "--export",
    "export_to",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=N_(
        "Write the overview to a file: .pdf (a report), .xlsx, .csv, .json, or .ics (the deadlines). "
        "It is not encrypted."
    ),
)
@option("--with-bsn", is_flag=True, help=N_("Leave citizen service numbers in references readable."))
@option(
    "--claim",
    "creditor",
    metavar="CREDITOR",
    help=N_("Show one claim in full: a part of the name of its creditor or contact is enough."),
)
@json_option
@click.pass_context
def COMMAND(
    ctx: click.Context,
    as_of: date | None,
    export_to: Path | None,
    with_bsn: bool,
    creditor: str | None,
    as_json: bool,
) -> None:
    """Fold the letters and show what comes out."""
    from overview import encode_overview
    from tui.claim_texts import claims_named
    from tui.export import check_ending, export_overview
    from tui.speaking import ActiveLanguage
    from tui.wiring import citizen_situation

    if export_to is not None and as_json:
        raise click.UsageError(_("choose --json or --export, not both"), ctx=ctx)
    if creditor is not None and (as_json or export_to is not None):
        raise click.UsageError(_("--claim goes without --json and --export"), ctx=ctx)
    if export_to is not None:
        check_ending(export_to)
    session = session_of(ctx)
    situation = asyncio.run(citizen_situation(session, as_of=as_of or session.today()))
    if as_json:
        click.echo(
            json.dumps(
                encode_overview(situation.overview, ActiveLanguage(), with_bsn=with_bsn), ensure_ascii=False
            )
        )
    elif export_to is not None:
        export_overview(situation, export_to, with_bsn=with_bsn)
        click.echo(_("Written to {path}. This file is not encrypted: keep it safe.").format(path=export_to))
    else:
        from rich.console import Console

        from tui.overview_view import claim_view, overview_view

        if creditor is None:
            Console().print(overview_view(situation))
            return
        for claim in claims_named(situation.overview.claims, creditor):
            Console().print(claim_view(situation, claim))
