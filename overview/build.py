"""From the letters of a household to its overview on one day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from overview.checklist import checklist
from overview.claim import (
    Claim,
    ClaimStatus,
    Doubt,
    DoubtReason,
    LetterFacts,
    LinkReason,
    OtherLetter,
    OtherReason,
    Overview,
    Totals,
)
from overview.corrections import Correction, correct, effective
from overview.debts import link_debts, unheard
from overview.forecast import growth_of
from overview.household import Household
from overview.law.case import ClaimCase
from overview.law.findings import findings_of
from overview.linking import Linked
from overview.receivables import receivables
from overview.references import Entry
from overview.short_lines import lines_of
from overview.state import History, claim_on
from overview.threads import Thread
from overview.ties import Ties, debts_of
from overview.urgency import threat_of
from parsers.facts import Direction, Facts, Stage
from parsers.names import is_for_other_person, matching_names

_LATEST = timedelta(days=45)
"""A letter can be dated after it came in, as prosecutors do by days; more is a misread year or month."""
_STRONG_SIGNALS = frozenset({"sender_domain", "lookalike_domain", "odd_payment", "asks_codes"})
_MANY_SIGNALS = 3
"""One or two weak signals (some pressure, no reference) stand in every offer; three are more than that."""
_OLDEST = timedelta(days=30 * 365)


def build(
    letters: Sequence[LetterFacts], corrections: Sequence[Correction], household: Household, as_of: date
) -> Overview:
    """Return the overview of all these letters on the day `as_of`.

    Pure, and the same whatever the order of `letters` and `corrections`. A letter given twice (the same id)
    counts once. Corrections are applied to the facts first; one for a letter that is not there does
    nothing.

    Raises:
        CorrectionError: A correction names no fact, or a value that the fact cannot have.
    """
    by_letter = effective(corrections)
    unique = {letter.id: letter for letter in sorted(letters, key=lambda one: (one.id, one.source))}
    read: list[_Read] = []
    others: list[OtherLetter] = []
    for letter in unique.values():
        if letter.facts is None:
            others.append(
                OtherLetter(id=letter.id, source=letter.source, stage=None, reason=OtherReason.UNREADABLE)
            )
            continue
        one = _read(letter, letter.facts, by_letter.get(letter.id, ()))
        read.append(one)
        if (reason := _other_reason(one.facts, household)) is not None:
            others.append(
                OtherLetter(id=letter.id, source=letter.source, stage=one.facts.stage, reason=reason)
            )
    apart = {other.id: other.reason for other in others}
    said = Ties(
        said=tuple(one for ones in by_letter.values() for one in ones if debts_of(one) is not None),
        known=unique.keys(),
    )
    claims = _claims([one for one in read if one.letter.id not in apart], said, household, as_of)
    to_receive = receivables([one.entry for one in read if apart.get(one.letter.id) is OtherReason.REFUND])
    days = {one.letter.id: one.entry.day for one in read}
    others.sort(key=lambda other: (days.get(other.id, date.max), other.id))
    names = (name for one in read for name in (one.facts.sender, one.facts.creditor))
    return Overview(
        as_of=as_of,
        complete=all(letter.facts is not None for letter in unique.values()),
        totals=_totals(claims, sum(r.amount_cents or 0 for r in to_receive)),
        claims=claims,
        receivables=to_receive,
        other_letters=tuple(others),
        checks=checklist(claims, others, names, as_of),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A letter with its corrected facts, and the corrections and dates of it that a person should look at."""

    letter: LetterFacts
    facts: Facts
    entry: Entry
    doubts: tuple[Doubt, ...]


def _read(letter: LetterFacts, facts: Facts, corrections: Sequence[Correction]) -> _Read:
    corrected = correct(facts, corrections)
    facts = corrected.facts
    doubts = [
        Doubt(path=path, reason=DoubtReason.CORRECTION_NOT_APPLIED, letter_id=letter.id)
        for path in (*corrected.not_applied, *unheard(facts, [one.path for one in corrections]))
    ]
    day = facts.letter_date or letter.received
    if not letter.received - _OLDEST <= day <= letter.received + _LATEST:
        day = letter.received
        doubts.append(Doubt(path="letter_date", reason=DoubtReason.UNLIKELY_DATE, letter_id=letter.id))
    entry = Entry(
        letter_id=letter.id, source=letter.source, received=letter.received, day=day, index=0, facts=facts
    )
    return _Read(letter=letter, facts=facts, entry=entry, doubts=tuple(doubts))


def _other_reason(facts: Facts, household: Household) -> OtherReason | None:
    """Return why the letter is in no claim, or `None` where it is a demand on this household."""
    if is_for_other_person(facts, household.names):
        return OtherReason.OTHER_PERSON
    if facts.direction is Direction.RECEIVABLE or facts.stage is Stage.REFUND:
        return OtherReason.REFUND
    if facts.is_claim:
        return None
    signals = set(facts.details.suspicious)
    if signals & _STRONG_SIGNALS or len(signals) >= _MANY_SIGNALS:
        return OtherReason.SUSPICIOUS
    if facts.details.offer:
        return OtherReason.ADVERTISING
    # A demand that is no claim was found to be somebody else's, unless it is addressed to one of us after
    # all.
    if facts.stage is Stage.INFORMATION or matching_names(facts.addressee, household.names):
        return OtherReason.INFORMATION
    return OtherReason.OTHER_PERSON


