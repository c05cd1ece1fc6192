"""The JSON of facts: what `parse --json` prints and what is sealed beside a letter, encoded and strictly
decoded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from parsers.facts import (
    Box,
    ContactDetails,
    CostKind,
    CostLine,
    Deadline,
    DeadlineKind,
    Details,
    Direction,
    EstimatedDeadline,
    Evidence,
    Facts,
    FourteenDayNotice,
    ListedDebt,
    ListedInvoice,
    Plan,
    Reference,
    ReferenceKind,
    Stage,
)

Kind = TypeVar("Kind", bound=StrEnum)
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
_DETAIL_KEYS: Final = (
    "references",
    "cost_lines",
    "interest_rate_bp",
    "interest_from",
    "interest_until",
    "origin_date",
    "invoices",
    "debts",
    "notice_14_days",
    "estimated_deadlines",
    "contact_details",
    "former_creditor",
    "suspicious",
)


def encode_facts(facts: Facts) -> dict[str, object]:
    """Return facts as JSON values: the object that `parse --json` prints, without version, file and part."""
    return {
        "addressee": facts.addressee,
        "is_claim": facts.is_claim,
        "direction": facts.direction.value,
        "sender": facts.sender,
        "creditor": facts.creditor,
        "letter_date": _day_text(facts.letter_date),
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
        "deadlines": [_encode_deadline(deadline) for deadline in facts.deadlines],
        "review": list(facts.review),
        "evidence": {path: _encode_evidence(found) for path, found in facts.evidence.items()},
        "details": _encode_details(facts.details),
    }


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _encode_deadline(deadline: Deadline) -> dict[str, object]:
    return {
        "kind": deadline.kind.value,
        "date": deadline.day.isoformat(),
        "amount_cents": deadline.amount_cents,
    }


def _encode_evidence(evidence: Evidence) -> dict[str, object]:
    box = evidence.box
    return {
        "page": evidence.page,
        "box": None if box is None else [box.x0, box.y0, box.x1, box.y1],
        "text": evidence.text,
    }


def _encode_details(details: Details) -> dict[str, object]:
    notice, contact = details.notice_14_days, details.contact_details
    return {
        "references": [{"number": item.number, "kind": item.kind.value} for item in details.references],
        "cost_lines": [
            {
                "kind": line.kind.value,
                "label": line.label,
                "amount_cents": line.amount_cents,
                "vat_cents": line.vat_cents,
                "due": line.due,
            }
            for line in details.cost_lines
        ],
        "interest_rate_bp": details.interest_rate_bp,
        "interest_from": _day_text(details.interest_from),
        "interest_until": _day_text(details.interest_until),
        "origin_date": _day_text(details.origin_date),
        "invoices": [
            {"number": item.number, "date": _day_text(item.day), "amount_cents": item.amount_cents}
            for item in details.invoices
        ],
        "debts": [
            {
                "creditor": debt.creditor,
                "references": list(debt.references),
                "amount_due_cents": debt.amount_due_cents,
                "deadlines": [_encode_deadline(deadline) for deadline in debt.deadlines],
            }
            for debt in details.debts
        ],
        "notice_14_days": None
        if notice is None
        else {"costs_cents": notice.costs_cents, "term_days": notice.term_days, "wording": notice.wording},
        "estimated_deadlines": [
            {"kind": item.kind.value, "last_safe_day": _day_text(item.last_safe_day), "wording": item.wording}
            for item in details.estimated_deadlines
        ],
        "contact_details": None
        if contact is None
        else {
            "phone": contact.phone,
            "email": contact.email,
            "website": contact.website,
            "handler": contact.handler,
            "address": contact.address,
        },
        "former_creditor": details.former_creditor,
        "suspicious": list(details.suspicious),
    }


def decode_facts(mapping: Mapping[str, object]) -> Facts:
    """Return the facts that `encode_facts` encoded.

    Raises:
        ValueError: a key is missing or unknown, or a value is not of its kind.
    """
    reader = _Reader(mapping, _KEYS)
    evidence = reader.mapping("evidence")
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
        plan=None if mapping["plan"] is None else reader.kind("plan", Plan),
        deadlines=_decode_deadlines(reader),
        review=reader.texts("review"),
        evidence={path: _decode_evidence(found) for path, found in evidence.items()},
        details=_decode_details(reader.mapping("details")),
    )


def _decode_deadlines(reader: _Reader) -> tuple[Deadline, ...]:
    return tuple(
        Deadline(
            kind=row.kind("kind", DeadlineKind),
            day=row.stated_day("date"),
            amount_cents=row.number("amount_cents"),
        )
        for row in reader.rows("deadlines", ("kind", "date", "amount_cents"))
    )


def _decode_evidence(value: object) -> Evidence:
    if not isinstance(value, Mapping):
        raise ValueError("evidence is no object")
    reader = _Reader(value, ("page", "box", "text"))
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


def _decode_details(mapping: Mapping[str, object]) -> Details:
    reader = _Reader(mapping, _DETAIL_KEYS)
    return Details(
        references=tuple(
            Reference(number=row.stated("number"), kind=row.kind("kind", ReferenceKind))
            for row in reader.rows("references", ("number", "kind"))
        ),
        cost_lines=tuple(
            CostLine(
                kind=row.kind("kind", CostKind),
                label=row.stated("label"),
                amount_cents=row.whole("amount_cents"),
                vat_cents=row.number("vat_cents"),
                due=row.flag("due"),
            )
            for row in reader.rows("cost_lines", ("kind", "label", "amount_cents", "vat_cents", "due"))
        ),
        interest_rate_bp=reader.number("interest_rate_bp"),
        interest_from=reader.day("interest_from"),
        interest_until=reader.day("interest_until"),
        origin_date=reader.day("origin_date"),
        invoices=tuple(
            ListedInvoice(
                number=row.text("number"), day=row.day("date"), amount_cents=row.number("amount_cents")
            )
            for row in reader.rows("invoices", ("number", "date", "amount_cents"))
        ),
        debts=tuple(
            ListedDebt(
                creditor=row.text("creditor"),
                references=row.texts("references"),
                amount_due_cents=row.number("amount_due_cents"),
                deadlines=_decode_deadlines(row),
            )
            for row in reader.rows("debts", ("creditor", "references", "amount_due_cents", "deadlines"))
        ),
        notice_14_days=_decode_notice(mapping["notice_14_days"]),
        estimated_deadlines=tuple(
            EstimatedDeadline(
                kind=row.kind("kind", DeadlineKind),
                last_safe_day=row.day("last_safe_day"),
                wording=row.stated("wording"),
            )
            for row in reader.rows("estimated_deadlines", ("kind", "last_safe_day", "wording"))
        ),
        contact_details=_decode_contact(mapping["contact_details"]),
        former_creditor=reader.text("former_creditor"),
        suspicious=reader.texts("suspicious"),
    )


def _decode_notice(value: object) -> FourteenDayNotice | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ValueError("notice_14_days is no object")
    reader = _Reader(value, ("costs_cents", "term_days", "wording"))
    return FourteenDayNotice(
        costs_cents=reader.number("costs_cents"),
        term_days=reader.number("term_days"),
        wording=reader.stated("wording"),
    )


def _decode_contact(value: object) -> ContactDetails | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ValueError("contact_details is no object")
    reader = _Reader(value, ("phone", "email", "website", "handler", "address"))
    return ContactDetails(
        phone=reader.text("phone"), email=reader.text("email"), website=reader.text("website"),
        handler=reader.text("handler"), address=reader.text("address"),
    )  # fmt: skip


class _Reader:
    """Strict access to one JSON object: exactly its keys, each of its own kind. Messages name keys, never
    values."""

    def __init__(self, mapping: Mapping[str, object], keys: Sequence[str]) -> None:
        if set(mapping) != set(keys):
            raise ValueError(f"keys missing or unknown: {sorted(set(mapping) ^ set(keys))}")
        self._mapping = mapping

    def text(self, key: str) -> str | None:
        value = self._mapping[key]
        if value is not None and not isinstance(value, str):
            raise ValueError(f"{key} is no text")
        return value

    def stated(self, key: str) -> str:
        value = self.text(key)
        if value is None:
            raise ValueError(f"{key} is missing")
        return value

    def number(self, key: str) -> int | None:
        value = self._mapping[key]
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise ValueError(f"{key} is no whole number")
        return value

    def whole(self, key: str) -> int:
        value = self.number(key)
        if value is None:
            raise ValueError(f"{key} is missing")
        return value

    def flag(self, key: str) -> bool:
        value = self._mapping[key]
        if not isinstance(value, bool):
            raise ValueError(f"{key} is neither true nor false")
        return value

    def day(self, key: str) -> date | None:
        value = self.text(key)
        if value is None:
            return None
        found = date.fromisoformat(value)
        if found.isoformat() != value:
            raise ValueError(f"{key} is no day as days are spelled here")
        return found

    def stated_day(self, key: str) -> date:
        value = self.day(key)
        if value is None:
            raise ValueError(f"{key} is missing")
        return value

    def kind(self, key: str, kind: type[Kind]) -> Kind:
        return kind(self.stated(key))

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._mapping[key]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise ValueError(f"{key} is no list of texts")
        return tuple(value)

    def mapping(self, key: str) -> Mapping[str, object]:
        value = self._mapping[key]
        if not isinstance(value, Mapping) or not all(isinstance(name, str) for name in value):
            raise ValueError(f"{key} is no object")
        return value

    def rows(self, key: str, keys: Sequence[str]) -> tuple[_Reader, ...]:
        value = self._mapping[key]
        if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
            raise ValueError(f"{key} is no list of objects")
        return tuple(_Reader(item, keys) for item in value)
