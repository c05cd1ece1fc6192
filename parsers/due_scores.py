"""How much speaks for each amount to be the one that is due: its role, its place, and the sums it closes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.arithmetic import OUTSIDE, Proof, alone_in_column, less_advances
from parsers.lexicon.roles import Role

SCORES: Final = {
    Role.TOTAL: 9.0,
    Role.WEAK_TOTAL: 5.0,
    Role.SUBTOTAL: 1.5,
    Role.PRINCIPAL: 3.0,
    Role.ITEM: 1.0,
    Role.INSTALMENT: 0.5,
    Role.MINIMUM: -2.0,
    Role.INTEREST: -3.0,
    Role.COSTS: -3.0,
    Role.VAT: -4.0,
    Role.PAID: -4.0,
    Role.ADVANCE: -4.0,
    Role.CREDIT: -4.0,
    Role.REFUND: -6.0,
    Role.PERIODIC: -8.0,
    Role.OTHER: -8.0,
    Role.CONDITIONAL: -9.0,
}
PROOF: Final = 6.0
"""What it says for an amount that others add up to it."""

_PART: Final = 4.0
_PROVEN_WITHOUT_LABEL: Final = 3.0
_ALONE: Final = 4.0
_ASKED: Final = {Role.TOTAL: 1.0, Role.ITEM: 1.0, Role.PRINCIPAL: 3.0}
_ACROSS: Final = 2.0
_ARREARS: Final = 3.0


def due_scores(
    amounts: Sequence[RoledAmount], proofs: dict[int, Proof], *, arrears_asked: bool
) -> dict[int, float]:
    strong = {
        amount.cents
        for amount in amounts
        if amount.role is Role.TOTAL
        and not amount.in_sentence
        and amount.cents
        and not amount.mention.negative
    }
    best: dict[int, float] = {}
    extra: dict[int, float] = {}
    for amount in amounts:
        score = SCORES[amount.role]
        if amount.role is Role.TOTAL and amount.in_sentence:
            score -= 1.5
        if amount.asked:
            score += _ASKED.get(amount.role, 0.0)
        if arrears_asked and "achterstand" in amount.label and amount.role in (Role.TOTAL, Role.WEAK_TOTAL):
            score += _ARREARS
        if amount.mention.cell.bold and score > 0:
            score += 1.0
        if amount.role is Role.ITEM and not amount.in_sentence and alone_in_column(amount, amounts):
            score += _ALONE
        if amount.mention.negative and amount.role is not Role.OTHER:
            score -= 5.0
        if id(amount) in proofs and amount.role not in OUTSIDE:
            labelled = amount.role in (Role.TOTAL, Role.WEAK_TOTAL, Role.SUBTOTAL)
            # A sum with its tax is what a bill comes to, whatever it calls that.
            labelled = labelled or _with_tax(proofs[id(amount)])
            # A table of an annex adds up too: what the letter calls to be paid outweighs it.
            rows = {row.cents for row in proofs[id(amount)].rows}
            outweighed = amount.role is Role.WEAK_TOTAL and strong - rows - {amount.cents}
            score += PROOF if labelled and not outweighed else _PROVEN_WITHOUT_LABEL
        if score > 0 and _crosses(amount, amounts):
            score += _ACROSS
        if amount.cents == 0:
            score -= 4.0
        known = best.get(amount.cents)
        if known is None or score > known:
            best[amount.cents] = score
        if known is not None and min(score, known) > 0:
            extra[amount.cents] = min(4.0, extra.get(amount.cents, 0.0) + 0.35 * min(score, known))
    scores = {value: score + extra.get(value, 0.0) for value, score in best.items()}
    for whole, left in less_advances(amounts):
        # What was used, less what was paid ahead: the rest is asked, and not the whole.
        scores[left] = scores.get(left, 0.0) + PROOF
        scores[whole] = scores.get(whole, 0.0) - _PART
    # What is a row of a larger sum that adds up is no total of its own.
    for proof in proofs.values():
        if proof.total.role in (Role.TOTAL, Role.WEAK_TOTAL) or _with_tax(proof):
            for row in proof.rows:
                if row.cents != proof.total.cents:
                    scores[row.cents] = scores.get(row.cents, 0.0) - 4.0
    return scores


def _crosses(amount: RoledAmount, amounts: Sequence[RoledAmount]) -> bool:
    """Whether the other sums in its row add up to it: without VAT, the VAT, and both."""
    cell = amount.mention.cell
    if amount.in_sentence or amount.role not in (Role.TOTAL, Role.WEAK_TOTAL):
        return False
    left = [
        other
        for other in amounts
        if not other.in_sentence
        and (other.mention.cell.page, other.mention.cell.row) == (cell.page, cell.row)
        and other.mention.cell.x1 < cell.x1
    ]
    return len(left) > 1 and sum(other.cents for other in left) == amount.cents


def _with_tax(proof: Proof) -> bool:
    return any(row.role is Role.VAT for row in proof.rows)


def put_enumerations(scores: dict[int, float], proofs: Sequence[Proof]) -> None:
    """Raise what running text adds up to, once each, and lower its parts."""
    for total in {proof.total.cents for proof in proofs}:
        scores[total] = scores.get(total, 0.0) + PROOF
    for part in {row.cents for proof in proofs for row in proof.rows}:
        scores[part] = scores.get(part, 0.0) - _PART
