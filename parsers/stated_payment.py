"""A payment as a letter states it for machines, in a payment code or an electronic invoice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

_ACCOUNT: Final = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{8,30}")


class StatedSource(StrEnum):
    """Where a payment is stated so that a machine can read it."""

    PAYMENT_CODE = "payment_code"
    EINVOICE = "einvoice"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPayment:
    """What a code or an electronic invoice asks to be paid; `None` where it does not say.

    The account has the right check digits, and is without spaces. `page` counts from 1; it is `None` for an
    electronic invoice, which stands on no page. `due_date` and `issue_date` are those of the invoice.
    """

    amount_cents: int | None
    iban: str | None
    payment_reference: str | None
    creditor: str | None
    invoice_number: str | None
    issue_date: date | None
    due_date: date | None
    source: StatedSource
    page: int | None = None


def is_account(text: str) -> bool:
    """Tell whether `text`, without spaces, is an account by the form of its country and its check digits.

    Source: ISO 13616-1. The library alone takes a letter among the check digits for a number too.
    """
    if _ACCOUNT.fullmatch(text) is None:
        return False
    # Imported on demand: documents carry the values of this module, and most have none.
    from stdnum import iban

    return bool(iban.is_valid(text, check_country=False))
