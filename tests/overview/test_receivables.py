"""Refunds: each once, however often it is announced."""

from __future__ import annotations

from typing import Any

from overview import LetterFacts
from parsers.facts import Direction, Stage
from tests.overview.letters import LANDLORD, demand, overview


def refund(name: str, on: str, cents: int | None, *numbers: str, **facts: Any) -> LetterFacts:
    return demand(
        name,
        on,
        Stage.REFUND,
        None,
        *numbers,
        is_claim=False,
        direction=Direction.RECEIVABLE,
        refund_cents=cents,
        **facts,
    )


def test_a_refund_announced_twice_counts_once() -> None:
    found = overview(refund("mail", "05-10", 4200, "F-00017"), refund("post", "05-12", 4200, "F-00017"))
    assert [(one.amount_cents, one.letters) for one in found.receivables] == [(4200, ("mail", "post"))]


def test_two_refunds_under_one_customer_number_are_two() -> None:
    found = overview(refund("one", "05-10", 4200, "8812345"), refund("two", "05-12", 900, "8812345"))
    assert found.totals.receivable_cents == 5100


def test_refunds_of_two_senders_are_two() -> None:
    found = overview(
        refund("one", "05-10", 4200, "8812345"), refund("two", "05-10", 4200, "8812345", sender=LANDLORD)
    )
    assert found.totals.receivable_cents == 8400


def test_a_refund_without_an_amount_is_listed() -> None:
    assert overview(refund("one", "05-10", None)).receivables[0].amount_cents is None
