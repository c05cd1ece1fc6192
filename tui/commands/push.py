"""`postkluis push`: a sender's client, for one letter or for a list of them, that can be run again."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, aclosing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.command import argument, command, json_option, option, session_of
from tui.errors import FileReadError
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.progress import progress_bar
from tui.session import Session

if TYPE_CHECKING:
    from server.push_journal import PushJournal
    from server.push_list import LetterToPush, UnusableLine
    from server.push_run import LetterDelivered, LetterNotSent, PushEvent, PushSettings

LIST_NAME = "letters.csv"
"""The list that a folder is sent by, where none is named."""
_File = click.Path(dir_okay=False, path_type=Path)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What stands on the command line."""

    paths: tuple[Path, ...]
    to: str | None
    list_path: Path | None
    key: Path
    host: Path
    url: str | None
    authorities: Path | None
    sealed: bool
    dry_run: bool
    at_once: int


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What became of the letters so far."""

    delivered: list[LetterDelivered] = field(default_factory=list)
    would_go: list[str] = field(default_factory=list)
    not_sent: list[LetterNotSent] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many letters are done with."""
        return len(self.delivered) + len(self.would_go) + len(self.not_sent)


@command(
    "push",
    help=N_(
        "Send letters to the vaults of the people they are for, and keep the receipts.\n\n"
        "Give the files and the address that they go to, or a CSV with a line for each letter: columns "
        "file and address, and what the letter says if you like (amount_due_cents, letter_date, ...). "
        "A folder is sent by the file letters.csv in it. What has its receipt is never sent again, so that "
        "a run that broke off can simply be run again. Receipts are kept beside the CSV, or beside "
        "the file.\n\n"
        "Exit status 1 when a letter has no receipt; the others are delivered all the same."
    ),
    example="postkluis push brief.pdf --to 'ADDRESS@post.example.nl' --key sender.pem --host host-card.txt",
)
@argument(
    "paths",
    metavar="[PATH]...",
    nargs=-1,
    type=click.Path(path_type=Path),
    help=N_("Files, or a folder with letters.csv in it."),
)
@option("--to", metavar="ADDRESS", help=N_("The address that the files go to."))
@option("--list", "list_path", metavar="FILE", type=_File, help=N_("A CSV with the letters to send."))
@option("--key", metavar="FILE", type=_File, required=True, help=N_("Your private key (PEM)."))
@option("--host", metavar="FILE", type=_File, required=True, help=N_("The card of the host."))
@option("--url", metavar="URL", help=N_("Where the host is, if not where its card says."))
@option("--ca", "authorities", metavar="FILE", type=_File, help=N_("Certificates to trust (PEM)."))
@option("--sealed", is_flag=True, help=N_("Seal each letter, so that the host cannot read it."))
@option("--dry-run", "dry_run", is_flag=True, help=N_("Check everything and send nothing."))
@option("--at-once", "at_once", type=click.IntRange(1, 64), default=4, help=N_("How many at a time."))
@json_option
@click.pass_context
def COMMAND(
    ctx: click.Context,
    paths: tuple[Path, ...],
    to: str | None,
    list_path: Path | None,
    key: Path,
    host: Path,
    url: str | None,
    authorities: Path | None,
    sealed: bool,
    dry_run: bool,
    at_once: int,
    as_json: bool,
) -> None:
    """Send with a progress bar on a terminal, then sum up."""
    if to is None and list_path is None and len(paths) == 1:
        folder = paths[0]
        if folder.is_dir():
            paths, list_path = (), folder / LIST_NAME
    if (to is None) == (list_path is None) or (to is None) == bool(paths):
        raise click.UsageError(_("give files and --to, or --list, or one folder with letters.csv"), ctx=ctx)
    asked = _Asked(
        paths=paths,
        to=to,
        list_path=list_path,
        key=key,
        host=host,
        url=url,
        authorities=authorities,
        sealed=sealed,
        dry_run=dry_run,
        at_once=at_once,
    )
    tally = asyncio.run(_run(session_of(ctx), asked))
    if as_json:
        click.echo(json.dumps(_as_json(tally), ensure_ascii=False))
    else:
        _sum_up(tally)
    if tally.not_sent:
        ctx.exit(1)


