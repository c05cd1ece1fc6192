"""Which letters are about one debt, and which only look like it."""

from __future__ import annotations

import pytest

from overview import DoubtReason, LinkReason
from parsers.facts import Details, Reference, ReferenceKind, Stage
from tests.overview.letters import AGENCY, BAILIFF, BUYER, ENERGY, LANDLORD, claim, claims, demand, groups

BILL = "F-2026-00417"
PAYMENT = "4100 0026 0041 7001"


def test_a_bill_and_its_reminder_share_a_bill_number() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand("reminder", "02-10", Stage.REMINDER, 12000, BILL),
    )
    assert groups([found]) == {("bill", "reminder")}
    assert [letter.why for letter in found.letters] == [None, LinkReason.NUMBER]


def test_numbers_are_compared_without_points_and_spaces() -> None:
    assert claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, "2026.00.417-9"),
        demand("reminder", "02-10", Stage.REMINDER, 12000, "2026 00417 9"),
    )


def test_a_payment_reference_joins_when_bill_numbers_differ() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, "HF/26/0101", payment_reference=PAYMENT),
        demand("reminder", "02-10", Stage.REMINDER, 24000, "HF/26/0207", payment_reference=PAYMENT),
    )
    assert found.letters[1].why is LinkReason.PAYMENT_REFERENCE


def test_two_bills_of_one_customer_stay_two_claims() -> None:
    found = claims(
        demand("january", "01-10", Stage.INVOICE, 12000, "F-0001-26", customer="8812345"),
        demand("february", "02-10", Stage.INVOICE, 13000, "F-0002-26", customer="8812345"),
    )
    assert groups(found) == {("january",), ("february",)}


def test_an_unlabelled_number_on_two_bills_is_taken_for_the_customers() -> None:
    found = claims(
        demand(
            "january", "01-10", Stage.INVOICE, 12000, "8812345", "F-0001-26", payment_reference="F-0001-26"
        ),
        demand(
            "reminder", "02-01", Stage.REMINDER, 12000, "8812345", "F-0001-26", payment_reference="F-0001-26"
        ),
        demand(
            "february", "02-10", Stage.INVOICE, 13000, "8812345", "F-0002-26", payment_reference="F-0002-26"
        ),
    )
    assert groups(found) == {("january", "reminder"), ("february",)}


def test_two_reminders_of_one_customer_stay_two_claims() -> None:
    found = claims(
        demand("one", "01-10", Stage.REMINDER, 12000, "8812345", "F-0001-26", payment_reference="F-0001-26"),
        demand("two", "02-10", Stage.REMINDER, 13000, "8812345", "F-0002-26", payment_reference="F-0002-26"),
        demand(
            "three", "03-10", Stage.FINAL_NOTICE, 12000, "8812345", "F-0001-26", payment_reference="F-0001-26"
        ),
    )
    assert groups(found) == {("one", "three"), ("two",)}


def test_a_later_letter_joins_two_bills_that_it_names() -> None:
    found = claim(
        demand("one", "01-10", Stage.INVOICE, 12000, "F-0001-26", customer="8812345"),
        demand("two", "02-10", Stage.INVOICE, 13000, "F-0002-26", customer="8812345"),
        demand("both", "03-10", Stage.REMINDER, 25000, "F-0001-26", "F-0002-26", customer="8812345"),
    )
    assert (found.id, found.formerly, found.amount_due_cents) == ("c-one", ("c-two",), 25000)


def test_bills_joined_without_a_total_are_added_up_with_a_doubt() -> None:
    found = claim(
        demand("one", "01-10", Stage.INVOICE, 12000, "F-0001-26"),
        demand("two", "02-10", Stage.INVOICE, 13000, "F-0002-26"),
        demand("sold", "03-10", Stage.TRANSFER, None, "F-0001-26", "F-0002-26", sender=BUYER),
    )
    assert found.amount_due_cents == 25000
    assert DoubtReason.SUM_OF_JOINED in {doubt.reason for doubt in found.doubts}


def test_an_agency_carries_the_debt_on_under_its_own_number() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand("agency", "03-10", Stage.COLLECTION, 16800, "DS-77120", BILL, sender=AGENCY, creditor=ENERGY),
        demand(
            "bailiff", "04-20", Stage.COURT, 30000, "26/00881", "DS-77120", sender=BAILIFF, creditor=ENERGY
        ),
    )
    assert (found.creditor, found.contact, found.stage) == (ENERGY, BAILIFF, Stage.COURT)


