"""Whose letter it is: the names of Dutch post in all the ways they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.facts import ContactDetails, Details, Direction, Facts, Stage
from parsers.names import concerns_other_person, matching_names, readdress

SAME_PERSON = [
    ("J.M. Dijkhuis", "J.M. Dijkhuis"),
    ("J M Dijkhuis", "J.M. Dijkhuis"),
    ("JM Dijkhuis", "J.M. Dijkhuis"),
    ("Jan Dijkhuis", "J.M. Dijkhuis"),
    ("JAN DIJKHUIS", "J.M. Dijkhuis"),
    ("Dhr. J. Dijkhuis", "J.M. Dijkhuis"),
    ("De heer mr. drs. J.M. Dijkhuis", "J.M. Dijkhuis"),
    ("Mevrouw J. Dijkhuis-van der Laan", "J.M. Dijkhuis"),
    ("Mevr. J. van der Laan - Dijkhuis", "J.M. Dijkhuis"),
    ("Mw. J. van der Laan e/v Dijkhuis", "J.M. Dijkhuis"),
    ("Dijkhuis, J.M.", "J.M. Dijkhuis"),
    ("Dijkhuis J.M.", "J.M. Dijkhuis"),
    ("J.M. Dijkhuis", "Jan Maarten Dijkhuis"),
    ("J. v.d. Laan", "Jan van der Laan"),
    ("J. van der Laan", "Laan, J. van der"),
    ("Dhr. P. in 't Hout", "Pieter in 't Hout"),
    ("S. Çelik", "Selin Celik"),
    ("Th. Röder", "Theo Roder"),
    ("de heer en mevrouw J. Dijkhuis", "J.M. Dijkhuis"),
    ("J. Dijkhuis en/of A. Boerema", "J.M. Dijkhuis"),
    ("A. Boerema en J. Dijkhuis", "J.M. Dijkhuis"),
    ("A. en J. Dijkhuis", "J.M. Dijkhuis"),
    ("Anna & Jan Dijkhuis", "J.M. Dijkhuis"),
    ("Schildersbedrijf Kwast B.V. t.a.v. J. Dijkhuis", "J.M. Dijkhuis"),
    ("J. Dijkhuis c/o A. Boerema", "J.M. Dijkhuis"),
    ("J. Dijkhuis\nLindelaan 4\n9999 XX Verzonnen", "J.M. Dijkhuis"),
    ("Hans Dijkhuis", "J. Dijkhuis"),
    ("J.M.Dijkhuis", "J.M. Dijkhuis"),
    ("drs.J.M.Dijkhuis", "J.M. Dijkhuis"),
    ("t.n.v. J. Dijkhuis", "J.M. Dijkhuis"),
    ("Hr./Mw. J. Dijkhuis", "J.M. Dijkhuis"),
    ("J. M. Dijkhuis e.o.", "J.M. Dijkhuis"),
    ("J. de Heer", "Jan de Heer"),
]

NOT_CERTAIN = [
    (None, "J.M. Dijkhuis"),
    ("", "J.M. Dijkhuis"),
    ("De bewoner van dit pand", "J.M. Dijkhuis"),
    ("Aan de bewoner(s) van Lindelaan 4", "J.M. Dijkhuis"),
    ("K. Boerema of huidige bewoner", "J.M. Dijkhuis"),
    ("To the occupant", "J.M. Dijkhuis"),
    ("Geachte heer/mevrouw", "J.M. Dijkhuis"),
    ("Fam. Dijkhuis", "J.M. Dijkhuis"),
    ("Mevrouw Dijkhuis", "J.M. Dijkhuis"),
    ("Dear Ms Dijkhuis", "J.M. Dijkhuis"),
    ("De heer/mevrouw Dijkhuis", "J.M. Dijkhuis"),
    ("Dhr. 1.M. Dijkhuis", "J.M. Dijkhuis"),
    ("de heer en mevrouw Dijkhuis", "J.M. Dijkhuis"),
    ("J.M. Dijkhuls", "J.M. Dijkhuis"),
    ("K. Dijkhvis", "J.M. Dijkhuis"),
    ("I. Dijkhuis", "J. Dijkhuis"),
    ("J. Vanderlaan", "J. van der Laan"),
    ("Dijkhuis Klussen B.V.", "J.M. Dijkhuis"),
    ("Erven van K. Boerema", "J.M. Dijkhuis"),
    ("Aan de ouders van T. Boerema", "J.M. Dijkhuis"),
    ("M. Dijkhuis", "J.M. Dijkhuis"),
    ("~ ., ;", "J.M. Dijkhuis"),
    ("J.", "J.M. Dijkhuis"),
    ("4711 0815", "J.M. Dijkhuis"),
    ("& Boerema", "J.M. Dijkhuis"),
    ("Boerema", "J.M. Dijkhuis"),
]

SOMEBODY_ELSE = [
    ("K. Boerema", "J.M. Dijkhuis"),
    ("Mevrouw Boerema", "J.M. Dijkhuis"),
    ("De heer P. Dijkhuis", "J.M. Dijkhuis"),
    ("Piet Dijkhuis", "J.M. Dijkhuis"),
    ("J.P. Dijkhuis", "J.K. Dijkhuis"),
    ("Dijkhuis, P.", "J.M. Dijkhuis"),
    ("Mevr. A. Dijkhuis-de Boer", "J.M. Dijkhuis"),
    ("A. Boerema c/o J. Dijkhuis", "J.M. Dijkhuis"),
    ("A. Boerema en/of K. Boerema", "J.M. Dijkhuis"),
    ("Bakkerij De Korenmaat B.V.", "J.M. Dijkhuis"),
    ("Stichting Het Lindehof t.a.v. K. Boerema", "J.M. Dijkhuis"),
    ("M. van der Veen", "J. van der Laan"),
    ("T. de Wit", "T. de Wolff"),
]


@pytest.mark.parametrize(("addressee", "name"), SAME_PERSON)
def test_a_known_person_is_matched(addressee: str, name: str) -> None:
    assert matching_names(addressee, [name]) == (name,)
    assert not concerns_other_person(addressee, [name])


@pytest.mark.parametrize(("addressee", "name"), NOT_CERTAIN)
def test_doubt_is_no_somebody_else(addressee: str | None, name: str) -> None:
    assert matching_names(addressee, [name]) == ()
    assert not concerns_other_person(addressee, [name])


@pytest.mark.parametrize(("addressee", "name"), SOMEBODY_ELSE)
def test_somebody_else_is_told(addressee: str, name: str) -> None:
    assert concerns_other_person(addressee, [name])


def test_a_second_name_of_the_household_counts() -> None:
    names = ["J.M. Dijkhuis", "A. Boerema"]
    assert not concerns_other_person("Mevr. A. Boerema", names)
    assert matching_names("J. Dijkhuis en A. Boerema", names) == ("J.M. Dijkhuis", "A. Boerema")


def test_without_names_nobody_is_somebody_else() -> None:
    assert not concerns_other_person("K. Boerema", [])


def test_a_letter_for_somebody_else_keeps_its_other_facts() -> None:
    facts = Facts(
        addressee="K. Boerema",
        is_claim=True,
        direction=Direction.OWED,
        stage=Stage.REMINDER,
        amount_due_cents=1200,
    )
    readdressed = readdress(facts, ["J.M. Dijkhuis"])
    assert (readdressed.is_claim, readdressed.direction) == (False, Direction.NONE)
    assert (readdressed.stage, readdressed.amount_due_cents) == (Stage.REMINDER, 1200)


def test_a_letter_for_the_owner_is_left_alone() -> None:
    facts = Facts(addressee="J. Dijkhuis", is_claim=True, direction=Direction.OWED)
    assert readdress(facts, ["J.M. Dijkhuis"]) is facts


@given(st.text(), st.lists(st.text(), max_size=3))
def test_any_text_gets_an_answer(addressee: str, names: list[str]) -> None:
    assert concerns_other_person(addressee, names) in (True, False)


@given(st.sampled_from([name for _, name in SAME_PERSON]))
def test_a_name_fits_itself(name: str) -> None:
    assert matching_names(name, [name]) == (name,)


def test_an_addressee_that_the_reader_doubts_is_no_somebody_else() -> None:
    facts = Facts(addressee="K. Boerema", is_claim=True, review=("addressee",))
    assert readdress(facts, ["J.M. Dijkhuis"]) is facts


@pytest.mark.parametrize(
    "facts",
    [
        Facts(addressee="Gemeente Zuiderveen", sender="Gemeente Zuiderveen", is_claim=True),
        Facts(addressee="Boerema & Zn.", creditor="Boerema en Zoon", is_claim=True),
        Facts(
            addressee="Mw. K. Boerema",
            details=Details(contact_details=ContactDetails(handler="Kirsten Boerema")),
        ),
    ],
)
def test_a_name_of_the_sender_is_no_addressee(facts: Facts) -> None:
    assert readdress(facts, ["J.M. Dijkhuis"]) is facts
