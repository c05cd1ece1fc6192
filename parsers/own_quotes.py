"""The reader's own words under an answer: a mail that quotes what the reader wrote is cut there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from parsers.document import MailHeader, Page, Word

_FROM: Final = re.compile(r"^\W{0,3}(?:van|from|afzender|sender)\W{0,3}:\s*(?P<who>\S.*)$", re.IGNORECASE)
_FIELD: Final = re.compile(
    r"^\W{0,3}(?:aan|to|datum|date|verzonden|sent|onderwerp|subject|cc)\W{0,3}:\s*\S", re.IGNORECASE
)
# "Op ma 4 jan 2026 om 19:48 schreef Ada Wisse <ada@post.example>:", "On ... wrote:".
_WROTE: Final = re.compile(
    r"^\W{0,3}(?:op|on)\b.{4,60}\b(?:schreef|geschreven|wrote)\b.{0,100}:\s*$|"
    r"^\W{0,3}.{4,100}\b(?:schreef|wrote) (?:op|on|het volgende|the following)\b.{0,60}:\s*$",
    re.IGNORECASE,
)
_HEADER_LINES: Final = 4
_FEWEST_WORDS_ABOVE: Final = 25


def without_own_quotes(page: Page, header: MailHeader) -> Page:
    """The page of a mail without what its reader wrote before, where the answer above it says enough.

    A quote of somebody else stays: it may be the letter that is passed on.
    """
    rows = list(_rows(page))
    for number in range(len(rows)):
        words_above = sum(len(above) for above in rows[:number])
        if words_above >= _FEWEST_WORDS_ABOVE and _opens_quote(
            rows[number : number + _HEADER_LINES + 1], header
        ):
            dropped = {id(word) for later in rows[number:] for word in later}
            return replace(page, words=tuple(word for word in page.words if id(word) not in dropped))
    return page


def _rows(page: Page) -> Iterator[list[Word]]:
    rows: dict[int, list[Word]] = {}
    for word in page.words:
        rows.setdefault(round((word.y0 + word.y1) * 5000), []).append(word)
    for place in sorted(rows):
        yield sorted(rows[place], key=lambda word: word.x0)


def _opens_quote(rows: list[list[Word]], header: MailHeader) -> bool:
    first, *others = (" ".join(word.text for word in row) for row in rows)
    told = _FROM.match(first)
    if told is not None:
        return any(_FIELD.match(other) for other in others) and _is_reader(told["who"], header)
    # The line may flow on: "Op 4 jan schreef Ada Wisse" with the address and the colon under it.
    return any(
        _WROTE.match(line) is not None and _is_reader(line, header)
        for line in (first, f"{first} {others[0]}" if others else first)
    )


def _is_reader(text: str, header: MailHeader) -> bool:
    """Whether a line names the one to whom the mail was sent, by address or by a name of two words."""
    reader = (header.recipient or "").strip().casefold()
    telling = "@" in reader or len(reader.split()) > 1
    return telling and reader in text.casefold()
