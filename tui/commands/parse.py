"""`postkluis parse`: what the program reads in a letter, without a vault and without keeping anything."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.command import Day, argument, command, json_option, option
from tui.i18n import N_
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from mailbox_ingest.reading_pool import ReaderPool
    from mailbox_ingest.worker_start import StartedWorker
    from parsers import Reading

# What a letter may weigh; the readers have finer limits of their own, this one keeps a disk image out of
# memory.
MAX_FILE_BYTES = 100 * 1024 * 1024


@command(
    "parse",
    help=N_(
        "Read letters and show the facts, without a vault.\n\n"
        "Nothing is kept. With --json there is one line for each letter in each file; a file that "
        "cannot be read "
        "is a line with an error, and the exit status is then 1."
    ),
    example='postkluis parse ~/post/*.pdf --for "J. de Wit" --json',
)
@argument("files", metavar="FILE...", nargs=-1, required=True, help=N_("Files to read."))
@option(
    "--for",
    "names",
    metavar="NAME",
    multiple=True,
    help=N_("Whose post it is; a letter for somebody else is then no claim. May be repeated."),
)
@option("--received", type=Day(), help=N_("The day on which the letters came in."))
@json_option
@click.pass_context
def COMMAND(
    ctx: click.Context, files: tuple[str, ...], names: tuple[str, ...], received: date | None, as_json: bool
) -> None:
    """Read the files, a few at a time; one that fails does not stop the next."""
    # Before anything else is imported: a worker takes as long to start as we do.
    from mailbox_ingest.worker_start import start_worker

    started = start_worker()
    import asyncio

    if not asyncio.run(_parse(started, files, names=names, received=received, as_json=as_json)):
        ctx.exit(1)


async def _parse(
    started: StartedWorker,
    files: Sequence[str],
    *,
    names: Sequence[str],
    received: date | None,
    as_json: bool,
) -> bool:
    """Show what is read of each file, in the order given; return whether all could be read."""
    from contextlib import aclosing

    from mailbox_ingest.reading_pool import ReaderPool

    all_read = True
    async with (
        ReaderPool(started=[started]) as pool,
        aclosing(_read_files(files, pool=pool, received=received)) as read,
    ):
        async for file, readings in read:
            for reading in _for_names(readings, names):
                all_read = all_read and reading.error is None
                if as_json:
                    click.echo(json.dumps(_as_json(file, reading), ensure_ascii=False))
                else:
                    _show(file, reading)
    return all_read


async def _read_files(
    files: Sequence[str], *, pool: ReaderPool, received: date | None
) -> AsyncGenerator[tuple[str, tuple[Reading, ...]]]:
    from contextlib import aclosing

    from mailbox_ingest.windowed import in_order

    jobs = (_read_file(file, pool=pool, received=received) for file in files)
    async with aclosing(in_order(jobs, at_once=pool.at_once)) as read:
        async for pair in read:
            yield pair


async def _read_file(
    file: str, *, pool: ReaderPool, received: date | None
) -> tuple[str, tuple[Reading, ...]]:
    import asyncio

    try:
        content = await asyncio.to_thread(_content_of, file)
    except OSError:
        return file, (_failed(file, "file_unreadable", "The file is missing or may not be read."),)
    if len(content) > MAX_FILE_BYTES:
        return file, (_failed(file, "too_large", "The file is larger than a letter may be."),)
    name = Path(file).name
    read = await pool.read_content(content, name=name, received=received)
    return file, read.readings


def _content_of(file: str) -> bytes:
    with Path(file).open("rb") as stream:
        return stream.read(MAX_FILE_BYTES + 1)


def _failed(file: str, code: str, message: str) -> Reading:
    from parsers import Reading, ReadingError

    error = ReadingError(code=code, message=message)
    return Reading(part=0, name=file, pages=0, facts=None, error=error)


def _for_names(readings: Sequence[Reading], names: Sequence[str]) -> Iterator[Reading]:
    """Yield the readings; a letter for somebody else than `names`, where there are any, is then no claim."""
    for reading in readings:
        if reading.facts is None or not names:
            yield reading
        else:
            from parsers.names import readdress

            yield replace(reading, facts=readdress(reading.facts, names))


def _as_json(file: str, reading: Reading) -> dict[str, Any]:
    from parsers.facts_json import encode_facts

    line: dict[str, Any] = {"version": 1, "file": file, "part": reading.part}
    if reading.facts is not None:
        line.update(encode_facts(reading.facts))
    elif reading.error is not None:
        line["error"] = {"code": reading.error.code, "message": reading.error.message}
    return line


def _show(file: str, reading: Reading) -> None:
    from rich.console import Console

    from tui.letter_view import letter_view

    console = Console(soft_wrap=False)
    title = file if reading.part == 0 else _("{file}, part {part}").format(file=file, part=reading.part)
    console.print(title, style="bold", markup=False, highlight=False)
    if reading.facts is not None:
        console.print(letter_view(reading.facts))
    elif reading.error is not None:
        from tui.reading_problems import reading_problem

        problem = reading_problem(reading.error.code)
        console.print(f"  {problem.sentence}; {problem.hint}", markup=False, highlight=False)
    console.print()
