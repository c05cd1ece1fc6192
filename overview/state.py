"""What a claim is on a day: its amount, status, deadlines and contact, from its letters oldest to newest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from overview.amounts import Amount
from overview.claim import Claim, ClaimLetter, ClaimStatus, Doubt, DoubtReason, LinkReason
from overview.parties import party_words, same_party
from overview.preferential import is_preferential
from overview.references import Entry, shown_references
from overview.threads import THIRD_PARTY
from parsers.facts import Deadline, DeadlineKind, Facts, Plan, Stage

_NO_DEMAND = frozenset({Stage.TRANSFER, Stage.INFORMATION})
_FIRST_DEMANDS = frozenset({Stage.INVOICE})
_COLLECTING = ("gerechtsdeurwaarder", "deurwaarder", "incasso", "advoca", "jurist", "collect")
"""How the words begin by which those who collect for others call themselves."""
_BY_BAILIFF = frozenset({Stage.COURT, Stage.JUDGMENT, Stage.ENFORCEMENT})
_KIND_ORDER = (
    DeadlineKind.ENFORCEMENT,
    DeadlineKind.COURT,
    DeadlineKind.PAYMENT,
    DeadlineKind.OBJECTION,
    DeadlineKind.RESPONSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A claim's entries, oldest first, with what linking found out about them."""

    id: str
    formerly: tuple[str, ...]
    entries: tuple[Entry, ...]
    amount: Amount
    why: Mapping[str, tuple[LinkReason, str]]
    debtors: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def claim_on(history: History, as_of: date) -> Claim:
    """Return the claim as its letters leave it on the day `as_of`."""
    entries = history.entries
    newest = entries[-1]
    current, again = _since_settled(entries)
    governing = _governing(current)
    status, status_doubts = _status(current, governing, history.amount, as_of)
    creditor, creditor_doubts = _creditor(entries)
    writer = _last_that(entries, lambda facts: facts.sender is not None)
    contact = writer.facts.sender if writer else creditor
    specified = _specified(entries)
    account = _account(entries, contact) if status is not ClaimStatus.SETTLED else None
    settled = status is ClaimStatus.SETTLED
    used = {
        "amount_due_cents": None
        if settled
        else _last_that(entries, lambda f: f.amount_due_cents is not None),
        "sender": writer,
        "deadlines": governing,
        **dict.fromkeys(("principal_cents", "interest_cents", "costs_cents"), specified),
        **dict.fromkeys(("iban", "payment_reference"), account),
    }
    doubts = (
        *_reading_doubts(newest, used),
        *history.amount.doubts,
        *_missing(history, contact, creditor),
        *creditor_doubts,
        *status_doubts,
        *again,
        *history.doubts,
    )
    deadlines = () if settled else _deadlines(current, governing, as_of)
    return Claim(
        id=history.id,
        formerly=history.formerly,
        creditor=creditor,
        contact=contact,
        amount_due_cents=0 if settled else history.amount.cents,
        amount_as_of=history.amount.day,
        principal_cents=specified.facts.principal_cents if specified else None,
        interest_cents=specified.facts.interest_cents if specified else None,
        costs_cents=specified.facts.costs_cents if specified else None,
        stage=newest.facts.stage,
        status=status,
        next_deadline=deadlines[0] if deadlines else None,
        overdue_since=_overdue_since(current, status, as_of),
        debtors=history.debtors,
        references=shown_references(entries),
        iban=account.facts.iban if account else None,
        payment_reference=account.facts.payment_reference if account else None,
        preferential=is_preferential(creditor),
        letters=_letters(history),
        deadlines=deadlines,
        doubts=tuple(dict.fromkeys(doubts)),
        first_stage=entries[0].facts.stage,
    )


def _last_that(entries: Sequence[Entry], states: Callable[[Facts], bool]) -> Entry | None:
    """Return the newest entry whose facts state something."""
    return next((entry for entry in reversed(entries) if states(entry.facts)), None)


def _since_settled(entries: Sequence[Entry]) -> tuple[Sequence[Entry], tuple[Doubt, ...]]:
    """Return the entries after the claim was last settled, or all, and a doubt where it was and lives on."""
    settled = [place for place, entry in enumerate(entries) if entry.facts.stage is Stage.SETTLED]
    if not settled or settled[-1] == len(entries) - 1:
        return entries, ()
    last = settled[-1]
    return entries[last + 1 :], _doubt(True, "status", DoubtReason.ASKED_AGAIN, entries[last])


