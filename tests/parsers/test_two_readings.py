"""Tests of how two readings of one line are weighed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.document import Word
from parsers.two_readings import (
    AGREED,
    FORMED,
    PROVEN,
    UNDECIDED,
    adds_up,
    amount_cents,
    is_well_formed,
    weigh,
)
from tests.parsers.letter_generator import iban_of, kenmerk_of

IBAN = iban_of("TEST", 123456789)
KENMERK = kenmerk_of(401770021948041)


def line(text: str, confidence: float = 0.8) -> list[Word]:
    """Return the words of a line of text, side by side."""
    words, x = [], 0.1
    for part in text.split():
        words.append(Word(text=part, x0=x, y0=0.1, x1=x + 0.01 * len(part), y1=0.12, confidence=confidence))
        x += 0.01 * (len(part) + 1)
    return words


def weighed(
    first: Sequence[Word], second: Sequence[Word], *, amounts: Sequence[int] = (), figures: bool = True
) -> tuple[str, float]:
    """Return what came of it as text, and the least confidence in it."""
    words = weigh(first, second, amounts=amounts, only_figures=figures)
    return " ".join(word.text for word in words), min((word.confidence for word in words), default=0.0)


def in_fours(text: str) -> str:
    """Return `text` in groups of four."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def test_what_both_read_is_sure_whatever_its_spaces() -> None:
    assert weighed(line("€ 1.083,86", 0.4), line("€1.083,86", 0.5)) == ("€ 1.083,86", AGREED)


@pytest.mark.parametrize("spaced", [False, True])
def test_the_account_number_with_right_check_digits_wins(spaced: bool) -> None:
    right = in_fours(IBAN) if spaced else IBAN
    wrong = right.replace("6", "8", 1)
    assert weighed(line(wrong, 0.95), line(right, 0.6)) == (right, PROVEN)
    assert weighed(line(right, 0.6), line(wrong, 0.95))[0] == right


def test_the_payment_reference_with_the_right_check_digit_wins() -> None:
    right = in_fours(KENMERK)
    wrong = right[:-1] + ("3" if right[-1] != "3" else "4")
    assert weighed(line(wrong, 0.95), line(right, 0.6))[0] == right


def test_two_readings_each_with_another_sign_wrong_are_mixed_when_check_digits_prove_it() -> None:
    first = IBAN[:9] + "7" + IBAN[10:-1] + IBAN[-1]
    second = IBAN[:-1] + ("1" if IBAN[-1] != "1" else "4")
    assert first != IBAN != second
    assert weighed(line(first), line(second)) == (IBAN, PROVEN)


def test_the_amount_in_the_form_of_an_amount_wins() -> None:
    assert weighed(line("€ l2,5O", 0.9), line("€ 12,50", 0.6))[0] == "€ 12,50"
    assert weighed(line("€ 12,50", 0.6), line("€ 12.5O", 0.9))[0] == "€ 12,50"


def test_the_comma_of_an_amount_wins_from_a_point() -> None:
    assert weighed(line("€ 118.40", 0.9), line("€ 118,40", 0.5)) == ("€ 118,40", FORMED)
    assert weighed(line("118,40", 0.5), line("118.40", 0.9)) == ("118,40", FORMED)


def test_the_amount_that_adds_up_wins() -> None:
    assert weighed(line("124,45", 0.6), line("124,46", 0.9), amounts=(11840, 605)) == ("124,45", PROVEN)
    assert weighed(line("724,45", 0.9), line("124,45", 0.6), amounts=(12445,)) == ("124,45", PROVEN)


def test_two_amounts_with_nothing_to_choose_by_are_doubtful() -> None:
    assert weighed(line("€ 124,45", 0.9), line("€ 724,45", 0.95), amounts=(500,)) == ("€ 724,45", UNDECIDED)


def test_words_without_figures_stay_as_they_were_where_only_figures_are_asked() -> None:
    assert weighed(line("vermelding", 0.5), line("vermelning", 0.9)) == ("vermelding", 0.5)
    assert weighed(line("vermelning", 0.5), line("vermelding", 0.9), figures=False)[0] == "vermelding"


def test_an_amount_that_only_one_has_seen_counts_when_it_is_sure_of_it() -> None:
    assert weighed([], line("€ 12,50", 0.9))[0] == "€ 12,50"
    assert weighed([], line("€ 12,50", 0.4))[0] == ""
    assert weighed(line("Totaal", 0.9), line("Totaal 12,50", 0.9))[0] == "Totaal 12,50"


def test_strokes_that_only_the_first_took_for_words_go_where_all_is_read_twice() -> None:
    assert weighed(line("~ |", 0.3), [], figures=False)[0] == ""
    assert weighed(line("Betreft", 0.9), [], figures=False)[0] == "Betreft"


@given(cents=st.integers(min_value=0, max_value=99_999_999))
def test_an_amount_is_taken_from_its_printed_form(cents: int) -> None:
    printed = f"{cents // 100:,}".replace(",", ".") + f",{cents % 100:02}"
    assert amount_cents(f"€ {printed}") == cents
    assert is_well_formed(f"€ {printed}")


@pytest.mark.parametrize("text", ["1.08,86", "l2,50", "12,5O", "€", "12.50,00", "1O-03-2026", "NL13 TES"])
def test_misread_forms_are_no_forms(text: str) -> None:
    assert not is_well_formed(text)


@given(
    first=st.text(alphabet="0123456789€,.-OIlS abcNL", max_size=40),
    second=st.text(alphabet="0123456789€,.-OIlS abcNL", max_size=40),
    figures=st.booleans(),
)
def test_what_comes_of_two_readings_is_made_of_them_alone(first: str, second: str, figures: bool) -> None:
    text, _ = weighed(line(first), line(second), figures=figures)
    assert set(text) <= set(first) | set(second) | {" "}


@given(text=st.text(alphabet="0123456789€,.- abcNL", max_size=40), figures=st.booleans())
def test_a_reading_weighed_against_itself_stays_as_it_is(text: str, figures: bool) -> None:
    assert weighed(line(text), line(text), figures=figures)[0] == " ".join(text.split())


def test_sums_and_repetitions_prove_an_amount() -> None:
    assert adds_up(300, (100, 200))
    assert adds_up(100, (300, 200))
    assert adds_up(100, (100,))
    assert not adds_up(100, (101, 7))


@pytest.mark.parametrize(
    ("read", "amounts", "meant"),
    [
        ("EUR 2.651.19", (), "EUR 2.651,19"),
        ("€2.651.19", (), "€2.651,19"),
        ("2.651.19", (268937, 3818), "2.651,19"),
        ("2.651.19", (268937, 3819), "2.651.19"),
        ("2.651.19", (265119,), "2.651.19"),
        ("EUR 23.55", (), "EUR 23.55"),
        ("EUR 1.222.651.19", (), "EUR 1.222.651,19"),
    ],
)
def test_a_point_becomes_a_comma_only_where_a_currency_or_a_sum_proves_it(
    read: str, amounts: tuple[int, ...], meant: str
) -> None:
    assert weighed(line(read), line(read), amounts=amounts)[0] == meant
