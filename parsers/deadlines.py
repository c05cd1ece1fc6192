"""Deadlines: every day that counts, printed or computed from a term, with its kind; nothing shifted, nothing
estimated.

A printed term is counted from the day the letter names (its own date, the bill's date, a given day): 14 days
are 14 calendar days and six weeks 42, without a shift for weekends or holidays; the General Extension of Time
Limits Act (*Algemene termijnenwet*) is for the findings of the overview, not for what the letter says. A term
that runs from receipt gives no day but an `EstimatedDeadline`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from parsers.context import ContextReader
from parsers.dates import DateMention, TermMention
from parsers.deadline_kinds import kind_of_day, label_kind, nearest_kind, of_other_matter
from parsers.facts import DeadlineKind, EstimatedDeadline
from parsers.layout import Block
from parsers.lexicon import choices
from parsers.lexicon import deadlines as words

# A day further ahead than this is no deadline of a letter but the end of a contract or the like.
_FURTHEST_DAYS: Final = 800
_HEADING_LENGTH: Final = 70
_LABEL_WORDS: Final = 4
_SENTENCES_ON: Final = 2
_CUE_ALONE: Final = re.compile(
    r"(?:te betalen |betalen )?(?:voor|uiterlijk|voor of op|op of voor|before|by|due)(?: op)?:?"
)
_AMOUNT: Final = re.compile(r"\W*(?:eur\b)?\W*\d[\d.]*(?:,\d\d|,-+|\.\d\d)\W*")
# Days from the letter's date to a safe guess of its delivery: posted the same day, delivered the next working
# day.
_FASTEST_POST_DAYS: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FoundDeadline:
    """A deadline with where it was read; `sure` is false where the kind or the start of its term was
    guessed."""

    kind: DeadlineKind
    day: date
    block: Block
    start: int
    end: int
    sure: bool
    strong: bool
    computed: bool
    amount_cents: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTerms:
    """Deadlines that printed terms give, and those that can only be estimated."""

    deadlines: tuple[FoundDeadline, ...]
    estimated: tuple[EstimatedDeadline, ...]


def find_printed(
    dates: Sequence[DateMention],
    context: ContextReader,
    *,
    letter_date: date | None,
    skip: DateMention | None,
) -> tuple[FoundDeadline, ...]:
    """Deadlines that stand in the letter as days."""
    found: list[FoundDeadline] = []
    for mention in dates:
        if mention is skip:
            continue
        day = mention.day if letter_date is None else mention.in_or_after(letter_date)
        if day is None or (letter_date is not None and not 0 <= (day - letter_date).days <= _FURTHEST_DAYS):
            continue
        if day == letter_date and not choices.TODAY.search(
            context.sentence_at(mention.block, mention.start).folded
        ):
            # The day of the letter itself, as in the header of a mail that was passed on.
            continue
        deadline = (
            _by_label(mention, day, context)
            or _by_sentence(mention, day, context)
            or _debited_then(mention, day, context)
        )
        if deadline is not None:
            found.append(deadline)
            found.extend(_on_same_day(deadline, context))
    return tuple(found)


def _debited_then(mention: DateMention, day: date, context: ContextReader) -> FoundDeadline | None:
    """A debit on a day that a sentence before it names: "Op 3 mei begint een nieuw jaar. Wij schrijven
    die dag € 54,00 af"."""
    block = mention.block
    here = context.sentence_at(block, mention.start)
    following = [sentence for sentence in context.sentences(block) if sentence.start > here.start][
        :_SENTENCES_ON
    ]
    debited = any(
        words.DEBIT_SENTENCE.search(sentence.folded) and words.DEBITED_THEN.search(sentence.folded)
        for sentence in following
    )
    if not debited or words.PAST.search(here.folded):
        return None
    return FoundDeadline(
        kind=DeadlineKind.PAYMENT, day=day, block=block, start=mention.start, end=mention.end,
        sure=mention.weekday_fits and mention.exact, strong=False, computed=False,
    )  # fmt: skip


