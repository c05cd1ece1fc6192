"""One organisation under the names that letters give it."""

from __future__ import annotations

import pytest

from overview.parties import same_party


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lichtbaak", "Lichtbaak Energie B.V."),
        ("LICHTBAAK ENERGIE N.V.", "Lichtbaak Energie"),
        ("Stichting De Linde", "Linde"),
        ("Coöperatie Wilg U.A.", "Cooperatie Wilg"),
        ("Pauw & Van Gent", "Pauw en Van Gent"),
        ("Fietsen Vork", "Vork administratie"),
        ("Lichtbaak Energie", "Lichtbaek Energie B.V."),
        ("CJIB", "Centraal Justitieel Incassobureau"),
        ("DUO", "Dienst Uitvoering Onderwijs"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert same_party(one, other)
    assert same_party(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gemeente Zuiderveen", "Gemeente Noorderveen"),
        ("Lichtbaak Energie", "Windhoek Energie"),
        ("Linde Wonen", "Linde Gas"),
        ("Gemeente Ade", "Gemeente Ape"),
        ("", "Lichtbaak"),
        ("CJIB", "Dienst Uitvoering Onderwijs"),
        ("?", "!"),
    ],
)
def test_names_of_two(one: str, other: str) -> None:
    assert not same_party(one, other)
