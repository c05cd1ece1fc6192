"""The order in which claims need a person's attention."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from overview import Claim, ClaimStatus
from parsers.facts import Deadline, DeadlineKind
from tests.tui.households import AS_OF, situation
from tui.urgency import SOON_DAYS, Urgency, by_urgency, urgency_of


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
