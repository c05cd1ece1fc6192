"""Claims documents that are hostile or broken are refused by name, whatever is in them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import read
from parsers.facts_json import decode_facts, encode_facts
from tests.parsers.claims_documents import (
    BSN,
    CASE,
    NOON,
    asked,
    case,
    content,
    document,
    event,
    fine,
    imposed,
)


def code(of: Any) -> str:
    """Return the code of the error by which a file is refused; its message holds nothing of the file."""
    raw = of if isinstance(of, bytes) else content(of)
    (reading,) = read(raw, name="overzicht.json")
    assert reading.error is not None, reading.facts
    assert BSN not in reading.error.message
    assert CASE not in reading.error.message
    return reading.error.code


@pytest.mark.parametrize(
    ("hostile", "expected"),
    [
        (content(document(fine()))[:-40], "damaged"),
        (b'{"type":"FINANCIAL_CLAIMS_INFORMATION_DOCUMENT_V4","body":' + b"[" * 100_000, "too_large"),
        (b'{"financiele_zaken":' + b'{"a":' * 60 + b"1" + b"}" * 61, "too_large"),
        (b'{"financiele_zaken":[' + b"1," * 400_000 + b"1]}", "too_large"),
        (b'{"financiele_zaken":[]' + b" " * 5_000_000 + b"}", "too_large"),
        (content(document(*[case(1)] * 501)), "too_large"),
        (content(document(case(1, *[event("X", f"x{n}", "2026-01-01") for n in range(1001)]))), "too_large"),
        (content(document(extra=[{"bsn": f"{n:09}"} for n in range(100)])), "too_large"),
        (b'{"financiele_zaken":[],"financiele_zaken":[]}', "damaged"),
        (b'{"financiele_zaken":[{"saldo":NaN}]}', "damaged"),
        (b'{"financiele_zaken":[{"saldo":1e999}]}', "damaged"),
        (b'{"financiele_zaken":[{"saldo":' + b"9" * 5000 + b"}]}", "damaged"),
        (b'{"financiele_zaken":[{"saldo":1000000000001}]}', "damaged"),
        (b'{"financiele_zaken":[{"saldo":12.5}]}', "damaged"),
        (b'{"financiele_zaken":[{"saldo":true}]}', "damaged"),
        (b'{"financiele_zaken":[{"saldo":"18900"}]}', "damaged"),
        (b'{"financiele_zaken":[{"zaakkenmerk":"\\ud800"}]}', "damaged"),
        (b'{"financiele_zaken":"x"}', "damaged"),
        (b'{"financiele_zaken":[1]}', "damaged"),
        (b'{"body":7,"x":{"financiele_zaken":[]}}', "damaged"),
        (b'["financiele_zaken"]', "damaged"),
        ('{"financiele_zaken":[]}'.encode("utf-16"), "damaged"),
        (b'{"type":"FINANCIAL_CLAIMS_INFORMATION_DOCUMENT_V9","financiele_zaken":[]}', "unsupported_type"),
        (b'{"version":"2.0.1","financiele_zaken":[]}', "unsupported_type"),
        (b'{"type":"INVOICE","financiele_zaken":[]}', "unsupported_type"),
    ],
)
def test_what_is_hostile_is_refused_by_name(hostile: bytes, expected: str) -> None:
    assert code(hostile) == expected


@pytest.mark.parametrize(
    "members",
    [
        {"bedrag": -100},
        {"bedrag": "100"},
        {"vervaldatum": "31-03-2026"},
        {"vervaldatum": "2026-02-30"},
        {"vervaldatum": 20260331},
        {"datumtijd_gebeurtenis": "2026-03-01T10:00:00"},
        {"datumtijd_gebeurtenis": "0001-01-01T00:00:00+14:00"},
        {"betalingskenmerk": 8000},
        {"omschrijving": ["a"]},
        {"omschrijving": "a" * 3000},
    ],
)
def test_a_member_of_the_wrong_kind_is_refused(members: dict[str, Any]) -> None:
    demand = {**asked("e2", "2026-02-01", 100, "Herinnering", "2026-03-01"), **members}
    assert code(document(case(100, imposed("e1", 100), demand))) == "damaged"


def test_two_events_of_one_name_are_refused() -> None:
    assert code(document(case(9000, imposed("e1", 9000), imposed("e1", 8000)))) == "damaged"


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just(BSN)
_NAMES = st.sampled_from(
    [
        *("type", "body", "version", "bsn", "financiele_zaken", "zaakkenmerk", "saldo", "saldo_datumtijd"),
        *("gebeurtenissen", "gebeurtenis_type", "gebeurtenis_kenmerk", "bedrag", "vervaldatum", "categorie"),
        *("primaire_verplichting", "betalingskenmerk", "datumtijd_gebeurtenis", "aangeleverd_door", "type"),
        *("totaal_financieel_verplicht", "totaal_financieel_vereffend", "rekeningnummer", "betaalwijze"),
    ]
) | st.text(max_size=8)
_KINDS = st.sampled_from(
    [
        *("FinancieleVerplichtingOpgelegd", "BetalingsverplichtingOpgelegd", "BetalingVerwerkt"),
        *("BetalingsverplichtingIngetrokken", "FinancieleVerplichtingKwijtgescholden", "Anders"),
    ]
)
_VALUES = st.recursive(
    _SCALARS | _KINDS | st.just("FINANCIAL_CLAIMS_INFORMATION_DOCUMENT_V4") | st.just(f"2026-01-01{NOON}"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=6),
    max_leaves=30,
)


def _only_known_outcomes(raw: bytes) -> None:
    for reading in read(raw, name="overzicht.json"):
        assert (reading.facts is None) != (reading.error is None)
        if reading.facts is not None:
            assert decode_facts(encode_facts(reading.facts)) == reading.facts


@given(_VALUES)
def test_any_json_gives_facts_or_a_named_error(value: object) -> None:
    _only_known_outcomes(json.dumps({"financiele_zaken": value, "x": "financiele_zaken"}).encode())


@given(st.lists(st.dictionaries(_NAMES, _SCALARS, max_size=8), max_size=6), _SCALARS, _KINDS)
def test_any_events_give_facts_or_a_named_error(
    events: list[dict[str, Any]], balance: object, kind: str
) -> None:
    named = [{"gebeurtenis_type": kind, **one} for one in events]
    _only_known_outcomes(json.dumps(document({"saldo": balance, "gebeurtenissen": named})).encode())


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=3))
def test_changed_bytes_give_facts_or_a_named_error(place: int, other: bytes) -> None:
    raw = content(document(fine()))
    place = min(place, len(raw) - 1)
    _only_known_outcomes(raw[:place] + other + raw[place + len(other) :])
