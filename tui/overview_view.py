"""The overview on the command line: claims with the most urgent first, totals, and all that is left over."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from overview import Claim, Overview, Totals
from overview.urgency import Urgency, by_urgency, urgency_of
from tui.alarm_texts import Alarm, alarms_of
from tui.check_texts import short_checks
from tui.claim_texts import contact_line, creditor_name, doubt_line, due_lines, standing_lines, urgency_mark
from tui.desk import Situation
from tui.finding_texts import told_findings
from tui.formatting import format_day, format_money
from tui.i18n import gettext as _
from tui.labels import doubt_sentence, reason_label
from tui.notices import grant_line, incomplete_lines, partial_line
from tui.payment_texts import payments_view
from tui.prose import Prose
from tui.short_line_texts import short_lines_block
from tui.widgets.claim_panel import claim_letters, claim_panel

_STYLES = {Urgency.OVERDUE: "bold red", Urgency.SOON: "bold yellow", Urgency.DONE: "dim"}


_MOST_CHECKS = 12
"""More than this is no short list; the app shows them all."""


def overview_view(situation: Situation, *, budget_cents: int | None = None) -> RenderableType:
    """Return the whole overview as something to print; a counsellor sees what a payment would avert."""
    return Group(*_blocks(situation, budget_cents))


def claim_view(situation: Situation, claim: Claim) -> RenderableType:
    """Return all that is known of one claim as something to print."""
    panel = claim_panel(situation, claim, hidden=False)
    return Group(panel, claim_letters(claim, situation.letters, hidden=False))


def _blocks(situation: Situation, budget_cents: int | None) -> Iterator[RenderableType]:
    overview = situation.overview
    yield Text(_("Overview on {day}").format(day=format_day(overview.as_of)), style="bold")
    if situation.grant is not None:
        yield Text(_("Of {client}.").format(client=situation.grant.client))
        yield Text(grant_line(situation.grant))
        if situation.grant.partial:
            yield Text(partial_line(situation.grant), style="bold yellow")
    for line in incomplete_lines(situation):
        yield Text(line, style="bold yellow")
    for alarm in alarms_of(situation):
        yield _alarm_box(alarm)
    yield Text("")
    if not overview.claims:
        yield Text(_("No letter asks for money."))
    else:
        yield _claims_table(overview)
        yield Text("")
        yield _totals_table(overview.totals)
    doubts = [claim for claim in by_urgency(overview.claims, overview.as_of) if claim.review]
    if doubts:
        yield Text("")
        yield Text(_("Please check these on the letter itself; the program is not sure:"), style="bold")
        for claim in doubts:
            yield Padding(Text(creditor_name(claim)), (0, 0, 0, 2))
            for doubt in claim.doubts:
                yield Padding(Text(doubt_sentence(doubt), style="dim"), (0, 0, 0, 4))
    if overview.receivables:
        yield Text("")
        yield Text(_("You get:"), style="bold")
        yield _receivables_table(overview)
    if overview.other_letters:
        yield Text("")
        yield Text(_("Letters that are no debt of yours, or could not be read:"), style="bold")
        for letter in overview.other_letters:
            yield Padding(Text(f"{reason_label(letter.reason)}: {letter.source}"), (0, 0, 0, 2))
    yield from _questions(situation)
    if situation.grant is not None:
        yield from short_lines_block(overview)
    if situation.grant is not None and overview.claims:
        yield Text("")
        yield payments_view(situation, budget_cents)
    yield from _checklist(situation)


def _alarm_box(alarm: Alarm) -> Panel:
    text = Text.assemble((alarm.headline, "bold red"), "\n" + "\n".join(alarm.lines))
    return Panel(Prose(text), border_style="red", expand=False)


def _questions(situation: Situation) -> Iterator[RenderableType]:
    """Yield what seems not to go with the law, as questions; all else stands with the claim itself."""
    overview = situation.overview
    asked = [
        (claim, [one for one in told_findings(claim) if one.to_ask])
        for claim in by_urgency(overview.claims, overview.as_of)
    ]
    if not any(told for _claim, told in asked):
        return
    yield Text("")
    yield Text(_("To ask, because it seems not to go with the law (no advice):"), style="bold")
    for claim, told in asked:
        for one in told:
            text = Text.assemble(f"{creditor_name(claim)}: {one.text}", (f" ({one.ground})", "dim"))
            yield Padding(Prose(text), (0, 0, 0, 2))


def _checklist(situation: Situation) -> Iterator[RenderableType]:
    lines = tuple(short_checks(situation))
    if not lines:
        return
    yield Text("")
    yield Text(_("Still to check:"), style="bold")
    for line in lines[:_MOST_CHECKS]:
        yield Padding(Text(f"- {line}"), (0, 0, 0, 2))
    if len(lines) > _MOST_CHECKS:
        rest = len(lines) - _MOST_CHECKS
        yield Padding(Text(_("and {count} more").format(count=rest), style="dim"), (0, 0, 0, 2))


def _claims_table(overview: Overview) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", expand=False)
    table.add_column("", width=1, no_wrap=True)
    table.add_column(_("Creditor"), overflow="fold", ratio=1, min_width=16)
    table.add_column(_("Amount"), justify="right", no_wrap=True)
    table.add_column(_("What is due"), overflow="fold", min_width=20)
    table.add_column(_("Where it stands"), overflow="fold")
    for claim in by_urgency(overview.claims, overview.as_of):
        table.add_row(*_cells(claim, overview))
    return table


def _cells(claim: Claim, overview: Overview) -> tuple[Text, ...]:
    style = _STYLES.get(urgency_of(claim, overview.as_of), "")
    due, distance = due_lines(claim, overview.as_of)
    status, stage = standing_lines(claim)
    return (
        Text(urgency_mark(claim, overview.as_of), style=style),
        _two_lines(creditor_name(claim), contact_line(claim), "bold"),
        _two_lines(format_money(claim.amount_due_cents), doubt_line(claim), "bold"),
        _two_lines(due, distance, style),
        _two_lines(status, stage, ""),
    )


def _two_lines(first: str, second: str, style: str) -> Text:
    text = Text(first, style=style)
    if second:
        text.append(f"\n{second}", style="not bold dim")
    return text


def _totals_table(totals: Totals) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    rows = (
        (_("to be paid"), totals.open_cents),
        (_("in arrangements"), totals.payment_plan_cents),
        (_("disputed"), totals.disputed_cents),
        (_("not yet due"), totals.upcoming_cents),
        (_("you get"), totals.receivable_cents),
    )
    for place, (label, cents) in enumerate(rows):
        if cents or place == 0:
            style = "bold" if place == 0 else ""
            table.add_row(
                Text(label[:1].upper() + label[1:], style=style), Text(format_money(cents), style=style)
            )
    return table


def _receivables_table(overview: Overview) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column()
    table.add_column(justify="right", no_wrap=True)
    for receivable in overview.receivables:
        table.add_row(receivable.sender or _("sender not known"), format_money(receivable.amount_cents))
    return Padding(table, (0, 0, 0, 2))
