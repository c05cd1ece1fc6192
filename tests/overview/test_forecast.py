"""What comes on top of a claim next, and what a payment would avert."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from overview import Claim, Finding, LegalSource, LetterFacts, Outcome, Rule
from overview.growth import Growth, GrowthKind
from overview.payments import LeftOutReason, affordable, payments
from parsers.facts import CostKind, CostLine, DeadlineKind, Details, FourteenDayNotice, Plan, RunsFrom, Stage
from tests.overview.letters import AGENCY, BAILIFF, ENERGY, LANDLORD, claims, demand, pay_by, term

CJIB = "CJIB"
SHOP = "Kledinghuis Oost"


def grown(*letters: LetterFacts, as_of: date = date(2026, 6, 1)) -> Growth:
    (claim,) = claims(*letters, as_of=as_of)
    assert claim.growth is not None
    return claim.growth


def fine(name: str, on: str, stage: Stage, cents: int, pay: str) -> LetterFacts:
    return demand(name, on, stage, cents, "4100002600417001", sender=CJIB, deadlines=(pay_by(pay),))


def test_a_fine_rises_by_half_the_day_after_its_last_day() -> None:
    found = grown(fine("a", "05-10", Stage.INVOICE, 12900, "06-20"))
    assert (found.kind, found.by_cents, found.exact) == (GrowthKind.FINE_RAISED, 6000, True)
    assert (found.not_before, found.named) == (date(2026, 6, 21), True)


def test_after_the_first_reminder_it_doubles() -> None:
    letters = (
        fine("a", "03-10", Stage.INVOICE, 12900, "05-05"),
        fine("b", "05-15", Stage.FINAL_NOTICE, 18900, "06-12"),
    )
    assert grown(*letters).by_cents == 36900 - 18900


def test_a_notice_tells_the_costs_and_the_first_day() -> None:
    notice = FourteenDayNotice(
        costs_cents=4840, term_days=14, wording="binnen 14 dagen na ontvangst", runs_from=RunsFrom.RECEIPT
    )
    letter = demand("a", "05-25", Stage.FINAL_NOTICE, 12000, "F-1", details=Details(notice_14_days=notice))
    found = grown(letter)
    assert (found.kind, found.by_cents, found.exact) == (GrowthKind.COLLECTION_COSTS, 4840, True)
    # The second day after the letter it counts as delivered, and fourteen days run from the day after.
    assert found.not_before == date(2026, 6, 11)


def test_a_bill_without_a_notice_grows_by_the_scale_at_the_earliest_after_one() -> None:
    found = grown(demand("a", "05-25", Stage.REMINDER, 100000, "F-1", deadlines=(pay_by("06-08"),)))
    assert (found.by_cents, found.not_before, found.exact) == (15000, date(2026, 6, 25), False)


@pytest.mark.parametrize(
    ("stage", "kind", "least"),
    [
        (Stage.COLLECTION, GrowthKind.SUMMONS, 12557),
        (Stage.COURT, GrowthKind.SERVICE, 13671),
        (Stage.JUDGMENT, GrowthKind.ATTACHMENT, 16486),
    ],
)
def test_each_step_to_the_bailiff_costs_at_least_its_tariff(
    stage: Stage, kind: GrowthKind, least: int
) -> None:
    letter = demand("a", "05-25", stage, 30000, "DS-1", sender=AGENCY, creditor=SHOP, costs_cents=4500)
    found = grown(letter)
    assert (found.kind, found.by_cents, found.exact) == (kind, least, False)


def test_interest_runs_on_what_is_overdue() -> None:
    letter = demand("a", "04-01", Stage.REMINDER, 365000, "F-1", sender=SHOP, deadlines=(pay_by("04-15"),))
    # Thirty days at 4 % of 3,650.00.
    assert grown(letter).interest_cents == 1200


@pytest.mark.parametrize(
    "facts",
    [{"disputed": True}, {"stage": Stage.PAYMENT_PLAN, "plan": Plan.AGREED}, {"stage": Stage.SETTLED}],
)
def test_what_is_disputed_arranged_or_settled_grows_by_nothing(facts: dict[str, Any]) -> None:
    told = {"stage": Stage.COLLECTION, **facts}
    letter = demand("a", "05-25", told.pop("stage"), 30000, "F-1", **told)
    assert claims(letter)[0].growth is None


def _claims() -> tuple[Claim, ...]:
    return claims(
        demand("rent", "05-25", Stage.REMINDER, 60000, "H-00001", sender=LANDLORD),
        demand("shop", "05-25", Stage.REMINDER, 3000, "S-00001", sender=SHOP),
        demand("big", "05-25", Stage.REMINDER, 300000, "B-00001", sender="Meubelhal West"),
        demand("row", "05-25", Stage.REMINDER, 5000, "R-00001", sender="Sportclub Noord", disputed=True),
        demand("old", "2019-05-25", Stage.INVOICE, 5000, "O-00001", sender="Sportclub Zuid"),
    )


def test_a_home_comes_first_and_then_what_averts_most_for_a_euro() -> None:
    assert [one.claim_id for one in payments(_claims()).options] == ["c-rent", "c-shop", "c-big"]


def test_what_is_disputed_or_may_have_lapsed_is_left_out_with_the_reason() -> None:
    left = {one.claim_id: one.reason for one in payments(_claims()).left_out}
    assert left == {"c-row": LeftOutReason.DISPUTED, "c-old": LeftOutReason.MAY_HAVE_LAPSED}


def test_costs_that_seem_too_high_are_asked_after_before_they_are_paid() -> None:
    line = CostLine(kind=CostKind.COLLECTION, label="incassokosten", amount_cents=9000)
    letter = demand(
        "a",
        "05-25",
        Stage.COLLECTION,
        19000,
        "DS-1",
        sender=AGENCY,
        creditor=ENERGY,
        principal_cents=10000,
        details=Details(cost_lines=(line,)),
    )
    (left,) = payments(claims(letter)).left_out
    assert left.reason is LeftOutReason.MAY_BE_TOO_HIGH


def test_a_budget_is_spent_in_order_and_never_exceeded() -> None:
    chosen = affordable(payments(_claims()), 65000)
    assert [one.claim_id for one in chosen] == ["c-rent", "c-shop"]
    assert sum(one.pay_cents for one in chosen) <= 65000


@pytest.mark.parametrize("creditor", ["UWV", "DUO", "CAK", "NVWA", "Huurcommissie", "LBIO"])
def test_of_costs_that_are_not_fixed_nothing_is_foretold(creditor: str) -> None:
    letter = demand("a", "05-25", Stage.REMINDER, 30000, "DS-00017", sender=creditor)
    assert claims(letter)[0].growth is None


def test_a_tax_office_has_fixed_costs() -> None:
    letter = demand("a", "05-25", Stage.REMINDER, 30000, "DS-00017", sender="Belastingkantoor Middelland")
    assert (grown(letter).kind, grown(letter).by_cents) == (GrowthKind.REMINDER_FEE, 900)


def test_nothing_is_served_before_the_hearing() -> None:
    days = (pay_by("06-05"), term(DeadlineKind.COURT, "06-24"))
    letter = demand(
        "a", "05-25", Stage.COURT, 30000, "DS-00017", sender=BAILIFF, creditor=SHOP, deadlines=days
    )
    assert (grown(letter).not_before, grown(letter).named) == (date(2026, 6, 25), False)


def test_a_claim_that_may_be_asked_for_twice_is_not_paid_first() -> None:
    (one,) = claims(demand("a", "05-25", Stage.REMINDER, 30000, "DS-00017", sender=SHOP))
    doubt = Finding(
        rule=Rule.DOUBLE_CLAIM,
        outcome=Outcome.CANNOT_BE_CHECKED,
        source=LegalSource(article="art. 6:203 BW", reference="", verified=False),
    )
    (left,) = payments((replace(one, findings=(doubt,)),)).left_out
    assert left.reason is LeftOutReason.UNSURE


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        # Sixteen days after the letter by post, or a printed day that comes sooner and is long enough.
        (None, "2026-06-11"),
        ("06-09", "2026-06-10"),
        ("06-30", "2026-06-11"),
        ("06-01", "2026-06-11"),
    ],
)
def test_the_costs_of_a_notice_come_at_the_earliest_after_its_shortest_term(
    printed: str | None, first: str
) -> None:
    notice = FourteenDayNotice(
        costs_cents=4840, term_days=14, wording="binnen 14 dagen na ontvangst", runs_from=RunsFrom.RECEIPT
    )
    days = (pay_by(printed),) if printed else ()
    letter = demand(
        "a", "05-25", Stage.FINAL_NOTICE, 12000, "F-1", deadlines=days, details=Details(notice_14_days=notice)
    )
    assert grown(letter).not_before == date.fromisoformat(first)