def _on_same_day(deadline: FoundDeadline, context: ContextReader) -> Iterator[FoundDeadline]:
    """What else is to happen on a day: "betaal voor die datum", "wij sluiten die dag af"."""
    if deadline.kind not in (DeadlineKind.PAYMENT, DeadlineKind.ENFORCEMENT):
        return
    block = deadline.block
    here = context.sentence_at(block, deadline.start)
    following = [sentence for sentence in context.sentences(block) if sentence.start >= here.start][:3]
    for sentence in following:
        for match in words.SAME_DAY.finditer(sentence.folded):
            start, end = sentence.start + match.start(), sentence.start + match.end()
            if start < deadline.end:
                continue
            kind = nearest_kind(sentence.folded, match.start(), match.end())
            if kind is DeadlineKind.PAYMENT and not match["last"]:
                continue
            if kind is DeadlineKind.ENFORCEMENT and (match["last"] or "").startswith(("tot", "until")):
                # "Tot die tijd is uw pas geblokkeerd": what is so already.
                continue
            if kind in (DeadlineKind.PAYMENT, DeadlineKind.ENFORCEMENT) and kind is not deadline.kind:
                yield replace(deadline, kind=kind, start=start, end=end, strong=True, sure=deadline.sure)
                return


def _by_label(mention: DateMention, day: date, context: ContextReader) -> FoundDeadline | None:
    block = mention.block
    cell = block.cell_at(mention.start)
    before = context.line_before(block, mention.start).strip()
    after = re.split(r"\.\s", context.line_after(block, mention.end), maxsplit=1)[0].strip()
    if len(after) > 24 or len(before) > 45:
        return None
    if len(before.split()) > _LABEL_WORDS and not before.endswith(":"):
        return None
    labels = [before] if before else []
    if not before or len(before) < 12:
        labels += [context.left_label(cell), context.above_label(cell), context.column_head(cell)]
    if _CUE_ALONE.fullmatch(before) and not after and _AMOUNT.fullmatch(context.above_cell(cell)):
        # Under an amount: "€ 36,26" and then "vóór 21 april 2025".
        labels.append("uiterste betaaldatum")
    for label in labels:
        if not label or len(label) > 60 or words.OLD_DUE_LABEL.search(label):
            continue
        kind = label_kind(label)
        if kind is not None:
            return FoundDeadline(
                kind=kind,
                day=day,
                block=block,
                start=mention.start,
                end=mention.end,
                sure=mention.weekday_fits and mention.exact,
                strong=not label.startswith("verval"),
                computed=False,
            )
    return None


def _by_sentence(mention: DateMention, day: date, context: ContextReader) -> FoundDeadline | None:
    block = mention.block
    sentence = context.sentence_at(block, mention.start)
    start = max(0, mention.start - sentence.start)
    end = max(0, mention.end - sentence.start)
    before, after = sentence.folded[:start], sentence.folded[end:]
    strong = words.STRONG_CUE.search(before) is not None or words.STRONG_AFTER.match(after) is not None
    strong = strong or words.DONE_BY.search(f"{before}|{after}") is not None
    event = words.EVENT_CUE.search(before) is not None or not mention.exact
    debit = words.DEBIT_SENTENCE.search(sentence.folded) is not None
    if not strong and not event:
        return None
    if of_other_matter(sentence, before, context.before_sentence(block, sentence)):
        return None
    if words.UNTIL_OF_PAID.search(before):
        return None
    previous = context.before_sentence(block, sentence)
    kind = kind_of_day(sentence.folded, start, end, previous)
    sure = kind is not None
    heads = len(previous) < _HEADING_LENGTH and not previous.endswith(".")
    if kind is None and (strong or heads):
        kind = nearest_kind(previous, -1, -1)
    if strong and kind in (DeadlineKind.ENFORCEMENT, DeadlineKind.COURT) and words.NOT_DONE.search(before):
        # The day is the last one of what was asked before it; the measure comes after.
        asked = nearest_kind(previous, -1, -1)
        kind = asked if asked is DeadlineKind.RESPONSE else DeadlineKind.PAYMENT
    elif strong and kind in (DeadlineKind.ENFORCEMENT, DeadlineKind.COURT) and words.IF_NOT_BY.match(before):
        # What follows when it was not done by then has words of its own.
        then = words.THEN.search(after)
        clause = before + after[: then.start() if then else len(after)]
        asked = nearest_kind(clause, len(before), len(before)) if then else kind
        kind = asked if asked is DeadlineKind.RESPONSE or not then else DeadlineKind.PAYMENT
    if not strong and words.NAMED_MEASURE.search(before):
        kind, sure = DeadlineKind.ENFORCEMENT, True
    elif not strong:
        monthly = not mention.exact and words.EVERY_MONTH.search(sentence.folded) is not None
        if debit and kind in (DeadlineKind.PAYMENT, None) and not monthly:
            kind = DeadlineKind.PAYMENT
        elif kind not in (DeadlineKind.COURT, DeadlineKind.ENFORCEMENT) or words.EVERY_MONTH.search(
            sentence.folded
        ):
            return None
        if words.PAST.search(before[-60:]) and kind is not DeadlineKind.COURT:
            return None
    if kind is None:
        return None
    return FoundDeadline(
        kind=kind,
        day=day,
        block=block,
        start=mention.start,
        end=mention.end,
        sure=sure and mention.weekday_fits and mention.exact,
        strong=strong,
        computed=False,
    )


