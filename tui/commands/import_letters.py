"""`postkluis import`: bring in files and folders of letters, and say of each what became of it."""

from __future__ import annotations

import asyncio
import json
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.command import Day, argument, command, json_option, option, session_of
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.progress import progress_bar
from tui.reading_problems import not_taken_problem, reading_problem
from tui.session import Session

if TYPE_CHECKING:
    from mailbox_ingest.importing import ImportEvent


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What became of the files so far."""

    files: int = 0
    taken: int = 0
    letters: int = 0
    known: list[str] = field(default_factory=list)
    needs_a_look: list[tuple[str, str]] = field(default_factory=list)
    "File (with its part) and the code of the reason; the letter is kept."
    not_taken: list[tuple[str, str]] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every file was taken in and read, now or before."""
        return not self.needs_a_look and not self.not_taken


@command(
    "import",
    help=N_(
        "Bring letters into your vault: files, or folders with all that is in them.\n\n"
        "It reads .pdf .jpg .png .tif .heic .eml .msg .docx .html and .txt, and a .json that is a financial "
        "claims document (Vorderingenoverzicht Rijk), which is kept without the citizen service number. "
        "What is there already stays as it is. "
        "A letter that cannot be read is kept too, and needs a look. No passphrase is needed to "
        "bring letters in.\n\n"
        "Exit status 1 when a file could not be taken in or needs a look; the others are in the "
        "vault all the same."
    ),
    example="postkluis import ~/post --received 2026-03-02",
)
@argument("paths", metavar="PATH...", nargs=-1, required=True, help=N_("Files and folders."))
@option("--received", type=Day(), help=N_("The day on which the letters came in; without it, today."))
@json_option
@click.pass_context
def COMMAND(ctx: click.Context, paths: tuple[str, ...], received: date | None, as_json: bool) -> None:
    """Import with a progress bar on a terminal, then sum up."""
    session = session_of(ctx)
    tally = asyncio.run(_import(session, [Path(path) for path in paths], received))
    if as_json:
        click.echo(json.dumps(_as_json(tally), ensure_ascii=False))
    else:
        _sum_up(tally)
    if not tally.complete:
        ctx.exit(1)


async def _import(session: Session, paths: list[Path], received: date | None) -> _Tally:
    from mailbox_ingest.importing import Counted, import_paths
    from mailbox_ingest.reading_pool import ReaderPool
    from tui.wiring import open_intake

    tally = _Tally()
    async with open_intake(session) as intake, ReaderPool() as pool:
        events = import_paths(paths, intake=intake, pool=pool, received=received, today=session.today())
        with progress_bar() as progress:
            bar = progress.add_task(_("Reading letters"), total=None)
            async with aclosing(events):
                async for event in events:
                    _count(tally, event)
                    if isinstance(event, Counted):
                        progress.update(bar, total=event.files)
                    else:
                        progress.update(bar, completed=tally.taken + len(tally.known) + len(tally.not_taken))
    return tally


def _count(tally: _Tally, event: ImportEvent) -> None:
    from mailbox_ingest.importing import Counted, Known, NotTaken, Skipped, Taken

    match event:
        case Counted():
            tally.files = event.files
        case Taken():
            tally.taken += 1
            tally.letters += len(event.letters)
            for letter in event.letters:
                if letter.error is not None:
                    name = event.name
                    if letter.part_name != event.name and len(event.letters) > 1:
                        name = f"{event.name} › {letter.part_name}"
                    tally.needs_a_look.append((name, letter.error.code))
        case Known():
            tally.known.append(event.name)
        case NotTaken():
            tally.not_taken.append((event.name, event.reason.value))
        case Skipped():
            tally.skipped.extend((name, event.reason.value) for name in event.names)


def _as_json(tally: _Tally) -> dict[str, object]:
    return {
        "version": 1,
        "files": tally.files,
        "taken": tally.taken,
        "letters": tally.letters,
        "known": tally.known,
        "needs_a_look": [{"file": name, "code": code} for name, code in tally.needs_a_look],
        "not_taken": [{"file": name, "code": code} for name, code in tally.not_taken],
        "skipped": [{"file": name, "code": code} for name, code in tally.skipped],
    }


def _sum_up(tally: _Tally) -> None:
    click.echo(
        ngettext("{count} file taken in", "{count} files taken in", tally.taken).format(count=tally.taken)
        + ", "
        + ngettext("with {count} letter.", "with {count} letters.", tally.letters).format(count=tally.letters)
    )
    if tally.known:
        click.echo(
            ngettext(
                "{count} file was in your vault already.",
                "{count} files were in your vault already.",
                len(tally.known),
            ).format(count=len(tally.known))
        )
    if tally.needs_a_look:
        click.echo()
        click.echo(_("Kept, but please look at these yourself:"))
        for name, code in tally.needs_a_look:
            click.echo(f"  {name}: {reading_problem(code).sentence}")
    if tally.not_taken:
        click.echo()
        click.echo(_("Not taken in:"))
        for name, reason in tally.not_taken:
            click.echo(f"  {name}: {not_taken_problem(reason).sentence}")
    if tally.taken:
        click.echo()
        click.echo(_("See what it comes to: postkluis overview"))
