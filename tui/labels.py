"""The words for what the core names by closed lists and field paths, in the active language."""

from __future__ import annotations

from collections.abc import Mapping

from overview import Doubt
from overview.labels import DEADLINES, STAGES, STATUSES
from tui.formatting import format_money
from tui.i18n import N_
from tui.i18n import gettext as _

DIRECTIONS: Mapping[str, str] = {
    "owed": N_("to be paid"),
    "receivable": N_("to be received"),
    "none": N_("no payment"),
}

PLANS: Mapping[str, str] = {
    "offered": N_("offered"),
    "agreed": N_("agreed"),
    "broken": N_("ended, because it was not kept"),
}

REASONS: Mapping[str, str] = {
    "refund": N_("you get money"),
    "other_person": N_("for somebody else"),
    "advertising": N_("advertising"),
    "suspicious": N_("suspicious: do not pay"),
    "information": N_("for your information"),
    "unreadable": N_("could not be read"),
}

FIELDS: Mapping[str, str] = {
    "addressee": N_("addressed to"),
    "is_claim": N_("asks for money"),
    "direction": N_("which way the money goes"),
    "sender": N_("sender"),
    "creditor": N_("creditor"),
    "contact": N_("contact"),
    "letter_date": N_("date of the letter"),
    "stage": N_("kind of letter"),
    "references": N_("references"),
    "amount_due_cents": N_("amount to pay"),
    "principal_cents": N_("principal"),
    "interest_cents": N_("interest"),
    "costs_cents": N_("collection costs"),
    "paid_cents": N_("already paid"),
    "refund_cents": N_("money back"),
    "iban": N_("account number"),
    "payment_reference": N_("payment reference"),
    "direct_debit": N_("direct debit"),
    "disputed": N_("disputed"),
    "plan": N_("payment arrangement"),
    "deadlines": N_("deadlines"),
    "status": N_("status"),
    "next_deadline": N_("next deadline"),
    "debtors": N_("who owes it"),
    "letters": N_("letters that belong together"),
    "pages": N_("which pages are one letter"),
    "events": N_("events in the document that Postkluis does not know"),
    "details": N_("details"),
    "interest_rate_bp": N_("interest rate"),
    "interest_from": N_("interest from"),
    "interest_until": N_("interest until"),
    "origin_date": N_("date of the debt"),
    "cost_lines": N_("lines of costs"),
    "invoices": N_("bills"),
    "debts": N_("debts in this letter"),
    "notice_14_days": N_("fourteen-day notice"),
    "estimated_deadlines": N_("estimated deadlines"),
    "contact_details": N_("contact details"),
    "former_creditor": N_("earlier creditor"),
    "suspicious": N_("signs of fraud"),
}

SUB_FIELDS: Mapping[str, str] = {
    "date": N_("day"),
    "day": N_("day"),
    "kind": N_("kind"),
    "amount_cents": N_("amount"),
    "number": N_("number"),
    "label": N_("text"),
    "creditor": N_("creditor"),
    "references": N_("references"),
    "amount_due_cents": N_("amount to pay"),
}


DOUBTS: Mapping[str, str] = {
    "reading": N_("the program could not read this well"),
    "lower_without_payment": N_("the newest letter asks less and does not say why; before, it was {amount}"),
    "not_stated": N_("no letter says this"),
    "sum_of_joined": N_("the letter names no total; this is our own sum"),
    "payment_taken_off": N_("the letter does not say what is left; the payment was taken off by us"),
    "forms_differ": N_("two letters of one day give different amounts; the other says {amount}"),
    "asked_again": N_("it is asked again after a letter that said it was settled"),
    "negative": N_("the letter seems to ask for less than nothing"),
    "creditor_changed": N_("the newest letter names another creditor and does not say why"),
    "unlikely_date": N_("the date of the letter cannot be right; the day it came in is used"),
    "debit_day_passed": N_("the day of the direct debit is over; see on your account whether it was paid"),
    "plan_ended": N_("the last day of the arrangement is over; see whether all of it was paid"),
    "may_be_same": N_("this may be the same debt as another one of this creditor"),
    "weak_link": N_("a letter was put with this claim without a number in common"),
    "correction_not_applied": N_("a correction finds no place here any more, or a newer one contradicts it"),
}

