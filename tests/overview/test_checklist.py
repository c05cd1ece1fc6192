"""What is probably missing from an overview, and what needs a look."""

from __future__ import annotations

from datetime import date

from overview import LetterFacts
from overview.check import CheckKind
from parsers.directory import OrganisationKind
from parsers.facts import Stage
from tests.overview.letters import AGENCY, ENERGY, LANDLORD, demand, overview


def kinds_missing(*letters: LetterFacts) -> set[OrganisationKind | None]:
    return {check.organisation for check in overview(*letters).checks if check.kind is CheckKind.NO_LETTER_OF}


def of_claims(*letters: LetterFacts) -> set[tuple[CheckKind, str | None]]:
    return {(check.kind, check.claim_id) for check in overview(*letters).checks if check.claim_id}


def test_a_household_without_a_letter_of_its_health_insurer_is_asked_for_one() -> None:
    rent = demand("a", "05-01", Stage.INVOICE, 60000, "H-1", sender=LANDLORD)
    missing = kinds_missing(rent, demand("b", "05-01", Stage.INVOICE, 9000, "F-1", sender=ENERGY))
    assert OrganisationKind.HEALTH_INSURER in missing
    assert not missing & {OrganisationKind.HOUSING, OrganisationKind.ENERGY}


def test_an_empty_vault_is_asked_for_nothing() -> None:
    assert overview().checks == ()


def test_a_claim_that_begins_with_an_agency_misses_its_earlier_letters() -> None:
    letter = demand("a", "05-01", Stage.COLLECTION, 60000, "DS-1", sender=AGENCY, creditor=ENERGY)
    assert (CheckKind.EARLIER_LETTERS, "c-a") in of_claims(letter)


def test_a_claim_with_its_bill_does_not() -> None:
    assert of_claims(demand("a", "05-01", Stage.INVOICE, 60000, "F-00017")) == set()


def test_a_creditor_that_was_silent_for_half_a_year_is_named_with_the_day() -> None:
    (check,) = (
        one
        for one in overview(demand("a", "2025-11-01", Stage.REMINDER, 60000, "F-00017")).checks
        if one.kind is CheckKind.SILENT
    )
    assert check.since == date(2025, 11, 1)


def test_what_is_not_sure_is_on_the_list() -> None:
    letter = demand("a", "05-01", Stage.INVOICE, 60000, "F-00017", review=("amount_due_cents",))
    assert (CheckKind.LOOK, "c-a") in of_claims(letter)


def test_a_letter_that_could_not_be_read_is_on_the_list() -> None:
    unread = LetterFacts(
        id="x", source="post/x.pdf", received=date(2026, 5, 1), facts=None, unread_reason="damaged"
    )
    assert [(one.kind, one.letter_id) for one in overview(unread).checks] == [(CheckKind.UNREAD, "x")]