def test_a_sold_debt_goes_on_at_its_buyer() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand("sold", "03-10", Stage.TRANSFER, 12000, "ZM-551-20", BILL, sender=BUYER, creditor=BUYER),
        demand(
            "agency", "04-20", Stage.COLLECTION, 17000, "DS-77120", "ZM-551-20", sender=AGENCY, creditor=BUYER
        ),
    )
    assert (found.creditor, found.contact) == (BUYER, AGENCY)


def test_an_agency_that_names_only_the_customer_number_gets_the_one_claim_that_fits() -> None:
    found = claim(
        demand("reminder", "01-10", Stage.REMINDER, 70000, "HF/26/0101", customer="550017", sender=LANDLORD),
        demand(
            "agency",
            "03-10",
            Stage.COLLECTION,
            165000,
            "26-00881",
            customer="550017",
            sender=BAILIFF,
            creditor=LANDLORD,
            principal_cents=140000,
            costs_cents=25000,
        ),
    )
    assert found.letters[1].why is LinkReason.CUSTOMER_AND_AMOUNT
    assert DoubtReason.WEAK_LINK in {doubt.reason for doubt in found.doubts}


def test_an_agency_with_a_customer_number_of_two_claims_takes_the_one_of_its_principal() -> None:
    found = claims(
        demand("one", "01-10", Stage.INVOICE, 12000, "F-0001-26", customer="8812345"),
        demand("two", "02-10", Stage.INVOICE, 13000, "F-0002-26", customer="8812345"),
        demand(
            "agency",
            "04-10",
            Stage.COLLECTION,
            17000,
            "DS-77120",
            customer="8812345",
            sender=AGENCY,
            creditor=ENERGY,
            principal_cents=13000,
        ),
    )
    assert groups(found) == {("one",), ("two", "agency")}


def test_an_agency_that_could_mean_either_claim_gets_one_of_its_own_with_a_doubt() -> None:
    found = claims(
        demand("one", "01-10", Stage.INVOICE, 12000, "F-0001-26", customer="8812345"),
        demand("two", "01-11", Stage.INVOICE, 12000, "F-0002-26", customer="8812345"),
        demand(
            "agency",
            "04-10",
            Stage.COLLECTION,
            17000,
            "DS-77120",
            customer="8812345",
            sender=AGENCY,
            creditor=ENERGY,
            principal_cents=12000,
        ),
    )
    assert groups(found) == {("one",), ("two",), ("agency",)}
    own = next(one for one in found if one.contact == AGENCY)
    others = {d.other_claim for d in own.doubts if d.reason is DoubtReason.MAY_BE_SAME}
    assert others == {"c-one", "c-two"}


def test_a_new_bill_after_a_settled_claim_is_new_even_when_it_names_the_old_number() -> None:
    found = claims(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, customer="8812345"),
        demand("paid", "02-10", Stage.SETTLED, 0, BILL, customer="8812345"),
        demand("new", "03-10", Stage.INVOICE, 9000, "F-2026-00990", BILL, customer="8812345"),
    )
    assert groups(found) == {("bill", "paid"), ("new",)}


def test_a_demand_of_another_body_that_names_a_debt_elsewhere_is_its_own_claim() -> None:
    found = claims(
        demand("insurer", "01-10", Stage.FINAL_NOTICE, 48000, "INC-26-0440", sender="Zorgverzekeraar Wilg"),
        demand(
            "body", "03-10", Stage.INVOICE, 19000, "BP-26-0007", "INC-26-0440", sender="Premiebureau Oost"
        ),
    )
    assert groups(found) == {("insurer",), ("body",)}


def test_the_same_letter_by_mail_and_by_post_counts_once() -> None:
    found = claim(
        demand("mail", "03-10", Stage.REMINDER, 12000, "90817", received="03-10"),
        demand("photo", "03-10", Stage.REMINDER, 12000, received="03-12"),
    )
    assert found.amount_due_cents == 12000
    assert found.letters[1].why is LinkReason.SAME_LETTER


def test_two_fines_of_one_day_and_amount_are_two_claims() -> None:
    found = claims(
        demand("one", "03-10", Stage.INVOICE, 8500, "2000111122223333", sender="Boetebureau"),
        demand("two", "03-10", Stage.INVOICE, 8500, "2000111144445555", sender="Boetebureau"),
    )
    assert len(found) == 2


def test_a_misread_long_number_is_recognised_with_a_doubt() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, "DOS1200581"),
        demand("scan", "03-10", Stage.FINAL_NOTICE, 15000, "D0S12OO5B1"),
    )
    assert found.letters[1].why is LinkReason.MISREAD_NUMBER
    assert "letters" in found.review