def find_terms_that_run(
    terms: Sequence[TermMention],
    dates: Sequence[DateMention],
    context: ContextReader,
    *,
    letter_date: date | None,
    served: bool,
) -> FoundTerms:
    """Deadlines of printed terms.

    Args:
        terms: All counts of days, weeks and months of the letter.
        dates: All days of the letter: a term may count from one.
        context: Of the same letter.
        letter_date: Where terms start that name the letter's date, or nothing.
        served: Whether the letter is itself the service of a writ, so that "after service" counts from its
        date.
    """
    found: list[FoundDeadline] = []
    estimated: list[EstimatedDeadline] = []
    for term in terms:
        block = term.block
        sentence = context.sentence_at(block, term.start)
        start = max(0, term.start - sentence.start)
        end = max(0, term.end - sentence.start)
        before, after = sentence.folded[:start], sentence.folded[end:]
        if words.TERM_CUE.search(before) is None and words.TERM_AFTER_CUE.match(after) is None:
            continue
        if words.ANCHOR_LATER.match(after) or re.search(r"\bdaarna\b", after[:12]):
            continue
        previous = context.before_sentence(block, sentence)
        told = words.ASKED_NOW.sub("", before)
        if of_other_matter(sentence, before, previous) or words.PAST.search(told[-50:]):
            continue
        if words.NOT_YET.search(before) and not words.ANCHOR_LETTER.match(after):
            continue
        kind = kind_of_day(sentence.folded, start, end, previous)
        sure = kind is not None
        if kind is None:
            label = context.left_label(block.cell_at(term.start))
            kind = nearest_kind(label, -1, -1)
            sure = kind is not None
        if kind is None:
            kind = nearest_kind(previous, -1, -1)
            sure = kind is DeadlineKind.OBJECTION
        if kind is None and words.ANCHOR_LETTER.match(after):
            # "U hebt nog 14 dagen na dagtekening de tijd": for what the letter asks.
            kind = DeadlineKind.PAYMENT
        if kind is None:
            continue
        service = words.ANCHOR_SERVICE.search(after[:70]) is not None
        receipt = (
            words.ANCHOR_RECEIPT.search(after[:90]) is not None
            or words.RECEIPT_BEFORE.search(before) is not None
        )
        if service and not served:
            continue
        if receipt and not _received_by_sender(after):
            estimated.append(_estimate(term, kind, sentence.folded, letter_date))
            continue
        anchor, anchored = _anchor(term, after, dates, letter_date)
        if anchor is None:
            continue
        if not anchored and not service and kind in (DeadlineKind.COURT, DeadlineKind.ENFORCEMENT):
            continue
        found.append(
            FoundDeadline(
                kind=kind,
                day=term.after(anchor),
                block=block,
                start=term.start,
                end=term.end,
                sure=sure and (anchored or service),
                strong=anchored or service,
                computed=True,
            )
        )
        found.extend(_in_same_term(found[-1], context))
    return FoundTerms(deadlines=tuple(found), estimated=tuple(estimated))


