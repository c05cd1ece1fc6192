"""A grant has one spelling, and nothing else is taken for one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consent.canonical import decode_instant, encode_instant
from consent.errors import GrantDamagedError, PurposeError
from consent.grant import Action, Grant, Scope, check_purpose, decode_grant, encode_grant, tidy_creditors
from store.ids import GrantId, RecipientHandle, SubjectId, VaultId
from tests.consent.cards import NOW, a_card

ids = st.integers(0, 2**128 - 1).map(lambda number: f"{number:032x}")
subjects = ids.map(SubjectId)
shown = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=60).filter(
    str.isprintable
)
instants = st.integers(0, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, tz=UTC))


@st.composite
def grants(draw: st.DrawFn) -> Grant:
    """Any grant that `make_grant` can make."""
    scope = draw(st.sampled_from(Scope))
    starts = draw(instants)
    return Grant(
        id=GrantId(draw(ids)),
        vault=VaultId(draw(ids)),
        handle=RecipientHandle(draw(ids)),
        card=a_card(draw(st.integers(1, 3))),
        scope=scope,
        actions=draw(st.sampled_from([(Action.VIEW,), (Action.VIEW, Action.EXPORT)])),
        creditors=draw(st.none() | st.lists(shown, min_size=1, max_size=4, unique=True).map(tuple)),
        purpose=draw(shown),
        letters=tuple(draw(st.lists(subjects, min_size=1, max_size=5, unique=True))),
        sources=tuple(draw(st.lists(subjects, max_size=5, unique=True))) if scope is Scope.DOCUMENTS else (),
        letters_to_come=draw(st.booleans()),
        starts=starts,
        ends=starts + timedelta(seconds=draw(st.integers(1, 40_000_000))),
        withdrawn_at=draw(st.none() | instants),
    )


GRANT = Grant(
    id=GrantId("a1" * 16),
    vault=VaultId("b2" * 16),
    handle=RecipientHandle("c3" * 16),
    card=a_card(),
    scope=Scope.DOCUMENTS,
    creditors=("Woningstichting Vechtdal", "Belastingdienst"),
    purpose="Aanvraag schuldhulpverlening bij de gemeente",
    letters=(SubjectId("d4" * 16), SubjectId("e5" * 16)),
    sources=(SubjectId("f6" * 16),),
    starts=NOW,
    ends=NOW + timedelta(days=92),
)


@settings(max_examples=100, deadline=None)
@given(grants())
def test_a_grant_reads_back_exactly(grant: Grant) -> None:
    assert decode_grant(encode_grant(grant)) == grant


def test_the_counsellor_sees_a_part_when_creditors_are_named() -> None:
    assert GRANT.part_of_whole
    assert not replace(GRANT, creditors=None).part_of_whole


def test_a_grant_keeps_creditors_and_purpose_out_of_its_repr() -> None:
    assert "Vechtdal" not in repr(GRANT)
    assert "schuldhulpverlening" not in repr(GRANT)


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"version": "1"},
        {"version": True},
        {"id": "A1" * 16},
        {"id": 7},
        {"vault": ""},
        {"handle": "c3" * 17},
        {"card": "AAAA"},
        {"card": "not base64 !"},
        {"scope": "everything"},
        {"scope": "facts"},
        {"scope": None},
        {"actions": []},
        {"actions": ["view", "view"]},
        {"actions": ["delete"]},
        {"actions": "view"},
        {"creditors": ["a", "a"]},
        {"creditors": [" a"]},
        {"creditors": ["a\nb"]},
        {"creditors": [1]},
        {"purpose": ""},
        {"purpose": "two  spaces"},
        {"purpose": "x" * 501},
        {"purpose": "esc \x1b[31m"},
        {"letters": []},
        {"letters": ["d4" * 16, "d4" * 16]},
        {"letters": [None]},
        {"letters": ["d4"]},
        {"sources": {}},
        {"letters_to_come": 1},
        {"letters_to_come": None},
        {"starts": "2026-06-15"},
        {"starts": "2026-06-15T09:30:00+00:00"},
        {"starts": "2026-6-15T09:30:00Z"},
        {"starts": 0},
        {"ends": "2026-06-15T09:30:00Z"},
        {"withdrawn_at": False},
        {"extra": 1},
    ],
)
def test_a_grant_in_another_form_is_refused(change: dict[str, object]) -> None:
    fields = {**json.loads(encode_grant(GRANT)), **change}
    encoded = json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    with pytest.raises(GrantDamagedError):
        decode_grant(encoded)


@pytest.mark.parametrize("missing", sorted(json.loads(encode_grant(GRANT))))
def test_no_key_of_a_grant_can_be_left_out(missing: str) -> None:
    fields = {name: value for name, value in json.loads(encode_grant(GRANT)).items() if name != missing}
    with pytest.raises(GrantDamagedError):
        decode_grant(json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode())


def test_a_second_spelling_of_a_grant_is_refused() -> None:
    encoded = encode_grant(GRANT)
    fields = json.loads(encoded)
    for other in (
        encoded + b"\n",
        b" " + encoded,
        json.dumps(fields).encode(),
        json.dumps(fields, separators=(",", ":"), sort_keys=True, indent=1).encode(),
        json.dumps(dict(reversed(fields.items())), separators=(",", ":"), ensure_ascii=False).encode(),
        encoded.replace(b'"version":1', b'"version":1,"version":1'),
        encoded.replace(b'"version":1', b'"version":1.0'),
        encoded.replace(b"gemeente", b"gemeent\\u0065"),
        encoded.replace(b"gemeente", b"gemeente \\ud800"),
        encoded[:-1],
        b"\xff" + encoded,
        b"[" * 100_000,
        b"null",
    ):
        with pytest.raises(GrantDamagedError):
            decode_grant(other)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=100))
def test_arbitrary_bytes_are_no_grant(encoded: bytes) -> None:
    with pytest.raises(GrantDamagedError):
        decode_grant(encoded)


def test_a_purpose_and_creditors_are_brought_to_one_form() -> None:
    assert check_purpose("  hulp\nbij  schulden ") == "hulp bij schulden"
    assert tidy_creditors(["Vitens ", "Vitens", " CJIB"]) == ("Vitens", "CJIB")


def test_a_name_of_a_creditor_as_it_was_read_from_a_letter_never_stops_a_grant() -> None:
    """OCR and mail give control characters, soft hyphens, and no name at all."""
    assert tidy_creditors(["Water\u00adschap\x07 Rijn", "", "  "]) == ("Water schap Rijn", "?")
    assert tidy_creditors(["x" * 999]) == ("x" * 200,)


@given(st.lists(st.text(max_size=30)))
def test_any_names_of_creditors_can_be_kept(names: list[str]) -> None:
    tidy = tidy_creditors(names)
    assert tidy_creditors(tidy) == tidy


@pytest.mark.parametrize("purpose", ["", "  \n ", "x" * 501, "\x07", "a\u202eb"])
def test_a_purpose_that_cannot_be_shown_is_refused(purpose: str) -> None:
    with pytest.raises(PurposeError, match="printed characters"):
        check_purpose(purpose)


@given(instants)
def test_an_instant_has_one_spelling(instant: datetime) -> None:
    assert decode_instant(encode_instant(instant)) == instant


def test_an_instant_with_a_fraction_or_without_zone_is_wrong_use() -> None:
    for instant in (NOW.replace(microsecond=1), NOW.replace(tzinfo=None)):
        with pytest.raises(ValueError, match="UTC"):
            encode_instant(instant)
