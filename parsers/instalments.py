"""Instalments: tables of days with amounts, and series such as "in 6 termijnen van € 50, de eerste op 1
mei"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.context import ContextReader
from parsers.dates import DateMention, make_day
from parsers.deadlines import FoundDeadline
from parsers.facts import DeadlineKind
from parsers.lexicon import deadlines as words
from parsers.lexicon.numerals import parse_count
from parsers.lexicon.roles import Role

_MOST_INSTALMENTS: Final = 60
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
    """What the rows of a table of instalments add up to, when the letter names that sum elsewhere."""
    rows, _ = _dated_rows(dates, amounts, context, letter_date=letter_date)
    total = sum(row.amount_cents or 0 for row in rows)
    return total if len(rows) >= 2 and any(amount.cents == total for amount in amounts) else None


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


def _from_series(
    dates: Sequence[DateMention],
    amounts: Sequence[RoledAmount],
    context: ContextReader,
    *,
    letter_date: date | None,
    due_cents: int | None,
) -> tuple[FoundDeadline, ...]:
    for amount in amounts:
        if not amount.in_sentence:
            continue
        block = amount.mention.block
        sentence = context.sentence_at(block, amount.mention.start)
        before = sentence.folded[: max(0, amount.mention.start - sentence.start)]
        series = list(words.INSTALMENT_SERIES.finditer(before + " "))
        match = series[-1] if series else None
        if match is None or match.end() < len(before) - 2:
            continue
        count = parse_count(match["count"])
        first = _first_day(block.index, amount, dates, context, letter_date)
        around = sentence.folded + " " + context.after_sentence(block, sentence)
        if not count or count > _MOST_INSTALMENTS or first is None or not words.EVERY_MONTH.search(around):
            continue
        day, mention = first
        found: list[FoundDeadline] = []
        rest = due_cents
        for step in range(count):
            month = day.month - 1 + step
            due = _same_day(day.year + month // 12, month % 12 + 1, day.day)
            part = amount.cents
            if step == count - 1 and rest is not None and 0 < rest <= 2 * amount.cents:
                part = rest
            rest = None if rest is None else rest - part
            found.append(
                FoundDeadline(
                    kind=DeadlineKind.PAYMENT,
                    day=due,
                    block=mention.block,
                    start=mention.start,
                    end=mention.end,
                    sure=True,
                    strong=True,
                    computed=step > 0,
                    amount_cents=part,
                )
            )
        return tuple(found)
    return ()


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
            and words.FIRST_OF_SERIES.search(before)
            and (letter_date is None or day >= letter_date)
        ):
            return day, mention
    return None


def minimum_amount(amounts: Sequence[RoledAmount]) -> int | None:
    """The least that has to be paid now beside a balance, where the letter names one."""
    values = [amount.cents for amount in amounts if amount.role is Role.MINIMUM and amount.cents > 0]
    return values[0] if values else None