def test_short_numbers_join_nothing_by_themselves() -> None:
    found = claims(
        demand("club", "01-10", Stage.INVOICE, 5000, "0174", sender="Tennisclub De Ligger"),
        demand("shop", "02-10", Stage.REMINDER, 7000, "0174", sender="Fietsenmaker Vork"),
    )
    assert len(found) == 2


def test_an_agency_without_any_common_number_is_joined_by_its_exact_principal() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12345, BILL),
        demand(
            "agency",
            "03-10",
            Stage.COLLECTION,
            17145,
            "DS-77120",
            sender=AGENCY,
            creditor=ENERGY,
            principal_cents=12345,
            costs_cents=4800,
        ),
    )
    assert found.letters[1].why is LinkReason.CREDITOR_AND_AMOUNT


def test_the_same_amount_of_another_creditor_joins_nothing() -> None:
    found = claims(
        demand("bill", "01-10", Stage.INVOICE, 12345, BILL),
        demand(
            "agency",
            "03-10",
            Stage.COLLECTION,
            17145,
            "DS-77120",
            sender=AGENCY,
            creditor=LANDLORD,
            principal_cents=12345,
            costs_cents=4800,
        ),
    )
    assert len(found) == 2


@pytest.mark.parametrize("kind", [ReferenceKind.CUSTOMER, ReferenceKind.POLICY])
def test_a_label_of_one_letter_tells_what_the_number_is_on_another(kind: ReferenceKind) -> None:
    labelled = Details(references=(Reference(number="8812345", kind=kind),))
    found = claims(
        demand("one", "01-10", Stage.REMINDER, 12000, "F-0001-26", "8812345", details=labelled),
        demand("two", "02-10", Stage.REMINDER, 15000, "F-0002-26", "8812345"),
    )
    assert len(found) == 2


def test_letters_that_arrive_out_of_order_make_the_same_claim() -> None:
    found = claim(
        demand(
            "agency", "03-10", Stage.COLLECTION, 16800, BILL, sender=AGENCY, creditor=ENERGY, received="03-11"
        ),
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, received="05-01"),
    )
    assert [letter.id for letter in found.letters] == ["bill", "agency"]
    assert (found.id, found.amount_due_cents) == ("c-agency", 16800)


def test_a_number_of_another_debt_that_a_letter_names_beside_its_own_joins_nothing() -> None:
    found = claims(
        demand("energy", "01-10", Stage.INVOICE, 12000, BILL),
        demand("rent", "01-12", Stage.REMINDER, 70000, "HF-26-0101", sender=LANDLORD),
        demand("bailiff", "03-10", Stage.COURT, 99000, "HF-26-0101", BILL, sender=BAILIFF, creditor=LANDLORD),
    )
    assert groups(found) == {("energy",), ("rent", "bailiff")}


def test_a_reminder_that_names_one_bill_and_asks_for_two_joins_both() -> None:
    found = claim(
        demand("one", "01-10", Stage.INVOICE, 18625, "F-0001-26", customer="8812345"),
        demand("two", "02-10", Stage.INVOICE, 6411, "F-0002-26", customer="8812345"),
        demand("both", "03-10", Stage.REMINDER, 25036, "F-0001-26", customer="8812345"),
    )
    assert found.amount_due_cents == 25036


def test_an_agency_that_asks_for_the_sum_of_the_bills_joins_them() -> None:
    bills = [
        demand(f"bill {number}", f"0{number}-10", Stage.INVOICE, 10000 + number, f"F-000{number}-26")
        for number in (1, 2, 3)
    ]
    agency = demand(
        "agency",
        "05-10",
        Stage.COLLECTION,
        36006,
        "DS-77120",
        sender=AGENCY,
        creditor=ENERGY,
        principal_cents=30006,
    )
    assert len(claims(*bills, agency)) == 1


def test_a_bailiff_is_joined_by_the_principal_that_an_older_letter_names() -> None:
    found = claims(
        demand("fine", "01-10", Stage.INVOICE, 31900, "2000111122223333", principal_cents=31000),
        demand("raised", "03-10", Stage.FINAL_NOTICE, 47400, "2000111122223333", principal_cents=31000),
        demand("other", "03-11", Stage.INVOICE, 8500, "2000111144445555", principal_cents=7600),
        demand(
            "bailiff",
            "05-10",
            Stage.JUDGMENT,
            63000,
            "GD-2026-118",
            sender=BAILIFF,
            creditor=ENERGY,
            principal_cents=31000,
        ),
    )
    assert groups(found) == {("fine", "raised", "bailiff"), ("other",)}


