"""Stage: the step that a letter is in the life of a debt, by its title, its text and what it sets."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from parsers.facts import DeadlineKind, Plan, Stage
from parsers.letter_text import LetterText
from parsers.lexicon import stages as words
from parsers.lexicon.stage_titles import TITLE as STAGE_TITLES
from parsers.lexicon.unpaid import NOT_SETTLED
from parsers.stage_statements import (
    misses_payment,
    opens_with_condition,
    reminds,
    settling,
    threatens,
)
from parsers.told_payments import puts_in_default, rest_left, says_unpaid

_BODY_CAP: Final = 2
_COLLECTOR: Final = 6.5
_PERFORMED: Final = 5.0
_REMINDED: Final = 5.0
_NOT_PAID: Final = 5.5
_IN_DEFAULT: Final = 4.0
_RECEIVED: Final = 8.0
_SETTLES: Final = 6.0
_UNPAID: Final = 2.5
_TITLED: Final = 5.0
_LABEL_ONLY: Final = 1.0
_SOLD: Final = 8.0
_ATTACHED: Final = re.compile(
    r"(?:heb ik|hebben wij|is door (?:mij|ons)|"
    r"heeft .{0,40}gerechtsdeurwaarder)\b.{0,120}\bbeslag\b.{0,40}\b(?:gelegd|doen leggen)"
)
_SERVES: Final = re.compile(
    r"\b(?:betekend|betekende|beteken|betekening)\b.{0,400}\b(?:grosse|\w*vonnis|dwangbevel|beschikking|"
    r"arrest|titel)\b"
    r".{0,400}\b(?:bevel|bevolen|bevelen|sommatie|gesommeerd)|"
    r"\b(?:grosse|\w*vonnis|dwangbevel)\b.{0,120}\b(?:betekend|betekende)\b.{0,300}"
    r"\b(?:bevel|bevolen|bevelen|betalen|voldoen)\b"
)
_CALLS_ITSELF: Final = re.compile(
    r"\b(?:dit|this)(?: brief| mail)? (?:is )?(?:\w+ ){0,3}(?:herinnering|reminder)\b|"
    r"\bmet deze (?:\w+ )?herinnering\b"
)
_SERVED: Final = 8.0
_SURE_MARGIN: Final = 2.0
_SURE_SCORE: Final = 4.0
_NOTHING: Final = 0.0
# "Als je na onze laatste aanmaning niet hebt betaald": one that is still to come.
_OF_A_LATER_ONE: Final = re.compile(
    r"^\W*(?:als|indien|wanneer)\b[^,]{0,40}\b(?:na|volgt)\b(?: (?:onze|een|de|die))?\W*$"
)
_OWN_ACTS: Final = frozenset(
    {Stage.SETTLED, Stage.TRANSFER, Stage.REMINDER, Stage.INVOICE, Stage.FINAL_NOTICE}
)
_TITLE_THREAT: Final = re.compile(
    r"\b(?:voorkom|dreig|voor(?:dat| u)|aankondiging|vooraankondiging|concept|avoid|dreigende|"
    r"laatste (?:kans|mogelijkheid|gelegenheid|waarschuwing|sommatie|aanmaning) (?:voor|om)|last chance)"
)
_SERIES: Final = 2
_BILL: Final = 3.0
_BILL_DAY: Final = re.compile(r"\b(?:nota|factuur|declaratie|rekenings?|invoice )-?(?:datum|date)\b")
_ARREARS: Final = re.compile(r"\bachterstand|\bachterstallig|\barrears\b|\boverdue\b")
_AGREEMENT: Final = re.compile(
    r"\bbevestig|\bakkoord\b|afgesproken|overeengekomen|\b(?:betaal|betalings)?afspra(?:ak|ken)\b|"
    r"\bregeling\b|toegestaan|goedgekeurd|\bmag (?:u|je)\b|\bu mag\b|\bagreed?\b|\barrangement\b"
)
_IF_ONLY: Final = re.compile(
    r"\?\s*$|\b(?:kunt u|kun je|u kunt|wilt u|wil je|mogelijk|aanvragen|aan te vragen|vraag|indien|als|"
    r"liever|"
    r"geen|niet|you can|if)\b"
)
# "Heeft u al betaald? Dan hoeft u niets meer te doen": what holds in a case named just before.
_IN_THAT_CASE: Final = re.compile(r"^\W*(?:dan|in dat geval|then|in that case)\b")
_RESTS: Final = re.compile(
    r"\bhoeft (?:u|je) (?:\w+ ){0,3}niet te betalen|\b(?:u|je) hoeft (?:\w+ ){0,4}niet te betalen|"
    r"\b(?:staat|staan|ligt|leggen|zetten|houden)\b.{0,60}\b(?:stil|aan|on hold|in de wacht)\b|"
    r"\b(?:schort\w*|opgeschort|aangehouden|gepauzeerd|bevroren)\b|\b(?:on hold|suspended|paused)\b"
)
_THREAT_OF_END: Final = re.compile(
    r"\b(?:niet (?:op|uit)|geen uitstel|wordt .{0,30}hervat|schort .{0,40}niet)\b"
)
# The steps behind a reminder, of which the words of the letter tell more than that nothing was paid.
_LATER: Final = (
    Stage.FINAL_NOTICE,
    Stage.COLLECTION,
    Stage.COURT,
    Stage.JUDGMENT,
    Stage.ENFORCEMENT,
    Stage.TRANSFER,
)
# What a body decides is the first demand of what it claims, also where something else was not paid before it.
_DECISION: Final = re.compile(r"naheffing|beschikking|besluit|terugvorder|\baanslag|\bboete")
_FROM_COLLECTOR: Final = (Stage.REMINDER, Stage.FINAL_NOTICE, Stage.INVOICE, Stage.INFORMATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStage:
    """A stage, the folded text that told it, and whether it stands clear of the next one."""

    stage: Stage
    sure: bool
    scores: dict[Stage, float]


def find_stage(
    text: LetterText,
    *,
    collector: bool,
    bailiff: bool,
    has_due: bool,
    refunds: bool,
    debit_failed: bool,
    instalments: int,
    sold_to_sender: bool,
    sold_away: bool = False,
    deadline_kinds: Collection[DeadlineKind],
    with_costs: bool = False,
    received: bool = False,
) -> FoundStage:
    """Return the stage of a letter.

    Args:
        text: The letter in parts.
        collector: Whether its sender collects for others (agency or bailiff) or says so.
        bailiff: Whether its sender is a bailiff.
        has_due: Whether it names an amount to be paid.
        refunds: Whether its money goes to the reader.
        debit_failed: Whether it tells of a direct debit that failed.
        instalments: How many instalments it lists.
        sold_to_sender: Whether its sender bought the claim.
        sold_away: Whether its sender tells that somebody else is the creditor now, and names no account.
        deadline_kinds: The kinds of days it sets.
        with_costs: Whether interest or costs of collecting stand in the sum that it asks.
        received: Whether it tells that it received money, and asks none.
    """
    unpaid, in_default = has_due and says_unpaid(text), puts_in_default(text)
    scores: dict[Stage, float] = dict.fromkeys(Stage, 0.0)
    title = text.title
    for stage, weight, pattern in STAGE_TITLES:
        matches = [match for match in pattern.finditer(title) if not _mere_threat(stage, title, match)]
        if stage is Stage.INVOICE and matches and all(_labels_number(title, match) for match in matches):
            weight = _LABEL_ONLY
        if matches:
            scores[stage] += weight + min(2, len(matches) - 1)
    named = max(scores[Stage.REMINDER], scores[Stage.FINAL_NOTICE])
    if any(_CALLS_ITSELF.search(sentence.folded) for _, sentence in text.body):
        named = _TITLED
        scores[Stage.REMINDER] = max(scores[Stage.REMINDER], _TITLED)
    for stage, weight, pattern in words.BODY:
        count = 0
        for _, sentence in text.body:
            match = pattern.search(sentence.folded)
            if match is None or _IN_THAT_CASE.match(sentence.folded):
                continue
            if stage is Stage.SETTLED and NOT_SETTLED.search(sentence.folded):
                continue
            if stage is Stage.FINAL_NOTICE and _OF_A_LATER_ONE.search(sentence.folded[: match.start()]):
                continue
            if stage in _OWN_ACTS or not threatens(sentence.folded, match):
                count += 1
        scores[stage] += weight * min(count, _BODY_CAP)
    if _stated(text, words.PLAN_BROKEN, words.PLAN_BROKEN_ONLY_IF):
        scores[Stage.PAYMENT_PLAN] += _TITLED
    scores[Stage.SETTLED] = max(scores[Stage.SETTLED], _SETTLES * min(settling(text), _BODY_CAP))
    if has_due and DeadlineKind.PAYMENT in deadline_kinds:
        # What is asked by a day is open still, whatever else was withdrawn or paid.
        scores[Stage.SETTLED] -= _SETTLES
    if scores[Stage.SETTLED] >= _SETTLES:
        # It names the bill that is settled.
        scores[Stage.INVOICE] -= _SETTLES / 2
    _adjust(
        scores,
        collector=collector,
        bailiff=bailiff,
        has_due=has_due,
        refunds=refunds,
        debit_failed=debit_failed,
        instalments=instalments,
        performed=_performed(text),
        reminded=reminds(text),
        unpaid=misses_payment(text),
        sold_to_sender=sold_to_sender,
        rest_left=rest_left(text),
        kinds=deadline_kinds,
        named=named,
        with_costs=with_costs,
    )
    if bailiff and _SERVES.search(text.folded.replace("\n", " ")) and scores[Stage.ENFORCEMENT] < _TITLED:
        # A deed that serves a judgment names the writ before it among its costs, and threatens with more.
        scores[Stage.JUDGMENT] += _SERVED
    if received:
        scores[Stage.SETTLED] += _RECEIVED
    if sold_away and DeadlineKind.PAYMENT not in deadline_kinds:
        # It asks nothing any more, whatever it calls the bill that was sold.
        scores[Stage.TRANSFER] += _SOLD
        for stage in (Stage.INVOICE, Stage.REMINDER):
            scores[stage] -= _SOLD / 2
    if unpaid and scores[Stage.REFUND] <= 0 and not _DECISION.search(title):
        # What was asked before and did not come is asked again, whatever the letter is called after.
        if not any(scores[stage] > 0 for stage in _LATER):
            scores[Stage.REMINDER] = max(scores[Stage.REMINDER], _NOT_PAID)
        scores[Stage.INVOICE] -= _NOT_PAID
    if in_default:
        scores[Stage.FINAL_NOTICE] += _IN_DEFAULT
        scores[Stage.REMINDER] -= _IN_DEFAULT
    if sold_to_sender and not with_costs and _BILL_DAY.search(title):
        # Who bought a bill and sends it on with a day of its own makes the first demand.
        scores[Stage.COLLECTION] -= _COLLECTOR
        scores[Stage.INVOICE] += _BILL
    if instalments >= _SERIES and not scores[Stage.ENFORCEMENT] and _agreed(text):
        scores[Stage.PAYMENT_PLAN] += _COLLECTOR
    ranked = sorted(scores.items(), key=lambda item: -item[1])
    best, score = ranked[0]
    if score <= 0:
        best = _unworded(text, collector=collector, has_due=has_due, with_costs=with_costs)
        # Nothing asked and nothing named: that it asks nothing is as clear as can be.
        return FoundStage(stage=best, sure=best is Stage.INFORMATION and score <= _NOTHING, scores=scores)
    return FoundStage(
        stage=best, sure=score - ranked[1][1] >= _SURE_MARGIN and score >= _SURE_SCORE, scores=scores
    )


def _unworded(text: LetterText, *, collector: bool, has_due: bool, with_costs: bool) -> Stage:
    """The stage of a letter without a word that tells it, by what it asks and for whom."""
    if not has_due:
        return Stage.INFORMATION
    if collector:
        return Stage.COLLECTION
    if with_costs:
        # Interest and costs of collecting come on top of what was asked before.
        return Stage.FINAL_NOTICE
    return Stage.REMINDER if _ARREARS.search(text.folded) else Stage.INVOICE


def _agreed(text: LetterText) -> bool:
    """Whether a sentence speaks of what was agreed, and not of what could be."""
    return any(
        _AGREEMENT.search(sentence.folded) and not _IF_ONLY.search(sentence.folded)
        for _, sentence in text.body
    )


def _performed(text: LetterText) -> bool:
    """Whether the letter states that an attachment was made, in so many words."""
    return any(
        _ATTACHED.search(sentence.folded) and not _threatens_at(sentence.folded) for _, sentence in text.body
    )


def _threatens_at(folded: str) -> bool:
    match = _ATTACHED.search(folded)
    return match is not None and threatens(folded, match)


def _labels_number(title: str, match: re.Match[str]) -> bool:
    """Whether a word of a title stands in the label of a number or a day: "factuurnummer: 4471"."""
    return words.NUMBER_LABEL.match(title[match.start() :]) is not None


def _mere_threat(stage: Stage, title: str, match: re.Match[str]) -> bool:
    if stage not in (Stage.COURT, Stage.JUDGMENT, Stage.PAYMENT_PLAN, Stage.TRANSFER):
        return False
    line_start = title.rfind("\n", 0, match.start()) + 1
    return _TITLE_THREAT.search(title[line_start : match.start()]) is not None


def _adjust(
    scores: dict[Stage, float],
    *,
    collector: bool,
    bailiff: bool,
    has_due: bool,
    refunds: bool,
    debit_failed: bool,
    instalments: int,
    performed: bool,
    reminded: bool,
    unpaid: bool,
    sold_to_sender: bool,
    rest_left: bool,
    kinds: Collection[DeadlineKind],
    named: float,
    with_costs: bool,
) -> None:
    if refunds:
        scores[Stage.REFUND] += 12.0
    if debit_failed:
        scores[Stage.REMINDER] += 6.0
    if collector:
        # A collector that asks nothing and says that all is paid closes its file.
        closes = scores[Stage.SETTLED] and not has_due and DeadlineKind.PAYMENT not in kinds
        scores[Stage.COLLECTION] += 0.0 if closes else _COLLECTOR
        for stage in _FROM_COLLECTOR:
            # What an agency or bailiff calls a reminder is collecting all the same.
            scores[stage] -= 4.0
    if sold_to_sender and has_due and DeadlineKind.PAYMENT in kinds:
        # The buyer of a claim who asks for it by a day collects it.
        if scores[Stage.TRANSFER] >= _SOLD:
            # A notice of the sale names the bill that was sold, and is no first bill itself.
            scores[Stage.INVOICE] -= 4.0
        scores[Stage.TRANSFER] = min(scores[Stage.TRANSFER] - 8.0, _LABEL_ONLY)
        if named < _TITLED and (with_costs or scores[Stage.INVOICE] < _TITLED):
            scores[Stage.COLLECTION] += _COLLECTOR
            for stage in (Stage.INVOICE, Stage.REMINDER, Stage.FINAL_NOTICE):
                scores[stage] -= 4.0
    if reminded:
        scores[Stage.FINAL_NOTICE if scores[Stage.FINAL_NOTICE] else Stage.REMINDER] += _REMINDED
        scores[Stage.INVOICE] -= _REMINDED
    elif unpaid and scores[Stage.INVOICE] > 0:
        # A first bill does not miss its payment, whatever the letter calls itself.
        scores[Stage.FINAL_NOTICE if scores[Stage.FINAL_NOTICE] > 0 else Stage.REMINDER] += _UNPAID
        scores[Stage.INVOICE] -= _UNPAID
    if performed:
        scores[Stage.ENFORCEMENT] += _PERFORMED
    if instalments >= 2:
        scores[Stage.PAYMENT_PLAN] += 4.0 if scores[Stage.PAYMENT_PLAN] else 2.0
    elif scores[Stage.PAYMENT_PLAN] and not has_due:
        scores[Stage.PAYMENT_PLAN] -= 1.0
    if rest_left and has_due:
        scores[Stage.SETTLED] = 0.0
    if DeadlineKind.COURT in kinds:
        scores[Stage.COURT] += 4.0
    asks = has_due or DeadlineKind.PAYMENT in kinds
    if DeadlineKind.ENFORCEMENT in kinds and (asks or scores[Stage.ENFORCEMENT] > 0):
        scores[Stage.ENFORCEMENT] += 3.0
        if scores[Stage.ENFORCEMENT] >= _TITLED:
            # The day on which it happens is set: that is more than a warning, whatever the letter is called.
            scores[Stage.FINAL_NOTICE] -= _TITLED
    if bailiff and scores[Stage.JUDGMENT] >= 6.0:
        scores[Stage.JUDGMENT] += 1.0
    # A writ names the judgment it carries out: the later step is the letter's.
    if scores[Stage.ENFORCEMENT] >= 8.0 and scores[Stage.JUDGMENT] > 0:
        scores[Stage.JUDGMENT] -= 3.0
    if scores[Stage.COURT] >= 10.0:
        scores[Stage.JUDGMENT] -= 3.0
    # A reminder or final notice names the bill it is about.
    if max(scores[Stage.REMINDER], scores[Stage.FINAL_NOTICE]) >= 5.0:
        scores[Stage.INVOICE] -= 3.0
    if scores[Stage.FINAL_NOTICE] >= 7.0:
        scores[Stage.REMINDER] -= 6.0
    if not has_due and not refunds:
        for stage in (Stage.INVOICE, Stage.REMINDER):
            scores[stage] -= 4.0


def find_plan(text: LetterText, stage: Stage) -> Plan | None:
    """The state of the arrangement in a letter about one."""
    if stage is not Stage.PAYMENT_PLAN:
        return None
    if _stated(text, words.PLAN_BROKEN, words.PLAN_BROKEN_ONLY_IF):
        return Plan.BROKEN
    agreed = re.search(
        r"akkoord|bevestig|afgesproken|overeengekomen|agreed|confirm|toegekend|goedgekeurd|toegewezen",
        text.title,
    ) or any(
        re.search(
            r"(?:hebben|zijn) (?:wij |we )?.{0,25}(?:afgesproken|overeengekomen)|(?:gaan|"
            r"stemmen) .{0,30}(?:akkoord|in met)|bevestigen|we (?:have )?agreed?",
            sentence.folded,
        )
        for _, sentence in text.body
    )
    if not agreed and words.PLAN_OFFERED.search(text.folded):
        return Plan.OFFERED
    return Plan.AGREED


def is_disputed(text: LetterText) -> bool:
    """Whether the letter says that the reader disputes the debt, not merely that one can."""
    return _stated(text, words.DISPUTED, words.DISPUTE_ONLY_IF)


def _stated(text: LetterText, pattern: re.Pattern[str], only_if: re.Pattern[str]) -> bool:
    """Whether a sentence states what `pattern` says, outright and not as a condition or a question."""
    for _, sentence in text.body:
        match = pattern.search(sentence.folded)
        if match is None or sentence.folded.endswith("?"):
            continue
        if not only_if.search(sentence.folded[: match.start()]) and not opens_with_condition(sentence.folded):
            return True
    match = pattern.search(text.title)
    return match is not None and not only_if.search(text.title[: match.start()])


def is_on_hold(text: LetterText) -> bool:
    """Whether the letter says that its claim rests for now, and asks nothing meanwhile."""
    return any(
        _RESTS.search(sentence.folded) and not _THREAT_OF_END.search(sentence.folded)
        for _, sentence in text.body
    )