def _governing(entries: Sequence[Entry]) -> Entry:
    """Return the newest entry that says how things stand: a transfer, an offer or a mere notice does not."""
    return next((e for e in reversed(entries) if not _leaves_things(e.facts)), entries[-1])


def _leaves_things(facts: Facts) -> bool:
    return facts.stage in _NO_DEMAND or (facts.stage is Stage.PAYMENT_PLAN and facts.plan is Plan.OFFERED)


def _status(
    entries: Sequence[Entry], governing: Entry, amount: Amount, as_of: date
) -> tuple[ClaimStatus, tuple[Doubt, ...]]:
    facts = governing.facts
    below_nothing = any(doubt.reason is DoubtReason.NEGATIVE for doubt in amount.doubts)
    if facts.stage is Stage.SETTLED or (amount.cents == 0 and not below_nothing):
        return ClaimStatus.SETTLED, ()
    since = [e.facts for e in entries if e.order >= governing.order]
    if any(f.disputed for f in since):
        return ClaimStatus.DISPUTED, ()
    days = _days(facts, DeadlineKind.PAYMENT)
    if facts.stage is Stage.PAYMENT_PLAN and facts.plan in (Plan.AGREED, None):
        ended = bool(days) and days[-1] < as_of
        return ClaimStatus.PAYMENT_PLAN, _doubt(ended, "status", DoubtReason.PLAN_ENDED, governing)
    if facts.direct_debit and (not days or days[0] >= as_of):
        return ClaimStatus.UPCOMING, ()
    if facts.stage in _FIRST_DEMANDS and days and days[0] >= as_of:
        return ClaimStatus.UPCOMING, ()
    return ClaimStatus.OPEN, _doubt(
        facts.direct_debit, "amount_due_cents", DoubtReason.DEBIT_DAY_PASSED, governing
    )


def _doubt(holds: bool, path: str, reason: DoubtReason, entry: Entry) -> tuple[Doubt, ...]:
    return (Doubt(path=path, reason=reason, letter_id=entry.letter_id),) if holds else ()


def _days(facts: Facts, kind: DeadlineKind) -> list[date]:
    return sorted(deadline.day for deadline in facts.deadlines if deadline.kind is kind)


def _deadlines(entries: Sequence[Entry], governing: Entry, as_of: date) -> tuple[Deadline, ...]:
    """Return the deadlines still to come that no newer letter has replaced, each once, the first first."""
    coming = dict.fromkeys(d for d in _standing_deadlines(entries, governing) if d.day >= as_of)
    return tuple(sorted(coming, key=lambda d: (d.day, _KIND_ORDER.index(d.kind), d.amount_cents or 0)))


def _standing_deadlines(entries: Sequence[Entry], governing: Entry) -> list[Deadline]:
    """Return the deadlines that count: all since the governing letter, and older ones that no demand ends.

    A term to object, and a day in court or of an attachment or cut-off, stand until they pass or the matter
    is settled; an arrangement that is agreed on puts off the latter. Days to pay or to respond are those of
    the newest demand, so that the instalments of a plan that was replaced or broken are gone.
    """
    agreed = governing.facts.stage is Stage.PAYMENT_PLAN and governing.facts.plan is Plan.AGREED
    lasting = {DeadlineKind.OBJECTION}
    if not agreed:
        lasting |= {DeadlineKind.COURT, DeadlineKind.ENFORCEMENT}
    standing: list[Deadline] = []
    renewed: set[DeadlineKind] = set()
    for entry in reversed(entries):
        if entry.order >= governing.order:
            standing += entry.facts.deadlines
        else:
            standing += [d for d in entry.facts.deadlines if d.kind in lasting - renewed]
        # A newer court day or term to object is the one that counts; an older one of its kind was moved.
        renewed |= {d.kind for d in entry.facts.deadlines if d.kind in lasting}
    return standing


def _overdue_since(entries: Sequence[Entry], status: ClaimStatus, as_of: date) -> date | None:
    """Return the first last day to pay that has gone by on a claim that is due now."""
    if status not in (ClaimStatus.OPEN, ClaimStatus.DISPUTED):
        return None
    passed = [day for e in entries for day in _days(e.facts, DeadlineKind.PAYMENT) if day < as_of]
    return min(passed, default=None)


