"""What the events of one financial case come to: what was imposed, asked, paid, withdrawn and waived."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import Final

from parsers.facts import CostKind, Stage
from parsers.fcid_values import Members, cents, damaged, day, flag, moment, party, text

_CATEGORIES: Final = {
    "algemeen": None,
    "administratiekosten": CostKind.ADMINISTRATION,
    "verhoging": CostKind.STATUTORY_INCREASE,
}
_INTEREST: Final = "rente"
_TYPE_WORDS: Final = (
    (re.compile(r"administratie"), CostKind.ADMINISTRATION),
    (re.compile(r"verhoging"), CostKind.STATUTORY_INCREASE),
    (re.compile(r"aanmaning|herinnering"), CostKind.REMINDER),
    (re.compile(r"dwangbevel|betekening|deurwaarder|beslag"), CostKind.BAILIFF),
)
"""What a type code says of costs for which no category is named, as in version 3."""

_STAGES: Final = {
    "aanschrijving": Stage.INVOICE,
    "herinnering": Stage.REMINDER,
    "aanmaning": Stage.FINAL_NOTICE,
}
_BY_DEBIT: Final = re.compile(r"incasso|automatisch", re.I)
_PAYEES: Final = ("te_betalen_aan", "tenaamstelling", "rekeningnummer_tenaamstelling")
_NO_POINTER: Final = frozenset({"gebeurtenis_kenmerk", "zaakkenmerk", "gebeurtenis_type"})
_LONGEST_NAME: Final = 60


class Role(Enum):
    """What an obligation is in its case."""

    PRINCIPAL = "principal"
    INTEREST = "interest"
    COSTS = "costs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """A sum that was imposed; `cents` is what is left of it where a part was waived."""

    event: str | None
    role: Role
    cents: int
    label: str
    cost: CostKind = CostKind.OTHER
    imposed_on: date | None = None
    decision: str | None = None
    type_code: str | None = None
    imposed_by: str | None = None
    carried_out_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A request to pay a sum before a day; `stage` is `None` where the document does not say which."""

    event: str | None
    at: datetime | None
    cents: int
    stage: Stage | None
    due: date | None
    reference: str | None
    account: str | None
    payee: str | None
    by_debit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """A payment that was booked."""

    at: datetime | None
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvents:
    """All events of a case, oldest first. `demands` are those that stand; `withdrawn` how many do not.

    `unknown` counts, by name, the events that are of no known kind or lack what they are about; `unsettled`
    is true where something was withdrawn or waived that nobody can tell.
    """

    obligations: tuple[Obligation, ...]
    demands: tuple[Demand, ...]
    payments: tuple[Payment, ...]
    withdrawn: int
    waived_cents: int
    unknown: Mapping[str, int]
    unsettled: bool

    def imposed_cents(self, role: Role) -> int | None:
        """Return what was imposed of one role, less what was waived; `None` where nothing was."""
        found = [one.cents for one in self.obligations if one.role is role]
        return sum(found) if found else None

    @property
    def paid_cents(self) -> int | None:
        """What was paid in all; `None` where nothing was."""
        return sum(one.cents for one in self.payments) if self.payments else None

    @property
    def open_demands(self) -> tuple[Demand, ...]:
        """The demands still to be met, the first day first.

        One that was asked again since is left out, and one that later payments have covered; a payment of an
        unknown moment may have been taken off already, and covers nothing.
        """
        standing = [one for place, one in enumerate(self.demands) if not self._asked_again(place)]
        left = []
        payments = list(self.payments)
        for demand in sorted(standing, key=lambda one: one.due or date.max):
            since = [p for p in payments if p.at and demand.at and p.at > demand.at]
            if demand.cents and sum(p.cents for p in since) >= demand.cents:
                payments = _less(payments, since, demand.cents)
            else:
                left.append(demand)
        return tuple(left)

    def _asked_again(self, place: int) -> bool:
        """Tell whether a reminder or final notice came later for the same money."""
        demand = self.demands[place]
        return any(
            later.stage in (Stage.REMINDER, Stage.FINAL_NOTICE)
            # Two days of one letter are instalments.
            and (later.at is None or later.at != demand.at)
            and (
                (later.reference is not None and later.reference == demand.reference)
                or later.cents >= demand.cents
            )
            for later in self.demands[place + 1 :]
        )


