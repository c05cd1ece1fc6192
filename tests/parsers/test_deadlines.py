"""Deadlines: kinds, terms and what is none, each in a sentence or label of its own."""

from __future__ import annotations

import pytest

from parsers.facts_from import parse_facts
from tests.parsers.letter_pages import document_of

HEAD = """
   Stichting Voorbeeld
   Datum: 1 maart 2026
   Factuurnummer: 8812001

   Geachte heer Jansen,

   Het openstaande bedrag is € 120,00.

"""


def deadlines_of(text: str, *, head: str = HEAD) -> list[tuple[str, str]]:
    """The deadlines of a letter of 1 March 2026 that says `text`."""
    facts = parse_facts(document_of(head + "   " + text))
    return [(item.kind.value, item.day.isoformat()) for item in facts.deadlines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Betaal dit bedrag uiterlijk 15 maart 2026.", [("payment", "2026-03-15")]),
        ("Wilt u vóór 17 maart betalen?", [("payment", "2026-03-17")]),
        ("Wij verzoeken u binnen 14 dagen na dagtekening te betalen.", [("payment", "2026-03-15")]),
        ("Betaal binnen twee dagen na heden.", [("payment", "2026-03-03")]),
        ("Betaal binnen twee weken na vandaag.", [("payment", "2026-03-15")]),
        ("Betaal binnen 10 dagen na 20 maart 2026.", [("payment", "2026-03-30")]),
        ("Please pay within 10 days of the date of this letter.", [("payment", "2026-03-11")]),
        (
            "Please make sure that we receive your payment no later than 20 March 2026.",
            [("payment", "2026-03-20")],
        ),
        ("U kunt binnen zes weken na de dagtekening bezwaar maken.", [("objection", "2026-04-12")]),
        (
            "U kunt bezwaar maken. Dat moet binnen zes weken na de datum van deze brief.",
            [("objection", "2026-04-12")],
        ),
        ("U kunt tot 12 april 2026 in beroep gaan.", [("objection", "2026-04-12")]),
        (
            "Laat ons binnen vier weken na de datum van deze brief weten of dit klopt.",
            [("response", "2026-03-29")],
        ),
        ("U moet op donderdag 12 maart 2026 verschijnen op de zitting.", [("court", "2026-03-12")]),
        ("Op 26 maart 2026 wordt uw woning ontruimd.", [("enforcement", "2026-03-26")]),
        ("U voorkomt de ontruiming als u uiterlijk 24 maart 2026 betaalt.", [("payment", "2026-03-24")]),
        ("Uiterste betaaldatum: 20-03-2026", [("payment", "2026-03-20")]),
        ("Betaal binnen een week, uiterlijk 8 maart 2026.", [("payment", "2026-03-08")]),
    ],
)
def test_deadline(text: str, expected: list[tuple[str, str]]) -> None:
    assert deadlines_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Wij reageren binnen 5 dagen op uw brief.",
        "Had u al betaald, dan storten wij dat binnen vier weken terug.",
        "Verandert er iets in uw situatie? Meld dat dan binnen een maand.",
        "Is er binnen 7 dagen daarna niets binnen, dan vervalt de regeling.",
        "Uw contract loopt tot en met 31 oktober 2027.",
        "De factuur had als vervaldatum 1 februari 2026.",
        "Uw volgende termijn van € 20,00 vervalt op 1 april 2026.",
        "U kunt ons bereiken op werkdagen tussen 9 en 17 uur.",
    ],
)
def test_no_deadline(text: str) -> None:
    assert deadlines_of(text) == []


def test_term_from_delivery_is_only_estimated() -> None:
    facts = parse_facts(
        document_of(
            HEAD
            + "   Betaal binnen veertien dagen vanaf de dag nadat deze brief bij u is bezorgd zonder kosten."
        )
    )

    assert facts.deadlines == ()
    (estimated,) = facts.details.estimated_deadlines
    assert estimated.kind == "payment"
    assert str(estimated.last_safe_day) == "2026-03-16"


def test_fourteen_day_notice_keeps_its_wording_and_costs() -> None:
    text = (
        "Wij hebben u al een herinnering gestuurd. Betaal binnen 14 dagen na de datum van deze brief. "
        "Betaalt u niet, dan bent u € 40,00 incassokosten verschuldigd."
    )
    facts = parse_facts(document_of(HEAD + "   " + text))

    notice = facts.details.notice_14_days
    assert notice is not None
    assert (notice.costs_cents, notice.term_days) == (4000, 14)
    assert "binnen 14 dagen na de datum" in notice.wording
    assert facts.costs_cents is None
    assert [(line.amount_cents, line.due) for line in facts.details.cost_lines] == [(4000, False)]


def test_weekday_that_does_not_fit_goes_to_review() -> None:
    facts = parse_facts(document_of(HEAD + "   Betaal uiterlijk maandag 15 maart 2026."))

    assert [item.day.isoformat() for item in facts.deadlines] == ["2026-03-15"]
    assert "deadlines.0.date" in facts.review
