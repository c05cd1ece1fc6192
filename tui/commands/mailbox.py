"""`postkluis mailbox`: the citizen's own mail as a door for letters."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.command import argument, group, json_option, option, session_of
from tui.commands.mailbox_signatures import SIGNATURES
from tui.commands.mailbox_watch import WATCH
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from mailbox_ingest.mailbox.account import Account
    from mailbox_ingest.mailbox.outcomes import FolderState, State
    from tui.mailboxes import SeenMessage
    from tui.session import Session

_CLIENT_ID_VARIABLE = "POSTKLUIS_OAUTH_CLIENT_ID"
_CLIENT_SECRET_VARIABLE = "POSTKLUIS_OAUTH_CLIENT_SECRET"  # noqa: S105 - the name of a variable
_SHOWN = 40
_NAME_HELP = N_("The mailbox, by its name or a part of it; without it, all of them.")


@group(
    "mailbox",
    help=N_(
        "Let letters come in from your own mailbox.\n\n"
        "Nothing in the mailbox changes: no mail is marked as read, moved or deleted. Only mails that are "
        "likely a letter about money are fetched; of every other you can see why it was left, and say "
        "otherwise."
    ),
    example="postkluis mailbox sync",
)
def COMMAND() -> None:
    """Hold the verbs."""


COMMAND.add_command(WATCH)
COMMAND.add_command(SIGNATURES)


@COMMAND.verb(
    "add",
    help=N_(
        "Add a mailbox.\n\n"
        "For the usual providers the mail address is enough. The password is asked for, or read from a "
        "file; it is kept in your vault, under your own key. It is tried at once, and nothing is kept "
        "when it does not work."
    ),
    example="postkluis mailbox add j.dewit@ziggo.nl --folder INBOX --folder Rekeningen",
)
@argument("address", metavar="ADDRESS", help=N_("Your mail address."))
@option("--name", metavar="NAME", help=N_("What you call it; without it, the address."))
@option("--host", metavar="HOST", help=N_("The IMAP server, where the provider is not one of the usual."))
@option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="PORT",
    help=N_("Its port, where it is not the usual one."),
)
@option(
    "--security",
    type=click.Choice(["tls", "starttls", "none"]),
    default="tls",
    show_default=True,
    help=N_("How others are kept out; `none` only for a server on this machine."),
)
@option(
    "--user", metavar="NAME", help=N_("The user name, where it is not the one that follows from the address.")
)
@option(
    "--folder",
    "folders",
    metavar="FOLDER",
    multiple=True,
    help=N_("A folder to look through. May be repeated; without it, INBOX."),
)
@option(
    "--label",
    metavar="WORD",
    help=N_("Give this label to mails that were taken in. Without it nothing in the mailbox changes."),
)
@option(
    "--password-file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help=N_("A file with the password on one line; without it, it is asked for."),
)
@option("--oauth", is_flag=True, help=N_("Give access in the browser at the provider, without a password."))
@option(
    "--client-id",
    metavar="ID",
    help=N_("As which program to ask for access (also POSTKLUIS_OAUTH_CLIENT_ID)."),
)
@json_option
@click.pass_context
def add(ctx: click.Context, /, address: str, as_json: bool, **given: Any) -> None:
    """Add a mailbox after it was opened once."""
    from mailbox_ingest.mailbox.account import Security
    from tui.mailbox_adding import AskedMailbox
    from tui.wiring import check_vault

    session = session_of(ctx)
    given["security"] = Security(given["security"])
    given["client_id"] = given["client_id"] or os.environ.get(_CLIENT_ID_VARIABLE)
    asked = AskedMailbox(
        address=address, client_secret=os.environ.get(_CLIENT_SECRET_VARIABLE) or None, **given
    )

    async def run() -> Account:
        await check_vault(session.settings)
        return await _add(session, asked)

    account = asyncio.run(run())
    if as_json:
        click.echo(json.dumps({"version": 1, **_account_row(account)}, ensure_ascii=False))
    else:
        click.echo(_("Added: {name}.").format(name=account.name))
        click.echo(_("Bring its letters in with: postkluis mailbox sync"))


async def _add(session: Session, asked: Any) -> Account:
    from mailbox_ingest.mailbox.accounts import save_account
    from mailbox_ingest.mailbox.errors import AccountError
    from mailbox_ingest.mailbox.tokens import opened_mailbox
    from tui.mailbox_adding import check_folders, make_account
    from tui.mailboxes import open_mailboxes

    def show(url: str) -> None:
        click.echo(_("Open this page in your browser, log in and say yes:"), err=True)
        click.echo(url, err=True)

    async with open_mailboxes(session) as mailboxes:
        account = await make_account(asked, session, show)
        if account.name.casefold() in {one.name.casefold() for one in mailboxes.accounts}:
            raise AccountError("name")
        async with opened_mailbox(account, mailboxes.book, session.now) as connection:
            await check_folders(account, connection)
        await save_account(mailboxes.vault, account)
    return account


@COMMAND.verb(
    "list",
    help=N_("Show your mailboxes and what came of them."),
    example="postkluis mailbox list",
)
@json_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List the mailboxes."""
    rows = asyncio.run(_list(session_of(ctx)))
    if as_json:
        click.echo(json.dumps({"version": 1, "mailboxes": rows}, ensure_ascii=False))
        return
    if not rows:
        click.echo(_("There is no mailbox yet. Add one with: postkluis mailbox add ADDRESS"))
    for row in rows:
        _show_mailbox(row)


