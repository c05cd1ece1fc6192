"""`postkluis parse`: what the program reads in a letter, without a vault and without keeping anything."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.command import Day, argument, command, json_option, option
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.reading_problems import reading_problem

if TYPE_CHECKING:
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
    """Read each file in turn; one that fails does not stop the next."""
    failed = False
    for file in files:
        for reading in _read_file(file, names, received):
            failed = failed or reading.error is not None
            if as_json:
                click.echo(json.dumps(_as_json(file, reading), ensure_ascii=False))
            else:
                _show(file, reading)
    if failed:
        ctx.exit(1)


def _read_file(file: str, names: Sequence[str], received: date | None) -> Iterator[Reading]:
    from dataclasses import replace

    from parsers import Reading, ReadingError, read
    from parsers.names import readdress

    try:
        with Path(file).open("rb") as stream:
            content = stream.read(MAX_FILE_BYTES + 1)
    except OSError:
        error = ReadingError(code="file_unreadable", message="The file is missing or may not be read.")
        yield Reading(part=0, name=file, pages=0, facts=None, error=error)
        return
    if len(content) > MAX_FILE_BYTES:
        error = ReadingError(code="too_large", message="The file is larger than a letter may be.")
        yield Reading(part=0, name=file, pages=0, facts=None, error=error)
        return
    for reading in read(content, name=Path(file).name, received=received):
        if reading.facts is not None and names:
            yield replace(reading, facts=readdress(reading.facts, names))
        else:
            yield reading


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
        problem = reading_problem(reading.error.code)
        console.print(f"  {problem.sentence}; {problem.hint}", markup=False, highlight=False)
    console.print()
