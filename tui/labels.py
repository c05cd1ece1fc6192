"""The words for what the core names by closed lists and field paths, in the active language."""

from __future__ import annotations

from collections.abc import Mapping

from overview import Doubt
from overview.field_labels import field_words
from overview.labels import DEADLINES, STAGES, STATUSES
from tui.formatting import format_money
from tui.i18n import N_
from tui.i18n import gettext as _
from tui.speaking import ActiveLanguage

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
    "lookalike_domain": N_("the mail address only looks like that of a known organisation"),
    "link_domain": N_("a link leads elsewhere"),
    "pressure": N_("it hurries you"),
    "foreign_account": N_("a foreign account number"),
    "invalid_account": N_("an account number that cannot exist"),
    "odd_payment": N_("an odd way to pay"),
    "asks_codes": N_("it asks for codes or passwords"),
    "no_reference": N_("no reference of its own"),
    "no_name": N_("it does not know your name"),
    "mail_origin": N_("the owner of the mail address says that this mail is not theirs"),
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


def field_label(path: str) -> str:
    """Return a field path such as ``deadlines.0.date`` in words: ``deadline 1, day``."""
    return field_words(path, ActiveLanguage())


def doubt_sentence(doubt: Doubt, *, hidden: bool = False) -> str:
    """Return which fact of a claim is not sure and why: ``collection costs: the program could ...``."""
    why = _(DOUBTS[doubt.reason]).format(amount=format_money(doubt.amount_cents, hidden=hidden))
    return f"{field_label(doubt.path)}: {why}"


def link_label(reason: str) -> str:
    """Return what a letter has in common with its claim."""
    return _(LINKS[reason])
