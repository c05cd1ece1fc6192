"""`postkluis claim`: which letters are one debt: list, put claims together, take one apart, and undo that."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import click

from tui.command import argument, group, json_option, option, session_of
from tui.i18n import N_
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from overview import Claim
    from tui.vault_claims import Regrouped

_CLAIM_HELP = N_("The number of one of its letters, or a part of the name of its creditor.")
_REASON_HELP = N_("Why, for yourself and for your counsellor.")


@group(
    "claim",
    help=N_(
        "Say which letters are about one debt, where the program has it wrong.\n\n"
        "What you say stays, also when other letters come in."
    ),
    example="postkluis claim list",
)
def COMMAND() -> None:
    """Group the commands about claims."""


@COMMAND.verb(
    "list",
    help=N_("List the claims, each with its letters and what ties them together."),
    example="postkluis claim list",
)
@json_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List the claims with their letters."""
    from tui.vault_claims import claims_of
    from tui.wiring import look_into_vault

    session = session_of(ctx)
    situation = asyncio.run(look_into_vault(session, lambda vault: claims_of(vault, session)))
    _tell(situation.overview.claims, as_json)


@COMMAND.verb(
    "join",
    help=N_(
        "Make one claim of several that are one debt.\n\n"
        "It is then as much as its newest letter says. `postkluis claim undo` takes it back."
    ),
    example="postkluis claim join 3f9a 71c0",
)
@argument("claims", metavar="CLAIM CLAIM...", nargs=-1, required=True, help=_CLAIM_HELP)
@option("--reason", default="", metavar="TEXT", help=_REASON_HELP)
@json_option
@click.pass_context
def join(ctx: click.Context, claims: tuple[str, ...], reason: str, as_json: bool) -> None:
    """Put claims together."""
    from tui.vault_claims import join_typed
    from tui.wiring import change_vault

    session = session_of(ctx)
    made = asyncio.run(
        change_vault(session, lambda vault: join_typed(vault, claims, reason=reason, session=session))
    )
    _tell_made(made, as_json, _("These letters are one claim now:"))


@COMMAND.verb(
    "split",
    help=N_(
        "Take letters out of a claim: they are another debt, a claim of its own.\n\n"
        "The other letters stay together. `postkluis claim undo` takes it back."
    ),
    example="postkluis claim split 71c0",
)
@argument(
    "letters",
    metavar="LETTER...",
    nargs=-1,
    required=True,
    help=N_("The number of the letter, as `postkluis letter list` shows it; the first signs are enough."),
)
@option("--reason", default="", metavar="TEXT", help=_REASON_HELP)
@json_option
@click.pass_context
def split(ctx: click.Context, letters: tuple[str, ...], reason: str, as_json: bool) -> None:
    """Take letters out of a claim."""
    from tui.vault_claims import split_typed
    from tui.wiring import change_vault

    session = session_of(ctx)
    made = asyncio.run(
        change_vault(session, lambda vault: split_typed(vault, letters, reason=reason, session=session))
    )
    _tell_made(made, as_json, _("These are claims of their own now:"))


@COMMAND.verb(
    "undo",
    help=N_("Take back the newest choice about a claim: letters put together, or taken apart."),
    example="postkluis claim undo 3f9a",
)
@argument("claim", metavar="CLAIM", help=_CLAIM_HELP)
@json_option
@click.pass_context
def undo(ctx: click.Context, claim: str, as_json: bool) -> None:
    """Take back a choice."""
    from tui.vault_claims import undo_typed
    from tui.wiring import change_vault

    session = session_of(ctx)
    made = asyncio.run(change_vault(session, lambda vault: undo_typed(vault, claim, session)))
    _tell_made(made, as_json, _("That was taken back. It is again as the letters say:"))


def _tell_made(made: Regrouped, as_json: bool, heading: str) -> None:
    if not as_json:
        click.echo(heading)
    _tell(made.claims, as_json)


def _tell(claims: Sequence[Claim], as_json: bool) -> None:
    if as_json:
        shown = {"version": 1, "claims": [_row(claim) for claim in claims]}
        click.echo(json.dumps(shown, ensure_ascii=False))
        return
    from rich.console import Console

    from tui.claims_list import claims_list

    Console().print(claims_list(claims))


def _row(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "formerly": list(claim.formerly),
        "creditor": claim.creditor,
        "contact": claim.contact,
        "amount_due_cents": claim.amount_due_cents,
        "letters": [
            {
                "id": letter.id,
                "source": letter.source,
                "why": letter.why.value if letter.why else None,
                "linked_to": letter.linked_to,
            }
            for letter in claim.letters
        ],
    }
