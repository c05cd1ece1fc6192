"""What comes on top of a claim next if nothing is done: when, and how much at least."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final

from overview.claim import Claim, ClaimStatus
from overview.creditor_kinds import can_fine_traffic, creditor_kind
from overview.growth import Growth, GrowthKind
from overview.law.bailiff import tariff_of
from overview.law.collection_costs import allowed_costs
from overview.law.fines import FineStep, fine_of, raised
from overview.law.reckon_interest import RateUnknownError, rates, simple_interest
from overview.law.scope import asks_maintenance, rests_on_public_law
from overview.law.tables import package_table, source_of, table
from overview.references import Entry
from parsers.directory import OrganisationKind
from parsers.facts import BailiffAct, DeadlineKind, Stage

_DAY: Final = timedelta(days=1)
_TAXES: Final = frozenset({OrganisationKind.TAX, OrganisationKind.MUNICIPALITY, OrganisationKind.WATER_BOARD})
_ATTACHMENTS: Final = (
    BailiffAct.ATTACHMENT_INCOME,
    BailiffAct.ATTACHMENT_BANK,
    BailiffAct.ATTACHMENT_MOVABLES,
)
_MONTH_DAYS: Final = 30
_FIRST_DEMANDS: Final = frozenset({Stage.INVOICE, Stage.REMINDER, Stage.FINAL_NOTICE})


def growth_of(claim: Claim, entries: tuple[Entry, ...], as_of: date) -> Growth | None:
    """Return what comes on top of a claim next, or `None` where nothing is known to come.

    A claim that is settled, disputed or paid by an arrangement grows by none of these as long as that stands.
    """
    if claim.status in (ClaimStatus.SETTLED, ClaimStatus.DISPUTED, ClaimStatus.PAYMENT_PLAN):
        return None
    if not claim.amount_due_cents:
        return None
    kind = creditor_kind(claim.creditor)
    if can_fine_traffic(claim.creditor):
        return _fine(claim, entries, as_of)
    public = rests_on_public_law(claim, entries)
    if asks_maintenance(entries) or (public and kind not in _TAXES):
        # LBIO says in its first letter what it adds. Other public bodies than tax offices may ask for costs
        # and need not (art. 4:113 Awb), so of those nothing is foretold.
        return None
    return (_public if public else _private)(claim, entries, as_of)


def _after_term(claim: Claim, entries: tuple[Entry, ...], as_of: date) -> tuple[date, bool]:
    """Return the first day after the last day to pay, and whether a letter names that day."""
    coming = [d.day for d in claim.deadlines if d.kind == "payment" and d.amount_cents is None]
    if coming:
        return min(coming) + _DAY, True
    return max(as_of, entries[-1].day) + _DAY, False


def _fine(claim: Claim, entries: tuple[Entry, ...], as_of: date) -> Growth | None:
    fine = fine_of(entries)
    if fine is None:
        return None
    steps = [raised(fine.sanction_cents, step) + fine.administration_cents for step in FineStep]
    following = [later for step, later in pairwise(steps) if step == fine.asked_cents]
    if not following:
        return None
    not_before, named = _after_term(claim, entries, as_of)
    return Growth(
        kind=GrowthKind.FINE_RAISED,
        by_cents=following[0] - fine.asked_cents,
        exact=True,
        not_before=not_before,
        named=named,
        interest_cents=None,
        source=source_of(table("fines")["traffic"]),
    )


def _public(claim: Claim, entries: tuple[Entry, ...], as_of: date) -> Growth | None:
    """A reminder of a tax office costs a fixed fee, and the writ after it more."""
    costs = package_table("overview", "costs_ahead")
    not_before, named = _after_term(claim, entries, as_of)
    if claim.stage in (Stage.INVOICE, Stage.REMINDER):
        fee, kind = costs["reminder_fee"], GrowthKind.REMINDER_FEE
        low = (claim.amount_due_cents or 0) < _cents(fee["limit"])
        by, source = _cents(fee["below" if low else "from"]), source_of(fee)
    elif claim.stage is Stage.FINAL_NOTICE:
        by, kind, source = _cents(costs["writ"]["least"]), GrowthKind.WRIT, source_of(costs["writ"])
    else:
        return None
    return Growth(
        kind=kind,
        by_cents=by,
        exact=False,
        not_before=not_before,
        named=named,
        interest_cents=None,
        source=source,
    )


def _private(claim: Claim, entries: tuple[Entry, ...], as_of: date) -> Growth | None:
    """Collection costs come once fourteen days went by after a notice; then a summons; then service."""
    steps: dict[Stage, tuple[GrowthKind, Callable[[date], int | None]]] = {
        Stage.COLLECTION: (GrowthKind.SUMMONS, _least(BailiffAct.SUMMONS)),
        Stage.COURT: (GrowthKind.SERVICE, _least(BailiffAct.SERVICE)),
        Stage.JUDGMENT: (GrowthKind.ATTACHMENT, _least(*_ATTACHMENTS)),
    }
    not_before, named = _after_term(claim, entries, as_of)
    if claim.stage in _FIRST_DEMANDS and not claim.costs_cents:
        return _collection_costs(claim, entries, not_before, named=named, as_of=as_of)
    if claim.stage not in steps:
        return None
    kind, least = steps[claim.stage]
    by = least(as_of)
    hearings = [d.day for d in claim.deadlines if d.kind is DeadlineKind.COURT]
    if hearings and max(hearings) >= not_before:
        # Nothing can be served before the court has spoken.
        not_before, named = max(hearings) + _DAY, False
    if by is None:
        return None
    return Growth(
        kind=kind,
        by_cents=by,
        exact=False,
        not_before=not_before,
        named=named,
        interest_cents=_interest(claim, as_of),
        source=source_of(table("bailiff")["tariff"]),
    )


def _collection_costs(
    claim: Claim, entries: tuple[Entry, ...], not_before: date, *, named: bool, as_of: date
) -> Growth:
    terms = table("wik")["notice"]
    wait = timedelta(days=terms["delivery_days"] + terms["term_days"])
    noticed = [entry for entry in entries if entry.facts.details.notice_14_days]
    if noticed:
        notice = noticed[-1].facts.details.notice_14_days
        announced = notice.costs_cents if notice else None
        first = max(as_of, _end_of_notice(noticed[-1])) + _DAY
    else:
        # No notice is in this vault, so one has still to come, or is on its way.
        announced, first = None, max(as_of, not_before) + wait
    by = announced or allowed_costs(claim.principal_cents or claim.amount_due_cents or 0)
    return Growth(
        kind=GrowthKind.COLLECTION_COSTS,
        by_cents=by,
        exact=announced is not None,
        not_before=first,
        named=named and bool(noticed),
        interest_cents=_interest(claim, as_of),
        source=source_of(table("wik")["scale"]),
    )


def _end_of_notice(entry: Entry) -> date:
    """Return the last day on which a notice surely lets one pay without costs: as printed, or by the post.

    A day that the letter prints counts where it leaves the fourteen days; a letter by mail comes at once.
    """
    terms = table("wik")["notice"]
    shortest = entry.day + timedelta(days=terms["term_days"])
    printed = [d.day for d in entry.facts.deadlines if d.kind is DeadlineKind.PAYMENT]
    estimated = [d.last_safe_day for d in entry.facts.details.estimated_deadlines if d.last_safe_day]
    by_post = shortest + timedelta(days=terms["delivery_days"])
    return min([by_post, *(day for day in (*printed, *estimated) if day >= shortest)])


def _least(*acts: BailiffAct) -> Callable[[date], int | None]:
    def on(day: date) -> int | None:
        tariffs = [tariff for act in acts if (tariff := tariff_of(act, day))]
        return min((tariff.least_cents for tariff in tariffs), default=None)

    return on


def _interest(claim: Claim, as_of: date) -> int | None:
    """Return what thirty days of statutory interest add, in euro cents, on a claim that is overdue."""
    if claim.overdue_since is None:
        return None
    base = claim.principal_cents or claim.amount_due_cents or 0
    try:
        return simple_interest(base, as_of, as_of + timedelta(days=_MONTH_DAYS), rates("statutory"))
    except RateUnknownError:
        return None


def _cents(amount: str) -> int:
    return int((Decimal(amount) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))
