"""The overview as the JSON of `overview --json`: version 1, money in cents, days in ISO form."""

from __future__ import annotations

from datetime import date

from overview.bsn import masked
from overview.check import Check
from overview.claim import Claim, Doubt, OtherLetter, Overview, Receivable
from overview.finding import Finding, LegalSource
from overview.growth import Growth
from overview.language import English, Language
from overview.law.sentences import sentence
from overview.payments import Payments, payments
from overview.short_line import ShortLine
from overview.short_lines import described
from overview.threat import Threat

VERSION = 1


def encode_overview(
    overview: Overview, language: Language | None = None, *, with_bsn: bool = False
) -> dict[str, object]:
    """Return the overview as plain values for JSON, keys in the order of the design.

    Args:
        overview: The overview.
        language: In which the sentences of findings are; English where none is given.
        with_bsn: Whether a BSN in a reference stays readable.
    """
    speak = language or English()
    totals = overview.totals
    return {
        "version": VERSION,
        "as_of": overview.as_of.isoformat(),
        "complete": overview.complete,
        "totals": {
            "open_cents": totals.open_cents,
            "payment_plan_cents": totals.payment_plan_cents,
            "disputed_cents": totals.disputed_cents,
            "upcoming_cents": totals.upcoming_cents,
            "receivable_cents": totals.receivable_cents,
            "claims": totals.claims,
        },
        "claims": [_claim(claim, speak, with_bsn) for claim in overview.claims],
        "receivables": [_receivable(one) for one in overview.receivables],
        "other_letters": [_other(letter) for letter in overview.other_letters],
        "checks": [_check(check) for check in overview.checks],
        "payments": _payments(payments(overview.claims)),
    }


def _claim(claim: Claim, language: Language, with_bsn: bool) -> dict[str, object]:
    deadline = claim.next_deadline
    return {
        "id": claim.id,
        "formerly": list(claim.formerly),
        "creditor": claim.creditor,
        "contact": claim.contact,
        "amount_due_cents": claim.amount_due_cents,
        "amount_as_of": claim.amount_as_of.isoformat() if claim.amount_as_of else None,
        "principal_cents": claim.principal_cents,
        "interest_cents": claim.interest_cents,
        "costs_cents": claim.costs_cents,
        "stage": claim.stage.value,
        "status": claim.status.value,
        "next_deadline": None
        if deadline is None
        else {
            "kind": deadline.kind.value,
            "date": deadline.day.isoformat(),
            "amount_cents": deadline.amount_cents,
        },
        "overdue_since": claim.overdue_since.isoformat() if claim.overdue_since else None,
        "debtors": list(claim.debtors),
        "references": [one if with_bsn else masked(one, claim.creditor) for one in claim.references],
        "iban": claim.iban,
        "payment_reference": claim.payment_reference,
        "preferential": claim.preferential,
        "letters": [
            {
                "id": letter.id,
                "source": letter.source,
                "why": letter.why.value if letter.why else None,
                "linked_to": letter.linked_to,
            }
            for letter in claim.letters
        ],
        "review": list(claim.review),
        "doubts": [_doubt(doubt) for doubt in claim.doubts],
        "threat": _threat(claim.threat),
        "growth": _growth(claim.growth),
        "findings": [_finding(finding, language) for finding in claim.findings],
        "short_lines": [_short_line(line, language) for line in claim.short_lines],
    }


def _short_line(line: ShortLine, language: Language) -> dict[str, object]:
    return {
        "kind": line.kind.value,
        "organisation": line.organisation,
        "phone": line.phone,
        "email": line.email,
        "website": line.website,
        "address": line.address,
        "handler": line.handler,
        "opening_hours": line.opening_hours,
        "note": described(line, language) or None,
        "letter": line.letter_id,
        "checked_on": _day(line.checked_on),
        "source": line.source,
        "verified": line.verified,
        "author": line.author,
    }


def _threat(threat: Threat | None) -> dict[str, object] | None:
    if threat is None:
        return None
    return {
        "kind": threat.kind.value,
        "rank": threat.kind.rank,
        "strikes_on": _day(threat.strikes_on),
        "threatening": threat.threatening,
        "first_talk_by": _day(threat.first_talk_by),
    }


def _growth(growth: Growth | None) -> dict[str, object] | None:
    if growth is None:
        return None
    return {
        "kind": growth.kind.value,
        "by_cents": growth.by_cents,
        "exact": growth.exact,
        "not_before": growth.not_before.isoformat(),
        "named": growth.named,
        "interest_cents": growth.interest_cents,
        "source": _source(growth.source),
    }


def _source(source: LegalSource) -> dict[str, object]:
    return {"article": source.article, "reference": source.reference, "verified": source.verified}


def _check(check: Check) -> dict[str, object]:
    return {
        "kind": check.kind.value,
        "claim": check.claim_id,
        "letter": check.letter_id,
        "organisation": check.organisation.value if check.organisation else None,
        "since": _day(check.since),
    }


def _payments(found: Payments) -> dict[str, object]:
    return {
        "options": [
            {
                "claim": one.claim_id,
                "pay_cents": one.pay_cents,
                "before": _day(one.before),
                "averts_cents": one.averts_cents,
                "living": one.living,
                "threat": None if one.threat is None else one.threat.value,
            }
            for one in found.options
        ],
        "left_out": [{"claim": one.claim_id, "reason": one.reason.value} for one in found.left_out],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _finding(finding: Finding, language: Language) -> dict[str, object]:
    return {
        "rule": finding.rule.value,
        "outcome": finding.outcome.value,
        "sentence": sentence(finding, language),
        "figures": {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in finding.figures.items()
        },
        "letters": list(finding.letters),
        "missing": list(finding.missing),
        "source": _source(finding.source),
    }


def _doubt(doubt: Doubt) -> dict[str, object]:
    return {
        "path": doubt.path,
        "reason": doubt.reason.value,
        "letter": doubt.letter_id,
        "amount_cents": doubt.amount_cents,
        "other_claim": doubt.other_claim,
    }


def _receivable(one: Receivable) -> dict[str, object]:
    return {"sender": one.sender, "amount_cents": one.amount_cents, "letters": list(one.letters)}


def _other(letter: OtherLetter) -> dict[str, object]:
    return {
        "id": letter.id,
        "source": letter.source,
        "stage": letter.stage.value if letter.stage else None,
        "reason": letter.reason.value,
    }
