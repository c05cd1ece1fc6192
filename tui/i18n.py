"""The language that a person reads: English message ids in the code, Dutch unless chosen otherwise."""

from __future__ import annotations

import gettext as _gettext
import os
from enum import StrEnum
from functools import cache
from pathlib import Path

DOMAIN = "postkluis"
LOCALE_FOLDER = Path(__file__).parent / "locale"


class Language(StrEnum):
    """The languages that Postkluis speaks."""

    DUTCH = "nl"
    ENGLISH = "en"


DEFAULT_LANGUAGE = Language.DUTCH

# What is chosen holds for the whole process: one person reads one screen. Kept in a dictionary so that a
# test can switch it without rebinding a name that other modules have imported.
_chosen: dict[str, Language] = {"language": DEFAULT_LANGUAGE}


@cache
def _catalog(language: Language) -> _gettext.NullTranslations:
    if language is Language.ENGLISH:
        return _gettext.NullTranslations()
    return _gettext.translation(DOMAIN, LOCALE_FOLDER, languages=[language.value])


def activate(language: Language) -> None:
    """Choose the language of everything shown from now on, the messages that click itself makes included."""
    _chosen["language"] = language
    # click takes its own words from the process-wide gettext domain, and that looks at LANGUAGE.
    os.environ["LANGUAGE"] = language.value
    _gettext.bindtextdomain(DOMAIN, str(LOCALE_FOLDER))
    _gettext.textdomain(DOMAIN)


def active() -> Language:
    """Return the language chosen last."""
    return _chosen["language"]


def gettext(message: str) -> str:
    """Return `message` in the active language."""
    # The empty message id is the header of the catalog in gettext; nobody should read that.
    return _catalog(active()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form that goes with `count`, in the active language; placeholders are left to the caller."""
    return _catalog(active()).ngettext(singular, plural, count)


def N_(message: str) -> str:
    """Mark `message` for the catalog and leave it as it is; it is translated where it is shown."""
    return message


def NN_(singular: str, plural: str) -> tuple[str, str]:
    """Mark a message with a plural for the catalog and leave it as it is."""
    return singular, plural
