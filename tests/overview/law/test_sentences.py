"""Every finding can be told to a person."""

from __future__ import annotations

from hypothesis import given, settings

from overview import English, LetterFacts, build
from overview.law.sentences import sentence
from tests.overview.letters import AS_OF, HOUSEHOLD
from tests.overview.test_build import letters as drawn_letters


@settings(max_examples=150)
@given(drawn_letters())
def test_whatever_is_found_has_a_sentence_and_a_letter(letters: list[LetterFacts]) -> None:
    made = build(letters, (), HOUSEHOLD, AS_OF)
    ids = {letter.id for letter in letters}
    for claim in made.claims:
        for finding in claim.findings:
            assert sentence(finding, English()).endswith((".", "?"))
            assert finding.letters
            assert set(finding.letters) <= ids
