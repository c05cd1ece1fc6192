"""Financial claims documents (Vorderingenoverzicht Rijk): each financial case becomes the facts of a letter.

Which member means what stands here and in `fcid_events`, for versions 3 and 4. Only the beginnings of the
specification's pages were seen; docs/exchange.md says which names are verified.

Source: https://vorijk.nl/docs/financiele-verplichtingen/document_types/financial_claims_information_document/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from parsers.document import Document, UnreadPart
from parsers.errors import DocumentLimitError, ParserError, UnsupportedTypeError
from parsers.facts import (
    CostLine,
    Deadline,
    DeadlineKind,
    Details,
    Direction,
    Evidence,
    Facts,
    Reference,
    ReferenceKind,
    Stage,
)
from parsers.fcid_events import CaseEvents, Demand, Role, read_events
from parsers.fcid_json import open_claims_json
from parsers.fcid_organisations import FcidOrganisation, find_by_name, find_by_oin, find_by_type_code
from parsers.fcid_values import Members, cents, damaged, day, items, members, party, text
from parsers.stated_payment import is_account

VERSIONS: Final = (3, 4)
_TYPE: Final = re.compile(r"FINANCIAL_CLAIMS_INFORMATION_DOCUMENT(?:_V(\d{1,2})(?:[._]\d+)*)?", re.I)
_MOST_CASES: Final = 500
"""Each becomes a letter."""

_MOST_EVENTS: Final = 1_000
"""Of one case: a study debt of thirty years in monthly terms stays below it."""

_IMPOSED_IN_ALL: Final = ("totaal_financieel_verplicht", "totaal_opgelegd")
"""The newer name first: it was renamed in 4.1.0."""

_SETTLED_IN_ALL: Final = ("totaal_financieel_vereffend", "totaal_reeds_betaald")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """What a document says of itself: who gave it, and on which day."""

    organisation: FcidOrganisation | None
    day: date | None


def read_claims_document(content: bytes, *, name: str) -> tuple[Document | UnreadPart, ...]:
    """Return a letter for each financial case in a document, or in a list of documents; at least one.

    Each has its facts told and no pages. A document without cases is a letter of information.

    Raises:
        ParserError: nothing of it can be read.
    """
    tree = open_claims_json(content)
    documents = tree if isinstance(tree, list) else [tree]
    found: list[Facts | ParserError] = []
    for one in documents:
        found += _read_document(members(one, "type"))
        if len(found) > _MOST_CASES:
            raise DocumentLimitError("The claims document has more cases than such a document may have.")
    errors = [one for one in found if isinstance(one, ParserError)]
    if not found:
        raise damaged("financiele_zaken")
    if len(errors) == len(found):
        raise errors[0]
    return tuple(_part(place, one, name, alone=len(found) == 1) for place, one in enumerate(found))


def _part(place: int, found: Facts | ParserError, name: str, *, alone: bool) -> Document | UnreadPart:
    shown = name if alone else f"zaak {place + 1}"
    if isinstance(found, ParserError):
        return UnreadPart(part=place, name=shown, error=found)
    return Document(part=place, name=shown, pages=(), told=found)


def _read_document(document: Members) -> list[Facts | ParserError]:
    inner = document.get("body", document)
    body = members(inner, "body")
    _hold_version(document, body)
    given_on = day(body, "document_datumtijd")
    by = _organisation(party(body, "aangeleverd_door"))
    cases = items(body, "financiele_zaken")
    if not cases:
        return [_no_cases(_Source(organisation=by, day=given_on))]
    found: list[Facts | ParserError] = []
    for case in cases[: _MOST_CASES + 1]:
        try:
            found.append(_read_case(case, _Source(organisation=by, day=given_on)))
        except ParserError as exc:
            found.append(exc)
    return found


def _hold_version(document: Members, body: Members) -> None:
    """Refuse a version that we do not know; a document that names none is read by the names in it."""
    kind = text(document, "type") or text(body, "type")
    match = _TYPE.fullmatch(kind) if kind else None
    if kind and match is None:
        raise UnsupportedTypeError("The document is of another kind than a financial claims document.")
    named = match.group(1) if match else None
    for holder in (document, body):
        value = holder.get("version")
        if named is None and value is not None:
            named = str(value).lstrip("vV").partition(".")[0]
    if named is not None and named not in [str(version) for version in VERSIONS]:
        raise UnsupportedTypeError(
            "The claims document is of a version that is not read; versions 3 and 4 are."
        )


def _no_cases(source: _Source) -> Facts:
    name = source.organisation.name if source.organisation else None
    return Facts(sender=name, letter_date=source.day, review=() if name else ("sender",))


def _read_case(case: Members, source: _Source) -> Facts:
    told = items(case, "gebeurtenissen")
    if len(told) > _MOST_EVENTS:
        raise DocumentLimitError("A case of the claims document has more events than a case may have.")
    events = read_events(told)
    balance = _Balance.of(case, events)
    sender, creditor = _parties(events, source)
    open_demands = events.open_demands
    letter_day = day(case, "saldo_datumtijd") or source.day
    references = tuple(_references(case, events))
    stage, stage_is_sure = _stage(events, balance)
    pay_by = _first(open_demands)
    is_owed = balance.cents is None or balance.cents >= 0
    is_empty = balance.cents is None and not events.demands and not events.obligations
    principal, interest = events.imposed_cents(Role.PRINCIPAL), events.imposed_cents(Role.INTEREST)
    costs, paid = events.imposed_cents(Role.COSTS), events.paid_cents
    settled = stage is Stage.SETTLED
    deadlines = () if settled or not is_owed else _deadlines(open_demands, balance.cents)
    account = pay_by.account.replace(" ", "").upper() if pay_by and pay_by.account else None
    asked = pay_by or (events.demands[-1] if events.demands else None)
    review = [
        *(["sender"] if sender is None else []),
        *(["creditor"] if creditor is None else []),
        *(["letter_date"] if letter_day is None else []),
        *([] if stage_is_sure else ["stage"]),
        *([] if balance.is_sure else ["amount_due_cents"]),
        *([] if balance.parts_fit else _stated(principal, interest, costs, paid)),
        *(["events"] if events.unknown or case.get("gebeurtenissen") is None else []),
    ]
    return Facts(
        is_claim=is_owed and not is_empty,
        direction=_direction(is_owed=is_owed, is_empty=is_empty),
        sender=sender,
        creditor=creditor,
        letter_date=letter_day,
        stage=stage,
        references=tuple(one.number for one in references),
        amount_due_cents=balance.cents if is_owed else None,
        principal_cents=principal,
        interest_cents=interest,
        costs_cents=costs,
        paid_cents=paid,
        refund_cents=None if is_owed or balance.cents is None else -balance.cents,
        iban=account if account and is_account(account) and not _by_debit(pay_by) else None,
        payment_reference=asked.reference if asked else None,
        direct_debit=_by_debit(pay_by),
        deadlines=deadlines,
        review=tuple(dict.fromkeys(review)),
        evidence=_evidence(case, events, balance, deadlines),
        details=Details(
            references=references,
            cost_lines=tuple(
                CostLine(kind=one.cost, label=one.label, amount_cents=one.cents)
                for one in events.obligations
                if one.role is Role.COSTS
            ),
            origin_date=min((one.imposed_on for one in events.obligations if one.imposed_on), default=None),
        ),
    )


def _direction(*, is_owed: bool, is_empty: bool) -> Direction:
    if is_empty:
        return Direction.NONE
    return Direction.OWED if is_owed else Direction.RECEIVABLE


def _by_debit(demand: Demand | None) -> bool:
    """Tell whether the sum of a demand is collected from the account."""
    return demand is not None and demand.by_debit


@dataclass(frozen=True, slots=True, kw_only=True)
class _Balance:
    """What is left to pay of a case, in euro cents, by which member, and whether all figures agree."""

    cents: int | None
    told_by: str | None
    is_sure: bool
    parts_fit: bool

    @classmethod
    def of(cls, case: Members, events: CaseEvents) -> _Balance:
        """Return the balance that the source gives, or else what its totals or its events come to."""
        stated = cents(case, "saldo", below_nought=True)
        imposed_name, imposed = _first_told(case, _IMPOSED_IN_ALL)
        _, settled = _first_told(case, _SETTLED_IN_ALL)
        imposed_in_events = [events.imposed_cents(role) for role in Role]
        by_events = sum(one or 0 for one in imposed_in_events) - (events.paid_cents or 0)
        has_events = any(one is not None for one in imposed_in_events)
        if imposed is not None and settled is not None:
            by_totals: int | None = imposed - settled
        else:
            by_totals = None
        told_by: str | None = None
        is_turned = False
        if stated is not None:
            left, told_by = stated, "saldo"
            is_turned = left < 0 and -left in (by_totals, by_events)
            if is_turned:
                # Whether a debt is below nought was not to be seen; where all else says that it is one, it
                # must not be shown as money to receive.
                left = -left
        elif by_totals is not None:
            left, told_by = by_totals, imposed_name
        elif has_events and not events.unknown and not events.unsettled:
            left = by_events
        else:
            asked = [one.cents for one in events.open_demands]
            total = sum(asked) if asked else None
            return cls(cents=total, told_by=None, is_sure=False, parts_fit=False)
        return cls(
            cents=left,
            told_by=told_by,
            is_sure=told_by is not None and by_totals in (None, left) and not is_turned,
            parts_fit=not has_events or (by_events == left and not events.unsettled),
        )


def _first_told(case: Members, names: Sequence[str]) -> tuple[str | None, int | None]:
    """Return the first of these sums that a case has, with its name."""
    name = next((one for one in names if case.get(one) is not None), None)
    return name, cents(case, name) if name else None


def _organisation(told: str | None) -> FcidOrganisation | None:
    return find_by_oin(told) or find_by_name(told)


def _parties(events: CaseEvents, source: _Source) -> tuple[str | None, str | None]:
    """Return who keeps the case, and to whom the money is owed: by OIN, type code, or who is to be paid."""
    primary = sorted(events.obligations, key=lambda one: one.role is not Role.PRINCIPAL)
    by_code = next((o for one in primary if (o := find_by_type_code(one.type_code))), None)
    imposed_by = next((o for one in primary if (o := _organisation(one.imposed_by))), None)
    carried_out_by = next((o for one in primary if (o := _organisation(one.carried_out_by))), None)
    payee = next((o for one in events.demands if (o := _organisation(one.payee))), None)
    sender = carried_out_by or source.organisation or by_code or imposed_by or payee
    creditor = imposed_by or by_code or sender
    return (sender.name if sender else None), (creditor.name if creditor else None)


def _references(case: Members, events: CaseEvents) -> Iterator[Reference]:
    """Yield the numbers of a case, each once, with what they stand for."""
    told = [(text(case, "zaakkenmerk"), ReferenceKind.CASE)]
    told += [(one.decision, ReferenceKind.DECISION) for one in events.obligations]
    told += [(one.reference, ReferenceKind.PAYMENT) for one in reversed(events.demands)]
    seen: set[str] = set()
    for number, kind in told:
        if number is not None and number not in seen:
            seen.add(number)
            yield Reference(number=number, kind=kind)


def _stage(events: CaseEvents, balance: _Balance) -> tuple[Stage, bool]:
    """Return the step that a case is at, and whether the document tells it.

    A debt of which nothing is asked yet, or no longer, is no demand (terminologie): information.
    """
    if balance.cents is not None and balance.cents < 0:
        return Stage.REFUND, True
    if balance.cents == 0:
        return Stage.SETTLED, True
    if not events.demands:
        return Stage.INFORMATION, True
    last = events.demands[-1].stage
    if last is not None:
        return last, True
    return Stage.INVOICE, len(events.demands) == 1


def _first(demands: Sequence[Demand]) -> Demand | None:
    return demands[0] if demands else None


def _deadlines(demands: Sequence[Demand], due_cents: int | None) -> tuple[Deadline, ...]:
    """Return the days to pay, in order; with the amount where it is not the whole that is due."""
    return tuple(
        Deadline(
            kind=DeadlineKind.PAYMENT,
            day=one.due,
            amount_cents=None if one.cents == due_cents else one.cents,
        )
        for one in demands
        if one.due is not None
    )


def _stated(principal: int | None, interest: int | None, costs: int | None, paid: int | None) -> list[str]:
    parts = {
        "principal_cents": principal,
        "interest_cents": interest,
        "costs_cents": costs,
        "paid_cents": paid,
    }
    return [path for path, value in parts.items() if value is not None]


def _evidence(
    case: Members, events: CaseEvents, balance: _Balance, deadlines: Sequence[Deadline]
) -> Mapping[str, Evidence]:
    """Return the members that the facts were taken from, as they stand in the document."""
    found: dict[str, str] = {}
    if balance.told_by is not None and balance.cents is not None:
        path = "amount_due_cents" if balance.cents >= 0 else "refund_cents"
        found[path] = f"{balance.told_by}: {case[balance.told_by]}"
    by_role = {
        "principal_cents": Role.PRINCIPAL,
        "interest_cents": Role.INTEREST,
        "costs_cents": Role.COSTS,
    }
    for path, role in by_role.items():
        told = [f"{one.label}: {one.cents}" for one in events.obligations if one.role is role]
        if told:
            found[path] = "; ".join(told)
    if events.payments:
        found["paid_cents"] = "; ".join(f"BetalingVerwerkt: {one.cents}" for one in events.payments)
    for place, deadline in enumerate(deadlines):
        found[f"deadlines.{place}.date"] = f"vervaldatum: {deadline.day.isoformat()}"
    if events.unknown:
        found["events"] = "; ".join(f"{name} ({count})" for name, count in sorted(events.unknown.items()))
    return {path: Evidence(text=said) for path, said in found.items()}
