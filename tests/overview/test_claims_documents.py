"""A case of a claims document and the letters on paper about the same debt are one claim."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from overview import ClaimStatus, LetterFacts
from parsers import read
from parsers.facts import Details, Reference, ReferenceKind, Stage
from tests.overview.letters import claim, claims, demand, groups, pay_by
from tests.parsers.claims_documents import CASE, asked, case, content, document, fine, imposed


def from_document(*cases: dict[str, Any]) -> tuple[LetterFacts, ...]:
    """Return the cases of a document as letters that came in."""
    return tuple(
        LetterFacts(
            id=f"case-{reading.part}", source="o.json", received=date(2026, 3, 12), facts=reading.facts
        )
        for reading in read(content(document(*cases)), name="o.json")
    )


@pytest.mark.parametrize("sender", ["CJIB", "Centraal Justitieel Incassobureau", None])
@pytest.mark.parametrize(
    "kind", [ReferenceKind.DECISION, ReferenceKind.PAYMENT, ReferenceKind.OTHER, ReferenceKind.CASE]
)
def test_a_fine_on_paper_and_in_a_document_is_one_claim(sender: str | None, kind: ReferenceKind) -> None:
    paper = demand(
        "paper",
        "01-05",
        Stage.INVOICE,
        18900,
        CASE,
        sender=sender,
        payment_reference=CASE if kind is ReferenceKind.PAYMENT else None,
        details=Details(references=(Reference(number=CASE, kind=kind),)),
    )
    found = claim(paper, *from_document(fine()))
    assert [letter.id for letter in found.letters] == ["paper", "case-0"]
    assert (found.amount_due_cents, found.principal_cents, found.costs_cents) == (27900, 18000, 9900)
    assert found.status is ClaimStatus.OPEN


def test_a_number_in_groups_is_the_same_number() -> None:
    paper = demand("paper", "03-20", Stage.FINAL_NOTICE, 27900, "9000 0000 8765 4321", sender="CJIB")
    assert [letter.id for letter in claim(paper, *from_document(fine())).letters] == ["case-0", "paper"]


def test_cases_of_one_body_stay_apart() -> None:
    other = case(
        5000,
        imposed("f1", 5000, zaakkenmerk="9000000011112222", beschikkingsnummer="9000000011112222"),
        asked("f2", "2026-03-01", 5000, "Aanschrijving", "2026-04-20", betalingskenmerk="9000000011112222"),
        zaakkenmerk="9000000011112222",
    )
    cases = from_document(fine(), other)
    paper = demand("paper", "01-05", Stage.INVOICE, 18900, CASE, sender="CJIB")
    assert groups(claims(paper, *cases)) == {("paper", "case-0"), ("case-1",)}


def test_a_document_that_came_twice_counts_once_and_the_newest_governs() -> None:
    (older,) = from_document(fine())
    paid = fine() | {"saldo": 0, "saldo_datumtijd": "2026-04-10T12:00:00+02:00"}
    (reading,) = read(content(document(paid)), name="o.json")
    newer = LetterFacts(id="newer", source="o.json", received=date(2026, 4, 11), facts=reading.facts)
    found = claim(older, newer)
    assert (found.status, found.amount_due_cents) == (ClaimStatus.SETTLED, 0)


def test_an_old_document_does_not_undo_a_newer_letter() -> None:
    paper = demand(
        "paper", "05-20", Stage.FINAL_NOTICE, 54900, CASE, sender="CJIB", deadlines=(pay_by("06-17"),)
    )
    found = claim(paper, *from_document(fine()))
    assert (found.amount_due_cents, found.next_deadline) == (54900, pay_by("06-17"))
