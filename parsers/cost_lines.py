"""Lines of costs: what each is for, its VAT, and whether it is due or only announced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from parsers.amount_roles import RoledAmount, cost_kind
from parsers.arithmetic import announced_costs
from parsers.facts import BailiffAct, CostKind, CostLine, Stage
from parsers.lexicon.costs import BAILIFF_ACTS, INCLUDES_VAT, VAT, VAT_WITHIN
from parsers.lexicon.roles import Role

if TYPE_CHECKING:
    from parsers.choosing import Choice, Mentions

# The general rates of VAT since 2001 (art. 9 Wet op de omzetbelasting 1968): 19 %, since October 2012 21 %.
_VAT_PERCENT: Final = (21, 19)
_ROUNDING: Final = 2
_VAT_BEHIND: Final = re.compile(r"^\s*(?:euro?\s)?(?:aan |voor |of )?(?:\d{1,2} ?% )?(?:btw|b\.t\.w|vat)\b")
_LABEL: Final = 80
_KIND_OF_VAT: Final[tuple[tuple[re.Pattern[str], tuple[CostKind, ...]], ...]] = (
    (re.compile(r"incasso|buitengerecht|\bbik\b|\bwik\b|collection"), (CostKind.COLLECTION,)),
    (re.compile(r"explo|ambtshandeling|beteken|beslag|deurwaarder|bailiff"), (CostKind.BAILIFF,)),
    (re.compile(r"aanman|herinner|reminder"), (CostKind.REMINDER,)),
)


_VAT_BEFORE: Final = re.compile(r"\b(?:btw|b\.t\.w\.?|vat)\W{0,4}(?:van |ad |of )?\W{0,4}$")
_LONG: Final = 60
_CLOSE: Final = 50


def find_cost_lines(mentions: Mentions, choice: Choice) -> tuple[CostLine, ...]:
    """Return the lines of costs in the order of the letter: those that are due, then those announced."""
    due = list(choice.reckoning.cost_amounts) or _loose(mentions, choice)
    due.sort(key=lambda amount: (amount.mention.cell.row, amount.mention.start))
    lines = _lines(due, due=True)
    lines = _with_vat_within(lines, due, mentions)
    known = {line.amount_cents + part for line in lines for part in (0, line.vat_cents or 0)}
    known |= {line.vat_cents for line in lines if line.vat_cents}
    pending = [amount for amount in announced_lines(mentions, choice) if amount.cents not in known]
    return (*lines, *_without_repeats(_lines(pending, due=False)))


def _without_repeats(lines: Sequence[CostLine]) -> list[CostLine]:
    """Costs that are named without and with VAT are one line: "€ 40,00, inclusief btw € 48,40"."""
    kept: list[CostLine] = []
    for line in lines:
        last = kept[-1] if kept else None
        if last is not None and last.vat_cents is None and last.kind is line.kind:
            vat = line.amount_cents - last.amount_cents
            if vat > 0 and _is_share(vat, last.amount_cents):
                kept[-1] = replace(last, vat_cents=vat, includes_vat=False)
                continue
        kept.append(line)
    return kept


def announced_lines(mentions: Mentions, choice: Choice) -> tuple[RoledAmount, ...]:
    """Costs that the letter only threatens with, each once, and not the sum that would be due with them."""
    due = choice.reckoning.due_cents
    found: dict[int, RoledAmount] = {}
    for amount in announced_costs(mentions.amounts):
        sums_up = amount.conditional_role is None and due is not None and amount.cents > due
        if amount.cents and not sums_up:
            found.setdefault(amount.cents, amount)
    vat = [amount for amount in mentions.amounts if amount.role is Role.CONDITIONAL and is_vat(amount)]
    for amount in vat:
        if amount.cents and found:
            found.setdefault(amount.cents, amount)
    # What is named at last as all of it together counts double.
    parts = {one + other for one in found for other in found if one != other}
    kept = [amount for cents, amount in found.items() if cents not in parts or len(found) < 3]
    return tuple(sorted(kept, key=lambda amount: (amount.mention.cell.row, amount.mention.start)))


def is_vat(amount: RoledAmount) -> bool:
    """Whether an amount is VAT itself, not a sum that VAT is in."""
    block, end = amount.mention.block, amount.mention.end
    start = amount.mention.start
    before = block.folded[max(0, start - 30) : start].replace("\n", " ")
    if _VAT_BEHIND.match(block.folded[end : end + 24].replace("\n", " ")) or (
        _VAT_BEFORE.search(before) and not re.search(r"\b(?:incl|excl)", before)
    ):
        return True
    return (
        VAT.search(amount.label) is not None
        and INCLUDES_VAT.search(amount.label) is None
        and re.search(r"\bexcl", amount.label) is None
        and len(amount.label) < 60
    ) or amount.role is Role.VAT


def _loose(mentions: Mentions, choice: Choice) -> list[RoledAmount]:
    """Costs in a table that did not add up: they are printed as due all the same."""
    if choice.stage.stage in (Stage.INVOICE, Stage.SETTLED) or choice.reckoning.costs_cents is not None:
        return []
    found: dict[tuple[int, str], RoledAmount] = {}
    for amount in mentions.amounts:
        if amount.role is Role.COSTS and amount.cents and not amount.in_sentence and not amount.summed:
            found.setdefault((amount.cents, amount.label), amount)
    return list(found.values())


def _lines(amounts: Sequence[RoledAmount], *, due: bool) -> list[CostLine]:
    lines: list[CostLine] = []
    for amount in amounts:
        if not is_vat(amount):
            lines.append(_line(amount, due=due))
            continue
        place = _line_of_vat(amount, lines)
        if place is None:
            lines.append(
                CostLine(kind=CostKind.VAT, label=_label(amount), amount_cents=amount.cents, due=due)
            )
        else:
            lines[place] = replace(lines[place], vat_cents=amount.cents, includes_vat=False)
    return lines


def _line(amount: RoledAmount, *, due: bool) -> CostLine:
    words = _words_of(amount)
    kind = cost_kind(words)
    return CostLine(
        kind=kind,
        label=" ".join(words.split())[:_LABEL],
        amount_cents=amount.cents,
        due=due,
        includes_vat=_includes_vat(amount),
        act=bailiff_act(words) if kind is CostKind.BAILIFF else None,
    )


def _words_of(amount: RoledAmount) -> str:
    """The words that tell what an amount is for: its label, or of a whole sentence those close to it."""
    if not amount.in_sentence or len(amount.label) <= _LONG:
        return amount.label
    folded, mention = amount.mention.block.folded.replace("\n", " "), amount.mention
    behind = re.split(r"[€.;,]|\ben\b|\band\b", folded[mention.end : mention.end + _CLOSE], maxsplit=1)[0]
    before = re.split(r"[€;]", folded[max(0, mention.start - _CLOSE) : mention.start])[-1]
    return next((words for words in (behind, before) if cost_kind(words) is not CostKind.OTHER), amount.label)


def bailiff_act(label: str) -> BailiffAct | None:
    """The act that a folded label names, or `None` where it names none."""
    return next((BailiffAct(act) for act, pattern in BAILIFF_ACTS if pattern.search(label)), None)


def _includes_vat(amount: RoledAmount) -> bool:
    """Whether the words of a line, or those just behind its amount, say that VAT is in it."""
    block, end = amount.mention.block, amount.mention.end
    behind = block.folded[end : end + 40].replace("\n", " ")
    behind = re.split(r"[€.;]", behind, maxsplit=1)[0]
    line = amount.mention.cell.folded if not amount.in_sentence else ""
    label = "" if amount.in_sentence and len(amount.label) > _LONG else amount.label
    return any(INCLUDES_VAT.search(text) for text in (label, behind, line))


def _line_of_vat(vat: RoledAmount, lines: Sequence[CostLine]) -> int | None:
    """The place of the line that VAT is over: the one its label names, or the one it is a share of."""
    free = [
        place for place, line in enumerate(lines) if line.vat_cents is None and line.kind is not CostKind.VAT
    ]
    for pattern, kinds in _KIND_OF_VAT:
        named = [place for place in free if lines[place].kind in kinds] if pattern.search(vat.label) else []
        if len(named) == 1:
            return named[0]
        fitting = [place for place in named if _is_share(vat.cents, lines[place].amount_cents)]
        if fitting:
            return fitting[-1]
        if named:
            return None
    fitting = [place for place in free if _is_share(vat.cents, lines[place].amount_cents)]
    if fitting:
        return fitting[-1]
    return free[0] if len(free) == 1 and len(lines) == 1 else None


def _is_share(vat: int, amount: int) -> bool:
    return any(abs(100 * vat - percent * amount) <= 100 * _ROUNDING for percent in _VAT_PERCENT)


def _with_vat_within(
    lines: Sequence[CostLine], due: Sequence[RoledAmount], mentions: Mentions
) -> list[CostLine]:
    """Lines of which the next line tells how much of it is VAT, without that VAT."""
    found = list(lines)
    rows = {amount.cents: amount.mention.cell.row for amount in due}
    for vat in mentions.amounts:
        if vat.role is not Role.VAT or not VAT_WITHIN.search(vat.label) or vat in due:
            continue
        for place, line in enumerate(found):
            row = rows.get(line.amount_cents)
            near = row is not None and 0 <= vat.mention.cell.row - row <= 1
            if near and line.vat_cents is None and _is_share(vat.cents, line.amount_cents - vat.cents):
                found[place] = replace(
                    line, amount_cents=line.amount_cents - vat.cents, vat_cents=vat.cents, includes_vat=False
                )
                break
    return found


def _label(amount: RoledAmount) -> str:
    return " ".join(amount.label.split())[:_LABEL]
