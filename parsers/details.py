"""Details: what the law and the linking need beyond the main facts, as far as the letter states it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from parsers.amount_roles import RoledAmount, cost_kind
from parsers.contact import find_contact
from parsers.facts import (
    CostLine,
    Details,
    Direction,
    FourteenDayNotice,
    ListedInvoice,
    Reference,
    ReferenceKind,
)
from parsers.lexicon.roles import Role
from parsers.reckoning import announced_costs

if TYPE_CHECKING:
    from parsers.choosing import Choice, Mentions

_RATE: Final = re.compile(r"(?P<rate>\d{1,2}(?:[.,]\d{1,3})?)\s?%")
_INTEREST: Final = re.compile(r"\brente|\binterest")
_UNTIL: Final = re.compile(r"(?:tot en met|t/m|tot|until|up to|through)\s?(?:heden\s)?\W*$")
_FROM: Final = re.compile(r"(?:vanaf|sinds|sedert|met ingang van|from|since|as of)\s?(?:de\s)?\W*$")
_NOTICE: Final = re.compile(
    r"(?:14|15|veertien|vijftien|fourteen|fifteen) (?:dagen|days)\b.{0,120}(?:bezorgd|bezorging|"
    r"ontvangst|ontvang|krijgt|received|receipt|delivered|delivery|dagtekening|heden|datum|"
    r"verzending|date)|nadat deze brief bij u is bezorgd"
)
_ORIGIN: Final = re.compile(
    r"(?:pleegdatum|datum (?:van de )?(?:overtreding|feit|gedraging|levering|behandeling|"
    r"overeenkomst|aankoop|bestelling)|behandeldatum|date of (?:offence|purchase|delivery|"
    r"treatment)|op \d.{0,20} (?:kocht|bestelde)|overeenkomst van|leverdatum|besteldatum|"
    r"orderdatum)"
)
_WORDING: Final = 300
_MOST_INVOICES: Final = 60


def find_details(mentions: Mentions, choice: Choice) -> Details:
    """Return the details of a letter."""
    if choice.direction is Direction.NONE:
        return Details(
            contact_details=find_contact(mentions.layout, mentions.text), suspicious=choice.signals
        )
    rate, starts, ends = _interest(mentions)
    return Details(
        references=tuple(
            Reference(number=reference.number, kind=reference.kind) for reference in mentions.references
        ),
        cost_lines=_cost_lines(mentions, choice),
        interest_rate_bp=rate,
        interest_from=starts,
        interest_until=ends,
        origin_date=_origin_date(mentions),
        invoices=_invoices(mentions),
        notice_14_days=_notice(mentions),
        estimated_deadlines=choice.estimated,
        contact_details=find_contact(mentions.layout, mentions.text),
        former_creditor=mentions.parties.former_creditor,
        suspicious=choice.signals,
    )


def _cost_lines(mentions: Mentions, choice: Choice) -> tuple[CostLine, ...]:
    """Lines of costs; a VAT line is joined to the line it belongs to; what is only announced is not due."""
    lines: list[CostLine] = []
    for amount in choice.reckoning.cost_amounts:
        if _is_vat(amount) and lines:
            last = lines[-1]
            lines[-1] = CostLine(
                kind=last.kind,
                label=last.label,
                amount_cents=last.amount_cents,
                vat_cents=amount.cents,
                due=last.due,
            )
            continue
        lines.append(
            CostLine(kind=cost_kind(amount.label), label=_label(amount), amount_cents=amount.cents, due=True)
        )
    seen = {line.amount_cents for line in lines}
    pending: list[CostLine] = []
    for amount in announced_costs(mentions.amounts):
        if amount.cents in seen or amount.cents == 0:
            continue
        if _is_vat(amount) and pending:
            last = pending[-1]
            pending[-1] = CostLine(
                kind=last.kind,
                label=last.label,
                amount_cents=last.amount_cents,
                vat_cents=amount.cents,
                due=False,
            )
            continue
        seen.add(amount.cents)
        pending.append(
            CostLine(kind=cost_kind(amount.label), label=_label(amount), amount_cents=amount.cents, due=False)
        )
    return (*lines, *pending)


def _is_vat(amount: RoledAmount) -> bool:
    return (
        re.search(r"\b(?:btw|vat|omzetbelasting)\b", amount.label) is not None
        and re.search(r"\bincl", amount.label) is None
        and len(amount.label) < 60
    )


def _label(amount: RoledAmount) -> str:
    return " ".join(amount.label.split())[:80]


def _interest(mentions: Mentions) -> tuple[int | None, date | None, date | None]:
    """The rate in hundredths of a percent, and the days from and until which interest was reckoned."""
    rate: int | None = None
    starts: date | None = None
    ends: date | None = None
    letter_day = mentions.letter_date.day if mentions.letter_date else None
    for block, sentence in mentions.text.body:
        if not _INTEREST.search(sentence.folded):
            continue
        match = _RATE.search(sentence.folded)
        if (
            match is not None
            and rate is None
            and not re.search(
                r"btw|korting|vat\b", sentence.folded[max(0, match.start() - 20) : match.end() + 12]
            )
        ):
            whole, _, part = match["rate"].replace(",", ".").partition(".")
            rate = int(whole) * 100 + int((part + "00")[:2])
        for mention in mentions.dates:
            if mention.block is not block or not sentence.start <= mention.start < sentence.end:
                continue
            before = sentence.folded[: mention.start - sentence.start]
            day = mention.day or (letter_day and mention.nearest_to(letter_day))
            if day is None:
                continue
            if _UNTIL.search(before) and ends is None:
                ends = day
            elif _FROM.search(before) and starts is None:
                starts = day
        if (
            ends is None
            and letter_day is not None
            and re.search(
                r"(?:tot (?:en met )?(?:heden|vandaag)|per heden|until today|to date)", sentence.folded
            )
        ):
            ends = letter_day
    return rate, starts, ends


def _origin_date(mentions: Mentions) -> date | None:
    """The day on which the debt arose: of the offence, the purchase or the treatment."""
    for mention in mentions.dates:
        cell = mention.block.cell_at(mention.start)
        before = mentions.context.line_before(mention.block, mention.start)
        labels = f"{before[-50:]} {mentions.context.left_label(cell)} {mentions.context.above_label(cell)}"
        if mention.day is not None and _ORIGIN.search(labels):
            return mention.day
    return None


def _invoices(mentions: Mentions) -> tuple[ListedInvoice, ...]:
    """Rows that hold a bill's number with a day or an amount: a list of bills."""
    by_row: dict[int, list[RoledAmount]] = {}
    for amount in mentions.amounts:
        if not amount.in_sentence:
            by_row.setdefault(amount.mention.cell.row, []).append(amount)
    found: list[ListedInvoice] = []
    for reference in mentions.references:
        if reference.kind not in (ReferenceKind.INVOICE, ReferenceKind.DECISION):
            continue
        row = reference.block.cell_at(reference.start).row
        amounts = [amount for amount in by_row.get(row, []) if amount.role not in (Role.VAT, Role.PERIODIC)]
        days = [
            mention.day
            for mention in mentions.dates
            if mention.day is not None and mention.block.cell_at(mention.start).row == row
        ]
        if amounts:
            found.append(
                ListedInvoice(
                    number=reference.number, day=days[0] if days else None, amount_cents=amounts[-1].cents
                )
            )
    return tuple(found[:_MOST_INVOICES])