async def _list(session: Session) -> list[dict[str, Any]]:
    from mailbox_ingest.mailbox.outcomes import State
    from tui.mailboxes import open_mailboxes

    async with open_mailboxes(session) as mailboxes:
        counts: dict[str, dict[State, int]] = {account.id: {} for account in mailboxes.accounts}
        async for _mark, outcome in mailboxes.book.every_outcome():
            counted = counts.get(outcome.place.account)
            if counted is not None:
                counted[outcome.state] = counted.get(outcome.state, 0) + 1
        rows = []
        for account in mailboxes.accounts:
            states = [await mailboxes.book.folder(account.id, folder.id) for folder in account.folders]
            row = _account_row(account, states)
            row["messages"] = {state.value: counts[account.id].get(state, 0) for state in State}
            rows.append(row)
        return rows


def _account_row(account: Account, states: list[FolderState | None] | None = None) -> dict[str, Any]:
    from mailbox_ingest.mailbox.account import Password

    known = states or [None] * len(account.folders)
    return {
        "name": account.name,
        "host": account.host,
        "port": account.port,
        "security": account.security.value,
        "user": account.user,
        "login": "password" if isinstance(account.login, Password) else "oauth2",
        "label": account.keyword,
        "folders": [
            {
                "name": folder.name if state is None else state.name,
                "seen_at": None if state is None else state.seen_at.isoformat(),
            }
            for folder, state in zip(account.folders, known, strict=True)
        ],
    }


def _show_mailbox(row: dict[str, Any]) -> None:
    messages: dict[str, int] = row["messages"]
    click.echo(f"{row['name']}  ({row['user']}, {row['host']})")
    click.echo("  " + _("folders: {names}").format(names=", ".join(one["name"] for one in row["folders"])))
    seen = sum(messages.values())
    click.echo(
        "  "
        + ngettext("{count} mail seen", "{count} mails seen", seen).format(count=seen)
        + ", "
        + _("{taken} taken in").format(taken=messages["taken"])
    )
    if messages["failed"] or messages["waiting"]:
        click.echo(
            "  "
            + _("{failed} did not work and {waiting} wait: they are tried again").format(
                failed=messages["failed"], waiting=messages["waiting"]
            )
        )


@COMMAND.verb(
    "sync",
    help=N_(
        "Bring in what is new in your mailboxes.\n\n"
        "The first time every mail is looked at once, by its heading; later only what is new. The exit "
        "status is 1 when a mailbox or folder could not be read."
    ),
    example="postkluis mailbox sync",
)
@argument("name", metavar="[NAME]", required=False, help=_NAME_HELP)
@json_option
@click.pass_context
def sync(ctx: click.Context, name: str | None, as_json: bool) -> None:
    """Sync, and sum up."""
    from tui.mailbox_syncing import show_tally, sync_mailboxes, tally_as_json

    tallies = asyncio.run(sync_mailboxes(session_of(ctx), name))
    if as_json:
        rows = [tally_as_json(tally) for tally in tallies]
        click.echo(json.dumps({"version": 1, "mailboxes": rows}, ensure_ascii=False))
    else:
        for tally in tallies:
            show_tally(tally)
    if not all(tally.complete for tally in tallies):
        ctx.exit(1)