def _claims(read: Sequence[_Read], ties: Ties, household: Household, as_of: date) -> tuple[Claim, ...]:
    """Return the claims of these letters: what is owed first, and among those the largest."""
    linked = link_debts([one.entry for one in read], ties)
    doubts = {one.letter.id: one.doubts for one in read}
    for lost in linked.not_applied:
        for letter_id in {debt[0] for debt in debts_of(lost) or ()} & doubts.keys():
            doubt = Doubt(path="letters", reason=DoubtReason.CORRECTION_NOT_APPLIED, letter_id=letter_id)
            doubts[letter_id] = (*doubts[letter_id], doubt)
    ids = [
        _claim_id(min((linked.entries[at] for at in t.entries), key=lambda e: e.arrival))
        for t in linked.threads
    ]
    thread_of = {at: number for number, thread in enumerate(linked.threads) for at in thread.entries}
    histories = [
        History(
            id=ids[number],
            formerly=_formerly(linked, thread, ids[number]),
            entries=tuple(linked.entries[at] for at in thread.entries),
            amount=thread.amount,
            why=_explanations(linked, thread),
            debtors=_debtors(linked, thread, household),
            doubts=_own_doubts(
                linked, thread, doubts, [ids[thread_of[at]] for at in thread.may_be], ids[number]
            ),
        )
        for number, thread in enumerate(linked.threads)
    ]
    claims = [_judged(history, household, as_of) for history in histories]
    return tuple(
        sorted(claims, key=lambda c: (c.status is ClaimStatus.SETTLED, -(c.amount_due_cents or 0), c.id))
    )


def _judged(history: History, household: Household, as_of: date) -> Claim:
    """Return the claim with what the law seems to say of it, what can happen, and what comes on top."""
    claim = claim_on(history, as_of)
    case = ClaimCase(claim=claim, entries=history.entries, household=household, as_of=as_of)
    return replace(
        claim,
        findings=findings_of(case),
        threat=threat_of(claim, as_of),
        growth=growth_of(claim, history.entries, as_of),
        short_lines=lines_of(claim, history.entries),
    )


def _claim_id(entry: Entry) -> str:
    return f"c-{entry.letter_id}" + (f".{entry.index}" if entry.index else "")


def _explanations(linked: Linked, thread: Thread) -> Mapping[str, tuple[LinkReason, str]]:
    """Return, by letter, what tied it to which other letter of this claim; the first tie found."""
    found: dict[str, tuple[LinkReason, str]] = {}
    for at in thread.entries:
        for one in linked.links[at]:
            found.setdefault(linked.entries[at].letter_id, (one.why, linked.entries[one.to].letter_id))
    return found


def _formerly(linked: Linked, thread: Thread, claim_id: str) -> tuple[str, ...]:
    """Return the ids of claims that later arrivals joined to this one, in order of arrival."""
    if len(thread.entries) == 1:
        return ()
    ties: dict[int, list[int]] = {at: [] for at in thread.entries}
    for at in thread.entries:
        for tie in linked.links[at]:
            ties[at].append(tie.to)
            ties[tie.to].append(at)
    root: dict[int, int] = {}
    first: dict[int, Entry] = {}
    gone: list[str] = []

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for at in sorted(thread.entries, key=lambda place: linked.entries[place].arrival):
        root[at], first[at] = at, linked.entries[at]
        for to in ties[at]:
            if to in root and find(to) != find(at):
                older, newer = sorted((find(to), find(at)), key=lambda place: first[place].arrival)
                root[newer] = older
                if newer != at:
                    gone.append(_claim_id(first[newer]))
    return tuple(one for one in gone if one != claim_id)


def _debtors(linked: Linked, thread: Thread, household: Household) -> tuple[str, ...]:
    """Return whose debt it is, as far as letters address it to a known person of the household."""
    addressed = (linked.entries[at].facts.addressee for at in thread.entries)
    named = {name for one in addressed for name in matching_names(one, household.names)}
    return tuple(name for name in household.names if name in named)


def _own_doubts(
    linked: Linked,
    thread: Thread,
    of_letters: Mapping[str, tuple[Doubt, ...]],
    may_be: Sequence[str],
    claim_id: str,
) -> tuple[Doubt, ...]:
    """Return the doubts that linking, dates and corrections leave about a claim."""
    found = [doubt for at in thread.entries for doubt in of_letters[linked.entries[at].letter_id]]
    for at in thread.entries:
        for one in linked.links[at]:
            if one.why in (
                LinkReason.CUSTOMER_AND_AMOUNT,
                LinkReason.CREDITOR_AND_AMOUNT,
                LinkReason.MISREAD_NUMBER,
            ):
                letter = linked.entries[at].letter_id
                found.append(Doubt(path="letters", reason=DoubtReason.WEAK_LINK, letter_id=letter))
    found += [
        Doubt(path="letters", reason=DoubtReason.MAY_BE_SAME, other_claim=other)
        for other in dict.fromkeys(may_be)
        if other != claim_id
    ]
    return tuple(found)


def _totals(claims: Iterable[Claim], receivable_cents: int) -> Totals:
    claims = [*claims]

    def due(status: ClaimStatus) -> int:
        return sum(claim.amount_due_cents or 0 for claim in claims if claim.status is status)

    return Totals(
        open_cents=due(ClaimStatus.OPEN),
        payment_plan_cents=due(ClaimStatus.PAYMENT_PLAN),
        disputed_cents=due(ClaimStatus.DISPUTED),
        upcoming_cents=due(ClaimStatus.UPCOMING),
        receivable_cents=receivable_cents,
        claims=len(claims),
    )
