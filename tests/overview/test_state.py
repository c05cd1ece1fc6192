"""What a claim is on a day: its status, its amount and its deadlines."""

from __future__ import annotations

from datetime import date

from overview import ClaimStatus, DoubtReason
from parsers.facts import DeadlineKind, Plan, Stage
from tests.overview.letters import AGENCY, BAILIFF, BUYER, ENERGY, claim, day, demand, pay_by, term

BILL = "F-2026-00417"


def test_a_bill_whose_day_is_to_come_is_upcoming() -> None:
    found = claim(demand("bill", "05-20", Stage.INVOICE, 12000, BILL, deadlines=(pay_by("06-10"),)))
    assert (found.status, found.overdue_since) == (ClaimStatus.UPCOMING, None)


def test_a_bill_is_upcoming_on_its_last_day_and_open_the_day_after() -> None:
    letter = demand("bill", "05-20", Stage.INVOICE, 12000, BILL, deadlines=(pay_by("06-10"),))
    assert claim(letter, as_of=day("06-10")).status is ClaimStatus.UPCOMING
    late = claim(letter, as_of=day("06-11"))
    assert (late.status, late.overdue_since, late.next_deadline) == (ClaimStatus.OPEN, day("06-10"), None)


def test_a_bill_without_a_day_is_open() -> None:
    assert claim(demand("bill", "05-20", Stage.INVOICE, 12000, BILL)).status is ClaimStatus.OPEN


def test_a_reminder_is_open_although_its_day_is_to_come() -> None:
    found = claim(demand("reminder", "05-20", Stage.REMINDER, 12000, BILL, deadlines=(pay_by("06-10"),)))
    assert found.status is ClaimStatus.OPEN
    assert found.next_deadline == pay_by("06-10")


def test_a_direct_debit_to_come_is_upcoming() -> None:
    letter = demand(
        "bill", "05-20", Stage.INVOICE, 12000, BILL, direct_debit=True, deadlines=(pay_by("06-10"),)
    )
    assert claim(letter).status is ClaimStatus.UPCOMING


def test_a_direct_debit_whose_day_went_by_is_open_with_a_doubt() -> None:
    letter = demand(
        "bill", "04-20", Stage.INVOICE, 12000, BILL, direct_debit=True, deadlines=(pay_by("05-10"),)
    )
    found = claim(letter)
    assert found.status is ClaimStatus.OPEN
    assert DoubtReason.DEBIT_DAY_PASSED in {doubt.reason for doubt in found.doubts}


def test_a_direct_debit_that_failed_is_open_at_the_reminder() -> None:
    found = claim(
        demand("bill", "04-20", Stage.INVOICE, 12000, BILL, direct_debit=True, deadlines=(pay_by("05-10"),)),
        demand("failed", "05-14", Stage.REMINDER, 12000, BILL, iban="NL02ABNA0123456789"),
    )
    assert (found.status, found.iban, found.doubts) == (ClaimStatus.OPEN, "NL02ABNA0123456789", ())


def test_an_agreed_plan_runs_and_its_next_instalment_is_next() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand(
            "plan",
            "04-01",
            Stage.PAYMENT_PLAN,
            12000,
            BILL,
            plan=Plan.AGREED,
            deadlines=(pay_by("05-25", 6000), pay_by("06-25", 6000)),
        ),
    )
    assert (found.status, found.amount_due_cents) == (ClaimStatus.PAYMENT_PLAN, 12000)
    assert found.next_deadline == pay_by("06-25", 6000)
    assert found.overdue_since is None


def test_a_plan_that_is_only_offered_leaves_the_claim_open() -> None:
    found = claim(demand("plan", "04-01", Stage.PAYMENT_PLAN, 12000, BILL, plan=Plan.OFFERED))
    assert found.status is ClaimStatus.OPEN


def test_a_broken_plan_is_open_and_its_instalments_are_gone() -> None:
    found = claim(
        demand(
            "plan",
            "04-01",
            Stage.PAYMENT_PLAN,
            12000,
            BILL,
            plan=Plan.AGREED,
            deadlines=(pay_by("05-25", 6000), pay_by("06-25", 6000)),
        ),
        demand(
            "broken", "05-28", Stage.PAYMENT_PLAN, 12000, BILL, plan=Plan.BROKEN, deadlines=(pay_by("06-11"),)
        ),
    )
    assert (found.status, found.next_deadline) == (ClaimStatus.OPEN, pay_by("06-11"))


