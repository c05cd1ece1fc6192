"""A letter that carries debts to several creditors."""

from __future__ import annotations

from overview import ClaimStatus
from parsers.facts import Details, ListedDebt, Stage
from tests.overview.letters import AGENCY, ENERGY, LANDLORD, claims, demand, groups, pay_by

BOTH = Details(
    debts=(
        ListedDebt(creditor=ENERGY, references=("F-00017",), amount_due_cents=12000),
        ListedDebt(
            creditor=LANDLORD, references=("HF-00093",), amount_due_cents=70000, deadlines=(pay_by("06-20"),)
        ),
    )
)


def test_each_creditor_of_a_letter_gets_its_own_claim() -> None:
    found = claims(
        demand("bill", "01-10", Stage.INVOICE, 12000, "F-00017"),
        demand(
            "list",
            "05-10",
            Stage.COLLECTION,
            82000,
            "DS-77120",
            "F-00017",
            "HF-00093",
            sender=AGENCY,
            creditor=None,
            details=BOTH,
            deadlines=(pay_by("06-20"),),
        ),
    )
    assert groups(found) == {("bill", "list"), ("list",)}
    assert {(one.creditor, one.amount_due_cents, one.id) for one in found} == {
        (ENERGY, 12000, "c-bill"),
        (LANDLORD, 70000, "c-list.1"),
    }
    assert {one.status for one in found} == {ClaimStatus.OPEN}


def test_debts_of_one_creditor_stay_one_claim() -> None:
    details = Details(
        debts=(
            ListedDebt(creditor=ENERGY, references=("F-00017",), amount_due_cents=12000),
            ListedDebt(creditor=f"{ENERGY} B.V.", references=("F-00018",), amount_due_cents=9000),
        )
    )
    (found,) = claims(demand("list", "05-10", Stage.REMINDER, 21000, "F-00017", "F-00018", details=details))
    assert found.amount_due_cents == 21000


def test_each_claim_tells_only_its_own_ties() -> None:
    found = claims(
        demand("bill", "01-10", Stage.INVOICE, 12000, "F-00017"),
        demand(
            "list",
            "05-10",
            Stage.COLLECTION,
            82000,
            "F-00017",
            "HF-00093",
            sender=AGENCY,
            creditor=None,
            details=BOTH,
        ),
    )
    ties = {one.id: [letter.linked_to for letter in one.letters] for one in found}
    assert ties == {"c-bill": [None, "bill"], "c-list.1": [None]}