def _in_same_term(deadline: FoundDeadline, context: ContextReader) -> Iterator[FoundDeadline]:
    """An answer or objection that is asked within the term set just before: "binnen dezelfde termijn"."""
    block = deadline.block
    following = [sentence for sentence in context.sentences(block) if sentence.start > deadline.start][:4]
    for sentence in following:
        match = words.SAME_TERM.search(sentence.folded)
        if match is None or words.NOT_YET.search(sentence.folded[: match.start()]):
            continue
        kind = nearest_kind(sentence.folded, match.start(), match.end())
        if kind in (DeadlineKind.RESPONSE, DeadlineKind.OBJECTION) and kind is not deadline.kind:
            start = sentence.start + match.start()
            yield replace(deadline, kind=kind, start=start, end=sentence.start + match.end())
            return


def _received_by_sender(after: str) -> bool:
    """Whether what is received is the reader's money or paper, at the sender's: no start of a term."""
    return (
        re.match(
            r"^[^.]{0,60}(?:(?:te )?(?:hebben|zijn|worden) ontvangen|ontvangen (?:hebben|zijn|te zijn)|"
            r"bij ons|door ons|in ons bezit|received by us|van u (?:te )?ontvangen|op onze rekening)",
            after,
        )
        is not None
    )


def _anchor(
    term: TermMention, after: str, dates: Sequence[DateMention], letter_date: date | None
) -> tuple[date | None, bool]:
    """The day from which a term counts, and whether the letter names it."""
    near = re.match(r"^\s*(?:na|vanaf|after|from|of)\s(?:de (?:datum|dagtekening) (?:van )?)?", after)
    if near is not None:
        for mention in dates:
            if mention.block is term.block and 0 <= mention.start - term.end <= near.end() + 2:
                day = mention.day or (letter_date and mention.nearest_to(letter_date))
                if day:
                    return day, True
    return letter_date, words.ANCHOR_LETTER.match(after) is not None


def _estimate(
    term: TermMention, kind: DeadlineKind, wording: str, letter_date: date | None
) -> EstimatedDeadline:
    """A term from receipt: its last safe day counts from the soonest day on which post can have come.

    Source: art. 6:96 lid 6 BW and ECLI:NL:HR:2016:2704: the term starts on the day after receipt, which the
    creditor has
    to prove; the soonest delivery is the day after the letter's date, so counting from there errs on the safe
    side.
    """
    safe = (
        None
        if letter_date is None
        else term.after(date.fromordinal(letter_date.toordinal() + _FASTEST_POST_DAYS))
    )
    return EstimatedDeadline(kind=kind, last_safe_day=safe, wording=wording[:300])


def merge(deadlines: Sequence[FoundDeadline]) -> tuple[FoundDeadline, ...]:
    """One of each kind and day; of payment days without amounts those that are weaker or guessed give way to
    the plain ones."""
    best: dict[tuple[DeadlineKind, date], FoundDeadline] = {}
    for item in deadlines:
        key = (item.kind, item.day)
        known = best.get(key)
        if known is None or (item.sure, item.strong, not item.computed) > (
            known.sure,
            known.strong,
            not known.computed,
        ):
            best[key] = item
    kept = list(best.values())
    for kind in DeadlineKind:
        same = [item for item in kept if item.kind is kind and item.amount_cents is None]
        strong = [item for item in same if item.strong]
        if strong and len(same) > len(strong):
            kept = [item for item in kept if item not in same or item.strong]
            same = strong
        printed = [item for item in same if not item.computed]
        if any(item.sure for item in same if item.computed) and not any(item.sure for item in printed):
            # A term that is plain says more than a day of which it was guessed what it is for.
            kept = [item for item in kept if item not in printed]
        elif kind is DeadlineKind.PAYMENT and printed and len(printed) < len(same):
            # "Within 14 days, that is by 12 May": the day that is printed is the one the letter sets.
            kept = [item for item in kept if item not in same or not item.computed]
    kept.sort(key=lambda item: (item.day, item.kind))
    return tuple(kept)
