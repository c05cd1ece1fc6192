"""`postkluis grant`: let a counsellor look, see who may, and take that back."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.command import Day, argument, group, json_option, option, session_of
from tui.errors import (
    AmbiguousError,
    FileReadError,
    FingerprintError,
    NotConfirmedError,
    NotFoundError,
    Sought,
)
from tui.grants_view import SCOPES, grant_row, show_grant, show_grants
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.session import Session, without_password

if TYPE_CHECKING:
    from consent import CounsellorCard, Grant, ListedGrant, MadeGrant, Withdrawal
    from store import UnlockedVault
    from tui.granting import Chosen

# A card has some 2,000 signs; more than this is another file, named by mistake.
MAX_CARD_FILE_BYTES = 16_384

_GRANT_HELP = N_("The number of the grant, as `postkluis grant list` shows it; the first signs are enough.")


@group(
    "grant",
    help=N_("Let a counsellor look, see who may look, and take that back."),
    example="postkluis grant list",
)
def COMMAND() -> None:
    """Group the commands about grants."""


@COMMAND.verb(
    "new",
    help=N_(
        "Let a counsellor look at your overview.\n\n"
        "You see the name and the fingerprint of the card first: let the counsellor read the "
        "fingerprint out to you, "
        "and say yes only when it is the same. Without more, the counsellor sees what all letters "
        "say, for three "
        "months, and no letters that come later. The text that is printed goes to the counsellor."
    ),
    example='postkluis grant new --to card.txt --purpose "help with my debts" --until 2026-12-31',
)
@option(
    "--to",
    "card_at",
    required=True,
    metavar="CARD",
    help=N_("The counsellor's card: a file, or - to paste it."),
)
@option(
    "--scope",
    type=click.Choice(["facts", "documents"]),
    default="facts",
    show_default=True,
    help=N_("Only what the letters say, or the letters themselves as well."),
)
@option(
    "--creditor",
    "creditors",
    metavar="NAME",
    multiple=True,
    help=N_("Share only the claims of this creditor. May be repeated; the counsellor is told it is a part."),
)
@option("--until", type=Day(), help=N_("The last day on which the counsellor may look."))
@option("--letters-to-come", is_flag=True, help=N_("Share later letters of the same claims too."))
@option(
    "--purpose",
    required=True,
    metavar="TEXT",
    help=N_("What it is for, in a sentence; the counsellor reads it."),
)
@option(
    "--fingerprint",
    metavar="DIGITS",
    help=N_("The fingerprint that the counsellor gave you; with it you are not asked to confirm."),
)
@json_option
@click.pass_context
def new(
    ctx: click.Context,
    card_at: str,
    scope: str,
    creditors: tuple[str, ...],
    until: date | None,
    letters_to_come: bool,
    purpose: str,
    fingerprint: str | None,
    as_json: bool,
) -> None:
    """Make a grant after the card is confirmed."""
    from consent import Scope, decode_card, make_grant

    session = session_of(ctx)
    if not purpose.strip():
        raise click.BadParameter(_("say in a few words what it is for"), ctx=ctx, param_hint="--purpose")
    card = decode_card(_card_text(card_at))
    if fingerprint is not None and _digits(fingerprint) != _digits(card.fingerprint()):
        raise FingerprintError

    async def make() -> MadeGrant:
        from tui.granting import choose_claims
        from tui.wiring import open_vault, owner_letters

        async with open_vault(session) as vault:
            letters = await owner_letters(vault, session, as_of=session.today())
            chosen = choose_claims(
                letters.situation, letters.shareable, creditors, every_letter=letters.every
            )
            if scope == "documents" and chosen.seen_along:
                _tell_seen_along(chosen.seen_along)
            if fingerprint is None:
                _confirm(session, card, chosen, scope)
            return await make_grant(
                vault,
                card,
                scope=Scope(scope),
                letters=chosen.letters,
                creditors=chosen.creditors,
                purpose=purpose,
                until=until,
                now=session.now(),
                letters_to_come=letters_to_come,
            )

    made = asyncio.run(make())
    if as_json:
        row = {**grant_row(made.grant), "token": made.token, "left_out": len(made.left_out)}
        click.echo(json.dumps({"version": 1, **row}, ensure_ascii=False))
        return
    click.echo(made.token)
    if made.left_out:
        count = len(made.left_out)
        click.echo(
            ngettext(
                "{count} part of your vault does not open, and was not shared.",
                "{count} parts of your vault do not open, and were not shared.",
                count,
            ).format(count=count),
            err=True,
        )
    _after_making(session, made.grant)


def _card_text(card_at: str) -> str:
    try:
        if card_at == "-":
            return sys.stdin.read(MAX_CARD_FILE_BYTES)
        with Path(card_at).open(encoding="utf-8") as stream:
            return stream.read(MAX_CARD_FILE_BYTES)
    except (OSError, UnicodeDecodeError) as exc:
        raise FileReadError(card_at) from exc


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _tell_seen_along(count: int) -> None:
    click.echo(
        ngettext(
            "Careful: {count} letter that you did not choose stands in the same scan or mail, and is "
            "seen too.",
            "Careful: {count} letters that you did not choose stand in the same scan or mail, and "
            "are seen too.",
            count,
        ).format(count=count),
        err=True,
    )


def _confirm(session: Session, card: CounsellorCard, chosen: Chosen, scope: str) -> None:
    """Show whom and what, and go on only after a yes."""
    click.echo(f"{card.name}, {card.organisation}", err=True)
    click.echo(_("Fingerprint: {fingerprint}").format(fingerprint=card.fingerprint()), err=True)
    letters = len(chosen.letters)
    click.echo(
        ngettext("{count} letter, ", "{count} letters, ", letters).format(count=letters)
        + _("of {claims} of your {all} claims: {scope}.").format(
            claims=chosen.claims, all=chosen.all_claims, scope=_(SCOPES[scope])
        ),
        err=True,
    )
    click.echo(
        _("Did the counsellor read this same fingerprint out to you? Anyone can make a card with any name."),
        err=True,
    )
    if not session.ask_yes(_("Let this counsellor look?")):
        raise NotConfirmedError


def _after_making(session: Session, grant: Grant) -> None:
    from consent import end_to_last_day
    from tui.formatting import format_day

    click.echo(err=True)
    click.echo(
        _("Send the text above to {name}. They may look up to and including {day}.").format(
            name=grant.card.name, day=format_day(end_to_last_day(grant.ends))
        ),
        err=True,
    )
    click.echo(
        _("They open it with: postkluis client add NAME TOKEN --store {url}").format(
            url=without_password(session.settings.store_url)
        ),
        err=True,
    )
    click.echo(
        _(
            "You see each look with `postkluis log`, and take it back with `postkluis grant withdraw "
            "{number}`."
        ).format(number=grant.id[:8]),
        err=True,
    )


@COMMAND.verb("list", help=N_("List who may look at what, and until when."), example="postkluis grant list")
@json_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List the grants, the oldest first."""
    from consent import list_grants
    from tui.wiring import look_into_vault

    session = session_of(ctx)
    found = asyncio.run(look_into_vault(session, lambda vault: list_grants(vault, session.now())))
    if as_json:
        rows = [{**grant_row(one.grant), "status": one.status.value} for one in found.grants]
        click.echo(
            json.dumps(
                {"version": 1, "grants": rows, "unreadable": len(found.unreadable)}, ensure_ascii=False
            )
        )
    else:
        show_grants(found.grants)
        if found.unreadable:
            count = len(found.unreadable)
            click.echo(
                ngettext("{count} grant cannot be read.", "{count} grants cannot be read.", count).format(
                    count=count
                )
            )
    if found.unreadable:
        ctx.exit(1)


