"""What a claim says of itself in a few words: when something is due, where it stands, what is not sure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from overview import Claim, ClaimStatus
from overview.threat import ThreatKind
from overview.urgency import Urgency, irreversible_deadline, urgency_of
from parsers.facts import Deadline, DeadlineKind
from tui.errors import NotFoundError, Sought
from tui.formatting import format_money, format_short_day, format_term
from tui.i18n import gettext as _
from tui.labels import deadline_label, stage_label, status_label

THREAT_MARK = "▲"
"""Stands before a threatening situation, beside words that say so."""


def creditor_name(claim: Claim) -> str:
    """Return the creditor, or that it is not known."""
    return claim.creditor or _("creditor not known")


def contact_line(claim: Claim) -> str:
    """Return whom to deal with, where that is not the creditor itself; else nothing."""
    if not claim.contact or claim.contact == claim.creditor:
        return ""
    return _("via {contact}").format(contact=claim.contact)


def deadline_name(claim: Claim, deadline: Deadline) -> str:
    """Return what has to happen, or what happens, on a deadline of a claim.

    A letter that announces a measure means one: a column has no room for all that it could be.
    """
    if deadline.kind is not DeadlineKind.ENFORCEMENT or claim.threat is None:
        return deadline_label(deadline.kind)
    match claim.threat.kind:
        case ThreatKind.EVICTION:
            return _("eviction")
        case ThreatKind.CUT_OFF:
            return _("cut-off")
        case _:
            return _("seizure")


def deadline_words(claim: Claim, deadline: Deadline) -> str:
    """Return a deadline of a claim with its day, as in ``eviction: 7 jul 2026``."""
    return f"{deadline_name(claim, deadline)}: {format_short_day(deadline.day)}"


def due_lines(claim: Claim, as_of: date, *, hidden: bool = False) -> tuple[str, str]:
    """Return what is due when, and how far away that is: two short lines, the second may be empty.

    The second says how much, where that is not the whole amount: an instalment. A hearing or attachment that
    is near takes its place: it should not hide behind a day to pay.
    """
    if claim.status is ClaimStatus.SETTLED:
        return _("nothing left to do"), ""
    late = ""
    if claim.overdue_since is not None:
        late = _("too late: {day}").format(day=format_short_day(claim.overdue_since))
        if claim.next_deadline is None:
            return late, format_term(claim.overdue_since, as_of)
    if claim.next_deadline is None:
        return _("no day named"), ""
    deadline = claim.next_deadline
    what = deadline_words(claim, deadline)
    final = irreversible_deadline(claim, as_of)
    if final is not None and final != deadline:
        return late or what, deadline_words(claim, final)
    if late:
        return late, what
    term = format_term(deadline.day, as_of)
    if deadline.amount_cents is not None:
        term += f", {format_money(deadline.amount_cents, hidden=hidden)}"
    return what, term


def standing_lines(claim: Claim) -> tuple[str, str]:
    """Return the status and, where it says more, the stage of the newest letter."""
    status = status_label(claim.status)
    if claim.status.value == claim.stage.value:
        return status, ""
    return status, stage_label(claim.stage)


def urgency_mark(claim: Claim, as_of: date) -> str:
    """Return one sign to put before a claim; words say the same.

    ``▲`` marks a threatening situation, ``!`` what is late, ``›`` what is soon.
    """
    if claim.threat is not None and claim.threat.threatening:
        return THREAT_MARK
    match urgency_of(claim, as_of):
        case Urgency.OVERDUE:
            return "!"
        case Urgency.SOON:
            return "›"
        case _:
            return " "


def doubt_line(claim: Claim) -> str:
    """Return a word about what is not sure; nothing where all is."""
    return _("please check") if claim.review else ""


def claims_named(claims: Iterable[Claim], typed: str) -> tuple[Claim, ...]:
    """Return the claims whose creditor or contact has `typed` in its name, capitals or not.

    Raises:
        NotFoundError: there is none.
    """
    sought = typed.strip().casefold()
    found = tuple(
        claim
        for claim in claims
        if sought and any(sought in name.casefold() for name in (claim.creditor, claim.contact) if name)
    )
    if not found:
        raise NotFoundError(Sought.CREDITOR)
    return found