async def _run(session: Session, asked: _Asked) -> _Tally:
    import aiohttp

    from server.message_signatures import SenderKey
    from server.push_run import PushSettings
    from server.sending import PushClient, checked_base_url
    from store import HostCard

    key = SenderKey.from_pem(_read(asked.key))
    card = HostCard.from_text(_read(asked.host).decode("utf-8", "replace"))
    url = checked_base_url(asked.url or f"https://{card.authority}")
    letters = _letters(asked)
    trusted = ssl.create_default_context()
    if asked.authorities is not None:
        trusted.load_verify_locations(cadata=_read(asked.authorities).decode("ascii", "replace"))
    connector = aiohttp.TCPConnector(ssl=trusted, limit=asked.at_once)
    async with aiohttp.ClientSession(connector=connector) as http:
        client = PushClient(
            http,
            base_url=url,
            authority=card.authority,
            key=key,
            receipt_public_key=card.receipt_public_key,
            clock=session.now,
        )
        settings = PushSettings(
            key=key,
            authority=card.authority,
            receipt_public_key=card.receipt_public_key,
            client=None if asked.dry_run else client,
            sealed=asked.sealed,
            at_once=asked.at_once,
        )
        with _journals(asked) as journal_of:
            return await _send(letters, settings, journal_of)


async def _send(
    letters: tuple[LetterToPush | UnusableLine, ...],
    settings: PushSettings,
    journal_of: Callable[[LetterToPush], PushJournal],
) -> _Tally:
    from server.push_run import push_letters

    tally = _Tally()
    with progress_bar() as progress:
        bar = progress.add_task(_("Sending letters"), total=len(letters))
        async with aclosing(push_letters(letters, settings, journal_of)) as events:
            async for event in events:
                _count(tally, event)
                progress.update(bar, completed=tally.count)
    return tally


def _letters(asked: _Asked) -> tuple[LetterToPush | UnusableLine, ...]:
    from server.errors import LetterUnusableError
    from server.push_list import UnusableLine, letter_to_push, read_list

    if asked.list_path is not None:
        return read_list(_read(asked.list_path), folder=asked.list_path.parent)
    letters: list[LetterToPush | UnusableLine] = []
    for path in asked.paths:
        try:
            letters.append(letter_to_push(path, asked.to or "", name=str(path)))
        except LetterUnusableError as exc:
            letters.append(UnusableLine(name=str(path), error=exc))
    return tuple(letters)


@contextmanager
def _journals(asked: _Asked) -> Iterator[Callable[[LetterToPush], PushJournal]]:
    """Open the one journal of a list, or that of each file when its turn comes."""
    from server.push_journal import PushJournal

    with ExitStack() as opened:
        if asked.list_path is not None:
            journal = opened.enter_context(PushJournal(beside(asked.list_path), read_only=asked.dry_run))
            yield lambda letter: journal
            return
        journals: dict[Path, PushJournal] = {}

        def of_file(letter: LetterToPush) -> PushJournal:
            path = beside(letter.path)
            if path not in journals:
                journals[path] = opened.enter_context(PushJournal(path, read_only=asked.dry_run))
            return journals[path]

        yield of_file


def beside(path: Path) -> Path:
    """Return the place of the receipts of a list or of a file."""
    return path.with_name(f"{path.name}.receipts")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise FileReadError(str(path)) from exc


def _count(tally: _Tally, event: PushEvent) -> None:
    from server.push_run import LetterDelivered, LetterNotSent, LetterWouldGo

    match event:
        case LetterDelivered():
            tally.delivered.append(event)
        case LetterWouldGo():
            tally.would_go.append(event.name)
        case LetterNotSent():
            tally.not_sent.append(event)


def _as_json(tally: _Tally) -> dict[str, object]:
    from tui.push_texts import not_sent_code, not_sent_sentence

    return {
        "version": 1,
        "delivered": [
            {
                "file": event.name,
                "delivery_id": event.receipt.delivery_id,
                "received_at": event.receipt.received_at.isoformat(),
                "document_digest": event.receipt.document_digest,
                "earlier": event.earlier,
                "receipt": event.receipt.text,
            }
            for event in tally.delivered
        ],
        "would_send": tally.would_go,
        "not_sent": [
            {
                "file": event.name,
                "code": not_sent_code(event.error),
                "message": not_sent_sentence(event.error),
            }
            for event in tally.not_sent
        ],
    }


def _sum_up(tally: _Tally) -> None:
    from tui.push_texts import not_sent_sentence

    earlier = sum(event.earlier for event in tally.delivered)
    sent = len(tally.delivered) - earlier
    if sent or not (earlier or tally.would_go):
        click.echo(
            ngettext("{count} letter delivered.", "{count} letters delivered.", sent).format(count=sent)
        )
    if earlier:
        click.echo(
            ngettext(
                "{count} letter had its receipt already.",
                "{count} letters had their receipt already.",
                earlier,
            ).format(count=earlier)
        )
    if tally.would_go:
        click.echo(
            ngettext(
                "{count} letter would be sent.", "{count} letters would be sent.", len(tally.would_go)
            ).format(count=len(tally.would_go))
        )
    if tally.not_sent:
        click.echo()
        click.echo(_("Not delivered:"))
        for event in tally.not_sent:
            click.echo(f"  {event.name}: {not_sent_sentence(event.error)}")
