"""What holds for every overview, whatever the letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from overview import ClaimStatus, Household, LetterFacts, OtherReason, Overview, build, encode_overview
from parsers.facts import (
    BailiffAct,
    CostKind,
    CostLine,
    Deadline,
    DeadlineKind,
    Details,
    Direction,
    Facts,
    FourteenDayNotice,
    ListedDebt,
    Plan,
    Reference,
    ReferenceKind,
    RunsFrom,
    Stage,
)
from tests.overview.letters import AGENCY, AS_OF, BUYER, ENERGY, HOUSEHOLD, LANDLORD, demand, overview

NAMES = st.sampled_from(
    [ENERGY, AGENCY, BUYER, LANDLORD, "Lichtbaak Energie B.V.", "Belastingdienst", "CJIB", None]
)
NUMBERS = st.sampled_from(
    ["F-00017", "F-00018", "DS-77120", "D5-7712O", "8812345", "0174", "4100002600417001"]
)
CENTS = st.one_of(st.none(), st.sampled_from([-100, 0, 5000, 12000, 16800, 24000]))
DAYS = st.dates(date(2025, 11, 1), date(2026, 8, 1))
DEADLINES = st.lists(
    st.builds(Deadline, kind=st.sampled_from(DeadlineKind), day=DAYS, amount_cents=CENTS), max_size=2
).map(tuple)
FACTS = st.builds(
    Facts,
    addressee=st.sampled_from(
        ["S. Terwolde", "P. Terwolde", "Mw. M. Haan", "K. Boerema", "De bewoner", None]
    ),
    is_claim=st.booleans(),
    direction=st.sampled_from(Direction),
    sender=NAMES,
    creditor=NAMES,
    letter_date=st.one_of(st.none(), DAYS),
    stage=st.sampled_from(Stage),
    references=st.lists(NUMBERS, max_size=3).map(tuple),
    amount_due_cents=CENTS,
    principal_cents=CENTS,
    interest_cents=CENTS,
    costs_cents=CENTS,
    paid_cents=CENTS,
    refund_cents=CENTS,
    payment_reference=st.one_of(st.none(), NUMBERS),
    direct_debit=st.booleans(),
    disputed=st.booleans(),
    plan=st.one_of(st.none(), st.sampled_from(Plan)),
    deadlines=DEADLINES,
    details=st.builds(
        Details,
        cost_lines=st.lists(
            st.builds(
                CostLine,
                kind=st.sampled_from(CostKind),
                label=st.just("kosten"),
                amount_cents=st.integers(0, 20000),
                vat_cents=CENTS,
                due=st.booleans(),
                act=st.one_of(st.none(), st.sampled_from(BailiffAct)),
            ),
            max_size=2,
        ).map(tuple),
        interest_rate_bp=st.one_of(st.none(), st.integers(0, 2000)),
        interest_from=st.one_of(st.none(), DAYS),
        notice_14_days=st.one_of(
            st.none(),
            st.builds(
                FourteenDayNotice,
                costs_cents=CENTS,
                term_days=st.sampled_from([10, 14, None]),
                wording=st.just("binnen veertien dagen"),
                runs_from=st.one_of(st.none(), st.sampled_from(RunsFrom)),
            ),
        ),
        references=st.lists(
            st.builds(Reference, number=NUMBERS, kind=st.sampled_from(ReferenceKind)), max_size=2
        ).map(tuple),
        debts=st.lists(
            st.builds(
                ListedDebt,
                creditor=NAMES,
                references=st.lists(NUMBERS, max_size=2).map(tuple),
                amount_due_cents=CENTS,
                deadlines=DEADLINES,
            ),
            max_size=2,
        ).map(tuple),
    ),
)


@st.composite
def letters(draw: st.DrawFn, max_size: int = 8) -> list[LetterFacts]:
    """Letters with ids of their own; some cannot be read."""
    found = draw(st.lists(st.tuples(st.one_of(st.none(), FACTS), DAYS), max_size=max_size))
    return [
        LetterFacts(id=f"l{number}", source=f"post/{number}.pdf", received=received, facts=facts)
        for number, (facts, received) in enumerate(found)
    ]


def fold(some: list[LetterFacts]) -> Overview:
    return build(some, (), HOUSEHOLD, AS_OF)


@given(letters(), st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_the_order_of_letters_does_not_matter(some: list[LetterFacts], random: Random) -> None:
    shuffled = [*some]
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(some)


@given(letters())
def test_a_letter_twice_changes_nothing(some: list[LetterFacts]) -> None:
    assert fold([*some, *some]) == fold(some)


@given(letters())
@settings(max_examples=150)
def test_totals_are_the_sums_of_their_claims(some: list[LetterFacts]) -> None:
    found = fold(some)
    sums = dict.fromkeys(ClaimStatus, 0)
    for one in found.claims:
        sums[one.status] += one.amount_due_cents or 0
    totals = found.totals
    assert (totals.open_cents, totals.payment_plan_cents, totals.disputed_cents, totals.upcoming_cents) == (
        sums[ClaimStatus.OPEN],
        sums[ClaimStatus.PAYMENT_PLAN],
        sums[ClaimStatus.DISPUTED],
        sums[ClaimStatus.UPCOMING],
    )
    assert sums[ClaimStatus.SETTLED] == 0
    assert totals.claims == len(found.claims)
    assert totals.receivable_cents == sum(one.amount_cents or 0 for one in found.receivables)
    assert min(sums.values()) >= 0


@given(letters(), FACTS)
@settings(max_examples=150)
def test_a_letter_of_another_person_changes_no_claim(some: list[LetterFacts], facts: Facts) -> None:
    stranger = LetterFacts(
        id="stranger", source="post/x.pdf", received=AS_OF, facts=replace(facts, addressee="Q. Zandstra")
    )
    found = fold([*some, stranger])
    assert found.claims == fold(some).claims
    assert ("stranger", OtherReason.OTHER_PERSON) in {(one.id, one.reason) for one in found.other_letters}


@given(letters())
@settings(max_examples=150)
def test_every_letter_is_in_a_claim_or_among_the_others_and_no_claim_is_empty(
    some: list[LetterFacts],
) -> None:
    found = fold(some)
    in_claims = [letter.id for one in found.claims for letter in one.letters]
    apart = [one.id for one in found.other_letters]
    assert set(in_claims) | set(apart) == {letter.id for letter in some}
    assert not set(in_claims) & set(apart)
    assert len(apart) == len(set(apart))
    assert all(one.letters for one in found.claims)


@given(letters())
@settings(max_examples=150)
def test_ids_are_unique_and_come_from_a_letter_of_the_claim(some: list[LetterFacts]) -> None:
    found = fold(some)
    ids = [one.id for one in found.claims]
    assert len(ids) == len(set(ids))
    for one in found.claims:
        assert one.id.removeprefix("c-").partition(".")[0] in {letter.id for letter in one.letters}
        assert one.id not in one.formerly


@given(letters())
def test_every_overview_has_a_json_form(some: list[LetterFacts]) -> None:
    assert encode_overview(fold(some))["version"] == 1


@given(letters(), st.integers(0, 7))
@settings(max_examples=150)
def test_an_unread_letter_makes_it_incomplete_and_nothing_else(some: list[LetterFacts], days: int) -> None:
    unread = LetterFacts(
        id="unread",
        source="post/u.jpg",
        received=AS_OF - timedelta(days=days),
        facts=None,
        unread_reason="damaged",
    )
    found = fold([*some, unread])
    assert not found.complete
    assert found.claims == fold(some).claims


def test_a_claim_keeps_its_id_as_it_grows() -> None:
    life = [
        demand("bill", "01-10", Stage.INVOICE, 12000, "F-00017"),
        demand("reminder", "02-10", Stage.REMINDER, 12000, "F-00017"),
        demand("agency", "03-10", Stage.COLLECTION, 16800, "F-00017", sender=AGENCY, creditor=ENERGY),
    ]
    assert {overview(*life[:count]).claims[0].id for count in (1, 2, 3)} == {"c-bill"}


def test_an_older_letter_found_later_does_not_change_the_id() -> None:
    agency = demand("agency", "03-10", Stage.COLLECTION, 16800, "F-00017", received="03-11")
    bill = demand("bill", "01-10", Stage.INVOICE, 12000, "F-00017", received="05-20")
    assert overview(agency, bill).claims[0].id == overview(agency).claims[0].id


def test_a_letter_that_joins_claims_leaves_their_ids_findable_whenever_it_is_dated() -> None:
    one = demand("one", "02-10", Stage.REMINDER, 12000, "F-00017", received="02-11")
    two = demand("two", "03-10", Stage.REMINDER, 9000, "F-00018", received="03-11")
    found_late = demand("list", "01-10", Stage.FINAL_NOTICE, 21000, "F-00017", "F-00018", received="05-20")
    before = {claim.id for claim in overview(one, two).claims}
    (joined,) = overview(one, two, found_late).claims
    assert {joined.id, *joined.formerly} == before


def test_a_claim_of_four_hundred_letters_is_one() -> None:
    life = [
        demand(f"n{number:03}", "2025-01-01", Stage.REMINDER, 12000 + number, "F-00017")
        for number in range(400)
    ]
    (found,) = overview(*life).claims
    assert (len(found.letters), found.amount_due_cents) == (400, 12399)


def test_a_refund_is_money_to_receive_and_no_claim() -> None:
    refund = demand(
        "refund",
        "05-10",
        Stage.REFUND,
        None,
        "F-00017",
        is_claim=False,
        direction=Direction.RECEIVABLE,
        refund_cents=4200,
    )
    found = overview(refund, demand("bill", "05-12", Stage.REMINDER, 12000, "F-00017"))
    assert (found.totals.open_cents, found.totals.receivable_cents) == (12000, 4200)
    assert found.receivables[0].letters == ("refund",)
    assert found.other_letters[0].reason is OtherReason.REFUND


def test_advice_fraud_and_other_peoples_letters_are_told_apart() -> None:
    none: dict[str, Any] = {"is_claim": False, "direction": Direction.NONE}
    found = overview(
        demand("news", "05-01", Stage.INFORMATION, None, **none),
        demand(
            "fraud", "05-02", Stage.INFORMATION, None, details=Details(suspicious=("sender_domain",)), **none
        ),
        demand("brother", "05-03", Stage.REMINDER, 9000, addressee="P. Terwolde"),
        demand("read as his", "05-04", Stage.REMINDER, 9000, addressee=None, **none),
        demand("ours after all", "05-05", Stage.REMINDER, 9000, **none),
    )
    assert [(one.id, one.reason.value) for one in found.other_letters] == [
        ("news", "information"),
        ("fraud", "suspicious"),
        ("brother", "other_person"),
        ("read as his", "other_person"),
        ("ours after all", "information"),
    ]
    assert found.complete


@pytest.mark.parametrize(
    ("signals", "reason"),
    [
        ((), OtherReason.INFORMATION),
        (("pressure", "no_reference"), OtherReason.INFORMATION),
        (("pressure", "no_reference", "no_name"), OtherReason.SUSPICIOUS),
        (("asks_codes",), OtherReason.SUSPICIOUS),
    ],
)
def test_weak_signals_of_fraud_make_no_offer_suspicious(
    signals: tuple[str, ...], reason: OtherReason
) -> None:
    offer = demand(
        "offer",
        "05-01",
        Stage.INFORMATION,
        None,
        is_claim=False,
        direction=Direction.NONE,
        details=Details(suspicious=signals),
    )
    assert overview(offer).other_letters[0].reason is reason


def test_without_names_every_demand_counts() -> None:
    letter = demand("bill", "05-10", Stage.REMINDER, 12000, addressee="K. Boerema")
    assert build([letter], (), Household(names=()), AS_OF).totals.open_cents == 12000


def test_nothing_makes_an_empty_overview() -> None:
    found = overview()
    assert (found.claims, found.complete, found.totals.claims) == ((), True, 0)
