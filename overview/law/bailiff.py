"""What a bailiff charges for an official act, held against the tariff (art. 2 Btag)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from overview.creditor_kinds import RECLAIMS_VAT, creditor_kind
from overview.finding import Finding, Outcome, Rule
from overview.law.case import ClaimCase
from overview.law.scope import is_public
from overview.law.tables import source_of, table
from overview.references import Entry
from parsers.facts import BailiffAct, CostKind, CostLine
from parsers.folding import fold

_ACTS: Final[Mapping[BailiffAct, str]] = {
    BailiffAct.SUMMONS: "a",
    # An order or another paper is served for less; the label does not tell, so the most holds.
    BailiffAct.SERVICE: "b",
    BailiffAct.ATTACHMENT_MOVABLES: "e",
    BailiffAct.ATTACHMENT_BANK: "i",
    BailiffAct.ATTACHMENT_INCOME: "j",
    BailiffAct.ATTACHMENT_REAL_ESTATE: "o",
    BailiffAct.SALE: "t",
    BailiffAct.EVICTION: "v",
}
"""The acts by the letters that art. 2 of the decree gives them."""


_MORE_THAN_AN_ACT: Final = frozenset({BailiffAct.EVICTION, BailiffAct.SALE})
"""What is asked for these holds movers, a locksmith or an auctioneer too, which no tariff sets."""
_SEVERAL: Final = re.compile(
    r"\ben\b|[+&/,]|-\s|overbeteken|incl|informatie|verschot|advertentie|executiekosten|deurwaarderskosten"
    r"|kosten (?:van )?(?:executie|tenuitvoer)"
)
"""A label that names more than one act, or extracts and searches that a bailiff laid out money for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tariff:
    """The least and the most that the tariff of a day can be, in euro cents without VAT.

    They are the same in years that are known; `most_cents` is `None` after the last one.
    """

    least_cents: int
    most_cents: int | None


def tariff_of(act: BailiffAct, day: date) -> Tariff | None:
    """Return the tariff of an act on a day, or `None` where no year before it is known."""
    letter = _ACTS.get(act)
    rows = [row for row in table("bailiff")["tariff"]["years"] if letter in row["amounts"]]
    before = [row for row in rows if row["from"] <= day]
    if not before:
        return None
    cents = _cents(before[-1]["amounts"][letter])
    if day <= before[-1]["until"]:
        return Tariff(least_cents=cents, most_cents=cents)
    after = [row for row in rows if row["from"] > day]
    return Tariff(least_cents=cents, most_cents=_cents(after[0]["amounts"][letter]) if after else None)


def check_bailiff_tariff(case: ClaimCase) -> tuple[Finding, ...]:
    """Hold each official act in the newest specification of costs against the tariff of its year.

    A bailiff for taxes and one that collects fines charge by other rules, and are left out. A line that can
    stand for more than one act is never a conflict, nor is what searches that are laid out for would explain.
    """
    if is_public(case):
        return ()
    entry = case.newest(lambda facts: any(_is_act(line) for line in facts.details.cost_lines))
    if entry is None:
        return ()
    reclaims = creditor_kind(case.claim.creditor) in RECLAIMS_VAT
    return tuple(
        _check(line, entry, reclaims_vat=reclaims) for line in entry.facts.details.cost_lines if _is_act(line)
    )


def _is_act(line: CostLine) -> bool:
    return line.due and line.kind is CostKind.BAILIFF and line.act is not BailiffAct.INFORMATION


def _check(line: CostLine, entry: Entry, *, reclaims_vat: bool) -> Finding:
    by = table("bailiff")["tariff"]
    tariff = tariff_of(line.act, entry.day) if line.act else None
    figures: dict[str, int | date | str] = {"charged_cents": line.amount_cents, "act": line.label}
    missing: tuple[str, ...] = ()
    if tariff is None:
        outcome, missing = Outcome.CANNOT_BE_CHECKED, ("tariff",) if line.act in _ACTS else ("kind_of_act",)
    else:
        # Where no line tells VAT apart it may be in the amount.
        factor = Decimal(1) if line.vat_cents else 1 + Decimal(by["vat_percent"]) / 100
        most = tariff.most_cents
        figures["allowed_cents"] = most if most is not None else tariff.least_cents
        if line.amount_cents <= _with(tariff.least_cents, factor):
            outcome = Outcome.FITS
            if reclaims_vat and most is not None and line.amount_cents > most + _cents(by["searches_most"]):
                # Only VAT explains it, which this creditor can reclaim and so may not pass on.
                outcome, missing = Outcome.CANNOT_BE_CHECKED, ("vat_statement",)
        elif most is None or line.amount_cents <= _with(most, factor):
            outcome, missing = Outcome.CANNOT_BE_CHECKED, ("tariff",)
        elif _may_hold_more(line, _with(most + _cents(by["searches_most"]), factor)):
            outcome, missing = Outcome.CANNOT_BE_CHECKED, ("specification_of_costs",)
        else:
            outcome = Outcome.CONFLICTS
    return Finding(
        rule=Rule.BAILIFF_TARIFF,
        outcome=outcome,
        source=source_of(by),
        figures=figures,
        letters=(entry.letter_id,),
        missing=missing,
    )


def _may_hold_more(line: CostLine, with_searches_cents: int) -> bool:
    return (
        line.act in _MORE_THAN_AN_ACT
        or _SEVERAL.search(fold(line.label)) is not None
        or line.amount_cents <= with_searches_cents
    )


def _cents(amount: str) -> int:
    return int(Decimal(amount) * 100)


def _with(cents: int, factor: Decimal) -> int:
    return int((cents * factor).quantize(Decimal(1), rounding=ROUND_HALF_UP))
