"""Proposals on letters that are drawn: none is cut up, two in one scan part, loose pages find each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from mailbox_ingest.joining import LoosePages, propose_joins
from parsers import Document, join_documents, read_documents
from parsers.facts_from import parse_letter
from parsers.several_letters import propose_split
from store import SubjectId
from tests.parsers.generated.cases import make_case

NUMBERS = range(48)
MANY = range(48, 700)


def _letters(numbers: Sequence[int]) -> Iterator[Document]:
    for number in numbers:
        ((name, content),) = make_case(number, "pdf").files
        for document in read_documents(content, name=name):
            assert isinstance(document, Document)
            yield document


def _stack(*letters: Document) -> tuple[tuple[int, ...], ...] | None:
    proposal = propose_split(parse_letter(join_documents(letters, name="stapel.pdf"))[1])
    return None if proposal is None else proposal.groups


def _apart(letters: Sequence[Document]) -> list[LoosePages]:
    """Return each page of each letter as if it came by itself, under a name that tells nothing."""
    return [
        LoosePages(
            id=SubjectId(f"{at}.{page.number}"),
            name="pagina.pdf",
            marks=parse_letter(replace(letter, pages=(replace(page, number=1),)))[1],
        )
        for at, letter in enumerate(letters)
        for page in letter.pages
    ]


def _hold(numbers: Sequence[int], *, least_joined: float) -> None:
    letters = list(_letters(numbers))
    for letter in letters:
        assert _stack(letter) is None
    for first, second in pairwise(letters):
        count = len(first.pages)
        assert _stack(first, second) == (
            tuple(range(1, count + 1)),
            tuple(range(count + 1, count + len(second.pages) + 1)),
        )
    whole = {
        tuple(f"{at}.{page.number}" for page in letter.pages)
        for at, letter in enumerate(letters)
        if len(letter.pages) > 1
    }
    joined = {tuple(proposal.letter_ids) for proposal in propose_joins(_apart(letters))}
    assert joined <= whole
    assert len(joined) >= least_joined * len(whole)


def test_proposals_on_drawn_letters() -> None:
    _hold(NUMBERS, least_joined=0.5)


@pytest.mark.long
def test_proposals_on_many_drawn_letters() -> None:
    _hold(MANY, least_joined=0.85)