LINKS: Mapping[str, str] = {
    "number": N_("same number"),
    "payment_reference": N_("same payment reference"),
    "same_letter": N_("the same letter once more"),
    "misread_number": N_("nearly the same number"),
    "customer_and_amount": N_("same customer and amount"),
    "creditor_and_amount": N_("same creditor and amount"),
    "by_hand": N_("put together by hand"),
}


TIES: Mapping[str, str] = {
    "same_debt": N_("the same debt"),
    "other_debt": N_("another debt"),
}

SIGNALS: Mapping[str, str] = {
    "sender_domain": N_("the mail address does not fit the sender"),
    "link_domain": N_("a link leads elsewhere"),
    "pressure": N_("it hurries you"),
    "foreign_account": N_("a foreign account number"),
    "invalid_account": N_("an account number that cannot exist"),
    "odd_payment": N_("an odd way to pay"),
    "asks_codes": N_("it asks for codes or passwords"),
    "no_reference": N_("no reference of its own"),
    "no_name": N_("it does not know your name"),
}


def signal_label(signal: str) -> str:
    """Return a sign of fraud in words; one without words of its own is shown as it is."""
    return _(SIGNALS[signal]) if signal in SIGNALS else signal


def stage_label(stage: str) -> str:
    """Return what a stage is called."""
    return _(STAGES[stage])


def status_label(status: str) -> str:
    """Return what the status of a claim is called."""
    return _(STATUSES[status])


def deadline_label(kind: str) -> str:
    """Return what has to happen, or what happens, on a deadline of `kind`."""
    return _(DEADLINES[kind])


def direction_label(direction: str) -> str:
    """Return which way the money of a letter goes, in words."""
    return _(DIRECTIONS[direction])


def plan_label(plan: str) -> str:
    """Return the state of a payment arrangement in words."""
    return _(PLANS[plan])


def reason_label(reason: str) -> str:
    """Return why a letter is no claim; a reason without words of its own is shown as it is."""
    return _(REASONS[reason]) if reason in REASONS else reason


ITEMS: Mapping[str, str] = {
    "deadlines": N_("deadline {number}"),
    "references": N_("reference {number}"),
    "debts": N_("debt {number}"),
    "invoices": N_("bill {number}"),
    "cost_lines": N_("line of costs {number}"),
    "estimated_deadlines": N_("estimated deadline {number}"),
}


def field_label(path: str) -> str:
    """Return a field path such as ``deadlines.0.date`` in words: ``deadline 1, day``.

    A path without words of its own is shown as it is, so that nothing to be checked is ever left out.
    """
    if path.startswith("lost."):
        words = field_label(path.removeprefix("lost."))
        return _("{field} (of the earlier letter, finds no place here)").format(field=words)
    if path.startswith("tie."):
        return _("one debt with letter {number}").format(number=path[len("tie.") :].partition(".")[2][:8])
    first, *rest = [step for step in path.split(".") if step != "details"] or ["details"]
    words = _(FIELDS[first]) if first in FIELDS else first
    if rest and rest[0].isdigit() and first in ITEMS:
        words = _(ITEMS[first]).format(number=int(rest.pop(0)) + 1)
    for step in rest:
        if step.isdigit():
            words += f" {int(step) + 1}"
        else:
            words += ", " + (_(SUB_FIELDS[step]) if step in SUB_FIELDS else step)
    return words


def doubt_sentence(doubt: Doubt, *, hidden: bool = False) -> str:
    """Return which fact of a claim is not sure and why: ``collection costs: the program could ...``."""
    why = _(DOUBTS[doubt.reason]).format(amount=format_money(doubt.amount_cents, hidden=hidden))
    return f"{field_label(doubt.path)}: {why}"


def link_label(reason: str) -> str:
    """Return what a letter has in common with its claim."""
    return _(LINKS[reason])
