"""The notice before collection costs, and the VAT on them."""

from __future__ import annotations

import pytest

from overview import LetterFacts, Outcome, Rule
from parsers.facts import CostKind, CostLine, Details, FourteenDayNotice, RunsFrom, Stage
from tests.overview.law.found import finding, no_finding
from tests.overview.letters import AGENCY, ENERGY, LANDLORD, demand


def _notice(
    costs: int | None = 4500, days: int = 14, runs_from: RunsFrom | None = RunsFrom.RECEIPT, on: str = "02-01"
) -> LetterFacts:
    notice = FourteenDayNotice(
        costs_cents=costs, term_days=days, wording="binnen die termijn", runs_from=runs_from
    )
    return demand("a", on, Stage.FINAL_NOTICE, 30000, "F-00017", details=Details(notice_14_days=notice))


def _costs(
    on: str = "03-01", cents: int = 4500, vat: int | None = None, creditor: str = ENERGY
) -> LetterFacts:
    line = CostLine(kind=CostKind.COLLECTION, label="incassokosten", amount_cents=cents, vat_cents=vat)
    return demand(
        "b",
        on,
        Stage.COLLECTION,
        30000 + cents + (vat or 0),
        "F-00017",
        sender=AGENCY,
        creditor=creditor,
        principal_cents=30000,
        details=Details(cost_lines=(line,)),
    )


def test_a_good_notice_fits() -> None:
    assert finding(Rule.FOURTEEN_DAYS_NOTICE, _notice(), _costs()).outcome is Outcome.FITS


def test_a_term_from_the_date_of_the_letter_conflicts() -> None:
    found = finding(Rule.FOURTEEN_DAYS_NOTICE, _notice(runs_from=RunsFrom.DATE), _costs())
    assert (found.outcome, found.figures["defects"]) == (Outcome.CONFLICTS, "counts_from_sending")


def test_costs_that_were_not_read_may_stand_there_all_the_same() -> None:
    found = finding(Rule.FOURTEEN_DAYS_NOTICE, _notice(costs=None), _costs())
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("announced_costs",))


def test_a_term_of_which_the_first_day_is_not_told_cannot_be_checked() -> None:
    found = finding(Rule.FOURTEEN_DAYS_NOTICE, _notice(runs_from=None), _costs())
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("start_of_term",))


def test_a_longer_term_from_the_date_leaves_fourteen_days_after_receipt() -> None:
    found = finding(Rule.FOURTEEN_DAYS_NOTICE, _notice(days=21, runs_from=RunsFrom.DATE), _costs())
    assert found.outcome is Outcome.FITS


def test_a_term_of_ten_days_is_too_short() -> None:
    found = finding(Rule.FOURTEEN_DAYS_NOTICE, _notice(days=10), _costs())
    assert found.figures["defects"] == "too_short"


def test_costs_that_were_announced_too_high_conflict() -> None:
    found = finding(Rule.FOURTEEN_DAYS_NOTICE, _notice(costs=6000), _costs())
    assert found.figures["defects"] == "costs_too_high"


@pytest.mark.parametrize(
    ("asked", "outcome"),
    [
        # By mail it can be received on its own day: then the fourteen days end on 15 February.
        ("02-15", Outcome.CONFLICTS),
        ("02-16", Outcome.CANNOT_BE_CHECKED),
        ("02-17", Outcome.CANNOT_BE_CHECKED),
        # By post it counts as delivered on the second day.
        ("02-18", Outcome.FITS),
    ],
)
def test_costs_come_too_soon_while_the_term_can_still_run(asked: str, outcome: Outcome) -> None:
    assert finding(Rule.FOURTEEN_DAYS_NOTICE, _notice(on="02-01"), _costs(on=asked)).outcome is outcome


def test_a_notice_that_is_not_here_may_have_been_sent() -> None:
    found = finding(Rule.FOURTEEN_DAYS_NOTICE, _costs())
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("fourteen_days_notice",))


def test_vat_for_an_energy_company_conflicts() -> None:
    assert finding(Rule.VAT_ON_COSTS, _costs(vat=945)).outcome is Outcome.CONFLICTS


def test_vat_for_a_landlord_cannot_be_checked() -> None:
    found = finding(Rule.VAT_ON_COSTS, _costs(vat=945, creditor=LANDLORD))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("vat_statement",))


def test_costs_above_the_scale_that_vat_alone_explains_are_asked_after() -> None:
    assert finding(Rule.VAT_ON_COSTS, _costs(cents=5445)).outcome is Outcome.CONFLICTS


def test_costs_on_the_scale_raise_no_question_of_vat() -> None:
    no_finding(Rule.VAT_ON_COSTS, _costs())
