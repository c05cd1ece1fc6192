"""The facts of one letter as rows for people: what, how much, where it stands, and whether to check it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from overview import Correction
from overview.bsn import masked
from parsers.facts import Evidence, Facts
from tui.correction_texts import corrected_value
from tui.formatting import format_day, format_iban, format_money
from tui.i18n import gettext as _
from tui.labels import deadline_label, direction_label, field_label, plan_label, signal_label, stage_label


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One fact of a letter. `path` is what ``postkluis letter correct`` takes."""

    path: str
    label: str
    value: str
    is_amount: bool
    doubtful: bool
    evidence: Evidence | None
    read: str | None = None
    "What the program read, where `value` is what a person put in its place."
    correction: Correction | None = None


def fact_rows(facts: Facts, corrections: Sequence[Correction] = ()) -> tuple[FactRow, ...]:
    """Return the facts that the letter states or should be checked for, in the order of a letter.

    A fact that was put right shows the correction; one that the letter does not have stands at the end.
    """
    open_ones = {one.path: one for one in corrections if not one.path.startswith(("tie.", "lost."))}
    rows = []
    for row in _rows(facts):
        correction = open_ones.pop(row.path, None)
        rows.append(row if correction is None else _corrected(row, correction))
    return (*rows, *(_added(one) for one in open_ones.values()))


def _corrected(row: FactRow, correction: Correction) -> FactRow:
    return replace(
        row, value=corrected_value(correction), read=row.value, correction=correction, doubtful=False
    )


def _added(correction: Correction) -> FactRow:
    return FactRow(
        path=correction.path,
        label=field_label(correction.path),
        value=corrected_value(correction),
        is_amount=correction.path.endswith("_cents"),
        doubtful=False,
        evidence=None,
        read=_("not found"),
        correction=correction,
    )


def doubted(facts: Facts, path: str) -> bool:
    """Return whether `path` itself, a part of it, or what it is part of should be checked."""
    return any(
        one == path or one.startswith(path + ".") or path.startswith(one + ".") for one in facts.review
    )


def place_of(evidence: Evidence) -> str:
    """Return where on the paper a fact stands, in words."""
    if evidence.page is None:
        return _("in the message")
    return _("page {page}").format(page=evidence.page)


def conceal_digits(text: str) -> str:
    """Return `text` with each digit as a dot, for a quotation shown while amounts are hidden."""
    return re.sub(r"\d", "•", text)


def _evidence(facts: Facts, path: str) -> Evidence | None:
    """Find the evidence of a path, or of the first under it: a day's evidence speaks for its deadline."""
    if path in facts.evidence:
        return _covered(facts.evidence[path], facts)
    under = sorted(one for one in facts.evidence if one.startswith(path + "."))
    return _covered(facts.evidence[under[0]], facts) if under else None


def _covered(evidence: Evidence, facts: Facts) -> Evidence:
    """Return evidence with a BSN covered in the references that it quotes."""
    text = evidence.text
    for reference in facts.references:
        text = text.replace(reference, masked(reference, facts.creditor))
    return evidence if text == evidence.text else replace(evidence, text=text)


def _rows(facts: Facts) -> Iterator[FactRow]:
    def row(path: str, value: str | None, *, is_amount: bool = False) -> Iterator[FactRow]:
        doubtful = doubted(facts, path)
        if value is None and not doubtful:
            return
        yield FactRow(
            path=path,
            label=field_label(path),
            value=_("not found") if value is None else value,
            is_amount=is_amount and value is not None,
            doubtful=doubtful,
            evidence=_evidence(facts, path),
        )

    def amount(path: str, cents: int | None) -> Iterator[FactRow]:
        yield from row(path, None if cents is None else format_money(cents), is_amount=True)

    yield from row("sender", facts.sender)
    yield from row("creditor", facts.creditor)
    yield from row("addressee", facts.addressee)
    yield from row("letter_date", None if facts.letter_date is None else format_day(facts.letter_date))
    yield from row("stage", stage_label(facts.stage))
    yield from row("direction", direction_label(facts.direction))
    yield from amount("amount_due_cents", facts.amount_due_cents)
    yield from amount("principal_cents", facts.principal_cents)
    yield from amount("interest_cents", facts.interest_cents)
    yield from amount("costs_cents", facts.costs_cents)
    yield from amount("paid_cents", facts.paid_cents)
    yield from amount("refund_cents", facts.refund_cents)
    for place, deadline in enumerate(facts.deadlines):
        value = f"{deadline_label(deadline.kind)}: {format_day(deadline.day)}"
        yield from row(f"deadlines.{place}", value)
        if deadline.amount_cents is not None:
            yield from amount(f"deadlines.{place}.amount_cents", deadline.amount_cents)
    if not facts.deadlines and doubted(facts, "deadlines"):
        yield from row("deadlines", None)
    yield from row("iban", None if facts.iban is None else format_iban(facts.iban))
    yield from row("payment_reference", facts.payment_reference)
    covered = (masked(reference, facts.creditor) for reference in facts.references)
    yield from row("references", ", ".join(covered) or None)
    yield from row("direct_debit", _("yes, it is collected from the account") if facts.direct_debit else None)
    yield from row("disputed", _("yes, the letter says so") if facts.disputed else None)
    yield from row("plan", None if facts.plan is None else plan_label(facts.plan))
    signals = "; ".join(signal_label(signal) for signal in facts.details.suspicious)
    yield from row("details.suspicious", signals or None)
    unknown = facts.evidence.get("events")
    yield from row("events", None if unknown is None else unknown.text)
