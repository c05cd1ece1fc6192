"""`postkluis sender`: the organisations that may push letters to this host, and their keys."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.command import argument, group, json_option, option, session_of
from tui.errors import AmbiguousError, FileReadError, NotFoundError, Sought
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.session import Session

if TYPE_CHECKING:
    from store import Sender, SenderBook, SenderPublicKey

_Made = TypeVar("_Made")
_MAX_KEY_FILE_BYTES = 16 * 1024

KINDS = {
    "creditor": N_("creditor"),
    "public_body": N_("public body"),
    "collector": N_("collection agency"),
    "bailiff": N_("bailiff"),
    "other": N_("other"),
}
_SENDER_HELP = N_("Its number, the first signs of it, or its whole name.")


@group(
    "sender",
    help=N_("For who runs a host: the organisations that may push letters, and their keys."),
    example="postkluis sender list",
)
def COMMAND() -> None:
    """Group the commands about senders."""


@COMMAND.verb(
    "add",
    help=N_(
        "Register an organisation that may push letters, with its public key.\n\n"
        "See to it that the key is theirs: what is signed with it will be shown to citizens as theirs. "
        "A key is Ed25519 or P-256, as PEM or JWK."
    ),
    example='postkluis sender add "Waterbedrijf Zilverbeek" --kind creditor --kvk 12345678 --key key.pem',
)
@argument("name", metavar="NAME", help=N_("The name of the organisation, as citizens know it."))
@option(
    "--kind",
    type=click.Choice(list(KINDS)),
    required=True,
    help=N_("What sort of organisation it is."),
)
@option("--oin", metavar="DIGITS", help=N_("Its Organisatie-identificatienummer, 20 digits."))
@option("--kvk", metavar="DIGITS", help=N_("Its number at the Kamer van Koophandel, 8 digits."))
@option(
    "--key",
    "key_at",
    required=True,
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=N_("Its public key: a PEM or JWK file."),
)
@json_option
@click.pass_context
def add(
    ctx: click.Context, name: str, kind: str, oin: str | None, kvk: str | None, key_at: Path, as_json: bool
) -> None:
    """Register a sender."""
    from store import NumberKind, SenderKind

    if oin is not None and kvk is not None:
        raise click.UsageError(_("choose --oin or --kvk, not both"), ctx=ctx)
    key = _read_key(key_at)
    number_kind = NumberKind.OIN if oin is not None else NumberKind.KVK if kvk is not None else None
    sender = _run(
        session_of(ctx),
        lambda book: book.add(
            name=name, kind=SenderKind(kind), key=key, number_kind=number_kind, number=oin or kvk
        ),
    )
    _print(sender, as_json)


@COMMAND.verb(
    "list",
    help=N_("List the senders, with their keys."),
    example="postkluis sender list",
)
@json_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List senders."""
    senders = _run(session_of(ctx), lambda book: book.list())
    if as_json:
        click.echo(json.dumps({"version": 1, "senders": [_row(one) for one in senders]}, ensure_ascii=False))
    else:
        _show(senders)


@COMMAND.verb(
    "suspend",
    help=N_(
        "Take nothing more from a sender; with --lift, take letters from it again.\n\n"
        "What came in before stays, and its receipts can no longer be asked for while it is suspended."
    ),
    example="postkluis sender suspend 5b2e",
)
@argument("sender", metavar="SENDER", help=_SENDER_HELP)
@option("--lift", is_flag=True, help=N_("Take letters from it again."))
@json_option
@click.pass_context
def suspend(ctx: click.Context, sender: str, lift: bool, as_json: bool) -> None:
    """Suspend a sender, or lift that."""

    async def change(book: SenderBook) -> Sender:
        found = _find(await book.list(), sender)
        return await (book.resume(found.sender) if lift else book.suspend(found.sender))

    _print(_run(session_of(ctx), change), as_json)


