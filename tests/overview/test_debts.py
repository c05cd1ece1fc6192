"""A letter that carries debts to several creditors."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from overview import ClaimStatus, Correction, DoubtReason
from parsers.facts import CostKind, CostLine, Details, ListedDebt, Reference, ReferenceKind, Stage
from tests.overview.letters import AGENCY, ENERGY, LANDLORD, claims, demand, groups, overview, pay_by

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


def _dossiers(*, costs: int = 0) -> Details:
    """Two files of one creditor at an agency."""
    return Details(
        references=(
            Reference(number="NK-88001", kind=ReferenceKind.DOSSIER),
            Reference(number="NK-88002", kind=ReferenceKind.DOSSIER),
        ),
        cost_lines=(CostLine(kind=CostKind.COLLECTION, label="kosten", amount_cents=costs),) * 2
        if costs
        else (),
        debts=(
            ListedDebt(
                creditor=ENERGY,
                references=("NK-88001", "F-00017"),
                amount_due_cents=16000,
                principal_cents=12000,
                costs_cents=costs or None,
            ),
            ListedDebt(
                creditor=ENERGY,
                references=("NK-88002", "F-00093"),
                amount_due_cents=9500,
                principal_cents=5500,
                costs_cents=costs or None,
            ),
        ),
    )


def test_files_of_one_creditor_are_claims_of_their_own() -> None:
    found = claims(
        demand("one", "01-10", Stage.INVOICE, 12000, "F-00017"),
        demand("two", "03-10", Stage.INVOICE, 5500, "F-00093"),
        demand(
            "list",
            "05-10",
            Stage.COLLECTION,
            25500,
            "NK-88001",
            "F-00017",
            "NK-88002",
            "F-00093",
            sender=AGENCY,
            creditor=ENERGY,
            details=_dossiers(costs=4000),
        ),
    )
    assert groups(found) == {("one", "list"), ("two", "list")}
    assert {(one.amount_due_cents, one.principal_cents, one.costs_cents) for one in found} == {
        (16000, 12000, 4000),
        (9500, 5500, 4000),
    }


def test_files_that_an_older_letter_joined_are_asked_for_together() -> None:
    (found,) = claims(
        demand("one", "01-10", Stage.INVOICE, 12000, "F-00017"),
        demand("two", "03-10", Stage.INVOICE, 5500, "F-00093"),
        demand("both", "04-10", Stage.REMINDER, 17500, "F-00017", "F-00093"),
        demand(
            "list",
            "05-10",
            Stage.COLLECTION,
            25500,
            "NK-88001",
            "F-00017",
            "NK-88002",
            "F-00093",
            sender=AGENCY,
            creditor=ENERGY,
            details=_dossiers(),
        ),
    )
    assert [letter.id for letter in found.letters] == ["one", "two", "both", "list"]
    assert found.amount_due_cents == 25500


def test_a_debt_keeps_only_its_own_costs_and_payment_reference() -> None:
    details = Details(
        references=(
            Reference(number="4000000012345678", kind=ReferenceKind.PAYMENT),
            Reference(number="8000000087654321", kind=ReferenceKind.PAYMENT),
        ),
        debts=(
            ListedDebt(creditor=ENERGY, references=("4000000012345678",), amount_due_cents=31200),
            ListedDebt(creditor=ENERGY, references=("8000000087654321",), amount_due_cents=7440),
        ),
    )
    found = claims(
        demand(
            "both",
            "05-10",
            Stage.REMINDER,
            38640,
            "4000000012345678",
            "8000000087654321",
            details=details,
            payment_reference="4000000012345678",
        )
    )
    assert {(one.amount_due_cents, one.payment_reference) for one in found} == {
        (31200, "4000000012345678"),
        (7440, "8000000087654321"),
    }


def test_a_correction_of_one_debt_holds_for_its_claim_and_one_of_the_sum_is_named() -> None:
    letter = demand(
        "list", "05-10", Stage.COLLECTION, 82000, "DS-77120", sender=AGENCY, creditor=None, details=BOTH
    )

    def said(path: str, value: str | int) -> Correction:
        moment = datetime(2026, 5, 20, tzinfo=UTC)
        return Correction(letter_id="list", path=path, value=value, author="owner", reason="", made_at=moment)

    one = said("details.debts.1.amount_due_cents", 71000)
    found = overview(letter, corrections=[one, said("details.debts.0.creditor", "Zonkant Energie")]).claims
    assert {(claim.creditor, claim.amount_due_cents) for claim in found} == {
        ("Zonkant Energie", 12000),
        (LANDLORD, 71000),
    }
    assert not [d for claim in found for d in claim.doubts if d.reason is DoubtReason.CORRECTION_NOT_APPLIED]
    for lost in (said("amount_due_cents", 90000), said("details.debts.7.amount_due_cents", 1)):
        claims_with = overview(letter, corrections=[lost]).claims
        assert {claim.amount_due_cents for claim in claims_with} == {12000, 70000}
        named = {
            doubt.path
            for claim in claims_with
            for doubt in claim.doubts
            if doubt.reason is DoubtReason.CORRECTION_NOT_APPLIED
        }
        assert named == {lost.path}
    single = demand("bill", "01-10", Stage.INVOICE, 12000, "F-00017")
    moved = overview(single, corrections=[replace(said("amount_due_cents", 13000), letter_id="bill")]).claims
    assert [claim.amount_due_cents for claim in moved] == [13000]


def test_the_number_of_a_debt_stays_when_two_others_turn_out_to_be_one() -> None:
    three = Details(
        debts=(
            ListedDebt(creditor=ENERGY, references=("DS-10001",), amount_due_cents=100),
            ListedDebt(creditor=ENERGY, references=("DS-10002",), amount_due_cents=200),
            ListedDebt(creditor=LANDLORD, references=("HF-00093",), amount_due_cents=400),
        ),
        references=(
            Reference(number="DS-10001", kind=ReferenceKind.DOSSIER),
            Reference(number="DS-10002", kind=ReferenceKind.DOSSIER),
        ),
    )
    found = claims(
        demand("before", "04-10", Stage.REMINDER, 300, "DS-10001", "DS-10002"),
        demand("list", "05-10", Stage.COLLECTION, 700, sender=AGENCY, creditor=None, details=three),
    )
    assert {(claim.id, claim.amount_due_cents) for claim in found} == {("c-before", 300), ("c-list.2", 400)}
