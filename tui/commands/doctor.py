"""`postkluis doctor`: is everything here that Postkluis needs, and what to do where it is not."""

from __future__ import annotations

import asyncio
import json
import platform
import shutil
import stat
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.command import command, json_option, session_of
from tui.errors import NoVaultError
from tui.i18n import N_, ngettext
from tui.i18n import gettext as _
from tui.problems import find_problem
from tui.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

# tesseract answers within a moment; a file system that hangs should not hang the doctor.
_SECONDS = 20
_LANGUAGES = ("nld", "eng", "osd")


class Verdict(StrEnum):
    """How a check turned out."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at: its stable name, the verdict, what was found, and what to do."""

    name: str
    verdict: Verdict
    found: str
    advice: str | None = None


@command(
    "doctor",
    help=N_(
        "Check that everything is there that Postkluis needs.\n\n"
        "It looks at the vault, its key file and the programs that read scans, and changes nothing. "
        "The exit status "
        "is 1 when something has to be done."
    ),
    example="postkluis doctor",
)
@json_option
@click.pass_context
def COMMAND(ctx: click.Context, as_json: bool) -> None:
    """Run all checks and print them."""
    checks = tuple(_checks(session_of(ctx)))
    if as_json:
        rows = [
            {"name": c.name, "verdict": c.verdict.value, "found": c.found, "advice": c.advice} for c in checks
        ]
        click.echo(json.dumps({"version": 1, "checks": rows}, ensure_ascii=False))
    else:
        words = {Verdict.GOOD: _("good"), Verdict.NOTE: _("note"), Verdict.BAD: _("NOT GOOD")}
        width = max(len(word) for word in words.values())
        for check in checks:
            click.echo(f"{words[check.verdict]:<{width}}  {check.found}")
            if check.advice:
                click.echo(f"{'':<{width}}  → {check.advice}")
    if any(check.verdict is Verdict.BAD for check in checks):
        ctx.exit(1)


def _checks(session: Session) -> Iterator[Check]:
    from importlib.metadata import version

    yield Check(
        name="version",
        verdict=Verdict.GOOD,
        found=f"Postkluis {version('postkluis')}, Python {platform.python_version()}",
    )
    yield from _tesseract()
    yield _readers()
    yield from asyncio.run(_vault(session))


def _tesseract() -> Iterator[Check]:
    program = shutil.which("tesseract")
    if program is None:
        yield Check(
            name="tesseract",
            verdict=Verdict.BAD,
            found=_("tesseract is missing; without it scans and photos cannot be read"),
            advice="sudo apt-get install tesseract-ocr tesseract-ocr-nld",
        )
        return
    try:
        told = subprocess.run(  # noqa: S603 - the program that PATH names, with fixed arguments
            [program, "--version"], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
        listed = subprocess.run(  # noqa: S603 - the same
            [program, "--list-langs"], capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        yield Check(
            name="tesseract",
            verdict=Verdict.BAD,
            found=_("tesseract is there but does not answer"),
            advice="sudo apt-get install --reinstall tesseract-ocr",
        )
        return
    first = (told.stdout or told.stderr).splitlines()[:1] or ["tesseract"]
    yield Check(name="tesseract", verdict=Verdict.GOOD, found=first[0])
    there = set(listed.stdout.split())
    missing = [language for language in _LANGUAGES if language not in there]
    if missing:
        yield Check(
            name="tesseract_languages",
            verdict=Verdict.BAD,
            found=_("tesseract lacks: {languages}").format(languages=", ".join(missing)),
            advice="sudo apt-get install " + " ".join(f"tesseract-ocr-{language}" for language in missing),
        )
    else:
        yield Check(
            name="tesseract_languages",
            verdict=Verdict.GOOD,
            found=_("tesseract reads Dutch and English"),
        )


def _readers() -> Check:
    from mailbox_ingest.sandbox import protection

    held = protection()
    if held.files and held.tcp and held.calls:
        return Check(
            name="readers",
            verdict=Verdict.GOOD,
            found=_("the system keeps a reader of letters to its own folder"),
        )
    if held.files:
        return Check(
            name="readers",
            verdict=Verdict.NOTE,
            found=_("the system keeps a reader of letters to its own folder, but not from the network"),
            advice=_("letters are read all the same; a newer Linux (6.7 or later) does keep it from both"),
        )
    return Check(
        name="readers",
        verdict=Verdict.NOTE,
        found=_("this system cannot keep a reader of letters to its own folder"),
        advice=_("letters are read all the same; a newer Linux (6.7 or later) protects you better"),
    )


async def _vault(session: Session) -> list[Check]:
    from store import StoreError
    from tui.errors import TuiError
    from tui.wiring import find_vault, key_path, open_store

    settings = session.settings
    checks: list[Check] = []
    try:
        async with open_store(settings) as store:
            await store.check()
            count = len(await store.vault_ids())
            checks.append(
                Check(
                    name="store",
                    verdict=Verdict.GOOD,
                    found=ngettext(
                        "the store is sound: {count} vault", "the store is sound: {count} vaults", count
                    ).format(count=count),
                )
            )
            keys = key_path(settings, await find_vault(store, settings))
            checks.append(_key_file(keys))
    except NoVaultError as error:
        problem = find_problem(error)
        hint = None if problem is None else problem.hint
        checks.append(
            Check(name="vault", verdict=Verdict.NOTE, found=_("there is no vault here yet"), advice=hint)
        )
    except (StoreError, TuiError) as error:
        problem = find_problem(error)
        if problem is None:
            raise
        checks.append(Check(name="store", verdict=Verdict.BAD, found=problem.sentence, advice=problem.hint))
    return checks


def _key_file(path: Path) -> Check:
    if not path.exists():
        return Check(
            name="key_file",
            verdict=Verdict.NOTE,
            found=_("the key file that brings letters in is not on this machine"),
            advice=_("it is made anew when you open the vault with your passphrase, by `postkluis overview`"),
        )
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return Check(
            name="key_file",
            verdict=Verdict.BAD,
            found=_("others on this machine can read the key file"),
            advice=f"chmod 600 {path}",
        )
    return Check(
        name="key_file", verdict=Verdict.GOOD, found=_("the key file is there, and only you can read it")
    )
