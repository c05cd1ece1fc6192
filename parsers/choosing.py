"""Choosing: all that a letter names, and then what is true of the letter as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from parsers.addressee import Addressee, find_addressee
from parsers.amount_roles import RoledAmount, roles_of
from parsers.amounts import find_amounts
from parsers.arithmetic import OUTSIDE
from parsers.asked_behind import asked_behind
from parsers.banking import IbanMention, find_ibans
from parsers.coming_charges import apart_from_coming, without_coming
from parsers.context import ContextReader
from parsers.dates import DateMention, TermMention, find_dates, find_terms
from parsers.deadlines import FoundDeadline, find_printed, find_terms_that_run, merge
from parsers.direction import (
    Refund,
    asks_gift,
    asks_transfer,
    find_refund,
    is_advertising,
    is_direct_debit,
    points_at_account,
)
from parsers.document import Document
from parsers.facts import DeadlineKind, Direction, EstimatedDeadline, Plan, Stage
from parsers.instalments import find_instalments, instalment_total, minimum_amount
from parsers.layout import Layout, lay_out
from parsers.letter_date import LetterDate, find_letter_date
from parsers.letter_text import LetterText, read_parts
from parsers.lexicon.roles import Role
from parsers.lone_days import lone_payment_day
from parsers.parties import Parties, find_parties
from parsers.party_names import tokens_of
from parsers.pay_to import PayTo, find_pay_to
from parsers.payment_reference import PaymentReference, find_payment_reference
from parsers.reckoning import Reckoning, reckon
from parsers.reference_values import FoundReference
from parsers.references import find_references
from parsers.rest_in_prose import with_rests
from parsers.settlement_rows import with_settlement_rows
from parsers.stage import FoundStage, find_plan, find_stage, is_disputed, is_on_hold
from parsers.suspicious import find_signals, is_fraud
from parsers.threatened import apart_from_threatened
from parsers.told_payments import debit_failed, says_received, says_unpaid

_ARREARS_ASKED: Final = re.compile(
    r"\b(?:betaal|betaalt|betalen|voldoe|voldoen|overmaken|inlopen|maak)\b.{0,40}\bachterstand|"
    r"\bachterstand\b.{0,80}\b(?:te betalen|te voldoen|over te maken|in te lopen)"
)
_OF_COLLECTING: Final = re.compile(
    r"incasso|buitengerechtelijk|aanman|herinner|sommatie|deurwaarder|collection|reminder"
)
# So far above the next amount the one that is due needs no label.
_CLEAR: Final = 3.0
_WITHOUT_ACCOUNT: Final = frozenset({Stage.SETTLED, Stage.REFUND, Stage.INFORMATION})

_MOST_AMOUNTS: Final = 600
"""Of a letter, in reading order: a bank's account of a year has 500. Each is looked at with many patterns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """All that the letter names, before anything is chosen."""

    document: Document
    layout: Layout
    context: ContextReader
    text: LetterText
    amounts: tuple[RoledAmount, ...]
    dates: tuple[DateMention, ...]
    terms: tuple[TermMention, ...]
    ibans: tuple[IbanMention, ...]
    references: tuple[FoundReference, ...]
    addressee: Addressee | None
    parties: Parties
    letter_date: LetterDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen to be true of the letter as a whole."""

    reckoning: Reckoning
    stage: FoundStage
    direction: Direction
    refund: Refund | None
    plan: Plan | None
    direct_debit: bool
    disputed: bool
    pay_to: PayTo | None
    account_told: bool
    payment_reference: PaymentReference | None
    deadlines: tuple[FoundDeadline, ...]
    estimated: tuple[EstimatedDeadline, ...]
    signals: tuple[str, ...]


def read_mentions(document: Document, *, received: date | None) -> Mentions:
    """Find everything that the letter names, each with its context."""
    layout = lay_out(document)
    context = ContextReader(layout)
    text = read_parts(document, layout, context)
    dates = find_dates(layout)
    letter_date = find_letter_date(document, dates, context, received=received)
    amounts = apart_from_coming(
        with_settlement_rows(_roled(layout, context)),
        context,
        letter_date=letter_date.day if letter_date else None,
    )
    ibans = find_ibans(layout)
    addressee = find_addressee(layout, text, sender_names=frozenset())
    names = tokens_of(addressee.name) if addressee is not None else frozenset()
    return Mentions(
        document=document,
        layout=layout,
        context=context,
        text=text,
        amounts=amounts,
        dates=dates,
        terms=find_terms(layout),
        ibans=ibans,
        references=find_references(layout, context, dates=dates, ibans=ibans),
        addressee=addressee,
        parties=find_parties(document, layout, text, context, ibans, addressee_tokens=names),
        letter_date=letter_date,
    )


def _roled(layout: Layout, context: ContextReader) -> tuple[RoledAmount, ...]:
    """The amounts with their roles, by their own words and then by those of the sentences around them."""
    amounts = asked_behind(roles_of(find_amounts(layout)[:_MOST_AMOUNTS], context), context)
    return apart_from_threatened(with_rests(amounts, context), context)


def choose(mentions: Mentions) -> Choice:
    """Choose the reading that explains the letter best: amounts first, since the stage and the days follow
    from them."""
    text, context, parties = mentions.text, mentions.context, mentions.parties
    failed = debit_failed(text)
    letter_day = mentions.letter_date.day if mentions.letter_date else None
    in_parts = instalment_total(mentions.dates, mentions.amounts, context, letter_date=letter_day)
    arrears = any(_ARREARS_ASKED.search(sentence.folded) for _, sentence in text.body)
    reckoning = reckon(
        mentions.amounts, context, collecting=True, instalments_cents=in_parts, arrears_asked=arrears
    )
    refund = find_refund(text, mentions.amounts, due=reckoning.due)
    skip = mentions.letter_date.mention if mentions.letter_date else None
    printed = without_coming(
        find_printed(mentions.dates, context, letter_date=letter_day, skip=skip),
        mentions.amounts,
        context,
        letter_date=letter_day,
    )
    terms = find_terms_that_run(mentions.terms, mentions.dates, context, letter_date=letter_day, served=False)
    instalments = find_instalments(
        mentions.dates, mentions.amounts, context, letter_date=letter_day, due_cents=reckoning.due_cents
    )
    has_due = (
        reckoning.due is not None
        and reckoning.due.role in (Role.TOTAL, Role.WEAK_TOTAL, Role.PRINCIPAL)
        and bool(reckoning.due_cents)
    )
    candidate = find_pay_to(mentions.ibans, context, parties)
    asks = asks_transfer(context, text)
    # Nor does a letter set a last day to pay without asking what it names.
    sets_day = any(
        item.kind is DeadlineKind.PAYMENT and item.strong and item.sure
        for item in (*printed, *terms.deadlines)
    )
    clear = reckoning.due is not None and reckoning.due.role not in OUTSIDE and reckoning.margin >= _CLEAR
    has_due = has_due or (sets_day and clear and bool(reckoning.due_cents))
    # What the letter adds up itself is due where it says to which account to pay.
    has_due = has_due or (reckoning.added_up and candidate is not None and asks and bool(reckoning.due_cents))
    kinds = {item.kind for item in (*printed, *terms.deadlines)}
    if candidate is not None and asks and not asks_gift(text):
        has_due = has_due or (
            bool(reckoning.due_cents) and (DeadlineKind.PAYMENT in kinds or says_unpaid(text))
        )
    stage = find_stage(
        text,
        collector=parties.collector,
        bailiff=parties.bailiff,
        has_due=has_due or reckoning.proven,
        refunds=refund is not None,
        debit_failed=failed,
        instalments=len(instalments),
        sold_to_sender=parties.transferred and parties.sender == parties.creditor,
        sold_away=parties.transferred and parties.sender != parties.creditor and not mentions.ibans,
        deadline_kinds=kinds,
        with_costs=reckoning.proven
        and any(_OF_COLLECTING.search(one.label) for one in reckoning.cost_amounts),
        received=not has_due and not asks and candidate is None and says_received(text),
    )
    disputed = is_disputed(text)
    held = disputed and not stage.sure and is_on_hold(text) and not asks
    if held and stage.stage in (Stage.INVOICE, Stage.REMINDER):
        # A claim that rests while its dispute is looked at: told of, and not asked.
        stage = replace(stage, stage=Stage.INFORMATION)
    if stage.stage is Stage.INVOICE:
        reckoning = reckon(
            mentions.amounts, context, collecting=False, instalments_cents=in_parts, arrears_asked=arrears
        )
    signals = find_signals(
        mentions.document, text, parties, mentions.ibans, letter_has_reference=bool(mentions.references)
    )
    fraud = is_fraud(signals)
    wants = asks or (candidate is not None and candidate.sure)
    sells = is_advertising(
        text, claims=wants or stage.stage not in (Stage.INFORMATION, Stage.INVOICE) or bool(reckoning.proven)
    )
    direction = _direction(stage.stage, refund, fraud=fraud, sells=sells, reckoning=reckoning)
    if held and not fraud and reckoning.due_cents:
        direction = Direction.OWED
    if direction is Direction.NONE and stage.stage is not Stage.INFORMATION:
        stage = replace(stage, stage=Stage.INFORMATION, sure=stage.sure and not fraud)
    debit = direction is Direction.OWED and is_direct_debit(
        text, failed=failed, asks_transfer=asks, due_cents=reckoning.due_cents
    )
    if stage.stage in (Stage.JUDGMENT, Stage.ENFORCEMENT):
        terms = find_terms_that_run(
            mentions.terms, mentions.dates, context, letter_date=letter_day, served=True
        )
    deadlines = _deadlines(
        printed,
        terms.deadlines,
        instalments,
        mentions.amounts,
        stage=stage.stage,
        direction=direction,
        plan=find_plan(text, stage.stage),
    )
    asks_by_a_day = (
        direction is Direction.OWED and stage.stage not in _WITHOUT_ACCOUNT and reckoning.due_cents
    )
    told = {item.kind for item in deadlines} | {item.kind for item in terms.estimated}
    if asks_by_a_day and stage.stage is not Stage.TRANSFER and DeadlineKind.PAYMENT not in told:
        lone = lone_payment_day(mentions.dates, context, letter_date=letter_day, skip=skip)
        if lone is not None and all(item.day != lone.day for item in deadlines):
            deadlines = merge((*deadlines, lone))
    pay_to = None
    tells_only = stage.stage is Stage.TRANSFER and not asks and reckoning.due_cents is None
    if direction is Direction.OWED and stage.stage not in _WITHOUT_ACCOUNT and not debit and not tells_only:
        pay_to = candidate
    reference = None
    # Who tells of a sale alone, or of a claim that rests, gives a number to know it by and none to pay with.
    asked_to_pay = candidate is not None or asks or stage.stage not in (Stage.TRANSFER, Stage.INFORMATION)
    # What the reader puts on the own account needs no number.
    asked_to_pay = asked_to_pay and not (candidate is not None and candidate.own)
    if direction is Direction.OWED and stage.stage is not Stage.SETTLED and not debit and asked_to_pay:
        reference = find_payment_reference(mentions.layout, context, mentions.references, mentions.ibans)
    return Choice(
        reckoning=reckoning,
        stage=stage,
        direction=direction,
        refund=refund if direction is Direction.RECEIVABLE else None,
        plan=find_plan(text, stage.stage),
        direct_debit=debit,
        disputed=direction is Direction.OWED and disputed,
        pay_to=pay_to,
        account_told=direction is Direction.OWED and not debit and points_at_account(text),
        payment_reference=reference,
        deadlines=deadlines,
        estimated=terms.estimated,
        signals=signals,
    )


def _direction(
    stage: Stage, refund: Refund | None, *, fraud: bool, sells: bool, reckoning: Reckoning
) -> Direction:
    if fraud or sells:
        return Direction.NONE
    if stage is Stage.REFUND:
        return Direction.RECEIVABLE if refund is not None else Direction.NONE
    if stage is Stage.INFORMATION:
        return Direction.NONE
    if stage in (Stage.INVOICE, Stage.REMINDER) and reckoning.due_cents is None:
        return Direction.NONE
    return Direction.OWED


def _deadlines(
    printed: tuple[FoundDeadline, ...],
    terms: tuple[FoundDeadline, ...],
    instalments: tuple[FoundDeadline, ...],
    amounts: tuple[RoledAmount, ...],
    *,
    stage: Stage,
    direction: Direction,
    plan: Plan | None,
) -> tuple[FoundDeadline, ...]:
    if direction is Direction.NONE:
        return ()
    found = [*printed, *terms]
    pays = direction is Direction.OWED and stage is not Stage.SETTLED
    if instalments and plan is not Plan.BROKEN and pays:
        found = [item for item in found if item.kind is not DeadlineKind.PAYMENT]
        found.extend(instalments)
    if not pays:
        found = [item for item in found if item.kind is DeadlineKind.OBJECTION]
    merged = merge(found)
    least = minimum_amount(amounts)
    if least is not None:
        merged = tuple(
            replace(item, amount_cents=least)
            if item.kind is DeadlineKind.PAYMENT and item.amount_cents is None
            else item
            for item in merged
        )
    return merged
