"""How to reach the one who decides on a claim: what letters name, desks for counsellors, what others know."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, assert_never

from overview.claim import Claim, Overview
from overview.language import Language, say
from overview.law.tables import package_table
from overview.parties import same_party
from overview.references import Entry
from overview.short_line import ShortLine, ShortLineKind
from parsers.directory import find_organisation

_DESKS: Final[Mapping[str, str]] = {
    "stella": say(
        "Stella team of the tax office, for cases where several problems come together; professionals can "
        "bring a case in"
    ),
    "emergency_stop": say(
        "a counsellor can ask for an emergency stop by telephone; the number differs by kind of fine"
    ),
    "customer_support": say("department that helps debt counsellors who have a written consent"),
    "payment_format": say(
        "counsellors and administrators who pay write RELNR, the customer number, and SOORT with a code"
    ),
    "help_pages": say("help pages for debt counsellors: a pause, an arrangement, contact"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueNote:
    """A line that a counsellor learned, for claims of the organisation of that name."""

    organisation: str
    line: ShortLine


def lines_of(claim: Claim, entries: Sequence[Entry]) -> tuple[ShortLine, ...]:
    """Return the desks of contact and creditor, and what the newest letter of the contact says of itself."""
    parties = dict.fromkeys(name for name in (claim.contact, claim.creditor) if name)
    desks = dict.fromkeys(desk for name in parties if (desk := _desk(name)) is not None)
    return (*desks, *_of_newest_letter(claim.contact, entries))


def with_colleagues(overview: Overview, notes: Iterable[ColleagueNote]) -> Overview:
    """Return the overview with what colleagues learned about the parties of each claim; that comes first."""
    known = tuple(notes)
    if not known:
        return overview
    return replace(overview, claims=tuple(_with_notes(claim, known) for claim in overview.claims))


def described(line: ShortLine, language: Language) -> str:
    """Return what is done at a desk, or what a colleague noted; empty where there is nothing of it."""
    return language.say(_DESKS[line.desk]) if line.desk else line.note or ""


def way(line: ShortLine, language: Language) -> str:
    """Return how somebody is reached: who, by what, at what hours."""
    told = described(line, language)
    parts: tuple[str | None, ...] = (
        line.handler,
        line.phone,
        line.email,
        line.website,
        line.opening_hours,
        told,
    )
    if line.kind is ShortLineKind.DESK:
        parts = (told, line.phone, line.email, line.website, line.address, line.opening_hours)
    return ", ".join(part for part in parts if part)


def ground(line: ShortLine, language: Language) -> str:
    """Return where it is known from, and the day on which it held."""
    day = "?" if line.checked_on is None else language.day(line.checked_on)
    match line.kind:
        case ShortLineKind.LETTER:
            return language.say("in the letter of {day}").format(day=day)
        case ShortLineKind.DESK:
            told = language.say("for debt counsellors; looked up on {day}").format(day=day)
            return told if line.verified else f"{told}, {language.say('source not verified')}"
        case ShortLineKind.COLLEAGUE:
            said = language.say("{author}; checked on {day}")
            return said.format(author=line.author or "?", day=day)
        case _:
            assert_never(line.kind)


def _with_notes(claim: Claim, notes: Sequence[ColleagueNote]) -> Claim:
    parties = [name for name in (claim.contact, claim.creditor) if name]
    learned = tuple(
        note.line for note in notes if any(same_party(note.organisation, party) for party in parties)
    )
    return replace(claim, short_lines=(*learned, *claim.short_lines)) if learned else claim


def _of_newest_letter(contact: str | None, entries: Sequence[Entry]) -> tuple[ShortLine, ...]:
    """Return what the newest letter of the contact that names a way to reach it says."""
    if contact is None:
        return ()
    for entry in reversed(entries):
        details = entry.facts.details.contact_details
        if details is None or entry.facts.sender is None or not same_party(entry.facts.sender, contact):
            continue
        line = ShortLine(
            kind=ShortLineKind.LETTER,
            organisation=entry.facts.sender,
            phone=details.phone,
            email=details.email,
            website=details.website,
            address=details.address,
            handler=details.handler,
            opening_hours=details.opening_hours,
            letter_id=entry.letter_id,
            checked_on=entry.day,
        )
        if line.reaches:
            return (line,)
    return ()


@lru_cache(maxsize=4096)
def _desk(name: str) -> ShortLine | None:
    """Return the desk for debt counsellors of the organisation of this name, where one is known."""
    known = find_organisation(name)
    rows = package_table("overview", "desks")["desks"] if known else ()
    return next((_line_of(row) for row in rows if known and row["organisation"] == known.name), None)


def _line_of(row: Mapping[str, Any]) -> ShortLine:
    seen = row["seen"]
    if not isinstance(seen, date) or row["what"] not in _DESKS:
        raise ValueError("a desk without a day or without words")
    return ShortLine(
        kind=ShortLineKind.DESK,
        organisation=str(row["organisation"]),
        website=row.get("website"),
        address=row.get("address"),
        desk=row["what"],
        checked_on=seen,
        source=str(row["source"]),
        verified=bool(row["verified"]),
    )
