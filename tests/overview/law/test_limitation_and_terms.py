"""Whether a claim may have lapsed, terms to object, and whose debt it is."""

from __future__ import annotations

from datetime import date

import pytest

from overview import English, LetterFacts, Outcome, Rule
from overview.law.sentences import sentence
from overview.law.terms import end_of_term
from parsers.facts import DeadlineKind, Stage
from tests.overview.law.found import finding, findings, no_finding
from tests.overview.letters import BAILIFF, LANDLORD, demand, pay_by, term

CLUB = "Tennisvereniging De Baan"


def _bill(on: str = "2019-01-10", due: str = "2019-02-10", sender: str = CLUB) -> LetterFacts:
    return demand("a", on, Stage.INVOICE, 15000, "F-00017", sender=sender, deadlines=(pay_by(due),))


def _reminder(on: str, stage: Stage = Stage.REMINDER) -> LetterFacts:
    return demand("b", on, stage, 15000, "F-00017", sender=CLUB)


def test_five_years_after_a_bill_it_may_have_lapsed() -> None:
    found = finding(Rule.LIMITATION, _bill())
    assert (found.outcome, found.figures["lapses_on"]) == (Outcome.CONFLICTS, date(2024, 2, 11))


def test_the_warning_not_to_pay_or_promise_comes_first() -> None:
    told = sentence(finding(Rule.LIMITATION, _bill()), English())
    assert told.startswith("Pay nothing and promise nothing")


def test_a_reminder_in_time_begins_five_new_years() -> None:
    found = finding(Rule.LIMITATION, _bill(), _reminder("2023-06-01"))
    assert (found.outcome, found.figures["lapses_on"]) == (Outcome.FITS, date(2028, 6, 1))


def test_a_reminder_after_the_end_revives_nothing() -> None:
    assert finding(Rule.LIMITATION, _bill(), _reminder("2025-06-01")).outcome is Outcome.CONFLICTS


def test_a_judgment_holds_for_twenty_years() -> None:
    found = finding(Rule.LIMITATION, _bill(), _reminder("2020-06-01", Stage.JUDGMENT))
    assert found.figures["lapses_on"] == date(2040, 6, 1)


def test_energy_may_have_lapsed_after_two_years_where_it_was_a_purchase() -> None:
    found = finding(Rule.LIMITATION, _bill("2023-01-10", "2023-02-10", sender="Lichtbaak Energie"))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("kind_of_agreement",))
    assert found.figures["lapses_on"] == date(2025, 2, 11)
    assert sentence(found, English()).startswith("Pay nothing and promise nothing")


def test_energy_may_have_lapsed_after_five_years_whatever_it_was() -> None:
    found = finding(Rule.LIMITATION, _bill(sender="Lichtbaak Energie"))
    assert (found.outcome, found.figures["lapses_on"]) == (Outcome.CONFLICTS, date(2024, 2, 11))


def test_an_old_reminder_alone_cannot_be_checked() -> None:
    found = finding(Rule.LIMITATION, _reminder("2023-06-01"))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("first_bill",))


def test_of_a_fresh_reminder_nobody_asks_whether_it_lapsed() -> None:
    no_finding(Rule.LIMITATION, _reminder("2026-05-01"))


@pytest.mark.parametrize(
    ("printed", "ends"),
    [
        # A Saturday before a common Monday.
        (date(2026, 6, 6), date(2026, 6, 8)),
        # Good Friday, then the weekend and Easter Monday.
        (date(2026, 4, 3), date(2026, 4, 7)),
        # 5 May, also in a year that is no lustrum.
        (date(2026, 5, 5), date(2026, 5, 6)),
        (date(2026, 4, 27), date(2026, 4, 28)),
        # Christmas on a Friday.
        (date(2026, 12, 25), date(2026, 12, 28)),
        (date(2026, 6, 3), date(2026, 6, 3)),
    ],
)
def test_a_statutory_term_runs_on_past_free_days(printed: date, ends: date) -> None:
    assert end_of_term(printed) == ends


def _decision(objection: str | None, on: str = "05-01") -> LetterFacts:
    deadlines = (term(DeadlineKind.OBJECTION, objection),) if objection else ()
    return demand("a", on, Stage.INVOICE, 15000, "1", sender="Gemeente Nieuwkerk", deadlines=deadlines)


def test_a_term_to_object_that_is_coming_is_told_with_the_day_that_the_law_makes_of_it() -> None:
    found = findings(Rule.TERM_ON_FREE_DAY, _decision("06-13"))
    assert [one.figures for one in found] == [{"printed_on": date(2026, 6, 13), "ends_on": date(2026, 6, 15)}]


def test_a_term_to_object_that_has_passed_is_told() -> None:
    found = finding(Rule.OBJECTION_TERM, _decision("05-20"))
    assert (found.outcome, found.missing) == (Outcome.CANNOT_BE_CHECKED, ("objection",))
    assert found.figures["passed_on"] == date(2026, 5, 20)


def test_a_decision_that_names_no_term_to_object_has_six_weeks_by_law() -> None:
    found = finding(Rule.OBJECTION_TERM, _decision(None))
    assert (found.outcome, found.figures["ends_on"]) == (Outcome.CANNOT_BE_CHECKED, date(2026, 6, 12))


def test_a_claim_on_the_partner_alone_is_asked_after() -> None:
    letter = demand("a", "05-01", Stage.REMINDER, 15000, "1", sender=LANDLORD, addressee="M. Haan")
    assert finding(Rule.OTHER_DEBTOR, letter).missing == ("kind_of_household",)


def test_a_claim_on_the_owner_is_not() -> None:
    no_finding(Rule.OTHER_DEBTOR, demand("a", "05-01", Stage.REMINDER, 15000, "1", sender=BAILIFF))
