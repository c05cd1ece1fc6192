"""Several debts in one letter are told apart, and bills of one debt are not."""

from __future__ import annotations

import pytest

from parsers.facts_from import parse_facts
from tests.parsers.debt_letters import (
    AGENCY_TABLE,
    CREDITORS_ONLY,
    DEBT_LETTERS,
    NO_TOTAL,
    OWN_PAYMENT_REFERENCES,
    DebtLetter,
)


@pytest.mark.parametrize("letter", DEBT_LETTERS, ids=lambda letter: letter.name)
def test_debts_are_read_as_they_stand(letter: DebtLetter) -> None:
    facts = parse_facts(letter.document)

    found = tuple((debt.creditor, debt.references, debt.amount_due_cents) for debt in facts.details.debts)
    assert found == letter.debts
    assert facts.amount_due_cents == letter.amount_due_cents
    if letter.invoices:
        assert len(facts.details.invoices) == letter.invoices


@pytest.mark.parametrize("letter", DEBT_LETTERS, ids=lambda letter: letter.name)
def test_the_flat_fields_are_the_sum_of_the_debts(letter: DebtLetter) -> None:
    facts = parse_facts(letter.document)

    if facts.details.debts:
        assert facts.amount_due_cents == sum(d.amount_due_cents or 0 for d in facts.details.debts)
        assert {number for d in facts.details.debts for number in d.references} <= set(facts.references)


def test_parts_of_each_debt_and_of_all_together() -> None:
    facts = parse_facts(AGENCY_TABLE.document)

    assert [
        (d.principal_cents, d.interest_cents, d.costs_cents, d.paid_cents) for d in facts.details.debts
    ] == [(21240, 311, 4000, None), (8995, 102, 4000, None), (3120, 88, 4000, None)]
    assert (facts.principal_cents, facts.interest_cents, facts.costs_cents) == (33355, 501, 12000)


def test_a_letter_for_several_creditors_has_no_creditor_of_its_own() -> None:
    facts = parse_facts(CREDITORS_ONLY.document)

    assert facts.creditor is None
    assert "creditor" in facts.review


def test_a_sum_that_the_letter_does_not_name_is_to_be_checked() -> None:
    facts = parse_facts(NO_TOTAL.document)

    assert "amount_due_cents" in facts.review
    assert "amount_due_cents" not in facts.evidence


def test_each_debt_has_the_day_in_its_own_row() -> None:
    facts = parse_facts(OWN_PAYMENT_REFERENCES.document)

    days = [[deadline.day.isoformat() for deadline in debt.deadlines] for debt in facts.details.debts]
    assert days == [["2026-02-16"], ["2026-02-23"]]
