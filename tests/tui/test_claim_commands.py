"""Claims put together and taken apart by hand on a real vault, by their owner, and seen by a counsellor."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Person, post
from tests.tui.test_contacts import made
from tests.tui.test_sharing_commands import client_of
from tui.i18n import Language, activate
from tui.labels import field_label

SECOND = """Waterbedrijf Zilverbeek
Postbus 118, 3900 AB Veenendam

Mevrouw T. Appelhof
Lindelaan 14
3911 KL Rhenendam

Datum: 2 april 2026
Klantnummer: 70021948
Factuurnummer: ZB-2026-00417

Laatste aanmaning

Geachte mevrouw Appelhof,

Wij hebben uw betaling nog niet ontvangen. Wilt u het bedrag voor 16 april 2026 overmaken?

Totaal te betalen: € 164,45

Maak het bedrag over op NL13 TEST 0123 4567 89 onder vermelding van 4017 7002 1948 0417.

Met vriendelijke groet,
Waterbedrijf Zilverbeek
"""


def letters_of(shown: dict[str, list[dict[str, list[dict[str, str]]]]]) -> list[list[str]]:
    return sorted(sorted(letter["id"] for letter in claim["letters"]) for claim in shown["claims"])


def test_claims_are_joined_and_that_is_undone(owner: Person) -> None:
    before = owner.json("overview", "--as-of", "2026-04-20")
    both = letters_of(owner.json("claim", "list"))
    assert len(both) == 2
    joined = owner.json("claim", "join", "otter", "zilverbeek", "--reason", "one and the same")
    assert letters_of(joined) == [sorted(both[0] + both[1])]
    after = owner.json("overview", "--as-of", "2026-04-20")
    assert len(after["claims"]) == 1
    assert after["totals"]["claims"] == 1
    first, letter = after["claims"][0]["letters"]
    assert (first["why"], letter["why"], letter["linked_to"]) == (None, "by_hand", first["id"])
    assert "put together by hand" in owner.done("claim", "list")
    holder = min(one["id"] for one in after["claims"][0]["letters"])
    shown = owner.json("letter", "show", holder)
    assert [one["value"] for one in shown["corrections"]] == ["same_debt"]
    assert "the same debt" in owner.done("letter", "show", holder)
    owner.done("claim", "undo", letter["id"])
    assert owner.json("overview", "--as-of", "2026-04-20") == before
    assert owner.run("claim", "undo", letter["id"]).exit_code == 1


def test_a_letter_is_taken_out_of_a_claim_and_a_counsellor_sees_that_too(
    owner: Person, tmp_path: Path
) -> None:
    owner.done("import", str(post(tmp_path / "more", second=SECOND)), "--received", "2026-04-12")
    claims = owner.json("claim", "list")["claims"]
    (water,) = (claim for claim in claims if len(claim["letters"]) == 2)
    newest = water["letters"][-1]["id"]
    counsellor = made(tmp_path / "counsellor", "A. Bakker")
    client_of(owner, counsellor)
    owner.done("claim", "split", newest)
    parted = owner.json("overview", "--as-of", "2026-04-20")
    assert len(parted["claims"]) == 3
    seen = counsellor.json("client", "open", "Appelhof", "--as-of", "2026-04-20")["overview"]
    assert seen == parted
    again = owner.json("claim", "join", newest, water["letters"][0]["id"])
    assert letters_of(again) == [sorted(letter["id"] for letter in water["letters"])]
    owner.done("claim", "undo", newest)
    assert owner.json("overview", "--as-of", "2026-04-20") == parted


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("claim", "join", "otter"), 2, "cannot be put together or taken apart so"),
        (("claim", "join", "otter", "otter"), 2, "cannot be put together or taken apart so"),
        (("claim", "join", "otter", "nobody"), 1, "there is no claim like that"),
        (("claim", "split", "zz"), 1, "there is no claim like that"),
        (("claim", "undo", "otter"), 1, "nobody put this claim together"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(
    owner: Person, arguments: tuple[str, ...], status: int, said: str
) -> None:
    before = owner.json("claim", "list")
    result = owner.run(*arguments)
    assert result.exit_code == status
    assert said in result.stderr
    assert owner.json("claim", "list") == before


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "één schuld met brief"), ("en", "one debt with letter")]
)
def test_a_tie_is_named_by_the_letter_that_it_ties_to(language: str, words: str) -> None:
    activate(Language(language))
    assert field_label("tie.0.71c0aabbccdd.0") == f"{words} 71c0aabb"
