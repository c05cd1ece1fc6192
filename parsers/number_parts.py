"""Parts of a number that stand on the next line or behind it: groups of figures, who handles it."""

from __future__ import annotations

import re
from typing import Final

from parsers.facts import ReferenceKind

# Behind a number of a file: the initials of who handles it, which offices print as a part of it.
_HANDLER: Final = re.compile(r"^ (?!EUR\b|BV\b|NV\b|BTW\b|PDF\b)[A-Z]{2,4}(?:/[A-Za-z]{2,3})?(?= *(?:\n|$))")
# Behind the number of a policy or contract: which one of its kind.
_VERSION: Final = re.compile(r"^ [A-Z](?= *(?:\n|$))")
_GROUP: Final = re.compile(r"\d{4}")
_GROUPS_BELOW: Final = re.compile(
    r"^\n(?P<groups>\d{4}(?: \d{2,4}){0,2})(?=[,;.)]?(?:\s|$))(?! (?:euro|eur|stuks)\b)"
)


def over_break(raw: str, text: str, end: int) -> str:
    """Four figures that end a line, with the groups of figures that go on with them on the next: the number
    of a bill that is set in groups ("nota 9100", "6627 14, waarvan")."""
    going_on = _GROUPS_BELOW.match(text[end:]) if _GROUP.fullmatch(raw) else None
    return f"{raw} {going_on['groups']}" if going_on is not None else raw


def over_line_end(raw: str, text: str, end: int) -> str:
    """A number in groups of four, with the groups that stand on the next line."""
    groups = raw.split(" ")
    if (
        text[end : end + 1] != "\n"
        or len(groups) > 3
        or any(len(group) != 4 or not group.isdigit() for group in groups)
    ):
        return raw
    following = re.match(r"(?:\d{4}\b ?){1,3}", text[end + 1 :])
    if following is None or len(groups) + len(following.group().split()) > 4 or len(groups) < 2:
        return raw
    return f"{raw} {following.group().strip()}"


def with_handler(raw: str, line: str, kind: ReferenceKind) -> str:
    """A number of a file with the initials that stand behind it to the end of its line: "4471.20 JB/mk"."""
    if kind in (ReferenceKind.POLICY, ReferenceKind.CONTRACT) and line.startswith(raw):
        version = _VERSION.match(line[len(raw) :])
        return raw + version.group() if version is not None else raw
    if kind not in (ReferenceKind.DOSSIER, ReferenceKind.CASE) or not line.startswith(raw):
        return raw
    initials = _HANDLER.match(line[len(raw) :])
    return raw + initials.group() if initials is not None else raw