def _creditor(entries: Sequence[Entry]) -> tuple[str | None, tuple[Doubt, ...]]:
    """Return to whom the money is owed now, with a doubt where that changed without a letter about it.

    A letter that names another creditor is believed, unless its reader was not sure or it names an agency
    or bailiff that writes itself: these collect for others, and their client is more often overlooked than
    bought out.
    """
    creditor: str | None = None
    own = False
    sender: str | None = None
    doubts: tuple[Doubt, ...] = ()
    for entry in entries:
        facts = entry.facts
        named = _named_creditor(facts)
        if not named:
            continue
        by_itself = facts.sender is not None and same_party(facts.sender, named)
        if creditor is None or _is_sold(facts, creditor):
            creditor, own, doubts = named, by_itself, ()
        elif same_party(creditor, named):
            doubts = ()
            # A creditor's own letters spell its name best; among those of others the newest does.
            if by_itself or not own:
                creditor, own = named, own or by_itself
        elif own != by_itself and sender and facts.sender and same_party(sender, facts.sender):
            # An office that bills for others names itself at one time and its client at another.
            creditor, own = (creditor, own) if by_itself else (named, False)
        else:
            doubts = _doubt(True, "creditor", DoubtReason.CREDITOR_CHANGED, entry)
            if "creditor" not in facts.review and not (by_itself and _collects_for_others(facts, named)):
                creditor, own = named, by_itself
        sender = facts.sender or sender
    return creditor, doubts


def _named_creditor(facts: Facts) -> str | None:
    """Return the creditor that a letter names: of a sale the new one, of a bill without one its sender."""
    former, sender = facts.details.former_creditor, facts.sender
    if facts.creditor and former and same_party(former, facts.creditor):
        return sender if sender and not same_party(sender, former) else facts.creditor
    return facts.creditor or (sender if facts.stage not in THIRD_PARTY else None)


def _is_sold(facts: Facts, creditor: str) -> bool:
    former = facts.details.former_creditor
    return facts.stage is Stage.TRANSFER or bool(former and same_party(former, creditor))


def _collects_for_others(facts: Facts, name: str) -> bool:
    """Tell whether a sender collects for others: it says so, or takes a step that bailiffs alone take."""
    return facts.stage in _BY_BAILIFF or any(word.startswith(_COLLECTING) for word in party_words(name))


def _specified(entries: Sequence[Entry]) -> Entry | None:
    """Return the entry that specifies the claim: the newest that states a principal, or else any part."""
    stating = [
        e
        for e in entries
        if any(c is not None for c in (e.facts.principal_cents, e.facts.interest_cents, e.facts.costs_cents))
    ]
    with_principal = [entry for entry in stating if entry.facts.principal_cents is not None]
    chosen = with_principal or stating
    return chosen[-1] if chosen else None


def _account(entries: Sequence[Entry], contact: str | None) -> Entry | None:
    """Return the entry that says how to pay: the contact's newest that has an account, or else a reference.

    None while the money is to be collected, and none of whoever wrote before the contact did.
    """
    named: Entry | None = None
    for entry in reversed(entries):
        facts = entry.facts
        if contact and facts.sender and not same_party(facts.sender, contact):
            break
        if facts.iban or facts.direct_debit:
            return entry
        named = named or (entry if facts.payment_reference else None)
    return named


def _reading_doubts(newest: Entry, used: Mapping[str, Entry | None]) -> tuple[Doubt, ...]:
    """Return what the reader was not sure of, in the newest letter and in older ones that gave a figure.

    Args:
        newest: The newest entry.
        used: The entry that gave the figures whose paths begin so.
    """
    paths = [(path, newest) for path in newest.facts.review]
    for start, entry in used.items():
        if entry is not None and entry is not newest:
            paths += [(path, entry) for path in entry.facts.review if path.split(".")[0] == start]
    return tuple(
        Doubt(path=path, reason=DoubtReason.READING, letter_id=entry.letter_id) for path, entry in paths
    )


def _missing(history: History, contact: str | None, creditor: str | None) -> tuple[Doubt, ...]:
    stated = {"amount_due_cents": history.amount.cents, "sender": contact, "creditor": creditor}
    return tuple(
        Doubt(path=path, reason=DoubtReason.NOT_STATED) for path, value in stated.items() if value is None
    )


def _letters(history: History) -> tuple[ClaimLetter, ...]:
    """Return the letters of the claim, oldest first, each once."""
    found: dict[str, ClaimLetter] = {}
    for entry in history.entries:
        why, linked_to = history.why.get(entry.letter_id, (None, None))
        found.setdefault(
            entry.letter_id,
            ClaimLetter(
                id=entry.letter_id,
                source=entry.source,
                day=entry.day,
                why=why,
                linked_to=linked_to,
                debt=entry.index,
            ),
        )
    return tuple(found.values())
