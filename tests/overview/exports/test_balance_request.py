"""The claims as questions for a balance, in the columns of Schuldenknooppunt."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from overview import English, LetterFacts
from overview.exports.balance_request import COLUMNS, balance_requests
from overview.exports.material import Material
from parsers.facts import ContactDetails, Details, ListedInvoice, Reference, ReferenceKind, Stage
from tests.overview.exports.material import material
from tests.overview.letters import AGENCY, ENERGY, demand, overview


def made(*letters: LetterFacts, with_bsn: bool = False) -> Material:
    """Return the overview of these letters as it is exported."""
    return Material(
        overview=overview(*letters),
        letters={letter.id: letter for letter in letters},
        person="S. Terwolde",
        language=English(),
        with_bsn=with_bsn,
    )


def lines(of: Material) -> list[dict[str, str]]:
    """Return the lines as a program would read them."""
    return list(csv.DictReader(io.StringIO(balance_requests(of)), delimiter=";"))


def kind(number: str, of: ReferenceKind) -> Reference:
    return Reference(number=number, kind=of)


BILL = demand(
    "bill",
    "01-10",
    Stage.INVOICE,
    12000,
    "F 2026/00017",
    "00 4471-K",
    details=Details(
        references=(
            kind("F 2026/00017", ReferenceKind.INVOICE),
            kind("00 4471-K", ReferenceKind.CUSTOMER),
        )
    ),
)
HANDED_OVER = demand(
    "agency",
    "04-02",
    Stage.COLLECTION,
    16000,
    "F 2026/00017",
    "DS-77120",
    sender=AGENCY,
    creditor=ENERGY,
    principal_cents=12000,
    costs_cents=4000,
    details=Details(
        references=(kind("F 2026/00017", ReferenceKind.INVOICE), kind("DS-77120", ReferenceKind.DOSSIER)),
        contact_details=ContactDetails(
            phone="088 000 11 22", email="dossiers@noordkaap.example", handler="mevrouw Blom"
        ),
    ),
)


def test_the_columns_are_a_to_v_of_the_page() -> None:
    assert len(COLUMNS) == ord("V") - ord("A") + 1
    assert balance_requests(made()).strip() == ";".join(COLUMNS)


def test_a_line_says_what_letters_tell_and_nothing_more() -> None:
    (line,) = lines(made(BILL, HANDED_OVER))
    assert {name: cell for name, cell in line.items() if cell} == {
        "KlantnummerSEVolgensSHV": "00 4471-K",
        "Klant": "S. Terwolde",
        "Vordering.FactuurnummerSEVolgensSHV": "F 2026/00017",
        "Contactpersoon SE.Naam": f"mevrouw Blom, {AGENCY}",
        "Contactpersoon SE.Email": "dossiers@noordkaap.example",
        "Contactpersoon SE.Telefoon": "088 000 11 22",
        "Schuldtype": "overgedragen schuld",
        "openstaand.Ontstaansdatum": "10-01-2026",
        "openstaand.Orginele vordering": "120,00",
    }


def test_a_claim_with_its_creditor_is_open() -> None:
    (line,) = lines(made(BILL))
    assert line["Schuldtype"] == "openstaande schuld"
    assert line["Contactpersoon SE.Naam"] == ENERGY


def test_each_bill_of_a_list_is_asked_for() -> None:
    details = Details(
        invoices=tuple(
            ListedInvoice(number=number, day=date(2026, 1, 2), amount_cents=100)
            for number in ("F-10071", "F-10072")
        )
    )
    bill = demand("b", "03-01", Stage.REMINDER, 200, "F-10071", "F-10072", details=details)
    (line,) = lines(made(bill))
    assert line["Vordering.FactuurnummerSEVolgensSHV"] == "F-10071, F-10072"


def test_without_a_bill_the_file_is_asked_for() -> None:
    (line,) = lines(made(demand("b", "03-01", Stage.REMINDER, 200, "WB-55120")))
    assert line["Vordering.FactuurnummerSEVolgensSHV"] == "WB-55120"


def test_what_is_settled_is_not_asked() -> None:
    settled = demand("s", "04-01", Stage.SETTLED, 0, "F 2026/00017")
    assert lines(made(BILL, settled)) == []


def test_a_service_number_is_covered_unless_chosen() -> None:
    assert "1112" not in balance_requests(material())
    assert "1112.22.333.H.56.01" in balance_requests(material(with_bsn=True))


@pytest.mark.parametrize("number", ["=1+1", "@SUM", "-2 13", "+31"])
def test_a_number_from_a_letter_is_never_a_formula(number: str) -> None:
    labels = Details(references=(kind(number, ReferenceKind.INVOICE),))
    of = made(demand("b", "03-01", Stage.REMINDER, 200, number, details=labels))
    assert lines(of)[0]["Vordering.FactuurnummerSEVolgensSHV"] == "'" + number


def test_a_name_may_hold_what_parts_cells() -> None:
    of = replace(made(BILL), person='De Wit; "Jan"')
    assert lines(of)[0]["Klant"] == 'De Wit; "Jan"'
