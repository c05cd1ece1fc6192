"""The values of an overview: claims and their letters, money to receive, and the letters that are neither."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from overview.check import Check
from overview.finding import Finding
from overview.growth import Growth
from overview.short_line import ShortLine
from overview.threat import Threat
from parsers.facts import Deadline, Facts, Stage


class ClaimStatus(StrEnum):
    """Where a claim stands on the day of the overview."""

    OPEN = "open"
    PAYMENT_PLAN = "payment_plan"
    DISPUTED = "disputed"
    UPCOMING = "upcoming"
    SETTLED = "settled"


class OtherReason(StrEnum):
    """Why a letter is in no claim."""

    REFUND = "refund"
    OTHER_PERSON = "other_person"
    ADVERTISING = "advertising"
    SUSPICIOUS = "suspicious"
    INFORMATION = "information"
    UNREADABLE = "unreadable"


class LinkReason(StrEnum):
    """What a letter has in common with the earlier letter of its claim that it was joined to."""

    NUMBER = "number"
    PAYMENT_REFERENCE = "payment_reference"
    SAME_LETTER = "same_letter"
    MISREAD_NUMBER = "misread_number"
    CUSTOMER_AND_AMOUNT = "customer_and_amount"
    CREDITOR_AND_AMOUNT = "creditor_and_amount"
    BY_HAND = "by_hand"
    """A person said so."""


class DoubtReason(StrEnum):
    """Why a person should look at a figure of a claim."""

    READING = "reading"
    """The reader of the newest letter was not sure of it."""
    LOWER_WITHOUT_PAYMENT = "lower_without_payment"
    """The newest amount is lower and nothing says why; `amount_cents` is the higher one."""
    NOT_STATED = "not_stated"
    """No letter of the claim states it."""
    SUM_OF_JOINED = "sum_of_joined"
    """A letter joined claims without naming a total: this is our sum."""
    PAYMENT_TAKEN_OFF = "payment_taken_off"
    """A letter confirmed a payment without naming what is left: this is our subtraction."""
    FORMS_DIFFER = "forms_differ"
    """Two letters of one day and stage state different amounts; `amount_cents` is the other one."""
    ASKED_AGAIN = "asked_again"
    """A letter asks for money after one that said the claim was settled; `letter_id` is the latter."""
    NEGATIVE = "negative"
    """A letter was read as asking less than nothing; counted as nothing."""
    CREDITOR_CHANGED = "creditor_changed"
    """The newest letter names another creditor, and no letter tells of a transfer."""
    UNLIKELY_DATE = "unlikely_date"
    """The date of a letter lies long after the day it came in, so that day is used instead."""
    DEBIT_DAY_PASSED = "debit_day_passed"
    """The day of the direct debit has passed, and no letter says whether it succeeded."""
    PLAN_ENDED = "plan_ended"
    """The last instalment day has passed, and no letter says whether all was paid."""
    MAY_BE_SAME = "may_be_same"
    """It may be the same debt as another claim of this creditor; `other_claim` names it."""
    WEAK_LINK = "weak_link"
    """A letter was joined to this claim without any number in common."""
    CORRECTION_NOT_APPLIED = "correction_not_applied"
    """A correction names a part of the letter that is no longer read there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """One letter as the overview gets it. `facts` is `None` while it is unread; `unread_reason` says why."""

    id: str
    source: str
    received: date
    facts: Facts | None
    unread_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """One figure of a claim that a person should check: `path` as in `parse --json`."""

    path: str
    reason: DoubtReason
    letter_id: str | None = None
    amount_cents: int | None = None
    other_claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLetter:
    """One letter of a claim, and what joined it to an earlier one (`None` for the first).

    `debt` is which of the debts that the letter carries this claim is, from 0.
    """

    id: str
    source: str
    day: date
    why: LinkReason | None = None
    linked_to: str | None = None
    debt: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One debt. Money is in euro cents; `amount_due_cents` is `None` where no letter states an amount.

    `id` comes from the letter that came in first and does not change as the claim grows; `formerly` are the
    ids of claims that a later letter joined to this one. `deadlines` are those that count on or after the day
    of the overview, in order, and `next_deadline` is the first of them; `overdue_since` is the first last day
    to pay that has gone by. `letters` are oldest first.
    `review` names the facts that a person should check and `doubts` says why; `findings` is what the law
    seems to say, `threat` what can happen and `growth` what comes on top next.
    `first_stage` is that of the oldest letter; `short_lines` say how to reach the one who decides.
    """

    id: str
    formerly: tuple[str, ...]
    creditor: str | None
    contact: str | None
    amount_due_cents: int | None
    amount_as_of: date | None
    principal_cents: int | None
    interest_cents: int | None
    costs_cents: int | None
    stage: Stage
    status: ClaimStatus
    next_deadline: Deadline | None
    overdue_since: date | None
    debtors: tuple[str, ...]
    references: tuple[str, ...]
    iban: str | None
    payment_reference: str | None
    preferential: bool | None
    letters: tuple[ClaimLetter, ...]
    deadlines: tuple[Deadline, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    findings: tuple[Finding, ...] = ()
    threat: Threat | None = None
    growth: Growth | None = None
    first_stage: Stage | None = None
    short_lines: tuple[ShortLine, ...] = ()

    @property
    def review(self) -> tuple[str, ...]:
        """The paths of `doubts`, each once, in their order."""
        return tuple(dict.fromkeys(doubt.path for doubt in self.doubts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Receivable:
    """Money that a sender pays the citizen; never taken off a debt. `letters` are ids, oldest first."""

    sender: str | None
    amount_cents: int | None
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherLetter:
    """A letter that is in no claim, and why. `stage` is `None` for one that could not be read."""

    id: str
    source: str
    stage: Stage | None
    reason: OtherReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums of the claims by status, in euro cents; a claim without an amount counts as nothing."""

    open_cents: int
    payment_plan_cents: int
    disputed_cents: int
    upcoming_cents: int
    receivable_cents: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """All debts of a household on one day. `complete` is false while a letter is unread.

    `checks` is what is probably missing and what needs a look.
    """

    as_of: date
    complete: bool
    totals: Totals
    claims: tuple[Claim, ...]
    receivables: tuple[Receivable, ...]
    other_letters: tuple[OtherLetter, ...]
    checks: tuple[Check, ...] = ()
