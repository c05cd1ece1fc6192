"""What is left of a sum, told in prose: "De contributie is € 135,00. U betaalde € 45,00, dus blijft € 90,00".

Told by the arithmetic and by what stands around each of the three: something of paying beside the part,
something of being left beside the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.context import ContextReader
from parsers.lexicon.roles import Role

_PAYING: Final = re.compile(
    r"betaal|betaald|voldaan|voldeed|\bontv(?:ing|ang)|\bkre(?:eg|gen)\b|\bgekregen\b|overgemaakt|"
    r"overgeboekt|gestort|"
    r"\bbinnen(?:gekomen)?\b|bijgeschreven|afgelost|aanbetal|deelbetal|gepind|geincasseerd|afgeschreven|"
    r"in mindering|verrekend|afgedragen|\bpaid\b|received|deposit|transferred|\bgot\b"
)
_NOT_PAYING: Final = re.compile(
    r"\b(?:niet|geen|nooit|not|never|no|te betalen|te voldoen|als (?:u|je|wij|we|het|dit|dat|er|de)|"
    r"indien|wanneer|if)\b"
)
_LEFT: Final = re.compile(
    r"\bnog\b|\brest|\bblij(?:ft|ven)\b|\bover\b|\bopen\b|openstaa|ontbreek|\bmis(?:sen|t)?\b|\bsaldo\b|"
    r"te betalen|"
    r"te voldoen|verschuldigd|\bremain|\bleft\b|\bleav|\bbalance\b|outstanding|\bdue\b|\bowe\b|\bstill\b"
)
_TURN: Final = re.compile(r"[,;:]|\b(?:dus|maar|zodat|waardoor|waarna|terwijl|so|but|while)\b")
_NEAR: Final = 5
_FEW_WORDS: Final = 4
_ROWS_APART: Final = 4
_OF_PROSE: Final = (
    Role.ITEM, Role.TOTAL, Role.WEAK_TOTAL, Role.PRINCIPAL, Role.PAID, Role.SUBTOTAL, Role.OTHER,
    Role.PERIODIC, Role.ADVANCE,
)  # fmt: skip


def with_rests(amounts: Sequence[RoledAmount], context: ContextReader) -> tuple[RoledAmount, ...]:
    """The amounts; of a whole that was paid in part the whole, the part and what is left have those roles."""
    told = [one for one in amounts if one.cents and one.role in _OF_PROSE and _is_told(one)]
    roles: dict[int, Role] = {}
    for whole, part, rest in _splits(told, context):
        roles |= {id(whole): Role.PRINCIPAL, id(part): Role.PAID, id(rest): Role.TOTAL}
    return tuple(
        one
        if id(one) not in roles
        else replace(one, role=roles[id(one)], asked=one.asked or roles[id(one)] is Role.TOTAL)
        for one in amounts
    )


def _is_told(amount: RoledAmount) -> bool:
    """Whether an amount stands in words, be it in a sentence too short to be one of running text."""
    return amount.in_sentence or len(amount.mention.cell.words) >= _FEW_WORDS


def _splits(
    told: Sequence[RoledAmount], context: ContextReader
) -> Iterator[tuple[RoledAmount, RoledAmount, RoledAmount]]:
    for place, rest in enumerate(told):
        near = [
            one
            for one in told[max(0, place - _NEAR) : place + _NEAR + 1]
            if one is not rest and _beside(one, rest)
        ]
        if not near or not _LEFT.search(_clause(rest, told, context)):
            continue
        for part in near:
            clause = _clause(part, told, context)
            if not _PAYING.search(clause) or _NOT_PAYING.search(clause):
                continue
            whole = next(
                (one for one in near if one is not part and one.cents == rest.cents + part.cents), None
            )
            if whole is not None:
                yield whole, part, rest
                return


def _beside(one: RoledAmount, other: RoledAmount) -> bool:
    """Whether two amounts stand in the same paragraph, or in two that follow each other."""
    first, second = one.mention, other.mention
    if first.block is second.block:
        return True
    return first.cell.page == second.cell.page and abs(first.cell.row - second.cell.row) <= _ROWS_APART


def _clause(amount: RoledAmount, told: Sequence[RoledAmount], context: ContextReader) -> str:
    """The words around an amount, up to where its sentence turns or names another amount."""
    mention = amount.mention
    block = mention.block
    sentence = context.sentence_at(block, mention.start)
    others = [one.mention for one in told if one.mention.block is block]
    start = max([sentence.start, *(one.end for one in others if one.end <= mention.start)])
    end = min([sentence.end, *(one.start for one in others if one.start >= mention.end)])
    before = block.folded[start : mention.start].replace("\n", " ")
    after = block.folded[mention.end : end].replace("\n", " ")
    turns = list(_TURN.finditer(before))
    behind = _TURN.search(after)
    # "Het restant is dus € 300": a turn just before the amount parts it from nothing.
    cuts = [turn.end() for turn in turns if before[turn.end() :].strip(" €:")]
    before = before[cuts[-1] if cuts else 0 :]
    return f"{before} | {after[: behind.start() if behind else len(after)]}"
