"""Whole letters, invented: each field that is stated in the truth is read as it is."""

from __future__ import annotations

import re

import pytest

from parsers.facts_from import parse_facts
from parsers.facts_json import encode_facts
from tests.parsers.invented_letters import LETTERS, InventedLetter
from tests.parsers.invented_letters_eighth import EIGHTH_LETTERS
from tests.parsers.invented_letters_fifth import FIFTH_LETTERS
from tests.parsers.invented_letters_fourth import FOURTH_LETTERS
from tests.parsers.invented_letters_more import MORE_LETTERS
from tests.parsers.invented_letters_seventh import SEVENTH_LETTERS
from tests.parsers.invented_letters_sixth import SIXTH_LETTERS
from tests.parsers.invented_letters_third import THIRD_LETTERS
from tests.parsers.letter_generator import GeneratedLetter, generate

ALL = (
    *LETTERS,
    *MORE_LETTERS,
    *THIRD_LETTERS,
    *FOURTH_LETTERS,
    *FIFTH_LETTERS,
    *SIXTH_LETTERS,
    *SEVENTH_LETTERS,
    *EIGHTH_LETTERS,
)
SEEDS = 120
LONG_SEEDS = 2000
RIGHT_IN_REVIEW = 0.10


def plain(value: object) -> str:
    """A reference without spaces and signs."""
    return re.sub(r"[^A-Z0-9]", "", str(value or "").upper())


def same(field: str, got: object, want: object) -> bool:
    """Whether a value read is the value stated, by the way its field is compared."""
    if field in ("sender", "creditor"):
        return bool(name_words(got)) and (
            name_words(got) <= name_words(want) or name_words(want) <= name_words(got)
        )
    if field == "payment_reference":
        return plain(got) == plain(want)
    if field == "references":
        assert isinstance(got, list)
        assert isinstance(want, list)
        return {plain(number) for number in got} == {plain(number) for number in want}
    if field == "deadlines":
        assert isinstance(got, list)
        assert isinstance(want, list)
        return sorted(map(str, got)) == sorted(map(str, want))
    return got == want


def name_words(value: object) -> set[str]:
    """The words of a name without its legal form."""
    return set(re.findall(r"[a-z0-9&]+", str(value or "").lower().replace(".", ""))) - {
        "bv",
        "nv",
        "stichting",
        "de",
    }


def mistakes(letter: InventedLetter | GeneratedLetter) -> dict[str, tuple[object, object]]:
    """The fields of a letter that are not read as stated, with what was read and what is true."""
    read = encode_facts(parse_facts(letter.document))
    return {
        field: (read[field], want)
        for field, want in letter.truth.items()
        if not same(field, read[field], want)
    }


@pytest.mark.parametrize("letter", ALL, ids=lambda letter: letter.name)
def test_invented_letter_is_read_as_it_is(letter: InventedLetter) -> None:
    assert mistakes(letter) == {}


def test_generated_letters_are_read_as_they_are() -> None:
    wrong = {seed: found for seed in range(SEEDS) if (found := mistakes(generate(seed)))}

    assert wrong == {}


@pytest.mark.long
def test_many_generated_letters_are_read_as_they_are() -> None:
    wrong = {seed: found for seed in range(LONG_SEEDS) if (found := mistakes(generate(seed)))}

    assert len(wrong) <= LONG_SEEDS * 2 // 100, wrong


def test_a_reviewer_is_not_asked_everything() -> None:
    asked = right = 0
    for letter in ALL:
        facts = parse_facts(letter.document)
        read = encode_facts(facts)
        review = {path.split(".")[0] for path in facts.review}
        for field, want in letter.truth.items():
            if same(field, read[field], want) and want not in (None, [], False):
                right += 1
                asked += field in review

    assert asked / right <= RIGHT_IN_REVIEW


def test_every_fact_of_a_letter_on_paper_has_its_place() -> None:
    for letter in ALL:
        facts = parse_facts(letter.document)
        if not letter.document.pages[0].has_positions:
            continue
        for path in ("amount_due_cents", "iban", "letter_date"):
            if getattr(facts, path) and path in facts.evidence:
                assert facts.evidence[path].page == 1
                assert facts.evidence[path].box is not None
        if facts.amount_due_cents:
            assert "amount_due_cents" in facts.evidence, letter.name