@COMMAND.verb(
    "seen",
    help=N_(
        "Show which mails were left, and why; and say otherwise.\n\n"
        "With --take the next sync brings that mail in, whatever it looks like."
    ),
    example="postkluis mailbox seen --take 3f81c2d0",
)
@argument("name", metavar="[NAME]", required=False, help=_NAME_HELP)
@option("--all", "everything", is_flag=True, help=N_("Show every mail, also those that were taken in."))
@option(
    "--take",
    "wanted",
    metavar="MAIL",
    multiple=True,
    help=N_("Bring in this mail after all, by the first signs of its number. May be repeated."),
)
@json_option
@click.pass_context
def seen(
    ctx: click.Context, name: str | None, everything: bool, wanted: tuple[str, ...], as_json: bool
) -> None:
    """List what was seen, or ask for some of it."""
    messages, asked = asyncio.run(_seen(session_of(ctx), name, wanted))
    if wanted:
        shown = messages
    else:
        shown = [one for one in messages if everything or not one.outcome.state.by_content]
    if as_json:
        rows = [_message_row(message) for message in shown]
        click.echo(json.dumps({"version": 1, "asked": asked, "messages": rows}, ensure_ascii=False))
    elif wanted:
        click.echo(
            ngettext(
                "{count} mail comes in with the next sync.",
                "{count} mails come in with the next sync.",
                asked,
            ).format(count=asked)
        )
    else:
        _show_seen(shown if everything else shown[:_SHOWN])
        if not everything and len(shown) > _SHOWN:
            click.echo(
                _("These are the newest {count}; --all shows the rest.").format(count=_SHOWN), err=True
            )


async def _seen(session: Session, name: str | None, wanted: tuple[str, ...]) -> tuple[list[SeenMessage], int]:
    from tui.mailboxes import find_message, open_mailboxes

    async with open_mailboxes(session) as mailboxes:
        messages = await mailboxes.seen(mailboxes.chosen(name))
        if not wanted:
            return messages, 0
        found = [find_message(messages, typed) for typed in wanted]
        places = list(dict.fromkeys(message.outcome.place for message in found))
        return found, await mailboxes.book.ask_for(places, session.now())


def _message_row(message: SeenMessage) -> dict[str, Any]:
    outcome = message.outcome
    return {
        "id": message.id,
        "mailbox": message.account.name,
        "folder": message.folder,
        "received": outcome.received.isoformat(),
        "sender": outcome.sender,
        "subject": outcome.subject,
        "state": outcome.state.value,
        "reason": outcome.reason,
        "failure": outcome.failure or None,
        "source_id": outcome.source_id,
        "attempts": outcome.attempts,
        "retry_at": None if outcome.retry_at is None else outcome.retry_at.isoformat(),
    }


def _show_seen(messages: list[SeenMessage]) -> None:
    from rich.console import Console
    from rich.table import Table

    from tui.formatting import format_short_day
    from tui.mailbox_texts import outcome_text
    from tui.mailboxes import SHOWN_DIGITS

    if not messages:
        click.echo(_("No mail was left."))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Number"), no_wrap=True)
    table.add_column(_("Received"), no_wrap=True)
    table.add_column(_("From"), overflow="ellipsis", max_width=24, no_wrap=True)
    table.add_column(_("Subject"), overflow="fold")
    table.add_column(_("What became of it"), overflow="fold")
    for message in messages:
        outcome = message.outcome
        table.add_row(
            message.id[:SHOWN_DIGITS],
            format_short_day(outcome.received),
            outcome.sender,
            outcome.subject,
            outcome_text(outcome),
        )
    Console().print(table)


@COMMAND.verb(
    "remove",
    help=N_(
        "Forget a mailbox, and what was seen in it.\n\n"
        "Letters that came in stay in your vault, and nothing in the mailbox changes."
    ),
    example="postkluis mailbox remove j.dewit@ziggo.nl --yes",
)
@argument("name", metavar="NAME", help=N_("The mailbox, by its name or a part of it."))
@option("--yes", is_flag=True, help=N_("Do not ask whether you are sure."))
@json_option
@click.pass_context
def remove(ctx: click.Context, name: str, yes: bool, as_json: bool) -> None:
    """Forget a mailbox after a yes."""
    account, messages = asyncio.run(_remove(session_of(ctx), name, sure=yes))
    if as_json:
        click.echo(
            json.dumps({"version": 1, "name": account.name, "forgotten": messages}, ensure_ascii=False)
        )
        return
    click.echo(
        _("Forgotten: {name}. Letters that came from it stay in your vault.").format(name=account.name)
    )


async def _remove(session: Session, name: str, *, sure: bool) -> tuple[Account, int]:
    from mailbox_ingest.mailbox.accounts import remove_account
    from tui.errors import NotConfirmedError
    from tui.mailboxes import open_mailboxes

    async with open_mailboxes(session) as mailboxes:
        account = mailboxes.find(name)
        question = _("Forget the mailbox {name}?").format(name=account.name)
        if not sure and not session.ask_yes(question):
            raise NotConfirmedError
        await remove_account(mailboxes.vault, account.id)
        return account, await mailboxes.book.forget(account.id)
