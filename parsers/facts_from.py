"""From a document to its facts: what was chosen, where it stands on paper, and what a person should check."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Protocol

from parsers.amount_roles import RoledAmount
from parsers.arithmetic import settled_parts
from parsers.banking import is_betalingskenmerk, is_creditor_reference
from parsers.choosing import Choice, Mentions, choose, read_mentions
from parsers.confirming import confirm
from parsers.details import find_details
from parsers.document import Document, Origin
from parsers.facts import (
    Deadline,
    DeadlineKind,
    Details,
    Direction,
    Evidence,
    Facts,
    ListedDebt,
    Reference,
    ReferenceKind,
    Stage,
)
from parsers.folding import letters_and_digits
from parsers.layout import Block
from parsers.lexicon.roles import Role
from parsers.listed_debts import find_debt_items, listed_debts, with_debts
from parsers.page_mark import PageMark
from parsers.page_marks import find_page_marks
from parsers.several_letters import doubt_several

# Below this margin another amount could be the one that is due.
_CLEAR_MARGIN: Final = 3.0
_OCR_CONFIDENCE: Final = 0.45
_CENTS: Final = re.compile(r"[.,](?:\d\d|[-=–—])")
_PARTS: Final = ("principal_cents", "interest_cents", "costs_cents", "paid_cents")


@dataclass(slots=True)
class _Draft:
    """Values, evidence and doubts as they are gathered for one letter."""

    money: dict[str, int | None] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    review: set[str] = field(default_factory=set)


def parse_facts(document: Document, *, received: date | None = None) -> Facts:
    """Return the facts of one letter; pure, and without an error for any words whatever.

    Args:
        document: The letter as pages of words.
        received: The day on which it came in: a hint for its date where it prints none with a label.
    """
    return parse_letter(document, received=received)[0]


def parse_letter(document: Document, *, received: date | None = None) -> tuple[Facts, tuple[PageMark, ...]]:
    """Return the facts of one letter as `parse_facts` does, and what its pages tell of where it starts."""
    mentions = read_mentions(document, received=received)
    choice = choose(mentions)
    items = find_debt_items(mentions, choice)
    choice = with_debts(choice, items, mentions)
    draft = _Draft()
    _put_money(draft, mentions, choice)
    _put_parties(draft, mentions)
    references = _put_references(draft, mentions, choice)
    deadlines = _put_deadlines(draft, mentions, choice)
    _put_rest(draft, mentions, choice)
    details = replace(find_details(mentions, choice), debts=listed_debts(items, mentions, choice))
    details, references = _with_listed_numbers(details, references)
    creditor = _put_creditor(draft, mentions, details.debts)
    parties = mentions.parties
    letter_date = mentions.letter_date
    facts = Facts(
        addressee=mentions.addressee.name if mentions.addressee else None,
        is_claim=choice.direction is Direction.OWED,
        direction=choice.direction,
        sender=parties.sender,
        creditor=creditor,
        letter_date=letter_date.day if letter_date else None,
        stage=choice.stage.stage,
        references=references,
        amount_due_cents=draft.money.get("amount_due_cents"),
        principal_cents=draft.money.get("principal_cents"),
        interest_cents=draft.money.get("interest_cents"),
        costs_cents=draft.money.get("costs_cents"),
        paid_cents=draft.money.get("paid_cents"),
        refund_cents=draft.money.get("refund_cents"),
        iban=choice.pay_to.iban if choice.pay_to else None,
        payment_reference=choice.payment_reference.number if choice.payment_reference else None,
        direct_debit=choice.direct_debit,
        disputed=choice.disputed,
        plan=choice.plan,
        deadlines=deadlines,
        review=tuple(sorted(draft.review)),
        evidence=draft.evidence,
        details=details,
    )
    facts = confirm(facts, document, printed=frozenset(amount.cents for amount in mentions.amounts))
    marks = find_page_marks(mentions)
    return doubt_several(facts, marks), marks


def _put_money(draft: _Draft, mentions: Mentions, choice: Choice) -> None:
    reckoning = choice.reckoning
    if choice.direction is Direction.RECEIVABLE:
        if choice.refund is not None and choice.refund.amount is not None:
            draft.money["refund_cents"] = choice.refund.amount.cents
            draft.evidence["refund_cents"] = _evidence(choice.refund.amount, mentions)
            if not choice.refund.sure:
                draft.review.add("refund_cents")
        if choice.refund is None or not choice.refund.sure:
            draft.review.add("direction")
        return
    if choice.direction is not Direction.OWED:
        return
    if choice.stage.stage is Stage.SETTLED:
        _put_settled(draft, mentions)
        return
    due = reckoning.due_cents
    draft.money["amount_due_cents"] = due
    if due is None:
        draft.review.add("amount_due_cents")
        return
    if reckoning.due is None:
        # The letter names no sum of its debts: this is ours.
        draft.review.add("amount_due_cents")
    else:
        draft.evidence["amount_due_cents"] = _evidence(reckoning.due, mentions)
        weak = reckoning.due.role not in (Role.TOTAL, Role.WEAK_TOTAL, Role.SUBTOTAL) and not reckoning.proven
        if (
            reckoning.margin < _CLEAR_MARGIN
            or weak
            or _cut_off(reckoning.due, mentions)
            or (_badly_read(reckoning.due) and not _twice(mentions, due))
        ):
            draft.review.add("amount_due_cents")
    for name in _PARTS:
        value = getattr(reckoning, name)
        draft.money[name] = value
        if value is not None and name in reckoning.sources:
            draft.evidence[name] = _evidence(reckoning.sources[name], mentions)
    if not reckoning.proven:
        loose = {amount.role for amount in mentions.amounts if amount.cents and not amount.in_sentence}
        for role, name in (
            (Role.INTEREST, "interest_cents"),
            (Role.COSTS, "costs_cents"),
            (Role.PAID, "paid_cents"),
        ):
            if role in loose and choice.stage.stage is not Stage.INVOICE:
                # The letter has such a line, but its lines do not add up to the total as they were read.
                draft.review.update((name, "principal_cents", "amount_due_cents"))


def _put_settled(draft: _Draft, mentions: Mentions) -> None:
    """Nothing is left: what was paid, and nought due."""
    draft.money["amount_due_cents"] = 0
    zero = next((amount for amount in mentions.amounts if amount.cents == 0), None)
    if zero is not None:
        draft.evidence["amount_due_cents"] = _evidence(zero, mentions)
    paid = [amount for amount in mentions.amounts if amount.role is Role.PAID and amount.cents > 0]
    if paid:
        draft.money["paid_cents"] = paid[0].cents
        draft.evidence["paid_cents"] = _evidence(paid[0], mentions)
        parts = settled_parts(mentions.amounts, paid[0].cents)
        for name, amounts in parts.items():
            draft.money[name] = sum(amount.cents for amount in amounts)
            draft.evidence[name] = _evidence(amounts[0], mentions)
        if len({amount.cents for amount in paid}) > 1 and not parts:
            draft.review.add("paid_cents")
    still = [
        amount
        for amount in mentions.amounts
        if amount.role is Role.TOTAL and amount.cents > 0 and not amount.in_sentence
    ]
    if still and zero is None:
        draft.review.add("amount_due_cents")


class _InPlace(Protocol):
    """What stands in a block from `start` to `end`."""

    @property
    def block(self) -> Block: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def _unclear(found: _InPlace) -> bool:
    """Tell whether OCR was unsure of a figure in it, or two engines read it in two ways."""
    return any(
        word.confidence < _OCR_CONFIDENCE and any(character.isdigit() for character in word.text)
        for word in found.block.words_between(found.start, found.end)
    )


def _badly_read(amount: RoledAmount) -> bool:
    return _unclear(amount.mention)


def _cut_off(amount: RoledAmount, mentions: Mentions) -> bool:
    """Whether OCR read whole euros where the letter prints cents: the edge of a picture, or a stain, took
    them."""
    read = amount.mention
    if not any(page.origin is Origin.OCR for page in mentions.document.pages):
        return False
    if amount.cents % 100 or _CENTS.search(read.block.text[read.start : read.end + 3]):
        return False
    return sum(bool(other.cents % 100) for other in mentions.amounts if not other.in_sentence) > 1


def _twice(mentions: Mentions, cents: int) -> bool:
    return sum(amount.cents == cents for amount in mentions.amounts) > 1


def _evidence(amount: RoledAmount, mentions: Mentions) -> Evidence:
    """The place of an amount, with the line around it as text."""
    mention = amount.mention
    found = mention.block.evidence(mention.start, mention.end)
    row = mentions.layout.rows[mention.cell.row]
    text = (
        mention.cell.text
        if len(mention.cell.text) > 14
        else " ".join(cell.text for cell in row if len(cell.text) < 80)
    )
    return replace(found, text=text[:160] or found.text)


def _put_parties(draft: _Draft, mentions: Mentions) -> None:
    parties = mentions.parties
    if parties.sender_evidence is not None:
        draft.evidence["sender"] = parties.sender_evidence
    if parties.creditor_evidence is not None:
        draft.evidence["creditor"] = parties.creditor_evidence
    if parties.sender is None or not parties.sender_sure:
        draft.review.add("sender")
    if parties.creditor is None or not parties.creditor_sure:
        draft.review.add("creditor")
    if mentions.addressee is not None:
        draft.evidence["addressee"] = mentions.addressee.evidence
        if not mentions.addressee.sure:
            draft.review.add("addressee")


def _with_listed_numbers(details: Details, references: tuple[str, ...]) -> tuple[Details, tuple[str, ...]]:
    """Numbers that only a table of bills or debts tells are references too."""
    listed = [(one.number, ReferenceKind.INVOICE) for one in details.invoices if one.number]
    listed += [(number, ReferenceKind.DOSSIER) for debt in details.debts for number in debt.references]
    known = {letters_and_digits(number).upper() for number in references}
    for number, kind in listed:
        plain = letters_and_digits(number).upper()
        if plain not in known:
            known.add(plain)
            references = (*references, number)
            details = replace(details, references=(*details.references, Reference(number=number, kind=kind)))
    return details, references


def _put_creditor(draft: _Draft, mentions: Mentions, debts: tuple[ListedDebt, ...]) -> str | None:
    """The creditor; of several debts only one that all of them have."""
    named = list(dict.fromkeys(debt.creditor for debt in debts))
    if not named or named == [mentions.parties.creditor]:
        return mentions.parties.creditor
    draft.evidence.pop("creditor", None)
    draft.review.add("creditor")
    return named[0] if len(named) == 1 else None


def _put_references(draft: _Draft, mentions: Mentions, choice: Choice) -> tuple[str, ...]:
    if choice.direction is Direction.NONE:
        return ()
    numbers: list[str] = []
    for reference in mentions.references:
        plain = reference.plain
        number = (
            plain
            if reference.kind is ReferenceKind.PAYMENT and len(plain) == 16 and plain.isdigit()
            else reference.number
        )
        path = f"references.{len(numbers)}"
        draft.evidence[path] = reference.block.evidence(reference.start, reference.end)
        if not reference.sure or _unclear(reference):
            draft.review.add(path)
        numbers.append(number)
    return tuple(numbers)


def _put_deadlines(draft: _Draft, mentions: Mentions, choice: Choice) -> tuple[Deadline, ...]:
    day_known = mentions.letter_date is not None and mentions.letter_date.sure
    for index, item in enumerate(choice.deadlines):
        path = f"deadlines.{index}.date"
        draft.evidence[path] = item.block.evidence(item.start, item.end)
        if not item.sure or (item.computed and not day_known) or _unclear(item):
            draft.review.add(path)
    payments = {
        item.day
        for item in choice.deadlines
        if item.kind is DeadlineKind.PAYMENT and item.amount_cents is None
    }
    if len(payments) > 1:
        draft.review.update(
            f"deadlines.{index}.date"
            for index, item in enumerate(choice.deadlines)
            if item.kind is DeadlineKind.PAYMENT
        )
    return tuple(
        Deadline(kind=item.kind, day=item.day, amount_cents=item.amount_cents) for item in choice.deadlines
    )


def _put_rest(draft: _Draft, mentions: Mentions, choice: Choice) -> None:
    letter_date = mentions.letter_date
    if letter_date is None or not letter_date.sure:
        draft.review.add("letter_date")
    if letter_date is not None and letter_date.mention is not None:
        mention = letter_date.mention
        draft.evidence["letter_date"] = mention.block.evidence(mention.start, mention.end)
    if not choice.stage.sure:
        draft.review.add("stage")
    if choice.pay_to is not None:
        source = choice.pay_to.source
        draft.evidence["iban"] = source.block.evidence(source.start, source.end)
        if not choice.pay_to.sure or (not source.valid and _unclear(source)):
            draft.review.add("iban")
    if choice.pay_to is None and choice.account_told:
        draft.review.add("iban")
    if choice.payment_reference is not None:
        found = choice.payment_reference.source
        draft.evidence["payment_reference"] = found.block.evidence(found.start, found.end)
        if not choice.payment_reference.sure or (
            _unclear(found)
            and not is_betalingskenmerk(found.plain)
            and not is_creditor_reference(found.plain)
        ):
            draft.review.add("payment_reference")
    if any(page.origin is Origin.OCR and not page.words for page in mentions.document.pages):
        draft.review.add("pages")
    if choice.signals:
        draft.review.add("direction")
