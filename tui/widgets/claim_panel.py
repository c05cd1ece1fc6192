"""One claim laid out for reading: used on its own screen and beside the list on a wide terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from overview import Claim, LetterFacts
from overview.urgency import Urgency, urgency_of
from tui.claim_texts import contact_line, creditor_name, due_lines, standing_lines
from tui.formatting import format_iban, format_money, format_short_day
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.labels import deadline_label, doubt_sentence, link_label, stage_label

# An arrangement of years has dozens of days; the list of deadlines has them all.
_FURTHER = 3
_LATE, _SOON = "bold #f08a7b", "bold #e3b76b"


def claim_panel(claim: Claim, as_of: date, *, hidden: bool) -> RenderableType:
    """Return the claim as something to show, amounts hidden where asked."""
    head = Text()
    head.append(creditor_name(claim), style="bold")
    via = contact_line(claim)
    if via:
        head.append(f"\n{via}", style="not bold dim")
    rows = Table.grid(padding=(0, 2, 0, 0))
    rows.add_column(no_wrap=True, style="dim")
    rows.add_column()
    for label, value in _rows(claim, as_of, hidden):
        rows.add_row(label, value)
    return Group(head, Text(""), _amounts(claim, hidden), Text(""), rows)


def claim_letters(claim: Claim, letters: Mapping[str, LetterFacts], *, hidden: bool) -> RenderableType:
    """Return the letters of a claim, oldest first, with what ties each to an earlier one."""
    text = Text(_("Letters"), style="bold")
    for one in claim.letters:
        facts = letters[one.id].facts
        text.append(f"\n{format_short_day(one.day)}", style="not bold")
        if facts is None:
            text.append(f"  {one.source}", style="not bold")
            continue
        text.append(f"  {stage_label(facts.stage)}", style="not bold")
        if facts.amount_due_cents is not None:
            text.append(f"  {format_money(facts.amount_due_cents, hidden=hidden)}", style="not bold")
        text.append(f"\n  {facts.sender or one.source}", style="not bold dim")
        if one.why is not None:
            text.append(f"\n  {link_label(one.why)}", style="not bold dim italic")
    return text


def _amounts(claim: Claim, hidden: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, min_width=18)
    table.add_column(no_wrap=True, justify="right", min_width=12)
    parts = (
        (_("principal"), claim.principal_cents),
        (_("interest"), claim.interest_cents),
        (_("collection costs"), claim.costs_cents),
    )
    for label, cents in parts:
        if cents is not None:
            table.add_row(Text(label, style="dim"), format_money(cents, hidden=hidden))
    table.add_row(
        Text(_("amount to pay"), style="bold"),
        Text(format_money(claim.amount_due_cents, hidden=hidden), style="bold"),
    )
    if claim.amount_as_of is not None:
        table.add_row(
            Text(_("as of {day}").format(day=format_short_day(claim.amount_as_of)), style="dim"), ""
        )
    return table


def _rows(claim: Claim, as_of: date, hidden: bool) -> Iterator[tuple[str, Text]]:
    due, distance = due_lines(claim, as_of, hidden=hidden)
    style = {Urgency.OVERDUE: _LATE, Urgency.SOON: _SOON}.get(urgency_of(claim, as_of), "")
    yield _("what is due"), Text.assemble((due, style), f"  {distance}")
    further = [
        f"{deadline_label(deadline.kind)}: {format_short_day(deadline.day)}"
        for deadline in claim.deadlines
        if deadline != claim.next_deadline
    ]
    further = [line for line in further if line != distance]
    for place, line in enumerate(further[:_FURTHER]):
        yield _("after that") if place == 0 else "", Text(line)
    if len(further) > _FURTHER:
        rest = len(further) - _FURTHER
        yield "", Text(ngettext("and {count} more day", "and {count} more days", rest).format(count=rest))
    status, stage = standing_lines(claim)
    yield _("where it stands"), Text(f"{status}, {stage}" if stage else status)
    for place, doubt in enumerate(claim.doubts):
        yield _("please check") if place == 0 else "", Text(doubt_sentence(doubt, hidden=hidden), style=_SOON)
    if claim.iban:
        yield _("pay to"), Text(format_iban(claim.iban))
    if claim.payment_reference:
        yield _("payment reference"), Text(claim.payment_reference)
    if claim.references:
        yield _("references"), Text(", ".join(claim.references))
    if claim.debtors:
        yield _("who owes it"), Text(", ".join(claim.debtors))
