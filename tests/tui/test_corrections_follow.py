"""A correction goes along when its letter is joined or split, and back when that is undone."""

from __future__ import annotations

from tests.tui.conftest import Person
from tui.i18n import Language, activate
from tui.labels import field_label


def number(owner: Person, sender: str) -> str:
    letters = owner.json("letter", "list")["letters"]
    return str(next(letter["id"] for letter in letters if sender in (letter["sender"] or "")))


def words(owner: Person, letter: str) -> dict[str, object]:
    return {one["field"]: one["value"] for one in owner.json("letter", "show", letter)["corrections"]}


def test_a_correction_holds_for_the_joined_letter_and_undoing_gives_back_the_overview(owner: Person) -> None:
    water, school = number(owner, "Waterbedrijf"), number(owner, "Zwemschool")
    owner.done("letter", "correct", school, "amount_due_cents", "81,00", "--reason", "misread")
    before = owner.json("overview", "--as-of", "2026-04-20")
    joined = owner.json("letter", "join", water, school)["letters"][0]["id"]
    assert words(owner, joined) == {"amount_due_cents": 8100}
    (claim,) = owner.json("overview", "--as-of", "2026-04-20")["claims"]
    assert claim["amount_due_cents"] == 8100
    (correction,) = owner.json("letter", "show", joined)["corrections"]
    assert (correction["reason"], correction["author"]) == ("misread", "owner")
    owner.done("letter", "undo", joined)
    assert owner.json("overview", "--as-of", "2026-04-20") == before
    assert words(owner, water) == {}


def test_what_finds_no_place_in_the_parts_is_named_until_it_is_settled(owner: Person) -> None:
    joined = owner.json("letter", "join", number(owner, "Waterbedrijf"), number(owner, "Zwemschool"))
    whole = joined["letters"][0]["id"]
    owner.done("letter", "correct", whole, "disputed", "yes")
    parts = [
        one["id"] for one in owner.json("letter", "split", whole, "--pages", "1", "--pages", "2")["letters"]
    ]
    assert [words(owner, part) for part in parts] == [{"lost.disputed": True}] * 2
    claims = owner.json("overview", "--as-of", "2026-04-20")["claims"]
    assert all("disputed" in claim["review"] for claim in claims)
    owner.done("letter", "correct", parts[0], "disputed", "yes")
    owner.done("letter", "undo", parts[1], "lost.disputed")
    claims = owner.json("overview", "--as-of", "2026-04-20")["claims"]
    assert {claim["status"] for claim in claims} >= {"disputed"}
    assert all("disputed" not in claim["review"] for claim in claims)


def test_a_correction_without_a_place_is_told_to_be_of_an_earlier_letter() -> None:
    activate(Language.ENGLISH)
    assert (
        field_label("lost.amount_due_cents") == "amount to pay (of the earlier letter, finds no place here)"
    )
    assert field_label("lost.tie.0.71c0aabbccdd.0").startswith("one debt with letter 71c0aabb (")
