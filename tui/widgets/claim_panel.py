"""One claim laid out for reading: used on its own screen and beside the list on a wide terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from overview import Claim, LetterFacts
from overview.bsn import masked
from overview.urgency import Urgency, urgency_of
from tui.claim_ahead import ahead_of
from tui.claim_texts import (
    THREAT_MARK,
    contact_line,
    creditor_name,
    deadline_words,
    due_lines,
    standing_lines,
)
from tui.desk import Situation
from tui.finding_texts import fitting_line, told_findings
from tui.formatting import format_iban, format_money, format_short_day
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.labels import doubt_sentence, link_label, stage_label
from tui.proofs import Figure, letter_numbers, proof_of
from tui.prose import Prose
from tui.short_line_texts import ways

# An arrangement of years has dozens of days; the list of deadlines has them all.
_FURTHER = 3
_LATE, _SOON = "bold #f08a7b", "bold #e3b76b"


def claim_panel(situation: Situation, claim: Claim, *, hidden: bool) -> RenderableType:
    """Return the claim as something to show, amounts hidden where asked."""
    as_of = situation.overview.as_of
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
    blocks = (
        head,
        _amounts(claim, situation, hidden),
        _ahead(situation, claim, hidden),
        _findings(claim, hidden),
        rows,
    )
    return Group(*(part for block in blocks if block is not None for part in (block, Text(""))))


def _ahead(situation: Situation, claim: Claim, hidden: bool) -> Prose | None:
    """Return what can happen and how to stop it; nothing of a claim that is done."""
    ahead = ahead_of(claim, situation.overview.as_of, to_client=situation.grant is not None, hidden=hidden)
    if not ahead.sentences:
        return None
    text = Text(_("What can happen"), style="bold")
    for place, sentence in enumerate(ahead.sentences):
        mark = f"{THREAT_MARK} " if ahead.grave and place == 0 else ""
        style = _LATE if ahead.grave and sentence in (ahead.danger, ahead.first_talk) else "not bold"
        text.append(f"\n{mark}{sentence}", style=style)
    return Prose(text)


def _findings(claim: Claim, hidden: bool) -> Prose | None:
    """Return what to ask of the costs, the interest and the terms; what fits is one line."""
    told, fits = tuple(told_findings(claim, hidden=hidden)), fitting_line(claim)
    if not told and not fits:
        return None
    text = Text(_("What the law seems to say (no advice: ask)"), style="bold")
    head = ""
    for one in told:
        if one.head != head:
            head = one.head
            text.append(f"\n{head}:", style=_SOON if one.to_ask else "not bold")
        text.append(f"\n- {one.text}", style="not bold")
        text.append(f" ({one.ground})", style="not bold dim")
    if fits:
        text.append(f"\n{fits}", style="not bold")
    return Prose(text)


def claim_letters(claim: Claim, letters: Mapping[str, LetterFacts], *, hidden: bool) -> RenderableType:
    """Return the letters of a claim, oldest first, with what ties each to an earlier one."""
    text = Text(_("Letters"), style="bold")
    numbers = letter_numbers(claim)
    for one in claim.letters:
        facts = letters[one.id].facts
        text.append(f"\n{numbers[one.id]}  {format_short_day(one.day)}", style="not bold")
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


def _amounts(claim: Claim, situation: Situation, hidden: bool) -> RenderableType:
    """Return the amount in parts, each with the number of the letter that says it."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, min_width=16)
    table.add_column(no_wrap=True, justify="right", min_width=10)
    table.add_column(no_wrap=True, style="dim")
    parts: tuple[tuple[str, int | None, Figure], ...] = (
        (_("principal"), claim.principal_cents, "principal_cents"),
        (_("interest"), claim.interest_cents, "interest_cents"),
        (_("collection costs"), claim.costs_cents, "costs_cents"),
    )
    for label, cents, figure in parts:
        if cents is not None:
            money = format_money(cents, hidden=hidden)
            table.add_row(Text(label, style="dim"), money, proof_of(claim, figure, situation))
    table.add_row(
        Text(_("amount to pay"), style="bold"),
        Text(format_money(claim.amount_due_cents, hidden=hidden), style="bold"),
        proof_of(claim, "amount_due_cents", situation),
    )
    if claim.amount_as_of is None:
        return table
    return Group(table, Text(_("as of {day}").format(day=format_short_day(claim.amount_as_of)), style="dim"))


def _rows(claim: Claim, as_of: date, hidden: bool) -> Iterator[tuple[str, Text]]:
    due, distance = due_lines(claim, as_of, hidden=hidden)
    style = {Urgency.OVERDUE: _LATE, Urgency.SOON: _SOON}.get(urgency_of(claim, as_of), "")
    yield _("what is due"), Text.assemble((due, style), f"  {distance}")
    further = [
        deadline_words(claim, deadline) for deadline in claim.deadlines if deadline != claim.next_deadline
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
        covered = (masked(reference, claim.creditor) for reference in claim.references)
        yield _("references"), Text(", ".join(covered))
    if claim.preferential is not None:
        yield _("goes first"), Text(_("yes (preferential)") if claim.preferential else _("no (ordinary)"))
    if claim.debtors:
        yield _("who owes it"), Text(", ".join(claim.debtors))
    for place, text in enumerate(ways(claim)):
        yield _("how to reach them") if place == 0 else "", text
