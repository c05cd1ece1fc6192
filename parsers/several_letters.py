"""One scan that holds several letters: where a new one starts, and why; until it is split all is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from parsers.facts import Facts
from parsers.page_mark import PageMark
from parsers.party_names import clean_name, same_party


class SplitReason(StrEnum):
    """What shows that a page starts another letter."""

    NUMBERING_RESTARTS = "numbering_restarts"
    NEW_ADDRESS = "new_address"
    NEW_SALUTATION = "new_salutation"
    OTHER_DATE = "other_date"
    OTHER_SENDER = "other_sender"
    OTHER_REFERENCES = "other_references"


_DIFFERENCES: Final = frozenset(
    {SplitReason.OTHER_DATE, SplitReason.OTHER_SENDER, SplitReason.OTHER_REFERENCES}
)
_STATED: Final = (
    "addressee",
    "sender",
    "creditor",
    "letter_date",
    "amount_due_cents",
    "principal_cents",
    "interest_cents",
    "costs_cents",
    "paid_cents",
    "refund_cents",
    "iban",
    "payment_reference",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedLetter:
    """Pages that seem to be one letter, counted from 1, and why it starts there: no reason for the first."""

    pages: tuple[int, ...]
    reasons: tuple[SplitReason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitProposal:
    """At least two letters, in the order of their pages; each page is in one of them."""

    letters: tuple[ProposedLetter, ...]

    @property
    def groups(self) -> tuple[tuple[int, ...], ...]:
        """The pages of each letter."""
        return tuple(letter.pages for letter in self.letters)


def propose_split(marks: Sequence[PageMark]) -> SplitProposal | None:
    """Return the letters that the pages of one seem to be, `None` where it is just one."""
    starts: list[tuple[int, tuple[SplitReason, ...]]] = [(0, ())]
    for at in range(1, len(marks)):
        reasons = _reasons(marks[starts[-1][0] : at], marks[at])
        if reasons:
            starts.append((at, reasons))
    if len(starts) < 2:
        return None
    ends = [at for at, _ in starts[1:]] + [len(marks)]
    return SplitProposal(
        letters=tuple(
            ProposedLetter(pages=tuple(range(at + 1, end + 1)), reasons=reasons)
            for (at, reasons), end in zip(starts, ends, strict=True)
        )
    )


def doubt_several(facts: Facts, marks: Sequence[PageMark]) -> Facts:
    """Return the facts of what seems to be several letters with all that they state in `review`.

    Of a letter that says that it has more pages than are here, only that is in doubt: what its pages say
    they do say.
    """
    if propose_split(marks) is None:
        if _lacks_pages(marks):
            return replace(facts, review=tuple(sorted({*facts.review, "pages"})))
        return facts
    stated = {name for name in _STATED if getattr(facts, name) is not None}
    paths = {
        *stated,
        "pages",
        "stage",
        "direction",
        *(f"references.{index}" for index in range(len(facts.references))),
        *(f"deadlines.{index}.date" for index in range(len(facts.deadlines))),
    }
    return replace(facts, review=tuple(sorted({*facts.review, *paths})))


def _lacks_pages(marks: Sequence[PageMark]) -> bool:
    """Tell whether all pages are numbered, and some of those that there should be are not here."""
    numbers = {mark.number for mark in marks}
    totals = {mark.total for mark in marks}
    if not marks or None in numbers or len(totals) != 1:
        return False
    total = totals.pop()
    return total is not None and not numbers >= set(range(1, total + 1))


def _reasons(before: Sequence[PageMark], page: PageMark) -> tuple[SplitReason, ...]:
    """Return why `page` starts another letter than the pages before it, or nothing where it goes on."""
    last = before[-1]
    if not page.opens:
        return ()
    restarts = page.number == 1 and any(mark.number is not None for mark in before)
    if not restarts and _is_within(last):
        return ()
    found = set(_differences(before, page))
    if not restarts and (page.runs_on or last.breaks_off) and len(found) < 2:
        return ()
    if restarts:
        found.add(SplitReason.NUMBERING_RESTARTS)
    if page.has_address:
        found.add(SplitReason.NEW_ADDRESS)
    if page.has_salutation:
        found.add(SplitReason.NEW_SALUTATION)
    return (
        tuple(reason for reason in SplitReason if reason in found) if _is_enough(found, before, page) else ()
    )


def _is_within(mark: PageMark) -> bool:
    """Tell whether the page says itself that more pages follow."""
    return mark.number is not None and mark.total is not None and mark.number < mark.total


def _is_enough(found: set[SplitReason], before: Sequence[PageMark], page: PageMark) -> bool:
    differences = found & _DIFFERENCES
    shares = bool(_references(before) & set(page.references))
    full = {SplitReason.NEW_ADDRESS, SplitReason.NEW_SALUTATION} <= found
    if not differences:
        # A second copy of the same letter, or its own reply form: only a full opening tells them apart.
        return False
    if SplitReason.OTHER_SENDER in differences and shares:
        # Somebody else's paper with a number of this letter: the bill that an agency encloses.
        return False
    if shares:
        # Two letters about one matter have each their own day.
        return SplitReason.OTHER_DATE in differences and (full or SplitReason.NUMBERING_RESTARTS in found)
    if full or SplitReason.NUMBERING_RESTARTS in found:
        return True
    # Without one of both, as where a bill has no salutation or the address could not be read.
    return len(differences) >= 2 and (SplitReason.NEW_ADDRESS in found or page.letter_date is not None)


def _differences(before: Sequence[PageMark], page: PageMark) -> Iterator[SplitReason]:
    days = {mark.letter_date for mark in before if mark.letter_date is not None}
    if page.letter_date is not None and days and page.letter_date not in days:
        yield SplitReason.OTHER_DATE
    senders = [mark.sender for mark in before if mark.sender is not None]
    if page.sender is not None and senders and not any(is_same_sender(page.sender, one) for one in senders):
        yield SplitReason.OTHER_SENDER
    known = _references(before)
    if known and page.references and not known & set(page.references):
        yield SplitReason.OTHER_REFERENCES


def _references(marks: Iterable[PageMark]) -> set[str]:
    return {reference for mark in marks for reference in mark.references}


def is_same_sender(one: str, other: str) -> bool:
    """Tell whether two names of senders are of one organisation."""
    first, second = clean_name(one), clean_name(other)
    if first is None or second is None:
        return one == other
    return same_party(first, second)