def test_a_demand_after_a_plan_ends_it() -> None:
    found = claim(
        demand(
            "plan",
            "04-01",
            Stage.PAYMENT_PLAN,
            12000,
            BILL,
            plan=Plan.AGREED,
            deadlines=(pay_by("06-25", 6000),),
        ),
        demand("agency", "05-28", Stage.COLLECTION, 16000, BILL, sender=AGENCY, creditor=ENERGY),
    )
    assert (found.status, found.next_deadline) == (ClaimStatus.OPEN, None)


def test_a_plan_whose_last_day_went_by_is_to_be_checked() -> None:
    found = claim(
        demand(
            "plan",
            "01-01",
            Stage.PAYMENT_PLAN,
            12000,
            BILL,
            plan=Plan.AGREED,
            deadlines=(pay_by("02-25", 12000),),
        )
    )
    assert (found.status, found.review) == (ClaimStatus.PAYMENT_PLAN, ("status",))


def test_a_settled_claim_is_nothing_and_has_no_deadline() -> None:
    found = claim(
        demand(
            "bill", "01-10", Stage.INVOICE, 12000, BILL, deadlines=(term(DeadlineKind.OBJECTION, "06-30"),)
        ),
        demand("paid", "02-10", Stage.SETTLED, None, BILL, paid_cents=12000),
    )
    assert (found.status, found.amount_due_cents, found.next_deadline) == (ClaimStatus.SETTLED, 0, None)
    assert (found.iban, found.overdue_since) == (None, None)


def test_a_demand_after_a_settlement_opens_the_claim_again() -> None:
    found = claim(
        demand("paid", "02-10", Stage.SETTLED, 0, BILL),
        demand("again", "03-10", Stage.FINAL_NOTICE, 3000, BILL),
    )
    assert (found.status, found.amount_due_cents) == (ClaimStatus.OPEN, 3000)


def test_a_disputed_claim_stays_so_when_it_is_sold() -> None:
    found = claim(
        demand(
            "answer", "02-10", Stage.COLLECTION, 12000, BILL, sender=AGENCY, creditor=ENERGY, disputed=True
        ),
        demand("sold", "03-10", Stage.TRANSFER, 12000, BILL, sender=BUYER, creditor=BUYER),
    )
    assert (found.status, found.creditor) == (ClaimStatus.DISPUTED, BUYER)


def test_a_new_demand_ends_a_dispute() -> None:
    found = claim(
        demand(
            "answer", "02-10", Stage.COLLECTION, 12000, BILL, sender=AGENCY, creditor=ENERGY, disputed=True
        ),
        demand("rejected", "03-10", Stage.COLLECTION, 12000, BILL, sender=AGENCY, creditor=ENERGY),
    )
    assert found.status is ClaimStatus.OPEN


def test_a_sold_bill_that_is_not_yet_due_stays_upcoming() -> None:
    found = claim(
        demand("bill", "05-10", Stage.INVOICE, 12000, BILL, deadlines=(pay_by("06-20"),)),
        demand("sold", "05-20", Stage.TRANSFER, 12000, "ZM-551-20", BILL, sender=BUYER, creditor=BUYER),
    )
    assert (found.status, found.next_deadline) == (ClaimStatus.UPCOMING, pay_by("06-20"))


def test_a_term_to_object_outlives_a_reminder() -> None:
    objection = term(DeadlineKind.OBJECTION, "06-20")
    found = claim(
        demand("bill", "05-09", Stage.INVOICE, 12000, BILL, deadlines=(pay_by("05-20"), objection)),
        demand("reminder", "05-28", Stage.REMINDER, 12000, BILL, deadlines=(pay_by("06-28"),)),
    )
    assert found.next_deadline == objection


def test_a_day_to_pay_does_not_outlive_a_new_demand() -> None:
    found = claim(
        demand("notice", "05-20", Stage.FINAL_NOTICE, 12000, BILL, deadlines=(pay_by("06-05"),)),
        demand(
            "agency",
            "05-28",
            Stage.COLLECTION,
            16000,
            BILL,
            sender=AGENCY,
            creditor=ENERGY,
            deadlines=(pay_by("06-12"),),
        ),
    )
    assert found.next_deadline == pay_by("06-12")


