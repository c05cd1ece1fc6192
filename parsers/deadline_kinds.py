"""Kinds of deadlines: what has to be done by a day, by the words nearest to it; and days of other matters."""

from __future__ import annotations

import re

from parsers.context import Sentence
from parsers.facts import DeadlineKind
from parsers.lexicon import choices, money_phrases
from parsers.lexicon import deadlines as words


def label_kind(label: str) -> DeadlineKind | None:
    """The kind of a day that stands beside a folded label, or `None` where the label tells none."""
    if words.COURT_LABEL.search(label):
        return DeadlineKind.COURT
    if words.ENFORCEMENT_LABEL.search(label):
        return DeadlineKind.ENFORCEMENT
    due = words.DUE_LABEL.search(label) is not None
    if words.OBJECTION_LABEL.search(label) and (
        due or "datum" in label or "termijn" in label or "tot" in label
    ):
        return DeadlineKind.OBJECTION
    if words.RESPONSE_LABEL.search(label) and not words.KIND_WORDS[DeadlineKind.PAYMENT].search(label):
        return DeadlineKind.RESPONSE
    if due and words.ASKS_ANSWER.search(label):
        return DeadlineKind.RESPONSE
    if due and not words.KIND_WORDS[DeadlineKind.PAYMENT].search(label):
        for kind in (DeadlineKind.OBJECTION, DeadlineKind.RESPONSE):
            if words.KIND_WORDS[kind].search(label):
                return kind
    return DeadlineKind.PAYMENT if due else None


def kind_of_day(folded: str, start: int, end: int, previous: str) -> DeadlineKind | None:
    """The kind of the day or term from `start` to `end` in a sentence, which may be about what the sentence
    before it named."""
    kind = nearest_kind(folded, start, end)
    if kind in (None, DeadlineKind.RESPONSE) and words.ON_ACCOUNT.match(folded[end:]):
        return DeadlineKind.PAYMENT
    points_back = kind is DeadlineKind.PAYMENT and words.POINTS_BACK.match(folded)
    if points_back and not words.OF_MONEY.search(folded):
        asked = nearest_kind(previous, -1, -1)
        return DeadlineKind.RESPONSE if asked is DeadlineKind.RESPONSE else kind
    return kind


def of_other_matter(sentence: Sentence, before: str, previous: str) -> bool:
    """Whether a day or term belongs to something else than what the reader has to do about this claim."""
    folded = sentence.folded
    if words.ON_ACCOUNT.match(folded[len(before) :]) and not words.WE_PAY.search(folded):
        return False
    then = words.THEN.search(folded) if words.IF_NOT_BY.match(folded) else None
    # "..., dan laten wij" is what follows when the reader did nothing.
    asked = folded[: then.start()] if then is not None and then.start() >= len(before) else folded
    if (
        words.SENDER_ACTS.search(asked)
        and not words.ASKS_ANSWER.search(folded)
        and not money_phrases.PAYMENT_PHRASE.search(before[-60:])
    ):
        return True
    if choices.OPTION.search(folded):
        return True
    objects = words.KIND_WORDS[DeadlineKind.OBJECTION].search(folded) is not None
    if (
        money_phrases.OTHER_SENTENCE.search(folded)
        and not objects
        and not re.search(r"\b(?:uiterlijk|voor of op|no later than)\b", folded)
    ):
        return True
    asks = money_phrases.PAYMENT_PHRASE.search(folded) or words.ASKS_PAPERS.search(folded)
    asks = asks or words.MAY_ANSWER.search(folded)
    if words.CHANGE_MATTER.search(folded) and not asks:
        return True
    if re.search(r"verandert er iets|verhui(?:st|zen)|wijzig", previous):
        return True
    if before.rstrip().endswith("tot en met") and words.CAN_UNTIL.search(before):
        return False
    if words.UP_TO_AND_WITH.search(before) and money_phrases.PAYMENT_PHRASE.search(folded):
        # "Wilt u dit tot en met 3 mei betalen?": no period, for which a first day is named.
        return False
    return (
        re.search(
            r"\b(?:periode|period|tijdvak|loopt|geldt|geldig|valid|sinds|since|over de maanden?|"
            r"rente (?:tot|t/m|vanaf)|interest (?:until|from)|tot en met)\b[^.]{0,30}$",
            before,
        )
        is not None
    )


def nearest_kind(folded: str, start: int, end: int) -> DeadlineKind | None:
    """The kind of the word nearest to the span from `start` to `end`; with -1, the last one of the text."""
    pays_first = words.PAYS_FIRST.search(folded)
    if pays_first is not None and 0 <= start < end <= pays_first.start("rest"):
        return DeadlineKind.PAYMENT
    best: tuple[float, DeadlineKind] | None = None
    ordered = list(words.KIND_WORDS.items())
    objects = choices.OBJECTS.search(folded) is not None
    for kind, pattern in ordered:
        if kind is DeadlineKind.OBJECTION and words.OBJECTION_DOES_NOT_STAY.search(folded):
            continue
        if kind in (DeadlineKind.ENFORCEMENT, DeadlineKind.COURT) and words.TO_PREVENT.search(folded):
            continue
        for match in pattern.finditer(folded):
            if kind is DeadlineKind.RESPONSE and objects and choices.ALSO_OF_OBJECTION.search(match.group()):
                # "Niet eens? Dien een bezwaarschrift in": that is how one objects.
                continue
            if start < 0:
                distance = float(len(folded) - match.end())
            elif match.end() <= start:
                distance = float(start - match.end())
            else:
                distance = max(0.0, match.start() - end)
            # A word of objection, court or enforcement says more than a word of payment that stands as near.
            distance += {
                DeadlineKind.PAYMENT: 12.0,
                DeadlineKind.RESPONSE: 8.0,
                DeadlineKind.OBJECTION: -14.0,
                DeadlineKind.COURT: 0.0,
                DeadlineKind.ENFORCEMENT: 4.0,
            }[kind]
            if best is None or distance < best[0]:
                best = (distance, kind)
    if start >= 0 and (best is None or best[1] is DeadlineKind.PAYMENT) and words.ASKS_ANSWER.search(folded):
        return DeadlineKind.RESPONSE
    return best[1] if best else None
