"""The order in which claims need a person's attention."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from overview import Claim, ClaimStatus
from overview.threat import ThreatKind
from overview.urgency import SOON_DAYS, Urgency, by_urgency, urgency_of
from parsers.facts import Deadline, DeadlineKind, Stage
from tests.overview.letters import BAILIFF, ENERGY, LANDLORD, claims, demand, pay_by, term
from tests.tui.households import AS_OF, situation


def claim(**changes: object) -> Claim:
    """Return an open claim without any day, with changes."""
    plain = replace(
        situation().overview.claims[0],
        status=ClaimStatus.OPEN,
        next_deadline=None,
        deadlines=(),
        overdue_since=None,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the tests below name real fields


def on(days: int, kind: DeadlineKind = DeadlineKind.PAYMENT) -> Deadline:
    return Deadline(kind=kind, day=AS_OF + timedelta(days=days))


def test_each_step_of_urgency() -> None:
    assert urgency_of(claim(overdue_since=AS_OF - timedelta(days=1)), AS_OF) is Urgency.OVERDUE
    assert urgency_of(claim(next_deadline=on(SOON_DAYS)), AS_OF) is Urgency.SOON
    assert urgency_of(claim(next_deadline=on(SOON_DAYS + 1)), AS_OF) is Urgency.LATER
    assert urgency_of(claim(), AS_OF) is Urgency.NO_DAY
    assert urgency_of(claim(status=ClaimStatus.SETTLED, next_deadline=on(1)), AS_OF) is Urgency.DONE


def test_a_hearing_this_week_goes_before_what_is_merely_late() -> None:
    late = claim(id="late", overdue_since=date(2026, 1, 1))
    hearing = claim(
        id="hearing", next_deadline=on(5, DeadlineKind.COURT), deadlines=(on(5, DeadlineKind.COURT),)
    )
    assert [one.id for one in by_urgency([late, hearing], AS_OF)] == ["hearing", "late"]


def test_a_hearing_behind_a_day_to_pay_counts_too() -> None:
    late = claim(id="late", overdue_since=date(2026, 1, 1))
    days = (on(3), on(5, DeadlineKind.COURT))
    both = claim(id="both", next_deadline=days[0], deadlines=days)
    assert [one.id for one in by_urgency([late, both], AS_OF)] == ["both", "late"]


def test_a_hearing_far_away_waits_its_turn() -> None:
    late = claim(id="late", overdue_since=date(2026, 1, 1))
    hearing = claim(
        id="hearing", next_deadline=on(60, DeadlineKind.COURT), deadlines=(on(60, DeadlineKind.COURT),)
    )
    assert [one.id for one in by_urgency([hearing, late], AS_OF)] == ["late", "hearing"]


def test_the_order_does_not_depend_on_the_order_of_the_claims() -> None:
    claims = list(situation().overview.claims)
    expected = by_urgency(claims, AS_OF)
    for seed in range(5):
        shuffled = list(claims)
        random.Random(seed).shuffle(shuffled)
        assert by_urgency(shuffled, AS_OF) == expected


def test_the_highest_amount_goes_first_on_the_same_day() -> None:
    small = claim(id="small", next_deadline=on(3), amount_due_cents=100)
    large = claim(id="large", next_deadline=on(3), amount_due_cents=900)
    assert [one.id for one in by_urgency([small, large], AS_OF)] == ["large", "small"]


@pytest.mark.parametrize(
    ("sender", "stage", "deadline", "kind", "threatening"),
    [
        (LANDLORD, Stage.ENFORCEMENT, DeadlineKind.ENFORCEMENT, ThreatKind.EVICTION, True),
        (LANDLORD, Stage.JUDGMENT, None, ThreatKind.EVICTION, True),
        (LANDLORD, Stage.COURT, DeadlineKind.COURT, ThreatKind.RENT_IN_COURT, False),
        (LANDLORD, Stage.FINAL_NOTICE, DeadlineKind.PAYMENT, ThreatKind.RENT_ARREARS, False),
        (ENERGY, Stage.ENFORCEMENT, DeadlineKind.ENFORCEMENT, ThreatKind.CUT_OFF, True),
        (ENERGY, Stage.FINAL_NOTICE, DeadlineKind.PAYMENT, ThreatKind.SUPPLY_ARREARS, False),
        ("CJIB", Stage.ENFORCEMENT, None, ThreatKind.DETENTION, False),
        ("CJIB", Stage.FINAL_NOTICE, DeadlineKind.PAYMENT, ThreatKind.FINE_RAISED, False),
        ("Zilveren Kruis", Stage.REMINDER, None, ThreatKind.HEALTH_INSURANCE, False),
        ("Belastingdienst", Stage.FINAL_NOTICE, None, ThreatKind.PUBLIC_RECOVERY, False),
        ("Kledinghuis Oost", Stage.ENFORCEMENT, None, ThreatKind.ATTACHMENT, False),
        ("Kledinghuis Oost", Stage.JUDGMENT, None, ThreatKind.TITLE, False),
        ("Kledinghuis Oost", Stage.COURT, DeadlineKind.COURT, ThreatKind.COURT, False),
        ("Kledinghuis Oost", Stage.REMINDER, None, ThreatKind.ORDINARY, False),
    ],
)
def test_what_can_happen_follows_from_creditor_and_step(
    sender: str, stage: Stage, deadline: DeadlineKind | None, kind: ThreatKind, threatening: bool
) -> None:
    days = (term(deadline, "06-20"),) if deadline else ()
    (found,) = claims(demand("a", "05-20", stage, 10000, "DS-1", sender=sender, deadlines=days))
    assert found.threat is not None
    assert (found.threat.kind, found.threat.threatening) == (kind, threatening)
    assert found.threat.strikes_on == (date(2026, 6, 20) if deadline else None)


def test_a_bailiff_of_an_energy_company_attaches_and_the_company_itself_cuts_off() -> None:
    (cut,) = claims(demand("a", "05-20", Stage.ENFORCEMENT, 10000, "DS-1", sender=ENERGY))
    (attached,) = claims(
        demand("a", "05-20", Stage.ENFORCEMENT, 10000, "DS-1", sender=BAILIFF, creditor=ENERGY)
    )
    assert cut.threat is not None
    assert attached.threat is not None
    assert (cut.threat.kind, cut.threat.threatening) == (ThreatKind.CUT_OFF, True)
    assert (attached.threat.kind, attached.threat.threatening) == (ThreatKind.ATTACHMENT, False)


def test_maintenance_that_lbio_collects_is_told_by_its_name() -> None:
    letter = demand("a", "05-20", Stage.COLLECTION, 10000, "DS-1", sender="LBIO", creditor="R. de Wit")
    (found,) = claims(letter)
    assert found.threat is not None
    assert found.threat.kind is ThreatKind.MAINTENANCE
    assert found.growth is None


def test_a_threatening_situation_has_a_talk_within_three_working_days() -> None:
    days = (term(DeadlineKind.ENFORCEMENT, "06-20"),)
    letter = demand("a", "05-20", Stage.ENFORCEMENT, 10000, "DS-1", sender=LANDLORD, deadlines=days)
    # 2026-05-22 is a Friday and the Monday after it Whit Monday.
    (found,) = claims(letter, as_of=date(2026, 5, 22))
    assert found.threat is not None
    assert found.threat.first_talk_by == date(2026, 5, 28)


def test_a_small_fine_goes_before_a_large_credit() -> None:
    fine = demand("a", "05-20", Stage.FINAL_NOTICE, 5900, "1", sender="CJIB", deadlines=(pay_by("06-02"),))
    credit = demand(
        "b", "05-20", Stage.FINAL_NOTICE, 400000, "2", sender="Kredietbank Oost", deadlines=(pay_by("06-02"),)
    )
    found = by_urgency(claims(fine, credit), date(2026, 6, 1))
    assert [one.creditor for one in found] == ["CJIB", "Kredietbank Oost"]


def test_a_mortgage_bank_that_enforces_can_sell_the_home() -> None:
    days = (term(DeadlineKind.ENFORCEMENT, "06-20"),)
    letter = demand(
        "a", "05-20", Stage.ENFORCEMENT, 10000, "DS-1", sender="Duinzand Hypotheken", deadlines=days
    )
    (found,) = claims(letter)
    assert found.threat is not None
    assert (found.threat.kind, found.threat.threatening) == (ThreatKind.EVICTION, True)
