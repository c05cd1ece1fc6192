"""Instalments: tables of days with amounts, and series such as "in 6 termijnen van € 50, de eerste op 1
mei"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.context import ContextReader
from parsers.dates import DateMention, make_day
from parsers.deadlines import FoundDeadline
from parsers.facts import DeadlineKind
from parsers.lexicon import deadlines as words
from parsers.lexicon import instalments as series_words
from parsers.lexicon.numerals import parse_count
from parsers.lexicon.roles import Role
from parsers.listed_instalments import listed_in_sentence

_MOST_INSTALMENTS: Final = 60
# Letters between the amounts of one series.
_LAST_DAY: Final = re.compile(
    r"laatste (?:\w+)?dag van (?:de|elke|iedere|die) (?:\w+ )?maand|einde? van (?:de|elke|iedere) maand|"
    r"last day of (?:the|each|every) month|end of (?:the|each|every) month"
)
_BY_TIMES: Final = re.compile(r"\d\s?[x×]\s(?:€\s?|eur\s)?$")
_SERIES_OF_DAYS: Final = 260
_SAME_SERIES: Final = 250
_TABLE_WORDS: Final = re.compile(
    r"termijn|\bdeel\b|\bdelen\b|regeling|instal|aflos|betaal|uiterlijk|voor of op|op of voor|"
    r"\bdue\b|vervaldatum|betaling|afschrijv|incasso|maandbedrag|payment"
)


def find_instalments(
    dates: Sequence[DateMention],
    amounts: Sequence[RoledAmount],
    context: ContextReader,
    *,
    letter_date: date | None,
    due_cents: int | None,
) -> tuple[FoundDeadline, ...]:
    """The payments of an arrangement or a bill in parts, each with its day and amount; empty where there are
    none."""
    table = _from_rows(dates, amounts, context, letter_date=letter_date, due_cents=due_cents)
    listed = listed_in_sentence(dates, amounts, context, letter_date=letter_date)
    if not table and due_cents and sum(item.amount_cents or 0 for item in listed) == due_cents:
        return listed
    return table or _from_series(dates, amounts, context, letter_date=letter_date, due_cents=due_cents)


def _from_rows(
    dates: Sequence[DateMention],
    amounts: Sequence[RoledAmount],
    context: ContextReader,
    *,
    letter_date: date | None,
    due_cents: int | None,
) -> tuple[FoundDeadline, ...]:
    rows, text = _dated_rows(dates, amounts, context, letter_date=letter_date)
    if len(rows) < 2 or len(rows) > _MOST_INSTALMENTS:
        return ()
    total = sum(row.amount_cents or 0 for row in rows)
    ordered = all(one.day < other.day for one, other in pairwise(rows))
    if total == due_cents or (ordered and _TABLE_WORDS.search(text) and due_cents and total <= due_cents):
        return tuple(rows)
    return ()


def instalment_total(
    dates: Sequence[DateMention],
    amounts: Sequence[RoledAmount],
    context: ContextReader,
    *,
    letter_date: date | None,
) -> int | None:
    """What the instalments of a table or a series add up to, when the letter names that sum elsewhere."""
    rows, _ = _dated_rows(dates, amounts, context, letter_date=letter_date)
    rows = rows if len(rows) > 1 else [*listed_in_sentence(dates, amounts, context, letter_date=letter_date)]
    total = sum(row.amount_cents or 0 for row in rows)
    if len(rows) >= 2 and any(amount.cents == total for amount in amounts):
        return total
    start = _find_start(amounts, context)
    if start is not None:
        for named in {amount.cents for amount in amounts}:
            series = _follow(start, amounts, due_cents=named)
            if sum(series.parts) == named and named > max(series.parts):
                return named
    return None


def _dated_rows(
    dates: Sequence[DateMention],
    amounts: Sequence[RoledAmount],
    context: ContextReader,
    *,
    letter_date: date | None,
) -> tuple[list[FoundDeadline], str]:
    """Rows that hold a day to come and an amount after it, with the text around them."""
    by_row: dict[int, list[RoledAmount]] = {}
    for amount in amounts:
        if not amount.in_sentence and not amount.mention.negative:
            by_row.setdefault(amount.mention.cell.row, []).append(amount)
    rows: list[FoundDeadline] = []
    text = ""
    for mention in dates:
        cell = mention.block.cell_at(mention.start)
        if len(cell.text) > 60 or cell.row not in by_row:
            continue
        day = mention.day if letter_date is None else mention.in_or_after(letter_date)
        beside = [item for item in by_row[cell.row] if item.mention.cell.x0 >= cell.x0 - 0.01]
        beside = beside or by_row[cell.row][-1:]
        if day is None or not beside or any(found.day == day for found in rows):
            continue
        if letter_date is not None and day <= letter_date:
            continue
        text += (
            " "
            + " ".join(other.folded for other in context.layout.rows[cell.row])
            + " "
            + context.column_head(cell)
        )
        rows.append(
            FoundDeadline(
                kind=DeadlineKind.PAYMENT,
                day=day,
                block=mention.block,
                start=mention.start,
                end=mention.end,
                sure=True,
                strong=True,
                computed=False,
                amount_cents=beside[0].cents,
            )
        )
    return rows, text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Series:
    """Amounts that are paid one after the other, as a sentence words them; `sure` where they add up.

    `words_around` is the text that may tell how far they lie apart.
    """

    parts: tuple[int, ...]
    anchor: RoledAmount
    words_around: str
    sure: bool


def _from_series(
    dates: Sequence[DateMention],
    amounts: Sequence[RoledAmount],
    context: ContextReader,
    *,
    letter_date: date | None,
    due_cents: int | None,
) -> tuple[FoundDeadline, ...]:
    series = _find_series(amounts, context, due_cents=due_cents)
    if series is None:
        return ()
    printed = _printed_days(series, dates, letter_date)
    if printed:
        return printed
    first = _first_day(series.anchor.mention.block.index, series.anchor, dates, context, letter_date)
    if first is None:
        return ()
    day, mention = first
    weeks = words.EVERY_WEEKS.search(series.words_around)
    monthly = words.EVERY_MONTH.search(series.words_around) is not None
    sure = series.sure and (monthly or weeks is not None)
    found: list[FoundDeadline] = []
    for step, part in enumerate(series.parts):
        if weeks is not None:
            due = date.fromordinal(day.toordinal() + 7 * step * (parse_count(weeks["count"] or "1") or 1))
        else:
            month = day.month - 1 + step
            last = _LAST_DAY.search(series.words_around) is not None and step > 0
            due = _same_day(day.year + month // 12, month % 12 + 1, 31 if last else day.day)
        found.append(
            FoundDeadline(
                kind=DeadlineKind.PAYMENT,
                day=due,
                block=mention.block,
                start=mention.start,
                end=mention.end,
                sure=sure,
                strong=True,
                computed=step > 0,
                amount_cents=part,
            )
        )
    return tuple(found)


def _printed_days(
    series: _Series, dates: Sequence[DateMention], letter_date: date | None
) -> tuple[FoundDeadline, ...]:
    """The days of a series where each of them is printed: "the first on 31 March, the second on 31 May"."""
    anchor = series.anchor.mention
    days: dict[date, DateMention] = {}
    for mention in dates:
        day = mention.day if letter_date is None else mention.in_or_after(letter_date)
        near = mention.block is anchor.block and 0 < mention.start - anchor.start < _SERIES_OF_DAYS
        if near and day is not None and (letter_date is None or day > letter_date):
            days.setdefault(day, mention)
    if len(days) != len(series.parts) or list(days) != sorted(days):
        return ()
    return tuple(
        FoundDeadline(
            kind=DeadlineKind.PAYMENT,
            day=day,
            block=mention.block,
            start=mention.start,
            end=mention.end,
            sure=series.sure,
            strong=True,
            computed=False,
            amount_cents=part,
        )
        for (day, mention), part in zip(days.items(), series.parts, strict=True)
    )


def _find_series(
    amounts: Sequence[RoledAmount], context: ContextReader, *, due_cents: int | None
) -> _Series | None:
    """The series that the letter words: "5 termijnen van € 50 en een laatste van € 25"."""
    start = _find_start(amounts, context)
    return None if start is None else _follow(start, amounts, due_cents=due_cents)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Start:
    """The amount of an instalment with how many of it there are, and the words around it."""

    amount: RoledAmount
    count: int
    words_around: str


def _find_start(amounts: Sequence[RoledAmount], context: ContextReader) -> _Start | None:
    for amount in amounts:
        block = amount.mention.block
        sentence = context.sentence_at(block, amount.mention.start)
        around = " ".join(
            other.folded for other in context.sentences(block) if -400 < other.start - sentence.start < 400
        )
        before = sentence.folded[: max(0, amount.mention.start - sentence.start)]
        after = sentence.folded[max(0, amount.mention.end - sentence.start) :]
        if _BY_TIMES.search(before) and not amount.in_sentence:
            # "Zaalhuur 3 x € 64,00" in a row: a price, and no arrangement.
            continue
        count = _count_before(before) or _count_behind(after, around)
        if not count or not 1 < count <= _MOST_INSTALMENTS or amount.cents == 0:
            continue
        if series_words.BESIDE_THE_BILL.search(
            f"{sentence.folded} {context.after_sentence(block, sentence)}"
        ):
            continue
        return _Start(amount=amount, count=count, words_around=around)
    return None


def _follow(start: _Start, amounts: Sequence[RoledAmount], *, due_cents: int | None) -> _Series:
    """The parts of a series, so that they come to `due_cents` where they can."""
    amount, mention = start.amount, start.amount.mention
    near = [
        other
        for other in amounts
        if other.mention.block is mention.block and abs(other.mention.start - mention.start) < _SAME_SERIES
    ]
    first = _single(near, amount, series_words.FIRST_SINGLE)
    last = _single(near, amount, series_words.LAST_SINGLE)
    parts, sure = _parts_of(start.count, amount.cents, first=first, last=last, due_cents=due_cents)
    return _Series(parts=parts, anchor=amount, words_around=start.words_around, sure=sure)


def _count_before(before: str) -> int | None:
    """The count in "6 termijnen van", just before an amount."""
    series = list(series_words.INSTALMENT_SERIES.finditer(before + " "))
    if not series or series[-1].end() < len(before) - 2:
        return None
    return parse_count(series[-1]["count"])


def _count_behind(after: str, around: str) -> int | None:
    """The count in "€ 50 per maand, gedurende 6 maanden"."""
    times = series_words.TIMES.match(after)
    if times is not None:
        return parse_count(times["count"])
    match = series_words.A_MONTH.match(after) and series_words.FOR_MONTHS.search(around)
    return parse_count(match["count"] or match["long"]) if match else None


def _single(near: Sequence[RoledAmount], own: RoledAmount, label: re.Pattern[str]) -> int | None:
    """The amount of a first or last instalment that is not as the others."""
    for amount in near:
        mention = amount.mention
        before = mention.block.folded[max(0, mention.start - 60) : mention.start].replace("\n", " ")
        if amount is not own and label.search(before):
            return amount.cents
    return None


def _parts_of(
    count: int, each: int, *, first: int | None, last: int | None, due_cents: int | None
) -> tuple[tuple[int, ...], bool]:
    """The amounts of a series in order, and whether they add up to what is due.

    "Six of € 50 and a last one of € 25" can be seven payments or six: the sum decides, and without one the
    seven are a guess.
    """
    ends = (first is not None) + (last is not None)
    for equal in (count, count - ends):
        parts = ([first] if first is not None else []) + [each] * equal
        parts += [last] if last is not None else []
        if due_cents is not None and sum(parts) == due_cents:
            return tuple(parts), True
    if ends:
        return (*([first] if first is not None else []), *[each] * count, *([last] if last else [])), False
    rest = None if due_cents is None else due_cents - (count - 1) * each
    if rest is not None and 0 < rest <= 2 * each:
        return (*[each] * (count - 1), rest), True
    return (each,) * count, due_cents is None or due_cents in (each, each * count)


def _same_day(year: int, month: int, day: int) -> date:
    for last in range(day, 27, -1):
        found = make_day(year, month, last)
        if found is not None:
            return found
    return date(year, month, min(day, 28))


def _first_day(
    block_index: int,
    amount: RoledAmount,
    dates: Sequence[DateMention],
    context: ContextReader,
    letter_date: date | None,
) -> tuple[date, DateMention] | None:
    for mention in dates:
        if mention.block.index != block_index or mention.start < amount.mention.start - 120:
            continue
        sentence = context.sentence_at(mention.block, mention.start)
        before = sentence.folded[: max(0, mention.start - sentence.start)]
        day = mention.day if letter_date is None else mention.in_or_after(letter_date)
        if (
            day is not None
            and series_words.FIRST_OF_SERIES.search(before)
            and not words.NEW_PRICE.search(sentence.folded)
            and (letter_date is None or day >= letter_date)
        ):
            return day, mention
    return None


def minimum_amount(amounts: Sequence[RoledAmount]) -> int | None:
    """The least that has to be paid now beside a balance, where the letter names one."""
    values = [amount.cents for amount in amounts if amount.role is Role.MINIMUM and amount.cents > 0]
    return values[0] if values else None
