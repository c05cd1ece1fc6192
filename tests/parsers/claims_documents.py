"""Financial claims documents of an invented citizen, as short as a test wants them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

BSN = "999990019"
"""A number for tests that no citizen has."""

CASE = "9000000087654321"
NOON = "T12:00:00+01:00"


def imposed(event: str, cents: int, **members: Any) -> dict[str, Any]:
    """Return the event by which a sum is imposed; a traffic fine unless the members say otherwise."""
    return {
        "gebeurtenis_type": "FinancieleVerplichtingOpgelegd",
        "gebeurtenis_kenmerk": event,
        "datumtijd_gebeurtenis": f"2026-01-05{NOON}",
        "datumtijd_opgelegd": "2026-01-05T00:00:00+01:00",
        "zaakkenmerk": CASE,
        "beschikkingsnummer": CASE,
        "bsn": BSN,
        "primaire_verplichting": True,
        "type": "cjib_wahv",
        "categorie": "Algemeen",
        "bedrag": cents,
        **members,
    }


def costs(event: str, cents: int, category: str | None, **members: Any) -> dict[str, Any]:
    """Return the event by which costs are imposed; without a category, their type code tells of them."""
    named = {} if category is None else {"categorie": category}
    made = imposed(event, cents, primaire_verplichting=False, type="cjib_kosten", **members)
    return {**{name: value for name, value in made.items() if name != "categorie"}, **named}


def asked(
    event: str, on: str, cents: int, kind: str | None, due: str | None, **members: Any
) -> dict[str, Any]:
    """Return the event by which a sum is asked for, on and before the days given."""
    made = {
        "gebeurtenis_type": "BetalingsverplichtingOpgelegd",
        "gebeurtenis_kenmerk": event,
        "datumtijd_gebeurtenis": f"{on}{NOON}",
        "zaakkenmerk": CASE,
        "bsn": BSN,
        "bedrag": cents,
        "type": kind,
        "betaalwijze": "handmatig",
        "betalingskenmerk": CASE,
        "vervaldatum": due,
        **members,
    }
    return {name: value for name, value in made.items() if value is not None}


def event(kind: str, name: str, on: str, **members: Any) -> dict[str, Any]:
    """Return an event of another kind."""
    return {
        "gebeurtenis_type": kind,
        "gebeurtenis_kenmerk": name,
        "datumtijd_gebeurtenis": f"{on}{NOON}",
        "zaakkenmerk": CASE,
        "bsn": BSN,
        **members,
    }


def case(balance: int | None, *events: Mapping[str, Any], **members: Any) -> dict[str, Any]:
    """Return a financial case with what is left to pay of it."""
    stated = {} if balance is None else {"saldo": balance, "saldo_datumtijd": f"2026-03-10{NOON}"}
    return {"zaakkenmerk": CASE, **stated, "gebeurtenissen": list(events), **members}


def document(*cases: Mapping[str, Any], kind: str | None = None, **members: Any) -> dict[str, Any]:
    """Return a document of version 4 of CJIB."""
    body = {
        "aangeleverd_door": "00000004000000044000",
        "document_datumtijd": f"2026-03-11{NOON}",
        "bsn": BSN,
        "financiele_zaken": list(cases),
        **members,
    }
    return {"type": kind or "FINANCIAL_CLAIMS_INFORMATION_DOCUMENT_V4", "body": body}


def fine() -> dict[str, Any]:
    """Return a traffic fine of 180 euros that was raised after its first reminder."""
    return case(
        27900,
        imposed("e1", 18000, omschrijving="Te snel gereden"),
        costs("e2", 900, "Administratiekosten"),
        asked("e3", "2026-01-05", 18900, "Aanschrijving", "2026-02-20"),
        costs("e4", 9000, "Verhoging", datumtijd_gebeurtenis=f"2026-02-27{NOON}"),
        asked("e5", "2026-02-27", 27900, "Aanmaning", "2026-03-27"),
    )


def content(of: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> bytes:
    """Return a document as the bytes of a file."""
    return json.dumps(of, ensure_ascii=False, indent=1).encode()