def _notice(mentions: Mentions) -> FourteenDayNotice | None:
    """The notice that must precede collection costs (art. 6:96 lid 6 BW), as the letter words it."""
    costs = [
        amount
        for amount in announced_costs(mentions.amounts)
        if not re.search(r"dagvaard|griffie|proces|court|deurwaarder", amount.label)
    ]
    for block, sentence in mentions.text.body:
        match = _NOTICE.search(sentence.folded)
        if match is None:
            continue
        before = mentions.context.before_sentence(block, sentence)
        around = f"{before} {sentence.folded} {mentions.context.after_sentence(block, sentence)}"
        if not costs and not re.search(r"zonder (?:extra|bijkomende|incasso)?\s?kosten|kosten|costs", around):
            continue
        if not re.search(r"kosten|costs", mentions.text.folded):
            continue
        term = re.match(r"(14|15|veertien|vijftien|fourteen|fifteen)", match.group())
        days = None if term is None else 14 if term.group() in ("14", "veertien", "fourteen") else 15
        return FourteenDayNotice(
            costs_cents=_announced_sum(costs),
            term_days=days,
            wording=block.text[sentence.start : sentence.end].replace("\n", " ").strip()[:_WORDING],
        )
    return None


def _announced_sum(costs: list[RoledAmount]) -> int | None:
    """The costs as announced, with VAT where that is named beside them."""
    values = list(dict.fromkeys(amount.cents for amount in costs if amount.cents))
    if not values:
        return None
    if len(values) >= 3 and values[2] == values[0] + values[1]:
        return values[2]
    vat = [amount.cents for amount in costs if _is_vat(amount)]
    return values[0] + (vat[0] if vat and vat[0] != values[0] else 0)
