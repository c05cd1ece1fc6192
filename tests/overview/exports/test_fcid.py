"""The claims of public bodies as a document: what letters say, by category, and the same when read in."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from overview import English, LetterFacts
from overview.exports.fcid import claims_document
from overview.exports.material import Material
from parsers import read
from parsers.facts import CostKind, CostLine, Details, Facts, Reference, ReferenceKind, Stage
from tests.overview.letters import AGENCY, ENERGY, demand, overview, pay_by
from tests.parsers.claims_documents import content, document, fine

FINES = "CJIB"
NUMBER = "9000000012121212"


def made(*letters: LetterFacts, with_bsn: bool = False, as_of: str = "2026-06-01") -> Material:
    """Return the overview of these letters as it is exported."""
    return Material(
        overview=overview(*letters, as_of=date.fromisoformat(as_of)),
        letters={letter.id: letter for letter in letters},
        person="S. Terwolde",
        language=English(),
        with_bsn=with_bsn,
    )


def body(of: Material) -> dict[str, Any]:
    """Return the body of the document."""
    told = json.loads(claims_document(of))
    assert told["type"] == "FINANCIAL_CLAIMS_INFORMATION_DOCUMENT_V4"
    found: dict[str, Any] = told["body"]
    return found


def again(of: Material) -> list[Facts]:
    """Return what the reader makes of the document."""
    found = [reading.facts for reading in read(claims_document(of), name="x.fcid.json")]
    return [facts for facts in found if facts is not None]


def details(*lines: CostLine) -> Details:
    return Details(
        references=(Reference(number=NUMBER, kind=ReferenceKind.DECISION),),
        cost_lines=lines,
        origin_date=date(2026, 1, 5),
    )


def raised_fine(name: str = "fine") -> LetterFacts:
    """Return a reminder of a traffic fine that was raised by half."""
    return demand(
        name,
        "04-07",
        Stage.REMINDER,
        27900,
        NUMBER,
        sender=FINES,
        principal_cents=18000,
        costs_cents=9900,
        payment_reference=NUMBER,
        deadlines=(pay_by("05-05"),),
        details=details(
            CostLine(kind=CostKind.ADMINISTRATION, label="Administratiekosten", amount_cents=900),
            CostLine(kind=CostKind.STATUTORY_INCREASE, label="Verhoging", amount_cents=9000),
        ),
    )


def test_a_sum_is_told_by_category_and_what_is_asked_apart_from_it() -> None:
    (case,) = body(made(raised_fine()))["financiele_zaken"]
    lines = [(one.get("categorie"), one["bedrag"], one.get("vervaldatum")) for one in case["gebeurtenissen"]]
    assert lines == [
        ("Algemeen", 18000, None),
        ("Administratiekosten", 900, None),
        ("Verhoging", 9000, None),
        (None, 27900, "2026-05-05"),
    ]
    assert case["gebeurtenissen"][-1]["type"] == "Herinnering"
    assert case["gebeurtenissen"][-1]["datumtijd_gebeurtenis"] == "2026-04-07T00:00:00+02:00"
    assert case["gebeurtenissen"][0]["type"] == "cjib_onbekend"
    assert (case["zaakkenmerk"], case["saldo"]) == (NUMBER, 27900)
    assert (case["totaal_financieel_verplicht"], case["totaal_financieel_vereffend"]) == (27900, 0)


def test_a_sum_that_no_letter_splits_is_never_one_obligation() -> None:
    bill = demand("b", "05-10", Stage.INVOICE, 61800, NUMBER, sender="Belastingdienst")
    (case,) = body(made(bill))["financiele_zaken"]
    assert [one["gebeurtenis_type"] for one in case["gebeurtenissen"]] == ["BetalingsverplichtingOpgelegd"]
    assert "vervaldatum" not in case["gebeurtenissen"][0]
    assert "totaal_financieel_verplicht" not in case


def test_only_bodies_that_give_such_documents_are_in_it() -> None:
    private = demand("e", "05-10", Stage.INVOICE, 5000, "F-90871", sender=ENERGY)
    town = demand("g", "05-10", Stage.INVOICE, 5000, "G-90871", sender="Gemeente Eindhoven")
    told = body(made(private, town, raised_fine()))
    assert [case["saldo"] for case in told["financiele_zaken"]] == [27900]
    assert body(made(private))["financiele_zaken"] == []
    assert "aangeleverd_door" not in told


def test_references_of_events_are_unique_and_stay_the_same() -> None:
    first = demand("bill", "01-06", Stage.INVOICE, 18900, NUMBER, sender=FINES, deadlines=(pay_by("02-20"),))
    of = made(first, raised_fine())
    references = [
        one["gebeurtenis_kenmerk"] for case in body(of)["financiele_zaken"] for one in case["gebeurtenissen"]
    ]
    assert len(set(references)) == len(references) == 5
    assert claims_document(of) == claims_document(made(raised_fine(), first))


def test_it_reads_in_as_it_was() -> None:
    first = demand("bill", "01-06", Stage.INVOICE, 18900, NUMBER, sender=FINES, deadlines=(pay_by("02-20"),))
    (facts,) = again(made(first, raised_fine()))
    assert (facts.amount_due_cents, facts.principal_cents, facts.costs_cents) == (27900, 18000, 9900)
    assert (facts.stage, facts.deadlines, facts.payment_reference) == (
        Stage.REMINDER,
        (pay_by("05-05"),),
        NUMBER,
    )
    assert [line.kind for line in facts.details.cost_lines] == [
        CostKind.ADMINISTRATION,
        CostKind.STATUTORY_INCREASE,
    ]
    assert facts.creditor == "Centraal Justitieel Incassobureau"
    assert facts.review == ()


def test_what_came_in_as_a_document_goes_out_the_same() -> None:
    (reading,) = read(content(document(fine())), name="x.json")
    came = LetterFacts(id="x", source="x.json", received=date(2026, 3, 12), facts=reading.facts)
    (facts,) = again(made(came))
    assert reading.facts is not None
    for name in ("amount_due_cents", "principal_cents", "costs_cents", "references", "deadlines", "stage"):
        assert getattr(facts, name) == getattr(reading.facts, name)


_CENTS = st.integers(0, 900_000)


@given(
    principal=st.integers(1, 900_000),
    interest=st.none() | _CENTS,
    administration=_CENTS,
    increase=_CENTS,
    other=_CENTS,
    paid=_CENTS,
    stage=st.sampled_from([Stage.INVOICE, Stage.REMINDER, Stage.FINAL_NOTICE]),
    has_lines=st.booleans(),
)
def test_any_split_reads_in_as_it_was(
    principal: int,
    interest: int | None,
    administration: int,
    increase: int,
    other: int,
    paid: int,
    stage: Stage,
    has_lines: bool,
) -> None:
    costs = administration + increase + other
    due = principal + (interest or 0) + costs - min(paid, principal - 1)
    kinds = {
        CostKind.ADMINISTRATION: administration,
        CostKind.STATUTORY_INCREASE: increase,
        CostKind.REMINDER: other,
    }
    lines = [CostLine(kind=kind, label=kind.value, amount_cents=cents) for kind, cents in kinds.items()]
    letter = demand(
        "any",
        "05-07",
        stage,
        due,
        NUMBER,
        sender="Dienst Uitvoering Onderwijs",
        principal_cents=principal,
        interest_cents=interest,
        costs_cents=costs,
        paid_cents=min(paid, principal - 1) or None,
        deadlines=(pay_by("06-05"),),
        details=details(*(lines if has_lines else ())),
    )
    (facts,) = again(made(letter))
    assert facts.amount_due_cents == due
    assert facts.principal_cents == principal
    assert (facts.interest_cents or 0) == (interest or 0)
    assert (facts.costs_cents or 0) == costs
    assert (facts.paid_cents or 0) == min(paid, principal - 1)
    assert (facts.stage, facts.deadlines) == (stage, (pay_by("06-05"),))
    assert facts.review == ()


def test_no_reference_with_a_service_number_goes_out_unless_chosen() -> None:
    assessment = "1112.22.333.H.56.01"
    labels = (Reference(number=assessment, kind=ReferenceKind.DECISION),)
    bill = demand(
        "b",
        "05-10",
        Stage.INVOICE,
        61800,
        assessment,
        sender="Belastingdienst",
        payment_reference=assessment,
        principal_cents=61800,
        details=Details(references=labels),
    )
    assert "111222333" not in claims_document(made(bill)).decode().replace(".", "")
    chosen = body(made(bill, with_bsn=True))
    assert "bsn" not in chosen
    (case,) = chosen["financiele_zaken"]
    assert case["zaakkenmerk"] == assessment
    assert case["gebeurtenissen"][0]["beschikkingsnummer"] == assessment


def test_an_agency_that_collects_for_a_body_is_no_source_of_its_own() -> None:
    letter = demand("a", "05-10", Stage.COLLECTION, 5000, NUMBER, sender=AGENCY, creditor="Het CAK")
    (case,) = body(made(letter))["financiele_zaken"]
    assert case["gebeurtenissen"][0]["type"] == "Aanmaning"
    assert case["gebeurtenissen"][0]["omschrijving"] == "collection agency"


def test_instalments_are_asked_one_by_one() -> None:
    terms = tuple(pay_by(f"0{month}-28", 6000) for month in (6, 7, 8))
    plan = demand("p", "05-20", Stage.PAYMENT_PLAN, 18000, NUMBER, sender="UWV", deadlines=terms)
    (facts,) = again(made(plan))
    assert facts.deadlines == terms
    assert facts.amount_due_cents == 18000
