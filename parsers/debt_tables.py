"""Tables and lists in which each row is a debt: with its creditor, its dossier, its amounts, its day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from parsers.amount_roles import RoledAmount, label_role
from parsers.facts import ReferenceKind
from parsers.layout import Cell, Layout
from parsers.lexicon.parties import CREDITOR_LABEL
from parsers.lexicon.roles import Role, words_pattern
from parsers.party_names import (
    PartyName,
    clean_name,
    looks_like_organisation,
    looks_like_person_or_role,
    name_at,
)
from parsers.reference_values import FoundReference

if TYPE_CHECKING:
    from parsers.choosing import Mentions

FILE_KINDS: Final = (ReferenceKind.DOSSIER, ReferenceKind.CASE)
_MOST_ROWS: Final = 60
_ROWS_WITHOUT: Final = 3
_OVER_A_PAGE: Final = 14
_LONG_LINE: Final = 70
_NEXT_LINE: Final = 2.2


class Column(StrEnum):
    """What a column of such a table holds."""

    CREDITOR = "creditor"
    FILE = "file"
    PAYMENT = "payment"
    PRINCIPAL = "principal"
    INTEREST = "interest"
    COSTS = "costs"
    PAID = "paid"
    DEADLINE = "deadline"
    DUE = "due"


_Head = tuple[Cell, Column | None]
_MONEY: Final = (Column.PRINCIPAL, Column.INTEREST, Column.COSTS, Column.PAID, Column.DUE)
_HEADS: Final[tuple[tuple[Column, re.Pattern[str]], ...]] = (
    (Column.PAYMENT, words_pattern(r"betaa?l\w*[- ]?(?:kenmerk|referentie)", r"payment ref")),
    (
        Column.FILE,
        words_pattern(
            r"^(?:(?:ons|onze|uw|our|your) )?(?:incasso)?(?:dossier|zaak|file|case|cjib)(?!kosten)",
            r"^(?:ons|onze|our) (?:kenmerk|ref|nummer|nr)",
        ),
    ),
    (
        Column.CREDITOR,
        words_pattern(
            CREDITOR_LABEL.pattern,
            r"^(?:oorspronkelijke |original )?(?:schuldeiser|opdrachtgever|crediteur|creditor|client)s?\b"
            r"(?! ?n[ro]|-?nummer)",
            r"^(?:naam |naam van )?(?:bedrijf|instantie|organisatie|instelling)$",
        ),
    ),
    (
        Column.DEADLINE,
        words_pattern(r"betalen voor|uiterlijk|uiterste|verval|due date|pay by|betaal(?:datum| voor)"),
    ),
    (Column.INTEREST, words_pattern(r"\brente\b|\binterest\b")),
    (Column.COSTS, words_pattern(r"kosten\b|\bcosts\b|verhoging|\bbik\b|\bwik\b")),
    (Column.PAID, words_pattern(r"\b(?:betaald|voldaan|ontvangen|betalingen|paid)\b")),
    (Column.PRINCIPAL, words_pattern(r"hoofdsom|principal|oorspronkelijk|original")),
    (
        Column.DUE,
        words_pattern(
            r"totaal|saldo|openstaand|te betalen|te voldoen|bedrag|restant|vordering|verschuldigd|\btotal\b|"
            r"balance|amount|\bdue\b|outstanding|schuld\b"
        ),
    ),
)
_BULLET: Final = re.compile(r"^[\s\-–•*·>]*(?:\(?(?:\d{1,2}|[a-z])[.)]\s+)?")
_LEAD: Final = re.compile(r"\b(?:voor|aan|namens|bij|van|to|for|from|owed to)\s(?:de |het |the )?")


_PLAIN_HEAD: Final = re.compile(
    r"^(?=.*\b(?:dossier|zaak|kenmerk|file|case))(?=.*\b(?:opdrachtgever|schuldeiser|crediteur|namens|"
    r"creditor|client))"
    r"(?!.*\d)[\w .()€|-]{10,70}$"
)
_MERGED: Final = re.compile(
    r"^(?:(?P<name>[A-Z][^\d€|]{2,60}?) )?(?P<number>[A-Z]{0,4}[-/]?\d[\dA-Z./-]{3,20})"
    r"(?: (?P<behind>[A-Z][^\d€|]{2,60}))?$"
)
_PLAIN_ROW: Final = re.compile(
    r"^(?:(?P<name>[A-Z][^\d€|]{2,60}?)[ |]+)?(?P<number>[A-Z]{0,4}[-/]?\d[\dA-Z./-]{3,20})"
    r"(?:[ |]+(?P<behind>[A-Z][^\d€|]{2,60}?))?[ |]+(?:€|EUR)? ?[\d.]+,\d\d$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DebtItem:
    """One debt as it stands on the paper, in the rows from `first` to `last`; money in euro cents."""

    creditor: str | None
    file: str | None
    payment: str | None
    due_cents: int
    first: int
    last: int
    amounts: Mapping[Role, tuple[RoledAmount, ...]] = field(default_factory=dict)
    pay_by: date | None = None

    def cents_of(self, role: Role) -> int | None:
        """What the rows of one role add up to, or `None` where there are none."""
        rows = self.amounts.get(role, ())
        return sum(row.cents for row in rows) if rows else None


_ROLES: Final = {
    Column.PRINCIPAL: Role.PRINCIPAL,
    Column.INTEREST: Role.INTEREST,
    Column.COSTS: Role.COSTS,
    Column.PAID: Role.PAID,
}


def items_in_tables(mentions: Mentions) -> tuple[DebtItem, ...]:
    """The rows of the tables whose head tells of creditors, dossiers or payment references, in order."""
    rows = mentions.layout.rows
    by_row: dict[int, list[RoledAmount]] = {}
    for amount in mentions.amounts:
        by_row.setdefault(amount.mention.cell.row, []).append(amount)
    items: list[DebtItem] = []
    index = 0
    while index < len(rows):
        columns = _columns_of(rows[index])
        if columns is None or index in by_row:
            index += 1
            continue
        index, found = _read_rows(mentions, columns, by_row, index + 1)
        items += found
    return tuple(items[:_MOST_ROWS])


def _columns_of(row: Sequence[Cell]) -> list[_Head] | None:
    """What the cells of a head say of their columns; `None` where the row heads no table of debts."""
    if len(row) < 2 or any(len(cell.text) > 40 or cell.text.endswith(":") for cell in row):
        return None
    columns = [(cell, _column(cell.folded)) for cell in row]
    kinds = {kind for _, kind in columns}
    tells = kinds & {Column.CREDITOR, Column.FILE, Column.PAYMENT}
    return columns if tells and kinds & {*_MONEY} else None


def _column(label: str) -> Column | None:
    return next((kind for kind, pattern in _HEADS if pattern.search(label)), None)


def _read_rows(
    mentions: Mentions,
    columns: Sequence[_Head],
    by_row: Mapping[int, Sequence[RoledAmount]],
    start: int,
) -> tuple[int, list[DebtItem]]:
    """The items under a head, and the row behind them."""
    items: list[DebtItem] = []
    without = 0
    index = start
    rows = mentions.layout.rows
    while index < len(rows) and len(items) < _MOST_ROWS:
        row = rows[index]
        # Between the rows of two pages stand the foot of the one and the head of the other.
        over_a_page = _page_turns(rows, items[-1].last) if items else False
        if without >= (_OVER_A_PAGE if over_a_page else _ROWS_WITHOUT):
            break
        if len(row) == 1 and len(row[0].text) > _LONG_LINE and not over_a_page:
            break
        if items and label_role(row[0].folded) in (Role.TOTAL, Role.WEAK_TOTAL, Role.SUBTOTAL):
            break
        item = _item_of(mentions, columns, row, by_row.get(index, ()), index)
        if item is not None:
            items.append(item)
            without = 0
        else:
            without += 1
            if items and _goes_on(row, items[-1], columns, mentions.layout):
                name = f"{items[-1].creditor} {row[0].text}"
                items[-1] = replace(items[-1], creditor=name, last=index)
        index += 1
    return (index if items else start), items


def _page_turns(rows: Sequence[Sequence[Cell]], last: int) -> bool:
    """Whether another page begins within reach of a row."""
    return rows[min(last + _OVER_A_PAGE, len(rows) - 1)][0].page != rows[last][0].page


def _goes_on(row: Sequence[Cell], item: DebtItem, columns: Sequence[_Head], layout: Layout) -> bool:
    """Whether a row is only the rest of the name above it, in the next line of its cell."""
    if len(row) != 1 or item.creditor is None or row[0].text.endswith((".", ":")):
        return False
    above = layout.above(row[0], within_em=_NEXT_LINE)
    return above is not None and above.row == item.last and _nearest(row[0], columns) is Column.CREDITOR


def _item_of(
    mentions: Mentions,
    columns: Sequence[_Head],
    row: Sequence[Cell],
    amounts: Sequence[RoledAmount],
    index: int,
) -> DebtItem | None:
    if len(row) == len(columns) and not _in_columns(row, columns):
        # In plain text columns may not stand under each other: the cells come in the same order.
        columns = [(cell, kind) for cell, (_, kind) in zip(row, columns, strict=True)]
    texts: dict[Column, str] = {}
    parts: dict[Column, list[RoledAmount]] = {}
    with_amounts = {id(amount.mention.cell) for amount in amounts}
    money = [(cell, kind) for cell, kind in columns if kind in _MONEY]
    for amount in amounts:
        kind = _nearest(amount.mention.cell, money if not amount.in_sentence else ())
        if kind is not None and kind in _MONEY:
            parts.setdefault(kind, []).append(amount)
    for cell in row:
        kind = None if id(cell) in with_amounts else _nearest(cell, columns)
        if kind is not None and kind not in _MONEY:
            # The euro sign of the next column may stand close to a long name.
            texts.setdefault(kind, cell.text.rstrip(" €"))
    if not texts.keys() & {Column.CREDITOR, Column.FILE, Column.PAYMENT} or not parts:
        return None
    due = _due_of(parts)
    if not due:
        return None
    _part_merged(texts, {kind for _, kind in columns})
    file, payment = texts.get(Column.FILE), texts.get(Column.PAYMENT)
    name = clean_name(texts[Column.CREDITOR]) if Column.CREDITOR in texts else None
    return DebtItem(
        creditor=name.text if name is not None else None,
        file=file if file and any(c.isdigit() for c in file) else None,
        payment=payment if payment and any(c.isdigit() for c in payment) else None,
        due_cents=due,
        first=index,
        last=index,
        amounts={_ROLES[kind]: tuple(found) for kind, found in parts.items() if kind in _ROLES},
        pay_by=_day_in(mentions, index) if Column.DEADLINE in texts else None,
    )


def _part_merged(texts: dict[Column, str], kinds: set[Column | None]) -> None:
    """Give a name and a number that stand close enough to be read as one cell each their own column."""
    if not {Column.CREDITOR, Column.FILE} <= kinds or len(texts.keys() & {Column.CREDITOR, Column.FILE}) != 1:
        return
    merged = _MERGED.match(texts.get(Column.CREDITOR) or texts.get(Column.FILE) or "")
    if merged is not None and (merged["name"] or merged["behind"]):
        texts[Column.CREDITOR] = merged["name"] or merged["behind"]
        texts[Column.FILE] = merged["number"]


def _in_columns(row: Sequence[Cell], columns: Sequence[_Head]) -> bool:
    """Whether each cell of a row stands at least in part under the head that comes in its place."""
    return all(
        min(cell.x1, head.x1) > max(cell.x0, head.x0) for cell, (head, _) in zip(row, columns, strict=True)
    )


def _due_of(parts: Mapping[Column, Sequence[RoledAmount]]) -> int:
    """What a row asks: its last amount due, or what its parts make."""
    if parts.get(Column.DUE):
        return parts[Column.DUE][-1].cents
    plus = sum(
        a.cents for kind in (Column.PRINCIPAL, Column.INTEREST, Column.COSTS) for a in parts.get(kind, ())
    )
    return plus - sum(amount.cents for amount in parts.get(Column.PAID, ()))


def _nearest(cell: Cell, columns: Iterable[_Head]) -> Column | None:
    """The column in which a cell stands: that of the head with an edge nearest to one of its own."""
    best: tuple[float, Column | None] | None = None
    for head, kind in columns:
        away = min(
            abs(head.x0 - cell.x0), abs(head.x1 - cell.x1), abs(head.x0 + head.x1 - cell.x0 - cell.x1) / 2
        )
        if best is None or away < best[0]:
            best = (away, kind)
    return best[1] if best is not None else None


def _day_in(mentions: Mentions, row: int) -> date | None:
    days = [m.day for m in mentions.dates if m.day and m.block.cell_at(m.start).row == row]
    return days[-1] if days else None


def items_in_lines(mentions: Mentions) -> tuple[DebtItem, ...]:
    """Lines of a list that each name a creditor or a dossier with one amount: "- X, dossier 12: € 34,50"."""
    items: list[DebtItem] = []
    for block, sentence in mentions.text.body:
        amounts = [
            amount
            for amount in mentions.amounts
            if amount.mention.block is block and sentence.start <= amount.mention.start < sentence.end
        ]
        if len(amounts) != 1 or amounts[0].role in (Role.PERIODIC, Role.CONDITIONAL, Role.PAID, Role.REFUND):
            continue
        files = [
            reference
            for reference in mentions.references
            if reference.block is block
            and sentence.start <= reference.start < sentence.end
            and reference.kind in FILE_KINDS
        ]
        text = block.text[sentence.start : sentence.end].replace("\n", " ")
        name = _name_in(text, files, sentence.start, collects=mentions.parties.collector)
        if name is None and not files:
            continue
        first, last = block.cell_at(sentence.start).row, amounts[0].mention.cell.row
        items.append(
            DebtItem(
                creditor=name.text if name else None,
                file=files[0].number if files else None,
                payment=None,
                due_cents=amounts[0].cents,
                first=first,
                last=last,
            )
        )
    return tuple(items[:_MOST_ROWS])


def items_in_plain_rows(mentions: Mentions) -> tuple[DebtItem, ...]:
    """Rows of a table in plain text in which nothing but a space or two is left of its columns.

    Such a row has a name and a number, in either order, and one amount; the head above names a dossier.
    """
    items: list[DebtItem] = []
    heads = [
        row[0].row for row in mentions.layout.rows if len(row) == 1 and _PLAIN_HEAD.search(row[0].folded)
    ]
    for amount in mentions.amounts:
        cell = amount.mention.cell
        if not any(0 < cell.row - head <= _MOST_ROWS for head in heads) or cell.row in heads:
            continue
        match = _PLAIN_ROW.match(cell.text)
        name = clean_name(match["name"] or match["behind"] or "") if match is not None else None
        if match is None or name is None or looks_like_person_or_role(name.text):
            continue
        items.append(
            DebtItem(
                creditor=name.text,
                file=match["number"],
                payment=None,
                due_cents=amount.cents,
                first=cell.row,
                last=cell.row,
            )
        )
    return tuple(items[:_MOST_ROWS])


def _name_in(text: str, files: Sequence[FoundReference], start: int, *, collects: bool) -> PartyName | None:
    """The creditor that a line of a list names: at its start, behind its number, or behind "voor"."""
    bullet = _BULLET.match(text)
    opens = bullet.end() if bullet else 0
    places = [opens, *(reference.end - start for reference in files)]
    places += [match.end() for match in _LEAD.finditer(text)]
    found = [name for place in places if (name := name_at(text[place:].lstrip(" -–:,;()"), 0)) is not None]
    for name in found:
        if looks_like_organisation(name):
            return name
    if collects and files:
        return next((name for name in _told(found)), None)
    return None


def _told(names: Iterable[PartyName]) -> Iterator[PartyName]:
    for name in names:
        if not looks_like_person_or_role(name.text) and not re.match(
            r"(?:dossier|zaak|file|case|nummer|totaal|total)\b", name.text.casefold()
        ):
            yield name
