"""The program reads the example letters and folds them into the overview that truth.json expects."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from overview import Household, LetterFacts, build, encode_overview
from parsers import read
from parsers.facts import Facts

EXAMPLES = Path(__file__).parents[2] / "examples"
# The truth is a file of another form than our values; here at the edge it is read as it is.
TRUTH: dict[str, Any] = json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))["van-elzen"]
AS_OF = date.fromisoformat(TRUTH["as_of"])


@pytest.fixture(scope="module")
def readings() -> dict[str, Facts]:
    """Read every letter once; each file holds exactly one."""
    facts: dict[str, Facts] = {}
    for letter in TRUTH["letters"]:
        path = EXAMPLES / letter["file"]
        (reading,) = read(path.read_bytes(), name=path.name, received=date.fromisoformat(letter["received"]))
        assert reading.error is None, letter["id"]
        assert reading.facts is not None
        facts[letter["id"]] = reading.facts
    return facts


@pytest.fixture(scope="module")
def overview(readings: dict[str, Facts]) -> dict[str, Any]:
    """Fold the readings into the overview of the day that truth.json names."""
    letters = [
        LetterFacts(
            id=letter["id"],
            source=letter["file"],
            received=date.fromisoformat(letter["received"]),
            facts=readings[letter["id"]],
        )
        for letter in TRUTH["letters"]
    ]
    return encode_overview(build(letters, (), Household(names=(TRUTH["person"],)), AS_OF))


def same_name(got: str | None, accepted: list[str]) -> bool:
    """Whether a name is one of those accepted, or that name with a legal form more or less."""
    return got is not None and any(
        got.casefold() in name.casefold() or name.casefold() in got.casefold() for name in accepted
    )


def by_first_letter(claims: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return claims by their oldest letter."""
    return {
        min(letter["id"] if isinstance(letter, dict) else letter for letter in claim["letters"]): claim
        for claim in claims
    }


EXPECTED = by_first_letter(TRUTH["claims"])


def test_every_claim_is_found_and_no_other(overview: dict[str, Any]) -> None:
    assert sorted(by_first_letter(overview["claims"])) == sorted(EXPECTED)


@pytest.mark.parametrize("first", sorted(EXPECTED))
def test_a_claim_is_what_its_letters_say(overview: dict[str, Any], first: str) -> None:
    got, want = by_first_letter(overview["claims"])[first], EXPECTED[first]
    assert [letter["id"] for letter in got["letters"]] == want["letters"]
    assert same_name(got["creditor"], want["creditor"]), got["creditor"]
    assert same_name(got["contact"], want["contact"]), got["contact"]
    for field in ("amount_due_cents", "stage", "status"):
        assert got[field] == want[field], field
    deadline = got["next_deadline"] and {name: got["next_deadline"][name] for name in ("kind", "date")}
    assert deadline == want["next_deadline"]


def test_the_totals_are_those_of_the_claims(overview: dict[str, Any]) -> None:
    assert overview["totals"] == {
        "open_cents": 308292,
        "payment_plan_cents": 48673,
        "disputed_cents": 0,
        "upcoming_cents": 9600,
        "receivable_cents": 31200,
        "claims": 8,
    }
    assert overview["complete"] is True


def test_what_is_no_debt_stays_out(overview: dict[str, Any]) -> None:
    (receivable,) = overview["receivables"]
    assert (receivable["sender"], receivable["amount_cents"]) == ("Belastingdienst", 31200)
    others = {letter["id"]: letter["reason"] for letter in overview["other_letters"]}
    assert others["08-belastingdienst-teruggaaf"] == "refund"
    assert others["09-bibliotheek-vorige-bewoner"] == "other_person"
    assert others["12-spaarrust-aanbieding"] in {"advertising", "information"}
    assert len(others) == 3


@pytest.mark.parametrize("letter", TRUTH["letters"], ids=lambda letter: letter["id"])
def test_a_letter_is_dated_and_payable_as_it_says(readings: dict[str, Facts], letter: dict[str, Any]) -> None:
    facts, truth = readings[letter["id"]], letter["truth"]
    assert facts.letter_date == date.fromisoformat(truth["letter_date"])
    assert facts.iban == truth["iban"]
    assert facts.amount_due_cents == truth["amount_due_cents"]
