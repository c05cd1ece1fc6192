"""The checklist and the payments in words and as JSON."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from overview.payments import affordable, payments
from tests.tui.households import empty_situation, situation, threatened_situation
from tui.check_texts import short_checks, told_checks
from tui.desk import Situation
from tui.i18n import Language, activate
from tui.payment_texts import encode_payments, parse_budget, payments_view


@pytest.fixture(autouse=True)
def _english() -> None:
    activate(Language.ENGLISH)


def printed(where: Situation, budget_cents: int | None, *, hidden: bool = False) -> str:
    console = Console(width=100, record=True, file=None)
    with console.capture() as caught:
        console.print(payments_view(where, budget_cents, hidden=hidden))
    return caught.get()


def test_what_can_make_the_sums_wrong_comes_first_and_can_be_opened() -> None:
    told = told_checks(situation())
    assert told[0].about == "foto/IMG_0042.jpg"
    assert told[0].letter_id is not None
    assert told[1].about == "Polderstroom Energie"
    assert told[1].doubts == ("collection costs: the program could not read this well",)
    assert told[1].claim is not None
    assert told[-1].claim is None
    assert told[-1].about == "your letters"
    assert len(told) == len(situation().overview.checks)


def test_a_counsellor_reads_of_the_letters_of_the_client() -> None:
    assert told_checks(situation(counsellor=True))[-1].about == "the letters"


def test_the_same_words_about_several_claims_are_one_line() -> None:
    lines = list(short_checks(threatened_situation()))
    earlier = [line for line in lines if line.startswith("The first letters are not here.")]
    assert len(earlier) == 1
    assert "Woonstichting De Kade; Polderstroom Energie" in earlier[0]
    assert len(lines) == len(set(lines))
    assert list(short_checks(empty_situation())) == []


def test_doubts_are_not_told_twice_on_the_command_line() -> None:
    assert not any("not sure" in line for line in short_checks(situation()))


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("500", 50000),
        ("499,50", 49950),
        ("499.50", 49950),
        (" € 75 ", 7500),
        ("0", 0),
        ("1.000", None),
        ("-5", None),
        ("5e2", None),
        ("", None),
        ("12,5", None),
        ("12345678", None),
    ],
)
def test_a_budget_is_whole_euros_or_has_two_decimals(typed: str, cents: int | None) -> None:
    assert parse_budget(typed) == cents


def test_what_fits_a_budget_is_marked_and_added_up() -> None:
    shown = " ".join(printed(threatened_situation(), 50000).split())
    assert "✓ Tandartspraktijk Noorderplein €73.15" in shown
    assert "In €500.00 fits what is marked ✓: €491.15" in shown
    assert "€8.85 is left." in shown
    assert "Fietsenhuis Rondom: what is asked seems too high" in shown
    assert "paying one creditor can harm an arrangement with all" in shown


def test_without_a_budget_nothing_is_marked_and_a_small_one_fits_nothing() -> None:
    assert "✓" not in printed(threatened_situation(), None)
    assert "None of these fits in €1.00." in printed(threatened_situation(), 100)


def test_no_amount_is_shown_where_they_are_hidden() -> None:
    assert "€" not in printed(threatened_situation(), 50000, hidden=True)


def test_an_overview_without_claims_has_nothing_to_avert() -> None:
    assert "There is no claim of which a payment now averts" in printed(empty_situation(), 50000)


def test_payments_as_json_are_those_of_the_overview() -> None:
    where = threatened_situation()
    found = payments(where.overview.claims)
    plain = encode_payments(where, 50000)
    options = plain["options"]
    assert isinstance(options, list)
    assert [one["claim"] for one in options] == [one.claim_id for one in found.options]
    chosen = [one["claim"] for one in options if one["chosen"]]
    assert chosen == [one.claim_id for one in found.options if one in affordable(found, 50000)]
    assert plain["left_out"] == [
        {"claim": one.claim_id, "reason": one.reason.value} for one in found.left_out
    ]
    assert encode_payments(replace(where, overview=empty_situation().overview), None) == {
        "budget_cents": None,
        "options": [],
        "left_out": [],
    }
