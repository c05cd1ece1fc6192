"""What the law allows is never called a conflict, whatever the sums and days are."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overview import Finding, LetterFacts, Outcome, Rule
from overview.law.collection_costs import allowed_costs, with_vat
from overview.law.fines import FineStep, raised
from overview.law.reckon_interest import compound_interest, rates, simple_interest
from parsers.facts import (
    BailiffAct,
    CostKind,
    CostLine,
    DeadlineKind,
    Details,
    InterestKind,
    ListedInvoice,
    Plan,
    RatePer,
    Stage,
)
from tests.overview.law.found import finding, no_finding
from tests.overview.letters import AGENCY, BAILIFF, ENERGY, claims, demand, pay_by, term

SHOP = "Kledinghuis Oost"
CJIB = "Centraal Justitieel Incassobureau"
STATUTORY = rates("statutory")
_PRINCIPALS = st.integers(100, 3_000_000)


def _line(cents: int, kind: CostKind = CostKind.COLLECTION, **more: Any) -> CostLine:
    return CostLine(kind=kind, label=more.pop("label", "incassokosten"), amount_cents=cents, **more)


def _asked(principal: int | None, *lines: CostLine, name: str = "b", **facts: Any) -> LetterFacts:
    told = {
        "stage": Stage.COLLECTION,
        "on": "03-01",
        "sender": AGENCY,
        "creditor": SHOP,
        "amount_due_cents": (principal or 0) + sum(line.amount_cents for line in lines),
        "details": Details(cost_lines=lines),
        **facts,
    }
    return demand(
        name,
        told.pop("on"),
        told.pop("stage"),
        told.pop("amount_due_cents"),
        "F-00017",
        principal_cents=principal,
        **told,
    )


def _outcomes(rule: Rule, *letters: LetterFacts) -> set[Outcome]:
    return {one.outcome for claim in claims(*letters) for one in claim.findings if one.rule is rule}


@given(_PRINCIPALS, st.booleans(), st.booleans())
def test_costs_on_the_scale_with_or_without_vat_never_conflict(principal: int, vat: bool, lump: bool) -> None:
    allowed = allowed_costs(principal)
    cents = with_vat(allowed) if vat else allowed
    letter = (
        _asked(principal, costs_cents=cents, amount_due_cents=principal + cents)
        if lump
        else _asked(principal, _line(cents))
    )
    assert _outcomes(Rule.COLLECTION_COSTS, letter) == {Outcome.FITS}


@given(_PRINCIPALS, st.data())
def test_a_payment_after_the_costs_makes_them_no_conflict(principal: int, data: st.DataObject) -> None:
    paid = data.draw(st.integers(1, principal - 1))
    left = principal - paid
    costs = _line(allowed_costs(principal))
    first = _asked(principal, costs, name="a", on="02-01")
    later = _asked(left, costs)
    if len(claims(first, later)) == 1:
        assert Outcome.CONFLICTS not in _outcomes(Rule.COLLECTION_COSTS, first, later)
    same_letter = _asked(left, costs, paid_cents=paid)
    assert Outcome.CONFLICTS not in _outcomes(Rule.COLLECTION_COSTS, same_letter)


def test_costs_that_not_even_the_whole_sum_allows_conflict_without_a_principal() -> None:
    letter = _asked(None, _line(12000), amount_due_cents=38000)
    assert finding(Rule.COLLECTION_COSTS, letter).outcome is Outcome.CONFLICTS


def test_administration_beside_costs_on_the_scale_may_rest_on_something_else() -> None:
    letter = _asked(6435, _line(4000), _line(1500, CostKind.ADMINISTRATION))
    found = finding(Rule.COLLECTION_COSTS, letter)
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("ground_of_administration",))


@pytest.mark.parametrize(
    ("costs", "outcome"), [(5500, Outcome.CANNOT_BE_CHECKED), (12000, Outcome.CONFLICTS)]
)
def test_one_sum_may_hold_administration_but_not_three_times_the_scale(costs: int, outcome: Outcome) -> None:
    letter = _asked(6435, costs_cents=costs, amount_due_cents=6435 + costs)
    assert finding(Rule.COLLECTION_COSTS, letter).outcome is outcome


def test_one_sum_of_a_bailiff_may_hold_other_costs() -> None:
    letter = _asked(30000, sender=BAILIFF, costs_cents=21000, amount_due_cents=51000)
    found = finding(Rule.COLLECTION_COSTS, letter)
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("specification_of_costs",))


@pytest.mark.parametrize(
    "facts",
    [
        {"sender": "LBIO", "creditor": "R. de Wit"},
        {"creditor": "Belastingdienst"},
        {"creditor": "Belastingkantoor Middelland"},
        {"creditor": "Huurcommissie"},
        {"stage": Stage.JUDGMENT},
    ],
)
def test_costs_outside_an_agreement_or_in_a_judgment_are_not_held_against_the_scale(
    facts: dict[str, Any],
) -> None:
    letter = _asked(500000, _line(75000), **facts)
    for rule in (Rule.COLLECTION_COSTS, Rule.FOURTEEN_DAYS_NOTICE, Rule.VAT_ON_COSTS):
        no_finding(rule, letter)


def test_a_business_can_have_agreed_on_higher_costs_and_needs_no_notice() -> None:
    details = Details(cost_lines=(_line(9000),), interest_kind=InterestKind.COMMERCIAL)
    letter = _asked(30000, details=details, amount_due_cents=39000)
    found = finding(Rule.COLLECTION_COSTS, letter)
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("business",))
    no_finding(Rule.FOURTEEN_DAYS_NOTICE, letter)


def _interest(cents: int, principal: int, starts: date | None, ends: date | None, **more: Any) -> LetterFacts:
    details = Details(interest_from=starts, interest_until=ends, **more.pop("details", {}))
    on = more.pop("on", (ends or date(2026, 5, 1)).isoformat())
    return demand(
        more.pop("name", "a"),
        on,
        more.pop("stage", Stage.COLLECTION),
        principal + cents,
        "DS-00017",
        sender=AGENCY,
        creditor=SHOP,
        principal_cents=principal,
        interest_cents=cents,
        details=details,
        **more,
    )


def _by_days_of_360(principal: int, starts: date, ends: date) -> int:
    """Simple interest as some reckon it: every day is 1/360 of a year."""
    total = Decimal(0)
    day = starts
    while day < ends:
        percent = [row.percent for row in STATUTORY.rows if row.starts <= day][-1]
        total += principal * percent / 100 / 360
        day += timedelta(days=1)
    return round(total)


@settings(max_examples=60)
@given(_PRINCIPALS, st.dates(date(2015, 1, 2), date(2025, 6, 1)), st.integers(60, 300), st.integers(0, 2))
def test_statutory_interest_never_conflicts_however_days_are_counted(
    principal: int, starts: date, days: int, way: int
) -> None:
    ends = starts + timedelta(days=days)
    cents = (
        compound_interest(principal, starts, ends + timedelta(days=1), STATUTORY),
        simple_interest(principal, starts - timedelta(days=1), ends, STATUTORY),
        _by_days_of_360(principal, starts, ends),
    )[way]
    letter = _interest(cents, principal, starts, ends, details={"interest_kind": InterestKind.STATUTORY})
    assert Outcome.CONFLICTS not in _outcomes(Rule.INTEREST, letter)


@pytest.mark.parametrize(
    ("details", "missing"),
    [
        # 10 % a year is what businesses owe each other, or what was agreed: the letter does not say.
        ({}, "ground_of_interest"),
        ({"interest_kind": InterestKind.CONTRACTUAL}, "contract"),
        ({"interest_kind": InterestKind.COMMERCIAL}, "business"),
        # One percent a month, compounded, is 12.68 % a year.
        ({"interest_rate_bp": 100, "interest_per": RatePer.MONTH}, "contract"),
    ],
)
def test_interest_that_another_ground_explains_cannot_be_checked(
    details: dict[str, Any], missing: str
) -> None:
    letter = _interest(10000, 100000, date(2025, 1, 1), date(2026, 1, 1), details=details)
    found = finding(Rule.INTEREST, letter)
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, (missing,))


def test_more_than_any_rate_gives_conflicts_whatever_it_rests_on() -> None:
    letter = _interest(25000, 100000, date(2025, 1, 1), date(2026, 1, 1))
    assert finding(Rule.INTEREST, letter).outcome is Outcome.CONFLICTS


def test_a_rate_that_is_called_statutory_and_is_not_conflicts() -> None:
    details = {"interest_kind": InterestKind.STATUTORY, "interest_rate_bp": 1000}
    letter = _interest(10000, 100000, date(2025, 1, 1), date(2026, 1, 1), details=details)
    assert finding(Rule.INTEREST, letter).outcome is Outcome.CONFLICTS


def test_interest_over_a_principal_that_was_paid_down_needs_the_payments() -> None:
    bill = demand("0", "2024-12-01", Stage.INVOICE, 100000, "DS-00017", sender=SHOP)
    # 6 % over 1,000.00 in 2025, of which 200.00 is left.
    details = {"interest_kind": InterestKind.STATUTORY}
    letter = _interest(6000, 20000, date(2025, 1, 1), date(2025, 12, 31), details=details, paid_cents=80000)
    found = finding(Rule.INTEREST, bill, letter)
    assert found.outcome is Outcome.CANNOT_BE_CHECKED
    assert "payments" in found.missing


def test_a_first_day_just_before_the_letter_is_that_of_interest_to_come() -> None:
    details = {"interest_kind": InterestKind.STATUTORY}
    letter = _interest(6000, 100000, date(2026, 4, 20), None, on="2026-05-01", details=details)
    found = finding(Rule.INTEREST, letter)
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("interest_from",))


def test_after_a_judgment_interest_runs_on_the_costs_too() -> None:
    details = {"interest_kind": InterestKind.STATUTORY}
    letter = _interest(
        9000,
        100000,
        date(2025, 1, 1),
        date(2025, 12, 31),
        details=details,
        costs_cents=50000,
        stage=Stage.JUDGMENT,
    )
    found = finding(Rule.INTEREST, letter)
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("payments",))


@pytest.mark.parametrize("creditor", ["Belastingdienst", "Gemeente Nieuwkerk", "UWV"])
def test_interest_of_a_public_body_is_never_a_conflict(creditor: str) -> None:
    details = Details(interest_from=date(2023, 1, 1), interest_until=date(2024, 1, 1))
    letter = demand(
        "a",
        "2024-01-02",
        Stage.FINAL_NOTICE,
        107500,
        "1",
        sender=creditor,
        principal_cents=100000,
        interest_cents=7500,
        details=details,
    )
    found = finding(Rule.INTEREST, letter)
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("kind_of_public_interest",))


def _fine(cents: int, stage: Stage = Stage.INVOICE, on: str = "2025-01-10", **facts: Any) -> LetterFacts:
    told = {"sender": CJIB, "creditor": CJIB, **facts}
    return demand(f"{stage}{on}", on, stage, cents, "4100002600417001", **told)


@given(
    st.integers(20, 600).map(lambda euros: euros * 100),
    st.sampled_from([FineStep.FIRST_REMINDER, FineStep.SECOND_REMINDER]),
    st.integers(0, 30000),
)
def test_a_lawful_step_never_conflicts_with_or_without_costs_of_a_bailiff(
    sanction: int, step: FineStep, costs: int
) -> None:
    reminded = _fine(raised(sanction, step) + 900, Stage.FINAL_NOTICE, "2025-06-10")
    assert _outcomes(Rule.FINE_INCREASE, _fine(sanction + 900), reminded) == {Outcome.FITS}
    lines = (_line(costs, CostKind.BAILIFF, label="betekening", act=BailiffAct.SERVICE),)
    writ = _fine(
        raised(sanction, FineStep.SECOND_REMINDER) + 900 + costs,
        Stage.JUDGMENT,
        "2025-09-10",
        sender=BAILIFF,
        details=Details(cost_lines=lines),
    )
    assert _outcomes(Rule.FINE_INCREASE, _fine(sanction + 900), writ) == {Outcome.FITS}


def test_what_a_bailiff_added_without_a_list_cannot_be_checked() -> None:
    writ = _fine(52000, Stage.JUDGMENT, "2025-09-10", sender=BAILIFF)
    found = finding(Rule.FINE_INCREASE, _fine(12900), writ)
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("specification_of_costs",))


def test_a_fine_of_an_inspectorate_has_no_such_steps() -> None:
    sender = "Nederlandse Voedsel- en Warenautoriteit"
    letters = (
        demand("a", "01-10", Stage.INVOICE, 52500, "NV-00017", sender=sender),
        demand("b", "04-10", Stage.FINAL_NOTICE, 54000, "NV-00017", sender=sender),
    )
    no_finding(Rule.FINE_INCREASE, *letters)


@given(st.lists(st.integers(30, 1700), min_size=1, max_size=6))
def test_a_demand_at_least_every_five_years_never_lets_a_claim_lapse(gaps: list[int]) -> None:
    as_of = date(2026, 6, 1)
    days = [as_of]
    for gap in gaps:
        days.append(days[-1] - timedelta(days=gap))
    first, *later = days[:0:-1]
    letters = [demand("a", first.isoformat(), Stage.INVOICE, 15000, "F-00017", sender=SHOP)]
    letters += [
        demand(f"b{at}", day.isoformat(), Stage.REMINDER, 15000, "F-00017", sender=SHOP)
        for at, day in enumerate(later)
    ]
    assert _outcomes(Rule.LIMITATION, *letters) == {Outcome.FITS}


def test_the_instalments_of_an_arrangement_put_the_end_off() -> None:
    bill = demand("a", "2016-01-10", Stage.INVOICE, 15000, "F-00017", sender=SHOP)
    plan = demand(
        "b",
        "2020-01-10",
        Stage.PAYMENT_PLAN,
        15000,
        "F-00017",
        sender=SHOP,
        plan=Plan.AGREED,
        deadlines=(pay_by("2020-02-01", 5000), pay_by("2021-10-01", 5000)),
    )
    found = finding(Rule.LIMITATION, bill, plan)
    assert (found.outcome, found.figures["lapses_on"]) == (Outcome.FITS, date(2026, 10, 1))


def test_an_announced_cut_off_is_no_judgment_of_twenty_years() -> None:
    bill = demand("a", "2019-01-10", Stage.INVOICE, 15000, "F-00017", sender=ENERGY)
    cut = demand("b", "2019-06-01", Stage.ENFORCEMENT, 15000, "F-00017", sender=ENERGY)
    found = finding(Rule.LIMITATION, bill, cut)
    assert (found.outcome, found.figures["lapses_on"]) == (Outcome.CONFLICTS, date(2024, 6, 1))


def test_a_writ_of_a_public_body_begins_a_new_period() -> None:
    bill = demand("a", "2018-01-10", Stage.INVOICE, 15000, "4400017", sender="Gemeente Nieuwkerk")
    writ = demand("b", "2022-06-01", Stage.JUDGMENT, 20000, "4400017", sender="Gemeente Nieuwkerk")
    found = finding(Rule.LIMITATION, bill, writ)
    assert (found.outcome, found.figures["lapses_on"]) == (Outcome.FITS, date(2027, 6, 1))


def test_of_several_bills_the_oldest_alone_may_have_lapsed() -> None:
    invoices = (
        ListedInvoice(number="F-1", day=date(2019, 1, 1), amount_cents=5000),
        ListedInvoice(number="F-2", day=date(2023, 1, 1), amount_cents=5000),
    )
    letter = demand(
        "a", "2026-05-01", Stage.REMINDER, 10000, "DS-00017", sender=SHOP, details=Details(invoices=invoices)
    )
    found = finding(Rule.LIMITATION, letter)
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("days_of_bills",))


def test_the_day_of_a_loan_is_not_the_day_on_which_it_fell_due() -> None:
    letter = demand(
        "a",
        "2026-05-01",
        Stage.COLLECTION,
        100000,
        "DS-00017",
        sender=AGENCY,
        creditor="Kredietunie West",
        details=Details(origin_date=date(2017, 3, 1)),
    )
    found = finding(Rule.LIMITATION, letter)
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("first_bill",))


def _all(*letters: LetterFacts) -> tuple[Finding, ...]:
    (claim,) = claims(*letters)
    return claim.findings


def test_what_a_private_creditor_writes_of_objecting_sets_no_term() -> None:
    letter = demand(
        "a",
        "05-01",
        Stage.REMINDER,
        9500,
        "P-00017",
        sender=SHOP,
        deadlines=(term(DeadlineKind.OBJECTION, "05-16"),),
    )
    assert not {Rule.OBJECTION_TERM, Rule.TERM_ON_FREE_DAY} & {one.rule for one in _all(letter)}


def test_costs_of_administration_in_a_first_bill_are_a_price() -> None:
    letter = _asked(10000, _line(4900, CostKind.ADMINISTRATION), stage=Stage.INVOICE)
    no_finding(Rule.COLLECTION_COSTS, letter)
    no_finding(Rule.FOURTEEN_DAYS_NOTICE, letter)


def test_a_debt_from_before_the_decree_has_no_scale() -> None:
    details = Details(cost_lines=(_line(20000),), origin_date=date(2012, 5, 1))
    no_finding(Rule.COLLECTION_COSTS, _asked(30000, details=details, amount_due_cents=50000))
