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


def _fcid(material: Material) -> bytes:
    from overview.exports.fcid import claims_document

    return claims_document(material)


def _balance_requests(material: Material) -> bytes:
    from overview.exports.balance_request import balance_requests

    return balance_requests(material).encode("utf-8-sig")


# The libraries for each form are only loaded when it is asked for.
_FORMS: Final[Mapping[str, Callable[[Material], bytes]]] = {
    ".json": _json,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".pdf": _pdf,
    ".ics": _ics,
    ".fcid.json": _fcid,
    ".saldo.csv": _balance_requests,
}
ENDINGS: Final = tuple(_FORMS)


def check_ending(path: Path) -> str:
    """Return the ending of `path` that says which form it gets: the longest that we know.

    Raises:
        ExportFormatError: it is none that we write.
    """
    name = path.name.lower()
    known = [ending for ending in ENDINGS if name.endswith(ending) and name != ending]
    if not known:
        raise ExportFormatError(path.suffix.lower() or path.name)
    return max(known, key=len)


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