@COMMAND.verb(
    "show",
    help=N_(
        "Show one grant: to whom, what, why and until when; and its text, should the counsellor have lost it."
    ),
    example="postkluis grant show 5b2e",
)
@argument("grant", metavar="GRANT", help=_GRANT_HELP)
@json_option
@click.pass_context
def show(ctx: click.Context, grant: str, as_json: bool) -> None:
    """Show one grant."""
    from consent import token_of
    from tui.wiring import look_into_vault

    session = session_of(ctx)

    async def look(vault: UnlockedVault) -> tuple[ListedGrant, str]:
        found = await _find(vault, session, grant)
        return found, token_of(vault, found.grant)

    found, token = asyncio.run(look_into_vault(session, look))
    if as_json:
        row = {**grant_row(found.grant), "status": found.status.value, "token": token}
        click.echo(json.dumps({"version": 1, **row}, ensure_ascii=False))
        return
    show_grant(found, token)


@COMMAND.verb(
    "withdraw",
    help=N_(
        "Take a grant back: from now on it opens nothing.\n\n"
        "What the counsellor has read, or copied, cannot be taken back."
    ),
    example="postkluis grant withdraw 5b2e",
)
@argument("grant", metavar="GRANT", help=_GRANT_HELP)
@json_option
@click.pass_context
def withdraw_(ctx: click.Context, grant: str, as_json: bool) -> None:
    """Withdraw a grant."""
    from consent import withdraw
    from tui.wiring import look_into_vault

    session = session_of(ctx)

    async def take_back(vault: UnlockedVault) -> tuple[str, Withdrawal]:
        found = await _find(vault, session, grant)
        return found.grant.id, await withdraw(vault, found.grant.id, session.now())

    number, done = asyncio.run(look_into_vault(session, take_back))
    if as_json:
        click.echo(json.dumps({"version": 1, "id": number, "keys_deleted": done.wraps_deleted}))
        return
    click.echo(_("Taken back. This grant opens nothing any more."))
    click.echo(_("What was read or copied before cannot be undone."))


async def _find(vault: UnlockedVault, session: Session, typed: str) -> ListedGrant:
    from consent import list_grants

    grants = (await list_grants(vault, session.now())).grants
    found = [one for one in grants if typed and one.grant.id.startswith(typed.lower())]
    if not found:
        raise NotFoundError(Sought.GRANT)
    if len(found) > 1:
        raise AmbiguousError(Sought.GRANT, count=len(found))
    return found[0]
