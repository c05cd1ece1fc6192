"""What a payment would avert where a home or heating can be lost."""

from __future__ import annotations

from datetime import date

from overview import Claim, encode_overview
from overview.payments import affordable, payments
from overview.threat import ThreatKind
from tests.tui.households import threatened_situation


def _claims() -> tuple[Claim, ...]:
    return threatened_situation().overview.claims


def _names() -> dict[str, str | None]:
    return {claim.id: claim.creditor for claim in _claims()}


def test_what_averts_an_eviction_or_a_cut_off_comes_first() -> None:
    options = payments(_claims()).options
    assert [(_names()[one.claim_id], one.threat) for one in options[:2]] == [
        ("Woonstichting De Kade", ThreatKind.EVICTION),
        ("Polderstroom Energie", ThreatKind.CUT_OFF),
    ]
    assert all(one.threat is None for one in options[2:])


def test_a_cut_off_can_be_averted_though_no_cost_and_no_day_is_known() -> None:
    (energy,) = (one for one in payments(_claims()).options if one.threat is ThreatKind.CUT_OFF)
    assert energy.before is None
    assert energy.averts_cents == 0
    assert energy in affordable(payments(_claims()), energy.pay_cents)


def test_the_first_of_the_two_days_counts() -> None:
    (home,) = (one for one in payments(_claims()).options if one.threat is ThreatKind.EVICTION)
    claim = next(one for one in _claims() if one.id == home.claim_id)
    assert claim.growth is not None
    assert claim.threat is not None
    assert home.before == min(claim.growth.not_before, claim.threat.strikes_on or date.max)


def test_the_json_says_so_too() -> None:
    plain = encode_overview(threatened_situation().overview)["payments"]
    assert isinstance(plain, dict)
    assert [(one["threat"], one["before"] is None) for one in plain["options"][:2]] == [
        ("eviction", False),
        ("cut_off", True),
    ]
