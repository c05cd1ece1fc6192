"""What one letter says: the facts, where on the paper they stand, and which of them a person should check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Direction(StrEnum):
    """Which way the money of a letter goes, seen from the citizen."""

    OWED = "owed"
    RECEIVABLE = "receivable"
    NONE = "none"


class Stage(StrEnum):
    """The step that a letter is in the life of a debt."""

    INVOICE = "invoice"
    REMINDER = "reminder"
    FINAL_NOTICE = "final_notice"
    COLLECTION = "collection"
    COURT = "court"
    JUDGMENT = "judgment"
    ENFORCEMENT = "enforcement"
    PAYMENT_PLAN = "payment_plan"
    SETTLED = "settled"
    REFUND = "refund"
    TRANSFER = "transfer"
    INFORMATION = "information"


class DeadlineKind(StrEnum):
    """What has to happen on a deadline, or what happens then."""

    PAYMENT = "payment"
    OBJECTION = "objection"
    RESPONSE = "response"
    COURT = "court"
    ENFORCEMENT = "enforcement"


class Plan(StrEnum):
    """The state of a payment arrangement as its letter gives it."""

    OFFERED = "offered"
    AGREED = "agreed"
    BROKEN = "broken"


class ReferenceKind(StrEnum):
    """What a number stands for; `OTHER` where the letter gives it no telling label."""

    CUSTOMER = "customer"
    INVOICE = "invoice"
    DOSSIER = "dossier"
    CASE = "case"
    DECISION = "decision"
    PAYMENT = "payment"
    POLICY = "policy"
    CONTRACT = "contract"
    OTHER = "other"


class CostKind(StrEnum):
    """What a line of costs is for."""

    COLLECTION = "collection"
    REMINDER = "reminder"
    ADMINISTRATION = "administration"
    STATUTORY_INCREASE = "statutory_increase"
    """The rise of a fine that was not paid in time (art. 23 and 25 Wahv)."""
    BAILIFF = "bailiff"
    """An act of a bailiff, or what one laid out for it; `CostLine.act` tells which act."""
    COURT = "court"
    """The court fee (griffierecht)."""
    SALARY = "salary"
    """What the other side's representative may ask: salaris gemachtigde, nakosten, proceskosten."""
    VAT = "vat"
    """VAT over more lines than one, or over a line that the letter does not name."""
    OTHER = "other"


class BailiffAct(StrEnum):
    """An act of a bailiff that has a tariff of its own (art. 2 Btag), as far as a label tells."""

    SUMMONS = "summons"
    SERVICE = "service"
    """Service of a title, a writ or another paper (betekening), with or without an order to pay."""
    ATTACHMENT = "attachment"
    """Where the label does not say on what."""
    ATTACHMENT_MOVABLES = "attachment_movables"
    ATTACHMENT_BANK = "attachment_bank"
    ATTACHMENT_INCOME = "attachment_income"
    ATTACHMENT_REAL_ESTATE = "attachment_real_estate"
    SALE = "sale"
    EVICTION = "eviction"
    INFORMATION = "information"
    """No act but what was laid out for one: extracts and searches."""


class InterestKind(StrEnum):
    """What interest rests on."""

    STATUTORY = "statutory"
    """Between consumers and others: art. 6:119 BW."""
    COMMERCIAL = "commercial"
    """Between businesses: art. 6:119a BW, and 6:119b BW for public bodies."""
    CONTRACTUAL = "contractual"


class RatePer(StrEnum):
    """The time over which a rate of interest runs."""

    YEAR = "year"
    MONTH = "month"


