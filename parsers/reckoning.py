"""Reckoning: which amount is due, and how principal, interest, costs and payments add up to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.arithmetic import (
    Proof,
    after_costs,
    below_a_sum,
    claim_among_costs,
    distinct,
    paid_in_row,
    prove_by_table,
    signed_cents,
    subsets_by_sum,
    without_sums,
)
from parsers.bottom_lines import asked_share, with_bottom_lines
from parsers.context import ContextReader
from parsers.damaged_sums import labelled_above, mended_principal
from parsers.due_scores import PROOF, SCORES, due_scores, put_enumerations
from parsers.enumerations import prove_by_text
from parsers.lexicon.roles import Role

_SUMS: Final = (Role.TOTAL, Role.WEAK_TOTAL, Role.SUBTOTAL, Role.PRINCIPAL)
_CARRIED_OVER: Final = re.compile(r"vorig|oud saldo|beginsaldo|previous|opening")
# A sum of an earlier writ holds interest and costs itself: it is no principal.
_OF_COLLECTING: Final = re.compile(
    r"incasso|aanman|herinner|\badm\w*\.? ?kosten|administrative|sommatie|deurwaarder|buitengerechtelijk|"
    r"\b[bw]ik\b|verhoging|exploo|beteken|"
    r"dwangbevel|invordering|storn|te late|late payment|collection|reminder|bailiff|increase"
)
# Beside a principal that is called so, any costs are those of the claim.
_COSTS_OF_CLAIM: Final = re.compile(
    r"kosten\b|\bcosts?\b|\bcharges?\b|\bfees?\b|verschot|exploo|beslag|bevel\b|proces-?verbaal"
)
_MIXED: Final = re.compile(r"^(?:totaal|saldo|bedrag|verschuldigd)\w* (?:volgens|conform|blijkens|uit)")
_FEW: Final = 3
_MOST_COSTS: Final = 9
_MOST_TOTALS: Final = 12
_MOST_PARTS: Final = 40
"""Each is tried with each of the others: a letter made to have hundreds of them would never end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What is due and of what it is made, each with the amounts it was read from.

    `proven` when the parts add up to the total, `added_up` when any amounts do; `margin` is how far the total
    stands above the next candidate.
    """

    due: RoledAmount | None = None
    due_cents: int | None = None
    principal_cents: int | None = None
    interest_cents: int | None = None
    costs_cents: int | None = None
    paid_cents: int | None = None
    sources: dict[str, RoledAmount] = field(default_factory=dict)
    cost_amounts: tuple[RoledAmount, ...] = ()
    proven: bool = False
    margin: float = 0.0
    candidates: tuple[int, ...] = ()
    added_up: bool = False


def reckon(
    amounts: Sequence[RoledAmount],
    context: ContextReader,
    *,
    collecting: bool,
    instalments_cents: int | None = None,
    arrears_asked: bool = False,
) -> Reckoning:
    """Choose the amount due and its parts.

    Args:
        amounts: All amounts of the letter with their roles.
        context: Of the same letter.
        collecting: Whether the letter is past the first bill, so that administration costs are costs of
        collecting.
        arrears_asked: Whether the letter asks to pay "the arrears", so that a larger debt beside them is not
        asked.
        instalments_cents: What a table of instalments adds up to, where the letter names that sum.
    """
    amounts = with_bottom_lines(amounts, context)
    proofs = {
        id(amount): proof for amount in amounts if (proof := prove_by_table(amount, amounts)) is not None
    }
    scores = due_scores(amounts, proofs, arrears_asked=arrears_asked)
    told = prove_by_text(amounts, context)
    put_enumerations(scores, told)
    split = _split_by_labels(amounts, scores)
    if split is not None and split.due_cents is not None:
        scores[split.due_cents] = scores.get(split.due_cents, 0.0) + PROOF
    share = asked_share(amounts)
    if share is not None:
        scores[share] = scores.get(share, 0.0) + PROOF
    if instalments_cents is not None:
        # Each instalment is to be paid too, and may stand under such a head: what they come to is the whole.
        named = scores.get(instalments_cents, 0.0) + PROOF
        asked = any(
            one.cents == instalments_cents and one.role is Role.TOTAL and not one.mention.negative
            for one in amounts
        )
        most = max(scores.values(), default=0.0) + PROOF / 2
        scores[instalments_cents] = max(named, most) if asked else named
    ranked = sorted(scores.items(), key=lambda item: (-item[1], -item[0]))
    if not ranked or ranked[0][1] <= 0:
        return Reckoning()
    due_cents = ranked[0][0]
    margin = ranked[0][1] - (ranked[1][1] if len(ranked) > 1 else 0.0)
    due = _best_mention(due_cents, amounts, proofs)
    result = Reckoning(
        due=due,
        due_cents=due_cents,
        margin=margin,
        candidates=tuple(value for value, score in ranked[:4] if score > 0),
        added_up=any(proof.total.cents == due_cents for proof in (*told, *proofs.values())),
    )
    proof = next(
        (proofs[id(amount)] for amount in amounts if amount.cents == due_cents and id(amount) in proofs), None
    )
    by_table = (
        _parts_of_table(result, _opened(proof, proofs), context, collecting=collecting)
        if proof is not None
        else None
    )
    if (
        by_table is not None
        and by_table.interest_cents is None
        and by_table.costs_cents is None
        and split is not None
    ):
        by_table = None if split.due_cents == due_cents else by_table
    if (
        by_table is not None
        and proof is not None
        and by_table.interest_cents is None
        and not by_table.costs_cents
    ):
        parts = labelled_above(proof, amounts)
        return _with_damaged(by_table, proof, parts) if parts else by_table
    if by_table is not None:
        return by_table
    bought = (
        split is not None
        and not collecting
        and not (split.interest_cents or split.paid_cents)
        and _service_costs(split.cost_amounts, [split.sources["principal_cents"]])
    )
    if split is not None and split.due_cents == due_cents and not bought:
        return Reckoning(
            due=due,
            due_cents=due_cents,
            principal_cents=split.principal_cents,
            interest_cents=split.interest_cents,
            costs_cents=split.costs_cents,
            paid_cents=split.paid_cents,
            sources=split.sources,
            cost_amounts=split.cost_amounts,
            proven=True,
            margin=margin,
            candidates=result.candidates,
        )
    in_text = next((proof for proof in told if proof.total.cents == due_cents), None)
    by_text = _parts_of_table(result, in_text, context, collecting=collecting) if in_text else None
    row = None if by_text else paid_in_row(due_cents, amounts)
    return by_text or (result if row is None else _paid_reckoning(result, *row))


def _best_mention(value: int, amounts: Sequence[RoledAmount], proofs: dict[int, Proof]) -> RoledAmount:
    mentions = [amount for amount in amounts if amount.cents == value]
    return max(
        mentions,
        key=lambda item: (SCORES[item.role] + (2 if id(item) in proofs else 0), -item.mention.cell.row),
    )


def _opened(proof: Proof, proofs: dict[int, Proof]) -> Proof:
    """A proof in which a sum among the rows ("Totaal", then a payment, then what is left) is opened into its
    own rows."""
    if below_a_sum(proof.rows):
        return proof
    rows: list[RoledAmount] = []
    for row in proof.rows:
        inner = proofs.get(id(row))
        rows.extend(inner.rows if inner is not None and row.role in _SUMS else (row,))
    return Proof(total=proof.total, rows=tuple(rows))


def _parts_of_table(
    base: Reckoning, proof: Proof, context: ContextReader, *, collecting: bool
) -> Reckoning | None:
    """Principal, interest, costs and payments from rows that add up; none where the rows are a plain bill."""
    interest = costs = paid = principal = 0
    mixed = False
    sources: dict[str, RoledAmount] = {}
    cost_amounts: list[RoledAmount] = []
    previous: RoledAmount | None = None
    overdrawn = all(row.mention.negative for row in proof.rows)
    taken_off = {id(row) for row in below_a_sum(proof.rows)}
    base_row = claim_among_costs(proof.rows)
    claim = any(row.role is Role.PRINCIPAL and "hoofdsom" in row.label for row in proof.rows)
    for row in proof.rows:
        value = row.cents if overdrawn else signed_cents(row)
        role = Role.PAID if id(row) in taken_off else Role.PRINCIPAL if row is base_row else row.role
        if (
            claim
            and role in (Role.ITEM, Role.WEAK_TOTAL, Role.SUBTOTAL)
            and _COSTS_OF_CLAIM.search(row.label)
        ):
            role = Role.COSTS
        if role is Role.VAT:
            role = Role.COSTS if previous is not None and previous.role is Role.COSTS else Role.ITEM
        if role is Role.SUBTOTAL and _CARRIED_OVER.search(row.label):
            # A balance carried over: the movements after it are not parts of a claim.
            return None
        if role is Role.INTEREST:
            interest += value
            sources.setdefault("interest_cents", row)
        elif role is Role.COSTS and value > 0:
            costs += value
            cost_amounts.append(row)
            sources.setdefault("costs_cents", row)
        elif role is Role.PAID:
            paid -= value
            sources.setdefault("paid_cents", row)
        elif role is Role.ADVANCE:
            return None
        else:
            principal += value
            mixed = mixed or _MIXED.search(row.label) is not None
            sources.setdefault("principal_cents", row)
        previous = row
    if not (interest or costs or paid) or principal <= 0:
        return None
    items = [
        row for row in proof.rows if row is base_row or row.role in (Role.ITEM, Role.TOTAL, Role.WEAK_TOTAL)
    ]
    if not collecting and not interest and not paid and costs and _service_costs(cost_amounts, items):
        return None
    return Reckoning(
        due=base.due,
        due_cents=base.due_cents,
        principal_cents=None if mixed else principal,
        interest_cents=interest or None,
        costs_cents=costs or None,
        paid_cents=paid or None,
        sources=sources,
        cost_amounts=tuple(cost_amounts),
        proven=True,
        margin=base.margin,
        candidates=base.candidates,
    )


def _with_damaged(base: Reckoning, proof: Proof, parts: Sequence[RoledAmount]) -> Reckoning:
    """A reckoning with the labelled rows, one of them misread, whose sum was taken for its principal."""
    principal = mended_principal(proof.rows[0], parts)
    sources = {name: row for name, row in base.sources.items() if name == "paid_cents"}
    if principal is None:
        return replace(base, principal_cents=None, sources=sources, proven=False)
    interest = [row for row in parts if row.role is Role.INTEREST]
    costs = [row for row in parts if row.role in (Role.COSTS, Role.VAT)]
    return replace(
        base,
        principal_cents=principal,
        interest_cents=sum(row.cents for row in interest) or None,
        costs_cents=sum(row.cents for row in costs) or None,
        sources=sources,
        cost_amounts=tuple(costs),
        proven=False,
    )


def _service_costs(costs: Sequence[RoledAmount], items: Sequence[RoledAmount]) -> bool:
    """Whether costs on a first bill are part of what was bought: a fee among goods or services, none of
    collecting."""
    return bool(items) and not any(_OF_COLLECTING.search(row.label) for row in costs)


def _split_by_labels(amounts: Sequence[RoledAmount], scores: dict[int, float]) -> Reckoning | None:
    """Parts that stand apart in the letter (in sentences, or in more than one table) and add up to a
    candidate."""
    principals = (
        distinct(amounts, Role.PRINCIPAL) or distinct(amounts, Role.ITEM) or distinct(amounts, Role.TOTAL)
    )
    few = len(principals) <= _FEW
    # "U bent ons € 250,00 verschuldigd. Daarbij komt ...": what was owed before costs came on top.
    principals = principals or [one for one in distinct(amounts, Role.TOTAL) if one.in_sentence]
    interests = distinct(amounts, Role.INTEREST)
    costs = [*distinct(amounts, Role.COSTS)]
    vat_rows = [row for row in distinct(amounts, Role.VAT) if after_costs(row, amounts)]
    paids = distinct(amounts, Role.PAID)
    costs = without_sums([*costs, *vat_rows])[:_MOST_COSTS]
    if not principals or not (interests or costs or paids):
        return None
    totals = [value for value, score in scores.items() if score >= 4.0 and value > 0][:_MOST_TOTALS]
    principals, interests, paids = principals[:_MOST_PARTS], interests[:_MOST_COSTS], paids[:_MOST_COSTS]
    made_up = subsets_by_sum(costs)
    best: tuple[float, Reckoning] | None = None
    for total in totals:
        for principal in principals:
            if principal.cents == total:
                continue
            for interest in (*interests, None):
                for paid in (*paids, None):
                    rest = (
                        total
                        - principal.cents
                        - (interest.cents if interest else 0)
                        + (paid.cents if paid else 0)
                    )
                    chosen = made_up.get(rest)
                    if chosen is None or not (chosen or interest or paid):
                        continue
                    used = len(chosen) + 2 * (interest is not None) + 2 * (paid is not None)
                    worth = used + scores[total] / 10 + (2 if principal.role is Role.PRINCIPAL else 0)
                    if used < 2 and principal.role is not Role.PRINCIPAL and not few:
                        continue
                    if best is None or worth > best[0]:
                        best = (worth, _split_reckoning(total, principal, interest, paid, chosen))
    return best[1] if best else None


def _split_reckoning(
    total: int,
    principal: RoledAmount,
    interest: RoledAmount | None,
    paid: RoledAmount | None,
    costs: Sequence[RoledAmount],
) -> Reckoning:
    sources = {"principal_cents": principal}
    if interest is not None:
        sources["interest_cents"] = interest
    if paid is not None:
        sources["paid_cents"] = paid
    if costs:
        sources["costs_cents"] = costs[0]
    return Reckoning(
        due_cents=total,
        principal_cents=principal.cents,
        interest_cents=interest.cents if interest and interest.cents else None,
        costs_cents=sum(row.cents for row in costs) or None,
        paid_cents=paid.cents if paid else None,
        sources=sources,
        cost_amounts=tuple(costs),
    )


def _paid_reckoning(base: Reckoning, billed: RoledAmount, paid: RoledAmount) -> Reckoning:
    sources = {"principal_cents": billed, "paid_cents": paid}
    return replace(base, principal_cents=billed.cents, paid_cents=paid.cents, sources=sources, proven=True)
