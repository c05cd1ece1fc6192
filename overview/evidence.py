"""How much speaks for it that a letter is about a claim, and not only names it or its customer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from enum import StrEnum

from overview.parties import same_party
from overview.references import Entry, Numbers, misread_key
from overview.threads import THIRD_PARTY, Thread
from parsers.facts import Facts, Stage

ENOUGH = 3
"""The weight from which a letter without a telling number in common is joined."""
_MOST_GROWTH = 5
"""A demand of more than this many times a claim is not that claim with costs and interest on top."""
_STAGES = tuple(Stage)
_ASKS_FOR_BILLS = frozenset({Stage.INVOICE, Stage.REMINDER, Stage.FINAL_NOTICE})


class Verdict(StrEnum):
    """What numbers in common with a claim mean."""

    ABOUT = "about"
    NAMED = "named"
    """The letter is about something else, and names the claim."""
    CUSTOMER = "customer"
    """The one number in common seems to stand for the customer."""


def asked_cents(facts: Facts) -> set[int]:
    """Return the amounts that can tell a claim: what is due, the principal, a payment that ends it."""
    paid = facts.paid_cents if facts.stage is Stage.SETTLED else None
    return {cents for cents in (facts.principal_cents, facts.amount_due_cents, paid) if cents}


def judge(
    entry: Entry, numbers: Numbers, thread: Thread, shared: Sequence[str], persons: Set[str]
) -> Verdict:
    """Tell what it means that entry and claim have the numbers `shared` in common, each known to tell a debt.

    Args:
        entry: The letter.
        numbers: Its numbers.
        thread: The claim as its letters so far have it.
        shared: The telling numbers in common, at least one.
        persons: Numbers that other letters have shown to stand for a customer.
    """
    facts = entry.facts
    known_amount = bool(asked_cents(facts) & thread.cents)
    if thread.settled and facts.stage is Stage.INVOICE and not known_amount:
        return Verdict.NAMED
    conflict = _bills_conflict(numbers, thread)
    if thread.settled and conflict:
        return Verdict.NAMED
    if len(shared) == 1 and shared[0] in numbers.unlabelled and not known_amount:
        same_person = persons | set(numbers.weak)
        told_apart = same_person & thread.numbers & (numbers.all - set(shared))
        if not told_apart and (conflict or _asks_for_another(facts, numbers, thread, {*shared})):
            return Verdict.CUSTOMER
    in_common = numbers.all & thread.numbers
    if fits(facts, thread) or len(in_common) > 1 or known_amount:
        return Verdict.ABOUT
    if numbers.payment in shared and facts.stage is not Stage.INVOICE:
        return Verdict.ABOUT
    if facts.stage is Stage.TRANSFER:
        return Verdict.ABOUT
    return Verdict.ABOUT if facts.stage in THIRD_PARTY and _has_grown(facts, thread) else Verdict.NAMED


def fits(facts: Facts, thread: Thread) -> bool:
    """Tell whether creditor, sender or former creditor of a letter are known in the claim."""
    return thread.knows((facts.creditor, facts.sender, facts.details.former_creditor))


def _bills_conflict(numbers: Numbers, thread: Thread) -> bool:
    return bool(numbers.bills and thread.bills and not numbers.bills & thread.bills)


def _asks_for_another(facts: Facts, numbers: Numbers, thread: Thread, shared: Set[str]) -> bool:
    """Tell whether a letter seems to ask for something else: a bill or payment reference not known here."""
    if facts.stage in THIRD_PARTY or not thread.has_written(facts.sender):
        unnamed = {number for number in thread.telling - shared if not _is_printed_in_groups(number)}
        return (bool(unnamed) and _names_other_bills(numbers, thread)) or _asks_less(facts, thread)
    if numbers.payment and thread.payments:
        return numbers.payment not in thread.payments
    return facts.stage is Stage.INVOICE and thread.billed


def _names_other_bills(numbers: Numbers, thread: Thread) -> bool:
    """Tell whether a collector's letter has numbers that may be of another bill than the claim is about.

    One new number is its own file: the payment reference, one with such a label, or else one without any.
    """
    other_bills = numbers.bills - thread.numbers
    unknown = numbers.unlabelled - thread.numbers - {numbers.payment}
    labelled = set(numbers.telling) - numbers.unlabelled - numbers.bills
    own_file = any(not _is_printed_in_groups(n) for n in (*labelled, numbers.payment) if n)
    return bool(other_bills) or len(unknown) > (0 if own_file else 1)


def _is_printed_in_groups(number: str) -> bool:
    """Tell whether this is a payment reference of sixteen figures, which is made anew for each letter."""
    return len(number) == 16 and number.isdigit()


def _asks_less(facts: Facts, thread: Thread) -> bool:
    """Tell whether the principal is below the claim: costs only add to it, and a payment would be stated."""
    due = thread.amount.cents
    return bool(due and facts.principal_cents and facts.principal_cents < due and not facts.paid_cents)


def _has_grown(facts: Facts, thread: Thread) -> bool:
    """Tell whether the letter can ask for the claim with costs on top; unknown amounts may be any."""
    due, asked = thread.amount.cents, asked_cents(facts)
    return not due or not asked or any(due <= cents <= _MOST_GROWTH * due for cents in asked)


def weigh(entry: Entry, numbers: Numbers, thread: Thread, *, person: bool, persons: Set[str]) -> int:
    """Weigh what speaks for a claim with which a letter has no telling number in common; see `ENOUGH`.

    Args:
        entry: The letter.
        numbers: Its numbers.
        thread: The claim as its letters so far have it.
        person: Whether they have the number of a customer in common.
        persons: Numbers that other letters have shown to stand for a customer.
    """
    facts = entry.facts
    if not thread.knows((facts.creditor, facts.details.former_creditor)):
        return 0
    asked, due = asked_cents(facts), thread.amount.cents
    own = set(numbers.telling) - persons
    theirs = thread.telling - persons
    exact = bool(asked & thread.cents)
    grown = bool(due and asked and due < max(asked) <= _MOST_GROWTH * due)
    if not exact and (not grown or _asks_less(facts, thread)):
        # A customer number alone joins nothing: without amounts that fit there is nothing to weigh.
        return 0
    weight = (2 if person else 0) + (2 if exact else 0) + (1 if grown else 0)
    weight += 1 if facts.stage in THIRD_PARTY or _for_another(facts) else 0
    if due in asked and not (own and theirs) and _is_later(facts, thread):
        weight += 1
    if thread.settled and facts.stage is not Stage.SETTLED:
        weight -= 3
    if _bills_conflict(numbers, thread):
        weight -= 3
    if thread.has_written(facts.sender):
        # The same sender keeps the numbers of its bills; an arrangement or a cut-off gets one of its own.
        other = facts.stage in _ASKS_FOR_BILLS or _names_other_bills(numbers, thread)
        weight -= 2 if other and own and theirs and not own & theirs else 0
    elif not exact and theirs:
        weight -= 2 if _names_other_bills(numbers, thread) else 0
    return weight


def _for_another(facts: Facts) -> bool:
    return facts.sender is None or facts.creditor is None or not same_party(facts.sender, facts.creditor)


def _is_later(facts: Facts, thread: Thread) -> bool:
    return thread.last is not None and _STAGES.index(facts.stage) > _STAGES.index(thread.last.facts.stage)


def is_same_letter(entry: Entry, numbers: Numbers, other: Entry, theirs: Numbers) -> bool:
    """Tell whether two entries of one day and amount are one letter: no name or number against it."""
    if entry.letter_id == other.letter_id or entry.facts.stage is not other.facts.stage:
        return False
    ours, known = _misread_keys(numbers.telling), _misread_keys(theirs.telling)
    return _named_alike(entry.facts, other.facts) and (not ours or not known or bool(ours & known))


def _misread_keys(numbers: Iterable[str]) -> set[str]:
    return {misread_key(number) or number for number in numbers}


def _named_alike(one: Facts, other: Facts) -> bool:
    """Tell whether two letters can have the same sender and creditor, and one of these is known of both."""
    pairs = [(a, b) for a, b in ((one.sender, other.sender), (one.creditor, other.creditor)) if a and b]
    return bool(pairs) and all(same_party(a, b) for a, b in pairs)
