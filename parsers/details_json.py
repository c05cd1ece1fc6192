"""The JSON of details: what the law and the linking need of a letter, encoded and strictly decoded."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from parsers.facts import (
    BailiffAct,
    ContactDetails,
    CostKind,
    CostLine,
    Deadline,
    DeadlineKind,
    Details,
    EstimatedDeadline,
    FourteenDayNotice,
    InterestKind,
    InterestPeriod,
    ListedDebt,
    ListedInvoice,
    RatePer,
    Reference,
    ReferenceKind,
    RunsFrom,
)
from parsers.json_objects import ObjectReader

_KEYS: Final = (
    "references",
    "cost_lines",
    "interest_rate_bp",
    "interest_from",
    "interest_until",
    "interest_kind",
    "interest_per",
    "interest_periods",
    "origin_date",
    "invoices",
    "debts",
    "notice_14_days",
    "estimated_deadlines",
    "contact_details",
    "former_creditor",
    "suspicious",
    "offer",
)
_COST_KEYS: Final = ("kind", "label", "amount_cents", "vat_cents", "due", "includes_vat", "act")
_PERIOD_KEYS: Final = ("from", "until", "rate_bp", "amount_cents")
_DEBT_CENTS: Final = ("principal_cents", "interest_cents", "costs_cents", "paid_cents")
_DEBT_KEYS: Final = ("creditor", "references", "amount_due_cents", "deadlines", *_DEBT_CENTS)
_NOTICE_KEYS: Final = ("costs_cents", "term_days", "wording", "vat_cents", "runs_from")
_CONTACT_KEYS: Final = ("phone", "email", "website", "handler", "address", "opening_hours")
_LATER: Final[Mapping[str, object]] = {
    "interest_kind": None,
    "interest_per": None,
    "interest_periods": [],
    "offer": False,
}
_LATER_IN_ROWS: Final[Mapping[str, Mapping[str, object]]] = {
    "cost_lines": {"includes_vat": False, "act": None},
    "debts": dict.fromkeys(_DEBT_CENTS),
}
_LATER_IN_OBJECTS: Final[Mapping[str, Mapping[str, object]]] = {
    "notice_14_days": {"vat_cents": None, "runs_from": None},
    "contact_details": {"opening_hours": None},
}


def encode_details(details: Details) -> dict[str, object]:
    """Return details as JSON values."""
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
                "includes_vat": line.includes_vat,
                "act": line.act.value if line.act else None,
            }
            for line in details.cost_lines
        ],
        "interest_rate_bp": details.interest_rate_bp,
        "interest_from": day_text(details.interest_from),
        "interest_until": day_text(details.interest_until),
        "interest_kind": details.interest_kind.value if details.interest_kind else None,
        "interest_per": details.interest_per.value if details.interest_per else None,
        "interest_periods": [
            {
                "from": day_text(period.starts),
                "until": day_text(period.until),
                "rate_bp": period.rate_bp,
                "amount_cents": period.amount_cents,
            }
            for period in details.interest_periods
        ],
        "origin_date": day_text(details.origin_date),
        "invoices": [
            {"number": item.number, "date": day_text(item.day), "amount_cents": item.amount_cents}
            for item in details.invoices
        ],
        "debts": [
            {
                "creditor": debt.creditor,
                "references": list(debt.references),
                "amount_due_cents": debt.amount_due_cents,
                "deadlines": [encode_deadline(deadline) for deadline in debt.deadlines],
                "principal_cents": debt.principal_cents,
                "interest_cents": debt.interest_cents,
                "costs_cents": debt.costs_cents,
                "paid_cents": debt.paid_cents,
            }
            for debt in details.debts
        ],
        "notice_14_days": None
        if notice is None
        else {
            "costs_cents": notice.costs_cents,
            "term_days": notice.term_days,
            "wording": notice.wording,
            "vat_cents": notice.vat_cents,
            "runs_from": notice.runs_from.value if notice.runs_from else None,
        },
        "estimated_deadlines": [
            {"kind": item.kind.value, "last_safe_day": day_text(item.last_safe_day), "wording": item.wording}
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
            "opening_hours": contact.opening_hours,
        },
        "former_creditor": details.former_creditor,
        "suspicious": list(details.suspicious),
        "offer": details.offer,
    }


def decode_details(mapping: Mapping[str, object]) -> Details:
    """Return the details that `encode_details` encoded.

    Raises:
        ValueError: a key is missing or unknown, or a value is not of its kind.
    """
    reader = ObjectReader(mapping, _KEYS)
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
                includes_vat=row.flag("includes_vat"),
                act=row.kind_or_none("act", BailiffAct),
            )
            for row in reader.rows("cost_lines", _COST_KEYS)
        ),
        interest_rate_bp=reader.number("interest_rate_bp"),
        interest_from=reader.day("interest_from"),
        interest_until=reader.day("interest_until"),
        interest_kind=reader.kind_or_none("interest_kind", InterestKind),
        interest_per=reader.kind_or_none("interest_per", RatePer),
        interest_periods=tuple(
            InterestPeriod(
                starts=row.day("from"),
                until=row.day("until"),
                rate_bp=row.number("rate_bp"),
                amount_cents=row.number("amount_cents"),
            )
            for row in reader.rows("interest_periods", _PERIOD_KEYS)
        ),
        origin_date=reader.day("origin_date"),
        invoices=tuple(
            ListedInvoice(
                number=row.text("number"), day=row.day("date"), amount_cents=row.number("amount_cents")
            )
            for row in reader.rows("invoices", ("number", "date", "amount_cents"))
        ),
        debts=tuple(_decode_debt(row) for row in reader.rows("debts", _DEBT_KEYS)),
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
        offer=reader.flag("offer"),
    )


def renew_details(mapping: Mapping[str, object]) -> dict[str, object]:
    """Return details that were encoded before version 3 of the facts as they would be now.

    What was not kept then is not stated.

    Raises:
        ValueError: they hold a key that did not exist then, or are no details.
    """
    renewed = _with(mapping, _LATER)
    for key, later in _LATER_IN_ROWS.items():
        rows = mapping.get(key)
        if not isinstance(rows, list):
            raise ValueError(f"{key} is no list of objects")
        renewed[key] = [_with(row, later) for row in rows]
    for key, later in _LATER_IN_OBJECTS.items():
        value = mapping.get(key)
        renewed[key] = None if value is None else _with(value, later)
    return renewed


def _with(value: object, later: Mapping[str, object]) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise ValueError("details hold something else than objects")
    if known := sorted(set(value) & set(later)):
        raise ValueError(f"keys of a later version: {known}")
    return {**value, **later}


def day_text(day: date | None) -> str | None:
    """Return a day as JSON has it."""
    return day.isoformat() if day else None


def encode_deadline(deadline: Deadline) -> dict[str, object]:
    """Return a deadline as JSON values."""
    return {
        "kind": deadline.kind.value,
        "date": deadline.day.isoformat(),
        "amount_cents": deadline.amount_cents,
    }


def decode_deadlines(reader: ObjectReader) -> tuple[Deadline, ...]:
    """Return the deadlines under the key of that name.

    Raises:
        ValueError: they are not deadlines.
    """
    return tuple(
        Deadline(
            kind=row.kind("kind", DeadlineKind),
            day=row.stated_day("date"),
            amount_cents=row.number("amount_cents"),
        )
        for row in reader.rows("deadlines", ("kind", "date", "amount_cents"))
    )


def _decode_debt(row: ObjectReader) -> ListedDebt:
    return ListedDebt(
        creditor=row.text("creditor"),
        references=row.texts("references"),
        amount_due_cents=row.number("amount_due_cents"),
        deadlines=decode_deadlines(row),
        principal_cents=row.number("principal_cents"),
        interest_cents=row.number("interest_cents"),
        costs_cents=row.number("costs_cents"),
        paid_cents=row.number("paid_cents"),
    )


def _decode_notice(value: object) -> FourteenDayNotice | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ValueError("notice_14_days is no object")
    reader = ObjectReader(value, _NOTICE_KEYS)
    return FourteenDayNotice(
        costs_cents=reader.number("costs_cents"),
        term_days=reader.number("term_days"),
        wording=reader.stated("wording"),
        vat_cents=reader.number("vat_cents"),
        runs_from=reader.kind_or_none("runs_from", RunsFrom),
    )


def _decode_contact(value: object) -> ContactDetails | None:
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise ValueError("contact_details is no object")
    reader = ObjectReader(value, _CONTACT_KEYS)
    return ContactDetails(
        phone=reader.text("phone"),
        email=reader.text("email"),
        website=reader.text("website"),
        handler=reader.text("handler"),
        address=reader.text("address"),
        opening_hours=reader.text("opening_hours"),
    )