class RunsFrom(StrEnum):
    """What a term is counted from."""

    RECEIPT = "receipt"
    """From when the letter was delivered, or the day after."""
    DATE = "date"
    """From the date, the sending or the printing of the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle as fractions (0 to 1) of the upright page, origin top left."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The place in the letter that a fact was read from.

    `page` counts from 1 and is `None` where a letter has no pages (mail, text); `box` is `None` there too.
    """

    text: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A day that the letter sets; never shifted for weekends or holidays.

    `amount_cents` is `None` where the whole amount due goes with the day.
    """

    kind: DeadlineKind
    day: date
    amount_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A number by which the sender knows the debt or the debtor, as printed."""

    number: str
    kind: ReferenceKind = ReferenceKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One line of costs; `due` is false where it is only announced.

    `amount_cents` is without the VAT in `vat_cents`. `includes_vat` where the letter says that VAT is in the
    amount and does not say how much. `act` is there for `CostKind.BAILIFF` alone, where the label tells it.
    """

    kind: CostKind
    label: str
    amount_cents: int
    vat_cents: int | None = None
    due: bool = True
    includes_vat: bool = False
    act: BailiffAct | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestPeriod:
    """A stretch of days over which a letter reckons interest at one rate; `until` as printed."""

    starts: date | None
    until: date | None
    rate_bp: int | None
    amount_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedInvoice:
    """One bill in a list of bills that a letter carries."""

    number: str | None
    day: date | None
    amount_cents: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedDebt:
    """One of several debts that a single letter carries; the letter's flat fields are their sum.

    Debts are apart where each has a creditor, a dossier or a payment reference of its own. Bills of one
    creditor that are asked for together are `ListedInvoice`s of one debt.
    """

    creditor: str | None
    references: tuple[str, ...] = ()
    amount_due_cents: int | None = None
    deadlines: tuple[Deadline, ...] = ()
    principal_cents: int | None = None
    interest_cents: int | None = None
    costs_cents: int | None = None
    paid_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FourteenDayNotice:
    """The notice that must precede collection costs for consumers (art. 6:96 lid 6 BW), as it is worded.

    `costs_cents` is what will be asked, with the VAT that is named beside it. `runs_from` is `None` where the
    letter does not say what the term is counted from.
    """

    costs_cents: int | None
    term_days: int | None
    wording: str
    vat_cents: int | None = None
    runs_from: RunsFrom | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EstimatedDeadline:
    """A term that runs from receipt: its day can only be estimated, `last_safe_day` on the safe side."""

    kind: DeadlineKind
    last_safe_day: date | None
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDetails:
    """How the sender says it can be reached."""

    phone: str | None = None
    email: str | None = None
    website: str | None = None
    handler: str | None = None
    address: str | None = None
    opening_hours: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the law and the linking need, as far as the letter states it; rates in hundredths of a percent.

    `interest_rate_bp` is the rate as printed, over the time in `interest_per`. `interest_periods` has the
    stretches where the letter reckons interest in more than one. `offer`: the letter offers something and
    demands nothing.
    """

    references: tuple[Reference, ...] = ()
    cost_lines: tuple[CostLine, ...] = ()
    interest_rate_bp: int | None = None
    interest_from: date | None = None
    interest_until: date | None = None
    interest_kind: InterestKind | None = None
    interest_per: RatePer | None = None
    interest_periods: tuple[InterestPeriod, ...] = ()
    origin_date: date | None = None
    invoices: tuple[ListedInvoice, ...] = ()
    debts: tuple[ListedDebt, ...] = ()
    notice_14_days: FourteenDayNotice | None = None
    estimated_deadlines: tuple[EstimatedDeadline, ...] = ()
    contact_details: ContactDetails | None = None
    former_creditor: str | None = None
    suspicious: tuple[str, ...] = ()
    offer: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one letter says. Money is in euro cents; `None` means that the letter does not state it.

    Where the parts are stated, `principal + interest + costs - paid = amount due`.
    `review` names, as paths such as ``deadlines.0.date``, what the program is not sure of.
    `evidence` is keyed by the same paths.
    """

    addressee: str | None = None
    is_claim: bool = False
    direction: Direction = Direction.NONE
    sender: str | None = None
    creditor: str | None = None
    letter_date: date | None = None
    stage: Stage = Stage.INFORMATION
    references: tuple[str, ...] = ()
    amount_due_cents: int | None = None
    principal_cents: int | None = None
    interest_cents: int | None = None
    costs_cents: int | None = None
    paid_cents: int | None = None
    refund_cents: int | None = None
    iban: str | None = None
    payment_reference: str | None = None
    direct_debit: bool = False
    disputed: bool = False
    plan: Plan | None = None
    deadlines: tuple[Deadline, ...] = ()
    review: tuple[str, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    details: Details = field(default_factory=Details)
