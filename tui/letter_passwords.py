"""The password of one letter: from a file or a question, used once and kept nowhere."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from parsers.passwords import LONGEST_PASSWORD
from tui.errors import FileReadError
from tui.i18n import gettext as _


def ask_password(file: Path | None) -> str:
    """Return the password of a letter.

    Raises:
        FileReadError: the file cannot be read, or holds no password.
        UsageError: none was given, and there is no terminal to ask for it.
    """
    if file is None:
        if not sys.stdin.isatty():
            raise click.UsageError(_("there is no terminal to ask for the password: give --password-file"))
        return str(click.prompt(_("The password of the letter"), hide_input=True, err=True))
    try:
        with file.open("rb") as stream:
            text = stream.read(LONGEST_PASSWORD * 4 + 2).decode().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as exc:
        raise FileReadError(str(file)) from exc
    if not text or len(text) > LONGEST_PASSWORD:
        raise FileReadError(str(file))
    return text