def test_thanks_for_a_payment_without_a_number_settle_the_bill_of_that_amount() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 64372, BILL),
        demand("thanks", "02-10", Stage.SETTLED, 0, paid_cents=64372),
    )
    assert found.amount_due_cents == 0


def test_a_new_bill_under_the_payment_reference_of_a_settled_claim_is_new() -> None:
    found = claims(
        demand("bill", "01-10", Stage.INVOICE, 12000, "F-0001-26", payment_reference=PAYMENT),
        demand("paid", "02-10", Stage.SETTLED, 0, "F-0001-26", payment_reference=PAYMENT),
        demand("new", "05-10", Stage.INVOICE, 13000, "F-0009-26", payment_reference=PAYMENT),
    )
    assert groups(found) == {("bill", "paid"), ("new",)}


def test_a_second_bill_that_repeats_only_the_customers_number_is_new() -> None:
    found = claims(
        demand("one", "01-10", Stage.INVOICE, 12000, "F-0001-26", "8812345"),
        demand("two", "02-10", Stage.INVOICE, 13000, "8812345"),
    )
    assert len(found) == 2


def test_a_demand_by_a_stranger_far_above_the_claim_whose_number_it_names_is_another() -> None:
    found = claims(
        demand("energy", "01-10", Stage.INVOICE, 12000, BILL),
        demand(
            "bank", "03-10", Stage.JUDGMENT, 480000, "H26-0071", BILL, sender=BAILIFF, creditor="Veenbank"
        ),
    )
    assert len(found) == 2


def test_a_payment_reference_that_lost_a_group_is_recognised_by_the_principal() -> None:
    found = claim(
        demand("fine", "01-10", Stage.INVOICE, 31900, "2000111122223333", principal_cents=31000),
        demand(
            "bailiff",
            "05-10",
            Stage.JUDGMENT,
            63000,
            "GD-2026-118",
            "2000 1111 2222",
            sender=BAILIFF,
            creditor="De officier",
            principal_cents=31000,
        ),
    )
    assert found.letters[1].why is LinkReason.MISREAD_NUMBER


def test_one_bill_number_and_one_customer_number_are_enough_under_a_misread_name() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 64372, "2026-0187", customer="8812345"),
        demand(
            "mail", "02-10", Stage.REMINDER, 18900, "2026-0187", customer="8812345", sender="Administratie"
        ),
    )
    assert len(found.letters) == 2


def test_an_arrangement_under_its_own_number_is_joined_by_customer_and_amount() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 31287, BILL, customer="8812345"),
        demand("plan", "03-10", Stage.PAYMENT_PLAN, 31287, "BR-2603-551", customer="8812345"),
    )
    assert found.letters[1].why is LinkReason.CUSTOMER_AND_AMOUNT


def test_an_equal_bill_of_the_next_month_is_not_joined_by_its_amount() -> None:
    found = claims(
        demand("january", "01-10", Stage.REMINDER, 14500, "F-0001-26", customer="8812345"),
        demand("february", "02-10", Stage.REMINDER, 14500, "F-0002-26", customer="8812345"),
    )
    assert len(found) == 2


def test_costs_that_happen_to_equal_another_claim_do_not_join_it() -> None:
    found = claims(
        demand("one", "01-10", Stage.INVOICE, 12000, "F-0001-26", customer="8812345"),
        demand("two", "01-20", Stage.INVOICE, 4000, "F-0002-26", customer="8812345"),
        demand(
            "agency",
            "03-10",
            Stage.COLLECTION,
            16000,
            "DS-77120",
            "F-0001-26",
            customer="8812345",
            sender=AGENCY,
            creditor=ENERGY,
            costs_cents=4000,
        ),
    )
    assert groups(found) == {("one", "agency"), ("two",)}


def test_a_customer_number_without_amounts_joins_nothing_but_is_pointed_out() -> None:
    found = claims(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, customer="8812345"),
        demand(
            "agency",
            "03-10",
            Stage.COLLECTION,
            None,
            "DS-77120",
            customer="8812345",
            sender=AGENCY,
            creditor=ENERGY,
        ),
    )
    assert len(found) == 2
    assert [d.other_claim for one in found for d in one.doubts if d.reason is DoubtReason.MAY_BE_SAME] == [
        "c-bill"
    ]