@COMMAND.verb(
    "key-add",
    help=N_("Add one more public key to a sender, so that it can change over before the old one ends."),
    example="postkluis sender key-add 5b2e new-key.pem",
)
@argument("sender", metavar="SENDER", help=_SENDER_HELP)
@argument(
    "key_at",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help=N_("The public key: a PEM or JWK file."),
)
@json_option
@click.pass_context
def key_add(ctx: click.Context, sender: str, key_at: Path, as_json: bool) -> None:
    """Add a key."""
    key = _read_key(key_at)

    async def change(book: SenderBook) -> Sender:
        return await book.add_key(_find(await book.list(), sender).sender, key)

    _print(_run(session_of(ctx), change), as_json)


@COMMAND.verb(
    "key-end",
    help=N_(
        "Let a key of a sender end: what is signed with it from now on is refused.\n\n"
        "Proofs of letters that came in before still hold."
    ),
    example="postkluis sender key-end 5b2e 9c01",
)
@argument("sender", metavar="SENDER", help=_SENDER_HELP)
@argument("key", metavar="KEY", help=N_("The number of the key; the first signs are enough."))
@json_option
@click.pass_context
def key_end(ctx: click.Context, sender: str, key: str, as_json: bool) -> None:
    """End a key."""

    async def change(book: SenderBook) -> Sender:
        found = _find(await book.list(), sender)
        ids = [one.key_id for one in found.keys if key and one.key_id.startswith(key.lower())]
        if not ids:
            raise NotFoundError(Sought.SENDER_KEY)
        if len(ids) > 1:
            raise AmbiguousError(Sought.SENDER_KEY, count=len(ids))
        return await book.end_key(found.sender, ids[0])

    _print(_run(session_of(ctx), change), as_json)


def _run(session: Session, use: Callable[[SenderBook], Awaitable[_Made]]) -> _Made:
    async def opened() -> _Made:
        from store import Store

        # A host may register its senders before the first citizen has made a vault.
        async with await Store.open(session.settings.store_url) as store:
            return await use(store.senders)

    return asyncio.run(opened())


def _read_key(path: Path) -> SenderPublicKey:
    from store import read_sender_key

    try:
        with path.open("rb") as stream:
            content = stream.read(_MAX_KEY_FILE_BYTES + 1)
    except OSError as exc:
        raise FileReadError(str(path)) from exc
    return read_sender_key(content)


def _find(senders: Sequence[Sender], typed: str) -> Sender:
    wanted = typed.strip().casefold()
    found = [
        one for one in senders if wanted and (one.sender.startswith(wanted) or one.name.casefold() == wanted)
    ]
    if not found:
        raise NotFoundError(Sought.SENDER)
    if len(found) > 1:
        raise AmbiguousError(Sought.SENDER, count=len(found))
    return found[0]


def _row(sender: Sender) -> dict[str, Any]:
    return {
        "id": sender.sender,
        "name": sender.name,
        "kind": sender.kind.value,
        "number_kind": None if sender.number_kind is None else sender.number_kind.value,
        "number": sender.number,
        "status": "suspended" if sender.suspended else "active",
        "keys": [
            {
                "id": key.key_id,
                "key_version": key.version,
                "algorithm": key.public.algorithm.value,
                "status": "ended" if key.ended else "active",
            }
            for key in sender.keys
        ],
    }


def _print(sender: Sender, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"version": 1, **_row(sender)}, ensure_ascii=False))
    else:
        _show([sender])


def _show(senders: Sequence[Sender]) -> None:
    from rich.console import Console
    from rich.table import Table

    if not senders:
        click.echo(_("Nobody may push letters to this host yet."))
        return
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column(_("Number"), no_wrap=True)
    table.add_column(_("Name"), overflow="fold")
    table.add_column(_("Kind"), overflow="fold")
    table.add_column(_("Register"), no_wrap=True)
    table.add_column(_("Now"), no_wrap=True)
    table.add_column(_("Keys"), overflow="fold")
    ended = _("ended")
    for one in senders:
        register = "" if one.number_kind is None else f"{one.number_kind.value.upper()} {one.number}"
        keys = "\n".join(
            f"{key.key_id[:8]} {key.public.algorithm.value}{f' ({ended})' if key.ended else ''}"
            for key in one.keys
        )
        state = _("suspended") if one.suspended else _("active")
        table.add_row(one.sender[:8], one.name, _(KINDS[one.kind.value]), register, state, keys)
    Console().print(table)
