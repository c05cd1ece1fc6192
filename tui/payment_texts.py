"""What each small payment would avert, for a counsellor with a little money to spend."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from overview import Claim
from overview.payments import PaymentOption, Payments, affordable, payments
from overview.sentences import left_out_reason
from overview.threat import ThreatKind
from tui.claim_texts import creditor_name
from tui.desk import Situation
from tui.formatting import format_money, format_short_day
from tui.i18n import gettext as _
from tui.prose import Prose
from tui.speaking import ActiveLanguage

_BUDGET: Final = re.compile(r"(?:€\s*)?(\d{1,6})(?:[.,](\d{2}))?")
CHOSEN: Final = "✓"


def parse_budget(text: str) -> int | None:
    """Return a budget in euro cents: whole euros, or with two decimals; `None` where it is no amount."""
    found = _BUDGET.fullmatch(text.strip())
    return None if found is None else int(found[1]) * 100 + int(found[2] or 0)


def encode_payments(situation: Situation, budget_cents: int | None) -> dict[str, object]:
    """Return the payments as JSON: options in their order, which fit the budget, and what is left out."""
    found = payments(situation.overview.claims)
    chosen = _chosen(found, budget_cents)
    return {
        "budget_cents": budget_cents,
        "options": [
            {
                "claim": option.claim_id,
                "pay_cents": option.pay_cents,
                "before": None if option.before is None else option.before.isoformat(),
                "averts_cents": option.averts_cents,
                "living": option.living,
                "threat": None if option.threat is None else option.threat.value,
                "chosen": option in chosen,
            }
            for option in found.options
        ],
        "left_out": [{"claim": one.claim_id, "reason": one.reason.value} for one in found.left_out],
    }


def payments_view(situation: Situation, budget_cents: int | None, *, hidden: bool = False) -> RenderableType:
    """Return the payments as something to show."""
    return Group(*_blocks(situation, budget_cents, hidden))


def _blocks(situation: Situation, budget_cents: int | None, hidden: bool) -> Iterator[RenderableType]:
    found = payments(situation.overview.claims)
    claims = {claim.id: claim for claim in situation.overview.claims}
    yield Text(_("What one payment would avert"), style="bold")
    yield Text(_("Weigh this first: paying one creditor can harm an arrangement with all."))
    if not found.options:
        yield Text(_("There is no claim of which a payment now averts costs that are known."))
    else:
        chosen = _chosen(found, budget_cents)
        yield _table(found, claims, chosen, hidden)
        if budget_cents is not None:
            yield Prose(Text(_sum(chosen, budget_cents, hidden), style="bold"))
    if found.left_out:
        yield Text(_("Not in this list, because something else comes first:"))
        for one in found.left_out:
            reason = left_out_reason(one.reason, ActiveLanguage(hidden=hidden))
            yield Padding(Text(f"{creditor_name(claims[one.claim_id])}: {reason}"), (0, 0, 0, 2))


def _chosen(found: Payments, budget_cents: int | None) -> tuple[PaymentOption, ...]:
    return () if budget_cents is None else affordable(found, budget_cents)


def _table(
    found: Payments, claims: Mapping[str, Claim], chosen: tuple[PaymentOption, ...], hidden: bool
) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("", width=1, no_wrap=True)
    table.add_column(_("Creditor"), overflow="fold", min_width=16)
    table.add_column(_("Pay"), justify="right", no_wrap=True)
    table.add_column(_("Before"), no_wrap=True)
    table.add_column(_("Averts about"), justify="right", no_wrap=True)
    for option in found.options:
        name = Text(creditor_name(claims[option.claim_id]))
        if option.threat is not None:
            averts = {ThreatKind.EVICTION: _("eviction"), ThreatKind.CUT_OFF: _("cut-off")}
            what = averts.get(option.threat, _("seizure"))
            name.append("\n" + _("averts: {what}").format(what=what), style="bold")
        elif option.living:
            name.append("\n" + _("home, energy, water or care"), style="dim")
        table.add_row(
            CHOSEN if option in chosen else "",
            name,
            format_money(option.pay_cents, hidden=hidden),
            _("any day") if option.before is None else format_short_day(option.before),
            format_money(option.averts_cents or None, hidden=hidden),
        )
    return table


def _sum(chosen: tuple[PaymentOption, ...], budget_cents: int, hidden: bool) -> str:
    if not chosen:
        return _("None of these fits in {budget}.").format(budget=format_money(budget_cents, hidden=hidden))
    paid = sum(option.pay_cents for option in chosen)
    averted = sum(option.averts_cents for option in chosen)
    if averted:
        words = _("In {budget} fits what is marked ✓: {paid}, which averts about {averted}; {left} is left.")
    else:
        words = _("In {budget} fits what is marked ✓: {paid}; {left} is left.")
    return words.format(
        budget=format_money(budget_cents, hidden=hidden),
        paid=format_money(paid, hidden=hidden),
        averted=format_money(averted, hidden=hidden),
        left=format_money(budget_cents - paid, hidden=hidden),
    )
