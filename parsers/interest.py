"""Interest: its rate, what it rests on, the days over which it was reckoned, the stretches of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parsers.dates import DateMention
from parsers.facts import InterestKind, InterestPeriod, RatePer
from parsers.folding import fold
from parsers.layout import Cell
from parsers.lexicon.roles import Role

if TYPE_CHECKING:
    from parsers.choosing import Choice, Mentions

_INTEREST: Final = re.compile(r"rente\b|\binterest|kredietvergoeding")
_RATE: Final = re.compile(r"(?<![\d.,])(?P<rate>\d{1,2}(?:[.,]\d{1,3})?)\s?(?:%|procent\b|per ?cent\b)")
_OTHER_RATE: Final = re.compile(
    r"btw|b\.t\.w|\bvat\b|korting|discount|incasso|buitengerecht|hoofdsom|costs|\bkosten"
)
_MONTH: Final = re.compile(
    r"\b(?:per|elke|iedere|a|each) (?:\w+ )?(?:maand|mnd|month)\b|\bp\.?\s?m\.?(?=[\s,)]|$)|"
    r"maandrente|maandelijks|monthly"
)
_YEAR: Final = re.compile(
    r"\b(?:per|op) (?:\w+ )?(?:jaar|year|annum)|jaarbasis|jaarrente|"
    r"\bp\.?\s?j\.?(?=[\s,)]|$)|jaarlijks|yearly|annual"
)
_KINDS: Final[tuple[tuple[InterestKind, re.Pattern[str]], ...]] = (
    (
        InterestKind.COMMERCIAL,
        re.compile(r"handelsrente|commercial interest|6:119[ab]\b|interest for commercial"),
    ),
    (
        InterestKind.CONTRACTUAL,
        re.compile(
            r"(?:contractuele|contractueel|overeengekomen|bedongen|debet|krediet|vertragings)-? ?rente|"
            r"kredietvergoeding|"
            r"rente (?:volgens|op grond van|conform) (?:de |het |uw |onze )?(?:\w+ )?"
            r"(?:overeenkomst|contract|voorwaarden)|"
            r"contract(?:ual)? interest|agreed interest"
        ),
    ),
    (
        InterestKind.STATUTORY,
        re.compile(r"wettelijke (?:\w+ )?rente|\bwett?\.? rente|6:119\b|statutory interest|legal interest"),
    ),
)
_FROM: Final = re.compile(
    r"(?:\b(?:vanaf|van|sinds|sedert|ingaande|ingang van|from|since|as of)\s?(?:de |the )?|\bvan\W{0,3})\W*$"
)
_UNTIL: Final = re.compile(
    r"(?:tot en met|t/m|\btot\b|\bt\.e\.m\.?|until|up to|through|\bto\b|\ben\b|[-–])"
    r"\s?(?:heden\s|de |the )?\W*$"
)
_TO_TODAY: Final = re.compile(
    r"(?:tot (?:en met )?|t/m )(?:heden|vandaag)|\bper heden|until today|to date\b|up to today"
)
_STILL_TO_COME: Final = re.compile(
    r"per dag\b|loopt .{0,20}(?:door|op)\b|verder|nog verschuldigd|"
    r"dag van (?:algehele )?(?:betaling|voldoening)|"
    r"per day|continues|daily"
)
_MOST_PERIODS: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundInterest:
    """What a letter says of interest; see `parsers.facts.Details`."""

    rate_bp: int | None = None
    starts: date | None = None
    until: date | None = None
    kind: InterestKind | None = None
    per: RatePer | None = None
    periods: tuple[InterestPeriod, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A line or sentence about interest; the lower its rank, the more it is about what is asked now."""

    rank: int
    text: str
    days: tuple[tuple[date, str], ...]
    """Each day in it, with the words of the passage before it."""


def find_interest(mentions: Mentions, choice: Choice) -> FoundInterest:
    """Return the interest of a letter: first from the line that asks for it, then from its sentences."""
    passages = sorted(_passages(mentions, choice), key=lambda passage: passage.rank)
    periods = _periods(mentions)
    rate, per = _rate(passages)
    if len(periods) > 1:
        rates = {period.rate_bp for period in periods}
        rate = rates.pop() if len(rates) == 1 else None
    starts, until = _days(passages, mentions)
    if len(periods) > 1:
        starts = min((p.starts for p in periods if p.starts), default=starts)
        until = max((p.until for p in periods if p.until), default=until)
    kind = _kind(passages)
    if kind is None and per is RatePer.MONTH:
        # The statutory rates are set per year; who reckons by the month has a contract.
        kind = InterestKind.CONTRACTUAL
    if per is None and rate is not None and kind in (InterestKind.STATUTORY, InterestKind.COMMERCIAL):
        per = RatePer.YEAR
    return FoundInterest(
        rate_bp=rate,
        starts=starts,
        until=until,
        kind=kind,
        per=per,
        periods=periods if len(periods) > 1 else (),
    )


