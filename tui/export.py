"""An overview in a file, in the form that the ending of its name says, written whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from overview import encode_overview
from overview.exports.material import Material
from tui.desk import Situation
from tui.errors import ExportFormatError
from tui.private_files import write_private
from tui.speaking import ActiveLanguage


def _json(material: Material) -> bytes:
    plain = encode_overview(material.overview, material.language, with_bsn=material.with_bsn)
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def _csv(material: Material) -> bytes:
    from overview.exports.table import table

    return table(material).encode()


def _xlsx(material: Material) -> bytes:
    from overview.exports.spreadsheet import workbook

    return workbook(material)


def _pdf(material: Material) -> bytes:
    from overview.exports.report import report

    return report(material)


def _ics(material: Material) -> bytes:
    from overview.exports.calendar import calendar

    return calendar(material)


# The libraries for each form are only loaded when it is asked for.
_FORMS: Final[Mapping[str, Callable[[Material], bytes]]] = {
    ".json": _json,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".pdf": _pdf,
    ".ics": _ics,
}
ENDINGS: Final = tuple(_FORMS)


def check_ending(path: Path) -> str:
    """Return the ending of `path` that says which form it gets.

    Raises:
        ExportFormatError: it is none that we write.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ExportFormatError(ending or path.name)
    return ending


def export_overview(situation: Situation, path: Path, *, with_bsn: bool = False) -> None:
    """Write a situation to `path` in the form that its ending names; BSN in references covered or not.

    Raises:
        ExportFormatError: the ending is none that we write.
        FileWriteError: the file cannot be written.
    """
    form = _FORMS[check_ending(path)]
    material = Material(
        overview=situation.overview,
        letters=situation.letters,
        person=situation.person,
        language=ActiveLanguage(),
        with_bsn=with_bsn,
    )
    write_private(path, form(material))
