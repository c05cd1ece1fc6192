"""The fields of a letter and a claim in words, for the paths that `review` and corrections name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from overview.language import Language, say

FIELDS: Final[Mapping[str, str]] = {
    "addressee": say("addressed to"),
    "is_claim": say("asks for money"),
    "direction": say("which way the money goes"),
    "sender": say("sender"),
    "creditor": say("creditor"),
    "contact": say("contact"),
    "letter_date": say("date of the letter"),
    "stage": say("kind of letter"),
    "references": say("references"),
    "amount_due_cents": say("amount to pay"),
    "principal_cents": say("principal"),
    "interest_cents": say("interest"),
    "costs_cents": say("collection costs"),
    "paid_cents": say("already paid"),
    "refund_cents": say("money back"),
    "iban": say("account number"),
    "payment_reference": say("payment reference"),
    "direct_debit": say("direct debit"),
    "disputed": say("disputed"),
    "plan": say("payment arrangement"),
    "deadlines": say("deadlines"),
    "status": say("status"),
    "next_deadline": say("next deadline"),
    "debtors": say("who owes it"),
    "letters": say("letters that belong together"),
    "pages": say("which pages are one letter"),
    "events": say("events in the document that Postkluis does not know"),
    "details": say("details"),
    "interest_rate_bp": say("interest rate"),
    "interest_from": say("interest from"),
    "interest_until": say("interest until"),
    "origin_date": say("date of the debt"),
    "cost_lines": say("lines of costs"),
    "invoices": say("bills"),
    "debts": say("debts in this letter"),
    "notice_14_days": say("fourteen-day notice"),
    "estimated_deadlines": say("estimated deadlines"),
    "contact_details": say("contact details"),
    "former_creditor": say("earlier creditor"),
    "suspicious": say("signs of fraud"),
}

_SUB_FIELDS: Final[Mapping[str, str]] = {
    "date": say("day"),
    "day": say("day"),
    "kind": say("kind"),
    "amount_cents": say("amount"),
    "number": say("number"),
    "label": say("text"),
    "creditor": say("creditor"),
    "references": say("references"),
    "amount_due_cents": say("amount to pay"),
}
_ITEMS: Final[Mapping[str, str]] = {
    "deadlines": say("deadline {number}"),
    "references": say("reference {number}"),
    "debts": say("debt {number}"),
    "invoices": say("bill {number}"),
    "cost_lines": say("line of costs {number}"),
    "estimated_deadlines": say("estimated deadline {number}"),
}


def field_words(path: str, language: Language) -> str:
    """Return a field path such as ``deadlines.0.date`` in words: ``deadline 1, day``.

    A path without words of its own is shown as it is, so that nothing to be checked is ever left out.
    """
    if path.startswith("lost."):
        words = field_words(path.removeprefix("lost."), language)
        return language.say("{field} (of the earlier letter, finds no place here)").format(field=words)
    if path.startswith("tie."):
        return language.say("one debt with letter {number}").format(
            number=path[len("tie.") :].partition(".")[2][:8]
        )
    first, *rest = [step for step in path.split(".") if step != "details"] or ["details"]
    words = language.say(FIELDS[first]) if first in FIELDS else first
    if rest and rest[0].isdigit() and first in _ITEMS:
        words = language.say(_ITEMS[first]).format(number=int(rest.pop(0)) + 1)
    for step in rest:
        if step.isdigit():
            words += f" {int(step) + 1}"
        else:
            words += ", " + (language.say(_SUB_FIELDS[step]) if step in _SUB_FIELDS else step)
    return words
