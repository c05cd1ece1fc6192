"""Details: what the law and the linking need beyond the main facts, as far as the letter states it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from parsers.contact import find_contact
from parsers.cost_lines import find_cost_lines
from parsers.facts import Details, Direction, Reference
from parsers.interest import find_interest
from parsers.listed_invoices import find_invoices
from parsers.notice import find_notice
from parsers.offers import is_offer

if TYPE_CHECKING:
    from parsers.choosing import Choice, Mentions

_ORIGIN: Final = re.compile(
    r"(?:pleegdatum|datum (?:van de )?(?:overtreding|feit|gedraging|levering|behandeling|"
    r"overeenkomst|aankoop|bestelling)|behandeldatum|date of (?:offence|purchase|delivery|"
    r"treatment)|op \d.{0,20} (?:kocht|bestelde)|overeenkomst van|leverdatum|besteldatum|"
    r"orderdatum)"
)


def find_details(mentions: Mentions, choice: Choice) -> Details:
    """Return the details of a letter."""
    if choice.direction is Direction.NONE:
        return Details(
            contact_details=find_contact(mentions.layout, mentions.text),
            suspicious=choice.signals,
            offer=is_offer(mentions.text),
        )
    interest = find_interest(mentions, choice)
    lines = find_cost_lines(mentions, choice)
    return Details(
        references=tuple(
            Reference(number=reference.number, kind=reference.kind) for reference in mentions.references
        ),
        cost_lines=lines,
        interest_rate_bp=interest.rate_bp,
        interest_from=interest.starts,
        interest_until=interest.until,
        interest_kind=interest.kind,
        interest_per=interest.per,
        interest_periods=interest.periods,
        origin_date=_origin_date(mentions),
        invoices=find_invoices(mentions),
        notice_14_days=find_notice(mentions, choice, lines),
        estimated_deadlines=choice.estimated,
        contact_details=find_contact(mentions.layout, mentions.text),
        former_creditor=mentions.parties.former_creditor,
        suspicious=choice.signals,
    )


def _origin_date(mentions: Mentions) -> date | None:
    """The day on which the debt arose: of the offence, the purchase or the treatment."""
    for mention in mentions.dates:
        cell = mention.block.cell_at(mention.start)
        before = mentions.context.line_before(mention.block, mention.start)
        labels = f"{before[-50:]} {mentions.context.left_label(cell)} {mentions.context.above_label(cell)}"
        if mention.day is not None and _ORIGIN.search(labels):
            return mention.day
    return None
