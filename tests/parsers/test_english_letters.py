"""Letters in English by Dutch senders: their days, amounts and references; and letters dated by the month."""

from __future__ import annotations

import pytest

from parsers.facts import Facts
from parsers.facts_from import parse_facts
from tests.parsers.letter_pages import document_of

_LETTER = """
   Beekhuis Student Housing B.V.                      beekhuis.example
   Campusweg 4, 5000 AA Tilburg

   Ms A. Example
   Dorpsweg 3
   5011 AA TILBURG

   {head}

   Subject: {subject}

   Dear Ms Example,

   {body}

   Kind regards,
   Beekhuis Student Housing B.V.
"""
_ASKS = (
    "Please transfer €1,234.50 to NL91 ABNA 0417 1643 00 before 17 March 2026, quoting reference BH-2026-118."
)


def _facts(
    *, head: str = "Tilburg, 3 March 2026", subject: str = "Second reminder", body: str = _ASKS
) -> Facts:
    return parse_facts(document_of(_LETTER.format(head=head, subject=subject, body=body)))


@pytest.mark.parametrize(
    "head",
    [
        "Tilburg, March 3rd, 2026",
        "Tilburg, March 3, 2026",
        "Tilburg, 3 Mar 2026",
        "Date: 3rd of March 2026",
        "Tuesday, 3 March 2026",
        "Letter date     2026-03-03",
        "Date            03/03/2026",
        "Date            3 Mar. 2026",
    ],
)
def test_day_of_the_letter(head: str) -> None:
    facts = _facts(head=head)

    assert facts.letter_date is not None
    assert facts.letter_date.isoformat() == "2026-03-03"


@pytest.mark.parametrize(
    "body",
    [
        "The amount outstanding is €1,234.50.",
        "Amount due: €1,234.50",
        "According to our records you still owe us EUR 1,234.50.",
        "We kindly ask you to settle the outstanding balance of € 1,234.50.",
        "Rent January        €1,184.50\n   Reminder fee           €50.00\n   Total due           €1,234.50",
        "Your account is overdue. Balance due    1,234.50 EUR",
    ],
)
def test_amount_due(body: str) -> None:
    facts = _facts(body=f"{body}\n\n   Please pay to NL91 ABNA 0417 1643 00 by March 17th, 2026.")

    assert facts.amount_due_cents == 123450
    assert [item.day.isoformat() for item in facts.deadlines] == ["2026-03-17"]


@pytest.mark.parametrize(
    "words",
    [
        "quoting reference BH-2026-118",
        "and quote reference BH-2026-118",
        "stating BH-2026-118",
        "mentioning payment reference BH-2026-118",
        "with reference number BH-2026-118",
    ],
)
def test_reference_to_quote(words: str) -> None:
    facts = _facts(body=f"Please transfer €1,234.50 to NL91 ABNA 0417 1643 00, {words}.")

    assert facts.payment_reference == "BH-2026-118"


def test_costs_that_only_threaten_are_not_due() -> None:
    body = _ASKS + "\n   If we do not receive it in time you will have to pay €185.17 collection costs."

    facts = _facts(body=body)

    assert (facts.amount_due_cents, facts.costs_cents) == (123450, None)


@pytest.mark.parametrize("head", ["Tilburg, maart 2026", "Datum: maart 2026", "March 2026"])
def test_letter_dated_by_its_month_has_a_day_to_be_looked_at(head: str) -> None:
    facts = _facts(head=head)

    assert "letter_date" in facts.review
