"""What the law seems to say of a claim: findings, each a question to check and never advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What came out when a rule was held against a claim."""

    CONFLICTS = "conflicts"
    """What the letters say does not go with the rule: a question to put to the creditor."""
    FITS = "fits"
    CANNOT_BE_CHECKED = "cannot_be_checked"
    """Something is not in this vault; `Finding.missing` names it."""


class Rule(StrEnum):
    """The rules that are held against a claim."""

    COLLECTION_COSTS = "collection_costs"
    FOURTEEN_DAYS_NOTICE = "fourteen_days_notice"
    VAT_ON_COSTS = "vat_on_costs"
    INTEREST = "interest"
    FINE_INCREASE = "fine_increase"
    BAILIFF_TARIFF = "bailiff_tariff"
    PUBLIC_REMINDER_FEE = "public_reminder_fee"
    LIMITATION = "limitation"
    OBJECTION_TERM = "objection_term"
    TERM_ON_FREE_DAY = "term_on_free_day"
    OTHER_DEBTOR = "other_debtor"
    DOUBLE_CLAIM = "double_claim"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalSource:
    """Where a rule stands. `verified` is false where its text was not seen when the rule was written."""

    article: str
    reference: str
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule held against one claim.

    The names in `figures` end in their unit: ``_cents`` euro cents, ``_bp`` hundredths of a percent,
    ``_days`` days, ``_on`` a day. `letters` are the ids of those that the figures come from, `missing` the
    names of what would be needed to check (`overview.law.sentences` has them in words). A letter that is
    missing is not in this vault, which does not say that it was never sent.
    """

    rule: Rule
    outcome: Outcome
    source: LegalSource
    figures: Mapping[str, int | date | str] = field(default_factory=dict)
    letters: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
