"""Parts of a claim under which a sum stands that they no longer come to: a figure of one was read badly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from parsers.amount_roles import RoledAmount
from parsers.arithmetic import Proof, same_column
from parsers.lexicon.roles import Role

_ROWS_APART: Final = 3
_PARTS: Final = (Role.PRINCIPAL, Role.INTEREST, Role.COSTS, Role.VAT)
_SUMS: Final = (Role.ITEM, Role.SUBTOTAL, Role.WEAK_TOTAL, Role.TOTAL)


def labelled_above(proof: Proof, amounts: Sequence[RoledAmount]) -> tuple[RoledAmount, ...]:
    """The rows with a principal, and interest or costs, just above the first row of a proof.

    None where that row has the label of a part itself: with them it is their sum, and no principal.
    """
    first = proof.rows[0]
    if first.role not in _SUMS or first.in_sentence:
        return ()
    place = first.mention.cell
    above = sorted(
        (
            one
            for one in amounts
            if not one.in_sentence
            and one.mention.cell.page == place.page
            and one.mention.cell.row < place.row
            and one.role in _PARTS
        ),
        key=lambda one: -one.mention.cell.row,
    )
    row = place.row
    found: list[RoledAmount] = []
    for one in above:
        if row - one.mention.cell.row > _ROWS_APART:
            break
        row = one.mention.cell.row
        found.insert(0, one)
    told = {one.role for one in found}
    column = any(same_column(one, first) for one in found)
    return tuple(found) if column and Role.PRINCIPAL in told and told & {Role.INTEREST, Role.COSTS} else ()


def mended_principal(total: RoledAmount, parts: Sequence[RoledAmount]) -> int | None:
    """The cents of the principal as the sum has it, when what was read is its end ("32,20" of "2.132,20").

    `None` where it cannot be told.
    """
    rest = total.cents - sum(one.cents for one in parts if one.role is not Role.PRINCIPAL)
    read = [one for one in parts if one.role is Role.PRINCIPAL]
    fits = len(read) == 1 and rest > read[0].cents > 0 and str(rest).endswith(str(read[0].cents))
    return rest if fits else None
