"""Days as letters word them: on which two things happen, counted from the letter's month, and as a window."""

from __future__ import annotations

import pytest

from parsers.facts import Facts
from parsers.facts_from import parse_facts
from tests.parsers.letter_pages import document_of

_LETTER = """
   Waterbedrijf Zilverbeek N.V.
   Beekweg 1, 5000 AA Tilburg

   De heer K. Voorbeeld
   Dorpsweg 3
   5011 AA TILBURG

   Tilburg, {day}

   Onderwerp: laatste aanmaning

   Geachte heer Voorbeeld,

   U bent ons nog € 225,50 verschuldigd. {sentence}
   Ons rekeningnummer is NL91 ABNA 0417 1643 00, kenmerk 2026-118.

   Met vriendelijke groet,
   Waterbedrijf Zilverbeek N.V.
"""


def _facts(sentence: str, day: str = "2 maart 2026") -> Facts:
    return parse_facts(document_of(_LETTER.format(sentence=sentence, day=day)))


def _deadlines(facts: Facts) -> set[tuple[str, str]]:
    return {(item.kind.value, item.day.isoformat()) for item in facts.deadlines}


@pytest.mark.parametrize(
    "sentence",
    [
        "Betaal uiterlijk 16 maart 2026. Doet u dat niet, dan sluiten wij op 16 maart 2026 het water af.",
        "Betaalt u niet, dan sluiten wij u op 16 maart 2026 af. Voorkom dit door voor die datum te betalen.",
        "Wij sluiten uw aansluiting op 16 maart 2026 af, tenzij wij uw betaling uiterlijk op die dag hebben.",
        "Op 16 maart 2026 onderbreekt onze monteur de levering. Betaal uiterlijk die dag.",
        "Als u niet vóór 16 maart 2026 betaalt, wordt uw water op die datum afgesloten.",
        "Betaal voor of op 16 maart 2026. Op dezelfde dag komt onze monteur als u niet hebt betaald.",
    ],
)
def test_day_of_a_cut_off_is_the_last_day_to_pay_as_well(sentence: str) -> None:
    assert _deadlines(_facts(sentence)) == {("payment", "2026-03-16"), ("enforcement", "2026-03-16")}


def test_measure_that_is_named_with_its_day_is_a_deadline_of_its_own() -> None:
    assert _deadlines(_facts("Voorkom afsluiting op 16 maart 2026: betaal vandaag nog.")) == {
        ("enforcement", "2026-03-16")
    }


def test_payment_that_prevents_a_measure_without_a_day_is_a_payment_alone() -> None:
    assert _deadlines(_facts("Betaal voor 16 maart 2026 om afsluiting te voorkomen.")) == {
        ("payment", "2026-03-16")
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Doet u dat niet voor 16 maart 2026, dan leggen wij beslag.",
        "Gebeurt dit niet uiterlijk 16 maart 2026, dan sluiten wij uw water af.",
    ],
)
def test_measure_that_follows_a_missed_day_is_not_on_that_day(sentence: str) -> None:
    assert _deadlines(_facts(f"Wij verzoeken u dit bedrag te betalen. {sentence}")) == {
        ("payment", "2026-03-16")
    }


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("voor het einde van deze maand", "2026-03-31"),
        ("voor het einde van de maand", "2026-03-31"),
        ("uiterlijk eind april", "2026-04-30"),
        ("uiterlijk ultimo maart 2026", "2026-03-31"),
        ("uiterlijk op de 25e van deze maand", "2026-03-25"),
        ("uiterlijk de 1e van de volgende maand", "2026-04-01"),
        ("vóór 1 december a.s.", "2026-12-01"),
        ("op of vóór 16 maart", "2026-03-16"),
        ("uiterlijk in week 12 (16 maart 2026)", "2026-03-16"),
        ("uiterlijk week 12, dus 16 maart 2026,", "2026-03-16"),
        ("uiterlijk ma. 16 maart 2026", "2026-03-16"),
        ("uiterlijk 16 mrt. '26", "2026-03-16"),
        ("uiterlijk 2026-03-16", "2026-03-16"),
        ("uiterlijk 16/03/26", "2026-03-16"),
        ("binnen veertien (14) dagen na heden", "2026-03-16"),
        ("binnen vijf werkdagen na dagtekening", "2026-03-09"),
    ],
)
def test_last_day_in_other_words(words: str, day: str) -> None:
    facts = _facts(f"Wij verzoeken u {words} te betalen.")

    assert _deadlines(facts) == {("payment", day)}
    assert "deadlines.0.date" not in facts.review


@pytest.mark.parametrize(
    ("printed", "day"), [("2 maart 2026", "2026-03-25"), ("28 maart 2026", "2026-04-25")]
)
def test_day_without_a_month_is_the_next_one_and_is_shown_for_review(printed: str, day: str) -> None:
    facts = _facts("Wij verzoeken u uiterlijk de 25e te betalen.", printed)

    assert _deadlines(facts) == {("payment", day)}
    assert "deadlines.0.date" in facts.review


@pytest.mark.parametrize(
    ("words", "day"),
    [("binnen 8 dagen", "2026-03-10"), ("binnen een maand", "2026-04-02"), ("binnen een week", "2026-03-09")],
)
def test_term_that_does_not_say_from_when_is_shown_for_review(words: str, day: str) -> None:
    facts = _facts(f"Wij verzoeken u {words} te betalen.")

    assert _deadlines(facts) == {("payment", day)}
    assert "deadlines.0.date" in facts.review


@pytest.mark.parametrize("words", ["per omgaande", "zo spoedig mogelijk", "uiterlijk in week 12"])
def test_words_without_a_day_give_no_day(words: str) -> None:
    assert _deadlines(_facts(f"Wij verzoeken u {words} te betalen.")) == set()


@pytest.mark.parametrize(
    ("sentence", "day", "in_review"),
    [
        ("Wij schrijven dit bedrag rond de 27e van uw rekening af.", "2026-03-27", True),
        ("Wij schrijven dit bedrag omstreeks 27 maart 2026 automatisch af.", "2026-03-27", False),
        ("Wij incasseren dit bedrag op of rond 27 maart 2026.", "2026-03-27", False),
        ("Het bedrag wordt tussen 25 en 28 maart 2026 automatisch geïncasseerd.", "2026-03-25", True),
    ],
)
def test_debit_within_a_window(sentence: str, day: str, in_review: bool) -> None:
    facts = _facts(sentence)

    assert facts.direct_debit
    assert _deadlines(facts) == {("payment", day)}
    assert ("deadlines.0.date" in facts.review) is in_review


@pytest.mark.parametrize(
    "sentence",
    [
        "Please pay by March 16th, 2026.",
        "Please pay by 16 Mar 2026.",
        "Kindly settle this amount on or before 16th of March 2026.",
        "Payment is due no later than Monday, 16 March 2026.",
        "Please transfer the amount within fourteen days of the date of this letter.",
    ],
)
def test_last_day_in_english(sentence: str) -> None:
    assert _deadlines(_facts(sentence)) == {("payment", "2026-03-16")}


def test_number_of_a_reminder_is_no_day() -> None:
    assert _deadlines(_facts("Dit is de 2e herinnering, na de 1e van vorige week.")) == set()