@dataclass(slots=True)
class _Fold:
    """The fold of events: state that lives for one call of `read_events`."""

    obligations: list[Obligation] = field(default_factory=list)
    demands: list[Demand] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    withdrawn: int = 0
    waived: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    unsettled: bool = False

    def take(self, event: Members) -> None:
        """Add one event."""
        name = text(event, "gebeurtenis_type") or "?"
        match name:
            case "FinancieleVerplichtingOpgelegd":
                known = self._impose(event)
            case "BetalingsverplichtingOpgelegd":
                known = self._ask(event)
            case "BetalingsverplichtingIngetrokken":
                known = self._withdraw(event)
            case "BetalingVerwerkt":
                known = self._pay(event)
            case "FinancieleVerplichtingKwijtgescholden":
                known = self._waive(event)
            case _:
                known = False
        if not known:
            self.unknown[name[:_LONGEST_NAME]] += 1

    def _impose(self, event: Members) -> bool:
        sum_cents = cents(event, "bedrag")
        if sum_cents is None:
            return False
        code = text(event, "type")
        role, cost = _role(text(event, "categorie"), code, flag(event, "primaire_verplichting"))
        self.obligations.append(
            Obligation(
                event=text(event, "gebeurtenis_kenmerk"),
                role=role,
                cost=cost,
                cents=sum_cents,
                label=text(event, "omschrijving") or text(event, "categorie") or code or "",
                imposed_on=day(event, "datumtijd_opgelegd") or day(event, "datumtijd_gebeurtenis"),
                decision=text(event, "beschikkingsnummer"),
                type_code=code,
                imposed_by=party(event, "opgelegd_door"),
                carried_out_by=party(event, "uitgevoerd_door"),
            )
        )
        return True

    def _ask(self, event: Members) -> bool:
        sum_cents = cents(event, "bedrag")
        if sum_cents is None:
            return False
        self.demands.append(
            Demand(
                event=text(event, "gebeurtenis_kenmerk"),
                at=moment(event, "datumtijd_gebeurtenis"),
                cents=sum_cents,
                stage=_stage(text(event, "type"), text(event, "omschrijving")),
                due=day(event, "vervaldatum"),
                reference=text(event, "betalingskenmerk"),
                account=text(event, "rekeningnummer"),
                payee=next((who for name in _PAYEES if (who := party(event, name))), None),
                by_debit=bool(_BY_DEBIT.search(text(event, "betaalwijze") or "")),
            )
        )
        return True

    def _withdraw(self, event: Members) -> bool:
        """Take back the demand that the event points at: by its event, or else by its payment reference."""
        pointers = _pointers(event)
        of_event = [one for one in self.demands if one.event is not None and one.event in pointers]
        by_reference = [
            one for one in self.demands if one.reference is not None and one.reference in pointers
        ]
        gone = of_event or by_reference[-1:]
        if not gone:
            self.unsettled = True
            return False
        self.demands = [one for one in self.demands if one not in gone]
        self.withdrawn += len(gone)
        return True

    def _pay(self, event: Members) -> bool:
        sum_cents = cents(event, "bedrag", below_nought=True)
        if sum_cents is None:
            return False
        at = moment(event, "datumtijd_gebeurtenis") or moment(event, "datumtijd_ontvangen")
        self.payments.append(Payment(at=at, cents=sum_cents))
        return True

    def _waive(self, event: Members) -> bool:
        """Take a waived sum off the obligation that the event points at, or else off the principal."""
        sum_cents = cents(event, "bedrag")
        pointers = _pointers(event)
        pointed = [n for n, one in enumerate(self.obligations) if one.event and one.event in pointers]
        principal = [n for n, one in enumerate(self.obligations) if one.role is Role.PRINCIPAL]
        if sum_cents is None and len(pointed) == 1:
            sum_cents = self.obligations[pointed[0]].cents
        if sum_cents is None:
            self.unsettled = True
            return False
        left = sum_cents
        for place in pointed or principal:
            taken = min(left, self.obligations[place].cents)
            self.obligations[place] = replace(
                self.obligations[place], cents=self.obligations[place].cents - taken
            )
            left -= taken
        self.waived += sum_cents
        self.unsettled = self.unsettled or left > 0
        return True


