"""A proposed correction as its owner is asked about it: whose it is, what was read, and what it should be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from overview import Correction
from parsers.facts import Facts
from parsers.facts_json import encode_facts
from tui.correction_texts import corrected_value
from tui.formatting import format_short_day
from tui.i18n import gettext as _
from tui.labels import field_label
from tui.letters_view import SHORT_ID
from tui.proposed import Proposed


def proposed_lines(proposed: Proposed) -> Iterator[str]:
    """Yield what the owner should know before saying yes."""
    letter, correction = proposed.letter, proposed.correction
    facts = letter.facts
    day = letter.record.received if facts is None or facts.letter_date is None else facts.letter_date
    sender = (facts.sender if facts else None) or _("sender not known")
    yield _("{author} proposes for letter {number}, {sender}, {day}:").format(
        author=correction.author, number=letter.id[:SHORT_ID], sender=sender, day=format_short_day(day)
    )
    yield _("  {field}: {value} (the program read: {read})").format(
        field=field_label(correction.path),
        value=corrected_value(correction),
        read=_("nothing")
        if facts is None
        else corrected_value(replace(correction, value=_read(facts, correction))),
    )
    if correction.reason:
        yield _("  Why: {reason}").format(reason=correction.reason)


def _read(facts: Facts, correction: Correction) -> str | int | bool | None:
    """Return what was read at the path of a correction; `None` where the letter states nothing there."""
    found: object = encode_facts(facts)
    for step in correction.path.split("."):
        if isinstance(found, list) and step.isdigit() and int(step) < len(found):
            found = found[int(step)]
        elif isinstance(found, dict):
            found = found.get(step)
        else:
            return None
    return found if isinstance(found, str | int | bool) else None
