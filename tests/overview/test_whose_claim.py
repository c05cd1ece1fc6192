"""Whose a claim is: the creditor, whom to deal with and pay now, and who owes it."""

from __future__ import annotations

from typing import Any

import pytest

from overview import DoubtReason
from parsers.facts import Details, Stage
from tests.overview.letters import AGENCY, BUYER, ENERGY, claim, demand

BILL = "F-2026-00417"


def test_an_agency_that_passes_for_the_creditor_does_not_become_it() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand("agency", "03-10", Stage.COLLECTION, 16000, BILL, sender=AGENCY, creditor=AGENCY),
    )
    assert (found.creditor, found.contact) == (ENERGY, AGENCY)
    assert DoubtReason.CREDITOR_CHANGED in {doubt.reason for doubt in found.doubts}


def test_a_buyer_that_names_the_former_creditor_becomes_the_creditor() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand(
            "buyer",
            "03-10",
            Stage.COLLECTION,
            16000,
            BILL,
            sender=BUYER,
            creditor=BUYER,
            details=Details(former_creditor=ENERGY),
        ),
    )
    assert (found.creditor, found.review) == (BUYER, ())


def test_the_old_account_is_not_shown_for_a_new_contact() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL, iban="NL02ABNA0123456789"),
        demand("agency", "03-10", Stage.COLLECTION, 16000, BILL, sender=AGENCY, creditor=ENERGY),
    )
    assert found.iban is None


@pytest.mark.parametrize(
    ("addressee", "debtors"),
    [
        ("S. Terwolde", ("S. Terwolde",)),
        ("Mevr. M. Terwolde-Haan", ("M. Terwolde-Haan",)),
        ("S. Terwolde en M. Terwolde-Haan", ("S. Terwolde", "M. Terwolde-Haan")),
        ("Aan de bewoner", ()),
        (None, ()),
    ],
)
def test_whose_debt_it_is(addressee: str | None, debtors: tuple[str, ...]) -> None:
    assert claim(demand("bill", "05-10", Stage.INVOICE, 12000, BILL, addressee=addressee)).debtors == debtors


def test_a_buyer_whose_transfer_is_not_in_the_vault_is_believed_with_a_doubt() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand("buyer", "03-10", Stage.COLLECTION, 16000, BILL, sender=BUYER, creditor=BUYER),
    )
    assert (found.creditor, found.review) == (BUYER, ("creditor",))


def test_a_creditor_that_the_reader_doubts_does_not_replace_the_known_one() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand(
            "buyer",
            "03-10",
            Stage.COLLECTION,
            16000,
            BILL,
            sender=BUYER,
            creditor=BUYER,
            review=("creditor",),
        ),
    )
    assert (found.creditor, found.review) == (ENERGY, ("creditor",))


def test_of_a_sale_the_creditor_is_who_writes_when_the_old_one_is_named() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand(
            "sold",
            "03-10",
            Stage.TRANSFER,
            12000,
            BILL,
            sender=BUYER,
            creditor=ENERGY,
            details=Details(former_creditor=ENERGY),
        ),
    )
    assert found.creditor == BUYER


def test_an_office_that_bills_for_a_client_is_not_taken_for_the_creditor() -> None:
    own: dict[str, Any] = {"sender": "Nota-Oost"}
    client = demand("client", "02-10", Stage.REMINDER, 12000, BILL, creditor="Tandarts De Kies", **own)
    itself = demand("itself", "01-10", Stage.INVOICE, 12000, BILL, creditor="Nota-Oost", **own)
    again = demand("again", "03-10", Stage.FINAL_NOTICE, 12000, BILL, creditor="Nota-Oost", **own)
    assert claim(itself, client).creditor == "Tandarts De Kies"
    assert claim(client, again).creditor == "Tandarts De Kies"
    assert claim(itself, client, again).doubts == ()


def test_a_bill_that_names_no_creditor_is_its_senders() -> None:
    assert claim(demand("bill", "01-10", Stage.INVOICE, 12000, BILL, creditor=None)).creditor == ENERGY


def test_a_collection_that_names_no_creditor_leaves_it_unknown() -> None:
    found = claim(demand("agency", "01-10", Stage.COLLECTION, 12000, BILL, sender=AGENCY, creditor=None))
    assert (found.creditor, found.contact, found.review) == (None, AGENCY, ("creditor",))


def test_a_bailiff_by_any_name_does_not_become_the_creditor_of_a_judgment() -> None:
    found = claim(
        demand("bill", "01-10", Stage.INVOICE, 12000, BILL),
        demand(
            "judgment", "03-10", Stage.JUDGMENT, 16000, BILL, sender="Kuyper & Dam", creditor="Kuyper & Dam"
        ),
    )
    assert (found.creditor, found.contact, found.review) == (ENERGY, "Kuyper & Dam", ("creditor",))


def test_a_payment_reference_is_shown_although_no_account_could_be_read() -> None:
    found = claim(demand("bill", "01-10", Stage.INVOICE, 12000, BILL, payment_reference="4100002600417001"))
    assert (found.iban, found.payment_reference) == (None, "4100002600417001")
