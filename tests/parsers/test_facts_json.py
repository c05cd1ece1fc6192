"""Facts as JSON: what is encoded decodes to the same, and nothing else does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers import Document, Page, Word
from parsers.document import Origin
from parsers.facts import Facts
from parsers.facts_from import parse_facts
from parsers.facts_json import decode_facts, encode_facts
from tests.parsers.invented_letters import LETTERS

_TOKENS = st.sampled_from(
    (
        "€",
        "EUR",
        "12,50",
        "1.250,-",
        "te",
        "betalen",
        "uiterlijk",
        "12",
        "mei",
        "2026",
        "12-05-2026",
        "binnen",
        "14",
        "dagen",
        "weken",
        "NL91ABNA0417164300",
        "factuurnummer",
        "betalingskenmerk",
        "0225",
        "rente",
        "incassokosten",
        "Datum",
        "Totaal",
        "B.V.",
        "namens",
        "aanmaning",
        "dagvaarding",
        "u",
        "krijgt",
        "terug",
        "termijn",
        "van",
        "bezwaar",
        "Geachte",
        "heer,",
        "Met",
        "vriendelijke",
        "groet,",
        "-",
        ":",
        ".",
        "?",
        "1",
        "2",
        "3",
        "%",
        "@",
        "www.x.example",
        "o.v.v.",
        "t.n.v.",
        "Betreft:",
        "/",
        "(",
        ")",
        "-/-",
    )
)
_WORDS = st.lists(st.one_of(_TOKENS, st.text(min_size=1, max_size=12)), max_size=60)
_PLACES = st.floats(min_value=-0.2, max_value=1.2, allow_nan=False)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A letter of arbitrary words at arbitrary places."""
    words: list[Word] = []
    for text in draw(_WORDS):
        x, y = draw(_PLACES), draw(_PLACES)
        words.append(
            Word(
                text=text,
                x0=x,
                y0=y,
                x1=x + 0.008 * len(text),
                y1=y + 0.012,
                confidence=draw(st.floats(0, 1)),
            )
        )
    page = Page(number=1, width=595.0, height=842.0, words=tuple(words), origin=draw(st.sampled_from(Origin)))
    return Document(part=0, name="x", pages=(page,))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_arbitrary_words_give_facts_that_round_trip(document: Document) -> None:
    facts = parse_facts(document)

    assert decode_facts(json.loads(json.dumps(encode_facts(facts)))) == facts


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_letters_round_trip(letter: Any) -> None:
    facts = parse_facts(letter.document)

    assert decode_facts(json.loads(json.dumps(encode_facts(facts)))) == facts


def test_empty_facts_round_trip() -> None:
    assert decode_facts(encode_facts(Facts())) == Facts()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("amount_due_cents", 1.5),
        ("amount_due_cents", True),
        ("amount_due_cents", "1"),
        ("stage", "unknown"),
        ("direction", None),
        ("letter_date", "2026-3-1"),
        ("letter_date", "20260301"),
        ("references", "12"),
        ("references", [1]),
        ("is_claim", 1),
        ("deadlines", [{"kind": "payment", "date": None, "amount_cents": None}]),
        ("deadlines", [{"kind": "payment"}]),
        ("evidence", {"iban": {"page": 1, "box": [0, 1], "text": "x"}}),
        ("details", {}),
    ],
)
def test_what_is_not_of_its_kind_is_refused(key: str, value: object) -> None:
    encoded = encode_facts(Facts()) | {key: value}

    with pytest.raises(ValueError, match=r"."):
        decode_facts(encoded)


def test_unknown_and_missing_keys_are_refused() -> None:
    encoded = encode_facts(Facts())

    with pytest.raises(ValueError, match="keys missing or unknown: \\['more'\\]"):
        decode_facts(encoded | {"more": 1})
    with pytest.raises(ValueError, match="keys missing or unknown: \\['iban'\\]"):
        decode_facts({key: value for key, value in encoded.items() if key != "iban"})
