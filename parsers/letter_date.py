"""The day of the letter: printed with a label, behind a place, on a line of its own, or the day of the
mail."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from parsers.context import ContextReader
from parsers.dates import DateMention, make_day
from parsers.document import Document

_LABEL: Final = re.compile(
    r"^(?:\W*)(?:datum(?: (?:brief|van deze brief|dezes|verzending|besluit|beschikking|document|"
    r"aanslag))?|dagtekening(?: beschikking)?|briefdatum|verzend ?datum|verzonden(?: op)?|"
    r"date(?: of (?:letter|issue|this letter))?|letter date|dated|datum/date|date/datum|"
    r"ons schrijven van|d\.d\.|plaats,? (?:en )?datum|datum uitreiking)\W*$"
)
_BILL_LABEL: Final = re.compile(
    r"^(?:\W*)(?:factuur ?datum|nota ?datum|datum (?:factuur|nota)|invoice date|date of invoice|"
    r"bill date|statement date|rekening ?datum|afschrift ?datum|datum (?:afschrift|overzicht))\W*$"
)
_ANY_DATE_LABEL: Final = re.compile(r"\b(?:datum|dagtekening|date)\b")
_OTHER_LABEL: Final = re.compile(
    r"verval|uiterst|uiterlijk|betaal|betalen|betaling|voldoen|voldaan|ontvangen|received|\bpa(?:id|"
    r"yment)|due|geboor|birth|ingang|overtred|pleeg|(?:order|bestel|"
    r"lever|incasso|afschrijf|contract|behandel|polis)\w{0,3}-? ?(?:datum|dag)\b|periode|period|"
    r"tot en met|t/m|zitting|\brol|vonnis|uw (?:brief|bericht)|your letter|overleden|vanaf|einde|"
    r"start"
)
_PLACE: Final = re.compile(
    r"^(?!.*\b(?:voor|uiterlijk|op|tot|vanaf|per|van|na|sinds|before|by|until|on)\s+$)"
    r"[a-z' .-]{2,28},?\s(?:de\s|d\.d\.\s)?$"
)
_TODAY: Final = re.compile(r"(?:^|\b)(?:heden|op heden|vandaag)\W*(?:de\s|den\s)?(?:\w+dag\s)?(?:de\s)?$")
_DONE: Final = re.compile(r"(?:gedaan|gewezen|uitgesproken|getekend|opgemaakt|gegeven|aldus).{0,60}$")
_GIVEN: Final = re.compile(
    r"^(?:vonnis|beschikking|uitspraak|arrest|besluit|beslissing)(?: is)? (?:van|d\.d\.)$"
)
_ASIDE: Final = re.compile(r"^(?:\([^()]{1,24}\)|[/|] ?[a-z .'-]{3,24})$")
# What stands behind a day in its line as an entry of its own: "20-01-2026 / leerling 120774".
_NEXT_ENTRY: Final = re.compile(r"^\s*[/|·•–—-]\s(?!\d{1,2}[-/. ])[^€]{2,50}$")
_ENTRY_BEFORE: Final = re.compile(r"\d[\w./-]*\s*[/|·•–—]\s*$")
_SURE: Final = 7.0
_SURE_ALONE: Final = 6.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterDate:
    """The day of a letter, where it stands (`None`: in the header of the mail), and whether that is sure."""

    day: date
    mention: DateMention | None
    sure: bool


def find_letter_date(
    document: Document, dates: tuple[DateMention, ...], context: ContextReader, *, received: date | None
) -> LetterDate | None:
    """Return the day of the letter, or `None` where it states none."""
    if document.is_mail_body and document.mail is not None and document.mail.sent_at is not None:
        sent = document.mail.sent_at
        day = make_day(sent.year, sent.month, sent.day)
        # A clock that stands in the year 1 or 9999 says nothing, and a term counts no further.
        return None if day is None else LetterDate(day=day, mention=None, sure=True)
    hint = received
    if hint is None and document.mail is not None and document.mail.sent_at is not None:
        hint = document.mail.sent_at.date()
    ranked: list[tuple[float, int, date, DateMention]] = []
    for order, mention in enumerate(dates):
        if mention.day is None:
            continue
        score = _score(mention, context) + _plausible(mention.day, hint)
        if not mention.weekday_fits:
            score -= 2
        ranked.append((score, -order, mention.day, mention))
    ranked.sort(key=lambda item: (-item[0], -item[1]))
    if not ranked or ranked[0][0] <= 0:
        return None
    score, _, day, mention = ranked[0]
    rival = next((other for other, _, other_day, _ in ranked[1:] if other_day != day), 0.0)
    return LetterDate(day=day, mention=mention, sure=_is_sure(score, rival))


def _is_sure(score: float, rival: float) -> bool:
    return (score >= _SURE and score - rival >= 1.5) or (score >= _SURE_ALONE and score - rival >= 3.0)


def _score(mention: DateMention, context: ContextReader) -> float:
    cell = mention.block.cell_at(mention.start)
    before = context.line_before(mention.block, mention.start).strip(" _|~").lstrip(":").lstrip()
    after = context.line_after(mention.block, mention.end).strip()
    # "4 mei 2026 (per post)", "4 mei 2026 / Ede": what stands behind is no sentence.
    after = _ASIDE.sub("", after)
    after = _NEXT_ENTRY.sub("", after)
    if _ENTRY_BEFORE.search(before):
        # "Ons kenmerk 4471 / 4 mei 2026": the day is an entry of its own.
        before = ""
    left = context.left_label(cell)
    above = context.above_label(cell)
    top = 1.5 if cell.page == 1 and cell.middle < 0.45 else 0.0
    alone = not before and len(after) <= 2
    score = 0.0
    if _TODAY.search(before):
        score = 11.0
    elif before and _LABEL.match(_last_part(before)):
        score = 10.0
    elif before and _BILL_LABEL.match(_last_part(before)):
        score = 8.5
    elif alone and left and _LABEL.match(left):
        score = 10.0
    elif alone and above and _LABEL.match(above) and not _is_table_column(mention, context):
        # A row of a bill has its day under such a head too, and an amount beside it; in the head of a letter
        # what stands beside its date is only its neighbour.
        score = 2.0 if _beside_amount(mention, context) and not top else 9.5
    elif alone and left and _BILL_LABEL.match(left):
        score = 8.5
    elif alone and above and _BILL_LABEL.match(above):
        score = 2.0 if _is_table_column(mention, context) or _beside_amount(mention, context) else 8.0
    elif before and _PLACE.match(before + " ") and len(after) <= 2 and not _OTHER_LABEL.search(before):
        score = 7.5
    elif alone and top and not _OTHER_LABEL.search(left) and not _OTHER_LABEL.search(above):
        # One of a column of days is of what its row tells.
        score = 2.0 if _is_table_column(mention, context) else 5.0
    elif len(after) <= 2 and _GIVEN.match(before):
        # A judgment or decision that is itself the letter.
        return 5.5 + top
    elif _DONE.search(before):
        score = 4.5
    elif before and _ANY_DATE_LABEL.search(before[-25:]) and not _OTHER_LABEL.search(before[-40:]):
        score = 4.0
    elif len(after) <= 2 and top and len(before) < 30 and not _OTHER_LABEL.search(before):
        score = 3.0
    if score == 0.0:
        # A day in running text that nothing makes the letter's own.
        return score
    labels = f"{before[-40:]} {left if alone else ''} {above if alone else ''}"
    if score < 9 and _OTHER_LABEL.search(labels):
        score -= 6.0
    if cell.page > 1:
        score -= 2.5
    return score + top


def _last_part(text: str) -> str:
    """The end of a line that may be the label: after the last wide mark in it."""
    for mark in ("|", "·", "•", ";"):
        text = text.rsplit(mark, 1)[-1]
    return text.strip()


def _is_table_column(mention: DateMention, context: ContextReader) -> bool:
    """Whether another day stands under it, so that what heads it is the head of a column."""
    cell = mention.block.cell_at(mention.start)
    below = context.layout.below(cell, within_em=2.8)
    return below is not None and re.match(r"^\W*\d{1,2}[-/. ]", below.folded) is not None


def _beside_amount(mention: DateMention, context: ContextReader) -> bool:
    """Whether its row holds an amount, as the rows of a list of bills do."""
    cell = mention.block.cell_at(mention.start)
    row = context.layout.rows[cell.row]
    return any(
        "€" in other.folded or re.search(r"\d,\d{2}\b", other.folded) for other in row if other is not cell
    )


def _plausible(day: date, hint: date | None) -> float:
    """Less for a day that lies oddly to the day on which the letter came in."""
    if hint is None:
        return 0.0
    late = (day - hint).days
    if late > 14 or late < -400:
        return -6.0
    return -2.0 if late > 6 or late < -60 else 0.5
