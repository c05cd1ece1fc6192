"""`postkluis address`: where a creditor pushes letters to, one address for each, closable one by one."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from tui.command import argument, group, json_option, option, session_of
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.session import Session

if TYPE_CHECKING:
    from mailbox_ingest.pending import RefusedParcel
    from store import HostCard, OwnAddress, UnlockedVault

_Made = TypeVar("_Made")

# A card of a host has some 2,000 signs; more than this is another file, named by mistake.
_MAX_CARD_FILE_BYTES = 16_384

STATES = {
    "open": N_("open"),
    "closed": N_("closed"),
    "altered": N_("changed by somebody else: letters to it may not reach you"),
}


@group(
    "address",
    help=N_("Give creditors an address to send a copy of each letter to, see them, and close one."),
    example="postkluis address list",
)
def COMMAND() -> None:
    """Group the commands about addresses."""


@COMMAND.verb(
    "new",
    help=N_(
        "Make an address for one creditor, and show it as text and as a QR code.\n\n"
        "Give each creditor an address of its own: then they cannot tell that they write to the same "
        "person, and you can close one without the others. The text holds a check, so that nobody on the "
        "way can put another key in its place."
    ),
    example='postkluis address new --label "Waterbedrijf"',
)
@option("--label", default="", metavar="NAME", help=N_("For whom it is; only you can see this."))
@option(
    "--host",
    "card_at",
    metavar="CARD",
    type=click.Path(dir_okay=False, path_type=Path),
    help=N_(
        "The card of the host that letters come to. Without it: that of your newest address, or of this "
        "machine."
    ),
)
@json_option
@click.pass_context
def new(ctx: click.Context, label: str, card_at: Path | None, as_json: bool) -> None:
    """Make an address."""
    session = session_of(ctx)
    given = None if card_at is None else _read_card(card_at)

    async def make(vault: UnlockedVault) -> OwnAddress:
        card = given or await _usual_card(vault, session)
        return await vault.new_address(card, label=" ".join(label.split()))

    address = asyncio.run(_with_vault(session, make))
    if as_json:
        click.echo(json.dumps({"version": 1, **_row(address)}, ensure_ascii=False))
        return
    text = address.text.format()
    click.echo(text)
    click.echo(err=True)
    click.echo(_qr(text), err=True)
    click.echo(
        _("Give this address to the creditor, by letter or by mail. Whoever has it can send you letters."),
        err=True,
    )


@COMMAND.verb(
    "list",
    help=N_("List your addresses, open and closed, with the text of each."),
    example="postkluis address list",
)
@json_option
@click.pass_context
def list_(ctx: click.Context, as_json: bool) -> None:
    """List addresses."""

    async def look(vault: UnlockedVault) -> tuple[OwnAddress, ...]:
        return await vault.addresses()

    found = asyncio.run(_with_vault(session_of(ctx), look))
    if as_json:
        rows = [_row(address) for address in found]
        click.echo(json.dumps({"version": 1, "addresses": rows}, ensure_ascii=False))
    else:
        _show(found)
    if any(address.state.value == "altered" for address in found):
        ctx.exit(1)


@COMMAND.verb(
    "close",
    help=N_(
        "Close an address: from now on nothing comes in by it.\n\n"
        "What came in before stays. A closed address cannot be opened again; make a new one."
    ),
    example="postkluis address close 5b2e",
)
@argument("address", metavar="ADDRESS", help=N_("Its number, the first signs of it, its name, or its text."))
@json_option
@click.pass_context
def close(ctx: click.Context, address: str, as_json: bool) -> None:
    """Close an address."""

    async def shut(vault: UnlockedVault) -> OwnAddress:
        found = _find(await vault.addresses(), address)
        await vault.close_address(found.address)
        return found

    found = asyncio.run(_with_vault(session_of(ctx), shut))
    if as_json:
        click.echo(json.dumps({"version": 1, "id": found.address, "state": "closed"}))
        return
    click.echo(_("Closed. Nothing comes in by this address any more."))


@COMMAND.verb(
    "refused",
    help=N_(
        "List sealed letters that came in and cannot be taken in, and throw one away.\n\n"
        "Such a letter does not open, or is not what its sender signed. As long as one waits, your overview "
        "is not complete. Ask the sender to send it again before you throw it away."
    ),
    example="postkluis address refused",
)
@option("--drop", metavar="NUMBER", help=N_("Throw this one away; it cannot be brought back."))
@json_option
@click.pass_context
def refused(ctx: click.Context, drop: str | None, as_json: bool) -> None:
    """List what was refused, or drop one."""

    async def look(vault: UnlockedVault) -> tuple[RefusedParcel, ...]:
        from mailbox_ingest.pending import list_refused_parcels

        found = await list_refused_parcels(vault)
        if drop is None:
            return found
        chosen = _find_refused(found, drop)
        async with vault.adding() as adding:
            await adding.take_parcel(chosen.row_id)
        return (chosen,)

    found = asyncio.run(_with_vault(session_of(ctx), look))
    if as_json:
        rows = [{"id": one.row_id, "problem": _problem(one)} for one in found]
        click.echo(
            json.dumps({"version": 1, "dropped": drop is not None, "refused": rows}, ensure_ascii=False)
        )
    elif drop is not None:
        click.echo(_("Thrown away. Your letters are as they were."))
    elif not found:
        click.echo(_("Every letter that came in could be taken in."))
    else:
        for one in found:
            click.echo(f"{one.row_id[:8]}  {_problem(one)}")


def _find_refused(found: Sequence[RefusedParcel], typed: str) -> RefusedParcel:
    from tui.errors import AmbiguousError, NotFoundError, Sought

    fitting = [one for one in found if typed and one.row_id.startswith(typed.lower())]
    if not fitting:
        raise NotFoundError(Sought.REFUSED)
    if len(fitting) > 1:
        raise AmbiguousError(Sought.REFUSED, count=len(fitting))
    return fitting[0]


def _problem(refused: RefusedParcel) -> str:
    from tui.problems import find_problem

    found = find_problem(refused.problem)
    return str(refused.problem) if found is None else found.sentence


async def _with_vault(session: Session, look: Callable[[UnlockedVault], Awaitable[_Made]]) -> _Made:
    from tui.wiring import open_vault

    async with open_vault(session) as vault:
        return await look(vault)


def _read_card(path: Path) -> HostCard:
    from store import HostCard
    from tui.errors import FileReadError

    try:
        with path.open("rb") as stream:
            text = stream.read(_MAX_CARD_FILE_BYTES).decode("ascii")
    except (OSError, UnicodeDecodeError) as exc:
        raise FileReadError(str(path)) from exc
    return HostCard.from_text(text)


async def _usual_card(vault: UnlockedVault, session: Session) -> HostCard:
    """Return the card of the newest address; where there is none, that of a host on this machine."""
    from tui.errors import HostCardNeededError, HostKeysMissingError
    from tui.host_files import host_folder, load_host_keys

    made = await vault.addresses()
    if made:
        return max(made, key=lambda address: address.made_at).setting.card
    try:
        return load_host_keys(host_folder(session.settings, None)).card
    except HostKeysMissingError as exc:
        raise HostCardNeededError from exc


def _find(addresses: Sequence[OwnAddress], typed: str) -> OwnAddress:
    from tui.errors import AmbiguousError, NotFoundError, Sought

    wanted = typed.strip().casefold()
    plain = wanted.replace("-", "")
    found = [
        one
        for one in addresses
        if wanted
        and (
            one.address.startswith(wanted)
            or one.setting.label.casefold() == wanted
            or one.text.format().casefold().replace("-", "") == plain
        )
    ]
    if not found:
        raise NotFoundError(Sought.ADDRESS)
    if len(found) > 1:
        raise AmbiguousError(Sought.ADDRESS, count=len(found))
    return found[0]


def _row(address: OwnAddress) -> dict[str, str]:
    return {
        "id": address.address,
        "label": address.setting.label,
        "host": address.setting.card.authority,
        "state": address.state.value,
        "made_at": address.made_at.isoformat().replace("+00:00", "Z"),
        "address": address.text.format(),
    }


def _show(addresses: Sequence[OwnAddress]) -> None:
    if not addresses:
        click.echo(_("You have no address yet. Make one with `postkluis address new`."))
        return
    for one in addresses:
        # The text on a line of its own: a table would break it, and it is there to be copied.
        label = one.setting.label or _("for nobody in particular")
        click.echo(f"{one.address[:8]}  {label}  ({_(STATES[one.state.value])})")
        click.echo(f"  {one.text.format()}")


def _qr(text: str) -> str:
    import segno

    drawn = io.StringIO()
    segno.make(text, error="m", micro=False).terminal(drawn, compact=True)
    return drawn.getvalue()
