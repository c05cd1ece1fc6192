"""The header that a forwarded mail carries in its text: who wrote the letter first, when, and about what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parseaddr, parsedate_to_datetime

from parsers.document import MailHeader, Page, Word

_LABELS = {
    "van": "from",
    "from": "from",
    "aan": "to",
    "to": "to",
    "datum": "date",
    "date": "date",
    "verzonden": "date",
    "sent": "date",
    "onderwerp": "subject",
    "subject": "subject",
}
_FIELD = re.compile(r"^\W{0,3}(" + "|".join(_LABELS) + r")\W{0,3}:\s*(\S.*)$", re.I)
_FORWARDS = re.compile(r"\s*(?:fwd?|doorst|doorgestuurd)\b", re.I)
_MOST_LINES_ABOVE = 25
"""Lines above the header: a few words of who forwards it, and their signature."""

_MOST_LINES = 8
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january", "jan"),
            ("februari", "february", "feb"),
            ("maart", "march", "mrt", "mar"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "june", "jun"),
            ("juli", "july", "jul"),
            ("augustus", "august", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "october", "okt", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_WRITTEN_DAY = re.compile(r"\b(\d{1,2})\.? ([a-z]{3,9})\.? (\d{4})\b")
_WRITTEN_DAY_ENGLISH = re.compile(r"\b([a-z]{3,9}) (\d{1,2}),? (\d{4})\b")
_NUMBERED_DAY = re.compile(r"\b(\d{1,2})[-/](\d{1,2})[-/](\d{4})\b")


def find_forwarded_header(page: Page, outer: MailHeader) -> MailHeader | None:
    """Return the header of the mail that `page` forwards; `None` where it forwards none.

    Only a mail whose subject says that it is forwarded is looked into: the quotes in a reply are the
    citizen's own words as often as not, and a stranger's mail gets no other sender by a few lines in its
    text. A day without a time is given as that day at noon, UTC. What the inner header leaves out is left
    out, but for the subject, which the outer one repeats.
    """
    if outer.subject is None or _FORWARDS.match(outer.subject) is None:
        return None
    lines = _lines(page)
    for start in range(min(len(lines), _MOST_LINES_ABOVE)):
        fields = _fields(lines[start : start + _MOST_LINES])
        if "from" not in fields or len(fields) < 3:
            continue
        name, address = parseaddr(fields["from"].replace("[mailto:", "<").replace("]", ">"))
        to_name, to_address = parseaddr(fields.get("to", ""))
        if "@" not in address:
            name, address = fields["from"], ""
        return MailHeader(
            sender_name=name.strip("'\" ") or None,
            sender_address=address or None,
            recipient=to_name or to_address or None,
            subject=fields.get("subject") or outer.subject,
            sent_at=_parse_instant(fields.get("date", "")),
        )
    return None


def _fields(lines: Sequence[str]) -> dict[str, str]:
    """Return the fields that follow each other from the first line on; a long one may flow on."""
    fields: dict[str, str] = {}
    strange = 0
    for number, line in enumerate(lines):
        match = _FIELD.match(line)
        if match is None:
            strange += 1
            if number == 0 or strange > 1:
                break
            continue
        fields.setdefault(_LABELS[match.group(1).lower()], match.group(2).strip())
    return fields


def _lines(page: Page) -> list[str]:
    rows: dict[int, list[Word]] = {}
    for word in page.words:
        rows.setdefault(round((word.y0 + word.y1) * 5000), []).append(word)
    return [
        " ".join(word.text for word in sorted(rows[row], key=lambda word: word.x0)) for row in sorted(rows)
    ]


def _parse_instant(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        folded = text.lower()
    if match := _WRITTEN_DAY.search(folded):
        day, month, year = int(match.group(1)), _MONTHS.get(match.group(2)), int(match.group(3))
    elif match := _WRITTEN_DAY_ENGLISH.search(folded):
        day, month, year = int(match.group(2)), _MONTHS.get(match.group(1)), int(match.group(3))
    elif match := _NUMBERED_DAY.search(folded):
        day, month, year = int(match.group(1)), int(match.group(2)), int(match.group(3))
    else:
        return None
    try:
        return datetime(year, month or 0, day, 12, tzinfo=UTC)
    except ValueError:
        return None
