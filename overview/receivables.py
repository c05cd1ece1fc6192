"""Money that senders pay the citizen: each refund once, never taken off a debt."""

from __future__ import annotations

from collections.abc import Sequence

from overview.claim import Receivable
from overview.parties import same_party
from overview.references import Entry, plain_number


def receivables(entries: Sequence[Entry]) -> tuple[Receivable, ...]:
    """Return what these refund letters promise; a second letter about a refund replaces the first."""
    groups: list[list[Entry]] = []
    by_number: dict[str, int] = {}
    by_amount: dict[tuple[object, ...], int] = {}
    for entry in sorted(entries, key=lambda one: one.order):
        numbers = [plain_number(n) for n in entry.facts.references if plain_number(n)]
        same_day = (entry.day, entry.facts.refund_cents)
        places = [by_number[n] for n in numbers if n in by_number] + [by_amount.get(same_day, -1)]
        place = next((p for p in places if p >= 0 and _one_refund(groups[p][-1], entry)), len(groups))
        if place == len(groups):
            groups.append([])
        groups[place].append(entry)
        by_number |= dict.fromkeys(numbers, place)
        by_amount[same_day] = place
    return tuple(_receivable(group) for group in groups)


def _one_refund(earlier: Entry, entry: Entry) -> bool:
    """Tell whether two refund letters with a number or day in common are about one refund.

    A customer number comes back on every refund of a sender, so a shared number needs the amount to be the
    same, or to be unknown on one side.
    """
    one, other = earlier.facts, entry.facts
    if one.sender and other.sender and not same_party(one.sender, other.sender):
        return False
    return one.refund_cents == other.refund_cents or None in (one.refund_cents, other.refund_cents)


def _receivable(group: Sequence[Entry]) -> Receivable:
    stated = [e.facts.refund_cents for e in group if e.facts.refund_cents is not None]
    senders = [e.facts.sender for e in group if e.facts.sender]
    return Receivable(
        sender=senders[-1] if senders else None,
        amount_cents=stated[-1] if stated else None,
        letters=tuple(dict.fromkeys(e.letter_id for e in group)),
    )
