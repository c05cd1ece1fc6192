"""Bills that a letter lists: each with its number, its day and its amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from parsers.amount_roles import RoledAmount
from parsers.dates import DateMention
from parsers.facts import ListedInvoice, ReferenceKind
from parsers.folding import fold, letters_and_digits
from parsers.lexicon.roles import Role
from parsers.reference_values import FoundReference

if TYPE_CHECKING:
    from parsers.choosing import Mentions

_BILLS: Final = (ReferenceKind.INVOICE, ReferenceKind.DECISION)
_NO_BILL: Final = (
    Role.VAT,
    Role.PERIODIC,
    Role.INTEREST,
    Role.COSTS,
    Role.PAID,
    Role.CONDITIONAL,
    Role.OTHER,
    Role.REFUND,
    Role.MINIMUM,
)
_MOST_INVOICES: Final = 60
_HEAD: Final = re.compile(
    r"^(?=[^\d]{8,90}$)(?=.*\b(?:factuur|facturen|nota|rekening|invoice|bill)\w*)(?=.*\b(?:\w*datum|date|"
    r"dagtekening))"
    r"(?=.*\b(?:bedrag|openstaand|te betalen|te voldoen|saldo|restant|totaal|amount|due|balance)\b)"
)
_ROW: Final = re.compile(
    r"^(?P<number>[A-Z]{0,4}[-/]?\d[\dA-Z/.-]{3,20})[ |]+\d{1,2}[-/. ]\w{1,9}[-/. ]\d{2,4}\b"
)


def find_invoices(mentions: Mentions) -> tuple[ListedInvoice, ...]:
    """Return the bills in rows of a table, and those that a sentence names with an amount."""
    in_rows: dict[int, list[RoledAmount]] = {}
    for amount in mentions.amounts:
        if not amount.in_sentence:
            in_rows.setdefault(amount.mention.cell.row, []).append(amount)
    found: dict[str, ListedInvoice] = {}
    bills = [reference for reference in mentions.references if reference.kind in _BILLS]
    for reference in bills:
        row = reference.block.cell_at(reference.start).row
        amounts = [amount for amount in in_rows.get(row, ()) if amount.role not in _NO_BILL]
        if amounts:
            days = [m for m in mentions.dates if m.day and m.block.cell_at(m.start).row == row]
            listed = ListedInvoice(
                number=reference.number, day=_day(days, mentions), amount_cents=_amount(amounts)
            )
        else:
            told = _told(reference, bills, mentions)
            if told is None:
                continue
            listed = told
        found.setdefault(reference.plain, listed)
    for listed in _in_rows_without_label(mentions, in_rows):
        found.setdefault(letters_and_digits(listed.number or "").upper(), listed)
    return tuple(found.values())[:_MOST_INVOICES]


def _in_rows_without_label(
    mentions: Mentions, in_rows: Mapping[int, Sequence[RoledAmount]]
) -> Iterator[ListedInvoice]:
    """Rows of a number, a day and an amount under a head that says they are bills.

    They may be on the next page, or in plain text that lost its columns, where no label stands above them.
    """
    head: int | None = None
    for place, row in enumerate(mentions.layout.rows):
        text = " ".join(cell.text for cell in row)
        if _HEAD.match(fold(text)) and place not in in_rows:
            head = place
        match = _ROW.match(text)
        if head is None or match is None or place - head > _MOST_INVOICES:
            continue
        days = [m for m in mentions.dates if m.day and m.block.cell_at(m.start).row == row[0].row]
        amounts = [amount for amount in in_rows.get(row[0].row, ()) if amount.role not in _NO_BILL]
        if days and amounts:
            yield ListedInvoice(
                number=match["number"], day=_day(days, mentions), amount_cents=_amount(amounts)
            )


def _amount(amounts: Sequence[RoledAmount]) -> int:
    """The amount of the bill itself where a row has it apart; else the last of the row."""
    ordered = sorted(amounts, key=lambda amount: (amount.mention.cell.x0, amount.mention.start))
    principal = [amount for amount in ordered if amount.role is Role.PRINCIPAL]
    return (principal or ordered)[-1].cents


def _day(days: Sequence[DateMention], mentions: Mentions) -> date | None:
    """The day of the bill: not that on which it falls due, and else the first of the row."""
    ordered = sorted(days, key=lambda m: (m.block.cell_at(m.start).x0, m.start))
    heads = [mentions.context.column_head(m.block.cell_at(m.start)) for m in ordered]
    due = ("verval", "uiterlijk", "betalen voor", "betaaldatum", "due")
    dated = [m for m, head in zip(ordered, heads, strict=True) if not any(word in head for word in due)]
    return dated[0].day if dated else None


def _told(
    reference: FoundReference, bills: Sequence[FoundReference], mentions: Mentions
) -> ListedInvoice | None:
    """A bill in running text: "factuur 2026-17 van 12 januari 2026 ad € 44,00"."""
    block = reference.block
    sentence = mentions.context.sentence_at(block, reference.start)
    others = [one.start for one in bills if one.block is block and one.start > reference.start]
    end = min([sentence.end, *others])
    amounts = [
        amount
        for amount in mentions.amounts
        if amount.mention.block is block
        and reference.end <= amount.mention.start < end
        and amount.role not in _NO_BILL
    ]
    if not amounts:
        return None
    until = amounts[0].mention.start
    letter_day = mentions.letter_date.day if mentions.letter_date else None
    days = [
        m.day
        for m in mentions.dates
        if m.block is block
        and reference.end <= m.start < until
        and m.day is not None
        and (letter_day is None or m.day <= letter_day)
    ]
    return ListedInvoice(
        number=reference.number, day=days[0] if days else None, amount_cents=amounts[0].cents
    )