def read_events(events: Sequence[Members]) -> CaseEvents:
    """Return what the events of a case come to; one that is given twice counts once.

    Raises:
        DamagedDocumentError: a member is of the wrong kind.
    """
    fold = _Fold()
    for event in _in_order(events):
        fold.take(event)
    return CaseEvents(
        obligations=tuple(fold.obligations),
        demands=tuple(fold.demands),
        payments=tuple(fold.payments),
        withdrawn=fold.withdrawn,
        waived_cents=fold.waived,
        unknown=dict(fold.unknown),
        unsettled=fold.unsettled,
    )


def _in_order(events: Iterable[Members]) -> list[Members]:
    """Return the events by the moment at which they were booked, those without one first, as they stand."""
    unique: dict[str, Members] = {}
    found: list[Members] = []
    for event in events:
        own = text(event, "gebeurtenis_kenmerk")
        if own is not None:
            if own in unique and unique[own] != event:
                # Events never change, so that two of one name cannot both be right.
                raise damaged("gebeurtenis_kenmerk")
            if own in unique:
                continue
            unique[own] = event
        found.append(event)
    return sorted(found, key=_booked)


def _booked(event: Members) -> float:
    at = moment(event, "datumtijd_gebeurtenis")
    return float("-inf") if at is None else at.timestamp()


def _pointers(event: Members) -> set[str]:
    """Return what may name another event; the name of the member that does is not known to us."""
    return {
        value.strip() for name, value in event.items() if name not in _NO_POINTER and isinstance(value, str)
    }


def _role(category: str | None, code: str | None, primary: bool | None) -> tuple[Role, CostKind]:
    """Tell what an obligation is: by its category, or else as the primary one, or else by its type code."""
    named = (category or "").casefold()
    if named == _INTEREST:
        return Role.INTEREST, CostKind.OTHER
    if named in _CATEGORIES:
        cost = _CATEGORIES[named]
        return (Role.PRINCIPAL, CostKind.OTHER) if cost is None else (Role.COSTS, cost)
    if primary:
        return Role.PRINCIPAL, CostKind.OTHER
    words = (code or "").casefold()
    if _INTEREST in words.split("_"):
        return Role.INTEREST, CostKind.OTHER
    return Role.COSTS, next((kind for form, kind in _TYPE_WORDS if form.search(words)), CostKind.OTHER)


def _stage(kind: str | None, description: str | None) -> Stage | None:
    """Tell which step a demand is: by its type, which version 3 has not, or by its description."""
    if kind is not None and kind.casefold() in _STAGES:
        return _STAGES[kind.casefold()]
    said = (description or "").casefold()
    found = [stage for word, stage in _STAGES.items() if word in said]
    return found[-1] if found else None


def _less(payments: Sequence[Payment], usable: Sequence[Payment], sum_cents: int) -> list[Payment]:
    """Return the payments that are left when a sum is taken from the usable ones, the oldest first."""
    left = []
    for payment in payments:
        taken = min(payment.cents, sum_cents) if payment in usable and payment.cents > 0 else 0
        sum_cents -= taken
        left.append(replace(payment, cents=payment.cents - taken))
    return left
