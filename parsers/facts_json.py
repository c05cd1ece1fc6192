"""The JSON of facts: what `parse --json` prints and what is sealed beside a letter, encoded and strictly
decoded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from parsers.details_json import (
    day_text,
    decode_deadlines,
    decode_details,
    encode_deadline,
    encode_details,
    renew_details,
)
from parsers.facts import Box, Direction, Evidence, Facts, Plan, Stage
from parsers.json_objects import ObjectReader

_CENTS: Final = (
    "amount_due_cents",
    "principal_cents",
    "interest_cents",
    "costs_cents",
    "paid_cents",
    "refund_cents",
)
_KEYS: Final = (
    "addressee",
    "is_claim",
    "direction",
    "sender",
    "creditor",
    "letter_date",
    "stage",
    "references",
    *_CENTS,
    "iban",
    "payment_reference",
    "direct_debit",
    "disputed",
    "plan",
    "deadlines",
    "review",
    "evidence",
    "details",
)


def encode_facts(facts: Facts) -> dict[str, object]:
    """Return facts as JSON values: the object that `parse --json` prints, without version, file and part."""
    return {
        "addressee": facts.addressee,
        "is_claim": facts.is_claim,
        "direction": facts.direction.value,
        "sender": facts.sender,
        "creditor": facts.creditor,
        "letter_date": day_text(facts.letter_date),
        "stage": facts.stage.value,
        "references": list(facts.references),
        "amount_due_cents": facts.amount_due_cents,
        "principal_cents": facts.principal_cents,
        "interest_cents": facts.interest_cents,
        "costs_cents": facts.costs_cents,
        "paid_cents": facts.paid_cents,
        "refund_cents": facts.refund_cents,
        "iban": facts.iban,
        "payment_reference": facts.payment_reference,
        "direct_debit": facts.direct_debit,
        "disputed": facts.disputed,
        "plan": facts.plan.value if facts.plan else None,
        "deadlines": [encode_deadline(deadline) for deadline in facts.deadlines],
        "review": list(facts.review),
        "evidence": {path: _encode_evidence(found) for path, found in facts.evidence.items()},
        "details": encode_details(facts.details),
    }


def _encode_evidence(evidence: Evidence) -> dict[str, object]:
    box = evidence.box
    return {
        "page": evidence.page,
        "box": None if box is None else [box.x0, box.y0, box.x1, box.y1],
        "text": evidence.text,
    }


def decode_facts(mapping: Mapping[str, object], *, before_version_3: bool = False) -> Facts:
    """Return the facts that `encode_facts` encoded.

    Args:
        mapping: The JSON values.
        before_version_3: Whether they were encoded for a payload of version 1 or 2, whose details said less.

    Raises:
        ValueError: a key is missing or unknown, or a value is not of its kind.
    """
    reader = ObjectReader(mapping, _KEYS)
    evidence = reader.mapping("evidence")
    details = reader.mapping("details")
    return Facts(
        addressee=reader.text("addressee"),
        is_claim=reader.flag("is_claim"),
        direction=reader.kind("direction", Direction),
        sender=reader.text("sender"),
        creditor=reader.text("creditor"),
        letter_date=reader.day("letter_date"),
        stage=reader.kind("stage", Stage),
        references=reader.texts("references"),
        amount_due_cents=reader.number("amount_due_cents"),
        principal_cents=reader.number("principal_cents"),
        interest_cents=reader.number("interest_cents"),
        costs_cents=reader.number("costs_cents"),
        paid_cents=reader.number("paid_cents"),
        refund_cents=reader.number("refund_cents"),
        iban=reader.text("iban"),
        payment_reference=reader.text("payment_reference"),
        direct_debit=reader.flag("direct_debit"),
        disputed=reader.flag("disputed"),
        plan=reader.kind_or_none("plan", Plan),
        deadlines=decode_deadlines(reader),
        review=reader.texts("review"),
        evidence={path: _decode_evidence(found) for path, found in evidence.items()},
        details=decode_details(renew_details(details) if before_version_3 else details),
    )


def _decode_evidence(value: object) -> Evidence:
    if not isinstance(value, Mapping):
        raise ValueError("evidence is no object")
    reader = ObjectReader(value, ("page", "box", "text"))
    box = value["box"]
    if box is not None and not (
        isinstance(box, list) and len(box) == 4 and all(isinstance(edge, (int, float)) for edge in box)
    ):
        raise ValueError("a box is not four numbers")
    return Evidence(
        text=reader.stated("text"),
        page=reader.number("page"),
        box=None if box is None else Box(x0=box[0], y0=box[1], x1=box[2], y1=box[3]),
    )