def test_a_day_in_court_outlives_a_later_letter_but_not_an_arrangement() -> None:
    court = term(DeadlineKind.COURT, "06-25")
    summons = demand(
        "summons", "05-10", Stage.COURT, 12000, BILL, sender=BAILIFF, creditor=ENERGY, deadlines=(court,)
    )
    notice = demand("notice", "05-20", Stage.COLLECTION, 12500, BILL, sender=BAILIFF, creditor=ENERGY)
    agreed = demand(
        "plan",
        "05-25",
        Stage.PAYMENT_PLAN,
        12500,
        BILL,
        sender=BAILIFF,
        creditor=ENERGY,
        plan=Plan.AGREED,
        deadlines=(pay_by("06-30", 6000),),
    )
    assert claim(summons, notice).next_deadline == court
    assert claim(summons, notice, agreed).next_deadline == pay_by("06-30", 6000)


def test_a_court_day_that_was_moved_is_gone() -> None:
    found = claim(
        demand("summons", "05-10", Stage.COURT, 12000, BILL, deadlines=(term(DeadlineKind.COURT, "06-05"),)),
        demand("moved", "05-20", Stage.COURT, 12000, BILL, deadlines=(term(DeadlineKind.COURT, "06-25"),)),
    )
    assert found.next_deadline == term(DeadlineKind.COURT, "06-25")


def test_a_deadline_on_the_day_itself_counts() -> None:
    letter = demand("bill", "05-20", Stage.REMINDER, 12000, BILL, deadlines=(pay_by("06-01"),))
    assert claim(letter, as_of=day("06-01")).next_deadline == pay_by("06-01")


def test_overdue_counts_from_the_first_day_that_went_by() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, deadlines=(pay_by("02-10"),)),
        demand("reminder", "02-20", Stage.REMINDER, 12000, BILL, deadlines=(pay_by("03-06"),)),
    )
    assert found.overdue_since == day("02-10")


def test_the_newest_letter_that_states_an_amount_wins() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand("notice", "02-10", Stage.FINAL_NOTICE, 16800, BILL),
        demand("summons", "03-10", Stage.COURT, None, BILL),
    )
    assert (found.amount_due_cents, found.amount_as_of, found.stage) == (16800, day("02-10"), Stage.COURT)


def test_a_payment_confirmed_later_is_taken_off_with_a_doubt() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand("thanks", "02-10", Stage.REMINDER, None, BILL, paid_cents=5000),
    )
    assert found.amount_due_cents == 7000
    assert [doubt.reason for doubt in found.doubts] == [DoubtReason.PAYMENT_TAKEN_OFF]


def test_a_payment_confirmed_twice_in_one_letter_is_taken_off_once() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand("mail", "02-10", Stage.REMINDER, None, BILL, paid_cents=5000),
        demand("post", "02-10", Stage.REMINDER, None, BILL, paid_cents=5000, received="02-12"),
    )
    assert found.amount_due_cents == 7000


def test_a_lower_amount_without_payment_keeps_the_higher_one_beside_it() -> None:
    found = claim(
        demand("notice", "01-10", Stage.FINAL_NOTICE, 16800, BILL),
        demand("again", "02-10", Stage.FINAL_NOTICE, 12000, BILL),
    )
    assert (found.amount_due_cents, found.review) == (12000, ("amount_due_cents",))
    assert [(doubt.reason, doubt.amount_cents) for doubt in found.doubts] == [
        (DoubtReason.LOWER_WITHOUT_PAYMENT, 16800)
    ]


def test_a_lower_amount_with_a_payment_is_no_doubt() -> None:
    found = claim(
        demand("notice", "01-10", Stage.FINAL_NOTICE, 16800, BILL),
        demand("again", "02-10", Stage.FINAL_NOTICE, 12000, BILL, paid_cents=4800),
    )
    assert (found.amount_due_cents, found.doubts) == (12000, ())


def test_an_amount_below_nothing_counts_as_nothing_with_a_doubt() -> None:
    found = claim(demand("odd", "01-10", Stage.REMINDER, -500, BILL))
    assert found.amount_due_cents == 0
    assert DoubtReason.NEGATIVE in {doubt.reason for doubt in found.doubts}


def test_a_claim_without_any_amount_says_so() -> None:
    found = claim(demand("bill", "01-10", Stage.INVOICE, None, BILL))
    assert (found.amount_due_cents, found.review) == (None, ("amount_due_cents",))


