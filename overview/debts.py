"""One letter that carries several debts: each debt is linked by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from overview.linking import Linked, link
from overview.parties import same_party
from overview.references import Entry, plain_number
from overview.ties import NO_TIES, Debt, Ties
from parsers.facts import CostLine, Details, Facts, ListedDebt, ReferenceKind

_OF_ONE_DEBT = frozenset({ReferenceKind.DOSSIER, ReferenceKind.CASE, ReferenceKind.PAYMENT})
"""Kinds of numbers that set two debts of one creditor apart; bills do not: they are asked for together."""

_OF_THE_SUM = frozenset(
    {"amount_due_cents", "principal_cents", "interest_cents", "costs_cents", "paid_cents", "creditor"}
    | {"references"}
)
_Group = tuple[ListedDebt, ...]


def link_debts(entries: Sequence[Entry], ties: Ties = NO_TIES) -> Linked:
    """Join letters into claims as `link` does, each debt that a letter carries by itself.

    Debts of one letter that older letters put in one claim are one entry in the end, so that the claim is as
    much as all of them. It keeps the number of the first of them, and the others keep theirs.
    """
    groups = {entry.letter_id: _groups(entry.facts) for entry in entries}
    moved: dict[Debt, Debt] = {}
    while True:
        parts = [part for entry in entries for part in _parts(entry, groups[entry.letter_id])]
        linked = link(parts, replace(ties, moved=moved))
        together = _met_again(linked)
        if not together:
            return linked
        for letter, (first, *others) in together.items():
            held = dict(enumerate(groups[letter]))
            held[first] = tuple(debt for index in (first, *others) for debt in held[index])
            groups[letter] = tuple(() if index in others else held[index] for index in held)
            gone = {(letter, index) for index in others}
            gone |= {one for one, now in moved.items() if now in gone}
            moved |= dict.fromkeys(gone, (letter, first))


def unheard(facts: Facts, paths: Iterable[str]) -> tuple[str, ...]:
    """Return which of these corrected facts say nothing of the claims that the letter is about.

    Of a letter that carries several debts what stands for their sum says nothing of each; of another letter
    what stands in a list of its parts does not change the whole.
    """
    several = len(_groups(facts)) > 1
    own_days = several and all(debt.deadlines for debt in facts.details.debts)
    summed = {*_OF_THE_SUM, *(["deadlines"] if own_days else [])}
    return tuple(
        path
        for path in paths
        if (path.split(".")[0] in summed if several else path.startswith("details.debts."))
    )


def _groups(facts: Facts) -> tuple[_Group, ...]:
    """The debts of a letter that are apart: by creditor, or by a file or payment reference of their own."""
    own = {plain_number(r.number) for r in facts.details.references if r.kind in _OF_ONE_DEBT}
    groups: list[_Group] = []
    for debt in facts.details.debts:
        place = next((place for place, group in enumerate(groups) if _belongs(debt, group, facts, own)), None)
        if place is None:
            groups.append((debt,))
        else:
            groups[place] = (*groups[place], debt)
    return tuple(groups)


def _belongs(debt: ListedDebt, group: _Group, facts: Facts, own: set[str]) -> bool:
    creditor, other = debt.creditor or facts.creditor, group[0].creditor or facts.creditor
    if creditor != other and not (creditor and other and same_party(creditor, other)):
        return False
    ours = own & {plain_number(number) for number in debt.references}
    theirs = own & {plain_number(number) for one in group for number in one.references}
    return not (ours - theirs and theirs - ours)


def _met_again(linked: Linked) -> dict[str, list[int]]:
    """The letters of which more than one entry came into one claim, with the numbers of those entries."""
    found: dict[str, list[int]] = {}
    for thread in linked.threads:
        places: dict[str, list[int]] = defaultdict(list)
        for at in thread.entries:
            places[linked.entries[at].letter_id].append(linked.entries[at].index)
        for letter, indexes in places.items():
            if len(indexes) > 1 and letter not in found:
                found[letter] = sorted(indexes)
    return found


def _parts(entry: Entry, groups: Sequence[_Group]) -> tuple[Entry, ...]:
    if sum(map(bool, groups)) < 2:
        return (entry,)
    return tuple(
        replace(entry, index=index, facts=_facts_of(entry.facts, group))
        for index, group in enumerate(groups)
        if group
    )


def _facts_of(facts: Facts, debts: _Group) -> Facts:
    """Return the letter's facts as far as they are about these debts, without what is stated of the sum."""
    numbers = tuple(dict.fromkeys(number for debt in debts for number in debt.references))
    plain = {plain_number(number) for number in numbers}
    costs = _sum([debt.costs_cents for debt in debts])
    return replace(
        facts,
        creditor=debts[0].creditor or facts.creditor,
        references=numbers,
        amount_due_cents=_whole([debt.amount_due_cents for debt in debts]),
        payment_reference=_payment_reference(facts, plain),
        deadlines=tuple(d for debt in debts for d in debt.deadlines) or facts.deadlines,
        details=_details_of(facts.details, plain, costs, debts),
        principal_cents=_whole([debt.principal_cents for debt in debts]),
        interest_cents=_sum([debt.interest_cents for debt in debts]),
        costs_cents=costs,
        paid_cents=_sum([debt.paid_cents for debt in debts]),
    )


def _payment_reference(facts: Facts, plain: set[str]) -> str | None:
    """The reference to pay these debts by: that of the letter where it is theirs, or their only one."""
    if plain_number(facts.payment_reference or "") in plain:
        return facts.payment_reference
    own = [
        reference.number
        for reference in facts.details.references
        if reference.kind is ReferenceKind.PAYMENT and plain_number(reference.number) in plain
    ]
    return own[0] if len(own) == 1 else None


def _details_of(details: Details, plain: set[str], costs_cents: int | None, debts: _Group) -> Details:
    """The details about these debts. Lines of costs are those of all debts: only the sum of these is kept."""
    kinds = {line.kind for line in details.cost_lines if line.due}
    lines: tuple[CostLine, ...] = ()
    if costs_cents and len(kinds) == 1:
        first = next(line for line in details.cost_lines if line.due)
        lines = (CostLine(kind=first.kind, label=first.label, amount_cents=costs_cents, act=first.act),)
    return replace(
        details,
        cost_lines=lines,
        invoices=tuple(one for one in details.invoices if one.number and plain_number(one.number) in plain),
        debts=debts,
    )


def _sum(amounts: Sequence[int | None]) -> int | None:
    """What some amounts make, those that are not stated as nothing; `None` where none is stated."""
    stated = [cents for cents in amounts if cents is not None]
    return sum(stated) if stated else None


def _whole(amounts: Sequence[int | None]) -> int | None:
    """What some amounts make, or `None` where one of them is not stated."""
    return _sum(amounts) if all(cents is not None for cents in amounts) else None
