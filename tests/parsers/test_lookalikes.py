"""Mail from a domain that only looks like that of a known organisation is a fraud."""

from __future__ import annotations

import pytest

from parsers import read
from parsers.lookalikes import looks_like_known


@pytest.mark.parametrize(
    "address",
    [
        "service@vattenfáll.nl",
        "service@" + "vattenfáll.nl".encode("idna").decode(),
        "service@mail.vаttenfall.nl",
        "service@vattenfаll.com",
        "info@bеlastingdienst.nl",
        "info@belastıngdienst.nl",
        "info@ΒELASTINGDIENST.NL",
        "https://ęneco.nl",
    ],
)
def test_a_domain_in_other_letters_that_reads_as_a_known_one_is_a_lookalike(address: str) -> None:
    assert looks_like_known(address)


@pytest.mark.parametrize(
    "address",
    [
        "service@vattenfall.nl",
        "service@vattenfall-incasso.example",
        "info@café-de-zwaan.example",
        "info@xn--caf-de-zwaan-meb.example",
        "info@пример.example",
        "info@xn--.nl",
        "info@xn--\udcff.nl",
        "",
        "@",
        "info",
    ],
)
def test_other_domains_are_none(address: str) -> None:
    assert not looks_like_known(address)


def mail(address: str) -> bytes:
    """An invented reminder from that address."""
    return (
        f"From: Vattenfall <{address}>\nTo: t@post.example\nSubject: Herinnering\n"
        "Date: Tue, 03 Mar 2026 09:12:00 +0100\n\nGeachte heer Appelhof,\n\nFactuurnummer 70021948. "
        "Totaal te betalen: € 124,45. Betaal voor 17 maart 2026 op NL13 TEST 0123 4567 89.\n\nVattenfall\n"
    ).encode()


def test_a_demand_from_a_lookalike_is_no_claim() -> None:
    (reading,) = read(mail("service@vattenfáll.nl"), name="mail.eml")
    assert reading.facts is not None
    assert "lookalike_domain" in reading.facts.details.suspicious
    assert not reading.facts.is_claim


def test_the_same_demand_from_the_organisation_is_one() -> None:
    (reading,) = read(mail("service@vattenfall.nl"), name="mail.eml")
    assert reading.facts is not None
    assert reading.facts.details.suspicious == ()
    assert reading.facts.is_claim
