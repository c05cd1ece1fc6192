"""Why a letter is in no claim."""

from __future__ import annotations

from typing import Any

from overview import OtherReason
from parsers.facts import Details, Direction, Stage
from tests.overview.letters import demand, overview


def test_an_offer_is_advertising_and_fraud_stays_suspicious() -> None:
    offer = Details(offer=True)
    odd = Details(offer=True, suspicious=("asks_codes",))
    nothing: dict[str, Any] = {"is_claim": False, "direction": Direction.NONE}
    found = overview(
        demand("folder", "03-01", Stage.INFORMATION, None, details=offer, **nothing),
        demand("phish", "03-02", Stage.INFORMATION, None, details=odd, **nothing),
        demand("news", "03-03", Stage.INFORMATION, None, **nothing),
    )
    assert {one.id: one.reason for one in found.other_letters} == {
        "folder": OtherReason.ADVERTISING,
        "phish": OtherReason.SUSPICIOUS,
        "news": OtherReason.INFORMATION,
    }
