"""Roles of amounts: what an amount can be in its letter."""

from __future__ import annotations

import re
from enum import StrEnum


class Role(StrEnum):
    """What an amount is in its letter."""

    TOTAL = "total"
    WEAK_TOTAL = "weak_total"
    SUBTOTAL = "subtotal"
    PRINCIPAL = "principal"
    INTEREST = "interest"
    COSTS = "costs"
    VAT = "vat"
    PAID = "paid"
    ADVANCE = "advance"
    CREDIT = "credit"
    REFUND = "refund"
    INSTALMENT = "instalment"
    MINIMUM = "minimum"
    PERIODIC = "periodic"
    CONDITIONAL = "conditional"
    OTHER = "other"
    ITEM = "item"


def words_pattern(*patterns: str) -> re.Pattern[str]:
    """One pattern that matches where any of `patterns` does."""
    return re.compile("|".join(patterns))