def _passages(mentions: Mentions, choice: Choice) -> Iterator[_Passage]:
    used = choice.reckoning.sources.get("interest_cents")
    in_rows = [one for one in mentions.amounts if one.role is Role.INTEREST and not one.in_sentence]
    for amount in in_rows[:_MOST_PERIODS]:
        row = mentions.layout.rows[amount.mention.cell.row]
        text = " ".join(cell.folded for cell in row)
        if not _INTEREST.search(text):
            text = f"{amount.label} {text}"
        yield _Passage(rank=0 if amount is used else 1, text=text, days=_days_in_row(mentions, row))
    letter_day = mentions.letter_date.day if mentions.letter_date else None
    for block, sentence in mentions.text.body:
        if not _INTEREST.search(sentence.folded):
            continue
        days: list[tuple[date, str]] = []
        for mention in mentions.dates:
            if mention.block is block and sentence.start <= mention.start < sentence.end:
                day = mention.day or (letter_day and mention.nearest_to(letter_day))
                if day is not None:
                    days.append((day, sentence.folded[: mention.start - sentence.start]))
        rank = 3 if _STILL_TO_COME.search(sentence.folded) else 2
        yield _Passage(rank=rank, text=sentence.folded, days=tuple(days))


def _days_in_row(mentions: Mentions, row: Sequence[Cell]) -> tuple[tuple[date, str], ...]:
    found: list[tuple[date, str]] = []
    letter_day = mentions.letter_date.day if mentions.letter_date else None
    for mention in _mentions_in(mentions, row):
        day = mention.day or (letter_day and mention.nearest_to(letter_day))
        if day is not None:
            before = mentions.context.line_before(mention.block, mention.start)
            cell = mention.block.cell_at(mention.start)
            head = mentions.context.column_head(cell) if not before.strip() else ""
            found.append((day, f"{head} {before}"))
    return tuple(found)


def _mentions_in(mentions: Mentions, row: Sequence[Cell]) -> list[DateMention]:
    cells = {id(cell) for cell in row}
    found = [m for m in mentions.dates if id(m.block.cell_at(m.start)) in cells]
    return sorted(found, key=lambda m: (m.block.cell_at(m.start).x0, m.start))


def _rate(passages: Sequence[_Passage]) -> tuple[int | None, RatePer | None]:
    for passage in passages:
        for match in _RATE.finditer(passage.text):
            around = passage.text[max(0, match.start() - 25) : match.end() + 22]
            after = passage.text[match.end() : match.end() + 30]
            if _OTHER_RATE.search(after[:16]) or (
                _OTHER_RATE.search(around) and not _INTEREST.search(around)
            ):
                continue
            before = passage.text[max(0, match.start() - 45) : match.start()]
            per = None
            if _MONTH.search(after):
                per = RatePer.MONTH
            elif _YEAR.search(after):
                per = RatePer.YEAR
            elif _MONTH.search(before):
                per = RatePer.MONTH
            elif _YEAR.search(before):
                per = RatePer.YEAR
            return basis_points(match["rate"]), per
    return None, None


def basis_points(text: str) -> int:
    """A rate as printed in hundredths of a percent; a third decimal is cut off."""
    whole, _, part = text.replace(",", ".").partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def _kind(passages: Sequence[_Passage]) -> InterestKind | None:
    for passage in passages:
        for kind, pattern in _KINDS:
            if pattern.search(passage.text):
                return kind
    return None


def _days(passages: Sequence[_Passage], mentions: Mentions) -> tuple[date | None, date | None]:
    """The days from and until which interest was reckoned. What still runs on has a first day at most."""
    starts = until = None
    letter_day = mentions.letter_date.day if mentions.letter_date else None
    for passage in passages:
        for day, before in passage.days:
            if passage.rank < 3 and until is None and _UNTIL.search(before):
                until = day
            elif starts is None and _FROM.search(before) and (letter_day is None or day <= letter_day):
                starts = day
        if until is None and letter_day is not None and _TO_TODAY.search(passage.text):
            until = letter_day
    if starts is not None and until is not None and starts > until:
        starts = None
    return starts, until


def _periods(mentions: Mentions) -> tuple[InterestPeriod, ...]:
    """Rows that each have a day, a rate and mostly an amount: interest in stretches."""
    found: list[InterestPeriod] = []
    for row in mentions.layout.rows:
        if len(found) >= _MOST_PERIODS:
            break
        text = " ".join(cell.text for cell in row)
        match = _RATE.search(fold(text))
        if match is None or _OTHER_RATE.search(fold(text)) or len(text) > 110:
            continue
        days = [mention.day for mention in _mentions_in(mentions, row) if mention.day is not None]
        if not 1 <= len(days) <= 2:
            continue
        amounts = [
            amount
            for amount in mentions.amounts
            if amount.mention.cell.row == row[0].row and amount.role is not Role.PRINCIPAL
        ]
        amounts.sort(key=lambda amount: (amount.mention.cell.x0, amount.mention.start))
        found.append(
            InterestPeriod(
                starts=days[0],
                until=days[1] if len(days) > 1 else None,
                rate_bp=basis_points(match["rate"]),
                amount_cents=amounts[-1].cents if amounts else None,
            )
        )
    ordered = all(
        one.starts is not None and other.starts is not None and one.starts < other.starts
        for one, other in pairwise(found)
    )
    return tuple(found[:_MOST_PERIODS]) if ordered else ()