def test_the_parts_come_from_one_letter() -> None:
    found = claim(
        demand("agency", "01-10", Stage.COLLECTION, 17000, BILL, principal_cents=12000, costs_cents=5000),
        demand("seizure", "02-10", Stage.ENFORCEMENT, 21000, BILL, costs_cents=4000),
    )
    assert (found.principal_cents, found.costs_cents, found.interest_cents) == (12000, 5000, None)


def test_what_the_reader_doubted_in_the_newest_letter_is_in_review() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, review=("iban",)),
        demand("notice", "02-10", Stage.FINAL_NOTICE, 12000, BILL, review=("costs_cents",)),
    )
    assert found.review == ("costs_cents",)


def test_a_letter_dated_far_in_the_future_counts_from_the_day_it_came() -> None:
    found = claim(
        demand("odd", "2062-03-10", Stage.REMINDER, 12000, BILL, received="03-11"),
        demand("next", "04-10", Stage.FINAL_NOTICE, 16000, BILL),
    )
    assert (found.amount_due_cents, found.letters[0].day) == (16000, date(2026, 3, 11))
    assert "letter_date" in found.review


def test_all_deadlines_to_come_are_given_and_the_first_is_next() -> None:
    court, pay = term(DeadlineKind.COURT, "07-09"), pay_by("07-02")
    found = claim(
        demand("summons", "05-20", Stage.COURT, 12000, BILL, deadlines=(court, pay, pay_by("05-25"))),
        demand("copy", "05-20", Stage.COURT, 12000, BILL, deadlines=(pay, court), received="05-23"),
    )
    assert (found.deadlines, found.next_deadline) == ((pay, court), pay)


def test_a_demand_after_a_settlement_is_to_be_checked_and_starts_anew() -> None:
    objection = term(DeadlineKind.OBJECTION, "06-30")
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, deadlines=(pay_by("02-01"), objection)),
        demand("paid", "02-10", Stage.SETTLED, 0, BILL),
        demand("again", "03-10", Stage.FINAL_NOTICE, 3000, BILL, deadlines=(pay_by("04-01"),)),
    )
    assert (found.overdue_since, found.next_deadline) == (day("04-01"), None)
    assert [(doubt.reason, doubt.letter_id) for doubt in found.doubts] == [(DoubtReason.ASKED_AGAIN, "paid")]


def test_payments_that_leave_nothing_settle_the_claim_with_a_doubt() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand("thanks", "02-10", Stage.INFORMATION, None, BILL, paid_cents=12000),
    )
    assert (found.status, found.review) == (ClaimStatus.SETTLED, ("amount_due_cents",))


def test_an_offered_plan_leaves_a_bill_that_is_not_yet_due_upcoming() -> None:
    found = claim(
        demand("bill", "05-10", Stage.INVOICE, 12000, BILL, deadlines=(pay_by("06-20"),)),
        demand("offer", "05-20", Stage.PAYMENT_PLAN, 12000, BILL, plan=Plan.OFFERED),
    )
    assert (found.status, found.next_deadline) == (ClaimStatus.UPCOMING, pay_by("06-20"))


def test_of_two_forms_of_a_letter_the_better_read_counts_and_the_other_amount_stays_beside_it() -> None:
    found = claim(
        demand("file", "03-10", Stage.FINAL_NOTICE, 12000, BILL),
        demand(
            "photo", "03-10", Stage.FINAL_NOTICE, 72000, BILL, received="03-14", review=("amount_due_cents",)
        ),
    )
    assert found.amount_due_cents == 12000
    assert [(doubt.reason, doubt.amount_cents) for doubt in found.doubts] == [
        (DoubtReason.FORMS_DIFFER, 72000)
    ]


def test_of_letters_of_one_day_the_later_stage_is_the_newest() -> None:
    found = claim(
        demand("a closed", "03-10", Stage.SETTLED, 0, BILL),
        demand("b demand", "03-10", Stage.REMINDER, 12000, BILL),
    )
    assert found.status is ClaimStatus.SETTLED


def test_a_figure_of_an_older_letter_brings_the_doubts_of_its_reader_along() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, review=("amount_due_cents", "letter_date")),
        demand("notice", "02-10", Stage.FINAL_NOTICE, None, BILL),
    )
    assert [(doubt.path, doubt.letter_id) for doubt in found.doubts] == [("amount_due_cents", "bill")]
