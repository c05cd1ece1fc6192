"""For whom a collector writes, where nothing in the name itself says that it is an organisation."""

from __future__ import annotations

import pytest

from parsers.facts_from import parse_facts
from tests.parsers.letter_pages import document_of

_LETTER = """
   Merelhof Gerechtsdeurwaarders                                  merelhof.example
   Stationsplein 1, 1000 AA Amsterdam

   Mevrouw T. Oudshoorn
   Dorpsweg 3
   3511 AA UTRECHT

{matter}

   Geachte mevrouw Oudshoorn,

   Tot op heden hebt u de vordering niet betaald. Het openstaande bedrag is € 312,50.
   Wij verzoeken u dit voor 20 maart 2026 te betalen op NL91 ABNA 0417 1643 00.{more}

   Hoogachtend,
   Merelhof Gerechtsdeurwaarders
"""


def _labelled(label: str, value: str) -> str:
    return f"   Datum:         4 maart 2026\n   {label + ':':<15}{value}\n   Dossier:       20261188"


def _in_line(label: str, value: str) -> str:
    return f"   Utrecht, 4 maart 2026\n\n   {label}: {value}"


def _under_heads(label: str, value: str) -> str:
    width = max(len(label), len(value))
    return (
        f"   Datum              {label:<{width}}          Dossier\n"
        f"   4 maart 2026       {value:<{width}}          20261188"
    )


LAYOUTS = (_labelled, _in_line, _under_heads)


def _creditor(matter: str, more: str = "") -> tuple[str | None, bool]:
    facts = parse_facts(document_of(_LETTER.format(matter=matter, more=more)))
    return facts.creditor, "creditor" in facts.review


@pytest.mark.parametrize("layout", range(len(LAYOUTS)))
@pytest.mark.parametrize(
    "label",
    [
        "Cliënt",
        "Onze cliënte",
        "Namens",
        "Eiser",
        "Eisende partij",
        "Opdrachtgever",
        "Schuldeiser",
        "Crediteur",
    ],
)
def test_brand_of_one_word_beside_a_label_is_the_creditor(label: str, layout: int) -> None:
    assert _creditor(LAYOUTS[layout](label, "Zonnekind")) == ("Zonnekind", False)


@pytest.mark.parametrize("layout", range(len(LAYOUTS)))
@pytest.mark.parametrize(
    ("printed", "name"),
    [("P. de Wit", "P. de Wit"), ("Mevrouw J.M. Bakker", "J.M. Bakker"), ("dhr. A.B. Smit", "A.B. Smit")],
)
def test_person_beside_a_label_is_the_creditor_and_is_shown_for_review(
    printed: str, name: str, layout: int
) -> None:
    assert _creditor(LAYOUTS[layout]("Opdrachtgever", printed)) == (name, True)


@pytest.mark.parametrize("layout", range(len(LAYOUTS)))
@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Zonnekind / Oudshoorn", "Zonnekind"),
        ("Zonnekind/Oudshoorn", "Zonnekind"),
        ("Zonnekind / u", "Zonnekind"),
        ("De Wit contra Oudshoorn", "De Wit"),
        ("Zonnekind -/- T. Oudshoorn", "Zonnekind"),
        ("Mevrouw J. Bakker tegen T. Oudshoorn", "J. Bakker"),
        ("Zonnekind vs. Oudshoorn", "Zonnekind"),
    ],
)
def test_first_of_two_parties_is_the_creditor(value: str, name: str, layout: int) -> None:
    assert _creditor(LAYOUTS[layout]("Inzake", value)) == (name, False)


@pytest.mark.parametrize("label", ["Inzake", "Betreft"])
@pytest.mark.parametrize("layout", range(len(LAYOUTS)))
def test_bare_name_in_the_matter_is_shown_for_review(label: str, layout: int) -> None:
    assert _creditor(LAYOUTS[layout](label, "Zonnekind")) == ("Zonnekind", True)


def test_bare_name_in_the_matter_is_sure_where_the_text_names_it_too() -> None:
    more = " De vordering komt voort uit uw aankopen bij Zonnekind in december."

    assert _creditor(_in_line("Inzake", "Zonnekind"), more) == ("Zonnekind", False)


@pytest.mark.parametrize(
    "value", ["uw schuld", "Sommatie", "openstaande vordering", "Laatste aanmaning", "Huur mei"]
)
def test_matter_that_is_no_name_is_no_creditor(value: str) -> None:
    assert _creditor(_in_line("Betreft", value)) == ("Merelhof Gerechtsdeurwaarders", True)


def test_reader_called_client_is_no_creditor() -> None:
    assert _creditor(_labelled("Cliënt", "T. Oudshoorn")) == ("Merelhof Gerechtsdeurwaarders", True)
