"""References: labels, layouts, kinds, and numbers that are none."""

from __future__ import annotations

import pytest

from parsers.facts_from import parse_facts
from tests.parsers.letter_generator import kenmerk_of
from tests.parsers.letter_pages import document_of

KENMERK = kenmerk_of(884129700018822)
GROUPED = " ".join(KENMERK[place : place + 4] for place in range(0, 16, 4))


def references_of(text: str) -> list[tuple[str, str]]:
    """The typed references of a letter that says `text`."""
    letter = "   Voorbeeld B.V.\n   Datum: 1 maart 2026\n\n" + text + "\n\n   Te betalen    € 12,50"
    facts = parse_facts(document_of(letter))
    return sorted((item.number, item.kind.value) for item in facts.details.references)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("   Factuurnummer: F-2026-118", [("F-2026-118", "invoice")]),
        ("   Klantnummer         10448 2093", [("10448 2093", "customer")]),
        ("   Dossiernummer\n   26.771/MK", [("26.771/MK", "dossier")]),
        (
            "   Ons kenmerk    Polisnummer\n   AB/26/11      88.1209.33",
            [("88.1209.33", "policy"), ("AB/26/11", "dossier")],
        ),
        ("   Factuurnummers: F-1180 en F-1204", [("F-1180", "invoice"), ("F-1204", "invoice")]),
        ("   Klantnummer SF 204 881", [("SF 204 881", "customer")]),
        ("   Wij schrijven u over dossier 26-04471 van vorig jaar.", [("26-04471", "dossier")]),
        (f"   Betalingskenmerk {GROUPED}", [(GROUPED, "payment")]),
        ("   Zaaknummer 11802447 \\ CV EXPL 25-3306", [("11802447 \\ CV EXPL 25-3306", "case")]),
        ("   Betreft: bevestiging betalingsregeling WR-3391", [("WR-3391", "other")]),
        (
            "   Our file number: BR-2026-551     Customer no. 20931",
            [("20931", "customer"), ("BR-2026-551", "dossier")],
        ),
    ],
)
def test_reference(text: str, expected: list[tuple[str, str]]) -> None:
    assert references_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "   KvK 12345678   BTW NL001234567B01   Tel. 050-7118300",
        "   EAN 871670398979576370   Meternummer E3560170",
        "   Uw factuur van 12 maart 2026 is € 100,00",
        "   Inlogcode 13569502",
        "   Postcode 9712 AA, BSN 123456782",
        "   Incassant-ID NL98ZZZ091621171108, machtigingskenmerk M976419017",
    ],
)
def test_no_reference(text: str) -> None:
    assert references_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"   Betaal met betalingskenmerk {GROUPED} op tijd.", KENMERK),
        ("   Klantnummer 771200\n   Betaal onder vermelding van uw klantnummer.", "771200"),
        ("   Betaal o.v.v. AB-77120 op onze rekening.", "AB-77120"),
        ('   Betaal onder vermelding van "appartement 12C" op onze rekening.', "appartement 12C"),
        ("   Onder vermelding van          653.956.80", "653.956.80"),
        ("   Please pay, quoting INV-2026-0418.", "INV-2026-0418"),
        ("   Klantnummer 771200. Vermeld bij vragen altijd uw klantnummer.", None),
    ],
)
def test_payment_reference(text: str, expected: str | None) -> None:
    letter = "   Voorbeeld B.V.\n   Datum: 1 maart 2026\n\n" + text + "\n\n   Te betalen    € 12,50"

    assert parse_facts(document_of(letter)).payment_reference == expected


def test_kenmerk_with_a_wrong_check_digit_goes_to_review() -> None:
    wrong = str((int(KENMERK[0]) + 1) % 10) + KENMERK[1:]
    facts = parse_facts(document_of(f"   Te betalen € 12,50\n   Betalingskenmerk {wrong}"))

    assert facts.payment_reference == wrong
    assert "payment_reference" in facts.review
